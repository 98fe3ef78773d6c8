using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class MinimumAreaTests
{
    static Mesh Fill(Mesh mesh, MinimumArea method)
    {
        var filled = method.Fill(new MeshHole(mesh, [.. Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder)]), new Run());
        Assert.Empty(filled.Loops);
        return filled.Mesh;
    }

    static double NewArea(Mesh old, Mesh filled) => filled.Triangles.Skip(old.Triangles.Length)
        .Sum(t => Vec3.Cross(filled.Positions[t.B] - filled.Positions[t.A], filled.Positions[t.C] - filled.Positions[t.A]).Length / 2);

    [Fact]
    public void A_rim_of_n_vertices_gets_n_minus_2_triangles_and_in_a_plane_its_own_area()
    {
        var mesh = Shapes.Grid(6).Without((_, c) => c.X is > 1 and < 5 && c.Y is > 2 and < 4);
        var filled = Fill(mesh, new MinimumArea());
        Assert.Equal(mesh.Positions.Length, filled.Positions.Length);
        Assert.Equal(12 - 2, filled.Triangles.Length - mesh.Triangles.Length);
        Assert.Equal(8, NewArea(mesh, filled), 1e-12);
    }

    [Fact]
    public void An_edge_that_the_mesh_has_is_no_diagonal()
    {
        // The hole of a cube's face: a fin below it has one diagonal, above which two raised corners leave room for the other.
        var mesh = Shapes.Cube().Without((_, c) => c.Z == 1);
        var raised = mesh.Positions.Select((p, v) => v is 5 or 7 ? p + new Vec3(0, 0, 0.2) : p);
        mesh = mesh with { Positions = [.. raised, new(0.5, 0.5, 0.3)], Triangles = [.. mesh.Triangles, new(4, 6, 8)] };
        var filled = Fill(mesh, new MinimumArea());
        Assert.Contains(filled.Triangles.Skip(mesh.Triangles.Length), t => new[] { t.A, t.B, t.C }.Order().SequenceEqual([4, 5, 7]));
    }

    [Fact]
    public void It_has_less_area_than_minimum_weight_and_a_film_is_no_larger()
    {
        var mesh = Shapes.Grid(8, (x, y) => 0.15 * (x - 4) * (y - 4)).Without((_, c) => c.X is > 2 and < 6 && c.Y is > 2 and < 6);
        double taut = NewArea(mesh, Fill(mesh, new MinimumArea())), film = NewArea(mesh, Fill(mesh, new MinimumArea { Refine = true }));
        var weight = new MinimumWeight { Refine = false }.Fill(new MeshHole(mesh, [.. Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder)]), new Run()).Mesh;
        Assert.InRange(taut, 0, NewArea(mesh, weight) * (1 + 1e-12));
        Assert.InRange(film, 0, 1.001 * taut);
    }

    [Fact]
    public void A_long_wavy_rim_has_little_more_area_than_its_film()
    {
        var rim = Rims.Of(400, (turn, ring) => new Vec3((1 + (0.02 * ring)) * Math.Cos(turn), (1 + (0.02 * ring)) * Math.Sin(turn), 0.3 * Math.Sin(2 * turn)));
        var (mesh, _) = rim.ToMeshes();
        double taut = NewArea(mesh, Fill(mesh, new MinimumArea())), film = NewArea(mesh, Fill(mesh, new MinimumArea { Refine = true, Growth = 0.3 }));
        Assert.InRange(taut, film, 1.1 * film);
    }
}
