using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Patch;

/// <summary>What patches are compared by besides their colours, and when a level ends.</summary>
public class PatchFeatureTests
{
    [Fact]
    public void Where_depth_counts_samples_come_from_the_depth_of_the_hole()
    {
        var (image, hole) = Places();
        var depth = new Field(80, 60);
        for (int y = 0; y < 60; y++)
            for (int x = 0; x < 80; x++) depth[x, y] = x < 40 ? 1 : 5;
        Assert.InRange(Left(new ImageHole(image, hole, depth), new PatchFill { DepthWeight = 1000, TextureWeight = 0 }.Synthesis), 0, 0.02);
    }

    [Fact]
    public void Where_a_guide_counts_samples_come_from_where_it_is_the_same()
    {
        var (image, hole) = Places();
        var guide = new Field(80, 60, 1, 2);
        for (int y = 0; y < 60; y++)
            for (int x = 0; x < 80; x++) (guide[x, y, 0, 0], guide[x, y, 0, 1]) = (0.3f, x < 40 ? 0 : 1);
        var options = new PatchFill { TextureWeight = 0, GuideWeight = 0 }.Synthesis;
        Assert.InRange(Left(new ImageHole(image, hole, Guide: guide), options with { GuideWeight = 1000 }), 0, 0.02);
        double all = Left(new ImageHole(image, hole, Guide: guide), options);
        Assert.Equal(Left(new ImageHole(image, hole), options), all);
        Assert.True(all > 0.1, $"{all} without the guide");
    }

    [Fact]
    public void Texture_features_are_the_mean_slopes_of_the_full_size()
    {
        // Slopes of 0.02 across and 0.05 down, that change their sign with every pixel.
        var image = new Field(40, 30, 1, 3);
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < 30; y++)
                for (int x = 0; x < 40; x++) image[x, y, 0, c] = 0.5f + (0.02f * (x & 1)) + (0.05f * (y & 1));
        var hole = new Mask(40, 30);
        for (int y = 10; y < 20; y++) hole.Row(y).Slice(12, 9).Fill(1);
        var samples = PatchPicture.Of(new ImageHole(image, hole), new SynthesisOptions(), spread: 4, new Run()).Samples;
        var half = samples.Half(3, 0);
        foreach (var level in new[] { samples, half })
        {
            for (int i = 0; i < level.Shape.Count; i++)
            {
                if (level.Missing[i] != 0) continue;
                Assert.Equal(0.02f, level.Values[level.Index(i, 3)], 1e-5f);
                Assert.Equal(0.05f, level.Values[level.Index(i, 4)], 1e-5f);
            }
        }
    }

    [Theory, InlineData(0), InlineData(0.25f), InlineData(1.5f)]
    public void Sharpness_is_the_mean_step_in_the_hole_over_that_around_it(float share)
    {
        var hole = new Mask(60, 50);
        for (int y = 15; y < 35; y++) hole.Row(y).Slice(20, 20).Fill(1);
        var image = new Field(60, 50);
        for (int y = 0; y < 50; y++)
            for (int x = 0; x < 60; x++) image[x, y] = 0.5f + ((hole[x, y] ? share : 1) * 0.1f * ((x + y) % 2));
        var samples = PatchPicture.Of(new ImageHole(image, hole), new SynthesisOptions { TextureWeight = 0 }, 0, new Run()).Samples;
        for (int i = 0; i < image.Samples.Length; i++) samples.Values[samples.Index(i, 0)] = image.Samples[i];
        Assert.Equal(share, PatchPicture.Sharpness(samples, 1, new Run()), 1e-4);
    }

    [Fact]
    public void A_large_hole_that_comes_out_flat_in_a_texture_is_filled_again()
    {
        // Noise around the hole that may not be copied; a grey plane, whose colour is nearer to it, and brighter noise may.
        var (image, hole, source) = (new Field(340, 260), new Mask(340, 260), new Mask(340, 260));
        for (int y = 0; y < 260; y++)
        {
            for (int x = 0; x < 340; x++)
            {
                image[x, y] = x is >= 190 and < 265 ? 0.5f : CounterRandom.Uniform(6, (uint)x, (uint)y) + (x < 190 ? 0 : 0.6f);
                hole[x, y] = ((x - 100) * (x - 100)) + ((y - 130) * (y - 130)) < 36 * 36;
                source[x, y] = x >= 190;
            }
        }
        var options = new PatchFill { TextureWeight = 8 }.Synthesis;
        var (first, both) = (Steps(options with { SecondTexture = 1 }), Steps(options));
        Assert.InRange(first, 0, 0.05);
        Assert.InRange(both, 0.2, 0.4);

        double Steps(SynthesisOptions of)
        {
            var u = PatchSynthesis.Fill(new ImageHole(image, hole, Source: source), of, new Run()).Image;
            return Enumerable.Range(0, hole.Samples.Length).Where(i => hole.Samples[i] != 0).Average(i => Math.Abs(u.Samples[i] - u.Samples[i - 1]));
        }
    }

    [Theory]
    [InlineData(0, 150)]
    [InlineData(24, 150)]
    [InlineData(48, 75)]
    [InlineData(240, 15)]
    public void Texture_counts_less_the_deeper_a_hole_is(double depth, float weight)
    {
        Assert.Equal(weight, new PatchFill().Synthesis.Within(depth).TextureWeight, 1e-4f);
        Assert.Equal(50, new SynthesisOptions().Within(depth).TextureWeight);
    }

    [Fact]
    public void Texture_features_tell_a_texture_from_the_flat_colour_that_a_coarse_level_makes_of_it()
    {
        // A chessboard, beside grey; the hole lies in the chessboard but for a corner.
        var (image, hole) = (new Field(160, 120), new Mask(160, 120));
        for (int y = 0; y < 120; y++)
        {
            for (int x = 0; x < 160; x++)
            {
                image[x, y] = x < 60 ? 0.5f : ((x + y) & 1) == 0 ? 0.3f : 0.7f;
                hole[x, y] = x is >= 62 and < 110 && y is >= 36 and < 84;
            }
        }
        double with = Contrast(50), without = Contrast(0);
        Assert.True(with > 0.9 && with > 1.5 * without, $"{with} with, {without} without");

        double Contrast(double weight)
        {
            var filled = new Newson { TextureWeight = weight }.Fill(new ImageHole(image, hole), new Run()).Image;
            return Enumerable.Range(0, hole.Samples.Length).Where(i => hole.Samples[i] != 0).Average(i => Math.Abs(filled.Samples[i] - 0.5)) / 0.2;
        }
    }

    [Fact]
    public void A_level_ends_when_votes_change_little()
    {
        var (image, hole) = Places();
        var options = new Newson().Synthesis with { Iterations = (50, 50) };
        float[] first = Fill(options with { Residual = double.MaxValue }), one = Fill(options with { Iterations = (1, 1) });
        Assert.Equal(one, first);
        var (few, all) = (new Steps(), new Steps());
        Fill(options, few);
        Fill(options with { Residual = -1 }, all);
        Assert.True(few.Count < 0.7 * all.Count, $"{few.Count} steps, {all.Count} without an end");

        float[] Fill(SynthesisOptions options, Steps? steps = null) => PatchSynthesis.Fill(new ImageHole(image, hole), options, new Run { Progress = steps }).Image.Samples;
    }

    sealed class Steps : IProgress<double>
    {
        public int Count { get; private set; }

        public void Report(double value) => Count++;
    }

    /// <summary>Every sample tells where it stands; the hole is in the right half, beside the left one.</summary>
    static (Field Image, Mask Hole) Places()
    {
        var (image, hole) = (new Field(80, 60), new Mask(80, 60));
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = i / 4800f;
        for (int y = 20; y < 40; y++) hole.Row(y).Slice(44, 18).Fill(1);
        return (image, hole);
    }

    /// <summary>Share of the missing samples that are copied from the left half.</summary>
    static double Left(ImageHole problem, SynthesisOptions options)
    {
        var filled = PatchSynthesis.Fill(problem, options with { Blend = 0 }, new Run()).Image.Samples;
        return Enumerable.Range(0, filled.Length).Where(i => problem.Hole.Samples[i] != 0).Count(i => (int)MathF.Round(filled[i] * 4800) % 80 < 40) / (double)problem.Hole.Count;
    }
}
