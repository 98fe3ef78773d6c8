using System.Globalization;

namespace Inpaint3D.IO;

/// <summary>Decimal numbers from bytes, correctly rounded, with a short cut for the usual lengths.</summary>
static class Numbers
{
    static readonly double[] s_powersOfTen = [.. Enumerable.Range(0, 23).Select(k => double.Parse($"1e{k}"))];

    /// <summary>Reads a number in double precision; also <c>nan</c> and <c>inf</c> as C prints them.</summary>
    public static bool TryDouble(ReadOnlySpan<byte> word, out double value) => TryShort(word, out value) || TryAny(word, out value);

    /// <summary>Reads a number in single precision, rounded once.</summary>
    public static bool TryFloat(ReadOnlySpan<byte> word, out float value)
    {
        if (TryShort(word, out double d))
        {
            value = (float)d;
            // Rounding twice differs from rounding once only where the double lies half way between two floats.
            bool halfWay = (BitConverter.DoubleToUInt64Bits(d) & 0x1FFF_FFFF) == 0x1000_0000;
            if (!halfWay && (float.IsNormal(value) || d == 0)) return true;
        }
        if (float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) return true;
        bool known = TryAny(word, out d);
        value = (float)d;
        return known;
    }

    /// <summary>Reads an integer of 32 bits.</summary>
    public static bool TryInt(ReadOnlySpan<byte> word, out int value) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>
    /// True when a float says as much as the text that <paramref name="value"/> was read from: the shortest decimal text of
    /// the nearest float is the same number. Then reading as float and writing as float gives the text's number back.
    /// </summary>
    public static bool FitsFloat(double value)
    {
        float f = (float)value;
        if (value == f) return true;
        Span<byte> text = stackalloc byte[32];
        return f.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture) && TryDouble(text[..length], out double back) && back == value;
    }

    // Up to 18 digits with a point: m / 10^k is rounded once, so right, when both are exact doubles (Clinger 1990).
    static bool TryShort(ReadOnlySpan<byte> word, out double value)
    {
        value = 0;
        int i = 0;
        bool negative = word.Length > 0 && word[0] == '-';
        if (negative) i++;
        int first = i, point = -1;
        ulong m = 0;
        if (word.Length - first > 19) return false;
        for (; i < word.Length; i++)
        {
            uint digit = (uint)(word[i] - '0');
            if (digit <= 9) m = (m * 10) + digit;
            else if (word[i] == '.' && point < 0) point = i;
            else return false;
        }
        int digits = i - first - (point >= 0 ? 1 : 0), decimals = point >= 0 ? i - point - 1 : 0;
        if (digits == 0 || m > 1UL << 53) return false;
        value = m / s_powersOfTen[decimals];
        if (negative) value = -value;
        return true;
    }

    static bool TryAny(ReadOnlySpan<byte> word, out double value)
    {
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) return true;
        bool negative = word.Length > 0 && word[0] == '-';
        var name = negative || (word.Length > 0 && word[0] == '+') ? word[1..] : word;
        if (System.Text.Ascii.EqualsIgnoreCase(name, "inf"u8)) value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        else if (name.Length >= 3 && System.Text.Ascii.EqualsIgnoreCase(name[..3], "nan"u8)) value = double.NaN;
        else return false;
        return true;
    }
}
