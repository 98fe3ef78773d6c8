using System.Numerics;
using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.Geometry.Charts;
using Inpaint3D.IO;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Fronts;

public sealed class CliTextureTests : IDisposable
{
    const int Side = 128;
    readonly CliProcess _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("scan.ply", "out.ply", "out.ply out.png")]
    [InlineData("scan.obj", "out.obj", "out-map_Ke.png out-map_Pm.png out-map_Pr.png out-norm.png out.mtl out.obj out.png")]
    [InlineData("scan.glb", "out.glb", "out.glb")]
    [InlineData("scan.gltf", "out.gltf", "out.bin out.gltf")]
    [InlineData("scan.glb", "out.obj", "out-map_Ke.png out-map_Pm.png out-map_Pr.png out-norm.png out.mtl out.obj out.png")]
    [InlineData("scan.obj", "out.ply", "out.ply out.png")]
    public void A_textured_scan_comes_out_complete(string input, string output, string files)
    {
        Formats.SaveMesh(Scan(0.35f), _cli[input]);
        string[] before = [.. _cli.Files()];
        var ended = _cli.Run("mesh", input, "-o", output, "--color", "harmonic");
        Assert.Equal((0, ""), (ended.ExitCode, string.Join('\n', ended.Error.Split('\n').Where(line => !line.StartsWith("auto takes", StringComparison.Ordinal)))));
        Assert.Equal(files.Split(' '), _cli.Files().Except(before));

        var (old, filled) = (Formats.LoadMesh(_cli[input]), Formats.LoadMesh(_cli[output]));
        Assert.Empty(filled.Notes);
        Assert.Equal(old.CornerUVs, filled.CornerUVs!.Take(old.CornerUVs!.Length));
        var stack = new TextureStack(Assert.Single(filled.Materials));
        var shown = new float[stack.Channels];
        for (int t = 0; t < filled.Triangles.Length; t++)
        {
            var (a, b, c) = filled.Triangles[t];
            var at = (filled.Positions[a] + filled.Positions[b] + filled.Positions[c]) / 3;
            stack.Sample((filled.CornerUVs![3 * t] + filled.CornerUVs[(3 * t) + 1] + filled.CornerUVs[(3 * t) + 2]) / 3, shown);
            Assert.Equal(Red(at), shown[0], 4.0 / 255);
        }
    }

    [Theory]
    [InlineData("scan.ply")]
    [InlineData("scan.obj")]
    [InlineData("scan.glb")]
    public void What_finds_no_room_comes_out_on_a_page_of_its_own(string input)
    {
        Formats.SaveMesh(Scan(0.99f), _cli[input]);
        string output = "out" + Path.GetExtension(input);
        Assert.Equal(0, _cli.Run("mesh", input, "-o", output, "--color", "harmonic").ExitCode);
        var (old, filled) = (Formats.LoadMesh(_cli[input]), Formats.LoadMesh(_cli[output]));
        Assert.Equal(2, filled.Materials.Count);
        int added = 0;
        for (int t = 0; t < filled.Triangles.Length; t++) added += filled.MaterialOf(t);
        Assert.Equal(filled.Triangles.Length - old.Triangles.Length, added);
        Assert.Equal(old.Materials[0].Texture!.Samples, filled.Materials[0].Texture!.Samples);
    }

    [Theory]
    [InlineData("out.png", "out.obj")]
    [InlineData("out.mtl", "out.obj")]
    [InlineData("out.png", "out.ply")]
    public void A_file_that_a_texture_would_replace_is_kept(string there, string output)
    {
        Formats.SaveMesh(Scan(0.35f), _cli["scan.glb"]);
        File.WriteAllText(_cli[there], "kept");
        string[] before = [.. _cli.Files()];
        var ended = _cli.Run("mesh", "scan.glb", "-o", output, "--color", "harmonic");
        Assert.Equal((int)Exit.BadOutput, ended.ExitCode);
        Assert.Contains("--force", ended.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Files());
        Assert.Equal("kept", File.ReadAllText(_cli[there]));
        Assert.Equal(0, _cli.Run("mesh", "scan.glb", "-o", output, "--color", "harmonic", "--force").ExitCode);
    }

    static float Red(Vec3 p) => (float)(0.2 + (0.03 * p.X) + (0.02 * p.Y));

    /// <summary>A flat sheet of 12 × 12 with a hole, on that part of its textures.</summary>
    static Mesh Scan(float part)
    {
        var sheet = Shapes.Grid(12).Without((_, center) => double.Hypot(center.X - 6, center.Y - 6) < 2.5);
        float scale = part / 12;
        var (colors, surface, normals, light) = (New(3), New(3), New(3), New(3));
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                var p = new Vec3((x + 0.5) / Side / scale, (Side - y - 0.5) / Side / scale, 0);
                (colors[x, y], colors[x, y, 0, 1], surface[x, y, 0, 1], light[x, y]) = (Red(p), 0.5f, 1 - Red(p), Red(p) / 2);
                (normals[x, y], normals[x, y, 0, 1], normals[x, y, 0, 2]) = (0.5f + (0.1f * (x % 2)), 0.5f, 1);
            }
        }
        return sheet with
        {
            CornerUVs = [.. sheet.Triangles.SelectMany(t => new[] { t.A, t.B, t.C }).Select(v => scale * new Vector2((float)sheet.Positions[v].X, (float)sheet.Positions[v].Y))],
            TriangleMaterials = new int[sheet.Triangles.Length],
            Materials = [new Material("skin") { Texture = colors, Maps = [new(MaterialMap.Normal, normals), new(MaterialMap.MetallicRoughness, surface), new(MaterialMap.Emissive, light)] }],
        };

        static Field New(int channels) => new(Side, Side, 1, channels) { Coding = SampleCoding.UInt8 };
    }
}
