using Inpaint3D.Geometry;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class VolumetricDiffusionTests
{
    [Fact]
    public void A_hole_of_a_sphere_is_closed_rounder_than_flat()
    {
        var mesh = Shapes.Sphere(36, 60).Without((_, c) => c.Z > 0.8);
        var filled = SignedDistanceTests.Fill(mesh, new VolumetricDiffusion());
        Assert.InRange(Math.Sqrt(filled.Positions.Skip(mesh.Positions.Length).Average(p => (p.Length - 1) * (p.Length - 1))), 0, 0.08);
        Assert.Equal((true, 2), (Topology.Of(filled).IsWatertight, Topology.Of(filled).EulerNumber));
    }

    [Fact]
    public void A_hole_with_three_islands_closes_watertight()
    {
        var filled = SignedDistanceTests.FillRoundIslands(new VolumetricDiffusion());
        Assert.All(filled.Positions, p => Assert.InRange(p.Length, 0.9, 1.03));
    }
}
