using System.Numerics;
using System.Text;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class OffTests
{
    static readonly Off s_off = new();

    [Theory, InlineData(false), InlineData(true)]
    public void Whatever_the_format_holds_comes_back_bit_for_bit(bool doublePrecision)
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var mesh = MeshSample.Plain(seed, 20, 15, doublePrecision);
            if (seed % 2 == 0) mesh = MeshSample.WithPolygons(mesh, random);
            if (seed % 3 == 0) mesh = mesh with { Normals = [.. mesh.Positions.Select(_ => new Vector3(random.NextSingle(), random.NextSingle(), 1))] };
            if (seed % 5 != 0) mesh = MeshSample.WithColors(mesh, random, seed % 5 == 1 ? SampleCoding.Float32 : SampleCoding.UInt8, alpha: seed % 4 == 0);
            MeshSample.Same(mesh, MeshSample.Read(s_off, MeshSample.Write(s_off, mesh)));
        }
    }

    [Theory]
    [InlineData("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n")]
    [InlineData("OFF 3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2")]
    [InlineData("# first\nOFF # kind\n\n3 1\n\n0 0 0 # a\n# b\n1 0 0\n\n0 1 0\n3 0 1 2\n")]
    [InlineData("3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n")]
    [InlineData("COFF\n3 1 0\n0 0 0 255 0 0 255\n1 0 0 255 0 0 255\n0 1 0 255 0 0 255\n3 0 1 2 0.5 0.5 1.0\n")]
    public void The_dialects_of_other_programs_are_understood(string file)
    {
        var mesh = MeshSample.Read(s_off, file);
        Assert.Equal([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], mesh.Positions);
        Assert.Equal([new Triangle(0, 1, 2)], mesh.Triangles);
    }

    [Theory, InlineData("3 0 1 2 255 128 0"), InlineData("3 0 1 2 0.5 1.0 0.25")]
    public void Colours_of_faces_are_carried(string face)
    {
        string file = $"OFF\n3 2 0\n0 0 0\n1 0 0\n0 1 0\n{face}\n3 2 1 0\n";
        Assert.Equal(file, Encoding.UTF8.GetString(MeshSample.Write(s_off, MeshSample.Read(s_off, file))));
    }

    [Theory]
    [InlineData("OFF\nabc def 0\n", "'abc'")]
    [InlineData("OFF\n8 12 0\n0 0 0\n", "truncated")]
    [InlineData("OFF\n2000000000 12 0\n0 0 0\n", "limit")]
    [InlineData("OFF\n-8 12 0\n0 0 0\n", "-8")]
    [InlineData("OFF BINARY\n1 0 0\n", "BINARY")]
    [InlineData("4OFF\n1 0 0\n", "4OFF")]
    [InlineData("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1\n", "''")]
    [InlineData("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 3\n", "vertex 3")]
    [InlineData("OFF\n3 1 0\n0 0 0\n1 0\n0 1 0\n3 0 1 2\n", "lacks")]
    [InlineData("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n99999999 0 1 2\n", "''")]
    public void Damage_is_named(string file, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => MeshSample.Read(s_off, file)).Message);
}
