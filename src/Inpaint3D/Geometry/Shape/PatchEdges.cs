using Inpaint3D.Data;
using static Inpaint3D.Geometry.HalfEdges;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// Triangles with their neighbours, in flat arrays that grow: half-edge 3t + i runs from corner i of triangle t to its next
/// corner. The triangles must be manifold and alike in orientation.
/// </summary>
internal sealed class PatchEdges
{
    readonly List<int> _found = [];
    int[] _from, _twin, _leaving;

    /// <summary>Links the triangles of so many vertices.</summary>
    internal PatchEdges(int vertices, List<Triangle> triangles)
    {
        Triangles = triangles.Count;
        (_from, _twin, _leaving) = (new int[3 * Triangles], new int[3 * Triangles], new int[vertices]);
        Array.Fill(_leaving, -1);
        for (int t = 0; t < Triangles; t++) (_from[3 * t], _from[(3 * t) + 1], _from[(3 * t) + 2]) = triangles[t];
        for (int h = 0; h < 3 * Triangles; h++) _leaving[_from[h]] = h;
        Link(vertices);
    }

    /// <summary>Number of triangles.</summary>
    internal int Triangles { get; private set; }

    /// <summary>Vertex where the half-edge begins.</summary>
    internal int From(int h) => _from[h];
    /// <summary>Vertex where the half-edge ends.</summary>
    internal int To(int h) => _from[Next(h)];
    /// <summary>Third vertex of the half-edge's triangle.</summary>
    internal int Apex(int h) => _from[Previous(h)];
    /// <summary>The half-edge of the neighbour, −1 at the border.</summary>
    internal int Twin(int h) => _twin[h];
    /// <summary>Some half-edge that leaves the vertex, −1 without triangles.</summary>
    internal int Leaving(int vertex) => _leaving[vertex];
    /// <summary>The next half-edge that leaves the same vertex, counter-clockwise; −1 at the border.</summary>
    internal int Turn(int h) => _twin[Previous(h)];
    /// <summary>Corners of a triangle.</summary>
    internal Triangle this[int t] => new(_from[3 * t], _from[(3 * t) + 1], _from[(3 * t) + 2]);

    /// <summary>The other ends of a vertex's edges, counter-clockwise.</summary>
    internal void Neighbors(int vertex, List<int> found)
    {
        found.Clear();
        int start = _leaving[vertex], h = start;
        if (start < 0) return;
        // Back to the first half-edge of an open fan.
        while (_twin[h] is var twin && twin >= 0)
        {
            h = Next(twin);
            if (h == start) break;
        }
        for (start = h; ; h = Turn(h))
        {
            found.Add(To(h));
            if (Turn(h) is var next && next == start) return;
            if (next >= 0) continue;
            found.Add(Apex(h));
            return;
        }
    }

    /// <summary>True when an edge joins the two vertices.</summary>
    internal bool Joins(int a, int b)
    {
        Neighbors(a, _found);
        return _found.Contains(b);
    }

    /// <summary>Cuts a triangle in three at a new vertex; the old number stays with the part at its first edge.</summary>
    internal void Split(int t, int vertex)
    {
        int u = Triangles, v = u + 1, h = 3 * t;
        Triangles += 2;
        if (_from.Length < 3 * Triangles)
        {
            Array.Resize(ref _from, 6 * Triangles);
            Array.Resize(ref _twin, 6 * Triangles);
        }
        if (_leaving.Length <= vertex) Array.Resize(ref _leaving, 2 * (vertex + 1));
        var (a, b, c) = (_from[h], _from[h + 1], _from[h + 2]);
        Set(3 * u, b, c, vertex);
        Set(3 * v, c, a, vertex);
        Join(3 * u, _twin[h + 1]);
        Join(3 * v, _twin[h + 2]);
        Set(h, a, b, vertex);
        Join(h + 1, (3 * u) + 2);
        Join((3 * u) + 1, (3 * v) + 2);
        Join((3 * v) + 1, h + 2);
    }

    /// <summary>Replaces the edge of two triangles by the other diagonal of their quadrilateral.</summary>
    internal void Flip(int h)
    {
        int g = _twin[h];
        int hNext = Next(h), hPrevious = Previous(h), gNext = Next(g), gPrevious = Previous(g);
        var (a, b, c, d) = (_from[h], _from[g], _from[hPrevious], _from[gPrevious]);
        var (bc, ad) = (_twin[hNext], _twin[gNext]);
        // h's triangle a b c becomes a d c with h as d → c; g's becomes b c d with g as c → d.
        (_from[h], _from[hNext], _from[hPrevious]) = (d, c, a);
        (_from[g], _from[gNext], _from[gPrevious]) = (c, d, b);
        (int ca, int db) = (_twin[hPrevious], _twin[gPrevious]);
        Join(hNext, ca);
        Join(hPrevious, ad);
        Join(gNext, db);
        Join(gPrevious, bc);
        (_leaving[a], _leaving[b], _leaving[c], _leaving[d]) = (hPrevious, gPrevious, g, h);
    }

    void Set(int h, int a, int b, int c)
    {
        (_from[h], _from[h + 1], _from[h + 2]) = (a, b, c);
        (_leaving[a], _leaving[b], _leaving[c]) = (h, h + 1, h + 2);
    }

    void Join(int h, int twin)
    {
        _twin[h] = twin;
        if (twin >= 0) _twin[twin] = h;
    }

    /// <summary>Finds every half-edge's twin among those that leave its end.</summary>
    void Link(int vertices)
    {
        var (starts, sorted) = (new int[vertices + 2], new int[_from.Length]);
        foreach (int v in _from) starts[v + 2]++;
        for (int v = 0; v <= vertices; v++) starts[v + 1] += starts[v];
        for (int h = 0; h < _from.Length; h++) sorted[starts[_from[h] + 1]++] = h;
        Array.Fill(_twin, -1);
        for (int h = 0; h < _from.Length; h++)
        {
            int end = To(h);
            for (int i = starts[end]; i < starts[end + 1] && _twin[h] < 0; i++)
                if (To(sorted[i]) == _from[h]) _twin[h] = sorted[i];
        }
    }
}
