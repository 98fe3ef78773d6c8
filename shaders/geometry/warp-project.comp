#version 450
#extension GL_GOOGLE_include_directive : require
// Which neighbours a pixel of the source holds together with, and where it lies on the target's screen.
#include "common/warp.glsl"

layout(set = 0, binding = 0, std430) readonly buffer Depth { float depth[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Links { int links[]; };
layout(set = 0, binding = 2, std430) writeonly buffer Points { int points[]; };

const float Cut = 1.5;

float inverse(int i, bool exists)
{
    return exists && depth[i] > 0.0 ? 1.0 / depth[i] : 0.0;
}

// Square of the pixels by which the image of a pixel moves for a unit of zeta, in units of the cut; negative behind the camera.
float motion(float x, float y, float zeta)
{
    vec3 q = homogeneous(x, y, zeta);
    if (!(q.z > 0.0)) return -1.0;
    vec2 moved = (vec2(shiftX, shiftY) - q.xy / q.z * shiftZ) / (Cut * q.z);
    return dot(moved, moved);
}

// Inverse depths a and b are one surface when the step between them is no jump, or when the slopes on both sides go on across it.
bool holds(float before, float a, float b, float after, float x, float y)
{
    if (a <= 0.0 || b <= 0.0) return false;
    float m = motion(x, y, b), jump = b - a;
    if (m < 0.0) return false;
    if (m * jump * jump <= 1.0) return true;
    if (before <= 0.0 || after <= 0.0) return false;
    float miss = max(abs(jump - (a - before)), abs(jump - (after - b)));
    return m * miss * miss <= 1.0 / 9.0;
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int x = int(kernelColumn()), y = first + int(kernelRow()), i = y * width + x;
    float zeta = inverse(i, true);
    ScreenPoint point = onScreen(homogeneous(x, y, zeta), zeta);
    points[3 * i] = point.at.x;
    points[3 * i + 1] = point.at.y;
    points[3 * i + 2] = floatBitsToInt(point.inverse);
    bool right = x + 1 < width && holds(inverse(i - 1, x > 0), zeta, inverse(i + 1, true), inverse(i + 2, x + 2 < width), x + 1, y);
    bool down = y + 1 < height && holds(inverse(i - width, y > 0), zeta, inverse(i + width, true), inverse(i + 2 * width, y + 2 < height), x, y + 1);
    links[i] = (right ? 1 : 0) | (down ? 2 : 0);
}
