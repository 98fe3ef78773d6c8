using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Lowers <c>E(u, φ) = Σ_p κ(p) d(W_p, W_{φ(p)})</c> coarse to fine, over the correspondences φ of patches W and the missing samples u in
/// turn. The confidence <c>κ(p) = (1 − c) exp(−dist(p) / T) + c</c> falls with the distance dist(p) to what is known. The distance d is what
/// tells the methods of this family apart; the least u for given φ follows from it.
/// </summary>
/// <remarks>
/// P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision
/// 93(3):319-347, 2011, without temperature; constants after V. Fedorov, G. Facciolo, P. Arias. Variational framework for non-local
/// inpainting. Image Processing On Line 5:362-386, 2015. The correspondences are found by <see cref="PatchMatch"/>.
/// </remarks>
public abstract record NonLocal : Method<ImageHole>, ICopiesFromSource, IFillsPieces
{
    /// <summary>Half the side of a patch; 9 × 9 is 4.</summary>
    [Description("Half the side of a patch without its centre, in pixels."), Range(1, 12)]
    public int Radius { get; init; } = 4;

    /// <summary>Half the length of a patch over frames.</summary>
    [Description("Half the length of a patch over the frames of a video without its centre, in frames."), Range(0, 5)]
    public int Frames { get; init; } = 1;

    /// <summary>The length T.</summary>
    [Description("Distance from the known part over which the confidence of a patch falls [T], in pixels."), Range(0.1, 1000.0)]
    public double Decay { get; init; } = 5;

    /// <summary>The floor c.</summary>
    [Description("Confidence of a patch in the middle of a large hole [c]."), Range(0.0, 1.0)]
    public double Floor { get; init; } = 0.1;

    /// <summary>Most alternations on a level.</summary>
    [Description("Most alternations of search and reconstruction on each level of the pyramid."), Range(1, 1000)]
    public int Iterations { get; init; } = 10;

    /// <summary>The distance d.</summary>
    private protected abstract PatchMetric Metric { get; }

    Cutting IFillsPieces.Cutting => PatchSynthesis.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) => PatchSynthesis.Fill(problem, Synthesis, run);

    /// <summary>The options as those of the engine.</summary>
    internal SynthesisOptions Synthesis => new()
    {
        Radius = Radius,
        RadiusZ = Frames,
        TextureWeight = 0,
        Metric = Metric,
        Trust = Math.Exp(1 / Decay),
        TrustFloor = Floor,
        // Medians are sharp themselves.
        Start = Metric.Norm == PatchNorm.Magnitudes ? PatchVote.Equal : 0,
        Softness = (PatchVote.Equal, PatchVote.Equal),
        Iterations = (Iterations, Iterations),
        Copy = false,
    };
}
