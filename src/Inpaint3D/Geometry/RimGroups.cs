namespace Inpaint3D.Geometry;

/// <summary>Puts loops together that one patch must fill.</summary>
internal static class RimGroups
{
    /// <summary>The loops in groups, in the order of each group's first loop; partners that are not among them stay out.</summary>
    public static IReadOnlyList<Loop[]> Of(IReadOnlyList<Loop> loops) =>
        [.. loops.GroupBy(loop => loop.Partners.Where(id => id < loop.Id).DefaultIfEmpty(loop.Id).Min()).Select(group => group.ToArray())];

    /// <summary>
    /// The loops with other partners: those of a set belong together and to no others, whatever they were found to be. An outline in a set is a hole of the
    /// joined surface.
    /// </summary>
    /// <param name="loops">Loops of one mesh.</param>
    /// <param name="sets">Numbers of loops; of a loop that is in none, what partners are left stay.</param>
    public static Loop[] Regroup(IReadOnlyList<Loop> loops, IReadOnlyList<int[]> sets)
    {
        var taken = sets.SelectMany(set => set).ToHashSet();
        return [.. loops.Select(loop => sets.FirstOrDefault(set => set.Contains(loop.Id)) is { } own
            ? loop with { Partners = [.. own.Where(id => id != loop.Id).Order()], IsOuterBorder = false, Kind = loop.IsOuterBorder ? LoopKind.Ordinary : loop.Kind }
            : loop with { Partners = [.. loop.Partners.Where(id => !taken.Contains(id))] })];
    }

    /// <summary>The loops each by itself; an island is then the outline of its piece.</summary>
    public static Loop[] Separate(IReadOnlyList<Loop> loops) =>
        [.. loops.Select(loop => loop.Kind == LoopKind.Island ? loop with { Partners = [], Kind = LoopKind.OuterBorder, IsOuterBorder = true } : loop with { Partners = [] })];

    /// <summary>One loop of several, the longest first; its size is that of all of them.</summary>
    /// <exception cref="ArgumentException">One of several loops is not one of this mesh.</exception>
    public static Loop Join(Loop[] loops, Topology topology)
    {
        if (loops.Length == 1) return loops[0];
        foreach (var loop in loops) topology.RimHalfEdges(loop);
        Loop[] sorted = [.. loops.OrderBy(loop => loop.Component).ThenByDescending(loop => loop.Length).ThenBy(loop => loop.Id)];
        int[] vertices = [.. sorted.SelectMany(loop => loop.Vertices)];
        var size = LoopMeasure.Describe(vertices, Array.ConvertAll(vertices, v => topology.Mesh.Positions[v]));
        // The smallest number is the group's, by which its refusal is found.
        return size with
        {
            Id = loops.Min(loop => loop.Id), Length = loops.Sum(loop => loop.Length), Kind = KindOf(loops),
            Component = sorted[0].Component, Parts = Array.ConvertAll(sorted, loop => loop.Edges), Partners = [.. loops.Select(loop => loop.Id).Order().Skip(1)],
        };
    }

    /// <summary>What loops that one patch fills are together: a hole with islands, a missing tube section, or what a person joined.</summary>
    public static LoopKind KindOf(IReadOnlyCollection<Loop> loops) =>
        loops.Any(loop => loop.Kind == LoopKind.Island) ? LoopKind.Island : loops.All(loop => loop.Kind == LoopKind.TubeEnd) ? LoopKind.TubeEnd : LoopKind.Ordinary;

    /// <summary>What a group was taken for, in words for the user; null for a single loop.</summary>
    public static string? Note(Loop joined) => joined.Parts is null ? null
        : $"{Head(joined)}: filled together, {joined.Kind switch { LoopKind.Island => "as a hole with islands", LoopKind.TubeEnd => "as the ends of a missing tube section", _ => "as asked for" }}.";

    /// <summary>What a note on a loop, or on several that are one rim, begins with: <c>Hole 3</c>, <c>Holes 3, 5</c>.</summary>
    public static string Head(Loop joined) => joined.Parts is null ? $"Hole {joined.Id}" : $"Holes {joined.Id}, {string.Join(", ", joined.Partners)}";

    /// <summary>The numbers of some loops.</summary>
    public static string Names(Loop[] loops) => string.Join(", ", loops.Select(loop => loop.Id));
}
