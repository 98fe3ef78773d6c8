using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;

namespace Inpaint3D.Numerics.Patches;

/// <summary>
/// As <see cref="PatchVote"/>, but the median of what the patches over a point say, sample by sample: the least u of <c>Σ_q κ_q |u − v_q|</c>.
/// The weights κ_q are rounded to multiples of 2⁻¹⁶, so that their sums are exact and every device finds the same median.
/// </summary>
/// <remarks>
/// P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision
/// 93(3), 2011: patch non-local medians.
/// </remarks>
internal static class PatchMedian
{
    /// <summary>The weight 1.</summary>
    const int One = 1 << 16;

    /// <summary>Weighted medians: the least of the v with half of the weight, or more, up to it.</summary>
    internal static readonly Kernel<PatchVote.Args> Median = new("patch/vote-median", MedianCpu);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MedianCpu(int start, int end, in PatchVote.Args a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        Span<float> values = buffers[0].As<float>(), change = buffers[9].As<float>();
        Span<short> codes = buffers[1].As<short>();
        ReadOnlySpan<float> features = buffers[7].As<float>();
        var votes = new PatchVotes(a.Steps, buffers);
        ReadOnlySpan<int> hole = buffers[4].As<int>();
        Span<int> origin = buffers[8].As<int>(), keys = new int[votes.From.Length], weights = new int[votes.From.Length];
        for (int i = a.Start + (start * PatchMatch.RowLength), last = Math.Min(a.Start + (end * PatchMatch.RowLength), a.End); i < last; i++)
        {
            var (p, moved, total) = (hole[i], 0f, 0);
            var (n, best) = votes.Over(p, a.Count);
            change[i] = 0;
            if (n == 0) continue;
            origin[p] = votes.From[best];
            weights[n..].Clear();
            for (int k = 0; k < n; k++) total += weights[k] = Math.Max(1, (int)MathF.Round(votes.Weight[k] * One));
            for (int quad = 0; quad < a.Quads; quad++)
            {
                var median = Vector128<float>.Zero;
                for (int lane = 0; lane < 4; lane++)
                {
                    for (int k = 0; k < n; k++) keys[k] = Key(BitConverter.SingleToInt32Bits(values[(4 * ((quad * a.Count) + votes.From[k])) + lane]));
                    median = median.WithElement(lane, BitConverter.Int32BitsToSingle(Key(Middle(keys, weights, n, total - (total / 2)))));
                }
                moved += PatchVote.Write(values, codes, features, quad, (quad * a.Count) + p, median, new PatchCoding(a.Scale, a.Largest));
            }
            change[i] = moved;
        }
    }

    /// <summary>The bits of a float as a whole number of the same order, and back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Key(int bits) => bits ^ ((bits >> 31) & int.MaxValue);

    /// <summary>The least number up to which the weights sum to half or more, by bisection.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Middle(Span<int> keys, Span<int> weights, int n, int half)
    {
        int low = keys[0], high = keys[0];
        for (int k = 1; k < n; k++) (low, high) = (Math.Min(low, keys[k]), Math.Max(high, keys[k]));
        while (low < high)
        {
            int middle = (low & high) + ((low ^ high) >> 1);
            var sum = Vector512<int>.Zero;
            for (int k = 0; k < n; k += Vector512<int>.Count)
                sum += Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref keys[k]), Vector512.Create(middle)) & Vector512.LoadUnsafe(ref weights[k]);
            if (Vector512.Sum(sum) >= half) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
