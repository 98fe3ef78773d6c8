using System.ComponentModel;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Chooses the method by the mesh and its holes, from a list of conditions of which the first that holds decides.
/// </summary>
[Method("auto", "P. Liepa. Filling holes in meshes. Symposium on Geometry Processing, 2003 (the method that it starts from).")]
[Description("Chooses by the holes: willmore where one is a wide cap of a sphere, sharp where creases end at a rim, else minimum-weight.")]
public sealed record AutoMesh : Method<MeshHole>
{
    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run)
    {
        var (name, reason, method) = Choose(problem, run);
        run.Note?.Invoke($"auto takes {name}: {reason}.");
        return method.Fill(problem, run);
    }

    /// <summary>The decision list: the first line that holds.</summary>
    static (string Name, string Reason, Method<MeshHole> Method) Choose(MeshHole problem, Run run)
    {
        var topology = Topology.Reuse(problem.Mesh, problem.Loops);
        if (problem.Loops.Any(loop => Willmore.IsWideCap(loop, topology)))
            return ("willmore", "a hole is a wide cap of a sphere, which is continued round; other holes are filled by the least bend and faired", new Willmore { CapsOnly = true });
        if (problem.Loops.Any(IsCreased)) return ("sharp", "creases end at a rim, and are continued through the hole", new Sharp());
        return ("minimum-weight", problem.Loops.Count == 1 ? "the hole is filled by the least bend and faired" : "the holes are filled by the least bend and faired", new MinimumWeight());

        bool IsCreased(Loop loop)
        {
            run.Cancel.ThrowIfCancellationRequested();
            return Sharp.Applies(topology, loop);
        }
    }
}
