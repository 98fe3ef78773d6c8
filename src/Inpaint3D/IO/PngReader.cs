using System.IO.Compression;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>Reads one PNG file.</summary>
sealed class PngReader(PngChunkReader chunks)
{
    // Deflate cannot shrink by more (258 bytes in two bits): a file shorter than that is truncated, whatever its header says.
    const int LargestRatio = 1032;
    const int LargestProfile = 1 << 24;

    // First column and row and steps of the seven passes of an interlaced picture (Adam7).
    static readonly (int X, int Y, int StepX, int StepY)[] s_passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    PngHeader _header = null!;
    byte[]? _palette, _transparent, _profile, _exif;

    /// <summary>Reads the file from IHDR to IEND.</summary>
    public Field Read()
    {
        chunks.Next();
        _header = PngHeader.Parse(chunks);
        Field? picture = null;
        for (chunks.Next(); chunks.Type != "IEND";)
        {
            if (chunks.Type != "IDAT") ReadAncillary();
            else if (picture is null) picture = ReadPicture();
            else throw new InvalidDataException("its IDAT chunks do not lie together");
        }
        chunks.Finish();
        if (picture is null) throw new InvalidDataException("it has no IDAT chunk, and so no picture");
        return new Field(_header.Width, _header.Height, 1, picture.Channels, picture.Samples)
        {
            Coding = picture.Coding,
            Metadata = _profile is null && _exif is null ? null : new ImageMetadata(_profile, _exif),
        };
    }

    void ReadAncillary()
    {
        switch (chunks.Type)
        {
            case "PLTE":
                _palette = chunks.ReadData(768);
                if (_palette.Length % 3 != 0 || _palette.Length == 0) throw new InvalidDataException($"its palette has {_palette.Length} bytes, not three a colour");
                break;
            case "tRNS" when _header.Color is PngColor.Grey or PngColor.Rgb or PngColor.Palette:
                _transparent = chunks.ReadData(256);
                if (_header.Color != PngColor.Palette && _transparent.Length != 2 * _header.Samples) throw new InvalidDataException($"its chunk tRNS has {_transparent.Length} bytes, not {2 * _header.Samples}");
                break;
            case "iCCP":
                _profile = Inflate(chunks.ReadData(LargestProfile));
                break;
            case "eXIf":
                _exif = chunks.ReadData(LargestProfile);
                break;
            case [>= 'A' and <= 'Z', ..]:
                throw new InvalidDataException($"it needs the chunk {chunks.Type}, which is not known");
        }
        chunks.Next();
    }

    // A name of up to 79 characters, 0, the method 0, the compressed profile.
    static byte[] Inflate(byte[] chunk)
    {
        int name = chunk.AsSpan().IndexOf((byte)0);
        if (name < 0 || name + 2 > chunk.Length) throw new InvalidDataException("its chunk iCCP is cut short");
        using var data = new ZLibStream(new MemoryStream(chunk, name + 2, chunk.Length - name - 2), CompressionMode.Decompress);
        var profile = new MemoryStream();
        byte[] buffer = new byte[1 << 14];
        try
        {
            for (int n; (n = data.Read(buffer)) > 0; profile.Write(buffer, 0, n))
                if (profile.Length > LargestProfile) throw new InvalidDataException($"it is larger than {LargestProfile:N0} bytes");
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new InvalidDataException($"its ICC profile is damaged: {e.Message.TrimEnd('.')}", e);
        }
        return profile.ToArray();
    }

    Field ReadPicture()
    {
        if (_header.Color == PngColor.Palette && _palette is null) throw new InvalidDataException("it has no palette");
        int channels = (_header.Color == PngColor.Palette ? 3 : _header.Samples) + (_transparent is null ? 0 : 1);
        Limits.CheckPixels(_header.Width, _header.Height, channels);
        long size = _header.Interlaced ? s_passes.Sum(pass => RawSize(PassWidth(pass), PassHeight(pass))) : RawSize(_header.Width, _header.Height);
        if (size / LargestRatio > chunks.BytesLeft) throw new InvalidDataException($"{_header.Width} x {_header.Height} pixels cannot come from the {chunks.BytesLeft:N0} bytes left: it is truncated");

        var picture = NewField(_header.Width, _header.Height, channels);
        using (var data = new ZLibStream(chunks, CompressionMode.Decompress, leaveOpen: true))
        {
            if (!_header.Interlaced) ReadRows(data, picture, "");
            else
                for (int pass = 0; pass < s_passes.Length; pass++) ReadPass(data, picture, pass);
            // The end of the compressed data checks them; a writer that left more behind them is forgiven.
            data.ReadByte();
        }
        while (chunks.Type == "IDAT") chunks.Next();
        return picture;
    }

    void ReadPass(Stream data, Field picture, int number)
    {
        var pass = s_passes[number];
        if (PassWidth(pass) == 0 || PassHeight(pass) == 0) return;
        var part = NewField(PassWidth(pass), PassHeight(pass), picture.Channels);
        ReadRows(data, part, $" of pass {number + 1}");
        for (int c = 0; c < part.Channels; c++)
            for (int y = 0; y < part.Height; y++)
                for (int x = 0; x < part.Width; x++) picture[pass.X + (x * pass.StepX), pass.Y + (y * pass.StepY), 0, c] = part[x, y, 0, c];
    }

    void ReadRows(Stream data, Field target, string where)
    {
        int length = checked((int)(RawSize(target.Width, 1) - 1));
        var (coded, above, row) = (PngFilter.Row(length), PngFilter.Row(length), PngFilter.Row(length));
        var expander = new PngExpander(_header, target.Width, _palette, _transparent);
        for (int y = 0; y < target.Height; y++, (above, row) = (row, above))
        {
            try
            {
                data.ReadExactly(coded, PngFilter.Start - 1, length + 1);
                PngFilter.Undo(coded[PngFilter.Start - 1], coded, above, row, length, _header.BytesPerPixel);
                var codes = expander.Expand(row.AsSpan(PngFilter.Start, length));
                if (_header.BitDepth == 16) InterleavedRows.Decode16(codes, target, y);
                else InterleavedRows.Decode8(codes, target, y);
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                string what = e is EndOfStreamException ? "the picture's data end there: it is truncated" : e.Message.TrimEnd('.');
                throw new InvalidDataException($"row {y} of {target.Height}{where}: {what}", e);
            }
        }
    }

    Field NewField(int width, int height, int channels) =>
        new(width, height, 1, channels) { Coding = _header.BitDepth == 16 ? SampleCoding.UInt16 : SampleCoding.UInt8 };

    int PassWidth((int X, int Y, int StepX, int StepY) pass) => (_header.Width - pass.X + pass.StepX - 1) / pass.StepX;
    int PassHeight((int X, int Y, int StepX, int StepY) pass) => (_header.Height - pass.Y + pass.StepY - 1) / pass.StepY;

    // Bytes of so many rows, each with the number of its filter before it.
    long RawSize(int width, int height) => width == 0 ? 0 : ((((long)width * _header.Samples * _header.BitDepth) + 7) / 8 + 1) * height;
}
