using System.Numerics;
using System.Runtime.CompilerServices;
using Inpaint3D.Compute;
using Inpaint3D.Data;

namespace Inpaint3D.Methods.Pde;

/// <summary>The level lines of a picture with a hole: their direction, and values carried along them.</summary>
/// <remarks>
/// A direction without sign, at the angle θ across the lines, is kept as steepness · (cos 2θ, sin 2θ): such vectors can be averaged, and
/// opposite gradients on the two sides of a stroke do not cancel.
/// </remarks>
internal sealed class LevelLines
{
    /// <summary>Step along a line, in pixels.</summary>
    const float Stride = 0.5f;
    /// <summary>Longest way along a line to either side, in units of the hole's largest distance from its rim, and pixels besides.</summary>
    const float Longest = 6, Allowance = 20;
    /// <summary>Pixels that one thread does in a row.</summary>
    const int Chunk = 256;
    /// <summary>Stands for the length of a line that does not reach the rim.</summary>
    const float Endless = 1e6f;

    readonly int _width, _height, _steps;
    readonly int[] _missing;
    readonly bool[] _open;
    readonly Vector2[] _across;
    readonly Field _next;

    /// <summary>Takes a picture.</summary>
    /// <param name="known">The picture, one slice.</param>
    /// <param name="hole">1 = missing.</param>
    /// <param name="guess">What to begin with in the hole.</param>
    /// <param name="farthest">The largest distance of a missing pixel from the rim, in pixels.</param>
    internal LevelLines(Field known, Mask hole, Field guess, float farthest)
    {
        (_width, _height, Image) = (known.Width, known.Height, known.Clone());
        _steps = (int)(((Longest * farthest) + Allowance) / Stride);
        _missing = [.. Enumerable.Range(0, hole.Samples.Length).Where(i => hole.Samples[i] != 0)];
        _across = new Vector2[hole.Samples.Length];
        _open = new bool[hole.Samples.Length];
        foreach (int i in _missing)
        {
            // The cells between four pixels of which this is one.
            var (y, x) = Math.DivRem(i, _width);
            int up = y > 0 ? _width : 0, left = x > 0 ? 1 : 0;
            _open[i] = _open[i - left] = _open[i - up] = _open[i - up - left] = true;
        }
        for (int c = 0; c < known.Channels; c++)
        {
            var (least, largest) = Range(known.Plane(c), hole.Samples);
            foreach (int i in _missing) Image.Plane(c)[i] = Math.Clamp(guess.Plane(c)[i], least, largest);
        }
        _next = Image.Clone();
    }

    static (float Least, float Largest) Range(ReadOnlySpan<float> plane, byte[] missing)
    {
        var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
        for (int i = 0; i < plane.Length; i++)
            if (missing[i] == 0) (least, largest) = (Math.Min(least, plane[i]), Math.Max(largest, plane[i]));
        return (least, largest);
    }

    /// <summary>The picture, filled so far.</summary>
    internal Field Image { get; }

    /// <summary>Finds the direction across the lines from the structure tensor.</summary>
    /// <param name="preSmoothing">Deviation of the smoothing before differentiation, in pixels.</param>
    /// <param name="postSmoothing">Deviation of the smoothing of directions, in pixels.</param>
    /// <param name="fromKnown">Whether the directions in the hole come from those around it alone.</param>
    /// <param name="threads">Where to compute.</param>
    internal void Direct(double preSmoothing, double postSmoothing, bool fromKnown, CpuDevice threads)
    {
        float[] xx = new float[_across.Length], xy = new float[_across.Length], yy = new float[_across.Length], plane = new float[_across.Length], scratch = new float[_across.Length];
        for (int c = 0; c < Image.Channels; c++)
        {
            Image.Plane(c).CopyTo(plane);
            Smooth(plane, scratch, preSmoothing, threads);
            threads.For(_height, y => AddProducts(plane, y, xx, xy, yy));
        }
        if (fromKnown) ClearNearHole(xx, xy, yy);
        threads.For(_height, y =>
        {
            for (int i = y * _width; i < (y + 1) * _width; i++)
            {
                double a = xx[i] - yy[i], b = 2.0 * xy[i], root = Math.Sqrt(Math.Sqrt((a * a) + (b * b)));
                (xx[i], xy[i]) = root > 0 ? ((float)(a / root), (float)(b / root)) : (0, 0);
            }
        });
        Smooth(xx, scratch, postSmoothing, threads);
        Smooth(xy, scratch, postSmoothing, threads);
        threads.For(_height, y =>
        {
            for (int i = y * _width; i < (y + 1) * _width; i++) _across[i] = new Vector2(xx[i], xy[i]);
        });
    }

    /// <summary>Clears the products of derivatives that a missing pixel has a large share in.</summary>
    void ClearNearHole(params ReadOnlySpan<float[]> products)
    {
        const int near = 2;
        foreach (int i in _missing)
        {
            var (y, x) = Math.DivRem(i, _width);
            int left = Math.Max(0, x - near), right = Math.Min(_width, x + near + 1);
            for (int row = Math.Max(0, y - near); row < Math.Min(_height, y + near + 1); row++)
                foreach (float[] product in products) product.AsSpan((row * _width) + left, right - left).Clear();
        }
    }

    /// <summary>Makes the picture linear along each line between the places where the line enters and leaves the hole.</summary>
    internal void Carry(Run run)
    {
        var threads = run.Device.Host;
        int chunks = (_missing.Length + Chunk - 1) / Chunk, some = 4 * threads.Threads;
        for (int start = 0; start < chunks; start += some)
        {
            run.Step((double)start / chunks);
            int first = start;
            threads.For(Math.Min(some, chunks - start), k =>
            {
                for (int i = (first + k) * Chunk; i < Math.Min((first + k + 1) * Chunk, _missing.Length) && !run.Cancel.IsCancellationRequested; i++) Carry(_missing[i]);
            });
        }
        run.Step(1);
        for (int c = 0; c < Image.Channels; c++)
        {
            Span<float> plane = Image.Plane(c), next = _next.Plane(c);
            foreach (int i in _missing) plane[i] = next[i];
        }
    }

    void Carry(int pixel)
    {
        var at = new Vector2(pixel % _width, pixel / _width);
        var along = Along(at, default);
        var (one, toOne) = Follow(at, along);
        var (other, toOther) = Follow(at, -along);
        float share = toOne / (toOne + toOther);
        for (int c = 0; c < Image.Channels; c++)
        {
            float value = Sample(Image.Plane(c), one);
            _next.Plane(c)[pixel] = value + (share * (Sample(Image.Plane(c), other) - value));
        }
    }

    /// <summary>Follows a line to the known pixels or to the picture's edge, by the midpoint rule.</summary>
    (Vector2 End, float Length) Follow(Vector2 at, Vector2 along)
    {
        var corner = new Vector2(_width - 1, _height - 1);
        for (int k = 1; k <= _steps; k++)
        {
            along = Along(Vector2.Clamp(at + (0.5f * Stride * along), Vector2.Zero, corner), along);
            var to = at + (Stride * along);
            at = Vector2.Clamp(to, Vector2.Zero, corner);
            if (at != to) return (at, Endless);
            if (!_open[((int)at.Y * _width) + (int)at.X]) return (at, k * Stride);
            along = Along(at, along);
        }
        return (at, Endless);
    }

    /// <summary>The unit vector along the lines at a place, on the side of another one; that one where there is no direction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector2 Along(Vector2 at, Vector2 before)
    {
        int x = (int)at.X, y = (int)at.Y, i = (y * _width) + x, right = x + 1 < _width ? 1 : 0, below = y + 1 < _height ? _width : 0;
        var top = Vector2.Lerp(_across[i], _across[i + right], at.X - x);
        var bottom = Vector2.Lerp(_across[i + below], _across[i + below + right], at.X - x);
        var across = Vector2.Lerp(top, bottom, at.Y - y);
        float length = across.Length();
        if (!(length > 0)) return before;
        float cosine = across.X / length, ny = MathF.Sqrt(MathF.Max(0, (1 - cosine) / 2)), nx = MathF.Sqrt(MathF.Max(0, (1 + cosine) / 2));
        var along = new Vector2(across.Y < 0 ? ny : -ny, nx);
        return Vector2.Dot(along, before) < 0 ? -along : along;
    }

    /// <summary>The value of a plane between pixels.</summary>
    float Sample(ReadOnlySpan<float> plane, Vector2 at)
    {
        int x = (int)at.X, y = (int)at.Y, i = (y * _width) + x, right = x + 1 < _width ? 1 : 0, below = y + 1 < _height ? _width : 0;
        float u = at.X - x, top = plane[i] + (u * (plane[i + right] - plane[i])), bottom = plane[i + below] + (u * (plane[i + below + right] - plane[i + below]));
        return top + ((at.Y - y) * (bottom - top));
    }

    /// <summary>Adds the products of the derivatives of a row, by central differences.</summary>
    void AddProducts(float[] plane, int y, float[] xx, float[] xy, float[] yy)
    {
        int above = y > 0 ? -_width : 0, below = y + 1 < _height ? _width : 0;
        for (int x = 0, i = y * _width; x < _width; x++, i++)
        {
            float gx = plane[x + 1 < _width ? i + 1 : i] - plane[x > 0 ? i - 1 : i], gy = plane[i + below] - plane[i + above];
            (xx[i], xy[i], yy[i]) = (xx[i] + (gx * gx), xy[i] + (gx * gy), yy[i] + (gy * gy));
        }
    }

    /// <summary>Convolves with a Gaussian; beyond the edge the outermost samples are repeated.</summary>
    void Smooth(float[] plane, float[] scratch, double deviation, CpuDevice threads)
    {
        float[] weights = Gaussian(deviation);
        int half = weights.Length / 2;
        threads.For(_height, y =>
        {
            var sum = scratch.AsSpan(y * _width, _width);
            sum.Clear();
            for (int k = -half; k <= half; k++) AddScaled(sum, weights[k + half], plane.AsSpan(Math.Clamp(y + k, 0, _height - 1) * _width, _width));
        });
        threads.For(_height, y =>
        {
            var row = new float[_width + (2 * half)];
            Span<float> from = scratch.AsSpan(y * _width, _width), sum = plane.AsSpan(y * _width, _width);
            row.AsSpan(0, half).Fill(from[0]);
            from.CopyTo(row.AsSpan(half));
            row.AsSpan(half + _width).Fill(from[^1]);
            sum.Clear();
            for (int k = 0; k < weights.Length; k++) AddScaled(sum, weights[k], row.AsSpan(k, _width));
        });
    }

    /// <summary>exp(−x²/2σ²) up to 2.5 σ, of sum 1.</summary>
    static float[] Gaussian(double deviation)
    {
        int half = (int)Math.Ceiling(2.5 * deviation);
        double[] weights = [.. Enumerable.Range(-half, (2 * half) + 1).Select(x => Math.Exp(-x * x / (2 * deviation * deviation)))];
        double sum = weights.Sum();
        return Array.ConvertAll(weights, w => (float)(w / sum));
    }

    static void AddScaled(Span<float> sum, float weight, ReadOnlySpan<float> row)
    {
        int x = 0;
        for (var w = new Vector<float>(weight); x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
            Vector.FusedMultiplyAdd(w, new Vector<float>(row[x..]), new Vector<float>(sum[x..])).CopyTo(sum[x..]);
        for (; x < row.Length; x++) sum[x] = MathF.FusedMultiplyAdd(weight, row[x], sum[x]);
    }
}
