#version 450
#extension GL_GOOGLE_include_directive : require
// x <- x + alpha p as the sum of two floats, r <- r - alpha q, and of every run of unknowns the largest |alpha p| and |r|.
// Every operation is rounded as on the CPU (precise), so that the two agree bit for bit.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int count, run;
    float a0, a1, a2, a3;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) buffer High { vec4 high[]; };
layout(set = 0, binding = 1, std430) buffer Low { vec4 low[]; };
layout(set = 0, binding = 2, std430) readonly buffer P { vec4 p[]; };
layout(set = 0, binding = 3, std430) buffer R { vec4 r[]; };
layout(set = 0, binding = 4, std430) readonly buffer Q { vec4 q[]; };
layout(set = 0, binding = 5, std430) writeonly buffer Partial { vec4 partial[]; };

#include "common/run.glsl"

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    vec4 alpha = vec4(a0, a1, a2, a3), change = vec4(0), residual = vec4(0);
    FOR_EACH_OF_RUN(i)
    {
        precise vec4 stride = alpha * p[i];
        change = max(change, abs(stride));
        // The rounding error of the sum, which the differences give exactly (Dekker 1971), goes to the low float.
        precise vec4 small = low[i] + stride;
        precise vec4 sum = high[i] + small;
        precise vec4 error = small - (sum - high[i]);
        high[i] = sum;
        low[i] = error;
        precise vec4 rest = r[i] - alpha * q[i];
        r[i] = rest;
        residual = max(residual, abs(rest));
    }
    partial[2 * KERNEL_INDEX] = change;
    partial[2 * KERNEL_INDEX + 1] = residual;
}
