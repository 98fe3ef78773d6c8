using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Methods.Pde;

/// <summary>
/// The fill minimises the Dirichlet energy: Δu = 0 in the hole, u = the known values on its rim, ∂u/∂n = 0 at the picture's edge.
/// It is as smooth as a soap film, and lies between the least and the largest value of the rim (maximum principle).
/// </summary>
/// <remarks>
/// The stationary heat equation of section 2 of the reference, by the 5-point formula, slice by slice. Solved by conjugate
/// gradients with a multigrid preconditioner (<see cref="Multigrid"/>), in time proportional to the hole.
/// </remarks>
[Method("harmonic", "T. F. Chan, J. Shen. Mathematical models for local nontexture inpaintings. SIAM J. Appl. Math. 62(3):1019-1043, 2002.")]
[Description("Smoothest fill: solves the Laplace equation; blurs edges but never overshoots.")]
public sealed record Harmonic : Method<ImageHole>, IFillsPieces
{
    /// <summary>Largest residual and error of the solution, relative to the range of the values around the hole.</summary>
    [Description("Largest residual of the equation, as a fraction of the range of values around the hole.")]
    [Range(1e-9, 1e-1)]
    public double Tolerance { get; init; } = 1e-6;

    Cutting IFillsPieces.Cutting => s_cutting;

    static readonly Cutting s_cutting = Cutting.AtRims(Stencil.Laplacian.Radius);

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) => HoleRegions.Fill(problem, s_cutting, SolvePiece, run);

    ImageHole SolvePiece(ImageHole piece, Run run)
    {
        var image = piece.Canvas();
        new HoleEquation(Stencil.Laplacian, CoarseScale: 1, Sweeps: 1, WellConditioned: true, Tolerance).Solve(image, piece.Hole, run);
        return piece with { Image = image };
    }
}
