using System.Globalization;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>Which holes of a mesh to fill: <c>inner</c>, <c>all</c> or numbers, further narrowed by size.</summary>
/// <param name="Which">The word or the numbers, separated by commas.</param>
/// <param name="MaxDiameter">Leaves open what is wider, in mesh units.</param>
/// <param name="MaxEdges">Leaves open what has more edges.</param>
/// <param name="ExceptLargest">Leaves open the hole with the longest rim, often the base of a scan.</param>
internal sealed record HoleSelection(string Which, double? MaxDiameter, int? MaxEdges, bool ExceptLargest)
{
    /// <summary>Numbers, or null for a word.</summary>
    readonly HashSet<int>? _ids = Which is "inner" or "all" ? null : ParseIds(Which);

    /// <summary>The holes to fill.</summary>
    /// <inheritdoc cref="LeaveOpen" path="/exception"/>
    public Loop[] Chosen(IReadOnlyList<Loop> loops) => LeaveOpen(loops) is var skipped ? [.. loops.Where(loop => !skipped.ContainsKey(loop.Id))] : [];

    /// <summary>The holes to leave open, by number, and why; all others are to be filled.</summary>
    /// <exception cref="ArgumentException">A number is none of the mesh's.</exception>
    public IReadOnlyDictionary<int, string> LeaveOpen(IReadOnlyList<Loop> loops)
    {
        foreach (int id in _ids ?? [])
            if (loops.All(loop => loop.Id != id)) throw new ArgumentException($"--holes {id}: the mesh has {loops.Count} holes, see 'inpaint3d holes'.");
        var reasons = new Dictionary<int, string>();
        foreach (var loop in loops)
            if (WhyNot(loop) is { } reason) reasons.Add(loop.Id, reason);
        if (ExceptLargest && loops.Where(loop => !reasons.ContainsKey(loop.Id)).MaxBy(loop => loop.Length) is { } largest) reasons.Add(largest.Id, "the largest");
        return reasons;
    }

    string? WhyNot(Loop loop) =>
        _ids is not null && !_ids.Contains(loop.Id) ? "not among those asked for"
        : Which == "inner" && loop.IsOuterBorder ? "the outline of an open surface (--holes all fills it)"
        : loop.Diameter > MaxDiameter ? string.Create(CultureInfo.InvariantCulture, $"diameter {loop.Diameter:G4} is over {MaxDiameter}")
        : loop.Edges > MaxEdges ? string.Create(CultureInfo.InvariantCulture, $"{loop.Edges} edges are over {MaxEdges}")
        : null;

    static HashSet<int> ParseIds(string text)
    {
        var ids = new HashSet<int>();
        foreach (string word in text.Split(','))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
                throw new ArgumentException(Catalog.Unknown("choice of holes", word, ["inner", "all"]) + " Or give their numbers, such as 1,3.");
            ids.Add(id);
        }
        return ids;
    }
}
