using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;

namespace Inpaint3D.Methods.Pde;

/// <summary>The two kernels of <see cref="CoherenceTransport"/>. Their windows are read a vector of eight columns at a time.</summary>
/// <remarks>Buffers: pixels, values, T², tensor, bounds, then the table of the window, then the Gaussian of the tensor.</remarks>
internal static class CoherenceKernels
{
    /// <summary>Pixels in a row of a dispatch.</summary>
    public const int RowLength = 64;

    /// <summary>Columns of a vector.</summary>
    public const int Lanes = 8;

    /// <param name="Start">First pixel of the list.</param>
    /// <param name="End">The pixel behind the last.</param>
    /// <param name="Stride">Floats from one row to the next.</param>
    /// <param name="Plane">Floats of a plane.</param>
    /// <param name="Channels">Planes of values.</param>
    /// <param name="Radius">Radius of the average (ε).</param>
    /// <param name="Smooth">Half the side of the window of the gradient.</param>
    /// <param name="Gather">Half the side of the window of the tensor.</param>
    /// <param name="Sharpness">κ/(√2 ε).</param>
    /// <param name="Quantum">δ.</param>
    internal readonly record struct Args(int Start, int End, int Stride, int Plane, int Channels, int Radius, int Smooth, int Gather, float Sharpness, float Quantum);

    /// <summary>u(p), for the pixels of one front.</summary>
    public static readonly Kernel<Args> Transport = new("pde/coherence-transport", TransportCpu) { Work = 64 };

    /// <summary>The products of the derivatives of u at p.</summary>
    public static readonly Kernel<Args> Differentiate = new("pde/coherence-differentiate", DifferentiateCpu) { Work = 64 };

    static readonly Vector256<float> Columns = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>A number of columns rounded up to whole vectors.</summary>
    public static int Padded(int columns) => (columns + Lanes - 1) / Lanes * Lanes;

    static void TransportCpu(int start, int end, in Args a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        var pixels = buffers[0].As<int>();
        Span<float> values = buffers[1].As<float>(), distance = buffers[2].As<float>(), tensor = buffers[3].As<float>(),
            bounds = buffers[4].As<float>(), ball = buffers[5].As<float>(), wide = buffers[6].As<float>();
        var sums = new Vector256<float>[2 * a.Channels];
        for (int i = a.Start + (start * RowLength), last = Math.Min(a.Start + (end * RowLength), a.End); i < last; i++)
        {
            var (nx, ny) = Normal(pixels[i], in a, distance, tensor, wide);
            var (left, right) = Average(pixels[i], nx * a.Sharpness, ny * a.Sharpness, in a, values, distance, ball, sums);
            // So far from the level line that all weights vanish: average in all directions.
            if (!float.IsFinite(right)) (left, right) = Average(pixels[i], 0, 0, in a, values, distance, ball, sums);
            for (int c = 0; c < a.Channels; c++)
            {
                float sum = (left * Vector256.Sum(sums[2 * c])) + (right * Vector256.Sum(sums[(2 * c) + 1]));
                values[(c * a.Plane) + pixels[i]] = Math.Clamp(sum, bounds[2 * c], bounds[(2 * c) + 1]);
            }
        }
    }

    /// <summary>The direction across the level lines, as long as they are distinct: exp(−δ⁴/(λ₁ − λ₂)²).</summary>
    static (float X, float Y) Normal(int p, in Args a, ReadOnlySpan<float> distance, ReadOnlySpan<float> tensor, ReadOnlySpan<float> wide)
    {
        var (xx, xy, yy, mass) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var front = Vector256.Create(distance[p]);
        for (int dy = -a.Gather; dy <= a.Gather; dy++)
        {
            int row = p + (dy * a.Stride) - a.Gather;
            var vertical = Vector256.Create(wide[dy + a.Gather]);
            for (int x = 0; x < wide.Length; x += Lanes)
            {
                var usable = Vector256.LessThan(Load(distance, row + x), front);
                var weight = vertical * Load(wide, x) & usable;
                mass += weight;
                xx = Vector256.FusedMultiplyAdd(weight, Load(tensor, row + x), xx);
                xy = Vector256.FusedMultiplyAdd(weight, Load(tensor, a.Plane + row + x), xy);
                yy = Vector256.FusedMultiplyAdd(weight, Load(tensor, (2 * a.Plane) + row + x), yy);
            }
        }
        float all = Vector256.Sum(mass);
        double jxx = Vector256.Sum(xx) / all, jxy = Vector256.Sum(xy) / all, jyy = Vector256.Sum(yy) / all;
        double gap = Math.Sqrt(((jxx - jyy) * (jxx - jyy)) + (4 * jxy * jxy));
        if (!(gap > 0)) return (0, 0);
        // The eigenvector of the larger eigenvalue by half the angle, from the side that does not cancel.
        double c = (jxx - jyy) / gap, nx = Math.Sqrt(Math.Max(0, (1 + c) / 2)), ny = Math.Sqrt(Math.Max(0, (1 - c) / 2));
        double square = (double)a.Quantum * a.Quantum / gap, length = Math.Exp(-square * square);
        return ((float)(nx * length), (float)((jxy < 0 ? -ny : ny) * length));
    }

    /// <summary>
    /// Σ w u over either side of the level line in every channel's two sums, and the factors by which the average takes them up,
    /// with w = 1/|d| · exp(−s²), s = d·n.
    /// </summary>
    static (float Left, float Right) Average(int p, float nx, float ny, in Args a, ReadOnlySpan<float> values, ReadOnlySpan<float> distance, ReadOnlySpan<float> ball, Vector256<float>[] sums)
    {
        int stride = Padded((2 * a.Radius) + 1);
        Array.Clear(sums);
        Vector256<float> left = default, right = default, leftMoment = default, rightMoment = default, front = Vector256.Create(distance[p]);
        for (int dy = -a.Radius; dy <= a.Radius; dy++)
        {
            int row = p + (dy * a.Stride) - a.Radius, table = (dy + a.Radius) * stride;
            for (int x = 0; x < stride; x += Lanes)
            {
                var usable = Vector256.LessThan(Load(distance, row + x), front);
                if (usable == Vector256<float>.Zero) continue;
                var s = Vector256.FusedMultiplyAdd(Columns + Vector256.Create((float)(x - a.Radius)), Vector256.Create(nx), Vector256.Create(dy * ny));
                var w = Load(ball, table + x) * ExpOfMinus(s * s) & usable;
                var l = w & Vector256.LessThan(s, Vector256<float>.Zero);
                var r = w - l;
                (left, right, leftMoment, rightMoment) = (left + l, right + r, leftMoment - (l * s), rightMoment + (r * s));
                for (int c = 0; c < a.Channels; c++)
                {
                    var u = Load(values, (c * a.Plane) + row + x);
                    sums[2 * c] = Vector256.FusedMultiplyAdd(l, u, sums[2 * c]);
                    sums[(2 * c) + 1] = Vector256.FusedMultiplyAdd(r, u, sums[(2 * c) + 1]);
                }
            }
        }
        return Balance(Vector256.Sum(left), Vector256.Sum(right), Vector256.Sum(leftMoment), Vector256.Sum(rightMoment));
    }

    /// <summary>
    /// Factors of the two sides that make the mean of s zero, so that values move along the level line and not towards the
    /// nearest row of pixels, and the sum of the weights one. A side without pixels cannot be balanced.
    /// </summary>
    static (float Left, float Right) Balance(float left, float right, float leftMoment, float rightMoment)
    {
        float ratio = leftMoment > 0 && rightMoment > 0 ? Math.Clamp(rightMoment / leftMoment, 1e-6f, 1e6f) : 1, total = (ratio * left) + right;
        return (ratio / total, 1 / total);
    }

    /// <summary>exp(−x) for x ≥ 0, to 6 digits; 0 from 87 on.</summary>
    static Vector256<float> ExpOfMinus(Vector256<float> x)
    {
        var t = Vector256.Min(x, Vector256.Create(87f)) * Vector256.Create(-1.44269504f);
        var whole = Vector256.Floor(t);
        // 2^f by Taylor about ½: f in 0..1 makes |g| ≤ 0.35.
        var g = (t - whole - Vector256.Create(0.5f)) * Vector256.Create(0.693147181f);
        var e = Vector256.FusedMultiplyAdd(g, Vector256.Create(1f / 720), Vector256.Create(1f / 120));
        e = Vector256.FusedMultiplyAdd(g, e, Vector256.Create(1f / 24));
        e = Vector256.FusedMultiplyAdd(g, e, Vector256.Create(1f / 6));
        e = Vector256.FusedMultiplyAdd(g, e, Vector256.Create(0.5f));
        e = Vector256.FusedMultiplyAdd(g, e, Vector256<float>.One);
        e = Vector256.FusedMultiplyAdd(g, e, Vector256<float>.One);
        var power = Vector256.ShiftLeft(Vector256.ConvertToInt32(whole) + Vector256.Create(127), 23).AsSingle();
        return (e * Vector256.Create(1.41421356f) * power) & Vector256.LessThan(x, Vector256.Create(87f));
    }

    static void DifferentiateCpu(int start, int end, in Args a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        var pixels = buffers[0].As<int>();
        Span<float> values = buffers[1].As<float>(), distance = buffers[2].As<float>(), tensor = buffers[3].As<float>(), narrow = buffers[5].As<float>();
        var sums = new Vector256<float>[3 * a.Channels];
        for (int i = a.Start + (start * RowLength), last = Math.Min(a.Start + (end * RowLength), a.End); i < last; i++)
        {
            var plane = Moments(pixels[i], in a, values, distance, narrow, sums);
            float xx = 0, xy = 0, yy = 0;
            for (int c = 0; c < a.Channels; c++)
            {
                var (gx, gy) = plane.Slope(Vector256.Sum(sums[3 * c]), Vector256.Sum(sums[(3 * c) + 1]), Vector256.Sum(sums[(3 * c) + 2]));
                (xx, xy, yy) = (xx + (gx * gx), xy + (gx * gy), yy + (gy * gy));
            }
            (tensor[pixels[i]], tensor[a.Plane + pixels[i]], tensor[(2 * a.Plane) + pixels[i]]) = (xx, xy, yy);
        }
    }

    /// <summary>Σ w, Σ w x, ... over the usable pixels, and in every channel's sums Σ w u, Σ w u x, Σ w u y.</summary>
    static PlaneFit Moments(int p, in Args a, ReadOnlySpan<float> values, ReadOnlySpan<float> distance, ReadOnlySpan<float> narrow, Vector256<float>[] sums)
    {
        Array.Clear(sums);
        var front = Vector256.Create(distance[p]);
        Vector256<float> s = default, sx = default, sy = default, sxx = default, sxy = default, syy = default;
        for (int dy = -a.Smooth; dy <= a.Smooth; dy++)
        {
            int row = p + (dy * a.Stride) - a.Smooth;
            var y = Vector256.Create((float)dy);
            for (int column = 0; column < narrow.Length; column += Lanes)
            {
                var usable = Vector256.LessThanOrEqual(Load(distance, row + column), front);
                var x = Columns + Vector256.Create((float)(column - a.Smooth));
                var w = Vector256.Create(narrow[dy + a.Smooth]) * Load(narrow, column) & usable;
                var (wx, wy) = (w * x, w * y);
                (s, sx, sy, sxx, sxy, syy) = (s + w, sx + wx, sy + wy, sxx + (wx * x), sxy + (wx * y), syy + (wy * y));
                for (int c = 0; c < a.Channels; c++)
                {
                    var u = Load(values, (c * a.Plane) + row + column);
                    sums[3 * c] = Vector256.FusedMultiplyAdd(w, u, sums[3 * c]);
                    sums[(3 * c) + 1] = Vector256.FusedMultiplyAdd(wx, u, sums[(3 * c) + 1]);
                    sums[(3 * c) + 2] = Vector256.FusedMultiplyAdd(wy, u, sums[(3 * c) + 2]);
                }
            }
        }
        return new PlaneFit(Vector256.Sum(s), Vector256.Sum(sx), Vector256.Sum(sy), Vector256.Sum(sxx), Vector256.Sum(sxy), Vector256.Sum(syy));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Load(ReadOnlySpan<float> samples, int start) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(samples), (nuint)start);

    /// <summary>The plane of least weighted squares through values at scattered places; a direction without spread has slope 0.</summary>
    readonly struct PlaneFit(float s, float sx, float sy, float sxx, float sxy, float syy)
    {
        readonly float _mx = sx / s, _my = sy / s, _xx = (sxx / s) - (sx / s * sx / s), _xy = (sxy / s) - (sx / s * sy / s), _yy = (syy / s) - (sy / s * sy / s);

        public (float X, float Y) Slope(float u, float ux, float uy)
        {
            float mean = u / s, cx = (ux / s) - (_mx * mean), cy = (uy / s) - (_my * mean);
            // A hundredth of a square pixel of spread keeps the slope bounded where the places are all on one line.
            float xx = _xx + 0.01f, yy = _yy + 0.01f, determinant = (xx * yy) - (_xy * _xy);
            return (((yy * cx) - (_xy * cy)) / determinant, ((xx * cy) - (_xy * cx)) / determinant);
        }
    }
}
