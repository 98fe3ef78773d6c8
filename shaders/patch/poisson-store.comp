#version 450
#extension GL_GOOGLE_include_directive : require
// Writes a solution into a quad of the samples.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, count, quad;
    float scale;
    int largest;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) buffer Values { vec4 values[]; };
layout(set = 0, binding = 1, std430) buffer Codes { uvec2 codes[]; };
layout(set = 0, binding = 2, std430) readonly buffer Points { int points[]; };
layout(set = 0, binding = 3, std430) readonly buffer U { vec4 u[]; };
layout(set = 0, binding = 4, std430) readonly buffer Features { vec2 features[]; };
layout(set = 0, binding = 5, std430) buffer Change { float change[]; };

#include "common/patch-write.glsl"

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    float moved = patchWrite(quad, quad * count + points[i], u[i]);
    change[i] = quad == 0 ? moved : change[i] + moved;
}
