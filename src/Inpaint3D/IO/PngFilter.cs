using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Inpaint3D.IO;

/// <summary>
/// The row filters of PNG: each byte x is replaced by its difference, modulo 256, from a guess made of the byte a of the pixel
/// to the left, b above and c above left. PNG specification (third edition), W3C, 2025, section 9. Rows lie in buffers made by
/// <see cref="Row"/>, which may be read to the left and read and written to the right of the row itself.
/// </summary>
static class PngFilter
{
    /// <summary>Filters by number: none, sub, up, average, Paeth.</summary>
    public const int Count = 5;
    /// <summary>Where the row begins in its buffer; zeros lie before it.</summary>
    public const int Start = 8;

    const int Lanes = 32;

    /// <summary>A buffer for a row of so many bytes.</summary>
    public static byte[] Row(int length) => new byte[Start + length + Lanes];

    /// <summary>Undoes a filter.</summary>
    /// <param name="filter">Its number.</param>
    /// <param name="coded">The row as filtered.</param>
    /// <param name="above">The row above; zeros above the first.</param>
    /// <param name="row">The row to write.</param>
    /// <param name="length">Bytes of the row.</param>
    /// <param name="step">Bytes of a pixel, 1 to 8.</param>
    public static void Undo(int filter, byte[] coded, byte[] above, byte[] row, int length, int step)
    {
        int end = Start + length;
        switch (filter)
        {
            case 0: coded.AsSpan(Start, length).CopyTo(row.AsSpan(Start)); break;
            case 1: UndoSub(coded, row, end, step); break;
            case 2: UndoUp(coded, above, row, end); break;
            case 3: UndoAverage(coded, above, row, end, step); break;
            case 4: UndoPaeth(coded, above, row, end, step); break;
            default: throw new InvalidDataException($"there is no row filter {filter}");
        }
    }

    /// <summary>Applies every filter to a row and returns the number of the one whose differences have the least sum of absolute values.</summary>
    public static int Choose(byte[] row, byte[] above, byte[][] filtered, int length, int step)
    {
        Span<long> cost = stackalloc long[Count];
        var (largest, low) = (Start + length, Vector256.Create((short)255));
        for (int i = Start; i < largest; i += Lanes)
        {
            var x = Load256(row, i);
            var (a, b, c) = (Load256(row, i - step), Load256(above, i), Load256(above, i - step));
            var (lower, upper) = (Paeth(Low(a), Low(b), Low(c)), Paeth(High(a), High(b), High(c)));
            // Beyond the end every buffer holds whatever the last row left there: it must not count.
            var inside = Vector256.LessThan(Vector256<byte>.Indices, Vector256.Create((byte)Math.Min(largest - i, Lanes)));
            cost[0] += Store(x, filtered[0], i, inside);
            cost[1] += Store(x - a, filtered[1], i, inside);
            cost[2] += Store(x - b, filtered[2], i, inside);
            cost[3] += Store(x - Mean(a, b), filtered[3], i, inside);
            cost[4] += Store(x - Vector256.Narrow((lower & low).AsUInt16(), (upper & low).AsUInt16()), filtered[4], i, inside);
        }
        return cost.IndexOf(Least(cost));
    }

    static long Least(ReadOnlySpan<long> values)
    {
        long least = values[0];
        foreach (long value in values) least = Math.Min(least, value);
        return least;
    }

    static long Store(Vector256<byte> difference, byte[] filtered, int i, Vector256<byte> inside)
    {
        difference.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(filtered), (nuint)i);
        var size = Vector256.Min(difference, Vector256<byte>.Zero - difference) & inside;
        var (lower, upper) = Vector256.Widen(size);
        return Vector256.Sum(lower + upper);
    }

    // Undoing runs from pixel to pixel: one pixel in the low lanes of a vector; the bytes that a store writes beyond it are
    // overwritten by the next pixel, or lie behind the row.

    static void UndoSub(byte[] coded, byte[] row, int end, int step)
    {
        var a = Vector128<byte>.Zero;
        for (int i = Start; i < end; i += step) Store(a += Load(coded, i), row, i);
    }

    static void UndoUp(byte[] coded, byte[] above, byte[] row, int end)
    {
        for (int i = Start; i < end; i += Lanes)
            (Load256(coded, i) + Load256(above, i)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(row), (nuint)i);
    }

    static void UndoAverage(byte[] coded, byte[] above, byte[] row, int end, int step)
    {
        var a = Vector128<byte>.Zero;
        for (int i = Start; i < end; i += step)
        {
            var b = Load(above, i);
            Store(a = Load(coded, i) + (a & b) + ((a ^ b) >>> 1), row, i);
        }
    }

    static void UndoPaeth(byte[] coded, byte[] above, byte[] row, int end, int step)
    {
        var (a, c, low) = (Vector128<short>.Zero, Vector128<short>.Zero, Vector128.Create((short)255));
        for (int i = Start; i < end; i += step)
        {
            var b = Vector128.WidenLower(Load(above, i)).AsInt16();
            a = (Vector128.WidenLower(Load(coded, i)).AsInt16() + Paeth(a, b, c)) & low;
            Store(Vector128.Narrow(a.AsUInt16(), a.AsUInt16()), row, i);
            c = b;
        }
    }

    // Of a, b, c the one nearest to a + b − c, in that order of preference.
    static Vector128<short> Paeth(Vector128<short> a, Vector128<short> b, Vector128<short> c)
    {
        var (fromA, fromB) = (b - c, a - c);
        var fromC = Vector128.Abs(fromA + fromB);
        (fromA, fromB) = (Vector128.Abs(fromA), Vector128.Abs(fromB));
        var bOrC = Vector128.ConditionalSelect(Vector128.LessThanOrEqual(fromB, fromC), b, c);
        return Vector128.ConditionalSelect(Vector128.LessThanOrEqual(fromA, Vector128.Min(fromB, fromC)), a, bOrC);
    }

    static Vector256<short> Paeth(Vector256<short> a, Vector256<short> b, Vector256<short> c)
    {
        var (fromA, fromB) = (b - c, a - c);
        var fromC = Vector256.Abs(fromA + fromB);
        (fromA, fromB) = (Vector256.Abs(fromA), Vector256.Abs(fromB));
        var bOrC = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(fromB, fromC), b, c);
        return Vector256.ConditionalSelect(Vector256.LessThanOrEqual(fromA, Vector256.Min(fromB, fromC)), a, bOrC);
    }

    // Floor of the mean of two bytes, without the carry.
    static Vector256<byte> Mean(Vector256<byte> a, Vector256<byte> b) => (a & b) + ((a ^ b) >>> 1);

    static Vector256<short> Low(Vector256<byte> v) => Vector256.WidenLower(v).AsInt16();
    static Vector256<short> High(Vector256<byte> v) => Vector256.WidenUpper(v).AsInt16();
    static Vector256<byte> Load256(byte[] row, int i) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(row), (nuint)i);
    static Vector128<byte> Load(byte[] row, int i) => Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(row.AsSpan(i, 8))).AsByte();
    static void Store(Vector128<byte> pixel, byte[] row, int i) => MemoryMarshal.Write(row.AsSpan(i, 8), pixel.AsUInt64().ToScalar());
}
