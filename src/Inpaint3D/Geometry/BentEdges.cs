using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>The edges of some old triangles and how much the surface bends at them.</summary>
internal sealed class BentEdges
{
    readonly Dictionary<(int From, int To), int> _faces = [];
    readonly Triangle[] _triangles;

    public BentEdges(Surroundings around)
    {
        _triangles = around.Triangles;
        Areas = Array.ConvertAll(_triangles, t => Vec3.Cross(around.Points[t.B] - around.Points[t.A], around.Points[t.C] - around.Points[t.A]));
        for (int f = 0; f < _triangles.Length; f++)
            foreach (var edge in EdgesOf(f)) _faces.TryAdd(edge, f);
    }

    /// <summary>Normals of length 2 × area.</summary>
    public Vec3[] Areas { get; }

    /// <summary>The triangle that has an edge in this direction, or −1.</summary>
    public int Face(int from, int to) => _faces.GetValueOrDefault((from, to), -1);

    /// <summary>The triangles across a triangle's edges, as far as they agree about the outside, and the angles to them in radians.</summary>
    public IEnumerable<(int Face, double Angle)> Neighbours(int face)
    {
        foreach (var (a, b) in EdgesOf(face))
            if (Face(b, a) is >= 0 and var other) yield return (other, Angle(Areas[face], Areas[other]));
    }

    /// <summary>The angle between two vectors in radians, exact for small ones too.</summary>
    public static double Angle(Vec3 a, Vec3 b) => Math.Atan2(Vec3.Cross(a, b).Length, Vec3.Dot(a, b));

    (int From, int To)[] EdgesOf(int face) => _triangles[face] is var t ? [(t.A, t.B), (t.B, t.C), (t.C, t.A)] : [];
}
