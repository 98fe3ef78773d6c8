using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Gives a patch the detail of its surroundings: both lie over one smooth base, laid flat as a picture of which the channels are the height over the
/// base along its normal and the colours. An image method fills the patch's part, and the patch is lifted by what it finds there.
/// </summary>
internal sealed class ContextFill
{
    /// <summary>Waves of the surface are detail below that length, in diameters of the hole.</summary>
    const double Wavelength = 1;
    /// <summary>Relief of a root mean square below that, in diameters of the hole, is none.</summary>
    const double LeastRelief = 0.002;
    /// <summary>Colours whose root mean square about the smooth ones is less, of a range of 1, have no texture.</summary>
    const double LeastContrast = 0.02;
    /// <summary>A chart that is stretched more shows other patterns than the surface has.</summary>
    const double MostStretch = 1.6;
    /// <summary>Steps of the height in the picture, so that rounding elsewhere, as by a turn of the mesh, does not change what is alike.</summary>
    const int Steps = 4096;

    readonly Geometry.Patch _fair;
    readonly Mesh _rough, _base;
    readonly int[] _patch;
    readonly double[] _height;
    readonly Vec3[] _normals;
    readonly int _old;

    ContextFill(Geometry.Patch fair, Mesh rough, Vec3[] smooth, int old)
    {
        (_fair, _rough, _base, _old) = (fair, rough, rough with { Positions = smooth }, old);
        _patch = [.. Enumerable.Range(old, rough.Triangles.Length - old)];
        _normals = Normals.Precise(_base);
        _height = [.. rough.Positions.Select((p, v) => Vec3.Dot(p - smooth[v], _normals[v]))];
    }

    /// <summary>The patch with detail, or null where there is none, or no chart for it.</summary>
    /// <param name="fair">A fair patch with inner points.</param>
    /// <param name="rim">Its rim.</param>
    /// <param name="topology">The mesh.</param>
    /// <param name="reach">How far round the hole detail is taken from, over its size.</param>
    /// <param name="method">Fills pictures.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    public static Geometry.Patch? Of(Geometry.Patch fair, Rim rim, Topology topology, double reach, Method<ImageHole> method, Run run)
    {
        var (rough, old) = Local(fair, rim, topology, reach);
        int inner = fair.Points.Count;
        if (SmoothBase.Of(rough.Positions, rough.Triangles, v => v < fair.RimPoints || v >= inner, Wavelength * rim.Loop.Diameter, run.Part(0, 0.2)) is not { } smooth) return null;
        return new ContextFill(fair, rough, smooth, old).Fill(rim.Loop.Diameter, reach, method, run.Part(0.2, 1));
    }

    /// <summary>Surroundings, old triangles first, and patch as a mesh on the patch's points and those round it.</summary>
    static (Mesh Mesh, int Old) Local(Geometry.Patch fair, Rim rim, Topology topology, double reach)
    {
        double edge = rim.Scale.Order().ElementAt(rim.Count / 2);
        var around = topology.Around(rim.Loop, 2 + (int)(1.5 * reach * rim.Loop.Diameter / edge));
        int inner = fair.Points.Count - fair.RimPoints;
        Triangle[] old = [.. around.Triangles.Select(t => Fairing.Shifted(t, fair.RimPoints, inner))];
        var mesh = new Mesh { Positions = [.. fair.Points, .. around.Points.Skip(fair.RimPoints)], Triangles = [.. old, .. fair.Triangles] };
        if (topology.Mesh.Colors is { } colors)
        {
            var known = around.MeshVertices.Select(v => colors[v]).ToArray();
            mesh = mesh with { Colors = [.. known.Take(fair.RimPoints), .. new Vector4[inner], .. known.Skip(fair.RimPoints)], ColorAlpha = topology.Mesh.ColorAlpha };
        }
        return (mesh, old.Length);
    }

    Geometry.Patch? Fill(double diameter, double reach, Method<ImageHole> method, Run run)
    {
        if (PatchChart.Of(_base, new ChartRegion(_base, _old), _patch, run.Part(0, 0.2), reach) is not { } chart || chart.Stretch > MostStretch) return null;
        bool hasRelief = Relief(chart) > LeastRelief * diameter;
        if (!hasRelief && !HasContrast(chart)) return null;
        var (problem, low, scale) = Picture(chart);
        if (problem.IsFilled || problem.Hole.Count == problem.Hole.Samples.Length) return null;
        var picture = method.Fill(problem, run.Part(0.2, 1)).Image;
        return Lifted(chart, picture, low, scale);
    }

    /// <summary>Root mean square of the old points' heights about their mean.</summary>
    double Relief(PatchChart chart) => Deviation([.. OldPoints(chart).Select(v => _height[v])]);

    bool HasContrast(PatchChart chart) => _rough.Colors is { } colors
        && Enumerable.Range(0, 3).Any(c => Deviation([.. OldPoints(chart).Select(v => (double)colors[v][c])]) > LeastContrast);

    int[] OldPoints(PatchChart chart) => [.. chart.Triangles.Skip(chart.NewTriangles).SelectMany(t => ChartRegion.Corners(_base.Triangles[t])).Distinct()];

    static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    (ImageHole Problem, double Low, double Scale) Picture(PatchChart chart)
    {
        int colors = _rough.Colors is null ? 0 : _rough.ColorAlpha ? 4 : 3;
        var known = chart.Texels(chart.NewTriangles, chart.Triangles.Length).Select(texel => (texel.X, texel.Y, texel.Triangle, Height: At(texel, v => _height[v]))).ToArray();
        double low = known.Min(k => k.Height), high = known.Max(k => k.Height), scale = high > low ? high - low : 1;
        var picture = new Field(chart.Width, chart.Height, 1, 1 + colors);
        var hole = new Mask(chart.Width, chart.Height);
        hole.Samples.AsSpan().Fill(1);
        foreach (var texel in chart.Texels(chart.NewTriangles, chart.Triangles.Length))
        {
            hole[texel.X, texel.Y] = false;
            picture[texel.X, texel.Y] = (float)(Math.Round(Steps * (At(texel, v => _height[v]) - low) / scale) / Steps);
            for (int c = 0; c < colors; c++) picture[texel.X, texel.Y, 0, 1 + c] = (float)At(texel, v => _rough.Colors![v][c]);
        }
        foreach (var texel in chart.Texels(0, chart.NewTriangles)) hole[texel.X, texel.Y] = true;
        return (new ImageHole(picture, hole), low, scale);
    }

    double At(Texel texel, Func<int, double> value)
    {
        var (a, b, c) = _base.Triangles[texel.Triangle];
        return ((1 - texel.U - texel.V) * value(a)) + (texel.U * value(b)) + (texel.V * value(c));
    }

    /// <summary>The patch's points over the base, so that the rim's, which stay, draw their neighbours along where they differ.</summary>
    Geometry.Patch Lifted(PatchChart chart, Field picture, double low, double scale)
    {
        int rim = _fair.RimPoints, count = _fair.Points.Count, inner = count - rim;
        var lifted = new Vec3[count];
        for (int v = 0; v < count; v++) lifted[v] = _base.Positions[v] + ((low + (scale * Sample(picture, chart[v], 0))) * _normals[v]);
        Vec3[] order = [.. _base.Positions[rim..count], .. _base.Positions[..rim]];
        var harmonic = new HarmonicExtension(order, [.. _fair.Triangles.Select(t => new Triangle(Turned(t.A), Turned(t.B), Turned(t.C)))], inner, new Run());
        double[][] pulls = [.. ((Func<Vec3, double>[])[p => p.X, p => p.Y, p => p.Z]).Select(part => harmonic.Extend([.. Enumerable.Range(0, rim).Select(v => part(_fair.Points[v] - lifted[v]))]))];
        var patch = _fair.Copy();
        for (int v = 0; v < inner; v++) patch.Points[rim + v] = lifted[rim + v] + new Vec3(pulls[0][v], pulls[1][v], pulls[2][v]);
        if (_rough.Colors is not null)
            patch.Colors = [.. Enumerable.Range(rim, inner).Select(v => new Vector4(Sample(picture, chart[v], 1), Sample(picture, chart[v], 2), Sample(picture, chart[v], 3), _rough.ColorAlpha ? Sample(picture, chart[v], 4) : 1))];
        return patch;

        int Turned(int v) => v < rim ? inner + v : v - rim;
    }

    /// <summary>A channel between four texels.</summary>
    static float Sample(Field picture, (double X, double Y) at, int channel)
    {
        double x = Math.Clamp(at.X, 0, picture.Width - 1), y = Math.Clamp(at.Y, 0, picture.Height - 1);
        int left = Math.Min((int)x, picture.Width - 2), top = Math.Min((int)y, picture.Height - 2);
        float u = (float)(x - left), v = (float)(y - top);
        float upper = ((1 - u) * picture[left, top, 0, channel]) + (u * picture[left + 1, top, 0, channel]);
        float lower = ((1 - u) * picture[left, top + 1, 0, channel]) + (u * picture[left + 1, top + 1, 0, channel]);
        return ((1 - v) * upper) + (v * lower);
    }
}
