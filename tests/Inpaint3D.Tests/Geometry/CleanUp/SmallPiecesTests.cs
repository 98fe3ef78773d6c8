using Inpaint3D.Geometry;
using Inpaint3D.Geometry.CleanUp;

namespace Inpaint3D.Tests.Geometry.CleanUp;

public class SmallPiecesTests
{
    /// <summary>A sphere with a hole, a small sheet beside it, and a triangle.</summary>
    static Topology Scan() => Topology.Of(JoinedMesh.Of(
    [
        Shapes.Grid(1), Shapes.Sphere(12, 16).Without((_, c) => c.Z > 0.8), Shapes.Of([new(9, 0, 0), new(9, 1, 0), new(9, 0, 1)], (0, 1, 2)),
    ]));

    [Theory]
    [InlineData(1, 0, 3)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 2, 1)]
    [InlineData(1e9, 2, 1)]
    public void Pieces_of_fewer_triangles_go_but_the_largest_stays(double least, int dropped, int left)
    {
        var topology = Scan();
        var (part, loops, count) = SmallPieces.Drop(topology, least);
        Assert.Equal((dropped, left), (count, Topology.Of(part.Mesh).Components));
        Assert.Equal(left, loops.Count);
    }

    [Fact]
    public void Holes_keep_their_numbers()
    {
        var topology = Scan();
        var (part, loops, _) = SmallPieces.Drop(topology, 3);
        var before = topology.Loops.Single(loop => loop.Component == 1);
        Assert.Equal((before.Id, before.Edges), (loops[0].Id, loops[0].Edges));
        Assert.Equal(before.Vertices.Select(v => topology.Mesh.Positions[v]), loops[0].Vertices.Select(v => part.Mesh.Positions[v]));
    }

    [Fact]
    public void Repeated_triangles_go_with_their_piece()
    {
        var mesh = Scan().Mesh;
        var (part, _, _) = SmallPieces.Drop(Topology.Of(mesh with { Triangles = [.. mesh.Triangles, mesh.Triangles[^1], mesh.Triangles[0]] }), 3);
        Assert.Equal(1, Topology.Of(part.Mesh).Components);
    }
}
