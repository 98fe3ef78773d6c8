using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// The patch method for every day: a pyramid whose coarsest hole is filled from its rim inwards, then, level by level, patches of the
/// known part that vote on the missing samples, ever more sharply, compared by colour and by the strength of the texture around them. On
/// the coarsest level a smooth fill of the hole guides them (<see cref="HarmonicSketch"/>). A large hole that comes out blurred beside its surroundings
/// is filled again, with texture counting more. At the end every sample is a copy from one patch, so
/// that nothing is blurred, and seams are removed in the gradient domain.
/// </summary>
/// <remarks>
/// After A. Newson, A. Almansa, Y. Gousseau, P. Pérez. Non-local patch-based image inpainting. Image Processing On Line 7:373-385, 2017,
/// with the length of the gradient as only texture feature, votes that sharpen from the first alternation to the last, and
/// <see cref="SeamBlend"/> (P. Pérez, M. Gangnet, A. Blake. Poisson image editing. ACM Trans. Graphics 22(3), 2003).
/// </remarks>
[Method("patch", "A. Newson, A. Almansa, Y. Gousseau, P. Pérez. Non-local patch-based image inpainting. Image Processing On Line 7:373-385, 2017; P. Pérez, M. Gangnet, A. Blake. Poisson image editing. ACM Trans. Graphics 22(3):313-318, 2003")]
[Description("Copies matching patches, coarse to fine, without blur or seams: for large holes.")]
public sealed record PatchFill : Method<ImageHole>, ICopiesFromSource, IComparesGuide, IFillsPieces
{
    /// <summary>Half the side of a patch.</summary>
    [Description("Half the side of a patch without its centre, in pixels."), Range(1, 12)]
    public int Radius { get; init; } = 3;

    /// <summary>Half the length of a patch over frames.</summary>
    [Description("Half the length of a patch over the frames of a video without its centre, in frames."), Range(0, 5)]
    public int Frames { get; init; } = 1;

    /// <summary>Weight of the texture feature.</summary>
    [Description("Weight of the strength of the texture beside the colours; 0 = colours alone. In holes deeper than 24 pixels it falls like 1/depth."), Range(0, 10_000)]
    public double TextureWeight { get; init; } = 150;

    /// <summary>Weight of depth, for views.</summary>
    [Description("Weight of depth beside the colours, where a view has it; 0 = none."), Range(0, 10_000)]
    public double DepthWeight { get; init; } = 4;

    /// <summary>Weight of the guide.</summary>
    [Description("Weight of the guide beside the colours, where there is one; 0 = none."), Range(0.0, 100.0)]
    public double GuideWeight { get; init; } = 1;

    /// <summary>Weight λ of the copy against its gradients.</summary>
    [Description("How strongly samples stay what they are copied from while seams are removed [lambda]; disagreements fade over about 1/sqrt(lambda) pixels, 0 = seams stay."), Range(0, 10)]
    public double Blend { get; init; } = 0.3;

    Cutting IFillsPieces.Cutting => PatchSynthesis.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) => PatchSynthesis.Fill(problem, Synthesis, run);

    /// <summary>The options as those of the engine.</summary>
    internal SynthesisOptions Synthesis => new()
    {
        Radius = Radius,
        Wider = 1,
        RadiusZ = Frames,
        Textures = 1,
        TextureWeight = (float)TextureWeight,
        TextureDepth = 24,
        SecondTexture = 6,
        DepthWeight = (float)DepthWeight,
        GuideWeight = (float)GuideWeight,
        Iterations = (20, 4),
        Sweeps = 1,
        Window = 16,
        Start = 0.3f,
        Softness = (0.3f, 0.1f),
        Trust = 1.1,
        Blend = (float)Blend,
        Edge = 3,
        SketchWeight = 1,
    };
}
