using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Patches;
using Inpaint3D.Tests.Numerics.Patches;

namespace Inpaint3D.Tests.Methods.Patch;

public class PatchSynthesisTests
{
    [Theory, InlineData(PatchNorm.Squares), InlineData(PatchNorm.Magnitudes), InlineData(PatchNorm.Gradients)]
    internal void Neither_an_exact_search_nor_a_vote_raises_the_energy(PatchNorm norm)
    {
        var samples = PatchMatchTests.Texture(48, 40, new PatchMetric(norm, 13));
        foreach (int p in samples.Hole())
            for (int c = 0; c < 3; c++) samples.Values[samples.Index(p, c)] = 0.5f;
        var confidence = PatchMatchTests.Confidence(samples);
        using var level = PatchMatchTests.Level(samples, new CpuDevice(1), confidence);
        double last = double.PositiveInfinity;
        for (int i = 0; i < 6; i++)
        {
            PatchMatchTests.SearchAll(level, samples);
            Assert.Equal(Energy(), level.Energy(), 1e-6 * level.Energy());
            // Codes are rounded, so that the last steps may rise by what rounding makes.
            Assert.InRange(level.Energy(), 0, last * 1.001);
            last = level.Energy();
            level.Vote(0.75f, PatchVote.Equal);
            Assert.InRange(Energy(), 0, last * 1.001);
            last = Energy();
        }

        // For the samples and the sources as they are.
        double Energy()
        {
            level.Read();
            var (codes, source) = (PatchMatchTests.Coding(samples).Codes(samples), level.Sources());
            return samples.Targets().Sum(p => (double)confidence[p] * PatchDistance.Plain(codes, samples.Shape, samples.Metric, p, source[p]));
        }
    }

    [Theory, InlineData("newson"), InlineData("patch")]
    public void Every_filled_sample_of_a_copying_method_is_a_known_one(string name)
    {
        var (image, hole) = Stripes(90, 70);
        var known = new HashSet<(float, float, float)>();
        for (int i = 0; i < hole.Samples.Length; i++)
            if (hole.Samples[i] == 0) known.Add((image.Plane(0)[i], image.Plane(1)[i], image.Plane(2)[i]));
        var method = name == "patch" ? new PatchFill { Blend = 0 } : Catalog.Create<ImageHole>(name);
        var filled = method.Fill(new ImageHole(image, hole), new Run()).Image;
        for (int i = 0; i < hole.Samples.Length; i++) Assert.Contains((filled.Plane(0)[i], filled.Plane(1)[i], filled.Plane(2)[i]), known);
    }

    [Fact]
    public void Nothing_is_copied_from_outside_the_source_region()
    {
        // Every sample tells where it stands.
        var image = new Field(80, 60);
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = i / 4800f;
        Mask hole = new(80, 60), source = new(80, 60);
        for (int y = 0; y < 60; y++)
            for (int x = 0; x < 80; x++) (hole[x, y], source[x, y]) = (x is >= 10 and < 30 && y is >= 20 and < 40, x >= 60);
        var filled = new PatchFill { Blend = 0 }.Fill(new ImageHole(image, hole, Source: source), new Run()).Image;
        for (int i = 0; i < hole.Samples.Length; i++)
            if (hole.Samples[i] != 0) Assert.InRange((int)MathF.Round(filled.Samples[i] * 4800) % 80, 60, 79);
    }

    [Theory, InlineData("newson"), InlineData("wexler"), InlineData("patch"), InlineData("non-local-means"), InlineData("non-local-medians"), InlineData("non-local-poisson")]
    public void A_periodic_picture_is_continued(string name)
    {
        var (image, hole) = Stripes(120, 100);
        var filled = Catalog.Create<ImageHole>(name).Fill(new ImageHole(image, hole), new Run()).Image;
        double error = 0;
        for (int i = 0; i < image.Samples.Length; i++) error += Math.Abs(filled.Samples[i] - image.Samples[i]) * hole.Samples[i % hole.Samples.Length];
        Assert.InRange(error / (3 * hole.Count), 0, 0.02);
    }

    [Theory, InlineData(0), InlineData(25), InlineData(50), InlineData(90), InlineData(145)]
    public void A_straight_edge_in_noise_goes_on_through_a_hole_of_60_pixels_within_a_pixel(double degrees)
    {
        var (image, hole) = (new Field(200, 160), new Mask(200, 160));
        var (nx, ny) = (Math.Sin(degrees * Math.PI / 180), -Math.Cos(degrees * Math.PI / 180));
        int length = 0, wrong = 0;
        for (int i = 0; i < image.Samples.Length; i++)
        {
            int x = i % 200, y = i / 200;
            image.Samples[i] = (Side(x, y) > 0 ? 0.7f : 0.3f) + (0.3f * (CounterRandom.Uniform(5, (uint)i, 0) - 0.5f));
            hole[x, y] = ((x - 106) * (x - 106)) + ((y - 77) * (y - 77)) < 900;
            if (hole[x, y] && Math.Abs(Side(x, y)) <= 0.5) length++;
        }
        var filled = new PatchFill().Fill(new ImageHole(image, hole), new Run()).Image;
        for (int i = 0; i < image.Samples.Length; i++)
            if (filled.Samples[i] > 0.5f != Side(i % 200, i / 200) > 0) wrong++;
        // The area between the two edges over their length is how far they are apart.
        Assert.InRange((double)wrong / length, 0, 1);

        double Side(int x, int y) => (nx * (x - 100)) + (ny * (y - 80));
    }

    [Theory, InlineData(0), InlineData(1)]
    public void A_guide_decides_where_the_picture_leaves_the_choice(int side)
    {
        var (image, guide, hole) = (new Field(120, 90), new Field(120, 90), new Mask(120, 90));
        for (int i = 0; i < image.Samples.Length; i++)
        {
            int x = i % 120, y = i / 120;
            hole[x, y] = ((x - 60) * (x - 60)) + ((y - 45) * (y - 45)) < 280;
            guide.Samples[i] = hole[x, y] ? side : x < 60 ? 0 : 1;
            image.Samples[i] = (x < 60 ? 0.3f : 0.7f) + (0.3f * (CounterRandom.Uniform(6, (uint)i, 0) - 0.5f));
        }
        var problem = new ImageHole(image, hole, Guide: guide);
        Assert.InRange(Bright(new PatchFill { GuideWeight = 10, Blend = 0 }.Fill(problem, new Run()).Image), side == 0 ? 0 : 0.9, side == 0 ? 0.1 : 1);
        Assert.Equal(new PatchFill().Fill(problem with { Guide = null }, new Run()).Image.Samples, new PatchFill { GuideWeight = 0 }.Fill(problem, new Run()).Image.Samples);

        double Bright(Field filled) => Enumerable.Range(0, filled.Samples.Length).Count(i => hole.Samples[i] != 0 && filled.Samples[i] > 0.5f) / (double)hole.Count;
    }

    [Fact]
    public void A_sketch_is_the_picture_where_it_is_known_and_between_the_values_of_the_rim_elsewhere()
    {
        var level = PatchMatchTests.Texture(40, 30);
        foreach (int p in level.Hole()) level.Values[level.Index(p, 0)] = float.NaN;
        var sketched = HarmonicSketch.Beside(level, 3, 4, new Run());
        int colours = level.Features.Length;
        Assert.Equal(new PatchFeature(level.Features[0].Low, 2, false), sketched.Features[colours]);
        var known = Enumerable.Range(0, level.Shape.Count).Where(i => level.Missing[i] == 0).ToArray();
        float low = known.Min(i => level.Values[level.Index(i, 0)]), high = known.Max(i => level.Values[level.Index(i, 0)]);
        for (int i = 0; i < level.Shape.Count; i++)
        {
            float value = sketched.Values[sketched.Index(i, colours)];
            if (level.Missing[i] == 0) Assert.Equal(level.Values[level.Index(i, 0)], value);
            else Assert.InRange(value, low - 1e-3f, high + 1e-3f);
        }
    }

    [Fact]
    public void A_shaded_texture_is_filled_without_a_step_at_the_rim()
    {
        var image = new Field(140, 100);
        var hole = new Mask(140, 100);
        for (int y = 0; y < 100; y++)
        {
            for (int x = 0; x < 140; x++)
            {
                image[x, y] = (0.004f * x) + (0.05f * ((((x / 3) + (y / 3)) % 2) == 0 ? 1 : 0));
                hole[x, y] = (x - 90) * (x - 90) + ((y - 50) * (y - 50)) < 400;
            }
        }
        double copied = Step(new PatchFill { Blend = 0 }), blended = Step(new PatchFill());
        Assert.InRange(blended, 0.8, 1.1);
        Assert.True(blended <= copied + 0.01, $"{blended} after blending, {copied} before");

        double Step(PatchFill method) => Seam(method, image, hole);
    }

    /// <summary>Steps across the rim from one column to the next in the fill, over those in the picture.</summary>
    internal static double Seam(Method<ImageHole> method, Field image, Mask hole)
    {
        var filled = method.Fill(new ImageHole(image, hole), new Run()).Image;
        double found = 0, natural = 0;
        for (int y = 0; y < hole.Height; y++)
        {
            for (int x = 1; x < hole.Width; x++)
            {
                if (hole[x, y] == hole[x - 1, y]) continue;
                found += Math.Abs(filled[x, y] - filled[x - 1, y]);
                natural += Math.Abs(image[x, y] - image[x - 1, y]);
            }
        }
        return found / natural;
    }

    [Fact]
    public void Regions_hold_every_missing_point_once_and_only_those_near_each_other_are_joined()
    {
        var hole = new Mask(4000, 3000);
        for (int y = 500; y < 520; y++) hole.Row(y)[300..420].Fill(1);
        for (int y = 100; y < 2900; y++) hole.Row(y)[3000..3004].Fill(1);
        for (int y = 2000; y < 2010; y++) hole.Row(y)[1000..1010].Fill(1);
        var regions = HoleRegions.Of(hole, new Cutting(96, 1_200_000, 2, true), new Run()).ConvertAll(piece => piece.Region);
        Assert.True(regions.Count >= 3);
        var seen = new int[hole.Samples.Length];
        foreach (var box in regions)
            for (int y = box.Y0; y < box.Y1; y++)
                for (int x = box.X0; x < box.X1; x++) seen[(y * hole.Width) + x]++;
        for (int i = 0; i < seen.Length; i++) Assert.True(hole.Samples[i] <= seen[i] && seen[i] <= 1);
    }

    [Fact]
    public void Far_holes_of_a_large_picture_are_filled_piece_by_piece()
    {
        var (image, hole) = Stripes(1600, 900);
        for (int y = 700; y < 710; y++) hole.Row(y)[1400..1450].Fill(1);
        hole[0, 0] = true;
        var filled = new PatchFill().Fill(new ImageHole(image, hole), new Run()).Image;
        for (int i = 0; i < image.Samples.Length; i++)
        {
            if (hole.Samples[i % hole.Samples.Length] == 0) Assert.Equal(image.Samples[i], filled.Samples[i]);
            else Assert.Equal(image.Samples[i], filled.Samples[i], 0.3f);
        }
    }

    /// <summary>Soft stripes of period 12 across and 10 down, each colour its own, and a disc of a hole.</summary>
    static (Field Image, Mask Hole) Stripes(int width, int height)
    {
        var (image, hole) = (new Field(width, height, 1, 3), new Mask(width, height));
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < 3; c++) image[x, y, 0, c] = 0.5f + (0.2f * MathF.Sin((x % 12 * MathF.Tau / 12) + c)) + (0.2f * MathF.Sin((y % 10 * MathF.Tau / 10) - c));
                hole[x, y] = ((x - (width / 2)) * (x - (width / 2))) + ((y - (height / 2)) * (y - (height / 2))) < 280;
            }
        }
        return (image, hole);
    }
}
