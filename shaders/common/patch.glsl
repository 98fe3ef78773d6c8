// Distances of patches. Needs the arguments width, height, depth, radiusX, radiusY, radiusZ and quads, and a buffer codes[] of uvec2:
// four signed 16-bit codes for each quad and point. Whole numbers: the same sums as on the CPU, in any order.

// Four codes.
ivec4 unpackCodes(uvec2 word)
{
    ivec2 w = ivec2(word);
    return ivec4((w.x << 16) >> 16, w.x >> 16, (w.y << 16) >> 16, w.y >> 16);
}

int squaredLength(ivec4 d)
{
    return d.x * d.x + d.y * d.y + d.z * d.z + d.w * d.w;
}

// The distance of the patches around p and q over the points around p where knownAround is not 0; when it is above the bound, any
// larger number.
#define PATCH_DISTANCE(name, knownAround) \
int name(int p, int q, int bound) \
{ \
    int sum = 0; \
    for (int quad = 0; quad < quads; quad++) \
        for (int z = -radiusZ; z <= radiusZ; z++) \
            for (int y = -radiusY; y <= radiusY; y++) \
            { \
                int first = quad * width * height * depth, row = (z * height + y) * width; \
                for (int x = -radiusX; x <= radiusX; x++) \
                    if (knownAround(p + row + x)) sum += squaredLength(unpackCodes(codes[first + p + row + x]) - unpackCodes(codes[first + q + row + x])); \
                if (sum > bound) return 0x7FFFFFFF; \
            } \
    return sum; \
}
