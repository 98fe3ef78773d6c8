using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inpaint3D.IO;

/// <summary>
/// All values of one property: one an item or, for a list, <see cref="Sizes"/> an item laid end to end. Rows are taken and
/// put in runs of equal shape, so that one call serves thousands of rows.
/// </summary>
abstract class PlyColumn(PlyProperty property)
{
    /// <summary>Name and types.</summary>
    public PlyProperty Property { get; } = property;
    /// <summary>Length of each item's list; null for single values.</summary>
    public int[]? Sizes { get; private set; }
    /// <summary>Type of one value.</summary>
    public abstract Type ValueType { get; }
    /// <summary>Bytes of one value.</summary>
    public abstract int ValueSize { get; }
    /// <summary>Bytes of the length before a list; 0 for single values.</summary>
    public int CountSize { get; } = property.CountType is { } type ? Make(new("", type)).ValueSize : 0;
    /// <summary>The values as an array of their type.</summary>
    public abstract Array Values { get; }
    /// <summary>Place of the values in the row at hand.</summary>
    public int Offset { get; set; }
    /// <summary>Number of values in the row at hand.</summary>
    public int Run { get; set; } = 1;

    /// <summary>An empty column.</summary>
    public static PlyColumn Make(PlyProperty property) => property.Type switch
    {
        "char" or "int8" => new PlyColumn<sbyte>(property),
        "uchar" or "uint8" => new PlyColumn<byte>(property),
        "short" or "int16" => new PlyColumn<short>(property),
        "ushort" or "uint16" => new PlyColumn<ushort>(property),
        "int" or "int32" => new PlyColumn<int>(property),
        "uint" or "uint32" => new PlyColumn<uint>(property),
        "float" or "float32" => new PlyColumn<float>(property),
        "double" or "float64" => new PlyColumn<double>(property),
        _ => throw new InvalidDataException($"PLY has no type '{property.Type}'"),
    };

    /// <summary>True when the types of a property are those of PLY, and the length of a list is an integer.</summary>
    public static bool Knows(PlyProperty property) =>
        (IsInteger(property.Type) || IsReal(property.Type)) && (property.CountType == null || IsInteger(property.CountType));

    /// <summary>True for the names of floating-point types.</summary>
    public static bool IsReal(string type) => type is "float" or "float32" or "double" or "float64";

    static bool IsInteger(string type) => type is "char" or "int8" or "uchar" or "uint8" or "short" or "int16" or "ushort" or "uint16" or "int" or "int32" or "uint" or "uint32";

    /// <summary>
    /// A column of lists, or of single values without <paramref name="sizes"/>, filled from numbers: every
    /// <paramref name="stride"/>th from the start, times <paramref name="scale"/>; other than 1 it makes codes, which are rounded.
    /// </summary>
    public static PlyColumn Of<T>(PlyProperty property, ReadOnlySpan<T> numbers, int stride = 1, double scale = 1, int[]? sizes = null)
        where T : unmanaged, INumber<T>
    {
        var column = Make(property);
        column.Sizes = sizes;
        column.Fill(numbers, stride, scale);
        return column;
    }

    /// <summary>Some items of a column of single values that double holds exactly.</summary>
    public PlyColumn Pick(int[] items)
    {
        var all = new double[Values.Length];
        CopyTo(all.AsSpan());
        return Of<double>(Property, Array.ConvertAll(items, i => all[i]));
    }

    /// <summary>Makes room for the items to come.</summary>
    public void Begin(int rows)
    {
        if (Property.CountType == null) Reserve(rows, exact: true);
        else Sizes = new int[rows];
    }

    /// <summary>Takes the values of <paramref name="rows"/> rows that lie <paramref name="stride"/> bytes apart.</summary>
    public abstract void Take(ReadOnlySpan<byte> bytes, int stride, int row, int rows, bool swap);
    /// <summary>Puts the next values into rows that lie <paramref name="stride"/> bytes apart.</summary>
    public abstract void Put(Span<byte> bytes, int stride, int rows, bool swap);
    /// <summary>Takes one value from text.</summary>
    public abstract bool TryParse(ReadOnlySpan<byte> word);
    /// <summary>Puts the next value as text.</summary>
    public abstract void Format(TextOutput text);
    /// <summary>Starts putting from the first value.</summary>
    public abstract void Rewind();
    /// <summary>Gives the memory back that was reserved and not used.</summary>
    public abstract void End();
    /// <summary>Copies the values into every <paramref name="stride"/>th of <paramref name="target"/>, divided by <paramref name="divisor"/>.</summary>
    public abstract void CopyTo<T>(Span<T> target, int stride = 1, T? divisor = null) where T : unmanaged, INumber<T>;
    /// <summary>Takes the value of a column of the same type back wherever this one's is that value rounded to float.</summary>
    public abstract void Refine(PlyColumn finer);
    /// <summary>The values as integers; those that are none become −1.</summary>
    public abstract int[] ToIntegers();
    /// <summary>Lists as an array of arrays; single values as they are.</summary>
    public abstract Array ToArrays();

    protected abstract void Reserve(long count, bool exact);
    protected abstract void Fill<T>(ReadOnlySpan<T> numbers, int stride, double scale) where T : unmanaged, INumber<T>;
}

/// <inheritdoc/>
sealed class PlyColumn<T>(PlyProperty property) : PlyColumn(property) where T : unmanaged, INumber<T>, IMinMaxValue<T>, IUtf8SpanFormattable
{
    T[] _values = [];
    int _count, _put;

    public override Type ValueType => typeof(T);
    public override int ValueSize => Unsafe.SizeOf<T>();
    public override Array Values => _values;

    public override void Take(ReadOnlySpan<byte> bytes, int stride, int row, int rows, bool swap)
    {
        Sizes?.AsSpan(row, rows).Fill(Run);
        Reserve(_count + ((long)rows * Run), exact: false);
        var target = _values.AsSpan(_count, rows * Run);
        _count += target.Length;
        if (Run == 1)
            for (int r = 0, at = Offset; r < target.Length; r++, at += stride) target[r] = MemoryMarshal.Read<T>(bytes[at..]);
        else
            for (int r = 0, at = Offset; r < rows; r++, at += stride) bytes.Slice(at, Run * ValueSize).CopyTo(MemoryMarshal.AsBytes(target.Slice(r * Run, Run)));
        if (swap) Swap(target);
    }

    public override void Put(Span<byte> bytes, int stride, int rows, bool swap)
    {
        var source = _values.AsSpan(_put, rows * Run);
        _put += source.Length;
        if (swap) Swap(source = source.ToArray());
        if (Run == 1)
            for (int r = 0, at = Offset; r < source.Length; r++, at += stride) MemoryMarshal.Write(bytes[at..], source[r]);
        else
            for (int r = 0, at = Offset; r < rows; r++, at += stride) MemoryMarshal.AsBytes(source.Slice(r * Run, Run)).CopyTo(bytes[at..]);
    }

    public override bool TryParse(ReadOnlySpan<byte> word)
    {
        if (!TryParse(word, out T value)) return false;
        Reserve(_count + 1L, exact: false);
        _values[_count++] = value;
        return true;
    }

    public override void Format(TextOutput text)
    {
        T value = _values[_put++];
        if (T.IsFinite(value)) text.Number(value);
        else text.Text(T.IsNaN(value) ? "nan" : T.IsPositive(value) ? "inf" : "-inf");
    }

    public override void Rewind() => _put = 0;

    public override void End() => Array.Resize(ref _values, _count);

    public override void CopyTo<TTarget>(Span<TTarget> target, int stride = 1, TTarget? divisor = null)
    {
        if (divisor is { } d)
            for (int i = 0, at = 0; i < _values.Length; i++, at += stride) target[at] = TTarget.CreateTruncating(_values[i]) / d;
        else
            for (int i = 0, at = 0; i < _values.Length; i++, at += stride) target[at] = TTarget.CreateTruncating(_values[i]);
    }

    public override void Refine(PlyColumn finer)
    {
        if (finer is not PlyColumn<T> { _values: var source }) return;
        for (int i = 0; i < Math.Min(source.Length, _values.Length); i++)
            if (float.CreateTruncating(source[i]) == float.CreateTruncating(_values[i])) _values[i] = source[i];
    }

    public override int[] ToIntegers() =>
        typeof(T) == typeof(int) ? (int[])(object)_values : Array.ConvertAll(_values, value => T.IsInteger(value) && value <= T.CreateSaturating(int.MaxValue) ? int.CreateSaturating(value) : -1);

    public override Array ToArrays()
    {
        if (Sizes is not { } sizes) return _values;
        var lists = new T[sizes.Length][];
        for (int i = 0, at = 0; i < lists.Length; at += sizes[i++]) lists[i] = _values.AsSpan(at, sizes[i]).ToArray();
        return lists;
    }

    protected override void Reserve(long count, bool exact)
    {
        if (count <= _values.Length) return;
        if (count > Array.MaxLength) throw new InvalidDataException($"the property '{Property.Name}' has more values than fit in memory");
        Array.Resize(ref _values, (int)(exact ? count : Math.Min(Array.MaxLength, Math.Max(count, 2L * _values.Length))));
    }

    protected override void Fill<TSource>(ReadOnlySpan<TSource> numbers, int stride, double scale)
    {
        _values = new T[(numbers.Length + stride - 1) / stride];
        _count = _values.Length;
        if (typeof(T) == typeof(TSource) && stride == 1 && scale == 1) MemoryMarshal.Cast<TSource, T>(numbers).CopyTo(_values);
        else if (scale == 1)
            for (int i = 0, at = 0; i < _values.Length; i++, at += stride) _values[i] = T.CreateSaturating(numbers[at]);
        else
            for (int i = 0, at = 0; i < _values.Length; i++, at += stride) _values[i] = T.CreateSaturating(Math.Round(double.CreateTruncating(numbers[at]) * scale));
    }

    static bool TryParse(ReadOnlySpan<byte> word, out T value)
    {
        if (typeof(T) == typeof(float))
        {
            bool known = Numbers.TryFloat(word, out float f);
            value = T.CreateTruncating(f);
            return known;
        }
        if (typeof(T) != typeof(double) && T.TryParse(word, null, out value!)) return true;
        // Some programs write integers as 255.0.
        bool number = Numbers.TryDouble(word, out double d);
        value = T.CreateSaturating(d);
        return number && (typeof(T) == typeof(double) || double.CreateTruncating(value) == d);
    }

    static void Swap(Span<T> values)
    {
        if (Unsafe.SizeOf<T>() == 2) Swap16(MemoryMarshal.Cast<T, ushort>(values));
        else if (Unsafe.SizeOf<T>() == 4) Swap32(MemoryMarshal.Cast<T, uint>(values));
        else if (Unsafe.SizeOf<T>() == 8) Swap64(MemoryMarshal.Cast<T, ulong>(values));
    }

    static void Swap16(Span<ushort> values) => BinaryPrimitives.ReverseEndianness(values, values);
    static void Swap32(Span<uint> values) => BinaryPrimitives.ReverseEndianness(values, values);
    static void Swap64(Span<ulong> values) => BinaryPrimitives.ReverseEndianness(values, values);
}
