#version 450
#extension GL_GOOGLE_include_directive : require
// New samples of a missing point from the patches over it. The exponential is not rounded as on the CPU: means differ in the last digits.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, count, quads, steps;
    float rank, softness, scale;
    int largest;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) buffer Values { vec4 values[]; };
layout(set = 0, binding = 1, std430) buffer Codes { uvec2 codes[]; };
layout(set = 0, binding = 2, std430) readonly buffer Source { int source[]; };
layout(set = 0, binding = 3, std430) readonly buffer Distance { int distances[]; };
layout(set = 0, binding = 4, std430) readonly buffer Hole { int hole[]; };
layout(set = 0, binding = 5, std430) readonly buffer Steps { int step[]; };
layout(set = 0, binding = 6, std430) readonly buffer Confidence { float confidence[]; };
layout(set = 0, binding = 7, std430) readonly buffer Features { vec2 features[]; };
layout(set = 0, binding = 8, std430) writeonly buffer Origin { int origin[]; };

// Weights below that do not count.
const float negligible = 1e-6;

// The centre of the k-th patch over a point, or -1.
int patchOver(int p, int k)
{
    int q = p - step[k];
    return q >= 0 && q < count && source[q] >= 0 ? q : -1;
}

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

uint code(float value, vec2 feature)
{
    return uint(int(clamp(roundEven((value - feature.x) * (scale * feature.y)), 0.0, float(largest))));
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    int p = hole[i], n = 0, best = -1, bestCentre = -1, most = 0;
    for (int k = 0; k < steps; k++)
    {
        int q = patchOver(p, k);
        if (q < 0) continue;
        n++;
        most = max(most, distances[q]);
        if (best >= 0 && distances[q] >= distances[bestCentre]) continue;
        best = k;
        bestCentre = q;
    }
    if (n == 0) return;
    origin[p] = source[bestCentre] + step[best];
    int least = distances[bestCentre];
    float width = softness == 0 ? 0 : 2 * softness * float(smallest(p, min(int(rank * n), n - 1), least, most));
    for (int quad = 0; quad < quads; quad++)
    {
        vec4 sum = vec4(0);
        float total = 0;
        for (int k = 0; k < steps; k++)
        {
            int q = patchOver(p, k);
            if (q < 0 || (softness == 0 && k != best)) continue;
            float share = distances[q] == least ? 1.0 : width > 0 ? exp(float(distances[q] - least) * (-1 / width)) : 0.0;
            float weight = share < negligible ? 0.0 : (softness == 0 ? 1.0 : confidence[q]) * share;
            sum += values[quad * count + source[q] + step[k]] * weight;
            total += weight;
        }
        int at = quad * count + p;
        vec4 mean = sum / total, value = values[at];
        uint words[4] = uint[](codes[at].x & 0xFFFFu, codes[at].x >> 16, codes[at].y & 0xFFFFu, codes[at].y >> 16);
        for (int lane = 0; lane < 4; lane++)
        {
            vec2 feature = features[4 * quad + lane];
            if (feature.y == 0) continue;
            value[lane] = mean[lane];
            words[lane] = code(mean[lane], feature);
        }
        values[at] = value;
        codes[at] = uvec2(words[0] | (words[1] << 16), words[2] | (words[3] << 16));
    }
}
