using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Raises the coherence of the fill with the known part, <c>Π_p max_q exp(−d²(W_p, W_q) / 2σ²)</c>, coarse to fine: every patch W_p over
/// the hole finds its nearest known one, and every missing sample moves to the mean of what the patches over it say, with the weights
/// <c>γ^(−dist(p)) exp(−d² / 2σ²)</c>, dist(p) being the distance to what is known and σ² the 75th percentile of the d² over the sample.
/// </summary>
/// <remarks>
/// Y. Wexler, E. Shechtman, M. Irani. Space-time completion of video. IEEE Trans. Pattern Analysis and Machine Intelligence 29(3):463-476,
/// 2007. The nearest patch is found by <see cref="PatchMatch"/>, and the coarsest level is filled from its rim inwards.
/// </remarks>
[Method("wexler", "Y. Wexler, E. Shechtman, M. Irani. Space-time completion of video. IEEE Trans. Pattern Analysis and Machine Intelligence 29(3):463-476, 2007")]
[Description("Fills so that every patch of the fill resembles a known one; smooth.")]
public sealed record Wexler : Method<ImageHole>, ICopiesFromSource, IFillsPieces
{
    /// <summary>Half the side of a patch; the paper's 5 × 5 × 5 is 2.</summary>
    [Description("Half the side of a patch without its centre, in pixels."), Range(1, 12)]
    public int Radius { get; init; } = 2;

    /// <summary>Half the length of a patch over frames.</summary>
    [Description("Half the length of a patch over the frames of a video without its centre, in frames."), Range(0, 5)]
    public int Frames { get; init; } = 2;

    /// <summary>The base γ of the confidence.</summary>
    [Description("How many times less a patch counts for each pixel that it is farther from the known part [gamma]."), Range(1.0, 4.0)]
    public double Trust { get; init; } = 1.3;

    /// <summary>Most alternations on a level.</summary>
    [Description("Most alternations of search and reconstruction on each level of the pyramid."), Range(1, 1000)]
    public int Iterations { get; init; } = 10;

    Cutting IFillsPieces.Cutting => PatchSynthesis.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) => PatchSynthesis.Fill(problem, Synthesis, run);

    /// <summary>The options as those of the engine.</summary>
    internal SynthesisOptions Synthesis => new()
    {
        Radius = Radius,
        RadiusZ = Frames,
        TextureWeight = 0,
        Trust = Trust,
        Iterations = (Iterations, Iterations),
        Copy = false,
    };
}
