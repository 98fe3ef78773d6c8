#version 450
#extension GL_GOOGLE_include_directive : require
// u(p) for the pixels of one front, a pixel per invocation. Sums run over the window in reading order where the CPU's run in eight
// columns, and the direction is computed in float, by steps that do not cancel, where the CPU uses double precision: values agree
// to some 1e-5 of their range, except that where the tensor has two equal eigenvalues any direction is as good as another.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, stride, plane, channels, radius, smoothing, gather;
    float sharpness, quantum;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer Pixels { int pixels[]; };
layout(set = 0, binding = 1, std430) buffer Values { float values[]; };
layout(set = 0, binding = 2, std430) readonly buffer Distance { float distance2[]; };
layout(set = 0, binding = 3, std430) readonly buffer Tensor { float tensor[]; };
layout(set = 0, binding = 4, std430) readonly buffer Bounds { float bounds[]; };
layout(set = 0, binding = 5, std430) readonly buffer Ball { float ball[]; };
layout(set = 0, binding = 6, std430) readonly buffer Wide { float wide[]; };

// The direction across the level lines, as long as they are distinct: exp(-quantum^4 / (difference of the eigenvalues)^2).
vec2 normal(int p)
{
    float front = distance2[p], mass = 0;
    vec3 sum = vec3(0);
    for (int dy = -gather; dy <= gather; dy++)
    {
        for (int dx = -gather; dx <= gather; dx++)
        {
            int q = p + dy * stride + dx;
            if (!(distance2[q] < front)) continue;
            float weight = wide[dy + gather] * wide[dx + gather];
            mass += weight;
            sum = fma(vec3(weight), vec3(tensor[q], tensor[plane + q], tensor[2 * plane + q]), sum);
        }
    }
    if (!(mass > 0)) return vec2(0);
    float difference = (sum.x - sum.z) / mass, twice = 2 * (sum.y / mass);
    float larger = max(abs(difference), abs(twice));
    if (!(larger > 0)) return vec2(0);
    float gap = larger * length(vec2(difference, twice) / larger);
    // The eigenvector of the larger eigenvalue by half the angle: the larger component by the side that does not cancel, the other
    // from sin(angle) = 2 sin(angle/2) cos(angle/2).
    float major = sqrt(0.5 + 0.5 * abs(difference) / gap), minor = 0.5 * twice / (gap * major);
    vec2 direction = difference >= 0 ? vec2(major, minor) : vec2(abs(minor), twice < 0 ? -major : major);
    // Beyond 10 the length is 0 in float.
    float square = min(quantum / gap * quantum, 10);
    return direction * exp(-square * square);
}

// The sums over either side of the level line of w and of w u, with w = 1/|d| exp(-s^2), s = d . n, for up to four channels.
struct Sides { float left, right, leftMoment, rightMoment; vec4 leftSum, rightSum; };

Sides sides(int p, vec2 n, int channel)
{
    int ballStride = (2 * radius + 8) / 8 * 8, some = min(4, channels - channel);
    float front = distance2[p];
    Sides sum = Sides(0, 0, 0, 0, vec4(0), vec4(0));
    for (int dy = -radius; dy <= radius; dy++)
    {
        for (int dx = -radius; dx <= radius; dx++)
        {
            int q = p + dy * stride + dx;
            if (!(distance2[q] < front)) continue;
            float s = fma(float(dx), n.x, float(dy) * n.y);
            float w = ball[(dy + radius) * ballStride + dx + radius] * exp(-s * s);
            vec4 u = vec4(0);
            for (int c = 0; c < some; c++) u[c] = values[(channel + c) * plane + q];
            if (s < 0)
            {
                sum.left += w;
                sum.leftMoment -= w * s;
                sum.leftSum = fma(vec4(w), u, sum.leftSum);
            }
            else
            {
                sum.right += w;
                sum.rightMoment += w * s;
                sum.rightSum = fma(vec4(w), u, sum.rightSum);
            }
        }
    }
    return sum;
}

// The factor of the left side that makes the mean of s zero, that of the right being 1. A side without pixels cannot be balanced.
float balance(Sides s)
{
    return s.leftMoment > 0 && s.rightMoment > 0 ? clamp(s.rightMoment / s.leftMoment, 1e-6, 1e6) : 1;
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    int p = pixels[i];
    vec2 n = sharpness * normal(p);
    for (int channel = 0; channel < channels; channel += 4)
    {
        Sides s = sides(p, n, channel);
        // So far from the level line that all weights vanish: average in all directions. The least normal float is 1.2e-38.
        if (!(balance(s) * s.left + s.right > 1e-37)) s = sides(p, vec2(0), channel);
        float ratio = balance(s), total = ratio * s.left + s.right;
        vec4 u = (ratio / total) * s.leftSum + (1 / total) * s.rightSum;
        for (int c = channel; c < min(channel + 4, channels); c++)
            values[c * plane + p] = clamp(u[c - channel], bounds[2 * c], bounds[2 * c + 1]);
    }
}
