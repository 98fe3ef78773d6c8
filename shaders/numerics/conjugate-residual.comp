#version 450
#extension GL_GOOGLE_include_directive : require
// r <- b - A x, x the sum of two floats, and of every run of unknowns the largest |r|. The CPU sums in double precision; here
// sums of two floats have 48 bits for its 53, so that r differs by 2^-40 of the sum of |terms| at the most.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int count, run, reach, weightStride;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) writeonly buffer R { vec4 r[]; };
layout(set = 0, binding = 1, std430) readonly buffer B { vec4 b[]; };
layout(set = 0, binding = 2, std430) readonly buffer High { vec4 high[]; };
layout(set = 0, binding = 3, std430) readonly buffer Low { vec4 low[]; };
layout(set = 0, binding = 4, std430) readonly buffer Neighbours { ivec4 neighbours[]; };
layout(set = 0, binding = 5, std430) readonly buffer Weights { vec4 weights[]; };
layout(set = 0, binding = 6, std430) readonly buffer Diagonal { float diagonal[]; };
layout(set = 0, binding = 7, std430) writeonly buffer Partial { vec4 partial[]; };

#define GATHERED(n) low[n]
#include "common/gather.glsl"
#include "common/run.glsl"
#include "common/twofloat.glsl"

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    vec4 largest = vec4(0);
    FOR_EACH_OF_RUN(i)
    {
        TwoFloat sum = twoProduct(vec4(diagonal[i]), high[i]);
        for (int k = 0; k < reach / 4; k++)
        {
            ivec4 n = neighbours[i * reach / 4 + k];
            vec4 w = weights[i * weightStride / 4 + k];
            for (int lane = 0; lane < 4; lane++) sum = addProduct(sum, vec4(w[lane]), high[n[lane]]);
        }
        // The low parts are small enough for float.
        vec4 rest = low[i] * diagonal[i] + gather(i);
        TwoFloat difference = twoSum(b[i], -sum.high);
        precise vec4 result = difference.high + ((difference.low - sum.low) - rest);
        r[i] = result;
        largest = max(largest, abs(result));
    }
    partial[KERNEL_INDEX] = largest;
}
