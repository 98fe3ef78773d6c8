using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>The edges of some old triangles and how much the surface bends at them.</summary>
internal sealed class BentEdges
{
    readonly Triangle[] _triangles;
    /// <summary>The half-edges 3f + k, in order of the point where they start, and where each point's begin.</summary>
    readonly int[] _leaving, _starts;
    readonly (int Face, double Angle)[] _neighbours;
    readonly int[] _counts;

    public BentEdges(Surroundings around)
    {
        _triangles = around.Triangles;
        Areas = Array.ConvertAll(_triangles, t => Vec3.Cross(around.Points[t.B] - around.Points[t.A], around.Points[t.C] - around.Points[t.A]));
        (_leaving, _starts) = (new int[3 * _triangles.Length], new int[around.Points.Length + 1]);
        SortByStart();
        (_neighbours, _counts) = (new (int, double)[3 * _triangles.Length], new int[_triangles.Length]);
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
            if (End(_leaving[i]) == to) return _leaving[i] / 3;
        return -1;
    }

    /// <summary>The triangles across a triangle's edges, as far as they agree about the outside, and the angles to them in radians.</summary>
    public ReadOnlySpan<(int Face, double Angle)> Neighbours(int face) => _neighbours.AsSpan(3 * face, _counts[face]);

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
            _leaving[--_starts[c]] = (3 * f) + 2;
            _leaving[--_starts[b]] = (3 * f) + 1;
            _leaving[--_starts[a]] = 3 * f;
        }
    }

    void Link(int face, int from, int to)
    {
        if (Face(to, from) is >= 0 and var other) _neighbours[(3 * face) + _counts[face]++] = (other, AngleTo(face, other));
    }

    /// <summary>The angle between two triangles, which one of them may know already.</summary>
    double AngleTo(int face, int other)
    {
        foreach (var (next, angle) in other < face ? Neighbours(other) : []) if (next == face) return angle;
        return Angle(Areas[face], Areas[other]);
    }

    int End(int h) => _triangles[h / 3] is var t && (h % 3) is var k && k == 0 ? t.B : k == 1 ? t.C : t.A;
}
