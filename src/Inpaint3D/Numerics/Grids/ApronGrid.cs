namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// Numbers the points of a grid so that a step of at most <see cref="Reach"/> columns and rows and <see cref="ReachZ"/> slices from any
/// point is the addition of one number, and never leaves the array or meets a point of the grid that is not meant: around the grid there
/// is an apron. Rows share theirs, the one to the right of a row being the one to the left of the next.
/// </summary>
internal sealed class ApronGrid(int width, int height, int depth, int reach, int reachZ)
{
    readonly int _stride = width + reach, _rows = height + (2 * reach) + 1;

    /// <summary>Columns.</summary>
    public int Width => width;
    /// <summary>Rows.</summary>
    public int Height => height;
    /// <summary>Slices.</summary>
    public int Depth => depth;
    /// <summary>Longest step in x and in y.</summary>
    public int Reach => reach;
    /// <summary>Longest step in z.</summary>
    public int ReachZ => reachZ;
    /// <summary>Points, apron included.</summary>
    public int Count => checked(_stride * _rows * (depth + (2 * reachZ)));

    /// <summary>The number of a point.</summary>
    public int Index(int x, int y, int z) => ((((z + reachZ) * _rows) + y + reach + 1) * _stride) + x;

    /// <summary>What a step adds to the number.</summary>
    public int Step(int dx, int dy, int dz) => (((dz * _rows) + dy) * _stride) + dx;

    /// <summary>The point of a number.</summary>
    public (int X, int Y, int Z) Place(int index)
    {
        var (row, x) = Math.DivRem(index, _stride);
        var (z, y) = Math.DivRem(row, _rows);
        return (x, y - reach - 1, z - reachZ);
    }
}
