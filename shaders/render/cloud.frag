#version 450
#extension GL_GOOGLE_include_directive : require
#include "render/view.glsl"

layout(location = 0) flat in vec2 center;
layout(location = 1) flat in uint number;
layout(location = 0) out uint seen;

// Samples within the radius, and always the one nearest to a small disc's centre.
void main()
{
    float radius = max(0.5 * view.diameter, 0.5);
    vec2 away = gl_FragCoord.xy - center;
    bool nearest = view.diameter < 1.5 && all(lessThanEqual(abs(away), vec2(0.5)));
    if (dot(away, away) > radius * radius && !nearest) discard;
    seen = number;
}
