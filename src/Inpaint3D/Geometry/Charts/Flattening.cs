using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// Lays triangles in the plane with little stretch: min Σₜ Σᵢ cot θᵢ |(uᵢ₊₁ − uᵢ₊₂) − Rₜ (xᵢ₊₁ − xᵢ₊₂)|² over planar positions u and a rotation
/// Rₜ of every triangle, by turns. It starts from the harmonic map of the outline onto a circle, which never folds.
/// </summary>
/// <remarks>
/// L. Liu, L. Zhang, Y. Xu, C. Gotsman, S. Gortler. A local/global approach to mesh parameterization. Computer Graphics Forum
/// 27(5), 2008, the rigid variant; the start by W. Tutte. How to draw a graph. Proc. London Math. Soc. 13, 1963.
/// </remarks>
internal sealed class Flattening
{
    const int Turns = 15;

    readonly Triangle[] _triangles;
    readonly (double X1, double X2, double Y2)[] _shapes;
    readonly (double A, double B, double C)[] _weights;
    readonly double[] _u;
    readonly int _count;

    Flattening(Vec3[] points, Triangle[] triangles, double[] u)
    {
        (_triangles, _u, _count) = (triangles, u, points.Length);
        _shapes = Array.ConvertAll(triangles, t => Shape(points[t.A], points[t.B], points[t.C]));
        _weights = Array.ConvertAll(_shapes, s =>
        {
            double twice = s.X1 * s.Y2;
            return (Weight(s.X2, s.Y2), Weight(s.X1 - s.X2, s.Y2), Weight(((s.X2 - s.X1) * s.X2) + (s.Y2 * s.Y2), twice));
        });
    }

    /// <summary>Planar positions of the points: all x, then all y, in the unit of the points; null where there is no outline to start from.</summary>
    internal static double[]? Of(Vec3[] points, Triangle[] triangles, Run run)
    {
        if (Outline(points, triangles) is not { } outline) return null;
        var flattening = new Flattening(points, triangles, OnCircle(points, triangles, outline, run.Part(0, 0.4)));
        return flattening.Relax(run.Part(0.4, 1)) ? flattening._u : null;
    }

    /// <summary>
    /// Stretch that nine tenths of the area keep below: the larger of σ₁ and 1/σ₂ of the map's singular values, infinite for a
    /// folded triangle.
    /// </summary>
    internal static double Stretch(Vec3[] points, Triangle[] triangles, double[] u)
    {
        int n = points.Length;
        var (stretches, areas) = (new double[triangles.Length], new double[triangles.Length]);
        for (int i = 0; i < triangles.Length; i++)
        {
            var t = triangles[i];
            var (x1, x2, y2) = Shape(points[t.A], points[t.B], points[t.C]);
            // Jacobian from the triangle's own plane to the chart.
            double a = (u[t.B] - u[t.A]) / x1, c = (u[n + t.B] - u[n + t.A]) / x1;
            double b = ((u[t.C] - u[t.A]) - (a * x2)) / y2, d = ((u[n + t.C] - u[n + t.A]) - (c * x2)) / y2;
            double mean = Math.Sqrt(((a + d) * (a + d)) + ((c - b) * (c - b))) / 2, difference = Math.Sqrt(((a - d) * (a - d)) + ((c + b) * (c + b))) / 2;
            double large = mean + difference, small = mean - difference;
            areas[i] = x1 * y2;
            stretches[i] = small > 0 ? Math.Max(large, 1 / small) : double.PositiveInfinity;
        }
        double left = 0.9 * areas.Sum();
        Array.Sort(stretches, areas);
        for (int i = 0; i < areas.Length; i++)
            if (areas[i] > 0 && (left -= areas[i]) <= 0) return stretches[i];
        return 1;
    }

    /// <summary>A triangle in its own plane: (0, 0), (X1, 0), (X2, Y2).</summary>
    static (double X1, double X2, double Y2) Shape(Vec3 a, Vec3 b, Vec3 c)
    {
        double x1 = (b - a).Length;
        return x1 > 0 ? (x1, Vec3.Dot(c - a, b - a) / x1, Vec3.Cross(b - a, c - a).Length / x1) : (0, (c - a).Length, 0);
    }

    /// <summary>A cotangent, kept positive and away from infinity.</summary>
    static double Weight(double cosine, double sine) => sine > 0 ? Math.Clamp(cosine / sine, 0.02, 20) : 0.02;

    /// <summary>The longest closed border, in its direction, or null.</summary>
    static List<int>? Outline(Vec3[] points, Triangle[] triangles)
    {
        var half = triangles.SelectMany(t => ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]).ToHashSet();
        var next = new Dictionary<int, int>();
        foreach (var (a, b) in half.Where(e => !half.Contains((e.Item2, e.Item1))).Order()) next[a] = b;
        var (best, longest) = ((List<int>?)null, 0.0);
        foreach (int start in next.Keys.Order().ToArray())
        {
            var loop = new List<int>();
            double length = 0;
            int v = start;
            while (next.Remove(v, out int w))
            {
                loop.Add(v);
                length += (points[w] - points[v]).Length;
                v = w;
            }
            if (loop.Count >= 3 && v == start && length > longest) (best, longest) = (loop, length);
        }
        return best;
    }

    static double[] OnCircle(Vec3[] points, Triangle[] triangles, List<int> outline, Run run)
    {
        int n = points.Length;
        var isOutline = new bool[n];
        foreach (int v in outline) isOutline[v] = true;
        int[] order = [.. Enumerable.Range(0, n).Where(v => !isOutline[v]), .. outline];
        var place = new int[n];
        for (int i = 0; i < n; i++) place[order[i]] = i;
        int inner = n - outline.Count;
        Triangle[] renumbered = [.. triangles.Select(t => new Triangle(place[t.A], place[t.B], place[t.C]))];
        var harmonic = new HarmonicExtension([.. order.Select(v => points[v])], renumbered, inner, run);
        var (x, y) = (new double[outline.Count], new double[outline.Count]);
        double length = 0, total = outline.Select((v, i) => (points[outline[(i + 1) % outline.Count]] - points[v]).Length).Sum();
        for (int i = 0; i < outline.Count; i++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * length / total);
            (x[i], y[i]) = (total / (2 * Math.PI) * cosine, total / (2 * Math.PI) * sine);
            length += (points[outline[(i + 1) % outline.Count]] - points[outline[i]]).Length;
        }
        double[] innerX = harmonic.Extend(x), innerY = harmonic.Extend(y), u = new double[2 * n];
        for (int i = 0; i < n; i++) (u[order[i]], u[n + order[i]]) = i < inner ? (innerX[i], innerY[i]) : (x[i - inner], y[i - inner]);
        return u;
    }

    /// <summary>Rotations and positions by turns; the matrix is always the same.</summary>
    bool Relax(Run run)
    {
        var matrix = Matrix();
        var factor = new SparseCholesky(matrix);
        if (!factor.TryFactor(matrix, run.Part(0, 0.5))) return false;
        var b = new double[2 * _count];
        for (int turn = 0; turn < Turns; turn++)
        {
            run.Step(0.5 + (0.5 * turn / Turns));
            Array.Clear(b);
            (b[0], b[_count]) = (_u[0], _u[_count]);
            for (int t = 0; t < _triangles.Length; t++) Rotate(t, b);
            factor.Solve(b);
            b.CopyTo(_u, 0);
        }
        return _u.All(double.IsFinite);
    }

    SparseMatrix Matrix()
    {
        int entries = 1 + (12 * _triangles.Length), next = 1;
        var (rows, columns, values) = (new int[entries], new int[entries], new double[entries]);
        values[0] = 1;
        for (int t = 0; t < _triangles.Length; t++)
        {
            var ((a, b, c), w) = (_triangles[t], _weights[t]);
            foreach (var (i, j, weight) in (ReadOnlySpan<(int, int, double)>)[(b, c, w.A), (c, a, w.B), (a, b, w.C)])
            {
                foreach (var (row, column, value) in (ReadOnlySpan<(int, int, double)>)[(i, i, weight), (j, j, weight), (i, j, -weight), (j, i, -weight)])
                    (rows[next], columns[next], values[next++]) = (row, column, value);
            }
        }
        return SparseMatrix.FromEntries(_count, rows, columns, values);
    }

    /// <summary>Adds a triangle's edges, turned as its present image is, to the right-hand side.</summary>
    void Rotate(int t, double[] right)
    {
        var ((a, b, c), (x1, x2, y2), w) = (_triangles[t], _shapes[t], _weights[t]);
        ReadOnlySpan<(int From, int To, double X, double Y, double W)> edges = [(b, c, x2 - x1, y2, w.A), (c, a, -x2, -y2, w.B), (a, b, x1, 0, w.C)];
        double cosine = 0, sine = 0;
        foreach (var e in edges)
        {
            double ux = _u[e.To] - _u[e.From], uy = _u[_count + e.To] - _u[_count + e.From];
            cosine += e.W * ((ux * e.X) + (uy * e.Y));
            sine += e.W * ((uy * e.X) - (ux * e.Y));
        }
        double norm = Math.Sqrt((cosine * cosine) + (sine * sine));
        (cosine, sine) = norm > 0 ? (cosine / norm, sine / norm) : (1, 0);
        foreach (var e in edges)
        {
            double x = e.W * ((cosine * e.X) - (sine * e.Y)), y = e.W * ((sine * e.X) + (cosine * e.Y));
            (right[e.To], right[e.From]) = (right[e.To] + x, right[e.From] - x);
            (right[_count + e.To], right[_count + e.From]) = (right[_count + e.To] + y, right[_count + e.From] - y);
        }
    }
}
