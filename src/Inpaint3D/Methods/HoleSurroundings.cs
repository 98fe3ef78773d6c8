using Inpaint3D.Data;

namespace Inpaint3D.Methods;

/// <summary>
/// Measures the known part of a slice around a hole. Line art shows in its steps s, the largest difference of a channel between two known pixels side by
/// side, relative to the largest range of a channel: how many of them there are, the share of flat ones, s ≤ 0.01, and the share of the
/// total variation Σ s that sharp ones make, s ≥ 0.1.
/// </summary>
/// <remarks>A drawing is flat nearly everywhere, and what variation it has is in its edges; in a photograph much of it is in shading, texture and noise.</remarks>
internal static class HoleSurroundings
{
    internal const double Flat = 0.01, Sharp = 0.1;
    /// <summary>Fewest steps that say anything, least share of flat ones, and least share of the variation in sharp ones, of line art.</summary>
    const double FewestSteps = 64, LeastFlat = 0.85, LeastSharp = 0.8;
    /// <summary>How far from the box of the hole is looked for line art, in pixels.</summary>
    const int Reach = 16;

    /// <summary>Side of the cells that of one texture have the same mean, and how far from the box of the hole they are looked at, in pixels.</summary>
    const int Cell = 32, WideReach = 64;
    /// <summary>Fewest cells that say anything, and the largest share of the variance of one texture that lies between cells.</summary>
    const int FewestCells = 8;
    const double MostBetween = 0.2;

    /// <summary>Whether the surroundings of a hole are line art.</summary>
    /// <param name="problem">The picture.</param>
    /// <param name="hole">The box of the hole, in one slice.</param>
    /// <param name="noise">Steps of that size, relative to the range, are noise: they count as flat, and as no variation.</param>
    /// <param name="sharpness">Least sharp step, less where edges are spread over more pixels than in a picture.</param>
    public static bool AreLineArt(ImageHole problem, Box hole, double noise = 0, double sharpness = Sharp)
    {
        var (image, box, z) = (problem.Image, hole.Grow(Reach, problem.Hole.Width, problem.Hole.Height), hole.Z0);
        double range = Range(problem, box), steps = 0, flat = 0, all = 0, sharp = 0;
        for (int y = box.Y0; y < box.Y1; y++)
        {
            var missing = problem.Hole.Row(y, z);
            for (int x = box.X0; x < box.X1; x++)
            {
                if (missing[x] != 0) continue;
                if (x + 1 < box.X1 && missing[x + 1] == 0) Count(x + 1, y);
                if (y + 1 < box.Y1 && !problem.Hole[x, y + 1, z]) Count(x, y + 1);
                void Count(int u, int v)
                {
                    double step = 0;
                    for (int c = 0; c < image.Channels; c++) step = Math.Max(step, Math.Abs((double)image[x, y, z, c] - image[u, v, z, c]) / range);
                    (steps, all) = (steps + 1, all + (step > noise ? step : 0));
                    if (step <= Math.Max(Flat, noise)) flat++;
                    if (step >= sharpness) sharp += step;
                }
            }
        }
        return steps >= FewestSteps && flat >= LeastFlat * steps && sharp >= LeastSharp * all;
    }

    /// <summary>
    /// Whether the surroundings of a hole are one texture: the variance of the means of its cells, of which half is known, is a small share of
    /// the variance of their samples, <c>Σ n_k (m_k − m)² ≤ 0.2 Σ (u − m)²</c>. Bricks and grass have less than a tenth, scenes half and more.
    /// </summary>
    /// <param name="problem">The picture.</param>
    /// <param name="hole">The box of the hole, in one slice.</param>
    public static bool AreOneTexture(ImageHole problem, Box hole)
    {
        var (image, box, z) = (problem.Image, hole.Grow(WideReach, problem.Hole.Width, problem.Hole.Height), hole.Z0);
        double between = 0, all = 0;
        int cells = 0;
        for (int c = 0; c < image.Channels; c++)
        {
            double sum = 0, squares = 0, means = 0, count = 0;
            for (int y = box.Y0; y < box.Y1; y += Cell)
            {
                for (int x = box.X0; x < box.X1; x += Cell)
                {
                    var (known, part, squared) = (0, 0.0, 0.0);
                    for (int v = y; v < Math.Min(y + Cell, box.Y1); v++)
                    {
                        var row = image.Row(v, c, z);
                        var missing = problem.Hole.Row(v, z);
                        for (int u = x; u < Math.Min(x + Cell, box.X1); u++)
                            if (missing[u] == 0) (known, part, squared) = (known + 1, part + row[u], squared + ((double)row[u] * row[u]));
                    }
                    if (known < Cell * Cell / 2) continue;
                    cells++;
                    (sum, squares, means, count) = (sum + part, squares + squared, means + (part * part / known), count + known);
                }
            }
            if (count == 0) return false;
            between += means - (sum * sum / count);
            all += squares - (sum * sum / count);
        }
        return cells >= FewestCells * image.Channels && between <= MostBetween * all;
    }

    /// <summary>The largest range of a channel's known samples; 1 where there is none.</summary>
    static double Range(ImageHole problem, Box box)
    {
        double range = 0;
        for (int c = 0; c < problem.Image.Channels; c++)
        {
            var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
            for (int y = box.Y0; y < box.Y1; y++)
            {
                var row = problem.Image.Row(y, c, box.Z0);
                var missing = problem.Hole.Row(y, box.Z0);
                for (int x = box.X0; x < box.X1; x++)
                    if (missing[x] == 0) (least, largest) = (Math.Min(least, row[x]), Math.Max(largest, row[x]));
            }
            range = Math.Max(range, largest - (double)least);
        }
        return range > 0 ? range : 1;
    }
}
