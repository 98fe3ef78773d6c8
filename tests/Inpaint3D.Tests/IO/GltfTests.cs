using System.Numerics;
using System.Text;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class GltfTests
{
    static readonly Gltf s_gltf = new();

    [Fact]
    public void Positions_faces_normals_and_8_bit_colours_come_back_bit_for_bit()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var mesh = MeshSample.WithColors(MeshSample.Plain(seed, 20, 15, false), random, SampleCoding.UInt8, alpha: false);
            if (seed % 2 == 0) mesh = mesh with { Normals = [.. mesh.Positions.Select(_ => new Vector3(random.NextSingle(), random.NextSingle(), 1))] };
            MeshSample.Same(mesh, MeshSample.Read(s_gltf, MeshSample.Write(s_gltf, mesh)));
        }
    }

    [Theory, InlineData((int)SampleCoding.UInt16), InlineData((int)SampleCoding.Float32)]
    public void Finer_colours_come_back_within_the_rounding_of_floats(int coding)
    {
        var mesh = MeshSample.WithColors(MeshSample.Plain(3, 200, 5, false), new Random(3), (SampleCoding)coding, alpha: true);
        var back = MeshSample.Read(s_gltf, MeshSample.Write(s_gltf, mesh));
        Assert.True(back.ColorAlpha);
        for (int i = 0; i < 200; i++) Assert.True((mesh.Colors![i] - back.Colors![i]).Length() < 1e-6f);
    }

    [Fact]
    public void Vertices_are_split_only_where_corners_differ_and_keep_their_numbers()
    {
        var mesh = new Mesh
        {
            Positions = [new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(0, 1, 0)],
            Triangles = [new(0, 1, 2), new(0, 2, 3)],
            CornerUVs = [new(0, 0), new(1, 0), new(1, 1), new(0, 0), new(0.5f, 0.5f), new(0, 1)],
        };
        var back = MeshSample.Read(s_gltf, MeshSample.Write(s_gltf, mesh));
        Assert.Equal([.. mesh.Positions, new(1, 1, 0)], back.Positions);
        Assert.Equal([new(0, 1, 2), new(0, 4, 3)], back.Triangles);
        Assert.Equal(mesh.CornerUVs, back.CornerUVs);
    }

    [Theory, InlineData("m.glb"), InlineData("m.gltf")]
    public void Materials_and_textures_come_back(string name)
    {
        using var folder = new TemporaryFolder();
        var texture = new Field(3, 2, 1, 4, [.. Enumerable.Range(0, 24).Select(k => k / 255f)]) { Coding = SampleCoding.UInt8 };
        var mesh = MeshSample.Plain(2, 6, 3, false) with
        {
            CornerUVs = [.. Enumerable.Range(0, 9).Select(k => new Vector2(k / 8f, 0.25f))],
            Materials = [new("red") { Color = new(1, 0, 0, 0.5f) }, new("cloth") { Texture = texture }, new("unused") { Texture = texture }],
            TriangleMaterials = [0, 0, 1],
        };
        Formats.SaveMesh(mesh, folder[name]);
        var back = Formats.LoadMesh(folder[name]);
        Assert.Equal(mesh.TriangleMaterials, back.TriangleMaterials);
        Assert.Equal(mesh.Materials.Select(m => (m.Name, m.Color)), back.Materials.Select(m => (m.Name, m.Color)));
        Assert.Equal(texture.Samples, back.Materials[1].Texture!.Samples);
        Assert.Same(back.Materials[1].Texture, back.Materials[2].Texture);
        Assert.Empty(back.Notes);
        // What the format says of a surface beyond its colour is carried.
        Assert.Equal(back.Materials[0].Extra, MeshSample.Read(s_gltf, MeshSample.Write(s_gltf, back)).Materials[0].Extra);
        Assert.Contains("BLEND", back.Materials[0].Extra[0]);
    }

    [Theory, InlineData("m.glb"), InlineData("m.gltf"), InlineData("m.obj")]
    public void Further_textures_of_materials_come_back(string name)
    {
        using var folder = new TemporaryFolder();
        static Field Picture(int first) => new(3, 2, 1, 3, [.. Enumerable.Range(first, 18).Select(k => k / 255f)]) { Coding = SampleCoding.UInt8 };
        var surface = Picture(40);
        bool isObj = name.EndsWith("obj", StringComparison.Ordinal);
        MaterialMap[] maps = [new(MaterialMap.Normal, Picture(20)), new(MaterialMap.Emissive, Picture(60))];
        if (isObj) maps = [.. maps, new("bump -bm 0.5", surface)];
        else maps = [maps[0], new(MaterialMap.MetallicRoughness, surface), new(MaterialMap.Occlusion, surface), maps[1]];
        var mesh = MeshSample.Plain(2, 6, 3, false) with
        {
            CornerUVs = [.. Enumerable.Range(0, 9).Select(k => new Vector2(k / 8f, 0.25f))],
            Materials = [new("skin") { Texture = Picture(0), Maps = maps }, new("bare") { Maps = [maps[0]] }],
            TriangleMaterials = [0, 0, 1],
        };
        Formats.SaveMesh(mesh, folder[name]);
        var back = Formats.LoadMesh(folder[name]);
        Assert.Empty(back.Notes);
        Assert.Equal(Says(mesh), Says(back));
        Formats.SaveMesh(back, folder[name], overwrite: true);
        Assert.Equal(Says(mesh), Says(Formats.LoadMesh(folder[name])));
        if (!isObj) Assert.Same(back.Materials[0].Maps[1].Picture, back.Materials[0].Maps[2].Picture);

        static string[] Says(Mesh mesh) => [.. mesh.Materials.SelectMany(m => m.AllMaps.Select(map => $"{m.Name} {map.Use} {string.Join(' ', map.Picture.Samples)}"))];
    }

    [Fact]
    public void What_is_said_of_a_texture_beside_its_picture_comes_back()
    {
        using var folder = new TemporaryFolder();
        var picture = new Field(3, 2, 1, 3, [.. Enumerable.Range(0, 18).Select(k => k / 255f)]) { Coding = SampleCoding.UInt8 };
        Formats.SaveMesh(MeshSample.Plain(2, 6, 3, false) with
        {
            CornerUVs = new Vector2[9], Materials = [new("skin") { Texture = picture, Maps = [new(MaterialMap.Normal, picture), new(MaterialMap.Occlusion, picture)] }],
        }, folder["m.gltf"]);
        string text = File.ReadAllText(folder["m.gltf"]).Replace("\"normalTexture\":{\"index\":0", "\"normalTexture\":{\"index\":1,\"scale\":0.5", StringComparison.Ordinal)
            .Replace("\"textures\":[{\"source\":0}]", "\"samplers\":[{\"wrapS\":33071,\"wrapT\":33648}],\"textures\":[{\"source\":0},{\"source\":0,\"sampler\":0}]", StringComparison.Ordinal);
        File.WriteAllText(folder["m.gltf"], text);
        Formats.SaveMesh(Formats.LoadMesh(folder["m.gltf"]), folder["back.gltf"]);
        string back = File.ReadAllText(folder["back.gltf"]);
        Assert.Contains("\"samplers\":[{\"wrapS\":33071,\"wrapT\":33648}]", back, StringComparison.Ordinal);
        Assert.Contains("\"scale\":0.5", back, StringComparison.Ordinal);
        Assert.Contains("{\"source\":0,\"sampler\":0}", back, StringComparison.Ordinal);
        Assert.DoesNotContain("\"source\":1", back, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_the_node_its_mesh_and_its_pictures_come_back()
    {
        using var folder = new TemporaryFolder();
        var picture = new Field(3, 2, 1, 3, [.. Enumerable.Range(0, 18).Select(k => k / 255f)]) { Coding = SampleCoding.UInt8 };
        Formats.SaveMesh(MeshSample.Plain(2, 6, 3, false) with { CornerUVs = new Vector2[9], Materials = [new("skin") { Texture = picture }] }, folder["m.gltf"]);
        string text = File.ReadAllText(folder["m.gltf"]).Replace("\"nodes\":[{\"mesh\":0", "\"nodes\":[{\"name\":\"bust\",\"mesh\":0", StringComparison.Ordinal)
            .Replace("\"primitives\"", "\"name\":\"scan\",\"primitives\"", StringComparison.Ordinal).Replace("\"images\":[{", "\"images\":[{\"name\":\"photo\",", StringComparison.Ordinal);
        File.WriteAllText(folder["m.gltf"], text);
        Formats.SaveMesh(Formats.LoadMesh(folder["m.gltf"]), folder["back.gltf"]);
        foreach (string name in (string[])["bust", "scan", "photo", "skin"]) Assert.Contains($"\"name\":\"{name}\"", File.ReadAllText(folder["back.gltf"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Transforms_of_texture_coordinates_are_applied()
    {
        using var folder = new TemporaryFolder();
        var picture = new Field(3, 2, 1, 3) { Coding = SampleCoding.UInt8 };
        Formats.SaveMesh(MeshSample.Plain(2, 6, 3, false) with
        {
            CornerUVs = [.. Enumerable.Range(0, 9).Select(k => new Vector2(k / 8f, 0.25f))], Materials = [new("skin") { Texture = picture, Maps = [new(MaterialMap.Normal, picture)] }],
        }, folder["m.gltf"]);
        const string transform = "\"index\":0,\"extensions\":{\"KHR_texture_transform\":{\"offset\":[0.5,0.125],\"scale\":[2,4],\"rotation\":1.5707964}}";
        File.WriteAllText(folder["m.gltf"], File.ReadAllText(folder["m.gltf"]).Replace("\"baseColorTexture\":{\"index\":0", "\"baseColorTexture\":{" + transform, StringComparison.Ordinal));
        var back = Formats.LoadMesh(folder["m.gltf"]);
        // In the file v = 0.75: scaled (k / 4, 3), turned (3, −k / 4), shifted.
        for (int k = 0; k < 9; k++) Assert.True((new Vector2(3.5f, 1 - (0.125f - (k / 4f))) - back.CornerUVs![k]).Length() < 1e-5f);
        Assert.Empty(Assert.Single(back.Materials).Maps);
        Assert.Contains(back.Notes, note => note.Contains("are applied", StringComparison.Ordinal));
        Assert.DoesNotContain("KHR_texture_transform", Written(back), StringComparison.Ordinal);

        string Written(Mesh mesh)
        {
            Formats.SaveMesh(mesh, folder["back.gltf"]);
            return File.ReadAllText(folder["back.gltf"]);
        }
    }

    [Fact]
    public void Coordinates_are_written_as_they_were_read()
    {
        var document = MeshSample.Write(s_gltf, MeshSample.Plain(2, 6, 3, false) with { CornerUVs = [.. Enumerable.Range(0, 9).Select(k => new Vector2(1e-3f * k, MathF.Sqrt(k) / 3))] });
        var mesh = MeshSample.Read(s_gltf, document);
        var tiny = mesh with { Layout = new GltfLayout([.. mesh.CornerUVs!.Select(uv => new Vector2(uv.X, 0.1f * uv.X * uv.X))]) };
        tiny = tiny with { CornerUVs = [.. ((GltfLayout)tiny.Layout).Coordinates!.Select(GltfLayout.Turned)] };
        var back = MeshSample.Read(s_gltf, MeshSample.Write(s_gltf, tiny));
        Assert.Equal(((GltfLayout)tiny.Layout).Coordinates, Assert.IsType<GltfLayout>(back.Layout).Coordinates);
    }

    [Fact]
    public void Positions_far_from_the_origin_keep_their_digits()
    {
        var mesh = new Mesh { Positions = [new(4500000.125, 5e5, 0), new(4500001.375, 5e5, 0), new(4500000.125, 5e5 + 0.0625, 1)], Triangles = [new(0, 1, 2)], DoublePrecision = true };
        MeshSample.Same(mesh, MeshSample.Read(s_gltf, MeshSample.Write(s_gltf, mesh)));
    }

    [Fact]
    public void A_point_cloud_comes_back()
    {
        var mesh = MeshSample.WithColors(MeshSample.Plain(3, 9, 0, false), new Random(1), SampleCoding.UInt8, false);
        MeshSample.Same(mesh, MeshSample.Read(s_gltf, MeshSample.Write(s_gltf, mesh)));
    }

    [Fact]
    public void Transforms_of_nodes_are_chained_and_a_mirror_turns_the_faces()
    {
        // Parent: shift by (10, 0, 0). Child: half a turn round z, then twice the size, mirrored in z.
        var mesh = MeshSample.Read(s_gltf, Json(nodes: """[{"children":[1],"translation":[10,0,0]},{"mesh":0,"rotation":[0,0,1,0],"scale":[2,2,-2]}]"""));
        Assert.Equal([new(10, 0, 0), new(8, 0, 0), new(10, -2, 0)], mesh.Positions);
        Assert.Equal([new(0, 2, 1)], mesh.Triangles);
        var same = MeshSample.Read(s_gltf, Json(nodes: """[{"children":[1],"matrix":[1,0,0,0,0,1,0,0,0,0,1,0,10,0,0,1]},{"mesh":0,"matrix":[-2,0,0,0,0,-2,0,0,0,0,-2,0,0,0,0,1]}]"""));
        MeshSample.SameShape(mesh, same);
    }

    [Fact]
    public void A_turned_scene_is_of_single_precision_as_its_positions_are_and_what_is_left_out_is_told()
    {
        var mesh = MeshSample.Read(s_gltf, Json(nodes: """[{"mesh":0,"children":[1],"rotation":[0.3,0.1,0.2,0.9273618],"translation":[0.3,0,0]},{"mesh":0}],"animations":[{}],"extensionsUsed":["KHR_materials_clearcoat"],"skins":[]"""));
        Assert.False(mesh.DoublePrecision);
        Assert.Equal(mesh.Positions, MeshSample.Read(s_gltf, MeshSample.Write(s_gltf, mesh)).Positions);
        Assert.Equal(["The meshes of 2 nodes are made one, in the coordinates of the scene.", "Of the scene, its mesh and materials are kept; left out: animations, extension KHR_materials_clearcoat."], mesh.Notes);
        Assert.True(MeshSample.Read(s_gltf, Json(nodes: """[{"mesh":0,"translation":[4500000.0625,0,0]}]""")).DoublePrecision);
    }

    [Theory]
    [InlineData(4, new[] { 0, 1, 2 })]
    [InlineData(5, new[] { 0, 1, 2, 1, 3, 2 })]
    [InlineData(6, new[] { 0, 1, 2, 0, 2, 3 })]
    public void Strips_and_fans_become_triangles(int mode, int[] corners)
    {
        var mesh = MeshSample.Read(s_gltf, Json(mode: mode, vertices: 4));
        Assert.Equal(corners, mesh.Triangles.SelectMany(t => new[] { t.A, t.B, t.C }));
    }

    [Fact]
    public void Sparse_accessors_replace_single_items()
    {
        string json = Json(accessor: """ "sparse":{"count":1,"indices":{"bufferView":1,"componentType":5121},"values":{"bufferView":0,"byteOffset":12}}, """, views: """,{"buffer":0,"byteOffset":0,"byteLength":1}""");
        Assert.Equal([new(1, 0, 0), new(1, 0, 0), new(0, 1, 0)], MeshSample.Read(s_gltf, json).Positions);
        string zeros = json.Replace("\"accessors\":[{\"bufferView\":0,", "\"accessors\":[{", StringComparison.Ordinal);
        Assert.Equal(zeros.Length, json.Length - "\"bufferView\":0,".Length);
        Assert.Equal([new(1, 0, 0), new(0, 0, 0), new(0, 0, 0)], MeshSample.Read(s_gltf, zeros).Positions);
    }

    [Theory]
    [InlineData("\"2.0\"", "\"1.0\"", "version")]
    [InlineData("\"asset\"", "\"extensionsRequired\":[\"KHR_draco_mesh_compression\"],\"asset\"", "KHR_draco_mesh_compression")]
    [InlineData("\"count\":3", "\"count\":4", "reaches beyond")]
    [InlineData("\"count\":3", "\"count\":2000000000", "more than")]
    [InlineData("\"count\":3", "\"count\":-1", "more than")]
    [InlineData("\"VEC3\"", "\"VEC2\"", "VEC2")]
    [InlineData("\"accessors\":[{\"bufferView\":0,", "\"accessors\":[{", "has no data")]
    [InlineData("5126", "5130", "5130")]
    [InlineData("\"byteLength\":48}]", "\"byteLength\":49}]", "truncated")]
    [InlineData("\"byteOffset\":0", "\"byteOffset\":-4", "reaches beyond")]
    [InlineData("\"byteOffset\":0", "\"byteOffset\":9223372036854775807", "reaches beyond")]
    [InlineData("\"mesh\":0", "\"mesh\":1", "mesh 1")]
    [InlineData("\"mesh\":0", "\"mesh\":0,\"children\":[0]", "twice")]
    [InlineData("\"mesh\":0", "\"mesh\":0,\"matrix\":[1,2]", "16")]
    [InlineData("\"scenes\"", "\"scene\":3,\"scenes\"", "scene 3")]
    [InlineData("\"mesh\":0", "\"mesh\":null", "no triangles")]
    [InlineData("{\"mesh\":0}", "null", "node 0")]
    [InlineData("\"mesh\":0", "\"mesh\":\"x\"", "JSON")]
    public void Damage_is_named(string part, string instead, string message)
    {
        string json = Json();
        Assert.Contains(part, json);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => MeshSample.Read(s_gltf, json.Replace(part, instead))).Message);
    }

    [Fact]
    public void A_long_chain_of_nodes_does_not_exhaust_the_stack()
    {
        var nodes = Enumerable.Range(0, 50_000).Select(i => $"{{\"children\":[{i + 1}]}}").Append("{\"mesh\":0}");
        Assert.Single(MeshSample.Read(s_gltf, Json(nodes: $"[{string.Join(",", nodes)}]")).Triangles);
    }

    /// <summary>A text file with one triangle (0,0,0), (1,0,0), (0,1,0) and a fourth vertex (1,1,0).</summary>
    public static string Json(string? bufferUri = null, string? imageUri = null, string nodes = """[{"mesh":0}]""", int mode = 4, int vertices = 3, string accessor = "", string views = "")
    {
        float[] numbers = [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0];
        bufferUri ??= $"\"data:application/octet-stream;base64,{Convert.ToBase64String([.. numbers.SelectMany(BitConverter.GetBytes)])}\"";
        string material = imageUri == null ? "" : """
            "materials":[{"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}}],"textures":[{"source":0}],"images":[{"uri":
            """ + imageUri + "}],";
        return $$"""
            {"asset":{"version":"2.0"},"scenes":[{"nodes":[0]}],"nodes":{{nodes}},{{material}}
             "meshes":[{"primitives":[{"attributes":{"POSITION":0},"mode":{{mode}} }]}],
             "accessors":[{"bufferView":0,{{accessor}}"componentType":5126,"count":{{vertices}},"type":"VEC3"}],
             "bufferViews":[{"buffer":0,"byteOffset":0,"byteLength":{{12 * vertices}}}{{views}}],
             "buffers":[{"uri":{{bufferUri}},"byteLength":48}]}
            """;
    }

    /// <summary>A mesh as a text file with its buffer in a data URI.</summary>
    public static string Embedded(Mesh mesh)
    {
        using var folder = new TemporaryFolder();
        Formats.SaveMesh(mesh, folder["a.gltf"]);
        return File.ReadAllText(folder["a.gltf"]).Replace("\"a.bin\"", $"\"data:application/octet-stream;base64,{Convert.ToBase64String(File.ReadAllBytes(folder["a.bin"]))}\"");
    }
}
