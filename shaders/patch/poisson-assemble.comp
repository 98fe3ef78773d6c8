#version 450
#extension GL_GOOGLE_include_directive : require
// The screened Poisson equation of a missing point, from what the patches over it say of its value and of the differences to its neighbours.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, width, height, depth, radiusX, radiusY, radiusZ, quad, unknowns;
    float lambda;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer Values { vec4 values[]; };
layout(set = 0, binding = 1, std430) readonly buffer Source { int source[]; };
layout(set = 0, binding = 2, std430) readonly buffer Confidence { float confidence[]; };
layout(set = 0, binding = 3, std430) readonly buffer Points { int points[]; };
layout(set = 0, binding = 4, std430) readonly buffer Neighbours { int neighbours[]; };
layout(set = 0, binding = 5, std430) buffer U { vec4 u[]; };
layout(set = 0, binding = 6, std430) writeonly buffer B { vec4 b[]; };
layout(set = 0, binding = 7, std430) writeonly buffer Share { float share[]; };
layout(set = 0, binding = 8, std430) writeonly buffer Weights { float weights[]; };

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    int p = points[i], count = width * height * depth, first = quad * count;
    int step[6] = int[](1, -1, width, -width, width * height, -width * height);
    vec4 f = vec4(0), g[6] = vec4[](vec4(0), vec4(0), vec4(0), vec4(0), vec4(0), vec4(0));
    float all = 0, w[6] = float[](0, 0, 0, 0, 0, 0);
    for (int z = -radiusZ; z <= radiusZ; z++)
        for (int y = -radiusY; y <= radiusY; y++)
            for (int x = -radiusX; x <= radiusX; x++)
            {
                int away = (z * height + y) * width + x, q = p - away;
                if (q < 0 || q >= count || source[q] < 0) continue;
                int from = first + source[q] + away;
                float kappa = confidence[q];
                vec4 value = values[from];
                f += value * kappa;
                all += kappa;
                bool inPatch[6] = bool[](x < radiusX, x > -radiusX, y < radiusY, y > -radiusY, z < radiusZ, z > -radiusZ);
                for (int k = 0; k < 6; k++)
                {
                    if (!inPatch[k]) continue;
                    g[k] += (values[from + step[k]] - value) * kappa;
                    w[k] += kappa;
                }
            }
    vec4 right = f * lambda;
    float diagonal = all * lambda;
    for (int k = 0; k < 6; k++)
    {
        bool isMissing = neighbours[6 * i + k] < unknowns;
        float weight = (1 - lambda) * w[k];
        diagonal += weight;
        right -= g[k] * (1 - lambda);
        if (!isMissing && weight > 0) right += values[first + p + step[k]] * weight;
        weights[6 * i + k] = isMissing ? weight : 0;
    }
    u[i] = values[first + p];
    // A point that no patch is over keeps its samples.
    b[i] = all > 0 ? right : values[first + p];
    share[i] = all > 0 ? 1 / diagonal : 1;
}
