using System.Collections.Concurrent;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Geometry;
using Inpaint3D.Methods.Patch;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Continues relief and colours: the fair patch and its surroundings get one smooth base; what the old surface has over it, height and colour, is
/// a picture on a chart, of which the hole is filled by matching patches.
/// </summary>
[Method("context", "N. Kawai, T. Sato, N. Yokoya. Efficient surface completion using principal curvature and its evaluation. IEEE International Conference on Image Processing, 2009; G. Harary, A. Tal, E. Grinspun. Context-based coherent surface completion. ACM Trans. Graphics 33(1), 2014")]
[Description("Continues relief and colours from round the hole, by copies of what matches: for textured surfaces.")]
public sealed record Context : MeshMethod
{
    /// <summary>Edges of the shortest rim round which there is room for detail.</summary>
    const int ShortestRim = 12;

    /// <summary>
    /// Means of many patches find the period of a pattern from all sides, where single copies would settle on one side's; copies at the end keep it
    /// sharp. What a surface is worked with is smaller than what pictures show: its patches have 11 × 11 texels.
    /// </summary>
    internal static readonly SynthesisOptions Copies = new NonLocalMeans { Radius = 5 }.Synthesis with { Wider = 2, Copy = true, Blend = 0.3f };

    /// <summary>How far round the hole detail is taken from.</summary>
    [Description("how far round the hole detail is taken from, in sizes of the hole")]
    [Range(0.25, 4.0)]
    public double Reach { get; init; } = 1.5;

    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run)
    {
        var unflat = new ConcurrentDictionary<int, bool>();
        var shapes = new AutoMesh { Density = Density, Growth = Growth }.Shapes(problem);
        var filled = Close(problem, (rim, topology, admits, part) => Propose(rim, topology, admits, shapes, unflat, part), run);
        if (!unflat.IsEmpty) run.Note?.Invoke($"What surrounds {(unflat.Count == 1 ? "hole" : "holes")} {string.Join(", ", unflat.Keys.Order())} cannot be laid flat without much stretch: no detail is continued there.");
        return filled;
    }

    /// <summary>Detail on the first fair patch that may enter, and then what comes without.</summary>
    IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Propose shapes, ConcurrentDictionary<int, bool> unflat, Run run)
    {
        bool wantsDetail = true;
        foreach (var fair in shapes(rim, topology, admits, run.Part(0, 0.3)))
        {
            if (wantsDetail && HasRoom(fair, rim) && admits(fair.Patch))
            {
                wantsDetail = false;
                if (Surface(fair, rim, topology, run.Part(0.3, 0.6)) is not { } surface) unflat[rim.Loop.Id] = true;
                else if (Detailed(fair, surface, run.Part(0.6, 1)) is { } detailed)
                {
                    yield return detailed;
                    yield return fair with { IsSpare = true };
                }
            }
            yield return fair;
        }
    }

    /// <summary>True where a patch can have detail.</summary>
    internal static bool HasRoom(Proposal fair, Rim rim) =>
        rim.IsClear is null && rim.Count >= ShortestRim && rim.Loop.Kind != LoopKind.Slit && !rim.Loop.IsOuterBorder && fair.Patch.Points.Count > rim.Count;

    /// <summary>A patch with its surroundings over their base; null where they cannot be laid flat, or have no relief that is needed.</summary>
    internal ContextFill? Surface(Proposal fair, Rim rim, Topology topology, Run run, bool needsRelief = false) => ContextFill.Of(fair.Patch, rim, topology, Reach, needsRelief, run);

    /// <summary>A patch with the detail of its surroundings, or null where there is none.</summary>
    internal static Proposal? Detailed(Proposal fair, ContextFill surface, Run run, bool needsRelief = false) =>
        surface.Fill((picture, part) => PatchSynthesis.Fill(picture, Copies, part), run, needsRelief) is { } patch ? new Proposal(patch, $"{fair.Kind}, with the detail round it") : null;
}
