using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Charts;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Gives a patch the detail of its surroundings. Both lie over one smooth base, which is laid flat; what the old surface has over it, its height
/// along the base's normal and its colours, is a picture of which the patch is the hole. What fills the picture lifts and colours the patch.
/// </summary>
internal sealed class ContextFill
{
    /// <summary>Waves of the surface below that length, in diameters of the hole, are detail.</summary>
    const double Wavelength = 1;
    /// <summary>Least distance of the vertices of the base's coarse mesh, in diameters of the hole.</summary>
    const double Spacing = 0.1;
    /// <summary>Heights whose deviation is smaller, in diameters of the hole, are no relief.</summary>
    const double LeastRelief = 0.002;
    /// <summary>Colours whose deviation is smaller, of a range of 1, are no texture.</summary>
    const double LeastContrast = 0.02;
    /// <summary>A chart that is stretched more shows other patterns than the surface has.</summary>
    const double MostStretch = 1.6;
    /// <summary>Steps of the height in the picture, so that rounding, as by a turn of the mesh, does not change what is alike.</summary>
    const int Steps = 4096;

    /// <summary>Texels round the hole that patches over it may touch.</summary>
    const int Beside = 16;

    readonly Geometry.Patch _fair;
    /// <summary>Patch and surroundings on their base, the old triangles first.</summary>
    readonly Mesh _base;
    readonly Vec3[] _normals;
    readonly double[] _heights;
    readonly PatchChart _chart;
    readonly bool _hasRelief;
    /// <summary>What goes on beside the heights: colours, where they have texture, and columns.</summary>
    readonly VertexChannels _channels;
    /// <summary>The numbers of the surroundings' points in the old mesh; −1 for the patch's.</summary>
    readonly int[] _vertices;
    /// <summary>The least height and the range of all.</summary>
    double _low, _range;

    ContextFill(Geometry.Patch fair, Mesh smooth, Vec3[] normals, double[] heights, PatchChart chart, VertexChannels channels, int[] vertices, bool hasRelief) =>
        (_fair, _base, _normals, _heights, _chart, _channels, _vertices, _hasRelief) = (fair, smooth, normals, heights, chart, channels, vertices, hasRelief);

    /// <summary>Lays a patch and what is round it flat; null where that takes too much stretch.</summary>
    /// <param name="fair">A fair patch with inner points.</param>
    /// <param name="rim">Its rim.</param>
    /// <param name="topology">The mesh.</param>
    /// <param name="reach">How far round the hole detail is taken from, over its size.</param>
    /// <param name="needsRelief">Whether nothing is wanted where there is no relief.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static ContextFill? Of(Geometry.Patch fair, Rim rim, Topology topology, double reach, bool needsRelief, Run run)
    {
        var (rough, vertices, old) = Local(fair, rim, topology, reach);
        double diameter = rim.Loop.Diameter;
        var surface = new CoarseSurface(rough.Positions, rough.Triangles, (int)(Spacing * diameter / EdgeOf(rim)), run.Part(0, 0));
        if (!CoarseBase.Fit(surface, rough.Positions, v => vertices[v] >= 0, Wavelength * diameter, run.Part(0, 0.5))) return null;
        var (points, normals, heights) = (new Vec3[rough.Positions.Length], new Vec3[rough.Positions.Length], new double[rough.Positions.Length]);
        for (int v = 0; v < points.Length; v++)
        {
            (points[v], normals[v]) = surface[v];
            heights[v] = Vec3.Dot(rough.Positions[v] - points[v], normals[v]);
        }
        int[] known = [.. Enumerable.Range(0, vertices.Length).Where(v => vertices[v] >= 0)];
        bool hasRelief = Deviation(known.Select(v => heights[v])) > LeastRelief * diameter;
        if (needsRelief && !hasRelief) return null;
        var channels = VertexChannels.Of(topology.Mesh, Array.ConvertAll(known, v => vertices[v]), LeastContrast);
        // Colours alone are seen best on the surface itself, which moves nothing.
        bool isBare = !hasRelief && channels.Count > 0;
        if (isBare) (normals, heights) = (Normals.Precise(rough), new double[heights.Length]);
        var ground = isBare ? rough : rough with { Positions = points };
        int[] patch = [.. Enumerable.Range(old, rough.Triangles.Length - old)];
        var chart = PatchChart.Of(ground, new ChartRegion(ground, old), patch, run.Part(0.5, 1), margin: reach, coarse: isBare ? null : surface, values: Shown);
        return chart?.Stretch <= MostStretch ? new ContextFill(fair, ground, normals, heights, chart, channels, vertices, hasRelief) : null;

        // The least height that is relief counts as the least contrast that is texture. Columns stand in where there is neither relief nor colour.
        Vector4 Shown(int v) => new(Channel(0, v), Channel(1, v), Channel(2, v), (float)(LeastContrast / LeastRelief * heights[v] / diameter));
        float Channel(int c, int v) => c < (isBare ? channels.Count : channels.Colors) ? (float)channels[c, vertices[v]] : 0;
    }

    /// <summary>The median length of the edges round a rim.</summary>
    static double EdgeOf(Rim rim) => rim.Scale.Order().ElementAt(rim.Count / 2);

    /// <summary>Surroundings and patch as a mesh, whose points are the patch's and then those round it; what <see cref="_vertices"/> says; and the number of old triangles.</summary>
    static (Mesh Mesh, int[] Vertices, int Old) Local(Geometry.Patch fair, Rim rim, Topology topology, double reach)
    {
        var around = topology.Around(rim.Loop, 2 + (int)(1.3 * reach * rim.Loop.Diameter / EdgeOf(rim)));
        int inner = fair.Points.Count - fair.RimPoints;
        Triangle[] old = [.. around.Triangles.Select(t => Fairing.Shifted(t, fair.RimPoints, inner))];
        var mesh = new Mesh { Positions = [.. fair.Points, .. around.Points.Skip(fair.RimPoints)], Triangles = [.. old, .. fair.Triangles] };
        return (mesh, [.. around.MeshVertices.Take(fair.RimPoints), .. Enumerable.Repeat(-1, inner), .. around.MeshVertices.Skip(fair.RimPoints)], old.Length);
    }

    /// <summary>Root of the mean squared distance from the mean.</summary>
    internal static double Deviation(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return Math.Sqrt(all.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>The patch with the detail round it, or null where there is none.</summary>
    /// <param name="fill">Fills pictures; it takes all channels for colours.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <param name="needsRelief">Whether colours alone are no reason.</param>
    public Geometry.Patch? Fill(Func<ImageHole, Run, ImageHole> fill, Run run, bool needsRelief = false)
    {
        if (!_hasRelief && (needsRelief || _channels.Count == 0)) return null;
        var (problem, channels) = Picture();
        if (problem.IsFilled || problem.Hole.Count == problem.Hole.Samples.Length) return null;
        // Relief that is not lifted helps to find the place of colours all the same.
        bool lifts = _hasRelief && CanCopyRelief(problem, run);
        if (!lifts && (needsRelief || channels.Count == 0)) return null;
        var picture = fill(problem, run).Image;
        var patch = _fair.Copy();
        if (lifts) Lift(patch, picture, run);
        int[] inner = [.. Enumerable.Range(patch.RimPoints, patch.Points.Count - patch.RimPoints)];
        int first = picture.Channels - channels.Count;
        if (channels.Colors > 0) patch.Colors = Array.ConvertAll(inner, v => ColorAt(picture, v, first, channels.Colors));
        patch.Columns = channels.Columns.ToDictionary(shown => shown.Column, shown => Array.ConvertAll(inner, v => shown.Number(_chart.Sample(picture, v, first + shown.Channel))));
        return patch;
    }

    /// <summary>Whether there is relief that repeats.</summary>
    public bool CanCopyRelief(Run run) => _hasRelief && Picture().Problem is { IsFilled: false } problem && CanCopyRelief(problem, run);

    bool CanCopyRelief(ImageHole problem, Run run)
    {
        var (x0, y0, x1, y1) = _chart.PatchBox;
        return ChartRelief.CanBeCopied(problem.Image, problem.Source!, (int)Math.Max(x1 - x0, y1 - y0), run with { Progress = null });
    }

    /// <summary>What is known over the base, and the channels of it that go on.</summary>
    (ImageHole Problem, VertexChannels Channels) Picture()
    {
        int first = _hasRelief ? 1 : 0;
        var (picture, source, hole) = (new Field(_chart.Width, _chart.Height, 1, first + _channels.Count), new Mask(_chart.Width, _chart.Height), new Mask(_chart.Width, _chart.Height));
        Texel[] known = [.. _chart.Texels(_chart.NewTriangles, _chart.Triangles.Length)];
        double[] heights = _hasRelief ? Array.ConvertAll(known, texel => texel.Between(_base.Triangles[texel.Triangle], v => _heights[v])) : [];
        (_low, _range) = _hasRelief && known.Length > 0 ? (heights.Min(), heights.Max() - heights.Min()) : (0, 0);
        for (int i = 0; i < known.Length; i++)
        {
            var (x, y) = (known[i].X, known[i].Y);
            source[x, y] = true;
            if (_hasRelief) picture[x, y] = (float)(Math.Round(Steps * (heights[i] - _low) / _range) / Steps);
        }
        for (int c = 0; c < _channels.Count; c++)
        {
            double Value(int v) => _channels[c, _vertices[v]];
            foreach (var texel in known) picture[texel.X, texel.Y, 0, first + c] = (float)texel.Between(_base.Triangles[texel.Triangle], Value);
        }
        foreach (var texel in _chart.Texels(0, _chart.NewTriangles)) hole[texel.X, texel.Y] = true;
        var (seen, channels) = _channels.Structured(new ImageHole(picture, source.Inverse()), hole, colors: true);
        // What no triangle covers is far away and of no use, or at the hole, where it is missing, too.
        var near = hole.Grow(Beside);
        for (int i = 0; i < hole.Samples.Length; i++)
            if (source.Samples[i] == 0) hole.Samples[i] |= near.Samples[i];
            else source.Samples[i] &= (byte)(1 - hole.Samples[i]);
        return (new ImageHole(seen.Image, hole, Source: source), channels);
    }

    /// <summary>Puts the inner points over the base. The rim stays: where it differs from what the picture says, it draws the others along, the nearest most.</summary>
    void Lift(Geometry.Patch patch, Field picture, Run run)
    {
        int rim = patch.RimPoints, count = patch.Points.Count;
        Vec3[] lifted = [.. Enumerable.Range(0, count).Select(v => _base.Positions[v] + ((_low + (_range * _chart.Sample(picture, v, 0))) * _normals[v]))];
        var gaps = FromRim.Extend(patch, v => patch.Points[v] - lifted[v], run);
        for (int v = rim; v < count; v++) patch.Points[v] = lifted[v] + gaps[v - rim];
    }

    Vector4 ColorAt(Field picture, int v, int first, int channels)
    {
        var color = Vector4.One;
        for (int c = 0; c < channels; c++) color[c] = _chart.Sample(picture, v, first + c);
        return color;
    }
}
