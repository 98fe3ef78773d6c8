using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Inpaint3D.Numerics.Sparse;

/// <summary>The dense work of a front: rows are contiguous and padded with zeros to whole vectors.</summary>
internal static class DenseCholesky
{
    /// <summary>Columns that are eliminated together; whole vectors.</summary>
    const int Block = 32;

    /// <summary>Length of a padded row of that many columns.</summary>
    internal static int Stride(int width) => (width + 3) & ~3;

    /// <summary>
    /// Eliminates the first <paramref name="width"/> columns of a symmetric front: the panel (all rows of these columns)
    /// becomes that of L, and L₂₁ L₂₁ᵀ is taken from the lower triangle of the rest.
    /// </summary>
    /// <returns>False when a pivot is not positive.</returns>
    internal static unsafe bool TryFactor(double[] panel, int height, int width, double[] rest, Run? run)
    {
        int stride = Stride(width), below = height - width;
        fixed (double* p = panel, u = rest)
        {
            for (int start = 0; start < width; start += Block)
            {
                int end = Math.Min(start + Block, width);
                for (int i = start; i < height && start > 0; i += 256)
                    Subtract(p + ((long)i * stride) + start, stride, p + ((long)i * stride), p + ((long)start * stride), stride, Math.Min(256, height - i), end - start, start);
                if (!TryEliminate(p, stride, height, start, end)) return false;
                run?.Cancel.ThrowIfCancellationRequested();
            }
            const int tile = 64;
            for (int i = 0; i < below; i += tile)
            {
                for (int j = 0; j <= i; j += tile)
                    Subtract(u + ((long)i * below) + j, below, p + ((long)(width + i) * stride), p + ((long)(width + j) * stride), stride, Math.Min(tile, below - i), Math.Min(tile, below - j), stride);
                run?.Cancel.ThrowIfCancellationRequested();
            }
        }
        return true;
    }

    /// <summary>Columns start..end of all rows, once the columns before them are taken off.</summary>
    static unsafe bool TryEliminate(double* p, int stride, int height, int start, int end)
    {
        for (int i = start; i < height; i++)
        {
            double* row = p + ((long)i * stride);
            for (int j = start; j < Math.Min(i, end); j++)
            {
                double* other = p + ((long)j * stride);
                row[j] = (row[j] - Dot(new(row + start, j - start), new(other + start, j - start))) / other[j];
            }
            if (i >= end) continue;
            double pivot = row[i] - Dot(new(row + start, i - start), new(row + start, i - start));
            if (!(pivot > 0) || !double.IsFinite(pivot)) return false;
            row[i] = Math.Sqrt(pivot);
            new Span<double>(row + i + 1, end - i - 1).Clear();
        }
        return true;
    }

    /// <summary>C −= A Bᵀ for rows of A and B of <paramref name="length"/> numbers, a multiple of 4, in tiles of 4 × 3 dot products.</summary>
    static unsafe void Subtract(double* c, int strideC, double* a, double* b, int stride, int rows, int columns, int length)
    {
        int i = 0;
        for (; i + 4 <= rows; i += 4)
        {
            int j = 0;
            for (; j + 3 <= columns; j += 3)
                Tile(c + ((long)i * strideC) + j, strideC, a + ((long)i * stride), b + ((long)j * stride), stride, length);
            for (; j < columns; j++)
                for (int k = i; k < i + 4; k++) c[((long)k * strideC) + j] -= Dot(new(a + ((long)k * stride), length), new(b + ((long)j * stride), length));
        }
        for (; i < rows; i++)
            for (int j = 0; j < columns; j++) c[((long)i * strideC) + j] -= Dot(new(a + ((long)i * stride), length), new(b + ((long)j * stride), length));
    }

    static unsafe void Tile(double* c, int strideC, double* a, double* b, int stride, int length)
    {
        double* a1 = a + stride, a2 = a1 + stride, a3 = a2 + stride, b1 = b + stride, b2 = b1 + stride;
        Vector256<double> s00 = default, s01 = default, s02 = default, s10 = default, s11 = default, s12 = default;
        Vector256<double> s20 = default, s21 = default, s22 = default, s30 = default, s31 = default, s32 = default;
        for (int k = 0; k < length; k += 4)
        {
            var (x, y, z) = (Vector256.Load(b + k), Vector256.Load(b1 + k), Vector256.Load(b2 + k));
            var r = Vector256.Load(a + k);
            (s00, s01, s02) = (Vector256.FusedMultiplyAdd(r, x, s00), Vector256.FusedMultiplyAdd(r, y, s01), Vector256.FusedMultiplyAdd(r, z, s02));
            r = Vector256.Load(a1 + k);
            (s10, s11, s12) = (Vector256.FusedMultiplyAdd(r, x, s10), Vector256.FusedMultiplyAdd(r, y, s11), Vector256.FusedMultiplyAdd(r, z, s12));
            r = Vector256.Load(a2 + k);
            (s20, s21, s22) = (Vector256.FusedMultiplyAdd(r, x, s20), Vector256.FusedMultiplyAdd(r, y, s21), Vector256.FusedMultiplyAdd(r, z, s22));
            r = Vector256.Load(a3 + k);
            (s30, s31, s32) = (Vector256.FusedMultiplyAdd(r, x, s30), Vector256.FusedMultiplyAdd(r, y, s31), Vector256.FusedMultiplyAdd(r, z, s32));
        }
        Take(c, s00, s01, s02);
        Take(c + strideC, s10, s11, s12);
        Take(c + (2L * strideC), s20, s21, s22);
        Take(c + (3L * strideC), s30, s31, s32);
    }

    static unsafe void Take(double* c, Vector256<double> x, Vector256<double> y, Vector256<double> z)
    {
        c[0] -= Vector256.Sum(x);
        c[1] -= Vector256.Sum(y);
        c[2] -= Vector256.Sum(z);
    }

    /// <summary>Σ aᵢ bᵢ.</summary>
    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int vectors = a.Length / Vector<double>.Count * Vector<double>.Count;
        double sum = 0;
        if (vectors > 0)
        {
            var total = Vector<double>.Zero;
            for (int i = 0; i < vectors; i += Vector<double>.Count) total += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
            sum = Vector.Sum(total);
        }
        for (int i = vectors; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>a −= s b.</summary>
    internal static void Subtract(Span<double> a, double s, ReadOnlySpan<double> b)
    {
        var va = MemoryMarshal.Cast<double, Vector<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector<double>>(b);
        for (int i = 0; i < va.Length; i++) va[i] -= s * vb[i];
        for (int i = va.Length * Vector<double>.Count; i < a.Length; i++) a[i] -= s * b[i];
    }
}
