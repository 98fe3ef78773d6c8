#version 450
#extension GL_GOOGLE_include_directive : require
#include "render/view.glsl"

// Vertices of triangles, of the mesh, of marks and of what casts shadows.
layout(location = 0) in vec3 position;

void main()
{
    gl_Position = toClip(toCamera(position));
}
