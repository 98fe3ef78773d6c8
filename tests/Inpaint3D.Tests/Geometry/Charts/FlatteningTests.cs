using Inpaint3D.Data;
using Inpaint3D.Geometry.Charts;

namespace Inpaint3D.Tests.Geometry.Charts;

public class FlatteningTests
{
    [Fact]
    public void What_can_be_unrolled_keeps_its_lengths()
    {
        // A piece of a cylinder: 3 radians of its circumference, 2 along its axis.
        var (points, triangles) = Sheet(30, 20, (x, y) => new Vec3(Math.Sin(3 * x), 2 * y, Math.Cos(3 * x)));
        var u = Flattening.Of(points, triangles, new Run())!;
        Assert.InRange(Flattening.Stretch(points, triangles, u), 1, 1.01);
        double width = Distance(u, 0, 30), height = Distance(u, 0, 31 * 20);
        Assert.Equal(3, width, 0.03);
        Assert.Equal(2, height, 0.03);
    }

    [Fact]
    public void A_cap_is_laid_flat_with_little_stretch_and_without_folds()
    {
        var (points, triangles) = Sheet(24, 24, (x, y) => new Vec3(x - 0.5, y - 0.5, 0.8).Normalized());
        var u = Flattening.Of(points, triangles, new Run())!;
        Assert.InRange(Flattening.Stretch(points, triangles, u), 1, 1.15);
        Assert.All(triangles, t => Assert.True(Area(u, t) > 0));
    }

    [Fact]
    public void A_closed_surface_has_no_outline_to_start_from()
    {
        Vec3[] points = [new(0, 0, 0), new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
        Assert.Null(Flattening.Of(points, [new(0, 2, 1), new(0, 1, 3), new(1, 2, 3), new(2, 0, 3)], new Run()));
    }

    static (Vec3[] Points, Triangle[] Triangles) Sheet(int columns, int rows, Func<double, double, Vec3> point)
    {
        var points = new List<Vec3>();
        var triangles = new List<Triangle>();
        for (int y = 0; y <= rows; y++)
        {
            for (int x = 0; x <= columns; x++)
            {
                points.Add(point((double)x / columns, (double)y / rows));
                int a = (y * (columns + 1)) + x, b = a + columns + 1;
                if (x < columns && y < rows) triangles.AddRange([new(a, a + 1, b + 1), new(a, b + 1, b)]);
            }
        }
        return ([.. points], [.. triangles]);
    }

    static double Distance(double[] u, int a, int b)
    {
        int n = u.Length / 2;
        return Math.Sqrt(((u[a] - u[b]) * (u[a] - u[b])) + ((u[n + a] - u[n + b]) * (u[n + a] - u[n + b])));
    }

    static double Area(double[] u, Triangle t)
    {
        int n = u.Length / 2;
        return ((u[t.B] - u[t.A]) * (u[n + t.C] - u[n + t.A])) - ((u[n + t.B] - u[n + t.A]) * (u[t.C] - u[t.A]));
    }
}
