using Inpaint3D.Data;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Paints a patch on its chart by an image method; in the place of <see cref="Auto"/>, by what suits that which lies around the patch:
/// <list type="number">
/// <item>Smooth but for noise (<see cref="ChartSurroundings"/>): the smooth continuation that was there before.</item>
/// <item>Line art by the judgement of <see cref="Auto"/>: edges go on in two ways, straight on and along smooth curves, or shapes do, as level sets of thin
/// plates (<see cref="ChartShapes"/>), and the one whose level lines are shortest and bend least stays (<see cref="ChartElastica"/>).</item>
/// <item>Where that would copy: copies with means of many patches before, which find the period of a pattern, or one of the two ways of edges, whichever
/// puts known parts beside the patch back best (<see cref="ChartTrial"/>). Textures, which are pictures, get what it says.</item>
/// </list>
/// </summary>
internal static class ChartPaint
{
    /// <summary>Steps up to so many medians of all steps are noise, if they are not larger than that.</summary>
    const double Medians = 4, LargestNoise = 0.04;
    /// <summary>How edges go on: straight, and along smooth curves.</summary>
    static readonly Method<ImageHole>[] s_edges = [new CoherenceTransport(), new CurvaturePreserving()];
    /// <summary>
    /// The squared errors of copies count a half: of a texture that has no order, one that is right in kind is off by twice the variance.
    /// Its means suit colours of vertices as they suit <see cref="Context"/>.
    /// </summary>
    static readonly (Func<ImageHole, Run, Field> Fill, double Weight)[] s_ways =
    [
        ((picture, run) => PatchSynthesis.Fill(picture, Context.Copies, run).Image, 0.5),
        .. s_edges.Select(edges => ((Func<ImageHole, Run, Field>)((picture, run) => edges.Fill(picture, run).Image), 1.0)),
    ];

    /// <summary>The filled picture, or null where a smooth continuation is right, and how it was filled.</summary>
    /// <param name="chart">What is known of a chart; what no triangle covers is missing, too.</param>
    /// <param name="patch">The patch's texels.</param>
    /// <param name="texels">Texels of the chart between two samples of the surface: 1 of a texture.</param>
    /// <param name="method">The method.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    public static (Field? Picture, Painting Painting) Fill(ImageHole chart, Mask patch, int texels, Method<ImageHole> method, Run run)
    {
        if (method is not Auto) return (method.Fill(chart, run).Image, new Painting(NameOf(method)));
        if (ChartSurroundings.AreSmooth(chart, patch)) return (null, new Painting("harmonic", "smooth around it but for noise"));
        double noise = Math.Min(LargestNoise, Medians * ChartSurroundings.Noise(chart, patch));
        var (judged, kind) = Auto.Judge(chart, patch, noise, HoleSurroundings.Sharp / texels);
        if (judged is GeometricGuide) return LeastBent(chart, patch, texels, run);
        if (judged is not (PatchFill or Resynthesis) || texels == 1) return (judged.Fill(chart, run).Image, new Painting(NameOf(judged), $"the hole is {kind}"));
        int best = ChartTrial.Best(chart, patch, s_ways, run.Part(0, 0.7));
        return (s_ways[best].Fill(chart, run.Part(0.7, 1)), best == 0 ? new Painting("non-local-means", "texture around it") : new Painting(NameOf(s_edges[best - 1]), "edges around it"));
    }

    static (Field, Painting) LeastBent(ImageHole chart, Mask patch, int texels, Run run)
    {
        double parts = s_edges.Length + 1;
        var fills = s_edges.Select((way, i) => (way.Fill(chart, run.Part(i / parts, (i + 1) / parts)).Image, new Painting(NameOf(way), "edges end at it"))).ToList();
        if (ChartShapes.Fill(chart, patch, texels, run.Part(s_edges.Length / parts, 1)) is { } shapes) fills.Add((shapes, new Painting("biharmonic", "shapes end at it")));
        var blank = chart.Hole.And(patch.Inverse());
        return fills.MinBy(fill => ChartElastica.Of(fill.Item1, blank, patch));
    }

    static string NameOf(Method<ImageHole> method) => Catalog.All.First(entry => entry.Type == method.GetType()).Name;
}
