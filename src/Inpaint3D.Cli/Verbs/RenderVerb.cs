using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Inpaint3D.Cli.Meshes;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Methods;
using Inpaint3D.Render;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d render SCENE -o OUT</c>: pictures of a scene, with its holes shown.</summary>
internal sealed class RenderVerb : Verb
{
    static readonly Dictionary<string, Vec3> s_axes = new()
    {
        ["y"] = new(0, 1, 0), ["z"] = new(0, 0, 1), ["x"] = new(1, 0, 0), ["y-down"] = new(0, -1, 0), ["z-down"] = new(0, 0, -1), ["x-down"] = new(-1, 0, 0),
    };

    readonly Argument<string[]> _scene = new("SCENE") { Description = "Meshes, or point clouds, in one coordinate system; all are drawn together.", Arity = ArgumentArity.OneOrMore };
    readonly OutputOption _output = new("The picture. Of several: a folder, or a name to which -000, -001 are added.", typed => $"{Path.GetFileNameWithoutExtension(typed[0])}.png");
    readonly Option<(int, int)?> _size = new("--size") { Description = "Columns and rows of a picture. (default 1280x720, or those of the camera)", HelpName = "WxH", CustomParser = ParseSize };
    readonly Option<string?> _camera = new("--camera") { Description = "Camera file as of 'inpaint3d view', or a folder of them; auto (default) shows all of the scene, and most of its holes.", HelpName = "auto|C.json", CompletionSources = { "auto" } };
    readonly Option<int?> _turntable = Globals.Number("--turntable", "So many pictures around the scene.", 1);
    readonly Option<double?> _azimuth = Globals.Number<double>("--azimuth", "Look from so many degrees right of the front.", -360);
    readonly Option<double?> _elevation = Globals.Number<double>("--elevation", "Look from so many degrees above the horizon.", -90);
    readonly Option<string> _up = new("--up") { Description = "The axis that points up.", HelpName = string.Join('|', s_axes.Keys), DefaultValueFactory = _ => "y" };
    readonly Option<bool> _highlight = new("--highlight") { Description = "Show the holes: rims coloured by size, with their numbers and a legend." };
    readonly Option<bool> _preview = new("--preview") { Description = "Show through a green veil how the holes would be filled." };
    readonly Option<bool> _beforeAfter = new("--before-after") { Description = "Two pictures side by side: with its holes shown, and filled." };
    readonly Option<bool> _tint = new("--tint") { Description = "Paint new faces green: those filled by --before-after, or marked by 'inpaint3d mesh --mark'." };
    readonly Option<bool> _noLabels = new("--no-labels") { Description = "Leave the numbers, the legend and the captions out." };
    readonly Option<string> _holes = new("--holes") { Description = "Which holes to show and to fill.", HelpName = "inner|all|ID,ID", DefaultValueFactory = _ => "inner", CompletionSources = { "inner", "all" } };
    readonly PaintOption _color = new();
    readonly Option<string?> _cameras = new("--cameras") { Description = "Show the cameras of this file or folder as pyramids.", HelpName = "C.json" };
    readonly Option<string> _shading = new("--shading") { Description = "none shows the colours as they are coded.", HelpName = "smooth|flat|none", DefaultValueFactory = _ => "smooth", CompletionSources = { "smooth", "flat", "none" } };
    readonly Option<bool> _shadows = new("--shadows") { Description = "Let the surface cast shadows." };
    readonly Option<bool> _twoSided = new("--two-sided") { Description = "Show faces from behind as from the front, not slate." };
    readonly Option<bool> _wireframe = new("--wireframe") { Description = "Draw the edges of the triangles." };
    readonly Option<double?> _pointSize = Globals.Number<double>("--point-size", "Diameter of the points of a cloud in pixels. (default 3)", 0.1);
    readonly Option<string> _background = new("--background") { Description = "What is behind the scene.", HelpName = "studio|transparent|COLOR", DefaultValueFactory = _ => "studio", CompletionSources = { "studio", "transparent", "white", "black" } };
    readonly Option<int?> _supersampling = Globals.Number("--supersampling", "Samples a pixel along each axis, up to 8. (default 2)", 1);
    readonly Option<string?> _depthOut = new("--depth-out") { Description = "Also write the depth along the viewing axis; 0 where nothing is.", HelpName = "D.pfm" };
    readonly Option<string?> _trianglesOut = new("--triangles-out") { Description = "Also write which triangle is seen, its number from 0 plus 1 as one 24-bit number RRGGBB; 0 where nothing is.", HelpName = "T.png" };
    readonly Option<string?> _positionsOut = new("--positions-out") { Description = "Also write the points seen, x, y, z as RGB; NaN where nothing is.", HelpName = "P.pfm" };
    readonly Option<string?> _cameraOut = new("--camera-out") { Description = "Also write the camera, for --camera and 'inpaint3d view'.", HelpName = "C.json" };

    public RenderVerb() : base("render", "Make pictures of a mesh or point cloud, with its holes shown.",
        "inpaint3d render scan.ply -o scan.png",
        "inpaint3d render scan.ply -o holes.png --highlight",
        "inpaint3d render scan.ply -o filled.png --before-after --tint",
        "inpaint3d render scan.ply -o turn --turntable 36 --highlight --size 640x640",
        "inpaint3d render room-1.ply room-2.ply -o room.png --camera camera.json --depth-out depth.pfm")
    {
        _up.CompletionSources.Add([.. s_axes.Keys]);
        Add(_scene);
        Option[] options =
        [
            _output, _camera, _turntable, _azimuth, _elevation, _up, _size, _highlight, _preview, _beforeAfter, _tint, _noLabels, _holes, _color, _cameras,
            _shading, _shadows, _twoSided, _wireframe, _pointSize, _background, _supersampling, _depthOut, _trianglesOut, _positionsOut, _cameraOut,
        ];
        foreach (var option in options) Add(option);
        Method.AddTo(this);
        AddWorkOptions();
    }

    public override MethodChoice Method { get; } = new(typeof(MeshHole), "minimum-weight");

    public override Exit Execute(Call call)
    {
        var method = Method.Create<MeshHole>(call.Parse);
        var texture = _color.Create(call);
        var selection = new HoleSelection(call.Get(_holes)!);
        var (look, shots) = (Look(call), new RenderShots(call.Get(_camera), call.Get(_turntable), call.Get(_size), call.Get(_azimuth), call.Get(_elevation), Axis(call.Get(_up)!)));
        shots.Check();
        call.ChooseDevice();
        var scene = Input.Blame(() => JoinedMesh.Of([.. call.Parse.GetRequiredValue(_scene).Select(path => Input.Mesh(path, call.Report))]));
        var outputs = new RenderOutputs(shots, call.Get(_output)!, call.Get(_depthOut), call.Get(_trianglesOut), call.Get(_positionsOut), call.Get(_cameraOut), call.Force);
        if (look.Transparent) Array.ForEach(outputs.Pictures, Output.CheckTransparent);
        if (!look.TwoSided && Normals.PointInwards(scene))
        {
            call.Report.Note("The faces of the scene point inwards, so both of their sides are shown alike, as with --two-sided.");
            look = look with { TwoSided = true };
        }
        var holes = look.NeedsHoles ? selection.Chosen(Input.Topology(scene)) : [];
        var shown = call.Get(_cameras) is { } path ? ShownCameras(path, scene) : null;
        var cameras = shots.Cameras(scene, holes, shown);
        var result = Describe(call, scene, holes, outputs, cameras);
        string what = $"{HolesVerb.Count(cameras.Length, "picture")} of {(scene.IsPointCloud ? HolesVerb.Count(scene.Positions.Length, "point") : HolesVerb.Count(scene.Triangles.Length, "triangle"))}";
        if (call.DryRun) call.Report.Line($"would make {what} and write {call.Get(_output)}");
        else
        {
            double seconds = call.Work("drawing", run =>
            {
                var filled = look.NeedsFill ? Pipeline.FillMesh(scene, holes, method, texture, run.Part(0, 0.5)) : null;
                using var pictures = new ScenePictures(scene, holes, filled, look, call.NewRenderer) { ShownCameras = shown };
                return Draw(pictures, cameras, outputs, run.Part(look.NeedsFill ? 0.5 : 0, 1));
            });
            call.Report.Line($"made {what} in {seconds:0.00} s (elapsed_ms={1000 * seconds:0.0}), written to {call.Get(_output)}");
            result["elapsed_ms"] = Math.Round(1000 * seconds, 3);
        }
        call.Report.Result(result);
        return Exit.Ok;
    }

    /// <summary>Draws and writes one picture after the other; returns the seconds that drawing took.</summary>
    static double Draw(ScenePictures pictures, Camera[] cameras, RenderOutputs outputs, Run run)
    {
        var clock = new Stopwatch();
        for (int k = 0; k < cameras.Length; k++)
        {
            clock.Start();
            var (picture, seen) = pictures.Draw(cameras[k], run.Part((double)k / cameras.Length, (k + 1.0) / cameras.Length));
            clock.Stop();
            outputs.Save(k, picture, seen);
        }
        return clock.Elapsed.TotalSeconds;
    }

    RenderLook Look(Call call) => new()
    {
        Highlight = call.Get(_highlight), Preview = call.Get(_preview), BeforeAfter = call.Get(_beforeAfter), Tint = call.Get(_tint), Labels = !call.Get(_noLabels),
        Shading = RenderLook.ParseShading(call.Get(_shading)!), Shadows = call.Get(_shadows), TwoSided = call.Get(_twoSided), Wireframe = call.Get(_wireframe),
        PointSize = call.Get(_pointSize) ?? 3, Supersampling = call.Get(_supersampling) ?? 2,
        Background = RenderLook.ParseColor(call.Get(_background)!), Transparent = call.Get(_background) == "transparent",
    };

    JsonObject Describe(Call call, Mesh scene, Loop[] holes, RenderOutputs outputs, Camera[] cameras) => new()
    {
        ["command"] = Name,
        ["input"] = new JsonArray([.. call.Parse.GetRequiredValue(_scene).Select(path => JsonValue.Create(path))]),
        ["output"] = new JsonArray([.. outputs.Pictures.Select(path => JsonValue.Create(path))]),
        ["written"] = !call.DryRun,
        ["width_px"] = cameras[0].Width,
        ["height_px"] = cameras[0].Height,
        ["vertices"] = scene.Positions.Length,
        ["triangles"] = scene.Triangles.Length,
        ["holes"] = new JsonArray([.. holes.Select(HolesVerb.Describe)]),
    };

    /// <summary>The cameras of a file or folder as pyramids, a twelfth of the scene long.</summary>
    static Marks ShownCameras(string path, Mesh scene)
    {
        var (min, max) = scene.Bounds();
        return Frusta.Of(ViewFrames.Files(path, ViewFrames.IsJson).Select(CameraFile.Load), (max - min).Length / 12);
    }

    static Vec3 Axis(string word) => s_axes.TryGetValue(word, out var axis) ? axis : throw new ArgumentException(Catalog.Unknown("axis", word, s_axes.Keys));

    internal static (int, int)? ParseSize(System.CommandLine.Parsing.ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.Split('x') is [var w, var h] && int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            && int.TryParse(h, NumberStyles.None, CultureInfo.InvariantCulture, out int height) && width is > 0 and <= 32768 && height is > 0 and <= 32768) return (width, height);
        result.AddError($"--size {text}: must be columns and rows from 1 to 32768, such as 1280x720.");
        return null;
    }
}
