using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// How much a patch bends, Σ 3 θ² |e|² / (A₁ + A₂) over its edges and those of its rim: θ is the angle between the normals of an edge's
/// two triangles, A their areas. It stands for ∫ κ², does not depend on scale, and on the triangulation but little, so that it compares
/// patches of different vertices.
/// </summary>
/// <remarks>E. Grinspun, A. N. Hirani, M. Desbrun, P. Schröder. Discrete shells. Symposium on Computer Animation, 2003, section 3.</remarks>
internal static class BendingEnergy
{
    /// <summary>The energy of a whole sphere, ∫ κ₁² + κ₂²: what bends more is a guess.</summary>
    public const double Sphere = 8 * Math.PI;

    /// <summary>The energy of a patch; infinite where two neighbouring triangles have no area.</summary>
    public static double Of(Patch patch, Rim rim)
    {
        var (beside, areas, energy) = (new EdgeMap(3 * patch.Triangles.Count), new Vec3[patch.Triangles.Count], 0.0);
        for (int t = 0; t < areas.Length; t++)
        {
            var (a, b, c) = patch.Triangles[t];
            var area = areas[t] = 0.5 * Vec3.Cross(patch.Points[b] - patch.Points[a], patch.Points[c] - patch.Points[a]);
            foreach (var (p, q) in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a)])
            {
                double square = (patch.Points[q] - patch.Points[p]).LengthSquared;
                if (beside[q, p] is >= 0 and var other) energy += Bend(area, areas[other], square);
                else if (p < rim.Count && q < rim.Count && rim.Loop.Next(p) == q) energy += Bend(area, area.Length * rim.Normals[p], square);
                beside[p, q] = t;
            }
        }
        return energy;
    }

    static double Bend(Vec3 area, Vec3 other, double square)
    {
        double angle = BentEdges.Angle(area, other), sum = area.Length + other.Length;
        return sum > 0 ? 3 * angle * angle * square / sum : double.PositiveInfinity;
    }
}
