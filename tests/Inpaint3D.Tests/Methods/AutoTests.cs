using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Transform;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods;

public class AutoTests
{
    [Theory]
    [InlineData("a scratch", 2, 30, 60, 3, "thin")]
    [InlineData("a wide stroke", 2, 30, 60, 7, "large")]
    [InlineData("a block", 20, 20, 15, 15, "small")]
    [InlineData("a cable", 0, 30, 90, 13, "large")]
    [InlineData("a large block", 20, 20, 25, 25, "large")]
    public void In_a_photograph_thin_and_small_holes_are_told_from_large_ones(string _, int x, int y, int width, int height, string kind) =>
        Assert.Equal([kind], Auto.Choose(new ImageHole(Photograph(), Holes((x, y, width, height))), new Run()).Select(choice => choice.Kind));

    [Theory]
    [InlineData("a scratch", 2, 30, 60, 2, true)]
    [InlineData("a block", 38, 20, 15, 15, false)]
    [InlineData("a cable", 0, 30, 90, 13, false)]
    [InlineData("a large block", 30, 20, 25, 25, false)]
    public void In_a_drawing_lines_are_followed_but_across_scratches(string _, int x, int y, int width, int height, bool isNear) =>
        Assert.Equal([isNear ? typeof(NonLocalBayes) : typeof(GeometricGuide)], Types(Drawing(), Holes((x, y, width, height))));

    [Fact]
    public void A_hole_that_is_long_and_broad_is_filled_pixel_by_pixel_in_a_picture_of_different_things()
    {
        var hole = new Mask(800, 400);
        for (int y = 190; y < 216; y++) hole.Row(y).Fill(1);
        Field scene = Large((x, y) => Shades(x / 10, y / 10)), texture = Large((x, y) => CounterRandom.Uniform(4, (uint)x, (uint)y));
        Assert.Equal([typeof(Resynthesis)], Types(scene, hole));
        Assert.Equal([typeof(PatchFill)], Types(texture, hole));
        Assert.Equal([typeof(PatchFill)], Auto.Choose(new ImageHole(scene, hole, Large((_, _) => 1)), new Run()).Select(choice => choice.Method.GetType()));
        hole.Samples.AsSpan(205 * 800).Clear();
        Assert.Equal([typeof(PatchFill)], Types(scene, hole));

        static Field Large(Func<int, int, double> value)
        {
            var image = new Field(800, 400);
            for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = (float)value(i % 800, i / 800);
            return image;
        }
    }

    [Theory, InlineData(24, true), InlineData(90, false)]
    public void Small_holes_are_filled_by_copies_where_the_picture_repeats_itself(int period, bool repeats)
    {
        var tiled = Picture((x, y) => CounterRandom.Uniform(4, (uint)(x % period), (uint)(y % period)));
        Assert.Equal([repeats ? typeof(NonLocalPoisson) : typeof(NonLocalBayes)], Types(tiled, Holes((38, 33, 14, 14))));
    }

    [Fact]
    public void What_a_guide_is_given_for_is_filled_by_it() =>
        Assert.Equal([typeof(PatchFill)], Auto.Choose(new ImageHole(Photograph(), Holes((10, 10, 2, 40)), Guide: Drawing()), new Run()).Select(choice => choice.Method.GetType()));

    [Fact]
    public void A_plane_without_any_edge_counts_as_drawn() =>
        Assert.Equal([typeof(GeometricGuide)], Types(Picture((_, _) => 0.7), Holes((20, 20, 30, 30))));

    [Fact]
    public void Shading_fine_texture_and_noise_are_no_drawing()
    {
        var hole = Holes((20, 20, 30, 30));
        Assert.Equal([typeof(PatchFill)], Types(Photograph(), hole));
        Assert.Equal([typeof(PatchFill)], Types(Picture((x, y) => 0.002 * (x + y)), hole));
        Assert.Equal([typeof(PatchFill)], Types(Picture((x, y) => ((x / 2) + (y / 2)) % 2), hole));
        Assert.Equal([typeof(PatchFill)], Types(Picture((x, y) => CounterRandom.Uniform(4, (uint)x, (uint)y)), hole));
    }

    [Fact]
    public void A_drawing_with_a_noise_of_one_grey_level_is_one_still() =>
        Assert.Equal([typeof(GeometricGuide)], Types(Picture((x, y) => Edge(x, y) + (0.004 * CounterRandom.Uniform(4, (uint)x, (uint)y))), Holes((30, 20, 25, 25))));

    [Fact]
    public void Each_hole_is_judged_by_itself()
    {
        // A photograph on the left, a drawing on the right.
        var image = Picture((x, y) => x < 45 ? Shades(x, y) : Edge(x, y));
        var choices = Auto.Choose(new ImageHole(image, Holes((2, 5, 1, 30), (5, 40, 20, 32), (66, 20, 20, 30))), new Run());
        Assert.Equal([typeof(PatchFill), typeof(GeometricGuide), typeof(NonLocalBayes)], choices.Select(choice => choice.Method.GetType()));
        Assert.Equal(Holes((5, 40, 20, 32)).Samples, choices[0].Hole.Samples);
        Assert.Equal(Holes((66, 20, 20, 30)).Samples, choices[1].Hole.Samples);
        Assert.Equal(Holes((2, 5, 1, 30)).Samples, choices[2].Hole.Samples);
    }

    [Theory, InlineData(4), InlineData(10), InlineData(16)]
    public void All_but_a_few_pixels_missing_at_random_are_thin_although_they_hang_together(int oneOf)
    {
        var hole = new Mask(90, 80);
        for (int i = 0; i < hole.Samples.Length; i++) hole.Samples[i] = CounterRandom.Below(oneOf, 3, (uint)(i / 90), (uint)(i % 90)) == 0 ? (byte)0 : (byte)1;
        Assert.Equal([typeof(NonLocalBayes)], Types(Photograph(), hole));
    }

    [Fact]
    public void What_lies_under_the_mask_does_not_change_the_choice()
    {
        var (image, hole) = (Drawing(), Holes((30, 20, 25, 25)));
        for (int i = 0; i < image.Samples.Length; i++)
            if (hole.Samples[i] != 0) image.Samples[i] = float.NaN;
        Assert.Equal([typeof(GeometricGuide)], Types(image, hole));
    }

    [Fact]
    public void The_chosen_methods_fill_and_the_choice_is_told()
    {
        var image = Photograph();
        var notes = new List<string>();
        var run = new Run { Note = notes.Add };
        var (thin, large) = (new ImageHole(image, Holes((10, 10, 3, 40))), new ImageHole(image, Holes((30, 20, 30, 30))));
        var drawn = new ImageHole(Drawing(), large.Hole);
        Assert.Equal(new NonLocalBayes().Fill(thin, run).Image.Samples, new Auto().Fill(thin, run).Image.Samples);
        Assert.Equal(new PatchFill().Fill(large, run).Image.Samples, new Auto().Fill(large, run).Image.Samples);
        Assert.Equal(new GeometricGuide().Fill(drawn, run).Image.Samples, new Auto().Fill(drawn, run).Image.Samples);
        new Auto().Fill(new ImageHole(image, Holes((10, 10, 3, 40), (30, 20, 30, 30))), run);
        Assert.Equal(
        [
            "auto takes non-local-bayes: all holes are thin.", "auto takes patch: all holes are large.", "auto takes geometric-guide: all holes are in line art.",
            "auto takes patch for the 88.2 % of the missing pixels in holes that are large, non-local-bayes for the 11.8 % of the missing pixels in holes that are thin.",
        ], notes);
    }

    static Type[] Types(Field image, Mask hole) => [.. Auto.Choose(new ImageHole(image, hole), new Run()).Select(choice => choice.Method.GetType())];

    static Field Photograph() => Picture(Shades);

    static Field Drawing() => Picture(Edge);

    static double Shades(int x, int y) => 0.5 + (0.3 * Math.Sin(0.4 * x) * Math.Cos(0.3 * y));

    /// <summary>Light on the upper right of a slanted edge, dark on the lower left.</summary>
    static double Edge(int x, int y) => Math.Clamp(0.5 + (0.9 * (x - 40 - (0.5 * (y - 30)))), 0.1, 0.9);

    static Field Picture(Func<int, int, double> value)
    {
        var image = new Field(90, 80);
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = (float)value(i % 90, i / 90);
        return image;
    }

    static Mask Holes(params (int X, int Y, int Width, int Height)[] boxes)
    {
        var hole = new Mask(90, 80);
        foreach (var (x, y, width, height) in boxes)
            for (int row = y; row < y + height; row++) hole.Row(row).Slice(x, width).Fill(1);
        return hole;
    }
}
