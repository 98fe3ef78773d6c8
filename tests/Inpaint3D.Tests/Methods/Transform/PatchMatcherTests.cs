using Inpaint3D.Methods.Transform;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Transform;

public class PatchMatcherTests
{
    const int Patch = PatchMatcher.Patch;

    [Theory, InlineData(40, 33, 8, 32), InlineData(9, 60, 5, 12), InlineData(61, 8, 20, 30), InlineData(8, 8, 4, 1), InlineData(70, 50, 19, 128)]
    public void The_patches_found_are_those_of_an_exhaustive_search(int width, int height, int reach, int count)
    {
        var plane = Padded(width * height, i => CounterRandom.Uniform(2, (uint)i, 0) - 0.5f);
        var trust = Padded(width * height, i => CounterRandom.Below(3, 6, (uint)i, 0) == 0 ? 0.1f : 1);
        var matcher = new PatchMatcher(plane, trust, width, height, reach);
        int[] found = new int[Math.Min(count, matcher.Candidates)];
        for (int i = 0; i < 60; i++)
        {
            int x = CounterRandom.Below(width - Patch + 1, 7, (uint)i, 0), y = CounterRandom.Below(height - Patch + 1, 7, (uint)i, 1);
            matcher.Find((y * width) + x, found, new float[matcher.Room]);
            int columns = Math.Min(2 * reach, width - Patch + 1), rows = Math.Min((2 * reach) + 1, height - Patch + 1);
            int left = Math.Clamp(x - (columns / 2), 0, width - Patch + 1 - columns), top = Math.Clamp(y - (rows / 2), 0, height - Patch + 1 - rows);
            var truth = from v in Enumerable.Range(top, rows)
                        from u in Enumerable.Range(left, columns)
                        let p = (v * width) + u
                        orderby Distance(plane, trust, width, (y * width) + x, p), p
                        select p;
            Assert.Equal(truth.Take(found.Length).Order(), found);
        }
    }

    [Fact]
    public void Of_equal_patches_the_first_are_taken()
    {
        var matcher = new PatchMatcher(Padded(900, _ => 0.25f), Padded(900, _ => 1), 30, 30, 8);
        int[] found = new int[5];
        matcher.Find(0, found, new float[matcher.Room]);
        Assert.Equal([0, 1, 2, 3, 4], found);
    }

    static float[] Padded(int length, Func<int, float> value) => [.. Enumerable.Range(0, length).Select(value), .. new float[PatchMatcher.Padding]];

    static double Distance(float[] plane, float[] trust, int width, int a, int b)
    {
        double sum = 0, mass = 0;
        for (int y = 0; y < Patch; y++)
        {
            for (int x = 0; x < Patch; x++)
            {
                int i = a + (y * width) + x, j = b + (y * width) + x;
                double c = (double)trust[i] * trust[j], d = plane[i] - plane[j];
                (sum, mass) = (sum + (c * d * d), mass + c);
            }
        }
        return sum / mass;
    }
}
