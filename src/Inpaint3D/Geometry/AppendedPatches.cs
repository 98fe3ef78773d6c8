using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>What a filled mesh has more than the old one: new triangles on new vertices (first) and rim vertices, in numbers of their own.</summary>
internal sealed class AppendedPatches
{
    readonly Dictionary<int, int> _local = [];
    readonly List<int> _rim = [];

    /// <summary>Compares two meshes of which the first has the first vertices and triangles of the second.</summary>
    internal AppendedPatches(Mesh old, Mesh filled)
    {
        (Old, OldVertices, Inner) = (old, old.Positions.Length, filled.Positions.Length - old.Positions.Length);
        MeshTriangles = filled.Triangles[old.Triangles.Length..];
        Triangles = Array.ConvertAll(MeshTriangles, t => new Triangle(Local(t.A), Local(t.B), Local(t.C)));
        Points = [.. filled.Positions.AsSpan(OldVertices), .. _rim.Select(v => filled.Positions[v])];
    }

    /// <summary>The mesh before.</summary>
    internal Mesh Old { get; }
    /// <summary>Vertices of the old mesh.</summary>
    internal int OldVertices { get; }
    /// <summary>New vertices: the first points.</summary>
    internal int Inner { get; }
    /// <summary>The mesh's index of every point after the inner ones.</summary>
    internal IReadOnlyList<int> Rim => _rim;
    /// <summary>Positions of the new vertices, then of the rim's.</summary>
    internal Vec3[] Points { get; }
    /// <summary>New triangles on <see cref="Points"/>.</summary>
    internal Triangle[] Triangles { get; }
    /// <summary>New triangles on the mesh's positions.</summary>
    internal Triangle[] MeshTriangles { get; }

    int Local(int vertex)
    {
        if (vertex >= OldVertices) return vertex - OldVertices;
        if (_local.TryGetValue(vertex, out int point)) return point;
        _local.Add(vertex, Inner + _rim.Count);
        _rim.Add(vertex);
        return Inner + _rim.Count - 1;
    }

    /// <summary>Number of the patch, from 0, of every new triangle: those that hang together by edges.</summary>
    internal (int[] Patch, int Count) Components()
    {
        var parent = new int[Triangles.Length];
        for (int t = 0; t < parent.Length; t++) parent[t] = t;
        var edges = new EdgeMap(2 * parent.Length);
        for (int t = 0; t < parent.Length; t++)
        {
            var (a, b, c) = Triangles[t];
            foreach (var (i, j) in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a)])
            {
                if (edges[Math.Min(i, j), Math.Max(i, j)] is >= 0 and var other) parent[Math.Max(Root(t), Root(other))] = Math.Min(Root(t), Root(other));
                else edges[Math.Min(i, j), Math.Max(i, j)] = t;
            }
        }
        var (patch, count) = (new int[parent.Length], 0);
        for (int t = 0; t < parent.Length; t++) patch[t] = Root(t) == t ? count++ : patch[Root(t)];
        return (patch, count);

        int Root(int t)
        {
            while (parent[t] != t) t = parent[t] = parent[parent[t]];
            return t;
        }
    }

    /// <summary>The mesh's numbers of the triangles of every patch.</summary>
    internal int[][] Patches()
    {
        var (patch, _) = Components();
        return [.. Enumerable.Range(0, patch.Length).GroupBy(t => patch[t]).Select(group => group.Select(t => Old.Triangles.Length + t).ToArray())];
    }

    /// <summary>The nearest rim point along edges, as a point's number, and its distance; −1 where no rim is reached (Dijkstra 1959).</summary>
    internal (int[] Nearest, double[] Distance) NearestRim()
    {
        var (nearest, distance) = (new int[Points.Length], new double[Points.Length]);
        Array.Fill(nearest, -1);
        Array.Fill(distance, double.PositiveInfinity);
        var (starts, neighbors) = Neighbors();
        var queue = new PriorityQueue<int, (double, int)>();
        for (int v = Inner; v < Points.Length; v++)
        {
            (nearest[v], distance[v]) = (v, 0);
            queue.Enqueue(v, (0, v));
        }
        while (queue.TryDequeue(out int v, out var key))
        {
            if (key.Item1 > distance[v]) continue;
            for (int i = starts[v]; i < starts[v + 1]; i++)
            {
                int w = neighbors[i];
                double far = distance[v] + (Points[w] - Points[v]).Length;
                if (!(far < distance[w])) continue;
                (nearest[w], distance[w]) = (nearest[v], far);
                queue.Enqueue(w, (far, w));
            }
        }
        return (nearest, distance);
    }

    (int[] Starts, int[] Neighbors) Neighbors()
    {
        var starts = new int[Points.Length + 2];
        foreach (var (a, b, c) in Triangles)
        {
            starts[a + 2] += 2;
            starts[b + 2] += 2;
            starts[c + 2] += 2;
        }
        for (int v = 1; v < starts.Length; v++) starts[v] += starts[v - 1];
        var neighbors = new int[starts[^1]];
        foreach (var (a, b, c) in Triangles)
        {
            (neighbors[starts[a + 1]++], neighbors[starts[a + 1]++]) = (b, c);
            (neighbors[starts[b + 1]++], neighbors[starts[b + 1]++]) = (c, a);
            (neighbors[starts[c + 1]++], neighbors[starts[c + 1]++]) = (a, b);
        }
        return (starts, neighbors);
    }
}
