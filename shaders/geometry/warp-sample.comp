#version 450
#extension GL_GOOGLE_include_directive : require
// The bilinear sample that a pixel of the target shows, in a crack the mean of those of its neighbours; a row for each row of each channel.
#include "common/warp.glsl"

layout(set = 0, binding = 0, std430) readonly buffer Looks { float looks[]; };
layout(set = 0, binding = 1, std430) readonly buffer Closed { float closed[]; };
layout(set = 0, binding = 2, std430) readonly buffer From { float from[]; };
layout(set = 0, binding = 3, std430) writeonly buffer To { float to[]; };

#include "common/cracks.glsl"

// Weights of 0 do not touch their pixel, which may be of another surface or unknown.
float bilinear(int plane, int i)
{
    vec2 at = vec2(looks[i], looks[targetWidth * targetHeight + i]), share = fract(at);
    int j = plane + int(at.y) * width + int(at.x);
    float top = share.x > 0.0 ? from[j] + share.x * (from[j + 1] - from[j]) : from[j];
    if (share.y <= 0.0) return top;
    j += width;
    float bottom = share.x > 0.0 ? from[j] + share.x * (from[j + 1] - from[j]) : from[j];
    return top + share.y * (bottom - top);
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int row = first + int(kernelRow()), channel = row / targetHeight, i = row % targetHeight * targetWidth + int(kernelColumn());
    int plane = channel * width * height, result = channel * targetWidth * targetHeight + i, count = 0;
    to[result] = 0.0;
    if (!(closed[i] > 0.0)) return;
    if (seenDepth(i) > 0.0)
    {
        to[result] = bilinear(plane, i);
        return;
    }
    float farthest = farthestAround(i), sum = 0.0;
    for (int k = 0; k < 9; k++)
    {
        int j = neighbour(i, k);
        if (!(seenDepth(j) > 0.0 && seenDepth(j) <= farthest)) continue;
        sum += bilinear(plane, j);
        count++;
    }
    to[result] = sum / float(count);
}
