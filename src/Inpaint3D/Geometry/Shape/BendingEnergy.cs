using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

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
    public static double Of(Patch patch, Rim rim)
    {
        double energy = 0;
        Hinges.Visit(patch, rim, (own, other, square) => energy += Bend(own, other, square));
        return energy;
    }

    /// <summary>√(energy / area) of a piece of surface, the root mean square of its bend, and its area; a piece without any is bent infinitely.</summary>
    public static (double Curvature, double Area) Mean(ReadOnlySpan<Vec3> points, IReadOnlyList<Triangle> triangles)
    {
        double energy = 0, area = Hinges.Visit(points, triangles, (own, other, square) => energy += Bend(own, other, square));
        return (area > 0 ? Math.Sqrt(energy / area) : double.PositiveInfinity, area);
    }

    static double Bend(Vec3 area, Vec3 other, double square)
    {
        double angle = BentEdges.Angle(area, other), sum = area.Length + other.Length;
        return sum > 0 ? 3 * angle * angle * square / sum : double.PositiveInfinity;
    }
}
