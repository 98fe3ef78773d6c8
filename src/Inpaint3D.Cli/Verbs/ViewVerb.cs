using System.CommandLine;
using System.Diagnostics;
using System.Numerics;
using System.Text.Json.Nodes;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d view</c>: shows pictures with depth, or meshes, from other cameras and fills what nobody saw.</summary>
internal sealed class ViewVerb : Verb
{
    readonly Argument<string[]> _input = new("INPUT")
    {
        Description = "A picture and its depth (PFM or a 16-bit picture; 0 = unknown), each a file or a folder of frames; or meshes of one coordinate system.", Arity = ArgumentArity.OneOrMore,
    };
    readonly OutputOption _output = new("The new picture, or a folder when there are several.",
        typed => Directory.Exists(typed[0]) ? "views" : $"{Path.GetFileNameWithoutExtension(typed[0])}-view.png");
    readonly Option<string?> _camera = new("--camera")
    {
        Description = "The camera of the picture, or a folder of them: JSON with width, height, fx, fy, cx, cy, R, t (x right, y down, z forward). Of meshes: the camera to look from, a folder of them for a path, or auto (default).", HelpName = "C.json",
    };
    readonly Option<string?> _to = new("--to") { Description = "Camera to look from, or a folder of them: a path from one picture, or one for each frame.", HelpName = "TARGET.json" };
    readonly Option<double?> _baseline = Globals.Number<double>("--baseline", "Distance to the right of the picture to look from, in units of depth; for disparities the baseline of the pair.", double.MinValue);
    readonly Option<double?> _focal = Globals.Number<double>("--focal", "Focal length of the picture in pixels, instead of --camera.", double.Epsilon);
    readonly Option<string?> _kind = new("--depth-kind")
    {
        Description = "What the depth holds (default: disparity without --camera; inverse for 8- and 16-bit pictures whose camera has znear and zfar; else distance).",
        HelpName = "distance|inverse|disparity", CompletionSources = { "distance", "inverse", "disparity" },
    };
    readonly Option<double?> _scale = Globals.Number<double>("--depth-scale", "Units of depth, or pixels of disparity, of one unit of the file, such as 0.001 for millimetres.", double.Epsilon);
    readonly Option<(int, int)?> _size = new("--size") { Description = "Columns and rows of the view of a mesh. (default 1280x720, or those of the camera)", HelpName = "WxH", CustomParser = RenderVerb.ParseSize };
    readonly Option<string?> _holes = new("--holes")
    {
        Description = "What to fill in a view of a mesh: where the first thing on a pixel's ray is the cap of a hole, so that it shows nothing or the inside behind; inner holes (default) or those numbered by 'inpaint3d holes'. "
            + "All other pixels that show nothing are background; with all they are filled too, as in a scan of a room.",
        HelpName = "inner|all|ID,ID", CompletionSources = { "inner", "all" },
    };
    readonly Option<string?> _background = new("--background") { Description = "What is behind a mesh. (default transparent)", HelpName = "transparent|COLOR", CompletionSources = { "transparent", "white", "black" } };
    readonly Option<string?> _bake = new("--bake") { Description = "Also write the scene with the filled pixels as coloured triangles. Of several views each is baked before the next, which then agrees with it.", HelpName = "M.ply" };
    readonly Option<string?> _maskOut = new("--mask-out") { Description = "Also write what was filled, white.", HelpName = "M.png" };
    readonly Option<string?> _depthOut = new("--depth-out") { Description = "Also write the new depth; 0 = background.", HelpName = "D.pfm" };

    public ViewVerb() : base("view", "Show a picture with depth, or a mesh with holes, from another viewpoint and fill what nobody saw.",
        "inpaint3d view left.png disparity.pfm -o right.png --baseline 0.2 --focal 1000",
        "inpaint3d view color.png depth.pfm -o view.png --camera camera.json --to target.json",
        "inpaint3d view color.png depth.pfm -o frames --camera camera.json --to path --bake scene.ply",
        "inpaint3d view colors depths -o right --camera left-cameras --to right-cameras",
        "inpaint3d view scan.ply -o view.png --camera target.json",
        "inpaint3d view room-1.ply room-2.ply -o view.png --camera target.json --holes all --bake room.ply")
    {
        Add(_input);
        foreach (var option in new Option[] { _output, _camera, _to, _baseline, _focal, _kind, _scale, _size, _holes, _background, _bake, _maskOut, _depthOut }) Add(option);
        Method.AddTo(this);
        AddWorkOptions();
    }

    public override MethodChoice Method { get; } = new(typeof(ImageHole), "background-criminisi");

    public override Exit Execute(Call call)
    {
        var method = Method.Create<ImageHole>(call.Parse);
        call.ChooseDevice();
        var background = RenderLook.ParseColor(call.Get(_background) ?? "transparent");
        if (call.Get(_bake) is { } path) Output.Check(Formats.Meshes, path, call.Force);
        using var source = Source(call);
        string[] colors = source.Outputs(call.Get(_output)!, ".png", call.Force);
        if (background is null && source is MeshViews && call.Get(_holes) != "all") Array.ForEach(colors, Output.CheckTransparent);
        string[]? masks = call.Get(_maskOut) is { } mask ? source.Outputs(mask, ".png", call.Force) : null;
        string[]? depths = call.Get(_depthOut) is { } depth ? source.Outputs(depth, ".pfm", call.Force) : null;
        string name = Method.Chosen(call.Parse).Name;
        if (call.DryRun)
        {
            source.Check();
            call.Report.Line($"would make {HolesVerb.Count(source.Count, "view")} with {name} and write {call.Get(_output)}");
            call.Report.Result(Describe(call, source, method));
            return Exit.Ok;
        }

        var clock = new Stopwatch();
        long holes = call.Work($"making views with {name}", run =>
        {
            long filled = 0;
            for (int k = 0; k < source.Count; k++)
            {
                clock.Start();
                var view = source.Make(k, method, call.Get(_bake) is not null, run.Part((double)k / source.Count, (k + 1.0) / source.Count));
                clock.Stop();
                filled += view.Hole.Count;
                Save(OnBackground(view, background), colors[k], call.Force);
                if (masks is not null) Save(view.Hole.ToField(), masks[k], call.Force);
                if (depths is not null) Save(view.Depth, depths[k], call.Force);
            }
            return filled;
        });
        if (call.Get(_bake) is { } scene) Formats.SaveMesh(source.Scene, scene, call.Force);

        double seconds = clock.Elapsed.TotalSeconds;
        call.Report.Line($"made {HolesVerb.Count(source.Count, "view")}, filled {holes:N0} pixels with {name} in {seconds:0.00} s (elapsed_ms={1000 * seconds:0.0}), written to {call.Get(_output)}");
        var result = Describe(call, source, method);
        (result["hole_px"], result["elapsed_ms"], result["core_s"]) = (holes, Math.Round(1000 * seconds, 3), Math.Round(seconds, 6));
        call.Report.Result(result);
        return Exit.Ok;
    }

    /// <summary>What the positional arguments say: meshes, or a picture and its depth; options of the other kind are refused.</summary>
    ViewSource Source(Call call)
    {
        string[] input = call.Parse.GetRequiredValue(_input);
        if (input.All(path => !Directory.Exists(path) && Formats.IsMesh(path)))
        {
            if (call.Get(_to) is not null) throw new ArgumentException("--to: a mesh has no camera of its own; give the one to look from by --camera.");
            Refuse(call, "views of meshes", _baseline, _focal, _kind, _scale);
            return new MeshViews(input, new RenderShots(call.Get(_camera), null, call.Get(_size), null, null, new Vec3(0, 1, 0)), call.Get(_holes) ?? "inner", call.Report, call.NewRenderer);
        }
        if (input.Length != 2) throw new ArgumentException($"{HolesVerb.Count(input.Length, "input")}: give a picture and its depth, or one or more meshes.");
        Refuse(call, "views of pictures", _size, _holes, _background);
        var frames = new ViewFrames(input[0], input[1], call.Get(_camera), call.Get(_to), call.Get(_baseline), call.Get(_focal), call.Get(_kind), call.Get(_scale));
        if (call.Get(_bake) is not null && Directory.Exists(input[0])) throw new ArgumentException("--bake: needs one picture, as a scene in which things move cannot be written into one mesh.");
        return new PictureViews(frames, call.NewRenderer);
    }

    static void Refuse(Call call, string what, params Option[] options)
    {
        foreach (var option in options)
            if (call.Parse.GetResult(option) is { Implicit: false }) throw new ArgumentException($"{option.Name}: is not for {what}; see 'inpaint3d view --help'.");
    }

    /// <summary>The picture of a view; where it shows nothing, a colour, or nothing at all with an alpha to say so.</summary>
    static Field OnBackground(View view, Vector3? background)
    {
        var shows = view.Depth.Samples;
        if (!Array.Exists(shows, z => z == 0)) return view.Color;
        var picture = new Field(view.Color.Width, view.Color.Height, 1, background is null ? 4 : 3) { Coding = view.Color.Coding };
        for (int i = 0; i < shows.Length; i++)
            for (int c = 0; c < picture.Channels; c++) picture.Plane(c)[i] = shows[i] == 0 ? background?[c] ?? 0 : c < 3 ? view.Color.Plane(c)[i] : 1;
        return picture;
    }

    /// <summary>Writes a picture; the folder of a sequence is made with its first frame.</summary>
    static void Save(Field picture, string path, bool force)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Formats.SaveImage(picture, path, force);
    }

    JsonObject Describe(Call call, ViewSource source, Method method) => new()
    {
        ["command"] = Name,
        ["input"] = new JsonArray([.. call.Parse.GetRequiredValue(_input).Select(path => JsonValue.Create(path))]),
        ["output"] = call.Get(_output),
        ["written"] = !call.DryRun,
        ["views"] = source.Count,
        ["method"] = MethodChoice.Describe(method),
        ["seed"] = call.Seed,
    };
}
