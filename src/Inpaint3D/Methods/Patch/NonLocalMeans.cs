using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Lowers <c>E(u, φ) = Σ_p κ(p) |W_p − W_{φ(p)}|²</c> coarse to fine, over the correspondences φ and the missing samples u in turn: for
/// given φ the least u is the mean of what the patches over a sample say, with the confidence
/// <c>κ(p) = (1 − c) exp(−dist(p) / T) + c</c>, dist(p) being the distance to what is known, T = 5 and c = 0.1.
/// </summary>
/// <remarks>
/// P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision
/// 93(3):319-347, 2011: patch non-local means, without temperature. The correspondences are found by <see cref="PatchMatch"/>.
/// </remarks>
[Method("non-local-means", "P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision 93(3):319-347, 2011")]
[Description("Fills with the mean of what all patches over a pixel say; smooth, for fine textures.")]
public sealed record NonLocalMeans : Method<ImageHole>, IFillsPieces
{
    /// <summary>Half the side of a patch; 9 × 9 is 4.</summary>
    [Description("Half the side of a patch without its centre, in pixels."), Range(1, 12)]
    public int Radius { get; init; } = 4;

    /// <summary>The length T.</summary>
    [Description("Distance from the known part over which the confidence of a patch falls [T], in pixels."), Range(0.1, 1000.0)]
    public double Decay { get; init; } = 5;

    /// <summary>The floor c.</summary>
    [Description("Confidence of a patch in the middle of a large hole [c]."), Range(0.0, 1.0)]
    public double Floor { get; init; } = 0.1;

    /// <summary>Most alternations on a level.</summary>
    [Description("Most alternations of search and reconstruction on each level of the pyramid."), Range(1, 1000)]
    public int Iterations { get; init; } = 10;

    Cutting IFillsPieces.Cutting => PatchSynthesis.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) => PatchSynthesis.Fill(problem, new SynthesisOptions
    {
        Radius = Radius,
        TextureWeight = 0,
        Trust = Math.Exp(1 / Decay),
        TrustFloor = Floor,
        Softness = (EqualVotes, EqualVotes),
        Iterations = (Iterations, Iterations),
        Copy = false,
    }, run);

    /// <summary>A softness with which distances do not matter.</summary>
    const float EqualVotes = 1e20f;
}
