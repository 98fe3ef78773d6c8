using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public sealed class PlyColumnTypesTests
{
    public static TheoryData<Array> Columns =>
    [
        new sbyte[] { -128, 0, 127 }, new byte[] { 0, 128, 255 }, new short[] { -32768, 0, 32767 }, new ushort[] { 0, 32768, 65535 },
        new[] { int.MinValue, 0, int.MaxValue }, new uint[] { 0, 1u << 31, uint.MaxValue }, new[] { 1.5f, 0, -2 }, new[] { 0.1, 0, -2 },
    ];

    [Theory, MemberData(nameof(Columns))]
    public void A_column_comes_back_with_its_type_and_its_values(Array values)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("inpaint3d-ply-").FullName, "columns.ply");
        var mesh = new Mesh { Positions = [new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], Triangles = [new(0, 1, 2)], VertexAttributes = [new("column", values)] };
        Formats.SaveMesh(mesh, path);
        var back = Assert.Single(Formats.LoadMesh(path).VertexAttributes).Values;
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Equal(values.GetType(), back.GetType());
        Assert.Equal(values, back);
    }
}
