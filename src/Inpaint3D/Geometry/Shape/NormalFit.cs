using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// Shapes a patch by normals: every triangle is turned from its own normal to the wanted one, which tears the patch, and the points move to where
/// the edges differ least from the turned ones: Σⱼ wᵢⱼ (xᵢ − xⱼ) = Σ_T Σⱼ ½ cot α R_T (pᵢ − pⱼ), a Poisson equation with the rim fixed.
/// The wanted normals are the harmonic extension of the rim's, as a map into the unit sphere: C n = λ n with λᵢ = nᵢ · (C n)ᵢ, which the normals of
/// planes, spheres, cylinders and all surfaces of constant mean curvature are (E. A. Ruh, J. Vilms. The tension field of the Gauss map. Trans. AMS
/// 149, 1970); without λ a cap would rise too high. Both are repeated with the patch that comes out until it rests.
/// </summary>
/// <remarks>W. Zhao, S. Gao, H. Lin. A robust hole-filling algorithm for triangular mesh. The Visual Computer 23, 2007, section 4; the equation
/// of Y. Yu et al. Mesh editing with Poisson-based gradient field manipulation. ACM Trans. Graphics 23(3), 2004.</remarks>
internal static class NormalFit
{
    /// <summary>Solutions at the most, and the movement in mean edges at which the patch rests.</summary>
    const int MostSolutions = 12;
    const double Settled = 0.01;
    /// <summary>Passes towards the harmonic map.</summary>
    const int MapPasses = 5;
    /// <summary>Cotangent of 3°, against needles.</summary>
    const double LargestCotangent = 19;

    /// <summary>Shapes a patch in place.</summary>
    /// <param name="patch">A patch of about the shape.</param>
    /// <param name="rimNormals">Unit normals of the old surface at the rim's points.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>False when the equation has no solution.</returns>
    public static bool Fit(Patch patch, Vec3[] rimNormals, Run run) =>
        Fit(patch, () => Extended(patch, rimNormals, run), run);

    /// <summary>Shapes a patch in place by normals of its points, which may depend on how it lies.</summary>
    internal static bool Fit(Patch patch, Func<Vec3[]> normals, Run run)
    {
        double edge = patch.Triangles.Count == 0 ? 0 : patch.Triangles.Average(t => (patch.Points[t.B] - patch.Points[t.A]).Length), moved = double.PositiveInfinity;
        for (int solution = 0; solution < MostSolutions && moved > Settled * edge; solution++)
        {
            if (!TrySolve(patch, normals(), run, out moved)) return false;
            run.Step((solution + 1.0) / MostSolutions);
        }
        return true;
    }

    /// <summary>
    /// Unit normals at the rim's points. The old triangles at a point lie on one side of it, and so does the mean of their normals, weighted by
    /// angle; the normals at the next points beyond tell how they change up to the rim. Neighbours on the rim are averaged, against noise.
    /// </summary>
    /// <param name="around">Two rings of old triangles.</param>
    /// <param name="rim">Points of the rim.</param>
    /// <param name="next">Which follows which.</param>
    public static Vec3[] AtRim(Surroundings around, int rim, Func<int, int> next)
    {
        int n = around.Points.Length;
        var (normals, centres, angles) = (new Vec3[n], new Vec3[n], new double[n]);
        var beyond = new HashSet<int>[rim];
        foreach (var (a, b, c) in around.Triangles)
        {
            var normal = Vec3.Cross(around.Points[b] - around.Points[a], around.Points[c] - around.Points[a]).Normalized();
            foreach (var (v, p, q) in (ReadOnlySpan<(int, int, int)>)[(a, b, c), (b, c, a), (c, a, b)])
            {
                var (to, from) = (around.Points[p] - around.Points[v], around.Points[q] - around.Points[v]);
                double angle = Math.Acos(Math.Clamp(Vec3.Dot(to.Normalized(), from.Normalized()), -1, 1));
                (normals[v], centres[v], angles[v]) = (normals[v] + (angle * normal), centres[v] + (angle / 3 * (to + from)), angles[v] + angle);
                if (v < rim) (beyond[v] ??= []).UnionWith(((int[])[p, q]).Where(u => u >= rim));
            }
        }
        var own = Enumerable.Range(0, rim).Select(AtPoint).ToArray();
        var mean = (Vec3[])own.Clone();
        for (int v = 0; v < rim; v++) (mean[v], mean[next(v)]) = (mean[v] + (0.5 * own[next(v)]), mean[next(v)] + (0.5 * own[v]));
        return Array.ConvertAll(mean, m => m.Normalized());

        Vec3 AtPoint(int v)
        {
            var (normal, centre) = (normals[v].Normalized(), centres[v] / Math.Max(angles[v], 1e-300));
            if (beyond[v] is not { Count: > 0 } further) return normal;
            var (inwards, ahead, distance) = (centre.Normalized(), Vec3.Zero, 0.0);
            foreach (int u in further) (ahead, distance) = (ahead + (normals[u].Normalized() / further.Count), distance + (Vec3.Dot(around.Points[u] - around.Points[v], inwards) / further.Count));
            double part = distance > centre.Length ? Math.Min(1, centre.Length / (distance - centre.Length)) : 0;
            return (normal + (part * (normal - ahead))).Normalized();
        }
    }

    /// <summary>Normals of all points.</summary>
    static Vec3[] Extended(Patch patch, Vec3[] rimNormals, Run run)
    {
        int rim = patch.RimPoints, inner = patch.Points.Count - rim;
        Vec3[] points = [.. patch.Points.Skip(rim), .. patch.Points.Take(rim)];
        var harmonic = new HarmonicExtension(points, [.. patch.Triangles.Select(t => new Triangle(Shift(t.A), Shift(t.B), Shift(t.C)))], inner, run);
        double[][] known = [Array.ConvertAll(rimNormals, n => n.X), Array.ConvertAll(rimNormals, n => n.Y), Array.ConvertAll(rimNormals, n => n.Z)];
        var normals = Units(Array.ConvertAll(known, k => harmonic.Extend(k)));
        for (int pass = 0; pass < MapPasses; pass++)
        {
            double[][] tension = [harmonic.Apply(All(n => n.X)), harmonic.Apply(All(n => n.Y)), harmonic.Apply(All(n => n.Z))];
            for (int v = 0; v < inner; v++)
            {
                double lambda = Vec3.Dot(normals[v], new Vec3(tension[0][v], tension[1][v], tension[2][v]));
                (tension[0][v], tension[1][v], tension[2][v]) = (lambda * normals[v].X, lambda * normals[v].Y, lambda * normals[v].Z);
            }
            if (harmonic.Extend(known[0], tension[0]) is not { } x || harmonic.Extend(known[1], tension[1]) is not { } y || harmonic.Extend(known[2], tension[2]) is not { } z) break;
            normals = Units([x, y, z]);
        }
        return [.. rimNormals, .. normals];

        Vec3[] Units(double[][] values) => [.. Enumerable.Range(0, inner).Select(v => new Vec3(values[0][v], values[1][v], values[2][v]).Normalized())];
        double[] All(Func<Vec3, double> part) => [.. normals.Concat(rimNormals).Select(part)];
        int Shift(int v) => v < rim ? inner + v : v - rim;
    }

    static bool TrySolve(Patch patch, Vec3[] normals, Run run, out double moved)
    {
        int rim = patch.RimPoints, inner = patch.Points.Count - rim;
        var (rows, columns, values, sides) = (new List<int>(), new List<int>(), new List<double>(), new double[3 * inner]);
        moved = 0;
        if (inner == 0) return true;
        foreach (var t in patch.Triangles)
        {
            var (p, q, r) = (patch.Points[t.A], patch.Points[t.B], patch.Points[t.C]);
            var cross = Vec3.Cross(q - p, r - p);
            var (from, to) = (cross.Normalized(), (normals[t.A] + normals[t.B] + normals[t.C]).Normalized());
            Join(t.A, t.B, Cotangent(r, p, q, cross.Length), Turned(p - q, from, to));
            Join(t.B, t.C, Cotangent(p, q, r, cross.Length), Turned(q - r, from, to));
            Join(t.C, t.A, Cotangent(q, r, p, cross.Length), Turned(r - p, from, to));
        }
        var matrix = SparseMatrix.FromEntries(inner, rows.ToArray(), columns.ToArray(), values.ToArray());
        var factor = new SparseCholesky(matrix, run);
        if (!factor.TryFactor(matrix, run with { Progress = null })) return false;
        factor.Solve(sides);
        for (int v = 0; v < inner; v++)
        {
            var place = new Vec3(sides[v], sides[inner + v], sides[(2 * inner) + v]);
            moved = Math.Max(moved, (place - patch.Points[rim + v]).Length);
            patch.Points[rim + v] = place;
        }
        return double.IsFinite(moved);

        void Join(int a, int b, double weight, Vec3 edge)
        {
            Enter(a - rim, b - rim, weight, edge, patch.Points[b]);
            Enter(b - rim, a - rim, weight, -edge, patch.Points[a]);
        }

        void Enter(int i, int j, double weight, Vec3 edge, Vec3 other)
        {
            if (i < 0) return;
            (int Column, double Value)[] entries = j < 0 ? [(i, weight)] : [(i, weight), (j, -weight)];
            foreach (var (column, value) in entries)
            {
                rows.Add(i);
                columns.Add(column);
                values.Add(value);
            }
            var side = weight * (j < 0 ? edge + other : edge);
            (sides[i], sides[inner + i], sides[(2 * inner) + i]) = (sides[i] + side.X, sides[inner + i] + side.Y, sides[(2 * inner) + i] + side.Z);
        }
    }

    static double Cotangent(Vec3 apex, Vec3 p, Vec3 q, double doubleArea) =>
        doubleArea > 0 ? 0.5 * Math.Clamp(Vec3.Dot(p - apex, q - apex) / doubleArea, -LargestCotangent, LargestCotangent) : 0;

    /// <summary>A vector by the least rotation that takes one unit vector to another; opposite ones have none.</summary>
    static Vec3 Turned(Vec3 v, Vec3 from, Vec3 to)
    {
        double cos = Vec3.Dot(from, to);
        if (cos < -0.99) return v;
        var axis = Vec3.Cross(from, to);
        return (cos * v) + Vec3.Cross(axis, v) + (Vec3.Dot(axis, v) / (1 + cos) * axis);
    }
}
