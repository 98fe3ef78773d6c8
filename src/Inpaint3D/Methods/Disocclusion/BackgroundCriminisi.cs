using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Methods.Patch;

namespace Inpaint3D.Methods.Disocclusion;

/// <summary>
/// The patch fill of <see cref="Criminisi"/> for what a moved camera uncovers: it works from the background inwards with the
/// priority <c>P(p) = C(p) D(p) L(p)</c>, <c>L(p) = |ψ| / (|ψ| + Σ_{ψ known} (Z − Z̄)²)</c>, compares patches in colour and in
/// depth Z, which is known in the hole too, and takes no source that lies in front of what is to be filled. Without depth, or
/// where depth is constant, it is <see cref="Criminisi"/>.
/// </summary>
/// <remarks>
/// P. Buyssens, O. Le Meur, M. Daisy, D. Tschumperlé, O. Lézoray. Depth-guided disocclusion inpainting of synthesized RGB-D
/// images. IEEE Trans. Image Processing 26(2), 2017, after I. Daribo, B. Pesquet-Popescu. Depth-aided image inpainting for
/// novel view synthesis. MMSP 2010.
/// </remarks>
[Method("background-criminisi", "P. Buyssens, O. Le Meur, M. Daisy, D. Tschumperlé, O. Lézoray. Depth-guided disocclusion inpainting of synthesized RGB-D images. IEEE Trans. Image Processing 26(2), 2017")]
[Description("Copies patches of the background only, by the depth of a view.")]
public sealed record BackgroundCriminisi : Method<ImageHole>, IKeepsToBackground, ICopiesFromSource, IFillsPieces
{
    /// <summary>Half the side of a patch.</summary>
    [Description("Half the side of a patch without its centre, in pixels."), Range(1, 25)]
    public int Radius { get; init; } = 4;

    /// <summary>Half the side of what is copied of a patch; at most the radius.</summary>
    [Description("Half the side of what is copied of a patch without its centre, in pixels; at most the radius."), Range(0, 25)]
    public int CopyRadius { get; init; } = 2;

    /// <summary>How far sources may lie; 0 = anywhere in the picture.</summary>
    [Description("How far in x and y sources may lie, in pixels; 0 = anywhere."), Range(0, 100_000)]
    public int SearchRadius { get; init; } = 100;

    /// <summary>The weight β of the squared difference of inverse depths, scaled so that the nearest pixel has 100, against that of Lab colours.</summary>
    [Description("Weight of differences in inverse depth against those in colour (beta)."), Range(0.0, 1000.0)]
    public double DepthWeight { get; init; } = 1;

    /// <summary>How much nearer than the filled depth a source may lie, in percent of the nearest pixel's inverse depth.</summary>
    [Description("How much nearer than the filled depth sources may lie, in percent of the largest inverse depth (epsilon)."), Range(0.0, 100.0)]
    public double Tolerance { get; init; } = 2;

    Cutting IFillsPieces.Cutting => ExemplarSlices.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run)
    {
        var options = new ExemplarOptions(Radius, SearchRadius) { CopyRadius = CopyRadius, DepthWeight = (float)DepthWeight, Tolerance = (float)Tolerance };
        return ExemplarSlices.Fill(problem, run, (work, z, part) =>
        {
            var nearness = problem.Depth is { } depth ? ExemplarSlices.Nearness(depth.Plane(0, z)) : null;
            using var fill = new ExemplarFill(work, z, nearness, options, part);
            fill.Fill(part);
        });
    }
}
