using System.Numerics;
using System.Text.Json;
using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Fronts;

public sealed class CliMeshTests : IDisposable
{
    readonly CliProcess _cli = new();

    public CliMeshTests() => Formats.SaveMesh(Box(topMissing: true), _cli["box.ply"]);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Holes_lists_every_rim_with_its_size_in_mesh_units()
    {
        var json = _cli.Run("holes", "box.ply", "--json").Json;
        Assert.False(json.GetProperty("watertight").GetBoolean());
        var hole = json.GetProperty("holes").EnumerateArray().Single();
        Assert.Equal(4, hole.GetProperty("edges").GetInt32());
        Assert.Equal(8, hole.GetProperty("rim_length").GetDouble(), 1e-12);
        Assert.Equal(Math.Sqrt(8), hole.GetProperty("diameter").GetDouble(), 1e-12);
        Assert.Equal(4, hole.GetProperty("flat_area").GetDouble(), 1e-12);
        var points = Formats.LoadMesh(_cli["box.ply"]).Positions;
        Assert.Equal([(points.Min(p => p.X) + points.Max(p => p.X)) / 2, (points.Min(p => p.Y) + points.Max(p => p.Y)) / 2, points.Max(p => p.Z)], hole.GetProperty("center").EnumerateArray().Select(x => x.GetDouble()));
        Assert.False(hole.GetProperty("outer_border").GetBoolean());
        string text = _cli.Run("holes", "box.ply").Output;
        Assert.Contains("Not watertight: 1 hole\n", text, StringComparison.Ordinal);
        Assert.Contains("in the file's unit", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_is_closed_and_the_old_mesh_comes_first()
    {
        var ended = _cli.Run("mesh", "box.ply", "-o", "closed.ply");
        Assert.StartsWith("auto takes ", ended.Error, StringComparison.Ordinal);
        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith("filled 1 of 1 hole with auto in ", ended.Output, StringComparison.Ordinal);
        var (before, after) = (Formats.LoadMesh(_cli["box.ply"]), Formats.LoadMesh(_cli["closed.ply"]));
        Assert.Equal(before.Positions, after.Positions[..before.Positions.Length]);
        Assert.Equal(before.Triangles, after.Triangles[..before.Triangles.Length]);
        Assert.Contains("Watertight: 0 holes\n", _cli.Run("holes", "closed.ply").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_line_with_times_and_the_state_of_every_hole()
    {
        var ended = _cli.Run("mesh", "box.ply", "-o", "closed.ply", "--json");
        Assert.Single(ended.Output.TrimEnd().Split('\n'));
        foreach (string name in new[] { "read_s", "fill_s", "write_s" }) Assert.True(ended.Json.GetProperty(name).GetDouble() >= 0);
        Assert.Equal("filled", States(ended).Single());
        Assert.True(ended.Json.GetProperty("new_faces").GetInt32() >= 2);
    }

    [Theory]
    [InlineData("sheet.ply", 3)]
    [InlineData("sheet.obj", 0)]
    [InlineData("sheet.glb", 0)]
    public void Everything_a_vertex_has_comes_out_at_full_length(string file, int columns)
    {
        var sheet = Shapes.Grid(12).Without((_, center) => double.Hypot(center.X - 6, center.Y - 6) < 3);
        int n = sheet.Positions.Length;
        Formats.SaveMesh(sheet with
        {
            Normals = [.. sheet.Positions.Select(_ => Vector3.UnitZ)],
            Colors = [.. sheet.Positions.Select(p => new Vector4((float)(0.2 + (0.05 * p.X)), 0.5f, 0.25f, 1))],
            VertexAttributes =
            [
                new("quality", sheet.Positions.Select(p => (float)(1 + (0.5 * p.X) - (0.25 * p.Y))).ToArray()),
                new("intensity", sheet.Positions.Select(_ => (byte)77).ToArray()),
                new("time", sheet.Positions.Select(p => p.Y).ToArray()),
            ],
        }, _cli[file]);
        Assert.Equal(0, _cli.Run("mesh", file, "-o", "out-" + file).ExitCode);
        var (old, filled) = (Formats.LoadMesh(_cli[file]), Formats.LoadMesh(_cli["out-" + file]));
        int all = filled.Positions.Length;
        Assert.True(all > old.Positions.Length && old.Positions.Length >= n);
        Assert.Equal(old.Normals, filled.Normals!.Take(old.Positions.Length));
        Assert.All(filled.Normals!.Skip(old.Positions.Length), normal => Assert.Equal(1, normal.Z, 1e-5f));
        Assert.Equal(old.Colors, filled.Colors!.Take(old.Positions.Length));
        Assert.Equal(all, filled.Colors!.Length);
        Assert.All(filled.Colors!.Zip(filled.Positions), pair => Assert.Equal(0.2 + (0.05 * pair.Second.X), pair.First.X, 0.03));
        Assert.Equal(columns, filled.VertexAttributes.Count);
        if (columns == 0) return;
        // What is linear in the plane goes on exactly.
        for (int v = 0; v < all; v++)
        {
            var p = filled.Positions[v];
            Assert.Equal(1 + (0.5 * p.X) - (0.25 * p.Y), ((float[])filled.VertexAttributes[0].Values)[v], 1e-4);
            Assert.Equal(77, ((byte[])filled.VertexAttributes[1].Values)[v]);
            Assert.Equal(p.Y, ((double[])filled.VertexAttributes[2].Values)[v], 1e-5);
        }
    }

    [Fact]
    public void Json_tells_how_each_hole_was_coloured_and_none_paints_nothing()
    {
        var sheet = Shapes.Grid(20).Without((_, center) => double.Hypot(center.X - 10, center.Y - 10) < 4);
        Formats.SaveMesh(sheet with { Colors = [.. sheet.Positions.Select(p => new Vector4((float)(0.4 + (0.01 * p.X)), 0.5f, 0.5f, 1))] }, _cli["sheet.ply"]);
        var hole = _cli.Run("mesh", "sheet.ply", "-o", "auto.ply", "--json").Json.GetProperty("holes").EnumerateArray().Single(one => one.GetProperty("state").GetString() == "filled");
        Assert.Equal("harmonic", hole.GetProperty("color").GetString());
        Assert.Contains("smooth", hole.GetProperty("color_reason").GetString(), StringComparison.Ordinal);
        var none = _cli.Run("mesh", "sheet.ply", "-o", "none.ply", "--color", "none", "--json").Json.GetProperty("holes").EnumerateArray().Single(one => one.GetProperty("state").GetString() == "filled");
        Assert.False(none.TryGetProperty("color", out _));
        Assert.Equal(Formats.LoadMesh(_cli["auto.ply"]).Colors, Formats.LoadMesh(_cli["none.ply"]).Colors);
    }

    [Theory]
    [InlineData("skipped", "--max-edges", "3")]
    [InlineData("kept", "--keep-larger-than", "2.8")]
    [InlineData("planned", "--keep-larger-than", "2.9")]
    [InlineData("kept", "--keep", "largest:1")]
    [InlineData("kept", "--keep", "planar")]
    [InlineData("kept", "--keep", "largest:0,1")]
    [InlineData("planned", "--keep", "largest:0")]
    [InlineData("planned", "--holes", "all")]
    [InlineData("planned", "--holes", "1")]
    public void Holes_are_chosen_by_size_and_number(string state, params string[] choice)
    {
        string[] before = [.. _cli.Files()];
        Assert.Equal(state, States(_cli.Run(["mesh", "box.ply", "-o", "closed.ply", "--dry-run", "--json", .. choice])).Single());
        Assert.Equal(before, _cli.Files());
    }

    [Fact]
    public void A_dry_run_says_what_the_fill_will_take()
    {
        var plan = _cli.Run("mesh", "box.ply", "-o", "closed.ply", "--dry-run", "--json").Json;
        Assert.InRange(plan.GetProperty("estimated_cpu_s").GetDouble(), 0.05, 5);
        Assert.InRange(plan.GetProperty("estimated_memory_mb").GetDouble(), 20, 500);
        Assert.Contains("MB of memory", _cli.Run("mesh", "box.ply", "-o", "closed.ply", "--dry-run").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_outline_of_an_open_surface_is_left_open_and_named()
    {
        Formats.SaveMesh(Box(topMissing: true) with { Triangles = [new(0, 1, 2), new(0, 2, 3)] }, _cli["sheet.ply"]);
        var ended = _cli.Run("mesh", "sheet.ply", "-o", "out.ply");
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("filled 0 of 1 hole", ended.Output, StringComparison.Ordinal);
        Assert.Contains("left open: hole 1: the outline of an open surface", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Holes_left_open_for_one_reason_share_a_line()
    {
        Formats.SaveMesh(Shapes.Grid(20).Without((_, c) => ((int)c.X % 3) == 1 && ((int)c.Y % 5) == 1), _cli["many.ply"]);
        string output = _cli.Run("mesh", "many.ply", "-o", "out.ply", "--dry-run", "--holes", "2").Output;
        Assert.Contains("left open: hole 1: ", _cli.Run("mesh", "many.ply", "-o", "out.ply", "--dry-run").Output, StringComparison.Ordinal);
        Assert.Matches(@"left open: holes 1, 3, 4, 5, 6, 7, 8, 9, 10, 11 and \d+ more: not among those asked for", output);
    }

    [Fact]
    public void Colours_of_the_new_part_can_be_painted_by_an_image_method()
    {
        var red = new System.Numerics.Vector4(1, 0, 0, 1);
        var box = Box(topMissing: true);
        Formats.SaveMesh(box with { Colors = [.. box.Positions.Select(_ => red)] }, _cli["red.ply"]);
        Assert.Equal(0, _cli.Run("mesh", "red.ply", "-o", "out.ply", "--color", "harmonic", "--method", "minimum-weight", "--density", "3").ExitCode);
        Assert.All(Formats.LoadMesh(_cli["out.ply"]).Colors!, color => Assert.Equal(red, color));
    }

    [Fact]
    public void Mark_tells_new_faces_from_old_ones()
    {
        Assert.Equal(0, _cli.Run("mesh", "box.ply", "-o", "closed.ply", "--mark").ExitCode);
        var mesh = Formats.LoadMesh(_cli["closed.ply"]);
        byte[] marks = Assert.IsType<byte[]>(Assert.Single(mesh.FaceAttributes, column => column.Name == "filled").Values);
        Assert.Equal(mesh.FaceCount, marks.Length);
        Assert.False(marks.AsSpan(0, 10).ContainsAnyExcept((byte)0));
        Assert.False(marks.AsSpan(10).ContainsAnyExcept((byte)1));
        float[] confidence = Assert.IsType<float[]>(Assert.Single(mesh.FaceAttributes, column => column.Name == "confidence").Values);
        Assert.All(confidence[..10], value => Assert.Equal(1, value));
        Assert.All(confidence[10..], value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void A_closed_mesh_is_written_as_it_is()
    {
        Formats.SaveMesh(Box(topMissing: false), _cli["closed.ply"]);
        var ended = _cli.Run("mesh", "closed.ply", "-o", "out.ply");
        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith("filled 0 of 0 holes", ended.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_cli["closed.ply"]), File.ReadAllBytes(_cli["out.ply"]));
    }

    [Theory]
    [InlineData("--holes 7: the mesh has 1 hole,", "--holes", "7")]
    [InlineData("Did you mean 'inner'?", "--holes", "iner")]
    [InlineData("There is no method 'minimal-weight'. Did you mean 'minimum-weight'?", "--method", "minimal-weight")]
    [InlineData("There is no method 'harmonik'. Did you mean 'harmonic'?", "--color", "harmonik")]
    [InlineData("--order 9: must be a number from 0 to 3.", "--method", "minimum-weight", "--order", "9")]
    [InlineData("--keep-larger-than -1: must be a number of at least 0.", "--keep-larger-than", "-1")]
    [InlineData("--keep 7: the mesh has 1 hole,", "--keep", "7")]
    [InlineData("There is no opening 'plane'. Did you mean 'planar'?", "--keep", "plane")]
    [InlineData("--keep largest:x: must be largest:N", "--keep", "largest:x")]
    [InlineData("--drop-pieces-below few: must be a number of faces", "--drop-pieces-below", "few")]
    [InlineData("There is no preset 'prin'. Did you mean 'print'?", "--preset", "prin")]
    public void A_wrong_choice_is_told_in_a_sentence(string sentence, params string[] choice)
    {
        var ended = _cli.Run(["mesh", "box.ply", "-o", "out.ply", .. choice]);
        Assert.Equal((int)Exit.Usage, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.ply", _cli.Files());
    }

    [Theory]
    [InlineData("cut.ply")]
    [InlineData("text.ply")]
    [InlineData("missing.ply")]
    [InlineData("points.ply")]
    public void Input_that_cannot_be_used_ends_with_3_and_leaves_no_file(string input)
    {
        File.WriteAllBytes(_cli["cut.ply"], File.ReadAllBytes(_cli["box.ply"])[..^5]);
        File.WriteAllText(_cli["text.ply"], "ply\nformat ascii 1.0\nelement vertex many\n");
        Formats.SaveMesh(Box(topMissing: true) with { Triangles = [] }, _cli["points.ply"]);
        string[] before = [.. _cli.Files()];
        foreach (var ended in new[] { _cli.Run("mesh", input, "-o", "out.ply"), _cli.Run("holes", input) })
        {
            Assert.Equal((int)Exit.BadInput, ended.ExitCode);
            Assert.Single(ended.Error.TrimEnd().Split('\n'));
        }
        Assert.Equal(before, _cli.Files());
    }

    [Theory]
    [InlineData((int)Exit.BadInput, "nothing.ply: there is no such file.", "nothing.ply", "none/out.ply")]
    [InlineData((int)Exit.BadInput, "nothing.ply: there is no such file.", "nothing.ply", "out.xyz")]
    [InlineData((int)Exit.Usage, "--holes 7: the mesh has 1 hole", "box.ply", "box.ply", "--holes", "7")]
    [InlineData((int)Exit.BadOutput, "box.ply: exists already", "box.ply", "box.ply")]
    [InlineData((int)Exit.BadOutput, "box.ply: exists already", "box.ply", ".")]
    [InlineData((int)Exit.BadOutput, "none does not exist: make it first.", "box.ply", "none/")]
    [InlineData((int)Exit.Usage, "out: the name has no ending to tell the format. Known: .ply", "box.ply", "out")]
    [InlineData((int)Exit.Usage, "files ending in '.xyz' cannot be written", "box.ply", "out.xyz", "--dry-run")]
    public void What_is_wrong_with_the_input_is_told_before_what_is_wrong_with_the_output(int exit, string sentence, string input, string output, params string[] flags)
    {
        string[] before = [.. _cli.Files()];
        var ended = _cli.Run(["mesh", input, "-o", output, .. flags]);
        Assert.Equal(exit, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Files());
    }

    [Theory]
    [InlineData("box.ply", "cut.ply", "more.off")]
    [InlineData("*.*")]
    [InlineData(".")]
    public void Several_meshes_are_filled_into_a_folder_and_a_broken_one_does_not_stop_the_others(params string[] typed)
    {
        File.WriteAllBytes(_cli["cut.ply"], File.ReadAllBytes(_cli["box.ply"])[..^5]);
        Formats.SaveMesh(Box(topMissing: true), _cli["more.off"]);
        var planned = _cli.Run(["mesh", .. typed, "-o", "out", "--dry-run", "--json"]);
        Assert.Equal((2, 1), (planned.Json.GetProperty("filled").GetInt32(), planned.Json.GetProperty("failed").GetInt32()));
        Assert.False(Directory.Exists(_cli["out"]));

        var ended = _cli.Run(["mesh", .. typed, "-o", "out", "--json"]);
        Assert.Equal((int)Exit.SomeFailed, ended.ExitCode);
        Assert.Contains("inpaint3d: " + Path.Combine(typed[0] == "." ? "." : "", "cut.ply: "), ended.Error, StringComparison.Ordinal);
        Assert.Contains("box.ply: auto takes ", ended.Error, StringComparison.Ordinal);
        var records = ended.Json.GetProperty("meshes").EnumerateArray().ToArray();
        Assert.Equal([false, true, false], records.Select(record => record.TryGetProperty("error", out _)));
        Assert.Equal([Path.Combine("out", "box.ply"), Path.Combine("out", "more.off")], records.Where(record => record.TryGetProperty("output", out _)).Select(record => record.GetProperty("output").GetString()));
        Assert.Equal(0, _cli.Run("mesh", "box.ply", "-o", "one.ply").ExitCode);
        Assert.Equal(File.ReadAllBytes(_cli["one.ply"]), File.ReadAllBytes(_cli["out/box.ply"]));
    }

    [Fact]
    public void One_mesh_goes_into_a_folder_under_its_own_name()
    {
        Directory.CreateDirectory(_cli["out"]);
        File.WriteAllText(_cli["out/other.ply"], "is kept");
        var ended = _cli.Run("mesh", "box.ply", "-o", "out", "--json");
        Assert.Equal((0, Path.Combine("out", "box.ply")), (ended.ExitCode, ended.Json.GetProperty("output").GetString()));
        Assert.True(File.Exists(_cli["out/box.ply"]));
    }

    [Theory]
    [InlineData((int)Exit.Usage, "closed.ply: of several meshes the results need a folder", "closed.ply", "more.off")]
    [InlineData((int)Exit.Usage, "box.ply: would be the result of 2 meshes", "out", "box.ply")]
    [InlineData((int)Exit.Usage, "--report page.html: a page shows one mesh", "out", "more.off", "--report", "page.html")]
    [InlineData((int)Exit.BadOutput, "does not exist: make it first.", "none/out", "more.off")]
    [InlineData((int)Exit.Usage, "-o OUT is missing, as in 'inpaint3d mesh box.ply more.off -o closed'.", null, "more.off")]
    public void Several_meshes_need_a_folder_of_their_own(int exit, string sentence, string? output, params string[] typed)
    {
        string[] before = [.. _cli.Files()];
        var ended = _cli.Run(["mesh", "box.ply", .. typed, .. output is null ? Array.Empty<string>() : ["-o", output]]);
        Assert.Equal(exit, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Files());
        Assert.False(Directory.Exists(_cli["out"]));
    }

    [Theory]
    [InlineData("box.ply: is no picture but a mesh, by its name: 'inpaint3d mesh' closes its holes.", "image", "box.ply", "-o", "out.ply")]
    [InlineData("picture.png: is no mesh but a picture, by its name: 'inpaint3d image' fills its hole.", "mesh", "picture.png", "-o", "out.png")]
    [InlineData("picture.png: is no mesh but a picture, by its name: 'inpaint3d image' fills its hole.", "holes", "picture.png")]
    [InlineData("picture.png: is no mesh but a picture, by its name: 'inpaint3d image' fills its hole.", "render", "picture.png", "-o", "out.ply")]
    public void A_file_of_the_other_kind_is_told_its_verb(string sentence, params string[] arguments)
    {
        Formats.SaveImage(new Field(3, 2, 1, 3), _cli["picture.png"]);
        var ended = _cli.Run(arguments);
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
    }

    static IEnumerable<string?> States(Ended ended) =>
        ended.Json.GetProperty("holes").EnumerateArray().Select((JsonElement hole) => hole.GetProperty("state").GetString());

    /// <summary>A cube of side 2 in twelve triangles, or in ten without its top.</summary>
    internal static Mesh Box(bool topMissing)
    {
        Vec3[] corners = [new(0, 0, 0), new(2, 0, 0), new(2, 2, 0), new(0, 2, 0), new(0, 0, 2), new(2, 0, 2), new(2, 2, 2), new(0, 2, 2)];
        int[][] sides = [[0, 3, 2, 1], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7], [4, 5, 6, 7]];
        return new Mesh
        {
            Positions = corners,
            Triangles = [.. sides.Take(topMissing ? 5 : 6).SelectMany(s => new Triangle[] { new(s[0], s[1], s[2]), new(s[0], s[2], s[3]) })],
        };
    }
}
