using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Geometry;

/// <summary>
/// The smooth surface under a patch and its surroundings, one and the same kind over both: it minimises
/// <c>Σ mᵢ |xᵢ − pᵢ|² + (λ / 2π)⁶ |∇Δx|²</c>, where the sum goes over the old vertices only. Waves shorter than λ are left out of it, and in the
/// hole it is the surface of least variation of curvature that continues what is left.
/// </summary>
/// <remarks>
/// A smoothing spline on a mesh: G. Wahba. Spline models for observational data. SIAM, 1990; the operator is that of <see cref="Fairing"/>.
/// </remarks>
internal static class SmoothBase
{
    /// <summary>The order of the operator: a wave of length l keeps 1 / (1 + (λ / l)⁶) of its height.</summary>
    const int Order = 3;

    /// <summary>The surface's points, or null where it cannot be computed.</summary>
    /// <param name="points">Points of the patch and its surroundings.</param>
    /// <param name="triangles">All triangles on them.</param>
    /// <param name="isKnown">True for old points.</param>
    /// <param name="wavelength">λ, in the points' unit.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static Vec3[]? Of(Vec3[] points, Triangle[] triangles, Func<int, bool> isKnown, double wavelength, Run run)
    {
        int n = points.Length;
        double unit = wavelength / (2 * Math.PI);
        var origin = points[0];
        Vec3[] scaled = Array.ConvertAll(points, p => (p - origin) / unit);
        var mass = Laplacian.Of(scaled, triangles).Mass;
        var matrix = Fairing.Operator(scaled, triangles, 0, n, Order, run.Part(0, 0.3));
        var right = new double[3 * n];
        for (int i = 0; i < n; i++)
        {
            if (!isKnown(i)) continue;
            int diagonal = Array.BinarySearch(matrix.Columns, matrix.Starts[i], matrix.Starts[i + 1] - matrix.Starts[i], i);
            matrix.Values[diagonal] += mass[i];
            (right[i], right[n + i], right[(2 * n) + i]) = (mass[i] * scaled[i].X, mass[i] * scaled[i].Y, mass[i] * scaled[i].Z);
        }
        var factor = new SparseCholesky(matrix, run);
        if (!factor.TryFactor(matrix, run.Part(0.3, 1))) return null;
        factor.Solve(right);
        var smooth = new Vec3[n];
        for (int i = 0; i < n; i++) smooth[i] = origin + (unit * new Vec3(right[i], right[n + i], right[(2 * n) + i]));
        return smooth.All(p => p.IsFinite) ? smooth : null;
    }
}
