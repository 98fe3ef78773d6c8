using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d mesh MESH -o OUT</c>: closes holes of a mesh.</summary>
internal sealed class MeshVerb : Verb
{
    /// <summary>Holes left open that the lines for people name; JSON has all.</summary>
    const int NamedHoles = 10;

    readonly Argument<string> _mesh = new("MESH") { Description = "The mesh." };
    readonly Option<string> _output = new("--output", "-o") { Description = "The filled mesh; nothing of MESH is changed, new parts come last.", HelpName = "OUT", Required = true };
    readonly Option<string> _holes = new("--holes")
    {
        Description = "inner leaves the outline of an open surface open; numbers are those of 'inpaint3d holes'.", HelpName = "inner|all|ID,ID",
        DefaultValueFactory = _ => "inner", CompletionSources = { "inner", "all" },
    };
    readonly Option<double?> _maxDiameter = Globals.Number<double>("--max-diameter", "Leave holes open that are wider, in the file's unit.", 0);
    readonly Option<int?> _maxEdges = Globals.Number("--max-edges", "Leave holes open that have more edges.", 3);
    readonly Option<bool> _exceptLargest = new("--except-largest") { Description = "Leave the hole with the longest rim open." };
    readonly Option<int?> _smoothRim = Globals.Number("--smooth-rim", "Smooth the rims with so many passes before: this moves their old vertices.", 0);
    readonly Option<bool> _mark = new("--mark") { Description = "Add a column 'filled' to the faces: 1 where they are new." };
    readonly PaintOption _color = new();

    public MeshVerb() : base("mesh", "Close the holes of a mesh and continue its colours.",
        "inpaint3d mesh scan.ply -o closed.ply",
        "inpaint3d mesh scan.ply -o closed.ply --max-diameter 10 --except-largest",
        "inpaint3d mesh scan.ply -o closed.ply --holes 2,5 --mark",
        "inpaint3d mesh scan.ply -o closed.ply --dry-run")
    {
        Add(_mesh);
        Add(_output);
        Add(_holes);
        Add(_maxDiameter);
        Add(_maxEdges);
        Add(_exceptLargest);
        Add(_smoothRim);
        Add(_mark);
        Add(_color);
        Method.AddTo(this);
        AddWorkOptions();
    }

    public override MethodChoice Method { get; } = new(typeof(MeshHole), "auto");

    public override Exit Execute(Call call)
    {
        var method = Method.Create<MeshHole>(call.Parse);
        var texture = _color.Create(call);

        var selection = new HoleSelection(call.Get(_holes)!, call.Get(_maxDiameter), call.Get(_maxEdges), call.Get(_exceptLargest));
        call.ChooseDevice();
        Output.Check(Formats.Meshes, call.Get(_output)!, call.Force);

        var clock = Stopwatch.StartNew();
        var mesh = Input.Mesh(call.Get(_mesh), call.Report);
        double readSeconds = Lap(clock);
        var loops = Input.Topology(mesh).Loops;
        var skipped = selection.LeaveOpen(loops);
        Loop[] chosen = selection.Chosen(loops);
        var estimate = Pipeline.Estimate(mesh, chosen, method, call.NewRun());
        if (call.DryRun)
        {
            var nothing = new MeshHole(mesh, []);
            Tell(call, skipped, nothing,
                $"would fill {chosen.Length:N0} of {HolesVerb.Count(loops.Count, "hole")} with {Method.Chosen(call.Parse).Name} in about {estimate.Seconds:0.0} s and {estimate.Bytes / 1e6:N0} MB of memory, and write {call.Get(_output)}");
            var plan = Describe(call, loops, skipped, mesh, nothing, method);
            (plan["estimated_vertices"], plan["estimated_cpu_s"], plan["estimated_memory_mb"]) = (Math.Round(estimate.Vertices), Math.Round(estimate.Seconds, 2), Math.Ceiling(estimate.Bytes / 1e6));
            call.Report.Result(plan);
            return Exit.Ok;
        }
        Limits.CheckMemory(estimate.Bytes, $"Filling {call.Get(_mesh)} with {Method.Chosen(call.Parse).Name}");

        var (start, rims, moved) = RimSmoothing.Smooth(mesh, chosen, call.Get(_smoothRim) ?? 0);
        if (moved > 0) call.Report.Line($"moved {moved:N0} old rim vertices to smooth the rims");
        var filled = call.Work("filling holes", run => Pipeline.FillMesh(start, rims, method, texture, run));
        double fillSeconds = Lap(clock);
        Formats.SaveMesh(call.Get(_mark) ? Mark(filled.Mesh, mesh.FaceCount) : filled.Mesh, call.Get(_output)!, call.Force);
        double writeSeconds = Lap(clock);

        Tell(call, skipped, filled,
            $"filled {chosen.Length - filled.Loops.Count:N0} of {HolesVerb.Count(loops.Count, "hole")} with {Method.Chosen(call.Parse).Name} in {fillSeconds:0.00} s: " +
            $"{filled.Mesh.Positions.Length - mesh.Positions.Length:N0} vertices and {filled.Mesh.FaceCount - mesh.FaceCount:N0} faces are new, written to {call.Get(_output)}");
        var result = Describe(call, loops, skipped, mesh, filled, method);
        result["moved_vertices"] = moved;
        (result["read_s"], result["fill_s"], result["write_s"]) = (readSeconds, fillSeconds, writeSeconds);
        call.Report.Result(result);
        return filled.Loops.Count > 0 ? Exit.SomeFailed : Exit.Ok;
    }

    static double Lap(Stopwatch clock)
    {
        double seconds = Math.Round(clock.Elapsed.TotalSeconds, 6);
        clock.Restart();
        return seconds;
    }

    /// <summary>The mesh with a column that tells new faces from old ones; marks of an earlier run are kept.</summary>
    static Mesh Mark(Mesh mesh, int oldFaces)
    {
        const string column = "filled";
        var marks = new byte[mesh.FaceCount];
        if (mesh.FaceAttributes.FirstOrDefault(other => other.Name == column)?.Values is byte[] earlier) earlier.CopyTo(marks, 0);
        marks.AsSpan(oldFaces).Fill(1);
        return mesh with { FaceAttributes = [.. mesh.FaceAttributes.Where(other => other.Name != column), new MeshColumn(column, marks)] };
    }

    static void Tell(Call call, IReadOnlyDictionary<int, string> skipped, MeshHole filled, string summary)
    {
        call.Report.Line(summary);
        foreach (var loop in filled.Loops) call.Report.Line($"  not filled: hole {loop.Id} ({loop.Edges} edges): {loop.Refusal}");
        foreach (var (id, reason) in skipped.Take(NamedHoles)) call.Report.Line($"  left open: hole {id}: {reason}");
        if (skipped.Count > NamedHoles) call.Report.Line($"  left open: {skipped.Count - NamedHoles:N0} more (--json names all)");
    }

    JsonObject Describe(Call call, IReadOnlyList<Loop> loops, IReadOnlyDictionary<int, string> skipped, Mesh before, MeshHole after, Method method)
    {
        var refused = after.Loops.ToDictionary(loop => loop.Id, loop => loop.Refusal);
        return new JsonObject
        {
            ["command"] = Name,
            ["input"] = call.Get(_mesh),
            ["output"] = call.Get(_output),
            ["written"] = !call.DryRun,
            ["method"] = MethodChoice.Describe(method),
            ["seed"] = call.Seed,
            ["vertices"] = before.Positions.Length,
            ["faces"] = before.FaceCount,
            ["new_vertices"] = after.Mesh.Positions.Length - before.Positions.Length,
            ["new_faces"] = after.Mesh.FaceCount - before.FaceCount,
            ["holes"] = new JsonArray([.. loops.Select(DescribeHole)]),
        };

        JsonObject DescribeHole(Loop loop)
        {
            var hole = HolesVerb.Describe(loop);
            (hole["state"], hole["reason"]) = skipped.TryGetValue(loop.Id, out string? reason) ? ("skipped", reason)
                : refused.TryGetValue(loop.Id, out reason) ? ("refused", reason)
                : (call.DryRun ? "planned" : "filled", null);
            return hole;
        }
    }
}
