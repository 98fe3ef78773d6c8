using System.Runtime.InteropServices;
using Inpaint3D.Data;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// The greedy exemplar fill of Criminisi, Pérez and Toyama on one slice of a picture, with the terms that depth adds to it.
/// Without depth, or where depth is constant, those terms are neutral.
/// </summary>
internal sealed class ExemplarFill : IDisposable
{
    /// <summary>Share of a gradient that does not count at the corner of a patch.</summary>
    const double OffCentre = 0.01;

    readonly Field _image;
    readonly int _z, _width, _height, _stride, _radiusX, _radiusY;
    readonly ExemplarOptions _options;
    /// <summary>Padded planes one after another: colours, then, where there is depth, nearness times the root of its weight.</summary>
    readonly float[] _features;
    /// <summary>Padded; 1/z from 0 to 100; null without depth.</summary>
    readonly float[]? _nearness;
    readonly int _planeLength, _colors;
    /// <summary>Padded; still missing.</summary>
    readonly bool[] _missing;
    /// <summary>Padded; the confidence C.</summary>
    readonly float[] _confidence;
    /// <summary>Padded; the gradient of the first plane where all it needs is known, else 0.</summary>
    readonly float[] _gradientX, _gradientY;
    /// <summary>Padded; where a filled pixel was copied from, or −1.</summary>
    readonly int[] _source;
    readonly ExemplarSearch _search;
    readonly PriorityQueue<int, Priority> _front = new();
    readonly Priority[] _priority;
    readonly List<int> _offsets = [], _seeds = [];
    readonly List<float> _values = [];
    int _left;

    /// <summary>Prepares the fill of a slice that has known pixels.</summary>
    /// <param name="image">The picture to write into.</param>
    /// <param name="hole">1 = missing.</param>
    /// <param name="z">The slice.</param>
    /// <param name="nearness">1/z on the slice, from 0 to 100, or null.</param>
    /// <param name="options">Sizes and weights.</param>
    /// <param name="run">Device and cancellation.</param>
    internal ExemplarFill(Field image, Mask hole, int z, float[]? nearness, ExemplarOptions options, Run run)
    {
        (_image, _z, _width, _height, _stride, _options) = (image, z, image.Width, image.Height, image.Width + ExemplarSearch.Block, options);
        _planeLength = _stride * _height;
        var planes = PatchColor.Planes(image, hole, z, run);
        _colors = planes.Length;
        if (nearness is not null)
        {
            _nearness = new float[_planeLength];
            for (int y = 0; y < _height; y++) nearness.AsSpan(y * _width, _width).CopyTo(_nearness.AsSpan(y * _stride));
            planes = [.. planes, [.. nearness.Select(near => MathF.Sqrt(options.DepthWeight) * near)]];
        }
        _features = new float[(planes.Length * _planeLength) + (2 * ExemplarSearch.Block) + options.Radius];
        _missing = new bool[_planeLength];
        _confidence = new float[_planeLength];
        (_gradientX, _gradientY) = (new float[_planeLength], new float[_planeLength]);
        _priority = new Priority[_planeLength];
        _source = new int[_planeLength];
        _source.AsSpan().Fill(-1);
        for (int y = 0; y < _height; y++)
        {
            for (int k = 0; k < planes.Length; k++) planes[k].AsSpan(y * _width, _width).CopyTo(_features.AsSpan((k * _planeLength) + (y * _stride)));
            for (int x = 0; x < _width; x++)
            {
                int i = (y * _stride) + x;
                _missing[i] = hole[x, y, z];
                _confidence[i] = _missing[i] ? 0 : 1;
                _left += _missing[i] ? 1 : 0;
            }
        }
        float[] nearest;
        (_radiusX, _radiusY, nearest) = Sources();
        _search = new ExemplarSearch(run.Device, _features, nearest, _stride, _height);
        UpdateGradients(0, 0, _width, _height);
    }

    /// <summary>Fills every missing pixel of the slice.</summary>
    internal void Fill(Run run)
    {
        int missing = _left;
        UpdateFront(0, 0, _width, _height);
        while (_left > 0)
        {
            run.Step(1 - ((double)_left / missing));
            int p = Next();
            int q = FindSource(p);
            Copy(p, q);
        }
    }

    /// <summary>
    /// The largest patch of which at least one in a hundred pixels is the centre of a wholly known one, and for each centre the
    /// nearest pixel of its patch, or infinity where it is not wholly known.
    /// </summary>
    (int RadiusX, int RadiusY, float[] Nearest) Sources()
    {
        for (int radius = _options.Radius; ; radius--)
        {
            int rx = Math.Min(radius, (_width - 1) / 2), ry = Math.Min(radius, (_height - 1) / 2);
            var nearest = Dilate(Dilate(Nearness(), rx, 1, _width, _height, _stride), ry, _stride, _height, _width, 1);
            int centres = nearest.AsSpan().Length - nearest.Count(float.IsPositiveInfinity);
            if (centres * 100L >= _width * (long)_height || radius == 0) return (rx, ry, nearest);
        }
    }

    /// <summary>1/z of the known pixels; infinity in the hole and the padding.</summary>
    float[] Nearness()
    {
        var nearness = new float[_planeLength + ExemplarSearch.Block];
        nearness.AsSpan().Fill(float.PositiveInfinity);
        for (int y = 0; y < _height; y++)
            for (int i = y * _stride; i < (y * _stride) + _width; i++)
                if (!_missing[i]) nearness[i] = _nearness?[i] ?? 0;
        return nearness;
    }

    /// <summary>Largest value within a radius along lines; infinity where the line does not reach that far.</summary>
    static float[] Dilate(float[] plane, int radius, int step, int length, int lines, int between)
    {
        var result = new float[plane.Length];
        result.AsSpan().Fill(float.PositiveInfinity);
        for (int line = 0; line < lines; line++)
        {
            for (int k = radius; k < length - radius; k++)
            {
                float largest = 0;
                for (int j = -radius; j <= radius; j++) largest = Math.Max(largest, plane[(line * between) + ((k + j) * step)]);
                result[(line * between) + (k * step)] = largest;
            }
        }
        return result;
    }

    /// <summary>The pixel of the front with the highest priority.</summary>
    int Next()
    {
        while (true)
        {
            _front.TryDequeue(out int p, out var priority);
            if (_missing[p] && priority == _priority[p]) return p;
        }
    }

    /// <summary>The centre whose patch is nearest to what is known of the patch at p.</summary>
    int FindSource(int p)
    {
        var (py, px) = Math.DivRem(p, _stride);
        float limit = NearLimit(p);
        Describe(p, limit);
        if (_values.Count == 0) return KnownNeighbour(p, px, py);
        for (int reach = _options.SearchRadius > 0 ? _options.SearchRadius : int.MaxValue / 2; ; reach = Math.Min(2 * reach, int.MaxValue / 2))
        {
            var window = (Left: Math.Max(_radiusX, px - reach), Top: Math.Max(_radiusY, py - reach), Right: Math.Min(_width - _radiusX, px + reach + 1), Bottom: Math.Min(_height - _radiusY, py + reach + 1));
            bool everywhere = window == (_radiusX, _radiusY, _width - _radiusX, _height - _radiusY);
            if (window.Left < window.Right && window.Top < window.Bottom)
            {
                Suggest(p, window);
                int best = _search.Best(p, CollectionsMarshal.AsSpan(_offsets), CollectionsMarshal.AsSpan(_values), window, limit, CollectionsMarshal.AsSpan(_seeds));
                if (best >= 0) return best;
            }
            if (everywhere) limit = float.MaxValue;
        }
    }

    /// <summary>What a patch of one pixel takes over.</summary>
    int KnownNeighbour(int p, int x, int y) =>
        x > 0 && !_missing[p - 1] ? p - 1 : x < _width - 1 && !_missing[p + 1] ? p + 1 : y > 0 && !_missing[p - _stride] ? p - _stride : p + _stride;

    /// <summary>The nearest depth that what is copied to p may have.</summary>
    float NearLimit(int p)
    {
        if (_nearness is null) return float.MaxValue;
        float nearest = 0;
        foreach (int i in Patch(p))
            if (_missing[i]) nearest = Math.Max(nearest, _nearness[i]);
        return nearest + _options.Tolerance;
    }

    bool IsBehind(int i, float limit) => _nearness is null || _nearness[i] <= limit;

    /// <summary>The template of a patch: the colours of the known pixels that are not in front of it, and the depth of all those and of the missing ones.</summary>
    void Describe(int p, float limit)
    {
        _offsets.Clear();
        _values.Clear();
        for (int plane = 0; plane < _colors; plane++)
        {
            foreach (int i in Patch(p))
                if (!_missing[i] && IsBehind(i, limit)) Add(plane, i);
        }
        if (_nearness is null) return;
        foreach (int i in Patch(p))
            if (_missing[i] || IsBehind(i, limit)) Add(_colors, i);

        void Add(int plane, int i)
        {
            _offsets.Add((plane * _planeLength) + i - p);
            _values.Add(_features[(plane * _planeLength) + i]);
        }
    }

    /// <summary>Centres that continue the copies in the patch.</summary>
    void Suggest(int p, (int Left, int Top, int Right, int Bottom) window)
    {
        _seeds.Clear();
        foreach (int i in Patch(p))
        {
            if (_source[i] < 0) continue;
            int seed = _source[i] - i + p;
            var (y, x) = Math.DivRem(seed, _stride);
            if (seed >= 0 && x >= window.Left && x < window.Right && y >= window.Top && y < window.Bottom && !_seeds.Contains(seed)) _seeds.Add(seed);
        }
    }

    /// <summary>Copies the missing pixels of the patch at p from the patch at q and updates what depends on them.</summary>
    void Copy(int p, int q)
    {
        float confidence = (float)Confidence(p);
        foreach (int i in Patch(p))
        {
            if (!_missing[i]) continue;
            int from = i - p + q;
            for (int plane = 0; plane < _colors; plane++) _features[(plane * _planeLength) + i] = _features[(plane * _planeLength) + from];
            var ((toY, toX), (fromY, fromX)) = (Math.DivRem(i, _stride), Math.DivRem(from, _stride));
            for (int c = 0; c < _image.Channels; c++) _image[toX, toY, _z, c] = _image[fromX, fromY, _z, c];
            (_missing[i], _source[i], _confidence[i]) = (false, from, confidence);
            _left--;
        }
        var (y, x) = Math.DivRem(p, _stride);
        UpdateGradients(x - _radiusX - 1, y - _radiusY - 1, x + _radiusX + 2, y + _radiusY + 2);
        UpdateFront(x - (2 * _radiusX) - 1, y - (2 * _radiusY) - 1, x + (2 * _radiusX) + 2, y + (2 * _radiusY) + 2);
    }

    void UpdateGradients(int left, int top, int right, int bottom)
    {
        for (int y = Math.Max(top, 0); y < Math.Min(bottom, _height); y++)
        {
            for (int x = Math.Max(left, 0); x < Math.Min(right, _width); x++)
            {
                int i = (y * _stride) + x;
                int w = x > 0 ? i - 1 : i, e = x < _width - 1 ? i + 1 : i, n = y > 0 ? i - _stride : i, s = y < _height - 1 ? i + _stride : i;
                bool known = !(_missing[i] || _missing[w] || _missing[e] || _missing[n] || _missing[s]);
                (_gradientX[i], _gradientY[i]) = known ? ((_features[e] - _features[w]) / 2, (_features[s] - _features[n]) / 2) : (0, 0);
            }
        }
    }

    /// <summary>Priorities of the missing pixels of a window that touch known ones.</summary>
    void UpdateFront(int left, int top, int right, int bottom)
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
                _front.Enqueue(i, priority);
            }
        }
    }

    /// <summary>P(p) = C(p) D(p) L(p).</summary>
    Priority PriorityAt(int p, int x, int y)
    {
        float limit = NearLimit(p);
        double confidence = Confidence(p);
        return new Priority(TouchesBackground(x, y, limit), confidence * Data(p, x, y, limit) * Level(p), confidence, p);
    }

    /// <summary>C(p) = Σ_{q ∈ ψ known} C(q) / |ψ|.</summary>
    double Confidence(int p)
    {
        double sum = 0;
        int size = 0;
        foreach (int i in Patch(p))
        {
            sum += _confidence[i];
            size++;
        }
        return sum / size;
    }

    /// <summary>
    /// D(p) = |∇⊥I · n| with the largest gradient of the patch's background and the normal n of the front. An edge in the middle
    /// of the patch counts a little more than the same edge in a corner, which would leave the source's place along it open.
    /// </summary>
    double Data(int p, int x, int y, float limit)
    {
        double gx = 0, gy = 0, largest = 0;
        foreach (int i in Patch(p))
        {
            if (!IsBehind(i, limit)) continue;
            var (v, u) = Math.DivRem(i, _stride);
            double near = 1 - (OffCentre * (Square(u - x) + Square(v - y)) / (2 * Square(_options.Radius)));
            double square = near * near * (Square(_gradientX[i]) + Square(_gradientY[i]));
            if (square > largest) (gx, gy, largest) = (near * _gradientX[i], near * _gradientY[i], square);
        }
        var (nx, ny) = Normal(x, y);
        double length = Math.Sqrt((nx * nx) + (ny * ny));
        return length > 0 ? Math.Abs((gx * ny) - (gy * nx)) / length : Math.Sqrt(largest);
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
        if (_nearness is null) return 1;
        double sum = 0, deviation = 0;
        int known = 0, size = 0;
        foreach (int i in Patch(p))
        {
            size++;
            if (_missing[i]) continue;
            sum += _nearness[i];
            known++;
        }
        foreach (int i in Patch(p))
            if (!_missing[i]) deviation += Square(_nearness[i] - (sum / known));
        return size / (size + deviation);
    }

    static double Square(double v) => v * v;

    /// <summary>True when a known neighbour is not in front of what is to be filled.</summary>
    bool TouchesBackground(int x, int y, float limit)
    {
        for (int v = Math.Max(y - 1, 0); v <= Math.Min(y + 1, _height - 1); v++)
            for (int u = Math.Max(x - 1, 0); u <= Math.Min(x + 1, _width - 1); u++)
                if ((v * _stride) + u is var i && !_missing[i] && IsBehind(i, limit)) return true;
        return false;
    }

    /// <summary>The pixels of the patch at p that lie in the picture.</summary>
    PatchPixels Patch(int p)
    {
        var (y, x) = Math.DivRem(p, _stride);
        return new PatchPixels(Math.Max(x - _radiusX, 0), Math.Max(y - _radiusY, 0), Math.Min(x + _radiusX, _width - 1), Math.Min(y + _radiusY, _height - 1), _stride);
    }

    /// <inheritdoc/>
    public void Dispose() => _search.Dispose();

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

/// <summary>Sizes and weights of an exemplar fill.</summary>
/// <param name="Radius">Half the side of a patch, in pixels.</param>
/// <param name="SearchRadius">How far in x and y sources may lie, in pixels; 0 = anywhere.</param>
internal readonly record struct ExemplarOptions(int Radius, int SearchRadius)
{
    /// <summary>Weight of squared differences in nearness (0 to 100) against those in colour (L from 0 to 100).</summary>
    internal float DepthWeight { get; init; }
    /// <summary>How much nearer than the filled depth a source may lie, on the scale of the nearness.</summary>
    internal float Tolerance { get; init; }
}

/// <summary>The indices of a rectangle of pixels, row by row.</summary>
internal struct PatchPixels(int left, int top, int right, int bottom, int stride)
{
    int _x = left - 1, _y = top;

    public readonly int Current => (_y * stride) + _x;

    public readonly PatchPixels GetEnumerator() => this;

    public bool MoveNext()
    {
        if (++_x <= right) return true;
        _x = left;
        return ++_y <= bottom;
    }
}
