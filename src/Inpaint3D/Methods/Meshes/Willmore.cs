using System.ComponentModel;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Minimises the discrete Willmore energy Σₑ βₑ − π |V| of a patch, of which spheres and planes are the zeros, between the fixed rim
/// and the tangents beside it: wide caps come back round, where a linear fairing flattens them. It starts from the cap of a sphere
/// where the rim lies on one, else from the faired patch of minimum weight, whose patches follow where this one cannot be admitted.
/// </summary>
[Method("willmore", "A. I. Bobenko, P. Schröder. Discrete Willmore flow. Symposium on Geometry Processing, 2005.")]
[Description("The patch of least bending energy, which continues spheres exactly, wide caps too.")]
public sealed record Willmore : MeshMethod
{
    /// <summary>Edges of the shortest rim that tells a sphere.</summary>
    internal const int ShortestRim = 12;
    /// <summary>Rings of old triangles that the fairing at the start continues.</summary>
    const int FairRings = 2;
    /// <summary>Rings of old triangles in which a sphere is sought.</summary>
    internal const int SphereRings = 3;

    /// <summary>Whether to leave all holes but those of wide caps to minimum-weight.</summary>
    [Description("only where the rim is that of a sphere's wide cap (45° or more); other holes as minimum-weight fills them")]
    public bool CapsOnly { get; init; }

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run) => Close(problem, Propose, run);

    IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run run)
    {
        var calm = RimFrame.Calm(rim, GrowthFor(rim.Count), run);
        // Looking for what is in the way is left to minimum-weight.
        if (rim.IsClear is null && Bent(calm, run.Part(0, 0.8)) is { } bent) yield return RimFrame.PutBack(bent, rim, run);
        foreach (var proposal in Plain.Propose(rim, topology, admits, run.Part(0.8, 1))) yield return proposal;
    }

    /// <summary>The patch of least energy; null where it would explode, or is not asked for.</summary>
    /// <param name="rim">The rim.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <param name="start">A triangulation, which is changed, to start from in its own shape; by default the first there is, drawn down to a membrane and faired.</param>
    internal Proposal? Bent(Rim rim, Run run, Geometry.Patch? start = null)
    {
        if (rim.Loop.Kind == LoopKind.Slit || (CapsOnly && rim.Count < ShortestRim)) return null;
        var around = rim.Around(rim.Count < ShortestRim ? FairRings : SphereRings);
        var sphere = rim.IsJoined || rim.Count < ShortestRim ? null : SphereFit.Of(rim.Points, around);
        // The outline of a piece is closed round only where the piece says so itself.
        if (sphere is null ? CapsOnly || rim.Loop.IsOuterBorder : CapsOnly && !sphere.IsWide(rim.Points)) return null;
        if ((start ?? sphere?.Filled(rim, Density, GrowthFor(rim.Count), run.Part(0, 0.1)) ?? HoleTriangulation.All(rim, run.Part(0, 0.1)).Select(first => first.Patch).FirstOrDefault()) is not { } patch) return null;
        bool isExact = sphere is { IsExact: true };
        double flowing = isExact ? Density : Fairing.DensityFor(Density);
        if (sphere is not null) StartRound(patch, sphere, rim, flowing, run.Part(0.1, 0.4));
        else if (!TryStartFaired(patch, start is not null, around, rim, flowing, run.Part(0.1, 0.4))) return null;
        if (!isExact)
        {
            if (!WillmoreFlow.Flow(patch, around, (moved, part) => Refine(moved, rim, flowing, part), run.Part(0.4, 0.95))) return null;
            Even(patch, Density, run.Part(0.95, 1));
        }
        return new Proposal(patch, "the patch of least Willmore energy", sphere is not null);

        void Even(Geometry.Patch moved, double density, Run part) =>
            Refinement.RefineCurved(moved, around, rim.Scale, part, density, GrowthFor(rim.Count), rim.AreJoined);
    }

    /// <summary>The rim's triangulation in the sphere, refined to its size.</summary>
    void StartRound(Geometry.Patch patch, SphereFit sphere, Rim rim, double density, Run run)
    {
        Refine(patch, rim, density, run.Part(0, 0.25));
        for (int pass = 1; pass <= 3; pass++)
        {
            Project(patch, sphere);
            Refine(patch, rim, density, run.Part(0.25 * pass, 0.25 * (pass + 1)));
        }
        Project(patch, sphere);
        sphere.Unfold(patch);
    }

    bool TryStartFaired(Geometry.Patch patch, bool inShape, Surroundings around, Rim rim, double density, Run run)
    {
        double growth = GrowthFor(rim.Count);
        if (inShape) return Fairing.RefineAndFair(patch, around, rim.Scale, 2, density, growth, run, rim.AreJoined, keepsFolds: true);
        foreach (int order in (int[])[3, 2])
        {
            var faired = patch.Copy();
            if (!Fairing.RefineAndFair(faired, around, rim.Scale, order, density, growth, run, rim.AreJoined)) continue;
            patch.Points.AddRange(faired.Points.Skip(patch.Points.Count));
            for (int v = patch.RimPoints; v < patch.Points.Count; v++) patch.Points[v] = faired.Points[v];
            patch.Triangles.Clear();
            patch.Triangles.AddRange(faired.Triangles);
            return true;
        }
        return false;
    }

    void Refine(Geometry.Patch patch, Rim rim, double density, Run run) =>
        Refinement.Refine(patch, rim.Scale, run, density, GrowthFor(rim.Count), rim.AreJoined);

    static void Project(Geometry.Patch patch, SphereFit sphere)
    {
        for (int v = patch.RimPoints; v < patch.Points.Count; v++) patch.Points[v] = sphere.Project(patch.Points[v]);
    }
}
