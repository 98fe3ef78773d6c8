using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Meshes;

/// <summary>What became of a hole.</summary>
/// <param name="Loop">The hole.</param>
/// <param name="State"><c>filled</c>, <c>refused</c>, <c>kept</c>, <c>skipped</c>, <c>planned</c>, <c>dropped</c> or <c>joined</c>.</param>
/// <param name="Reason">Why, in words, where it is not filled.</param>
internal sealed record HoleOutcome(Loop Loop, string State, string? Reason)
{
    /// <summary>The name of the method that filled it, or null.</summary>
    public string? Method { get; init; }
    /// <summary>How its patch was coloured, or null where there was nothing to do.</summary>
    public Painting? Painting { get; init; }
    /// <summary>What the fill said about it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
    /// <summary>How far its patch may be off, where that was asked for.</summary>
    public FillEstimate? Estimate { get; init; }
}

/// <summary>A mesh after it was filled.</summary>
/// <param name="Start">Before.</param>
/// <param name="Filled">After, with the holes that could not be filled.</param>
internal sealed record MeshOutcome(MeshStart Start, MeshHole Filled)
{
    /// <summary>The old part before its rims were smoothed.</summary>
    public required Mesh Old { get; init; }
    /// <summary>The old part that was filled.</summary>
    public required Mesh Smooth { get; init; }
    /// <summary>Numbers, in the input, of the triangles that are left of it; null for all.</summary>
    public int[]? Kept { get; init; }
    /// <summary>The holes that were to be filled.</summary>
    public required IReadOnlyList<Loop> Rims { get; init; }
    /// <summary>Outlines that trimming made, which stay open.</summary>
    public IReadOnlyList<Loop> Crumbs { get; init; } = [];
    /// <summary>The name of each one's method.</summary>
    public required IReadOnlyDictionary<int, string> Methods { get; init; }
    /// <summary>How the patches were coloured.</summary>
    public required IReadOnlyDictionary<int, Painting> Paintings { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required IReadOnlyList<FillEstimate> Estimates { get; init; }
    public int MovedVertices { get; init; }
    /// <summary>Triangles that were trimmed.</summary>
    public int Trimmed { get; init; }

    /// <summary>Vertices whose positions smoothing changed.</summary>
    public IReadOnlySet<int> Moved => MovedVertices == 0 ? new HashSet<int>() : Enumerable.Range(0, Old.Positions.Length).Where(v => Old.Positions[v] != Smooth.Positions[v]).ToHashSet();

    /// <summary>Every hole of the input, and those that trimming made of them.</summary>
    public IReadOnlyList<HoleOutcome> Holes
    {
        get
        {
            var refused = Filled.Loops.ToDictionary(loop => loop.Id, loop => loop.Refusal);
            var estimates = Estimates.SelectMany(estimate => estimate.Loops.Select(id => (id, estimate))).ToDictionary(pair => pair.id, pair => pair.estimate);
            var outcomes = Planned(Start, "joined", "trimming joined it to another hole, or took all of its piece").ToDictionary(hole => hole.Loop.Id);
            foreach (var crumb in Crumbs) outcomes[crumb.Id] = new HoleOutcome(crumb, "kept", "trimming made it the outline of a crumb (--holes all fills it)");
            foreach (var rim in Rims)
            {
                outcomes[rim.Id] = new HoleOutcome(rim, refused.ContainsKey(rim.Id) ? "refused" : "filled", refused.GetValueOrDefault(rim.Id))
                {
                    Method = Methods[rim.Id], Painting = Paintings.GetValueOrDefault(rim.Id), Estimate = estimates.GetValueOrDefault(rim.Id), Notes = [.. Notes.Where(note => IsAbout(note, rim.Id))],
                };
            }
            return [.. outcomes.Values.OrderBy(hole => hole.Loop.Id)];
        }
    }

    /// <summary>What is to become of the holes.</summary>
    /// <param name="start">The mesh.</param>
    /// <param name="state">The state of those that are to be filled.</param>
    /// <param name="reason">And the reason for it.</param>
    public static IEnumerable<HoleOutcome> Planned(MeshStart start, string state = "planned", string? reason = null)
    {
        var rest = start.Rest.ToDictionary(loop => loop.Id);
        foreach (var loop in start.Loops)
        {
            yield return !rest.TryGetValue(loop.Id, out var left) ? new HoleOutcome(loop, "dropped", "its piece is dropped (--drop-pieces-below)")
                : start.Open.TryGetValue(loop.Id, out var open) ? new HoleOutcome(left, open.State, open.Reason)
                : new HoleOutcome(left, state, reason);
        }
    }

    /// <summary>Notes on holes begin with their numbers: <c>Hole 3:</c>, <c>Holes 3, 5:</c>.</summary>
    static bool IsAbout(string note, int id) =>
        note.Split(':', 2) is [var head, _] && head.StartsWith("Hole", StringComparison.Ordinal) && head[(head.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split(", ").Contains($"{id}");
}
