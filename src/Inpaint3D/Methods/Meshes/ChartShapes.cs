using Inpaint3D.Data;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Continues flat colours by their shapes, which may be closed in the patch or joined through it. Each colour that comes to the patch has a function f
/// that is positive where it is: of least ∫ |D²f|², the signed distance to the colour's edge where nothing hidden can be nearer, and at least half
/// a texel on the right side of zero at all other known texels. The colour of a texel is that of the largest function.
/// </summary>
/// <remarks>
/// G. Turk, J. O'Brien. Shape transformation using variational implicit functions. SIGGRAPH 1999: thin plates (equation 1) through what is known of the sign. The
/// inequalities are met by turns: where the plate breaks one, it is held at the bound.
/// </remarks>
internal static class ChartShapes
{
    /// <summary>Largest step beside a texel of a flat colour, largest difference within one colour, and its bins, of the largest range of a channel.</summary>
    const double FlatStep = 0.06, Alike = 0.15, Bin = 1.0 / 16;
    /// <summary>How far, in texels, an edge between two flat colours may reach.</summary>
    const int Edge = 3;
    /// <summary>Least part of the flat texels that makes a colour.</summary>
    const double LeastPart = 0.01;
    /// <summary>Largest distance that counts, over the longer side of the patch.</summary>
    const double Reach = 0.5;
    /// <summary>Least distance, in texels, of a known texel from an edge.</summary>
    const float Least = 0.5f;
    const int Turns = 4;
    static readonly Biharmonic s_plate = new() { Clip = false, Tolerance = 1e-3 };

    /// <summary>The filled picture, or null where fewer than two flat colours come to the patch.</summary>
    /// <param name="chart">What is known of a chart.</param>
    /// <param name="patch">The patch's texels.</param>
    /// <param name="texels">Texels over which an edge goes from one colour to the other.</param>
    /// <param name="run">Device, cancellation.</param>
    public static Field? Fill(ImageHole chart, Mask patch, int texels, Run run)
    {
        var colours = new FlatColours(chart, FlatStep, Alike, Bin, LeastPart);
        int[] labels = colours.Labels(Edge);
        var rim = patch.Grow(Edge);
        int[] near = [.. Enumerable.Range(0, labels.Length).Where(i => rim.Samples[i] != 0 && labels[i] >= 0).Select(i => labels[i]).Distinct().Order()];
        if (near.Length < 2) return null;
        float far = (float)(Reach * Math.Max(patch.Bounds().Width, patch.Bounds().Height));
        float[] hidden = Distance(labels, chart.Hole, label => label < 0, far);
        var functions = new float[near.Length][];
        for (int k = 0; k < near.Length; k++)
        {
            if (Function(labels, chart.Hole, near[k], hidden, far, run.Part((double)k / near.Length, (k + 1.0) / near.Length)) is not { } function) return null;
            functions[k] = function;
        }
        var filled = chart.Image.Clone();
        for (int i = 0; i < labels.Length; i++)
        {
            if (chart.Hole.Samples[i] == 0) continue;
            int first = 0, second = 1;
            for (int k = 1; k < near.Length; k++)
            {
                if (functions[k][i] > functions[first][i]) (first, second) = (k, first);
                else if (k > 1 && functions[k][i] > functions[second][i]) second = k;
            }
            // Two functions of a slope of one part twice as fast as one leaves the edge.
            float share = Math.Min(1, 0.5f + ((functions[first][i] - functions[second][i]) / (2 * texels)));
            for (int c = 0; c < filled.Channels; c++) filled.Plane(c)[i] = (share * colours[near[first], c]) + ((1 - share) * colours[near[second], c]);
        }
        return filled;
    }

    /// <summary>The function of one colour, or null where none of its edge is sure.</summary>
    static float[]? Function(int[] labels, Mask hole, int colour, float[] hidden, float far, Run run)
    {
        float[] outside = Distance(labels, hole, label => label == colour, far), inside = Distance(labels, hole, label => label >= 0 && label != colour, far);
        var (known, open) = (new Field(hole.Width, hole.Height), new Mask(hole.Width, hole.Height));
        for (int i = 0; i < labels.Length; i++)
        {
            float edge = (labels[i] == colour ? inside : outside)[i] - Least;
            known.Samples[i] = labels[i] == colour ? edge : -edge;
            if (labels[i] < 0 || (edge > hidden[i] && hidden[i] < far)) open.Samples[i] = 1;
        }
        if (open.Count == open.Samples.Length) return null;
        float[] plate = [];
        for (int turn = 0; turn < Turns; turn++)
        {
            plate = s_plate.Fill(new ImageHole(known, open), run.Part((double)turn / Turns, (turn + 1.0) / Turns)).Image.Samples;
            bool isMet = true;
            for (int i = 0; i < labels.Length; i++)
            {
                float side = labels[i] == colour ? 1 : -1;
                if (labels[i] < 0 || open.Samples[i] == 0 || side * plate[i] >= Least) continue;
                (known.Samples[i], open.Samples[i], isMet) = (side * Least, 0, false);
            }
            if (isMet) break;
        }
        return plate;
    }

    /// <summary>Distances to the nearest texels of some labels, at most as far as counts.</summary>
    static float[] Distance(int[] labels, Mask hole, Predicate<int> isOne, float far)
    {
        var others = new Mask(hole.Width, hole.Height, 1, Array.ConvertAll(labels, label => (byte)(isOne(label) ? 0 : 1)));
        return Array.ConvertAll(new DistanceTransform(others, 0, new Box(0, 0, 0, hole.Width, hole.Height, 1)).Squared, squared => Math.Min(far, MathF.Sqrt(squared)));
    }
}
