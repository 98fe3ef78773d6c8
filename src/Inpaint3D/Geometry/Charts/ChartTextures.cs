using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>What the textures of old triangles show on a patch's chart.</summary>
internal static class ChartTextures
{
    /// <summary>Median width of a texel on some triangles in the unit of the mesh: √(area / area on the finest texture); null where none has an area.</summary>
    internal static double? TexelOf(Mesh mesh, IReadOnlyList<TextureStack> stacks, IEnumerable<int> triangles)
    {
        double[] widths = [.. triangles.Where(t => mesh.MaterialOf(t) is var m && m >= 0 && stacks[m].Channels > 0)
            .Select(t => Math.Sqrt(Area(mesh, t) / TexelsOf(mesh, t, stacks[mesh.MaterialOf(t)]))).Where(width => width > 0 && double.IsFinite(width)).Order()];
        return widths.Length == 0 ? null : widths[widths.Length / 2];
    }

    /// <summary>The known texels of a chart, what is missing, and the patch's part of that.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="mesh">Its mesh.</param>
    /// <param name="stacks">Textures of every material.</param>
    /// <param name="like">The material of the patch; triangles whose textures mean something else count as unknown.</param>
    /// <param name="run">Cancellation.</param>
    internal static (Field Picture, Mask Hole, Mask Patch) Bake(PatchChart chart, Mesh mesh, IReadOnlyList<TextureStack> stacks, int like, Run run)
    {
        var picture = new Field(chart.Width, chart.Height, 1, stacks[like].Channels) { Coding = stacks[like].Pictures[0].Coding };
        var hole = new Mask(chart.Width, chart.Height);
        hole.Samples.AsSpan().Fill(1);
        var values = new float[picture.Channels];
        var (seen, turned, turn) = (-1, -1, Matrix3x2.Identity);
        foreach (var texel in chart.Texels(chart.NewTriangles, chart.Triangles.Length))
        {
            int t = texel.Triangle, m = mesh.MaterialOf(t);
            if (t != seen) run.Cancel.ThrowIfCancellationRequested();
            seen = t;
            if (m < 0 || (m != like && !stacks[m].IsLike(stacks[like]))) continue;
            var uv = mesh.CornerUVs.AsSpan(3 * t, 3);
            stacks[m].Sample(((float)(1 - texel.U - texel.V) * uv[0]) + ((float)texel.U * uv[1]) + ((float)texel.V * uv[2]), values);
            if (stacks[m].Normals >= 0 && t != turned) (turned, turn) = (t, Turn(mesh, chart, t));
            stacks[m].Turn(values, turn);
            for (int c = 0; c < values.Length; c++) picture[texel.X, texel.Y, 0, c] = values[c];
            hole[texel.X, texel.Y] = false;
        }
        var patch = new Mask(chart.Width, chart.Height);
        foreach (var texel in chart.Texels(0, chart.NewTriangles)) hole[texel.X, texel.Y] = patch[texel.X, texel.Y] = true;
        return (picture, hole, patch);
    }

    static double Area(Mesh mesh, int t)
    {
        var (a, b, c) = mesh.Triangles[t];
        return Vec3.Cross(mesh.Positions[b] - mesh.Positions[a], mesh.Positions[c] - mesh.Positions[a]).Length;
    }

    static double TexelsOf(Mesh mesh, int t, TextureStack stack)
    {
        var (b, c) = (mesh.CornerUVs![(3 * t) + 1] - mesh.CornerUVs[3 * t], mesh.CornerUVs[(3 * t) + 2] - mesh.CornerUVs[3 * t]);
        return Math.Abs(((double)b.X * c.Y) - ((double)b.Y * c.X)) * stack.Width * stack.Height;
    }

    /// <summary>
    /// Takes the part of a normal that lies in the surface from the frame of the old texture into the chart's. A frame's first axis goes
    /// along growing u, its second is at right angles on the side of growing v.
    /// </summary>
    static Matrix3x2 Turn(Mesh mesh, PatchChart chart, int t)
    {
        var (a, b, c) = mesh.Triangles[t];
        var (right, up) = (mesh.Positions[b] - mesh.Positions[a], mesh.Positions[c] - mesh.Positions[a]);
        var uv = mesh.CornerUVs.AsSpan(3 * t, 3);
        var ((ax, ay), (bx, by), (cx, cy)) = (chart[a], chart[b], chart[c]);
        var (oldU, oldV) = Frame(right, up, (uv[1].X - uv[0].X, uv[1].Y - uv[0].Y), (uv[2].X - uv[0].X, uv[2].Y - uv[0].Y));
        var (newU, newV) = Frame(right, up, (bx - ax, ay - by), (cx - ax, ay - cy));
        return new((float)Vec3.Dot(oldU, newU), (float)Vec3.Dot(oldU, newV), (float)Vec3.Dot(oldV, newU), (float)Vec3.Dot(oldV, newV), 0, 0);
    }

    /// <summary>Axes in space of the coordinates that two edges of a triangle have.</summary>
    static (Vec3 U, Vec3 V) Frame(Vec3 right, Vec3 up, (double U, double V) atRight, (double U, double V) atUp)
    {
        double side = Math.Sign((atRight.U * atUp.V) - (atRight.V * atUp.U));
        var u = (side * ((atUp.V * right) - (atRight.V * up))).Normalized();
        var v = side * ((atRight.U * up) - (atUp.U * right));
        return (u, (v - (Vec3.Dot(u, v) * u)).Normalized());
    }
}
