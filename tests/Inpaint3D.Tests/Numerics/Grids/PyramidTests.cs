using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Grids;
using Inpaint3D.Tests.Methods.Pde;

namespace Inpaint3D.Tests.Numerics.Grids;

public class PyramidTests
{
    static readonly Run Run = new();

    /// <summary>Odd and even sizes, lines, and a single pixel.</summary>
    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 2, 1 }, { 1, 9 }, { 17, 2 }, { 16, 15 }, { 33, 40 } };

    [Theory, MemberData(nameof(Sizes))]
    public void A_constant_stays_down_to_one_pixel_and_back(int width, int height)
    {
        var (image, hole) = (Picture(width, height, (_, _) => 0.3f), Holes.Random(width, height, 0.3, 1));
        hole[0, 0] = false;
        while (image.Width > 1 || image.Height > 1)
        {
            var (w, h) = (image.Width, image.Height);
            (image, hole) = Pyramid.Reduce(image, hole, Run, leastKnown: 0);
            Assert.Equal(((w + 1) / 2, (h + 1) / 2), (image.Width, image.Height));
            for (int i = 0; i < image.Samples.Length; i++) Assert.Equal(hole.Samples[i] == 0 ? 0.3f : 0, image.Samples[i], 1e-6f);
            Assert.All(Pyramid.Expand(Picture(image.Width, image.Height, (_, _) => 0.3f), w, h, Run).Samples, u => Assert.Equal(0.3f, u, 1e-6f));
        }
        Assert.Equal(0, hole.Count);
    }

    [Theory, InlineData(31, 22), InlineData(24, 37)]
    public void An_affine_picture_stays_away_from_the_border(int width, int height)
    {
        static float Plane(double x, double y) => (float)(0.1 + (0.02 * x) - (0.03 * y));
        var fine = Picture(width, height, (x, y) => Plane(x, y));
        var (coarse, hole) = Pyramid.Reduce(fine, new Mask(width, height), Run);
        Assert.Equal(0, hole.Count);
        for (int y = 1; y < coarse.Height - 1; y++)
            for (int x = 1; x < coarse.Width - 1; x++) Assert.Equal(Plane(2 * x, 2 * y), coarse[x, y], 1e-6f);
        var back = Pyramid.Expand(Picture(coarse.Width, coarse.Height, (x, y) => Plane(2 * x, 2 * y)), width, height, Run);
        for (int y = 2; y < height - 3; y++)
            for (int x = 2; x < width - 3; x++) Assert.Equal(fine[x, y], back[x, y], 1e-6f);
    }

    [Fact]
    public void Every_fine_pixel_away_from_the_border_has_a_quarter_of_the_weight_of_a_coarse_one()
    {
        for (int y = 4; y < 8; y++)
        {
            for (int x = 4; x < 8; x++)
            {
                var (coarse, _) = Pyramid.Reduce(Picture(15, 13, (i, j) => i == x && j == y ? 1 : 0), new Mask(15, 13), Run);
                Assert.Equal(0.25, coarse.Samples.Sum(u => (double)u), 1e-6);
            }
        }
    }

    [Fact]
    public void Expanding_is_four_times_the_transpose_of_reducing_away_from_the_border()
    {
        const int size = 21, inner = 5;
        var (u, v) = (Picture(size, size, (x, y) => Inner(x, size, inner) && Inner(y, size, inner) ? (float)Holes.Noise(x, y, 0) : 0),
            Picture((size + 1) / 2, (size + 1) / 2, (x, y) => Inner(x, 11, 3) && Inner(y, 11, 3) ? (float)Holes.Noise(x, y, 1) : 0));
        double reduced = Dot(Pyramid.Reduce(u, new Mask(size, size), Run).Image, v), expanded = Dot(u, Pyramid.Expand(v, size, size, Run));
        Assert.Equal(expanded, 4 * reduced, 1e-5);

        static bool Inner(int x, int size, int margin) => x >= margin && x < size - margin;
        static double Dot(Field a, Field b) => a.Samples.Zip(b.Samples, (x, y) => (double)x * y).Sum();
    }

    [Theory, MemberData(nameof(Sizes))]
    public void It_is_the_weighted_mean_of_the_known_samples(int width, int height)
    {
        double[] w = [1, 4, 6, 4, 1];
        var hole = Holes.Random(width, height, 0.5, 3);
        var image = Holes.Problem(hole, 2, Holes.Noise).Image;
        foreach (double least in new[] { 0, 0.5, 1 })
        {
            var (coarse, missing) = Pyramid.Reduce(image, hole, Run, least);
            for (int y = 0; y < coarse.Height; y++)
            {
                for (int x = 0; x < coarse.Width; x++)
                {
                    var near = (from j in Enumerable.Range(-2, 5) from i in Enumerable.Range(-2, 5)
                                let column = (2 * x) + i let row = (2 * y) + j
                                where column >= 0 && row >= 0 && column < width && row < height
                                select (Weight: w[i + 2] * w[j + 2], Known: !hole[column, row], Column: column, Row: row)).ToArray();
                    double all = near.Sum(s => s.Weight), known = near.Where(s => s.Known).Sum(s => s.Weight);
                    Assert.Equal(known == 0 || known < least * all, missing[x, y]);
                    for (int c = 0; c < 2; c++)
                        Assert.Equal(missing[x, y] ? 0 : near.Where(s => s.Known).Sum(s => s.Weight * image[s.Column, s.Row, 0, c]) / known, coarse[x, y, 0, c], 1e-6);
                }
            }
        }
    }

    [Fact]
    public void What_lies_under_the_mask_does_not_matter_and_the_input_stays()
    {
        var hole = Holes.Random(40, 31, 0.4, 5);
        var expected = Pyramid.Reduce(Filled(0), hole, Run);
        foreach (float junk in new[] { 1e30f, float.NaN, float.NegativeInfinity })
        {
            var image = Filled(junk);
            var before = image.Clone();
            var (coarse, missing) = Pyramid.Reduce(image, hole, Run);
            Assert.Equal(expected.Image.Samples, coarse.Samples);
            Assert.Equal(expected.Hole.Samples, missing.Samples);
            Assert.Equal(before.Samples, image.Samples);
        }

        Field Filled(float junk) => Picture(40, 31, (x, y) => hole[x, y] ? junk : (float)Holes.Scene(x, y, 0));
    }

    [Fact]
    public void Slices_and_channels_are_reduced_each_by_itself_at_any_number_of_threads()
    {
        const int width = 301, height = 203, depth = 3, channels = 2;
        var (image, hole) = (new Field(width, height, depth, channels), new Mask(width, height, depth));
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = CounterRandom.Uniform(1, (uint)i, 0);
        for (int i = 0; i < hole.Samples.Length; i++) hole.Samples[i] = CounterRandom.Uniform(2, (uint)i, 0) < 0.4 ? (byte)1 : (byte)0;
        var (coarse, missing) = Pyramid.Reduce(image, hole, new Run { Device = new CpuDevice(3) });
        var fine = Pyramid.Expand(coarse, width, height, new Run { Device = new CpuDevice(3) });
        var one = new Run { Device = new CpuDevice(1) };
        for (int z = 0; z < depth; z++)
        {
            var slice = new Mask(width, height, 1, hole.Samples.AsSpan(z * width * height, width * height).ToArray());
            for (int c = 0; c < channels; c++)
            {
                var (expected, expectedHole) = Pyramid.Reduce(new Field(width, height, 1, 1, image.Plane(c, z).ToArray()), slice, one);
                Assert.Equal(expected.Samples, coarse.Plane(c, z).ToArray());
                Assert.Equal(expectedHole.Samples, missing.Samples.AsSpan(z * coarse.PlaneLength, coarse.PlaneLength).ToArray());
                Assert.Equal(Pyramid.Expand(expected, width, height, one).Samples, fine.Plane(c, z).ToArray());
            }
        }
    }

    [Fact]
    public void Wrong_sizes_and_shares_are_refused()
    {
        var image = new Field(5, 4);
        Assert.Throws<ArgumentException>(() => Pyramid.Reduce(image, new Mask(4, 4), Run));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pyramid.Reduce(image, new Mask(5, 4), Run, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pyramid.Reduce(image, new Mask(5, 4), Run, double.NaN));
        Assert.Throws<ArgumentException>(() => Pyramid.Expand(image, 11, 8, Run));
        Assert.Throws<ArgumentException>(() => Pyramid.Expand(image, 9, 6, Run));
    }

    static Field Picture(int width, int height, Func<int, int, float> value)
    {
        var field = new Field(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) field[x, y] = value(x, y);
        return field;
    }
}
