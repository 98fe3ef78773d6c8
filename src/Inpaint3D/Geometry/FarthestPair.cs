using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// The two points of a curve that are farthest apart. Its arcs are halved down to few points each, and pairs of arcs are left out whose boxes reach no farther than what
/// is known already: for n points on a circle about n¹·⁵ pairs are left of n².
/// </summary>
internal readonly ref struct FarthestPair
{
    /// <summary>Points of the shortest arc, at least, and of the longest curve of which all pairs are looked at.</summary>
    const int Arc = 8, AllPairs = 64;

    readonly ReadOnlySpan<Vec3> _points;
    /// <summary>Box of each arc: node k of a binary tree has the halves 2k and 2k + 1, node 1 is the whole.</summary>
    readonly (Vec3 Min, Vec3 Max)[] _boxes;

    FarthestPair(ReadOnlySpan<Vec3> points)
    {
        _points = points;
        _boxes = new (Vec3, Vec3)[BitOperations.RoundUpToPowerOf2((uint)(points.Length / Arc))];
        for (int node = _boxes.Length - 1; node > 0; node--) _boxes[node] = IsLeaf(node) ? BoxOf(PointsOf(node)) : Joined(_boxes[2 * node], _boxes[(2 * node) + 1]);
    }

    int Leaves => _boxes.Length / 2;

    /// <summary>The square of the largest distance of two points; exact.</summary>
    public static double SquaredDistance(ReadOnlySpan<Vec3> points)
    {
        if (points.Length <= AllPairs) return Search(points, points, 0);
        // From one point to the farthest of it, and again: a pair that leaves out most arcs.
        var (p, square) = (points[0], 0.0);
        for (int step = 0; step < 3; step++)
            if (FarthestOf(p, points) is var q) (p, square) = (q, Math.Max(square, (p - q).LengthSquared));
        return new FarthestPair(points).Search(1, 1, square);
    }

    static Vec3 FarthestOf(Vec3 p, ReadOnlySpan<Vec3> points)
    {
        var farthest = p;
        foreach (var q in points) if ((p - q).LengthSquared > (p - farthest).LengthSquared) farthest = q;
        return farthest;
    }

    /// <summary>The larger of a squared distance and those between the points of two arcs.</summary>
    double Search(int a, int b, double square)
    {
        if (!(Reach(_boxes[a], _boxes[b]) > square)) return square;
        if (IsLeaf(a)) return Search(PointsOf(a), PointsOf(b), square);
        square = Search(2 * a, (2 * b) + 1, square);
        if (a != b) square = Search((2 * a) + 1, 2 * b, square);
        return Search((2 * a) + 1, (2 * b) + 1, Search(2 * a, 2 * b, square));
    }

    static double Search(ReadOnlySpan<Vec3> points, ReadOnlySpan<Vec3> others, double square)
    {
        foreach (var p in points)
            foreach (var q in others) square = Math.Max(square, (p - q).LengthSquared);
        return square;
    }

    /// <summary>No two points of two boxes are farther apart, and rounding keeps the order.</summary>
    static double Reach((Vec3 Min, Vec3 Max) a, (Vec3 Min, Vec3 Max) b) => Vec3.Max(a.Max - b.Min, b.Max - a.Min).LengthSquared;

    bool IsLeaf(int node) => node >= Leaves;

    ReadOnlySpan<Vec3> PointsOf(int leaf)
    {
        long k = leaf - Leaves;
        return _points[(int)(k * _points.Length / Leaves)..(int)((k + 1) * _points.Length / Leaves)];
    }

    static (Vec3 Min, Vec3 Max) Joined((Vec3 Min, Vec3 Max) a, (Vec3 Min, Vec3 Max) b) => (Vec3.Min(a.Min, b.Min), Vec3.Max(a.Max, b.Max));

    static (Vec3 Min, Vec3 Max) BoxOf(ReadOnlySpan<Vec3> points)
    {
        var box = (points[0], points[0]);
        foreach (var p in points) box = Joined(box, (p, p));
        return box;
    }
}
