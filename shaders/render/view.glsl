// A camera before one tile of its picture, for the drawing passes. Lengths are in the unit of the uploaded positions.
layout(push_constant) uniform View
{
    // Rows of world -> camera. A vertex p lies at (dot(row.xyz, p - eye.xyz) + row.w): near the eye the difference is exact,
    // and w holds what eye.xyz lost when it was rounded.
    vec4 right, up, back;
    // The eye, and the depth of the near plane.
    vec4 eye;
    // Clip coordinates are (scale.xy * camera.xy + scale.zw * depth, near, depth): z / w = near / depth falls with depth, linear on the screen.
    vec4 scale;
    // Number of the first primitive of the draw; of clouds also the diameter of a point in samples, and the size of the tile in samples.
    uint first;
    float diameter;
    vec2 size;
} view;

vec3 toCamera(vec3 position)
{
    precise vec3 p = position - view.eye.xyz;
    return vec3(dot(view.right.xyz, p) + view.right.w, dot(view.up.xyz, p) + view.up.w, dot(view.back.xyz, p) + view.back.w);
}

vec4 toClip(vec3 camera)
{
    float depth = -camera.z;
    return vec4(view.scale.x * camera.x + view.scale.z * depth, -view.scale.y * camera.y + view.scale.w * depth, view.eye.w, depth);
}
