using System.Text.Json;
using Inpaint3D.Cli;
using Inpaint3D.Cli.Meshes;
using Inpaint3D.Cli.Verbs;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Fronts;

/// <summary>Which holes <c>inpaint3d mesh</c> fills, what it cleans before, and what it shows of it.</summary>
public sealed class CliMeshChoiceTests : IDisposable
{
    readonly CliProcess _cli = new();

    /// <summary>A dome on a flat open base, with a hole in its side and one on its top; and a crumb beside it.</summary>
    public CliMeshChoiceTests()
    {
        var dome = Shapes.Sphere(24, 32).Without((_, c) => c.Z < -0.5 || c.Z > 0.96 || (c - new Vec3(1, 0, 0.2)).Length < 0.4);
        Formats.SaveMesh(JoinedMesh.Of([dome, Shapes.Of([new(3, 0, 0), new(3, 0.3, 0), new(3, 0, 0.3)], (0, 1, 2))]), _cli["dome.ply"]);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Holes_tells_which_would_be_filled_by_the_same_flags()
    {
        var ended = _cli.Run("holes", "dome.ply", "--keep", "planar", "--json");
        Assert.Equal(["kept", "planned", "planned"], States(ended, 3));
        Assert.Equal(States(ended, 4), States(_cli.Run("mesh", "dome.ply", "-o", "out.ply", "--keep", "planar", "--dry-run", "--json"), 4));
        Assert.Contains("kept: the planar base (--keep planar)", _cli.Run("holes", "dome.ply", "--keep", "planar").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "kept", "planned", "planned" }, "--keep", "largest:1")]
    [InlineData(new[] { "kept", "kept", "planned" }, "--keep", "largest:2")]
    [InlineData(new[] { "planned", "planned", "kept" }, "--keep", "3")]
    [InlineData(new[] { "kept", "planned", "kept" }, "--keep", "planar,3")]
    [InlineData(new[] { "kept", "kept", "planned" }, "--keep", "planar,largest:1")]
    [InlineData(new[] { "kept", "planned", "planned" }, "--keep-larger-than", "1.5")]
    [InlineData(new[] { "skipped", "planned", "skipped" }, "--holes", "2")]
    [InlineData(new[] { "kept", "planned", "planned" }, "--preset", "scan")]
    [InlineData(new[] { "planned", "planned", "planned" }, "--preset", "print")]
    [InlineData(new[] { "planned", "planned", "kept" }, "--preset", "scan", "--keep", "3")]
    public void Openings_are_declared_by_size_by_shape_and_by_number(string[] states, params string[] flags) =>
        Assert.Equal(states, States(_cli.Run(["mesh", "dome.ply", "-o", "out.ply", "--dry-run", "--json", .. flags]), 3));

    [Fact]
    public void Joined_holes_get_one_patch()
    {
        Formats.SaveMesh(Shapes.Sphere(24, 32).Without((_, c) => Math.Abs(c.Z) > 0.9), _cli["ball.ply"]);
        Assert.Equal(0, _cli.Run("mesh", "ball.ply", "-o", "out.ply", "--join", "1+2", "--verify").ExitCode);
        var topology = Topology.Of(Formats.LoadMesh(_cli["out.ply"]));
        Assert.Equal((true, 0), (topology.IsWatertight, topology.EulerNumber));
        var partners = _cli.Run("holes", "ball.ply", "--join", "1+2", "--json").Json.GetProperty("holes").EnumerateArray().Select(hole => hole.GetProperty("partners")[0].GetInt32());
        Assert.Equal([2, 1], partners);
    }

    [Theory]
    [InlineData("--join 2: a group has at least two holes", "2")]
    [InlineData("--join 9: the mesh has 4 holes", "2+9")]
    [InlineData("--join 1+2,2+3: hole 2 is there twice", "1+2,2+3")]
    [InlineData("group of holes", "both")]
    public void Groups_that_mean_nothing_are_refused(string sentence, string groups)
    {
        var ended = _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--join", groups);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["out.ply"]));
    }

    [Fact]
    public void Print_closes_everything_drops_crumbs_and_verifies()
    {
        var ended = _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--preset", "print", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal((1, 1), (ended.Json.GetProperty("dropped_pieces").GetInt32(), ended.Json.GetProperty("dropped_faces").GetInt32()));
        Assert.Equal("dropped", States(ended, 4)[3]);
        var verified = ended.Json.GetProperty("verified");
        Assert.True(verified.GetProperty("equal").GetBoolean() && verified.GetProperty("watertight").GetBoolean());
        Assert.Equal(verified.GetProperty("input_sha256").GetString(), verified.GetProperty("output_sha256").GetString());
        var topology = Topology.Of(Formats.LoadMesh(_cli["out.ply"]));
        Assert.Equal((true, 1), (topology.IsWatertight, topology.Components));
    }

    [Fact]
    public void A_flat_base_is_closed_flat_and_other_holes_as_ever()
    {
        string[] Methods(params string[] flags) => [.. _cli.Run(["mesh", "dome.ply", "-o", "out.ply", "--force", "--json", .. flags]).Json.GetProperty("holes").EnumerateArray().Take(3).Select(hole => hole.GetProperty("method").GetString()!)];
        var (round, flat) = (Methods(), Methods("--flat-base"));
        Assert.Equal(("willmore", "minimum-area"), (round[0], flat[0]));
        Assert.Equal(round[1..], flat[1..]);
        double lowest = Formats.LoadMesh(_cli["dome.ply"]).Positions.Min(p => p.Z);
        Assert.Equal(lowest, Formats.LoadMesh(_cli["out.ply"]).Positions.Min(p => p.Z), 1e-6);
    }

    [Fact]
    public void Game_fills_with_fewer_triangles_and_flags_win_over_it()
    {
        int New(params string[] flags) => _cli.Run(["mesh", "dome.ply", "-o", "out.ply", "--keep", "1", "--json", "--force", .. flags]).Json.GetProperty("new_faces").GetInt32();
        int usual = New();
        Assert.True(New("--preset", "game") < usual);
        Assert.Equal(usual, New("--preset", "game", "--density", "1"));
    }

    [Fact]
    public void Trimmed_rims_are_reported_and_all_else_is_verified()
    {
        var ended = _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--keep", "planar", "--trim", "1", "--smooth-rim", "2", "--verify", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.True(ended.Json.GetProperty("trimmed_faces").GetInt32() > 50);
        Assert.True(ended.Json.GetProperty("moved_vertices").GetInt32() > 20);
        Assert.True(ended.Json.GetProperty("verified").GetProperty("equal").GetBoolean());
        Assert.Equal(["kept", "filled", "filled"], States(ended, 3));
    }

    [Fact]
    public void A_format_that_does_not_hold_the_old_part_is_not_verified()
    {
        // A third is no number of single precision.
        File.WriteAllText(_cli["thirds.obj"], "v 0.333333333333 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 2 3 4\n");
        foreach (string output in (string[])["out.glb", "out.stl"])
        {
            var ended = _cli.Run("mesh", "thirds.obj", "-o", output, "--verify");
            Assert.Equal((int)Exit.NotVerified, ended.ExitCode);
            Assert.Contains("NOT verified", ended.Output, StringComparison.Ordinal);
            Assert.Contains("by the rounding of positions to single precision alone", ended.Output, StringComparison.Ordinal);
            Assert.Contains(output, _cli.Files());
        }
        Assert.Equal(0, _cli.Run("mesh", "thirds.obj", "-o", "out.obj", "--verify").ExitCode);
    }

    [Fact]
    public void Print_accepts_the_rounding_of_a_format_and_says_so()
    {
        File.WriteAllText(_cli["thirds.obj"], "v 0.333333333333 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 2 3 4\n");
        var ended = _cli.Run("mesh", "thirds.obj", "-o", "out.stl", "--preset", "print");
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("the same but for the rounding of positions to single precision", ended.Output, StringComparison.Ordinal);
        Assert.Equal((int)Exit.NotVerified, _cli.Run("mesh", "thirds.obj", "-o", "out.stl", "--preset", "print", "--verify", "--force").ExitCode);
    }

    [Fact]
    public void Of_a_format_that_shares_no_vertices_the_triangles_are_verified()
    {
        var ended = _cli.Run("mesh", "dome.ply", "-o", "out.stl", "--preset", "print", "--smooth-rim", "1");
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("the same bit for bit in its triangles", ended.Output, StringComparison.Ordinal);
        Assert.Contains("which is watertight", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_replaces_the_input_is_compared_with_what_it_replaced()
    {
        File.Copy(_cli["dome.ply"], _cli["same.ply"]);
        string Hash(string file) => _cli.Run("mesh", "dome.ply", "-o", file, "--trim", "1", "--verify", "--force", "--json").Json.GetProperty("verified").GetProperty("input_sha256").GetString()!;
        var ended = _cli.Run("mesh", "same.ply", "-o", "same.ply", "--trim", "1", "--verify", "--force", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(Hash("other.ply"), ended.Json.GetProperty("verified").GetProperty("input_sha256").GetString());
    }

    [Theory]
    [InlineData("the report is a page: its name must end in .html", "--report", "dome.ply", "--force")]
    [InlineData("STL has no columns of faces", "--mark")]
    [InlineData("--density 0,5: must be a number from 0.1 to 10", "--density", "0,5")]
    public void What_would_go_wrong_unseen_is_refused(string sentence, params string[] flags)
    {
        byte[] before = File.ReadAllBytes(_cli["dome.ply"]);
        var ended = _cli.Run(["mesh", "dome.ply", "-o", "out.stl", .. flags]);
        Assert.Equal((int)Exit.Usage, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.stl", _cli.Files());
        Assert.Equal(before, File.ReadAllBytes(_cli["dome.ply"]));
    }

    [Fact]
    public void A_piece_that_is_trimmed_away_is_told()
    {
        Assert.Contains("gone: hole 1: trimming joined it to another hole, or took all of its piece", _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--trim", "99").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_one_page_with_a_row_and_two_pictures_a_hole()
    {
        var ended = _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--keep", "planar", "--report", "holes.html", "--json");
        Assert.Equal(0, ended.ExitCode);
        string page = File.ReadAllText(_cli["holes.html"]);
        Assert.Equal(5, page.Split("<tr>").Length - 1);
        Assert.Equal(2 + (2 * 4), page.Split("data:image/png;base64,").Length - 1);
        Assert.Contains("the planar base (--keep planar)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        var filled = ended.Json.GetProperty("holes")[1];
        Assert.InRange(filled.GetProperty("error_estimate_percent").GetDouble(), 0, 20);
        Assert.InRange(filled.GetProperty("confidence").GetDouble(), 0.2, 1);
        var taken = _cli.Run("mesh", "dome.ply", "-o", "other.ply", "--report", "holes.html");
        Assert.Equal((int)Exit.BadOutput, taken.ExitCode);
        Assert.DoesNotContain("other.ply", _cli.Files());
    }

    [Fact]
    public void The_report_shows_islands_from_outside()
    {
        var mesh = Shapes.Sphere(32, 48).Without((_, c) => c.Z is > 0.6 and < 0.9);
        var loops = Topology.Of(mesh).Loops;
        var pictures = new HolePictures(mesh, mesh);
        Assert.Equal([LoopKind.Ordinary, LoopKind.Island], loops.Select(loop => loop.Kind));
        string file = _cli["island.png"];
        File.WriteAllBytes(file, Convert.FromBase64String(pictures.Of(loops[1], new Run()).After.Split(',')[1]));
        // The outside is drawn in a warm grey, the inside in a cold one.
        var picture = Formats.LoadImage(file);
        Assert.True(picture[picture.Width / 2, picture.Height / 2, 0, 0] > picture[picture.Width / 2, picture.Height / 2, 0, 2]);
    }

    [Fact]
    public void A_rules_file_has_the_words_of_the_flags_and_typed_ones_win()
    {
        File.WriteAllText(_cli["rules.json"], """
            {
              // for this project
              "method": "minimum-weight", "max-edges": 500, "mark": true, "keep": ["planar", 3],
              "kinds": { "ordinary": { "method": "willmore", "density": 0.5 } },
            }
            """);
        var ended = _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--rules", "rules.json", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(["kept", "filled", "kept"], States(ended, 3));
        Assert.Equal("willmore", ended.Json.GetProperty("holes")[1].GetProperty("method").GetString());
        Assert.Contains(Formats.LoadMesh(_cli["out.ply"]).FaceAttributes, column => column.Name == "confidence");
        var typed = _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--rules", "rules.json", "--keep", "1", "--mark=false", "--force", "--json");
        Assert.Equal(["kept", "filled", "filled"], States(typed, 3));
        Assert.Empty(Formats.LoadMesh(_cli["out.ply"]).FaceAttributes);
    }

    [Fact]
    public void The_same_rules_can_be_written_in_TOML()
    {
        File.WriteAllText(_cli["rules.toml"], """
            # for this project
            method = "minimum-weight"   # "#" in quotes is none
            max-edges = 5_00
            mark = true
            keep = [
              'planar',
              3,
            ]

            [kinds.ordinary]
            method = "willmore"
            density = 0.5

            [kinds]
            marker.method = "planar"
            """);
        var ended = _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--rules", "rules.toml", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(["kept", "filled", "kept"], States(ended, 3));
        Assert.Equal("minimum-weight", ended.Json.GetProperty("method").GetProperty("name").GetString());
        Assert.Equal("willmore", ended.Json.GetProperty("holes")[1].GetProperty("method").GetString());
        Assert.Contains(Formats.LoadMesh(_cli["out.ply"]).FaceAttributes, column => column.Name == "confidence");
    }

    [Theory]
    [InlineData("line 2: There is no option 'methd'. Did you mean 'method'?", "# 1\nmethd = 1")]
    [InlineData("line 1: this is no TOML", "method: auto")]
    [InlineData("line 1: the value of 'method' must be a word in quotes", "method = auto")]
    [InlineData("line 2: the value of 'keep' must be a word in quotes", "\nkeep = [1, x]")]
    [InlineData("line 2: 'mark' is given twice", "mark = true\nmark = false")]
    [InlineData("line 1: 'mark' is a switch: its value is true or false", "mark = \"yes\"")]
    [InlineData("line 2: there is no table 'print'", "[print]\nmark = true")]
    [InlineData("line 2: There is no kind of holes 'markr'. Did you mean 'marker'?", "[kinds.markr]\nmethod = 'planar'")]
    [InlineData("line 3: --density 99: must be a number from 0.1 to 10.", "\n[kinds.marker]\ndensity = 99")]
    public void What_is_wrong_in_TOML_is_told_with_its_line(string sentence, string rules)
    {
        File.WriteAllText(_cli["rules.toml"], rules);
        var ended = _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--rules", "rules.toml");
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.Contains("rules.toml, " + sentence, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.ply", _cli.Files());
    }

    [Theory]
    [InlineData("line 2: There is no option 'methd'. Did you mean 'method'?", "{\n\"methd\": 1 }")]
    [InlineData("line 3: --max-edges 2: must be a whole number of at least 3.", "{\n\"mark\": true,\n\"max-edges\": 2 }")]
    [InlineData("line 1: There is no method 'wilmore'. Did you mean 'willmore'?", "{ \"method\": \"wilmore\" }")]
    [InlineData("line 1: --density 99: must be a number from 0.1 to 10.", "{ \"density\": 99 }")]
    [InlineData("line 2: this is no JSON", "{ \"method\": \"auto\"\n\"mark\": true }")]
    [InlineData("line 1: here must be an object", "[1]")]
    [InlineData("line 1: the value of 'mark' must be a word in quotes", "{ \"mark\": null }")]
    [InlineData("line 1: 'output' belongs on the command line", "{ \"output\": \"x.ply\" }")]
    [InlineData("line 1: There is no preset 'prin'. Did you mean 'print'?", "{ \"preset\": \"prin\" }")]
    [InlineData("line 1: There is no kind of holes 'markr'. Did you mean 'marker'?", "{ \"kinds\": { \"markr\": {} } }")]
    [InlineData("line 1: 'mark' is for all holes", "{ \"kinds\": { \"marker\": { \"mark\": true } } }")]
    [InlineData("line 1: There is no option of willmore 'order'.", "{ \"kinds\": { \"marker\": { \"method\": \"willmore\", \"order\": 2 } } }")]
    [InlineData("line 1: 'mark' is a switch: its value is true or false", "{ \"mark\": \"yes\" }")]
    [InlineData("line 1: 'mark' is given twice", "{ \"mark\": true, \"mark\": false }")]
    [InlineData("line 1: this is no JSON: the file is empty", "")]
    [InlineData("line 1: there is no object 'marker'", "{ \"marker\": { \"method\": \"planar\" } }")]
    public void What_is_wrong_in_a_rules_file_is_told_with_its_line(string sentence, string rules)
    {
        File.WriteAllText(_cli["rules.json"], rules);
        var ended = _cli.Run("mesh", "dome.ply", "-o", "out.ply", "--rules", "rules.json");
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.Contains("rules.json, " + sentence, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.ply", _cli.Files());
    }

    [Fact]
    public void Every_preset_has_flags_of_the_verb_and_stands_in_its_help()
    {
        var verb = new MeshVerb();
        string help = string.Join(' ', _cli.Run("mesh", "--help").Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.All(Preset.All, preset =>
        {
            Assert.All(preset.Values, value => Assert.Contains(verb.Options, option => option.Name == "--" + value.Flag));
            Assert.Contains(preset.ToString(), help, StringComparison.Ordinal);
        });
    }

    static string[] States(Ended ended, int first) =>
        [.. ended.Json.GetProperty("holes").EnumerateArray().Take(first).Select((JsonElement hole) => hole.GetProperty("state").GetString()!)];
}
