using System.Globalization;
using System.Text;

namespace Inpaint3D.IO;

/// <summary>Writes text as UTF-8 in blocks; numbers in the shortest form that reads back as the same number.</summary>
sealed class TextOutput(Stream stream) : IDisposable
{
    readonly byte[] _buffer = new byte[1 << 16];
    int _count;

    /// <summary>Writes text.</summary>
    public TextOutput Text(string text)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) > _buffer.Length - _count) Flush();
        if (Encoding.UTF8.TryGetBytes(text, _buffer.AsSpan(_count), out int length)) _count += length;
        else stream.Write(Encoding.UTF8.GetBytes(text));
        return this;
    }

    /// <summary>Writes one ASCII character.</summary>
    public TextOutput Char(char c)
    {
        if (_count == _buffer.Length) Flush();
        _buffer[_count++] = (byte)c;
        return this;
    }

    /// <summary>Writes a number.</summary>
    public TextOutput Number<T>(T value) where T : IUtf8SpanFormattable
    {
        const int LongestNumber = 64;
        if (_buffer.Length - _count < LongestNumber) Flush();
        value.TryFormat(_buffer.AsSpan(_count), out int length, default, CultureInfo.InvariantCulture);
        _count += length;
        return this;
    }

    /// <summary>Writes a coordinate with the digits of its precision.</summary>
    public TextOutput Coordinate(double value, bool doublePrecision) => doublePrecision ? Number(value) : Number((float)value);

    /// <summary>Writes a position: three coordinates parted by blanks.</summary>
    public TextOutput Position(Data.Vec3 p, bool doublePrecision) =>
        Coordinate(p.X, doublePrecision).Char(' ').Coordinate(p.Y, doublePrecision).Char(' ').Coordinate(p.Z, doublePrecision);

    /// <summary>Flushes; the stream stays open.</summary>
    public void Dispose() => Flush();

    /// <summary>Hands what was written to the stream.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _count);
        _count = 0;
    }
}
