using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;
using Inpaint3D.Geometry.Volumes;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Methods.Meshes;

/// <summary>Patches of a function on a grid round each hole.</summary>
/// <param name="Method">Whose patches they are.</param>
/// <param name="Resolution">Most cells across the hole.</param>
/// <param name="Complete">The function: a grid and its values, negative behind the surface.</param>
/// <param name="Kind">What the function is, in words for the user.</param>
internal sealed record VolumeProposals(MeshMethod Method, double Resolution, Func<HoleVolume, Run, (SparseGrid Grid, double[] Values)> Complete, string Kind)
{
    /// <summary>Rims of fewer edges are too short for a grid.</summary>
    const int ShortestRim = 8;

    /// <summary>Fills holes with these patches, or with those of minimum weight where none can be admitted.</summary>
    public MeshHole Fill(MeshHole problem, Run run)
    {
        var surface = new Lazy<NearSurface>(() => new NearSurface(Topology.Reuse(problem.Mesh, problem.Loops)));
        return Method.Close(problem, Propose, run);

        IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run part)
        {
            foreach (var proposal in Through(rim, surface, part.Part(0, 0.8))) yield return proposal;
            string? instead = IsFor(rim) ? $"{Kind} gives no patch that fits its rim, so it is filled as by minimum-weight" : null;
            foreach (var proposal in Method.Plain.Propose(rim, topology, admits, part.Part(0.8, 1))) yield return proposal with { Instead = instead };
        }
    }

    /// <summary>The patches for a rim, the best first; none where the function does not close it.</summary>
    /// <param name="rim">The rim.</param>
    /// <param name="surface">Distances to it, which several rims share.</param>
    /// <param name="run">Device and cancellation.</param>
    public IEnumerable<Proposal> Through(Rim rim, Lazy<NearSurface> surface, Run run)
    {
        if (!IsFor(rim) || HoleTriangulation.All(rim, run.Part(0, 0.05)).Select(start => start.Patch).FirstOrDefault() is not { } plain) yield break;
        var volume = new HoleVolume(rim, surface.Value, plain, Method.Density, Resolution);
        var (grid, values) = Complete(volume, run.Part(0.05, 0.6));
        if (VolumePatch.Of(volume, grid, values, run.Part(0.6, 0.7)) is not { } patch) yield break;
        double growth = Method.GrowthFor(rim.Count);
        if (Euler(patch) == Euler(plain) && Moved(plain, rim, volume, grid, values, growth, run.Part(0.7, 0.85)))
            yield return new Proposal(plain, $"a triangulation moved onto {Kind}");
        var even = patch.Copy();
        if (Evened(even, rim, volume, grid, values, growth, run.Part(0.85, 1))) yield return new Proposal(even, Kind);
        yield return new Proposal(patch, $"{Kind} as it is");
    }

    static bool IsFor(Rim rim) => rim.IsClear is null && rim.Count >= ShortestRim && rim.Loop.Kind != LoopKind.Slit && !rim.Loop.IsOuterBorder;

    /// <summary>Vertices − edges + triangles: 1 for a disk, 0 for a band between two loops.</summary>
    static int Euler(Geometry.Patch patch) => patch.Points.Count - ((3 * patch.Triangles.Count) + patch.RimPoints) / 2 + patch.Triangles.Count;

    /// <summary>Refines and fairs a triangulation and moves its points onto the surface; false where that is too far off.</summary>
    bool Moved(Geometry.Patch patch, Rim rim, HoleVolume volume, SparseGrid grid, double[] values, double growth, Run run) =>
        Fairing.RefineAndFair(patch, rim.Around(3), rim.Scale, 2, Method.Density, growth, run.Part(0, 0.6), rim.AreJoined)
        && VolumePatch.Settle(patch, volume, grid, values) && Evened(patch, rim, volume, grid, values, growth, run.Part(0.6, 1));

    /// <summary>Evens triangles out and moves their points back onto the surface, in turns.</summary>
    bool Evened(Geometry.Patch patch, Rim rim, HoleVolume volume, SparseGrid grid, double[] values, double growth, Run run)
    {
        const int turns = 2;
        for (int turn = 0; turn < turns; turn++)
        {
            Refinement.Refine(patch, rim.Scale, run.Part((double)turn / turns, (turn + 1.0) / turns), Method.Density, growth, rim.AreJoined);
            if (!VolumePatch.Settle(patch, volume, grid, values)) return false;
        }
        return true;
    }
}
