using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Inpaint3D.Methods.Transform;

/// <summary>
/// Finds the patches around a patch that are most like it: those of least Σ c c′ (u − u′)² / Σ c c′, the sums over the patch,
/// where u is one plane and c is how far its pixels are trusted.
/// </summary>
/// <remarks>The window is moved into the picture where it would leave it. Sixteen candidates of a row are compared at a time, by code that is compiled at full speed from the start.</remarks>
internal sealed class PatchMatcher
{
    /// <summary>Side of a patch, in pixels.</summary>
    internal const int Patch = 8;
    /// <summary>Samples that must lie behind the last row of both planes.</summary>
    internal const int Padding = Block;
    const int Block = 16;

    readonly float[] _plane, _trust;
    readonly bool[]? _barred;
    readonly int _width, _columns, _rows, _left, _top, _stride;

    /// <summary>Prepares a search.</summary>
    /// <param name="plane">What is compared, row by row, then the padding; finite.</param>
    /// <param name="trust">Trust c &gt; 0 of each pixel, then the padding.</param>
    /// <param name="width">Columns of the picture, no fewer than a patch has.</param>
    /// <param name="height">Rows of the picture, no fewer than a patch has.</param>
    /// <param name="reach">Half the side of the window of candidates, in pixels.</param>
    /// <param name="barred">Where no patch may be taken, by its top left pixel, but the patch itself that others are looked for; null for nowhere.</param>
    internal PatchMatcher(float[] plane, float[] trust, int width, int height, int reach, bool[]? barred = null)
    {
        _barred = barred;
        (_plane, _trust, _width, _left, _top) = (plane, trust, width, width - Patch + 1, height - Patch + 1);
        (_columns, _rows) = (Math.Min(2 * reach, _left), Math.Min((2 * reach) + 1, _top));
        (_left, _top) = (_left - _columns, _top - _rows);
        _stride = (_columns + Block - 1) / Block * Block;
    }

    /// <summary>Candidates in a window: no more patches than that are found.</summary>
    internal int Candidates => _columns * _rows;

    /// <summary>Length of the scratch that a search needs.</summary>
    internal int Room => _stride * _rows;

    /// <summary>The top left pixels of the patches most like that at a pixel, itself among them; of equally distant ones the first in reading order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Find(int patch, Span<int> found, Span<float> distances)
    {
        var (y, x) = Math.DivRem(patch, _width);
        int left = Math.Clamp(x - (_columns / 2), 0, _left), top = Math.Clamp(y - (_rows / 2), 0, _top);
        for (int row = 0; row < _rows; row++)
        {
            for (int column = 0; column < _stride; column += Block) Compare(patch, ((top + row) * _width) + left + column, distances.Slice((row * _stride) + column, Block));
            distances.Slice((row * _stride) + _columns, _stride - _columns).Fill(float.PositiveInfinity);
        }
        if (_barred is not null) Bar(_barred, (top * _width) + left, distances);
        distances[((y - top) * _stride) + x - left] = 0;
        // Where fewer may be taken than are asked for, the patch itself stands for the rest.
        int allowed = Below(distances, float.PositiveInfinity);
        if (allowed < found.Length) found[allowed..].Fill(patch);
        found = found[..Math.Min(allowed, found.Length)];
        float limit = Smallest(distances, found.Length);
        int ties = found.Length - Below(distances, limit);
        for (int i = 0, n = 0; n < found.Length; i++)
        {
            if (!(distances[i] < limit || (distances[i] == limit && ties-- > 0))) continue;
            var (row, column) = Math.DivRem(i, _stride);
            found[n++] = ((top + row) * _width) + left + column;
        }
    }

    /// <summary>Puts the patches that may not be taken infinitely far away.</summary>
    void Bar(bool[] barred, int first, Span<float> distances)
    {
        for (int i = 0; i < distances.Length; i++)
        {
            var (row, column) = Math.DivRem(i, _stride);
            if (column < _columns && barred[first + (row * _width) + column]) distances[i] = float.PositiveInfinity;
        }
    }

    /// <summary>Distances of the patches at sixteen pixels side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Compare(int patch, int candidate, Span<float> distances)
    {
        ref float u = ref MemoryMarshal.GetArrayDataReference(_plane);
        ref float c = ref MemoryMarshal.GetArrayDataReference(_trust);
        Vector512<float> sum = default, mass = default;
        for (int y = 0; y < Patch; y++)
        {
            int a = patch + (y * _width), b = candidate + (y * _width);
            for (int x = 0; x < Patch; x++)
            {
                var difference = Vector512.Create(Unsafe.Add(ref u, a + x)) - Vector512.LoadUnsafe(ref u, (nuint)(b + x));
                var trust = Vector512.Create(Unsafe.Add(ref c, a + x)) * Vector512.LoadUnsafe(ref c, (nuint)(b + x));
                mass += trust;
                sum = Vector512.FusedMultiplyAdd(trust * difference, difference, sum);
            }
        }
        (sum / mass).CopyTo(distances);
    }

    /// <summary>The distance of rank <paramref name="rank"/>, from 1, by bisection of its bits: those of floats that are not negative are ordered as the floats are.</summary>
    static float Smallest(ReadOnlySpan<float> distances, int rank)
    {
        int low = 0, high = BitConverter.SingleToInt32Bits(float.PositiveInfinity);
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (Below(distances, BitConverter.Int32BitsToSingle(middle + 1)) >= rank) high = middle;
            else low = middle + 1;
        }
        return BitConverter.Int32BitsToSingle(low);
    }

    /// <summary>How many distances are smaller than a limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int Below(ReadOnlySpan<float> distances, float limit)
    {
        var (bound, count) = (Vector256.Create(limit), Vector256<int>.Zero);
        foreach (var d in MemoryMarshal.Cast<float, Vector256<float>>(distances)) count -= Vector256.LessThan(d, bound).AsInt32();
        return Vector256.Sum(count);
    }
}
