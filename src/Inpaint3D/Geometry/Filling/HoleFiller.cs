using Inpaint3D.Data;
using Inpaint3D.Geometry.Charts;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Geometry.Filling;

/// <summary>
/// Closes loops: for each one the first of a method's proposals that crosses neither itself nor the mesh. Holes are filled
/// independently of each other and in parallel; where two patches would then meet, the one of the higher number is chosen again
/// beside the others, and if it finds nothing the others once more beside it. What has no admissible proposal is triangulated
/// with an eye on what is in the way, and where its points have no triangulation that is clear, by a surface through space. Where the rim crosses the mesh every patch does, so that the one
/// that does it least is taken, with flips that save some more; an outline is closed by the back of its piece. What still has no patch stays open, with the reason.
/// </summary>
internal sealed partial class HoleFiller
{
    /// <summary>The <see cref="Patch.Method"/> of patches that no method has proposed: the back of a piece, and triangulations of a rim that faces back.</summary>
    internal const string Back = "back-sheet", Plain = "plain-triangulation";

    /// <summary>Crossings of a patch, over the fewest of all, that count as no more.</summary>
    const double MoreCrossings = 1.5;

    readonly Topology _topology;
    readonly Rim[] _rims;
    readonly Patch?[] _patches;
    readonly string?[] _refusals, _notes;
    readonly PatchCheck _check;
    readonly Propose _propose, _through;
    readonly Run _run;

    HoleFiller(Topology topology, Rim[] rims, Propose propose, Propose through, Run run)
    {
        (_topology, _rims, _propose, _through, _run) = (topology, rims, propose, through, run);
        (_patches, _refusals, _notes) = (new Patch?[rims.Length], new string?[rims.Length], new string?[rims.Length]);
        _check = new PatchCheck(topology.Edges, rims.Where(rim => Obstruction(rim) is null), run);
    }

    /// <summary>Closes loops of a mesh; those that belong together by one patch.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="loops">Its loops, each once.</param>
    /// <param name="propose">A method's patches for a rim.</param>
    /// <param name="through">Patches through space, which need no triangulation of the rim's points.</param>
    /// <param name="run">Device, cancellation, progress.</param>
    /// <param name="closed">Told, in order, of every rim that was closed and its patch.</param>
    /// <returns>The mesh with the patches appended, loop by loop, and the loops left open.</returns>
    public static (Mesh Mesh, IReadOnlyList<Loop> Open) Fill(Mesh mesh, IReadOnlyList<Loop> loops, Propose propose, Propose through, Run run, Action<Loop, Patch>? closed = null)
    {
        var topology = Topology.Reuse(mesh, loops, run.Device.Host);
        run.Step(0.02);
        var groups = RimGroups.Of(loops);
        var filler = Filled(topology, groups, propose, through, run);
        if (filler.Unjoined(groups) is { Count: > 0 } apart)
        {
            filler = Filled(topology, [.. groups.SelectMany(group => apart.Contains(group) ? group.Select(loop => (Loop[])[loop]) : [group])], propose, through, run with { Progress = null });
            foreach (var group in apart) run.Note?.Invoke($"Holes {RimGroups.Names(group)} belong together, but every common patch would cross the mesh or itself: each is closed for itself.");
        }
        foreach (string? note in filler._notes) if (note is not null) run.Note?.Invoke(note);
        var refused = new Dictionary<int, string>();
        for (int i = 0; i < filler._rims.Length; i++)
        {
            if (filler._patches[i] is { } patch) closed?.Invoke(filler._rims[i].Loop, patch);
            if (filler._refusals[i] is { } reason) refused.Add(filler._rims[i].Loop.Id, reason);
        }
        run.Step(0.95);
        var open = loops.Where(loop => refused.ContainsKey(loop.Id)).Select(loop => loop with { Refusal = refused[loop.Id] });
        return (Append(mesh, filler._rims, filler._patches, run.Part(0.95, 1)), [.. open]);
    }

    static HoleFiller Filled(Topology topology, IReadOnlyList<Loop[]> groups, Propose propose, Propose through, Run run)
    {
        var rims = new Rim[groups.Count];
        int[] order = Order(groups);
        ForAll(i => rims[i] = new Rim(topology, RimGroups.Join(groups[i], topology)), order, run);
        run.Step(0.03);
        var filler = new HoleFiller(topology, rims, propose, through, run);
        run.Step(0.05);
        filler.FillAll(order);
        filler.Separate();
        filler.CloseOutlines();
        return filler;
    }

    /// <summary>Long rims first, so that no thread is left with one at the end; the others as they come in the mesh, where neighbours need the same parts of it.</summary>
    static int[] Order(IReadOnlyList<Loop[]> groups)
    {
        const int longRim = 64;
        var edges = groups.Select(group => group.Sum(loop => loop.Edges)).ToArray();
        return [.. Enumerable.Range(0, groups.Count).OrderBy(i => edges[i] < longRim ? 0 : -edges[i]).ThenBy(i => groups[i][0].Vertices.Min())];
    }

    /// <summary>Groups of several loops that have no common patch.</summary>
    List<Loop[]> Unjoined(IReadOnlyList<Loop[]> groups) => [.. groups.Where((group, i) => group.Length > 1 && _refusals[i] is not null)];

    /// <summary>The mesh with patches behind what it has, and attributes for them.</summary>
    static Mesh Append(Mesh mesh, Rim[] rims, Patch?[] patches, Run run)
    {
        var (points, triangles) = (mesh.Positions, mesh.Triangles);
        int next = points.Length, face = triangles.Length, allPoints = next, allFaces = face;
        foreach (var patch in patches) (allPoints, allFaces) = (allPoints + (patch?.Points.Count - patch?.RimPoints ?? 0), allFaces + (patch?.Triangles.Count ?? 0));
        if (allFaces == face) return mesh;
        Array.Resize(ref points, allPoints);
        Array.Resize(ref triangles, allFaces);
        for (int i = 0; i < rims.Length; i++)
        {
            if (patches[i] is not { } patch) continue;
            var rim = rims[i];
            int first = next - rim.Count;
            patch.Points.CopyTo(rim.Count, points, next, patch.Points.Count - rim.Count);
            foreach (var (a, b, c) in patch.Triangles) triangles[face++] = new Triangle(Number(a), Number(b), Number(c));
            next += patch.Points.Count - rim.Count;
            int Number(int p) => p < rim.Count ? rim.Loop.Vertices[p] : first + p;
        }
        var filled = PatchColors.Extend(mesh, mesh with { Positions = points, Triangles = triangles }, run);
        next = mesh.Positions.Length;
        foreach (var patch in patches)
        {
            if (patch is null) continue;
            patch.Colors?.CopyTo(filled.Colors!, next);
            foreach (var (column, values) in patch.Columns)
            {
                var numbers = NumericColumn.Of(filled.VertexAttributes[column].Values)!;
                for (int i = 0; i < values.Length; i++) numbers[next + i] = values[i];
            }
            next += patch.Points.Count - patch.RimPoints;
        }
        return filled;
    }

    void FillAll(int[] order)
    {
        int done = 0, all = _rims.Sum(rim => rim.Count);
        var gate = new Lock();
        bool single = _rims.Length == 1;
        var part = single ? _run.Part(0.05, 0.9) : _run with { Progress = null };
        ForAll(i =>
        {
            Choose(i, [], part);
            if (single) return;
            lock (gate) _run.Step(0.05 + (0.85 * (done += _rims[i].Count) / all));
        }, order, _run);
    }

    static void ForAll(Action<int> body, int[] order, Run run)
    {
        try
        {
            run.Device.Host.For(order.Length, i => body(order[i]));
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(run.Cancel);
        }
        catch (AggregateException e) when (e.InnerException is ArgumentException wrong)
        {
            throw wrong;
        }
    }

    /// <summary>Takes the first patch that is admitted beside some others.</summary>
    void Choose(int i, IReadOnlyList<FaceSet> others, Run run)
    {
        var rim = _rims[i];
        (_patches[i], _notes[i], _refusals[i]) = (null, null, Obstruction(rim));
        // An outline waits for the back of its piece.
        if (_refusals[i] is null && !TryChoose(i, _propose, others, run) && !(!rim.Loop.IsOuterBorder && TryClear(i, others, run))
            && (rim.IsJoined || !(_check.CrossesRim(rim, run) ? TakeLeastCrossing(i, others, run) : TryChoose(i, _through, others, run))))
            _refusals[i] = "every patch would cross the mesh or itself, or needs an edge that the mesh has already";
        rim.ForgetRings();
    }

    /// <summary>Takes a proposal made of triangulations that look for what is in their way; the others are made without.</summary>
    bool TryClear(int i, IReadOnlyList<FaceSet> others, Run run)
    {
        _rims[i].IsClear = _check.ClearOf(_rims[i]);
        bool found = TryChoose(i, _propose, others, run);
        _rims[i].IsClear = null;
        return found;
    }

    /// <summary>
    /// Where the rim itself crosses the mesh some crossings cannot be avoided: takes the first proposal that makes hardly more than the fewest,
    /// whose number changes with the triangles at these places.
    /// </summary>
    bool TakeLeastCrossing(int i, IReadOnlyList<FaceSet> others, Run run)
    {
        var rim = _rims[i];
        var proposals = new List<(Proposal Proposal, int Crossings)>();
        foreach (var proposal in _propose(rim, _topology, _ => false, run))
        {
            if (!_topology.Mesh.DoublePrecision) RoundToSingle(proposal.Patch);
            if (_check.CountCrossings(proposal.Patch, rim, others, run) is { } count) proposals.Add((proposal, count));
        }
        if (proposals.Count == 0) return false;
        double most = MoreCrossings * proposals.Min(entry => entry.Crossings);
        var (best, crossings) = proposals.First(entry => entry.Crossings <= most);
        _patches[i] = _check.WithFewerCrossings(best.Patch, rim, others, ref crossings, run);
        _notes[i] = CrossingNote(rim, best.Kind, crossings);
        return true;
    }

    /// <summary>Takes the first of some proposals that is admitted beside some other patches.</summary>
    bool TryChoose(int i, Propose propose, IReadOnlyList<FaceSet> others, Run run)
    {
        var rim = _rims[i];
        bool first = rim.IsClear is null && propose == _propose;
        (Patch Patch, string Note)? folded = null;
        var rejected = new List<Proposal>();
        // Where the rim's triangles look back a smooth continuation would turn round onto them.
        foreach (var proposal in rim.FacesBack ? HoleTriangulation.Plain(rim, run) : propose(rim, _topology, Admits, run))
        {
            var (patch, kind) = (proposal.Patch, proposal.Kind);
            if (!_topology.Mesh.DoublePrecision) RoundToSingle(patch);
            if (!_check.Admits(patch, rim, others, out int crossings, run))
            {
                if (!proposal.IsSpare) rejected.Add(proposal);
            }
            else
            {
                if (proposal.IsSpare && TakeDented(i, rejected, others, run)) return true;
                if (crossings > 0) patch = _check.WithFewerCrossings(patch, rim, others, ref crossings, run);
                string? note = NoteOn(rim, proposal, first, crossings);
                if (rim.FacesBack) patch.Method = Plain;
                if (!PatchFolds.Spoil(patch, rim)) return Take(patch, note);
                folded ??= (patch, note ?? $"{RimGroups.Head(rim.Loop)}: closed by {kind}, which folds back, as every patch does that crosses nothing.");
            }
            first = false;
        }
        return (folded is var (spare, why) && Take(spare, why)) || TakeDented(i, rejected, others, run);

        bool Admits(Patch patch) => _check.Admits(patch, rim, others, out _, run);
        bool Take(Patch patch, string? note)
        {
            (_patches[i], _notes[i]) = (patch, note);
            return true;
        }
    }

    /// <summary>What there is to say about the patch that was taken, or null.</summary>
    static string? NoteOn(Rim rim, Proposal proposal, bool isFirst, int crossings)
    {
        string kind = proposal.Kind;
        if (crossings > 0) return CrossingNote(rim, kind, crossings);
        if (rim.FacesBack || (rim.Loop.IsOuterBorder && !proposal.IsRound))
            return $"{RimGroups.Head(rim.Loop)}: closed as a double sheet, by {kind}: it is the outline of a piece, which its patch faces from behind.";
        if (proposal.Instead is { } instead) return $"{RimGroups.Head(rim.Loop)}: {instead}.";
        return isFirst ? RimGroups.Note(rim.Loop) : $"{RimGroups.Head(rim.Loop)}: closed by {kind}, because what comes first would cross the mesh or itself, or fold back.";
    }

    static string CrossingNote(Rim rim, string kind, int crossings) =>
        $"{RimGroups.Head(rim.Loop)}: closed by {kind}, with {crossings} crossings at the rim, where the mesh crosses itself.";

    /// <summary>Why a loop cannot be closed at all, or null.</summary>
    string? Obstruction(Rim rim)
    {
        if (!Array.TrueForAll(rim.Points, p => p.IsFinite)) return "a position on its rim is not a finite number";
        if (_topology.IsOneSided(rim.HalfEdges[0] / 3)) return "its surface has only one side, as a Möbius strip, so that no patch fits the direction of its triangles";
        return null;
    }

    /// <summary>New points as the file will hold them, so that what was checked is what is written.</summary>
    static void RoundToSingle(Patch patch)
    {
        for (int p = patch.RimPoints; p < patch.Points.Count; p++) patch.Points[p] = patch.Points[p] is var q ? new Vec3((float)q.X, (float)q.Y, (float)q.Z) : default;
    }
}
