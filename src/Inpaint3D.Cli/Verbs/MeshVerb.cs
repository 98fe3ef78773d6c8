using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Inpaint3D.Cli.Meshes;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.IO;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d mesh MESH -o OUT</c>: closes holes of a mesh, or of several.</summary>
internal sealed class MeshVerb : Verb
{
    /// <summary>Holes left open for one reason, and reasons, that the lines for people name; JSON has all.</summary>
    const int NamedHoles = 10;

    readonly Argument<string[]> _mesh = new("MESH")
    {
        Description = "The mesh; or several, a folder of them, or a pattern in quotes such as 'scans/*.ply'.", Arity = ArgumentArity.OneOrMore,
    };
    readonly OutputOption _output = new("The filled mesh, or a folder of several; nothing of MESH is changed, new parts come last.",
        typed => InputFiles.AreMany(typed) ? "closed" : OutputOption.Named(typed[0], "closed", Formats.Meshes));
    readonly Option<string?> _preset = new("--preset") { Description = "Flags for one purpose, see Presets below; those that are given win.", HelpName = string.Join('|', Preset.All.Select(preset => preset.Name)) };
    readonly Option<string?> _rules = new("--rules") { Description = "Take flags from a JSON or TOML file, in the same words: { \"method\": \"willmore\", \"max-edges\": 500 }; those that are given win.", HelpName = "R.json|R.toml" };
    readonly HoleFlags _holes = new();
    readonly Option<string?> _dropPieces = new("--drop-pieces-below") { Description = "Drop pieces with fewer faces, or of less than so many percent of the largest one's.", HelpName = "N|N%" };
    readonly Option<int?> _trim = Globals.Number("--trim", "Remove so many rings of faces round the rims first: this drops old faces.", 0);
    readonly Option<int?> _smoothRim = Globals.Number("--smooth-rim", "Smooth the rims with so many passes first: this moves their old vertices.", 0);
    readonly Option<bool> _flatBase = new("--flat-base") { Description = "Close the flat base that the object stood on, or was cut off at, by a flat sheet. Without it the sides go on round it." };
    readonly Option<bool> _mark = new("--mark") { Description = "Add columns to the faces: 'filled' is 1 where they are new, 'confidence' tells from 0 to 1 how far they can be relied on." };
    readonly Option<bool> _verify = new("--verify") { Description = "Read the output again; end with exit code 8 unless the old part is the same bit for bit." };
    readonly Option<string?> _report = new("--report") { Description = "Also write a page with pictures of each hole, before and after, and an estimate of its error.", HelpName = "R.html" };
    readonly PaintOption _color = new();

    public MeshVerb() : base("mesh", "Close the holes of a mesh and continue its colours.",
        "inpaint3d mesh scan.ply -o closed.ply",
        "inpaint3d mesh scan.ply -o solid.ply --preset print",
        "inpaint3d mesh scan.ply -o closed.ply --keep planar --keep-larger-than 10",
        "inpaint3d mesh scan.ply -o closed.ply --holes 2,5 --mark --report holes.html",
        "inpaint3d mesh scan.ply -o closed.ply --drop-pieces-below 1% --trim 1 --verify",
        "inpaint3d mesh scans/*.ply -o closed",
        "inpaint3d mesh scan.ply -o closed.ply --rules rules.json --dry-run")
    {
        _preset.CompletionSources.Add([.. Preset.All.Select(preset => preset.Name)]);
        Add(_mesh);
        foreach (var option in (Option[])[_output, _preset, _rules, .. _holes.All, _dropPieces, _trim, _smoothRim, _flatBase, _color, _mark, _verify, _report]) Add(option);
        Method.AddTo(this);
        AddWorkOptions();
    }

    public override MethodChoice Method { get; } = new(typeof(MeshHole), "auto");

    public override IReadOnlyList<(string Heading, Option[] Options)> Groups =>
    [
        ("Which holes", _holes.All),
        ("What to clean first", [_dropPieces, _trim, _smoothRim]),
        ("What to write", [_output, _mark, _verify, _report]),
    ];

    public override IReadOnlyList<(string Heading, (string, string)[] Rows)> Lists =>
        [("Presets", [.. Preset.All.Select(preset => ($"  {preset.Name}", $"{preset.Purpose}: {preset}"))])];

    public override Exit Execute(Call call)
    {
        var settings = new Settings(call, _preset, _rules);
        return settings.Blame(() => Fill(settings.Apply(), settings.Kinds, settings.IsOfPreset(_verify)));
    }

    Exit Fill(Call call, IReadOnlyDictionary<LoopKind, List<Setting>> kinds, bool acceptsRounding)
    {
        var plan = Plan(call, kinds);
        call.ChooseDevice();
        var files = new InputFiles<Mesh>(call.Parse.GetRequiredValue(_mesh), Formats.Meshes, "meshes");
        if (files.AreMany) return FillMany(call, plan, files, acceptsRounding);
        var (result, exit) = Fill(call, plan, new MeshJob(files.Paths[0], files.Target(call.Get(_output)!)), acceptsRounding);
        call.Report.Result(result);
        return exit;
    }

    /// <summary>Fills mesh after mesh; one that fails does not stop the others.</summary>
    Exit FillMany(Call call, MeshPlan plan, InputFiles<Mesh> files, bool acceptsRounding)
    {
        if (call.Get(_report) is { } page) throw new ArgumentException($"--report {page}: a page shows one mesh: fill each by a call of its own, or leave --report out.");
        string folder = call.Get(_output)!;
        string[] outputs = files.Outputs(folder, call.Force);
        if (!call.DryRun) Directory.CreateDirectory(folder);
        var worst = Exit.Ok;
        var records = files.Each(k =>
        {
            var (record, exit) = Fill(call, plan, new MeshJob(files.Paths[k], outputs[k]) { IsOneOfMany = true }, acceptsRounding);
            if (exit > worst) worst = exit;
            return record;
        });
        int failed = records.Count(record => record["error"] is not null);
        call.Report.Line($"{(call.DryRun ? "would fill" : "filled")} {records.Length - failed:N0} of {HolesVerb.Count(records.Length, "mesh")}, {(call.DryRun ? "to be written" : "written")} to {folder}");
        call.Report.Result(new JsonObject
        {
            ["command"] = Name, ["input"] = new JsonArray([.. call.Parse.GetRequiredValue(_mesh).Select(path => JsonValue.Create(path))]), ["output"] = folder, ["written"] = !call.DryRun,
            ["filled"] = records.Length - failed, ["failed"] = failed, ["meshes"] = new JsonArray(records),
        });
        return worst == Exit.Ok && failed > 0 ? Exit.SomeFailed : worst;
    }

    (JsonObject Result, Exit Exit) Fill(Call call, MeshPlan plan, MeshJob job, bool acceptsRounding)
    {
        var (input, output, page) = (job.Input, job.Output, call.Get(_report));
        var clock = Stopwatch.StartNew();
        var mesh = Input.Mesh(input, call.Report);
        double readSeconds = Lap(clock);
        var start = plan.Prepare(mesh, input, host: call.NewRun().Device.Host);
        // What is wrong with the input is told first, and all before the work.
        if (!job.IsOneOfMany) Output.Check(Formats.Meshes, output, call.Force);
        if (call.Get(_mark)) FaceMarks.Check(output);
        if (page is not null) HoleReport.Check(page, call.Force);
        var estimate = Pipeline.Estimate(start.Mesh, start.Chosen, plan.Method, call.NewRun());
        if (call.DryRun) return (Tell(call, plan, job, start, estimate), Exit.Ok);
        Limits.CheckMemory(estimate.Bytes, $"Filling {input} with {MethodChoice.Name(plan.Method)}");

        var outcome = call.Work("filling holes", run => plan.Fill(start, job.IsOneOfMany ? run with { Note = note => call.Report.Note($"{input}: {note}") } : run));
        double fillSeconds = Lap(clock);
        // Before the output is written, which may replace it.
        var before = call.Get(_verify) ? Formats.LoadMesh(input) : null;
        clock.Restart();
        Formats.SaveMesh(call.Get(_mark) ? FaceMarks.Add(outcome) : outcome.Filled.Mesh, output, call.Force);
        double writeSeconds = Lap(clock);
        var verified = before is not null ? Verification.Of(before, output, outcome) with { AcceptsRounding = acceptsRounding } : null;
        if (page is not null) HoleReport.Write(page, call, input, outcome, verified);

        Tell(call, plan, job, outcome, fillSeconds, verified);
        var result = Describe(call, plan, job, start, outcome.Old, outcome.Filled.Mesh, outcome.Holes);
        (result["trimmed_faces"], result["moved_vertices"]) = (outcome.Trimmed, outcome.MovedVertices);
        if (verified is not null) result["verified"] = verified.Describe();
        (result["read_s"], result["fill_s"], result["write_s"]) = (readSeconds, fillSeconds, writeSeconds);
        return (result, verified?.Holds == false ? Exit.NotVerified : outcome.Filled.Loops.Count > 0 ? Exit.SomeFailed : Exit.Ok);
    }

    MeshPlan Plan(Call call, IReadOnlyDictionary<LoopKind, List<Setting>> kinds) => new(_holes.Read(call), Method.Create<MeshHole>(call.Parse))
    {
        OfKinds = kinds.ToDictionary(kind => kind.Key, kind => Method.Create<MeshHole>(call.Parse, kind.Value.ToDictionary(setting => setting.Flag, setting => setting.Value))),
        OfBases = call.Get(_flatBase) ? FlatBase(Method.Create<MeshHole>(call.Parse)) : null,
        Texture = _color.Create(call),
        DropBelow = call.Get(_dropPieces) is { } size ? PieceSize.Parse(size) : null,
        Trim = call.Get(_trim) ?? 0, SmoothRim = call.Get(_smoothRim) ?? 0, Estimates = call.Get(_mark) || call.Get(_report) is not null,
    };

    /// <summary>A soap film with the vertices that another method would make: flat in a flat rim, and calm in one that is nearly so.</summary>
    static MinimumArea FlatBase(Method<MeshHole> method) =>
        method is MeshMethod shape ? new() { Refine = true, Density = shape.Density, Growth = shape.Growth } : new() { Refine = true };

    static double Lap(Stopwatch clock)
    {
        double seconds = Math.Round(clock.Elapsed.TotalSeconds, 6);
        clock.Restart();
        return seconds;
    }

    JsonObject Tell(Call call, MeshPlan plan, MeshJob job, MeshStart start, WorkEstimate estimate)
    {
        HoleOutcome[] holes = [.. MeshOutcome.Planned(start)];
        TellDropped(call, start);
        call.Report.Line($"would fill {start.Chosen.Count:N0} of {HolesVerb.Count(start.Loops.Count, "hole")} with {MethodChoice.Name(plan.Method)} in about {estimate.Seconds:0.0} s (longer where rims are noisy or joined, or colours are painted) and {estimate.Bytes / 1e6:N0} MB of memory, and write {job.Output}");
        TellOpen(call, holes);
        var result = Describe(call, plan, job, start, start.Mesh, start.Mesh, holes);
        (result["estimated_vertices"], result["estimated_cpu_s"], result["estimated_memory_mb"]) = (Math.Round(estimate.Vertices), Math.Round(estimate.Seconds, 2), Math.Ceiling(estimate.Bytes / 1e6));
        return result;
    }

    void Tell(Call call, MeshPlan plan, MeshJob job, MeshOutcome outcome, double seconds, Verification? verified)
    {
        var (holes, after, old) = (outcome.Holes, outcome.Filled.Mesh, outcome.Old);
        TellDropped(call, outcome.Start);
        if (outcome.Trimmed > 0) call.Report.Line($"trimmed {HolesVerb.Count(outcome.Trimmed, "old face")} round the rims");
        if (outcome.MovedVertices > 0) call.Report.Line($"moved {outcome.MovedVertices:N0} old rim vertices to smooth the rims");
        call.Report.Line($"filled {holes.Count(hole => hole.State == "filled"):N0} of {HolesVerb.Count(outcome.Start.Loops.Count, "hole")} with {MethodChoice.Name(plan.Method)} in {seconds:0.00} s: " +
            $"{HolesVerb.Count(after.Positions.Length - old.Positions.Length, "vertex")} and {HolesVerb.Count(after.FaceCount - old.FaceCount, "face")} are new, written to {job.Output}");
        foreach (var hole in holes.Where(hole => hole.State == "refused")) call.Report.Line($"  not filled: hole {hole.Loop.Id} ({hole.Loop.Edges} edges): {hole.Reason}");
        foreach (var hole in holes.Where(hole => hole.State == "joined").Take(NamedHoles)) call.Report.Line($"  gone: hole {hole.Loop.Id}: {hole.Reason}");
        TellOpen(call, holes);
        TellEstimates(call, [.. outcome.Estimates.Where(estimate => estimate.IsKnown).OrderBy(estimate => estimate.Percent)]);
        if (verified is not null) call.Report.Line(verified.Line(job.Output));
        if (call.Get(_report) is { } page) call.Report.Line($"the holes before and after are shown in {page}");
    }

    static void TellDropped(Call call, MeshStart start)
    {
        if (start.DroppedPieces > 0) call.Report.Line($"dropped {HolesVerb.Count(start.DroppedPieces, "small piece")} with {HolesVerb.Count(start.DroppedFaces, "old face")}");
    }

    static void TellOpen(Call call, IReadOnlyList<HoleOutcome> holes)
    {
        IGrouping<string?, int>[] open = [.. holes.Where(hole => hole.State is "kept" or "skipped").GroupBy(hole => hole.Reason, hole => hole.Loop.Id)];
        foreach (var alike in open.Take(NamedHoles))
        {
            int[] ids = [.. alike];
            string more = ids.Length > NamedHoles ? $" and {ids.Length - NamedHoles:N0} more" : "";
            call.Report.Line($"  left open: hole{(ids.Length > 1 ? "s" : "")} {string.Join(", ", ids.Take(NamedHoles))}{more}: {alike.Key}");
        }
        if (open.Length > NamedHoles) call.Report.Line($"  left open: {open.Skip(NamedHoles).Sum(alike => alike.Count()):N0} more (--json names all)");
    }

    static void TellEstimates(Call call, FillEstimate[] rising)
    {
        if (rising.Length == 0) return;
        string worst = rising.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" in the median, {rising[^1].Percent:0.0} % at hole {rising[^1].Loops[0]}") : "";
        call.Report.Line(string.Create(CultureInfo.InvariantCulture, $"estimated error: {rising[rising.Length / 2].Percent:0.0} % of a hole's diameter{worst}"));
    }

    JsonObject Describe(Call call, MeshPlan plan, MeshJob job, MeshStart start, Mesh old, Mesh after, IEnumerable<HoleOutcome> holes) => new()
    {
        ["command"] = Name,
        ["input"] = job.Input,
        ["output"] = job.Output,
        ["written"] = !call.DryRun,
        ["method"] = MethodChoice.Describe(plan.Method),
        ["seed"] = call.Seed,
        ["vertices"] = start.Input.Positions.Length,
        ["faces"] = start.Input.FaceCount,
        ["new_vertices"] = after.Positions.Length - old.Positions.Length,
        ["new_faces"] = after.FaceCount - old.FaceCount,
        ["dropped_pieces"] = start.DroppedPieces,
        ["dropped_faces"] = start.DroppedFaces,
        ["holes"] = new JsonArray([.. holes.Select(Describe)]),
    };

    static JsonObject Describe(HoleOutcome outcome)
    {
        var hole = HolesVerb.Describe(outcome.Loop);
        (hole["state"], hole["reason"]) = (outcome.State, outcome.Reason);
        if (outcome.Method is { } method) hole["method"] = method;
        if (outcome.Painting is { } painting)
        {
            hole["color"] = painting.Method;
            if (painting.Reason is { } reason) hole["color_reason"] = reason;
        }
        if (outcome.Estimate is not { } estimate) return hole;
        hole["error_estimate"] = Json.Value(estimate.Error);
        hole["error_estimate_percent"] = Json.Value(Math.Round(estimate.Percent, 3));
        hole["confidence"] = Json.Value(Math.Round(estimate.MeanConfidence, 3));
        return hole;
    }
}
