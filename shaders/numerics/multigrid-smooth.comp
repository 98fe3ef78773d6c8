#version 450
#extension GL_GOOGLE_include_directive : require
// x <- (b - (A - D) x) / D on one colour, an unknown (four lanes) per invocation. Unknowns of one colour do not meet in A.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, reach, weightStride;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) buffer X { vec4 x[]; };
layout(set = 0, binding = 1, std430) readonly buffer B { vec4 b[]; };
layout(set = 0, binding = 2, std430) readonly buffer Neighbours { ivec4 neighbours[]; };
layout(set = 0, binding = 3, std430) readonly buffer Weights { vec4 weights[]; };
layout(set = 0, binding = 4, std430) readonly buffer Diagonal { float diagonal[]; };

#define GATHERED(n) x[n]
#include "common/gather.glsl"

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    x[i] = (b[i] - gather(i)) / diagonal[i];
}
