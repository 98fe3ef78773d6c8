using System.Numerics;
using System.Text;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class StlTests
{
    static readonly Stl s_stl = new();

    [Fact]
    public void Corners_come_back_bit_for_bit_three_a_triangle()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var mesh = MeshSample.Plain(seed, 20, 15, doublePrecision: false);
            var back = MeshSample.Read(s_stl, MeshSample.Write(s_stl, mesh));
            Assert.Equal(mesh.Triangles.SelectMany(t => new[] { mesh.Positions[t.A], mesh.Positions[t.B], mesh.Positions[t.C] }), back.Positions);
            Assert.Equal(Enumerable.Range(0, 15).Select(i => new Triangle(3 * i, (3 * i) + 1, (3 * i) + 2)), back.Triangles);
        }
    }

    [Theory, InlineData("solid but binary"), InlineData("")]
    public void A_binary_file_keeps_every_byte_when_read_and_written(string header)
    {
        var file = new byte[84 + 150];
        new Random(1).NextBytes(file);
        Array.Clear(file, 0, 84);
        Encoding.ASCII.GetBytes(header).CopyTo(file, 0);
        file[80] = 3;
        for (int i = 0; i < 3; i++)
            for (int k = 0; k < 12; k++) BitConverter.TryWriteBytes(file.AsSpan(84 + (50 * i) + (4 * k)), (float)Math.Sin((12 * i) + k));
        var mesh = MeshSample.Read(s_stl, file);
        Assert.Equal("attribute", Assert.Single(mesh.FaceAttributes).Name);
        Assert.Equal(file, MeshSample.Write(s_stl, mesh));
    }

    [Fact]
    public void A_text_file_stays_text_with_the_same_numbers()
    {
        const string File = "solid a thing\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0.123456789\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid a thing\n";
        var mesh = MeshSample.Read(s_stl, File);
        Assert.True(mesh.DoublePrecision);
        Assert.Equal(File, Encoding.UTF8.GetString(MeshSample.Write(s_stl, mesh)));
        Assert.True(s_stl.Recognizes(Encoding.UTF8.GetBytes(File)));
        MeshSample.SameShape(mesh, MeshSample.Read(s_stl, "  " + File.Replace("\n", "\r\n   ").Replace("facet", "FACET")));
    }

    [Fact]
    public void A_new_facet_gets_the_normal_of_its_corners()
    {
        var mesh = new Mesh { Positions = [new(0, 0, 0), new(2, 0, 0), new(0, 2, 0)], Triangles = [new(0, 1, 2), new(0, 0, 1)] };
        var file = MeshSample.Write(s_stl, mesh);
        Assert.Equal(new Vector3(0, 0, 1), Normal(0));
        Assert.Equal(Vector3.Zero, Normal(1));

        Vector3 Normal(int facet) => new(BitConverter.ToSingle(file, 84 + (50 * facet)), BitConverter.ToSingle(file, 88 + (50 * facet)), BitConverter.ToSingle(file, 92 + (50 * facet)));
    }

    [Theory]
    [InlineData("solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nendloop\nendfacet\nendsolid\n", "three vertices")]
    [InlineData("solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 1 0 0\nvertex 1 0 0\nendloop\nendfacet\nendsolid\n", "three vertices")]
    [InlineData("solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 inf\n", "'inf'")]
    [InlineData("solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\n", "truncated")]
    [InlineData("not an stl file", "bytes")]
    public void Damage_is_named(string file, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => MeshSample.Read(s_stl, file)).Message);
}
