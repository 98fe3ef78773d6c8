// Distances of patches. Needs the arguments width, height, depth, radiusX, radiusY, radiusZ, quads, norm and share, and a buffer codes[] of
// uvec2: four signed 16-bit codes for each quad and point. Whole numbers: the same sums as on the CPU, in any order.

// The values of PatchNorm.
const int squares = 0, magnitudes = 1, gradients = 2;

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

ivec4 codeDifference(int a, int b)
{
    return unpackCodes(codes[a]) - unpackCodes(codes[b]);
}

int mixed(int values, int slopes)
{
    return norm == gradients ? (values >> 8) * share + (slopes >> 8) * (256 - share) : values;
}

int magnitude(ivec4 d)
{
    d = abs(d);
    return d.x + d.y + d.z + d.w;
}

// The distance of the patches around p and q over the points around p where knownAround is not 0; when it is above the bound, any
// larger number.
#define PATCH_DISTANCE(name, knownAround) \
int name(int p, int q, int bound) \
{ \
    int values = 0, slopes = 0, slice = width * height; \
    for (int quad = 0; quad < quads; quad++) \
        for (int z = -radiusZ; z <= radiusZ; z++) \
            for (int y = -radiusY; y <= radiusY; y++) \
            { \
                int first = quad * slice * depth, row = (z * height + y) * width; \
                for (int x = -radiusX; x <= radiusX; x++) \
                { \
                    int at = p + row + x, a = first + at, b = first + q + row + x; \
                    if (!(knownAround(at))) continue; \
                    ivec4 d = codeDifference(a, b); \
                    values += norm == magnitudes ? magnitude(d) : squaredLength(d); \
                    if (norm != gradients) continue; \
                    if (x > -radiusX && (knownAround(at - 1))) slopes += squaredLength(d - codeDifference(a - 1, b - 1)); \
                    if (y > -radiusY && (knownAround(at - width))) slopes += squaredLength(d - codeDifference(a - width, b - width)); \
                    if (z > -radiusZ && (knownAround(at - slice))) slopes += squaredLength(d - codeDifference(a - slice, b - slice)); \
                } \
                if (mixed(values, slopes) > bound) return 0x7FFFFFFF; \
            } \
    return mixed(values, slopes); \
}
