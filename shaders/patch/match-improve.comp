#version 450
#extension GL_GOOGLE_include_directive : require
// One colour of a field of nearest patches: offsets from neighbours, which are of the other colour, then random places around the best.
#include "common/kernel.glsl"
#include "common/random.glsl"

layout(push_constant) uniform Args
{
    int start, end, width, height, depth, radiusX, radiusY, radiusZ, quads, jump, window;
    uint seedLow, seedHigh, iteration;
    int stale, norm, share;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer Codes { uvec2 codes[]; };
layout(set = 0, binding = 1, std430) readonly buffer Targets { int targets[]; };
layout(set = 0, binding = 2, std430) readonly buffer IsSource { uint isSource[]; };
layout(set = 0, binding = 3, std430) buffer Source { int source[]; };
layout(set = 0, binding = 4, std430) buffer Distance { int distances[]; };

#include "common/patch.glsl"
#define ANYWHERE(point) true
PATCH_DISTANCE(patchDistance, ANYWHERE)

ivec3 place(int point)
{
    int row = point / width;
    return ivec3(point - row * width, row % height, row / height);
}

bool mayBeCopied(int point)
{
    return point >= 0 && point < width * height * depth && ((isSource[point >> 2] >> (8 * (point & 3))) & 0xFFu) != 0u;
}

// The step to the k-th neighbour, 0 where there is none.
int neighbour(ivec3 at, int k)
{
    int along = (k & 1) == 0 ? 1 : -1, axis = k >= 8 ? 2 : (k & 2) >> 1;
    if (k >= 4 && k < 8) along *= jump;
    int to = at[axis] + along;
    return to < 0 || to >= ivec3(width, height, depth)[axis] ? 0 : along * ivec3(1, width, width * height)[axis];
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    int p = targets[i], best = source[p], tried = best;
    int least = stale != 0 ? patchDistance(p, best, 0x7FFFFFFF) : distances[p];
    for (int k = 0; k < (depth > 1 ? 10 : 8); k++)
    {
        int to = neighbour(place(p), k);
        if (to == 0 || source[p + to] < 0) continue;
        int candidate = source[p + to] - to;
        if (candidate == best || candidate == tried || !mayBeCopied(candidate)) continue;
        tried = candidate;
        int d = patchDistance(p, candidate, least);
        if (d < least)
        {
            least = d;
            best = candidate;
        }
    }
    uvec2 seed = uvec2(seedLow, seedHigh);
    uint draw = iteration << 6;
    ivec3 centre = place(best);
    for (int reach = window; reach > 0 && least > 0; reach /= 2)
    {
        uint bits = randomBits(seed, uint(p), draw++), side = uint(2 * reach + 1);
        int x = clamp(centre.x - reach + int(((bits & 0xFFFFu) * side) >> 16), radiusX, width - 1 - radiusX);
        int y = clamp(centre.y - reach + int(((bits >> 16) * side) >> 16), radiusY, height - 1 - radiusY);
        int z = depth == 1 ? 0 : clamp(centre.z - reach + randomBelow(int(side), seed, uint(p), draw | 32u), radiusZ, depth - 1 - radiusZ);
        int candidate = (z * height + y) * width + x;
        if (!mayBeCopied(candidate)) continue;
        int d = patchDistance(p, candidate, least);
        if (d < least)
        {
            least = d;
            best = candidate;
        }
    }
    source[p] = best;
    distances[p] = least;
}
