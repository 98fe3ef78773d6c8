using System.Numerics;
using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Fronts;

public sealed class CliRenderTests : IDisposable
{
    readonly CliProcess _cli = new();

    public CliRenderTests() => Formats.SaveMesh(Shapes.Cube().Without((_, p) => p.Z > 0.99), _cli["box.ply"]);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_picture_shows_the_scene_and_what_is_known_of_it_is_written_beside()
    {
        var ended = _cli.Run("render", "box.ply", "-o", "box.png", "--size", "96x64", "--depth-out", "d.pfm", "--triangles-out", "t.png", "--positions-out", "p.pfm", "--camera-out", "c.json", "--json");
        Assert.Equal("", ended.Error);
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(10, ended.Json.GetProperty("triangles").GetInt32());
        var (picture, depth, numbers, positions) = (Formats.LoadImage(_cli["box.png"]), Formats.LoadImage(_cli["d.pfm"]), Formats.LoadImage(_cli["t.png"]), Formats.LoadImage(_cli["p.pfm"]));
        Assert.Equal((96, 64, 3), (picture.Width, picture.Height, picture.Channels));
        var camera = CameraFile.Load(_cli["c.json"]);
        int seen = 0;
        for (int y = 0; y < 64; y++)
        {
            for (int x = 0; x < 96; x++)
            {
                Assert.Equal(depth[x, y] > 0, numbers[x, y, 0, 2] > 0);
                Assert.Equal(depth[x, y] > 0, !float.IsNaN(positions[x, y]));
                if (depth[x, y] == 0) continue;
                seen++;
                Assert.InRange((int)Math.Round(255 * numbers[x, y, 0, 2]), 1, 10);
                Assert.Equal(0, (camera.Unproject(x, y, depth[x, y]) - new Vec3(positions[x, y], positions[x, y, 0, 1], positions[x, y, 0, 2])).Length, 1e-4);
            }
        }
        Assert.InRange(seen, 1000, 4000);
    }

    [Fact]
    public void A_camera_that_was_written_makes_the_same_picture_again()
    {
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "a.png", "--size", "48x48", "--camera-out", "c.json", "--threads", "1").ExitCode);
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "b.png", "--camera", "c.json", "--threads", "3").ExitCode);
        Assert.Equal(Formats.LoadImage(_cli["a.png"]).Samples, Formats.LoadImage(_cli["b.png"]).Samples);
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "c.png", "--camera", "c.json", "--size", "24x24", "--up", "y-down").ExitCode);
        Assert.Equal(24, Formats.LoadImage(_cli["c.png"]).Width);
    }

    [Fact]
    public void The_camera_auto_is_the_one_chosen_without_a_camera()
    {
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "a.png", "--size", "48x48").ExitCode);
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "b.png", "--size", "48x48", "--camera", "auto").ExitCode);
        Assert.Equal(File.ReadAllBytes(_cli["a.png"]), File.ReadAllBytes(_cli["b.png"]));
    }

    [Fact]
    public void A_turntable_writes_numbered_files_or_a_folder()
    {
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "turn.png", "--turntable", "3", "--size", "32x32").ExitCode);
        Assert.Equal(["box.ply", "turn-000.png", "turn-001.png", "turn-002.png"], _cli.Files());
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "turn", "--turntable", "2", "--size", "32x32", "--camera-out", "cameras").ExitCode);
        Assert.Equal(["000.png", "001.png"], Directory.EnumerateFiles(_cli["turn"]).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "again", "--camera", "cameras").ExitCode);
        Assert.Equal(File.ReadAllBytes(_cli["turn/001.png"]), File.ReadAllBytes(_cli["again/001.png"]));
    }

    [Fact]
    public void Highlighted_holes_and_the_filled_mesh_stand_side_by_side()
    {
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "plain.png", "--size", "120x90").ExitCode);
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "holes.png", "--size", "120x90", "--highlight", "--preview").ExitCode);
        Assert.NotEqual(Formats.LoadImage(_cli["plain.png"]).Samples, Formats.LoadImage(_cli["holes.png"]).Samples);
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "both.png", "--size", "120x90", "--before-after", "--tint").ExitCode);
        var both = Formats.LoadImage(_cli["both.png"]);
        Assert.Equal((244, 90), (both.Width, both.Height));
        bool Green(int x, int y) => both[x, y, 0, 1] > both[x, y] + 0.1f;
        Assert.Contains(Enumerable.Range(0, 120 * 90), i => Green(124 + (i % 120), i / 120));
        Assert.DoesNotContain(Enumerable.Range(0, 120 * 90), i => Green(i % 120, i / 120));
    }

    [Fact]
    public void A_transparent_picture_composites_to_what_it_is_on_white()
    {
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "clear.png", "--size", "64x64", "--background", "transparent").ExitCode);
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "white.png", "--size", "64x64", "--background", "white").ExitCode);
        var (clear, white) = (Formats.LoadImage(_cli["clear.png"]), Formats.LoadImage(_cli["white.png"]));
        Assert.Equal(4, clear.Channels);
        for (int i = 0; i < clear.PlaneLength; i++)
            for (int c = 0; c < 3; c++) Assert.Equal(white.Plane(c)[i], (clear.Plane(3)[i] * clear.Plane(c)[i]) + 1 - clear.Plane(3)[i], 2.5 / 255);
    }

    [Fact]
    public void Marked_faces_are_tinted_and_unmarked_ones_refused()
    {
        Assert.Equal(0, _cli.Run("mesh", "box.ply", "-o", "closed.ply", "--mark").ExitCode);
        string[] look = ["--size", "40x40", "--azimuth", "0", "--elevation", "5", "--tint"];
        Assert.Equal(0, _cli.Run(["render", "closed.ply", "-o", "tinted.png", .. look]).ExitCode);
        var picture = Formats.LoadImage(_cli["tinted.png"]);
        Assert.True(picture[20, 20, 0, 1] > picture[20, 20] + 0.1f);
        var ended = _cli.Run(["render", "box.ply", "-o", "no.png", .. look]);
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.Contains("inpaint3d mesh --mark", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_clouds_are_one_scene_and_a_cloud_has_no_holes()
    {
        foreach (var (name, x, color) in new[] { ("red", 0, Vector4.UnitX), ("blue", 3, Vector4.UnitZ) })
            Formats.SaveMesh(new Mesh { Positions = [new(x, 0, 0), new(x, 1, 0), new(x, 0, 1)], Triangles = [], Colors = [color, color, color] }, _cli[name + ".ply"]);
        Assert.Equal(0, _cli.Run("render", "red.ply", "blue.ply", "-o", "both.png", "--size", "64x48", "--point-size", "6", "--background", "black").ExitCode);
        var picture = Formats.LoadImage(_cli["both.png"]);
        Assert.True(picture.Plane(0).Contains(1) && picture.Plane(2).Contains(1) && !picture.Plane(1).ContainsAnyExcept(0f));
        foreach (string[] wrong in new string[][] { ["red.ply", "--highlight"], ["red.ply", "box.ply"] })
        {
            var ended = _cli.Run(["render", .. wrong, "-o", "no.png"]);
            Assert.Equal((int)Exit.BadInput, ended.ExitCode);
            Assert.Contains("point cloud", ended.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Cameras_of_a_file_are_shown_and_a_dry_run_writes_nothing()
    {
        CameraFile.Save(Camera.LookAt(64, 48, 0.6, new Vec3(0.5, 1.6, 2.2), new Vec3(0.5, 0.5, 0.5), new Vec3(0, 1, 0)), _cli["c.json"]);
        string[] before = [.. _cli.Files()];
        var dry = _cli.Run("render", "box.ply", "-o", "a.png", "--cameras", "c.json", "--dry-run");
        Assert.StartsWith("would make 1 picture of 10 triangles", dry.Output, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Files());
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "a.png", "--size", "90x60").ExitCode);
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "b.png", "--size", "90x60", "--cameras", "c.json").ExitCode);
        Assert.NotEqual(Formats.LoadImage(_cli["a.png"]).Samples, Formats.LoadImage(_cli["b.png"]).Samples);
    }

    [Theory]
    [InlineData("--size 12: must be columns and rows", "--size", "12")]
    [InlineData("There is no shading 'phong'.", "--shading", "phong")]
    [InlineData("There is no background 'whit'. Did you mean 'white'?", "--background", "whit")]
    [InlineData("There is no axis 'w'.", "--up", "w")]
    [InlineData("Supersampling 9: must be a number from 1 to 8.", "--supersampling", "9")]
    [InlineData("has more than 131072 samples along a side", "--size", "32768x10", "--supersampling", "5")]
    [InlineData("--elevation 95: must be between -90 and 90", "--elevation", "95")]
    [InlineData("--turntable, --azimuth and --elevation cannot be given with it", "--camera", "c.json", "--turntable", "4")]
    [InlineData("give a name that ends in .pfm", "--depth-out", "d.png")]
    [InlineData("--holes 7: the mesh has 1 hole,", "--highlight", "--holes", "7")]
    public void A_wrong_choice_is_told_in_a_sentence(string sentence, params string[] choice)
    {
        var ended = _cli.Run(["render", "box.ply", "-o", "out.png", .. choice]);
        Assert.Equal((int)Exit.Usage, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.png", _cli.Files());
    }

    [Theory, InlineData("render"), InlineData("view")]
    public void A_format_without_transparency_is_refused_before_the_work(string verb)
    {
        var ended = _cli.Run(verb, "box.ply", "-o", "out.pfm", "--background", "transparent");
        Assert.Equal((int)Exit.Usage, ended.ExitCode);
        Assert.Contains("out.pfm: PFM has no transparency", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_picture_is_kept_unless_forced()
    {
        File.WriteAllText(_cli["out.png"], "mine");
        Assert.Equal((int)Exit.BadOutput, _cli.Run("render", "box.ply", "-o", "out.png").ExitCode);
        Assert.Equal("mine", File.ReadAllText(_cli["out.png"]));
        Assert.Equal(0, _cli.Run("render", "box.ply", "-o", "out.png", "--size", "16x16", "--force").ExitCode);
    }
}
