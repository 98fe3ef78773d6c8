using System.Buffers.Binary;

namespace Inpaint3D.IO;

/// <summary>Colour types of PNG: bit 0 palette, bit 1 colour, bit 2 alpha.</summary>
enum PngColor { Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, RgbAlpha = 6 }

/// <summary>The chunk IHDR.</summary>
sealed record PngHeader(int Width, int Height, int BitDepth, PngColor Color, bool Interlaced)
{
    /// <summary>Numbers a pixel in the file.</summary>
    public int Samples => Color switch { PngColor.Rgb => 3, PngColor.GreyAlpha => 2, PngColor.RgbAlpha => 4, _ => 1 };
    /// <summary>Bytes a pixel in the file, at least 1: how far left a filter looks.</summary>
    public int BytesPerPixel => Math.Max(Samples * BitDepth / 8, 1);

    /// <summary>Reads and checks it.</summary>
    public static PngHeader Parse(PngChunkReader chunks)
    {
        if (chunks.Type != "IHDR" || chunks.DataLength != 13) throw new InvalidDataException("the first chunk is not an IHDR chunk of 13 bytes");
        byte[] data = chunks.ReadData(13);
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(4)));
        Limits.CheckPixels(width, height);
        var color = (PngColor)data[9];
        int[] depths = color switch
        {
            PngColor.Grey => [1, 2, 4, 8, 16],
            PngColor.Palette => [1, 2, 4, 8],
            PngColor.Rgb or PngColor.GreyAlpha or PngColor.RgbAlpha => [8, 16],
            _ => throw new InvalidDataException($"there is no colour type {data[9]}"),
        };
        if (!depths.Contains(data[8])) throw new InvalidDataException($"there is no {color} picture of {data[8]} bits a sample");
        if (data[10] != 0 || data[11] != 0 || data[12] > 1) throw new InvalidDataException($"its compression {data[10]}, filter {data[11]} or interlace {data[12]} is not known");
        return new PngHeader((int)width, (int)height, data[8], color, data[12] == 1);
    }
}
