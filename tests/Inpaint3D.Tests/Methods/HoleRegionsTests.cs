using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Numerics;
using Inpaint3D.Tests.Laws;

namespace Inpaint3D.Tests.Methods;

public class HoleRegionsTests
{
    [Theory, InlineData("harmonic"), InlineData("biharmonic"), InlineData("coherence-transport")]
    public void A_hole_is_filled_alike_in_a_picture_and_in_a_cut_out_of_it(string name)
    {
        // Clipping looks at all of the picture.
        var method = name == "biharmonic" ? new Biharmonic { Clip = false } : Catalog.Create<ImageHole>(name);
        var (image, hole) = Noise(500, 260);
        Disc(hole, 400, 120, 20);
        Disc(hole, 20, 20, 5);
        var whole = method.Fill(new ImageHole(image, hole), new Run()).Image;
        var (part, partHole) = (new Field(80, 90, 1, 3), new Mask(80, 90));
        for (int y = 0; y < 90; y++)
        {
            hole.Row(y + 77).Slice(361, 80).CopyTo(partHole.Row(y));
            for (int c = 0; c < 3; c++) image.Row(y + 77, c).Slice(361, 80).CopyTo(part.Row(y, c));
        }
        var cut = method.Fill(new ImageHole(part, partHole), new Run()).Image;
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < 90; y++) Assert.True(cut.Row(y, c).SequenceEqual(whole.Row(y + 77, c).Slice(361, 80)), $"row {y}");
    }

    [Fact]
    public void Thin_holes_are_cut_where_what_the_cut_hides_does_not_matter()
    {
        var (image, hole) = Noise(640, 90);
        for (int x = 5; x < 630; x++)
            for (int k = 0; k < 5; k++) hole[x, 20 + (x / 16) + k] = true;
        var harmonic = new Harmonic();
        var whole = harmonic.Fill(new ImageHole(image, hole), new Run()).Image;
        var cutting = Cutting.AtRims(1) with { MostPoints = 15_000 };
        Assert.True(HoleRegions.Of(hole, cutting, new Run()).Count > 2);
        var pieces = HoleRegions.Fill(new ImageHole(image, hole), cutting, (piece, run) => harmonic.Fill(piece, run), new Run()).Image;
        for (int i = 0; i < whole.Samples.Length; i++) Assert.Equal(whole.Samples[i], pieces.Samples[i], 1e-5f);
    }

    [Fact]
    public void No_two_regions_meet_and_together_they_hold_every_missing_point()
    {
        // A frame around a disc: not near each other, and the box of the one holds the other.
        var hole = new Mask(1200, 1100);
        for (int i = 10; i < 1000; i++) (hole[i, 10], hole[i, 1000], hole[10, i], hole[1000, i]) = (true, true, true, true);
        Disc(hole, 500, 500, 20);
        Disc(hole, 1180, 500, 10);
        foreach (var cutting in new[] { Cutting.AtRims(2), new Cutting(96, 400_000, 2, InTurn: true) })
        {
            var seen = new int[hole.Samples.Length];
            foreach (var (region, box) in HoleRegions.Of(hole, cutting, new Run()))
            {
                Assert.Equal(box, box.Join(region));
                for (int y = region.Y0; y < region.Y1; y++)
                    for (int x = region.X0; x < region.X1; x++) seen[(y * hole.Width) + x]++;
            }
            for (int i = 0; i < seen.Length; i++) Assert.True(hole.Samples[i] <= seen[i] && seen[i] <= 1);
        }
    }

    [Fact]
    public void A_hole_that_reaches_three_edges_is_filled_from_the_fourth()
    {
        // Cut in two, the far part sees nothing known before the near one is filled.
        var (image, hole) = Noise(300, 40);
        for (int y = 0; y < 40; y++) hole.Row(y)[..280].Fill(1);
        var seen = new List<int>();
        HoleRegions.Fill(new ImageHole(image, hole), new Cutting(8, 4000, 1, InTurn: true), (piece, _) =>
        {
            seen.Add(piece.Hole.Samples.Length - piece.Hole.Count);
            return piece;
        }, new Run());
        Assert.True(seen.Count > 2);
        Assert.All(seen, known => Assert.True(known > 0));
    }

    [Theory, MemberData(nameof(EveryImageMethod.Names), MemberType = typeof(EveryImageMethod))]
    public void In_place_the_fill_is_the_same_and_is_written_under_the_hole(string name)
    {
        var method = Catalog.Create<ImageHole>(name);
        var problem = EveryImageMethod.Problem(40, 31, 1, 3, scale: 1);
        var expected = method.Fill(problem, new Run()).Image.Samples;
        var own = problem.Image.Clone();
        var filled = method.Fill(problem with { Image = own, InPlace = true }, new Run()).Image;
        Assert.Equal(expected, filled.Samples);
        if (method is IFillsPieces or Auto) Assert.Same(own, filled);
    }

    static (Field Image, Mask Hole) Noise(int width, int height)
    {
        var image = new Field(width, height, 1, 3);
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = CounterRandom.Uniform(2, (uint)i, 0);
        return (image, new Mask(width, height));
    }

    static void Disc(Mask hole, int cx, int cy, int radius)
    {
        for (int y = cy - radius; y <= Math.Min(cy + radius, hole.Height - 1); y++)
            for (int x = cx - radius; x <= Math.Min(cx + radius, hole.Width - 1); x++)
                if (((x - cx) * (x - cx)) + ((y - cy) * (y - cy)) <= radius * radius) hole[x, y] = true;
    }
}
