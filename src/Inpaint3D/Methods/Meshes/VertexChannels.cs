using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry.Charts;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// What a picture of a chart shows of a mesh's vertices: the colours first, then numeric columns as codes that go from 0 to 1 round the patch. All of it is
/// one picture, so that one choice of what is copied serves them all.
/// </summary>
internal sealed class VertexChannels
{
    /// <summary>A numeric column, its place in the mesh, its least value round the patch and its range there.</summary>
    sealed record Shown(int Column, NumericColumn Numbers, double Low, double Range)
    {
        public double Code(int vertex) => (Numbers[vertex] - Low) / Range;

        public double Number(double code) => Low + (Range * Math.Clamp(code, 0, 1));
    }

    readonly Vector4[]? _colors;
    readonly Shown[] _columns;

    VertexChannels(Vector4[]? colors, int channels, Shown[] columns) => (_colors, Colors, _columns) = (colors, channels, columns);

    /// <summary>Channels of colour: none, 3, or 4 with alpha.</summary>
    public int Colors { get; }
    /// <summary>All channels.</summary>
    public int Count => Colors + _columns.Length;

    /// <summary>The colours, and the columns that vary and are finite.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="known">Its vertices round a patch.</param>
    /// <param name="leastContrast">Colours none of which deviates more are left out.</param>
    public static VertexChannels Of(Mesh mesh, IReadOnlyCollection<int> known, double leastContrast = 0)
    {
        bool isColored = mesh.Colors is { } colors && (leastContrast == 0 || Enumerable.Range(0, 3).Any(c => ContextFill.Deviation(known.Select(v => (double)colors[v][c])) > leastContrast));
        var columns = new List<Shown>();
        for (int k = 0; k < mesh.VertexAttributes.Count; k++)
        {
            if (NumericColumn.Of(mesh.VertexAttributes[k].Values) is not { } numbers) continue;
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (int v in known) (low, high) = (Math.Min(low, numbers[v]), Math.Max(high, numbers[v]));
            if (high > low && double.IsFinite(high - low)) columns.Add(new Shown(k, numbers, low, high - low));
        }
        return new VertexChannels(mesh.Colors, !isColored ? 0 : mesh.ColorAlpha ? 4 : 3, [.. columns]);
    }

    /// <summary>What a channel shows at a vertex; setting it writes into the mesh's arrays.</summary>
    public double this[int channel, int vertex]
    {
        get => channel < Colors ? _colors![vertex][channel] : _columns[channel - Colors].Code(vertex);
        set
        {
            if (channel < Colors) _colors![vertex][channel] = (float)value;
            else _columns[channel - Colors].Numbers[vertex] = _columns[channel - Colors].Number(value);
        }
    }

    /// <summary>The columns' places in the mesh, and the numbers that codes in their channels stand for.</summary>
    public IEnumerable<(int Column, int Channel, Func<double, double> Number)> Columns => _columns.Select((shown, i) => (shown.Column, Colors + i, (Func<double, double>)shown.Number));

    /// <summary>Less of a picture: without colours that copies cannot continue better than a smooth extension, and without columns that are smooth or noise.</summary>
    /// <param name="problem">The picture, whose last channels these are.</param>
    /// <param name="patch">The patch's texels.</param>
    /// <param name="colors">Whether the colours stay; null where that depends on what they show.</param>
    public (ImageHole Problem, VertexChannels Channels) Structured(ImageHole problem, Mask patch, bool? colors = null)
    {
        int first = problem.Image.Channels - Count;
        bool keeps = colors ?? !ChartSurroundings.AreSmooth(problem, patch, first, Colors);
        bool[] stays = [.. Enumerable.Range(0, Count).Select(c => c < Colors ? keeps : !ChartSurroundings.AreSmooth(problem, patch, first + c, 1) && !ChartSurroundings.IsNoise(problem, patch, first + c))];
        var (image, channels) = (problem.Image, new VertexChannels(_colors, keeps ? Colors : 0, [.. _columns.Where((_, i) => stays[Colors + i])]));
        int[] planes = [.. Enumerable.Range(0, image.Channels).Where(c => c < first || stays[c - first])];
        if (channels.Count == Count || planes.Length == 0) return (problem, channels);
        var less = new Field(image.Width, image.Height, 1, planes.Length, [.. planes.SelectMany(c => image.Plane(c).ToArray())]) { Coding = image.Coding };
        return (problem with { Image = less }, channels);
    }
}
