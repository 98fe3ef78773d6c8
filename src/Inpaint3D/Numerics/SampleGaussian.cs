using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Inpaint3D.Numerics;

/// <summary>
/// The normal distribution with the mean μ and the covariance Σ of a few samples xᵢ of a vector, and what it says of missing
/// entries: E[x | y] = μ + Σ·ₖ (Σₖₖ + λ I)⁻¹ (y − μₖ), where y = xₖ + noise of variance λ are the known entries k.
/// </summary>
/// <remarks>
/// With the columns Xᵢ = (xᵢ − μ)/√n, Σ = X Xᵀ, and the same is μ + X (Xₖᵀ Xₖ + λ I)⁻¹ Xₖᵀ (y − μₖ): a system as large as the
/// number of samples, whatever the length of the vector. One row holds an entry of all samples, so that the loops run over
/// samples, a vector of eight at a time. For one thread at a time.
/// </remarks>
internal sealed class SampleGaussian
{
    const int Lanes = 8, Tile = 4;
    /// <summary>Relative error of the sums of products, above which λ is kept: some units in the last place.</summary>
    const float Rounding = 2e-6f;

    readonly int _stride, _entries;
    readonly float[] _samples, _mean, _gram, _weights, _pivots;

    /// <summary>Makes room for samples of vectors of a length.</summary>
    internal SampleGaussian(int samples, int entries)
    {
        (_entries, _stride) = (entries, (samples + (2 * Lanes) - 1) / (2 * Lanes) * (2 * Lanes));
        (_samples, _mean) = (new float[entries * _stride], new float[entries]);
        (_gram, _weights, _pivots) = (new float[_stride * _stride], new float[_stride], new float[_stride]);
    }

    /// <summary>Takes square patches of some planes for the samples; the entries are plane by plane, row by row.</summary>
    /// <param name="planes">The planes.</param>
    /// <param name="patches">Index of the top left pixel of each patch.</param>
    /// <param name="width">Samples from one row of a plane to the next.</param>
    /// <param name="side">Side of a patch.</param>
    internal void Load(float[][] planes, ReadOnlySpan<int> patches, int width, int side)
    {
        for (int e = 0; e < _entries; e++)
        {
            var (c, within) = Math.DivRem(e, side * side);
            var plane = planes[c].AsSpan((within / side * width) + (within % side));
            var row = _samples.AsSpan(e * _stride, patches.Length);
            for (int i = 0; i < row.Length; i++) row[i] = plane[patches[i]];
            Center(row, ref _mean[e]);
        }
    }

    static void Center(Span<float> row, ref float mean)
    {
        float sum = 0;
        foreach (float value in row) sum += value;
        mean = sum / row.Length;
        float scale = 1 / MathF.Sqrt(row.Length);
        foreach (ref float value in row) value = (value - mean) * scale;
    }

    /// <summary>Conditions on the known entries; <see cref="Expect"/> then tells the others.</summary>
    /// <param name="known">Indices of known entries.</param>
    /// <param name="values">Their values, y.</param>
    /// <param name="noise">Variance of their noise, λ &gt; 0; no less is used than rounding makes of the samples.</param>
    internal void Condition(ReadOnlySpan<int> known, ReadOnlySpan<float> values, float noise)
    {
        Gram(known);
        _weights.AsSpan().Clear();
        for (int k = 0; k < known.Length; k++) AddScaled(_weights, values[k] - _mean[known[k]], _samples.AsSpan(known[k] * _stride, _stride));
        float trace = 0;
        for (int i = 0; i < _stride; i++) trace += _gram[(i * _stride) + i];
        noise = MathF.Max(noise, Rounding * trace);
        for (int i = 0; i < _stride; i++) _gram[(i * _stride) + i] += noise;
        Factor(noise);
        Substitute();
    }

    /// <summary>E[x | y] of one entry.</summary>
    internal float Expect(int entry) => _mean[entry] + Dot(_samples.AsSpan(entry * _stride, _stride), _weights);

    /// <summary>The upper triangle of Xₖᵀ Xₖ, in tiles of four rows and two vectors.</summary>
    void Gram(ReadOnlySpan<int> known)
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(_samples);
        for (int i = 0; i < _stride; i += Tile)
        {
            for (int j = i / (2 * Lanes) * (2 * Lanes); j < _stride; j += 2 * Lanes)
            {
                Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
                foreach (int k in known)
                {
                    ref float row = ref Unsafe.Add(ref x, k * _stride);
                    var (v0, v1) = (Vector256.LoadUnsafe(ref row, (nuint)j), Vector256.LoadUnsafe(ref row, (nuint)(j + Lanes)));
                    var s = Vector256.Create(Unsafe.Add(ref row, i));
                    (a0, a1) = (Vector256.FusedMultiplyAdd(s, v0, a0), Vector256.FusedMultiplyAdd(s, v1, a1));
                    s = Vector256.Create(Unsafe.Add(ref row, i + 1));
                    (b0, b1) = (Vector256.FusedMultiplyAdd(s, v0, b0), Vector256.FusedMultiplyAdd(s, v1, b1));
                    s = Vector256.Create(Unsafe.Add(ref row, i + 2));
                    (c0, c1) = (Vector256.FusedMultiplyAdd(s, v0, c0), Vector256.FusedMultiplyAdd(s, v1, c1));
                    s = Vector256.Create(Unsafe.Add(ref row, i + 3));
                    (d0, d1) = (Vector256.FusedMultiplyAdd(s, v0, d0), Vector256.FusedMultiplyAdd(s, v1, d1));
                }
                Store(i, j, a0, a1);
                Store(i + 1, j, b0, b1);
                Store(i + 2, j, c0, c1);
                Store(i + 3, j, d0, d1);
            }
        }
    }

    void Store(int row, int column, Vector256<float> low, Vector256<float> high)
    {
        low.CopyTo(_gram, (row * _stride) + column);
        high.CopyTo(_gram, (row * _stride) + column + Lanes);
    }

    /// <summary>
    /// Cholesky: the upper triangle becomes R, A = Rᵀ R. No pivot of a positive semidefinite matrix plus λ I is below λ; one
    /// that is, by rounding, is put there.
    /// </summary>
    void Factor(float noise)
    {
        for (int j = 0; j < _stride; j++)
        {
            int from = j / Lanes * Lanes;
            var row = _gram.AsSpan((j * _stride) + from, _stride - from);
            float inverse = _pivots[j] = 1 / MathF.Sqrt(MathF.Max(row[j - from], noise));
            var scale = Vector256.Create(inverse);
            foreach (ref var v in MemoryMarshal.Cast<float, Vector256<float>>(row)) v *= scale;
            row[..(j - from)].Clear();
            for (int i = j + 1; i < _stride; i++)
            {
                int start = i / Lanes * Lanes;
                AddScaled(_gram.AsSpan((i * _stride) + start, _stride - start), -row[i - from], row[(start - from)..]);
            }
        }
    }

    /// <summary>Solves Rᵀ R w = b in place. Whole vectors are safe: R is 0 left of the diagonal in the vector that holds it.</summary>
    void Substitute()
    {
        for (int j = 0; j < _stride; j++)
        {
            int from = j / Lanes * Lanes;
            float w = _weights[j] * _pivots[j];
            AddScaled(_weights.AsSpan(from), -w, _gram.AsSpan((j * _stride) + from, _stride - from));
            _weights[j] = w;
        }
        for (int j = _stride - 1; j >= 0; j--)
        {
            int from = j / Lanes * Lanes;
            float w = _weights[j];
            _weights[j] = 0;
            _weights[j] = (w - Dot(_gram.AsSpan((j * _stride) + from, _stride - from), _weights.AsSpan(from))) * _pivots[j];
        }
    }

    /// <summary>a += s b, over whole vectors.</summary>
    static void AddScaled(Span<float> a, float s, ReadOnlySpan<float> b)
    {
        var scale = Vector256.Create(s);
        var target = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var source = MemoryMarshal.Cast<float, Vector256<float>>(b);
        for (int i = 0; i < source.Length && i < target.Length; i++) target[i] = Vector256.FusedMultiplyAdd(scale, source[i], target[i]);
    }

    /// <summary>Σ aᵢ bᵢ, over whole vectors.</summary>
    static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector256<float>>(b);
        var sum = Vector256<float>.Zero;
        for (int i = 0; i < x.Length && i < y.Length; i++) sum = Vector256.FusedMultiplyAdd(x[i], y[i], sum);
        return Vector256.Sum(sum);
    }
}
