using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>Which missing pixels are filled first.</summary>
public enum FillingOrder
{
    /// <summary>Any: the first ones, wide apart, are a coarse sketch that the others refine.</summary>
    Random,
    /// <summary>Those nearest to what is known.</summary>
    Inwards,
    /// <summary>Those farthest from what is known.</summary>
    Outwards,
}

/// <summary>
/// Copies pixel by pixel. A pixel's surroundings are the nearest pixels, in any direction, that have a value so far; its candidates are
/// what continues the sources of those pixels, and random probes; it takes the candidate whose surroundings agree best by the robust
/// <see cref="CauchyTemplate"/>. When all is filled, a shrinking share of the pixels, those that were filled first, is done again with the
/// surroundings that they have by then. A guide and depth are compared at the pixel itself too. At the end <see cref="SeamBlend"/> removes faint seams.
/// </summary>
/// <remarks>
/// P. Harrison. A non-hierarchical procedure for re-synthesis of complex textures. WSCG 2001, and Image texture tools. PhD thesis, Monash
/// University, 2005: the method of the plug-in Resynthesizer. Here the probes are spread evenly, by an additive recurrence from a random
/// start (M. Roberts. The unreasonable effectiveness of quasirandom sequences. 2018), around the pixel.
/// </remarks>
[Method("resynthesis", "P. Harrison. A non-hierarchical procedure for re-synthesis of complex textures. Proc. WSCG 2001, 190-197; P. Harrison. Image texture tools. PhD thesis, Monash University, 2005")]
[Description("Copies pixel by pixel what continues the pixels around best: for textures and long, thin holes.")]
public sealed record Resynthesis : Method<ImageHole>, ICopiesFromSource, IComparesGuide, IFillsPieces
{
    /// <summary>Pixels compared.</summary>
    [Description("Nearest pixels with a value that are compared."), Range(1, 64)]
    public int Neighbours { get; init; } = 16;

    /// <summary>Random probes.</summary>
    [Description("Random places tried for each pixel in each pass."), Range(0, 100_000)]
    public int Probes { get; init; } = 200;

    /// <summary>The scale s of the metric.</summary>
    [Description("Difference, as a share of the picture's range, above which further difference matters less and less [s]."), Range(0.01, 10.0)]
    public double Sensitivity { get; init; } = 0.117;

    /// <summary>Most passes.</summary>
    [Description("Most passes; the first two over all missing pixels, each later one over three quarters of the one before."), Range(1, 100)]
    public int Passes { get; init; } = 6;

    /// <summary>The order of filling.</summary>
    [Description("Which missing pixels are filled first.")]
    public FillingOrder Order { get; init; } = FillingOrder.Random;

    /// <summary>Width of the surroundings that are probed.</summary>
    [Description("Width of the surroundings of the hole that are probed, in pixels."), Range(1, 100_000)]
    public int Context { get; init; } = 50;

    /// <summary>Weight of depth, for views.</summary>
    [Description("Weight of depth beside the colours, where a view has it; 0 = none."), Range(0.0, 1000.0)]
    public double DepthWeight { get; init; } = 2;

    /// <summary>Weight of the guide.</summary>
    [Description("Weight of the guide beside the colours, where there is one; 0 = none."), Range(0.0, 1000.0)]
    public double GuideWeight { get; init; } = 1;

    /// <summary>Weight λ of the copy against its gradients.</summary>
    [Description("How strongly samples stay what they are copied from while seams are removed [lambda]; disagreements fade over about 1/sqrt(lambda) pixels, 0 = seams stay."), Range(0, 10)]
    public double Blend { get; init; } = 0.3;

    Cutting IFillsPieces.Cutting => PatchSynthesis.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) =>
        HoleRegions.Fill(problem, PatchSynthesis.Cutting, (piece, part) => new PixelSynthesis(piece, this, part).Fill(), run with { Device = run.Device.Host });
}
