namespace Inpaint3D.Numerics.Curves;

/// <summary>A point of a level line where it crosses the side between two pixel centres.</summary>
/// <param name="X">Abscissa in pixels.</param>
/// <param name="Y">Ordinate in pixels.</param>
/// <param name="Contrast">Length of the gradient there.</param>
internal readonly record struct LinePoint(float X, float Y, float Contrast);

/// <summary>
/// Level lines of a sampled function, linear along the sides of the cells between four pixel centres, and how unlikely their contrast is.
/// Only cells with four known corners count.
/// </summary>
/// <remarks>
/// A. Desolneux, L. Moisan, J.-M. Morel. Edge detection by Helmholtz principle. J. Mathematical Imaging and Vision 14(3), 2001: a line of
/// length l along which the contrast is at least μ is expected H(μ)^(l/2) times by chance, times the number of lines looked at, where H(μ) is the share of
/// pixels with that contrast, and contrasts two pixels apart are independent.
/// </remarks>
internal sealed class LevelLines
{
    /// <summary>Contrasts that make H.</summary>
    const int MostContrasts = 1 << 16;

    /// <summary>From a cell through its side: top, right, bottom, left.</summary>
    static readonly (int X, int Y)[] Across = [(0, -1), (1, 0), (0, 1), (-1, 0)];

    readonly float[] _values;
    readonly bool[] _known;
    readonly int _width, _height;
    readonly float[] _contrasts;

    /// <summary>Takes a function.</summary>
    /// <param name="values">Samples, row by row.</param>
    /// <param name="known">Which of them count.</param>
    /// <param name="width">Columns.</param>
    public LevelLines(float[] values, bool[] known, int width)
    {
        (_values, _known, _width, _height) = (values, known, width, values.Length / width);
        var contrasts = new List<float>();
        int stride = 1 + (values.Length / MostContrasts);
        for (int i = 0; i < values.Length; i += stride)
            if (IsCell(i % width, i / width)) contrasts.Add(Contrast(i));
        contrasts.Sort();
        _contrasts = [.. contrasts];
    }

    /// <summary>The value of a pixel.</summary>
    public float this[int x, int y] => _values[(y * _width) + x];

    /// <summary>Whether the cell right and below of a pixel centre has four known corners.</summary>
    public bool IsCell(int x, int y)
    {
        if ((uint)x >= (uint)(_width - 1) || (uint)y >= (uint)(_height - 1)) return false;
        int i = (y * _width) + x;
        return _known[i] && _known[i + 1] && _known[i + _width] && _known[i + _width + 1];
    }

    /// <summary>log H(μ).</summary>
    public double LogShare(float contrast)
    {
        int at = Array.BinarySearch(_contrasts, contrast);
        if (at < 0) at = ~at;
        else while (at > 0 && _contrasts[at - 1] == contrast) at--;
        return Math.Log((double)Math.Max(1, _contrasts.Length - at) / Math.Max(1, _contrasts.Length));
    }

    /// <summary>Follows a level line.</summary>
    /// <param name="x">Column of the cell that it enters.</param>
    /// <param name="y">Row of that cell.</param>
    /// <param name="side">Side through which it enters: 0 top, 1 right, 2 bottom, 3 left.</param>
    /// <param name="level">The level, between the values at the ends of that side and equal to neither.</param>
    /// <param name="points">Where the points go, as many as there is room for.</param>
    /// <returns>How many there are; the line ends before at the edge of what is known.</returns>
    public int Follow(int x, int y, int side, float level, Span<LinePoint> points)
    {
        points[0] = Crossing(x, y, side, level);
        int count = 1;
        while (count < points.Length)
        {
            int next = Leave(x, y, side, level);
            points[count++] = Crossing(x, y, next, level);
            (x, y, side) = (x + Across[next].X, y + Across[next].Y, (next + 2) % 4);
            if (!IsCell(x, y)) break;
        }
        return count;
    }

    /// <summary>The side through which a line leaves a cell. At a saddle the mean of the corners tells which pair of them hangs together.</summary>
    int Leave(int x, int y, int side, float level)
    {
        bool from = Corner(x, y, side) > level;
        int next = (side + 1) % 4, opposite = (side + 2) % 4, before = (side + 3) % 4;
        bool b = Corner(x, y, next) > level, c = Corner(x, y, opposite) > level, d = Corner(x, y, before) > level;
        if (b == c) return c == d ? before : opposite;
        if (c == d) return next;
        bool middle = 0.25f * (Corner(x, y, 0) + Corner(x, y, 1) + Corner(x, y, 2) + Corner(x, y, 3)) > level;
        return middle == from ? next : before;
    }

    /// <summary>Corners 0..3 of a cell, clockwise from the top left; side k joins the corners k and k + 1.</summary>
    float Corner(int x, int y, int corner) => _values[((y + (corner >> 1)) * _width) + x + (corner is 1 or 2 ? 1 : 0)];

    LinePoint Crossing(int x, int y, int side, float level)
    {
        float a = Corner(x, y, side), b = Corner(x, y, (side + 1) % 4), t = (level - a) / (b - a);
        float contrast = Contrast((y * _width) + x);
        return side switch
        {
            0 => new(x + t, y, contrast),
            1 => new(x + 1, y + t, contrast),
            2 => new(x + 1 - t, y + 1, contrast),
            _ => new(x, y + 1 - t, contrast),
        };
    }

    /// <summary>|∇u| in the middle of a cell.</summary>
    float Contrast(int i)
    {
        float a = _values[i], b = _values[i + 1], c = _values[i + _width + 1], d = _values[i + _width];
        float dx = 0.5f * (b - a + c - d), dy = 0.5f * (d - a + c - b);
        return MathF.Sqrt((dx * dx) + (dy * dy));
    }
}
