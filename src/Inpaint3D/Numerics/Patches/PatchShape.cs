namespace Inpaint3D.Numerics.Patches;

/// <summary>
/// A grid and the box-shaped patches on it. Samples stand in quads: sample f of point i is lane f mod 4 of quad f / 4, at
/// <c>4 · (quad · Count + i) + lane</c>, so that the rows of a patch are contiguous.
/// </summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Slices: the frames of a video.</param>
/// <param name="RadiusX">A patch has 2 · RadiusX + 1 columns; never more than fit on the grid.</param>
/// <param name="RadiusY">Likewise rows.</param>
/// <param name="RadiusZ">Likewise slices.</param>
/// <param name="Quads">Quads of samples at a point.</param>
internal readonly record struct PatchShape(int Width, int Height, int Depth, int RadiusX, int RadiusY, int RadiusZ, int Quads)
{
    /// <summary>Points of the grid.</summary>
    public int Count => Width * Height * Depth;

    /// <summary>Points of a patch.</summary>
    public int Points => ((2 * RadiusX) + 1) * ((2 * RadiusY) + 1) * ((2 * RadiusZ) + 1);

    /// <summary>The largest code whose differences can be squared and summed over a patch in 32 bits.</summary>
    public int LargestCode => Math.Min(4095, (int)Math.Sqrt(int.MaxValue / (4.0 * Quads * Points)) - 1);

    /// <summary>A shape on a grid, its radii cut to what fits.</summary>
    public static PatchShape On(int width, int height, int depth, int radius, int radiusZ, int features) =>
        new(width, height, depth, Math.Min(radius, (width - 1) / 2), Math.Min(radius, (height - 1) / 2), Math.Min(radiusZ, (depth - 1) / 2), (features + 3) / 4);

    /// <summary>Column, row and slice of a point.</summary>
    public (int X, int Y, int Z) Place(int point)
    {
        int row = point / Width;
        return (point - (row * Width), row % Height, row / Height);
    }

    /// <summary>True when the patch around a point lies on the grid.</summary>
    public bool IsCentre(int x, int y, int z) =>
        x >= RadiusX && x < Width - RadiusX && y >= RadiusY && y < Height - RadiusY && z >= RadiusZ && z < Depth - RadiusZ;

    /// <summary>The nearest centre of a patch that lies on the grid.</summary>
    public int NearestCentre(int x, int y, int z) =>
        (((Math.Clamp(z, RadiusZ, Depth - 1 - RadiusZ) * Height) + Math.Clamp(y, RadiusY, Height - 1 - RadiusY)) * Width) + Math.Clamp(x, RadiusX, Width - 1 - RadiusX);

    /// <summary>Steps from a centre to the points of its patch, in reading order.</summary>
    public int[] Steps()
    {
        var steps = new int[Points];
        int n = 0;
        for (int z = -RadiusZ; z <= RadiusZ; z++)
            for (int y = -RadiusY; y <= RadiusY; y++)
                for (int x = -RadiusX; x <= RadiusX; x++) steps[n++] = (((z * Height) + y) * Width) + x;
        return steps;
    }

    /// <summary>
    /// For every point, whether any point of the patch around it is marked: a dilation by the patch, along one axis after the other.
    /// </summary>
    public byte[] Touches(ReadOnlySpan<byte> marked)
    {
        var touched = marked.ToArray();
        for (int row = 0; row < Height * Depth; row++) Spread(touched, row * Width, 1, Width, RadiusX);
        for (int z = 0; z < Depth; z++)
            for (int x = 0; x < Width; x++) Spread(touched, (z * Width * Height) + x, Width, Height, RadiusY);
        for (int i = 0; i < Width * Height && RadiusZ > 0; i++) Spread(touched, i, Width * Height, Depth, RadiusZ);
        return touched;
    }

    /// <summary>Marks with 1 what lies within reach of a mark on one line.</summary>
    static void Spread(byte[] marks, int start, int stride, int count, int reach)
    {
        int last = -1 - reach, next = 0;
        for (int i = 0; i < count; i++)
        {
            while (next < count && next <= i + reach)
            {
                if (marks[start + (next * stride)] == 1) last = next;
                next++;
            }
            if (last >= i - reach && marks[start + (i * stride)] == 0) marks[start + (i * stride)] = 2;
        }
        for (int i = 0; i < count; i++)
            if (marks[start + (i * stride)] == 2) marks[start + (i * stride)] = 1;
    }
}
