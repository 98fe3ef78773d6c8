using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Numerics;

public class SampleGaussianTests
{
    const int Side = 8, Area = Side * Side, Width = 64;

    static readonly float[][] Planes =
    [
        .. Enumerable.Range(0, 2).Select(c => Enumerable.Range(0, Width * Width)
            .Select(i => MathF.Sin((0.11f * i) + c) + (0.5f * CounterRandom.Uniform(8, (uint)i, (uint)c))).ToArray())
    ];

    [Theory, InlineData(1, 5), InlineData(7, 3), InlineData(16, 16), InlineData(33, 20), InlineData(40, 1), InlineData(48, 31)]
    public void The_expectation_is_that_of_the_covariance_written_out(int samples, int knownCount)
    {
        int[] patches = [.. Enumerable.Range(0, samples).Select(i => CounterRandom.Below(56, 3, (uint)i, 0) + (Width * CounterRandom.Below(56, 3, (uint)i, 1)))];
        int[] known = [.. Enumerable.Range(0, knownCount).Select(k => k * 2 * Area / knownCount)];
        float[] values = [.. known.Select((_, k) => CounterRandom.Uniform(5, (uint)k, 0))];
        var gaussian = new SampleGaussian(samples, 2 * Area);
        gaussian.Load(Planes, patches, Width);
        gaussian.Condition(known, values, 0.1f);
        double[] truth = Truth(patches, known, values, 0.1);
        for (int e = 0; e < truth.Length; e++) Assert.Equal(truth[e], gaussian.Expect(e), 2e-5);
    }

    [Fact]
    public void A_vector_in_the_span_of_the_samples_is_recovered_from_as_many_entries()
    {
        // Four samples differ from their mean by three independent vectors: three entries say where in that space a vector lies.
        int[] patches = [5, 270, 1033, 2050];
        float[] Entries(int patch) => [.. Enumerable.Range(0, 2 * Area).Select(e => Planes[e / Area][patch + (e % Area / Side * Width) + (e % Side)])];
        float[][] samples = [.. patches.Select(Entries)];
        float[] weights = [0.7f, -0.4f, 0.5f, 0.2f];
        float[] vector = [.. Enumerable.Range(0, 2 * Area).Select(e => Enumerable.Range(0, 4).Sum(i => weights[i] * samples[i][e]))];
        int[] known = [0, 3, 9, 14, 17, 30];
        var gaussian = new SampleGaussian(4, 2 * Area);
        gaussian.Load(Planes, patches, Width);
        gaussian.Condition(known, [.. known.Select(k => vector[k])], 1e-7f);
        for (int e = 0; e < vector.Length; e++) Assert.Equal(vector[e], gaussian.Expect(e), 1e-3);
    }

    [Fact]
    public void Nothing_known_gives_the_mean()
    {
        int[] patches = [0, 130, 400];
        var gaussian = new SampleGaussian(3, 2 * Area);
        gaussian.Load(Planes, patches, Width);
        gaussian.Condition([], [], 0.1f);
        Assert.Equal(patches.Average(p => Planes[1][p + Width + 2]), gaussian.Expect(Area + Side + 2), 1e-5);
    }

    /// <summary>μ + Σ·ₖ (Σₖₖ + λ I)⁻¹ (y − μₖ) by Gaussian elimination.</summary>
    static double[] Truth(int[] patches, int[] known, float[] values, double noise)
    {
        double Sample(int i, int e) => Planes[e / Area][patches[i] + (e % Area / Side * Width) + (e % Side)];
        double[] mean = [.. Enumerable.Range(0, 2 * Area).Select(e => patches.Select((_, i) => Sample(i, e)).Average())];
        double Covariance(int e, int f) => patches.Select((_, i) => (Sample(i, e) - mean[e]) * (Sample(i, f) - mean[f])).Average();
        int n = known.Length;
        double[][] system = [.. known.Select((e, k) => known.Select((f, l) => Covariance(e, f) + (k == l ? noise : 0)).Append(values[k] - mean[e]).ToArray())];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                double factor = i == j ? 0 : system[i][j] / system[j][j];
                for (int k = j; k <= n && factor != 0; k++) system[i][k] -= factor * system[j][k];
            }
        }
        return [.. mean.Select((m, e) => m + known.Select((f, k) => Covariance(e, f) * system[k][n] / system[k][k]).Sum())];
    }
}
