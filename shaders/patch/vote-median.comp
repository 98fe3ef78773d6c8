#version 450
#extension GL_GOOGLE_include_directive : require
// New samples of a missing point, weighted medians over the patches over it.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, count, quads, steps;
    float rank, softness, scale;
    int largest;
    uint dispatchWidth, dispatchRows;
};
#include "common/vote.glsl"

// The bits of floats as whole numbers of the same order, and back.
ivec4 keys(ivec4 bits)
{
    return bits ^ ((bits >> 31) & 0x7FFFFFFF);
}

ivec4 keyOf(int q, int k, int quad)
{
    return keys(floatBitsToInt(values[quad * count + source[q] + step[k]]));
}

// Weights as multiples of 2^-16.
int weightOf(int q)
{
    return max(1, int(roundEven(confidence[q] * 65536.0)));
}

// The least numbers up to which the weights sum to half or more, by bisection.
ivec4 median(int p, int quad)
{
    ivec4 low = ivec4(0x7FFFFFFF), high = ivec4(-0x7FFFFFFF - 1);
    int total = 0;
    for (int k = 0; k < steps; k++)
    {
        int q = patchOver(p, k);
        if (q < 0) continue;
        ivec4 key = keyOf(q, k, quad);
        low = min(low, key);
        high = max(high, key);
        total += weightOf(q);
    }
    while (low != high)
    {
        ivec4 middle = (low & high) + ((low ^ high) >> 1), sum = ivec4(0);
        for (int k = 0; k < steps; k++)
        {
            int q = patchOver(p, k);
            if (q >= 0) sum += weightOf(q) * ivec4(lessThanEqual(keyOf(q, k, quad), middle));
        }
        bvec4 enough = greaterThanEqual(sum, ivec4(total - total / 2));
        high = mix(high, middle, enough);
        low = mix(min(middle + 1, high), low, enough);
    }
    return low;
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    int p = hole[i], best, most, n = patchesOver(p, best, most);
    change[i] = 0;
    if (n == 0) return;
    origin[p] = source[patchOver(p, best)] + step[best];
    float moved = 0;
    for (int quad = 0; quad < quads; quad++) moved += patchWrite(quad, quad * count + p, intBitsToFloat(keys(median(p, quad))));
    change[i] = moved;
}
