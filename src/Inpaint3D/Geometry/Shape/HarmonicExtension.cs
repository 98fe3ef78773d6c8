using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// Extends values over triangles: C c = 0 at the inner points with the cotangent Laplacian C, and given values at the others.
/// Every extended value lies between the least and the largest given one; linear functions in a plane come back.
/// </summary>
internal sealed class HarmonicExtension
{
    readonly Lazy<(SparseMatrix Rows, SparseCholesky? Factor)> _system;
    readonly int _inner;

    /// <summary>Factors the system of some triangles whose first points are the inner ones, when it is first used.</summary>
    internal HarmonicExtension(Vec3[] points, Triangle[] triangles, int inner, Run run) =>
        (_inner, _system) = (inner, new(() => Laplacian.Of(points, triangles).Stiffness is var rows ? (rows, FactorOf(rows, inner, run)) : default));

    SparseMatrix Rows => _system.Value.Rows;
    SparseCholesky? Factor => _system.Value.Factor;

    static SparseCholesky? FactorOf(SparseMatrix rows, int inner, Run run)
    {
        var (starts, columns, values) = (new int[inner + 1], new List<int>(), new List<double>());
        for (int i = 0; i < inner; i++)
        {
            for (int e = rows.Starts[i]; e < rows.Starts[i + 1]; e++)
            {
                if (rows.Columns[e] >= inner) continue;
                columns.Add(rows.Columns[e]);
                values.Add(rows.Values[e]);
            }
            starts[i + 1] = columns.Count;
        }
        var matrix = new SparseMatrix(starts, [.. columns], [.. values]);
        var factor = new SparseCholesky(matrix, run);
        return factor.TryFactor(matrix, run) ? factor : null;
    }

    /// <summary>C c at the inner points.</summary>
    /// <param name="all">Values of all points.</param>
    internal double[] Apply(ReadOnlySpan<double> all)
    {
        var result = new double[Rows.Size];
        Rows.Multiply(all, result);
        return result[.._inner];
    }

    /// <summary>The inner points' values where C c is not 0 but a source; null when there is no such solution.</summary>
    /// <param name="known">Values of the points after the inner ones, in order.</param>
    /// <param name="source">C c at the inner points.</param>
    internal double[]? Extend(ReadOnlySpan<double> known, ReadOnlySpan<double> source)
    {
        if (Factor is null) return null;
        var values = source.ToArray();
        Solve(values, known);
        return values;
    }

    /// <summary>The inner points' values.</summary>
    /// <param name="known">Values of the points after the inner ones, in order.</param>
    internal double[] Extend(ReadOnlySpan<double> known)
    {
        var values = new double[_inner];
        if (_inner == 0 || known.IsEmpty) return values;
        var (least, largest, mean) = (double.PositiveInfinity, double.NegativeInfinity, 0.0);
        foreach (double value in known) (least, largest, mean) = (Math.Min(least, value), Math.Max(largest, value), mean + (value / known.Length));
        // Points that hang on no given value (or are not finite) leave no solution but the mean.
        if (Factor is null || !double.IsFinite(largest - least))
        {
            Array.Fill(values, mean);
            return values;
        }
        Solve(values, known);
        for (int i = 0; i < _inner; i++) values[i] = Math.Clamp(values[i], least, largest);
        return values;
    }

    void Solve(double[] values, ReadOnlySpan<double> known)
    {
        for (int i = 0; i < _inner; i++)
            for (int e = Rows.Starts[i]; e < Rows.Starts[i + 1]; e++)
                if (Rows.Columns[e] >= _inner) values[i] -= Rows.Values[e] * known[Rows.Columns[e] - _inner];
        Factor!.Solve(values);
    }
}
