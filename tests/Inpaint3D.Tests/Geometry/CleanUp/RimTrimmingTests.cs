using Inpaint3D.Geometry;
using Inpaint3D.Geometry.CleanUp;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Geometry.CleanUp;

public class RimTrimmingTests
{
    static readonly HashSet<int> s_second = [2];

    /// <summary>A flat sheet with one square missing in the middle; its outline is loop 1, the hole loop 2.</summary>
    static Topology Sheet(int n = 10) => Topology.Of(Shapes.Grid(n).Without((_, c) => Math.Max(Math.Abs(c.X - (0.5 * n) - 0.5), Math.Abs(c.Y - (0.5 * n) - 0.5)) < 0.5));

    [Theory]
    [InlineData(1, 14)]
    [InlineData(2, 40)]
    public void All_triangles_within_so_many_rings_go(int rings, int least)
    {
        var topology = Sheet();
        var hole = topology.Loops[1];
        var (part, loops, _) = RimTrimming.Trim(topology, topology.Loops, s_second, rings);
        // Ring 1 is every triangle that touches a rim vertex.
        if (rings == 1)
        {
            int touching = topology.Mesh.Triangles.Count(t => hole.Vertices.Contains(t.A) || hole.Vertices.Contains(t.B) || hole.Vertices.Contains(t.C));
            Assert.Equal(touching, topology.Mesh.Triangles.Length - part.Mesh.Triangles.Length);
        }
        Assert.True(topology.Mesh.Triangles.Length - part.Mesh.Triangles.Length >= least);
        Assert.Equal([1, 2], loops.Select(loop => loop.Id));
        Assert.True(loops[1].Length > hole.Length);
        Assert.Equal(topology.Loops[0].Length, loops[0].Length);
    }

    [Fact]
    public void The_trimmed_hole_can_be_filled_under_its_number()
    {
        var topology = Sheet();
        var (part, loops, _) = RimTrimming.Trim(topology, topology.Loops, s_second, 2);
        var filled = new MinimumWeight().Fill(new MeshHole(part.Mesh, [loops[1]]), new Run());
        Assert.Empty(filled.Loops);
        Assert.Single(Topology.Of(filled.Mesh).Loops);
        Assert.Equal(part.Mesh.Positions, filled.Mesh.Positions[..part.Mesh.Positions.Length]);
    }

    [Fact]
    public void Triangles_at_a_rim_that_stays_open_are_left()
    {
        var topology = Sheet(5);
        var (part, loops, _) = RimTrimming.Trim(topology, topology.Loops, s_second, 10);
        Assert.Equal(topology.Loops[0].Vertices.Select(v => topology.Mesh.Positions[v]), loops[0].Vertices.Select(v => part.Mesh.Positions[v]));
        Assert.Contains(loops, loop => loop.Id == 2);
    }

    [Fact]
    public void Two_holes_that_grow_into_one_have_the_lower_number()
    {
        var topology = Topology.Of(Shapes.Grid(12).Without((_, c) => c.Y is > 5 and < 6 && c.X is (> 4 and < 5) or (> 6 and < 7)));
        Assert.Equal(3, topology.Loops.Count);
        var (_, loops, origins) = RimTrimming.Trim(topology, topology.Loops, new HashSet<int> { 2, 3 }, 1);
        Assert.Equal(2, loops.Count);
        Assert.Equal([1], loops.Where(loop => loop.IsOuterBorder).Select(loop => loop.Id));
        Assert.Contains(origins[loops[1].Id], new[] { 2, 3 });
    }

    [Fact]
    public void Repeated_triangles_go_with_their_first()
    {
        var sheet = Sheet().Mesh;
        var topology = Topology.Of(sheet with { Triangles = [.. sheet.Triangles, .. sheet.Triangles] });
        var (part, loops, _) = RimTrimming.Trim(topology, topology.Loops, s_second, 1);
        Assert.Equal(2, loops.Count);
        Assert.Equal(part.Mesh.Triangles.Length / 2, Topology.Of(part.Mesh).DuplicateFaces);
    }

    [Fact]
    public void Nothing_left_is_refused()
    {
        var topology = Topology.Of(Shapes.Grid(1));
        Assert.Contains("nothing would be left", Assert.Throws<ArgumentException>(() => RimTrimming.Trim(topology, topology.Loops, new HashSet<int> { 1 }, 1)).Message, StringComparison.Ordinal);
    }
}
