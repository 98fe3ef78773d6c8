using System.Numerics;
using System.Text;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class PlyTests
{
    static readonly Ply s_ply = new();

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Whatever_a_mesh_holds_comes_back_bit_for_bit(int encoding)
    {
        for (int seed = 0; seed < 150; seed++)
        {
            var mesh = MeshSample.Everything(seed) with { Layout = new PlyLayout((PlyEncoding)encoding, "\n", [], []) };
            MeshSample.Same(mesh, MeshSample.Read(s_ply, MeshSample.Write(s_ply, mesh)));
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void A_file_that_is_read_and_written_keeps_every_byte(int encoding)
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var file = MeshSample.Write(s_ply, MeshSample.Everything(seed) with { Layout = new PlyLayout((PlyEncoding)encoding, seed % 2 == 0 ? "\n" : "\r\n", [], ["num_cols 512"]) });
            Assert.Equal(file, MeshSample.Write(s_ply, MeshSample.Read(s_ply, file)));
        }
    }

    [Fact]
    public void A_face_whose_material_has_no_texture_has_no_named_texture()
    {
        var mesh = new Mesh
        {
            Positions = [Vec3.Zero, new(1, 0, 0), new(0, 1, 0), new(1, 1, 0)], Triangles = [new(0, 1, 2), new(1, 3, 2)], CornerUVs = new Vector2[6],
            Materials = [new Material("plain"), new Material("skin") { TexturePath = "skin.png" }], TriangleMaterials = [0, 1],
        };
        var read = MeshSample.Read(s_ply, MeshSample.Write(s_ply, mesh));
        Assert.Equal("skin.png", read.Materials.Single().TexturePath);
        Assert.Equal([-1, 0], read.TriangleMaterials!);
    }

    [Fact]
    public void Order_types_and_unknown_elements_of_a_foreign_file_are_kept()
    {
        const string File = """
            ply
            format ascii 1.0
            comment a stranger's file
            obj_info num_rows 2
            element camera 1
            property float view_px
            property list uchar short numbers
            element vertex 4
            property uchar diffuse_red
            property uchar diffuse_green
            property uchar diffuse_blue
            property float32 confidence
            property float64 y
            property float64 x
            property float64 z
            property double nx
            property double ny
            property double nz
            element edge 1
            property int vertex1
            property int vertex2
            element face 2
            property uchar flags
            property list ushort uint vertex_index
            end_header
            0.5 3 -1 2 -3
            1 2 3 0.25 0.1 4500000.125 0 0.123456789012345 0 1
            4 5 6 0.5 0 1 0 0 0 1
            7 8 9 0.75 1 1 0 0 0 1
            0 0 0 nan 1 0 0 0 0 1
            0 1
            7 3 0 1 2
            9 4 0 1 2 3

            """;
        var mesh = MeshSample.Read(s_ply, File);
        Assert.Equal(new Vec3(4500000.125, 0.1, 0), mesh.Positions[0]);
        Assert.True(mesh.DoublePrecision);
        Assert.Equal([3, 4], mesh.FaceSizes!);
        Assert.Equal([new(0, 1, 2), new(0, 1, 2), new(0, 2, 3)], mesh.Triangles);
        Assert.Equal(new Vector4(4 / 255f, 5 / 255f, 6 / 255f, 1), mesh.Colors![1]);
        Assert.Equal((byte[])[7, 9], mesh.FaceAttributes.Single().Values);
        Assert.Equal(["a stranger's file"], mesh.Comments);
        Assert.Equal(File, Encoding.UTF8.GetString(MeshSample.Write(s_ply, mesh)));
    }

    [Theory, InlineData("s", "t"), InlineData("u", "v"), InlineData("texture_u", "texture_v")]
    public void Texture_coordinates_of_vertices_stay_with_vertices_until_corners_disagree(string s, string t)
    {
        string file = $"ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\nproperty float {s}\nproperty float {t}\nelement face 1\nproperty list uchar int vertex_indices\nend_header\n0 0 0 0 0\n1 0 0 1 0\n0 1 0 0 1\n5 5 5 0.5 0.25\n3 0 1 2\n";
        var mesh = MeshSample.Read(s_ply, file);
        Assert.Equal([new(0, 0), new(1, 0), new(0, 1)], mesh.CornerUVs!);
        Assert.Equal(file, Encoding.UTF8.GetString(MeshSample.Write(s_ply, mesh)));
        var seam = mesh with { Triangles = [.. mesh.Triangles, new(0, 2, 3)], CornerUVs = [.. mesh.CornerUVs!, new(0.5f, 0), new(0, 1), new(1, 1)] };
        Assert.Equal(seam.CornerUVs, MeshSample.Read(s_ply, MeshSample.Write(s_ply, seam)).CornerUVs);
    }

    [Fact]
    public void Textures_are_named_in_comments_and_written_beside_the_mesh()
    {
        using var folder = new TemporaryFolder();
        var textures = (Field[])[.. Enumerable.Range(1, 2).Select(k => new Field(2, 1, 1, 3, [0, k / 255f, 1, 0, 1, 0]) { Coding = SampleCoding.UInt8 })];
        var mesh = MeshSample.Plain(1, 5, 4, false) with
        {
            CornerUVs = [.. Enumerable.Range(0, 12).Select(k => new Vector2(k / 16f, 0))],
            Materials = [.. textures.Select((texture, k) => new Material($"m{k}") { Texture = texture })],
            TriangleMaterials = [0, 1, 1, 0],
        };
        Formats.SaveMesh(mesh, folder["a.ply"]);
        var back = Formats.LoadMesh(folder["a.ply"]);
        Assert.Equal(mesh.TriangleMaterials, back.TriangleMaterials);
        Assert.Equal(mesh.CornerUVs, back.CornerUVs);
        Assert.Equal(["a-1.png", "a-2.png"], back.Materials.Select(material => material.TexturePath));
        for (int k = 0; k < 2; k++) Assert.Equal(textures[k].Samples, back.Materials[k].Texture!.Samples);
        Assert.Empty(back.Notes);
    }

    [Fact]
    public void A_point_cloud_is_a_mesh_without_faces()
    {
        var mesh = MeshSample.Plain(3, 7, 0, false);
        var back = MeshSample.Read(s_ply, MeshSample.Write(s_ply, mesh));
        Assert.True(back.IsPointCloud);
        MeshSample.Same(mesh, back);
    }

    [Fact]
    public void Added_vertices_and_faces_follow_the_old_ones_with_empty_values()
    {
        var mesh = MeshSample.Read(s_ply, MeshSample.Write(s_ply, MeshSample.Plain(5, 6, 4, false) with
        {
            VertexAttributes = [new("quality", (float[])[1, 2, 3, 4, 5, 6])],
            FaceAttributes = [new("links", (int[][])[[1], [], [2, 3], [4]])],
        }));
        var filled = mesh with
        {
            Positions = [.. mesh.Positions, new(1, 2, 3)],
            Triangles = [.. mesh.Triangles, new(0, 1, 6)],
            VertexAttributes = [.. mesh.VertexAttributes.Select(column => column.Extended(7))],
            FaceAttributes = [.. mesh.FaceAttributes.Select(column => column.Extended(5)), new("filled", (byte[])[0, 0, 0, 0, 1])],
        };
        var back = MeshSample.Read(s_ply, MeshSample.Write(s_ply, filled));
        MeshSample.Same(filled, back);
        Assert.Equal((float[])[1, 2, 3, 4, 5, 6, 0], back.VertexAttributes[0].Values);
        Assert.Equal((byte[])[0, 0, 0, 0, 1], back.FaceAttributes[1].Values);
        Assert.Throws<ArgumentException>(() => mesh.VertexAttributes[0].Extended(3));
    }

    [Fact]
    public void Arrays_that_do_not_belong_together_are_refused()
    {
        var mesh = MeshSample.Plain(5, 6, 4, false);
        Mesh[] wrong =
        [
            mesh with { Positions = [.. mesh.Positions.Take(5), new(double.NaN, 0, 0)] },
            mesh with { Triangles = [.. mesh.Triangles.Take(3), new(0, 6, 1)] },
            mesh with { Normals = new Vector3[5] },
            mesh with { Colors = new Vector4[7] },
            mesh with { CornerUVs = new Vector2[4] },
            mesh with { FaceSizes = [3, 4] },
            mesh with { VertexAttributes = [new("q", new float[5])] },
            mesh with { FaceAttributes = [new("q", new float[5])] },
            mesh with { FaceAttributes = [new("q", new float[4]), new("q", new float[4])] },
            mesh with { VertexAttributes = [new("x", new float[6])] },
        ];
        foreach (var bad in wrong) Assert.Throws<ArgumentException>(() => MeshSample.Write(s_ply, bad));
    }

    [Fact]
    public void An_index_type_that_grew_too_small_is_widened()
    {
        var mesh = MeshSample.Read(s_ply, "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\nelement face 1\nproperty list uchar uchar vertex_indices\nend_header\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n");
        var grown = mesh with { Positions = [.. mesh.Positions, .. new Vec3[400]], Triangles = [.. mesh.Triangles, new(0, 1, 402)] };
        MeshSample.SameShape(grown, MeshSample.Read(s_ply, MeshSample.Write(s_ply, grown)));
    }

    [Theory]
    [InlineData("element vertex 4000000000", "limit")]
    [InlineData("element vertex -5", "-5")]
    [InlineData("element vertex 99999999999999999999", "not understood")]
    [InlineData("element vertex 150000000", "truncated")]
    public void A_count_that_the_file_cannot_hold_is_refused_before_memory_is_taken(string count, string message)
    {
        foreach (string format in (string[])["ascii", "binary_little_endian", "binary_big_endian"])
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var error = Assert.Throws<InvalidDataException>(() => MeshSample.Read(s_ply, $"ply\nformat {format} 1.0\n{count}\nproperty float x\nproperty float y\nproperty float z\nend_header\n0 0 0\n"));
            Assert.Contains(message, error.Message);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        }
    }

    [Theory]
    [InlineData("element face 1\nproperty list uchar int vertex_indices", "3 0 1 9", "vertex 9")]
    [InlineData("element face 1\nproperty list uchar int vertex_indices", "3 0 1 -1", "vertex -1")]
    [InlineData("element face 1\nproperty list uchar int vertex_indices", "2 0 1", "2 corners")]
    [InlineData("element face 1\nproperty list int int vertex_indices", "-3 0 1 2", "length")]
    [InlineData("element face 1\nproperty list float int vertex_indices", "3 0 1 2", "type")]
    [InlineData("element face 1\nproperty list uchar int corners", "3 0 1 2", "vertex_indices")]
    [InlineData("element face 1\nproperty list uchar int vertex_indices", "3 0 1", "too early")]
    [InlineData("element face 1\nproperty quad vertex_indices", "3 0 1 2", "quad")]
    [InlineData("element vertex 3\nproperty float x", "0", "twice")]
    [InlineData("element tristrips 1\nproperty list int int vertex_indices", "3 0 1 2", "strips")]
    public void Damage_is_named(string element, string row, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => MeshSample.Read(s_ply, $"ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n{element}\nend_header\n0 0 0\n1 0 0\n0 1 0\n{row}\n"));
        Assert.Contains(message, error.Message);
    }

    [Theory, InlineData("nan"), InlineData("inf"), InlineData("-Infinity"), InlineData("1e999")]
    public void A_coordinate_that_is_not_finite_is_named(string coordinate)
    {
        var error = Assert.Throws<InvalidDataException>(() => MeshSample.Read(s_ply, $"ply\nformat ascii 1.0\nelement vertex 2\nproperty float x\nproperty float y\nproperty float z\nend_header\n0 0 0\n0 {coordinate} 0\n"));
        Assert.Contains("vertex 1", error.Message);
    }
}
