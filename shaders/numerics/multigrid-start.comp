#version 450
#extension GL_GOOGLE_include_directive : require
// x <- b / D on the first colour, 0 on the others.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int first, count;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) writeonly buffer X { vec4 x[]; };
layout(set = 0, binding = 1, std430) readonly buffer B { vec4 b[]; };
layout(set = 0, binding = 2, std430) readonly buffer Diagonal { float diagonal[]; };

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = KERNEL_INDEX;
    if (i >= count) return;
    x[i] = i < first ? b[i] / diagonal[i] : vec4(0);
}
