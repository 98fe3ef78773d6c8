using System.Numerics;
using FsCheck.Fluent;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Media;
using Inpaint3D.Tests.IO;

namespace Inpaint3D.Tests.Laws;

/// <summary>What every format of meshes obeys, whoever registered it.</summary>
public sealed class EveryMeshFormat : IDisposable
{
    /// <summary>What the files of an ending can hold beside triangles in single precision, which all must.</summary>
    sealed record Holds
    {
        /// <summary>Positions in double precision; otherwise they come back within the rounding of single.</summary>
        public bool Doubles { get; init; }
        /// <summary>Vertices shared by triangles, in their order; otherwise a vertex may be split.</summary>
        public bool Indices { get; init; }
        /// <summary>8-bit colours per vertex.</summary>
        public bool Colors { get; init; }
        /// <summary>Texture coordinates per corner, and the texture itself.</summary>
        public bool Texture { get; init; }
        /// <summary>
        /// A text that does not say how long it is: a truncated one may be taken for a mesh whose vertices and triangles are the first
        /// of the whole, but for the last of them, whose number was cut.
        /// </summary>
        public bool OpenEnd { get; init; }
    }

    static readonly Dictionary<string, Holds> s_holds = new()
    {
        [".ply"] = new() { Doubles = true, Indices = true, Colors = true, Texture = true },
        [".obj"] = new() { Doubles = true, Indices = true, Colors = true, Texture = true, OpenEnd = true },
        [".stl"] = new(),
        [".off"] = new() { Doubles = true, Indices = true, Colors = true, OpenEnd = true },
        [".glb"] = new() { Colors = true, Texture = true },
        [".gltf"] = new() { Colors = true, Texture = true, OpenEnd = true },
    };

    readonly TemporaryFolder _folder = new();

    static EveryMeshFormat() => MediaFormats.Register();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Endings => [.. Formats.Meshes.Where(format => format.CanWrite).SelectMany(format => format.Extensions)];

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_round_trip_keeps_what_the_format_can_hold(string ending)
    {
        var meshes = from vertices in Gen.Choose(3, 12)
                     from triangles in Gen.Choose(1, 12)
                     from colors in Gen.Elements(true, false)
                     from texture in Gen.Elements(true, false)
                     from doubles in Gen.Elements(true, false)
                     from seed in Gen.Choose(0, int.MaxValue)
                     select Sample(vertices, triangles, colors, texture, doubles, seed);
        Prop.ForAll(meshes.ToArbitrary(), mesh => AssertKept(mesh, RoundTrip(mesh, ending), Capability(ending))).Check();
    }

    static void AssertKept(Mesh mesh, Mesh read, Holds holds)
    {
        Assert.Equal(mesh.Triangles.Length, read.Triangles.Length);
        if (holds.Indices)
        {
            Assert.Equal(mesh.Triangles, read.Triangles);
            Assert.Equal(mesh.Positions.Length, read.Positions.Length);
        }
        int[] was = [.. mesh.Triangles.SelectMany(Corners)], now = [.. read.Triangles.SelectMany(Corners)];
        for (int corner = 0; corner < was.Length; corner++)
        {
            var position = mesh.Positions[was[corner]];
            var difference = read.Positions[now[corner]] - position;
            Assert.InRange(difference.Length, 0, mesh.DoublePrecision && !holds.Doubles ? position.Length / (1 << 23) : 0);
            if (holds.Colors && mesh.Colors is not null) Assert.Equal(Codes(mesh.Colors[was[corner]]), Codes(read.Colors![now[corner]]));
            if (holds.Texture && mesh.CornerUVs is not null) Assert.Equal(0, Vector2.Distance(mesh.CornerUVs[corner], read.CornerUVs![corner]), 1e-6);
        }
        if (holds.Texture && mesh.Materials is [{ Texture: { } texture }])
            Assert.Equal(texture.Samples, read.Materials[read.TriangleMaterials?[0] ?? 0].Texture!.Samples);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_truncated_file_is_an_error_unless_its_text_cannot_tell(string ending)
    {
        var (format, path, file) = Written(ending);
        var whole = format.Read(new MemoryStream(file), path);
        for (int length = 0; length < file.Length; length++)
        {
            if (Damage.Read(format, file[..length], path) is not { } part) continue;
            Assert.True(Capability(ending).OpenEnd || file.AsSpan(length).Trim(" \r\n"u8).IsEmpty, $"{ending}: {length} of {file.Length} bytes were taken for a mesh");
            AssertBeginning(whole.Positions, part.Positions);
            AssertBeginning(whole.Triangles, part.Triangles);
        }
    }

    static void AssertBeginning<T>(T[] whole, T[] part)
    {
        int sure = Math.Max(part.Length - 1, 0);
        Assert.InRange(part.Length, 0, whole.Length);
        Assert.Equal(whole[..sure], part[..sure]);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Random_damage_gives_a_sound_mesh_or_the_error_of_a_bad_file(string ending)
    {
        var (format, path, file) = Written(ending);
        for (int seed = 0; seed < 2000; seed++)
            if (Damage.Read(format, Damage.Of(file, seed), path) is { } mesh)
                Assert.All(mesh.Triangles.SelectMany(Corners), vertex => Assert.InRange(vertex, 0, mesh.Positions.Length - 1));
    }

    static Holds Capability(string ending) => s_holds.GetValueOrDefault(ending) ?? throw new InvalidOperationException($"Write down what {ending} files can hold.");

    (FileFormat<Mesh> Format, string Path, byte[] File) Written(string ending)
    {
        RoundTrip(Sample(8, 10, colors: true, texture: true, doubles: false, seed: 5), ending);
        return (Formats.Writer(Formats.Meshes, ending), _folder["mesh" + ending], File.ReadAllBytes(_folder["mesh" + ending]));
    }

    Mesh RoundTrip(Mesh mesh, string ending)
    {
        Formats.SaveMesh(mesh, _folder["mesh" + ending], overwrite: true);
        return Formats.LoadMesh(_folder["mesh" + ending]);
    }

    // Random triangles: any indices that differ, any places, colours of 8 bits, a texture of 2 x 2 pixels.
    static Mesh Sample(int vertices, int triangles, bool colors, bool texture, bool doubles, int seed)
    {
        var random = new Random(seed);
        double Coordinate() => doubles ? random.NextDouble() * 1e7 : random.NextSingle() - 0.5f;
        var picture = new Field(2, 2, 1, 3, [.. Enumerable.Range(0, 12).Select(_ => random.Next(256) / 255f)]) { Coding = SampleCoding.UInt8 };
        return new Mesh
        {
            Positions = [.. Enumerable.Range(0, vertices).Select(_ => new Vec3(Coordinate(), Coordinate(), Coordinate()))],
            DoublePrecision = doubles,
            Triangles = [.. Enumerable.Range(0, triangles).Select(_ => Different(random, vertices))],
            Colors = colors ? [.. Enumerable.Range(0, vertices).Select(_ => new Vector4(random.Next(256) / 255f, random.Next(256) / 255f, random.Next(256) / 255f, 1))] : null,
            CornerUVs = texture ? [.. Enumerable.Range(0, 3 * triangles).Select(_ => new Vector2(random.NextSingle(), random.NextSingle()))] : null,
            TriangleMaterials = texture ? new int[triangles] : null,
            Materials = texture ? [new Material("paint") { Texture = picture }] : [],
        };
    }

    static Triangle Different(Random random, int vertices)
    {
        int a = random.Next(vertices), b = (a + 1 + random.Next(vertices - 1)) % vertices;
        int c = Enumerable.Range(0, vertices).First(vertex => vertex != a && vertex != b);
        return new Triangle(a, b, c);
    }

    static int[] Corners(Triangle triangle) => [triangle.A, triangle.B, triangle.C];
    static (double, double, double) Codes(Vector4 color) => (Math.Round(color.X * 255), Math.Round(color.Y * 255), Math.Round(color.Z * 255));
}
