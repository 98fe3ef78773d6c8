#version 450
#extension GL_GOOGLE_include_directive : require
// For a patch of which a part is known the nearest of all sources, or of every jump-th. Window is the number of sources; the seed, the
// iteration and stale are not used.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, width, height, depth, radiusX, radiusY, radiusZ, quads, jump, window;
    uint seedLow, seedHigh, iteration;
    int stale, norm, share;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer Codes { uvec2 codes[]; };
layout(set = 0, binding = 1, std430) readonly buffer Targets { int targets[]; };
layout(set = 0, binding = 2, std430) readonly buffer Known { uvec2 known[]; };
layout(set = 0, binding = 3, std430) readonly buffer Sources { int sources[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Source { int source[]; };
layout(set = 0, binding = 5, std430) writeonly buffer Distance { int distances[]; };

#include "common/patch.glsl"
#define WHERE_KNOWN(point) known[point].x != 0u
PATCH_DISTANCE(knownDistance, WHERE_KNOWN)

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    int p = targets[i], best = -1, least = 0x7FFFFFFF;
    for (int k = 0; k < window; k += jump)
    {
        int d = knownDistance(p, sources[k], least);
        if (d < least || best < 0)
        {
            least = d;
            best = sources[k];
        }
    }
    source[p] = best;
    distances[p] = least;
}
