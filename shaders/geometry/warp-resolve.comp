#version 450
#extension GL_GOOGLE_include_directive : require
// Where in the source a pixel of the target looks, and its depth; depth 0 = nothing was drawn there.
#include "common/warp.glsl"
#include "common/cells.glsl"

layout(set = 0, binding = 3, std430) readonly buffer Numbers { uint numbers[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Looks { float looks[]; };

// Where to sample for a point of a piece: a strip has the colours of its side, a quarter that of its corner.
vec2 sampled(int piece, ivec2 cell, vec2 at)
{
    at = clamp(at, vec2(cell), vec2(cell + 1));
    if (piece == 1 || piece == 5 || piece == 6) at.y = cell.y;
    if (piece == 2 || piece == 7 || piece == 8) at.y = cell.y + 1;
    if (piece == 3 || piece == 5 || piece == 7) at.x = cell.x;
    if (piece == 4 || piece == 6 || piece == 8) at.x = cell.x + 1;
    return roundEven(at * float(Snap)) / float(Snap);
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    ivec2 pixel = ivec2(kernelColumn(), first + int(kernelRow()));
    int i = pixel.y * targetWidth + pixel.x, count = targetWidth * targetHeight;
    if (numbers[i] == 0u) return;
    uint number = ~numbers[i];
    int piece = int(number & 15u), cellNumber = int(number >> 4), corner = 0;
    ivec2 cell = ivec2(cellNumber % (width + 1), cellNumber / (width + 1)) - 1;
    ScreenPoint right = screenAt(cell.x, cell.y, piece, 1), below = screenAt(cell.x, cell.y, piece, 2);
    vec3 w;
    if (!covers(pixelTriangle(screenAt(cell.x, cell.y, piece, 0), right, below), pixel, w))
    {
        corner = 3;
        covers(pixelTriangle(screenAt(cell.x, cell.y, piece, 3), right, below), pixel, w);
    }
    Vertex a = vertexAt(cell.x, cell.y, piece, corner), b = vertexAt(cell.x, cell.y, piece, 1), c = vertexAt(cell.x, cell.y, piece, 2);

    // 1/q is linear on the screen, and so are x/q and y/q: weights on the surface are w/q. The depth is the harmonic mean,
    // relative to the corner with the largest weight, so that it is exact at a pixel of the source.
    vec3 p = w * vec3(b.q.z * c.q.z, c.q.z * a.q.z, a.q.z * b.q.z), depths = vec3(a.q.z * a.depth, b.q.z * b.depth, c.q.z * c.depth);
    vec2 at = sampled(piece, cell, (p.x * a.source + p.y * b.source + p.z * c.source) / (p.x + p.y + p.z));
    float nearest = w.x >= w.y && w.x >= w.z ? depths.x : w.y >= w.z ? depths.y : depths.z;
    looks[i] = at.x;
    looks[count + i] = at.y;
    looks[2 * count + i] = nearest / dot(w, nearest / depths);
}
