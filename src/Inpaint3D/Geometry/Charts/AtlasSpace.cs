using System.Numerics;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// The room that triangles leave on a texture, on a grid of cells of some texels. A cell that a triangle touches is used, and a box lies a
/// cell away from all that is used, so that neither sampling nor the first coarser levels of the texture mix the two. The sums of used
/// cells over all corners of the grid tell in four reads whether a box is free.
/// </summary>
/// <remarks>F. C. Crow. Summed-area tables for texture mapping. SIGGRAPH 1984.</remarks>
internal sealed class AtlasSpace
{
    /// <summary>Most cells of a row or column, and least texels of a cell.</summary>
    const int MostCells = 1024, LeastTexels = 4;
    /// <summary>Boxes that are compared one by one before the sums are taken again.</summary>
    const int MostRecent = 64;

    readonly int _width, _height, _cell, _columns, _rows;
    readonly bool[] _used;
    readonly int[] _sums;
    readonly List<(int X, int Y, int Width, int Height)> _recent = [];
    // Before this cell no box of that size has room: room only gets less.
    readonly Dictionary<(int Width, int Height), int> _starts = [];
    bool _isSummed;

    /// <summary>A texture that nothing uses.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="apart">Least texels between a box and what else is used.</param>
    internal AtlasSpace(int width, int height, int apart = LeastTexels)
    {
        (_width, _height) = (width, height);
        _cell = Math.Max(Math.Max(LeastTexels, apart), (Math.Max(width, height) + MostCells - 1) / MostCells);
        (_columns, _rows) = (width / _cell, height / _cell);
        (_used, _sums) = (new bool[_columns * _rows], new int[(_columns + 1) * (_rows + 1)]);
    }

    /// <summary>Texels that a texture must have more than the box in it.</summary>
    internal static int Border(int side) => 3 * Math.Max(LeastTexels, (side + MostCells - 1) / MostCells);

    /// <summary>Marks the room of a triangle, given by its coordinates on the texture, which repeats.</summary>
    internal void Use(Vector2 a, Vector2 b, Vector2 c)
    {
        _isSummed = false;
        Vector2 low = Vector2.Min(a, Vector2.Min(b, c)), size = Vector2.Max(a, Vector2.Max(b, c)) - low;
        if (!(size.X <= 1 && size.Y <= 1))
        {
            if (float.IsFinite(size.X + size.Y)) Array.Fill(_used, true);
            return;
        }
        var shift = new Vector2(MathF.Floor(low.X), MathF.Floor(low.Y));
        low -= shift;
        for (int j = 0; j <= (low.Y + size.Y > 1 ? 1 : 0); j++)
            for (int i = 0; i <= (low.X + size.X > 1 ? 1 : 0); i++)
                Mark(OnGrid(a - shift, i, j), OnGrid(b - shift, i, j), OnGrid(c - shift, i, j));
    }

    /// <summary>Takes a free box of that many texels.</summary>
    /// <returns>Its top left texel, or null where there is no room.</returns>
    internal (int X, int Y)? Take(int width, int height)
    {
        int w = Cells(width) + 2, h = Cells(height) + 2;
        if (w > _columns || h > _rows) return null;
        if (!_isSummed || _recent.Count == MostRecent) Sum();
        for (int at = _starts.GetValueOrDefault((w, h)), end = (_rows - h + 1) * _columns; at < end; at++)
        {
            int x = at % _columns, y = at / _columns;
            if (x + w > _columns || !IsFree(x, y, w, h)) continue;
            _starts[(w, h)] = at;
            _recent.Add((x + 1, y + 1, w - 2, h - 2));
            return ((x + 1) * _cell, (y + 1) * _cell);
        }
        _starts[(w, h)] = _used.Length;
        return null;
    }

    Vector2 OnGrid(Vector2 uv, int i, int j) => new((uv.X - i) * _width / _cell, (1 - uv.Y + j) * _height / _cell);

    int Cells(int texels) => (texels + _cell - 1) / _cell;

    /// <summary>Marks the cells of a triangle: those that no line along one of the edges or axes parts from it.</summary>
    void Mark(Vector2 a, Vector2 b, Vector2 c)
    {
        ReadOnlySpan<(Vector2 From, Vector2 To, Vector2 Apex)> edges = [(a, b, c), (b, c, a), (c, a, b)];
        Vector2 low = Vector2.Min(a, Vector2.Min(b, c)), high = Vector2.Max(a, Vector2.Max(b, c));
        for (int y = Math.Max(0, (int)low.Y); y <= Math.Min(high.Y, _rows - 1); y++)
        {
            for (int x = Math.Max(0, (int)low.X); x <= Math.Min(high.X, _columns - 1); x++)
            {
                bool isApart = false;
                foreach (var (from, to, apex) in edges)
                {
                    var normal = new Vector2(from.Y - to.Y, to.X - from.X);
                    float middle = Vector2.Dot(normal, new Vector2(x + 0.5f, y + 0.5f) - from), half = (Math.Abs(normal.X) + Math.Abs(normal.Y)) / 2, inside = Vector2.Dot(normal, apex - from);
                    isApart |= middle + half < Math.Min(0, inside) || middle - half > Math.Max(0, inside);
                }
                if (!isApart) _used[(y * _columns) + x] = true;
            }
        }
    }

    bool IsFree(int x, int y, int w, int h)
    {
        int stride = _columns + 1, top = (y * stride) + x, bottom = ((y + h) * stride) + x;
        if (_sums[bottom + w] - _sums[bottom] - _sums[top + w] + _sums[top] > 0) return false;
        foreach (var box in _recent)
            if (x < box.X + box.Width && box.X < x + w && y < box.Y + box.Height && box.Y < y + h) return false;
        return true;
    }

    void Sum()
    {
        foreach (var box in _recent)
            for (int y = box.Y; y < box.Y + box.Height; y++) _used.AsSpan((y * _columns) + box.X, box.Width).Fill(true);
        _recent.Clear();
        _isSummed = true;
        int stride = _columns + 1;
        for (int y = 0; y < _rows; y++)
            for (int x = 0, row = 0; x < _columns; x++)
            {
                row += _used[(y * _columns) + x] ? 1 : 0;
                _sums[((y + 1) * stride) + x + 1] = _sums[(y * stride) + x + 1] + row;
            }
    }
}
