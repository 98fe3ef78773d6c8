using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.Fronts;

public sealed class CliScoreTests : IDisposable
{
    readonly CliProcess _cli = new();

    public CliScoreTests()
    {
        var truth = new Field(16, 16) { Coding = SampleCoding.UInt8 };
        var mask = new Mask(16, 16);
        mask[3, 3] = true;
        Formats.SaveImage(truth, _cli["truth.png"]);
        Formats.SaveImage(mask.ToField(), _cli["mask.png"]);
        truth[3, 3] = 1;
        Formats.SaveImage(truth, _cli["inside.png"]);
        truth[4, 4] = 51 / 255f;
        Formats.SaveImage(truth, _cli["outside.png"]);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Figures_count_the_hole_and_the_difference_its_outside()
    {
        var json = _cli.Run("score", "outside.png", "truth.png", "mask.png", "--json").Json;
        Assert.Equal(0, json.GetProperty("psnr_db").GetDouble(), 1e-9);
        Assert.Equal(0.2, json.GetProperty("max_difference_outside").GetDouble(), 1e-6);
        Assert.Equal(1, json.GetProperty("hole_px").GetInt32());
        Assert.Contains("equal outside the hole", _cli.Run("score", "inside.png", "truth.png", "mask.png").Output, StringComparison.Ordinal);
        Assert.Contains("largest difference everywhere: 1 ", _cli.Run("score", "inside.png", "truth.png").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ends_with_8_when_anything_else_was_touched()
    {
        Assert.Equal((int)Exit.Ok, _cli.Run("score", "inside.png", "truth.png", "mask.png", "--verify").ExitCode);
        Assert.Equal((int)Exit.NotVerified, _cli.Run("score", "outside.png", "truth.png", "mask.png", "--verify").ExitCode);
    }

    [Fact]
    public void Equal_pictures_have_no_finite_psnr() =>
        Assert.Equal(System.Text.Json.JsonValueKind.Null, _cli.Run("score", "truth.png", "truth.png", "--json").Json.GetProperty("psnr_db").ValueKind);

    [Fact]
    public void Pictures_of_different_size_end_with_3()
    {
        Formats.SaveImage(new Field(3, 3), _cli["small.pfm"]);
        Assert.Equal((int)Exit.BadInput, _cli.Run("score", "small.pfm", "truth.png").ExitCode);
    }
}
