using System.Numerics;
using System.Text;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class ObjTests
{
    static readonly Obj s_obj = new();

    [Theory, InlineData(false), InlineData(true)]
    public void Positions_faces_corners_and_colours_come_back_bit_for_bit(bool doublePrecision)
    {
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var mesh = MeshSample.WithColors(MeshSample.Plain(seed, 20, 15, doublePrecision), random, SampleCoding.UInt8, alpha: seed % 3 == 0);
            if (seed % 2 == 0) mesh = MeshSample.WithPolygons(mesh, random);
            if (seed % 5 == 0) mesh = mesh with { Normals = [.. mesh.Positions.Select(_ => new Vector3(random.NextSingle(), random.NextSingle(), 1))] };
            mesh = MeshSample.WithCoordinates(mesh, random) with { Comments = ["one", "two"] };
            var back = MeshSample.Read(s_obj, MeshSample.Write(s_obj, mesh));
            MeshSample.SameShape(mesh, back);
            Assert.Equal((mesh.DoublePrecision, mesh.ColorAlpha, mesh.ColorCoding), (back.DoublePrecision, back.ColorAlpha, back.ColorCoding));
            Assert.Equal(mesh.Colors, back.Colors);
            Assert.Equal(mesh.CornerUVs, back.CornerUVs);
            if (mesh.Normals != null) Assert.All(mesh.Triangles.SelectMany(t => new[] { t.A, t.B, t.C }), vertex => Assert.Equal(mesh.Normals[vertex], back.Normals![vertex]));
            Assert.Equal(mesh.Comments, back.Comments);
        }
    }

    [Theory]
    [InlineData("0.1 -2.5 1e-3", false)]
    [InlineData("0.35444599999999998 0.351858 0.21984200000000001", false)] // six digits, printed as doubles
    [InlineData("74.009689 -141.96391 15.744116", true)]                    // more digits than the nearest float's shortest text
    [InlineData("4500000.125 0 0", true)]
    [InlineData("0.333333343 0 0", true)]
    [InlineData("0.33333334 16777216 3.4028235E+38", false)]
    [InlineData("1e300 0 0", true)]
    public void Coordinates_are_numerically_those_of_the_text(string coordinates, bool doublePrecision)
    {
        var mesh = MeshSample.Read(s_obj, $"v {coordinates}\nv 0 0 0\nv 0 0 1\nf 1 2 3\n");
        Assert.Equal(doublePrecision, mesh.DoublePrecision);
        string line = Encoding.ASCII.GetString(MeshSample.Write(s_obj, mesh)).Split('\n')[0];
        Assert.Equal(coordinates.Split(' ').Select(double.Parse), line.Split(' ')[1..].Select(double.Parse));
    }

    [Fact]
    public void The_dialects_of_other_programs_are_understood()
    {
        var mesh = MeshSample.Read(s_obj, """
            # a comment
            o thing
            v 0 0 0 1.0
            v 1 0 0 # a corner
            v \
              1 1 0
            v 0 1 0
            vt .3 0
            vt 1.
            vt 0.5 0.5 0
            g a b
            s off
            f 1/1 2/2 3/3 -1/-3
            vn 0 0 1
            f 1//1 2//-1\
             3//1
            l 1 2
            p 4
            """.Replace("\n", "\r\n"));
        Assert.Equal([new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(0, 1, 0)], mesh.Positions);
        Assert.Equal([4, 3], mesh.FaceSizes!);
        Assert.Equal([new(0, 1, 2), new(0, 2, 3), new(0, 1, 2)], mesh.Triangles);
        Assert.Equal([new(.3f, 0), new(1, 0), new(.5f, .5f), new(.3f, 0), new(.5f, .5f), new(.3f, 0), default, default, default], mesh.CornerUVs!);
        string text = Encoding.UTF8.GetString(MeshSample.Write(s_obj, mesh));
        foreach (string line in (string[])["# a comment", "o thing", "g a b", "s off", "l 1 2", "p 4"]) Assert.Contains($"{line}\n", text);
    }

    [Fact]
    public void Normals_that_differ_between_the_corners_of_a_vertex_are_kept_for_the_old_faces()
    {
        const string File = "v 0 0 0\nv 1 0 0\nv 0 1 0\nvn 0 0 1\nvn 1 0 0\nf 1//1 2//1 3//1\nf 3//2 2//2 1//2\n";
        var mesh = MeshSample.Read(s_obj, File);
        Assert.Null(mesh.Normals);
        Assert.Equal(File, Encoding.UTF8.GetString(MeshSample.Write(s_obj, mesh)));
        var filled = mesh with { Triangles = [.. mesh.Triangles, new(0, 1, 2)] };
        Assert.EndsWith("f 3//2 2//2 1//2\nf 1 2 3\n", Encoding.UTF8.GetString(MeshSample.Write(s_obj, filled)));
        var other = mesh with { Triangles = [new(2, 1, 0)] };
        Assert.EndsWith("f 3 2 1\n", Encoding.UTF8.GetString(MeshSample.Write(s_obj, other)));
    }

    [Fact]
    public void Materials_with_textures_and_unknown_lines_come_back()
    {
        using var folder = new TemporaryFolder();
        var texture = new Field(3, 2, 1, 3, [.. Enumerable.Range(0, 18).Select(k => k / 255f)]) { Coding = SampleCoding.UInt8 };
        var mesh = MeshSample.Plain(2, 6, 3, false) with
        {
            CornerUVs = [.. Enumerable.Range(0, 9).Select(k => new Vector2(k / 8f, 1))],
            Materials = [new("red skin") { Color = new(1, 0, 0.25f, 0.5f), Extra = ["Ns 10", "map_Bump -bm 0.5 bump.png"] }, new("cloth") { Texture = texture }, new("lost") { TexturePath = "gone away.jpg" }],
            TriangleMaterials = [1, 0, 2],
        };
        Formats.SaveMesh(mesh, folder["m.obj"]);
        Assert.Equal(["m.mtl", "m.obj", "m.png"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
        var back = Formats.LoadMesh(folder["m.obj"]);
        Assert.Equal(mesh.TriangleMaterials, back.TriangleMaterials);
        Assert.Equal(mesh.Materials.Select(m => (m.Name, m.Color)), back.Materials.Select(m => (m.Name, m.Color)));
        Assert.Equal(mesh.Materials[0].Extra, back.Materials[0].Extra);
        Assert.Equal(texture.Samples, back.Materials[1].Texture!.Samples);
        Assert.Equal((null, "gone away.jpg"), (back.Materials[2].Texture, back.Materials[2].TexturePath));
        Assert.Contains("gone away.jpg", Assert.Single(back.Notes));
    }

    [Theory, InlineData("map_Kd my skin.png"), InlineData("map_Kd -s 1 1 1 -o 0 0 -clamp on my skin.png"), InlineData("map_Kd -blendu off -mm 0 1 my skin.png")]
    public void Texture_names_may_have_blanks_and_options_before_them(string line)
    {
        var library = new MemoryStream(Encoding.UTF8.GetBytes($"newmtl a\n{line}\n"));
        Assert.Equal("my skin.png", Assert.Single(MaterialLibrary.Read(library, "mesh.obj", [])).TexturePath);
    }

    [Fact]
    public void Colours_as_8_bit_codes_are_scaled()
    {
        var mesh = MeshSample.Read(s_obj, "v 0 0 0 255 0 128\nv 1 0 0 0 0 0\nv 0 1 0\nf 1 2 3\n");
        Assert.Equal([new(1, 0, 128 / 255f, 1), new(0, 0, 0, 1), Vector4.One], mesh.Colors!);
        Assert.Equal(SampleCoding.UInt8, mesh.ColorCoding);
    }

    [Theory]
    [InlineData("f 0 1 2", "line 4")]
    [InlineData("f 1 2 4", "face 0 names vertex 3")]
    [InlineData("f 1 2 -4", "-4")]
    [InlineData("f 1 2 99999999999999999999", "99999")]
    [InlineData("f 1 2", "2 corners")]
    [InlineData("f 1/2 2/2 3/2", "texture coordinate 2")]
    [InlineData("f a b c", "'a'")]
    [InlineData("v 1 2", "lacks")]
    [InlineData("v 1 2 nan", "'nan'")]
    [InlineData("vt x", "'x'")]
    public void Damage_is_named(string line, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => MeshSample.Read(s_obj, $"v 0 0 0\nv 1 0 0\nv 0 1 0\n{line}\n"));
        Assert.Contains(message, error.Message);
    }
}
