using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Tests.Numerics.Grids;

public class RingDiffusionTests
{
    /// <summary>A step on a line, from −1 to 1, with nothing known between its sides.</summary>
    static double[] Step(int half, double confidence)
    {
        var grid = new SparseGrid();
        for (int x = -half; x <= half; x++) grid.Add((x, 0, 0));
        double[] given = [.. Enumerable.Range(-half, (2 * half) + 1).Select(x => x == -half ? -1.0 : x == half ? 1 : 0)];
        return RingDiffusion.Grow(grid, given, Array.ConvertAll(given, d => Math.Abs(d) * confidence), _ => false, 10_000, new Run());
    }

    [Fact]
    public void Between_two_sides_of_a_step_it_rests_odd_symmetric_and_straight()
    {
        const int half = 6;
        var values = Step(half, 1);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(-values[^(i + 1)], values[i], 1e-12);
            Assert.Equal((double)(i - half) / half, values[i], 1e-6);
        }
    }

    [Fact]
    public void Values_of_less_confidence_give_way() => Assert.InRange(Step(3, 0.1)[^1], 0.1, 0.99);

    [Fact]
    public void It_ends_when_the_fronts_have_met_and_memory_goes_with_the_nodes_reached()
    {
        // Two half planes with a gap between them, in a slab without end.
        var (grid, given) = (new SparseGrid(), new List<double>());
        for (int x = -8; x <= 8; x++)
        {
            for (int z = -2; z < 2; z++)
            {
                if (Math.Abs(x) < 5) continue;
                grid.Add((x, 0, z));
                given.Add(z + 0.5);
            }
        }
        int known = grid.Count;
        var values = RingDiffusion.Grow(grid, [.. given], [.. Enumerable.Repeat(1.0, known)], p => p is (> -5 and < 5, 0, _), 3, new Run());
        Assert.InRange(grid.Count - known, 9 * 4, 9 * 14);
        for (int x = -4; x <= 4; x++)
        {
            Assert.True(values[grid.Find((x, 0, 0))] > 0);
            Assert.Equal(-values[grid.Find((x, 0, 0))], values[grid.Find((x, 0, -1))], 1e-12);
        }
    }

    [Fact]
    public void Nothing_is_taken_from_what_may_not_be_entered()
    {
        var grid = new SparseGrid();
        grid.Add((0, 0, 0));
        Assert.Equal([2], RingDiffusion.Grow(grid, [2], [1], _ => false, 10, new Run()));
    }
}
