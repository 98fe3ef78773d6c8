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

    [Fact]
    public void Meshes_have_a_distance_and_the_old_one_must_come_first()
    {
        Vec3[] corners = [new(0, 0, 0), new(3, 0, 0), new(3, 4, 0), new(0, 4, 0)];
        var before = new Mesh { Positions = corners, Triangles = [new(0, 1, 2)] };
        var truth = before with { Triangles = [new(0, 1, 2), new(0, 2, 3)] };
        Formats.SaveMesh(before, _cli["before.ply"]);
        Formats.SaveMesh(truth, _cli["truth.ply"]);
        Formats.SaveMesh(truth with { Positions = [.. corners.Select(p => p + new Vec3(0, 0, 0.5))] }, _cli["lifted.ply"]);
        var good = _cli.Run("score", "truth.ply", "truth.ply", "before.ply", "--verify", "--json");
        Assert.Equal((int)Exit.Ok, good.ExitCode);
        Assert.Equal(0, good.Json.GetProperty("distance_max").GetDouble(), 1e-12);
        var bad = _cli.Run("score", "lifted.ply", "truth.ply", "before.ply", "--verify", "--json");
        Assert.Equal((int)Exit.NotVerified, bad.ExitCode);
        Assert.Equal(0.5, bad.Json.GetProperty("distance_rms").GetDouble(), 1e-9);
        Assert.Equal(5, bad.Json.GetProperty("diagonal").GetDouble(), 1e-12);
    }
}
