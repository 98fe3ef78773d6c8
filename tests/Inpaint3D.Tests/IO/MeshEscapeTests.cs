using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

/// <summary>Paths in mesh files: nothing outside of the file's folder is opened, whatever the path says.</summary>
public sealed class MeshEscapeTests : IDisposable
{
    // Where each path would lead, the file is there: a refusal, not an absence, keeps it closed.
    public static TheoryData<string> Escapes =>
    [
        "../secret", "..\\secret", "./../secret", "sub/../../secret", "sub\\..\\..\\secret", "sub/../secret", "../models/../secret",
        "..", "../", "/ROOT/secret", "//ROOT/secret", "/ROOT/models/../secret", "\\ROOT\\secret", "\\\\server\\share\\secret",
        "file:///ROOT/secret", "file:secret", "FILE:///ROOT/secret", "http://localhost/secret", "https://localhost/secret", "ftp://localhost/secret",
        "C:\\secret", "C:/secret", "c:secret", "~/secret", "link", "sublink/secret", "link-to-link", "circle", "secret\0.png", "in\u0001side",
        "../models-too/secret", "uplink/models/../secret",
    ];

    public static TheoryData<string> EncodedEscapes => ["%2e%2e/secret", "%2E%2E%2Fsecret", "..%2fsecret", "%2e./secret", "sub/%2e%2e/%2e%2e/secret", "%2fROOT/secret", "file%3A///ROOT/secret", "secret%00.bin", "..%5csecret"];

    readonly TemporaryFolder _folder = new();

    public MeshEscapeTests()
    {
        Directory.CreateDirectory(_folder["models/sub"]);
        Directory.CreateDirectory(_folder["models-too"]);
        foreach (string place in (string[])["secret", "models-too/secret"]) File.WriteAllBytes(_folder[place], Picture());
        File.CreateSymbolicLink(_folder["models/link"], _folder["secret"]);
        File.CreateSymbolicLink(_folder["models/link-to-link"], "sub/../link");
        File.CreateSymbolicLink(_folder["models/circle"], "circle");
        Directory.CreateSymbolicLink(_folder["models/sublink"], "..");
        Directory.CreateSymbolicLink(_folder["models/uplink"], _folder.Path);
        File.WriteAllBytes(_folder["models/inside"], Picture());
        File.WriteAllBytes(_folder["models/sub/deeper.png"], Picture());
        File.CreateSymbolicLink(_folder["models/sub/fair"], "../inside");
    }

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Escapes))]
    public void Textures_and_libraries_of_obj_files_stay_inside(string reference)
    {
        reference = reference.Replace("ROOT", _folder.Path.TrimStart('/'));
        File.WriteAllText(_folder["models/a.mtl"], $"newmtl m\nmap_Kd {reference}\n");
        File.WriteAllText(_folder["models/a.obj"], "mtllib a.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl m\nf 1 2 3\n");
        var mesh = Formats.LoadMesh(_folder["models/a.obj"]);
        Assert.Equal((null, reference), (mesh.Materials[0].Texture, mesh.Materials[0].TexturePath));
        Assert.Single(mesh.Notes);
        File.WriteAllText(_folder["models/b.obj"], $"mtllib {reference}\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl m\nf 1 2 3\n");
        Assert.Single(Formats.LoadMesh(_folder["models/b.obj"]).Notes);
    }

    [Theory, MemberData(nameof(Escapes)), MemberData(nameof(EncodedEscapes))]
    public void Buffers_and_pictures_of_gltf_files_stay_inside(string reference)
    {
        string uri = System.Text.Json.JsonSerializer.Serialize(reference.Replace("ROOT", _folder.Path.TrimStart('/')));
        File.WriteAllText(_folder["models/a.gltf"], GltfTests.Json(bufferUri: uri));
        Assert.Throws<InvalidDataException>(() => Formats.LoadMesh(_folder["models/a.gltf"]));
        File.WriteAllText(_folder["models/b.gltf"], GltfTests.Json(imageUri: uri));
        Assert.Throws<InvalidDataException>(() => Formats.LoadMesh(_folder["models/b.gltf"]));
    }

    [Theory, MemberData(nameof(Escapes))]
    public void Textures_of_ply_files_stay_inside(string reference)
    {
        File.WriteAllText(_folder["models/a.ply"], $"ply\nformat ascii 1.0\ncomment TextureFile {reference.Replace("ROOT", _folder.Path.TrimStart('/'))}\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n0 0 0\n");
        var mesh = Formats.LoadMesh(_folder["models/a.ply"]);
        Assert.Null(mesh.Materials[0].Texture);
        Assert.Single(mesh.Notes);
    }

    [Theory, InlineData("inside"), InlineData("./inside"), InlineData("sub/deeper.png"), InlineData("sub\\deeper.png"), InlineData("sub/fair"), InlineData("sub/./fair")]
    public void Files_inside_are_opened(string reference)
    {
        File.WriteAllText(_folder["models/a.mtl"], $"newmtl m\nmap_Kd {reference}\n");
        File.WriteAllText(_folder["models/a.obj"], "mtllib a.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl m\nf 1 2 3\n");
        var mesh = Formats.LoadMesh(_folder["models/a.obj"]);
        Assert.Empty(mesh.Notes);
        Assert.NotNull(mesh.Materials[0].Texture);
    }

    static byte[] Picture()
    {
        var bytes = new MemoryStream();
        PngWriter.Write(new Field(1, 1) { Coding = SampleCoding.UInt8 }, bytes);
        return bytes.ToArray();
    }
}
