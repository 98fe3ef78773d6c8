using Inpaint3D.Compute;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Laws;

/// <summary>Dispatches of every kernel, with about a given number of invocations or unknowns each.</summary>
static partial class KernelCases
{
    /// <summary>Cases of all kernels; one that is missing here fails a law.</summary>
    /// <param name="size">Unknowns, pixels or candidates.</param>
    /// <param name="lanes">Into how many invocations rows are cut where that is free; see <see cref="Device.Lanes"/>.</param>
    public static IEnumerable<KernelCase> All(int size, int lanes)
    {
        foreach (var (variant, level) in Levels(size))
            foreach (var one in Multigrids(variant, level).Concat(ConjugateGradient(size, variant, level))) yield return one;
        // The preparation of coherence transport takes longer than is worth while for more than a million.
        foreach (var one in Transfers(size).Concat(ConjugateGradient(size)).Concat(Pyramids(size)).Concat(Coherence(Math.Min(size, 1_000_000))).Concat(Exemplars(size, lanes)).Concat(Warps(size)).Concat(Patches(size))) yield return one;
    }

    static (int Width, int Height, int Depth, int Channels) Square(int size, int channels) => ((int)Math.Sqrt(size), (int)Math.Sqrt(size), 1, channels);

    static int Rows(int count) => (count + Row - 1) / Row;

    /// <summary>Numbers from −½ to ½.</summary>
    static float[] Floats(int count, uint seed, float scale = 1)
    {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = scale * (CounterRandom.Uniform(seed, (uint)i, 0) - 0.5f);
        return numbers;
    }

    /// <summary>Four numbers an unknown, and four zeros.</summary>
    static float[] Vector(int count, uint seed, float scale = 1)
    {
        var vector = Floats(4 * (count + 1), seed, scale);
        vector.AsSpan(4 * count).Clear();
        return vector;
    }
}
