using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Numerics;

public class ShortSortTests
{
    /// <summary>A permutation of 0 … n − 1, each number some times, is sorted to rise, on both sides of the length at which the framework sorts.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(40, 1)]
    [InlineData(41, 3)]
    public void Sorts_numbers_to_rise(int count, int times)
    {
        int[] sorted = [.. Enumerable.Range(0, count * times).Select(i => i / times)];
        int[] numbers = [.. sorted.OrderBy(i => i * 7919 % 101)];
        var wide = Array.ConvertAll(numbers, i => ((ulong)i << 40) + 1);
        ShortSort.Sort<int>(numbers);
        ShortSort.Sort<ulong>(wide);
        Assert.Equal(sorted, numbers);
        Assert.Equal(Array.ConvertAll(sorted, i => ((ulong)i << 40) + 1), wide);
    }
}
