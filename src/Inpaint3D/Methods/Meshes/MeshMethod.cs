using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Geometry.Volumes;

namespace Inpaint3D.Methods.Meshes;

/// <summary>A method that closes the holes of a mesh by patches, whose inner vertices lie about as dense as those of the rims.</summary>
public abstract record MeshMethod : Method<MeshHole>
{
    /// <summary>Edges of a rim from which the growth is never zero: without it vertices would grow with the square of the edges.</summary>
    internal const int LongRim = 400;
    const double LongRimGrowth = 0.05;

    /// <summary>Old edges over new ones.</summary>
    [Description("density of the new vertices: edges round the hole over new edges, about")]
    [Range(0.1, 10.0)]
    public double Density { get; init; } = 1;

    /// <summary>Growth of the wanted edge by the distance from the rim.</summary>
    [Description("growth of the new edges towards the middle: how much they lengthen by a unit of distance from the rim; at least 0.05 for rims of over 400 edges")]
    [Range(0.0, 0.5)]
    public double Growth { get; init; }

    /// <summary>False when patches have their rims' vertices alone.</summary>
    internal virtual bool Refines => true;

    /// <summary>False when patches are as flat as their rims allow.</summary>
    internal virtual bool Bulges => true;

    /// <summary>The growth in the patch of a rim of so many edges.</summary>
    internal virtual double GrowthFor(int edges) => edges > LongRim ? Math.Max(Growth, LongRimGrowth) : Growth;

    /// <summary>The patches of minimum weight that follow where a method's own cannot be admitted.</summary>
    internal MinimumWeight Plain => new() { Density = Density, Growth = Growth };

    /// <summary>Closes each loop by the first of its patches that may enter the mesh, where there is none by the diffused distance, if new vertices are welcome.</summary>
    /// <param name="problem">Mesh and loops.</param>
    /// <param name="propose">The patches for a rim, the best first.</param>
    /// <param name="run">Device, cancellation, progress.</param>
    /// <param name="closed">Told of every loop that is closed, and by which patch, or null.</param>
    internal MeshHole Close(MeshHole problem, Propose propose, Run run, Action<Loop, Geometry.Patch>? closed = null)
    {
        var painted = new Dictionary<int, Painting>();
        var surface = new Lazy<NearSurface>(() => new NearSurface(Topology.Reuse(problem.Mesh, problem.Loops)));
        var (mesh, open) = HoleFiller.Fill(problem.Mesh, problem.Loops, propose, Through, run, (loop, patch) =>
        {
            if (patch.Colors is not null || patch.Columns.Count > 0) painted[loop.Id] = new Painting("non-local-means", "what vertices have goes with the relief");
            closed?.Invoke(loop, patch);
        });
        return new MeshHole(mesh, open) { Painted = painted };

        IEnumerable<Proposal> Through(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run part)
        {
            if (!Refines) yield break;
            foreach (var proposal in new VolumetricDiffusion { Density = Density, Growth = Growth }.Proposals.Through(rim, surface, part))
            {
                proposal.Patch.Method = "volumetric-diffusion";
                yield return proposal;
            }
        }
    }
}
