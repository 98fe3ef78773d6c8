using Inpaint3D.Data;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Paints a patch on its chart by an image method; in the place of <see cref="Auto"/>, by what suits that which lies around the patch:
/// <list type="number">
/// <item>Smooth but for noise (<see cref="ChartSurroundings"/>): the smooth continuation that was there before.</item>
/// <item>Line art by the judgement of <see cref="Auto"/>: edges go on in two ways, straight on and along smooth curves, and the one with the shorter
/// level lines stays, min ∫ |∇u| over the patch.</item>
/// <item>Where that would copy: copies with means of many patches before, which find the period of a pattern, or one of the two ways of edges, whichever
/// puts known parts beside the patch back best (<see cref="ChartTrial"/>). Textures, which are pictures, get what it says.</item>
/// </list>
/// </summary>
/// <remarks>The length of level lines by W. Fleming, R. Rishel. An integral formula for total gradient variation. Archiv der Mathematik 11, 1960.</remarks>
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
        if (judged is GeometricGuide) return Shortest(chart, patch, run);
        if (judged is not (PatchFill or Resynthesis) || texels == 1) return (judged.Fill(chart, run).Image, new Painting(NameOf(judged), $"the hole is {kind}"));
        int best = ChartTrial.Best(chart, patch, s_ways, run.Part(0, 0.7));
        return (s_ways[best].Fill(chart, run.Part(0.7, 1)), best == 0 ? new Painting("non-local-means", "texture around it") : new Painting(NameOf(s_edges[best - 1]), "edges around it"));
    }

    static (Field, Painting) Shortest(ImageHole chart, Mask patch, Run run)
    {
        var fills = s_edges.Select((way, i) => (Way: way, way.Fill(chart, run.Part((double)i / s_edges.Length, (i + 1.0) / s_edges.Length)).Image)).ToArray();
        var best = fills.MinBy(fill => Variation(fill.Image, patch));
        return (best.Image, new Painting(NameOf(best.Way), "edges end at it"));
    }

    /// <summary>Length of the level lines over the patch, Σ |∇u| with forward differences.</summary>
    static double Variation(Field picture, Mask patch)
    {
        double sum = 0;
        for (int y = 0; y + 1 < picture.Height; y++)
        {
            for (int x = 0; x + 1 < picture.Width; x++)
            {
                if (!patch[x, y]) continue;
                double squares = 0;
                for (int c = 0; c < picture.Channels; c++)
                {
                    double here = picture[x, y, 0, c], across = picture[x + 1, y, 0, c] - here, down = picture[x, y + 1, 0, c] - here;
                    squares += (across * across) + (down * down);
                }
                sum += Math.Sqrt(squares);
            }
        }
        return sum;
    }

    static string NameOf(Method<ImageHole> method) => Catalog.All.First(entry => entry.Type == method.GetType()).Name;
}
