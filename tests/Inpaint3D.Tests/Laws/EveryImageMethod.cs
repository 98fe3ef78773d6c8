using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Laws;

/// <summary>What every method for images obeys, over the whole catalogue.</summary>
public class EveryImageMethod
{
    public static TheoryData<string> Names => [.. Catalog.For<ImageHole>().Select(entry => entry.Name)];

    /// <summary>Every method on every shape of picture that has tripped somebody's program.</summary>
    public static TheoryData<string, int, int, int, int> Shapes
    {
        get
        {
            var data = new TheoryData<string, int, int, int, int>();
            foreach (string name in Catalog.For<ImageHole>().Select(entry => entry.Name))
                foreach (var (width, height, depth, channels) in new[] { (2, 1, 1, 1), (1, 7, 1, 3), (17, 1, 1, 1), (5, 5, 1, 2), (31, 17, 1, 1), (23, 40, 1, 4), (19, 12, 2, 3), (16, 11, 3, 1), (13, 15, 3, 4) })
                    data.Add(name, width, height, depth, channels);
            return data;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Cites_a_paper_and_says_what_it_does(string name)
    {
        var entry = Catalog.Find(name, typeof(ImageHole));
        Assert.Matches(@"\b(19|20)\d\d\b", entry.Reference);
        Assert.NotEmpty(entry.Summary);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Known_samples_stay_and_missing_ones_become_finite(string name, int width, int height, int depth, int channels)
    {
        var problem = Problem(width, height, depth, channels, scale: 1);
        var filled = Method(name).Fill(problem, new Run());
        Assert.Equal((width, height, depth, channels), (filled.Image.Width, filled.Image.Height, filled.Image.Depth, filled.Image.Channels));
        for (int i = 0; i < filled.Image.Samples.Length; i++)
        {
            if (problem.Hole.Samples[i % problem.Hole.Samples.Length] == 0) Assert.Equal(problem.Image.Samples[i], filled.Image.Samples[i]);
            else Assert.True(float.IsFinite(filled.Image.Samples[i]), $"sample {i} is {filled.Image.Samples[i]}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void What_lies_under_the_mask_does_not_matter(string name)
    {
        var problem = Problem(29, 22, 1, 3, scale: 1);
        var expected = Method(name).Fill(problem, new Run()).Image.Samples;
        foreach (float junk in new[] { 0, 1e30f, float.NaN, float.PositiveInfinity })
        {
            var image = problem.Image.Clone();
            for (int i = 0; i < image.Samples.Length; i++)
                if (problem.Hole.Samples[i % problem.Hole.Samples.Length] != 0) image.Samples[i] = junk;
            Assert.Equal(expected, Method(name).Fill(problem with { Image = image }, new Run()).Image.Samples);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_input_is_not_written(string name)
    {
        var problem = Problem(20, 15, 1, 3, scale: 1);
        var (image, hole) = (problem.Image.Clone(), problem.Hole.Clone());
        Method(name).Fill(problem, new Run());
        Assert.Equal(image.Samples, problem.Image.Samples);
        Assert.Equal(hole.Samples, problem.Hole.Samples);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_bytes_at_any_number_of_threads(string name)
    {
        var problem = Problem(190, 160, 1, 3, scale: 1);
        var one = Method(name).Fill(problem, new Run { Device = new CpuDevice(1) }).Image.Samples;
        var many = Method(name).Fill(problem, new Run { Device = new CpuDevice(5) }).Image.Samples;
        Assert.Equal(one, many);
    }

    [Theory, MemberData(nameof(Names))]
    public void Three_frames_give_the_same_bytes_at_any_number_of_threads(string name)
    {
        var problem = Problem(48, 40, 3, 3, scale: 1);
        var one = Method(name).Fill(problem, new Run { Device = new CpuDevice(1) }).Image.Samples;
        var many = Method(name).Fill(problem, new Run { Device = new CpuDevice(5) }).Image.Samples;
        Assert.Equal(one, many);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_frame_of_which_nothing_is_known_is_filled_or_refused_in_a_clear_sentence(string name)
    {
        var problem = Problem(24, 20, 3, 3, scale: 1);
        problem.Hole.Samples.AsSpan(problem.Image.PlaneLength, problem.Image.PlaneLength).Fill(1);
        try
        {
            Assert.All(Method(name).Fill(problem, new Run()).Image.Samples, value => Assert.InRange(value, -0.5f, 1.5f));
        }
        catch (ArgumentException refusal)
        {
            Assert.Contains("covers the whole frame 1", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_source_region_of_everything_changes_nothing(string name)
    {
        var problem = Wide();
        var everything = new Mask(problem.Hole.Width, problem.Hole.Height);
        everything.Samples.AsSpan().Fill(1);
        var expected = Method(name).Fill(problem, new Run()).Image.Samples;
        Assert.Equal(expected, Method(name).Fill(problem with { Source = everything }, new Run()).Image.Samples);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_is_no_source_and_far_from_the_hole_does_not_matter(string name)
    {
        const int sourceEnd = 100;
        var problem = Wide();
        var source = new Mask(problem.Hole.Width, problem.Hole.Height);
        for (int y = 0; y < source.Height; y++) source.Row(y)[..sourceEnd].Fill(1);
        problem = problem with { Source = source };
        var other = problem.Image.Clone();
        for (int c = 0; c < other.Channels; c++)
            for (int y = 0; y < other.Height; y++)
                foreach (ref float value in other.Row(y, c)[sourceEnd..]) value = 5 - (7 * value);
        var (expected, actual) = (Method(name).Fill(problem, new Run()).Image, Method(name).Fill(problem with { Image = other }, new Run()).Image);
        for (int c = 0; c < other.Channels; c++)
            for (int y = 0; y < other.Height; y++) Assert.Equal(expected.Row(y, c)[..sourceEnd], actual.Row(y, c)[..sourceEnd]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Powers_of_2_scale_the_fill_and_shift_it(string name)
    {
        // Samples of 12 bits, so that scaling and shifting are exact; five channels, because methods may compare colours as an eye does.
        var problem = Problem(40, 32, 1, 5, scale: 1);
        for (int i = 0; i < problem.Image.Samples.Length; i++) problem.Image.Samples[i] = MathF.Round(problem.Image.Samples[i] * 4096) / 4096;
        var filled = Method(name).Fill(problem, new Run()).Image.Samples;
        foreach (var (scale, offset) in new[] { (0.25f, 0f), (64f, 0f), (1f, 1f), (8f, -4f) })
        {
            var image = problem.Image.With(Array.ConvertAll(problem.Image.Samples, value => (scale * value) + offset));
            var other = Method(name).Fill(problem with { Image = image }, new Run()).Image.Samples;
            for (int i = 0; i < filled.Length; i++) Assert.Equal(filled[i], (other[i] - offset) / scale, 1e-4);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_further_channel_like_alpha_stays_as_it_is(string name)
    {
        foreach (int colours in new[] { 1, 3 })
        {
            var problem = Problem(40, 32, 1, colours + 1, scale: 1);
            problem.Image.Plane(colours).Fill(1);
            var filled = Method(name).Fill(problem, new Run()).Image;
            Assert.All(filled.Plane(colours).ToArray(), alpha => Assert.Equal(1, alpha, 1e-5f));
            Assert.All(filled.Samples, value => Assert.InRange(value, -0.5f, 1.5f));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void An_empty_mask_is_the_identity(string name)
    {
        var image = Picture(1, 1, 1, 3, 1);
        Assert.Same(image, Method(name).Fill(new ImageHole(image, new Mask(1, 1)), new Run()).Image);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_full_mask_is_a_clear_error(string name)
    {
        var mask = new Mask(4, 3);
        mask.Samples.AsSpan().Fill(1);
        var error = Assert.Throws<ArgumentException>(() => Method(name).Fill(new ImageHole(new Field(4, 3), mask), new Run()));
        Assert.Contains("whole image", error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Values_far_above_1_keep_their_range(string name)
    {
        // A picture of 1000 ± 100 must not be pulled towards 0..1.
        var problem = Problem(24, 24, 1, 3, scale: 100, offset: 1000);
        var filled = Method(name).Fill(problem, new Run()).Image.Samples;
        Assert.All(filled, value => Assert.InRange(value, 700, 1400));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_constant_picture_stays_constant(string name)
    {
        foreach (float value in new[] { 0.25f, 200f })
        {
            var problem = Problem(26, 21, 1, 3, scale: 0, offset: value);
            Assert.All(Method(name).Fill(problem, new Run()).Image.Samples, sample => Assert.Equal(value, sample, value * 1e-5f));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Progress_rises_to_1(string name)
    {
        var reports = new List<double>();
        Method(name).Fill(Problem(64, 48, 1, 3, scale: 1), new Run { Progress = new Reports(reports) });
        Assert.Equal(reports.Order(), reports);
        Assert.Equal(1, reports[^1]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Cancels_soon(string name)
    {
        // A problem of a megapixel.
        var image = Picture(1200, 900, 1, 3, 1);
        var mask = new Mask(1200, 900);
        for (int y = 150; y < 750; y++) mask.Row(y)[200..1000].Fill(1);
        Stopping.StopsSoon(new Run(), run => Method(name).Fill(new ImageHole(image, mask), run));
    }

    static Method<ImageHole> Method(string name) => Catalog.Create<ImageHole>(name);

    /// <summary>A wide picture with a hole near its left end.</summary>
    static ImageHole Wide()
    {
        var hole = new Mask(300, 40);
        for (int y = 10; y < 32; y++) hole.Row(y)[20..44].Fill(1);
        return new ImageHole(Picture(300, 40, 1, 3, 1), hole);
    }

    /// <summary>A picture with structure and noise; a hole that touches a border and a corner, a block, and single pixels.</summary>
    internal static ImageHole Problem(int width, int height, int depth, int channels, float scale, float offset = 0)
    {
        var mask = new Mask(width, height, depth);
        for (int z = 0; z < depth; z++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    bool block = x > width / 3 && x <= width * 2 / 3 && y >= height / 4 && y < height / 2;
                    bool corner = x < width / 6 && y > height * 5 / 6;
                    bool speck = CounterRandom.Below(20, 9, (uint)((z * height) + y), (uint)x) == 0;
                    mask[x, y, z] = block || corner || speck;
                }
            }
        }
        mask[0, 0] = false;
        mask[width - 1, height - 1, depth - 1] = true;
        return new ImageHole(Picture(width, height, depth, channels, scale, offset), mask);
    }

    static Field Picture(int width, int height, int depth, int channels, float scale, float offset = 0)
    {
        var field = new Field(width, height, depth, channels);
        for (int c = 0; c < channels; c++)
            for (int z = 0; z < depth; z++)
                for (int y = 0; y < height; y++)
                    for (int x = 0; x < width; x++)
                        field[x, y, z, c] = offset + (scale * (0.5f + (0.25f * MathF.Sin((0.5f * x) + (0.2f * y) + c)) + (0.2f * CounterRandom.Uniform(4, (uint)((((z * height) + y) * width) + x), (uint)c))));
        return field;
    }

    sealed class Reports(List<double> list) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (list) list.Add(value);
        }
    }
}
