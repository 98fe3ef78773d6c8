#version 450
#extension GL_GOOGLE_include_directive : require
// Draws one cell of the pixel mesh: first the nearest depth of every pixel, then the least number among the pieces of that depth.
#include "common/warp.glsl"
#include "common/cells.glsl"

layout(set = 0, binding = 3, std430) buffer Nearest { uint nearest[]; };
layout(set = 0, binding = 4, std430) buffer Numbers { uint numbers[]; };

void drawTriangle(ScreenPoint a, ScreenPoint b, ScreenPoint c, uint number)
{
    PixelTriangle triangle = pixelTriangle(a, b, c);
    ivec4 box = pixels(triangle);
    for (int y = box.y; y <= box.w; y++)
    {
        for (int x = box.x; x <= box.z; x++)
        {
            uint key = depthKey(triangle, ivec2(x, y));
            int i = y * targetWidth + x;
            if (key == 0u) continue;
            if (pass == 0) atomicMax(nearest[i], key);
            else if (nearest[i] == key) atomicMax(numbers[i], number);
        }
    }
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int x = int(kernelColumn()) - 1, y = first + int(kernelRow()) - 1, pieces = cellPieces(x, y);
    for (int piece = 0; pieces >> piece != 0; piece++)
    {
        if ((pieces >> piece & 1) == 0) continue;
        uint number = ~(uint((y + 1) * (width + 1) + x + 1) << 4 | uint(piece));
        ScreenPoint a = screenAt(x, y, piece, 0), b = screenAt(x, y, piece, 1), c = screenAt(x, y, piece, 2), d = screenAt(x, y, piece, 3);
        drawTriangle(a, b, c, number);
        drawTriangle(b, d, c, number);
    }
}
