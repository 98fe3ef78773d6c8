using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>
/// Flips a triangulation of a rim in a plane until it is the constrained Delaunay triangulation: the angles opposite an inner edge add up to less than 180°. An edge that has
/// given way never comes back, so that it keeps its number while its ends change, and no other one joins the new ends.
/// </summary>
/// <remarks>C. L. Lawson. Software for C¹ surface interpolation. Mathematical Software III, 1977.</remarks>
internal sealed class DelaunayFlips
{
    readonly Rim _rim;
    readonly List<Triangle> _triangles;
    /// <summary>The number of the edge from each corner on, three a triangle, −1 on the rim; and the two triangles beside each edge.</summary>
    readonly int[] _edges;
    readonly List<(int T, int S)> _sides = [];
    /// <summary>Edges to look at, with the ends that they had.</summary>
    readonly Queue<(int Edge, int A, int B)> _queue;

    DelaunayFlips(Rim rim, List<Triangle> triangles)
    {
        (_rim, _triangles, _edges, _queue) = (rim, triangles, new int[3 * triangles.Count], new(2 * triangles.Count));
        Array.Fill(_edges, -1);
        var keys = new ulong[_edges.Length];
        int[] order = SparseMatrix.Identity(_edges.Length);
        for (int h = 0; h < keys.Length; h++) keys[h] = Key(h);
        RadixSort.Sort(keys, order);
        for (int i = 1; i < order.Length; i++)
        {
            int h = order[i - 1], g = order[i];
            if (Key(h) != Key(g)) continue;
            var (a, b) = Ends(h);
            _edges[h] = _edges[g] = _sides.Count;
            _queue.Enqueue((_sides.Count, Math.Min(a, b), Math.Max(a, b)));
            _sides.Add((h / 3, g / 3));
        }
    }

    /// <summary>Flips triangles.</summary>
    /// <param name="rim">The rim, or joined rim; no edge appears that joins two of its points already.</param>
    /// <param name="triangles">A triangulation of it that, seen along the axis, does not overlap.</param>
    /// <param name="axis">The axis along which it is seen, for exact turns.</param>
    /// <param name="sense">The sense in which its triangles turn seen along it.</param>
    public static void Make(Rim rim, List<Triangle> triangles, int axis, int sense)
    {
        if (triangles.TrueForAll(t => Intersections.Turn(rim.Points[t.A], rim.Points[t.B], rim.Points[t.C], axis) != -sense)) new DelaunayFlips(rim, triangles).Make(axis, sense);
    }

    void Make(int axis, int sense)
    {
        var points = _rim.Points;
        while (_queue.TryDequeue(out var entry))
        {
            var (edge, a, b) = entry;
            var (t, s) = _sides[edge];
            int k = PlaceOf(edge, t), l = PlaceOf(edge, s);
            if (Ends((3 * t) + k) == (b, a)) (t, s, k, l) = (s, t, l, k);
            if (Ends((3 * t) + k) != (a, b)) continue;
            int c = Corner(t, k + 2), d = Corner(s, l + 2);
            if (!(Cotangent(points[a], points[c], points[b]) + Cotangent(points[a], points[d], points[b]) < -1e-9)) continue;
            if (Intersections.Turn(points[c], points[a], points[d], axis) != sense || Intersections.Turn(points[d], points[b], points[c], axis) != sense) continue;
            if (_rim.AreJoined(c, d) || (_rim.IsClear is { } isClear && !(isClear(c, a, d) && isClear(d, b, c)))) continue;
            Flip(edge, (t, k), (s, l), (a, b, c, d));
        }
    }

    /// <summary>Replaces the triangles (a, b, c) and (b, a, d) by (c, a, d) and (d, b, c).</summary>
    void Flip(int edge, (int Number, int Place) t, (int Number, int Place) s, (int A, int B, int C, int D) corners)
    {
        var (a, b, c, d) = corners;
        int bc = Edge(t, 1), ca = Edge(t, 2), ad = Edge(s, 1), db = Edge(s, 2);
        (_triangles[t.Number], _triangles[s.Number]) = (new Triangle(c, a, d), new Triangle(d, b, c));
        ((ReadOnlySpan<int>)[ca, ad, edge]).CopyTo(_edges.AsSpan(3 * t.Number));
        ((ReadOnlySpan<int>)[db, bc, edge]).CopyTo(_edges.AsSpan(3 * s.Number));
        Move(ad, s.Number, t.Number);
        Move(bc, t.Number, s.Number);
        foreach (var entry in (ReadOnlySpan<(int Edge, int A, int B)>)[(ca, a, c), (ad, a, d), (bc, b, c), (db, b, d)])
            if (entry.Edge >= 0) _queue.Enqueue(entry);
    }

    int Edge((int Number, int Place) triangle, int step) => _edges[(3 * triangle.Number) + ((triangle.Place + step) % 3)];

    /// <summary>Puts another triangle beside an edge.</summary>
    void Move(int edge, int from, int to)
    {
        if (edge >= 0) _sides[edge] = _sides[edge] is var (t, s) && t == from ? (to, s) : (t, to);
    }

    int PlaceOf(int edge, int t) => _edges[3 * t] == edge ? 0 : _edges[(3 * t) + 1] == edge ? 1 : 2;

    int Corner(int t, int k) => (k % 3) switch { 0 => _triangles[t].A, 1 => _triangles[t].B, _ => _triangles[t].C };

    /// <summary>The same for both half-edges of an edge.</summary>
    ulong Key(int h) => Ends(h) is var (a, b) ? ((ulong)Math.Min(a, b) << 32) | (uint)Math.Max(a, b) : 0;

    (int From, int To) Ends(int h) => (Corner(h / 3, h), Corner(h / 3, h + 1));

    static double Cotangent(Vec3 a, Vec3 apex, Vec3 b) => Vec3.Dot(a - apex, b - apex) / Vec3.Cross(a - apex, b - apex).Length;
}
