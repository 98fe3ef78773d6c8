using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Numerics;

public class CounterRandomTests
{
    [Fact]
    public void Uniform_numbers_have_the_mean_and_variance_of_the_uniform_distribution()
    {
        const int n = 200_000;
        double sum = 0, squares = 0;
        for (uint i = 0; i < n; i++)
        {
            double u = CounterRandom.Uniform(42, i, 7);
            Assert.InRange(u, 0, 1 - 1e-9);
            sum += u;
            squares += u * u;
        }
        // Standard errors are 0.29/sqrt(n) and 0.30/sqrt(n); five of them.
        Assert.Equal(0.5, sum / n, 0.0033);
        Assert.Equal(1.0 / 3, squares / n, 0.0034);
    }

    [Fact]
    public void Neighbouring_counters_and_seeds_are_uncorrelated()
    {
        const int n = 100_000;
        double bySample = 0, byIteration = 0, bySeed = 0, byHighSeed = 0;
        for (uint i = 0; i < n; i++)
        {
            double u = CounterRandom.Uniform(1, i, 0) - 0.5;
            bySample += u * (CounterRandom.Uniform(1, i + 1, 0) - 0.5);
            byIteration += u * (CounterRandom.Uniform(1, i, 1) - 0.5);
            bySeed += u * (CounterRandom.Uniform(2, i, 0) - 0.5);
            byHighSeed += u * (CounterRandom.Uniform(1 + (1UL << 32), i, 0) - 0.5);
        }
        // Each product has standard deviation 1/12; five standard errors.
        double bound = 5.0 / 12 * Math.Sqrt(n);
        Assert.All([bySample, byIteration, bySeed, byHighSeed], sum => Assert.InRange(sum, -bound, bound));
    }

    [Fact]
    public void Below_reaches_every_number_about_equally_often()
    {
        var counts = new int[7];
        for (uint i = 0; i < 70_000; i++) counts[CounterRandom.Below(7, 3, i, 0)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        const int n = 100_000;
        double sum = 0, squares = 0;
        for (uint i = 0; i < n; i++)
        {
            double x = CounterRandom.Normal(5, i, 0);
            sum += x;
            squares += x * x;
        }
        Assert.Equal(0, sum / n, 5 / Math.Sqrt(n));
        Assert.Equal(1, squares / n, 5 * Math.Sqrt(2.0 / n));
    }
}
