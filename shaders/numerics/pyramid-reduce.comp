#version 450
#extension GL_GOOGLE_include_directive : require
// A coarse pixel per invocation: the mean of the known of 5 x 5 fine samples with binomial weights, and whether that is known.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int width, height, coarseWidth, coarseHeight, depth, channels, first;
    float least;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer Fine { float fine[]; };
layout(set = 0, binding = 1, std430) readonly buffer FineKnown { float fineKnown[]; };
layout(set = 0, binding = 2, std430) writeonly buffer Coarse { float coarse[]; };
layout(set = 0, binding = 3, std430) writeonly buffer CoarseKnown { float coarseKnown[]; };

const float binomial[5] = float[](1, 4, 6, 4, 1);

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int row = first + int(kernelRow()), x = int(kernelColumn()), z = row / coarseHeight, y = row % coarseHeight;
    // A bit for each of the 25 samples that are known.
    uint usable = 0;
    float known = 0, inside = 0;
    for (int k = 0; k < 25; k++)
    {
        int i = 2 * x + k % 5 - 2, j = 2 * y + k / 5 - 2;
        if (i < 0 || j < 0 || i >= width || j >= height) continue;
        float weight = binomial[k % 5] * binomial[k / 5];
        inside += weight;
        if (!(fineKnown[(z * height + j) * width + i] > 0)) continue;
        known += weight;
        usable |= 1u << k;
    }
    bool share = known > 0 && known >= least * inside;
    coarseKnown[row * coarseWidth + x] = share ? 1 : 0;
    for (int c = 0; c < channels; c++)
    {
        float sum = 0;
        for (int k = 0; k < 25; k++)
        {
            if ((usable & (1u << k)) == 0) continue;
            int i = 2 * x + k % 5 - 2, j = 2 * y + k / 5 - 2;
            sum = fma(binomial[k % 5] * binomial[k / 5], fine[((c * depth + z) * height + j) * width + i], sum);
        }
        coarse[(c * depth * coarseHeight + row) * coarseWidth + x] = share ? sum / known : 0;
    }
}
