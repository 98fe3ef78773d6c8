namespace Inpaint3D.Geometry;

/// <summary>The loops of what is left of a mesh, under the numbers that they had in the whole mesh.</summary>
internal static class RimNumbers
{
    /// <summary>Gives loops the number that most of their edges come from; a second loop from the same one gets the next number that is free.</summary>
    /// <param name="found">The connectivity of what is left.</param>
    /// <param name="before">The loops of the whole mesh.</param>
    /// <param name="origin">Number of the loop that an edge between two vertices of what is left comes from; 0 for none.</param>
    /// <returns>The loops, the longest first, and the number of the loop that each one comes from.</returns>
    public static (Loop[] Loops, Dictionary<int, int> Origins) Restore(Topology found, IReadOnlyList<Loop> before, Func<int, int, int> origin)
    {
        var (numbers, origins) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        int next = before.Select(loop => loop.Id).DefaultIfEmpty(0).Max() + 1;
        foreach (var loop in found.Loops)
        {
            int from = Enumerable.Range(0, loop.Edges).Select(i => origin(loop.Vertices[i], loop.Vertices[loop.Next(i)])).Where(id => id > 0)
                .GroupBy(id => id).OrderByDescending(ids => ids.Count()).ThenBy(ids => ids.Key).Select(ids => ids.Key).FirstOrDefault();
            int number = from > 0 && !origins.ContainsKey(from) ? from : next++;
            (numbers[loop.Id], origins[number]) = (number, from);
        }
        return ([.. found.Loops.Select(loop => loop with { Id = numbers[loop.Id], Partners = [.. loop.Partners.Select(id => numbers[id]).Order()] })], origins);
    }

    /// <summary>Where the edges of loops come from, in the numbers of a part of their mesh.</summary>
    public static Func<int, int, int> EdgesOf(IEnumerable<Loop> loops, Data.MeshPart part)
    {
        var edges = new Dictionary<(int, int), int>();
        foreach (var loop in loops)
            for (int i = 0; i < loop.Edges; i++) edges[(part.NewVertices[loop.Vertices[i]], part.NewVertices[loop.Vertices[loop.Next(i)]])] = loop.Id;
        return (a, b) => edges.GetValueOrDefault((a, b));
    }
}
