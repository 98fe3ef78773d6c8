using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Numerics;

public class StraightExtensionTests
{
    /// <summary>A box of nodes in which a function is known where a test says so.</summary>
    static (SparseGrid Grid, double[] Values) Solve(int n, Func<Vec3, double> f, Func<Vec3, bool> isKnown, IEnumerable<Vec3>? zeros = null, double alpha = 0)
    {
        var grid = new SparseGrid();
        for (int i = 0; i < n * n * n; i++) grid.Add((i % n, i / n % n, i / n / n));
        var values = Enumerable.Range(0, grid.Count).Select(i => grid[i] is var (x, y, z) ? new Vec3(x, y, z) : default).Select(p => isKnown(p) ? f(p) : double.NaN).ToArray();
        StraightExtension.Solve(grid, values, zeros ?? [], alpha, new Run());
        return (grid, values);
    }

    [Fact]
    public void A_linear_function_comes_back_exactly()
    {
        static double Linear(Vec3 p) => (0.3 * p.X) - (1.7 * p.Y) + (0.2 * p.Z) + 4;
        var (grid, values) = Solve(9, Linear, p => p.X < 3 && p.Z < 7);
        for (int i = 0; i < grid.Count; i++) Assert.Equal(grid[i] is var (x, y, z) ? Linear(new Vec3(x, y, z)) : 0, values[i], 1e-5);
    }

    [Fact]
    public void Points_are_met_the_better_the_larger_alpha_is()
    {
        var point = new Vec3(4.3, 4.6, 5.5);
        double before = double.PositiveInfinity;
        foreach (double alpha in (double[])[0, 0.01, 1, 1e6])
        {
            var (grid, values) = Solve(9, p => p.Z - 4, p => p.X is < 2 or > 6 || p.Y is < 2 or > 6, [point], alpha);
            double off = Math.Abs(grid.Interpolate(values, point)!.Value.Value);
            Assert.True(off < before);
            before = off;
        }
        Assert.InRange(before, 0, 1e-3);
    }
}
