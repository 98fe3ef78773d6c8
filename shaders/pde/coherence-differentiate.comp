#version 450
#extension GL_GOOGLE_include_directive : require
// The products of the derivatives of u at p, summed over the channels: those of the plane of least weighted squares through the
// usable pixels around p. A pixel per invocation; sums run in reading order where the CPU's run in eight columns.
#include "common/kernel.glsl"

layout(push_constant) uniform Args
{
    int start, end, stride, plane, channels, radius, smoothing, gather;
    float sharpness, quantum;
    uint dispatchWidth, dispatchRows;
};
layout(set = 0, binding = 0, std430) readonly buffer Pixels { int pixels[]; };
layout(set = 0, binding = 1, std430) readonly buffer Values { float values[]; };
layout(set = 0, binding = 2, std430) readonly buffer Distance { float distance2[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Tensor { float tensor[]; };
layout(set = 0, binding = 4, std430) readonly buffer Bounds { float bounds[]; };
layout(set = 0, binding = 5, std430) readonly buffer Narrow { float narrow[]; };
layout(set = 0, binding = 6, std430) readonly buffer Wide { float wide[]; };

// Adds the products of the derivatives of up to four channels: xx, xy, yy.
vec3 products(int p, int channel)
{
    float front = distance2[p], s = 0, sxx = 0, sxy = 0, syy = 0;
    int some = min(4, channels - channel);
    vec2 first = vec2(0);
    vec4 su = vec4(0), sux = vec4(0), suy = vec4(0);
    for (int dy = -smoothing; dy <= smoothing; dy++)
    {
        for (int dx = -smoothing; dx <= smoothing; dx++)
        {
            int q = p + dy * stride + dx;
            if (!(distance2[q] <= front)) continue;
            float w = narrow[dy + smoothing] * narrow[dx + smoothing];
            vec2 d = vec2(dx, dy), wd = w * d;
            s += w;
            first += wd;
            sxx += wd.x * d.x;
            sxy += wd.x * d.y;
            syy += wd.y * d.y;
            vec4 u = vec4(0);
            for (int c = 0; c < some; c++) u[c] = values[(channel + c) * plane + q];
            su = fma(vec4(w), u, su);
            sux = fma(vec4(wd.x), u, sux);
            suy = fma(vec4(wd.y), u, suy);
        }
    }
    vec2 middle = first / s;
    // A hundredth of a square pixel of spread keeps the slope bounded where the places are all on one line.
    float xx = sxx / s - middle.x * middle.x + 0.01, xy = sxy / s - middle.x * middle.y, yy = syy / s - middle.y * middle.y + 0.01;
    vec4 mean = su / s, cx = sux / s - middle.x * mean, cy = suy / s - middle.y * mean;
    float determinant = xx * yy - xy * xy;
    vec4 gx = (yy * cx - xy * cy) / determinant, gy = (xx * cy - xy * cx) / determinant;
    return vec3(dot(gx, gx), dot(gx, gy), dot(gy, gy));
}

void main()
{
    RETURN_OUTSIDE_DISPATCH;
    int i = start + KERNEL_INDEX;
    if (i >= end) return;
    int p = pixels[i];
    vec3 sum = vec3(0);
    for (int channel = 0; channel < channels; channel += 4) sum += products(p, channel);
    tensor[p] = sum.x;
    tensor[plane + p] = sum.y;
    tensor[2 * plane + p] = sum.z;
}
