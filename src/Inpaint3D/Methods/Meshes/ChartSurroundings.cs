using Inpaint3D.Data;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Measures what is known on a chart round a patch: how far it is from the cubic polynomial of least squares, and whether what is left is noise.
/// Of noise the means of cells of side a have a variance that is smaller by the number of samples in a cell; what surfaces show keeps more of it.
/// </summary>
internal static class ChartSurroundings
{
    /// <summary>How far from the box of the patch is looked, over its longer side; and how far where something else lies in that, which then does not come near.</summary>
    const double Reach = 0.5, NearReach = 0.15;
    /// <summary>Fewest known samples near the patch by which a polynomial is judged.</summary>
    const int FewestNear = 50 * Terms;
    /// <summary>Largest deviation from a polynomial that nobody sees, and largest of noise, of a range of 1.</summary>
    const double Invisible = 0.02, LargestNoise = 0.08;
    /// <summary>Side of the cells, in texels, and the largest share of the variance of noise that is left in their means.</summary>
    const int Cell = 8;
    const double MostLeft = 0.2;
    /// <summary>A sample that is farther off, in deviations and of a range of 1, belongs to something that is to be seen.</summary>
    const double Outlying = 6, Visible = 0.1;
    const int Terms = 10;
    /// <summary>Steps of two, three and four edges of the mesh, in texels, and the least correlation after one of them of what is not noise.</summary>
    static readonly int[] s_steps = [4, 6, 8];
    const double LeastAlike = 0.25;

    /// <summary>True where the known part is smooth but for noise.</summary>
    /// <param name="problem">The chart's picture.</param>
    /// <param name="patch">The patch's texels.</param>
    public static bool AreSmooth(ImageHole problem, Mask patch) => AreSmooth(problem, patch, 0, problem.Image.Channels);

    /// <summary>True where some channels of the known part are smooth but for noise.</summary>
    /// <param name="problem">The chart's picture.</param>
    /// <param name="patch">The patch's texels.</param>
    /// <param name="first">The first channel.</param>
    /// <param name="count">How many.</param>
    public static bool AreSmooth(ImageHole problem, Mask patch, int first, int count)
    {
        bool IsSmoothIn(Box box) => Enumerable.Range(first, count).All(c => IsSmooth(problem, box, c));
        return IsSmoothIn(BoxOf(patch, Reach)) || (BoxOf(patch, NearReach) is var near && Known(problem.Hole, near).Count() >= FewestNear && IsSmoothIn(near));
    }

    /// <summary>The median of the steps between known neighbours in a row, the largest of all channels, relative to the largest range of a channel.</summary>
    public static double Noise(ImageHole problem, Mask patch)
    {
        var (image, hole, box) = (problem.Image, problem.Hole, BoxOf(patch, Reach));
        double[] steps = [.. Known(hole, box with { X1 = box.X1 - 1 }).Where(at => !hole[at.X + 1, at.Y])
            .Select(at => Enumerable.Range(0, image.Channels).Max(c => Math.Abs((double)image[at.X + 1, at.Y, 0, c] - image[at.X, at.Y, 0, c]))).Order()];
        double range = Enumerable.Range(0, image.Channels).Max(c => Known(hole, box).Select(at => image[at.X, at.Y, 0, c]).DefaultIfEmpty().Max() - (double)Known(hole, box).Select(at => image[at.X, at.Y, 0, c]).DefaultIfEmpty().Min());
        return steps.Length == 0 || range == 0 ? 0 : steps[steps.Length / 2] / range;
    }

    static Box BoxOf(Mask patch, double reach) => patch.Bounds() is var bounds ? bounds.Grow((int)Math.Ceiling(reach * Math.Max(bounds.Width, bounds.Height)), patch.Width, patch.Height) : default;

    static bool IsSmooth(ImageHole problem, Box box, int channel)
    {
        double[] off = Residuals(problem, box, channel);
        var (count, squares, largest, cells, means) = (0, 0.0, 0.0, 0, 0.0);
        for (int top = 0; top < box.Height; top += Cell)
        {
            for (int left = 0; left < box.Width; left += Cell)
            {
                var (known, sum) = (0, 0.0);
                for (int y = top; y < Math.Min(top + Cell, box.Height); y++)
                {
                    for (int x = left; x < Math.Min(left + Cell, box.Width); x++)
                        if (off[(y * box.Width) + x] is var r && !double.IsNaN(r)) (known, sum, squares, largest) = (known + 1, sum + r, squares + (r * r), Math.Max(largest, Math.Abs(r)));
                }
                count += known;
                if (known >= Cell * Cell / 2) (cells, means) = (cells + 1, means + (sum * sum / known / known));
            }
        }
        if (count == 0) return true;
        double variance = squares / count, deviation = Math.Sqrt(variance);
        if (largest > Math.Max(Visible, Outlying * deviation)) return false;
        return deviation <= Invisible || (deviation <= LargestNoise && cells > 0 && means / cells <= MostLeft * variance);
    }

    /// <summary>True where a channel is noise, of any size, over what is smooth: what is left of it is not like itself, and not like its opposite, after any of some short steps.</summary>
    /// <param name="problem">The chart's picture.</param>
    /// <param name="patch">The patch's texels.</param>
    /// <param name="channel">The channel.</param>
    public static bool IsNoise(ImageHole problem, Mask patch, int channel)
    {
        var box = BoxOf(patch, Reach);
        double[] off = Residuals(problem, box, channel);
        return s_steps.All(step => Math.Abs(Correlation(off, box.Width, step, 0)) < LeastAlike && Math.Abs(Correlation(off, box.Width, 0, step)) < LeastAlike);
    }

    static double Correlation(double[] off, int width, int x, int y)
    {
        var (product, first, second) = (0.0, 0.0, 0.0);
        for (int i = 0; i + (y * width) + x < off.Length; i++)
        {
            if ((i % width) + x >= width) continue;
            double a = off[i], b = off[i + (y * width) + x];
            if (!double.IsNaN(a + b)) (product, first, second) = (product + (a * b), first + (a * a), second + (b * b));
        }
        return first * second > 0 ? product / Math.Sqrt(first * second) : 0;
    }

    /// <summary>What is known of a box less the polynomial of least squares; not a number elsewhere.</summary>
    static double[] Residuals(ImageHole problem, Box box, int channel)
    {
        double[] polynomial = Fit(problem, box, channel), at = new double[Terms], off = new double[box.Width * box.Height];
        Array.Fill(off, double.NaN);
        foreach (var (x, y) in Known(problem.Hole, box))
        {
            Monomials(box, x, y, at);
            off[((y - box.Y0) * box.Width) + x - box.X0] = problem.Image[x, y, 0, channel] - at.Zip(polynomial, (monomial, factor) => monomial * factor).Sum();
        }
        return off;
    }

    static IEnumerable<(int X, int Y)> Known(Mask hole, Box box)
    {
        for (int y = box.Y0; y < box.Y1; y++)
            for (int x = box.X0; x < box.X1; x++)
                if (!hole[x, y]) yield return (x, y);
    }

    /// <summary>The factors of the monomials of the polynomial of least squares.</summary>
    static double[] Fit(ImageHole problem, Box box, int channel)
    {
        double[] matrix = new double[Terms * Terms], right = new double[Terms], at = new double[Terms];
        foreach (var (x, y) in Known(problem.Hole, box))
        {
            Monomials(box, x, y, at);
            for (int i = 0; i < Terms; i++)
            {
                right[i] += at[i] * problem.Image[x, y, 0, channel];
                for (int j = 0; j < Terms; j++) matrix[(i * Terms) + j] += at[i] * at[j];
            }
        }
        return Solve(matrix, right);
    }

    static void Monomials(Box box, int x, int y, double[] at)
    {
        double u = ((2.0 * (x - box.X0)) / Math.Max(1, box.Width - 1)) - 1, v = ((2.0 * (y - box.Y0)) / Math.Max(1, box.Height - 1)) - 1;
        (at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], at[9]) = (1, u, v, u * u, u * v, v * v, u * u * u, u * u * v, u * v * v, v * v * v);
    }

    /// <summary>Gauss and Jordan's elimination of a matrix that is positive but for directions that nothing is known of, in which the result is 0.</summary>
    static double[] Solve(double[] matrix, double[] right)
    {
        const double tiny = 1e-9;
        var x = (double[])right.Clone();
        double least = tiny * (1 + matrix[0]);
        for (int i = 0; i < Terms; i++)
        {
            double pivot = matrix[(i * Terms) + i] + least;
            x[i] /= pivot;
            for (int j = i; j < Terms; j++) matrix[(i * Terms) + j] /= pivot;
            for (int k = 0; k < Terms; k++)
            {
                if (k == i) continue;
                double factor = matrix[(k * Terms) + i];
                x[k] -= factor * x[i];
                for (int j = i; j < Terms; j++) matrix[(k * Terms) + j] -= factor * matrix[(i * Terms) + j];
            }
        }
        return x;
    }
}
