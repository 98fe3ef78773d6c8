using System.Buffers.Binary;
using System.IO.Compression;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>Writes one PNG file.</summary>
static class PngWriter
{
    /// <summary>Writes a picture of 1 to 4 channels.</summary>
    public static void Write(Field picture, Stream file)
    {
        int bits = picture.Coding == SampleCoding.UInt8 ? 8 : 16;
        var color = picture.Channels switch { 1 => PngColor.Grey, 2 => PngColor.GreyAlpha, 3 => PngColor.Rgb, _ => PngColor.RgbAlpha };
        file.Write(Png.Signature);
        var chunks = new PngChunkWriter(file);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = ((byte)bits, (byte)color);
        chunks.Chunk("IHDR"u8, header);
        if (picture.Metadata?.ProfileFor(picture.Channels) is { } profile) WriteProfile(chunks, profile);
        if (picture.Metadata?.Exif is { } exif) chunks.Chunk("eXIf"u8, exif);
        WriteRows(picture, bits, chunks);
        chunks.Chunk("IEND"u8, []);
    }

    static void WriteProfile(PngChunkWriter chunks, byte[] profile)
    {
        var data = new MemoryStream();
        data.Write("ICC profile\0\0"u8);
        using (var compressed = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true)) compressed.Write(profile);
        chunks.Chunk("iCCP"u8, data.ToArray());
    }

    static void WriteRows(Field picture, int bits, PngChunkWriter chunks)
    {
        int step = picture.Channels * bits / 8, length = checked(picture.Width * step);
        var (above, row) = (PngFilter.Row(length), PngFilter.Row(length));
        byte[][] filtered = [.. Enumerable.Range(0, PngFilter.Count).Select(_ => PngFilter.Row(length))];
        for (int filter = 0; filter < filtered.Length; filter++) filtered[filter][PngFilter.Start - 1] = (byte)filter;
        using (var data = new ZLibStream(chunks, new ZLibCompressionOptions { CompressionLevel = 2, CompressionStrategy = ZLibCompressionStrategy.Filtered }, leaveOpen: true))
        {
            for (int y = 0; y < picture.Height; y++, (above, row) = (row, above))
            {
                var codes = row.AsSpan(PngFilter.Start, length);
                if (bits == 8) InterleavedRows.Encode8(picture, y, codes);
                else InterleavedRows.Encode16(picture, y, codes);
                int filter = PngFilter.Choose(row, above, filtered, length, step);
                data.Write(filtered[filter], PngFilter.Start - 1, length + 1);
            }
        }
        chunks.Flush();
    }
}
