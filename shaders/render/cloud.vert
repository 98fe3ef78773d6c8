#version 450
#extension GL_GOOGLE_include_directive : require
#include "render/view.glsl"

// Points as discs that face the camera: of each the triangle about its circle, whose corners the fragments cut away.
layout(set = 0, binding = 2, std430) readonly buffer Positions { float positions[]; };

layout(location = 0) flat out vec2 center;
layout(location = 1) flat out uint number;

const vec2 corners[3] = vec2[](vec2(0.0, 2.0), vec2(-1.7320508, -1.0), vec2(1.7320508, -1.0));

void main()
{
    number = view.first + uint(gl_VertexIndex) / 3;
    vec3 camera = toCamera(vec3(positions[3 * number], positions[3 * number + 1], positions[3 * number + 2]));
    float depth = -camera.z;
    vec4 clip = toClip(camera);
    center = (0.5 * clip.xy / depth + 0.5) * view.size;
    // What is not finite was uploaded as a huge number.
    if (!(depth > view.eye.w) || depth > 1e18 || any(greaterThan(abs(center), vec2(1e6)))) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
    else
    {
        float radius = max(0.5 * view.diameter, 0.5) + 1.0;
        vec2 corner = center + radius * corners[gl_VertexIndex % 3];
        gl_Position = vec4((2.0 * corner / view.size - 1.0), view.eye.w / depth, 1.0);
    }
}
