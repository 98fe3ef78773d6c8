namespace Inpaint3D.Render;

/// <summary>
/// A depth buffer whose cells hold the nearest surface and its number in one 64-bit word, so that drawing is an atomic minimum:
/// triangles can be drawn in any order and on any thread, and equal depths go to the lowest number.
/// </summary>
/// <remarks>
/// Vertices are rounded to a grid of 1/4096 pixel and edge functions are whole numbers, so the test "centre inside" is exact;
/// the top-left rule gives a centre on a shared edge to exactly one of the two triangles (J. Pineda. A parallel algorithm
/// for polygon rasterization. SIGGRAPH 1988). Between vertices ζ = 1/depth is linear on the screen.
/// </remarks>
/// <param name="width">Columns.</param>
/// <param name="height">Rows that are kept at once.</param>
internal sealed class VisibilityBuffer(int width, int height)
{
    const int SubpixelBits = 12, One = 1 << SubpixelBits;
    /// <summary>Pixels around the picture within which edge functions cannot overflow.</summary>
    internal const double Guard = 1 << 17;
    const ulong Nothing = ulong.MaxValue;

    readonly ulong[] _cells = NewCells(checked(width * height));
    int _top;

    /// <summary>A vertex on the screen: 1/4096 pixels, and ζ = 1/depth.</summary>
    internal readonly record struct Point(int X, int Y, float Zeta)
    {
        internal static Point At(double u, double v, double depth) => new((int)Math.Round(u * One), (int)Math.Round(v * One), (float)(1 / depth));
    }

    /// <summary>Number of the nearest surface at a pixel, or −1.</summary>
    public int this[int x, int y] => (int)(uint)_cells[Index(x, y)];

    /// <summary>Depth at a pixel to single precision, 0 where nothing is.</summary>
    public float Depth(int x, int y) => _cells[Index(x, y)] is var cell && cell == Nothing ? 0 : 1 / BitConverter.UInt32BitsToSingle(~(uint)(cell >> 32));

    /// <summary>Forgets everything and keeps the rows from <paramref name="top"/> on: what lies above and below is passed over.</summary>
    public void Restart(int top)
    {
        _top = top;
        Array.Fill(_cells, Nothing);
    }

    /// <summary>Draws a triangle, whichever way it faces.</summary>
    public void Draw(Point a, Point b, Point c, int number)
    {
        int x0 = Math.Max((Math.Min(a.X, Math.Min(b.X, c.X)) + One - 1) >> SubpixelBits, 0), x1 = Math.Min(Math.Max(a.X, Math.Max(b.X, c.X)) >> SubpixelBits, width - 1);
        int y0 = Math.Max((Math.Min(a.Y, Math.Min(b.Y, c.Y)) + One - 1) >> SubpixelBits, _top), y1 = Math.Min(Math.Max(a.Y, Math.Max(b.Y, c.Y)) >> SubpixelBits, _top + height - 1);
        if (x0 > x1 || y0 > y1) return;
        long area = Edge(a, b, c.X, c.Y);
        if (area == 0) return;
        if (area < 0) (b, c, area) = (c, b, -area);

        // ζ = ζa + gx (x − xa) + gy (y − ya), from the two edges at a.
        double zb = b.Zeta - (double)a.Zeta, zc = c.Zeta - (double)a.Zeta;
        double gx = ((zb * ((long)c.Y - a.Y)) - (zc * ((long)b.Y - a.Y))) / area, gy = ((zc * ((long)b.X - a.X)) - (zb * ((long)c.X - a.X))) / area;
        long px = (long)x0 << SubpixelBits, py = (long)y0 << SubpixelBits;
        long rowA = Edge(b, c, px, py) - Exclusive(b, c), rowB = Edge(c, a, px, py) - Exclusive(c, a), rowC = Edge(a, b, px, py) - Exclusive(a, b);
        long ax = (long)(b.Y - c.Y) << SubpixelBits, bx = (long)(c.Y - a.Y) << SubpixelBits, cx = (long)(a.Y - b.Y) << SubpixelBits;
        long ay = (long)(c.X - b.X) << SubpixelBits, by = (long)(a.X - c.X) << SubpixelBits, cy = (long)(b.X - a.X) << SubpixelBits;
        for (int y = y0; y <= y1; y++, rowA += ay, rowB += by, rowC += cy)
        {
            long eA = rowA, eB = rowB, eC = rowC;
            double zeta = a.Zeta + (gx * (px - a.X)) + (gy * (((long)y << SubpixelBits) - a.Y));
            for (int x = x0; x <= x1; x++, eA += ax, eB += bx, eC += cx, zeta += gx * One)
                if ((eA | eB | eC) >= 0) Lower(ref _cells[Index(x, y)], (float)zeta, number);
        }
    }

    /// <summary>Draws a disc of some pixels' diameter that faces the camera; at least the pixel nearest to the centre.</summary>
    public void DrawDisc(double u, double v, double depth, double diameter, int number)
    {
        double radius = Math.Max(0.5 * diameter, 0.5);
        float zeta = (float)(1 / depth);
        for (int y = Math.Max((int)Math.Ceiling(v - radius), _top); y <= Math.Min((int)Math.Floor(v + radius), _top + height - 1); y++)
            for (int x = Math.Max((int)Math.Ceiling(u - radius), 0); x <= Math.Min((int)Math.Floor(u + radius), width - 1); x++)
                if (((x - u) * (x - u)) + ((y - v) * (y - v)) <= radius * radius || (diameter < 1.5 && x == (int)Math.Round(u) && y == (int)Math.Round(v)))
                    Lower(ref _cells[Index(x, y)], zeta, number);
    }

    int Index(int x, int y) => ((y - _top) * width) + x;

    /// <summary>Twice the signed area of (a, b, p), positive when p is to the right of a → b with y down.</summary>
    static long Edge(Point a, Point b, long x, long y) => ((long)(b.X - a.X) * (y - a.Y)) - ((long)(b.Y - a.Y) * (x - a.X));

    /// <summary>1 for an edge whose own points belong to the neighbour: neither a top edge nor a left one.</summary>
    static int Exclusive(Point a, Point b) => b.Y < a.Y || (b.Y == a.Y && b.X > a.X) ? 0 : 1;

    static void Lower(ref ulong cell, float zeta, int number)
    {
        // Positive floats order like their bits; the complement makes the nearest the least.
        ulong key = ((ulong)~BitConverter.SingleToUInt32Bits(zeta) << 32) | (uint)number;
        ulong seen = Volatile.Read(ref cell);
        while (key < seen)
        {
            ulong was = Interlocked.CompareExchange(ref cell, key, seen);
            if (was == seen) return;
            seen = was;
        }
    }

    static ulong[] NewCells(int count)
    {
        var cells = new ulong[count];
        Array.Fill(cells, Nothing);
        return cells;
    }
}
