using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Methods.Pde;

/// <summary>
/// Smooths the picture along its level lines only: ∂u/∂t = wᵀ H w + ∇uᵀ (Dw) w, where w is the unit vector along the level lines,
/// H the second derivatives of u and Dw those of w. The second term keeps the curvature of the lines: it makes the right side
/// d²u(C(a))/da² at a = 0, the heat equation on the integral curve C of w through the pixel.
/// </summary>
/// <remarks>
/// Equations 12 to 15 of the reference for a tensor that smooths in one direction. The reference takes many short time steps, each a
/// line integral convolution. Here w is held while the fill goes to the state that those steps tend to, which is known: on each curve u is
/// linear between the two places where it leaves the hole. Then w is found anew, and so on, from coarse pictures to fine ones. The
/// values thus come from the rim at once and stay as sharp as there. Across the level lines points the first eigenvector of the
/// structure tensor, whose direction is averaged, each weighted by the steepness of the picture.
/// </remarks>
[Method("curvature-preserving", "D. Tschumperlé. Fast anisotropic smoothing of multi-valued images using curvature-preserving PDE's. Int. J. Computer Vision 68(1):65-82, 2006.")]
[Description("Line art, cartoons, silhouettes: continues edges and strokes along smooth curves and keeps them sharp.")]
public sealed record CurvaturePreserving : Method<ImageHole>, IFillsPieces
{
    /// <summary>How often the direction of the lines is found anew at each scale.</summary>
    [Description("How often the level lines are found anew at each scale.")]
    [Range(1, 100)]
    public int Iterations { get; init; } = 6;

    /// <summary>Standard deviation of the smoothing before differentiation (σ), in pixels.</summary>
    [Description("Smoothing before the gradient is taken, standard deviation in pixels (sigma).")]
    [Range(0.3, 10.0)]
    public double PreSmoothing { get; init; } = 1;

    /// <summary>Standard deviation of the smoothing of directions (ρ), in pixels.</summary>
    [Description("Smoothing of the direction of level lines, standard deviation in pixels (rho).")]
    [Range(0.3, 20.0)]
    public double PostSmoothing { get; init; } = 3;

    /// <summary>Distance from the rim, in pixels, up to which the coarsest picture's first guess, the harmonic fill, is good enough.</summary>
    const int NearRim = 6;
    /// <summary>Smallest side of a coarse picture, in pixels.</summary>
    const int LeastSide = 8;
    /// <summary>Share of a coarse pixel's weight that must be known.</summary>
    const double LeastKnown = 0.25;
    /// <summary>Largest residual of the first guess.</summary>
    const double StartTolerance = 1e-3;

    Cutting IFillsPieces.Cutting => Cutting;

    Cutting Cutting => Cutting.AtRims((int)Math.Ceiling(8 * (PreSmoothing + PostSmoothing))) with { Bytes = (120, 0) };

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) => HoleRegions.Fill(problem, Cutting, SolvePiece, run);

    ImageHole SolvePiece(ImageHole piece, Run run)
    {
        var (image, missing) = (piece.Canvas(), piece.Hole.Samples);
        for (int i = 0; i < image.Samples.Length; i++)
            if (missing[i % missing.Length] != 0) image.Samples[i] = 0;
        // Where lines part, rounding decides on which side they pass, so all of it is the processor's.
        var filled = Refine(image, piece.Hole, run with { Device = run.Device.Host });
        for (int i = 0; i < image.Samples.Length; i++)
            if (missing[i % missing.Length] != 0) image.Samples[i] = filled.Samples[i];
        return piece with { Image = image };
    }

    /// <summary>Takes turns between the lines and the values on them.</summary>
    Field Refine(Field image, Mask hole, Run run)
    {
        const double guessShare = 0.25;
        float farthest = MathF.Sqrt(new DistanceTransform(hole, 0, new Box(0, 0, 0, hole.Width, hole.Height, 1)).Squared.Max());
        var lines = new LevelLines(image, hole, Guess(image, hole, farthest, run.Part(0, guessShare)), farthest);
        for (int k = 0; k < Iterations; k++)
        {
            // A harmonic guess has no lines worth following, but the directions around the hole reach to its middle.
            bool isFirst = k == 0 && farthest <= NearRim;
            lines.Direct(PreSmoothing, isFirst ? Math.Max(PostSmoothing, farthest / 2) : PostSmoothing, isFirst, run.Device.Host);
            lines.Carry(run.Part(guessShare + ((1 - guessShare) * k / Iterations), guessShare + ((1 - guessShare) * (k + 1) / Iterations)));
        }
        return lines.Image;
    }

    /// <summary>What the fill at half the size shows, or the harmonic fill where the rim is near or the picture small.</summary>
    Field Guess(Field image, Mask hole, float farthest, Run run)
    {
        if (farthest > NearRim && Math.Min(image.Width, image.Height) >= 2 * LeastSide)
        {
            var (coarse, absent) = Pyramid.Reduce(image, hole, run.Part(0, 0), LeastKnown);
            if (absent.Count == 0) return Pyramid.Expand(coarse, image.Width, image.Height, run.Part(0, 1));
            if (absent.Count < absent.Samples.Length) return Pyramid.Expand(Refine(coarse, absent, run.Part(0, 1)), image.Width, image.Height, run.Part(1, 1));
        }
        return new Harmonic { Tolerance = StartTolerance }.Fill(new ImageHole(image, hole), run).Image;
    }
}
