using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Transform;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods;

public class AutoTests
{
    [Theory]
    [InlineData("a scratch", 2, 30, 60, 3, true)]
    [InlineData("a block", 20, 20, 15, 15, true)]
    [InlineData("a cable", 0, 30, 90, 13, false)]
    [InlineData("a large block", 20, 20, 25, 25, false)]
    public void Thin_and_small_holes_are_told_from_large_ones(string _, int x, int y, int width, int height, bool isNear)
    {
        var hole = Holes((x, y, width, height));
        Assert.Equal(isNear ? hole.Samples : new byte[hole.Samples.Length], Auto.Near(hole, new Run()).Samples);
    }

    [Fact]
    public void Each_hole_is_judged_by_itself()
    {
        var near = Auto.Near(Holes((5, 5, 1, 1), (40, 40, 30, 30), (80, 3, 2, 60)), new Run());
        Assert.Equal(Holes((5, 5, 1, 1), (80, 3, 2, 60)).Samples, near.Samples);
    }

    [Fact]
    public void Nine_of_ten_pixels_missing_at_random_are_thin_although_they_hang_together()
    {
        var hole = new Mask(60, 60);
        for (int i = 0; i < hole.Samples.Length; i++) hole.Samples[i] = CounterRandom.Below(10, 3, (uint)(i / 60), (uint)(i % 60)) == 0 ? (byte)0 : (byte)1;
        Assert.Equal(hole.Samples, Auto.Near(hole, new Run()).Samples);
    }

    [Fact]
    public void The_chosen_methods_fill_and_the_choice_is_told()
    {
        var image = new Field(90, 80, 1, 3);
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = 0.5f + (0.3f * MathF.Sin(0.4f * (i % 90)) * MathF.Cos(0.3f * (i / 90)));
        var notes = new List<string>();
        var run = new Run { Note = notes.Add };
        var (thin, large) = (new ImageHole(image, Holes((10, 10, 3, 40))), new ImageHole(image, Holes((30, 20, 30, 30))));
        Assert.Equal(new NonLocalBayes().Fill(thin, run).Image.Samples, new Auto().Fill(thin, run).Image.Samples);
        Assert.Equal(new PatchFill().Fill(large, run).Image.Samples, new Auto().Fill(large, run).Image.Samples);
        new Auto().Fill(new ImageHole(image, Holes((10, 10, 3, 40), (30, 20, 30, 30))), run);
        Assert.Collection(notes, first => Assert.Contains("takes non-local-bayes", first), second => Assert.Contains("takes patch:", second),
            third => Assert.Contains("patch for large holes, and non-local-bayes for the 11.8 %", third));
    }

    [Fact]
    public void A_thin_hole_whose_surroundings_may_not_be_copied_from_is_not_filled_by_them()
    {
        var (hole, source) = (Holes((10, 10, 3, 40), (60, 10, 3, 40)), Holes((40, 0, 50, 80)));
        Assert.Equal(Holes((60, 10, 3, 40)).Samples, Auto.Near(hole, new Run(), source).Samples);
    }

    static Mask Holes(params (int X, int Y, int Width, int Height)[] boxes)
    {
        var hole = new Mask(90, 80);
        foreach (var (x, y, width, height) in boxes)
            for (int row = y; row < y + height; row++) hole.Row(row).Slice(x, width).Fill(1);
        return hole;
    }
}
