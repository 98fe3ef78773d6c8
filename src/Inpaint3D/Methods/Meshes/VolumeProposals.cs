using Inpaint3D.Geometry;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Meshes;

/// <summary>Fills holes with the patches that a function on a grid round each gives, and after them those of minimum weight.</summary>
internal static class VolumeProposals
{
    /// <summary>Rims of fewer edges are too short for a grid.</summary>
    const int ShortestRim = 8;

    internal static MeshHole Fill(MeshHole problem, double density, double growth, double resolution, Func<HoleVolume, Run, (SparseGrid Grid, double[] Values)> complete, string kind, Run run)
    {
        var surface = new Lazy<NearSurface>(() => new NearSurface(Topology.Reuse(problem.Mesh, problem.Loops)));
        var (mesh, open) = HoleFiller.Fill(problem.Mesh, problem.Loops, Propose, run);
        return new MeshHole(mesh, open);

        IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run part) => All(rim, topology, surface, density, growth, resolution, complete, kind, admits, part);
    }

    static IEnumerable<Proposal> All(Rim rim, Topology topology, Lazy<NearSurface> surface, double density, double growth, double resolution,
        Func<HoleVolume, Run, (SparseGrid Grid, double[] Values)> complete, string kind, Func<Geometry.Patch, bool> admits, Run run)
    {
        growth = MinimumWeight.GrowthFor(rim.Count, growth);
        string? instead = null;
        bool isPlain = rim.IsClear is null && rim.Count >= ShortestRim && rim.Loop.Kind != LoopKind.Slit && !rim.Loop.IsOuterBorder;
        if (isPlain && HoleTriangulation.All(rim, run.Part(0, 0.05)).Select(start => start.Patch).FirstOrDefault() is { } plain)
        {
            var volume = new HoleVolume(rim, surface.Value, plain, density, resolution);
            var (grid, values) = complete(volume, run.Part(0.05, 0.5));
            if (VolumePatch.Of(volume, grid, values, run.Part(0.5, 0.55)) is { } patch)
            {
                if (Euler(patch) == Euler(plain) && Moved(plain, rim, topology, volume, grid, values, density, growth, run.Part(0.55, 0.7)))
                    yield return new Proposal(plain, $"a triangulation moved onto {kind}");
                var even = patch.Copy();
                if (Evened(even, rim, volume, grid, values, density, growth, run.Part(0.7, 0.8))) yield return new Proposal(even, kind);
                yield return new Proposal(patch, $"{kind} as it is");
            }
            instead = $"{kind} gives no patch that fits its rim, so it is filled as by minimum-weight";
        }
        foreach (var proposal in new MinimumWeight { Density = density, Growth = growth }.Propose(rim, topology, admits, run.Part(0.8, 1))) yield return proposal with { Instead = instead };
    }

    /// <summary>Vertices − edges + triangles: 1 for a disk, 0 for a band between two loops.</summary>
    static int Euler(Geometry.Patch patch) => patch.Points.Count - ((3 * patch.Triangles.Count) + patch.RimPoints) / 2 + patch.Triangles.Count;

    /// <summary>Refines and fairs a triangulation and moves its points onto the surface; false where that is too far off.</summary>
    static bool Moved(Geometry.Patch patch, Rim rim, Topology topology, HoleVolume volume, SparseGrid grid, double[] values, double density, double growth, Run run) =>
        Fairing.RefineAndFair(patch, topology.Around(rim.Loop, 3), rim.Scale, 2, density, growth, run.Part(0, 0.6), rim.AreJoined)
        && VolumePatch.Settle(patch, volume, grid, values) && Evened(patch, rim, volume, grid, values, density, growth, run.Part(0.6, 1));

    /// <summary>Evens triangles out and moves their points back onto the surface, in turns.</summary>
    static bool Evened(Geometry.Patch patch, Rim rim, HoleVolume volume, SparseGrid grid, double[] values, double density, double growth, Run run)
    {
        const int turns = 2;
        for (int turn = 0; turn < turns; turn++)
        {
            Refinement.Refine(patch, rim.Scale, run.Part((double)turn / turns, (turn + 1.0) / turns), density, growth, rim.AreJoined);
            if (!VolumePatch.Settle(patch, volume, grid, values)) return false;
        }
        return true;
    }
}
