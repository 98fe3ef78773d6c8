using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Chooses the method hole by hole, from a list of which the first patch that is admitted decides: willmore for the wide cap of a
/// sphere; signed-distance where three or more rims meet, as at the branches of a junction; sharp where creases end at the rim; minimum-weight, which continues the rim's curvature; willmore, which needs only its
/// tangents, where it bends much less, as where noise leads the curvature astray; minimum-weight with fewer continuous derivatives.
/// </summary>
[Method("auto", "P. Liepa. Filling holes in meshes. Symposium on Geometry Processing, 2003 (the method that it starts from).")]
[Description("Chooses hole by hole: willmore for wide caps of spheres and where curvature misleads, sharp where creases end at the rim, signed-distance for junctions, else minimum-weight.")]
public sealed record AutoMesh : MeshMethod
{
    static readonly (string Name, string Reason)[] Methods =
    [
        ("sharp", "creases end at the rim, and are continued through the hole"),
        ("willmore", "the cap of a sphere is continued round, and a rim whose curvature misleads is closed with the least bending"),
        ("signed-distance", "the branches of a junction are joined through space"),
        ("minimum-weight", "the hole is filled by the least bend and faired"),
        (HoleFiller.Back, "an outline is closed by the back of its piece"),
        (HoleFiller.Plain, "the rim's triangles look back, so that it is closed by a plain triangulation"),
    ];

    /// <summary>Order of the fairing, k.</summary>
    [Description("order of the fairing (k): 1 is a membrane, 2 continues tangents, 3 curvature; willmore has none")]
    [Range(1, 3)]
    public int Order { get; init; } = 3;

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run)
    {
        var chosen = new Dictionary<int, string>();
        var surface = new Lazy<NearSurface>(() => new NearSurface(Topology.Reuse(problem.Mesh, problem.Loops)));
        var filled = Close(problem, (rim, topology, admits, part) => Propose(rim, topology, surface, admits, part), run, Closed);
        Tell(chosen, run);
        return filled with { Chosen = chosen };

        void Closed(Loop loop, Geometry.Patch patch)
        {
            if (patch.Method is null) return;
            foreach (int id in (int[])[loop.Id, .. loop.Parts is null ? [] : loop.Partners]) chosen[id] = patch.Method;
        }
    }

    IEnumerable<Proposal> Propose(Rim rim, Topology topology, Lazy<NearSurface> surface, Func<Geometry.Patch, bool> admits, Run run)
    {
        var cap = new Willmore { Density = Density, Growth = Growth, CapsOnly = true };
        if (cap.Bent(rim, topology, run.Part(0, 0.4)) is { } round) yield return By("willmore", round);
        if (rim.Loop is { Parts.Length: > 2, Kind: not LoopKind.Island })
            foreach (var proposal in new SignedDistance { Density = Density, Growth = Growth }.Proposals.Through(rim, topology, surface, run.Part(0, 0.4))) yield return By("signed-distance", proposal);
        foreach (var proposal in new Sharp { Order = Order, Density = Density, Growth = Growth }.Sheets(rim, topology, run.Part(0, 0.4))) yield return By("sharp", proposal);
        foreach (var proposal in (Plain with { Order = Order }).Propose(rim, topology, admits, () => LeastBending(rim, topology, run.Part(0.7, 0.8)), run.Part(0.4, 1)))
            yield return proposal.Patch.Method is null ? By("minimum-weight", proposal) : proposal;
    }

    /// <summary>
    /// Patches of least bending, from the triangulations of least largest and of least total bend. Their cost grows faster than a linear
    /// fairing's, so that longer rims do without.
    /// </summary>
    IEnumerable<Proposal> LeastBending(Rim rim, Topology topology, Run run)
    {
        if (rim.Count > LongRim) yield break;
        var willmore = new Willmore { Density = Density, Growth = Growth };
        if (willmore.Bent(rim, topology, run.Part(0, 0.5)) is { } bent)
        {
            yield return By("willmore", bent);
            if (bent.IsRound) yield break;
        }
        if (HoleTriangulation.LeastTotalBend(rim, run) is { } start && willmore.Bent(rim, topology, run.Part(0.5, 1), start) is { } other) yield return By("willmore", other);
    }

    static Proposal By(string method, Proposal proposal)
    {
        proposal.Patch.Method = method;
        return proposal;
    }

    /// <summary>Says what was taken: with the reason where it is the same for all loops, else with the loops, but for the most frequent method.</summary>
    static void Tell(Dictionary<int, string> chosen, Run run)
    {
        var groups = chosen.GroupBy(entry => entry.Value, entry => entry.Key).OrderBy(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToArray();
        if (groups.Length == 0) return;
        string all = groups.Length == 1 ? $"{groups[0].Key}: {Methods.First(method => method.Name == groups[0].Key).Reason}"
            : string.Join(", ", groups[..^1].Select(group => $"{group.Key} for loop{(group.Count() > 1 ? "s" : "")} {string.Join(", ", group.Order())}").Append($"{groups[^1].Key} for the other {groups[^1].Count()}"));
        run.Note?.Invoke($"auto takes {all}.");
    }
}
