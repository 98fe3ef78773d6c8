namespace Inpaint3D.IO;

/// <summary>Turns rows of small codes, palette numbers and transparent colours into channels of whole bytes.</summary>
sealed class PngExpander
{
    readonly PngHeader _header;
    readonly byte[] _palette, _transparent, _unpacked, _expanded;
    readonly int _width;
    readonly bool _hasAlpha;

    /// <param name="header">The header of the file.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="palette">The chunk PLTE, or null.</param>
    /// <param name="transparent">The chunk tRNS, or null: alpha of the palette's colours, or the one colour that is transparent.</param>
    public PngExpander(PngHeader header, int width, byte[]? palette, byte[]? transparent)
    {
        (_header, _width, _palette, _hasAlpha) = (header, width, palette ?? [], transparent is not null);
        _transparent = transparent ?? [];
        // The colour comes in 16-bit numbers; of small codes only the low byte is in use.
        if (header.Color != PngColor.Palette && header.BitDepth <= 8) _transparent = [.. _transparent.Where((_, i) => i % 2 == 1)];
        _unpacked = header.BitDepth < 8 ? new byte[width] : [];
        bool direct = header.Color != PngColor.Palette && !_hasAlpha;
        int channels = (header.Color == PngColor.Palette ? 3 : header.Samples) + (_hasAlpha ? 1 : 0);
        _expanded = direct ? [] : new byte[checked(width * channels * Math.Max(header.BitDepth / 8, 1))];
    }

    /// <summary>One row pixel by pixel, in codes of 8 bits or, where the file has them, 16.</summary>
    public ReadOnlySpan<byte> Expand(ReadOnlySpan<byte> row)
    {
        if (_header.BitDepth < 8) row = Unpack(row);
        if (_header.Color == PngColor.Palette) return LookUp(row);
        if (_hasAlpha) row = AddAlpha(row);
        return row;
    }

    // The first pixel lies in the high bits. Grey codes are stretched to 0..255 later, by AddAlpha or here.
    Span<byte> Unpack(ReadOnlySpan<byte> row)
    {
        int bits = _header.BitDepth, perByte = 8 / bits, mask = (1 << bits) - 1;
        int factor = _header.Color == PngColor.Palette || _hasAlpha ? 1 : 255 / mask;
        for (int x = 0; x < _width; x++)
            _unpacked[x] = (byte)(((row[x / perByte] >> (8 - (bits * ((x % perByte) + 1)))) & mask) * factor);
        return _unpacked;
    }

    byte[] LookUp(ReadOnlySpan<byte> numbers)
    {
        int channels = _hasAlpha ? 4 : 3;
        for (int x = 0; x < _width; x++)
        {
            int number = numbers[x];
            if (3 * number >= _palette.Length) throw new InvalidDataException($"colour {number} is not one of the palette's {_palette.Length / 3}");
            _palette.AsSpan(3 * number, 3).CopyTo(_expanded.AsSpan(x * channels));
            if (_hasAlpha) _expanded[(x * channels) + 3] = number < _transparent.Length ? _transparent[number] : (byte)255;
        }
        return _expanded;
    }

    byte[] AddAlpha(ReadOnlySpan<byte> row)
    {
        int bytes = _header.BitDepth == 16 ? 2 : 1, from = _header.Samples * bytes, to = from + bytes;
        int factor = _header.BitDepth < 8 ? 255 / ((1 << _header.BitDepth) - 1) : 1;
        for (int x = 0; x < _width; x++)
        {
            var pixel = row.Slice(x * from, from);
            var target = _expanded.AsSpan(x * to, to);
            for (int i = 0; i < from; i++) target[i] = (byte)(pixel[i] * factor);
            target[from..].Fill(pixel.SequenceEqual(_transparent) ? (byte)0 : (byte)255);
        }
        return _expanded;
    }
}
