#version 450
#extension GL_GOOGLE_include_directive : require
// A fine pixel per invocation: along each axis (1, 6, 1)/8 of the coarse samples around an even place, (1, 1)/2 around an odd one.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int width, height, coarseWidth, coarseHeight, first;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer Coarse { float coarse[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Fine { float fine[]; };

// The coarse samples around a place of a line of so many, beyond whose ends the outermost are repeated.
ivec3 around(int place, int count)
{
    int here = place / 2, next = min(here + 1, count - 1);
    return ivec3(place % 2 == 0 ? max(here - 1, 0) : next, here, next);
}

// Their weights: outer, centre.
vec2 weights(int place)
{
    return place % 2 == 0 ? vec2(0.125, 0.75) : vec2(0.25, 0.5);
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int row = first + int(kernelRow()), x = int(kernelColumn()), plane = row / height, y = row % height;
    ivec3 columns = around(x, coarseWidth), rows = (plane * coarseHeight + around(y, coarseHeight)) * coarseWidth;
    vec2 wx = weights(x), wy = weights(y);
    vec3 sums;
    for (int k = 0; k < 3; k++)
        sums[k] = wy.x * (coarse[rows.x + columns[k]] + coarse[rows.z + columns[k]]) + wy.y * coarse[rows.y + columns[k]];
    fine[row * width + x] = wx.x * (sums.x + sums.z) + wx.y * sums.y;
}
