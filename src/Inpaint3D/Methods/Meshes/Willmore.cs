using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Minimises the discrete Willmore energy Σₑ βₑ − π |V| of a patch, of which spheres and planes are the zeros, between the fixed rim
/// and the tangents beside it: wide caps come back round, where a linear fairing flattens them. It starts from the cap of a sphere
/// where the rim lies on one, else from the faired patch of minimum weight, whose patches follow where this one cannot be admitted.
/// </summary>
[Method("willmore", "A. I. Bobenko, P. Schröder. Discrete Willmore flow. Symposium on Geometry Processing, 2005.")]
[Description("The patch of least bending energy, which continues spheres exactly, wide caps too.")]
public sealed record Willmore : Method<MeshHole>
{
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
        if (rim.IsClear is null && rim.Loop.Kind != LoopKind.Slit && !rim.Loop.IsOuterBorder && Bent(rim, topology, run.Part(0, 0.8)) is { } bent) yield return bent;
        foreach (var proposal in new MinimumWeight { Density = Density, Growth = Growth }.Propose(rim, topology, admits, run.Part(0.8, 1))) yield return proposal;
    }

    Proposal? Bent(Rim rim, Topology topology, Run run)
    {
        if (HoleTriangulation.All(rim, run.Part(0, 0.1)).Select(start => start.Patch).FirstOrDefault() is not { } patch) return null;
        var around = topology.Around(rim.Loop, 3);
        if (!TryStart(patch, around, rim, run.Part(0.1, 0.4))) return null;
        return WillmoreFlow.Flow(patch, around, Even, run.Part(0.4, 1)) ? new Proposal(patch, "the patch of least Willmore energy") : null;

        void Even(Geometry.Patch moved, Run part) => Refine(moved, rim, part);
    }

    bool TryStart(Geometry.Patch patch, Surroundings around, Rim rim, Run run)
    {
        if (!rim.IsJoined && SphereFit.Of(patch, around) is { } sphere)
        {
            Refine(patch, rim, run.Part(0, 0.25));
            for (int pass = 1; pass <= 3; pass++)
            {
                Project(patch, sphere);
                Refine(patch, rim, run.Part(0.25 * pass, 0.25 * (pass + 1)));
            }
            Project(patch, sphere);
            return true;
        }
        foreach (int order in (int[])[3, 2])
        {
            var faired = patch.Copy();
            if (!Fairing.RefineAndFair(faired, around, rim.Scale, order, Density, MinimumWeight.GrowthFor(rim, Growth), run, rim.AreJoined)) continue;
            patch.Points.AddRange(faired.Points.Skip(patch.Points.Count));
            for (int v = patch.RimPoints; v < patch.Points.Count; v++) patch.Points[v] = faired.Points[v];
            patch.Triangles.Clear();
            patch.Triangles.AddRange(faired.Triangles);
            return true;
        }
        return false;
    }

    void Refine(Geometry.Patch patch, Rim rim, Run run) =>
        Refinement.Refine(patch, rim.Scale, run, Density, MinimumWeight.GrowthFor(rim, Growth), rim.AreJoined);

    static void Project(Geometry.Patch patch, SphereFit sphere)
    {
        for (int v = patch.RimPoints; v < patch.Points.Count; v++) patch.Points[v] = sphere.Project(patch.Points[v]);
    }
}
