using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// A coarse mesh by clusters: points that are some edges apart are seeds, every point belongs to the seed that is the fewest edges away, and a triangle
/// whose corners belong to three clusters becomes one of the coarse mesh. Only who is joined to whom counts, so that the same comes out wherever the mesh lies.
/// </summary>
/// <remarks>The dual of a graph's Voronoi diagram: M. Eck et al. Multiresolution analysis of arbitrary meshes. SIGGRAPH, 1995, section 4.</remarks>
/// <param name="Of">The cluster of every point.</param>
/// <param name="Count">Number of clusters.</param>
/// <param name="Edges">Least edges between two seeds.</param>
/// <param name="Triangles">Triangles over clusters.</param>
internal sealed record Clusters(int[] Of, int Count, int Edges, Triangle[] Triangles)
{
    /// <summary>The largest clusters up to a size whose triangles are a surface of the mesh's own kind: no edge has two triangles on one side, no cluster is left out, and the Euler number is the same.</summary>
    /// <param name="starts">Where the neighbours of each point begin.</param>
    /// <param name="neighbours">Of every point itself and those joined to it.</param>
    /// <param name="triangles">The mesh.</param>
    /// <param name="edges">Least edges between two seeds, to begin with; 1 makes a cluster of each point.</param>
    /// <param name="run">Cancels.</param>
    public static Clusters Make(int[] starts, int[] neighbours, Triangle[] triangles, int edges, Run run)
    {
        // Every edge is told at both of its ends, beside the points themselves.
        int points = starts.Length - 1, kind = points - ((neighbours.Length - points) / 2) + triangles.Length;
        for (; edges > 1; edges--)
        {
            var (of, count) = Grow(Seeds(starts, neighbours, edges), starts, neighbours);
            Triangle[] coarse = [.. triangles.Select(t => new Triangle(of[t.A], of[t.B], of[t.C])).Where(t => t.A != t.B && t.B != t.C && t.C != t.A)];
            run.Step(0);
            if (Euler(coarse) is var (number, vertices) && vertices == count && number == kind) return new Clusters(of, count, edges, coarse);
        }
        return new Clusters([.. Enumerable.Range(0, points)], points, 1, triangles);
    }

    /// <summary>Points in their order, each of which is so many edges from those before.</summary>
    static List<int> Seeds(int[] starts, int[] neighbours, int edges)
    {
        var (seeds, far, queue) = (new List<int>(), new int[starts.Length - 1], new Queue<int>());
        Array.Fill(far, edges);
        for (int v = 0; v < far.Length; v++)
        {
            if (far[v] < edges) continue;
            seeds.Add(v);
            far[v] = 0;
            queue.Enqueue(v);
            while (queue.TryDequeue(out int u))
            {
                foreach (int w in neighbours.AsSpan(starts[u]..starts[u + 1]))
                {
                    if (far[w] <= far[u] + 1) continue;
                    far[w] = far[u] + 1;
                    queue.Enqueue(w);
                }
            }
        }
        return seeds;
    }

    static (int[] Of, int Count) Grow(List<int> seeds, int[] starts, int[] neighbours)
    {
        var (of, queue) = (new int[starts.Length - 1], new Queue<int>(seeds));
        Array.Fill(of, -1);
        for (int i = 0; i < seeds.Count; i++) of[seeds[i]] = i;
        while (queue.TryDequeue(out int u))
        {
            foreach (int w in neighbours.AsSpan(starts[u]..starts[u + 1]))
            {
                if (of[w] >= 0) continue;
                of[w] = of[u];
                queue.Enqueue(w);
            }
        }
        return (of, seeds.Count);
    }

    /// <summary>Corners less edges plus triangles, and corners; null where a directed edge occurs twice.</summary>
    static (int Number, int Corners)? Euler(Triangle[] triangles)
    {
        var (sides, corners) = (new EdgeMap(3 * triangles.Length), new VertexMap(triangles.Length));
        int vertices = 0, edges = 0;
        foreach (var t in triangles)
        {
            foreach (var (a, b) in (ReadOnlySpan<(int, int)>)[(t.A, t.B), (t.B, t.C), (t.C, t.A)])
            {
                if (sides.Contains(a, b)) return null;
                sides[a, b] = 0;
                if (!sides.Contains(b, a)) edges++;
                if (corners.FindOrAdd(a, vertices) == vertices) vertices++;
            }
        }
        return (vertices - edges + triangles.Length, vertices);
    }
}
