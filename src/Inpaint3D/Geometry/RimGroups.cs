namespace Inpaint3D.Geometry;

/// <summary>Puts loops together that one patch must fill.</summary>
internal static class RimGroups
{
    /// <summary>The loops in groups, in the order of each group's first loop; partners that are not among them stay out.</summary>
    public static IReadOnlyList<Loop[]> Of(IReadOnlyList<Loop> loops) =>
        [.. loops.GroupBy(loop => loop.Partners.Where(id => id < loop.Id).DefaultIfEmpty(loop.Id).Min()).Select(group => group.ToArray())];

    /// <summary>One loop of several, the longest first; its size is that of all of them.</summary>
    /// <exception cref="ArgumentException">A loop is not one of this mesh.</exception>
    public static Loop Join(Loop[] loops, Topology topology)
    {
        foreach (var loop in loops) topology.RimHalfEdges(loop);
        if (loops.Length == 1) return loops[0];
        Loop[] sorted = [.. loops.OrderBy(loop => loop.Component).ThenByDescending(loop => loop.Length).ThenBy(loop => loop.Id)];
        int[] vertices = [.. sorted.SelectMany(loop => loop.Vertices)];
        var size = LoopMeasure.Describe(vertices, Array.ConvertAll(vertices, v => topology.Mesh.Positions[v]));
        // The smallest number is the group's, by which its refusal is found.
        return size with
        {
            Id = loops.Min(loop => loop.Id), Length = loops.Sum(loop => loop.Length), Kind = loops.Any(loop => loop.Kind == LoopKind.Island) ? LoopKind.Island : LoopKind.TubeEnd,
            Component = sorted[0].Component, Parts = Array.ConvertAll(sorted, loop => loop.Edges), Partners = [.. loops.Select(loop => loop.Id).Order().Skip(1)],
        };
    }

    /// <summary>What a group was taken for, in words for the user; null for a single loop.</summary>
    public static string? Note(Loop joined) => joined.Parts is null ? null
        : $"Loops {joined.Id}, {string.Join(", ", joined.Partners)}: filled together, {(joined.Kind == LoopKind.Island ? "as a hole with islands" : "as the ends of a missing tube section")}.";

    /// <summary>The numbers of some loops.</summary>
    public static string Names(Loop[] loops) => string.Join(", ", loops.Select(loop => loop.Id));
}
