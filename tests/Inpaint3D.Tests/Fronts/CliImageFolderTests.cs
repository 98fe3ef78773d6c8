using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.Fronts;

/// <summary><c>inpaint3d image</c> on folders: many pictures, and videos.</summary>
public sealed class CliImageFolderTests : IDisposable
{
    readonly CliProcess _cli = new();

    public CliImageFolderTests()
    {
        foreach (string folder in new[] { "photos", "masks" }) Directory.CreateDirectory(_cli[folder]);
        foreach (var (name, level) in new[] { ("a", 0.2f), ("b", 0.4f), ("c", 0.6f) })
        {
            Formats.SaveImage(Flat(level), _cli[$"photos/{name}.png"]);
            Formats.SaveImage(Hole(level > 0.3f ? 4 : 3).ToField(), _cli[$"masks/{name}.png"]);
        }
        Formats.SaveImage(Hole(5).ToField(), _cli["mask.png"]);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Each_picture_is_filled_by_its_mask()
    {
        File.Move(_cli["masks/b.png"], _cli["masks/b_mask.png"]);
        File.WriteAllText(_cli["photos/notes.txt"], "no picture");
        var ended = _cli.Run("image", "photos", "masks", "-o", "out", "--method", "harmonic", "--mask-out", "used", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal((3, 0), (ended.Json.GetProperty("filled").GetInt32(), ended.Json.GetProperty("failed").GetInt32()));
        Assert.Equal([9, 16, 16], ended.Json.GetProperty("pictures").EnumerateArray().Select(picture => picture.GetProperty("hole_px").GetInt32()));
        Assert.Equal(["a.png", "b.png", "c.png"], Names("out"));
        Assert.Equal(["a.png", "b.png", "c.png"], Names("used"));
        Assert.All(Formats.LoadImage(_cli["out/b.png"]).Samples, sample => Assert.Equal(0.4f, sample, 1f / 255));
    }

    [Fact]
    public void A_broken_picture_does_not_stop_the_others()
    {
        File.WriteAllText(_cli["photos/b.png"], "broken");
        Formats.SaveImage(new Field(3, 3), _cli["masks/c.png"], overwrite: true);
        var ended = _cli.Run("image", "photos", "masks", "-o", "out", "--json");
        Assert.Equal((int)Exit.SomeFailed, ended.ExitCode);
        Assert.Equal(["a.png"], Names("out"));
        var records = ended.Json.GetProperty("pictures").EnumerateArray().ToArray();
        Assert.Equal(2, ended.Json.GetProperty("failed").GetInt32());
        Assert.False(records[0].TryGetProperty("error", out _));
        Assert.All(records[1..], record => Assert.Equal((int)Exit.BadInput, record.GetProperty("exit_code").GetInt32()));
        Assert.Contains("inpaint3d: photos/b.png: ", ended.Error, StringComparison.Ordinal);
        Assert.Contains("inpaint3d: masks/c.png is 3 x 3 pixels and photos/c.png is 12 x 10", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_mask_serves_all_pictures_of_a_pattern()
    {
        var ended = _cli.Run("image", "photos/[ab]*.png", "mask.png", "-o", "out");
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.Contains("none of the pictures there has such a name", ended.Error, StringComparison.Ordinal);
        ended = _cli.Run("image", "photos/?.png", "mask.png", "-o", "out");
        Assert.Equal((0, "filled 3 of 3 pictures with auto, written to out\n"), (ended.ExitCode, ended.Output));
        Assert.Equal(["a.png", "b.png", "c.png"], Names("out"));
    }

    [Fact]
    public void Masks_may_lie_beside_their_pictures()
    {
        foreach (string name in new[] { "a", "b", "c" }) File.Move(_cli[$"masks/{name}.png"], _cli[$"photos/{name}_mask.png"]);
        File.Delete(_cli["photos/c_mask.png"]);
        var ended = _cli.Run("image", "photos", "photos", "-o", "out", "-q");
        Assert.Equal((int)Exit.SomeFailed, ended.ExitCode);
        Assert.Equal("inpaint3d: photos: has no mask for photos/c.png: name it c_mask or c-mask.\n", ended.Error);
        Assert.Equal(["a.png", "b.png"], Names("out"));
    }

    [Fact]
    public void A_dry_run_writes_nothing_and_finds_what_would_fail()
    {
        File.Delete(_cli["masks/b.png"]);
        var ended = _cli.Run("image", "photos", "masks", "-o", "out", "-n");
        Assert.Equal((int)Exit.SomeFailed, ended.ExitCode);
        Assert.Contains("would fill 9 of 120 pixels of photos/a.png and write out/a.png\n", ended.Output, StringComparison.Ordinal);
        Assert.EndsWith("would fill 2 of 3 pictures with auto, to be written to out\n", ended.Output, StringComparison.Ordinal);
        Assert.Contains("has no mask for photos/b.png", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli["out"]));
    }

    [Theory]
    [InlineData("out.png", 2, "of several pictures the results need a folder")]
    [InlineData("mask.png", 2, "of several pictures the results need a folder")]
    [InlineData("masks", 4, "has files already")]
    [InlineData("no/out", 4, "does not exist")]
    public void Many_pictures_need_a_folder_of_their_own(string output, int code, string sentence)
    {
        var ended = _cli.Run("image", "photos", "mask.png", "-o", output);
        Assert.Equal(code, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_frames_of_a_video_are_filled_together()
    {
        // A wall brightens evenly; one frame of it is wholly missing, so only the others know it.
        var whole = new Mask(12, 10).Inverse();
        Formats.SaveImage(whole.ToField(), _cli["masks/b.png"], overwrite: true);
        foreach (string name in new[] { "a", "c" }) Formats.SaveImage(new Mask(12, 10).ToField(), _cli[$"masks/{name}.png"], overwrite: true);
        var ended = _cli.Run("image", "photos", "masks", "-o", "out", "--video", "--mask-out", "used", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal((3, 120), (ended.Json.GetProperty("frames").GetInt32(), ended.Json.GetProperty("hole_px").GetInt32()));
        Assert.Equal(File.ReadAllBytes(_cli["photos/a.png"]).Length, File.ReadAllBytes(_cli["out/a.png"]).Length);
        Assert.InRange(Formats.LoadImage(_cli["out/b.png"])[6, 5], 0.2f - 0.01f, 0.6f + 0.01f);
        Assert.Equal(whole.Samples, Mask.Above(Formats.LoadImage(_cli["used/b.png"])).Samples);
        Assert.Equal(["a.png", "b.png", "c.png"], Names("out"));
    }

    [Fact]
    public void Masks_of_frames_serve_in_their_order_when_no_name_fits_and_frames_must_be_alike()
    {
        foreach (string name in new[] { "a", "b", "c" }) File.Move(_cli[$"masks/{name}.png"], _cli[$"masks/mask-{name}.png"]);
        Assert.Equal(9 + 16 + 16, _cli.Run("image", "photos", "masks", "-o", "out", "--video", "--dry-run", "--json").Json.GetProperty("hole_px").GetInt32());
        Formats.SaveImage(new Field(5, 5), _cli["photos/c.png"], overwrite: true);
        var ended = _cli.Run("image", "photos", "masks", "-o", "out", "--video");
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.Contains("photos/c.png is 5 x 5 pixels and photos/a.png is 12 x 10", ended.Error, StringComparison.Ordinal);
    }

    string[] Names(string folder) => [.. Directory.EnumerateFiles(_cli[folder]).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    static Field Flat(float level)
    {
        var image = new Field(12, 10, 1, 3) { Coding = SampleCoding.UInt8 };
        image.Samples.AsSpan().Fill(level);
        return image;
    }

    static Mask Hole(int side)
    {
        var hole = new Mask(12, 10);
        for (int y = 2; y < 2 + side; y++) hole.Row(y).Slice(3, side).Fill(1);
        return hole;
    }
}
