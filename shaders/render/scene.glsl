// Everything that the shading pass reads. Lengths are in the unit of the uploaded positions, directions in world axes.
const uint NOTHING = 0xffffffffu;

// What a pipeline is made for: branches that a picture does not need are not compiled.
layout(constant_id = 0) const bool HAS_COLORS = true;
layout(constant_id = 1) const bool HAS_TEXTURES = true;
layout(constant_id = 2) const bool HAS_TRIANGLE_MATERIALS = true;
layout(constant_id = 3) const bool IS_CLOUD = false;
layout(constant_id = 4) const bool IS_LIT = true;
layout(constant_id = 5) const bool IS_SMOOTH = true;
layout(constant_id = 6) const bool HAS_SHADOWS = true;
layout(constant_id = 7) const bool HAS_WIRE = true;
layout(constant_id = 8) const bool HAS_MARKS = true;

struct Light
{
    vec4 direction;         // w: layer of the shadow map, -1 without
    vec4 color;
    vec4 right, up, back;   // rows of (world relative to the eye) -> camera of the light
    vec4 lens;              // focal length, centre, size of a texel in the scene, near plane
};

// The texture lies row by row from a texel on; without one the width is 0.
struct Material { vec4 color; uint offset; int width; int height; int unused; };

// A vertex of a mark; the normal is zero where the shape has none.
struct MarkVertex { vec4 color; vec4 normal; };

layout(set = 0, binding = 0, std140) uniform Frame
{
    vec4 right, up, back;   // as in view.glsl
    vec4 eye;
    vec4 lens;              // focal lengths and centre in pixels of the whole picture
    vec4 sky, ground;
    vec4 backgroundTop, backgroundBottom;
    vec4 backFaces, addedTint, wire;
    float gloss, shininess, wireWidth;
    int lightCount;
    ivec2 size;             // of the whole picture
    ivec2 tileStart, tileSize;
    int samples;            // along each axis of a pixel
    int markCount;
    int addedFrom;
    int material;           // of every triangle, unless HAS_TRIANGLE_MATERIALS; -1 is none
} frame;

// Layer 0: triangles (points) of the mesh; then one layer for each of the marks.
layout(set = 0, binding = 1, r32ui) uniform readonly uimage2DArray numbers;
layout(set = 0, binding = 2, std430) readonly buffer Positions { float positions[]; };
layout(set = 0, binding = 3, std430) readonly buffer Triangles { uint triangles[]; };
layout(set = 0, binding = 4, std430) readonly buffer Normals { float normals[]; };
layout(set = 0, binding = 5, std430) readonly buffer Colors { uvec2 colors[]; };
layout(set = 0, binding = 6, std430) readonly buffer CornerUVs { vec2 cornerUVs[]; };
layout(set = 0, binding = 7, std430) readonly buffer TriangleMaterials { int triangleMaterials[]; };
layout(set = 0, binding = 8, std430) readonly buffer Materials { Material materials[]; };
layout(set = 0, binding = 9, std430) readonly buffer Texels { uint texels[]; };
layout(set = 0, binding = 10, std430) readonly buffer Lights { Light lights[]; };
layout(set = 0, binding = 11) uniform sampler2DArray shadows;
layout(set = 0, binding = 12, std430) readonly buffer MarkPositions { float markPositions[]; };
layout(set = 0, binding = 13, std430) readonly buffer MarkTriangles { uint markTriangles[]; };
layout(set = 0, binding = 14, std430) readonly buffer MarkVertices { MarkVertex markVertices[]; };
layout(set = 0, binding = 15, std430) readonly buffer MarkOpacities { vec2 markOpacities[]; };
layout(set = 0, binding = 16, std430) writeonly buffer Picture { float picture[]; };

vec3 toCamera(vec3 position)
{
    precise vec3 p = position - frame.eye.xyz;
    return vec3(dot(frame.right.xyz, p) + frame.right.w, dot(frame.up.xyz, p) + frame.up.w, dot(frame.back.xyz, p) + frame.back.w);
}

vec3 toWorldAxes(vec3 camera) { return frame.right.xyz * camera.x + frame.up.xyz * camera.y + frame.back.xyz * camera.z; }

// A vertex of the mesh and of a mark in camera axes.
vec3 vertexAt(uint i) { return toCamera(vec3(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2])); }

vec3 markVertexAt(uint i) { return toCamera(vec3(markPositions[3 * i], markPositions[3 * i + 1], markPositions[3 * i + 2])); }

vec3 vertexNormal(uint i) { return vec3(normals[3 * i], normals[3 * i + 1], normals[3 * i + 2]); }
