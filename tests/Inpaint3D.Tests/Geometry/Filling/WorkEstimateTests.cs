using Inpaint3D.Geometry;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Geometry.Filling;

public class WorkEstimateTests
{
    [Theory]
    [InlineData(40, 1)]
    [InlineData(40, 2)]
    [InlineData(200, 1)]
    [InlineData(600, 1)]
    public void The_vertices_of_a_flat_hole_are_foreseen_within_a_third(int edges, double density)
    {
        var rim = Rims.Disc(edges, (x, y) => 0);
        var mesh = rim.ToMeshes().Old;
        Loop[] hole = [Topology.Of(mesh).Loops.MinBy(loop => loop.Length)!];
        var method = new MinimumWeight { Density = density };
        var estimate = Pipeline.Estimate(mesh, hole, method, new Run());
        int made = Pipeline.FillMesh(mesh, hole, method, null, new Run()).Mesh.Positions.Length - mesh.Positions.Length;
        Assert.InRange(estimate.Vertices, 0.67 * made, 1.5 * made);
        Assert.Equal(0, Pipeline.Estimate(mesh, hole, new MinimumWeight { Refine = false }, new Run()).Vertices);
        Assert.True(estimate.Bytes > 0 && estimate.Seconds > 0);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(110)]
    public void So_are_those_of_a_wide_cap_of_a_sphere(double angle)
    {
        var mesh = Shapes.Sphere(36, 48).Without((_, c) => c.Z > Math.Cos(angle * Math.PI / 180));
        var hole = Topology.Of(mesh).Loops;
        var method = new Willmore();
        int made = Pipeline.FillMesh(mesh, hole, method, null, new Run()).Mesh.Positions.Length - mesh.Positions.Length;
        Assert.InRange(Pipeline.Estimate(mesh, hole, method, new Run()).Vertices, 0.67 * made, 1.5 * made);
    }
}
