using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.Fronts;

public sealed class CliImageTests : IDisposable
{
    readonly CliProcess _cli = new();

    public CliImageTests()
    {
        Formats.SaveImage(Ramp(3), _cli["in.png"]);
        Formats.SaveImage(Square(20, 16), _cli["mask.png"]);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void The_hole_is_filled_and_nothing_else_changes()
    {
        var ended = _cli.Run("image", "in.png", "mask.png", "-o", "out.png", "--method", "harmonic");
        Assert.Equal("", ended.Error);
        Assert.Equal(0, ended.ExitCode);
        Assert.Matches(@"^filled 16 pixels with harmonic in \d+\.\d\d s \(elapsed_ms=\d+\.\d\), written to out\.png\n$", ended.Output);
        var (before, after, hole) = (Formats.LoadImage(_cli["in.png"]), Formats.LoadImage(_cli["out.png"]), Mask.Above(Square(20, 16)));
        Assert.Equal((before.Coding, before.Channels), (after.Coding, after.Channels));
        // A ramp is harmonic, so the fill is the ramp again, within one code.
        for (int i = 0; i < before.Samples.Length; i++)
            Assert.Equal(before.Samples[i], after.Samples[i], hole.Samples[i % before.PlaneLength] == 0 ? 0 : 1.01f / 255);
    }

    [Fact]
    public void Json_is_the_only_line_and_has_units_in_its_names()
    {
        var ended = _cli.Run("image", "in.png", "mask.png", "-o", "out.png", "--json", "--seed", "7");
        Assert.Single(ended.Output.TrimEnd().Split('\n'));
        Assert.Equal(16, ended.Json.GetProperty("hole_px").GetInt32());
        Assert.Equal(20, ended.Json.GetProperty("width_px").GetInt32());
        Assert.Equal(7, ended.Json.GetProperty("seed").GetInt32());
        Assert.Equal("auto", ended.Json.GetProperty("method").GetProperty("name").GetString());
        Assert.Equal("auto takes non-local-bayes: all holes are thin.", Assert.Single(ended.Json.GetProperty("notes").EnumerateArray()).GetString());
        Assert.True(ended.Json.GetProperty("elapsed_ms").GetDouble() > 0);
        Assert.True(ended.Json.GetProperty("written").GetBoolean());
    }

    [Fact]
    public void What_does_not_fit_into_memory_is_refused_before_the_work()
    {
        _cli.Variables["DOTNET_GCHeapHardLimit"] = "3C00000";     // 63 MB
        Formats.SaveImage(Square(400, 300), _cli["large.png"]);
        var ended = _cli.Run("image", "large.png", "large.png", "-o", "out.png", "--method", "patch");
        Assert.Equal((int)Exit.Limit, ended.ExitCode);
        Assert.Matches(@"large\.png with patch takes about \d+ MB of memory, and 63 MB are there", ended.Error);
        Assert.False(File.Exists(_cli["out.png"]));
        ended = _cli.Run("image", "large.png", "large.png", "-o", "out.png", "--method", "patch", "--dry-run", "--json");
        Assert.InRange(ended.Json.GetProperty("least_memory_mb").GetDouble(), 64, 200);
    }

    [Fact]
    public void Without_a_mask_alpha_0_is_the_hole_and_becomes_opaque()
    {
        var image = Ramp(4);
        image.Plane(3).Fill(1);
        image[5, 5, 0, 3] = 0;
        Formats.SaveImage(image, _cli["alpha.png"]);
        var ended = _cli.Run("image", "alpha.png", "-o", "out.png", "--json");
        Assert.Equal(1, ended.Json.GetProperty("hole_px").GetInt32());
        Assert.False(Formats.LoadImage(_cli["out.png"]).Plane(3).ContainsAnyExcept(1f));
    }

    [Fact]
    public void Without_a_mask_NaN_is_the_hole()
    {
        var image = new Field(9, 9);
        image[4, 4] = float.NaN;
        Formats.SaveImage(image, _cli["nan.pfm"]);
        Assert.Equal(0, _cli.Run("image", "nan.pfm", "-o", "out.pfm").ExitCode);
        Assert.Equal(0, Formats.LoadImage(_cli["out.pfm"])[4, 4]);
    }

    [Fact]
    public void Grow_widens_the_hole_on_every_side() =>
        Assert.Equal(8 * 8, _cli.Run("image", "in.png", "mask.png", "-o", "out.png", "--grow", "2", "--json").Json.GetProperty("hole_px").GetInt32());

    [Fact]
    public void An_opaque_picture_without_a_mask_is_a_usage_error()
    {
        var ended = _cli.Run("image", "in.png", "-o", "out.png");
        Assert.Equal((int)Exit.Usage, ended.ExitCode);
        Assert.Contains("give a MASK", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in.png", "missing.png", "missing.png: there is no such file")]
    [InlineData("in.png", "small.png", "small.png is 8 x 8 pixels and in.png is 20 x 16")]
    [InlineData("in.png", "white.png", "covers the whole image")]
    [InlineData("cut.png", "mask.png", "cut.png: ")]
    [InlineData("text.png", "mask.png", "text.png: ")]
    [InlineData("empty.png", "mask.png", "empty.png: the file is empty")]
    [InlineData("in.png", ".", "has no mask for in.png")]
    public void Input_that_cannot_be_used_ends_with_3_and_leaves_no_file(string image, string mask, string sentence)
    {
        Formats.SaveImage(Square(8, 8), _cli["small.png"]);
        var white = new Field(20, 16) { Coding = SampleCoding.UInt8 };
        white.Samples.AsSpan().Fill(1);
        Formats.SaveImage(white, _cli["white.png"]);
        File.WriteAllBytes(_cli["cut.png"], File.ReadAllBytes(_cli["in.png"])[..^30]);
        File.WriteAllText(_cli["text.png"], "This is no picture.");
        File.WriteAllText(_cli["empty.png"], "");
        string[] before = [.. _cli.Files()];

        var ended = _cli.Run("image", image, mask, "-o", "out.png");
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.Single(ended.Error.TrimEnd().Split('\n'));
        Assert.Equal(before, _cli.Files());
    }

    [Fact]
    public void Output_that_exists_is_kept_unless_forced()
    {
        File.WriteAllText(_cli["out.png"], "precious");
        var refused = _cli.Run("image", "in.png", "mask.png", "-o", "out.png");
        Assert.Equal((int)Exit.BadOutput, refused.ExitCode);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(_cli["out.png"]));

        Assert.Equal(0, _cli.Run("image", "in.png", "mask.png", "-o", "out.png", "--force").ExitCode);
        Assert.Equal(20, Formats.LoadImage(_cli["out.png"]).Width);
    }

    [Theory]
    [InlineData("nowhere/out.png", "does not exist")]
    [InlineData("folder.png", "is a folder")]
    public void Output_that_cannot_be_written_ends_with_4_before_the_work(string output, string sentence)
    {
        Directory.CreateDirectory(_cli["folder.png"]);
        // The picture has no hole, which is found out when it is read.
        var ended = _cli.Run("image", "in.png", "-o", output);
        Assert.Equal((int)Exit.BadOutput, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_writes_nothing_and_says_what_would_be_done()
    {
        string[] before = [.. _cli.Files()];
        var ended = _cli.Run("image", "in.png", "mask.png", "-o", "out.png", "-n");
        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith("would fill 16 of 320 pixels with auto", ended.Output, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Files());
        Assert.False(_cli.Run("image", "in.png", "mask.png", "-o", "out.png", "-n", "--json").Json.GetProperty("written").GetBoolean());
    }

    [Fact]
    public void Quiet_prints_nothing()
    {
        var ended = _cli.Run("image", "in.png", "mask.png", "-o", "out.png", "-q");
        Assert.Equal((0, "", ""), (ended.ExitCode, ended.Output, ended.Error));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bytes()
    {
        foreach (string threads in new[] { "1", "3" })
            Assert.Equal(0, _cli.Run("image", "in.png", "mask.png", "-o", $"out{threads}.png", "--threads", threads).ExitCode);
        Assert.Equal(File.ReadAllBytes(_cli["out1.png"]), File.ReadAllBytes(_cli["out3.png"]));
    }

    [Fact]
    public void An_interrupted_run_ends_with_143_and_leaves_no_file()
    {
        Formats.SaveImage(new Field(1500, 1500, 1, 3) { Coding = SampleCoding.UInt8 }, _cli["big.png"]);
        Formats.SaveImage(Square(1500, 1500, 700), _cli["bigmask.png"]);
        string[] before = [.. _cli.Files()];
        using var process = _cli.Start("image", "big.png", "bigmask.png", "-o", "out.png", "--method", "criminisi");
        // Starting takes some 0.1 s of processor time, the filling many seconds.
        while (!process.HasExited && process.TotalProcessorTime < TimeSpan.FromSeconds(1)) Thread.Sleep(5);
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!) kill.WaitForExit();
        process.WaitForExit();
        Assert.Equal((int)Exit.Terminated, process.ExitCode);
        Assert.Contains("Stopped; no file is half written.", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        Assert.Equal(before, _cli.Files());
    }

    /// <summary>A picture that rises evenly to the right.</summary>
    static Field Ramp(int channels)
    {
        var image = new Field(20, 16, 1, channels) { Coding = SampleCoding.UInt8 };
        for (int c = 0; c < channels; c++)
            for (int y = 0; y < image.Height; y++)
                for (int x = 0; x < image.Width; x++) image[x, y, 0, c] = ((10 * x) + c) / 255f;
        return image;
    }

    /// <summary>A mask with a square hole in the middle.</summary>
    static Field Square(int width, int height, int side = 4)
    {
        var mask = new Field(width, height) { Coding = SampleCoding.UInt8 };
        for (int y = 0; y < side; y++) mask.Row(((height - side) / 2) + y).Slice((width - side) / 2, side).Fill(1);
        return mask;
    }
}
