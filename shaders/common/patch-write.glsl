// Stores the voted samples of a quad. Needs the arguments scale and largest and the buffers values, codes and features.

uint patchCode(float value, vec2 feature)
{
    return uint(int(clamp(roundEven((value - feature.x) * (scale * feature.y)), 0.0, float(largest))));
}

// What it changed in all.
float patchWrite(int quad, int at, vec4 voted)
{
    vec4 value = values[at];
    uint words[4] = uint[](codes[at].x & 0xFFFFu, codes[at].x >> 16, codes[at].y & 0xFFFFu, codes[at].y >> 16);
    float moved = 0;
    for (int lane = 0; lane < 4; lane++)
    {
        vec2 feature = features[4 * quad + lane];
        if (feature.y == 0) continue;
        moved += abs(voted[lane] - value[lane]);
        value[lane] = voted[lane];
        words[lane] = patchCode(voted[lane], feature);
    }
    values[at] = value;
    codes[at] = uvec2(words[0] | (words[1] << 16), words[2] | (words[3] << 16));
    return moved;
}
