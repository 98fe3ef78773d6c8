using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

/// <summary>Files that are cut or changed: an error that says so or a mesh, in the memory that the file's size justifies.</summary>
public class DamagedMeshTests
{
    // Buffers of fixed size, and per byte of the file.
    const long FixedMemory = 4_000_000, MemoryPerByte = 400;

    public static TheoryData<string> Samples => ["ascii.ply", "little.ply", "big.ply", "text.obj", "binary.stl", "text.stl", "text.off", "binary.glb", "text.gltf"];

    static (FileFormat<Mesh> Format, byte[] File) Sample(string name)
    {
        FileFormat<Mesh> format = Path.GetExtension(name) switch { ".ply" => new Ply(), ".obj" => new Obj(), ".stl" => new Stl(), ".off" => new Off(), _ => new Gltf() };
        var random = new Random(7);
        var mesh = MeshSample.WithColors(MeshSample.WithPolygons(MeshSample.Plain(7, 12, 5, false), random), random, SampleCoding.UInt8, true);
        mesh = MeshSample.WithCoordinates(mesh, random) with
        {
            Normals = [.. mesh.Positions.Select(_ => Vector3.UnitX)],
            FaceAttributes = [new("links", (short[][])[[1], [], [2, 3], [4], [5, 6, 7], []])],
            Layout = name switch
            {
                "ascii.ply" => new PlyLayout(PlyEncoding.Ascii, "\n", [], []),
                "big.ply" => new PlyLayout(PlyEncoding.BigEndian, "\n", [], []),
                "text.stl" => new StlLayout("thing", [], [], []),
                _ => null,
            },
        };
        if (name == "text.gltf") return (format, System.Text.Encoding.UTF8.GetBytes(GltfTests.Embedded(mesh)));
        return (format, MeshSample.Write(format, mesh));
    }

    [Theory, MemberData(nameof(Samples))]
    public void Every_beginning_of_a_file_is_an_error_or_a_mesh(string name)
    {
        var (format, file) = Sample(name);
        bool binary = name is "little.ply" or "big.ply" or "binary.stl" or "binary.glb";
        for (int length = 0; length < file.Length; length++)
            Assert.False(Loads(format, file[..length]) && binary, $"the first {length} bytes of {file.Length} load");
    }

    [Theory, MemberData(nameof(Samples))]
    public void Changed_bytes_are_an_error_or_a_mesh(string name)
    {
        var (format, file) = Sample(name);
        var random = new Random(11);
        byte[] telling = [0, 255, 127, 128, (byte)'-', (byte)'9', (byte)'\n', (byte)' ', (byte)'e', (byte)'"', (byte)'{', (byte)'[', (byte)'/'];
        for (int i = 0; i < 2500; i++)
        {
            var changed = (byte[])file.Clone();
            for (int k = random.Next(1, 5); k > 0; k--)
                changed[random.Next(changed.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : telling[random.Next(telling.Length)];
            Loads(format, changed);
        }
    }

    [Theory, MemberData(nameof(Samples))]
    public void Digits_that_became_larger_numbers_are_an_error_or_a_mesh(string name)
    {
        var (format, file) = Sample(name);
        for (int i = 0; i < Math.Min(file.Length, 4000); i++)
            if (file[i] is >= (byte)'0' and <= (byte)'9')
                foreach (string number in (string[])["2147483647", "4294967295", "-1", "99999999999999999999", "150000000"])
                    Loads(format, [.. file[..i], .. System.Text.Encoding.ASCII.GetBytes(number), .. file[(i + 1)..]]);
    }

    static bool Loads(FileFormat<Mesh> format, byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            MeshSample.Read(format, file);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FixedMemory + (MemoryPerByte * file.Length));
        }
    }
}
