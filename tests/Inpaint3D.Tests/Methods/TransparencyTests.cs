using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Tests.Methods;

public class TransparencyTests
{
    const float Junk = 0.9f;

    [Theory]
    [InlineData("harmonic")]
    [InlineData("patch")]
    [InlineData("auto")]
    public void Nothing_transparent_is_copied_into_an_opaque_thing(string method)
    {
        // The thing ends 4 pixels beside the hole; what its file has for transparent pixels is bright.
        var image = Thing();
        var hole = Box(12, 16, 14, 12);
        var filled = Pipeline.FillImage(new ImageHole(image, hole), Catalog.Create<ImageHole>(method), new Run());
        for (int i = 0; i < hole.Samples.Length; i++)
        {
            if (hole.Samples[i] == 0) continue;
            Assert.Equal(1, filled.Plane(1)[i], 1e-4);
            Assert.InRange(filled.Plane(0)[i], 0.15f, 0.45f);
        }
    }

    [Theory]
    [InlineData("harmonic")]
    [InlineData("patch")]
    public void A_hole_over_the_outline_is_filled_in_alpha_and_no_colour_comes_from_transparent_pixels(string method)
    {
        var hole = Box(2, 18, 10, 8);
        var filled = Pipeline.FillImage(new ImageHole(Thing(), hole), Catalog.Create<ImageHole>(method), new Run());
        var alpha = new List<float>();
        for (int i = 0; i < hole.Samples.Length; i++)
        {
            if (hole.Samples[i] == 0) continue;
            alpha.Add(filled.Plane(1)[i]);
            if (alpha[^1] > 0.01f) Assert.InRange(filled.Plane(0)[i], 0.1f, 0.5f);
        }
        Assert.True(alpha.Min() < 0.5f && alpha.Max() > 0.5f);
        Assert.All(alpha, a => Assert.InRange(a, 0, 1));
    }

    [Fact]
    public void What_transparent_pixels_have_for_a_colour_does_not_matter()
    {
        var (bright, dark, hole) = (Thing(), Thing(), Box(2, 18, 10, 8));
        for (int i = 0; i < dark.PlaneLength; i++) if (dark.Plane(1)[i] == 0) dark.Plane(0)[i] = 0;
        var (a, b) = (Pipeline.FillImage(bright, hole, new Harmonic(), new Run()), Pipeline.FillImage(dark, hole, new Harmonic(), new Run()));
        for (int i = 0; i < hole.Samples.Length; i++) if (hole.Samples[i] != 0) Assert.Equal(a.Plane(0)[i], b.Plane(0)[i]);
    }

    [Fact]
    public void Where_all_is_opaque_the_colours_are_filled_as_without_alpha()
    {
        var image = Thing();
        image.Plane(1).Fill(1);
        var (grey, hole) = (new Field(40, 40, 1, 1, image.Plane(0).ToArray()), Box(12, 16, 14, 12));
        var filled = Pipeline.FillImage(image, hole, new PatchFill(), new Run());
        Assert.Equal(new PatchFill().Fill(new ImageHole(grey, hole), new Run()).Image.Samples, filled.Plane(0).ToArray());
        Assert.False(filled.Plane(1).ContainsAnyExcept(1f));
    }

    [Fact]
    public void Known_pixels_stay_bit_for_bit()
    {
        var (image, hole) = (Thing(), Box(2, 18, 10, 8));
        var filled = Pipeline.FillImage(image, hole, new PatchFill(), new Run());
        for (int i = 0; i < image.Samples.Length; i++)
            if (hole.Samples[i % hole.Samples.Length] == 0) Assert.Equal(image.Samples[i], filled.Samples[i]);
    }

    /// <summary>A striped thing of values about 0.3 with a soft outline, on a transparent ground whose values are junk.</summary>
    static Field Thing()
    {
        var image = new Field(40, 40, 1, 2);
        for (int y = 0; y < 40; y++)
        {
            for (int x = 0; x < 40; x++)
            {
                bool inside = x is >= 8 and < 32, edge = x is 7 or 32;
                image[x, y, 0, 0] = inside || edge ? 0.3f + (0.1f * MathF.Sin(x + (0.7f * y))) : Junk;
                image[x, y, 0, 1] = inside ? 1 : edge ? 0.5f : 0;
            }
        }
        return image;
    }

    static Mask Box(int x, int y, int width, int height)
    {
        var hole = new Mask(40, 40);
        for (int row = y; row < y + height; row++) hole.Row(row).Slice(x, width).Fill(1);
        return hole;
    }
}
