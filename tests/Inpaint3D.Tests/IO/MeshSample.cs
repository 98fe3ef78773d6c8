using System.Numerics;
using System.Runtime.InteropServices;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

/// <summary>Random meshes, and the comparison of what came back.</summary>
static class MeshSample
{
    /// <summary>A mesh with a choice of everything that a mesh can have; no format keeps more than PLY.</summary>
    public static Mesh Everything(int seed)
    {
        var random = new Random(seed);
        var mesh = Plain(seed, random.Next(4, 30), random.Next(1, 40), doublePrecision: Chance());
        if (Chance()) mesh = WithPolygons(mesh, random);
        if (Chance()) mesh = mesh with { Normals = [.. mesh.Positions.Select(_ => Vector3.Normalize(new(Signed(), Signed(), Signed())))] };
        if (Chance()) mesh = WithColors(mesh, random, (SampleCoding)random.Next(3), Chance());
        if (Chance()) mesh = WithCoordinates(mesh, random);
        if (Chance()) mesh = mesh with { VertexAttributes = [new("quality", Reals(mesh.Positions.Length)), new("stamp", mesh.Positions.Select((_, i) => (short)(i - 9)).ToArray())] };
        if (Chance()) mesh = mesh with { FaceAttributes = [new("filled", Enumerable.Range(0, mesh.FaceCount).Select(_ => (byte)random.Next(2)).ToArray()), new("links", Lists(mesh.FaceCount))] };
        if (Chance()) mesh = mesh with { Comments = ["made by a test", "två rader"] };
        return mesh;

        bool Chance() => random.Next(2) == 0;
        float Signed() => random.NextSingle() - 0.5f;
        double[] Reals(int count) => [.. Enumerable.Range(0, count).Select(i => i == 1 ? double.NaN : random.NextDouble())];
        int[][] Lists(int count) => [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(-5, 500)).ToArray())];
    }

    /// <summary>Random positions, of awkward sizes too, and random triangles.</summary>
    public static Mesh Plain(int seed, int vertices, int triangles, bool doublePrecision)
    {
        var random = new Random(seed);
        return new()
        {
            Positions = [.. Enumerable.Range(0, vertices).Select(_ => new Vec3(Coordinate(), Coordinate(), Coordinate()))],
            Triangles = [.. Enumerable.Range(0, triangles).Select(_ => new Triangle(random.Next(vertices), random.Next(vertices), random.Next(vertices)))],
            DoublePrecision = doublePrecision,
        };

        double Coordinate()
        {
            double value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7));
            return doublePrecision ? value : (float)value;
        }
    }

    public static Mesh WithColors(Mesh mesh, Random random, SampleCoding coding, bool alpha)
    {
        float Channel() => coding switch { SampleCoding.UInt8 => random.Next(256) / 255f, SampleCoding.UInt16 => random.Next(65536) / 65535f, _ => random.NextSingle() };
        return mesh with { Colors = [.. mesh.Positions.Select(_ => new Vector4(Channel(), Channel(), Channel(), alpha ? Channel() : 1))], ColorCoding = coding, ColorAlpha = alpha };
    }

    /// <summary>Texture coordinates per corner of a face.</summary>
    public static Mesh WithCoordinates(Mesh mesh, Random random)
    {
        var sizes = mesh.FaceSizes ?? [.. mesh.Triangles.Select(_ => 3)];
        Vector2[] corners = [.. Enumerable.Range(0, sizes.Sum()).Select(_ => new Vector2(random.Next(4) / 4f, random.NextSingle()))];
        int[] indices = [.. mesh.Triangles.SelectMany(t => (int[])[t.A, t.B, t.C])];
        return mesh with { CornerUVs = Fans.Spread(corners, Fans.Corners(sizes, Array.ConvertAll(Fans.PolygonCorners(mesh) ?? [], i => indices[i]), mesh.Positions)) };
    }

    /// <summary>Polygons of three to six corners.</summary>
    public static Mesh WithPolygons(Mesh mesh, Random random)
    {
        int[] sizes = [.. Enumerable.Range(0, 5).Select(_ => random.Next(3, 7)), 4];
        int[] corners = [.. Enumerable.Range(0, sizes.Sum()).Select(_ => random.Next(mesh.Positions.Length))];
        return mesh with { Triangles = [.. MemoryMarshal.Cast<int, Triangle>(Fans.Spread(corners, Fans.Corners(sizes, corners, mesh.Positions)))], FaceSizes = sizes };
    }

    /// <summary>Fails where positions, faces or order differ by a bit.</summary>
    public static void SameShape(Mesh expected, Mesh actual)
    {
        Assert.Equal(expected.Positions, actual.Positions);
        Assert.Equal(expected.Triangles, actual.Triangles);
        Assert.Equal(expected.FaceSizes, actual.FaceSizes);
    }

    /// <summary>Fails where anything differs by a bit.</summary>
    public static void Same(Mesh expected, Mesh actual)
    {
        SameShape(expected, actual);
        Assert.Equal(expected.DoublePrecision, actual.DoublePrecision);
        Assert.Equal(expected.Normals, actual.Normals);
        Assert.Equal(expected.Colors, actual.Colors);
        Assert.Equal(expected.CornerUVs, actual.CornerUVs);
        Assert.Equal(expected.Comments, actual.Comments);
        Same(expected.VertexAttributes, actual.VertexAttributes);
        Same(expected.FaceAttributes, actual.FaceAttributes);
        if (expected.Colors != null) Assert.Equal((expected.ColorCoding, expected.ColorAlpha), (actual.ColorCoding, actual.ColorAlpha));
    }

    /// <summary>Reads a file from its bytes.</summary>
    public static Mesh Read(FileFormat<Mesh> format, byte[] bytes) => format.Read(new MemoryStream(bytes), "mesh");

    public static Mesh Read(FileFormat<Mesh> format, string text) => Read(format, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes of the main file that a format writes.</summary>
    public static byte[] Write(FileFormat<Mesh> format, Mesh mesh)
    {
        using var folder = new TemporaryFolder();
        string path = folder["mesh" + format.Extensions[0]];
        using (var output = new OutputSet(path))
        {
            format.Write(mesh, output);
            output.Commit();
        }
        return File.ReadAllBytes(path);
    }

    static void Same(IReadOnlyList<MeshColumn> expected, IReadOnlyList<MeshColumn> actual)
    {
        Assert.Equal(expected.Select(column => column.Name), actual.Select(column => column.Name));
        for (int i = 0; i < expected.Count; i++) Assert.Equal(expected[i].Values, actual[i].Values);
    }
}
