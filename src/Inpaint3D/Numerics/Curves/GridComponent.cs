namespace Inpaint3D.Numerics.Curves;

/// <summary>Cells of a grid that hang together by sides or corners.</summary>
/// <param name="Cells">Their numbers, row by row, the first one found first.</param>
/// <param name="Left">Least column.</param>
/// <param name="Top">Least row.</param>
/// <param name="Right">Largest column.</param>
/// <param name="Bottom">Largest row.</param>
internal readonly record struct GridComponent(List<int> Cells, int Left, int Top, int Right, int Bottom)
{
    /// <summary>The open cells that hang together with one; they are closed.</summary>
    /// <param name="open">The grid, row by row; 1 = open.</param>
    /// <param name="width">Columns of the grid.</param>
    /// <param name="first">An open cell.</param>
    public static GridComponent Take(Span<byte> open, int width, int first)
    {
        var cells = new List<int> { first };
        open[first] = 0;
        var (left, top, right, bottom) = (first % width, first / width, first % width, first / width);
        for (int next = 0; next < cells.Count; next++)
        {
            var (y, x) = Math.DivRem(cells[next], width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            for (int v = Math.Max(y - 1, 0); v <= y + 1 && v * width < open.Length; v++)
            {
                for (int u = Math.Max(x - 1, 0); u <= x + 1 && u < width; u++)
                {
                    int i = (v * width) + u;
                    if (open[i] == 0) continue;
                    open[i] = 0;
                    cells.Add(i);
                }
            }
        }
        return new GridComponent(cells, left, top, right, bottom);
    }
}
