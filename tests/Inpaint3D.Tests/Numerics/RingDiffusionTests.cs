using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Numerics;

public class RingDiffusionTests
{
    static (SparseGrid Grid, double[] Values) OnALine(int half, int passes, double confidence = 1)
    {
        var grid = new SparseGrid();
        foreach (int x in (int[])[-half - 1, -half, half, half + 1]) grid.Add((x, 0, 0));
        var values = RingDiffusion.Grow(grid, [-1, -1, 1, 1], [confidence, confidence, confidence, confidence], p => p is (_, 0, 0) && Math.Abs(p.X) <= half, passes, 1e-12, new Run());
        return (grid, values);
    }

    [Fact]
    public void Between_two_sides_of_a_step_it_rests_odd_symmetric_and_straight()
    {
        const int half = 6;
        var (grid, values) = OnALine(half, 10_000);
        Assert.Equal((2 * half) + 3, grid.Count);
        for (int x = -half; x <= half; x++)
        {
            Assert.Equal(-values[grid.Find((-x, 0, 0))], values[grid.Find((x, 0, 0))], 1e-12);
            Assert.Equal((double)x / half, values[grid.Find((x, 0, 0))], 1e-6);
        }
    }

    [Fact]
    public void Each_pass_takes_one_ring_more_and_memory_goes_with_the_nodes_reached()
    {
        for (int passes = 1; passes < 5; passes++) Assert.Equal(4 + (2 * passes), OnALine(40, passes).Grid.Count);
    }

    [Fact]
    public void Values_of_less_confidence_give_way()
    {
        var (grid, values) = OnALine(3, 10_000, 0.1);
        Assert.InRange(values[grid.Find((3, 0, 0))], 0.1, 0.99);
    }

    [Fact]
    public void Nothing_is_taken_from_what_may_not_be_entered()
    {
        var grid = new SparseGrid();
        grid.Add((0, 0, 0));
        var values = RingDiffusion.Grow(grid, [2], [1], _ => false, 10, 0, new Run());
        Assert.Equal([2], values);
    }
}
