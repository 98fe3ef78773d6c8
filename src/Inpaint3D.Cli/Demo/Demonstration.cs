using System.Diagnostics;
using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Methods;
using Inpaint3D.Metrics;
using Inpaint3D.Render;

namespace Inpaint3D.Cli.Demo;

/// <summary>
/// Makes an object, scans it, fills the scan's holes, shows a view from where no camera stood, removes a sign from a picture, and
/// writes a page with all of it before and after. Needs no file and no native library; the same seed gives the same results.
/// </summary>
internal sealed class Demonstration
{
    readonly string _folder;
    readonly Action<string> _say;
    readonly DemoSize _size;
    readonly List<DemoStep> _steps = [];
    readonly List<Comparison> _comparisons = [];

    Demonstration(string folder, DemoSize size, Action<string> say) => (_folder, _size, _say) = (folder, size, say);

    /// <summary>Runs it at full size.</summary>
    /// <param name="folder">Where the page and its files go; made when it does not exist, files of the same names are replaced.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <param name="say">Told a sentence after each step.</param>
    public static DemoResult Run(string folder, Run run, Action<string> say) => Run(folder, run, say, DemoSize.Full);

    /// <summary>Runs it at some size.</summary>
    public static DemoResult Run(string folder, Run run, Action<string> say, DemoSize size)
    {
        Directory.CreateDirectory(folder);
        var demonstration = new Demonstration(folder, size, say);
        return demonstration.Run(run);
    }

    DemoResult Run(Run run)
    {
        var truth = Step("make the object", () => SampleObject.Make(_size.Edge, run), mesh => $"{mesh.Triangles.Length:N0} triangles");
        run.Step(0.06);
        var scan = Step("scan it", () => new Scanner().Scan(truth, run.Part(0.06, 0.2)), mesh => $"{mesh.Triangles.Length:N0} triangles measured");
        SaveMesh(scan, "scan.ply");
        var loops = Step("find the holes", () => Topology.Of(scan).Loops, loops => $"{loops.Count} holes, the largest {loops.Max(loop => loop.Diameter):0.0} cm wide");
        run.Step(0.25);
        var result = Step("fill shape and colour", () => Pipeline.FillMesh(scan, loops, Catalog.Create<MeshHole>("context"), Catalog.Create<ImageHole>("auto"), run.Part(0.25, 0.45)),
            filled => $"{filled.Mesh.Triangles.Length - scan.Triangles.Length:N0} triangles added, {filled.Loops.Count} holes left open");
        SaveMesh(result.Mesh, "filled.ply");
        SaveMesh(truth, "truth.ply");
        var figures = HoleFigures.Of(scan, result.Mesh, loops, truth, run);
        Step("draw the mesh", () => Draw(scan, result.Mesh, truth, loops, run.Part(0.45, 0.65)), _ => "before and after");

        var (viewPsnr, viewHole) = Step("show a new view", () => ShowView(truth, run.Part(0.65, 0.85)), view => $"{view.Hole:0.0} % nobody saw, PSNR there {view.Psnr:0.0} dB");
        var (picturePsnr, pictureHole) = Step("remove a sign", () => RemoveSign(run.Part(0.85, 1)), picture => $"{picture.Hole:0.0} % of the picture, PSNR there {picture.Psnr:0.0} dB");
        var demo = new DemoResult
        {
            Page = Path.Combine(_folder, "index.html"), Steps = _steps, ScanTriangles = scan.Triangles.Length, Holes = loops.Count, Filled = figures,
            ViewPsnr = viewPsnr, ViewHole = viewHole, PicturePsnr = picturePsnr, PictureHole = pictureHole,
        };
        File.WriteAllText(demo.Page, DemoPage.Html(demo, _comparisons));
        _say($"written to {demo.Page}");
        return demo;
    }

    int Draw(Mesh scan, Mesh filled, Mesh truth, IReadOnlyList<Loop> loops, Run run)
    {
        (string Name, string Title, Vec3 From)[] places = [("right", "From its right", new(26, 19, 31)), ("left", "From its left", new(-19, 17, -37)), ("front", "From the front", new(33, 10, -14))];
        var marks = new HoleMarks(scan, loops);
        for (int i = 0; i < places.Length; i++)
        {
            var (name, title, from) = places[i];
            var camera = Camera.LookAt(_size.Width, _size.Width * 2 / 3, 0.43, from * 1.18, new Vec3(1.6, 3.7, 0), new Vec3(0, 1, 0));
            SaveImage(Studio(scan, camera, marks.Rims(camera), run), $"mesh-{name}-holes.png");
            SaveImage(Studio(filled, camera, [], run), $"mesh-{name}-filled.png");
            _comparisons.Add(new Comparison(title, "scan with its holes", $"mesh-{name}-holes.png", "filled", $"mesh-{name}-filled.png"));
            if (i == 0)
            {
                SaveImage(Studio(filled, camera, [], run, scan.Triangles.Length), "mesh-right-new.png");
                SaveImage(Studio(truth, camera, [], run), "mesh-right-truth.png");
                _comparisons.Add(new Comparison("What was invented, and what is true", "new parts in green", "mesh-right-new.png", "the true object", "mesh-right-truth.png"));
            }
            run.Step((i + 1.0) / places.Length);
        }
        return places.Length;
    }

    static Field Studio(Mesh mesh, Camera camera, IReadOnlyList<Marks> marks, Run run, int addedFrom = int.MaxValue)
    {
        var stage = Stage.Behind(camera);
        using var renderer = new SoftwareRenderer(JoinedMesh.Of([stage, mesh]));
        var options = RenderOptions.Studio(camera) with { AddedFrom = addedFrom == int.MaxValue ? addedFrom : stage.Triangles.Length + addedFrom };
        return renderer.Render(camera, options, marks, run with { Progress = null }).View.Color;
    }

    (double Psnr, double Hole) ShowView(Mesh truth, Run run)
    {
        var quiet = run with { Progress = null };
        var scene = SampleScene.Around(truth, 2 * _size.ViewWidth, quiet);
        var sourceCamera = SampleScene.Source(_size.ViewWidth, _size.ViewWidth * 2 / 3);
        var targetCamera = SampleScene.Target(_size.ViewWidth, _size.ViewWidth * 2 / 3);
        var source = SampleScene.Photograph(scene, sourceCamera, quiet);
        var seen = SampleScene.Photograph(scene, targetCamera, quiet);
        run.Step(0.3);
        var filled = Pipeline.FillView(source, targetCamera, Catalog.Create<ImageHole>("background-criminisi"), run.Part(0.3, 1));
        SaveImage(source.Color, "view-source.png");
        SaveImage(Marked(filled.Color, filled.Hole), "view-holes.png");
        SaveImage(filled.Color, "view-filled.png");
        SaveImage(seen.Color, "view-truth.png");
        _comparisons.Add(new Comparison("A view from where no camera stood", "the only picture, moved", "view-holes.png", "filled with background", "view-filled.png"));
        _comparisons.Add(new Comparison("The same against the truth", "filled", "view-filled.png", "truly seen from there", "view-truth.png"));
        return (ImageMetrics.Psnr(filled.Color, seen.Color, filled.Hole), 100.0 * filled.Hole.Count / filled.Hole.Samples.Length);
    }

    (double Psnr, double Hole) RemoveSign(Run run)
    {
        var (picture, hole, truth) = SamplePicture.Make(_size.PictureWidth, run);
        run.Step(0.3);
        var filled = Pipeline.FillImage(picture, hole, Catalog.Create<ImageHole>("auto"), run.Part(0.3, 1));
        SaveImage(picture, "picture.png");
        SaveImage(Marked(picture, hole), "picture-hole.png");
        SaveImage(filled, "picture-filled.png");
        SaveImage(truth, "picture-truth.png");
        _comparisons.Add(new Comparison("A sign and its shadow, removed", "the picture", "picture.png", "without the sign", "picture-filled.png"));
        return (ImageMetrics.Psnr(filled, truth, hole), 100.0 * hole.Count / hole.Samples.Length);
    }

    /// <summary>The hole in a colour that nature avoids.</summary>
    static Field Marked(Field picture, Mask hole)
    {
        var marked = picture.Clone();
        var paint = new Vector3(0.93f, 0.10f, 0.55f);
        for (int c = 0; c < 3; c++)
            for (int i = 0; i < hole.Samples.Length; i++)
                if (hole.Samples[i] != 0) marked.Plane(c)[i] = paint[c];
        return marked;
    }

    T Step<T>(string name, Func<T> work, Func<T, string> told)
    {
        var clock = Stopwatch.StartNew();
        var made = work();
        _steps.Add(new DemoStep(name, clock.Elapsed.TotalSeconds));
        _say($"{name}: {told(made)} ({clock.Elapsed.TotalSeconds:0.0} s)");
        return made;
    }

    void SaveMesh(Mesh mesh, string name) => Formats.SaveMesh(mesh, Path.Combine(_folder, name), overwrite: true);

    void SaveImage(Field image, string name)
    {
        var coded = new Field(image.Width, image.Height, 1, image.Channels, image.Samples) { Coding = SampleCoding.UInt8 };
        Formats.SaveImage(coded, Path.Combine(_folder, name), overwrite: true);
    }
}
