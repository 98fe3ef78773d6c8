using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Shape;

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
    /// <summary>The order of the operator: a wave of length l loses (1 + (l / λ)⁶)⁻¹ of its height.</summary>
    const int Order = 3;
    /// <summary>Solutions, each with the operator of the surface before: the rough one's own tells wrong lengths.</summary>
    const int Solutions = 2;

    /// <summary>The surface's points, or null where it cannot be computed.</summary>
    /// <param name="points">Points of the patch and its surroundings.</param>
    /// <param name="triangles">All triangles on them.</param>
    /// <param name="isKnown">True for old points.</param>
    /// <param name="wavelength">λ, in the points' unit.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static Vec3[]? Of(Vec3[] points, Triangle[] triangles, Func<int, bool> isKnown, double wavelength, Run run)
    {
        var (origin, unit) = (points[0], wavelength / (2 * Math.PI));
        Vec3[] given = Array.ConvertAll(points, p => (p - origin) / unit), smooth = given;
        SparseCholesky? factor = null;
        for (int solution = 0; solution < Solutions; solution++)
        {
            if (Solve(smooth, given, triangles, isKnown, ref factor, run.Part((double)solution / Solutions, (solution + 1.0) / Solutions)) is not { } next) return null;
            smooth = next;
        }
        return Array.ConvertAll(smooth, p => origin + (unit * p));
    }

    /// <summary>The smooth surface with the operator of another one.</summary>
    static Vec3[]? Solve(Vec3[] shape, Vec3[] given, Triangle[] triangles, Func<int, bool> isKnown, ref SparseCholesky? factor, Run run)
    {
        int n = given.Length;
        var mass = Laplacian.Of(shape, triangles).Mass;
        for (int i = 0; i < n; i++)
            if (!isKnown(i)) mass[i] = 0;
        var matrix = new FairingSystem(triangles, n, 0, n).Operator(shape, Order, run.Part(0, 0.3));
        for (int i = 0; i < n; i++) matrix.Values[Array.BinarySearch(matrix.Columns, matrix.Starts[i], matrix.Starts[i + 1] - matrix.Starts[i], i)] += mass[i];
        factor ??= new SparseCholesky(matrix, run);
        if (!factor.TryFactor(matrix, run.Part(0.3, 0.9))) return null;
        run.Step(0.9);
        var right = new double[3 * n];
        for (int i = 0; i < n; i++)
            if (mass[i] > 0 && mass[i] * given[i] is var known) (right[i], right[n + i], right[(2 * n) + i]) = (known.X, known.Y, known.Z);
        factor.Solve(right);
        Vec3[] smooth = [.. given.Select((_, i) => new Vec3(right[i], right[n + i], right[(2 * n) + i]))];
        return smooth.All(p => p.IsFinite) ? smooth : null;
    }
}
