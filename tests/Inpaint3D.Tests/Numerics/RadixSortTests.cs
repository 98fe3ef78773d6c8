using Inpaint3D.Compute;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Numerics;

public class RadixSortTests
{
    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 64)]
    [InlineData(100, 64)]
    [InlineData(100, 3)]
    [InlineData(5000, 64)]
    [InlineData(5000, 33)]
    [InlineData(5000, 9)]
    [InlineData(5000, 0)]
    [InlineData(70000, 64)]
    [InlineData(70000, 13)]
    public void Items_follow_their_keys_and_stay_in_order_where_these_are_equal(int count, int bits)
    {
        var keys = Enumerable.Range(0, count).Select(i => bits == 0 ? 7 : (ulong)(CounterRandom.Uniform(1, (uint)i, 0) * Math.Pow(2, bits))).ToArray();
        int[] items = [.. Enumerable.Range(0, count)], expected = [.. items.OrderBy(i => keys[i])];
        foreach (var host in (CpuDevice?[])[null, Device.Cpu.Host])
        {
            int[] sorted = [.. items];
            RadixSort.Sort([.. keys], sorted, host);
            Assert.Equal(expected, sorted);
        }
    }
}
