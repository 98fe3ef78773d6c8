using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Collects the triangles round a rim ring by ring, in numbers of their own: the rim's points first, in its order.</summary>
/// <param name="edges">The mesh.</param>
/// <param name="rim">The triangles' half-edges beside the rim's edges.</param>
/// <param name="starts">The welded vertices where the rim's edges start, all different.</param>
/// <param name="loop">Which edge follows which.</param>
internal sealed class RingWalk(HalfEdges edges, int[] rim, int[] starts, Loop loop)
{
    readonly List<int> _corners = [], _faces = [];
    readonly Dictionary<int, int> _points = [];
    readonly HashSet<int> _taken = [];

    /// <summary>The triangles within some rings.</summary>
    public Surroundings Walk(int rings)
    {
        for (int i = 0; i < rim.Length; i++)
        {
            _points.Add(starts[i], i);
            _corners.Add(edges.From(rim[i]) == starts[i] ? rim[i] : HalfEdges.Next(rim[i]));
        }
        if (rings > 0) WalkFans();
        int begin = rim.Length;
        for (int ring = 2; ring <= rings; ring++)
        {
            int known = _corners.Count;
            for (; begin < known; begin++)
                foreach (int h in edges.Outgoing(edges.From(_corners[begin]))) Add(h / 3);
        }
        var triangles = _faces.Select(f => new Triangle(PointOf(3 * f), PointOf((3 * f) + 1), PointOf((3 * f) + 2))).ToArray();
        int[] vertices = [.. _corners.Select(edges.MeshVertex)];
        return new Surroundings(Array.ConvertAll(vertices, v => edges.Mesh.Positions[v]), triangles, vertices);
    }

    /// <summary>Ring 1: at each rim point the fans that hang on the rim's two edges, which are one fan but where holes touch.</summary>
    void WalkFans()
    {
        var fan = new List<int>();
        for (int i = 0; i < rim.Length; i++)
        {
            edges.Turn(rim[i], starts[i], fan);
            edges.Turn(rim[i], starts[loop.Next(i)], fan);
        }
        foreach (int f in fan) Add(f);
    }

    void Add(int f)
    {
        if (!_taken.Add(f)) return;
        _faces.Add(f);
        for (int h = 3 * f; h < (3 * f) + 3; h++) PointOf(h);
    }

    int PointOf(int h)
    {
        if (_points.TryGetValue(edges.From(h), out int p)) return p;
        _points.Add(edges.From(h), _corners.Count);
        _corners.Add(h);
        return _corners.Count - 1;
    }
}
