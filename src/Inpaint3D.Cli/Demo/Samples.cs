using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Cli.Demo;

/// <summary>The small sample files of the folder <c>models</c>, as the demonstration makes them at low resolution.</summary>
internal static class Samples
{
    const double Edge = 0.22;
    const int ViewWidth = 270, PictureWidth = 240;

    /// <summary>Writes them; files of the same names are replaced.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="run">Device, cancellation and seed; the committed files are those of seed 1.</param>
    public static void Write(string folder, Run run)
    {
        string At(string name) => Path.Combine(folder, name);
        var truth = SampleObject.Make(Edge, run);
        Formats.SaveMesh(truth, At("tortoise-truth.ply"), overwrite: true);
        Formats.SaveMesh(new Scanner().Scan(truth, run with { Progress = null }), At("tortoise-scan.ply"), overwrite: true);

        var scene = SampleScene.Around(truth, 2 * ViewWidth, run);
        int rows = ViewWidth * 2 / 3;
        var (source, target) = (SampleScene.Source(ViewWidth, rows), SampleScene.Target(ViewWidth, rows));
        var view = SampleScene.Photograph(scene, source, run with { Progress = null });
        Formats.SaveImage(view.Color, At("view-color.png"), overwrite: true);
        Formats.SaveImage(view.Depth, At("view-depth.pfm"), overwrite: true);
        CameraFile.Save(source, At("view-camera.json"), overwrite: true);
        CameraFile.Save(target, At("view-target-camera.json"), overwrite: true);
        Formats.SaveImage(SampleScene.Photograph(scene, target, run with { Progress = null }).Color, At("view-target-truth.png"), overwrite: true);

        var (picture, hole, clean) = SamplePicture.Make(PictureWidth, run);
        Formats.SaveImage(picture, At("picture.png"), overwrite: true);
        Formats.SaveImage(new Field(hole.Width, hole.Height, 1, 1, Array.ConvertAll(hole.Samples, s => (float)s)) { Coding = SampleCoding.UInt8 }, At("picture-hole.png"), overwrite: true);
        Formats.SaveImage(clean, At("picture-truth.png"), overwrite: true);
    }
}
