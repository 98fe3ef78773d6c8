#version 450
#extension GL_GOOGLE_include_directive : require
// u <- u + omega (share (b + sum of weight u_q) - u) on one colour; points of one colour are not neighbours.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end;
    float omega;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) buffer U { vec4 u[]; };
layout(set = 0, binding = 1, std430) readonly buffer B { vec4 b[]; };
layout(set = 0, binding = 2, std430) readonly buffer Share { float share[]; };
layout(set = 0, binding = 3, std430) readonly buffer Neighbours { int neighbours[]; };
layout(set = 0, binding = 4, std430) readonly buffer Weights { float weights[]; };

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    vec4 sum = b[i];
    for (int k = 6 * i; k < 6 * i + 6; k++) sum += weights[k] * u[neighbours[k]];
    u[i] += omega * (sum * share[i] - u[i]);
}
