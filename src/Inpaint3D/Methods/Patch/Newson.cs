using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Lowers <c>E(u, φ) = Σ_p d²(W_p, W_{p+φ(p)})</c> coarse to fine, over the missing samples u and the offsets φ in turn, where the
/// distance of two patches W is that of their colours and, times λ, of their texture features |∂u/∂x| and |∂u/∂y|. The coarsest level
/// is filled from its rim inwards; at the end each sample is taken from the best patch over it.
/// </summary>
/// <remarks>
/// A. Newson, A. Almansa, M. Fradet, Y. Gousseau, P. Pérez. Video inpainting of complex scenes. SIAM J. Imaging Sciences 7(4):1993-2019,
/// 2014; and A. Newson, A. Almansa, Y. Gousseau, P. Pérez. Non-local patch-based image inpainting. Image Processing On Line 7:373-385,
/// 2017. Frames are not aligned first, and the search is <see cref="PatchMatch"/>.
/// </remarks>
[Method("newson", "A. Newson, A. Almansa, M. Fradet, Y. Gousseau, P. Pérez. Video inpainting of complex scenes. SIAM J. Imaging Sciences 7(4):1993-2019, 2014")]
[Description("Fills from similar patches, coarse to fine; texture features keep textures from fading.")]
public sealed record Newson : Method<ImageHole>, ICopiesFromSource, IFillsPieces
{
    /// <summary>Half the side of a patch; the paper's 7 × 7 is 3.</summary>
    [Description("Half the side of a patch without its centre, in pixels."), Range(1, 12)]
    public int Radius { get; init; } = 3;

    /// <summary>Half the length of a patch over frames; the paper's 5 is 2.</summary>
    [Description("Half the length of a patch over the frames of a video without its centre, in frames."), Range(0, 5)]
    public int Frames { get; init; } = 2;

    /// <summary>Weight λ of the texture features.</summary>
    [Description("Weight of the texture features beside the colours [lambda]; 0 = none."), Range(0, 10_000)]
    public double TextureWeight { get; init; } = 50;

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
        TextureWeight = (float)TextureWeight,
        Iterations = (Iterations, Iterations),
    };
}
