using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>
/// Improves a triangulation of a rim's points by edge flips: an inner edge gives way to the other diagonal of its two
/// triangles where a test says so, until it says so nowhere. Rim edges stay, no edge appears that exists already, and no triangle that crosses
/// what is to be cleared.
/// </summary>
internal sealed class Flips
{
    readonly Rim _rim;
    readonly List<Triangle> _triangles;
    readonly EdgeMap _beside;

    public Flips(Rim rim, List<Triangle> triangles)
    {
        (_rim, _triangles, _beside) = (rim, triangles, new EdgeMap(3 * triangles.Count));
        for (int t = 0; t < triangles.Count; t++) Enter(t);
    }

    /// <summary>Flips while this lowers (largest bend, area) of the two triangles and the four edges round them.</summary>
    /// <param name="areaOnly">True to look at the area alone.</param>
    public void LowerWeight(bool areaOnly = false)
    {
        Flip((a, b, c, d) => Weight(a, b, c, d) is var now && Weight(c, d, b, a) is var then && then.Area < now.Area * (1 - 1e-12) is var isSmaller
            && (areaOnly ? isSmaller : then.Bend < now.Bend || (then.Bend == now.Bend && isSmaller)));
    }

    /// <summary>Weight of the triangles (a, b, c) and (b, a, d) with the triangles beside them.</summary>
    (double Bend, double Area) Weight(int a, int b, int c, int d)
    {
        var (n, m) = (Normal(a, b, c), Normal(b, a, d));
        double bend = n == Vec3.Zero || m == Vec3.Zero ? double.MaxValue : WeightTable.BendOf(n.Normalized(), m.Normalized());
        bend = Math.Max(Math.Max(bend, Outward(b, c, n)), Math.Max(Outward(c, a, n), Math.Max(Outward(a, d, m), Outward(d, b, m))));
        return (bend, n.Length + m.Length);
    }

    /// <summary>Bend across edge a → b of a triangle with some normal to what lies beyond, old or new.</summary>
    double Outward(int a, int b, Vec3 normal)
    {
        var beyond = _beside[b, a] is >= 0 and var t ? Normal(_triangles[t].A, _triangles[t].B, _triangles[t].C).Normalized() : _rim.Normals[a];
        return beyond == Vec3.Zero ? 0 : WeightTable.BendOf(normal.Normalized(), beyond);
    }

    Vec3 Normal(int a, int b, int c) => Vec3.Cross(_rim.Points[b] - _rim.Points[a], _rim.Points[c] - _rim.Points[a]);

    void Flip(Func<int, int, int, int, bool> better)
    {
        var queue = new Queue<long>(InnerEdges());
        while (queue.TryDequeue(out long edge))
        {
            int a = (int)(edge >> 32), b = (int)edge, t = _beside[a, b], s = _beside[b, a];
            if (t < 0 || s < 0) continue;
            int c = Opposite(t, a, b), d = Opposite(s, a, b);
            if (c == d || _beside.Contains(c, d) || _beside.Contains(d, c) || _rim.AreJoined(c, d) || !better(a, b, c, d)) continue;
            if (_rim.IsClear is { } isClear && !(isClear(c, a, d) && isClear(d, b, c))) continue;
            _beside[a, b] = _beside[b, a] = -1;
            (_triangles[t], _triangles[s]) = (new Triangle(c, a, d), new Triangle(d, b, c));
            Enter(t);
            Enter(s);
            foreach (int p in (ReadOnlySpan<int>)[a, b])
                foreach (int q in (ReadOnlySpan<int>)[c, d]) queue.Enqueue(Edge(p, q));
        }
    }

    static long Edge(int a, int b) => ((long)a << 32) | (uint)b;

    /// <summary>The edges of two triangles, each once, in rising order.</summary>
    long[] InnerEdges()
    {
        var edges = new List<long>();
        foreach (var (a, b, c) in _triangles)
        {
            if (a < b && _beside.Contains(b, a)) edges.Add(Edge(a, b));
            if (b < c && _beside.Contains(c, b)) edges.Add(Edge(b, c));
            if (c < a && _beside.Contains(a, c)) edges.Add(Edge(c, a));
        }
        edges.Sort();
        return [.. edges];
    }

    void Enter(int t)
    {
        var (a, b, c) = _triangles[t];
        _beside[a, b] = _beside[b, c] = _beside[c, a] = t;
    }

    int Opposite(int t, int a, int b)
    {
        var (p, q, r) = _triangles[t];
        return p != a && p != b ? p : q != a && q != b ? q : r;
    }
}
