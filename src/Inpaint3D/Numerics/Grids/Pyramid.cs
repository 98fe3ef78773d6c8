using Inpaint3D.Compute;
using Inpaint3D.Data;

namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// One step down and up a pyramid of pictures with holes: every second pixel of the picture smoothed by the weights
/// w = (1, 4, 6, 4, 1)/16 in x and in y, and back. The coarse pixel (x, y) lies at the fine pixel (2x, 2y).
/// </summary>
/// <remarks>
/// <para>P. J. Burt, E. H. Adelson. The Laplacian pyramid as a compact image code. IEEE Trans. Communications 31(4):532-540, 1983,
/// equations 1 and 2 with a = 3/8. With this a the weights are binomial: they pass the frequency ω by cos⁴(ω/2), so that of what
/// the coarse grid would alias little is left and of the highest frequency nothing; and as 1 + 6 + 1 = 4 + 4, every fine pixel has
/// the same weight in the coarse picture, so that means are kept.</para>
/// <para>Missing samples, and those outside the picture, have weight zero and the others are made to sum to one: the normalized
/// convolution of H. Knutsson, C.-F. Westin. Normalized and differential convolution. CVPR 1993. Slices of a video are reduced
/// each by itself.</para>
/// </remarks>
public static class Pyramid
{
    /// <summary>Fine samples between two looks whether to stop.</summary>
    const int Batch = 1 << 22;

    /// <summary>The next coarser picture, (width + 1)/2 columns by (height + 1)/2 rows, and its hole.</summary>
    /// <param name="image">The picture; what lies under the hole does not matter.</param>
    /// <param name="hole">1 = missing.</param>
    /// <param name="run">Where to compute.</param>
    /// <param name="leastKnown">
    /// A coarse sample is known when at least this share, 0 to 1, of the weight that lies in the picture falls on known samples. At 1
    /// every known coarse sample is a mean without gaps; at 0 a single known sample is enough. Missing coarse samples are 0.
    /// </param>
    /// <exception cref="ArgumentException">The hole has another size than the picture, or the share is not from 0 to 1.</exception>
    public static (Field Image, Mask Hole) Reduce(Field image, Mask hole, Run run, double leastKnown = 0.5)
    {
        if (hole.Width != image.Width || hole.Height != image.Height || hole.Depth != image.Depth)
            throw new ArgumentException($"The mask is {hole.Width} x {hole.Height} x {hole.Depth} and the picture {image.Width} x {image.Height} x {image.Depth}: they must have the same size.");
        if (!(leastKnown is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(leastKnown), leastKnown, "The share of known weight must be from 0 to 1.");
        var coarse = new Field((image.Width + 1) / 2, (image.Height + 1) / 2, image.Depth, image.Channels) { Coding = image.Coding };
        var known = new float[hole.Samples.Length];
        for (int i = 0; i < known.Length; i++) known[i] = 1 - hole.Samples[i];
        var device = run.Device;
        using DeviceBuffer fine = device.Adopt(image.Samples), fineKnown = device.Adopt(known);
        using DeviceBuffer samples = device.Allocate<float>(coarse.Samples.Length), coarseKnown = device.Allocate<float>(coarse.PlaneLength * coarse.Depth);
        var args = new PyramidKernels.ReduceArgs(image.Width, image.Height, coarse.Width, coarse.Height, image.Depth, image.Channels, 0, (float)leastKnown);
        int rows = coarse.Height * coarse.Depth, some = (int)Math.Max(1, Batch / (2L * image.Width * image.Channels));
        for (int first = 0; first < rows; first += some)
        {
            run.Step((double)first / rows);
            device.Dispatch(PyramidKernels.Reduce, coarse.Width, Math.Min(some, rows - first), args with { First = first }, fine, fineKnown, samples, coarseKnown);
        }
        device.Read(samples, coarse.Samples);
        known = new float[coarse.PlaneLength * coarse.Depth];
        device.Read(coarseKnown, known);
        return (coarse, new Mask(coarse.Width, coarse.Height, coarse.Depth, Array.ConvertAll(known, share => share > 0 ? (byte)0 : (byte)1)));
    }

    /// <summary>The next finer picture of a coarse one without a hole: smooth, and within the range of the coarse samples. At the picture's edge the outermost are repeated.</summary>
    /// <param name="coarse">The coarse picture.</param>
    /// <param name="width">Columns of the fine one: twice those of the coarse, or one less.</param>
    /// <param name="height">Its rows, likewise.</param>
    /// <param name="run">Where to compute.</param>
    /// <exception cref="ArgumentException">The sizes do not belong together.</exception>
    public static Field Expand(Field coarse, int width, int height, Run run)
    {
        var fine = new Field(width, height, coarse.Depth, coarse.Channels) { Coding = coarse.Coding };
        if ((width + 1) / 2 != coarse.Width || (height + 1) / 2 != coarse.Height)
            throw new ArgumentException($"A picture of {coarse.Width} x {coarse.Height} expands to {2 * coarse.Width} x {2 * coarse.Height}, or one less each way, and not to {width} x {height}.");
        var device = run.Device;
        using DeviceBuffer from = device.Adopt(coarse.Samples), to = device.Allocate<float>(fine.Samples.Length);
        int rows = height * coarse.Depth * coarse.Channels, some = Math.Max(1, Batch / width);
        for (int first = 0; first < rows; first += some)
        {
            run.Step((double)first / rows);
            device.Dispatch(PyramidKernels.Expand, width, Math.Min(some, rows - first), new PyramidKernels.ExpandArgs(width, height, coarse.Width, coarse.Height, first), from, to);
        }
        device.Read(to, fine.Samples);
        return fine;
    }
}
