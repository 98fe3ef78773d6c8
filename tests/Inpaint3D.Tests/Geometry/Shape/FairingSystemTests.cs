using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Tests.Geometry.Shape;

public class FairingSystemTests
{
    /// <summary>The solution x has C (M⁻¹ C)ᵏ⁻¹ x = 0 in the rows of the inner points, with C and M of the points before: for few inner points, whose equations are full, and for many.</summary>
    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 3)]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    [InlineData(5, 3)]
    public void Its_operator_vanishes_at_the_inner_points(int side, int order)
    {
        var (points, triangles, rim, inner) = Grid(side);
        var system = new FairingSystem(triangles, points.Length, rim, inner);
        Assert.Equal(side * side <= 16, system.IsSmall);
        Assert.True(system.IsOf([.. triangles]));
        Vec3[] solved = [.. points];
        Assert.True(system.TrySolve(solved, order, new Run()));
        var rows = new FairingSystem(triangles, points.Length, 0, points.Length).Operator(points, order, new Run());
        for (int i = rim; i < rim + inner; i++)
        {
            var (sum, scale) = (Vec3.Zero, 0.0);
            for (int e = rows.Starts[i]; e < rows.Starts[i + 1]; e++)
                (sum, scale) = (sum + (rows.Values[e] * solved[rows.Columns[e]]), scale + Math.Abs(rows.Values[e]));
            Assert.True(sum.Length < 1e-9 * scale);
        }
    }

    /// <summary>A height field on a square grid with three rings of points round an inner square: the rim, the inner points, then the others.</summary>
    static (Vec3[] Points, Triangle[] Triangles, int Rim, int Inner) Grid(int side)
    {
        int n = side + 6;
        int Ring(int i) => Math.Min(Math.Min(i % n, i / n), Math.Min(n - 1 - (i % n), n - 1 - (i / n)));
        int[] order = [.. Enumerable.Range(0, n * n).OrderBy(i => Ring(i) switch { 2 => 0, > 2 => 1, _ => 2 })];
        var place = new int[n * n];
        for (int i = 0; i < order.Length; i++) place[order[i]] = i;
        var triangles = new List<Triangle>();
        for (int y = 0; y + 1 < n; y++)
        {
            for (int x = 0; x + 1 < n; x++)
            {
                int a = (y * n) + x;
                triangles.Add(new Triangle(place[a], place[a + 1], place[a + n + 1]));
                triangles.Add(new Triangle(place[a], place[a + n + 1], place[a + n]));
            }
        }
        var points = Array.ConvertAll(order, i => new Vec3(i % n, i / n, 0.3 * Math.Sin(i * i)));
        return (points, [.. triangles], 4 * (side + 1), side * side);
    }
}
