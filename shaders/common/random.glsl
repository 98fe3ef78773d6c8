// Twin of CounterRandom: the number is a pure function of (seed, sample, iteration), the same bits as in C#.
// The mixing is "pcg3d" of M. Jarzynski, M. Olano. Hash functions for GPU rendering. JCGT 9(3), 2020, listing 6.

uvec3 randomMix(uvec3 v)
{
    v = v * 1664525u + 1013904223u;
    v.x += v.y * v.z;
    v.y += v.z * v.x;
    v.z += v.x * v.y;
    v ^= v >> 16;
    v.x += v.y * v.z;
    v.y += v.z * v.x;
    v.z += v.x * v.y;
    return v;
}

// 32 random bits; the seed's low half is seed.x.
uint randomBits(uvec2 seed, uint draw, uint iteration)
{
    uvec3 v = randomMix(uvec3(seed.x, draw, iteration));
    return randomMix(uvec3(v.x ^ seed.y, v.yz)).x;
}

// Uniform in [0, 1), a multiple of 2^-24.
float randomUniform(uvec2 seed, uint draw, uint iteration)
{
    return float(randomBits(seed, draw, iteration) >> 8) * (1.0 / 16777216.0);
}

// Uniform in 0 .. count - 1, by the high word of the product.
int randomBelow(int count, uvec2 seed, uint draw, uint iteration)
{
    uint high, low;
    umulExtended(randomBits(seed, draw, iteration), uint(count), high, low);
    return int(high);
}
