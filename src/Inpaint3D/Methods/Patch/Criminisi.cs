using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Copies whole patches, those first whose surroundings are trustworthy and through which a strong edge enters the hole:
/// the priority of a pixel p of the front is <c>P(p) = C(p) D(p)</c> with the confidence
/// <c>C(p) = Σ_{q ∈ ψ known} C(q) / |ψ|</c>, inherited by what is filled, and the data term <c>D(p) = |∇⊥I · n| / α</c>. The
/// source is the wholly known patch with the least sum of squared differences in CIE Lab over the known pixels.
/// </summary>
/// <remarks>
/// A. Criminisi, P. Pérez, K. Toyama. Region filling and object removal by exemplar-based image inpainting. IEEE Trans. Image Processing
/// 13(9), 2004. There the source may lie anywhere and the patch is copied as a whole. A greedy fill never takes a copy back, and a
/// wrong edge draws the next copies after it; so by default sources are near, and only the inner part of what was compared is copied.
/// </remarks>
[Method("criminisi", "A. Criminisi, P. Pérez, K. Toyama. Region filling and object removal by exemplar-based image inpainting. IEEE Trans. Image Processing 13(9), 2004")]
[Description("Copies patches of the known part, along strong edges first.")]
public sealed record Criminisi : Method<ImageHole>, ICopiesFromSource, IFillsPieces
{
    /// <summary>Half the side of a patch; the paper's 9 × 9 is 4.</summary>
    [Description("Half the side of a patch without its centre, in pixels."), Range(1, 25)]
    public int Radius { get; init; } = 4;

    /// <summary>Half the side of what is copied of a patch; at most the radius, which the paper takes.</summary>
    [Description("Half the side of what is copied of a patch without its centre, in pixels; at most the radius, which the paper takes."), Range(0, 25)]
    public int CopyRadius { get; init; } = 2;

    /// <summary>How far sources may lie; 0 = anywhere in the picture, as in the paper.</summary>
    [Description("How far in x and y sources may lie, in pixels; 0 = anywhere, as in the paper."), Range(0, 100_000)]
    public int SearchRadius { get; init; } = 50;

    Cutting IFillsPieces.Cutting => ExemplarSlices.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run)
    {
        var options = new ExemplarOptions(Radius, SearchRadius) { CopyRadius = CopyRadius };
        return ExemplarSlices.Fill(problem, run, (work, z, part) => ExemplarFill.Fill(work, z, options, part));
    }
}
