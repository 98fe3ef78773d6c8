using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Tiles the hole with pieces of the known part: takes the missing pixel x at its border with the most known pixels around it, compares
/// what is known in the annulus C(x, p, q) of radii p and q with sources, and copies the block B(x, p); at the end the seams of the tiles
/// are removed in the gradient domain.
/// </summary>
/// <remarks>
/// P. Pérez, M. Gangnet, A. Blake. PatchWorks: example-based region tiling for image editing. Microsoft Research MSR-TR-2004-04, 2004. How
/// candidates are found quickly is described at <see cref="TileSearch"/>, the removal of seams at <see cref="SeamBlend"/>.
/// </remarks>
[Method("patchworks", "P. Pérez, M. Gangnet, A. Blake. PatchWorks: example-based region tiling for image editing. Microsoft Research, technical report MSR-TR-2004-04, 2004")]
[Description("Tiles the hole with blocks of the known part, where most is known first, turned if wanted, and removes their seams.")]
public sealed record PatchWorks : Method<ImageHole>, ICopiesFromSource, IFillsPieces
{
    /// <summary>The radius p.</summary>
    [Description("Half the side of the blocks that are copied, without their centre [p], in pixels."), Range(0, 25)]
    public int TileRadius { get; init; } = 4;

    /// <summary>The radius q.</summary>
    [Description("Half the side of the larger block whose rest around the copied one is compared [q], in pixels; more than p."), Range(1, 50)]
    public int Radius { get; init; } = 8;

    /// <summary>How far sources may lie; 0 = anywhere in the picture.</summary>
    [Description("How far in x and y sources may lie, in pixels; 0 = anywhere."), Range(0, 100_000)]
    public int SearchRadius { get; init; } = 50;

    /// <summary>How much worse than the best a source may be to be chosen by chance.</summary>
    [Description("How much larger than the least distance that of a source may be to be chosen by chance, as a share; 0 = always the best."), Range(0.0, 10.0)]
    public double Variety { get; init; }

    /// <summary>Sources are taken in all quarter turns.</summary>
    [Description("Also takes sources turned by 90, 180 and 270 degrees.")]
    public bool Rotations { get; init; }

    /// <summary>Weight λ of the copy against its gradients; 0 = seams stay.</summary>
    [Description("How strongly samples stay what they are copied from while seams are removed [lambda]; disagreements fade over about 1/sqrt(lambda) pixels, 0 = seams stay."), Range(0, 10)]
    public double Blend { get; init; } = 0.01;

    Cutting IFillsPieces.Cutting => ExemplarSlices.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run)
    {
        // Threads of the processor do the search, and few short sweeps are not worth the way to a device.
        run = run with { Device = run.Device.Host };
        var options = new TileOptions(TileRadius, Radius, SearchRadius, Variety, Rotations);
        return ExemplarSlices.Fill(problem, run, (work, z, part) =>
        {
            var copies = new TileFill(work, z, options, part.Part(0, 0.8)).Fill(part.Part(0, 0.8));
            if (Blend > 0) RemoveSeams(work, z, copies, part.Part(0.8, 1));
        });
    }

    /// <summary>Blends what was copied in a slice.</summary>
    void RemoveSeams(ImageHole work, int z, ExemplarPicture copies, Run run)
    {
        var image = work.Image;
        int width = image.Width, count = image.PlaneLength;
        var samples = new PatchSamples(PatchShape.On(width, image.Height, 1, 0, 0, image.Channels), new PatchFeature[image.Channels]);
        var (origin, quarters) = (new int[count], new byte[count]);
        float low = float.MaxValue, high = float.MinValue;
        for (int i = 0; i < count; i++)
        {
            int padded = (i / width * copies.Stride) + (i % width), from = copies.Origin[padded];
            samples.Missing[i] = from >= 0 ? (byte)1 : (byte)0;
            (origin[i], quarters[i]) = (from >= 0 ? (from / copies.Stride * width) + (from % copies.Stride) : -1, copies.Quarters[padded]);
            for (int c = 0; c < image.Channels; c++)
            {
                float value = image.Plane(c, z)[i];
                if (!float.IsFinite(value) || (from < 0 && work.Source?.Samples[(z * count) + i] == 0)) samples.Barred[i] = 1;
                if (float.IsFinite(value)) samples.Values[samples.Index(i, c)] = value;
                if (from >= 0) (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }
        if (high <= low) return;
        SeamBlend.Blend(samples, image.Channels, origin, (float)Blend, high - low, run, quarters);
        for (int c = 0; c < image.Channels; c++)
            for (int i = 0; i < count; i++)
                if (samples.Missing[i] != 0) image.Plane(c, z)[i] = samples.Values[samples.Index(i, c)];
    }
}
