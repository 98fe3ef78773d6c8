using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Colours patches by an image method: the patch and the old triangles round it are laid flat, the colours of the old ones
/// become a picture, the patch its hole (and so does what no triangle covers), and the filled picture gives the new vertices
/// their colours. The picture holds colours as coded, as pictures do.
/// </summary>
internal static class ChartColour
{
    /// <summary>Colours the vertices that were appended to a mesh.</summary>
    /// <param name="old">The mesh before.</param>
    /// <param name="extended">The filled mesh with all attributes at full length; it keeps its colours where a patch cannot be laid flat.</param>
    /// <param name="method">How to fill the pictures.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    internal static Mesh Colour(Mesh old, Mesh extended, Method<ImageHole> method, Run run)
    {
        if (extended.Colors is null || extended.Triangles.Length == old.Triangles.Length) return extended;
        var colors = (Vector4[])extended.Colors.Clone();
        var patches = PatchesOf(old, extended);
        var region = new ChartRegion(extended, old.Triangles.Length);
        for (int i = 0; i < patches.Length; i++)
        {
            var part = run.Part((double)i / patches.Length, (i + 1.0) / patches.Length);
            if (PatchChart.Of(extended, region, patches[i], part.Part(0, 0.3)) is not { } chart)
            {
                run.Note?.Invoke("A patch could not be laid flat: its colours are interpolated from its rim.");
                continue;
            }
            var problem = PictureOf(chart, extended);
            if (problem.IsFilled || problem.Hole.Count == problem.Hole.Samples.Length) continue;
            var picture = method.Fill(problem, part.Part(0.3, 1)).Image;
            foreach (int v in patches[i].SelectMany(t => ChartRegion.Corners(extended.Triangles[t])).Distinct())
                if (v >= old.Positions.Length) colors[v] = Sample(picture, chart[v], colors[v]);
        }
        run.Step(1);
        return extended with { Colors = colors };
    }

    /// <summary>The triangles of every patch that has vertices of its own.</summary>
    static int[][] PatchesOf(Mesh old, Mesh extended) =>
        [.. new AppendedPatches(old, extended).Patches().Where(patch => patch.Any(t => ChartRegion.Corners(extended.Triangles[t]).Any(v => v >= old.Positions.Length)))];

    static ImageHole PictureOf(PatchChart chart, Mesh mesh)
    {
        int channels = mesh.ColorAlpha ? 4 : 3;
        var picture = new Field(chart.Width, chart.Height, 1, channels) { Coding = mesh.ColorCoding };
        var hole = new Mask(chart.Width, chart.Height);
        hole.Samples.AsSpan().Fill(1);
        foreach (var texel in chart.Texels(chart.NewTriangles, chart.Triangles.Length))
        {
            var (a, b, c) = mesh.Triangles[texel.Triangle];
            var color = ((float)(1 - texel.U - texel.V) * mesh.Colors![a]) + ((float)texel.U * mesh.Colors[b]) + ((float)texel.V * mesh.Colors[c]);
            for (int k = 0; k < channels; k++) picture[texel.X, texel.Y, 0, k] = color[k];
            hole[texel.X, texel.Y] = false;
        }
        foreach (var texel in chart.Texels(0, chart.NewTriangles)) hole[texel.X, texel.Y] = true;
        return new ImageHole(picture, hole);
    }

    /// <summary>The picture between four texels; the channels that it lacks stay.</summary>
    static Vector4 Sample(Field picture, (double X, double Y) at, Vector4 color)
    {
        double x = Math.Clamp(at.X, 0, picture.Width - 1), y = Math.Clamp(at.Y, 0, picture.Height - 1);
        int left = Math.Min((int)x, picture.Width - 2), top = Math.Min((int)y, picture.Height - 2);
        float u = (float)(x - left), v = (float)(y - top);
        for (int k = 0; k < picture.Channels; k++)
        {
            float upper = ((1 - u) * picture[left, top, 0, k]) + (u * picture[left + 1, top, 0, k]);
            float lower = ((1 - u) * picture[left, top + 1, 0, k]) + (u * picture[left + 1, top + 1, 0, k]);
            color[k] = ((1 - v) * upper) + (v * lower);
        }
        return color;
    }
}
