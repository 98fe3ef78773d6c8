#version 450
#extension GL_GOOGLE_include_directive : require
// b <- transpose(P) r: the sum over the nine children of a coarse unknown.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int count;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) writeonly buffer B { vec4 b[]; };
layout(set = 0, binding = 1, std430) readonly buffer R { vec4 r[]; };
layout(set = 0, binding = 2, std430) readonly buffer Children { int children[]; };

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = KERNEL_INDEX;
    if (i >= count) return;
    vec4 sum = vec4(0);
    for (int k = 9 * i; k < 9 * i + 9; k++) sum += r[children[k]];
    b[i] = sum;
}
