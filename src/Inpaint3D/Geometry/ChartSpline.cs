using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Geometry;

/// <summary>
/// The smooth surface over a chart that lies nearest to given points, one and the same kind where there are none:
/// S(x, y) = Σ cᵢⱼ B(x / h − i) B(y / h − j) with cubic B-splines minimises <c>Σ mᵥ |S(xᵥ, yᵥ) − pᵥ|² + (λ / 2π)⁶ ∫ |∇³S|²</c>. Waves shorter than λ are left out
/// of it. What it takes away from long waves is given back by smoothing the remainder once more (J. Tukey. Exploratory data analysis. 1977, "twicing").
/// </summary>
/// <remarks>
/// P. Eilers, B. Marx. Flexible smoothing with B-splines and penalties. Statistical Science 11(2), 1996: the integral by third differences of neighbouring
/// coefficients, in mixed directions by the binomial weights 1, 3, 3, 1.
/// </remarks>
internal sealed class ChartSpline
{
    /// <summary>Spacings h of a wave of length λ.</summary>
    const int Spacings = 8;
    /// <summary>Smoothings of what is left, the first of the whole.</summary>
    const int Turns = 2;
    /// <summary>Coefficients over a point in each direction, and neighbours of a coefficient.</summary>
    const int Order = 4, Near = (2 * Order) - 1;
    /// <summary>Third differences: direction of each step, weight.</summary>
    static readonly (double[] X, double[] Y, double Weight)[] s_differences =
        [([-1, 3, -3, 1], [1], 1), ([1, -2, 1], [-1, 1], 3), ([-1, 1], [1, -2, 1], 3), ([1], [-1, 3, -3, 1], 1)];

    readonly double _h;
    readonly (double X, double Y) _origin;
    readonly int _columns, _rows;
    readonly Vec3[] _coefficients;

    ChartSpline((double X, double Y)[] at, double wavelength)
    {
        (_h, _origin) = (wavelength / Spacings, (at.Min(p => p.X), at.Min(p => p.Y)));
        (_columns, _rows) = ((int)((at.Max(p => p.X) - _origin.X) / _h) + Order, (int)((at.Max(p => p.Y) - _origin.Y) / _h) + Order);
        _coefficients = new Vec3[_columns * _rows];
    }

    /// <summary>The surface, or null where the points do not determine it.</summary>
    /// <param name="at">Where each point lies on the chart; these places are also where the surface is known.</param>
    /// <param name="points">The points.</param>
    /// <param name="mass">The area of the chart that each stands for.</param>
    /// <param name="wavelength">λ, in the chart's unit.</param>
    /// <param name="run">Cancellation.</param>
    internal static ChartSpline? Of((double X, double Y)[] at, Vec3[] points, double[] mass, double wavelength, Run run)
    {
        var spline = new ChartSpline(at, wavelength);
        var matrix = spline.Matrix(at, mass, Math.Pow(Spacings / (2 * Math.PI), 6));
        var factor = new SparseCholesky(matrix, run);
        if (!factor.TryFactor(matrix, run)) return null;
        for (int turn = 0; turn < Turns; turn++) spline.Add(factor, at, points, mass);
        return spline._coefficients.All(c => c.IsFinite) ? spline : null;
    }

    /// <summary>The surface's point over a place of the chart, and its unit normal ∂S/∂y × ∂S/∂x.</summary>
    internal (Vec3 Point, Vec3 Normal) this[(double X, double Y) place]
    {
        get
        {
            Span<double> x = stackalloc double[Order], y = stackalloc double[Order], dx = stackalloc double[Order], dy = stackalloc double[Order];
            var (i, j) = (Basis(place.X - _origin.X, _columns, x, dx), Basis(place.Y - _origin.Y, _rows, y, dy));
            var (point, alongX, alongY) = (Vec3.Zero, Vec3.Zero, Vec3.Zero);
            for (int b = 0; b < Order; b++)
            {
                for (int a = 0; a < Order; a++)
                {
                    var c = _coefficients[((j + b) * _columns) + i + a];
                    point += x[a] * y[b] * c;
                    alongX += dx[a] * y[b] * c;
                    alongY += x[a] * dy[b] * c;
                }
            }
            return (point, Vec3.Cross(alongY, alongX).Normalized());
        }
    }

    /// <summary>The splines over a coordinate and their slopes; returns the first of them.</summary>
    int Basis(double at, int count, Span<double> values, Span<double> slopes)
    {
        int first = Math.Clamp((int)(at / _h), 0, count - Order);
        double t = (at / _h) - first, s = 1 - t;
        (values[0], values[1], values[2], values[3]) = (s * s * s / 6, ((3 * t * t * t) - (6 * t * t) + 4) / 6, ((3 * s * s * s) - (6 * s * s) + 4) / 6, t * t * t / 6);
        (slopes[0], slopes[1], slopes[2], slopes[3]) = (-s * s / 2, ((3 * t * t) - (4 * t)) / 2, -((3 * s * s) - (4 * s)) / 2, t * t / 2);
        return first;
    }

    /// <summary>Σ m B Bᵀ + (λ / 2πh)⁶ h² Σ Δ³ᵀ Δ³, by the offset of every neighbour.</summary>
    SparseMatrix Matrix((double X, double Y)[] at, double[] mass, double penalty)
    {
        var near = new double[_coefficients.Length * Near * Near];
        Span<double> x = stackalloc double[Order], y = stackalloc double[Order], slopes = stackalloc double[Order];
        for (int v = 0; v < at.Length; v++)
        {
            var (i, j) = (Basis(at[v].X - _origin.X, _columns, x, slopes), Basis(at[v].Y - _origin.Y, _rows, y, slopes));
            AddSquare(near, i, j, x, y, mass[v]);
        }
        foreach (var (across, down, weight) in s_differences)
            for (int j = 0; j + down.Length <= _rows; j++)
                for (int i = 0; i + across.Length <= _columns; i++) AddSquare(near, i, j, across, down, weight * penalty * _h * _h);
        var (rows, columns, values) = (new List<int>(), new List<int>(), new List<double>());
        for (int k = 0; k < near.Length; k++)
        {
            if (near[k] == 0) continue;
            int c = k / (Near * Near), offset = k % (Near * Near);
            rows.Add(c);
            columns.Add(c + (((offset / Near) - Order + 1) * _columns) + (offset % Near) - Order + 1);
            values.Add(near[k]);
        }
        return SparseMatrix.FromEntries(_coefficients.Length, [.. rows], [.. columns], [.. values]);
    }

    /// <summary>Adds the square of a sum of coefficients in a box, with factors x y.</summary>
    void AddSquare(double[] near, int i, int j, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double weight)
    {
        for (int b = 0; b < y.Length; b++)
        {
            for (int a = 0; a < x.Length; a++)
            {
                int row = (((((j + b) * _columns) + i + a) * Near) + Order - 1 - b) * Near;
                double factor = weight * x[a] * y[b];
                for (int d = 0; d < y.Length; d++)
                    for (int c = 0; c < x.Length; c++) near[row + (d * Near) + Order - 1 + c - a] += factor * x[c] * y[d];
            }
        }
    }

    /// <summary>Adds the surface that smooths what is left of the points.</summary>
    void Add(SparseCholesky factor, (double X, double Y)[] at, Vec3[] points, double[] mass)
    {
        int n = _coefficients.Length;
        var right = new double[3 * n];
        Span<double> x = stackalloc double[Order], y = stackalloc double[Order], slopes = stackalloc double[Order];
        for (int v = 0; v < at.Length; v++)
        {
            var left = mass[v] * (points[v] - this[at[v]].Point);
            var (i, j) = (Basis(at[v].X - _origin.X, _columns, x, slopes), Basis(at[v].Y - _origin.Y, _rows, y, slopes));
            for (int b = 0; b < Order; b++)
            {
                for (int a = 0; a < Order; a++)
                {
                    var (c, factorOf) = (((j + b) * _columns) + i + a, x[a] * y[b]);
                    right[c] += factorOf * left.X;
                    right[n + c] += factorOf * left.Y;
                    right[(2 * n) + c] += factorOf * left.Z;
                }
            }
        }
        factor.Solve(right);
        for (int c = 0; c < n; c++) _coefficients[c] += new Vec3(right[c], right[n + c], right[(2 * n) + c]);
    }
}
