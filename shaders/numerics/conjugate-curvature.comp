#version 450
#extension GL_GOOGLE_include_directive : require
// q <- A p, and sums of p * q, one per invocation over its run of unknowns.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int count, run, reach, weightStride;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer P { vec4 p[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Q { vec4 q[]; };
layout(set = 0, binding = 2, std430) readonly buffer Neighbours { ivec4 neighbours[]; };
layout(set = 0, binding = 3, std430) readonly buffer Weights { vec4 weights[]; };
layout(set = 0, binding = 4, std430) readonly buffer Diagonal { float diagonal[]; };
layout(set = 0, binding = 5, std430) writeonly buffer Partial { vec4 partial[]; };

#define GATHERED(n) p[n]
#include "common/gather.glsl"
#include "common/run.glsl"

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    vec4 sum = vec4(0);
    FOR_EACH_OF_RUN(i)
    {
        vec4 product = p[i] * diagonal[i] + gather(i);
        q[i] = product;
        sum = fma(product, p[i], sum);
    }
    partial[KERNEL_INDEX] = sum;
}
