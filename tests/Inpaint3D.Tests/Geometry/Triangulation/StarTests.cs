using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Tests.Geometry.Triangulation;

public class StarTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void A_regular_polygon_misses_a_vertex(int edges) =>
        Assert.True(Star.IsMissing(Polygon([.. Enumerable.Range(0, edges).Select(i => new Vec3(Math.Cos(Math.Tau * i / edges), Math.Sin(Math.Tau * i / edges), 0))]), 1));

    [Fact]
    public void A_strip_of_equilateral_triangles_does_not()
    {
        double height = Math.Sqrt(3) / 2;
        Vec3[] strip = [new(0, 0, 0), new(1, 0, 0), new(2, 0, 0), new(2.5, height, 0), new(1.5, height, 0), new(0.5, height, 0)];
        Assert.Equal(1, Star.BestQuality(strip), 1e-12);
        Assert.False(Star.IsMissing(Polygon(strip), 1));
    }

    [Fact]
    public void A_polygon_smaller_than_the_wanted_edges_does_not() =>
        Assert.False(Star.IsMissing(Polygon([.. Enumerable.Range(0, 6).Select(i => 0.7 * new Vec3(Math.Cos(Math.Tau * i / 6), Math.Sin(Math.Tau * i / 6), 0))]), 1));

    [Fact]
    public void The_best_triangulation_of_a_regular_hexagon_leaves_one_equilateral_triangle() =>
        // The other three have angles of 120°, 30° and 30°, and a quality of 3/5.
        Assert.Equal((1 + (3 * 0.6)) / 4, Star.BestQuality([.. Enumerable.Range(0, 6).Select(i => new Vec3(Math.Cos(Math.Tau * i / 6), Math.Sin(Math.Tau * i / 6), 0))]), 1e-12);

    static Rim Polygon(Vec3[] points) => new(points, new Vec3[points.Length], [.. Enumerable.Repeat(1.0, points.Length)], (_, _) => false);
}
