using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>The point of a mesh nearest to some place: (1 − U − V) A + U B + V C.</summary>
/// <param name="Triangle">Index of the triangle; −1 when the tree is empty or the place is not finite.</param>
/// <param name="Point">The point.</param>
/// <param name="U">Barycentric weight of corner B.</param>
/// <param name="V">Barycentric weight of corner C.</param>
public readonly record struct Foot(int Triangle, Vec3 Point, double U, double V);

public sealed partial class BoundingTree
{
    /// <summary>The nearest point of the triangles; of several as near, that of the triangle with the lowest index.</summary>
    public Foot Closest(Vec3 place)
    {
        Span<int> stack = stackalloc int[64];
        var (best, least) = (new Foot(-1, default, 0, 0), double.PositiveInfinity);
        int top = 0;
        stack[top++] = 0;
        while (top > 0)
        {
            int node = stack[--top];
            if (SquaredDistance(node, place) > least) continue;
            if (node >= _firstLeaf)
            {
                foreach (int t in Leaf(node))
                {
                    var foot = FootOn(t, place);
                    double squared = (foot.Point - place).LengthSquared;
                    if (squared < least || (squared == least && t < best.Triangle)) (best, least) = (foot, squared);
                }
                continue;
            }
            int left = (2 * node) + 1, right = left + 1;
            bool leftFirst = SquaredDistance(left, place) <= SquaredDistance(right, place);
            stack[top++] = leftFirst ? right : left;
            stack[top++] = leftFirst ? left : right;
        }
        return best;
    }

    double SquaredDistance(int node, Vec3 place)
    {
        var (min, max) = Box(node);
        if (min.X > max.X) return double.PositiveInfinity;
        return Vec3.Max(Vec3.Max(min - place, place - max), Vec3.Zero).LengthSquared;
    }

    /// <summary>
    /// The nearest point of one triangle. With e = B − A, f = C − A, d = P − A the plane's point has barycentric weights
    /// u, v; where one of the three is negative the nearest point lies on the border, on the nearest of the three edges.
    /// </summary>
    Foot FootOn(int t, Vec3 place)
    {
        var (a, b, c) = (_positions[_triangles[t].A], _positions[_triangles[t].B], _positions[_triangles[t].C]);
        var (e, f, d) = (b - a, c - a, place - a);
        double ee = Vec3.Dot(e, e), ef = Vec3.Dot(e, f), ff = Vec3.Dot(f, f), de = Vec3.Dot(d, e), df = Vec3.Dot(d, f);
        double area = (ee * ff) - (ef * ef), u = (ff * de) - (ef * df), v = (ee * df) - (ef * de);
        if (area > 0 && u >= 0 && v >= 0 && u + v <= area) return new Foot(t, a + ((u / area) * e) + ((v / area) * f), u / area, v / area);
        double onE = Along(place, a, b), onF = Along(place, a, c), onG = Along(place, b, c);
        var (pe, pf, pg) = (a + (onE * e), a + (onF * f), b + (onG * (c - b)));
        double re = (pe - place).LengthSquared, rf = (pf - place).LengthSquared, rg = (pg - place).LengthSquared;
        return re <= rf && re <= rg ? new Foot(t, pe, onE, 0) : rf <= rg ? new Foot(t, pf, 0, onF) : new Foot(t, pg, 1 - onG, onG);
    }

    /// <summary>Where on the way from a to b, 0..1, the nearest point of that edge lies.</summary>
    static double Along(Vec3 place, Vec3 a, Vec3 b) =>
        (b - a).LengthSquared is var length && length > 0 ? Math.Clamp(Vec3.Dot(place - a, b - a) / length, 0, 1) : 0;
}
