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
    ivec2 middle = ivec2(roundEven(at));
    int layer = int(light.direction.w), lit = 0;
    for (int j = -SOFT; j <= SOFT; j++)
    {
        for (int i = -SOFT; i <= SOFT; i++)
        {
            ivec2 sampled = middle + ivec2(i, j);
            bool inside = all(greaterThanEqual(sampled, ivec2(0))) && all(lessThan(sampled, ivec2(SHADOW_SIZE)));
            // The map holds near / depth, 0 where nothing is.
            if (!inside || (depth - 1.5 * size) * texelFetch(shadows, ivec3(sampled, layer), 0).x < light.lens.w) lit++;
        }
    }
    return float(lit) / float((2 * SOFT + 1) * (2 * SOFT + 1));
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
