#version 450
#extension GL_GOOGLE_include_directive : require
// p <- z + beta p.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int count, run;
    float a0, a1, a2, a3;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) buffer P { vec4 p[]; };
layout(set = 0, binding = 1, std430) readonly buffer Z { vec4 z[]; };

#include "common/run.glsl"

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    vec4 beta = vec4(a0, a1, a2, a3);
    FOR_EACH_OF_RUN(i) p[i] = fma(beta, p[i], z[i]);
}
