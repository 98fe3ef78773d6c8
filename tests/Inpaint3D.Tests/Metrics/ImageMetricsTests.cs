using Inpaint3D.Data;
using Inpaint3D.Metrics;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Metrics;

public class ImageMetricsTests
{
    [Fact]
    public void A_constant_error_is_its_own_RMSE_and_gives_minus_20_log10_decibels()
    {
        Field a = Noise(20, 15, 3, 1), b = a.With([.. a.Samples.Select(v => v + 0.1f)]);
        Assert.Equal(0.1, ImageMetrics.Rmse(a, b), 1e-6);
        Assert.Equal(20, ImageMetrics.Psnr(a, b), 1e-4);
        Assert.Equal(double.PositiveInfinity, ImageMetrics.Psnr(a, a));
        Assert.Equal(1, ImageMetrics.Ssim(a, a), 1e-12);
    }

    [Fact]
    public void Only_the_hole_counts_where_there_is_one()
    {
        Field a = Noise(30, 30, 1, 1), b = a.Clone();
        var hole = new Mask(30, 30);
        for (int x = 3; x < 9; x++) (b[x, 7], hole[x, 7]) = (b[x, 7] + 0.25f, true);
        Assert.Equal(0.25, ImageMetrics.Rmse(a, b, hole), 1e-6);
        Assert.InRange(ImageMetrics.Ssim(a, b, hole), 0.5, 0.99);
        Assert.Equal(0, ImageMetrics.MaxDifference(a, b, hole));
        Assert.Equal(0.25, ImageMetrics.MaxDifference(a, b), 1e-6);
        (a[0, 0], b[0, 0]) = (float.NaN, float.NaN);
        Assert.Equal(0, ImageMetrics.MaxDifference(a, b, hole));
        b[0, 0] = 1;
        Assert.Equal(double.PositiveInfinity, ImageMetrics.MaxDifference(a, b, hole));
    }

    // For constant pictures all variances are 0: SSIM = (2pq + C1)/(p² + q² + C1).
    [Fact]
    public void SSIM_of_constant_pictures_is_the_luminance_term_also_where_windows_are_cut()
    {
        Field a = new(12, 9), b = new(12, 9);
        a.Samples.AsSpan().Fill(0.5f);
        b.Samples.AsSpan().Fill(0.25f);
        double expected = ((2 * 0.5 * 0.25) + 1e-4) / ((0.5 * 0.5) + (0.25 * 0.25) + 1e-4);
        Assert.Equal(expected, ImageMetrics.Ssim(a, b), 1e-9);
        var corner = new Mask(12, 9) { [0, 0] = true };
        Assert.Equal(expected, ImageMetrics.Ssim(a, b, corner), 1e-9);
    }

    // For an 11 x 11 picture there is one whole window: the formula written out.
    [Fact]
    public void SSIM_of_one_window_is_equation_13_of_the_paper()
    {
        Field a = Noise(11, 11, 1, 1), b = Noise(11, 11, 1, 2);
        double total = 0, ma = 0, mb = 0, va = 0, vb = 0, cov = 0;
        double Weight(int x, int y) => Math.Exp(-(((x - 5) * (x - 5)) + ((y - 5) * (y - 5))) / 4.5);
        void Each(Action<double, double, double> act)
        {
            for (int y = 0; y < 11; y++)
                for (int x = 0; x < 11; x++) act(Weight(x, y), a[x, y], b[x, y]);
        }
        Each((w, _, _) => total += w);
        Each((w, p, q) => (ma, mb) = (ma + (w * p / total), mb + (w * q / total)));
        Each((w, p, q) => (va, vb, cov) = (va + (w * (p - ma) * (p - ma) / total), vb + (w * (q - mb) * (q - mb) / total), cov + (w * (p - ma) * (q - mb) / total)));
        double expected = ((2 * ma * mb) + 1e-4) * ((2 * cov) + 9e-4) / (((ma * ma) + (mb * mb) + 1e-4) * (va + vb + 9e-4));
        Assert.Equal(expected, ImageMetrics.Ssim(a, b), 1e-10);
    }

    [Fact]
    public void Pictures_and_masks_of_other_shapes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ImageMetrics.Rmse(new Field(2, 3), new Field(3, 2)));
        Assert.Throws<ArgumentException>(() => ImageMetrics.Ssim(new Field(2, 2, 1, 3), new Field(2, 2)));
        Assert.Throws<ArgumentException>(() => ImageMetrics.Psnr(new Field(2, 2), new Field(2, 2), new Mask(2, 3)));
        Assert.Throws<ArgumentException>(() => ImageMetrics.Psnr(new Field(2, 2), new Field(2, 2), new Mask(2, 2)));
    }

    static Field Noise(int width, int height, int channels, ulong seed)
    {
        var field = new Field(width, height, 1, channels);
        for (int i = 0; i < field.Samples.Length; i++) field.Samples[i] = CounterRandom.Uniform(seed, (uint)i, 0);
        return field;
    }
}
