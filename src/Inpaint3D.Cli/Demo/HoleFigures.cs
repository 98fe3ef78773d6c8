using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Cli.Demo;

/// <summary>How well the fill of one hole meets the truth.</summary>
/// <param name="Loop">The hole.</param>
/// <param name="Triangles">Triangles added.</param>
/// <param name="Rms">Root of the mean squared distance of the patch from the true surface, in percent of the hole's diameter.</param>
/// <param name="Max">Largest distance of the patch from the true surface (one-sided Hausdorff distance), in percent of the hole's diameter.</param>
/// <param name="ColorRmse">Root of the mean squared difference of R, G and B to the true colour at the nearest point, in codes of 0..255.</param>
public sealed record HoleFigures(Loop Loop, int Triangles, double Rms, double Max, double ColorRmse)
{
    /// <summary>Compares every filled hole with the truth, at the centres of the added triangles, weighted by area.</summary>
    internal static IReadOnlyList<HoleFigures> Of(Mesh scan, Mesh filled, IReadOnlyList<Loop> loops, Mesh truth, Run run)
    {
        var tree = BoundingTree.Of(truth);
        var hole = HoleOfTriangle(scan, filled, loops);
        var figures = new List<HoleFigures>();
        foreach (var group in Enumerable.Range(0, hole.Length).Where(t => hole[t] >= 0).GroupBy(t => hole[t]).OrderBy(group => group.Key))
        {
            run.Cancel.ThrowIfCancellationRequested();
            double area = 0, squares = 0, max = 0, colors = 0;
            foreach (int t in group)
            {
                var (a, b, c) = filled.Triangles[scan.Triangles.Length + t];
                var (pa, pb, pc) = (filled.Positions[a], filled.Positions[b], filled.Positions[c]);
                var center = (pa + pb + pc) / 3;
                var foot = tree.Closest(center);
                double weight = Math.Max(Vec3.Cross(pb - pa, pc - pa).Length, double.Epsilon), distance = (foot.Point - center).Length;
                (area, squares, max) = (area + weight, squares + (weight * distance * distance), Math.Max(max, distance));
                var color = (filled.Colors![a] + filled.Colors[b] + filled.Colors[c]) / 3;
                colors += weight * (color - ColorAt(truth, foot)).AsVector3().LengthSquared() / 3;
            }
            var loop = loops[group.Key];
            figures.Add(new HoleFigures(loop, group.Count(), 100 * Math.Sqrt(squares / area) / loop.Diameter, 100 * max / loop.Diameter, 255 * Math.Sqrt(colors / area)));
        }
        return figures;
    }

    /// <summary>Added triangles of one patch hang together, and reach the rim.</summary>
    static int[] HoleOfTriangle(Mesh scan, Mesh filled, IReadOnlyList<Loop> loops)
    {
        var holeOf = Enumerable.Repeat(-1, filled.Positions.Length).ToArray();
        for (int i = 0; i < loops.Count; i++)
            foreach (int v in loops[i].Vertices) holeOf[v] = i;
        var hole = Enumerable.Repeat(-1, filled.Triangles.Length - scan.Triangles.Length).ToArray();
        for (bool any = true; any;)
        {
            any = false;
            for (int t = 0; t < hole.Length; t++)
            {
                if (hole[t] >= 0) continue;
                var (a, b, c) = filled.Triangles[scan.Triangles.Length + t];
                hole[t] = Math.Max(holeOf[a], Math.Max(holeOf[b], holeOf[c]));
                if (hole[t] < 0) continue;
                (holeOf[a], holeOf[b], holeOf[c], any) = (hole[t], hole[t], hole[t], true);
            }
        }
        return hole;
    }

    static Vector4 ColorAt(Mesh mesh, Foot foot)
    {
        var (a, b, c) = mesh.Triangles[foot.Triangle];
        return ((float)(1 - foot.U - foot.V) * mesh.Colors![a]) + ((float)foot.U * mesh.Colors[b]) + ((float)foot.V * mesh.Colors[c]);
    }
}
