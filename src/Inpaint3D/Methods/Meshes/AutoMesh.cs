using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;
using Inpaint3D.Geometry.Volumes;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Chooses the method hole by hole, from a list of which the first patch that is admitted decides: willmore for the wide cap of a
/// sphere; signed-distance where three or more rims meet, as at the branches of a junction; sharp where creases end at the rim; minimum-weight, which continues the rim's curvature; willmore, which needs only its
/// tangents, where it bends much less, as where noise leads the curvature astray, and where the surroundings are facets; minimum-weight with fewer continuous derivatives. Where the
/// surroundings are likelier to be of little bending than of little variation of curvature, the patch of minimum-weight is drawn half way to that of willmore. Where the
/// surroundings are rougher than the patch, and their relief repeats, it goes on over the patch as in context.
/// </summary>
[Method("auto", "P. Liepa. Filling holes in meshes. Symposium on Geometry Processing, 2003 (the method that it starts from).")]
[Description("Chooses hole by hole: willmore for wide caps of spheres and where curvature misleads, sharp where creases end at the rim, signed-distance for junctions, context where relief repeats, else minimum-weight.")]
public sealed record AutoMesh : MeshMethod
{
    static readonly (string Name, string Reason)[] Methods =
    [
        ("sharp", "creases end at the rim, and are continued through the hole"),
        ("context", "the relief round the hole repeats, and is continued"),
        ("willmore", "the cap of a sphere is continued round, and a rim whose curvature misleads is closed with the least bending"),
        ("signed-distance", "the branches of a junction are joined through space"),
        ("volumetric-diffusion", "nothing else fits the rim"),
        ("minimum-weight", "the hole is filled by the least bend and faired"),
        (HoleFiller.Back, "an outline is closed by the back of its piece"),
        (HoleFiller.Plain, "the rim's triangles look back, so that it is closed by a plain triangulation"),
    ];

    /// <summary>Rings of triangles round a rim, and sectors of these, whose curvature is compared with the patch's.</summary>
    const int RoughRings = 4, Sectors = 6;
    /// <summary>By how many radians a way across the hole must turn in what is round it: less is a shape of its own.</summary>
    const double Turns = 2;
    /// <summary>How far round a hole relief must repeat, in sizes of the hole, to be looked for farther off.</summary>
    const double NearRelief = 0.75;
    /// <summary>Holes that are named where a method is taken for some of them; more are counted, and <c>--json</c> names all.</summary>
    const int MostNamed = 10;
    /// <summary>Least area over squared diameter of a patch that gets relief, or is drawn towards the least bending: a disk's is 0.79, a strip's of 1 : 4 less than this.</summary>
    const double Compact = 0.25;

    /// <summary>Order of the fairing, k.</summary>
    [Description("order of the fairing (k): 1 is a membrane, 2 continues tangents, 3 curvature; willmore has none")]
    [Range(1, 3)]
    public int Order { get; init; } = 3;

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run)
    {
        var chosen = new Dictionary<int, string>();
        var filled = Close(problem, WithRelief(Shapes(problem)), run, Closed);
        Tell(chosen, run);
        return filled with { Chosen = chosen };

        void Closed(Loop loop, Geometry.Patch patch)
        {
            if (patch.Method is null) return;
            foreach (int id in (int[])[loop.Id, .. loop.Parts is null ? [] : loop.Partners]) chosen[id] = patch.Method;
        }
    }

    /// <summary>Patches, and before the first of them that may enter the same with the relief round it, where that is rough and repeats.</summary>
    Propose WithRelief(Propose shapes)
    {
        return Propose;

        IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run run)
        {
            bool? looks = null;
            foreach (var shape in shapes(rim, topology, admits, run.Part(0, 0.6)))
            {
                looks ??= MayHaveRelief(shape, rim);
                if (looks == true && admits(shape.Patch))
                {
                    looks = false;
                    var context = new Context();
                    if ((context with { Reach = NearRelief }).Surface(shape, rim, topology, run.Part(0.6, 0.65), needsRelief: true)?.CanCopyRelief(run) == true
                        && context.Surface(shape, rim, topology, run.Part(0.65, 0.8), needsRelief: true) is { } surface && Context.Detailed(shape, surface, run.Part(0.8, 1), needsRelief: true) is { } detailed)
                    {
                        yield return By("context", detailed);
                        yield return shape with { IsSpare = true };
                    }
                }
                yield return shape;
            }
        }
    }

    /// <summary>
    /// Whether to look for relief: the surroundings are rougher than the patch on at least half of the sides (whether it repeats is seen afterwards), and the hole is so compact that a chart of what is round it does not
    /// cost far more than the patch. Spheres have none.
    /// </summary>
    static bool MayHaveRelief(Proposal shape, Rim rim)
    {
        if (rim.Count > LongRim || shape.IsRound || !Context.HasRoom(shape, rim)) return false;
        var (curvature, area) = BendingEnergy.Mean(CollectionsMarshal.AsSpan(shape.Patch.Points), shape.Patch.Triangles);
        if (area < Compact * rim.Loop.Diameter * rim.Loop.Diameter) return false;
        var (around, plane) = (rim.Around(RoughRings), Plane.Fit(rim.Points));
        double least = Math.Max(curvature, Turns / rim.Loop.Diameter);
        return around.Triangles.GroupBy(Sector).Count(sector => BendingEnergy.Mean(around.Points, [.. sector]).Curvature > least) >= Sectors / 2;

        int Sector(Triangle t)
        {
            var (x, y) = plane.Project(around.Points[t.A]);
            return (int)Math.Floor(Sectors * Math.Atan2(y, x) / Math.Tau);
        }
    }

    Willmore Bending => new() { Density = Density, Growth = Growth };

    /// <summary>Its patches for the rims of a problem.</summary>
    internal Propose Shapes(MeshHole problem)
    {
        var surface = new Lazy<NearSurface>(() => new NearSurface(Topology.Reuse(problem.Mesh, problem.Loops)));
        return (rim, topology, admits, run) => Shapes(rim, topology, surface, admits, run);
    }

    IEnumerable<Proposal> Shapes(Rim rim, Topology topology, Lazy<NearSurface> surface, Func<Geometry.Patch, bool> admits, Run run)
    {
        var cap = Bending with { CapsOnly = true };
        var calm = RimFrame.Calm(rim, GrowthFor(rim.Count), run);
        if (rim.IsClear is null && cap.Bent(calm, run.Part(0, 0.4)) is { } round) yield return By("willmore", RimFrame.PutBack(round, rim, run));
        if (rim.Loop is { Parts.Length: > 2, Kind: not LoopKind.Island })
            foreach (var proposal in new SignedDistance { Density = Density, Growth = Growth }.Proposals.Through(rim, surface, run.Part(0, 0.4))) yield return By("signed-distance", proposal);
        foreach (var proposal in new Sharp { Order = Order, Density = Density, Growth = Growth }.Sheets(rim, topology, run.Part(0, 0.4))) yield return By("sharp", proposal);
        var bent = new Lazy<Proposal?>(() => Bending.Bent(calm, run.Part(0.4, 0.7)));
        if (rim.Count <= LongRim && rim.IsClear is null && Facets.Surround(calm) && bent.Value is { } fair) yield return By("willmore", RimFrame.PutBack(fair, rim, run));
        foreach (var proposal in (Plain with { Order = Order }).Propose(rim, admits, known => LeastBending(known, bent, run.Part(0.7, 0.8)), run.Part(0.4, 1)))
        {
            if (Between(proposal, rim, bent, run) is { } between) yield return By("minimum-weight", between);
            yield return proposal.Patch.Method is null ? By("minimum-weight", proposal) : proposal;
        }
    }

    /// <summary>Where the curvature round a rim does not tell that of the hole, a patch between the one that continues it and the one of least bending.</summary>
    static Proposal? Between(Proposal proposal, Rim rim, Lazy<Proposal?> bent, Run run)
    {
        if (proposal.Order < 3 || rim.Count is < Willmore.ShortestRim or > LongRim || rim.IsJoined || rim.IsClear is not null) return null;
        // In a strip nothing is far from the rim.
        double area = BendingEnergy.Mean(CollectionsMarshal.AsSpan(proposal.Patch.Points), proposal.Patch.Triangles).Area;
        if (area < Compact * rim.Loop.Diameter * rim.Loop.Diameter) return null;
        if (!LikelyOrder.IsOfBending(rim, run) || bent.Value is not { } other) return null;
        return proposal with { Patch = HalfWay(proposal.Patch, RimFrame.PutBack(other, rim, run).Patch), Kind = $"{proposal.Kind}, drawn towards the least bending" };
    }

    /// <summary>A patch with its inner points moved half way to the nearest ones of another.</summary>
    static Geometry.Patch HalfWay(Geometry.Patch patch, Geometry.Patch other)
    {
        var tree = BoundingTree.Of(new Mesh { Positions = [.. other.Points], Triangles = [.. other.Triangles] });
        var between = patch.Copy();
        for (int v = patch.RimPoints; v < patch.Points.Count; v++) between.Points[v] = 0.5 * (patch.Points[v] + tree.Closest(patch.Points[v]).Point);
        return between;
    }

    /// <summary>
    /// Patches of least bending, from the triangulations of least largest and of least total bend, and where the rim goes round more than a half of what is
    /// like a sphere, as none of its triangulations does, from that sphere's cap. Their cost grows faster than a linear fairing's, so that longer rims do without.
    /// </summary>
    IEnumerable<Proposal> LeastBending(Rim rim, Lazy<Proposal?> bent, Run run)
    {
        if (rim.Count > LongRim) yield break;
        var willmore = Bending;
        if (bent.Value is { } first)
        {
            yield return By("willmore", first);
            if (first.IsRound) yield break;
        }
        if (!rim.IsJoined && SphereFit.Nearest(rim.Points, rim.Around(Willmore.SphereRings)) is { IsRound: true } sphere && sphere.IsPastEquator(rim.Points) && sphere.Filled(rim, Density, GrowthFor(rim.Count), run.Part(0.5, 0.55)) is { } cap
            && willmore.Bent(rim, run.Part(0.55, 0.75), cap) is { } wide) yield return By("willmore", wide);
        if (HoleTriangulation.LeastTotalBend(rim, run) is { } start && willmore.Bent(rim, run.Part(0.75, 1), start) is { } other) yield return By("willmore", other);
    }

    static Proposal By(string method, Proposal proposal)
    {
        proposal.Patch.Method = method;
        return proposal;
    }

    /// <summary>Says what was taken: with the reason where it is the same for all loops, else with the loops, of which more than ten are counted, but for the most frequent method.</summary>
    static void Tell(Dictionary<int, string> chosen, Run run)
    {
        var groups = chosen.GroupBy(entry => entry.Value, entry => entry.Key).OrderBy(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToArray();
        if (groups.Length == 0) return;
        string all = groups.Length == 1 ? $"{groups[0].Key}: {Methods.First(method => method.Name == groups[0].Key).Reason}"
            : string.Join(", ", groups[..^1].Select(group => $"{group.Key} for {Named([.. group.Order()])}").Append($"{groups[^1].Key} for {(groups[^1].Count() > 1 ? $"the other {groups[^1].Count()}" : "the other one")}"));
        run.Note?.Invoke($"auto takes {all}.");

        static string Named(int[] holes) => holes.Length > MostNamed ? $"{holes.Length:N0} holes" : $"hole{(holes.Length > 1 ? "s" : "")} {string.Join(", ", holes)}";
    }
}
