using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;

namespace Inpaint3D.Numerics;

/// <summary>
/// New samples for missing points from the patches over them: patch q over the point p says that p is what lies at the same place in
/// q's source, <c>v_q = u(φ(q) + p − q)</c>, with the weight <c>w_q = κ_q exp(−d_q / 2σ²)</c>. The scale σ² is a quantile of the
/// distances d_q over the point, times a softness: towards 0, the best patch alone counts, and its sample is copied. The median of the
/// v_q has the weights κ_q, rounded to multiples of 2⁻¹⁶ so that their sums are exact.
/// </summary>
/// <remarks>
/// Y. Wexler, E. Shechtman, M. Irani. Space-time completion of video. IEEE Trans. Pattern Analysis and Machine Intelligence 29(3), 2007,
/// section 3.1: mean shift towards the most likely value, σ at the 75th percentile; P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A
/// variational framework for exemplar-based image inpainting. Int. J. Computer Vision 93(3), 2011, section 3: means for squared
/// distances of patches, medians for absolute ones.
/// </remarks>
internal static class PatchVote
{
    /// <summary>
    /// The points <c>Start ≤ i &lt; End</c> of the hole on a grid of Count points, and the number of Steps to the points of a patch. Rank:
    /// which of the distances over a point, as a share of their number, is the scale σ². Softness: its factor; 0 = the best patch alone.
    /// </summary>
    internal readonly record struct Args(int Start, int End, int Count, int Quads, int Steps, float Rank, float Softness, float Scale, int Largest);

    /// <summary>The points <c>Start ≤ i &lt; End</c> of a list, whose changes are summed.</summary>
    internal readonly record struct ChangeArgs(int Start, int End);

    /// <summary>A softness from which on distances do not matter.</summary>
    public const float Equal = 1e30f;

    /// <summary>The weight 1 of a median.</summary>
    const int One = 1 << 16;

    /// <summary>Weights of a mean below that do not count.</summary>
    const float Negligible = 1e-6f;

    /// <summary>Weighted means.</summary>
    internal static readonly Kernel<Args> Mean = new("patch/vote-mean", MeanCpu);

    /// <summary>Weighted medians: the least of the v with half of the weight, or more, up to it.</summary>
    internal static readonly Kernel<Args> Median = new("patch/vote-median", MedianCpu);

    /// <summary>Sums of what votes changed over runs of <see cref="PatchMatch.RowLength"/> points.</summary>
    internal static readonly Kernel<ChangeArgs> Change = new("patch/vote-change", ChangeCpu);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MeanCpu(int start, int end, in Args a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        Span<float> values = buffers[0].As<float>(), change = buffers[9].As<float>();
        Span<short> codes = buffers[1].As<short>();
        ReadOnlySpan<float> features = buffers[7].As<float>();
        var votes = new Votes(a.Steps, buffers);
        ReadOnlySpan<int> hole = buffers[4].As<int>();
        Span<int> origin = buffers[8].As<int>();
        for (int i = a.Start + (start * PatchMatch.RowLength), last = Math.Min(a.Start + (end * PatchMatch.RowLength), a.End); i < last; i++)
        {
            var (p, moved) = (hole[i], 0f);
            var (n, best) = votes.Over(p, a.Count);
            change[i] = 0;
            if (n == 0) continue;
            origin[p] = votes.From[best];
            if (a.Softness == 0) votes.Keep(best, n);
            else if (a.Softness < Equal) Weigh(votes.Near, votes.Weight, n, votes.Near[best], in a);
            for (int quad = 0; quad < a.Quads; quad++)
            {
                var (sum, total) = (Vector128<float>.Zero, 0f);
                for (int k = 0; k < n; k++)
                {
                    if (votes.Weight[k] == 0) continue;
                    sum += Vector128.LoadUnsafe(ref values[4 * ((quad * a.Count) + votes.From[k])]) * votes.Weight[k];
                    total += votes.Weight[k];
                }
                moved += Write(values, codes, features, quad, (quad * a.Count) + p, sum / total, new PatchCoding(a.Scale, a.Largest));
            }
            change[i] = moved;
        }
    }

    /// <summary>Multiplies the first n weights by exp(−(d − least) / 2σ²); those below <see cref="Negligible"/> become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Weigh(Span<int> near, Span<float> weight, int n, int least, in Args a)
    {
        near[n..].Fill(int.MaxValue);
        float scale = 2 * a.Softness * Smallest(near, n, Math.Min((int)(a.Rank * n), n - 1), least);
        var factor = Vector512.Create(scale > 0 ? -1 / scale : float.NegativeInfinity);
        for (int k = 0; k < n; k += Vector512<float>.Count)
        {
            var above = Vector512.ConvertToSingle(Vector512.LoadUnsafe(ref near[k]) - Vector512.Create(least));
            var share = Vector512.ConditionalSelect(Vector512.Equals(above, Vector512<float>.Zero), Vector512<float>.One, Vector512.Exp(above * factor));
            share = Vector512.ConditionalSelect(Vector512.LessThan(share, Vector512.Create(Negligible)), Vector512<float>.Zero, share);
            (Vector512.LoadUnsafe(ref weight[k]) * share).StoreUnsafe(ref weight[k]);
        }
    }

    /// <summary>The number of a given rank, by bisection between the least and the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Smallest(Span<int> numbers, int n, int rank, int least)
    {
        int low = least, high = least;
        for (int k = 0; k < n; k++) high = Math.Max(high, numbers[k]);
        while (low < high)
        {
            int middle = low + ((high - low) / 2), count = 0;
            for (int k = 0; k < n; k += Vector512<int>.Count)
                count -= Vector512.Sum(Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref numbers[k]), Vector512.Create(middle)));
            if (count > rank) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MedianCpu(int start, int end, in Args a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        Span<float> values = buffers[0].As<float>(), change = buffers[9].As<float>();
        Span<short> codes = buffers[1].As<short>();
        ReadOnlySpan<float> features = buffers[7].As<float>();
        var votes = new Votes(a.Steps, buffers);
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
                moved += Write(values, codes, features, quad, (quad * a.Count) + p, median, new PatchCoding(a.Scale, a.Largest));
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

    /// <summary>Stores the voted samples of a quad at a place; what they changed in all.</summary>
    internal static float Write(Span<float> values, Span<short> codes, ReadOnlySpan<float> features, int quad, int at, Vector128<float> value, PatchCoding coding)
    {
        float moved = 0;
        for (int lane = 0; lane < 4; lane++)
        {
            float low = features[2 * ((4 * quad) + lane)], weight = features[(2 * ((4 * quad) + lane)) + 1];
            if (weight == 0) continue;
            moved += MathF.Abs(value[lane] - values[(4 * at) + lane]);
            values[(4 * at) + lane] = value[lane];
            codes[(4 * at) + lane] = coding.Code(value[lane], low, weight);
        }
        return moved;
    }

    static void ChangeCpu(int start, int end, in ChangeArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ReadOnlySpan<float> change = buffers[0].As<float>();
        Span<float> sums = buffers[1].As<float>();
        for (int run = start; run < end; run++)
        {
            float sum = 0;
            for (int i = a.Start + (run * PatchMatch.RowLength), last = Math.Min(i + PatchMatch.RowLength, a.End); i < last; i++) sum += change[i];
            sums[run] = sum;
        }
    }

    /// <summary>What the patches over a point say, and room for it.</summary>
    readonly ref struct Votes
    {
        readonly ReadOnlySpan<int> _source, _distance, _steps;
        readonly ReadOnlySpan<float> _confidence;

        public Votes(int steps, ReadOnlySpan<DeviceBuffer> buffers)
        {
            _source = buffers[2].As<int>();
            _distance = buffers[3].As<int>();
            _steps = buffers[5].As<int>();
            _confidence = buffers[6].As<float>();
            int room = (steps + Vector512<float>.Count - 1) / Vector512<float>.Count * Vector512<float>.Count;
            From = new int[room];
            Near = new int[room];
            Weight = new float[room];
        }

        /// <summary>Points that they say it is.</summary>
        public Span<int> From { get; }
        /// <summary>Their distances.</summary>
        public Span<int> Near { get; }
        /// <summary>Their weights, at first κ.</summary>
        public Span<float> Weight { get; }

        /// <summary>Gathers the votes on p; their number and the first of those with the least distance.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (int Count, int Best) Over(int p, int points)
        {
            int n = 0, best = -1;
            foreach (int step in _steps)
            {
                int q = p - step;
                if ((uint)q >= (uint)points || _source[q] < 0) continue;
                (From[n], Near[n], Weight[n]) = (_source[q] + step, _distance[q], _confidence[q]);
                if (best < 0 || Near[n] < Near[best]) best = n;
                n++;
            }
            return (n, best);
        }

        /// <summary>Lets one of n votes count alone.</summary>
        public void Keep(int one, int n)
        {
            Weight[..n].Clear();
            Weight[one] = 1;
        }
    }
}
