using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Fronts;

/// <summary>What <c>inpaint3d image</c> is told beside picture and mask.</summary>
public sealed class CliImageEditTests : IDisposable
{
    const int Width = 40, Height = 32;
    readonly CliProcess _cli = new();

    public CliImageEditTests()
    {
        Formats.SaveImage(Noise(3, SampleCoding.UInt8), _cli["in.png"]);
        Formats.SaveImage(Hole.ToField(), _cli["mask.png"]);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_feather_changes_so_many_pixels_around_and_says_so()
    {
        var json = _cli.Run("image", "in.png", "mask.png", "-o", "out.png", "--method", "harmonic", "--feather", "2", "--json").Json;
        var (before, after) = (Formats.LoadImage(_cli["in.png"]), Formats.LoadImage(_cli["out.png"]));
        Assert.Equal(2, json.GetProperty("feather_px").GetInt32());
        // The square of 8 pixels, 2 more on each side, without the corners that are 3 or more away.
        Assert.InRange(json.GetProperty("changed_outside_px").GetInt32(), 70, (12 * 12) - 64);
        Assert.Equal(before[13, 12], after[13, 12]);
        Assert.NotEqual(before[15, 12], after[15, 12]);
        Assert.False(_cli.Run("image", "in.png", "mask.png", "-o", "hard.png", "--method", "harmonic", "--json").Json.TryGetProperty("changed_outside_px", out _));
    }

    [Fact]
    public void The_mask_that_was_used_can_be_written_and_used_again()
    {
        var inverted = Hole.Inverse().ToField();
        for (int i = 0; i < inverted.Samples.Length; i++) inverted.Samples[i] = inverted.Samples[i] == 0 ? 0.3f : 0.6f;
        Formats.SaveImage(inverted, _cli["grey.png"]);
        Assert.Equal(0, _cli.Run("image", "in.png", "grey.png", "-o", "a.png", "--invert-mask", "--threshold", "0.4", "--grow", "1", "--mask-out", "used.png", "--method", "harmonic").ExitCode);
        Assert.Equal(Hole.Grow(1).Samples, Mask.Above(Formats.LoadImage(_cli["used.png"])).Samples);
        Assert.Equal(0, _cli.Run("image", "in.png", "used.png", "-o", "b.png", "--method", "harmonic").ExitCode);
        Assert.Equal(File.ReadAllBytes(_cli["a.png"]), File.ReadAllBytes(_cli["b.png"]));
    }

    [Theory]
    [InlineData("--from", "left")]
    [InlineData("--source", "left.png")]
    [InlineData("--avoid", "right.png")]
    public void Only_what_is_allowed_is_copied(string option, string value)
    {
        // Left of the hole is red and green, else blue: without a blend, the fill has no blue.
        var image = Noise(3, SampleCoding.UInt8);
        var left = Hole.Beside(Sides.Left);
        for (int i = 0; i < left.Samples.Length; i++) for (int c = 0; c < 3; c++) if (left.Samples[i] != 0 == (c == 2)) image.Plane(c)[i] = 0;
        Formats.SaveImage(image, _cli["two.png"]);
        Formats.SaveImage(left.ToField(), _cli["left.png"]);
        Formats.SaveImage(left.Inverse().ToField(), _cli["right.png"]);
        var ended = _cli.Run("image", "two.png", "mask.png", "-o", "out.png", "--method", "patch", "--blend", "0", option, value, "--json");
        Assert.Equal(16 * Height, ended.Json.GetProperty("source_px").GetInt32());
        var filled = Formats.LoadImage(_cli["out.png"]);
        for (int i = 0; i < Hole.Samples.Length; i++)
        {
            if (Hole.Samples[i] == 0) continue;
            Assert.Equal(0, filled.Plane(2)[i]);
            Assert.True(filled.Plane(0)[i] + filled.Plane(1)[i] > 0);
        }
    }

    [Fact]
    public void A_guide_tells_what_to_put_where()
    {
        // Dark and bright stripes; the hole is so large that only the guide knows that they go on in it.
        var (image, guide, hole) = (new Field(48, 48) { Coding = SampleCoding.UInt8 }, new Field(48, 48) { Coding = SampleCoding.UInt8 }, new Mask(48, 48));
        for (int y = 0; y < 48; y++)
        {
            for (int x = 0; x < 48; x++)
            {
                guide[x, y] = x < 24 ? 0 : 1;
                image[x, y] = (x < 24 ? 50 : 200) / 255f;
                hole[x, y] = y >= 16;
            }
        }
        Formats.SaveImage(image, _cli["stripes.png"]);
        Formats.SaveImage(guide, _cli["guide.png"]);
        Formats.SaveImage(hole.ToField(), _cli["below.png"]);
        Assert.Equal(0, _cli.Run("image", "stripes.png", "below.png", "-o", "out.png", "--guide", "guide.png").ExitCode);
        var filled = Formats.LoadImage(_cli["out.png"]);
        for (int y = 0; y < 48; y++)
            for (int x = 0; x < 48; x++) if (x is < 20 or >= 28) Assert.Equal(image[x, y], filled[x, y], 3f / 255);
    }

    [Fact]
    public void An_extended_picture_keeps_the_old_one_bit_for_bit()
    {
        var json = _cli.Run("image", "in.png", "-o", "out.png", "--extend", "10%,5,0,25%", "--json").Json;
        Assert.Equal((4 + Width + 5, Height + 8), (json.GetProperty("width_px").GetInt32(), json.GetProperty("height_px").GetInt32()));
        Assert.Equal((49 * 40) - (Width * Height), json.GetProperty("hole_px").GetInt32());
        var (before, after) = (Formats.LoadImage(_cli["in.png"]), Formats.LoadImage(_cli["out.png"]));
        for (int c = 0; c < 3; c++) for (int y = 0; y < Height; y++) Assert.Equal(before.Row(y, c), after.Row(y, c).Slice(4, Width));
        Assert.Equal((49 * 40) - (Width * Height) + 64, _cli.Run("image", "in.png", "mask.png", "-o", "both.png", "--extend", "10%,5,0,25%", "--json").Json.GetProperty("hole_px").GetInt32());
    }

    [Theory]
    [InlineData("in16.png", SampleCoding.UInt16, 3)]
    [InlineData("grey16.png", SampleCoding.UInt16, 1)]
    [InlineData("in.pfm", SampleCoding.Float32, 3)]
    [InlineData("alpha16.png", SampleCoding.UInt16, 4)]
    public void Depth_and_channels_stay(string name, SampleCoding coding, int channels)
    {
        var image = Noise(channels, coding);
        if (coding == SampleCoding.Float32) for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] *= 900;
        Formats.SaveImage(image, _cli[name]);
        Assert.Equal(0, _cli.Run("image", name, "mask.png", "-o", "out-" + name, "--feather", "1").ExitCode);
        var (before, after) = (Formats.LoadImage(_cli[name]), Formats.LoadImage(_cli["out-" + name]));
        Assert.Equal((coding, channels), (after.Coding, after.Channels));
        var changing = Hole.Grow(1);
        for (int i = 0; i < before.Samples.Length; i++)
            if (changing.Samples[i % changing.Samples.Length] == 0) Assert.Equal(before.Samples[i], after.Samples[i]);
    }

    [Fact]
    public void Variants_are_numbered_and_shown_on_a_sheet()
    {
        Formats.SaveImage(Noise(1, SampleCoding.UInt8, 200), _cli["large.png"]);
        var hole = new Mask(200, 200);
        for (int y = 80; y < 120; y++) hole.Row(y)[80..120].Fill(1);
        Formats.SaveImage(hole.ToField(), _cli["large-mask.png"]);
        Assert.EndsWith("and write out-1.png, out-2.png, out-3.png, out-variants.png\n", _cli.Run("image", "large.png", "large-mask.png", "-o", "out.png", "--variants", "3", "-n").Output, StringComparison.Ordinal);
        var json = _cli.Run("image", "large.png", "large-mask.png", "-o", "out.png", "--variants", "3", "--seed", "7", "--json").Json;
        Assert.Equal(["out-1.png", "out-2.png", "out-3.png"], json.GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("output").GetString()));
        Assert.Equal([7, 8, 9], json.GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("seed").GetInt32()));
        Assert.Equal("out-variants.png", json.GetProperty("sheet").GetString());
        Assert.Equal(3, Enumerable.Range(1, 3).Select(k => Convert.ToHexString(File.ReadAllBytes(_cli[$"out-{k}.png"]))).Distinct().Count());
        Assert.False(File.Exists(_cli["out.png"]));
        var sheet = Formats.LoadImage(_cli["out-variants.png"]);
        Assert.Equal((3, SampleCoding.UInt8), (sheet.Channels, sheet.Coding));
        Assert.Equal((2 * (40 + 24 + 24)) + 24, sheet.Width);

        Assert.Equal(0, _cli.Run("image", "large.png", "large-mask.png", "-o", "one.png", "--seed", "7").ExitCode);
        Assert.Equal(File.ReadAllBytes(_cli["one.png"]), File.ReadAllBytes(_cli["out-1.png"]));
    }

    [Fact]
    public void A_method_without_random_choices_says_so_instead_of_writing_equal_pictures()
    {
        var ended = _cli.Run("image", "in.png", "mask.png", "-o", "out.png", "--variants", "5", "--method", "harmonic");
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("harmonic makes the same picture of every seed", ended.Error, StringComparison.Ordinal);
        Assert.Contains("written to out-1.png", ended.Output, StringComparison.Ordinal);
        Assert.Equal(["in.png", "mask.png", "out-1.png"], _cli.Files());
    }

    [Theory]
    [InlineData("There is no side 'lft'. Did you mean 'left'?", "mask.png", "--from", "lft")]
    [InlineData("--extend 1,2,3: must be LEFT,RIGHT,TOP,BOTTOM", "mask.png", "--extend", "1,2,3")]
    [InlineData("--extend -5: must be", "mask.png", "--extend", "-5")]
    [InlineData("--threshold 1: must be below 1", "mask.png", "--threshold", "1")]
    [InlineData("--source: the method harmonic copies nothing", "mask.png", "--source", "mask.png", "--method", "harmonic")]
    [InlineData("--guide: the method wexler does not go by a guide: choose --method auto, patch", "mask.png", "--guide", "in.png", "--method", "wexler")]
    [InlineData("--mask-out ./out.png: is the output itself", "mask.png", "--mask-out", "./out.png")]
    [InlineData("--video: in.png is one picture", "mask.png", "--video")]
    [InlineData("--invert-mask: says how to read MASK, and there is none", "--extend", "5", "--invert-mask")]
    public void What_makes_no_sense_ends_with_2_and_a_sentence(string sentence, params string[] arguments)
    {
        var ended = _cli.Run(["image", "in.png", .. arguments, "-o", "out.png"]);
        Assert.Equal((int)Exit.Usage, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.Single(ended.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("leave nothing outside of the hole to copy from", "--source", "mask.png")]
    [InlineData("small.png is 5 x 5 pixels and in.png is 40 x 32: source and image must have the same size", "--source", "small.png")]
    [InlineData("in.png is 40 x 32 pixels and in.png is 50 x 42: guide and image must have the same size", "--guide", "in.png", "--extend", "5")]
    [InlineData("leaves no pixel as it is", "--feather", "90")]
    public void Files_that_do_not_fit_end_with_3_and_a_sentence(string sentence, params string[] arguments)
    {
        Formats.SaveImage(new Field(5, 5), _cli["small.png"]);
        var ended = _cli.Run(["image", "in.png", "mask.png", .. arguments, "-o", "out.png"]);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.False(File.Exists(_cli["out.png"]));
    }

    /// <summary>A square of 8 pixels in the middle.</summary>
    static Mask Hole
    {
        get
        {
            var hole = new Mask(Width, Height);
            for (int y = 12; y < 20; y++) hole.Row(y)[16..24].Fill(1);
            return hole;
        }
    }

    static Field Noise(int channels, SampleCoding coding, int side = 0)
    {
        var image = new Field(side > 0 ? side : Width, side > 0 ? side : Height, 1, channels) { Coding = coding };
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = 0.2f + (0.7f * CounterRandom.Uniform(5, (uint)i, 0));
        return image;
    }
}
