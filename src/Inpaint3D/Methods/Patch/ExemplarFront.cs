namespace Inpaint3D.Methods.Patch;

/// <summary>The missing pixels that touch known ones, in the order in which they are filled: by the priority P(p) = C(p) D(p) L(p).</summary>
internal sealed class ExemplarFront
{
    /// <summary>Share of a gradient that does not count at the corner of a patch.</summary>
    const double OffCentre = 0.01;
    /// <summary>Contrast of edges, on the scale of L*, that count no more than the confidence does; without it strong edges run far ahead.</summary>
    const double Faint = 5;

    readonly ExemplarPicture _picture;
    readonly ExemplarOptions _options;
    readonly int _width, _height, _stride;
    readonly bool[] _missing;
    /// <summary>The gradient of the first plane where all it needs is known and nothing of it stands in front, else 0.</summary>
    readonly float[] _gradientX, _gradientY;
    readonly PriorityQueue<int, Priority> _queue = new();
    readonly Priority[] _priority;

    /// <summary>The front of a picture.</summary>
    public ExemplarFront(ExemplarPicture picture, ExemplarOptions options)
    {
        (_picture, _options, _missing) = (picture, options, picture.Missing);
        (_width, _height, _stride) = (picture.Width, picture.Height, picture.Stride);
        (_gradientX, _gradientY, _priority) = (new float[picture.PlaneLength], new float[picture.PlaneLength], new Priority[picture.PlaneLength]);
        UpdateGradients(0, 0, _width, _height);
        UpdatePriorities(0, 0, _width, _height);
    }

    /// <summary>The pixel with the highest priority.</summary>
    public int Next()
    {
        while (true)
        {
            _queue.TryDequeue(out int p, out var priority);
            if (_missing[p] && priority == _priority[p]) return p;
        }
    }

    /// <summary>Takes account of a copy to p.</summary>
    public void Update(int p)
    {
        var (y, x) = Math.DivRem(p, _stride);
        // Gradients see one pixel far, and priorities a patch of gradients.
        int rx = _picture.CopyX + 1, ry = _picture.CopyY + 1;
        UpdateGradients(x - rx, y - ry, x + rx + 1, y + ry + 1);
        (rx, ry) = (rx + _picture.RadiusX, ry + _picture.RadiusY);
        UpdatePriorities(x - rx, y - ry, x + rx + 1, y + ry + 1);
    }

    void UpdateGradients(int left, int top, int right, int bottom)
    {
        float[] u = _picture.Features;
        for (int y = Math.Max(top, 0); y < Math.Min(bottom, _height); y++)
        {
            for (int x = Math.Max(left, 0); x < Math.Min(right, _width); x++)
            {
                int i = (y * _stride) + x;
                int w = x > 0 ? i - 1 : i, e = x < _width - 1 ? i + 1 : i, n = y > 0 ? i - _stride : i, s = y < _height - 1 ? i + _stride : i;
                float limit = _picture.Nearness is { } nearness ? nearness[i] + _options.Tolerance : 0;
                bool usable = !_missing[i] && IsUsable(w, limit) && IsUsable(e, limit) && IsUsable(n, limit) && IsUsable(s, limit);
                (_gradientX[i], _gradientY[i]) = usable ? ((u[e] - u[w]) / 2, (u[s] - u[n]) / 2) : (0, 0);
            }
        }
    }

    bool IsUsable(int i, float limit) => !_missing[i] && _picture.IsBehind(i, limit);

    void UpdatePriorities(int left, int top, int right, int bottom)
    {
        for (int y = Math.Max(top, 0); y < Math.Min(bottom, _height); y++)
        {
            for (int x = Math.Max(left, 0); x < Math.Min(right, _width); x++)
            {
                int i = (y * _stride) + x;
                bool front = _missing[i] && ((x > 0 && !_missing[i - 1]) || (x < _width - 1 && !_missing[i + 1]) || (y > 0 && !_missing[i - _stride]) || (y < _height - 1 && !_missing[i + _stride]));
                if (!front) continue;
                var priority = PriorityAt(i, x, y);
                if (priority == _priority[i]) continue;
                _priority[i] = priority;
                _queue.Enqueue(i, priority);
            }
        }
    }

    /// <summary>P(p) = C(p) D(p) L(p).</summary>
    Priority PriorityAt(int p, int x, int y)
    {
        float limit = _picture.NearLimit(p, _options.Tolerance);
        double confidence = Confidence(p), data = _options.Data switch
        {
            DataTerm.LargestGradient => EdgeTerm(p, x, y, limit),
            DataTerm.StructureTensor => TensorTerm(p, x, y, limit),
            _ => 1,
        };
        return new Priority(TouchesBackground(x, y, limit), confidence * data * Level(p), confidence, p);
    }

    /// <summary>C(p) = Σ_{q ∈ ψ known} C(q) / |ψ|.</summary>
    public double Confidence(int p)
    {
        double sum = 0;
        int size = 0;
        foreach (int i in _picture.Patch(p))
        {
            sum += _picture.Confidence[i];
            size++;
        }
        return sum / size;
    }

    /// <summary>
    /// D(p) = |∇⊥I · n| with the largest gradient of the patch's background and the normal n of the front. An edge in the middle
    /// of the patch counts a little more than the same edge in a corner, which would leave the source's place along it open.
    /// </summary>
    double EdgeTerm(int p, int x, int y, float limit)
    {
        double gx = 0, gy = 0, largest = 0;
        foreach (int i in _picture.Patch(p))
        {
            if (!_picture.IsBehind(i, limit)) continue;
            var (v, u) = Math.DivRem(i, _stride);
            double near = 1 - (OffCentre * (Square(u - x) + Square(v - y)) / (2 * Square(_options.Radius)));
            double square = near * near * (Square(_gradientX[i]) + Square(_gradientY[i]));
            if (square > largest) (gx, gy, largest) = (near * _gradientX[i], near * _gradientY[i], square);
        }
        var (nx, ny) = Normal(x, y);
        double length = Math.Sqrt((nx * nx) + (ny * ny));
        return length > 0 ? Math.Abs((gx * ny) - (gy * nx)) / length : Math.Sqrt(largest);
    }

    /// <summary>
    /// D(p) = ε + |G n|^½, where G = Σ_ψ ∇⊥I ∇⊥Iᵀ / |ψ| is the structure tensor of the patch's background, turned by a quarter: all of the
    /// patch tells the strength and the direction of an edge. The root makes a contrast of it, as in the term with the largest gradient.
    /// </summary>
    double TensorTerm(int p, int x, int y, float limit)
    {
        double xx = 0, xy = 0, yy = 0;
        int size = 0;
        foreach (int i in _picture.Patch(p))
        {
            size++;
            if (!_picture.IsBehind(i, limit)) continue;
            xx += Square(_gradientX[i]);
            xy += _gradientX[i] * _gradientY[i];
            yy += Square(_gradientY[i]);
        }
        var (nx, ny) = Normal(x, y);
        double length = Math.Sqrt((nx * nx) + (ny * ny));
        double squared = length > 0 ? Math.Sqrt(Square((yy * nx) - (xy * ny)) + Square((xx * ny) - (xy * nx))) / length : xx + yy;
        return Faint + Math.Sqrt(squared / size);
    }

    /// <summary>Sobel gradient of the hole.</summary>
    (int X, int Y) Normal(int x, int y)
    {
        int At(int dx, int dy) => _missing[(Math.Clamp(y + dy, 0, _height - 1) * _stride) + Math.Clamp(x + dx, 0, _width - 1)] ? 1 : 0;
        return (At(1, -1) + (2 * At(1, 0)) + At(1, 1) - At(-1, -1) - (2 * At(-1, 0)) - At(-1, 1),
                At(-1, 1) + (2 * At(0, 1)) + At(1, 1) - At(-1, -1) - (2 * At(0, -1)) - At(1, -1));
    }

    /// <summary>L(p) = |ψ| / (|ψ| + Σ_{ψ known} (Z − Z̄)²): patches of one depth first.</summary>
    double Level(int p)
    {
        if (_picture.Nearness is not { } nearness) return 1;
        double sum = 0, deviation = 0;
        int known = 0, size = 0;
        foreach (int i in _picture.Patch(p))
        {
            size++;
            if (_missing[i]) continue;
            sum += nearness[i];
            known++;
        }
        foreach (int i in _picture.Patch(p))
            if (!_missing[i]) deviation += Square(nearness[i] - (sum / known));
        return size / (size + deviation);
    }

    /// <summary>True when a known neighbour is not in front of what is to be filled.</summary>
    bool TouchesBackground(int x, int y, float limit)
    {
        for (int v = Math.Max(y - 1, 0); v <= Math.Min(y + 1, _height - 1); v++)
            for (int u = Math.Max(x - 1, 0); u <= Math.Min(x + 1, _width - 1); u++)
                if ((v * _stride) + u is var i && !_missing[i] && _picture.IsBehind(i, limit)) return true;
        return false;
    }

    static double Square(double v) => v * v;

    /// <summary>Order of filling: fronts on the background first, then P, then C, then reading order.</summary>
    readonly record struct Priority(bool Background, double P, double C, int Index) : IComparable<Priority>
    {
        public int CompareTo(Priority other)
        {
            int order = other.Background.CompareTo(Background);
            if (order == 0) order = other.P.CompareTo(P);
            if (order == 0) order = other.C.CompareTo(C);
            return order != 0 ? order : Index.CompareTo(other.Index);
        }
    }
}
