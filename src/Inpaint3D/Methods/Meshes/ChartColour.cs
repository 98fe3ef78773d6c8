using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Colours patches by an image method: the patch and the old triangles round it are laid flat, the colours of the old ones
/// become a picture, the patch its hole (and so does what no triangle covers), and the filled picture gives the new vertices
/// their colours. The rim stays: where it differs from what the picture says, it draws the others along, the nearest most. The picture holds
/// colours as coded, as pictures do.
/// </summary>
internal sealed class ChartColour
{
    /// <summary>Inner vertices of the smallest patch that has room for more than a smooth continuation.</summary>
    const int FewestVertices = 8;
    /// <summary>Texels of a chart along an edge of the mesh, as <see cref="PatchChart"/> has them.</summary>
    const int Texels = 2;

    readonly Mesh _extended, _welded;
    readonly int _oldVertices;
    readonly ChartRegion _region;
    readonly Method<ImageHole> _method;
    readonly Vector4[] _colors;

    ChartColour(Mesh old, Mesh extended, Method<ImageHole> method)
    {
        (_extended, _method, _oldVertices, _colors) = (extended, method, old.Positions.Length, (Vector4[])extended.Colors!.Clone());
        _welded = extended with { Triangles = WeldedTriangles.Of(extended) };
        _region = new ChartRegion(_welded, old.Triangles.Length);
    }

    /// <summary>Colours the vertices that were appended to a mesh.</summary>
    /// <param name="old">The mesh before.</param>
    /// <param name="extended">The filled mesh with all attributes at full length; it keeps its colours where a patch cannot be laid flat.</param>
    /// <param name="method">How to fill the pictures; in the place of <see cref="Auto"/>, what suits each patch.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <param name="wants">Which patches are to be coloured; null for all.</param>
    /// <param name="painted">Told, in order, of every patch and how it was coloured.</param>
    internal static Mesh Colour(Mesh old, Mesh extended, Method<ImageHole> method, Run run, Func<int[], bool>? wants = null, Action<int[], Painting>? painted = null)
    {
        if (extended.Colors is null || extended.Triangles.Length == old.Triangles.Length) return extended;
        int least = method is Auto ? FewestVertices : 1;
        var patches = new AppendedPatches(old, extended).Patches().Where(patch => wants?.Invoke(patch) != false).ToLookup(patch => InnerOf(patch, extended, old).Length >= least);
        foreach (int[] small in patches[false]) painted?.Invoke(small, new Painting("harmonic", "it is small"));
        int[][] large = [.. patches[true]];
        if (large.Length == 0) return extended;
        var chart = new ChartColour(old, extended, method);
        var paintings = new Painting?[large.Length];
        run.Each(Array.ConvertAll(large, patch => patch.Length), (i, part) => paintings[i] = chart.Paint(large[i], part));
        int failed = paintings.Count(painting => painting is null);
        if (failed > 0) run.Note?.Invoke($"{failed:N0} of {large.Length:N0} patches could not be laid flat: their colours are interpolated from their rims.");
        for (int i = 0; i < large.Length; i++) painted?.Invoke(large[i], paintings[i] ?? new Painting("harmonic", "it cannot be laid flat"));
        run.Step(1);
        return extended with { Colors = chart._colors };
    }

    static int[] InnerOf(int[] patch, Mesh extended, Mesh old) =>
        [.. patch.SelectMany(t => ChartRegion.Corners(extended.Triangles[t])).Where(v => v >= old.Positions.Length).Distinct()];

    /// <summary>Colours a patch; null where it cannot be laid flat.</summary>
    Painting? Paint(int[] patch, Run run)
    {
        if (PatchChart.Of(_welded, _region, patch, run.Part(0, 0.3)) is not { } chart) return null;
        var (problem, hole) = PictureOf(chart);
        if (hole.Count == 0 || problem.Hole.Count == problem.Hole.Samples.Length) return null;
        var (picture, painting) = ChartPaint.Fill(problem, hole, Texels, _method, run.Part(0.3, 1));
        if (picture is not null) Take(picture, chart, patch, run);
        return painting;
    }

    (ImageHole Problem, Mask Patch) PictureOf(PatchChart chart)
    {
        int channels = _extended.ColorAlpha ? 4 : 3;
        var picture = new Field(chart.Width, chart.Height, 1, channels) { Coding = _extended.ColorCoding };
        var (hole, patch) = (new Mask(chart.Width, chart.Height), new Mask(chart.Width, chart.Height));
        hole.Samples.AsSpan().Fill(1);
        foreach (var texel in chart.Texels(chart.NewTriangles, chart.Triangles.Length))
        {
            // Not welded: beside a seam of the colours each triangle has its own.
            var (a, b, c) = _extended.Triangles[texel.Triangle];
            var color = ((float)(1 - texel.U - texel.V) * _extended.Colors![a]) + ((float)texel.U * _extended.Colors[b]) + ((float)texel.V * _extended.Colors[c]);
            for (int k = 0; k < channels; k++) picture[texel.X, texel.Y, 0, k] = color[k];
            hole[texel.X, texel.Y] = false;
        }
        foreach (var texel in chart.Texels(0, chart.NewTriangles)) hole[texel.X, texel.Y] = patch[texel.X, texel.Y] = true;
        return (new ImageHole(picture, hole), patch);
    }

    /// <summary>Gives the inner vertices the picture's colours and the harmonic extension of what these lack at the rim.</summary>
    void Take(Field picture, PatchChart chart, int[] patch, Run run)
    {
        var triangles = patch.Select(t => _welded.Triangles[t]).ToArray();
        int[] all = [.. triangles.SelectMany(ChartRegion.Corners).Distinct().OrderBy(v => v < _oldVertices)];
        int inner = all.Count(v => v >= _oldVertices);
        var number = all.Select((v, i) => (v, i)).ToDictionary(pair => pair.v, pair => pair.i);
        var harmonic = new HarmonicExtension([.. all.Select(v => _extended.Positions[v])], [.. triangles.Select(t => new Triangle(number[t.A], number[t.B], number[t.C]))], inner, run with { Progress = null });
        for (int k = 0; k < picture.Channels; k++)
        {
            double[] gaps = harmonic.Extend([.. all.Skip(inner).Select(v => (double)_extended.Colors![v][k] - chart.Sample(picture, v, k))]);
            var (low, high) = (picture.Plane(k).ToArray().Min(), picture.Plane(k).ToArray().Max());
            for (int i = 0; i < inner; i++) _colors[all[i]][k] = Math.Clamp((float)(chart.Sample(picture, all[i], k) + gaps[i]), low, high);
        }
    }
}
