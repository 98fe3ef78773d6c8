using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Long edges are continued through the hole first, as Euler spirals between the level lines that end there (<see cref="Sketch"/>); the picture of
/// this sketch then guides the patches that fill the hole, which are compared by <c>‖I‖² + λ ‖sketch‖²</c>. Since the sketch has no
/// texture, λ falls from coarse to fine levels of a picture that has some. Edges between flat sides are drawn by their curves at the end (<see cref="EdgeDrawing"/>).
/// </summary>
/// <remarks>F. Cao, Y. Gousseau, S. Masnou, P. Pérez. Geometrically guided exemplar-based inpainting. SIAM J. Imaging Sciences 4(4), 2011.</remarks>
[Method("geometric-guide", "F. Cao, Y. Gousseau, S. Masnou, P. Pérez. Geometrically guided exemplar-based inpainting. SIAM J. Imaging Sciences 4(4):1143-1179, 2011")]
[Description("Continues long edges through the hole by smooth curves, then copies patches that agree with them.")]
public sealed record GeometricGuide : Method<ImageHole>, ICopiesFromSource, IFillsPieces
{
    /// <summary>Half the side of a patch.</summary>
    [Description("Half the side of a patch without its centre, in pixels."), Range(1, 12)]
    public int Radius { get; init; } = 3;

    /// <summary>Weight λ of the sketch.</summary>
    [Description("Weight of the sketch beside the colours on the coarsest level [lambda]; 0 = no guide."), Range(0, 1)]
    public double Guidance { get; init; } = 1;

    /// <summary>Weight of the texture where a sketch guides: more of it would outweigh the curves, along which there is hardly any.</summary>
    const float GuidedTextureWeight = 45;

    Cutting IFillsPieces.Cutting => PatchSynthesis.Cutting;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) => HoleRegions.Fill(problem, PatchSynthesis.Cutting, FillPiece, run);

    ImageHole FillPiece(ImageHole problem, Run run)
    {
        if (Guidance == 0) return Synthesize(problem with { Guide = null }, 1, run);
        var (picture, curves) = SketchPicture.Complete(problem with { Image = PatchPicture.Unit(problem) }, run.Part(0, 0.1));
        if (Array.TrueForAll(curves, slice => slice.Count == 0)) return Synthesize(problem with { Guide = null }, 1, run.Part(0.1, 1));
        var guide = new SketchGuide(picture, problem.Hole, run.Part(0.1, 0.1));
        var filled = Synthesize(problem with { Guide = guide.Field }, guide.Relaxation, run.Part(0.1, 1)) with { Guide = null };
        var (low, scale) = PatchPicture.Scaling(problem);
        for (int z = 0; z < curves.Length; z++) new EdgeDrawing(filled.Image, z, low, scale).Draw(curves[z], problem.Hole);
        return filled;
    }

    /// <summary>Fills as <see cref="PatchFill"/>, whose own sketch the curves replace.</summary>
    ImageHole Synthesize(ImageHole problem, double relaxation, Run run)
    {
        var options = new PatchFill { Radius = Radius, GuideWeight = Guidance }.Synthesis;
        return PatchSynthesis.Fill(problem, problem.Guide is null ? options : options with { GuideRelaxation = (float)relaxation, SketchWeight = 0, TextureWeight = GuidedTextureWeight, TextureDepth = double.PositiveInfinity, SecondTexture = 1 }, run);
    }
}
