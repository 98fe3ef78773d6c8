using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// How far the old surface round a rim has to be smoothed before it is continued. Its points are taken for those of a surface of little
/// variation of curvature, with noise: p = x + ε with the energy Q = Σ mᵢ |xᵢ − pᵢ|² + ℓ⁶ |∇Δx|². The length ℓ is the most likely one: it has
/// the least r log Q + log det (M + ℓ⁶ K) − r log ℓ⁶, where K is the operator of ∫ |∇Δx|² and r its rank.
/// </summary>
/// <remarks>G. Wahba. A comparison of GCV and GML for choosing the smoothing parameter in the generalized spline smoothing problem. Annals of
/// Statistics 13(4), 1985.</remarks>
internal static class RimNoise
{
    /// <summary>Lengths in mean edges: the least counts as none, as waves of two edges hardly lose by it; the factor between those that are tried.</summary>
    const double Least = 0.25, Most = 3, Factor = 1.4142135623730951;
    /// <summary>Largest length over that of the rim: of the third of a round rim's radius, with which a saddle over it loses 8 % of its height.</summary>
    const double MostOfRim = 1 / (6 * Math.PI);
    /// <summary>Noise, in mean edges, that does not show.</summary>
    const double LeastNoise = 0.002;
    /// <summary>Normal noise has an evenness of 1; creases, which stand out of a smooth surface, one of 0.1 to 0.3.</summary>
    const double LeastEvenness = 0.5;
    /// <summary>A shorter rim is too near to all of its patch for noise to grow.</summary>
    internal const int ShortestRim = 12;

    /// <summary>ℓ, in the unit of the points; 0 where there is no noise.</summary>
    /// <param name="around">Three rings of old triangles or more.</param>
    /// <param name="rim">Points of the rim.</param>
    /// <param name="run">Cancels.</param>
    public static double Length(Surroundings around, int rim, Run run)
    {
        if (rim < ShortestRim) return 0;
        double edge = around.Triangles.Average(t => (around.Points[t.B] - around.Points[t.A]).Length);
        if (!(edge > 0)) return 0;
        var likelihood = new Likelihood(Array.ConvertAll(around.Points, p => (p - around.Points[0]) / edge), around.Triangles, run with { Progress = null });
        if (likelihood.SplineOf(2 * Least) is not { Noise: > LeastNoise }) return 0;
        var (best, length, most) = (likelihood.SplineOf(Least), Least, Math.Min(Most, MostOfRim * rim));
        while (Factor * length < most && likelihood.SplineOf(Factor * length) is { } next && (best is null || next.Doubt < best.Doubt)) (best, length) = (next, Factor * length);
        return length > Least && best is { Evenness: > LeastEvenness } ? length * edge : 0;
    }

    /// <summary>A smoothing spline.</summary>
    /// <param name="Doubt">Minus twice the logarithm of its length's likelihood.</param>
    /// <param name="Off">The points' distances from it.</param>
    sealed record Spline(double Doubt, double[] Off)
    {
        /// <summary>Root mean square of the distances.</summary>
        public double Noise => Math.Sqrt(Off.Average(d => d * d));

        /// <summary>What the median of the distances says about their root mean square where they are normal, over this.</summary>
        public double Evenness => 1.4826 * Off.Order().ElementAt(Off.Length / 2) / Noise;
    }

    /// <summary>The smoothing splines of some points.</summary>
    sealed class Likelihood
    {
        readonly Vec3[] _points;
        readonly double[] _mass;
        readonly SparseMatrix _operator;
        readonly SparseCholesky _factor;
        readonly int _rank;
        readonly Run _run;

        public Likelihood(Vec3[] points, Triangle[] triangles, Run run)
        {
            var laplacian = Laplacian.Of(points, triangles);
            (_points, _mass, _run) = (points, laplacian.Mass, run);
            _operator = new FairingSystem(triangles, points.Length, 0, points.Length).Operator(points, 3, run);
            _factor = new SparseCholesky(_operator, run);
            _rank = Math.Max(0, laplacian.IsClosed.Count(closed => closed) - 1);
        }

        /// <summary>The spline of some length; null where there is none.</summary>
        public Spline? SplineOf(double length)
        {
            int n = _points.Length;
            var matrix = _operator with { Values = Array.ConvertAll(_operator.Values, value => Math.Pow(length, 6) * value) };
            var sides = new double[3 * n];
            for (int i = 0; i < n; i++)
            {
                matrix.Values[Array.BinarySearch(matrix.Columns, matrix.Starts[i], matrix.Starts[i + 1] - matrix.Starts[i], i)] += _mass[i];
                (sides[i], sides[n + i], sides[(2 * n) + i]) = (_mass[i] * _points[i].X, _mass[i] * _points[i].Y, _mass[i] * _points[i].Z);
            }
            if (!_factor.TryFactor(matrix, _run)) return null;
            _factor.Solve(sides);
            var (energy, distances) = (0.0, new double[n]);
            for (int i = 0; i < n; i++)
            {
                var off = _points[i] - new Vec3(sides[i], sides[n + i], sides[(2 * n) + i]);
                // At the minimum Q = Σ mᵢ pᵢ · (pᵢ − xᵢ).
                (energy, distances[i]) = (energy + (_mass[i] * Vec3.Dot(_points[i], off)), off.Length);
            }
            return new Spline((_rank * (Math.Log(energy) - (6 * Math.Log(length)))) + _factor.LogDeterminant, distances);
        }
    }
}
