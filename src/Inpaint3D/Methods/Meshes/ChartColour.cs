using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Charts;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Colours patches by an image method: the patch and the old triangles round it are laid flat, the colours of the old ones, with their numeric columns,
/// become a picture, the patch its hole (and so does what no triangle covers), and the filled picture gives the new vertices
/// their colours and numbers. The rim stays: where it differs from what the picture says, it draws the others along, the nearest most. The picture holds
/// colours as coded, as pictures do.
/// </summary>
internal sealed class ChartColour
{
    /// <summary>Inner vertices of the smallest patch that has room for more than a smooth continuation.</summary>
    const int FewestVertices = 8;
    /// <summary>Texels of a chart along an edge of the mesh, as <see cref="PatchChart"/> has them.</summary>
    const int Texels = 2;
    static readonly Painting s_smooth = new("harmonic", "smooth around it but for noise"), s_mirrored = new("mirror", "it agrees with the other side of the mesh around it");

    readonly Mesh _extended, _welded;
    readonly int _oldVertices;
    readonly ChartRegion _region;
    readonly Method<ImageHole> _method;
    readonly Lazy<ChartMirror?> _mirror;

    ChartColour(Mesh old, Mesh extended, Method<ImageHole> method)
    {
        (_method, _oldVertices) = (method, old.Positions.Length);
        _extended = extended with
        {
            Colors = (Vector4[]?)extended.Colors?.Clone(),
            VertexAttributes = [.. extended.VertexAttributes.Select(column => NumericColumn.Of(column.Values) is null ? column : column with { Values = (Array)column.Values.Clone() })],
        };
        _welded = extended with { Triangles = WeldedTriangles.Of(extended) };
        _region = new ChartRegion(_welded, old.Triangles.Length);
        _mirror = new(() => ChartMirror.Of(old, _extended));
    }

    /// <summary>True when a mesh's vertices have something to continue: colours, or a numeric column that is not the same everywhere.</summary>
    internal static bool CanColour(Mesh mesh) => mesh.Colors is not null || mesh.VertexAttributes.Any(column =>
        NumericColumn.Of(column.Values) is { } numbers && Enumerable.Range(0, column.Values.Length).Any(v => numbers[v] != numbers[0]));

    /// <summary>Colours the vertices that were appended to a mesh.</summary>
    /// <param name="old">The mesh before.</param>
    /// <param name="extended">The filled mesh with all attributes at full length; it keeps its colours where a patch cannot be laid flat.</param>
    /// <param name="method">How to fill the pictures; in the place of <see cref="Auto"/>, what suits each patch.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <param name="wants">Which patches are to be coloured; null for all.</param>
    /// <param name="painted">Told, in order, of every patch and how it was coloured.</param>
    internal static Mesh Colour(Mesh old, Mesh extended, Method<ImageHole> method, Run run, Func<int[], bool>? wants = null, Action<int[], Painting>? painted = null)
    {
        if (!CanColour(extended) || extended.Triangles.Length == old.Triangles.Length) return extended;
        int least = method is Auto ? FewestVertices : 1;
        var patches = new AppendedPatches(old, extended).Patches().Where(patch => wants?.Invoke(patch) != false).ToLookup(patch => InnerOf(patch, extended, old).Length >= least);
        foreach (int[] small in patches[false]) painted?.Invoke(small, new Painting("harmonic", "it is small"));
        int[][] large = [.. patches[true]];
        if (large.Length == 0) return extended;
        var chart = new ChartColour(old, extended, method);
        var paintings = new Painting?[large.Length];
        run.Each(Array.ConvertAll(large, patch => patch.Length), (i, part) => paintings[i] = chart.Paint(large[i], part));
        int failed = paintings.Count(painting => painting is null);
        if (failed > 0) run.Note?.Invoke($"{failed:N0} of {large.Length:N0} patches could not be laid flat: what their vertices have is interpolated from their rims.");
        for (int i = 0; i < large.Length; i++) painted?.Invoke(large[i], paintings[i] ?? new Painting("harmonic", "it cannot be laid flat"));
        run.Step(1);
        return chart._extended;
    }

    static int[] InnerOf(int[] patch, Mesh extended, Mesh old) =>
        [.. patch.SelectMany(t => ChartRegion.Corners(extended.Triangles[t])).Where(v => v >= old.Positions.Length).Distinct()];

    /// <summary>Colours a patch; null where it cannot be laid flat.</summary>
    Painting? Paint(int[] patch, Run run)
    {
        if (PatchChart.Of(_welded, _region, patch, run.Part(0, 0.3)) is not { } chart) return null;
        var channels = VertexChannels.Of(_extended, [.. chart.Triangles.Skip(chart.NewTriangles).SelectMany(t => ChartRegion.Corners(_extended.Triangles[t])).Distinct()]);
        if (channels.Count == 0) return s_smooth;
        var (problem, hole) = PictureOf(chart, channels);
        if (hole.Count == 0 || problem.Hole.Count == problem.Hole.Samples.Length) return null;
        if (_method is Auto) (problem, channels) = channels.Structured(problem, hole);
        if (channels.Count == 0) return s_smooth;
        if (_method is Auto && IsMirrored(chart, channels, patch)) return s_mirrored;
        var (picture, painting) = ChartPaint.Fill(problem, hole, Texels, _method, run.Part(0.3, 1));
        if (picture is not null) Take(picture, chart, channels, patch, run);
        return painting;
    }

    /// <summary>Gives a patch what the other side of a symmetric mesh has, where that agrees round it.</summary>
    bool IsMirrored(PatchChart chart, VertexChannels channels, int[] patch)
    {
        int[] around = [.. chart.Triangles.Skip(chart.NewTriangles).SelectMany(t => ChartRegion.Corners(_welded.Triangles[t])).Distinct().Where(v => chart[v] is var (x, y) && x >= 0 && y >= 0 && x < chart.Width && y < chart.Height)];
        int[] inner = [.. patch.SelectMany(t => ChartRegion.Corners(_welded.Triangles[t])).Distinct().Where(v => v >= _oldVertices)];
        if (_mirror.Value?.Colour(around, inner, _region.RadiusOf(patch), channels) is not { } mirrored) return false;
        for (int k = 0; k < channels.Count; k++)
            for (int i = 0; i < inner.Length; i++) channels[k, inner[i]] = mirrored[k][i];
        return true;
    }

    (ImageHole Problem, Mask Patch) PictureOf(PatchChart chart, VertexChannels channels)
    {
        var picture = new Field(chart.Width, chart.Height, 1, channels.Count) { Coding = _extended.ColorCoding };
        var (hole, patch) = (new Mask(chart.Width, chart.Height), new Mask(chart.Width, chart.Height));
        hole.Samples.AsSpan().Fill(1);
        Texel[] known = [.. chart.Texels(chart.NewTriangles, chart.Triangles.Length)];
        foreach (var texel in known) hole[texel.X, texel.Y] = false;
        for (int k = 0; k < channels.Count; k++)
        {
            double Value(int v) => channels[k, v];
            // Not welded: beside a seam of the colours each triangle has its own.
            foreach (var texel in known) picture[texel.X, texel.Y, 0, k] = (float)texel.Between(_extended.Triangles[texel.Triangle], Value);
        }
        foreach (var texel in chart.Texels(0, chart.NewTriangles)) hole[texel.X, texel.Y] = patch[texel.X, texel.Y] = true;
        return (new ImageHole(picture, hole), patch);
    }

    /// <summary>Gives the inner vertices what the picture shows and the harmonic extension of what this lacks at the rim.</summary>
    void Take(Field picture, PatchChart chart, VertexChannels channels, int[] patch, Run run)
    {
        var triangles = patch.Select(t => _welded.Triangles[t]).ToArray();
        int[] all = [.. triangles.SelectMany(ChartRegion.Corners).Distinct().OrderBy(v => v < _oldVertices)];
        int inner = all.Count(v => v >= _oldVertices);
        var number = all.Select((v, i) => (v, i)).ToDictionary(pair => pair.v, pair => pair.i);
        var harmonic = new HarmonicExtension([.. all.Select(v => _extended.Positions[v])], [.. triangles.Select(t => new Triangle(number[t.A], number[t.B], number[t.C]))], inner, run with { Progress = null });
        for (int k = 0; k < picture.Channels; k++)
        {
            double[] gaps = harmonic.Extend([.. all.Skip(inner).Select(v => channels[k, v] - chart.Sample(picture, v, k))]);
            var (low, high) = (picture.Plane(k).ToArray().Min(), picture.Plane(k).ToArray().Max());
            for (int i = 0; i < inner; i++) channels[k, all[i]] = Math.Clamp(chart.Sample(picture, all[i], k) + gaps[i], low, high);
        }
    }
}
