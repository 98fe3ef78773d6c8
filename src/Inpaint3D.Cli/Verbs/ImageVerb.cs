using System.CommandLine;
using System.Text.Json.Nodes;
using Inpaint3D.Cli.Pictures;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d image IMAGE [MASK] -o OUT</c>: fills the holes of a picture, of all pictures of a folder, or of a video.</summary>
internal sealed class ImageVerb : Verb
{
    readonly Argument<string> _image = new("IMAGE") { Description = "The picture; or a folder, or a pattern in quotes such as 'photos/*.jpg', of several." };
    readonly Argument<string?> _mask = new("MASK")
    {
        Description = "A picture of the same size, white where something is missing; or a folder of them, each named as its picture, also with _mask behind. Without one, the hole is where alpha is 0 or a value is NaN.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    readonly OutputOption _output = new("The filled picture, or a folder of several. Bit depth, alpha and colour profile are those of IMAGE.",
        typed => InputFiles.AreMany(typed[..1]) ? "filled" : OutputOption.Named(typed[0], "filled", Formats.Images));
    readonly Option<int?> _feather = Globals.Number("--feather", "Let the fill pass softly into the picture over N pixels around the hole. (default 0: outside of the hole nothing changes)", 0);
    readonly Option<string?> _maskOut = new("--mask-out") { Description = "Also write what was filled, white; a folder of several.", HelpName = "M.png" };
    readonly Option<int?> _variants = Globals.Number("--variants", "N fills by as many seeds: OUT-1, OUT-2, ... and the sheet OUT-variants.png to compare them.", 1);
    readonly Option<bool> _video = new("--video") { Description = "The pictures of the folder IMAGE are the frames of one video, which are filled together." };
    readonly HoleOptions _hole = new();
    readonly SourceOptions _source = new();

    public ImageVerb() : base("image", "Fill the hole of a picture: remove an object, a scratch, a text, restore missing pixels, or extend it.",
        "inpaint3d image photo.png mask.png -o filled.png",
        "inpaint3d image photo.png mask.png -o filled.png --grow 2 --feather 3",
        "inpaint3d image photo.png mask.png -o filled.png --from below --variants 6",
        "inpaint3d image photo.png -o wider.png --extend 15%,15%,0,0",
        "inpaint3d image photos masks -o filled",
        "inpaint3d image 'scans/*.tif' watermark.png -o clean --json",
        "inpaint3d image frames masks -o filled --video",
        "inpaint3d image cutout-with-alpha.png -o filled.png",
        "inpaint3d image photo.png mask.png -o filled.png --dry-run --json")
    {
        Add(_image);
        Add(_mask);
        foreach (var option in new Option[] { _output, _maskOut, _variants, _video, _feather }.Concat(_hole.All).Concat(_source.All)) Add(option);
        Method.AddTo(this);
        AddWorkOptions();
    }

    public override MethodChoice Method { get; } = new(typeof(ImageHole), "auto");

    public override IReadOnlyList<(string Heading, Option[] Options)> Groups =>
    [
        ("What is missing", [.. _hole.All]),
        ("Where to copy from", [.. _source.All]),
        ("What to write", [_output, _maskOut, _variants, _feather, _video]),
    ];

    public override Exit Execute(Call call)
    {
        var method = Method.Create<ImageHole>(call.Parse);
        var source = _source.Read(call, method);
        var hole = _hole.Read(call, call.GetOptional(_mask) is not null);
        call.ChooseDevice();
        var masks = new Companions(call.GetOptional(_mask), "mask");
        var files = Files(call.Get(_image), masks, source.Source, source.Avoid, source.Guide);
        var jobs = Jobs(call, files);
        var fill = new PictureFill(method, hole, source, masks) { Feather = call.Get(_feather) ?? 0, Variants = call.Get(_variants) ?? 1, Force = call.Force };
        return files.AreMany && !call.Get(_video) ? FillMany(call, fill, method, files, jobs) : FillOne(call, fill, method, jobs[0]);
    }

    /// <summary>The pictures without those that belong to others among them, such as a mask that lies beside its picture.</summary>
    static InputFiles<Field> Files(string typed, params Companions[] companions)
    {
        var files = new InputFiles<Field>([typed], Formats.Images, "pictures");
        if (files.AreMany) return files with { Paths = [.. files.Paths.Except(companions.SelectMany(each => each.Among(files.Paths)))] };
        Input.CheckImage(typed);
        return files;
    }

    /// <summary>What to fill, with the paths to write, which are checked.</summary>
    PictureJob[] Jobs(Call call, InputFiles<Field> files)
    {
        bool isVideo = call.Get(_video);
        if (isVideo && !files.AreMany) throw new ArgumentException($"--video: {files.Paths[0]} is one picture; give the folder of the frames.");
        if (isVideo && call.Get(_variants) is not null) throw new ArgumentException("--variants: is not for videos.");
        string output = call.Get(_output)!;
        if (call.Get(_maskOut) is { } same && Path.GetFullPath(same) == Path.GetFullPath(output)) throw new ArgumentException($"--mask-out {same}: is the output itself; give another name.");
        bool areNumbered = !files.AreMany && call.Get(_variants) is > 1;
        string[] outputs = areNumbered ? [output] : files.Outputs(output, call.Force);
        foreach (string path in areNumbered ? VariantSet.AllPaths(output, call.Get(_variants)!.Value) : []) Output.Check(Formats.Images, path, call.Force);
        string[]? masks = call.Get(_maskOut) is { } maskOut ? files.Outputs(maskOut, call.Force, ".png") : null;
        return isVideo ? [new PictureJob(files.Paths, outputs, masks)]
            : [.. files.Paths.Select((path, k) => new PictureJob([path], [outputs[k]], masks is null ? null : [masks[k]]))];
    }

    Exit FillOne(Call call, PictureFill fill, Method<ImageHole> method, PictureJob job)
    {
        string name = Method.Chosen(call.Parse).Name, folder = call.Get(_output)!;
        var prepared = fill.Prepare(job);
        string of = $"{prepared.Problem.Hole.Count:N0} of {prepared.Problem.Hole.Samples.Length:N0} pixels";
        if (call.DryRun)
        {
            call.Report.Line($"would fill {of} with {name} in about {prepared.Memory / 1e6:N0} MB of memory and write {(job.Images.Length > 1 ? folder : string.Join(", ", fill.Outputs(job)))}");
            call.Report.Result(Describe(call, method, fill.Describe(prepared, written: false)));
            return Exit.Ok;
        }
        var record = call.Work($"filling with {name}", run => fill.Fill(prepared, run));
        double milliseconds = (double)record["elapsed_ms"]!;
        string written = job.Images.Length > 1 ? folder : record["output"] is JsonArray variants ? $"{variants.Count} pictures and {record["sheet"]}" : record["output"]!.ToString();
        call.Report.Line($"filled {prepared.Problem.Hole.Count:N0} pixels with {name} in {milliseconds / 1000:0.00} s (elapsed_ms={milliseconds:0.0}), written to {written}");
        call.Report.Result(Describe(call, method, record));
        return Exit.Ok;
    }

    /// <summary>Fills picture after picture; one that fails does not stop the others.</summary>
    Exit FillMany(Call call, PictureFill fill, Method<ImageHole> method, InputFiles<Field> files, PictureJob[] jobs)
    {
        string name = Method.Chosen(call.Parse).Name;
        var records = call.Work($"filling with {name}", run => files.Each(k => FillOneOfMany(call, fill, jobs[k], run.Part((double)k / jobs.Length, (k + 1.0) / jobs.Length))));
        int failed = records.Count(record => record["error"] is not null);
        string did = call.DryRun ? "would fill" : "filled";
        call.Report.Line($"{did} {jobs.Length - failed:N0} of {HolesVerb.Count(jobs.Length, "picture")} with {name}, {(call.DryRun ? "to be written" : "written")} to {call.Get(_output)}");
        var result = new JsonObject { ["input"] = call.Get(_image), ["output"] = call.Get(_output), ["written"] = !call.DryRun };
        (result["filled"], result["failed"], result["pictures"]) = (jobs.Length - failed, failed, new JsonArray(records));
        call.Report.Result(Describe(call, method, result));
        return failed == 0 ? Exit.Ok : Exit.SomeFailed;
    }

    static JsonObject FillOneOfMany(Call call, PictureFill fill, PictureJob job, Run run)
    {
        string path = job.Images[0];
        var prepared = fill.Prepare(job);
        var record = call.DryRun ? fill.Describe(prepared, written: false) : fill.Fill(prepared, run with { Note = note => call.Report.Note($"{path}: {note}") });
        if (call.DryRun) call.Report.Line($"would fill {prepared.Problem.Hole.Count:N0} of {prepared.Problem.Hole.Samples.Length:N0} pixels of {path} and write {string.Join(", ", fill.Outputs(job))}");
        return record;
    }

    /// <summary>The result with what is the same for all pictures.</summary>
    JsonObject Describe(Call call, Method method, JsonObject record)
    {
        record.Insert(0, "command", Name);
        record["method"] = MethodChoice.Describe(method);
        record["seed"] = call.Seed;
        record["feather_px"] = call.Get(_feather) ?? 0;
        return record;
    }
}
