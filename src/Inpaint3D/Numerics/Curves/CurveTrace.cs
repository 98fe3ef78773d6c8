namespace Inpaint3D.Numerics.Curves;

/// <summary>A curve as a chain of short straight pieces that can be asked whether it crosses another.</summary>
internal sealed class CurveTrace
{
    readonly (double X, double Y)[] _points;
    readonly double _left, _top, _right, _bottom;

    /// <summary>Takes the corners of the chain.</summary>
    public CurveTrace((double X, double Y)[] points)
    {
        _points = points;
        (_left, _right) = (points.Min(point => point.X), points.Max(point => point.X));
        (_top, _bottom) = (points.Min(point => point.Y), points.Max(point => point.Y));
    }

    /// <summary>Whether the two have a point in common.</summary>
    public bool Crosses(CurveTrace other)
    {
        if (_left > other._right || other._left > _right || _top > other._bottom || other._top > _bottom) return false;
        for (int i = 1; i < _points.Length; i++)
            for (int k = 1; k < other._points.Length; k++)
                if (Meet(_points[i - 1], _points[i], other._points[k - 1], other._points[k])) return true;
        return false;
    }

    static bool Meet((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d) =>
        Math.Max(a.X, b.X) >= Math.Min(c.X, d.X) && Math.Max(c.X, d.X) >= Math.Min(a.X, b.X)
        && Math.Max(a.Y, b.Y) >= Math.Min(c.Y, d.Y) && Math.Max(c.Y, d.Y) >= Math.Min(a.Y, b.Y)
        && Turn(a, b, c) * Turn(a, b, d) <= 0 && Turn(c, d, a) * Turn(c, d, b) <= 0;

    static int Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) => Predicates.Orient2D(a.X, a.Y, b.X, b.Y, c.X, c.Y);
}
