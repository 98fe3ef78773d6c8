using System.CommandLine;
using Inpaint3D.Data;

namespace Inpaint3D.Cli.Pictures;

/// <summary>The options that say what is missing in a picture.</summary>
internal sealed class HoleOptions
{
    readonly Option<double?> _threshold = Globals.Number<double>("--threshold", "Brightness above which MASK means missing, from 0 to 1. (default 0.5)", 0);
    readonly Option<bool> _invert = new("--invert-mask") { Description = "Black is missing in MASK, white is known." };
    readonly Option<int?> _grow = Globals.Number("--grow", "Grow the hole by N pixels on every side first, against halos.", 0);
    readonly Option<string?> _extend = new("--extend")
    {
        Description = "Make the picture larger by so many pixels or percent on each side, and fill what is new. MASK, of the old size, may be left out.", HelpName = "LEFT,RIGHT,TOP,BOTTOM",
    };

    /// <summary>The options, for help and parser.</summary>
    public Option[] All => [_extend, _grow, _threshold, _invert];

    /// <summary>What was typed.</summary>
    /// <exception cref="ArgumentException">A value is outside its domain, or an option lacks what it is for.</exception>
    public HoleChoice Read(Call call, bool hasMask)
    {
        foreach (var option in hasMask ? [] : new Option[] { _threshold, _invert })
            if (call.Parse.GetResult(option) is { Implicit: false }) throw new ArgumentException($"{option.Name}: says how to read MASK, and there is none.");
        double threshold = call.Get(_threshold) ?? 0.5;
        if (threshold >= 1) throw new ArgumentException($"--threshold {threshold}: must be below 1, as nothing is brighter than white.");
        return new HoleChoice((float)threshold, call.Get(_invert), call.Get(_grow) ?? 0, call.Get(_extend) is { } text ? Extension.Parse(text) : null);
    }
}

/// <summary>What is missing in pictures.</summary>
/// <param name="Threshold">Brightness above which a mask means missing.</param>
/// <param name="Invert">Or below or at which.</param>
/// <param name="Grow">Pixels by which the hole grows.</param>
/// <param name="Extend">How the picture grows, or null.</param>
internal sealed record HoleChoice(float Threshold, bool Invert, int Grow, Extension? Extend)
{
    /// <summary>The margins that a picture gets.</summary>
    public Margins Margins(Field image) => Extend?.For(image) ?? default;

    /// <summary>The hole of a picture or video on its larger canvas.</summary>
    /// <param name="image">Before it is extended.</param>
    /// <param name="path">Its path.</param>
    /// <param name="masks">A mask for each slice, or null: then the hole is where nothing is to be seen.</param>
    /// <returns>The hole, and true when it is where alpha is 0.</returns>
    public (Mask Hole, bool IsTransparent) Find(Field image, string path, Field[]? masks)
    {
        bool isTransparent = masks is null && Extend is null && image.Channels is 2 or 4;
        var hole = masks is null ? Unseen(image, isTransparent) : Join(masks);
        if (masks is null && !isTransparent && Extend is null && hole.Count == 0)
            throw new ArgumentException($"{path} has no transparent and no NaN pixels, so nothing says where its hole is: give a MASK, white where something is missing.");
        return (Margins(image).Extend(hole, around: true).Grow(Grow), isTransparent);
    }

    Mask Join(Field[] masks)
    {
        var slices = Array.ConvertAll(masks, mask => Mask.Above(mask, Threshold));
        var joined = new Mask(slices[0].Width, slices[0].Height, slices.Length, [.. slices.SelectMany(slice => slice.Samples)]);
        return Invert ? joined.Inverse() : joined;
    }

    static Mask Unseen(Field image, bool isTransparent)
    {
        var hole = new Mask(image.Width, image.Height, image.Depth);
        int count = hole.Samples.Length;
        for (int i = 0; i < count; i++)
        {
            bool missing = isTransparent && image.Samples[((image.Channels - 1) * count) + i] == 0;
            for (int c = 0; c < image.Channels; c++) missing |= float.IsNaN(image.Samples[(c * count) + i]);
            hole.Samples[i] = missing ? (byte)1 : (byte)0;
        }
        return hole;
    }
}
