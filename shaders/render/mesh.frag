#version 450
#extension GL_GOOGLE_include_directive : require
#include "render/view.glsl"

// The number of the nearest triangle; the depth test keeps the first of equal ones, which is the lowest number.
layout(location = 0) out uint number;

void main()
{
    number = view.first + uint(gl_PrimitiveID);
}
