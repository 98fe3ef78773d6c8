using System.ComponentModel;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Chooses the method by the mesh and its holes, from a list of conditions of which the first that holds decides.
/// </summary>
[Method("auto", "P. Liepa. Filling holes in meshes. Symposium on Geometry Processing, 2003 (the method that it starts from).")]
[Description("Chooses by the holes: minimum-weight.")]
public sealed record AutoMesh : Method<MeshHole>
{
    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run)
    {
        var (name, reason, method) = Choose(problem);
        run.Note?.Invoke($"auto takes {name}: {reason}.");
        return method.Fill(problem, run);
    }

    /// <summary>The decision list: the first line that holds.</summary>
    static (string Name, string Reason, Method<MeshHole> Method) Choose(MeshHole problem) =>
        ("minimum-weight", problem.Loops.Count == 1 ? "the hole is filled by the least bend and faired" : "the holes are filled by the least bend and faired", new MinimumWeight());
}
