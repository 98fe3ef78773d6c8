using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;

namespace Inpaint3D.Numerics.Patches;

/// <summary>
/// New samples for missing points from the patches over them: patch q over the point p says that p is what lies at the same place in
/// q's source, <c>v_q = u(φ(q) + p − q)</c>, with the weight <c>w_q = κ_q exp(−d_q / 2σ²)</c>. The scale σ² is a quantile of the
/// distances d_q over the point, times a softness: towards 0, the best patch alone counts, and its sample is copied.
/// </summary>
/// <remarks>
/// Y. Wexler, E. Shechtman, M. Irani. Space-time completion of video. IEEE Trans. Pattern Analysis and Machine Intelligence 29(3), 2007,
/// section 3.1: mean shift towards the most likely value, σ at the 75th percentile.
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

    /// <summary>Weights of a mean below that do not count.</summary>
    const float Negligible = 1e-6f;

    /// <summary>Weighted means.</summary>
    internal static readonly Kernel<Args> Mean = new("patch/vote-mean", MeanCpu);

    /// <summary>Sums of what votes changed over runs of <see cref="PatchMatch.RowLength"/> points.</summary>
    internal static readonly Kernel<ChangeArgs> Change = new("patch/vote-change", ChangeCpu);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void MeanCpu(int start, int end, in Args a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        Span<float> values = buffers[0].As<float>(), change = buffers[9].As<float>();
        Span<short> codes = buffers[1].As<short>();
        ReadOnlySpan<float> features = buffers[7].As<float>();
        var votes = new PatchVotes(a.Steps, buffers);
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
}
