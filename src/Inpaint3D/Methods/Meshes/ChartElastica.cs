using Inpaint3D.Data;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// How much the level lines of a filled patch bend, Euler's elastica <c>Σ_c ∫ |∇u_c| (1 + (ℓ κ_c)²)</c> over the patch, with κ = div ∇u/|∇u| and ℓ a tenth
/// of the patch's longer side: long bridges between shapes count as much as kinks, and kinks at the rim as those inside.
/// </summary>
/// <remarks>T. Chan, S. H. Kang, J. Shen. Euler's elastica and curvature-based inpainting. SIAM J. Applied Mathematics 63(2), 2002, equation 2.2.</remarks>
internal static class ChartElastica
{
    /// <summary>ℓ over the patch's longer side.</summary>
    const double Bending = 0.1;
    /// <summary>Means of nine texels, one after the other, that take the steps of texels out of level lines: a deviation of 1.4 texels.</summary>
    const int Means = 3;
    /// <summary>Least slope that has a direction, a texel.</summary>
    const double Level = 1e-4;

    /// <summary>The energy.</summary>
    /// <param name="filled">The filled chart.</param>
    /// <param name="blank">What no triangle covers, which does not count.</param>
    /// <param name="patch">The patch's texels.</param>
    public static double Of(Field filled, Mask blank, Mask patch)
    {
        var bounds = patch.Bounds();
        double length = Bending * Math.Max(bounds.Width, bounds.Height), sum = 0;
        var box = bounds.Grow(Means + 2, patch.Width, patch.Height);
        for (int c = 0; c < filled.Channels; c++)
        {
            float[] u = Smooth(filled.Plane(c).ToArray(), blank, box);
            for (int y = Math.Max(2, bounds.Y0); y < Math.Min(patch.Height - 2, bounds.Y1); y++)
                for (int x = Math.Max(2, bounds.X0); x < Math.Min(patch.Width - 2, bounds.X1); x++)
                    if (patch[x, y]) sum += Density(u, blank, x, y, length);
        }
        return sum;
    }

    static double Density(float[] u, Mask blank, int x, int y, double length)
    {
        if (Gradient(u, blank, x, y) is not (var slope, _, _)) return 0;
        if (Gradient(u, blank, x + 1, y) is not (_, var right, _) || Gradient(u, blank, x - 1, y) is not (_, var left, _)) return slope;
        if (Gradient(u, blank, x, y + 1) is not (_, _, var below) || Gradient(u, blank, x, y - 1) is not (_, _, var above)) return slope;
        double curvature = length * (right - left + below - above) / 2;
        return slope * (1 + (curvature * curvature));
    }

    /// <summary>|∇u| and ∇u/|∇u|, or null where it has none.</summary>
    static (double Slope, double X, double Y)? Gradient(float[] u, Mask blank, int x, int y)
    {
        int i = (y * blank.Width) + x;
        if (blank[x, y] || blank[x + 1, y] || blank[x - 1, y] || blank[x, y + 1] || blank[x, y - 1]) return null;
        double dx = (u[i + 1] - u[i - 1]) / 2, dy = (u[i + blank.Width] - u[i - blank.Width]) / 2, slope = double.Hypot(dx, dy);
        return slope > Level ? (slope, dx / slope, dy / slope) : null;
    }

    /// <summary>The means, one after the other, in a box; the values are lost.</summary>
    static float[] Smooth(float[] u, Mask blank, Box box)
    {
        var means = (float[])u.Clone();
        for (int pass = 0; pass < Means; pass++)
        {
            for (int y = box.Y0; y < box.Y1; y++)
            {
                for (int x = box.X0; x < box.X1; x++)
                {
                    var (sum, count) = (0f, 0);
                    for (int v = Math.Max(0, y - 1); v <= Math.Min(blank.Height - 1, y + 1); v++)
                        for (int w = Math.Max(0, x - 1); w <= Math.Min(blank.Width - 1, x + 1); w++)
                            if (!blank[w, v]) (sum, count) = (sum + u[(v * blank.Width) + w], count + 1);
                    means[(y * blank.Width) + x] = count > 0 ? sum / count : u[(y * blank.Width) + x];
                }
            }
            (u, means) = (means, u);
        }
        return u;
    }
}
