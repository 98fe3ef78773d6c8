#version 450
#extension GL_GOOGLE_include_directive : require
// Draws one cell whose pixels are known and do not all hold together: first the farthest far side of every pixel, then the farthest near side with it.
#include "common/warp.glsl"
#include "common/cells.glsl"

layout(set = 0, binding = 3, std430) buffer Far { uint farSide[]; };
layout(set = 0, binding = 4, std430) buffer Near { uint nearSide[]; };

void tearTriangle(ScreenPoint a, ScreenPoint b, ScreenPoint c)
{
    PixelTriangle triangle = pixelTriangle(a, b, c);
    uint farKey = ~floatBitsToUint(min(a.inverse, min(b.inverse, c.inverse))), nearKey = ~floatBitsToUint(max(a.inverse, max(b.inverse, c.inverse)));
    ivec4 box = pixels(triangle);
    vec3 weights;
    for (int y = box.y; y <= box.w; y++)
    {
        for (int x = box.x; x <= box.z; x++)
        {
            if (!covers(triangle, ivec2(x, y), weights)) continue;
            int i = y * targetWidth + x;
            if (pass == 0) atomicMax(farSide[i], farKey);
            else if (farSide[i] == farKey) atomicMax(nearSide[i], nearKey);
        }
    }
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int x = int(kernelColumn()), y = first + int(kernelRow()), i = y * width + x;
    if (cellPieces(x, y) == 1 || depth[i] <= 0.0 || depth[i + 1] <= 0.0 || depth[i + width] <= 0.0 || depth[i + width + 1] <= 0.0) return;
    ScreenPoint a = pointAt(x, y), b = pointAt(x + 1, y), c = pointAt(x, y + 1), d = pointAt(x + 1, y + 1);
    tearTriangle(a, b, c);
    tearTriangle(b, d, c);
}
