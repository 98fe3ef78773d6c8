using FsCheck.Fluent;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Tests.Numerics.Curves;

public class NonCrossingPairsTests
{
    [Fact]
    public void Finds_what_trying_all_pairings_finds() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        int count = CounterRandom.Below(9, (ulong)seed, 0, 0);
        var costs = new Dictionary<(int, int), double>();
        for (int i = 0; i < count; i++)
        {
            for (int k = i + 1; k < count; k++)
                if (CounterRandom.Below(4, (ulong)seed, (uint)i, (uint)k) > 0) costs[(i, k)] = CounterRandom.Below(25, (ulong)seed, (uint)k, (uint)i) - 20;
        }
        var pairs = NonCrossingPairs.Best(count, costs.Select(cost => (cost.Key.Item1, cost.Key.Item2, cost.Value)), new Run());
        Assert.Equal(pairs.Count * 2, pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Count());
        foreach (var (a, b) in pairs)
            foreach (var (c, d) in pairs) Assert.False(a < c && c < b && b < d, $"{a}-{b} crosses {c}-{d}");
        Assert.Equal(Least([.. Enumerable.Range(0, count)], costs), pairs.Sum(pair => costs[pair]));
    }).Check();

    [Fact]
    public void Leaves_alone_what_costs()
    {
        Assert.Empty(NonCrossingPairs.Best(2, [(0, 1, 1.0)], new Run()));
        Assert.Equal([(0, 1), (2, 3)], NonCrossingPairs.Best(4, [(0, 2, -5.0), (1, 3, -5.0), (0, 1, -3.0), (2, 3, -3.0)], new Run()));
    }

    /// <summary>The least cost of all ways to pair points without crossings: the first is alone, or parts the others in two.</summary>
    static double Least(int[] points, Dictionary<(int, int), double> costs)
    {
        if (points.Length < 2) return 0;
        double best = Least(points[1..], costs);
        for (int k = 1; k < points.Length; k++)
            if (costs.TryGetValue((points[0], points[k]), out double cost)) best = Math.Min(best, cost + Least(points[1..k], costs) + Least(points[(k + 1)..], costs));
        return best;
    }
}
