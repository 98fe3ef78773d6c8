using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Inpaint3D.Data;

namespace Inpaint3D.Tests.IO;

/// <summary>A picture of random codes in any colour type and depth, and a plain encoder that follows the specification word by word.</summary>
sealed class PngSample
{
    static readonly (int X, int Y, int StepX, int StepY)[] s_passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    readonly int _color, _depth, _width, _height, _samples;
    readonly bool _interlaced, _transparent;
    readonly int[,,] _codes;
    readonly byte[] _palette, _paletteAlpha;
    readonly Random _random;

    public PngSample(int color, int depth, bool interlaced, bool transparent, int width, int height, int seed)
    {
        (_color, _depth, _interlaced, _transparent, _width, _height) = (color, depth, interlaced, transparent, width, height);
        _random = new Random(seed);
        _samples = color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        _codes = new int[width, height, _samples];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < _samples; c++) _codes[x, y, c] = _random.Next(4) == 0 ? _codes[0, 0, c] : _random.Next(1 << depth);
        _palette = new byte[3 << Math.Min(depth, 8)];
        _random.NextBytes(_palette);
        _paletteAlpha = [0, 77];
    }

    public byte[] File()
    {
        byte[] file = Head();
        if (_color == 3) file = [.. file, .. Chunk("PLTE", _palette)];
        if (_transparent) file = [.. file, .. Chunk("tRNS", _color == 3 ? _paletteAlpha : [.. Enumerable.Range(0, _samples).SelectMany(c => new[] { (byte)(_codes[0, 0, c] >> 8), (byte)_codes[0, 0, c] })])];
        return [.. file, .. Chunk("IDAT", Data()), .. Chunk("IEND", [])];
    }

    public byte[] Head() => [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", Header())];

    public byte[] Header()
    {
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, (byte)_depth, (byte)_color, 0, 0, (byte)(_interlaced ? 1 : 0)];
        BinaryPrimitives.WriteInt32BigEndian(header, _width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), _height);
        return header;
    }

    public Field Expected()
    {
        int colors = _color == 3 ? 3 : _samples, channels = colors + (_transparent ? 1 : 0);
        var field = new Field(_width, _height, 1, channels) { Coding = _depth == 16 ? SampleCoding.UInt16 : SampleCoding.UInt8 };
        for (int y = 0; y < _height; y++)
        {
            for (int x = 0; x < _width; x++)
            {
                for (int c = 0; c < colors; c++) field[x, y, 0, c] = _color == 3 ? _palette[(3 * _codes[x, y, 0]) + c] / 255f : _codes[x, y, c] / (float)((1 << _depth) - 1);
                if (_transparent) field[x, y, 0, colors] = Alpha(x, y);
            }
        }
        return field;
    }

    float Alpha(int x, int y)
    {
        if (_color == 3) return _codes[x, y, 0] < _paletteAlpha.Length ? _paletteAlpha[_codes[x, y, 0]] / 255f : 1;
        return Enumerable.Range(0, _samples).All(c => _codes[x, y, c] == _codes[0, 0, c]) ? 0 : 1;
    }

    public byte[] Data()
    {
        var raw = new MemoryStream();
        foreach (var (x0, y0, stepX, stepY) in _interlaced ? s_passes : [(0, 0, 1, 1)])
        {
            byte[]? above = null;
            for (int y = y0; y < _height && x0 < _width; y += stepY)
            {
                byte[] row = PackedRow(x0, stepX, y);
                raw.Write(Filtered(row, above ?? new byte[row.Length], _random.Next(5)));
                above = row;
            }
        }
        var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal)) zlib.Write(raw.ToArray());
        return data.ToArray();
    }

    byte[] PackedRow(int x0, int stepX, int y)
    {
        var bits = new List<bool>();
        for (int x = x0; x < _width; x += stepX)
            for (int c = 0; c < _samples; c++)
                for (int bit = _depth - 1; bit >= 0; bit--) bits.Add(((_codes[x, y, c] >> bit) & 1) != 0);
        byte[] row = new byte[(bits.Count + 7) / 8];
        for (int i = 0; i < bits.Count; i++)
            if (bits[i]) row[i / 8] |= (byte)(0x80 >> (i % 8));
        return row;
    }

    byte[] Filtered(byte[] row, byte[] above, int filter)
    {
        int step = Math.Max(_samples * _depth / 8, 1);
        byte[] result = new byte[row.Length + 1];
        result[0] = (byte)filter;
        for (int i = 0; i < row.Length; i++)
        {
            int a = i < step ? 0 : row[i - step], b = above[i], c = i < step ? 0 : above[i - step], p = a + b - c;
            var (fromA, fromB, fromC) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
            int paeth = fromA <= fromB && fromA <= fromC ? a : fromB <= fromC ? b : c;
            result[i + 1] = (byte)(row[i] - (filter switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => paeth }));
        }
        return result;
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Sign(chunk, 0);
        return chunk;
    }

    /// <summary>Writes the checksum of the chunk that begins at an offset, bit by bit as the specification defines it.</summary>
    public static void Sign(Span<byte> file, int at)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
        uint crc = uint.MaxValue;
        foreach (byte b in file.Slice(at + 4, length + 4))
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        BinaryPrimitives.WriteUInt32BigEndian(file[(at + 8 + length)..], ~crc);
    }
}
