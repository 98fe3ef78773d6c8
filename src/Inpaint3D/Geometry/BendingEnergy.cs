using System.Runtime.InteropServices;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// How much a patch bends, Σ 3 θ² |e|² / (A₁ + A₂) over its edges and those of its rim: θ is the angle between the normals of an edge's
/// two triangles, A their areas. On equilateral triangles it is ∫ (κ₁ + κ₂)² + 2 (κ₁ − κ₂)²; it does not depend on scale, and on the triangulation
/// but little, so that it compares patches of different vertices.
/// </summary>
/// <remarks>E. Grinspun, A. N. Hirani, M. Desbrun, P. Schröder. Discrete shells. Symposium on Computer Animation, 2003, section 3.</remarks>
internal static class BendingEnergy
{
    /// <summary>The energy of half a sphere.</summary>
    public const double HalfSphere = 8 * Math.PI;

    /// <summary>The energy of a patch; infinite where two neighbouring triangles have no area.</summary>
    public static double Of(Patch patch, Rim rim) =>
        Sum(CollectionsMarshal.AsSpan(patch.Points), patch.Triangles, (p, q) => p < rim.Count && q < rim.Count && rim.Loop.Next(p) == q ? rim.Normals[p] : null).Energy;

    /// <summary>√(energy / area) of a piece of surface, the root mean square of its bend, and its area; a piece without any is bent infinitely.</summary>
    public static (double Curvature, double Area) Mean(ReadOnlySpan<Vec3> points, IReadOnlyList<Triangle> triangles)
    {
        var (energy, area) = Sum(points, triangles, (_, _) => null);
        return (area > 0 ? Math.Sqrt(energy / area) : double.PositiveInfinity, area);
    }

    /// <param name="points">Points of the triangles.</param>
    /// <param name="triangles">A piece of surface.</param>
    /// <param name="beyond">The unit normal of a triangle beyond an edge that has none of these, or null.</param>
    static (double Energy, double Area) Sum(ReadOnlySpan<Vec3> points, IReadOnlyList<Triangle> triangles, Func<int, int, Vec3?> beyond)
    {
        var (beside, areas, energy, area) = (new EdgeMap(3 * triangles.Count), new Vec3[triangles.Count], 0.0, 0.0);
        for (int t = 0; t < areas.Length; t++)
        {
            var (a, b, c) = triangles[t];
            var own = areas[t] = 0.5 * Vec3.Cross(points[b] - points[a], points[c] - points[a]);
            area += own.Length;
            foreach (var (p, q) in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a)])
            {
                double square = (points[q] - points[p]).LengthSquared;
                if (beside[q, p] is >= 0 and var other) energy += Bend(own, areas[other], square);
                else if (beyond(p, q) is { } normal) energy += Bend(own, own.Length * normal, square);
                beside[p, q] = t;
            }
        }
        return (energy, area);
    }

    static double Bend(Vec3 area, Vec3 other, double square)
    {
        double angle = BentEdges.Angle(area, other), sum = area.Length + other.Length;
        return sum > 0 ? 3 * angle * angle * square / sum : double.PositiveInfinity;
    }
}
