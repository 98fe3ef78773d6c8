// Cracks of the resampling: the depths of the pixels around one (Sight); needs `looks` and the arguments of a warp.
const int CrackNeighbours = 6;
const float SameSurface = 1.05;

float seenDepth(int i)
{
    return looks[2 * targetWidth * targetHeight + i];
}

int neighbour(int i, int k)
{
    return i + (k / 3 - 1) * targetWidth + k % 3 - 1;
}

// The depth up to which the neighbours are of the nearest one's surface.
float farthestAround(int i)
{
    float nearest = uintBitsToFloat(0x7F800000u);
    for (int k = 0; k < 9; k++)
    {
        float z = seenDepth(neighbour(i, k));
        if (z > 0.0) nearest = min(nearest, z);
    }
    return SameSurface * nearest;
}
