using Inpaint3D.Compute;
using Inpaint3D.Data;

namespace Inpaint3D.Views;

/// <summary>
/// For each pixel of the target of a warp: the point of the source it shows, its depth, and whether there is one. A hole pixel of
/// which 6 of 8 neighbours are one surface is a crack of the resampling, not a disocclusion: it shows the mean of those neighbours.
/// </summary>
internal sealed class Sight : IDisposable
{
    /// <summary>A crack's neighbours of one surface: how many there must be, and their depths' largest ratio.</summary>
    const int CrackNeighbours = 6;
    const float SameSurface = 1.05f;

    /// <summary>Depth, links, points, pieces → where each pixel looks: planes of source x, source y, target depth; depth 0 = hole.</summary>
    internal static readonly Kernel<WarpMap> Resolve = new("geometry/warp-resolve", ResolveCpu);
    /// <summary>Where each pixel looks → its depth with the cracks closed.</summary>
    internal static readonly Kernel<WarpMap> Close = new("geometry/warp-close", CloseCpu);
    /// <summary>Where each pixel looks, depth with the cracks closed, samples of the source → samples of the target; one row for each row of each channel.</summary>
    internal static readonly Kernel<WarpMap> Sample = new("geometry/warp-sample", SampleCpu);

    readonly WarpMap _map;
    readonly DeviceBuffer _looks, _depth;

    /// <summary>Resolves the drawn pieces.</summary>
    internal Sight(in WarpMap map, ReadOnlySpan<DeviceBuffer> drawn, Run run)
    {
        _map = map;
        var (width, height) = (map.TargetWidth, map.TargetHeight);
        (_looks, _depth) = (run.Device.Allocate<float>(3 * width * height), run.Device.Allocate<float>(width * height));
        PixelMesh.Dispatch(Resolve, width, height, map, run.Part(0, 0.7), [.. drawn, _looks]);
        PixelMesh.Dispatch(Close, width, height, map, run.Part(0.7, 1), [_looks, _depth]);
        (Depth, Hole) = (new Field(width, height), new Mask(width, height));
        run.Device.Read(_depth, Depth.Samples.AsSpan());
        for (int i = 0; i < Depth.Samples.Length; i++) Hole.Samples[i] = Depth.Samples[i] > 0 ? (byte)0 : (byte)1;
    }

    /// <summary>Depth in the target; 0 in the hole.</summary>
    internal Field Depth { get; }
    /// <summary>What nobody saw.</summary>
    internal Mask Hole { get; }

    /// <summary>Bilinear samples of a picture of the source's size.</summary>
    internal Field Shade(Field source, Run run)
    {
        var result = new Field(_map.TargetWidth, _map.TargetHeight, 1, source.Channels) { Coding = source.Coding, Metadata = source.Metadata };
        using DeviceBuffer from = run.Device.Adopt(source.Samples), to = run.Device.Allocate<float>(result.Samples.Length);
        PixelMesh.Dispatch(Sample, _map.TargetWidth, _map.TargetHeight * source.Channels, _map, run, [_looks, _depth, from, to]);
        run.Device.Read(to, result.Samples.AsSpan());
        return result;
    }

    /// <summary>As <see cref="Shade(Field, Run)"/>, for some pixels of a picture that is there.</summary>
    internal void Shade(Field source, Field result, IEnumerable<int> pixels, Run run)
    {
        int length = _map.TargetWidth * _map.TargetHeight;
        var looks = new float[3 * length];
        run.Device.Read(_looks, looks.AsSpan());
        foreach (int i in pixels)
            for (int c = 0; c < source.Channels; c++) result.Plane(c)[i] = Colour(source.Plane(c), _map.Width, looks, i, _map.TargetWidth, length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _looks.Dispose();
        _depth.Dispose();
    }

    static void ResolveCpu(int start, int end, in WarpMap map, ReadOnlySpan<DeviceBuffer> buffers)
    {
        var cells = new PixelCells(map, buffers);
        ReadOnlySpan<uint> numbers = buffers[3].As<uint>();
        Span<float> looks = buffers[4].As<float>();
        int pixels = map.TargetWidth * map.TargetHeight;
        for (int y = map.First + start; y < map.First + end; y++)
        {
            for (int x = 0; x < map.TargetWidth; x++)
            {
                int i = (y * map.TargetWidth) + x;
                if (numbers[i] != 0) (looks[i], looks[pixels + i], looks[(2 * pixels) + i]) = Look(cells, ~numbers[i], x, y, map.Width + 1);
            }
        }
    }

    /// <summary>Source and depth at a pixel that a piece covers.</summary>
    static (float X, float Y, float Depth) Look(in PixelCells cells, uint number, int x, int y, int cellsInRow)
    {
        int cellY = (int)(number >> 4) / cellsInRow, cellX = (int)(number >> 4) - (cellY * cellsInRow) - 1, piece = (int)(number & 15), first = 0;
        cellY--;
        ScreenPoint right = cells.Screen(cellX, cellY, piece, 1), below = cells.Screen(cellX, cellY, piece, 2);
        if (!new PixelTriangle(cells.Screen(cellX, cellY, piece, 0), right, below).Covers(x, y, out var w))
        {
            first = 3;
            new PixelTriangle(cells.Screen(cellX, cellY, piece, 3), right, below).Covers(x, y, out w);
        }
        PixelCells.Vertex a = cells.At(cellX, cellY, piece, first), b = cells.At(cellX, cellY, piece, 1), c = cells.At(cellX, cellY, piece, 2);

        // 1/q is linear on the screen, and so are x/q and y/q: weights on the surface are w/q. The depth is the harmonic mean,
        // relative to the corner with the largest weight, so that it is exact at a pixel of the source.
        float pa = w.A * b.Q.Z * c.Q.Z, pb = w.B * c.Q.Z * a.Q.Z, pc = w.C * a.Q.Z * b.Q.Z, scale = 1 / (pa + pb + pc);
        float sx = Math.Clamp(((pa * a.X) + (pb * b.X) + (pc * c.X)) * scale, cellX, cellX + 1), sy = Math.Clamp(((pa * a.Y) + (pb * b.Y) + (pc * c.Y)) * scale, cellY, cellY + 1);
        float da = a.Q.Z * a.Depth, db = b.Q.Z * b.Depth, dc = c.Q.Z * c.Depth, depth = w.A >= w.B && w.A >= w.C ? da : w.B >= w.C ? db : dc;
        return (Snapped(SampleX(piece, cellX, sx)), Snapped(SampleY(piece, cellY, sy)), depth / ((w.A * (depth / da)) + (w.B * (depth / db)) + (w.C * (depth / dc))));
    }

    /// <summary>Where to sample for a point of a piece: a strip has the colours of its side, a quarter that of its corner.</summary>
    static float SampleX(int piece, int cell, float x) => piece switch { 0 or 1 or 2 => x, 3 or 5 or 7 => cell, _ => cell + 1 };

    /// <inheritdoc cref="SampleX"/>
    static float SampleY(int piece, int cell, float y) => piece switch { 0 or 3 or 4 => y, 1 or 5 or 6 => cell, _ => cell + 1 };

    static float Snapped(float v) => MathF.Round(v * ScreenPoint.Snap) / ScreenPoint.Snap;

    static void CloseCpu(int start, int end, in WarpMap map, ReadOnlySpan<DeviceBuffer> buffers)
    {
        Span<float> closed = buffers[1].As<float>();
        int pixels = map.TargetWidth * map.TargetHeight;
        ReadOnlySpan<float> depth = buffers[0].As<float>().Slice(2 * pixels, pixels);
        for (int y = map.First + start; y < map.First + end; y++)
        {
            for (int x = 0; x < map.TargetWidth; x++)
            {
                int i = (y * map.TargetWidth) + x;
                closed[i] = depth[i] > 0 || x == 0 || y == 0 || x == map.TargetWidth - 1 || y == map.TargetHeight - 1 ? depth[i] : CrackDepth(depth, i, map.TargetWidth);
            }
        }
    }

    /// <summary>Mean depth of the neighbours of a crack, 0 if it is none.</summary>
    static float CrackDepth(ReadOnlySpan<float> depth, int i, int width)
    {
        float farthest = SameSurface * Nearest(depth, i, width), sum = 0;
        int count = 0;
        for (int k = 0; k < 9; k++)
        {
            float z = depth[Neighbour(i, k, width)];
            if (z > 0 && z <= farthest) (sum, count) = (sum + z, count + 1);
        }
        return count >= CrackNeighbours ? sum / count : 0;
    }

    static float Nearest(ReadOnlySpan<float> depth, int i, int width)
    {
        float nearest = float.PositiveInfinity;
        for (int k = 0; k < 9; k++)
            if (depth[Neighbour(i, k, width)] is var z && z > 0) nearest = Math.Min(nearest, z);
        return nearest;
    }

    static int Neighbour(int i, int k, int width) => i + (((k / 3) - 1) * width) + (k % 3) - 1;

    static void SampleCpu(int start, int end, in WarpMap map, ReadOnlySpan<DeviceBuffer> buffers)
    {
        int pixels = map.TargetWidth * map.TargetHeight, length = map.Width * map.Height;
        ReadOnlySpan<float> looks = buffers[0].As<float>(), closed = buffers[1].As<float>();
        for (int row = map.First + start; row < map.First + end; row++)
        {
            var (channel, y) = Math.DivRem(row, map.TargetHeight);
            var from = buffers[2].As<float>().Slice(channel * length, length);
            var to = buffers[3].As<float>().Slice(channel * pixels, pixels);
            for (int i = y * map.TargetWidth; i < (y + 1) * map.TargetWidth; i++)
                to[i] = closed[i] > 0 ? Colour(from, map.Width, looks, i, map.TargetWidth, pixels) : 0;
        }
    }

    /// <summary>The sample that a seen pixel shows, or the mean of those around a crack.</summary>
    static float Colour(ReadOnlySpan<float> from, int sourceWidth, ReadOnlySpan<float> looks, int i, int width, int pixels)
    {
        var depth = looks.Slice(2 * pixels, pixels);
        if (depth[i] > 0) return Bilinear(from, sourceWidth, looks[i], looks[pixels + i]);
        float farthest = SameSurface * Nearest(depth, i, width), sum = 0;
        int count = 0;
        for (int k = 0; k < 9; k++)
        {
            int j = Neighbour(i, k, width);
            if (depth[j] > 0 && depth[j] <= farthest) (sum, count) = (sum + Bilinear(from, sourceWidth, looks[j], looks[pixels + j]), count + 1);
        }
        return sum / count;
    }

    /// <summary>Weights of 0 do not touch their pixel, which may be of another surface or unknown.</summary>
    static float Bilinear(ReadOnlySpan<float> plane, int width, float x, float y)
    {
        int x0 = (int)x, y0 = (int)y, i = (y0 * width) + x0;
        float fx = x - x0, fy = y - y0;
        float top = fx > 0 ? plane[i] + (fx * (plane[i + 1] - plane[i])) : plane[i];
        if (fy <= 0) return top;
        i += width;
        float bottom = fx > 0 ? plane[i] + (fx * (plane[i + 1] - plane[i])) : plane[i];
        return top + (fy * (bottom - top));
    }
}
