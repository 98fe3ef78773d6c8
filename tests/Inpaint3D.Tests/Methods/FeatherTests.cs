using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods;

public class FeatherTests
{
    [Fact]
    public void Weights_are_1_in_the_hole_fall_with_the_distance_and_are_0_beyond()
    {
        var weights = Feather.Weights(Hole(), 4, new Run());
        double previous = 1;
        for (int x = 12; x <= 20; x++)
        {
            double d = x - 12, expected = d >= 5 ? 0 : 0.5 * (1 + Math.Cos(Math.PI * d / 5));
            Assert.Equal(expected, weights[x, 10], 1e-6);
            Assert.True(weights[x, 10] <= previous);
            previous = weights[x, 10];
        }
        // (3, 4) from the hole's corner is 5 away, along the diagonal as along the sides.
        Assert.Equal(0, weights[15, 16]);
    }

    [Fact]
    public void The_weights_of_fill_and_picture_sum_to_1()
    {
        // Mixing is affine: with fill a + c and picture b + c it gives the mix of a and b, plus c. So the weights sum to 1.
        var weights = Feather.Weights(Hole(), 4, new Run());
        var mixed = Feather.Blend(Constant(1), Constant(0), weights);
        Assert.Equal(weights.Samples, mixed.Samples);
        var complement = Feather.Blend(Constant(0), Constant(1), weights);
        for (int i = 0; i < mixed.Samples.Length; i++) Assert.Equal(1, mixed.Samples[i] + complement.Samples[i], 1e-6);
        Assert.Equal(Constant(0.3f).Samples, Feather.Blend(Constant(0.3f), Constant(0.3f), weights).Samples);
    }

    [Fact]
    public void Nothing_changes_farther_away_than_the_feather_is_wide()
    {
        var image = Noise(3);
        var filled = Pipeline.FillImage(new ImageHole(image, Hole()), new Harmonic(), new Run(), feather: 3);
        int changed = 0;
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                double dx = Math.Max(Math.Max(8 - x, x - 12), 0), dy = Math.Max(Math.Max(8 - y, y - 12), 0);
                bool same = Enumerable.Range(0, 3).All(c => filled[x, y, 0, c] == image[x, y, 0, c]);
                if (Math.Sqrt((dx * dx) + (dy * dy)) >= 4) Assert.True(same, $"({x}, {y})");
                else if (!same) changed++;
            }
        }
        Assert.True(changed > 25 + 40);
    }

    [Fact]
    public void Without_a_feather_nothing_changes_outside_the_hole()
    {
        var (image, hole) = (Noise(3), Hole());
        var filled = Pipeline.FillImage(new ImageHole(image, hole), new Harmonic(), new Run());
        for (int i = 0; i < image.Samples.Length; i++)
            if (hole.Samples[i % hole.Samples.Length] == 0) Assert.Equal(image.Samples[i], filled.Samples[i]);
    }

    [Fact]
    public void Colours_count_by_their_alpha()
    {
        // Half of an opaque 1 and half of a transparent 0: the colour is 1, half covered.
        var (fill, picture, weights) = (new Field(1, 1, 1, 2, [1, 1]), new Field(1, 1, 1, 2, [0, 0]), new Field(1, 1, 1, 1, [0.5f]));
        Assert.Equal([1, 0.5f], Feather.Blend(fill, picture, weights).Samples);
    }

    [Fact]
    public void A_feather_over_the_whole_picture_is_refused() =>
        Assert.Contains("feather", Assert.Throws<ArgumentException>(() => Pipeline.FillImage(new ImageHole(Noise(1), Hole()), new Harmonic(), new Run(), feather: 100)).Message, StringComparison.Ordinal);

    static Mask Hole()
    {
        var hole = new Mask(24, 24);
        for (int y = 8; y <= 12; y++) hole.Row(y)[8..13].Fill(1);
        return hole;
    }

    static Field Constant(float value)
    {
        var field = new Field(24, 24);
        field.Samples.AsSpan().Fill(value);
        return field;
    }

    static Field Noise(int channels) => new(24, 24, 1, channels, [.. Enumerable.Range(0, 24 * 24 * channels).Select(i => CounterRandom.Uniform(1, (uint)i, 0))]);
}
