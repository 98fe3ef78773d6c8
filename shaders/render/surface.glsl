// The surface's own colour, as the mesh codes it: texture before vertex colours before material.
const vec3 CLAY = vec3(0.78, 0.76, 0.73);

vec3 colorOf(uint vertex)
{
    uvec2 packed = colors[vertex];
    return vec3(unpackUnorm2x16(packed.x), unpackUnorm2x16(packed.y).x);
}

vec3 texel(Material m, int x, int y) { return unpackUnorm4x8(texels[m.offset + uint(y * m.width + x)]).rgb; }

// For i from -1 to n; whatever the coordinates are, the texel is one of the texture.
int wrap(int i, int n) { return clamp(i < 0 ? i + n : i >= n ? i - n : i, 0, n - 1); }

// Bilinear; (0, 0) is the bottom left corner of the texture, which repeats.
vec3 textureAt(Material m, vec2 uv)
{
    vec2 size = vec2(m.width, m.height);
    vec2 at = vec2(fract(uv.x), 1.0 - fract(uv.y)) * size - 0.5, low = floor(at), part = at - low;
    int x0 = int(low.x), y0 = int(low.y);
    int xa = wrap(x0, m.width), xb = wrap(x0 + 1, m.width), ya = wrap(y0, m.height), yb = wrap(y0 + 1, m.height);
    return mix(mix(texel(m, xa, ya), texel(m, xb, ya), part.x), mix(texel(m, xa, yb), texel(m, xb, yb), part.x), part.y);
}

vec3 ownColor(uint number, uvec3 corner, vec3 weights)
{
    int index = HAS_TRIANGLE_MATERIALS ? triangleMaterials[number] : frame.material;
    vec3 tint = vec3(1.0);
    if (index >= 0)
    {
        Material m = materials[index];
        tint = m.color.rgb;
        if (HAS_TEXTURES && m.width > 0)
            return tint * textureAt(m, weights.x * cornerUVs[3 * number] + weights.y * cornerUVs[3 * number + 1] + weights.z * cornerUVs[3 * number + 2]);
    }
    if (HAS_COLORS)
        return tint * (weights.x * colorOf(corner.x) + weights.y * colorOf(corner.y) + weights.z * colorOf(corner.z));
    return index >= 0 ? tint : CLAY;
}
