namespace Inpaint3D.Metrics;

/// <summary>Gaussian moments of two planes along one row: means, squares and product, first summed down the columns, then along the row.</summary>
sealed class SsimWindow
{
    /// <summary>Pixels from the middle of the window to its edge.</summary>
    public const int Radius = 5;

    const double C1 = 0.01 * 0.01, C2 = 0.03 * 0.03;
    static readonly double[] s_weights = [.. Enumerable.Range(-Radius, (2 * Radius) + 1).Select(i => Math.Exp(-i * i / (2 * 1.5 * 1.5)))];

    readonly double[] _a, _b, _aa, _bb, _ab;
    readonly int _width;

    /// <summary>Sums the columns around a row.</summary>
    public SsimWindow(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int width, int height, int y)
    {
        _width = width;
        (_a, _b, _aa, _bb, _ab) = (new double[width], new double[width], new double[width], new double[width], new double[width]);
        int first = Math.Max(y - Radius, 0), last = Math.Min(y + Radius, height - 1);
        double total = 0;
        for (int v = first; v <= last; v++) total += s_weights[v - y + Radius];
        for (int v = first; v <= last; v++)
        {
            double w = s_weights[v - y + Radius] / total;
            var rowA = a.Slice(v * width, width);
            var rowB = b.Slice(v * width, width);
            for (int x = 0; x < width; x++)
            {
                double p = rowA[x], q = rowB[x];
                _a[x] += w * p;
                _b[x] += w * q;
                _aa[x] += w * p * p;
                _bb[x] += w * q * q;
                _ab[x] += w * p * q;
            }
        }
    }

    /// <summary>The similarity at one pixel of the row.</summary>
    public double At(int x)
    {
        double a = 0, b = 0, aa = 0, bb = 0, ab = 0, total = 0;
        for (int u = Math.Max(x - Radius, 0); u <= Math.Min(x + Radius, _width - 1); u++)
        {
            double w = s_weights[u - x + Radius];
            total += w;
            a += w * _a[u];
            b += w * _b[u];
            aa += w * _aa[u];
            bb += w * _bb[u];
            ab += w * _ab[u];
        }
        (a, b) = (a / total, b / total);
        double varianceA = (aa / total) - (a * a), varianceB = (bb / total) - (b * b), covariance = (ab / total) - (a * b);
        return ((2 * a * b) + C1) * ((2 * covariance) + C2) / (((a * a) + (b * b) + C1) * (varianceA + varianceB + C2));
    }
}
