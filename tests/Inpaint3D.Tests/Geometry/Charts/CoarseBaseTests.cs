using Inpaint3D.Data;
using Inpaint3D.Geometry.Charts;

namespace Inpaint3D.Tests.Geometry.Charts;

public class CoarseBaseTests
{
    const double Side = 4, Hole = 0.7;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_plane_comes_back_even_where_nothing_is_known(int edges)
    {
        var (points, triangles) = Sheet(60, (x, y) => new Vec3(x, y, 0.3 * x));
        var surface = Fit(points, triangles, edges);
        for (int v = 0; v < points.Length; v++) Assert.InRange(Math.Abs(surface[v].Point.Z - (0.3 * surface[v].Point.X)), 0, 1e-6);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void A_sphere_comes_back_within_a_thousandth_of_its_radius(int edges)
    {
        var (points, triangles) = Sheet(60, (x, y) => 3 * new Vec3(x, y, 3).Normalized());
        var surface = Fit(points, triangles, edges);
        for (int v = 0; v < points.Length; v++)
            if (points[v] is var p && Math.Abs(p.X) < 0.8 && Math.Abs(p.Y) < 0.8) Assert.InRange(surface[v].Point.Length, 2.997, 3.003);
    }

    [Fact]
    public void Relief_that_is_finer_than_the_coarse_mesh_leaves_no_trace()
    {
        var (points, triangles) = Sheet(60, (x, y) => new Vec3(x, y, 0.05 * Math.Sin(25 * x)));
        var surface = Fit(points, triangles, 5);
        for (int v = 0; v < points.Length; v++)
            if (points[v] is var p && Math.Abs(p.X) < 1.5 && Math.Abs(p.Y) < 1.5) Assert.InRange(surface[v].Point.Z, -0.005, 0.005);
    }

    [Fact]
    public void A_coarse_mesh_has_the_kind_of_the_mesh_and_places_every_point_in_it()
    {
        var (points, triangles) = Sheet(60, (x, y) => new Vec3(x, y, 0));
        var surface = new CoarseSurface(points, triangles, 4, new Run());
        Assert.InRange(surface.Points.Length, points.Length / 40, points.Length / 8);
        Assert.Equal(1, surface.Points.Length - Edges(surface.Triangles) + surface.Triangles.Length);
        foreach (var (triangle, a, b, c) in surface.Places.ToArray())
        {
            Assert.InRange(triangle, 0, surface.Triangles.Length - 1);
            Assert.Equal(1, a + b + c, 1e-12);
        }
    }

    static CoarseSurface Fit(Vec3[] points, Triangle[] triangles, int edges)
    {
        var surface = new CoarseSurface(points, triangles, edges, new Run());
        Assert.True(CoarseBase.Fit(surface, points, v => (points[v].X * points[v].X) + (points[v].Y * points[v].Y) > Hole * Hole, 2 * Hole, new Run()));
        return surface;
    }

    static int Edges(Triangle[] triangles) =>
        triangles.SelectMany(t => new[] { (t.A, t.B), (t.B, t.C), (t.C, t.A) }).Select(e => (Math.Min(e.Item1, e.Item2), Math.Max(e.Item1, e.Item2))).Distinct().Count();

    static (Vec3[] Points, Triangle[] Triangles) Sheet(int n, Func<double, double, Vec3> shape)
    {
        var (points, triangles) = (new List<Vec3>(), new List<Triangle>());
        for (int i = 0; i <= n; i++)
            for (int j = 0; j <= n; j++) points.Add(shape((Side * j / n) - (Side / 2), (Side * i / n) - (Side / 2)));
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                int a = (i * (n + 1)) + j, b = a + 1, c = a + n + 1, d = c + 1;
                triangles.AddRange((i + j) % 2 == 0 ? [new(a, b, d), new(a, d, c)] : [new(a, b, c), new(b, d, c)]);
            }
        }
        return ([.. points], [.. triangles]);
    }
}
