#version 450
#extension GL_GOOGLE_include_directive : require
// The depth of a pixel of the target; in a crack the mean of its neighbours of the nearest surface.
#include "common/warp.glsl"

layout(set = 0, binding = 0, std430) readonly buffer Looks { float looks[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Closed { float closed[]; };

#include "common/cracks.glsl"

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int x = int(kernelColumn()), y = first + int(kernelRow()), i = y * targetWidth + x, count = 0;
    closed[i] = seenDepth(i);
    if (seenDepth(i) > 0.0 || x == 0 || y == 0 || x == targetWidth - 1 || y == targetHeight - 1) return;
    float farthest = farthestAround(i), sum = 0.0;
    for (int k = 0; k < 9; k++)
    {
        float z = seenDepth(neighbour(i, k));
        if (!(z > 0.0 && z <= farthest)) continue;
        sum += z;
        count++;
    }
    if (count >= CrackNeighbours) closed[i] = sum / float(count);
}
