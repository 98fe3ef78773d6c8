using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class TopologyTests
{
    [Fact]
    public void A_closed_cube_is_watertight_with_Euler_number_2()
    {
        var topology = Topology.Of(Shapes.Cube());
        Assert.True(topology.IsWatertight);
        Assert.Equal((2, 1, 0), (topology.EulerNumber, topology.Components, topology.Loops.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cube_without_a_face_has_one_loop_that_runs_against_its_triangles_welded_or_not(bool unwelded)
    {
        var mesh = Shapes.Cube().Without((_, centre) => centre.Z == 1);
        if (unwelded) mesh = mesh.Unwelded();
        var topology = Topology.Of(mesh);
        var loop = Assert.Single(topology.Loops);
        Assert.Equal((1, 1, 4, 4.0), (topology.Components, topology.EulerNumber, loop.Edges, loop.Length));
        Assert.Equal(Math.Sqrt(2), loop.Diameter, 1e-12);
        Assert.Equal(1, loop.FlatArea, 1e-12);
        Assert.Equal(0, loop.Planarity, 1e-12);
        Assert.False(loop.IsOuterBorder);
        var rim = Array.ConvertAll(loop.Vertices, v => mesh.Positions[v]);
        // Counter-clockwise from above: the patch's normal is the outside's.
        Assert.Equal(1, LoopMeasure.VectorArea(rim).Z, 1e-12);
    }

    [Fact]
    public void Connectivity_is_the_same_at_any_thread_count_and_does_without_repeated_triangles()
    {
        var pierced = Shapes.Sphere(80, 120).Without((t, _) => t.A % 97 == 0);
        var again = pierced with { Triangles = [.. pierced.Triangles, .. pierced.Triangles.Where((_, t) => t % 1000 == 0)] };
        var expected = Topology.Of(pierced, new CpuDevice(1));
        Assert.True(expected.Loops.Count > 40);
        foreach (int threads in (int[])[1, 2, 5])
        {
            var topology = Topology.Of(again, new CpuDevice(threads));
            Assert.Equal((expected.EulerNumber, 0, 0, again.Triangles.Length - pierced.Triangles.Length), (topology.EulerNumber, topology.NonManifoldEdges, topology.InconsistentEdges, topology.DuplicateFaces));
            Assert.Equal(expected.Loops.Select(loop => string.Join(' ', loop.Vertices)), topology.Loops.Select(loop => string.Join(' ', loop.Vertices)));
            Assert.Equal(expected.Edges.Twins, topology.Edges.Twins[..expected.Edges.Twins.Length]);
        }
    }

    [Fact]
    public void Minus_zero_welds_with_zero()
    {
        var mesh = Shapes.Cube().Unwelded();
        for (int i = 0; i < mesh.Positions.Length; i += 2) mesh.Positions[i] = Vec3.Zero - (-1.0 * mesh.Positions[i]) is var p && p.X == 0 ? p with { X = -0.0 } : p;
        Assert.True(Topology.Of(mesh).IsWatertight);
    }

    [Fact]
    public void Two_holes_that_share_a_vertex_are_two_loops()
    {
        // Two squares of the grid that touch in the corner (2, 2).
        var mesh = Shapes.Grid(4).Without((_, c) => (c.X is > 1 and < 2 && c.Y is > 1 and < 2) || (c.X is > 2 and < 3 && c.Y is > 2 and < 3));
        var topology = Topology.Of(mesh);
        Assert.Equal([16, 4, 4], topology.Loops.Select(loop => loop.Edges));
        Assert.Equal([true, false, false], topology.Loops.Select(loop => loop.IsOuterBorder));
        Assert.All(topology.Loops.Skip(1), loop => Assert.Equal(4, loop.Vertices.Distinct().Count()));
    }

    [Fact]
    public void Round_a_piece_that_hangs_on_four_vertices_there_are_four_holes()
    {
        // Four squares in a ring round the square in the middle, which touch each other and it in its corners.
        var ring = Shapes.Grid(5).Without((_, c) => (c.X is > 2 and < 3) != (c.Y is > 2 and < 3) && c.X is > 1 and < 4 && c.Y is > 1 and < 4);
        var topology = Topology.Of(ring);
        Assert.Equal([20, 4, 4, 4, 4], topology.Loops.Select(loop => loop.Edges));
        Assert.Equal([true, false, false, false, false], topology.Loops.Select(loop => loop.IsOuterBorder));
        var filled = new Inpaint3D.Methods.Meshes.MinimumWeight().Fill(new Inpaint3D.Methods.MeshHole(ring, [.. topology.Loops.Skip(1)]), new Run());
        Assert.Equal((1, 1, 1), Topology.Of(filled.Mesh) is var after ? (after.Loops.Count, after.Components, after.EulerNumber) : default);
    }

    [Fact]
    public void Beside_a_triangle_without_height_the_surface_is_that_of_the_next_one()
    {
        var mesh = Shapes.Of([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0), new(0.5, 0, 1e-9)], (0, 1, 2), (1, 0, 3));
        Assert.Equal(new Vec3(0, 0, 1), Topology.Of(mesh).NormalBeside(1));
        Assert.Equal(new Vec3(0, 0, 1), Topology.Of(mesh).NormalBeside(0));
    }

    [Fact]
    public void Two_sheets_that_touch_in_a_vertex_have_an_outline_each()
    {
        // A bow tie: the walk goes through the fan, not from border edge to border edge.
        var mesh = Shapes.Of([new(0, 0, 0), new(1, 1, 0), new(1, -1, 0), new(-1, -1, 0), new(-1, 1, 0)], (0, 2, 1), (0, 4, 3));
        var topology = Topology.Of(mesh);
        Assert.Equal((2, 2), (topology.Components, topology.Loops.Count));
        Assert.All(topology.Loops, loop => Assert.Equal((3, true), (loop.Edges, loop.IsOuterBorder)));
    }

    [Fact]
    public void A_hole_pinched_in_a_vertex_is_two_loops()
    {
        // Two opposite corners of the 2 x 2 hole are filled again: they touch in the centre, vertex 12.
        var once = Shapes.Grid(4).Without((_, c) => c.X is > 1 and < 3 && c.Y is > 1 and < 3).Plus((12, 13, 18));
        Assert.Equal(9, Topology.Of(once).Loops.Single(loop => !loop.IsOuterBorder).Edges);
        var twice = once.Plus((12, 11, 6));
        Assert.Equal([5, 5], Topology.Of(twice).Loops.Where(loop => !loop.IsOuterBorder).Select(loop => loop.Edges));
        Assert.All(Topology.Of(twice).Loops.Skip(1), loop => Assert.Contains(12, loop.Vertices));
    }

    [Fact]
    public void A_Moebius_strip_has_one_loop_and_is_one_sided()
    {
        var topology = Topology.Of(Shapes.Moebius(20));
        var loop = Assert.Single(topology.Loops);
        Assert.Equal((40, 0, 1), (loop.Edges, topology.EulerNumber, topology.InconsistentEdges));
        Assert.True(topology.IsOneSided(0));
    }

    [Fact]
    public void A_turned_triangle_is_counted_and_does_not_turn_the_rim()
    {
        var mesh = Shapes.Cube().Without((_, centre) => centre.Z == 1);
        int beside = Array.FindIndex(mesh.Triangles, t => (t.A, t.B, t.C) == (0, 5, 4));
        mesh.Triangles[beside] = new Triangle(0, 4, 5);
        var topology = Topology.Of(mesh);
        var loop = Assert.Single(topology.Loops);
        Assert.Equal(2, topology.InconsistentEdges);
        Assert.False(topology.IsOneSided(0));
        Assert.Equal(1, LoopMeasure.VectorArea(Array.ConvertAll(loop.Vertices, v => mesh.Positions[v])).Z, 1e-12);
    }

    [Fact]
    public void Dirt_is_counted_and_hides_no_rim()
    {
        var clean = Shapes.Cube().Without((_, centre) => centre.Z == 1);
        var mesh = clean.Plus((0, 1, 5), (1, 5, 0), (3, 3, 7), (0, 2, 8)) with { Positions = [.. clean.Positions, new(2, 2, -2), new(9, 9, 9)] };
        var topology = Topology.Of(mesh);
        Assert.Equal((2, 1, 1, 1), (topology.DuplicateFaces, topology.DegenerateFaces, topology.NonManifoldEdges, topology.IsolatedVertices));
        Assert.Equal(1, topology.Components);
        // The fin's border ends at the edge with three faces: no loop. The cube's rim is there as before.
        Assert.Equal(4, Assert.Single(topology.Loops).Edges);
        Assert.Equal(6, topology.BorderEdges);
        Assert.False(topology.IsWatertight);
    }

    [Fact]
    public void The_order_of_loops_and_their_starts_do_not_depend_on_numbering()
    {
        var mesh = Shapes.Sphere(12, 16).Without((_, c) => c.Z > 0.8 || c.Z < -0.9);
        int n = mesh.Positions.Length;
        var renumbered = mesh with
        {
            Positions = [.. mesh.Positions.Reverse()],
            Triangles = [.. mesh.Triangles.Reverse().Select(t => new Triangle(n - 1 - t.B, n - 1 - t.C, n - 1 - t.A))],
        };
        var (loops, others) = (Topology.Of(mesh).Loops, Topology.Of(renumbered).Loops);
        Assert.Equal(loops.Select(loop => string.Join(" ", loop.Vertices)), others.Select(loop => string.Join(" ", loop.Vertices.Select(v => n - 1 - v))));
    }

    [Fact]
    public void Rings_round_a_rim_start_with_the_rim_and_grow_by_neighbours()
    {
        var mesh = Shapes.Grid(6).Without((_, c) => c.X is > 2 and < 4 && c.Y is > 2 and < 4);
        var topology = Topology.Of(mesh);
        var loop = topology.Loops.Single(loop => !loop.IsOuterBorder);
        var (one, two) = (topology.Around(loop, 1), topology.Around(loop, 2));
        Assert.Equal(loop.Vertices, one.MeshVertices.Take(loop.Edges));
        // Every triangle that touches the 2 x 2 hole lies in the 4 x 4 squares round it, but those at two of their corners, beyond the diagonal.
        Assert.Equal(2 * (16 - 4) - 2, one.Triangles.Length);
        var near = one.MeshVertices.ToHashSet();
        Assert.Equal(mesh.Triangles.Count(t => near.Contains(t.A) || near.Contains(t.B) || near.Contains(t.C)), two.Triangles.Length);
        Assert.All(two.Triangles, t => Assert.Equal(1, Vec3.Cross(two.Points[t.B] - two.Points[t.A], two.Points[t.C] - two.Points[t.A]).Z, 1e-12));
    }

    [Fact]
    public void The_outline_of_a_sheet_is_no_hole_and_the_base_of_a_bust_is()
    {
        var sheet = Topology.Of(Shapes.Grid(8, (x, y) => Math.Sin(x + y)).Without((_, c) => c.X is > 3 and < 5 && c.Y is > 3 and < 5));
        Assert.Equal([true, false], sheet.Loops.Select(loop => loop.IsOuterBorder));
        var bust = Topology.Of(Shapes.Sphere(16, 16).Without((_, c) => c.Z < -0.5));
        Assert.False(Assert.Single(bust.Loops).IsOuterBorder);
    }
}
