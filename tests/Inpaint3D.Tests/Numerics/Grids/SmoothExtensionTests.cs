using Inpaint3D.Data;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Tests.Numerics.Grids;

public class SmoothExtensionTests
{
    /// <summary>A box of nodes in which a function is known where a test says so.</summary>
    static (SparseGrid Grid, double[] Values) Solve(int n, int order, Func<Vec3, double> f, Func<Vec3, bool> isKnown, IEnumerable<Vec3>? zeros = null, double alpha = 0)
    {
        var grid = new SparseGrid();
        for (int i = 0; i < n * n * n; i++) grid.Add((i % n, i / n % n, i / n / n));
        var values = Enumerable.Range(0, grid.Count).Select(i => grid[i] is var (x, y, z) ? new Vec3(x, y, z) : default).Select(p => isKnown(p) ? f(p) : double.NaN).ToArray();
        SmoothExtension.Solve(grid, values, order, zeros ?? [], alpha, new Run());
        return (grid, values);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Polynomials_below_the_order_come_back(int order)
    {
        double Polynomial(Vec3 p) => (0.3 * p.X) - (1.7 * p.Y) + (0.2 * p.Z) + 4 + (order == 3 ? (0.1 * p.X * p.X) - (0.2 * p.Y * p.Z) : 0);
        var (grid, values) = Solve(9, order, Polynomial, p => p.X < 4 && p.Z < 7);
        for (int i = 0; i < grid.Count; i++) Assert.Equal(grid[i] is var (x, y, z) ? Polynomial(new Vec3(x, y, z)) : 0, values[i], 1e-4);
    }

    [Fact]
    public void Points_are_met_the_better_the_larger_alpha_is()
    {
        var point = new Vec3(4.3, 4.6, 5.5);
        double before = double.PositiveInfinity;
        foreach (double alpha in (double[])[0, 0.01, 1, 1e6])
        {
            var (grid, values) = Solve(9, 2, p => p.Z - 4, p => p.X is < 2 or > 6 || p.Y is < 2 or > 6, [point], alpha);
            double off = Math.Abs(grid.Interpolate(values, point)!.Value.Value);
            Assert.True(off < before);
            before = off;
        }
        Assert.InRange(before, 0, 1e-3);
    }
}
