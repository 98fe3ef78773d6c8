using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Softens the seams between copies: near a seam each of the copies around is continued, and they are averaged,
/// <c>u(i) = Σ_δ w_δ I(i + δ) / Σ_δ w_δ</c> over the shifts δ from a pixel to its origin that occur within the blend size R of i, with
/// <c>w_δ = exp(−d_δ² / 2σ²)</c>, d_δ being the distance to the nearest pixel of shift δ, and <c>σ = (R / 2) exp(−decay · e²)</c> falling
/// with the distance e to the nearest seam. A pixel's own copy has weight 1, so that away from seams nothing changes.
/// </summary>
/// <remarks>
/// After M. Daisy, D. Tschumperlé, O. Lézoray. A fast spatial patch blending algorithm for artefact reduction in pattern-based image
/// inpainting. SIGGRAPH Asia Technical Briefs, 2013, who weigh the copies by the distance to the centres of their patches.
/// </remarks>
/// <param name="Size">R in pixels; 0 = nothing is blended.</param>
/// <param name="Decay">The decay of the strength with the squared distance to a seam.</param>
/// <param name="Scales">Strengths that are told apart.</param>
internal readonly record struct CopyBlend(int Size, double Decay, int Scales)
{
    /// <summary>Blends a slice in place; pixels that were never missing are not written.</summary>
    /// <param name="image">The filled picture.</param>
    /// <param name="z">The slice.</param>
    /// <param name="copies">The origins of its pixels.</param>
    /// <param name="run">Threads and cancellation.</param>
    public void Apply(Field image, int z, ExemplarPicture copies, Run run)
    {
        if (Size == 0) return;
        run.Step(1);
        var blend = this;
        float[] squared = new DistanceTransform(AwayFromSeams(copies), 0, new Box(0, 0, 0, image.Width, image.Height, 1)).Squared;
        // What is read was never missing, and what is written was, so the order does not matter.
        run.Device.Host.For(image.Height, y =>
        {
            if (run.Cancel.IsCancellationRequested) return;
            var shifts = new List<(int Shift, int Squared)>();
            for (int x = 0; x < image.Width; x++)
            {
                float distance = squared[(y * image.Width) + x];
                if (copies.Origin[(y * copies.Stride) + x] < 0 || distance > blend.Size * blend.Size) continue;
                double strength = Math.Round(blend.Scales * Math.Exp(-blend.Decay * distance)) / blend.Scales;
                if (strength > 0) blend.Average(image, z, copies, x, y, 0.5 * blend.Size * strength, shifts);
            }
        });
        run.Step(1);
    }

    /// <summary>0 on pixels beside a copy of another shift.</summary>
    static Mask AwayFromSeams(ExemplarPicture copies)
    {
        var away = new Mask(copies.Width, copies.Height);
        away.Samples.AsSpan().Fill(1);
        for (int y = 0; y < copies.Height; y++)
        {
            for (int x = 0; x < copies.Width; x++)
            {
                int i = (y * copies.Stride) + x;
                if (x + 1 < copies.Width && IsSeam(copies, i, i + 1)) (away[x, y], away[x + 1, y]) = (false, false);
                if (y + 1 < copies.Height && IsSeam(copies, i, i + copies.Stride)) (away[x, y], away[x, y + 1]) = (false, false);
            }
        }
        return away;
    }

    /// <summary>True for two neighbours that were copied with different shifts.</summary>
    internal static bool IsSeam(ExemplarPicture copies, int i, int j) =>
        copies.Origin[i] >= 0 && copies.Origin[j] >= 0 && copies.Origin[i] - i != copies.Origin[j] - j;

    void Average(Field image, int z, ExemplarPicture copies, int x, int y, double sigma, List<(int Shift, int Squared)> shifts)
    {
        Collect(copies, x, y, shifts);
        Span<double> sums = stackalloc double[image.Channels];
        double total = 0;
        int place = (y * copies.Stride) + x;
        foreach (var (shift, squared) in shifts)
        {
            if (!copies.MayCopy(place + shift)) continue;
            var (v, u) = Math.DivRem(place + shift, copies.Stride);
            double weight = Math.Exp(-squared / (2 * sigma * sigma));
            total += weight;
            for (int c = 0; c < sums.Length; c++) sums[c] += weight * image[u, v, z, c];
        }
        for (int c = 0; c < sums.Length; c++) image[x, y, z, c] = (float)(sums[c] / total);
    }

    /// <summary>The shifts within the blend size and the squares of their least distances.</summary>
    void Collect(ExemplarPicture copies, int x, int y, List<(int Shift, int Squared)> shifts)
    {
        shifts.Clear();
        for (int v = Math.Max(y - Size, 0); v <= Math.Min(y + Size, copies.Height - 1); v++)
        {
            for (int u = Math.Max(x - Size, 0); u <= Math.Min(x + Size, copies.Width - 1); u++)
            {
                int i = (v * copies.Stride) + u, squared = ((u - x) * (u - x)) + ((v - y) * (v - y));
                if (copies.Origin[i] < 0 || squared > Size * Size) continue;
                int shift = copies.Origin[i] - i, at = shifts.FindIndex(entry => entry.Shift == shift);
                if (at < 0) shifts.Add((shift, squared));
                else if (squared < shifts[at].Squared) shifts[at] = (shift, squared);
            }
        }
    }
}
