using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Inpaint3D.Numerics.Patches;

/// <summary>
/// The distance of two patches by a <see cref="PatchMetric"/> over their samples, as 16-bit codes. Whole numbers make it exact, so that
/// no order of summation and no device can change which patch is the nearest.
/// </summary>
internal static class PatchDistance
{
    /// <summary>Codes that must follow the last one, since rows are read in blocks.</summary>
    public const int Padding = 64;

    /// <summary>Points in a block of a row: four codes each.</summary>
    const int Block = 8;

    /// <summary>Rows added between two looks whether the sum can still stay within the bound.</summary>
    const int Stretch = 3;

    /// <summary>The distance, or some larger number than the bound where it is above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Between(ref short codes, in PatchShape shape, PatchMetric metric, int p, int q, int bound) => metric.Norm switch
    {
        PatchNorm.Squares => Sum(ref codes, ref Unsafe.NullRef<short>(), false, shape, PatchNorm.Squares, 0, p, q, bound),
        PatchNorm.Magnitudes => Sum(ref codes, ref Unsafe.NullRef<short>(), false, shape, PatchNorm.Magnitudes, 0, p, q, bound),
        _ => Sum(ref codes, ref Unsafe.NullRef<short>(), false, shape, PatchNorm.Gradients, metric.Share, p, q, bound),
    };

    /// <summary>The same over those points of p's patch that are known: −1 in all four codes of the point, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Known(ref short codes, ref short known, in PatchShape shape, PatchMetric metric, int p, int q, int bound) => metric.Norm switch
    {
        PatchNorm.Squares => Sum(ref codes, ref known, true, shape, PatchNorm.Squares, 0, p, q, bound),
        PatchNorm.Magnitudes => Sum(ref codes, ref known, true, shape, PatchNorm.Magnitudes, 0, p, q, bound),
        _ => Sum(ref codes, ref known, true, shape, PatchNorm.Gradients, metric.Share, p, q, bound),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Sum(ref short codes, ref short known, bool partly, in PatchShape shape, PatchNorm norm, int share, int p, int q, int bound)
    {
        int width = (2 * shape.RadiusX) + 1, slice = shape.Width * shape.Height, rows = 0;
        var (values, slopes) = (Vector512<int>.Zero, Vector512<int>.Zero);
        for (int quad = 0; quad < shape.Quads; quad++)
        {
            for (int x = 0; x < width; x += Block)
            {
                Vector512<short> inside = First(width - x), paired = First(width - x - 1);
                for (int z = -shape.RadiusZ; z <= shape.RadiusZ; z++)
                {
                    var (above, knownAbove) = (Vector512<short>.Zero, Vector512<short>.Zero);
                    for (int y = -shape.RadiusY; y <= shape.RadiusY; y++)
                    {
                        int step = (z * slice) + (y * shape.Width) + x - shape.RadiusX, first = quad * shape.Count;
                        nuint a = (nuint)(4 * (first + p + step)), b = (nuint)(4 * (first + q + step)), k = (nuint)(4 * (p + step));
                        var d = Difference(ref codes, a, b) & inside;
                        var isKnown = partly ? Vector512.LoadUnsafe(ref known, k) : inside;
                        if (partly) d &= isKnown;
                        values += norm == PatchNorm.Magnitudes ? Pairs(Vector512.Abs(d)) : Squares(d);
                        if (norm == PatchNorm.Gradients)
                        {
                            var right = (Difference(ref codes, a + 4, b + 4) - d) & paired;
                            if (partly) right &= isKnown & Vector512.LoadUnsafe(ref known, k + 4);
                            slopes += Squares(right);
                            if (y > -shape.RadiusY) slopes += Squares(partly ? (d - above) & isKnown & knownAbove : d - above);
                            if (z > -shape.RadiusZ)
                            {
                                var back = (d - Difference(ref codes, a - (nuint)(4 * slice), b - (nuint)(4 * slice))) & inside;
                                if (partly) back &= isKnown & Vector512.LoadUnsafe(ref known, k - (nuint)(4 * slice));
                                slopes += Squares(back);
                            }
                            (above, knownAbove) = (d, isKnown);
                        }
                        if (++rows % Stretch == 0 && Total(norm, share, values, slopes) > bound) return int.MaxValue;
                    }
                }
            }
        }
        return Total(norm, share, values, slopes);
    }

    /// <summary>All bits of that many points at the start of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<short> First(int points) => Vector512.LessThan(Vector512<short>.Indices, Vector512.Create((short)(4 * points)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<short> Difference(ref short codes, nuint a, nuint b) => Vector512.LoadUnsafe(ref codes, a) - Vector512.LoadUnsafe(ref codes, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Total(PatchNorm norm, int share, Vector512<int> values, Vector512<int> slopes) =>
        norm == PatchNorm.Gradients ? new PatchMetric(norm, share).Mixed(Vector512.Sum(values), Vector512.Sum(slopes)) : Vector512.Sum(values);

    /// <summary>Sums of two squares each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<int> Squares(Vector512<short> d) => Products(d, d);

    /// <summary>Sums of two numbers each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<int> Pairs(Vector512<short> d) => Products(d, Vector512<short>.One);

    /// <summary>Sums of two products each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<int> Products(Vector512<short> a, Vector512<short> b) => Avx512BW.IsSupported
        ? Avx512BW.MultiplyAddAdjacent(a, b)
        : Vector512.Create(Products(a.GetLower(), b.GetLower()), Products(a.GetUpper(), b.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Products(Vector256<short> a, Vector256<short> b)
    {
        if (Avx2.IsSupported) return Avx2.MultiplyAddAdjacent(a, b);
        var ((a0, a1), (b0, b1)) = (Vector256.Widen(a), Vector256.Widen(b));
        return (a0 * b0) + (a1 * b1);
    }

    /// <summary>The plain loop over the points of a patch that are known: what the fast ones are tested against.</summary>
    internal static int Plain(ReadOnlySpan<short> codes, in PatchShape shape, PatchMetric metric, int p, int q, Func<int, bool>? isKnown = null)
    {
        int values = 0, slopes = 0, columns = (2 * shape.RadiusX) + 1, rows = (2 * shape.RadiusY) + 1;
        var steps = shape.Steps();
        for (int i = 0; i < steps.Length; i++)
        {
            if (isKnown?.Invoke(p + steps[i]) == false) continue;
            ReadOnlySpan<int> before = [i % columns > 0 ? i - 1 : i, i / columns % rows > 0 ? i - columns : i, i >= columns * rows ? i - (columns * rows) : i];
            for (int f = 0; f < 4 * shape.Quads; f++)
            {
                int d = Difference(codes, shape, steps[i], f);
                values += metric.Norm == PatchNorm.Magnitudes ? Math.Abs(d) : d * d;
                foreach (int j in before)
                {
                    if (isKnown?.Invoke(p + steps[j]) == false) continue;
                    int slope = d - Difference(codes, shape, steps[j], f);
                    slopes += slope * slope;
                }
            }
        }
        return metric.Norm == PatchNorm.Gradients ? metric.Mixed(values, slopes) : values;

        int Difference(ReadOnlySpan<short> codes, in PatchShape shape, int step, int f)
        {
            int quad = f / 4 * shape.Count;
            return codes[(4 * (quad + p + step)) + (f % 4)] - codes[(4 * (quad + q + step)) + (f % 4)];
        }
    }
}
