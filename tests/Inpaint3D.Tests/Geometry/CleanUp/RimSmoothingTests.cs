using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.CleanUp;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Geometry.CleanUp;

public class RimSmoothingTests
{
    /// <summary>A flat sheet with a hole whose rim is a staircase.</summary>
    static Mesh Jagged() => Shapes.Grid(16).Without((_, c) => (c - new Vec3(8, 8, 0)).Length < 4);

    static Loop Hole(Mesh mesh) => Topology.Of(mesh).Loops.Single(loop => !loop.IsOuterBorder);

    [Fact]
    public void Only_vertices_of_the_chosen_rim_move_and_the_rim_gets_shorter()
    {
        var mesh = Jagged();
        var loop = Hole(mesh);
        var (smooth, loops, moved) = RimSmoothing.Smooth(mesh, [loop], 3);
        Assert.Equal(loop.Vertices.Order(), Enumerable.Range(0, mesh.Positions.Length).Where(v => mesh.Positions[v] != smooth.Positions[v]));
        Assert.Equal((loop.Edges, loop.Id), (moved, loops[0].Id));
        Assert.Same(mesh.Triangles, smooth.Triangles);
        Assert.InRange(loops[0].Length, 0.5 * loop.Length, 0.9 * loop.Length);
        Assert.Equal(loops[0].Length, Hole(smooth).Length, 1e-12);
    }

    [Fact]
    public void No_triangle_turns_over_and_copies_of_a_vertex_stay_together()
    {
        var mesh = Jagged().Unwelded();
        var (smooth, _, _) = RimSmoothing.Smooth(mesh, [Hole(mesh)], 50);
        Assert.All(smooth.Triangles, t => Assert.True(Vec3.Cross(smooth.Positions[t.B] - smooth.Positions[t.A], smooth.Positions[t.C] - smooth.Positions[t.A]).Z > 0));
        Assert.Equal(Topology.Of(mesh).EulerNumber, Topology.Of(smooth).EulerNumber);
    }

    [Fact]
    public void A_pass_takes_a_vertex_to_the_mean_of_its_neighbours_middle_and_itself()
    {
        var mesh = Shapes.Grid(1) with { DoublePrecision = true };
        var (smooth, _, _) = RimSmoothing.Smooth(mesh, Topology.Of(mesh).Loops, 1);
        Assert.Equal([new(0.25, 0.25, 0), new(0.75, 0.25, 0), new(0.25, 0.75, 0), new(0.75, 0.75, 0)], smooth.Positions);
    }

    [Fact]
    public void No_pass_changes_nothing_and_the_smoothed_loops_can_be_filled()
    {
        var mesh = Jagged();
        Assert.Same(mesh, RimSmoothing.Smooth(mesh, [Hole(mesh)], 0).Mesh);
        Assert.Throws<ArgumentException>(() => RimSmoothing.Smooth(mesh, [Hole(mesh)], -1));
        var (smooth, loops, _) = RimSmoothing.Smooth(mesh, [Hole(mesh)], 2);
        Assert.Empty(new MinimumWeight().Fill(new MeshHole(smooth, loops), new Run()).Loops);
    }
}
