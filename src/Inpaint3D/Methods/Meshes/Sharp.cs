using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Creases;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Continues the creases that end at a rim through its hole: ends are joined in pairs by cubics, or at the corner that is nearest to
/// their sheets, with the least sum of squared bends; the creases cut the hole into sheets, each filled by minimum-weight
/// triangulation, refined, and faired into the old surface of its own sheet. What has no such ends, and what would cross, is
/// filled as by minimum-weight.
/// </summary>
[Method("sharp", "Corners after T. Ju, F. Losasso, S. Schaefer, J. Warren. Dual contouring of Hermite data. ACM Trans. Graphics 21(3), 2002; sheets after P. Liepa. Filling holes in meshes. Symposium on Geometry Processing, 2003.")]
[Description("Continues creases and corners through the hole, with a smooth sheet between them.")]
public sealed record Sharp : MeshMethod
{
    /// <summary>Order of the fairing, k.</summary>
    [Description("order of the sheets' fairing (k): 1 is a membrane, 2 continues tangents, 3 curvature")]
    [Range(1, 3)]
    public int Order { get; init; } = 3;

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run) => Close(problem, Propose, run);

    IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run run) =>
        Sheets(rim, topology, run.Part(0, 0.5)).Concat((Plain with { Order = Order }).Propose(rim, topology, admits, run.Part(0.5, 1)));

    /// <summary>The patches that continue creases; none where no two creases meet.</summary>
    internal IEnumerable<Proposal> Sheets(Rim rim, Topology topology, Run run)
    {
        // Looking for what is in the way is left to minimum-weight.
        if (rim.IsClear is null && OldSheets(rim, topology) is { } old && CreaseNet.Of(rim, CreaseEnd.At(rim, old)) is { } net)
        {
            foreach (var proposal in Between(rim, net, old, run.Part(0, 0.5))) yield return proposal;
            if (net.Snapped() is { } snapped)
                foreach (var proposal in Between(rim, snapped, old, run.Part(0.5, 1))) yield return proposal;
        }
    }

    IEnumerable<Proposal> Between(Rim rim, CreaseNet net, SmoothSheets old, Run run)
    {
        var sheets = new SheetFill(rim, net, old);
        for (int order = Order; order > 0; order--)
        {
            if (sheets.Fill(order, Density, GrowthFor(rim.Count), run) is { } patch)
                yield return new Proposal(patch, $"sheets between creases, faired with order {order}");
        }
    }

    /// <summary>The old sheets round a rim's hole, or null where no crease can end.</summary>
    static SmoothSheets? OldSheets(Rim rim, Topology topology)
    {
        bool isPlain = !rim.IsJoined && rim.Loop.Kind != LoopKind.Slit && !rim.Loop.IsOuterBorder;
        return isPlain && SmoothSheets.MayChangeAt(topology, rim) ? new SmoothSheets(rim.Around(SmoothSheets.Rings), rim) : null;
    }
}
