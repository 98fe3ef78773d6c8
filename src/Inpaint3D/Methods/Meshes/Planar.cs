using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Fills a hole whose rim lies in a plane by its constrained Delaunay triangulation, in which the angles opposite an inner edge add up to less
/// than 180°; islands in the plane are left out of it. Where a rim is not flat, and where what is flat would cross the mesh, the hole is
/// filled as by minimum-weight.
/// </summary>
[Method("planar", "L. P. Chew. Constrained Delaunay triangulations. Algorithmica 4(1-4), 1989.")]
[Description("A flat cap for a flat rim, such as the base of a bust; other rims as by minimum-weight, with a note.")]
public sealed record Planar : MeshMethod
{
    /// <summary>Distance from the plane over the diameter.</summary>
    [Description("largest distance of a rim's vertices from their plane, in diameters of the rim, with which it counts as flat")]
    [Range(0.0, 0.25)]
    public double Tolerance { get; init; } = 0.02;

    /// <summary>Whether to insert vertices.</summary>
    [Description("insert vertices as dense as those around; without it the cap has the rim's vertices alone")]
    public bool Refine { get; init; } = true;

    internal override bool Refines => Refine;

    internal override bool Bulges => false;

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run) => Close(problem, Propose, run);

    IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run run)
    {
        bool isFlat = rim.Loop.Planarity <= Tolerance;
        if (isFlat && rim.IsClear is null && HoleTriangulation.Delaunay(rim, run.Part(0, 0.1)) is { } flat)
        {
            if (Refine)
            {
                var refined = flat.Patch.Copy();
                Refinement.Refine(refined, rim.Scale, run.Part(0.1, 0.5), Density, GrowthFor(rim.Count), rim.AreJoined);
                yield return flat with { Patch = refined };
            }
            yield return flat;
        }
        var next = Plain with { Refine = Refine };
        string? instead = isFlat ? null : FormattableString.Invariant($"not flat, {100 * rim.Loop.Planarity:0.#} % of its diameter off its plane, and filled as by minimum-weight");
        foreach (var proposal in next.Propose(rim, topology, admits, run.Part(0.5, 1))) yield return proposal with { Instead = instead };
    }
}
