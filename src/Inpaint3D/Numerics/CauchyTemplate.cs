using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Inpaint3D.Numerics;

/// <summary>
/// Samples around a point, and how badly those around another point agree with them: the negative logarithm of a Cauchy density,
/// <c>Σ log₂(1 + (d / s)²)</c> over the differences d, so that few large differences matter less than many small ones.
/// </summary>
/// <remarks>
/// A sum of logarithms is the logarithm of a product, and the bits of a floating-point number, read as a whole number, are its logarithm,
/// exact at powers of 2 and linear between them: too small by at most 0.0861 for every <see cref="Group"/> entries.
/// </remarks>
/// <param name="capacity">Entries at the most, each four samples.</param>
internal sealed class CauchyTemplate(int capacity)
{
    /// <summary>Largest code of a sample; a difference never counts as larger.</summary>
    public const int Largest = 1023;
    /// <summary>The code of what is not there: as different as can be from everything.</summary>
    public const short Absent = 4 * Largest;
    /// <summary>One bit of cost.</summary>
    public const long Bit = 1L << 32;
    /// <summary>Entries multiplied before a logarithm is taken.</summary>
    public const int Group = 4;

    readonly int[] _steps = new int[capacity + Group];
    /// <summary>Two entries each.</summary>
    readonly Vector256<float>[] _values = new Vector256<float>[(capacity + Group) / 2], _scales = new Vector256<float>[(capacity + Group) / 2];

    /// <summary>Entries so far.</summary>
    public int Count { get; private set; }

    /// <summary>Removes all entries.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds four samples.</summary>
    /// <param name="step">Where they lie, as a difference of the numbers of quads.</param>
    /// <param name="value">What their codes should be.</param>
    /// <param name="scale">1/s² for each; 0 where there is nothing to compare.</param>
    public void Add(int step, Vector128<float> value, Vector128<float> scale)
    {
        int pair = Count / 2;
        if (Count % Group == 0)
        {
            _steps.AsSpan(Count, Group).Clear();
            _scales.AsSpan(pair, Group / 2).Clear();
        }
        _steps[Count] = step;
        bool isLower = Count++ % 2 == 0;
        _values[pair] = isLower ? _values[pair].WithLower(value) : _values[pair].WithUpper(value);
        _scales[pair] = isLower ? _scales[pair].WithLower(scale) : _scales[pair].WithUpper(scale);
    }

    /// <summary>The cost of a candidate, or the largest number if it is not below a bound.</summary>
    /// <param name="codes">Quads of samples.</param>
    /// <param name="candidate">Number of the quad that stands for a step of 0.</param>
    /// <param name="bound">Where to give up.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Cost(short[] codes, int candidate, long bound)
    {
        ref long first = ref Unsafe.As<short, long>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(codes), 4 * (nint)candidate));
        ref int step = ref MemoryMarshal.GetArrayDataReference(_steps);
        ref var value = ref MemoryMarshal.GetArrayDataReference(_values);
        ref var scale = ref MemoryMarshal.GetArrayDataReference(_scales);
        var (largest, one) = (Vector256.Create((float)Largest), Vector256<float>.One);
        long cost = 0;
        for (int k = 0; k < Count; k += Group)
        {
            var a = Vector256.Min(Vector256.Abs(Pair(ref first, ref Unsafe.Add(ref step, k)) - Unsafe.Add(ref value, k / 2)), largest);
            var b = Vector256.Min(Vector256.Abs(Pair(ref first, ref Unsafe.Add(ref step, k + 2)) - Unsafe.Add(ref value, (k / 2) + 1)), largest);
            var product = (one + (a * a * Unsafe.Add(ref scale, k / 2))) * (one + (b * b * Unsafe.Add(ref scale, (k / 2) + 1)));
            var four = Vector256.WidenLower(product) * Vector256.WidenUpper(product);
            var two = four.GetLower() * four.GetUpper();
            cost += (BitConverter.DoubleToInt64Bits(two[0] * two[1]) - BitConverter.DoubleToInt64Bits(1)) >> 20;
            if (cost >= bound) return long.MaxValue;
        }
        return cost;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Pair(ref long first, ref int step)
    {
        var codes = Vector128.Create(Unsafe.Add(ref first, (nint)step), Unsafe.Add(ref first, (nint)Unsafe.Add(ref step, 1))).AsInt16();
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(codes), Vector128.WidenUpper(codes)));
    }
}
