namespace Inpaint3D.Views;

/// <summary>A point on the target's screen.</summary>
/// <param name="X">Column in 1/1024 pixel; <see cref="Nowhere"/> where a camera cannot see it.</param>
/// <param name="Y">Row in 1/1024 pixel.</param>
/// <param name="Inverse">1/depth in the target.</param>
internal readonly record struct ScreenPoint(int X, int Y, float Inverse)
{
    /// <summary>Positions are rounded, so that a triangle's edge test is exact.</summary>
    internal const int Snap = 1024;
    internal const int Nowhere = int.MinValue;
    const float FarAway = 1e6f;

    /// <summary>Rounds a homogeneous pixel.</summary>
    internal static ScreenPoint Of(System.Numerics.Vector3 q, float zeta) =>
        q.Z > 0 && Math.Max(Math.Abs(q.X), Math.Abs(q.Y)) < FarAway * q.Z
            ? new((int)MathF.Round(q.X / q.Z * Snap), (int)MathF.Round(q.Y / q.Z * Snap), zeta / q.Z) : new(Nowhere, Nowhere, 0);
}

/// <summary>A triangle on the target's screen; edge functions are whole numbers of 64 bits.</summary>
internal readonly ref struct PixelTriangle
{
    readonly ScreenPoint _a, _b, _c;
    readonly long _area;

    internal PixelTriangle(in ScreenPoint a, in ScreenPoint b, in ScreenPoint c)
    {
        (_a, _b, _c) = (a, b, c);
        if (a.X != ScreenPoint.Nowhere && b.X != ScreenPoint.Nowhere && c.X != ScreenPoint.Nowhere) _area = Edge(a, b, c.X, c.Y);
    }

    internal bool IsDrawable => _area != 0;

    /// <summary>The pixels whose centres may lie inside one of two triangles.</summary>
    internal static (int X0, int Y0, int X1, int Y1) Pixels(in PixelTriangle first, in PixelTriangle second, int width, int height)
    {
        if (!first.IsDrawable) return second.IsDrawable ? Pixels(second, second, width, height) : (0, 0, -1, -1);
        if (!second.IsDrawable) return Pixels(first, first, width, height);
        var ((left, top, right, bottom), (l, t, r, b)) = (first.Box, second.Box);
        (left, top, right, bottom) = (Math.Min(left, l), Math.Min(top, t), Math.Max(right, r), Math.Max(bottom, b));
        return (Math.Max((left + ScreenPoint.Snap - 1) >> 10, 0), Math.Max((top + ScreenPoint.Snap - 1) >> 10, 0), Math.Min(right >> 10, width - 1), Math.Min(bottom >> 10, height - 1));
    }

    (int Left, int Top, int Right, int Bottom) Box =>
        (Math.Min(_a.X, Math.Min(_b.X, _c.X)), Math.Min(_a.Y, Math.Min(_b.Y, _c.Y)), Math.Max(_a.X, Math.Max(_b.X, _c.X)), Math.Max(_a.Y, Math.Max(_b.Y, _c.Y)));

    /// <summary>True when a pixel's centre lies inside or on the border; the weights of the corners there sum to 1.</summary>
    internal bool Covers(int x, int y, out (float A, float B, float C) weights)
    {
        long px = (long)x << 10, py = (long)y << 10, a = Edge(_b, _c, px, py), b = Edge(_c, _a, px, py), c = _area - a - b;
        bool inside = _area > 0 ? (a | b | c) >= 0 : _area < 0 && a <= 0 && b <= 0 && c <= 0;
        weights = inside ? ((float)a / _area, (float)b / _area, (float)c / _area) : default;
        return inside;
    }

    /// <summary>Bits of 1/depth in the target, which is linear on the screen, at a pixel's centre; 0 = outside.</summary>
    internal uint Key(int x, int y) => Covers(x, y, out var w) ? BitConverter.SingleToUInt32Bits((w.A * _a.Inverse) + (w.B * _b.Inverse) + (w.C * _c.Inverse)) : 0;

    /// <summary>Largest and least 1/depth of the corners.</summary>
    internal (float Near, float Far) Range =>
        (Math.Max(_a.Inverse, Math.Max(_b.Inverse, _c.Inverse)), Math.Min(_a.Inverse, Math.Min(_b.Inverse, _c.Inverse)));

    static long Edge(in ScreenPoint a, in ScreenPoint b, long x, long y) => (((long)b.X - a.X) * (y - a.Y)) - (((long)b.Y - a.Y) * (x - a.X));
}
