using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Geometry.Shape;

public class WillmoreEnergyTests
{
    [Fact]
    public void It_is_0_on_a_Delaunay_triangulated_sphere()
    {
        var sphere = Shapes.Sphere(12, 18);
        Assert.InRange(Of(sphere).Value(sphere.Positions, 0, []) - (Math.PI * sphere.Positions.Length), -1e-10, 1e-10);
    }

    [Fact]
    public void Inversion_does_not_change_it()
    {
        var mesh = Bumpy();
        var pole = new Vec3(0.3, 0.2, 3);
        var inverted = Array.ConvertAll(mesh.Positions, p => pole + ((p - pole) / (p - pole).LengthSquared));
        double energy = Of(mesh).Value(mesh.Positions, 0, []);
        Assert.True(energy > 1);
        Assert.Equal(energy, Of(mesh).Value(inverted, 0, []), 1e-10 * energy);
    }

    [Fact]
    public void Its_gradient_is_that_of_finite_differences()
    {
        var mesh = Bumpy();
        var (energy, points, gradient) = (Of(mesh), mesh.Positions, new Vec3[mesh.Positions.Length]);
        energy.Value(points, 0.05, gradient);
        double scale = gradient.Max(g => g.Length);
        const double h = 1e-5;
        for (int v = 0; v < points.Length; v++)
        {
            var p = points[v];
            foreach (var axis in (Vec3[])[new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)])
            {
                points[v] = p + (h * axis);
                double above = energy.Value(points, 0.05, []);
                points[v] = p - (h * axis);
                double below = energy.Value(points, 0.05, []);
                points[v] = p;
                Assert.Equal((above - below) / (2 * h), Vec3.Dot(gradient[v], axis), 1e-6 * scale);
            }
        }
    }

    [Fact]
    public void At_the_rim_only_the_angles_to_the_old_triangles_count()
    {
        // One triangle between three old ones in its plane, two of them moved out of it.
        Vec3[] points = [new(0, 0, 0), new(1, 0, 0), new(0.5, 0.9, 0), new(0.5, -0.9, 0), new(1.5, 0.9, 0), new(-0.5, 0.9, 0)];
        var energy = new WillmoreEnergy([new(0, 1, 2)], [new(1, 0, 3), new(2, 1, 4), new(0, 2, 5)]);
        double flat = energy.Value(points, 0, []);
        points[3] = new(0.5, -0.9, 0.5);
        Assert.True(energy.Value(points, 0, []) != flat);
    }

    static WillmoreEnergy Of(Mesh mesh) => new(mesh.Triangles, []);

    static Mesh Bumpy()
    {
        var sphere = Shapes.Sphere(6, 8);
        return sphere with { Positions = [.. sphere.Positions.Select((p, i) => (1 + (0.2 * CounterRandom.Normal(3, (uint)i, 0))) * p)] };
    }
}
