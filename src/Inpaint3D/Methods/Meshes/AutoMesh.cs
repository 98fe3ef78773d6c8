using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Chooses the method by the mesh and its holes, from a list of conditions of which the first that holds decides.
/// </summary>
[Method("auto", "P. Liepa. Filling holes in meshes. Symposium on Geometry Processing, 2003 (the method that it starts from).")]
[Description("Chooses by the holes: willmore where one is a wide cap of a sphere, sharp where creases end at a rim, else minimum-weight.")]
public sealed record AutoMesh : Method<MeshHole>
{
    /// <summary>Order of the fairing, k.</summary>
    [Description("order of the fairing (k): 1 is a membrane, 2 continues tangents, 3 curvature; willmore has none")]
    [Range(1, 3)]
    public int Order { get; init; } = 3;

    /// <summary>Old edges over new ones.</summary>
    [Description("density of the new vertices: edges round the hole over new edges, about")]
    [Range(0.1, 10.0)]
    public double Density { get; init; } = 1;

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run)
    {
        var (name, reason, method) = Choose(problem, run);
        run.Note?.Invoke($"auto takes {name}: {reason}.");
        return method.Fill(problem, run);
    }

    /// <summary>The decision list: the first line that holds.</summary>
    (string Name, string Reason, Method<MeshHole> Method) Choose(MeshHole problem, Run run)
    {
        var topology = Topology.Reuse(problem.Mesh, problem.Loops);
        if (problem.Loops.Any(loop => Willmore.IsWideCap(loop, topology)))
            return ("willmore", "a hole is a wide cap of a sphere, which is continued round; other holes are filled by the least bend and faired", new Willmore { CapsOnly = true, Density = Density });
        if (problem.Loops.Any(IsCreased)) return ("sharp", "creases end at a rim, and are continued through the hole", new Sharp { Order = Order, Density = Density });
        return ("minimum-weight", problem.Loops.Count == 1 ? "the hole is filled by the least bend and faired" : "the holes are filled by the least bend and faired", new MinimumWeight { Order = Order, Density = Density });

        bool IsCreased(Loop loop)
        {
            run.Cancel.ThrowIfCancellationRequested();
            return Sharp.Applies(topology, loop);
        }
    }
}
