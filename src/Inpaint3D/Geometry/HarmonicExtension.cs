using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Geometry;

/// <summary>
/// Extends values over triangles: C c = 0 at the inner points with the cotangent Laplacian C, and given values at the others.
/// Every extended value lies between the least and the largest given one; linear functions in a plane come back.
/// </summary>
internal sealed class HarmonicExtension
{
    readonly SparseMatrix _rows;
    readonly SparseCholesky? _factor;
    readonly int _inner;

    /// <summary>Factors the system of some triangles whose first points are the inner ones.</summary>
    internal HarmonicExtension(Vec3[] points, Triangle[] triangles, int inner, Run run)
    {
        (_rows, _inner) = (Laplacian.Of(points, triangles).Stiffness, inner);
        if (inner == 0) return;
        var (starts, columns, values) = (new int[inner + 1], new List<int>(), new List<double>());
        for (int i = 0; i < inner; i++)
        {
            for (int e = _rows.Starts[i]; e < _rows.Starts[i + 1]; e++)
            {
                if (_rows.Columns[e] >= inner) continue;
                columns.Add(_rows.Columns[e]);
                values.Add(_rows.Values[e]);
            }
            starts[i + 1] = columns.Count;
        }
        var matrix = new SparseMatrix(starts, [.. columns], [.. values]);
        var factor = new SparseCholesky(matrix, run);
        if (factor.TryFactor(matrix, run)) _factor = factor;
    }

    /// <summary>C c at the inner points.</summary>
    /// <param name="all">Values of all points.</param>
    internal double[] Apply(ReadOnlySpan<double> all)
    {
        var result = new double[_rows.Size];
        _rows.Multiply(all, result);
        return result[.._inner];
    }

    /// <summary>The inner points' values where C c is not 0 but a source; null when there is no such solution.</summary>
    /// <param name="known">Values of the points after the inner ones, in order.</param>
    /// <param name="source">C c at the inner points.</param>
    internal double[]? Extend(ReadOnlySpan<double> known, ReadOnlySpan<double> source)
    {
        if (_factor is null) return null;
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
        if (_factor is null || !double.IsFinite(largest - least))
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
            for (int e = _rows.Starts[i]; e < _rows.Starts[i + 1]; e++)
                if (_rows.Columns[e] >= _inner) values[i] -= _rows.Values[e] * known[_rows.Columns[e] - _inner];
        _factor!.Solve(values);
    }
}
