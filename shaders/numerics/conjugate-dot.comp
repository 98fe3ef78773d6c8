#version 450
#extension GL_GOOGLE_include_directive : require
// Sums of u * v, one per invocation over its run of unknowns.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int count, run;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer U { vec4 u[]; };
layout(set = 0, binding = 1, std430) readonly buffer V { vec4 v[]; };
layout(set = 0, binding = 2, std430) writeonly buffer Partial { vec4 partial[]; };

#include "common/run.glsl"

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    vec4 sum = vec4(0);
    FOR_EACH_OF_RUN(i) sum = fma(u[i], v[i], sum);
    partial[KERNEL_INDEX] = sum;
}
