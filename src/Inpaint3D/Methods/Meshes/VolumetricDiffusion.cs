using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry.Volumes;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Diffuses the signed distance of the surface beside a rim, clamped at three cells and trusted the less the nearer the rim is, into the hole:
/// d ← w d_s + (1 − w) h∗d on a grid that grows by a ring of cells in each pass, until its fronts have met, and some passes more. The patch is that part of d = 0 that lies in the
/// hole, as in signed-distance; where none of its patches can be admitted those of minimum weight follow.
/// </summary>
[Method("volumetric-diffusion", "J. Davis, S. R. Marschner, M. Garr, M. Levoy. Filling holes in complex surfaces using volumetric diffusion. 3D Data Processing, Visualization and Transmission, 2002.")]
[Description("The surface's distance diffused into the hole, taut: for holes of several rims and rims that no disk fills.")]
public sealed record VolumetricDiffusion : MeshMethod
{
    /// <summary>Passes more.</summary>
    [Description("passes of the diffusion after its fronts have met in the hole; more make the patch smoother and tauter")]
    [Range(0, 10000)]
    public int Passes { get; init; } = 40;

    /// <summary>Most cells.</summary>
    [Description("cells of the grid across the hole, at the most; else a cell is an edge of the rim")]
    [Range(6.0, 256.0)]
    public double Resolution { get; init; } = 48;

    /// <summary>Its patches.</summary>
    internal VolumeProposals Proposals => new(this, Resolution, (volume, on) => DistanceDiffusion.Of(volume, Passes, on), "the diffused distance");

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run) => Proposals.Fill(problem, run);
}
