#version 450
#extension GL_GOOGLE_include_directive : require
// x <- x + P e: the mean of up to four parents.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int count;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) buffer X { vec4 x[]; };
layout(set = 0, binding = 1, std430) readonly buffer E { vec4 e[]; };
layout(set = 0, binding = 2, std430) readonly buffer Parents { ivec4 parents[]; };
layout(set = 0, binding = 3, std430) readonly buffer Share { float share[]; };

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = KERNEL_INDEX;
    if (i >= count) return;
    ivec4 p = parents[i];
    x[i] += (e[p.x] + e[p.y] + e[p.z] + e[p.w]) * share[i];
}
