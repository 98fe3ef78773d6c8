#version 450
#extension GL_GOOGLE_include_directive : require
// New samples of a missing point, means over the patches over it. The exponential is not rounded as on the CPU: means differ in the last
// digits.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, count, quads, steps;
    float rank, softness, scale;
    int largest;
    uint dispatchWidth, dispatchRows;
};
#include "common/vote.glsl"

// Weights below that do not count, and a softness from which on distances do not matter.
const float negligible = 1e-6, equal = 1e30;

// The distance of a given rank, by bisection between the least and the largest.
int smallest(int p, int position, int low, int high)
{
    while (low < high)
    {
        int middle = low + (high - low) / 2, below = 0;
        for (int k = 0; k < steps; k++)
        {
            int q = patchOver(p, k);
            if (q >= 0 && distances[q] <= middle) below++;
        }
        if (below > position) high = middle;
        else low = middle + 1;
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
    int centre = patchOver(p, best), least = distances[centre];
    origin[p] = source[centre] + step[best];
    bool soft = softness > 0 && softness < equal;
    float width = soft ? 2 * softness * float(smallest(p, min(int(rank * n), n - 1), least, most)) : 0, moved = 0;
    for (int quad = 0; quad < quads; quad++)
    {
        vec4 sum = vec4(0);
        float total = 0;
        for (int k = 0; k < steps; k++)
        {
            int q = patchOver(p, k);
            if (q < 0 || (softness == 0 && k != best)) continue;
            float share = !soft || distances[q] == least ? 1.0 : width > 0 ? exp(float(distances[q] - least) * (-1 / width)) : 0.0;
            float weight = share < negligible ? 0.0 : (softness == 0 ? 1.0 : confidence[q]) * share;
            sum += values[quad * count + source[q] + step[k]] * weight;
            total += weight;
        }
        moved += patchWrite(quad, quad * count + p, sum / total);
    }
    change[i] = moved;
}
