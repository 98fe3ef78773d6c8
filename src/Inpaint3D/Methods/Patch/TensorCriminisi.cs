using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// The greedy patch fill with three corrections: the data term <c>D(p) = ε + |G n|^½</c> takes the strength of an edge from a structure
/// tensor G of the whole patch, turned by a quarter, and not from one gradient; sources are looked for around the patch and around what
/// continues the copies beside it, so that copies grow together; and where copies meet, they are blended over a few pixels.
/// </summary>
/// <remarks>
/// P. Buyssens, M. Daisy, D. Tschumperlé, O. Lézoray. Exemplar-based inpainting: technical review and new heuristics for better geometric
/// reconstructions. IEEE Trans. Image Processing 24(6), 2015; the blending after M. Daisy, D. Tschumperlé, O. Lézoray, 2013
/// (<see cref="CopyBlend"/>). Unlike theirs it never changes a known pixel.
/// </remarks>
[Method("tensor-criminisi", "P. Buyssens, M. Daisy, D. Tschumperlé, O. Lézoray. Exemplar-based inpainting: technical review and new heuristics for better geometric reconstructions. IEEE Trans. Image Processing 24(6):1809-1824, 2015; M. Daisy, D. Tschumperlé, O. Lézoray. A fast spatial patch blending algorithm for artefact reduction in pattern-based image inpainting. SIGGRAPH Asia Technical Briefs, 2013")]
[Description("Copies patches along strong edges first, each near its neighbours' sources, and blends where they meet.")]
public sealed record TensorCriminisi : Method<ImageHole>, ICopiesFromSource, IFillsPieces
{
    /// <summary>Half the side of a patch.</summary>
    [Description("Half the side of a patch without its centre, in pixels."), Range(1, 25)]
    public int Radius { get; init; } = 4;

    /// <summary>Half the side of what is copied of a patch; at most the radius.</summary>
    [Description("Half the side of what is copied of a patch without its centre, in pixels; at most the radius."), Range(0, 25)]
    public int CopyRadius { get; init; } = 2;

    /// <summary>How far sources may lie; 0 = anywhere in the picture.</summary>
    [Description("How far in x and y sources may lie, in pixels; 0 = anywhere."), Range(0, 100_000)]
    public int SearchRadius { get; init; } = 50;

    /// <summary>How far sources may lie from what continues the copies beside a patch, as a share of the search radius.</summary>
    [Description("How far sources may lie from what continues the copies beside a patch, as a share of the search radius; 0 = no such look-up."), Range(0.0, 1.0)]
    public double LookupFactor { get; init; } = 0.1;

    /// <summary>How far from a seam pixels are blended; 0 = seams stay.</summary>
    [Description("How far from a seam between copies pixels are blended, in pixels; 0 = seams stay."), Range(0, 50)]
    public int BlendSize { get; init; } = 2;

    /// <summary>The decay of the blending away from seams.</summary>
    [Description("How fast blending ends away from a seam: its strength is exp(-decay * squared distance in pixels)."), Range(0.0, 10.0)]
    public double BlendDecay { get; init; } = 0.05;

    /// <summary>Strengths of blending that are told apart.</summary>
    [Description("How many strengths of blending are told apart."), Range(1, 100)]
    public int BlendScales { get; init; } = 10;

    Cutting IFillsPieces.Cutting => ExemplarSlices.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run)
    {
        var options = new ExemplarOptions(Radius, SearchRadius) { CopyRadius = CopyRadius, Data = DataTerm.StructureTensor, LookupFactor = LookupFactor };
        var blend = new CopyBlend(BlendSize, BlendDecay, BlendScales);
        return ExemplarSlices.Fill(problem, run, (work, z, part) => blend.Apply(work.Image, z, ExemplarFill.Fill(work, z, options, part), part));
    }
}
