using Inpaint3D.Data;

namespace Inpaint3D.Numerics;

/// <summary>
/// Signs of determinants of points, exact for all finite input that neither over- nor underflows: a floating-point filter
/// answers nearly always, and where it cannot, the determinant is summed without error as an expansion of doubles.
/// </summary>
/// <remarks>
/// J. R. Shewchuk. Adaptive precision floating-point arithmetic and fast robust geometric predicates. Discrete and
/// Computational Geometry 18, 1997.
/// </remarks>
internal static class Predicates
{
    const double Epsilon = 1.0 / (1L << 53);
    const double Filter2D = (3 + (16 * Epsilon)) * Epsilon;
    const double Filter3D = (7 + (56 * Epsilon)) * Epsilon;

    /// <summary>+1 when a, b, c turn left in the plane, −1 when right, 0 on a line.</summary>
    public static int Orient2D(double ax, double ay, double bx, double by, double cx, double cy)
    {
        double left = (ax - cx) * (by - cy), right = (ay - cy) * (bx - cx), det = left - right;
        if (Math.Abs(det) > Filter2D * (Math.Abs(left) + Math.Abs(right))) return det > 0 ? 1 : -1;
        return left == 0 && right == 0 ? 0 : Orient2DExact(ax, ay, bx, by, cx, cy);
    }

    static int Orient2DExact(double ax, double ay, double bx, double by, double cx, double cy)
    {
        Span<double> terms = stackalloc double[16];
        int count = 0;
        var (acx, acy, bcx, bcy) = (new Exact(ax, cx), new Exact(ay, cy), new Exact(bx, cx), new Exact(by, cy));
        AddProduct(terms, ref count, acx, bcy, 1);
        AddProduct(terms, ref count, acy, bcx, -1);
        return SignOf(terms, count);
    }

    /// <summary>+1 when d lies below the plane of a, b, c, from which these turn clockwise seen from d; −1 above; 0 in it.</summary>
    public static int Orient3D(Vec3 a, Vec3 b, Vec3 c, Vec3 d)
    {
        var (det, size) = Determinant(a, b, c, d);
        return Math.Abs(det) > Filter3D * size ? (det > 0 ? 1 : -1) : size == 0 ? 0 : Orient3DExact(a, b, c, d);
    }

    /// <summary>As <see cref="Orient3D"/> where the floating-point filter answers, else 0.</summary>
    public static int LikelySide(Vec3 a, Vec3 b, Vec3 c, Vec3 d) =>
        Determinant(a, b, c, d) is var (det, size) && det > Filter3D * size ? 1 : det < -Filter3D * size ? -1 : 0;

    /// <summary>The determinant of a − d, b − d, c − d and the sum of its products' sizes.</summary>
    static (double Value, double Size) Determinant(Vec3 a, Vec3 b, Vec3 c, Vec3 d)
    {
        var (u, v, w) = (a - d, b - d, c - d);
        double vw1 = v.X * w.Y, vw2 = w.X * v.Y, wu1 = w.X * u.Y, wu2 = u.X * w.Y, uv1 = u.X * v.Y, uv2 = v.X * u.Y;
        double det = (u.Z * (vw1 - vw2)) + (v.Z * (wu1 - wu2)) + (w.Z * (uv1 - uv2));
        double size = ((Math.Abs(vw1) + Math.Abs(vw2)) * Math.Abs(u.Z)) + ((Math.Abs(wu1) + Math.Abs(wu2)) * Math.Abs(v.Z)) + ((Math.Abs(uv1) + Math.Abs(uv2)) * Math.Abs(w.Z));
        return (det, size);
    }

    static int Orient3DExact(Vec3 a, Vec3 b, Vec3 c, Vec3 d)
    {
        Span<Exact> x = [new(a.X, d.X), new(b.X, d.X), new(c.X, d.X)];
        Span<Exact> y = [new(a.Y, d.Y), new(b.Y, d.Y), new(c.Y, d.Y)];
        Span<Exact> z = [new(a.Z, d.Z), new(b.Z, d.Z), new(c.Z, d.Z)];
        Span<double> terms = stackalloc double[192];
        int count = 0;
        for (int i = 0; i < 3; i++)
        {
            int j = (i + 1) % 3, k = (i + 2) % 3;
            AddProduct(terms, ref count, x[j], y[k], z[i], 1);
            AddProduct(terms, ref count, x[k], y[j], z[i], -1);
        }
        return SignOf(terms, count);
    }

    /// <summary>A difference of two doubles as the sum of two.</summary>
    readonly struct Exact
    {
        public readonly double High, Low;

        public Exact(double a, double b) => (High, Low) = TwoSum(a, -b);
    }

    static void AddProduct(Span<double> terms, ref int count, in Exact a, in Exact b, double sign)
    {
        AddProduct(terms, ref count, a.High, b.High, sign);
        AddProduct(terms, ref count, a.High, b.Low, sign);
        AddProduct(terms, ref count, a.Low, b.High, sign);
        AddProduct(terms, ref count, a.Low, b.Low, sign);
    }

    static void AddProduct(Span<double> terms, ref int count, in Exact a, in Exact b, in Exact c, double sign)
    {
        Span<double> products = stackalloc double[16];
        int n = 0;
        AddProduct(products, ref n, a, b, sign);
        for (int i = 0; i < n; i++)
        {
            AddProduct(terms, ref count, products[i], c.High, 1);
            AddProduct(terms, ref count, products[i], c.Low, 1);
        }
    }

    static void AddProduct(Span<double> terms, ref int count, double a, double b, double sign)
    {
        double product = a * b * sign;
        if (product == 0) return;
        Add(terms, ref count, Math.FusedMultiplyAdd(a * sign, b, -product));
        Add(terms, ref count, product);
    }

    /// <summary>Adds a number to an expansion whose terms rise in size and do not overlap, without error.</summary>
    static void Add(Span<double> terms, ref int count, double x)
    {
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            (x, double error) = TwoSum(x, terms[i]);
            if (error != 0) terms[kept++] = error;
        }
        if (x != 0) terms[kept++] = x;
        count = kept;
    }

    /// <summary>The largest term, which is the last, has the sign of the sum.</summary>
    static int SignOf(ReadOnlySpan<double> terms, int count) => count == 0 ? 0 : Math.Sign(terms[count - 1]);

    static (double Sum, double Error) TwoSum(double a, double b)
    {
        double sum = a + b, part = sum - a;
        return (sum, (a - (sum - part)) + (b - part));
    }
}
