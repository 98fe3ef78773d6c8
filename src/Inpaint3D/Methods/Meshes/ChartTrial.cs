using Inpaint3D.Data;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Tries ways to paint a patch where the truth is known: copies of the patch at a third of its size are cut into what is known round it, one in each of eight
/// directions, and the way that puts back best what lies there is taken.
/// </summary>
/// <remarks>The choice by held-out samples is that of <see cref="HoldOut"/>; charts have no room for copies of full size.</remarks>
internal static class ChartTrial
{
    /// <summary>Size of a copy over the patch's, directions, texels between what is cut out, and the least part of a copy that must be known.</summary>
    const double Scale = 0.35;
    const int Directions = 8, Between = 3;
    const double LeastKnown = 0.8;

    /// <summary>The number of the way with the least error; 0 where there is no room to try.</summary>
    /// <param name="chart">What is known of a chart.</param>
    /// <param name="patch">The patch's texels.</param>
    /// <param name="ways">How to fill, and how much squared errors count.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static int Best(ImageHole chart, Mask patch, IReadOnlyList<(Func<ImageHole, Run, Field> Fill, double Weight)> ways, Run run)
    {
        var copies = Copies(chart.Hole, patch);
        if (copies.Count == 0) return 0;
        var (trial, quiet) = (chart with { Hole = chart.Hole.Or(copies) }, run with { Note = null });
        double[] errors = [.. ways.Select((way, i) => way.Weight * HoldOut.Error(way.Fill(trial, quiet.Part((double)i / ways.Count, (i + 1.0) / ways.Count)), chart.Image, copies))];
        return Array.IndexOf(errors, errors.Min());
    }

    /// <summary>The texels of all copies: each as near to the patch as others let it.</summary>
    static Mask Copies(Mask missing, Mask patch)
    {
        var (copies, taken, box) = (new Mask(patch.Width, patch.Height), patch.Grow(Between), patch.Bounds());
        double side = Math.Max(box.Width, box.Height);
        for (int k = 0; k < Directions; k++)
        {
            var (dy, dx) = Math.SinCos(k * Math.Tau / Directions);
            for (int far = 0; far < side; far++)
            {
                var (cells, all) = CopyAt(patch, box, far * dx, far * dy);
                if (cells.Exists(cell => taken.Samples[cell] != 0)) continue;
                cells.RemoveAll(cell => missing.Samples[cell] != 0);
                if (cells.Count == 0 || cells.Count < LeastKnown * all) break;
                foreach (int cell in cells) copies.Samples[cell] = 1;
                taken = taken.Or(copies.Grow(Between));
                break;
            }
        }
        return copies;
    }

    /// <summary>Places of a copy's texels in the picture, and how many it has with those outside.</summary>
    static (List<int> Cells, int All) CopyAt(Mask patch, Box box, double dx, double dy)
    {
        double x0 = (box.X0 + box.X1 - 1) / 2.0, y0 = (box.Y0 + box.Y1 - 1) / 2.0;
        var (cells, all) = (new List<int>(), 0);
        int right = (int)(Scale * box.Width / 2) + 1, down = (int)(Scale * box.Height / 2) + 1, middle = (int)Math.Round(x0 + dx), row = (int)Math.Round(y0 + dy);
        for (int y = -down; y <= down; y++)
        {
            for (int x = -right; x <= right; x++)
            {
                int u = (int)Math.Round(x0 + (x / Scale)), v = (int)Math.Round(y0 + (y / Scale));
                if (u < 0 || v < 0 || u >= patch.Width || v >= patch.Height || !patch[u, v]) continue;
                all++;
                if (middle + x >= 0 && row + y >= 0 && middle + x < patch.Width && row + y < patch.Height) cells.Add(((row + y) * patch.Width) + middle + x);
            }
        }
        return (cells, all);
    }
}
