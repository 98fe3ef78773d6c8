using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Tests.Geometry.Shape;

public class LaplacianPatternTests
{
    [Fact]
    public void What_the_triangles_that_stay_add_may_be_summed_once()
    {
        var mesh = Shapes.Grid(6, (x, y) => 0.1 * Math.Sin(x * y));
        var points = (Vec3[])mesh.Positions.Clone();
        var pattern = new LaplacianPattern(points.Length, mesh.Triangles, 16, 20);
        pattern.Of(points);
        for (int v = 16; v < 20; v++) points[v] += new Vec3(0.1, -0.2, 0.03 * v);
        var (expected, found) = (Laplacian.Of(points, mesh.Triangles), pattern.Of(points));
        Assert.Equal(expected.Stiffness.Columns, found.Stiffness.Columns);
        for (int e = 0; e < expected.Stiffness.Values.Length; e++) Assert.Equal(expected.Stiffness.Values[e], found.Stiffness.Values[e], 1e-12);
        for (int v = 0; v < points.Length; v++) Assert.Equal(expected.Mass[v], found.Mass[v], 1e-12);
    }
}
