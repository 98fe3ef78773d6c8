#version 450
#extension GL_GOOGLE_include_directive : require
// r <- s (b - A x), s the share that a parent has; an unknown per invocation.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, reach, weightStride;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) writeonly buffer R { vec4 r[]; };
layout(set = 0, binding = 1, std430) readonly buffer B { vec4 b[]; };
layout(set = 0, binding = 2, std430) readonly buffer X { vec4 x[]; };
layout(set = 0, binding = 3, std430) readonly buffer Neighbours { ivec4 neighbours[]; };
layout(set = 0, binding = 4, std430) readonly buffer Weights { vec4 weights[]; };
layout(set = 0, binding = 5, std430) readonly buffer Diagonal { float diagonal[]; };
layout(set = 0, binding = 6, std430) readonly buffer Share { float share[]; };

#define GATHERED(n) x[n]
#include "common/gather.glsl"

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    r[i] = (b[i] - (x[i] * diagonal[i] + gather(i))) * share[i];
}
