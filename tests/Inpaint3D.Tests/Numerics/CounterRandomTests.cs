using Inpaint3D.Compute;
using Inpaint3D.Numerics;
using Inpaint3D.Tests.IO;
using Inpaint3D.Tests.Laws;
using Inpaint3D.Tests.Vulkan;
using Inpaint3D.Vulkan;

namespace Inpaint3D.Tests.Numerics;

public class CounterRandomTests(ValidatedVulkan vulkan)
{
    readonly record struct Seed(uint Low, uint High, int Below);

    /// <summary>A shader that writes the bits, the uniform number and the number below a bound for every sample, drawn at the iteration 3.</summary>
    const string RandomShader = """
        #version 450
        #extension GL_GOOGLE_include_directive : require
        #include "common/kernel.glsl"
        #include "common/random.glsl"
        layout(push_constant) uniform Args { uint low, high; int below; uint dispatchWidth, dispatchRows; };
        layout(set = 0, binding = 0, std430) writeonly buffer Numbers { uint numbers[]; };
        void main()
        {
            RETURN_OUTSIDE_DISPATCH;
            uint i = kernelColumn();
            numbers[3 * i] = randomBits(uvec2(low, high), i, 3);
            numbers[3 * i + 1] = floatBitsToUint(randomUniform(uvec2(low, high), i, 3));
            numbers[3 * i + 2] = uint(randomBelow(below, uvec2(low, high), i, 3));
        }
        """;

    [Fact]
    public void Shaders_draw_the_same_bits()
    {
        Assert.SkipUnless(ShaderCompiler.InstalledVersion is not null, "glslangValidator is not installed: it is in the package glslang-tools.");
        using var folder = new TemporaryFolder();
        byte[] shader = ShaderCompiler.Compile(RandomShader, folder.Path);
        using var device = vulkan.Open(new VulkanSettings { FindShader = _ => shader });
        const int count = 5000;
        var kernel = new Kernel<Seed>("numerics/random", (_, _, in _, _) => { });
        foreach (ulong seed in (ulong[])[0, 1, 0x123456789ABCDEF0, ulong.MaxValue])
        {
            using var buffer = device.Allocate<uint>(3 * count);
            device.Dispatch(kernel, count, 1, new Seed((uint)seed, (uint)(seed >> 32), 1000), buffer);
            var numbers = new uint[3 * count];
            device.Read<uint>(buffer, numbers);
            for (uint i = 0; i < count; i++)
            {
                Assert.Equal(CounterRandom.Bits(seed, i, 3), numbers[3 * i]);
                Assert.Equal(CounterRandom.Uniform(seed, i, 3), BitConverter.UInt32BitsToSingle(numbers[(3 * i) + 1]));
                Assert.Equal(CounterRandom.Below(1000, seed, i, 3), (int)numbers[(3 * i) + 2]);
            }
        }
    }

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
