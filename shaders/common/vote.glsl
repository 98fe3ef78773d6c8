// The patches over a point, their votes, and where the new samples go. Needs the arguments of PatchVote: start, end, count, quads, steps,
// rank, softness, scale, largest.

layout(set = 0, binding = 0, std430) buffer Values { vec4 values[]; };
layout(set = 0, binding = 1, std430) buffer Codes { uvec2 codes[]; };
layout(set = 0, binding = 2, std430) readonly buffer Source { int source[]; };
layout(set = 0, binding = 3, std430) readonly buffer Distance { int distances[]; };
layout(set = 0, binding = 4, std430) readonly buffer Hole { int hole[]; };
layout(set = 0, binding = 5, std430) readonly buffer Steps { int step[]; };
layout(set = 0, binding = 6, std430) readonly buffer Confidence { float confidence[]; };
layout(set = 0, binding = 7, std430) readonly buffer Features { vec2 features[]; };
layout(set = 0, binding = 8, std430) writeonly buffer Origin { int origin[]; };
layout(set = 0, binding = 9, std430) writeonly buffer Change { float change[]; };

#include "common/patch-write.glsl"

// The centre of the k-th patch over a point, or -1.
int patchOver(int p, int k)
{
    int q = p - step[k];
    return q >= 0 && q < count && source[q] >= 0 ? q : -1;
}

// How many patches are over a point; the first with the least distance as the number of its step; and the largest distance.
int patchesOver(int p, out int best, out int most)
{
    int n = 0, least = 0;
    best = -1;
    most = 0;
    for (int k = 0; k < steps; k++)
    {
        int q = patchOver(p, k);
        if (q < 0) continue;
        n++;
        most = max(most, distances[q]);
        if (best >= 0 && distances[q] >= least) continue;
        best = k;
        least = distances[q];
    }
    return n;
}
