using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.Fronts;

/// <summary>A grey wall 8 units away with a white post 4 units away before it, seen from elsewhere.</summary>
public sealed class CliViewTests : IDisposable
{
    const int Width = 48, Height = 24, PostLeft = 20, PostRight = 28;
    const double Focal = 40, Near = 4, Far = 8, Baseline = 0.8;
    readonly CliProcess _cli = new();

    public CliViewTests()
    {
        var (color, depth, disparity) = (new Field(Width, Height, 1, 3) { Coding = SampleCoding.UInt8 }, new Field(Width, Height), new Field(Width, Height));
        for (int i = 0; i < color.PlaneLength; i++)
        {
            bool post = i % Width is >= PostLeft and < PostRight;
            for (int c = 0; c < 3; c++) color.Plane(c)[i] = post ? 1 : 100 / 255f;
            depth.Samples[i] = (float)(post ? Near : Far);
            disparity.Samples[i] = (float)(Focal * Baseline / depth.Samples[i]);
        }
        Formats.SaveImage(color, _cli["color.png"]);
        Formats.SaveImage(depth, _cli["depth.pfm"]);
        Formats.SaveImage(disparity, _cli["disparity.pfm"]);
        CameraFile.Save(Camera, _cli["camera.json"]);
        CameraFile.Save(Camera.Moved(new Vec3(Baseline, 0, 0)), _cli["to.json"]);
    }

    static Camera Camera => new(Width, Height, Focal, Focal, 0.5 * (Width - 1), 0.5 * (Height - 1));

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("depth.pfm", "--camera", "camera.json", "--to", "to.json")]
    [InlineData("depth.pfm", "--camera", "camera.json", "--baseline", "0.8")]
    [InlineData("disparity.pfm", "--baseline", "0.8", "--focal", "40")]
    [InlineData("depth.pfm", "--baseline", "0.8", "--focal", "40", "--depth-kind", "distance")]
    public void What_the_post_hid_is_filled_with_the_wall(string depth, params string[] cameras)
    {
        var ended = _cli.Run(["view", "color.png", depth, "-o", "view.png", "--mask-out", "mask.png", "--depth-out", "depth-out.pfm", .. cameras]);
        Assert.Equal("", ended.Error);
        Assert.Equal(0, ended.ExitCode);
        Assert.Matches(@"^made 1 view, filled [\d,]+ pixels with background-criminisi in .* \(elapsed_ms=", ended.Output);
        var view = Formats.LoadImage(_cli["view.png"]);
        var hole = Mask.Above(Formats.LoadImage(_cli["mask.png"]));
        var newDepth = Formats.LoadImage(_cli["depth-out.pfm"]);
        Assert.Equal((Width, Height, 3), (view.Width, view.Height, view.Channels));
        // The wall shifts by 4 pixels to the left and the post by 8: 4 columns appear on the post's right.
        Assert.True(hole.Count >= 4 * Height);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                bool post = x is >= PostLeft - 8 and < PostRight - 8;
                Assert.Equal(post ? 1 : 100 / 255f, view[x, y], 1e-6f);
                Assert.Equal(post ? Near : Far, newDepth[x, y], 0.01);
            }
        }
    }

    [Fact]
    public void A_folder_of_cameras_gives_a_folder_of_views()
    {
        Directory.CreateDirectory(_cli["path"]);
        for (int k = 0; k < 3; k++) CameraFile.Save(Camera.Moved(new Vec3(0.2 * k, 0, 0)), Path.Combine(_cli["path"], $"{k:00000}.json"));
        var ended = _cli.Run("view", "color.png", "depth.pfm", "-o", "frames", "--camera", "camera.json", "--to", "path", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(3, ended.Json.GetProperty("views").GetInt32());
        Assert.True(ended.Json.GetProperty("core_s").GetDouble() > 0);
        Assert.Equal(["00000.png", "00001.png", "00002.png"], Directory.EnumerateFiles(_cli["frames"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Formats.LoadImage(_cli["color.png"]).Samples, Formats.LoadImage(Path.Combine(_cli["frames"], "00000.png")).Samples);

        var again = _cli.Run("view", "color.png", "depth.pfm", "-o", "frames", "--camera", "camera.json", "--to", "path");
        Assert.Equal((int)Exit.BadOutput, again.ExitCode);
    }

    [Fact]
    public void Frames_go_with_the_cameras_of_their_number()
    {
        foreach (string folder in new[] { "colors", "depths", "cameras", "targets" }) Directory.CreateDirectory(_cli[folder]);
        for (int k = 0; k < 2; k++)
        {
            File.Copy(_cli["color.png"], Path.Combine(_cli["colors"], $"{k}.png"));
            File.Copy(_cli["depth.pfm"], Path.Combine(_cli["depths"], $"{k}.pfm"));
            File.Copy(_cli["camera.json"], Path.Combine(_cli["cameras"], $"{k}.json"));
            File.Copy(_cli[k == 0 ? "camera.json" : "to.json"], Path.Combine(_cli["targets"], $"{k}.json"));
        }
        Assert.Equal(0, _cli.Run("view", "colors", "depths", "-o", "out", "--camera", "cameras", "--to", "targets").ExitCode);
        byte[] Frame(int k) => File.ReadAllBytes(Path.Combine(_cli["out"], $"{k}.png"));
        Assert.NotEqual(Frame(0), Frame(1));

        File.Delete(Path.Combine(_cli["depths"], "1.pfm"));
        File.Copy(_cli["depth.pfm"], Path.Combine(_cli["depths"], "2.pfm"));
        File.Copy(_cli["depth.pfm"], Path.Combine(_cli["depths"], "3.pfm"));
        var ended = _cli.Run("view", "colors", "depths", "-o", "out2", "--camera", "cameras", "--to", "targets");
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.Contains("there must be one for each", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mesh_is_shown_with_its_hole_filled_before_a_transparent_background()
    {
        Formats.SaveMesh(Views.MeshViewTests.Painted(), _cli["scan.ply"]);
        CameraFile.Save(Views.MeshViewTests.Front, _cli["front.json"]);
        var ended = _cli.Run("view", "scan.ply", "-o", "view.png", "--camera", "front.json", "--mask-out", "mask.png", "--bake", "baked.ply", "--json");
        Assert.Equal("", ended.Error);
        Assert.Equal(0, ended.ExitCode);
        Assert.True(ended.Json.GetProperty("hole_px").GetInt32() > 200);
        var (view, hole) = (Formats.LoadImage(_cli["view.png"]), Mask.Above(Formats.LoadImage(_cli["mask.png"])));
        Assert.Equal(4, view.Channels);
        for (int i = 0; i < view.PlaneLength; i++)
            if (hole.Samples[i] != 0) Assert.InRange(view.Plane(1)[i], 0.3f, 0.7f);
        Assert.Equal(0, view[0, 0, 0, 3]);
        Assert.Equal(1, view[48, 36, 0, 3]);

        // The hole is there no more for a camera that comes later.
        Assert.Equal(0, _cli.Run("view", "baked.ply", "-o", "again.png", "--camera", "front.json", "--json").Json.GetProperty("hole_px").GetInt32());
        Assert.Equal(0, _cli.Run("view", "scan.ply", "-o", "auto.png", "--size", "64x48").ExitCode);
    }

    [Fact]
    public void On_a_path_each_view_shows_what_was_filled_before()
    {
        Directory.CreateDirectory(_cli["path"]);
        for (int k = 0; k < 3; k++) CameraFile.Save(Camera.Moved(new Vec3(0.8 - (0.1 * k), 0, 0)), Path.Combine(_cli["path"], $"{k}.json"));
        var ended = _cli.Run("view", "color.png", "depth.pfm", "-o", "frames", "--camera", "camera.json", "--to", "path", "--bake", "scene.ply", "--mask-out", "masks");
        Assert.Equal(0, ended.ExitCode);
        int Holes(int k) => Mask.Above(Formats.LoadImage(Path.Combine(_cli["masks"], $"{k}.png"))).Count;
        Assert.True(Holes(0) >= 4 * Height && Holes(1) < 0.3 * Holes(0) && Holes(2) < 0.3 * Holes(0), $"{Holes(0)}, {Holes(1)}, {Holes(2)}");
        var scene = Formats.LoadMesh(_cli["scene.ply"]);
        Assert.True(scene.Colors is not null && scene.Positions.Length > Width * Height);
    }

    [Theory]
    [InlineData("--baseline: is not for views of meshes", "box.ply", "--baseline", "1")]
    [InlineData("--to: a mesh has no camera of its own; give the one to look from by --camera.", "box.ply", "--to", "c.json")]
    [InlineData("--size: is not for views of pictures", "color.png", "depth.pfm", "--size", "8x8")]
    [InlineData("give a picture and its depth, or one or more meshes", "color.png")]
    [InlineData("give a picture and its depth, or one or more meshes", "box.ply", "color.png", "depth.pfm")]
    public void Options_and_inputs_of_different_kinds_do_not_mix(string sentence, params string[] words)
    {
        Formats.SaveMesh(CliMeshTests.Box(topMissing: true), _cli["box.ply"]);
        var ended = _cli.Run(["view", .. words, "-o", "view.png"]);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.Equal((int)Exit.Usage, ended.ExitCode);
    }

    [Theory]
    [InlineData((int)Exit.Usage, "give --camera SOURCE.json, or --focal F", "--to", "to.json")]
    [InlineData((int)Exit.Usage, "give --to TARGET.json, or --baseline B", "--camera", "camera.json")]
    [InlineData((int)Exit.Usage, "There is no kind of depth 'distanse'. Did you mean 'distance'?", "--camera", "camera.json", "--to", "to.json", "--depth-kind", "distanse")]
    [InlineData((int)Exit.BadInput, "missing.json: there is no such file", "--camera", "missing.json", "--to", "to.json")]
    [InlineData((int)Exit.BadInput, "picture is 48 x 24", "--camera", "small.json", "--to", "to.json")]
    [InlineData((int)Exit.BadInput, "text.json: ", "--camera", "camera.json", "--to", "text.json")]
    [InlineData((int)Exit.BadInput, "sees nothing", "--camera", "camera.json", "--baseline", "1000")]
    public void What_does_not_fit_is_told_in_a_sentence(int code, string sentence, params string[] cameras)
    {
        CameraFile.Save(Camera with { Width = 10 }, _cli["small.json"]);
        File.WriteAllText(_cli["text.json"], "camera");
        var ended = _cli.Run(["view", "color.png", "depth.pfm", "-o", "view.png", .. cameras]);
        Assert.Contains(sentence, ended.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(code, ended.ExitCode);
        Assert.DoesNotContain("view.png", _cli.Files());
    }
}
