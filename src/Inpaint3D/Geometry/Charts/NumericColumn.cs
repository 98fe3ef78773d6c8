using System.Numerics;

namespace Inpaint3D.Geometry.Charts;

/// <summary>A column of numbers of any type, seen as real numbers; what is put into it is rounded where the type is whole, and stays within its range.</summary>
internal abstract class NumericColumn
{
    /// <summary>An item's number; setting it writes into the array.</summary>
    public abstract double this[int item] { get; set; }

    /// <summary>The numbers of an array; null for lists.</summary>
    public static NumericColumn? Of(Array values) => Type.GetTypeCode(values.GetType().GetElementType()) switch
    {
        // By the element's type: as a pattern, sbyte[] would also match byte[].
        TypeCode.SByte => new Numbers<sbyte>((sbyte[])values),
        TypeCode.Byte => new Numbers<byte>((byte[])values),
        TypeCode.Int16 => new Numbers<short>((short[])values),
        TypeCode.UInt16 => new Numbers<ushort>((ushort[])values),
        TypeCode.Int32 => new Numbers<int>((int[])values),
        TypeCode.UInt32 => new Numbers<uint>((uint[])values),
        TypeCode.Int64 => new Numbers<long>((long[])values),
        TypeCode.UInt64 => new Numbers<ulong>((ulong[])values),
        TypeCode.Single => new Numbers<float>((float[])values),
        TypeCode.Double => new Numbers<double>((double[])values),
        _ => null,
    };

    sealed class Numbers<T>(T[] values) : NumericColumn where T : INumber<T>
    {
        static readonly bool s_isWhole = typeof(T) != typeof(float) && typeof(T) != typeof(double);

        public override double this[int item]
        {
            get => double.CreateSaturating(values[item]);
            set => values[item] = T.CreateSaturating(s_isWhole ? Math.Round(value) : value);
        }
    }
}
