using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Data;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Methods.Transform;

/// <summary>
/// Every patch with missing pixels is taken for a draw from the normal distribution N(μ, Σ) of the patches around it that are
/// most like it, all channels together; its missing pixels become their expectation given its known ones, with noise of
/// variance λ: μ + Σ·ₖ (Σₖₖ + λ I)⁻¹ (y − μₖ). Overlapping patches are averaged, and the picture so filled gives better
/// patches, so this is repeated while λ falls.
/// </summary>
/// <remarks>
/// The reference alternates the same two steps, expectation of patches and estimation of μ and Σ from similar ones, as do
/// M. Lebrun, A. Buades, J.-M. Morel. A nonlocal Bayesian image denoising algorithm. SIAM J. Imaging Sci. 6(3):1665-1688,
/// 2013, against noise. Here the prior on μ and Σ is the identity of the ridge λ alone, each step goes 1.8 times as far as it says
/// (over-relaxation), and what is still missing at half the size is filled there first. The fill stays within the known values of
/// its channel. Where a source is given, a patch and those like it that lie in the source alone make up its distribution.
/// </remarks>
[Method("non-local-bayes", "C. Aguerrebere, A. Almansa, J. Delon, Y. Gousseau, P. Musé. A Bayesian hyperprior approach for joint image denoising and interpolation, with an application to HDR imaging. IEEE Trans. Computational Imaging 3(4):633-646, 2017.")]
[Description("Sharpest fill of missing pixels, scratches and small blocks: predicts each patch from the similar ones around it.")]
public sealed record NonLocalBayes : Method<ImageHole>, IFillsPieces
{
    /// <summary>Similar patches per patch (n).</summary>
    [Description("How many similar patches predict a patch (n).")]
    [Range(8, 128)]
    public int Similar { get; init; } = 32;

    /// <summary>How far similar patches are looked for, in pixels.</summary>
    [Description("How far similar patches are looked for, in pixels.")]
    [Range(4, 64)]
    public int Reach { get; init; } = 8;

    /// <summary>Distance of neighbouring patches that are filled, in pixels.</summary>
    [Description("Step from one patch to the next, in pixels; 2 is slower and a little better.")]
    [Range(1, 4)]
    public int Spacing { get; init; } = 3;

    /// <summary>Repetitions at each scale.</summary>
    [Description("How often the patches are predicted anew.")]
    [Range(1, 30)]
    public int Iterations { get; init; } = 4;

    /// <summary>Standard deviation √λ of what a known pixel may differ from the model at the end, relative to that of the known values.</summary>
    [Description("Noise of the known pixels, relative to the deviation of all of them (square root of lambda); larger values smooth.")]
    [Range(0.001, 10.0)]
    public double Noise { get; init; } = 0.1;

    /// <summary>Share α of the detail that is given back at the end, see <see cref="LivelyDetail"/>.</summary>
    [Description("How much of the detail that averages take is given back: 0 = least error, 1 = as lively as what is around.")]
    [Range(0.0, 1.0)]
    public double Detail { get; init; } = 0.7;

    /// <summary>Largest residual of the fill that the first patches are looked for in.</summary>
    const double StartTolerance = 1e-2;

    Cutting IFillsPieces.Cutting => Cutting;

    internal Cutting Cutting => new(4 * (Reach + PatchMatcher.Patch), MostPoints: 1_000_000, Context: 0.5, InTurn: true) { Bytes = (60, 200) };

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) => HoleRegions.Fill(problem, Cutting, SolvePiece, run);

    ImageHole SolvePiece(ImageHole problem, Run run)
    {
        const double startShare = 0.1;
        // The choice of patches makes large differences of the small ones that a device's rounding makes, so all of it is the processor's.
        run = run with { Device = run.Device.Host };
        var filled = new Harmonic { Tolerance = StartTolerance }.Fill(problem, run.Part(0, startShare)).Image;
        var part = run.Part(startShare, 1);
        for (int z = 0; z < filled.Depth; z++)
        {
            var missing = problem.Hole.Slice(z);
            if (missing.Count > 0) SolveSlice(filled, missing, problem.Source, z, part.Part((double)z / filled.Depth, (z + 1.0) / filled.Depth));
        }
        return problem with { Image = filled };
    }

    /// <summary>Fills the part of a slice around its hole.</summary>
    void SolveSlice(Field filled, Mask missing, Mask? source, int z, Run run)
    {
        var hole = missing.Bounds();
        int context = Math.Max(4 * (Reach + PatchMatcher.Patch), Math.Max(hole.Width, hole.Height) / 2);
        var window = new PatchWindow(filled, missing, source, z, hole.Grow(context, filled.Width, filled.Height));
        const double fillShare = 0.95;
        Refine(window.Layer(), run.Part(0, fillShare));
        if (Detail > 0) window.Enliven((float)Detail, run.Part(fillShare, 1));
        window.Write();
    }

    /// <summary>Fills what is left at half the size, then all at this one.</summary>
    void Refine(BayesLayer layer, Run run)
    {
        const double coarseShare = 0.25;
        double done = 0;
        if (layer.Halve() is { } half)
        {
            var before = half.Planes.Select(plane => (float[])plane.Clone()).ToArray();
            Refine(half, run.Part(0, coarseShare));
            layer.Correct(half, before);
            done = coarseShare;
        }
        layer.Fill(this, run.Part(done, 1));
    }
}
