using System.Runtime.Intrinsics;
using Inpaint3D.Data;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Tells whether relief is of a kind that copies can continue, by the correlation of what is known of a chart with itself,
/// <c>ρ(s) = Σ h(x) h(x + s) / √(Σ h(x)² Σ h(x + s)²)</c>: fine relief is no longer like itself after a step that is short beside the hole, and relief
/// that repeats is like itself again after a longer one. What is neither is a shape of its own, of which a copy is a wrong guess; and what is not like
/// itself after two edges is noise. Relief that goes on through the hole is all round it; what stands on one side is a shape, too.
/// </summary>
internal static class ChartRelief
{
    /// <summary>Samples over the longer side of the hole.</summary>
    const int Samples = 32;
    /// <summary>Longest step, over the side of the hole, after which fine relief is like itself, and least correlation of relief that repeats.</summary>
    const double Fine = 0.2, Repeating = 0.7;
    /// <summary>Sectors round the hole, and the least deviation of the heights in all but one of them over that of all.</summary>
    const int Sectors = 6;
    const double LeastEven = 0.6;
    /// <summary>Two edges in texels, and the least correlation at that step of what is not noise.</summary>
    const int TwoEdges = 4;
    const double LeastAlike = 0.25;
    /// <summary>Least part of what is known that two places of a step must have in common.</summary>
    const double Common = 0.3;

    /// <summary>True where copies of the relief are right.</summary>
    /// <param name="heights">The relief, in the first channel.</param>
    /// <param name="source">1 = known.</param>
    /// <param name="side">Side of the hole in texels.</param>
    /// <param name="run">Cancellation.</param>
    public static bool CanBeCopied(Field heights, Mask source, int side, Run run)
    {
        if (!IsAllRound(heights, source)) return false;
        int step = Math.Max(1, side / Samples), most = side / step;
        var relief = new Relief(heights, source, step);
        double[] byLength = new double[most + 1], at = new double[most + 1], peak = new double[most + 1];
        for (int y = 0; y <= most; y++)
        {
            run.Step(0);
            for (int x = -most; x <= most; x++)
            {
                int length = (int)Math.Round(double.Hypot(x, y));
                if (length > most || relief.Correlation(x, y) is not { } rho) continue;
                (byLength[length], at[length], peak[length]) = (byLength[length] + rho, at[length] + 1, Math.Max(peak[length], rho));
            }
        }
        int unlike = Array.FindIndex(Enumerable.Range(0, most + 1).Select(s => at[s] > 0 && byLength[s] <= 0).ToArray(), isUnlike => isUnlike);
        return unlike >= 0 && (peak.Skip(unlike).Max() >= Repeating || (unlike <= Fine * most && !IsNoise(new Relief(heights, source, 1))));
    }

    /// <summary>True where the heights vary in all sectors but one round the middle about as much as in the mean; a shape beside the hole stands out of one side.</summary>
    static bool IsAllRound(Field heights, Mask source)
    {
        var sums = new (double Count, double Sum, double Squares)[Sectors];
        for (int i = 0; i < source.Samples.Length; i++)
        {
            if (source.Samples[i] == 0) continue;
            double angle = Math.Atan2((i / source.Width) - (source.Height / 2.0), (i % source.Width) - (source.Width / 2.0)), h = heights.Samples[i];
            ref var sector = ref sums[(int)Math.Floor(Sectors * (angle / Math.Tau + 0.5)) % Sectors];
            sector = (sector.Count + 1, sector.Sum + h, sector.Squares + (h * h));
        }
        double[] variances = [.. sums.Where(s => s.Count > 0).Select(s => (s.Squares / s.Count) - (s.Sum / s.Count * (s.Sum / s.Count))).Order()];
        return variances.Length > 1 && variances[1] >= LeastEven * LeastEven * variances.Average();
    }

    static bool IsNoise(Relief relief) => (relief.Correlation(TwoEdges, 0) + relief.Correlation(0, TwoEdges)) / 2 is not >= LeastAlike;

    /// <summary>Every so manyth sample of what is known, less their mean.</summary>
    sealed class Relief
    {
        readonly int _width, _height;
        readonly float[] _h, _known;
        readonly double _count;

        public Relief(Field heights, Mask source, int step)
        {
            (_width, _height) = (heights.Width / step, heights.Height / step);
            (_h, _known) = (new float[_width * _height], new float[_width * _height]);
            double sum = 0;
            for (int i = 0; i < _h.Length; i++)
            {
                if (!source[i % _width * step, i / _width * step]) continue;
                (_h[i], _known[i]) = (heights[i % _width * step, i / _width * step], 1);
                (sum, _count) = (sum + _h[i], _count + 1);
            }
            for (int i = 0; i < _h.Length; i++) _h[i] = _known[i] * (float)(_h[i] - (sum / _count));
        }

        /// <summary>Σ a b, Σ a² where b is known, Σ b² where a is, and how often both are; eight at a time, whatever the processor. Heights are 0 where they are not known.</summary>
        static Vector128<float> Sums(ReadOnlySpan<float> a, ReadOnlySpan<float> knownA, ReadOnlySpan<float> b, ReadOnlySpan<float> knownB)
        {
            Vector256<float> product = default, first = default, second = default, common = default;
            int i = 0;
            for (; i + Vector256<float>.Count <= a.Length; i += Vector256<float>.Count)
            {
                Vector256<float> p = Vector256.Create(a[i..]), q = Vector256.Create(b[i..]), m = Vector256.Create(knownA[i..]), n = Vector256.Create(knownB[i..]);
                (product, first, second, common) = (product + (p * q), first + (n * p * p), second + (m * q * q), common + (m * n));
            }
            var sums = Vector128.Create(Vector256.Sum(product), Vector256.Sum(first), Vector256.Sum(second), Vector256.Sum(common));
            for (; i < a.Length; i++) sums += Vector128.Create(a[i] * b[i], knownB[i] * a[i] * a[i], knownA[i] * b[i] * b[i], knownA[i] * knownB[i]);
            return sums;
        }

        /// <summary>ρ of a step in samples; null where too little has a partner, or varies.</summary>
        public double? Correlation(int x, int y)
        {
            var (product, first, second, common) = (0.0, 0.0, 0.0, 0.0);
            int from = Math.Max(0, -x), length = Math.Max(0, _width - Math.Abs(x));
            for (int v = 0; v + y < _height; v++)
            {
                int here = (v * _width) + from, there = ((v + y) * _width) + from + x;
                var row = Sums(_h.AsSpan(here, length), _known.AsSpan(here, length), _h.AsSpan(there, length), _known.AsSpan(there, length));
                (product, first, second, common) = (product + row[0], first + row[1], second + row[2], common + row[3]);
            }
            return common < Common * _count || first * second <= 0 ? null : product / Math.Sqrt(first * second);
        }
    }
}
