using Inpaint3D.Data;

namespace Inpaint3D.Metrics;

/// <summary>
/// How far two pictures are apart. Values are those of the fields, with 0..1 as the nominal range; channels count alike. Where
/// a hole is given, only its pixels are compared. Every function throws <see cref="ArgumentException"/> when the fields differ
/// in shape, the mask has another grid, or the hole to compare in is empty.
/// </summary>
public static class ImageMetrics
{
    /// <summary>Root of the mean squared difference, in units of the values.</summary>
    public static double Rmse(Field a, Field b, Mask? hole = null)
    {
        CheckShapes(a, b, hole);
        double sum = 0;
        int pixels = a.PlaneLength * a.Depth;
        for (int c = 0; c < a.Channels; c++)
        {
            var planeA = a.Samples.AsSpan(c * pixels, pixels);
            var planeB = b.Samples.AsSpan(c * pixels, pixels);
            for (int i = 0; i < pixels; i++)
            {
                if (hole is not null && hole.Samples[i] == 0) continue;
                double difference = (double)planeA[i] - planeB[i];
                sum += difference * difference;
            }
        }
        return Math.Sqrt(sum / ((double)Compared(a, hole) * a.Channels));
    }

    /// <summary>Peak signal-to-noise ratio in decibels for a peak of 1: −20 log₁₀ RMSE; infinite for equal pictures.</summary>
    public static double Psnr(Field a, Field b, Mask? hole = null) => -20 * Math.Log10(Rmse(a, b, hole));

    /// <summary>
    /// Largest difference of two samples outside a hole, in units of the values: 0 says that nothing outside was touched. Two NaN
    /// are equal, one alone is infinitely far.
    /// </summary>
    public static double MaxDifference(Field a, Field b, Mask? outside = null)
    {
        CheckShapes(a, b, null);
        if (outside is not null) CheckGrid(a, outside);
        double largest = 0;
        int pixels = a.PlaneLength * a.Depth;
        for (int i = 0; i < a.Samples.Length; i++)
        {
            if (outside is not null && outside.Samples[i % pixels] != 0) continue;
            float p = a.Samples[i], q = b.Samples[i];
            if (p.Equals(q)) continue;
            double difference = Math.Abs((double)p - q);
            largest = Math.Max(largest, double.IsNaN(difference) ? double.PositiveInfinity : difference);
        }
        return largest;
    }

    /// <summary>
    /// Mean structural similarity, −1..1 with 1 for equal pictures: the mean over pixels and channels of
    /// <c>(2 μₐ μᵦ + C₁)(2 σₐᵦ + C₂) / ((μₐ² + μᵦ² + C₁)(σₐ² + σᵦ² + C₂))</c> with moments under an 11 × 11 Gaussian window of
    /// σ = 1.5, C₁ = 0.01², C₂ = 0.03². Without a hole the pixels whose window lies inside the picture count, as in the paper (all,
    /// where there is none); with a hole all its pixels, and a window is cut at the border and its weights scaled to sum 1.
    /// </summary>
    /// <remarks>
    /// Z. Wang, A. Bovik, H. Sheikh, E. Simoncelli. Image quality assessment: from error visibility to structural similarity.
    /// IEEE Trans. Image Processing 13(4), 2004, equation 13.
    /// </remarks>
    public static double Ssim(Field a, Field b, Mask? hole = null)
    {
        CheckShapes(a, b, hole);
        bool inner = hole is null && a.Width > 2 * SsimWindow.Radius && a.Height > 2 * SsimWindow.Radius;
        int margin = inner ? SsimWindow.Radius : 0, rows = a.Height * a.Depth * a.Channels;
        var (sums, counts) = (new double[rows], new int[rows]);
        Parallel.For(0, rows, row =>
        {
            var (plane, y) = Math.DivRem(row, a.Height);
            var (channel, z) = Math.DivRem(plane, a.Depth);
            if (y < margin || y >= a.Height - margin) return;
            var missing = hole is null ? default : hole.Row(y, z);
            if (hole is not null && !missing.Contains((byte)1)) return;
            var window = new SsimWindow(a.Plane(channel, z), b.Plane(channel, z), a.Width, a.Height, y);
            for (int x = margin; x < a.Width - margin; x++)
            {
                if (hole is not null && missing[x] == 0) continue;
                sums[row] += window.At(x);
                counts[row]++;
            }
        });
        return sums.Sum() / counts.Sum(count => (long)count);
    }

    static long Compared(Field a, Mask? hole) => hole?.Count ?? (a.PlaneLength * (long)a.Depth);

    static void CheckShapes(Field a, Field b, Mask? hole)
    {
        if (!a.SameGrid(b) || a.Channels != b.Channels)
            throw new ArgumentException($"Pictures of {a.Width} x {a.Height} x {a.Depth} with {a.Channels} channels and of {b.Width} x {b.Height} x {b.Depth} with {b.Channels} cannot be compared.");
        if (hole is null) return;
        CheckGrid(a, hole);
        if (hole.Count == 0) throw new ArgumentException("The hole is empty: there is nothing to compare.");
    }

    static void CheckGrid(Field a, Mask mask)
    {
        if ((mask.Width, mask.Height, mask.Depth) != (a.Width, a.Height, a.Depth))
            throw new ArgumentException($"A mask of {mask.Width} x {mask.Height} x {mask.Depth} does not fit pictures of {a.Width} x {a.Height} x {a.Depth}.");
    }
}
