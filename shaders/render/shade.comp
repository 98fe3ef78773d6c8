#version 450
#extension GL_GOOGLE_include_directive : require
#include "render/scene.glsl"
#include "render/hit.glsl"
#include "render/surface.glsl"
#include "render/light.glsl"

// The colour of every pixel of a tile: the mean of its samples, each shaded from the number of the triangle that it sees.
layout(local_size_x = 8, local_size_y = 8) in;
layout(push_constant) uniform Rows { int firstRow; int lastRow; } rows;

vec3 over(vec3 color, vec4 tint, float part) { return mix(color, tint.rgb, tint.w * part); }

// Colour of the mesh at a place on the screen, and its depth.
vec3 meshColor(uint number, vec2 pixel, out float depth)
{
    if (IS_CLOUD)
    {
        depth = -vertexAt(number).z;
        return HAS_COLORS ? colorOf(number) : CLAY;
    }
    uvec3 corner = uvec3(triangles[3 * number], triangles[3 * number + 1], triangles[3 * number + 2]);
    Corners p = Corners(vertexAt(corner.x), vertexAt(corner.y), vertexAt(corner.z));
    vec3 ray = rayTo(pixel);
    Hit hit = hitOf(p, ray);
    depth = hit.depth;
    vec3 color = ownColor(number, corner, hit.weights);
    if (!hit.front) color = over(color, frame.backFaces, 1.0);
    else if (int(number) >= frame.addedFrom) color = over(color, frame.addedTint, 1.0);
    if (IS_LIT)
    {
        vec3 smoothed = vec3(0.0);
        if (IS_SMOOTH)
            smoothed = hit.weights.x * vertexNormal(corner.x) + hit.weights.y * vertexNormal(corner.y) + hit.weights.z * vertexNormal(corner.z);
        vec3 normal = normalOf(p, smoothed), towards = toWorldAxes(ray);
        color = lit(color, hit.front ? normal : -normal, hit.depth * towards, -normalize(towards), hit.front);
    }
    if (HAS_WIRE) color = over(color, frame.wire, clamp(0.5 * frame.wireWidth + 0.5 - distanceToEdge(p, ray), 0.0, 1.0));
    return color;
}

// Every mark at the sample over the colour, in their order; depth = 0 where there is no surface.
vec3 withMarks(vec3 color, float depth, ivec2 at, vec2 pixel)
{
    for (int k = 0; k < frame.markCount; k++)
    {
        uint number = imageLoad(numbers, ivec3(at, k + 1)).x;
        if (number == NOTHING) continue;
        uvec3 corner = uvec3(markTriangles[3 * number], markTriangles[3 * number + 1], markTriangles[3 * number + 2]);
        MarkVertex a = markVertices[corner.x], b = markVertices[corner.y], c = markVertices[corner.z];
        Corners p = Corners(markVertexAt(corner.x), markVertexAt(corner.y), markVertexAt(corner.z));
        vec3 ray = rayTo(pixel);
        Hit hit = hitOf(p, ray);
        vec3 own = hit.weights.x * a.color.rgb + hit.weights.y * b.color.rgb + hit.weights.z * c.color.rgb;
        vec3 normal = normalOf(p, hit.weights.x * a.normal.xyz + hit.weights.y * b.normal.xyz + hit.weights.z * c.normal.xyz);
        float cosine = abs(dot(normal, normalize(toWorldAxes(ray))));
        bool hidden = depth > 0.0 && hit.depth > depth * 1.0001;
        color = mix(color, own * (0.4 + 0.6 * cosine), hidden ? markOpacities[k].y : markOpacities[k].x);
    }
    return color;
}

void main()
{
    ivec2 inTile = ivec2(gl_GlobalInvocationID.xy) + ivec2(0, rows.firstRow);
    if (inTile.x >= frame.tileSize.x || inTile.y >= rows.lastRow) return;
    ivec2 pixel = frame.tileStart + inTile;
    vec3 background = mix(frame.backgroundTop.rgb, frame.backgroundBottom.rgb, frame.size.y == 1 ? 0.0 : float(pixel.y) / float(frame.size.y - 1)), sum = vec3(0.0);
    int n = frame.samples;
    for (int j = 0; j < n; j++)
    {
        for (int i = 0; i < n; i++)
        {
            ivec2 at = n * inTile + ivec2(i, j);
            vec2 place = vec2(pixel) + (vec2(i, j) + 0.5) / float(n) - 0.5;
            uint number = imageLoad(numbers, ivec3(at, 0)).x;
            float depth = 0.0;
            vec3 color = number == NOTHING ? background : meshColor(number, place, depth);
            sum += HAS_MARKS ? withMarks(color, depth, at, place) : color;
        }
    }
    sum /= float(n * n);
    int plane = frame.tileSize.x * frame.tileSize.y, index = inTile.y * frame.tileSize.x + inTile.x;
    for (int k = 0; k < 3; k++) picture[k * plane + index] = sum[k];
}
