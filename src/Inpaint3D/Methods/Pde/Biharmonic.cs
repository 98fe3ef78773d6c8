using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Data;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Methods.Pde;

/// <summary>
/// The fill minimises Σ (Δu)² over the whole picture, Δ reflected at the picture's edge: Δ²u = 0 in the hole. Values and slopes
/// continue over the rim, and away from the picture's edges cubic polynomials are reproduced.
/// </summary>
/// <remarks>
/// By the 13-point formula, slice by slice, solved by conjugate gradients with a multigrid preconditioner
/// (<see cref="Multigrid"/>). Unlike harmonic functions these can overshoot, hence <see cref="Clip"/>.
/// </remarks>
[Method("biharmonic", "S. B. Damelin, N. S. Hoang. On surface completion and image inpainting by biharmonic functions: numerical aspects. Int. J. Math. Math. Sci. 2018:3950312, 2018.")]
[Description("Thin-plate fill: solves the biharmonic equation; continues values and slopes smoothly.")]
public sealed record Biharmonic : Method<ImageHole>, IFillsPieces
{
    /// <summary>How far known pixels may be from the hole to count as its surroundings.</summary>
    const int Surroundings = 32;

    /// <summary>Largest residual and error of the solution, relative to the range of the values around the hole.</summary>
    [Description("Largest residual of the equation, as a fraction of the range of values around the hole.")]
    [Range(1e-9, 1e-1)]
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>Clips the fill to the least and largest value around the hole of its channel and slice.</summary>
    [Description("Whether the fill is clipped to the range of the values around the hole.")]
    public bool Clip { get; init; } = true;

    Cutting IFillsPieces.Cutting => s_cutting;

    static readonly Cutting s_cutting = Cutting.AtRims(2 * Stencil.Bilaplacian.Radius);

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run)
    {
        var filled = HoleRegions.Fill(problem, s_cutting, SolvePiece, run);
        if (Clip) ClipToSurroundings(filled.Image, problem.Hole);
        return filled;
    }

    ImageHole SolvePiece(ImageHole piece, Run run)
    {
        var image = piece.Canvas();
        new HoleEquation(Stencil.Bilaplacian, CoarseScale: 0.6f, Sweeps: 2, WellConditioned: false, Tolerance).Solve(image, piece.Hole, run);
        return piece with { Image = image };
    }

    static void ClipToSurroundings(Field filled, Mask hole)
    {
        var near = hole.Grow(Surroundings);
        for (int c = 0; c < filled.Channels; c++)
        {
            for (int z = 0; z < filled.Depth; z++)
            {
                var plane = filled.Plane(c, z);
                var missing = hole.Samples.AsSpan(z * filled.PlaneLength, filled.PlaneLength);
                var counts = near.Samples.AsSpan(z * filled.PlaneLength, filled.PlaneLength);
                var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
                for (int i = 0; i < plane.Length; i++)
                {
                    if (missing[i] != 0 || counts[i] == 0) continue;
                    least = Math.Min(least, plane[i]);
                    largest = Math.Max(largest, plane[i]);
                }
                for (int i = 0; i < plane.Length; i++)
                {
                    if (missing[i] != 0) plane[i] = Math.Clamp(plane[i], least, largest);
                }
            }
        }
    }
}
