using Inpaint3D.Data;

namespace Inpaint3D.Geometry.CleanUp;

/// <summary>
/// Removes rings of triangles round rims, where a scan is at its worst, before they are filled: ring 1 is all that touches a rim, ring 2 all
/// that touches ring 1. Triangles at rims that stay open are not removed. With <see cref="RimSmoothing"/> this is the only step that changes
/// the old part.
/// </summary>
public static class RimTrimming
{
    /// <summary>Trims some rims.</summary>
    /// <param name="topology">The mesh.</param>
    /// <param name="all">Its loops, with their numbers.</param>
    /// <param name="chosen">Numbers of the loops to trim.</param>
    /// <param name="rings">Rings to remove, 1 or more.</param>
    /// <returns>
    /// What is left; its loops; and for each number the loop that it comes from. A rim that broke into several has further numbers, and the one of
    /// rims that became one, or went with all of its piece, is the lowest or gone.
    /// </returns>
    /// <exception cref="ArgumentException">Nothing would be left.</exception>
    public static (MeshPart Part, IReadOnlyList<Loop> Loops, IReadOnlyDictionary<int, int> Origins) Trim(Topology topology, IReadOnlyList<Loop> all, IReadOnlySet<int> chosen, int rings)
    {
        var edges = topology.Edges;
        Loop[] kept = [.. all.Where(loop => !chosen.Contains(loop.Id))];
        var held = kept.SelectMany(loop => loop.Vertices).Select(topology.Welded).ToHashSet();
        var reached = new Dictionary<int, int>();
        foreach (var loop in all.Where(loop => chosen.Contains(loop.Id)).OrderBy(loop => loop.Id))
            foreach (int v in loop.Vertices) reached.TryAdd(topology.Welded(v), loop.Id);
        var drop = new bool[topology.Mesh.Triangles.Length];
        var ring = reached.Keys.ToList();
        for (int r = 0; r < rings; r++) ring = Grow(ring);
        topology.MarkLeftOut(drop);
        if (!drop.Contains(false)) throw new ArgumentException($"--trim {rings}: nothing would be left of the mesh: trim fewer rings, or fewer holes.");
        var part = MeshPart.Without(topology.Mesh, drop);
        var keptEdges = RimNumbers.EdgesOf(kept, part);
        var (loops, origins) = RimNumbers.Restore(Topology.Of(part.Mesh), all, (a, b) => keptEdges(a, b) is > 0 and var id ? id : Math.Max(Reached(a), Reached(b)));
        return (part, loops, origins);

        int Reached(int vertex) => reached.GetValueOrDefault(topology.Welded(part.Vertices[vertex]));

        List<int> Grow(List<int> from)
        {
            var next = new List<int>();
            foreach (int v in from)
            {
                foreach (int h in edges.Outgoing(v))
                {
                    int first = h - (h % 3);
                    if (drop[h / 3] || held.Contains(edges.Corners[first]) || held.Contains(edges.Corners[first + 1]) || held.Contains(edges.Corners[first + 2])) continue;
                    drop[h / 3] = true;
                    for (int k = first; k < first + 3; k++)
                        if (reached.TryAdd(edges.Corners[k], reached[v])) next.Add(edges.Corners[k]);
                }
            }
            return next;
        }
    }
}
