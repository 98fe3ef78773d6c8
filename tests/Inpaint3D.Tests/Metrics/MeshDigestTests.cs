using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Metrics;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Metrics;

public class MeshDigestTests
{
    static Mesh Full()
    {
        var grid = Shapes.Grid(3);
        return grid with
        {
            Colors = [.. grid.Positions.Select(p => new Vector4((float)p.X))], CornerUVs = new Vector2[3 * grid.Triangles.Length],
            VertexAttributes = [new("quality", new float[grid.Positions.Length]), new("list", grid.Positions.Select(_ => new[] { 1, 2 }).ToArray())],
            FaceAttributes = [new("label", new byte[grid.Triangles.Length])],
        };
    }

    [Fact]
    public void What_follows_the_part_does_not_count()
    {
        var mesh = Full();
        var longer = mesh with
        {
            Positions = [.. mesh.Positions, new Vec3(1, 2, 3)], Triangles = [.. mesh.Triangles, new Triangle(0, 1, mesh.Positions.Length)],
            Colors = [.. mesh.Colors!, Vector4.One], CornerUVs = [.. mesh.CornerUVs!, Vector2.One, Vector2.One, Vector2.One],
            VertexAttributes = [.. mesh.VertexAttributes.Select(column => column.Extended(mesh.Positions.Length + 1))],
            FaceAttributes = [.. mesh.FaceAttributes.Select(column => column.Extended(mesh.Triangles.Length + 1))],
        };
        Assert.Equal(MeshDigest.Of(mesh, mesh), MeshDigest.Of(longer, mesh));
        Assert.Equal(7, MeshDigest.Of(mesh, mesh).Count);
    }

    [Fact]
    public void One_bit_changes_the_fingerprint_of_its_kind_alone()
    {
        var mesh = Full();
        var moved = mesh with { Positions = [.. mesh.Positions] };
        moved.Positions[5] = moved.Positions[5] with { X = Math.BitIncrement(moved.Positions[5].X) };
        Assert.Equal(["vertices"], Different(mesh, moved));
        Assert.Equal(MeshDigest.Of(mesh, mesh, new HashSet<int> { 5 }), MeshDigest.Of(moved, mesh, new HashSet<int> { 5 }));
        var lists = mesh.Positions.Select(_ => new[] { 1, 2 }).ToArray();
        lists[^1] = [1, 3];
        Assert.Equal(["vertex column 'list'"], Different(mesh, mesh with { VertexAttributes = [mesh.VertexAttributes[0], new("list", lists)] }));
        Assert.Equal(["faces"], Different(mesh, mesh with { Triangles = [new Triangle(2, 1, 0), .. mesh.Triangles[1..]] }));
    }

    [Fact]
    public void Of_textures_the_texels_that_old_triangles_show_count()
    {
        var mesh = Shapes.Of([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], (0, 1, 2)) with { CornerUVs = [new(0, 0), new(0.5f, 0), new(0, 0.5f)] };
        Mesh Painted(int x, int y)
        {
            var texture = new Field(16, 16, 1, 3);
            texture[x, y] = 1;
            return mesh with { Materials = [new Material("skin") { Texture = texture }] };
        }
        // v = 0 is the bottom row.
        Assert.Equal(["texels of material 1 (color)"], Different(Painted(9, 3), Painted(2, 13)));
        Assert.Empty(Different(Painted(9, 3), Painted(12, 12)));
    }

    [Fact]
    public void It_is_sha_256_of_the_bytes()
    {
        var mesh = Shapes.Of([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], (0, 1, 2));
        double[] numbers = [0, 0, 0, 1, 0, 0, 0, 1, 0];
        string expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(numbers)));
        Assert.Equal(expected, MeshDigest.Of(mesh, mesh)["vertices"]);
    }

    static IEnumerable<string> Different(Mesh a, Mesh b) => MeshDigest.Of(a, a).Except(MeshDigest.Of(b, a)).Select(digest => digest.Key);
}
