using System.ComponentModel;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Triangulates a hole with the least area: W(i, k) = min over m of W(i, m) + W(m, k) + area(i, m, k), on the rim's vertices alone; over
/// 128 edges by arcs, with edge flips while these lower the area. With refinement its inner vertices rest where C x = 0: a soap film.
/// Where that cannot be admitted the patches of minimum weight follow.
/// </summary>
[Method("minimum-area", "G. Barequet, M. Sharir. Filling gaps in the boundary of a polyhedron. Computer Aided Geometric Design 12(2), 1995.")]
[Description("The patch of least area: taut triangles between the rim's vertices or, refined, a soap film.")]
public sealed record MinimumArea : MeshMethod
{
    /// <summary>Whether to insert vertices.</summary>
    [Description("insert vertices as dense as those around, at rest like a soap film")]
    public bool Refine { get; init; }

    internal override bool Refines => Refine;

    internal override bool Bulges => false;

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run) => Close(problem, Propose, run);

    IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run run)
    {
        foreach (var taut in HoleTriangulation.LeastArea(rim, run.Part(0, 0.2)))
        {
            var film = taut.Patch.Copy();
            if (Refine && Fairing.RefineAndFair(film, rim.Around(1), rim.Scale, 1, Density, GrowthFor(rim.Count), run.Part(0.2, 0.6), rim.AreJoined))
                yield return new Proposal(film, "a soap film");
            yield return taut;
        }
        foreach (bool refine in Refine ? (bool[])[true] : [false, true])
        {
            var next = Plain with { Refine = refine, Order = 1 };
            foreach (var proposal in next.Propose(rim, topology, admits, run.Part(0.6, 1))) yield return proposal;
        }
    }
}
