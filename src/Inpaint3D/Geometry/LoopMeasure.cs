using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Sizes of a rim.</summary>
internal static class LoopMeasure
{
    public static Loop Describe(int[] vertices, Vec3[] points)
    {
        var (length, center) = (0.0, Vec3.Zero);
        foreach (var p in points) center += p / points.Length;
        for (int i = 0; i < points.Length; i++) length += (points[(i + 1) % points.Length] - points[i]).Length;
        double diameter = Math.Sqrt(FarthestPair.SquaredDistance(points)), deviation = 0;
        var plane = Plane.Fit(points);
        foreach (var p in points) deviation = Math.Max(deviation, Math.Abs(plane.Distance(p)));
        return new Loop(0, vertices)
        {
            Length = length, Center = center, Diameter = diameter, FlatArea = VectorArea(points).Length, Planarity = diameter > 0 ? deviation / diameter : 0,
        };
    }

    /// <summary>Where a loop's longest edge starts, the lowest by x, y, z of equal ones: a start that depends neither on numbering nor, but for ties, on axes.</summary>
    public static int Start(ReadOnlySpan<Vec3> points)
    {
        var (best, most) = (0, double.NegativeInfinity);
        for (int i = 0; i < points.Length; i++)
        {
            double length = (points[(i + 1) % points.Length] - points[i]).LengthSquared;
            if (length > most || (length == most && IsLower(points[i], points[best]))) (best, most) = (i, length);
        }
        return best;
    }

    static bool IsLower(Vec3 p, Vec3 q) => p.X != q.X ? p.X < q.X : p.Y != q.Y ? p.Y < q.Y : p.Z < q.Z;

    /// <summary>½ Σ pᵢ × pᵢ₊₁ about the first point.</summary>
    public static Vec3 VectorArea(ReadOnlySpan<Vec3> points)
    {
        var sum = Vec3.Zero;
        for (int i = 1; i + 1 < points.Length; i++) sum += Vec3.Cross(points[i] - points[0], points[i + 1] - points[0]);
        return 0.5 * sum;
    }
}
