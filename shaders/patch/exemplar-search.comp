#version 450
#extension GL_GOOGLE_include_directive : require
// Runs of candidates, every dispatchWidth-th of a row: for each the least sum of squared differences within the bound, and its
// column. Every operation is rounded as on the CPU (precise), so that both choose the same centre.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int runs, stride, left, right, top, entries;
    float nearLimit, bound;
    int targetColumn;
    uint dispatchWidth, dispatchRows;
};
struct Candidate
{
    float distance;
    int column;
};
layout(set = 0, binding = 0, std430) readonly buffer Features { float features[]; };
layout(set = 0, binding = 1, std430) readonly buffer Nearness { float nearness[]; };
layout(set = 0, binding = 2, std430) readonly buffer Offsets { int offsets[]; };
layout(set = 0, binding = 3, std430) readonly buffer Values { float values[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Results { Candidate results[]; };

// Entries added between two looks whether the candidate can still win.
const int chunk = 8;

// The distance of a centre, or a partial sum that is above the limit already.
float distanceWithin(int centre, float limit)
{
    precise float sum = 0;
    for (int k = 0; k < entries && sum <= limit;)
    {
        for (int stop = min(k + chunk, entries); k < stop; k++)
        {
            precise float difference = features[centre + offsets[k]] - values[k];
            sum += difference * difference;
        }
    }
    return sum;
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int line = (top + int(kernelRow())) * stride;
    float limit = bound;
    Candidate best = Candidate(uintBitsToFloat(0x7F800000u), -1);
    for (int x = left + int(kernelColumn()); x < right; x += runs)
    {
        if (nearness[line + x] > nearLimit) continue;
        float sum = distanceWithin(line + x, limit);
        if (sum > limit || (sum == best.distance && abs(x - targetColumn) >= abs(best.column - targetColumn))) continue;
        best = Candidate(sum, x);
        limit = sum;
    }
    results[KERNEL_INDEX] = best;
}
