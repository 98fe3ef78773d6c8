using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d view COLOR DEPTH -o OUT</c>: shows pictures with depth from other cameras and fills what they uncover.</summary>
internal sealed class ViewVerb : Verb
{
    readonly Argument<string> _color = new("COLOR") { Description = "The picture, or a folder of frames." };
    readonly Argument<string> _depth = new("DEPTH") { Description = "Its depth (PFM or a 16-bit picture; 0 = unknown), or a folder of depths." };
    readonly Option<string> _output = new("--output", "-o") { Description = "The new picture, or a folder when there are several.", HelpName = "OUT", Required = true };
    readonly Option<string?> _camera = new("--camera") { Description = "Camera of COLOR: JSON with width, height, fx, fy, cx, cy, R, t (x right, y down, z forward), or a folder of them.", HelpName = "SOURCE.json" };
    readonly Option<string?> _to = new("--to") { Description = "Camera to look from, or a folder of them: a path from one picture, or one for each frame.", HelpName = "TARGET.json" };
    readonly Option<double?> _baseline = Globals.Number<double>("--baseline", "Distance to the right of COLOR to look from, in units of depth; for disparities the baseline of the pair.", double.MinValue);
    readonly Option<double?> _focal = Globals.Number<double>("--focal", "Focal length in pixels, instead of --camera.", double.Epsilon);
    readonly Option<string?> _kind = new("--depth-kind")
    {
        Description = "What DEPTH holds (default: disparity without --camera; inverse for 8- and 16-bit pictures whose camera has znear and zfar; else distance).",
        HelpName = "distance|inverse|disparity", CompletionSources = { "distance", "inverse", "disparity" },
    };
    readonly Option<double?> _scale = Globals.Number<double>("--depth-scale", "Units of depth, or pixels of disparity, of one unit of the file, such as 0.001 for millimetres.", double.Epsilon);
    readonly Option<string?> _maskOut = new("--mask-out") { Description = "Also write what was filled, white.", HelpName = "M.png" };
    readonly Option<string?> _depthOut = new("--depth-out") { Description = "Also write the new depth.", HelpName = "D.pfm" };

    public ViewVerb() : base("view", "Show a picture with depth from another viewpoint and fill what it uncovers with background.",
        "inpaint3d view left.png disparity.pfm -o right.png --baseline 0.2 --focal 1000",
        "inpaint3d view color.png depth.pfm -o view.png --camera camera.json --to target.json",
        "inpaint3d view color.png depth.pfm -o frames --camera camera.json --to path",
        "inpaint3d view colors depths -o right --camera left-cameras --to right-cameras")
    {
        foreach (var argument in new[] { _color, _depth }) Add(argument);
        foreach (var option in new Option[] { _output, _camera, _to, _baseline, _focal, _kind, _scale, _maskOut, _depthOut }) Add(option);
        Method.AddTo(this);
        AddWorkOptions();
    }

    public override MethodChoice Method { get; } = new(typeof(ImageHole), "background-criminisi");

    public override Exit Execute(Call call)
    {
        var method = Method.Create<ImageHole>(call.Parse);
        call.ChooseDevice();
        var frames = new ViewFrames(call.Get(_color), call.Get(_depth), call.Get(_camera), call.Get(_to), call.Get(_baseline), call.Get(_focal), call.Get(_kind), call.Get(_scale));
        string[] colors = frames.Outputs(call.Get(_output)!, ".png", call.Force);
        string[]? masks = call.Get(_maskOut) is { } mask ? frames.Outputs(mask, ".png", call.Force) : null;
        string[]? depths = call.Get(_depthOut) is { } depth ? frames.Outputs(depth, ".pfm", call.Force) : null;
        string name = Method.Chosen(call.Parse).Name;
        if (call.DryRun)
        {
            frames.Load(0);
            call.Report.Line($"would make {HolesVerb.Count(frames.Count, "view")} with {name} and write {call.Get(_output)}");
            call.Report.Result(Describe(call, frames, method));
            return Exit.Ok;
        }

        var clock = new Stopwatch();
        long holes = call.Work($"making views with {name}", run =>
        {
            long filled = 0;
            for (int k = 0; k < frames.Count; k++)
            {
                var (source, target) = frames.Load(k);
                clock.Start();
                var view = Input.Blame(() => Pipeline.FillView(source, target, method, run.Part((double)k / frames.Count, (k + 1.0) / frames.Count)));
                clock.Stop();
                filled += view.Hole.Count;
                Save(view.Color, colors[k], call.Force);
                if (masks is not null) Save(view.Hole.ToField(), masks[k], call.Force);
                if (depths is not null) Save(view.Depth, depths[k], call.Force);
            }
            return filled;
        });

        double seconds = clock.Elapsed.TotalSeconds;
        call.Report.Line($"made {HolesVerb.Count(frames.Count, "view")}, filled {holes:N0} pixels with {name} in {seconds:0.00} s (elapsed_ms={1000 * seconds:0.0}), written to {call.Get(_output)}");
        var result = Describe(call, frames, method);
        (result["hole_px"], result["elapsed_ms"], result["core_s"]) = (holes, Math.Round(1000 * seconds, 3), Math.Round(seconds, 6));
        call.Report.Result(result);
        return Exit.Ok;
    }

    /// <summary>Writes a picture; the folder of a sequence is made with its first frame.</summary>
    static void Save(Field picture, string path, bool force)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Formats.SaveImage(picture, path, force);
    }

    JsonObject Describe(Call call, ViewFrames frames, Method method) => new()
    {
        ["command"] = Name,
        ["color"] = call.Get(_color),
        ["depth"] = call.Get(_depth),
        ["output"] = call.Get(_output),
        ["written"] = !call.DryRun,
        ["views"] = frames.Count,
        ["method"] = MethodChoice.Describe(method),
        ["seed"] = call.Seed,
    };
}
