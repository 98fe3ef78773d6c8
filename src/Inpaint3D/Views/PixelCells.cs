using System.Numerics;
using Inpaint3D.Compute;

namespace Inpaint3D.Views;

/// <summary>
/// The cells of a <see cref="PixelMesh"/>. Four neighbouring pixel centres span a cell. A cell whose four sides hold together is
/// one quad; in any other, each side that holds is a strip of half a pixel along it and each corner without such a side a
/// quarter, so that a surface ends half a pixel beyond its last pixel's centre. The cell (x, y) has the pixels x, x + 1 in the
/// rows y, y + 1; those at the border, from −1 on, lie partly outside.
/// </summary>
internal readonly ref struct PixelCells(WarpMap map, scoped ReadOnlySpan<DeviceBuffer> buffers)
{
    /// <summary>Bits of a pixel's links: it holds together with its right, with its lower neighbour.</summary>
    internal const int Right = 1, Down = 2;

    readonly WarpMap _map = map;
    readonly int _width = map.Width, _height = map.Height;
    readonly ReadOnlySpan<float> _depth = buffers[0].As<float>();
    readonly ReadOnlySpan<int> _links = buffers[1].As<int>();
    readonly ReadOnlySpan<ScreenPoint> _points = buffers[2].As<ScreenPoint>();

    /// <summary>Bit 0: the whole cell. Bits 1 to 4: strips along its top, bottom, left, right side. Bits 5 to 8: quarters at its top left, top right, bottom left, bottom right corner.</summary>
    internal int Pieces(int x, int y)
    {
        bool left = x >= 0, right = x + 1 < _width, above = y >= 0, below = y + 1 < _height;
        int a = (y * _width) + x, b = a + 1, c = a + _width, d = c + 1;
        if (left && right && above && below && (_links[a] & _links[c] & Right & ((_links[a] & _links[b]) >> 1)) != 0) return 1;
        bool top = left && right && above && (_links[a] & Right) != 0, bottom = left && right && below && (_links[c] & Right) != 0;
        bool west = left && above && below && (_links[a] & Down) != 0, east = right && above && below && (_links[b] & Down) != 0;
        int pieces = (top ? 2 : 0) | (bottom ? 4 : 0) | (west ? 8 : 0) | (east ? 16 : 0);
        if (left && above && !top && !west && _depth[a] > 0) pieces |= 32;
        if (right && above && !top && !east && _depth[b] > 0) pieces |= 64;
        if (left && below && !bottom && !west && _depth[c] > 0) pieces |= 128;
        if (right && below && !bottom && !east && _depth[d] > 0) pieces |= 256;
        return pieces;
    }

    /// <summary>True when all four pixels are known and not all hold together.</summary>
    internal bool IsTorn(int x, int y)
    {
        int a = (y * _width) + x, b = a + 1, c = a + _width, d = c + 1;
        return Pieces(x, y) != 1 && _depth[a] > 0 && _depth[b] > 0 && _depth[c] > 0 && _depth[d] > 0;
    }

    /// <summary>The pixel's own point.</summary>
    internal ScreenPoint Point(int x, int y) => _points[(y * _width) + x];

    /// <summary>Corner k of a piece: top left, top right, bottom left, bottom right. A pixel of the cell, moved by half pixels off its centre.</summary>
    internal static (int X, int Y, int Dx, int Dy) Corner(int piece, int k)
    {
        int right = k & 1, lower = k >> 1;
        return piece switch
        {
            0 => (right, lower, 0, 0),
            1 => (right, 0, 0, lower),
            2 => (right, 1, 0, lower - 1),
            3 => (0, lower, right, 0),
            4 => (1, lower, right - 1, 0),
            5 => (0, 0, right, lower),
            6 => (1, 0, right - 1, lower),
            7 => (0, 1, right, lower - 1),
            _ => (1, 1, right - 1, lower - 1),
        };
    }

    /// <summary>Where a corner of a piece lies on the screen.</summary>
    internal ScreenPoint Screen(int x, int y, int piece, int k)
    {
        if (piece == 0) return Point(x + (k & 1), y + (k >> 1));
        var (cx, cy, dx, dy) = Corner(piece, k);
        if (dx == 0 && dy == 0) return Point(x + cx, y + cy);
        var vertex = Beside(x + cx, y + cy, dx, dy);
        return ScreenPoint.Of(vertex.Q, vertex.Zeta);
    }

    /// <summary>A corner of a piece.</summary>
    internal Vertex At(int x, int y, int piece, int k)
    {
        if (piece == 0) return Beside(x + (k & 1), y + (k >> 1), 0, 0);
        var (cx, cy, dx, dy) = Corner(piece, k);
        return Beside(x + cx, y + cy, dx, dy);
    }

    /// <summary>The vertex half a pixel beside a pixel's centre on that pixel's surface.</summary>
    Vertex Beside(int x, int y, int dx, int dy)
    {
        int i = (y * _width) + x;
        float depth = _depth[i], zeta = 1 / depth;
        if (dx != 0) zeta += HalfStep(i, 1, dx > 0, x > 0, Right);
        if (dy != 0) zeta += HalfStep(i, _width, dy > 0, y > 0, Down);
        if (dx != 0 || dy != 0) depth = 1 / zeta;
        var (sx, sy) = (x + (0.5f * dx), y + (0.5f * dy));
        return new Vertex(sx, sy, depth, zeta, _map.At(sx, sy, zeta));
    }

    /// <summary>Half the step of ζ towards a neighbour of the same surface, else away from the opposite one, else none.</summary>
    float HalfStep(int i, int stride, bool forward, bool hasBefore, int link)
    {
        bool after = (_links[i] & link) != 0, before = hasBefore && (_links[i - stride] & link) != 0;
        if (!after && !before) return 0;
        int other = forward ? (after ? i + stride : i - stride) : before ? i - stride : i + stride;
        float half = 0.5f * ((1 / _depth[other]) - (1 / _depth[i]));
        return (other > i) == forward ? half : -half;
    }

    /// <summary>A point of the source with its homogeneous pixel in the target.</summary>
    internal readonly record struct Vertex(float X, float Y, float Depth, float Zeta, Vector3 Q);
}
