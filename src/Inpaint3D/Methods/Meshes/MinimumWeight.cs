using System.ComponentModel;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Triangulates a hole so that the pair (largest dihedral angle, area) is least, with the angles to the old triangles across
/// the rim. A patch enters only when it crosses neither itself nor the mesh; else plainer ones are tried, and last the
/// loop stays open.
/// </summary>
[Method("minimum-weight", "P. Liepa. Filling holes in meshes. Symposium on Geometry Processing, 2003.")]
[Description("The patch that bends least, refined to the surroundings' density and faired into their curvature.")]
public sealed record MinimumWeight : Method<MeshHole>
{
    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run)
    {
        var (mesh, open) = HoleFiller.Fill(problem.Mesh, problem.Loops, Propose, run);
        return new MeshHole(mesh, open);
    }

    static IEnumerable<Proposal> Propose(Rim rim, Topology topology, Run run) => HoleTriangulation.All(rim, run);
}
