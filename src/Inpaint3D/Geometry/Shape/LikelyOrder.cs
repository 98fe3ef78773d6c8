using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// Whether what lies round a rim is more like a surface of little bending than like one of little variation of curvature. Both are random surfaces, Gaussian with the
/// energy E = ∫ |∇Δx|² + a² |Δx|²: curvature has a correlation length of 1 / a, long for the one and less than an edge for the other. The likelier has the least
/// r log E − log det⁺ K, where K is the energy's matrix and r its rank.
/// </summary>
/// <remarks>The restricted likelihood of G. Wahba. A comparison of GCV and GML for choosing the smoothing parameter in the generalized spline smoothing problem. Annals of
/// Statistics 13(4), 1985; the family of energies: P. Whittle. On stationary processes in the plane. Biometrika 41, 1954.</remarks>
internal static class LikelyOrder
{
    /// <summary>Rings of old triangles that are looked at.</summary>
    const int Rings = 4;
    /// <summary>a, in one over the mean edge, of curvature that goes on and of curvature that does not.</summary>
    const double GoesOn = 0.01, DoesNot = 1.3;
    /// <summary>How much less the one must have, of each point that triangles surround. Chosen on 145 holes cut into 11 meshes, confirmed on others.</summary>
    const double Margin = 0.2;
    /// <summary>Root mean square of Δx, in one over the mean edge, of a surface that counts as flat.</summary>
    const double Flat = 1e-4;
    /// <summary>Weight of the masses that makes K definite.</summary>
    const double Definite = 1e-7, LeastMass = 1e-3;

    /// <summary>True where a patch should not rely on the curvature round it.</summary>
    public static bool IsOfBending(Rim rim, Run run) => IsOfBending(rim.Around(Rings), run with { Progress = null });

    /// <summary>The same of old triangles, three rings or more.</summary>
    internal static bool IsOfBending(Surroundings around, Run run)
    {
        double edge = around.Triangles.Average(t => (around.Points[t.B] - around.Points[t.A]).Length);
        if (!(edge > 0)) return false;
        var points = Array.ConvertAll(around.Points, p => (p - around.Points[0]) / edge);
        var laplacian = Laplacian.Of(points, around.Triangles);
        int rank = laplacian.IsClosed.Count(closed => closed), n = points.Length;
        var (third, second) = (Operator(3), Operator(2));
        if (!(Energy(second) > Flat * Flat * rank)) return false;
        SparseCholesky? factor = null;
        return Doubt(GoesOn) is { } goesOn && Doubt(DoesNot) is { } doesNot && doesNot < goesOn - (Margin * rank);

        SparseMatrix Operator(int order) => new FairingSystem(around.Triangles, n, 0, n).Operator(points, order, run);

        double? Doubt(double a)
        {
            var matrix = third with { Values = [.. third.Values] };
            for (int i = 0; i < n; i++)
                for (int e = second.Starts[i]; e < second.Starts[i + 1]; e++) Add(matrix, i, second.Columns[e], a * a * second.Values[e]);
            double energy = Energy(matrix);
            for (int i = 0; i < n; i++) Add(matrix, i, i, Definite * Math.Max(laplacian.Mass[i], LeastMass));
            factor ??= new SparseCholesky(matrix, run);
            return factor.TryFactor(matrix, run) ? (rank * Math.Log(energy)) - factor.LogDeterminant : null;
        }

        double Energy(SparseMatrix matrix)
        {
            double energy = 0;
            for (int i = 0; i < n; i++)
                for (int e = matrix.Starts[i]; e < matrix.Starts[i + 1]; e++) energy += matrix.Values[e] * Vec3.Dot(points[i], points[matrix.Columns[e]]);
            return energy;
        }
    }

    static void Add(SparseMatrix matrix, int row, int column, double value)
    {
        int e = Array.BinarySearch(matrix.Columns, matrix.Starts[row], matrix.Starts[row + 1] - matrix.Starts[row], column);
        if (e >= 0) matrix.Values[e] += value;
    }
}
