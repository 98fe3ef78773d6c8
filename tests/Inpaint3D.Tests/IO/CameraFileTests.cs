using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public sealed class CameraFileTests : IDisposable
{
    readonly string _path = Path.Combine(Path.GetTempPath(), $"inpaint3d-camera-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_point_right_below_and_before_the_camera_lands_where_its_file_says()
    {
        // x = R X + t with x right, y down, z forward: X = (1, 2, 8) has x = (1.5, 2, 10), so u = 100·0.15 + 31, v = 90·0.2 + 17.
        File.WriteAllText(_path, """{"width":64,"height":36,"fx":100,"fy":90,"cx":31,"cy":17,"R":[[1,0,0],[0,1,0],[0,0,1]],"t":[0.5,0,2],"znear":1,"zfar":50}""");
        var camera = CameraFile.Load(_path);
        var (u, v, depth) = camera.Project(new Vec3(1, 2, 8));
        Assert.Equal((64, 36), (camera.Width, camera.Height));
        Assert.Equal((46.0, 35.0, 10.0), (u, v, depth));
        Assert.Equal((1.0, 50.0), CameraFile.LoadDepthRange(_path));
    }

    [Fact]
    public void A_camera_comes_back_as_it_was_written()
    {
        double c = Math.Cos(0.4), s = Math.Sin(0.4);
        var camera = new Camera(640, 360, 500.25, 499, 320.5, 180) { Rotation = new Mat3(new(c, 0, s), new(0, 1, 0), new(-s, 0, c)), Translation = new Vec3(1, -2, 3.5) };
        CameraFile.Save(camera, _path);
        Assert.Equal(camera, CameraFile.Load(_path));
        Assert.Null(CameraFile.LoadDepthRange(_path));
        Assert.Throws<IOException>(() => CameraFile.Save(camera, _path));
    }

    [Theory]
    [InlineData("""{"width":4,"height":4,"fx":1,"fy":1,"cx":0,"cy":0,"R":[[1,0,0],[0,1,0],[0,0,1]]}""", "\"t\" is missing")]
    [InlineData("""{"width":4,"height":4,"fx":0,"fy":1,"cx":0,"cy":0,"R":[[1,0,0],[0,1,0],[0,0,1]],"t":[0,0,0]}""", "\"fx\" is 0")]
    [InlineData("""{"width":4.5,"height":4,"fx":1,"fy":1,"cx":0,"cy":0,"R":[[1,0,0],[0,1,0],[0,0,1]],"t":[0,0,0]}""", "\"width\"")]
    [InlineData("""{"width":4,"height":4,"fx":1,"fy":1,"cx":0,"cy":0,"R":[[1,0,0],[0,2,0],[0,0,1]],"t":[0,0,0]}""", "not a rotation")]
    [InlineData("""{"width":4,"height":4,"fx":1,"fy":1,"cx":0,"cy":0,"R":[[1,0,0],[0,-1,0],[0,0,1]],"t":[0,0,0]}""", "mirrors")]
    [InlineData("""{"width":4,"height":4,"fx":1,"fy":1,"cx":0,"cy":0,"R":[[1,0,0],[0,1,0]],"t":[0,0,0]}""", "6 numbers")]
    [InlineData("""{"width":4,"height":4,"fx":"1","fy":1,"cx":0,"cy":0,"R":[[1,0,0],[0,1,0],[0,0,1]],"t":[0,0,0]}""", "\"fx\"")]
    [InlineData("""[1, 2]""", "JSON object")]
    [InlineData("""{"width":""", "no JSON")]
    public void A_bad_file_is_refused_with_the_place_of_its_fault(string json, string fault)
    {
        File.WriteAllText(_path, json);
        var error = Assert.Throws<InvalidDataException>(() => CameraFile.Load(_path));
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(_path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing() =>
        Assert.Throws<FileNotFoundException>(() => CameraFile.Load(_path));
}
