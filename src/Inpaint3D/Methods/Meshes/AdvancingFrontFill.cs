using System.ComponentModel;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Triangulates a hole by a front that advances from its rim where its angle is least, extends the rim's normals harmonically over the
/// membrane of these triangles, turns each to its normal and finds the vertices by a Poisson equation. Rims that cross themselves seen
/// along their plane, and patches that cannot be admitted, give way to those of minimum weight.
/// </summary>
[Method("advancing-front", "W. Zhao, S. Gao, H. Lin. A robust hole-filling algorithm for triangular mesh. The Visual Computer 23(12), 2007.")]
[Description("Even triangles from the rim inwards, shaped by the normals around the hole.")]
public sealed record AdvancingFrontFill : MeshMethod
{
    /// <inheritdoc/>
    protected override MeshHole Solve(MeshHole problem, Run run) => Close(problem, Propose, run);

    IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Geometry.Patch, bool> admits, Run run)
    {
        string? instead = rim.IsClear is null ? "an advancing front gives no patch for its rim, so it is filled as by minimum-weight" : null;
        bool isPlain = rim.IsClear is null && !rim.Loop.IsOuterBorder && rim.Loop.Kind is not (LoopKind.Slit or LoopKind.TubeEnd);
        if (isPlain && RimFrame.Calm(rim, GrowthFor(rim.Count), run) is var calm && AdvancingFront.Fill(calm, Density, GrowthFor(rim.Count), run.Part(0, 0.2)) is { } patch)
        {
            var around = calm.Around(2);
            if (Fairing.Fair(patch, around, 1, run.Part(0.2, 0.3)))
            {
                instead = null;
                var shaped = patch.Copy();
                if (NormalFit.Fit(shaped, NormalFit.AtRim(around, rim.Count, rim.Loop.Next), run.Part(0.3, 0.6)))
                    yield return RimFrame.PutBack(new Proposal(shaped, "an advancing front shaped by the rim's normals"), rim, run);
                yield return RimFrame.PutBack(new Proposal(patch, "an advancing front at rest"), rim, run);
            }
        }
        foreach (var proposal in Plain.Propose(rim, topology, admits, run.Part(0.6, 1))) yield return proposal with { Instead = instead };
    }
}
