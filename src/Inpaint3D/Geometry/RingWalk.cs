using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Collects the triangles round a rim ring by ring, in numbers of their own: the rim's points first, in its order. What was walked stays, so that more rings cost only what they add.</summary>
/// <param name="edges">The mesh.</param>
/// <param name="rim">The triangles' half-edges beside the rim's edges.</param>
/// <param name="starts">The welded vertices where the rim's edges start, all different.</param>
/// <param name="loop">Which edge follows which.</param>
internal sealed class RingWalk(HalfEdges edges, int[] rim, int[] starts, Loop loop)
{
    /// <summary>With room for two rings.</summary>
    readonly List<int> _corners = new(8 * rim.Length);
    readonly List<Triangle> _triangles = new(8 * rim.Length);
    readonly VertexMap _points = new(8 * rim.Length);
    /// <summary>The triangles of ring 1.</summary>
    readonly VertexMap _first = new(4 * rim.Length);
    /// <summary>Triangles and points within each number of rings.</summary>
    readonly List<(int Triangles, int Points)> _rings = [];

    /// <summary>The triangles within some rings.</summary>
    public Surroundings Walk(int rings)
    {
        while (_rings.Count <= rings) AddRing();
        var (triangles, vertices) = (new Triangle[_rings[rings].Triangles], new int[_rings[rings].Points]);
        _triangles.CopyTo(0, triangles, 0, triangles.Length);
        var points = new Vec3[vertices.Length];
        for (int i = 0; i < points.Length; i++) points[i] = edges.Mesh.Positions[vertices[i] = edges.MeshVertex(_corners[i])];
        return new Surroundings(points, triangles, vertices);
    }

    void AddRing()
    {
        if (_rings.Count == 0) AddRim();
        else if (_rings.Count == 1) WalkFans();
        else
        {
            int known = _corners.Count;
            for (int p = _rings[^2].Points; p < known; p++) AddRound(p);
        }
        _rings.Add((_triangles.Count, _corners.Count));
    }

    void AddRim()
    {
        for (int i = 0; i < rim.Length; i++)
        {
            _points.FindOrAdd(starts[i], i);
            _corners.Add(edges.From(rim[i]) == starts[i] ? rim[i] : HalfEdges.Next(rim[i]));
        }
    }

    /// <summary>Ring 1: at each rim point the fans that hang on the rim's two edges, which are one fan but where holes touch.</summary>
    void WalkFans()
    {
        var fan = new List<int>();
        for (int i = 0, end = -1; i < rim.Length; i++)
        {
            // Else the fan at its start is the one at the end of the edge before.
            if (end != rim[i]) edges.Turn(rim[i], starts[i], fan);
            end = edges.Turn(rim[i], starts[loop.Next(i)], fan);
        }
        foreach (int f in fan)
            if (_first.FindOrAdd(f, _triangles.Count) == _triangles.Count) _triangles.Add(new Triangle(PointOf(3 * f), PointOf((3 * f) + 1), PointOf((3 * f) + 2)));
    }

    /// <summary>Adds the triangles round a point off the rim: but for those of ring 1 they are known when another such point comes before it.</summary>
    void AddRound(int p)
    {
        foreach (int h in edges.Outgoing(edges.From(_corners[p])))
        {
            int next = HalfEdges.Next(h), last = HalfEdges.Previous(h);
            int b = _points[edges.From(next)];
            if (b >= rim.Length && b < p) continue;
            int c = _points[edges.From(last)];
            if (c >= rim.Length && c < p) continue;
            bool isAtRim = (b >= 0 && b < rim.Length) || (c >= 0 && c < rim.Length);
            if (isAtRim && _first[h / 3] >= 0) continue;
            // Points are numbered in the order of the triangle's corners.
            if (next > last && c < 0) c = PointOf(last);
            if (b < 0) b = PointOf(next);
            if (c < 0) c = PointOf(last);
            _triangles.Add(next < h ? new Triangle(b, c, p) : last > h ? new Triangle(p, b, c) : new Triangle(c, p, b));
        }
    }

    int PointOf(int h)
    {
        int p = _points.FindOrAdd(edges.From(h), _corners.Count);
        if (p == _corners.Count) _corners.Add(h);
        return p;
    }
}
