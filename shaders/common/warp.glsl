// The arguments of the kernels that warp (WarpMap), and triangles on the target's screen (PixelTriangle).
#include "common/kernel.glsl"
#include "common/wide.glsl"

layout(push_constant) uniform Args
{
    float xX, xY, xZ, yX, yY, yZ, originX, originY, originZ, shiftX, shiftY, shiftZ;
    int width, height, targetWidth, targetHeight, first, pass;
    uint dispatchWidth, dispatchRows;
};

const int Snap = 1024, Nowhere = -2147483647 - 1;
const float FarAway = 1e6;

// Homogeneous pixel of the target.
vec3 homogeneous(float x, float y, float zeta)
{
    precise vec3 q = x * vec3(xX, xY, xZ) + y * vec3(yX, yY, yZ) + vec3(originX, originY, originZ) + zeta * vec3(shiftX, shiftY, shiftZ);
    return q;
}

struct ScreenPoint
{
    ivec2 at;
    float inverse;
};

ScreenPoint onScreen(vec3 q, float zeta)
{
    if (!(q.z > 0.0 && max(abs(q.x), abs(q.y)) < FarAway * q.z)) return ScreenPoint(ivec2(Nowhere), 0.0);
    precise vec2 at = q.xy / q.z * float(Snap);
    precise float inverse = zeta / q.z;
    return ScreenPoint(ivec2(roundEven(at)), inverse);
}

struct PixelTriangle
{
    ScreenPoint a, b, c;
    Wide area;
};

Wide edge(ivec2 a, ivec2 b, ivec2 p)
{
    return minus(product(b.x - a.x, p.y - a.y), product(b.y - a.y, p.x - a.x));
}

PixelTriangle pixelTriangle(ScreenPoint a, ScreenPoint b, ScreenPoint c)
{
    bool seen = a.at.x != Nowhere && b.at.x != Nowhere && c.at.x != Nowhere;
    return PixelTriangle(a, b, c, seen ? edge(a.at, b.at, c.at) : Wide(0, 0u));
}

// The pixels whose centres may lie inside, first and last.
ivec4 pixels(PixelTriangle t)
{
    if (isZero(t.area)) return ivec4(0, 0, -1, -1);
    ivec2 least = min(t.a.at, min(t.b.at, t.c.at)), largest = max(t.a.at, max(t.b.at, t.c.at));
    return ivec4(max((least + Snap - 1) >> 10, 0), min(largest >> 10, ivec2(targetWidth, targetHeight) - 1));
}

// True when a pixel's centre lies inside or on the border; the weights of the corners there sum to 1.
bool covers(PixelTriangle t, ivec2 pixel, out vec3 weights)
{
    Wide area = t.area, a = edge(t.b.at, t.c.at, pixel * Snap), b = edge(t.c.at, t.a.at, pixel * Snap), c = minus(minus(area, a), b), zero = Wide(0, 0u);
    if (area.high < 0)
    {
        area = minus(zero, area);
        a = minus(zero, a);
        b = minus(zero, b);
        c = minus(zero, c);
    }
    weights = vec3(0);
    if (isZero(area) || (a.high | b.high | c.high) < 0) return false;
    precise vec3 w = vec3(number(a), number(b), number(c)) / number(area);
    weights = w;
    return true;
}

// Bits of 1/depth in the target, which is linear on the screen, at a pixel's centre; 0 = outside.
uint depthKey(PixelTriangle t, ivec2 pixel)
{
    vec3 w;
    if (!covers(t, pixel, w)) return 0u;
    precise float inverse = w.x * t.a.inverse + w.y * t.b.inverse + w.z * t.c.inverse;
    return floatBitsToUint(inverse);
}
