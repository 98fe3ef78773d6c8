using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry.Volumes;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Continues the signed distance f of the surface round a hole through it: f is known next to the surface, and has elsewhere the least
/// ∑ |∇ᵏf|² + α ∑ f(p)² over the rim's points p; on a grid round the hole only, coarse to fine along f = 0. The patch is that part of f = 0 that lies
/// in the hole, with whatever topology it has there, joined to the rim by rings of triangles. Where f = 0 is a disk, or a band between the
/// rims, its patch is triangulated as by minimum-weight and moved onto f = 0. Where none of these can be admitted the patches of minimum weight follow.
/// </summary>
[Method("signed-distance", "F. Calakli, G. Taubin. SSD: smooth signed distance surface reconstruction. Computer Graphics Forum 30(7), 2011; screening after M. Kazhdan, H. Hoppe. Screened Poisson surface reconstruction. ACM Trans. Graphics 32(3), 2013.")]
[Description("A smooth signed distance through the hole: for holes of several rims and rims that no disk fills.")]
public sealed record SignedDistance : MeshMethod
{
    /// <summary>Order of the differences, k.</summary>
    [Description("order of the differences that are least (k): 2 continues tangents, 3 curvature")]
    [Range(2, 3)]
    public int Order { get; init; } = 3;

    /// <summary>α.</summary>
    [Description("how strongly the surface is held to the rim's points (α)")]
    [Range(0.0, 1e6)]
    public double Alpha { get; init; } = 10;

    /// <summary>Most cells.</summary>
    [Description("cells of the grid across the hole, at the most; else a cell is an edge of the rim")]
    [Range(6.0, 256.0)]
    public double Resolution { get; init; } = 32;

    /// <summary>Its patches.</summary>
    internal VolumeProposals Proposals => new(this, Resolution, (volume, on) => DistanceCompletion.Of(volume, Order, Alpha, on), "the signed distance");

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run) => Proposals.Fill(problem, run);
}
