using Inpaint3D.Data;

namespace Inpaint3D.Numerics;

/// <summary>
/// The exact distance T of every missing pixel to the nearest known one, between pixel centres, and the order of the missing
/// pixels by it: the viscosity solution of |∇T| = 1 that a marching front would reach, without its error.
/// </summary>
/// <remarks>
/// P. F. Felzenszwalb, D. P. Huttenlocher. Distance transforms of sampled functions. Theory of Computing 8:415-428, 2012. Column
/// distances first, then, along each run of missing pixels of a row, the lower envelope of parabolas: time linear in the picture.
/// </remarks>
internal sealed class DistanceTransform
{
    readonly Box _box;

    /// <summary>Computes T² on a box of one slice that holds the slice's hole and, where the picture goes on, one pixel around it.</summary>
    public DistanceTransform(Mask hole, int z, Box box)
    {
        _box = box;
        Squared = new float[box.Width * box.Height];
        Columns(hole, z);
        // Room for the parabolas of a run and of the known pixels at its ends.
        var (apex, from) = (new int[box.Width + 2], new double[box.Width + 3]);
        var column = new float[box.Width];
        for (int y = 0; y < box.Height; y++)
        {
            var row = Squared.AsSpan(y * box.Width, box.Width);
            for (int end, start = 0; (start = NextMissing(row, start)) < box.Width; start = end)
            {
                int known = row[start..].IndexOf(0f);
                end = known < 0 ? box.Width : start + known;
                int first = Math.Max(start - 1, 0), last = Math.Min(end + 1, box.Width);
                row[first..last].CopyTo(column.AsSpan(first));
                Envelope(column.AsSpan(first, last - first), row[first..last], apex, from);
            }
        }
    }

    /// <summary>T² in square pixels on the box, row by row; 0 where the sample is known.</summary>
    public float[] Squared { get; }

    /// <summary>The missing pixels of the box as indices into it, nearest first, those of equal distance row by row.</summary>
    public int[] Order()
    {
        var keys = new ulong[Squared.Length - Squared.AsSpan().Count(0f)];
        for (int i = 0, n = 0; i < Squared.Length; i++)
        {
            if (Squared[i] > 0) keys[n++] = ((ulong)BitConverter.SingleToUInt32Bits(Squared[i]) << 32) | (uint)i;
        }
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }

    /// <summary>
    /// Hands out T² row by row, in memory that does not grow with the height of the box. Distances above <paramref name="most"/> come as
    /// anything above it.
    /// </summary>
    /// <param name="hole">1 = missing.</param>
    /// <param name="z">The slice.</param>
    /// <param name="box">As above.</param>
    /// <param name="most">The largest distance that matters, in pixels.</param>
    /// <param name="row">Given a row's y and its T².</param>
    public static void ByRows(Mask hole, int z, Box box, int most, Action<int, ReadOnlySpan<float>> row)
    {
        // What is within reach of a row lies in its band or, on either side, that far beyond.
        for (int y = box.Y0; y < box.Y1; y += 2 * most)
        {
            int end = Math.Min(y + (2 * most), box.Y1);
            var band = box with { Y0 = Math.Max(y - most - 1, box.Y0), Y1 = Math.Min(end + most + 1, box.Y1) };
            var distances = new DistanceTransform(hole, z, band);
            for (int v = y; v < end; v++) row(v, distances.Squared.AsSpan((v - band.Y0) * box.Width, box.Width));
        }
    }

    static int NextMissing(ReadOnlySpan<float> row, int start)
    {
        int next = row[start..].IndexOfAnyExcept(0f);
        return next < 0 ? row.Length : start + next;
    }

    /// <summary>Squared distances to the nearest known pixel of the same column; infinite where it has none.</summary>
    void Columns(Mask hole, int z)
    {
        for (int y = 0; y < _box.Height; y++)
        {
            var missing = hole.Row(_box.Y0 + y, z).Slice(_box.X0, _box.Width);
            for (int x = 0, i = y * _box.Width; x < missing.Length; x++, i++)
            {
                if (missing[x] != 0) Squared[i] = y == 0 ? float.PositiveInfinity : Squared[i - _box.Width] + 1;
            }
        }
        for (int i = Squared.Length - _box.Width - 1; i >= 0; i--) Squared[i] = Math.Min(Squared[i], Squared[i + _box.Width] + 1);
        for (int i = 0; i < Squared.Length; i++) Squared[i] *= Squared[i];
    }

    /// <summary>result[x] = min over q of (x − q)² + height[q].</summary>
    static void Envelope(ReadOnlySpan<float> height, Span<float> result, int[] apex, double[] from)
    {
        int top = -1;
        for (int q = 0; q < height.Length; q++)
        {
            if (float.IsPositiveInfinity(height[q])) continue;
            double meet = double.NegativeInfinity;
            while (top >= 0)
            {
                int p = apex[top];
                meet = ((height[q] + ((double)q * q)) - (height[p] + ((double)p * p))) / (2.0 * (q - p));
                if (meet > from[top]) break;
                top--;
                meet = double.NegativeInfinity;
            }
            (apex[++top], from[top]) = (q, meet);
        }
        for (int x = 0, k = 0; x < result.Length; x++)
        {
            while (k < top && from[k + 1] < x) k++;
            if (top >= 0) result[x] = (float)(((double)(x - apex[k]) * (x - apex[k])) + height[apex[k]]);
        }
    }
}
