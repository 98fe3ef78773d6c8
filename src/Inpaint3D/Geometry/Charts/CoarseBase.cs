using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// The surface of <see cref="SmoothBase"/> by a coarse mesh: it is so smooth that vertices that are a small part of a wave apart say all of it. Each old point counts where
/// it lies on the coarse surface, <c>Σ mᵢ |Σₖ bᵢₖ yₖ − pᵢ|² + (λ / 2π)⁶ |∇Δy|²</c>, so that what is finer than the coarse mesh evens out and leaves no trace in it.
/// </summary>
/// <remarks>What the operator takes away from long waves is given back by smoothing the remainder once more (J. Tukey. Exploratory data analysis. 1977, "twicing").</remarks>
internal static class CoarseBase
{
    /// <summary>The order of the operator; solutions, each with the operator of the surface before; and smoothings of what is left, the first of the whole.</summary>
    const int Order = 3, Solutions = 2, Turns = 2;

    /// <summary>Puts a coarse surface where the smooth one is; false where that cannot be computed.</summary>
    /// <param name="surface">A coarse mesh of the points.</param>
    /// <param name="points">Points of the patch and its surroundings.</param>
    /// <param name="isKnown">True for old points.</param>
    /// <param name="wavelength">λ, in the points' unit.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static bool Fit(CoarseSurface surface, Vec3[] points, Func<int, bool> isKnown, double wavelength, Run run)
    {
        int n = surface.Points.Length;
        var system = new FairingSystem(surface.Triangles, n, 0, n);
        double unit = Math.Pow(wavelength / (2 * Math.PI), 2 * Order);
        SparseCholesky? factor = null;
        for (int solution = 0; solution < Solutions; solution++)
        {
            var part = run.Part((double)solution / Solutions, (solution + 1.0) / Solutions);
            double[] mass = Masses(surface, points.Length, isKnown);
            var matrix = system.Operator(surface.Points, Order, part.Part(0, 0.3));
            for (int e = 0; e < matrix.Values.Length; e++) matrix.Values[e] *= unit;
            AddData(matrix, surface, mass);
            factor ??= new SparseCholesky(matrix, part);
            if (!factor.TryFactor(matrix, part.Part(0.3, 0.8))) return false;
            var smooth = Array.ConvertAll(surface.Points, _ => points[0]);
            for (int turn = 0; turn < Turns; turn++)
            {
                part.Step(0.8);
                double[] right = Right(surface, points, mass, turn == 0 ? _ => points[0] : v => surface[v].Point);
                factor.Solve(right);
                for (int i = 0; i < n; i++) smooth[i] += new Vec3(right[i], right[n + i], right[(2 * n) + i]);
                if (!Array.TrueForAll(smooth, p => p.IsFinite)) return false;
                surface.Move(smooth);
            }
        }
        return true;
    }

    /// <summary>How much of the coarse mesh's area each point stands for; 0 where it is new.</summary>
    static double[] Masses(CoarseSurface surface, int count, Func<int, bool> isKnown)
    {
        double[] area = Laplacian.Of(surface.Points, surface.Triangles).Mass, share = new double[area.Length], mass = new double[count];
        for (int v = 0; v < count; v++)
        {
            var (t, a, b, c) = surface.Places[v];
            var (i, j, k) = surface.Triangles[t];
            (share[i], share[j], share[k]) = (share[i] + Math.Max(a, 0), share[j] + Math.Max(b, 0), share[k] + Math.Max(c, 0));
        }
        for (int i = 0; i < area.Length; i++) area[i] = share[i] > 0 ? area[i] / share[i] : 0;
        for (int v = 0; v < count; v++)
        {
            var (t, a, b, c) = surface.Places[v];
            if (isKnown(v)) mass[v] = (Math.Max(a, 0) * area[surface.Triangles[t].A]) + (Math.Max(b, 0) * area[surface.Triangles[t].B]) + (Math.Max(c, 0) * area[surface.Triangles[t].C]);
        }
        return mass;
    }

    /// <summary>Adds Σ mᵢ bᵢₖ bᵢₗ, summed over the points of each triangle first.</summary>
    static void AddData(SparseMatrix matrix, CoarseSurface surface, double[] mass)
    {
        var sums = new (double AA, double BB, double CC, double AB, double BC, double CA)[surface.Triangles.Length];
        for (int v = 0; v < mass.Length; v++)
        {
            var (t, a, b, c) = surface.Places[v];
            var (m, s) = (mass[v], sums[t]);
            sums[t] = (s.AA + (m * a * a), s.BB + (m * b * b), s.CC + (m * c * c), s.AB + (m * a * b), s.BC + (m * b * c), s.CA + (m * c * a));
        }
        for (int t = 0; t < sums.Length; t++)
        {
            var ((a, b, c), s) = (surface.Triangles[t], sums[t]);
            foreach (var (row, column, value) in (ReadOnlySpan<(int, int, double)>)[(a, a, s.AA), (b, b, s.BB), (c, c, s.CC), (a, b, s.AB), (b, a, s.AB), (b, c, s.BC), (c, b, s.BC), (c, a, s.CA), (a, c, s.CA)])
                matrix.Values[Array.BinarySearch(matrix.Columns, matrix.Starts[row], matrix.Starts[row + 1] - matrix.Starts[row], column)] += value;
        }
    }

    /// <summary>Σ mᵢ bᵢₖ of what the points are off from a surface: all x, all y, all z.</summary>
    static double[] Right(CoarseSurface surface, Vec3[] points, double[] mass, Func<int, Vec3> from)
    {
        int n = surface.Points.Length;
        var right = new double[3 * n];
        for (int v = 0; v < points.Length; v++)
        {
            if (mass[v] == 0) continue;
            var ((t, a, b, c), left) = (surface.Places[v], mass[v] * (points[v] - from(v)));
            foreach (var (i, weight) in (ReadOnlySpan<(int, double)>)[(surface.Triangles[t].A, a), (surface.Triangles[t].B, b), (surface.Triangles[t].C, c)])
                (right[i], right[n + i], right[(2 * n) + i]) = (right[i] + (weight * left.X), right[n + i] + (weight * left.Y), right[(2 * n) + i] + (weight * left.Z));
        }
        return right;
    }
}
