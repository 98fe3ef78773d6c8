using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Geometry.Shape;

public class LikelyOrderTests
{
    [Fact]
    public void Curvature_goes_on_in_planes_and_long_waves()
    {
        Assert.False(Bends((_, _) => 0));
        Assert.False(Bends((x, y) => (0.3 * x) - (0.2 * y)));
        Assert.False(Bends((x, y) => Math.Sin(Math.Tau * x / 30) + Math.Cos(Math.Tau * y / 40)));
        Assert.False(Bends((x, _) => Math.Sqrt(1600 - ((x - 16) * (x - 16)))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.0 / 1024)]
    public void It_does_not_where_each_point_has_its_own(double scale) =>
        Assert.True(Bends((x, y) => 0.2 * CounterRandom.Uniform(1, (uint)((100 * x) + y), 0), scale));

    static bool Bends(Func<double, double, double> height, double scale = 1)
    {
        var mesh = Shapes.Grid(32, height);
        mesh = mesh with { Positions = Array.ConvertAll(mesh.Positions, p => scale * p) };
        var middle = mesh.Positions[0] + (0.5 * (mesh.Positions[^1] - mesh.Positions[0]));
        var topology = Topology.Of(mesh.Without((_, c) => Square(c - middle) < 64 * scale * scale));
        return LikelyOrder.IsOfBending(new Rim(topology, topology.Loops.First(loop => !loop.IsOuterBorder)), new Run());
    }

    /// <summary>Squared distance in the plane z = 0.</summary>
    static double Square(Vec3 v) => (v.X * v.X) + (v.Y * v.Y);
}
