using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Data;

public sealed class MeshPartTests
{
    static bool[] Drop(Mesh mesh, Func<int, bool> drop) => [.. Enumerable.Range(0, mesh.Triangles.Length).Select(drop)];

    [Fact]
    public void What_is_left_keeps_its_order_and_all_of_its_attributes()
    {
        var mesh = Shapes.Grid(2);
        int n = mesh.Positions.Length, t = mesh.Triangles.Length;
        mesh = mesh with
        {
            Colors = [.. Enumerable.Range(0, n).Select(v => new Vector4(v))],
            Normals = [.. Enumerable.Range(0, n).Select(v => new Vector3(v))],
            CornerUVs = [.. Enumerable.Range(0, 3 * t).Select(c => new Vector2(c))],
            TriangleMaterials = [.. Enumerable.Range(0, t)],
            VertexAttributes = [new("v", Enumerable.Range(0, n).Select(v => (short)v).ToArray()), new("l", Enumerable.Range(0, n).Select(v => new[] { v }).ToArray())],
            FaceAttributes = [new("f", Enumerable.Range(0, t).Select(f => (double)f).ToArray())],
        };
        var part = MeshPart.Without(mesh, Drop(mesh, f => f is 0 or 1));
        Assert.Equal(Enumerable.Range(2, 6), part.Triangles);
        Assert.Equal(Enumerable.Range(1, 8), part.Vertices);
        Assert.Equal([-1, 0, 1], part.NewVertices[..3]);
        for (int v = 0; v < part.Vertices.Length; v++)
        {
            int old = part.Vertices[v];
            Assert.Equal((mesh.Positions[old], mesh.Colors![old], mesh.Normals![old]), (part.Mesh.Positions[v], part.Mesh.Colors![v], part.Mesh.Normals![v]));
            Assert.Equal(((short)old, old), (((short[])part.Mesh.VertexAttributes[0].Values)[v], ((int[][])part.Mesh.VertexAttributes[1].Values)[v][0]));
        }
        Assert.Equal(part.Triangles, part.Mesh.TriangleMaterials!);
        Assert.Equal(part.Triangles.Select(f => (double)f), (double[])part.Mesh.FaceAttributes[0].Values);
        Assert.Equal(Enumerable.Range(6, 18).Select(c => new Vector2(c)), part.Mesh.CornerUVs!);
        MeshCheck.Write(part.Mesh);
    }

    [Fact]
    public void A_polygon_goes_as_a_whole_and_vertices_of_no_face_stay()
    {
        var grid = Shapes.Grid(2);
        var mesh = grid with { Positions = [.. grid.Positions, new Vec3(9, 9, 9)], FaceSizes = [4, 4, 3, 3, 4] };
        var part = MeshPart.Without(mesh, Drop(mesh, f => f == 1));
        Assert.Equal([1, 2, 3, 4], part.Faces);
        Assert.Equal([4, 3, 3, 4], part.Mesh.FaceSizes!);
        Assert.Equal(6, part.Mesh.Triangles.Length);
        Assert.Equal(new Vec3(9, 9, 9), part.Mesh.Positions[^1]);
    }

    [Theory]
    [InlineData(".ply", "ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\nproperty double nx\nproperty double ny\nproperty double nz\nelement face 2\nproperty list uchar int vertex_indices\nelement edge 1\nproperty int vertex1\nproperty int vertex2\nend_header\n0 0 0 0 0 1\n1 0 0 0 0.1 0.9\n1 1 0 0 0.2 0.8\n0 1 0 0.123456789012345 0 1\n3 0 1 2\n3 0 2 3\n0 1\n",
        "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\nproperty double nx\nproperty double ny\nproperty double nz\nelement face 1\nproperty list uchar int vertex_indices\nend_header\n0 0 0 0 0 1\n1 1 0 0 0.2 0.8\n0 1 0 0.123456789012345 0 1\n3 0 1 2\n")]
    [InlineData(".obj", "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\ng one\nf 1 2 3\nl 1 2\ng two\nf 1 3 4\n", "v 0 0 0\nv 1 1 0\nv 0 1 0\ng one\ng two\nf 1 2 3\n")]
    [InlineData(".stl", "solid s\nfacet normal 0 0 2\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 1 1 0\nendloop\nendfacet\nfacet normal 0 0 3\nouter loop\nvertex 0 0 0\nvertex 1 1 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid s\n",
        "solid s\nfacet normal 0 0 3\nouter loop\nvertex 0 0 0\nvertex 1 1 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid s\n")]
    public void The_layout_of_a_file_goes_on_with_what_is_left(string ending, string whole, string left)
    {
        string folder = Directory.CreateTempSubdirectory("inpaint3d-part-").FullName;
        string path = Path.Combine(folder, "a" + ending);
        File.WriteAllText(path, whole);
        var mesh = Formats.LoadMesh(path);
        Formats.SaveMesh(MeshPart.Without(mesh, Drop(mesh, f => f == 0)).Mesh, path, overwrite: true);
        string written = string.Join('\n', File.ReadAllLines(path).Where(line => !line.StartsWith('#')).Select(line => line.TrimStart())) + "\n";
        Directory.Delete(folder, recursive: true);
        Assert.Equal(left, written);
    }
}
