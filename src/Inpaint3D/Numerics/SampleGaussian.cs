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
/// samples, a vector of eight at a time. For one thread at a time. The loops are compiled at full speed from the start, since a
/// small picture is filled before the run time would come round to it.
/// </remarks>
internal sealed class SampleGaussian
{
    const int Lanes = 8, Tile = 4;
    /// <summary>Relative error of the sums of products, above which λ is kept: some units in the last place.</summary>
    const float Rounding = 2e-6f;

    readonly int _stride, _entries;
    readonly float[] _samples, _mean, _shares, _gram, _weights, _pivots;

    /// <summary>Makes room for samples of vectors of a length.</summary>
    internal SampleGaussian(int samples, int entries)
    {
        (_entries, _stride) = (entries, (samples + (2 * Lanes) - 1) / (2 * Lanes) * (2 * Lanes));
        (_samples, _mean) = (new float[entries * _stride], new float[entries]);
        (_gram, _weights, _pivots) = (new float[_stride * _stride], new float[_stride], new float[_stride]);
        _shares = new float[_stride];
        _shares.AsSpan(0, samples).Fill(1 / MathF.Sqrt(samples));
    }

    /// <summary>Takes patches of 8 × 8 pixels of some planes for the samples; the entries are plane by plane, row by row.</summary>
    /// <param name="planes">The planes.</param>
    /// <param name="patches">Index of the top left pixel of each patch.</param>
    /// <param name="width">Samples from one row of a plane to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Load(float[][] planes, ReadOnlySpan<int> patches, int width)
    {
        ref float target = ref MemoryMarshal.GetArrayDataReference(_samples);
        for (int row = 0; row < _entries / Lanes; row++, target = ref Unsafe.Add(ref target, Lanes * _stride))
        {
            var plane = planes[row / Lanes].AsSpan(row % Lanes * width);
            for (int i = 0; i < _stride; i += Lanes)
            {
                var (a, b, c, d) = (Row(plane, patches, i), Row(plane, patches, i + 1), Row(plane, patches, i + 2), Row(plane, patches, i + 3));
                var (e, f, g, h) = (Row(plane, patches, i + 4), Row(plane, patches, i + 5), Row(plane, patches, i + 6), Row(plane, patches, i + 7));
                Transposition.Apply(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
                Store(ref target, i, a, b, c, d);
                Store(ref target, i + (4 * _stride), e, f, g, h);
            }
        }
        Center();
    }

    /// <summary>Eight pixels of a patch; past the last one those of the last, whose share is 0.</summary>
    static Vector256<float> Row(ReadOnlySpan<float> plane, ReadOnlySpan<int> patches, int i) => Vector256.Create(plane.Slice(patches[Math.Min(i, patches.Length - 1)], Lanes));

    void Store(ref float target, int at, Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        a.StoreUnsafe(ref target, (nuint)at);
        b.StoreUnsafe(ref target, (nuint)(at + _stride));
        c.StoreUnsafe(ref target, (nuint)(at + (2 * _stride)));
        d.StoreUnsafe(ref target, (nuint)(at + (3 * _stride)));
    }

    /// <summary>Turns the samples into μ and X.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Center()
    {
        for (int e = 0; e < _entries; e++)
        {
            var entry = MemoryMarshal.Cast<float, Vector256<float>>(_samples.AsSpan(e * _stride, _stride));
            var share = MemoryMarshal.Cast<float, Vector256<float>>(_shares);
            var sum = Vector256<float>.Zero;
            for (int i = 0; i < entry.Length && i < share.Length; i++) sum = Vector256.FusedMultiplyAdd(entry[i], share[i], sum);
            _mean[e] = Vector256.Sum(sum) * _shares[0];
            var mean = Vector256.Create(_mean[e]);
            for (int i = 0; i < entry.Length && i < share.Length; i++) entry[i] = (entry[i] - mean) * share[i];
        }
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

    /// <summary>The upper triangle of Xₖᵀ Xₖ, in tiles of eight rows and two vectors of eight columns, which are one where the processor has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Gram(ReadOnlySpan<int> known)
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(_samples);
        for (int i = 0; i < _stride; i += Lanes)
        {
            for (int j = i / (2 * Lanes) * (2 * Lanes); j < _stride; j += 2 * Lanes)
            {
                Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
                foreach (int k in known)
                {
                    ref float row = ref Unsafe.Add(ref x, k * _stride), s = ref Unsafe.Add(ref row, i);
                    var v = Vector512.LoadUnsafe(ref row, (nuint)j);
                    a = Vector512.FusedMultiplyAdd(Vector512.Create(s), v, a);
                    b = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 1)), v, b);
                    c = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 2)), v, c);
                    d = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 3)), v, d);
                    e = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 4)), v, e);
                    f = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 5)), v, f);
                    g = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 6)), v, g);
                    h = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 7)), v, h);
                }
                Store(i, j, a, b, c, d);
                Store(i + 4, j, e, f, g, h);
            }
        }
    }

    void Store(int row, int column, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        a.CopyTo(_gram, (row * _stride) + column);
        b.CopyTo(_gram, ((row + 1) * _stride) + column);
        c.CopyTo(_gram, ((row + 2) * _stride) + column);
        d.CopyTo(_gram, ((row + 3) * _stride) + column);
    }

    /// <summary>
    /// Cholesky, four rows at a time: the upper triangle becomes R, A = Rᵀ R. No pivot of a positive semidefinite matrix plus
    /// λ I is below λ; one that is, by rounding, is put there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Factor(float noise)
    {
        for (int j = 0; j < _stride; j += Tile)
        {
            for (int i = j; i < j + Tile; i++)
            {
                int from = i / Lanes * Lanes;
                var row = _gram.AsSpan((i * _stride) + from, _stride - from);
                for (int k = j; k < i; k++) AddScaled(row, -_gram[(k * _stride) + i], _gram.AsSpan((k * _stride) + from, _stride - from));
                float inverse = _pivots[i] = 1 / MathF.Sqrt(MathF.Max(row[i - from], noise));
                foreach (ref var v in MemoryMarshal.Cast<float, Vector256<float>>(row)) v *= inverse;
                row[..(i - from)].Clear();
            }
            ref float panel = ref _gram[j * _stride];
            for (int i = j + Tile; i < _stride; i++) Eliminate(ref _gram[i * _stride], ref panel, i);
        }
    }

    /// <summary>Takes four rows of R off a row of A, from its diagonal on.</summary>
    void Eliminate(ref float row, ref float panel, int diagonal)
    {
        ref float p1 = ref Unsafe.Add(ref panel, _stride), p2 = ref Unsafe.Add(ref p1, _stride), p3 = ref Unsafe.Add(ref p2, _stride);
        var (s0, s1) = (Vector256.Create(-Unsafe.Add(ref panel, diagonal)), Vector256.Create(-Unsafe.Add(ref p1, diagonal)));
        var (s2, s3) = (Vector256.Create(-Unsafe.Add(ref p2, diagonal)), Vector256.Create(-Unsafe.Add(ref p3, diagonal)));
        for (nuint k = (nuint)(diagonal / Lanes * Lanes); k < (nuint)_stride; k += Lanes)
        {
            var (a, b) = (Vector256.FusedMultiplyAdd(s0, Vector256.LoadUnsafe(ref panel, k), Vector256.LoadUnsafe(ref row, k)), s1 * Vector256.LoadUnsafe(ref p1, k));
            (a, b) = (Vector256.FusedMultiplyAdd(s2, Vector256.LoadUnsafe(ref p2, k), a), Vector256.FusedMultiplyAdd(s3, Vector256.LoadUnsafe(ref p3, k), b));
            (a + b).StoreUnsafe(ref row, k);
        }
    }

    /// <summary>Solves Rᵀ R w = b in place. Whole vectors are safe: R is 0 left of the diagonal in the vector that holds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
