using System.Buffers.Binary;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// Rows as most files and windows want them, pixel by pixel in 8- or 16-bit codes, from and to the planar floats of a
/// <see cref="Field"/>. A code k of n bits is the value k/(2ⁿ − 1); back, a value is clamped to 0..1, rounded to the nearest
/// code, and NaN becomes 0, so that codes come back as they were.
/// </summary>
public static class InterleavedRows
{
    static readonly float[] s_values = [.. Enumerable.Range(0, 256).Select(code => code / 255f)];

    /// <summary>Decodes a row of 8-bit codes.</summary>
    public static void Decode8(ReadOnlySpan<byte> codes, Field field, int y)
    {
        int n = field.Channels;
        for (int c = 0; c < n; c++)
        {
            var row = field.Row(y, c);
            for (int x = 0, i = c; x < row.Length; x++, i += n) row[x] = s_values[codes[i]];
        }
    }

    /// <summary>Decodes a row of 16-bit codes, the high byte first.</summary>
    public static void Decode16(ReadOnlySpan<byte> codes, Field field, int y)
    {
        int n = field.Channels;
        for (int c = 0; c < n; c++)
        {
            var row = field.Row(y, c);
            for (int x = 0, i = c * 2; x < row.Length; x++, i += n * 2) row[x] = ((codes[i] << 8) | codes[i + 1]) / 65535f;
        }
    }

    /// <summary>Encodes a row in 8-bit codes.</summary>
    public static void Encode8(Field field, int y, Span<byte> codes)
    {
        int n = field.Channels;
        for (int c = 0; c < n; c++)
        {
            var row = field.Row(y, c);
            for (int x = 0, i = c; x < row.Length; x++, i += n) codes[i] = (byte)Code(row[x], 255);
        }
    }

    /// <summary>Encodes a row in 16-bit codes, the high byte first.</summary>
    public static void Encode16(Field field, int y, Span<byte> codes)
    {
        int n = field.Channels;
        for (int c = 0; c < n; c++)
        {
            var row = field.Row(y, c);
            for (int x = 0, i = c * 2; x < row.Length; x++, i += n * 2)
                BinaryPrimitives.WriteUInt16BigEndian(codes[i..], (ushort)Code(row[x], 65535));
        }
    }

    /// <summary>Refuses what is no picture of 1 to 4 channels.</summary>
    /// <exception cref="ArgumentException">The field is a video, a volume, or has more channels.</exception>
    public static void CheckPicture(Field field)
    {
        if (field.Depth != 1) throw new ArgumentException($"A picture has one slice, this field has {field.Depth}: write one file a frame.");
        if (field.Channels > 4) throw new ArgumentException($"A picture has 1 to 4 channels, this field has {field.Channels}.");
    }

    // The conversion to int saturates and takes NaN to 0; what lies in (−1, 0) it takes to 0 as the clamp would.
    static int Code(float value, int largest) => Math.Clamp((int)((value * largest) + 0.5f), 0, largest);
}
