using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class PlanarTests
{
    static (Mesh Mesh, List<string> Notes) Fill(Mesh mesh, Planar method)
    {
        var notes = new List<string>();
        var filled = method.Fill(new MeshHole(mesh, [.. Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder)]), new Run { Note = notes.Add });
        Assert.Empty(filled.Loops);
        return (filled.Mesh, notes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_cap_of_a_half_sphere_is_flat_and_Delaunay(bool refine)
    {
        var mesh = Shapes.Sphere(16, 24).Without((_, c) => c.Z < 0);
        var (filled, notes) = Fill(mesh, new Planar { Refine = refine });
        Assert.Empty(notes);
        Assert.Equal(refine, filled.Positions.Length > mesh.Positions.Length);
        Assert.All(filled.Positions.Skip(mesh.Positions.Length), p => Assert.Equal(0, p.Z, 1e-12));
        Assert.True(Topology.Of(filled).IsWatertight);
        AssertDelaunay(filled, mesh.Triangles.Length);
    }

    [Fact]
    public void An_island_in_the_plane_is_left_out()
    {
        var mesh = Shapes.Grid(10).Without((_, c) => c.X is > 1 and < 9 && c.Y is > 1 and < 9 && !(c.X is > 3 and < 6 && c.Y is > 2 and < 6));
        var (filled, _) = Fill(mesh, new Planar { Refine = false });
        var patch = filled.Triangles.Skip(mesh.Triangles.Length).ToArray();
        Assert.Equal(64 - 12, patch.Sum(t => Vec3.Cross(filled.Positions[t.B] - filled.Positions[t.A], filled.Positions[t.C] - filled.Positions[t.A]).Z / 2), 1e-12);
        Assert.Equal((1, 1), (Topology.Of(filled).Components, Topology.Of(filled).Loops.Count));
        AssertDelaunay(filled, mesh.Triangles.Length);
    }

    [Fact]
    public void A_rim_that_is_not_flat_is_filled_as_by_minimum_weight_with_a_note()
    {
        var mesh = Shapes.Grid(8, (x, y) => 0.15 * (x - 4) * (y - 4)).Without((_, c) => c.X is > 2 and < 6 && c.Y is > 2 and < 6);
        var (filled, notes) = Fill(mesh, new Planar());
        Assert.Contains("not flat", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Equal(new MinimumWeight().Fill(new MeshHole(mesh, [.. Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder)]), new Run()).Mesh.Positions, filled.Positions);
    }

    /// <summary>The angles opposite to an edge of two new triangles add up to no more than 180°.</summary>
    static void AssertDelaunay(Mesh mesh, int first)
    {
        var opposite = new Dictionary<(int, int), int>();
        foreach (var (a, b, c) in mesh.Triangles.Skip(first))
            (opposite[(a, b)], opposite[(b, c)], opposite[(c, a)]) = (c, a, b);
        foreach (var ((a, b), c) in opposite)
            if (opposite.TryGetValue((b, a), out int d)) Assert.InRange(Angle(a, c, b) + Angle(a, d, b), 0, Math.PI + 1e-6);

        double Angle(int a, int apex, int b) =>
            Math.Acos(Math.Clamp(Vec3.Dot((mesh.Positions[a] - mesh.Positions[apex]).Normalized(), (mesh.Positions[b] - mesh.Positions[apex]).Normalized()), -1, 1));
    }
}
