namespace Inpaint3D.Numerics;

/// <summary>
/// A counter-based generator: the number is a pure function of (seed, sample, iteration), so no order of evaluation and no
/// number of threads can change it. All arithmetic is on 32-bit unsigned integers, so that a shader gives the same bits.
/// </summary>
/// <remarks>
/// The mixing is the 3-word hash "pcg3d" of M. Jarzynski, M. Olano. Hash functions for GPU rendering. J. Computer Graphics
/// Techniques 9(3), 2020, listing 6, applied to the two halves of the seed folded over (sample, iteration).
/// </remarks>
public static class CounterRandom
{
    /// <summary>32 random bits.</summary>
    public static uint Bits(ulong seed, uint sample, uint iteration)
    {
        var (x, y, z) = Mix((uint)seed, sample, iteration);
        return Mix(x ^ (uint)(seed >> 32), y, z).X;
    }

    /// <summary>A number uniform in [0, 1), a multiple of 2⁻²⁴.</summary>
    public static float Uniform(ulong seed, uint sample, uint iteration) => (Bits(seed, sample, iteration) >> 8) * (1f / (1 << 24));

    /// <summary>A whole number uniform in 0 .. <paramref name="count"/> − 1, by the high word of the product.</summary>
    public static int Below(int count, ulong seed, uint sample, uint iteration) => (int)(((ulong)Bits(seed, sample, iteration) * (uint)count) >> 32);

    /// <summary>A number of the normal distribution, mean 0 and variance 1 (Box and Muller 1958).</summary>
    public static double Normal(ulong seed, uint sample, uint iteration)
    {
        double u = (Bits(seed, sample, 2 * iteration) + 1.0) / 4294967296.0, v = Bits(seed, sample, (2 * iteration) + 1) / 4294967296.0;
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }

    static (uint X, uint Y, uint Z) Mix(uint x, uint y, uint z)
    {
        unchecked
        {
            (x, y, z) = ((x * 1664525u) + 1013904223u, (y * 1664525u) + 1013904223u, (z * 1664525u) + 1013904223u);
            x += y * z;
            y += z * x;
            z += x * y;
            x ^= x >> 16;
            y ^= y >> 16;
            z ^= z >> 16;
            x += y * z;
            y += z * x;
            z += x * y;
            return (x, y, z);
        }
    }
}
