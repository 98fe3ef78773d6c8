// The cells of the pixel mesh (PixelCells); bindings 0 to 2 of the kernels that draw them.
layout(set = 0, binding = 0, std430) readonly buffer Depth { float depth[]; };
layout(set = 0, binding = 1, std430) readonly buffer Links { int links[]; };
layout(set = 0, binding = 2, std430) readonly buffer Points { int points[]; };

const int Right = 1, Down = 2;

// Bit 0: the whole cell. Bits 1 to 4: strips at its top, bottom, left, right. Bits 5 to 8: quarters at its top left, top right, bottom left, bottom right corner.
int cellPieces(int x, int y)
{
    bool left = x >= 0, right = x + 1 < width, above = y >= 0, below = y + 1 < height;
    int a = y * width + x, b = a + 1, c = a + width, d = c + 1;
    bool top = left && right && above && (links[a] & Right) != 0, bottom = left && right && below && (links[c] & Right) != 0;
    bool west = left && above && below && (links[a] & Down) != 0, east = right && above && below && (links[b] & Down) != 0;
    if (top && bottom && west && east) return 1;
    int pieces = (top ? 2 : 0) | (bottom ? 4 : 0) | (west ? 8 : 0) | (east ? 16 : 0);
    if (left && above && !top && !west && depth[a] > 0.0) pieces |= 32;
    if (right && above && !top && !east && depth[b] > 0.0) pieces |= 64;
    if (left && below && !bottom && !west && depth[c] > 0.0) pieces |= 128;
    if (right && below && !bottom && !east && depth[d] > 0.0) pieces |= 256;
    return pieces;
}

ScreenPoint pointAt(int x, int y)
{
    int i = 3 * (y * width + x);
    return ScreenPoint(ivec2(points[i], points[i + 1]), intBitsToFloat(points[i + 2]));
}

// A corner k of a piece (top left, top right, bottom left, bottom right): a pixel of the cell, and half pixels off its centre.
ivec4 corner(int piece, int k)
{
    int right = k & 1, lower = k >> 1;
    switch (piece)
    {
        case 0: return ivec4(right, lower, 0, 0);
        case 1: return ivec4(right, 0, 0, lower);
        case 2: return ivec4(right, 1, 0, lower - 1);
        case 3: return ivec4(0, lower, right, 0);
        case 4: return ivec4(1, lower, right - 1, 0);
        case 5: return ivec4(0, 0, right, lower);
        case 6: return ivec4(1, 0, right - 1, lower);
        case 7: return ivec4(0, 1, right, lower - 1);
        default: return ivec4(1, 1, right - 1, lower - 1);
    }
}

// Half the step of 1/depth towards a neighbour of the same surface, else away from the opposite one, else none.
float halfStep(int i, int stride, bool forward, bool hasBefore, int link)
{
    bool after = (links[i] & link) != 0, before = hasBefore && (links[i - stride] & link) != 0;
    if (!after && !before) return 0.0;
    int other = forward ? (after ? i + stride : i - stride) : before ? i - stride : i + stride;
    precise float halved = 0.5 * (1.0 / depth[other] - 1.0 / depth[i]);
    return (other > i) == forward ? halved : -halved;
}

struct Vertex
{
    vec2 source;
    float depth, zeta;
    vec3 q;
};

// A corner of a piece with its point of the source and its homogeneous pixel in the target.
Vertex vertexAt(int x, int y, int piece, int k)
{
    ivec4 at = corner(piece, k);
    x += at.x;
    y += at.y;
    int i = y * width + x;
    precise float z = depth[i], zeta = 1.0 / z;
    if (at.z != 0) zeta += halfStep(i, 1, at.z > 0, x > 0, Right);
    if (at.w != 0) zeta += halfStep(i, width, at.w > 0, y > 0, Down);
    if (at.z != 0 || at.w != 0) z = 1.0 / zeta;
    vec2 source = vec2(x, y) + 0.5 * vec2(at.zw);
    return Vertex(source, z, zeta, homogeneous(source.x, source.y, zeta));
}

// Where a corner of a piece lies on the screen.
ScreenPoint screenAt(int x, int y, int piece, int k)
{
    ivec4 at = corner(piece, k);
    if (at.zw == ivec2(0)) return pointAt(x + at.x, y + at.y);
    Vertex v = vertexAt(x, y, piece, k);
    return onScreen(v.q, v.zeta);
}
