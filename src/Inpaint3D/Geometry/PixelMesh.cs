using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// The mesh of <see cref="Warp"/>. Four neighbouring pixel centres span a cell. A cell whose four sides hold together is one
/// quad; in any other, each side that holds is a strip of half a pixel along it and each corner without such a side a
/// quarter, so that a surface ends half a pixel beyond its last pixel's centre.
/// </summary>
internal sealed class PixelMesh
{
    readonly int _targetWidth, _snap;
    readonly double _cut;
    /// <summary>ζ of the source; 0 = unknown.</summary>
    readonly double[] _zeta;
    /// <summary>The pixel holds together with its right and with its lower neighbour.</summary>
    readonly bool[] _right, _down;
    /// <summary>q = M (x, y, 1)ᵀ + m ζ.</summary>
    readonly Mat3 _m;
    readonly Vec3 _shift;

    internal PixelMesh(View source, Camera target, double cut, int snap, Run run)
    {
        (Width, Height, _targetWidth, _cut, _snap) = (source.Camera.Width, source.Camera.Height, target.Width, cut, snap);
        (_m, _shift) = Homography(source.Camera, target);
        _zeta = new double[Width * Height];
        for (int i = 0; i < _zeta.Length; i++)
            _zeta[i] = source.Hole.Samples[i] == 0 && source.Depth.Samples[i] is var z && z > 0 && float.IsFinite(z) ? 1.0 / z : 0;
        _right = new bool[_zeta.Length];
        _down = new bool[_zeta.Length];
        for (int y = 0; y < Height; y++)
        {
            run.Step((double)y / Height);
            for (int x = 0; x < Width; x++)
            {
                int i = (y * Width) + x;
                _right[i] = x + 1 < Width && Holds(i, i + 1, x > 0 ? i - 1 : -1, x + 2 < Width ? i + 2 : -1, x + 1, y);
                _down[i] = y + 1 < Height && Holds(i, i + Width, y > 0 ? i - Width : -1, y + 2 < Height ? i + (2 * Width) : -1, x, y + 1);
            }
        }
    }

    internal int Width { get; }
    internal int Height { get; }

    /// <summary>Pixel of the source and ζ to homogeneous pixel of the target, both cameras in axes x right, y down, z forward.</summary>
    static (Mat3 M, Vec3 Shift) Homography(Camera source, Camera target)
    {
        var flip = new Mat3(new(1, 0, 0), new(0, -1, 0), new(0, 0, -1));
        var rotation = target.Rotation * source.Rotation.Transpose();
        var translation = flip * (target.Translation - (rotation * source.Translation));
        var k = new Mat3(new(target.FocalX, 0, target.CenterX), new(0, target.FocalY, target.CenterY), new(0, 0, 1));
        var inverse = new Mat3(new(1 / source.FocalX, 0, -source.CenterX / source.FocalX), new(0, 1 / source.FocalY, -source.CenterY / source.FocalY), new(0, 0, 1));
        return (k * (flip * rotation * flip) * inverse, k * translation);
    }

    /// <summary>
    /// Neighbours i, j are one surface when the step of ζ between them moves j's image by at most the cut, or when the slope
    /// on both sides goes on across them: a slanted surface, not a step.
    /// </summary>
    bool Holds(int i, int j, int before, int after, int x, int y)
    {
        double a = _zeta[i], b = _zeta[j], motion = Motion(x, y, b);
        if (a <= 0 || b <= 0 || double.IsPositiveInfinity(motion)) return false;
        if (motion * Math.Abs(b - a) <= _cut) return true;
        if (before < 0 || after < 0 || _zeta[before] <= 0 || _zeta[after] <= 0) return false;
        double miss = Math.Max(Math.Abs(b - ((2 * a) - _zeta[before])), Math.Abs(a - ((2 * b) - _zeta[after])));
        return motion * miss <= _cut / 3;
    }

    /// <summary>Pixels by which the image of a pixel moves for a unit of ζ; infinity behind the camera.</summary>
    double Motion(double x, double y, double zeta)
    {
        var q = (_m * new Vec3(x, y, 1)) + (zeta * _shift);
        return q.Z <= 0 ? double.PositiveInfinity : Math.Sqrt(Square(_shift.X - (q.X / q.Z * _shift.Z)) + Square(_shift.Y - (q.Y / q.Z * _shift.Z))) / q.Z;
    }

    static double Square(double v) => v * v;

    /// <summary>ζ of a pixel of the source; 0 = unknown.</summary>
    internal double Zeta(int i) => _zeta[i];

    /// <summary>True when j lies so far in front of i that the cameras see them apart.</summary>
    internal bool Hides(int i, int j) =>
        _zeta[i] > 0 && _zeta[j] > _zeta[i] && Math.DivRem(i, Width) is var (y, x) && Motion(x, y, _zeta[i]) * (_zeta[j] - _zeta[i]) > _cut;

    /// <summary>Draws the cells of rows first ≤ y &lt; end; row y lies between the pixels of rows y and y + 1.</summary>
    /// <param name="first">First row, from −1.</param>
    /// <param name="end">Behind the last row, up to the height.</param>
    /// <param name="nearest">A pixel's nearest piece so far: inverse depth above, the number of the piece below, complemented so that the least number wins ties.</param>
    /// <param name="target">The camera.</param>
    internal void Draw(int first, int end, ulong[] nearest, Camera target)
    {
        for (int y = first; y < end; y++)
        {
            for (int x = -1; x < Width; x++)
            {
                int pieces = Pieces(x, y);
                for (int piece = 0; pieces >> piece != 0; piece++)
                {
                    if ((pieces >> piece & 1) == 0) continue;
                    uint id = ((uint)(((y + 1) * (Width + 1)) + x + 1) << 4) | (uint)piece;
                    var (a, b, c, d) = Corners(x, y, piece);
                    Draw(new Triangle(a, b, c, _snap), id, nearest, target);
                    Draw(new Triangle(b, d, c, _snap), id, nearest, target);
                }
            }
        }
    }

    static void Draw(in Triangle triangle, uint id, ulong[] nearest, Camera target)
    {
        if (!triangle.IsDrawable) return;
        var (x0, y0, x1, y1) = triangle.Pixels(target.Width, target.Height);
        for (int y = y0; y <= y1; y++)
        {
            for (int x = x0; x <= x1; x++)
            {
                if (!triangle.Covers(x, y, out var at)) continue;
                ulong key = ((ulong)BitConverter.SingleToUInt32Bits((float)triangle.InverseDepth(at)) << 32) | ~id;
                ref ulong slot = ref nearest[(y * target.Width) + x];
                ulong seen = Volatile.Read(ref slot);
                while (key > seen && Interlocked.CompareExchange(ref slot, key, seen) is var other && other != seen) seen = other;
            }
        }
    }

    /// <summary>Writes what the pixels of a row of the target see.</summary>
    internal void Resolve(int row, ulong[] nearest, Warp.Sight sight)
    {
        for (int x = 0; x < _targetWidth; x++)
        {
            int i = (row * _targetWidth) + x;
            if (nearest[i] == 0)
            {
                sight.Hole.Samples[i] = 1;
                continue;
            }
            uint id = ~(uint)nearest[i];
            var (cellY, cellX) = Math.DivRem((int)(id >> 4), Width + 1);
            int piece = (int)(id & 15);
            var (a, b, c, d) = Corners(cellX - 1, cellY - 1, piece);
            var triangle = new Triangle(a, b, c, _snap);
            if (!triangle.IsDrawable || !triangle.Covers(x, row, out var at))
            {
                triangle = new Triangle(b, d, c, _snap);
                triangle.Covers(x, row, out at);
            }
            var (sx, sy) = triangle.Source(at);
            (sx, sy) = Sample(cellX - 1, cellY - 1, piece, sx, sy);
            sight.X[i] = (float)(Math.Round(sx * _snap) / _snap);
            sight.Y[i] = (float)(Math.Round(sy * _snap) / _snap);
            sight.Depth.Samples[i] = (float)(1 / triangle.InverseDepth(at));
        }
    }

    /// <summary>Bit 0: the whole cell. Bits 1 to 4: strips along its top, bottom, left, right side. Bits 5 to 8: quarters at its top left, top right, bottom left, bottom right corner.</summary>
    int Pieces(int x, int y)
    {
        bool left = x >= 0, right = x + 1 < Width, above = y >= 0, below = y + 1 < Height;
        int a = (y * Width) + x, b = a + 1, c = a + Width, d = c + 1;
        bool top = left && right && above && _right[a], bottom = left && right && below && _right[c];
        bool west = left && above && below && _down[a], east = right && above && below && _down[b];
        if (top && bottom && west && east) return 1;
        int pieces = (top ? 2 : 0) | (bottom ? 4 : 0) | (west ? 8 : 0) | (east ? 16 : 0);
        if (left && above && !top && !west && _zeta[a] > 0) pieces |= 32;
        if (right && above && !top && !east && _zeta[b] > 0) pieces |= 64;
        if (left && below && !bottom && !west && _zeta[c] > 0) pieces |= 128;
        if (right && below && !bottom && !east && _zeta[d] > 0) pieces |= 256;
        return pieces;
    }

    /// <summary>Corners of a piece, in the order top left, top right, bottom left, bottom right.</summary>
    (Vertex A, Vertex B, Vertex C, Vertex D) Corners(int x, int y, int piece) => piece switch
    {
        0 => (At(x, y, 0, 0), At(x + 1, y, 0, 0), At(x, y + 1, 0, 0), At(x + 1, y + 1, 0, 0)),
        1 => (At(x, y, 0, 0), At(x + 1, y, 0, 0), At(x, y, 0, 1), At(x + 1, y, 0, 1)),
        2 => (At(x, y + 1, 0, -1), At(x + 1, y + 1, 0, -1), At(x, y + 1, 0, 0), At(x + 1, y + 1, 0, 0)),
        3 => (At(x, y, 0, 0), At(x, y, 1, 0), At(x, y + 1, 0, 0), At(x, y + 1, 1, 0)),
        4 => (At(x + 1, y, -1, 0), At(x + 1, y, 0, 0), At(x + 1, y + 1, -1, 0), At(x + 1, y + 1, 0, 0)),
        5 => (At(x, y, 0, 0), At(x, y, 1, 0), At(x, y, 0, 1), At(x, y, 1, 1)),
        6 => (At(x + 1, y, -1, 0), At(x + 1, y, 0, 0), At(x + 1, y, -1, 1), At(x + 1, y, 0, 1)),
        7 => (At(x, y + 1, 0, -1), At(x, y + 1, 1, -1), At(x, y + 1, 0, 0), At(x, y + 1, 1, 0)),
        _ => (At(x + 1, y + 1, -1, -1), At(x + 1, y + 1, 0, -1), At(x + 1, y + 1, -1, 0), At(x + 1, y + 1, 0, 0)),
    };

    /// <summary>Where to sample for a point of a piece: a strip has the colours of its side, a quarter that of its corner.</summary>
    static (double X, double Y) Sample(int x, int y, int piece, double sx, double sy)
    {
        (sx, sy) = (Math.Clamp(sx, x, x + 1), Math.Clamp(sy, y, y + 1));
        return piece switch
        {
            0 => (sx, sy),
            1 => (sx, y),
            2 => (sx, y + 1),
            3 => (x, sy),
            4 => (x + 1, sy),
            5 => (x, y),
            6 => (x + 1, y),
            7 => (x, y + 1),
            _ => (x + 1, y + 1),
        };
    }

    /// <summary>The vertex half a pixel beside a pixel's centre on that pixel's surface.</summary>
    Vertex At(int x, int y, int dx, int dy)
    {
        int i = (y * Width) + x;
        double zeta = _zeta[i];
        if (dx != 0) zeta += HalfStep(i, dx < 0 ? (x > 0 && _right[i - 1] ? i - 1 : -1) : (_right[i] ? i + 1 : -1), dx < 0 ? (_right[i] ? i + 1 : -1) : (x > 0 && _right[i - 1] ? i - 1 : -1));
        if (dy != 0) zeta += HalfStep(i, dy < 0 ? (y > 0 && _down[i - Width] ? i - Width : -1) : (_down[i] ? i + Width : -1), dy < 0 ? (_down[i] ? i + Width : -1) : (y > 0 && _down[i - Width] ? i - Width : -1));
        var source = new Vec3(x + (0.5 * dx), y + (0.5 * dy), 1);
        return new Vertex(source.X, source.Y, zeta, (_m * source) + (zeta * _shift));
    }

    /// <summary>Half the step of ζ towards a neighbour of the same surface, else away from the opposite one, else none.</summary>
    double HalfStep(int i, int ahead, int behind) =>
        ahead >= 0 ? 0.5 * (_zeta[ahead] - _zeta[i]) : behind >= 0 ? 0.5 * (_zeta[i] - _zeta[behind]) : 0;

    /// <summary>A point of the source with its homogeneous pixel in the target.</summary>
    readonly record struct Vertex(double X, double Y, double Zeta, Vec3 Q);

    /// <summary>Weights of a triangle's vertices at a pixel; they sum to 1.</summary>
    readonly record struct Weights(double A, double B, double C);

    /// <summary>A triangle on the target's screen.</summary>
    readonly struct Triangle
    {
        readonly Vertex _a, _b, _c;
        readonly int _snap;
        readonly long _ax, _ay, _bx, _by, _cx, _cy, _area;

        internal Triangle(in Vertex a, in Vertex b, in Vertex c, int snap)
        {
            (_a, _b, _c, _snap) = (a, b, c, snap);
            const double farAway = 1e6;
            if (!(Math.Min(a.Q.Z, Math.Min(b.Q.Z, c.Q.Z)) > 0)) return;
            foreach (var q in (ReadOnlySpan<Vec3>)[a.Q, b.Q, c.Q])
                if (!(Math.Max(Math.Abs(q.X), Math.Abs(q.Y)) < farAway * q.Z)) return;
            (_ax, _ay) = ((long)Math.Round(a.Q.X / a.Q.Z * snap), (long)Math.Round(a.Q.Y / a.Q.Z * snap));
            (_bx, _by) = ((long)Math.Round(b.Q.X / b.Q.Z * snap), (long)Math.Round(b.Q.Y / b.Q.Z * snap));
            (_cx, _cy) = ((long)Math.Round(c.Q.X / c.Q.Z * snap), (long)Math.Round(c.Q.Y / c.Q.Z * snap));
            _area = Edge(_ax, _ay, _bx, _by, _cx, _cy);
        }

        internal bool IsDrawable => _area != 0;

        /// <summary>The pixels whose centres may lie inside.</summary>
        internal (int X0, int Y0, int X1, int Y1) Pixels(int width, int height) =>
            (Math.Max(Ceiling(Math.Min(_ax, Math.Min(_bx, _cx))), 0), Math.Max(Ceiling(Math.Min(_ay, Math.Min(_by, _cy))), 0),
             Math.Min(Floor(Math.Max(_ax, Math.Max(_bx, _cx))), width - 1), Math.Min(Floor(Math.Max(_ay, Math.Max(_by, _cy))), height - 1));

        /// <summary>True when a pixel's centre lies inside or on the border.</summary>
        internal bool Covers(int x, int y, out Weights at)
        {
            long px = (long)x * _snap, py = (long)y * _snap;
            long a = Edge(_bx, _by, _cx, _cy, px, py), b = Edge(_cx, _cy, _ax, _ay, px, py), c = _area - a - b;
            at = new Weights((double)a / _area, (double)b / _area, (double)c / _area);
            return _area > 0 ? a >= 0 && b >= 0 && c >= 0 : a <= 0 && b <= 0 && c <= 0;
        }

        internal double InverseDepth(Weights w) => (w.A * _a.Zeta / _a.Q.Z) + (w.B * _b.Zeta / _b.Q.Z) + (w.C * _c.Zeta / _c.Q.Z);

        internal (double X, double Y) Source(Weights w)
        {
            double a = w.A / _a.Q.Z, b = w.B / _b.Q.Z, c = w.C / _c.Q.Z, sum = a + b + c;
            return (((a * _a.X) + (b * _b.X) + (c * _c.X)) / sum, ((a * _a.Y) + (b * _b.Y) + (c * _c.Y)) / sum);
        }

        static long Edge(long ax, long ay, long bx, long by, long px, long py) => ((bx - ax) * (py - ay)) - ((by - ay) * (px - ax));
        int Ceiling(long v) => -Floor(-v);
        int Floor(long v) => (int)(v >= 0 ? v / _snap : -((-v + _snap - 1) / _snap));
    }
}
