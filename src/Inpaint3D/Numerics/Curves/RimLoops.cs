namespace Inpaint3D.Numerics.Curves;

/// <summary>
/// The rims of the holes of a grid: closed paths along the sides of pixels between missing pixels and all others, or the outside, with the missing ones on
/// the right hand where x points right and y down. Missing pixels that touch at a corner hang together.
/// </summary>
internal static class RimLoops
{
    /// <summary>Right, down, left, up: the directions of the sides of a missing pixel, clockwise from its top side.</summary>
    static readonly (int X, int Y)[] Directions = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    /// <summary>Walks around some missing pixels.</summary>
    /// <param name="missing">The grid, row by row.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="cells">Missing pixels that hang together; their loops are wanted.</param>
    /// <returns>Corners of pixels in the order of the walk; (x, y) is the top left corner of pixel (x, y). The outer loop is the first.</returns>
    public static List<List<(int X, int Y)>> Around(bool[] missing, int width, IReadOnlyList<int> cells)
    {
        int height = missing.Length / width;
        var walked = new HashSet<(int X, int Y, int Direction)>();
        var loops = new List<List<(int X, int Y)>>();
        foreach (int cell in cells.Order())
        {
            var (y, x) = Math.DivRem(cell, width);
            for (int direction = 0; direction < 4; direction++)
            {
                var (cx, cy) = Start(x, y, direction);
                if (!IsSide(cx, cy, direction) || walked.Contains((cx, cy, direction))) continue;
                loops.Add(Walk(cx, cy, direction));
            }
        }
        return loops;

        List<(int X, int Y)> Walk(int x, int y, int direction)
        {
            var loop = new List<(int X, int Y)>();
            while (walked.Add((x, y, direction)))
            {
                loop.Add((x, y));
                (x, y) = (x + Directions[direction].X, y + Directions[direction].Y);
                // A left turn leads on to the missing pixel across the corner.
                int left = (direction + 3) % 4;
                direction = IsSide(x, y, left) ? left : IsSide(x, y, direction) ? direction : (direction + 1) % 4;
            }
            return loop;
        }

        // Whether the side that leaves a corner in a direction has a missing pixel on its right hand and none on its left.
        bool IsSide(int x, int y, int direction)
        {
            var (right, left) = direction switch
            {
                0 => ((x, y), (x, y - 1)),
                1 => ((x - 1, y), (x, y)),
                2 => ((x - 1, y - 1), (x - 1, y)),
                _ => ((x, y - 1), (x - 1, y - 1)),
            };
            return IsMissing(right) && !IsMissing(left);
        }

        bool IsMissing((int X, int Y) pixel) => (uint)pixel.X < (uint)width && (uint)pixel.Y < (uint)height && missing[(pixel.Y * width) + pixel.X];
    }

    static (int X, int Y) Start(int x, int y, int direction) => direction switch { 0 => (x, y), 1 => (x + 1, y), 2 => (x + 1, y + 1), _ => (x, y + 1) };
}
