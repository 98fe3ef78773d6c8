// Lights at infinity. Light adds linearly: codes are squared before and the root is taken after.
// Highlights: J. F. Blinn. Models of light reflection for computer synthesized pictures. SIGGRAPH 1977.
const int SHADOW_SIZE = 2048, SOFT = 3;

// The fraction of a light that arrives at a point (relative to the eye): W. T. Reeves et al. Rendering antialiased shadows with depth maps. SIGGRAPH 1987.
float shadowAt(Light light, vec3 position, vec3 normal)
{
    // The point is lifted off its surface by the size of a map sample, or surfaces would shade themselves.
    float size = light.lens.z;
    vec3 p = position + 2.5 * size * normal;
    float depth = -(dot(light.back.xyz, p) + light.back.w);
    vec2 at = light.lens.y + light.lens.x * vec2(dot(light.right.xyz, p) + light.right.w, -(dot(light.up.xyz, p) + light.up.w)) / depth;
    // The corner that the texels (first, first + 1) share; a gather there fetches the four about it, and 0 outside of the map.
    vec2 corner = roundEven(at) - float(SOFT) + 1.0;
    float far = light.lens.w / (depth - 1.5 * size), lit = 0.0;
    for (int j = 0; j <= 2 * SOFT; j += 2)
    {
        for (int i = 0; i <= 2 * SOFT; i += 2)
        {
            // In the order (0, 1), (1, 1), (1, 0), (0, 0); the map holds near / depth, 0 where nothing is.
            vec4 near = textureGather(shadows, vec3((corner + vec2(i, j)) / float(SHADOW_SIZE), light.direction.w));
            vec4 counts = vec4(j < 2 * SOFT, i < 2 * SOFT && j < 2 * SOFT, i < 2 * SOFT, 1.0);
            lit += dot(counts, vec4(lessThan(near, vec4(far))));
        }
    }
    return lit / float((2 * SOFT + 1) * (2 * SOFT + 1));
}

vec3 lit(vec3 color, vec3 normal, vec3 position, vec3 toEye, bool front)
{
    vec3 light = mix(frame.ground.rgb, frame.sky.rgb, 0.5 + 0.5 * normal.y), highlight = vec3(0.0);
    for (int k = 0; k < frame.lightCount; k++)
    {
        vec3 direction = lights[k].direction.xyz, strength = lights[k].color.rgb;
        float cosine = dot(normal, direction);
        if (cosine <= 0.0) continue;
        float arrives = HAS_SHADOWS && lights[k].direction.w >= 0.0 ? shadowAt(lights[k], position, normal) : 1.0;
        light += arrives * cosine * strength;
        float halfway = dot(normal, normalize(direction + toEye));
        if (front && frame.gloss > 0.0 && halfway > 0.0) highlight += arrives * frame.gloss * pow(halfway, frame.shininess) * strength;
    }
    return min(sqrt(color * color * light + highlight), vec3(1.0));
}
