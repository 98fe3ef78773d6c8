#version 450
#extension GL_GOOGLE_include_directive : require
// Sums of what votes changed, one per invocation over a run of 256 points.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer Change { float change[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Sums { float sums[]; };

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int row = KERNEL_INDEX;
    float sum = 0;
    for (int i = start + 256 * row, last = min(i + 256, end); i < last; i++) sum += change[i];
    sums[row] = sum;
}
