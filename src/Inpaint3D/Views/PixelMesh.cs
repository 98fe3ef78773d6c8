using Inpaint3D.Compute;
using Inpaint3D.Data;

namespace Inpaint3D.Views;

/// <summary>
/// The pixels of a picture with depth as the vertices of a mesh, drawn into another camera: every piece of every cell
/// (<see cref="PixelCells"/>) with a depth test.
/// </summary>
/// <remarks>
/// A pixel of the target takes the nearest piece, of equally near ones the one of the least number. That needs no more than
/// 32-bit atomic maxima: a first pass finds the depth, a second the number among what has exactly that depth.
/// </remarks>
internal sealed class PixelMesh : IDisposable
{
    /// <summary>Cells drawn between two looks at the clock.</summary>
    const int CellsAtOnce = 1 << 19;

    /// <summary>Depth → links and points on the screen.</summary>
    internal static readonly Kernel<WarpMap> Project = new("geometry/warp-project", ProjectCpu);
    /// <summary>Depth, links, points → per pixel of the target the bits of the largest 1/depth, and the complement of the least piece that has it; 0 = none.</summary>
    internal static readonly Kernel<WarpMap> Draw = new("geometry/warp-draw", DrawCpu);
    /// <summary>Depth, links, points → per pixel of the target the complemented bits of the least 1/depth of the torn cells there, and of the least largest one among those; 0 = none.</summary>
    internal static readonly Kernel<WarpMap> Tear = new("geometry/warp-tear", TearCpu);

    readonly float[] _depth;
    readonly DeviceBuffer _depthBuffer, _links, _points;

    internal PixelMesh(View source, Camera target, Run run)
    {
        Map = WarpMap.Between(source.Camera, target);
        _depth = new float[Map.Width * Map.Height];
        for (int i = 0; i < _depth.Length; i++)
            if (source.Hole.Samples[i] == 0 && source.Depth.Samples[i] is var z && z > 0 && float.IsFinite(z)) _depth[i] = z;
        _depthBuffer = run.Device.Adopt(_depth);
        (_links, _points) = (run.Device.Allocate<int>(_depth.Length), run.Device.Allocate<int>(3 * _depth.Length));
        Dispatch(Project, Map.Width, Map.Height, Map, run, [_depthBuffer, _links, _points]);
    }

    internal WarpMap Map { get; }

    /// <summary>ζ of a pixel of the source; 0 = unknown.</summary>
    internal float Zeta(int i) => _depth[i] > 0 ? 1 / _depth[i] : 0;

    /// <summary>True when j lies so far in front of i that the cameras see them apart.</summary>
    internal bool Hides(int i, int j)
    {
        float far = Zeta(i), step = Zeta(j) - far;
        return far > 0 && step > 0 && Math.DivRem(i, Map.Width) is var (y, x) && Map.Motion(x, y, far) * step * step > 1;
    }

    /// <summary>The cells, where the mesh was made on the processor.</summary>
    internal PixelCells Cells => new(Map, [_depthBuffer, _links, _points]);

    /// <summary>What each pixel of the target sees.</summary>
    internal Sight Look(Run run)
    {
        int pixels = Map.TargetWidth * Map.TargetHeight;
        using DeviceBuffer nearest = run.Device.Allocate<int>(pixels), pieces = run.Device.Allocate<int>(pixels);
        for (int pass = 0; pass < 2; pass++)
            Dispatch(Draw, Map.Width + 1, Map.Height + 1, Map with { Pass = pass }, run.Part(0.4 * pass, 0.4 * (pass + 1)), [_depthBuffer, _links, _points, nearest, pieces]);
        return new Sight(Map, [_depthBuffer, _links, _points, pieces], run.Part(0.8, 1));
    }

    /// <summary>Between which surfaces each pixel of the target lies where the mesh was torn.</summary>
    internal Gaps Gaps(Run run)
    {
        int pixels = Map.TargetWidth * Map.TargetHeight;
        using DeviceBuffer far = run.Device.Allocate<int>(pixels), near = run.Device.Allocate<int>(pixels);
        for (int pass = 0; pass < 2; pass++)
            Dispatch(Tear, Map.Width - 1, Map.Height - 1, Map with { Pass = pass }, run.Part(0.5 * pass, 0.5 * (pass + 1)), [_depthBuffer, _links, _points, far, near]);
        var sides = (Far: new uint[pixels], Near: new uint[pixels]);
        run.Device.Read(far, sides.Far.AsSpan());
        run.Device.Read(near, sides.Near.AsSpan());
        return new Gaps(sides.Far, sides.Near);
    }

    /// <summary>Runs a kernel over the rows of a picture, some at a time.</summary>
    internal static void Dispatch(Kernel<WarpMap> kernel, int width, int rows, WarpMap map, Run run, ReadOnlySpan<DeviceBuffer> buffers)
    {
        int atOnce = Math.Max(CellsAtOnce / Math.Max(width, 1), 1);
        for (int first = 0; first < rows; first += atOnce)
        {
            run.Step((double)first / rows);
            run.Device.Dispatch(kernel, width, Math.Min(atOnce, rows - first), map with { First = first }, buffers);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in (ReadOnlySpan<DeviceBuffer>)[_depthBuffer, _links, _points]) buffer.Dispose();
    }

    static void ProjectCpu(int start, int end, in WarpMap map, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ReadOnlySpan<float> depth = buffers[0].As<float>();
        Span<int> links = buffers[1].As<int>();
        Span<ScreenPoint> points = buffers[2].As<ScreenPoint>();
        int width = map.Width;
        for (int y = map.First + start; y < map.First + end; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int i = (y * width) + x;
                float zeta = Inverse(depth, i, true);
                points[i] = ScreenPoint.Of(map.At(x, y, zeta), zeta);
                bool right = x + 1 < width && map.Holds(Inverse(depth, i - 1, x > 0), zeta, Inverse(depth, i + 1, true), Inverse(depth, i + 2, x + 2 < width), x + 1, y);
                bool down = y + 1 < map.Height && map.Holds(Inverse(depth, i - width, y > 0), zeta, Inverse(depth, i + width, true), Inverse(depth, i + (2 * width), y + 2 < map.Height), x, y + 1);
                links[i] = (right ? PixelCells.Right : 0) | (down ? PixelCells.Down : 0);
            }
        }

        static float Inverse(ReadOnlySpan<float> depth, int i, bool exists) => exists && depth[i] > 0 ? 1 / depth[i] : 0;
    }

    static void DrawCpu(int start, int end, in WarpMap map, ReadOnlySpan<DeviceBuffer> buffers)
    {
        var cells = new PixelCells(map, buffers);
        Span<uint> nearest = buffers[3].As<uint>(), numbers = buffers[4].As<uint>();
        for (int y = map.First + start - 1; y < map.First + end - 1; y++)
        {
            for (int x = -1; x < map.Width; x++)
            {
                int pieces = cells.Pieces(x, y);
                for (int piece = 0; pieces >> piece != 0; piece++)
                {
                    if ((pieces >> piece & 1) == 0) continue;
                    uint id = ((uint)(((y + 1) * (map.Width + 1)) + x + 1) << 4) | (uint)piece;
                    ScreenPoint a = cells.Screen(x, y, piece, 0), b = cells.Screen(x, y, piece, 1), c = cells.Screen(x, y, piece, 2), d = cells.Screen(x, y, piece, 3);
                    DrawPiece(new PixelTriangle(a, b, c), new PixelTriangle(b, d, c), ~id, map, nearest, numbers);
                }
            }
        }
    }

    static void DrawPiece(in PixelTriangle upper, in PixelTriangle lower, uint number, in WarpMap map, Span<uint> nearest, Span<uint> numbers)
    {
        var (x0, y0, x1, y1) = PixelTriangle.Pixels(upper, lower, map.TargetWidth, map.TargetHeight);
        for (int y = y0; y <= y1; y++)
        {
            for (int x = x0; x <= x1; x++)
            {
                uint key = Math.Max(upper.Key(x, y), lower.Key(x, y));
                int i = (y * map.TargetWidth) + x;
                if (key == 0) continue;
                if (map.Pass == 0) Raise(ref nearest[i], key);
                else if (nearest[i] == key) Raise(ref numbers[i], number);
            }
        }
    }

    static void TearCpu(int start, int end, in WarpMap map, ReadOnlySpan<DeviceBuffer> buffers)
    {
        var cells = new PixelCells(map, buffers);
        Span<uint> far = buffers[3].As<uint>(), near = buffers[4].As<uint>();
        for (int y = map.First + start; y < map.First + end; y++)
        {
            for (int x = 0; x < map.Width - 1; x++)
            {
                if (!cells.IsTorn(x, y)) continue;
                ScreenPoint a = cells.Point(x, y), b = cells.Point(x + 1, y), c = cells.Point(x, y + 1), d = cells.Point(x + 1, y + 1);
                TearTriangle(new PixelTriangle(a, b, c), map, far, near);
                TearTriangle(new PixelTriangle(b, d, c), map, far, near);
            }
        }
    }

    static void TearTriangle(in PixelTriangle triangle, in WarpMap map, Span<uint> far, Span<uint> near)
    {
        uint farKey = ~BitConverter.SingleToUInt32Bits(triangle.Range.Far), nearKey = ~BitConverter.SingleToUInt32Bits(triangle.Range.Near);
        var (x0, y0, x1, y1) = PixelTriangle.Pixels(triangle, triangle, map.TargetWidth, map.TargetHeight);
        for (int y = y0; y <= y1; y++)
        {
            for (int x = x0; x <= x1; x++)
            {
                if (!triangle.Covers(x, y, out _)) continue;
                int i = (y * map.TargetWidth) + x;
                if (map.Pass == 0) Raise(ref far[i], farKey);
                else if (far[i] == farKey) Raise(ref near[i], nearKey);
            }
        }
    }

    static void Raise(ref uint slot, uint value)
    {
        uint seen = Volatile.Read(ref slot);
        while (value > seen && Interlocked.CompareExchange(ref slot, value, seen) is var other && other != seen) seen = other;
    }
}
