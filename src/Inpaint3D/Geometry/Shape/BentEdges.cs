using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

/// <summary>The edges of some old triangles and how much the surface bends at them.</summary>
internal sealed class BentEdges
{
    readonly Triangle[] _triangles;
    /// <summary>The triangle and the end of every half-edge, in order of the point where they start, and where each point's begin.</summary>
    readonly (int Face, int End)[] _leaving;
    readonly int[] _starts, _neighbours, _counts;

    public BentEdges(Surroundings around)
    {
        _triangles = around.Triangles;
        Areas = Array.ConvertAll(_triangles, t => Vec3.Cross(around.Points[t.B] - around.Points[t.A], around.Points[t.C] - around.Points[t.A]));
        (_leaving, _starts) = (new (int, int)[3 * _triangles.Length], new int[around.Points.Length + 1]);
        SortByStart();
        (_neighbours, _counts) = (new int[3 * _triangles.Length], new int[_triangles.Length]);
        for (int f = 0; f < _triangles.Length; f++)
        {
            var (a, b, c) = _triangles[f];
            Link(f, a, b);
            Link(f, b, c);
            Link(f, c, a);
        }
    }

    /// <summary>Normals of length 2 × area.</summary>
    public Vec3[] Areas { get; }

    /// <summary>The first triangle that has an edge in this direction, or −1.</summary>
    public int Face(int from, int to)
    {
        for (int i = _starts[from]; i < _starts[from + 1]; i++)
            if (_leaving[i].End == to) return _leaving[i].Face;
        return -1;
    }

    /// <summary>The triangles across a triangle's edges, as far as they agree about the outside.</summary>
    public ReadOnlySpan<int> Neighbours(int face) => _neighbours.AsSpan(3 * face, _counts[face]);

    /// <summary>The angle between two triangles in radians.</summary>
    public double Angle(int face, int other) => Angle(Areas[face], Areas[other]);

    /// <summary>The angle between two vectors in radians, exact for small ones too.</summary>
    public static double Angle(Vec3 a, Vec3 b) => Math.Atan2(Vec3.Cross(a, b).Length, Vec3.Dot(a, b));

    void SortByStart()
    {
        foreach (var (a, b, c) in _triangles)
        {
            _starts[a]++;
            _starts[b]++;
            _starts[c]++;
        }
        for (int v = 1; v < _starts.Length; v++) _starts[v] += _starts[v - 1];
        for (int f = _triangles.Length - 1; f >= 0; f--)
        {
            var (a, b, c) = _triangles[f];
            _leaving[--_starts[c]] = (f, a);
            _leaving[--_starts[b]] = (f, c);
            _leaving[--_starts[a]] = (f, b);
        }
    }

    void Link(int face, int from, int to)
    {
        if (Face(to, from) is >= 0 and var other) _neighbours[(3 * face) + _counts[face]++] = other;
    }
}
