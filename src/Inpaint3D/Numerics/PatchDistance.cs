using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Inpaint3D.Numerics;

/// <summary>
/// The distance of two patches: <c>Σ (a − b)²</c> over their samples, as 16-bit codes. Whole numbers make it exact, so that no
/// order of summation and no device can change which patch is the nearest.
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
    public static int Between(ref short codes, in PatchShape shape, int p, int q, int bound) =>
        Sum(ref codes, ref Unsafe.NullRef<short>(), false, shape, p, q, bound);

    /// <summary>The same over those points of p's patch that are known: −1 in all four codes of the point, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Known(ref short codes, ref short known, in PatchShape shape, int p, int q, int bound) =>
        Sum(ref codes, ref known, true, shape, p, q, bound);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Sum(ref short codes, ref short known, bool partly, in PatchShape shape, int p, int q, int bound)
    {
        int width = (2 * shape.RadiusX) + 1, last = (width - 1) / Block * Block, slice = shape.Width * shape.Height, rows = 0;
        var tail = Vector512.LessThan(Vector512<short>.Indices, Vector512.Create((short)(4 * (width - last))));
        var sums = Vector512<int>.Zero;
        for (int quad = 0; quad < shape.Quads; quad++)
        {
            for (int z = -shape.RadiusZ; z <= shape.RadiusZ; z++)
            {
                for (int y = -shape.RadiusY; y <= shape.RadiusY; y++)
                {
                    int step = (z * slice) + (y * shape.Width) - shape.RadiusX;
                    nuint a = (nuint)(4 * ((quad * shape.Count) + p + step)), b = (nuint)(4 * ((quad * shape.Count) + q + step)), k = (nuint)(4 * (p + step));
                    for (int x = 0; x <= last; x += Block, a += 4 * Block, b += 4 * Block, k += 4 * Block)
                    {
                        var d = Vector512.LoadUnsafe(ref codes, a) - Vector512.LoadUnsafe(ref codes, b);
                        if (x == last) d &= tail;
                        if (partly) d &= Vector512.LoadUnsafe(ref known, k);
                        sums += Squares(d);
                    }
                    if (++rows % Stretch == 0 && Vector512.Sum(sums) > bound) return int.MaxValue;
                }
            }
        }
        return Vector512.Sum(sums);
    }

    /// <summary>Sums of two squares each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<int> Squares(Vector512<short> d)
    {
        if (Avx512BW.IsSupported) return Avx512BW.MultiplyAddAdjacent(d, d);
        return Vector512.Create(Squares(d.GetLower()), Squares(d.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Squares(Vector256<short> d)
    {
        if (Avx2.IsSupported) return Avx2.MultiplyAddAdjacent(d, d);
        var (low, high) = Vector256.Widen(d);
        return (low * low) + (high * high);
    }

    /// <summary>The plain loop: what the fast ones are tested against.</summary>
    internal static int Plain(ReadOnlySpan<short> codes, in PatchShape shape, int p, int q)
    {
        int sum = 0;
        foreach (int step in shape.Steps())
        {
            for (int f = 0; f < 4 * shape.Quads; f++)
            {
                int quad = f / 4 * shape.Count, d = codes[(4 * (quad + p + step)) + (f % 4)] - codes[(4 * (quad + q + step)) + (f % 4)];
                sum += d * d;
            }
        }
        return sum;
    }
}
