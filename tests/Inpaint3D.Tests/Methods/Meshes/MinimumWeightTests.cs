using System.Numerics;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class MinimumWeightTests
{
    static MeshHole Fill(Mesh mesh, MinimumWeight? method = null, Run? run = null, bool all = true)
    {
        var loops = Topology.Of(mesh).Loops.Where(loop => all || !loop.IsOuterBorder).ToArray();
        var filled = (method ?? new MinimumWeight()).Fill(new MeshHole(mesh, loops), run ?? new Run());
        Assert.Equal(mesh.Positions, filled.Mesh.Positions.Take(mesh.Positions.Length));
        Assert.Equal(mesh.Triangles, filled.Mesh.Triangles.Take(mesh.Triangles.Length));
        return filled;
    }

    static void AssertNoCrossing(Mesh mesh, int oldTriangles)
    {
        var edges = new HalfEdges(mesh, Device.Cpu.Host);
        var all = new FaceSet(mesh.Positions, mesh.Triangles, edges.Corners, [.. Enumerable.Range(0, mesh.Triangles.Length)]);
        for (int t = oldTriangles; t < mesh.Triangles.Length; t++)
            for (int u = 0; u < t; u++) Assert.False(Intersections.Cross(all[t], all[u]));
    }

    static Mesh OpenSphere() => Shapes.Sphere(16, 24).Without((_, c) => c.Z > 0.7 || (c.X > 0.8 && c.Z is > -0.4 and < 0.4));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sphere_with_two_holes_becomes_watertight_with_consistent_triangles(bool unwelded)
    {
        var mesh = unwelded ? OpenSphere().Unwelded() : OpenSphere();
        var filled = Fill(mesh);
        Assert.Empty(filled.Loops);
        var topology = Topology.Of(filled.Mesh);
        Assert.True(topology.IsWatertight);
        Assert.Equal((2, 0, 0), (topology.EulerNumber, topology.InconsistentEdges, topology.DegenerateFaces));
        AssertNoCrossing(filled.Mesh, mesh.Triangles.Length);
        Assert.All(filled.Mesh.Positions, p => Assert.InRange(p.Length, 0.95, 1.05));
    }

    [Fact]
    public void Without_refinement_only_triangles_are_added_and_a_cube_is_closed_as_it_was()
    {
        var mesh = Shapes.Cube().Without((_, c) => c.Z == 1);
        var filled = Fill(mesh, new MinimumWeight { Refine = false });
        Assert.Equal((8, 12), (filled.Mesh.Positions.Length, filled.Mesh.Triangles.Length));
        Assert.True(Topology.Of(filled.Mesh).IsWatertight);
    }

    [Fact]
    public void The_same_bytes_come_out_at_any_thread_count_and_for_any_start_of_a_loop()
    {
        var mesh = OpenSphere();
        var expected = Fill(mesh, run: new Run { Device = new CpuDevice(1) }).Mesh;
        var other = Fill(mesh, run: new Run { Device = new CpuDevice(4) }).Mesh;
        Assert.Equal(expected.Positions, other.Positions);
        Assert.Equal(expected.Triangles, other.Triangles);
        var turned = Topology.Of(mesh).Loops.Select(loop => loop with { Vertices = [.. loop.Vertices[3..], .. loop.Vertices[..3]] }).ToArray();
        other = new MinimumWeight().Fill(new MeshHole(mesh, turned), new Run()).Mesh;
        Assert.Equal(expected.Positions, other.Positions);
        Assert.Equal(expected.Triangles, other.Triangles);
    }

    [Fact]
    public void Every_attribute_grows_with_the_mesh()
    {
        var open = OpenSphere();
        var mesh = open with
        {
            Normals = [.. open.Positions.Select(p => new Vector3((float)p.X, (float)p.Y, (float)p.Z))],
            Colors = [.. open.Positions.Select(_ => new Vector4(0.5f, 0.25f, 0.75f, 1))],
            CornerUVs = new Vector2[3 * open.Triangles.Length],
            TriangleMaterials = new int[open.Triangles.Length],
            FaceSizes = [.. Enumerable.Repeat(3, open.Triangles.Length)],
            VertexAttributes = [new("quality", new float[open.Positions.Length])],
            FaceAttributes = [new("label", new int[open.Triangles.Length])],
        };
        var filled = Fill(mesh).Mesh;
        int vertices = filled.Positions.Length, triangles = filled.Triangles.Length;
        Assert.True(vertices > mesh.Positions.Length);
        Assert.Equal((vertices, vertices, 3 * triangles, triangles, triangles),
            (filled.Normals!.Length, filled.Colors!.Length, filled.CornerUVs!.Length, filled.TriangleMaterials!.Length, filled.FaceSizes!.Length));
        Assert.Equal((vertices, triangles), (filled.VertexAttributes[0].Values.Length, filled.FaceAttributes[0].Values.Length));
        Assert.All(filled.Colors, color => Assert.Equal(0, (color - new Vector4(0.5f, 0.25f, 0.75f, 1)).Length(), 1e-5f));
    }

    [Fact]
    public void A_Moebius_strip_stays_open_with_a_reason()
    {
        var mesh = Shapes.Moebius(24);
        var filled = Fill(mesh);
        Assert.NotNull(Assert.Single(filled.Loops).Refusal);
        Assert.Same(mesh, filled.Mesh);
    }

    [Fact]
    public void A_sheet_is_closed_by_its_own_back_where_nothing_else_is_clear_of_it()
    {
        // Flat, wavy, and with a hole; corners have triangles between two and three rim points.
        foreach (var mesh in (Mesh[])[Shapes.Grid(1), Shapes.Grid(3), Shapes.Grid(6, (x, y) => Math.Sin(2 * x) * Math.Cos(y)), Shapes.Grid(6).Without((_, c) => c.X is > 2 and < 4 && c.Y is > 2 and < 4)])
        {
            var filled = Fill(mesh);
            Assert.Empty(filled.Loops);
            var topology = Topology.Of(filled.Mesh);
            Assert.Equal((true, 0, 2), (topology.IsWatertight, topology.InconsistentEdges, topology.EulerNumber));
            AssertNoCrossing(filled.Mesh, mesh.Triangles.Length);
        }
    }

    [Fact]
    public void The_outline_of_a_piece_is_closed_from_behind_with_a_note()
    {
        foreach (var mesh in (Mesh[])[Shapes.Of([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], (0, 1, 2)), Shapes.Sphere(16, 24).Without((_, c) => c.Z < 0.9)])
        {
            var notes = new List<string>();
            var filled = Fill(mesh, run: new Run { Note = notes.Add });
            Assert.Contains("double sheet", Assert.Single(notes), StringComparison.Ordinal);
            var topology = Topology.Of(filled.Mesh);
            Assert.Equal((true, 0, 2), (topology.IsWatertight, topology.InconsistentEdges, topology.EulerNumber));
            AssertNoCrossing(filled.Mesh, mesh.Triangles.Length);
        }
    }

    [Fact]
    public void A_hole_whose_rim_is_crossed_already_is_closed_with_a_note()
    {
        var mesh = Shapes.Grid(6).Without((_, c) => c.X is > 2 and < 4 && c.Y is > 2 and < 4);
        int n = mesh.Positions.Length;
        mesh = mesh with
        {
            Positions = [.. mesh.Positions, new(2.5, 1.8, -1), new(2.5, 2.3, -1), new(2.5, 2, 1)],
            Triangles = [.. mesh.Triangles, new(n, n + 1, n + 2)],
        };
        var notes = new List<string>();
        var filled = Fill(mesh, run: new Run { Note = notes.Add }, all: false);
        Assert.Empty(filled.Loops);
        Assert.Contains("where the mesh crosses itself", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Holes_that_share_a_vertex_are_both_closed()
    {
        var mesh = Shapes.Grid(6, (x, y) => 0.1 * Math.Sin(x + y)).Without((_, c) => (c.X is > 2 and < 3 && c.Y is > 2 and < 3) || (c.X is > 3 and < 4 && c.Y is > 3 and < 4));
        var filled = Fill(mesh, all: false);
        Assert.Empty(filled.Loops);
        Assert.True(Topology.Of(filled.Mesh).Loops.Single().IsOuterBorder);
        AssertNoCrossing(filled.Mesh, mesh.Triangles.Length);
    }

    [Fact]
    public void Two_patches_never_make_the_same_edge()
    {
        // Two quads back to back on the same four corners: both would best take the same diagonal.
        Vec3[] points = [new(0, 0, 0), new(1, 0, 0.3), new(1, 1, 0), new(0, 1, 0.3), new(0, 0, -2), new(1, 0, -2), new(1, 1, -2), new(0, 1, -2),
            new(-1, -1, 2), new(2, -1, 2), new(2, 2, 2), new(-1, 2, 2)];
        var mesh = Shapes.Of(points,
            (0, 4, 5), (0, 5, 1), (1, 5, 6), (1, 6, 2), (2, 6, 7), (2, 7, 3), (3, 7, 4), (3, 4, 0), (4, 6, 5), (4, 7, 6));
        var topology = Topology.Of(mesh);
        var loop = Assert.Single(topology.Loops);
        var filled = Fill(mesh with { Triangles = [.. mesh.Triangles, new(0, 2, 8)] });
        // The edge 0-2 exists already: the patch takes the other diagonal.
        Assert.DoesNotContain(filled.Mesh.Triangles.Skip(11).Take(2), t => t is (0, 1, 2) or (2, 3, 0) or (0, 2, 3));
        Assert.Equal(4, loop.Edges);
    }

    [Fact]
    public void A_spike_under_the_flat_fill_is_cleared_by_another_order_or_left_alone()
    {
        var sphere = Shapes.Sphere(24, 32).Without((_, c) => c.Z > 0.55);
        int n = sphere.Positions.Length;
        // A needle that ends under the dome and above the rim's plane.
        var mesh = sphere with
        {
            Positions = [.. sphere.Positions, new(0.05, 0, -0.2), new(-0.05, 0.05, -0.2), new(-0.05, -0.05, -0.2), new(0, 0, 0.9)],
            Triangles = [.. sphere.Triangles, new(n, n + 1, n + 3), new(n + 1, n + 2, n + 3), new(n + 2, n, n + 3), new(n, n + 2, n + 1)],
        };
        var filled = Fill(mesh);
        AssertNoCrossing(filled.Mesh, mesh.Triangles.Length);
        Assert.Empty(filled.Loops);
    }

    [Fact]
    public void Dirt_does_not_stop_the_fill()
    {
        var clean = OpenSphere();
        var mesh = clean.Plus((clean.Triangles[5].A, clean.Triangles[5].B, clean.Triangles[5].C), (3, 3, 4));
        Assert.Empty(Fill(mesh).Loops);
    }

    [Fact]
    public void A_rim_with_a_position_that_is_no_number_stays_open()
    {
        var mesh = OpenSphere();
        var loops = Topology.Of(mesh).Loops;
        mesh.Positions[loops[0].Vertices[2]] = new Vec3(double.NaN, 0, 0);
        var filled = new MinimumWeight().Fill(new MeshHole(mesh, Topology.Of(mesh).Loops), new Run());
        Assert.Contains("finite", Assert.Single(filled.Loops).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_of_another_mesh_is_refused()
    {
        var loops = Topology.Of(OpenSphere()).Loops;
        Assert.Throws<ArgumentException>(() => new MinimumWeight().Fill(new MeshHole(Shapes.Cube(), loops), new Run()));
    }

    [Fact]
    public void Cancelling_stops_the_fill()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Fill(OpenSphere(), run: new Run { Cancel = source.Token }));
    }
}
