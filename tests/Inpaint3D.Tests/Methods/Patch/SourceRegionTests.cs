using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Patch;

/// <summary>What the greedy exemplar methods owe to a source region.</summary>
public class SourceRegionTests
{
    public static TheoryData<string> Names => ["criminisi", "tensor-criminisi", "background-criminisi", "patchworks"];

    [Theory, MemberData(nameof(Names))]
    public void Only_the_source_region_is_copied_from(string name)
    {
        // Dark noise around the hole, bright noise at the right, which alone may be copied.
        var (image, hole, source) = Picture();
        var filled = Catalog.Create<ImageHole>(name, Unblended(name)).Fill(new ImageHole(image, hole, Source: source), new Run()).Image;
        var bright = image.Samples.Where((_, i) => source.Samples[i] != 0).ToHashSet();
        Assert.All(filled.Samples.Where((_, i) => hole.Samples[i] != 0), value => Assert.Contains(value, bright));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_region_that_holds_no_patch_is_copied_from_pixel_by_pixel(string name)
    {
        var (image, hole, source) = Picture();
        for (int i = 0; i < source.Samples.Length; i++) source.Samples[i] = (byte)(i % 97 == 5 ? 1 : 0);
        var allowed = image.Samples.Where((_, i) => source.Samples[i] != 0 && hole.Samples[i] == 0).ToHashSet();
        var filled = Catalog.Create<ImageHole>(name, Unblended(name)).Fill(new ImageHole(image, hole, Source: source), new Run()).Image;
        Assert.All(filled.Samples.Where((_, i) => hole.Samples[i] != 0), value => Assert.Contains(value, allowed));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_region_inside_the_hole_is_a_clear_error(string name)
    {
        var (image, hole, _) = Picture();
        var error = Assert.Throws<ArgumentException>(() => Catalog.Create<ImageHole>(name).Fill(new ImageHole(image, hole, Source: hole), new Run()));
        Assert.Contains("source region", error.Message, StringComparison.Ordinal);
    }

    static KeyValuePair<string, string>[] Unblended(string name) => name switch { "patchworks" => [new("blend", "0")], "tensor-criminisi" => [new("blend-size", "0")], _ => [] };

    static (Field Image, Mask Hole, Mask Source) Picture()
    {
        var (image, hole, source) = (new Field(100, 50), new Mask(100, 50), new Mask(100, 50));
        for (int y = 0; y < 50; y++)
        {
            for (int x = 0; x < 100; x++)
            {
                image[x, y] = (x < 60 ? 0.1f : 0.7f) + (0.2f * CounterRandom.Uniform(1, (uint)x, (uint)y));
                hole[x, y] = x is >= 20 and < 40 && y is >= 15 and < 35;
                source[x, y] = x >= 60;
            }
        }
        return (image, hole, source);
    }
}
