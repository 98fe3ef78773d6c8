using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Fills a hole whose rim lies in a plane by its constrained Delaunay triangulation, in which the angles opposite an inner edge add up to less
/// than 180°; islands in the plane are left out of it. Where a rim is not flat, and where what is flat would cross the mesh, the hole is
/// filled as by minimum-weight.
/// </summary>
[Method("planar", "L. P. Chew. Constrained Delaunay triangulations. Algorithmica 4(1-4), 1989.")]
[Description("A flat cap for a flat rim, such as the base of a bust; other rims as by minimum-weight, with a note.")]
public sealed record Planar : Method<MeshHole>, IRefinesPatches
{
    /// <summary>Distance from the plane over the diameter.</summary>
    [Description("largest distance of a rim's vertices from their plane, in diameters of the rim, with which it counts as flat")]
    [Range(0.0, 0.25)]
    public double Tolerance { get; init; } = 0.02;

    /// <summary>Whether to insert vertices.</summary>
    [Description("insert vertices as dense as those around; without it the cap has the rim's vertices alone")]
    public bool Refine { get; init; } = true;

    /// <summary>Old edges over new ones.</summary>
    [Description("density of the new vertices: edges round the hole over new edges, about")]
    [Range(0.1, 10.0)]
    public double Density { get; init; } = 1;

    /// <summary>Growth of the wanted edge by the distance from the rim.</summary>
    [Description("growth of the new edges towards the middle: how much they lengthen by a unit of distance from the rim; at least 0.05 for rims of over 400 edges")]
    [Range(0.0, 0.5)]
    public double Growth { get; init; }

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run)
    {
        var (mesh, open) = HoleFiller.Fill(problem.Mesh, problem.Loops, Propose, run);
        return new MeshHole(mesh, open);
    }

    IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run run)
    {
        bool isFlat = rim.Loop.Planarity <= Tolerance;
        if (isFlat && rim.IsClear is null && HoleTriangulation.Delaunay(rim, run.Part(0, 0.1)) is { } flat)
        {
            var refined = flat.Patch.Copy();
            if (Refine) Refinement.Refine(refined, rim.Scale, run.Part(0.1, 0.5), Density, MinimumWeight.GrowthFor(rim.Count, Growth), rim.AreJoined);
            yield return flat with { Patch = refined };
            if (Refine) yield return flat;
        }
        var next = new MinimumWeight { Refine = Refine, Density = Density, Growth = Growth };
        string? instead = isFlat ? null : FormattableString.Invariant($"not flat, {100 * rim.Loop.Planarity:0.#} % of its diameter off its plane, and filled as by minimum-weight");
        foreach (var proposal in next.Propose(rim, topology, admits, run.Part(0.5, 1))) yield return proposal with { Instead = instead };
    }
}
