using System.Buffers.Binary;

namespace Inpaint3D.Media;

/// <summary>
/// Puts EXIF (one APP1 segment, JEITA CP-3451) and the ICC profile (numbered APP2 segments, ICC.1:2022 annex B.4) into a JPEG file
/// behind its JFIF segment.
/// </summary>
static class JpegSegments
{
    const int LargestPayload = 65533;

    /// <summary>Copies a file that has neither, adding what there is; EXIF that does not fit one segment is left out.</summary>
    public static void Copy(Stream jpeg, byte[]? exif, byte[]? profile, Stream output)
    {
        // Start of image, and APP0 with its length.
        Span<byte> head = stackalloc byte[6];
        jpeg.ReadExactly(head);
        bool jfif = head[2..4].SequenceEqual((ReadOnlySpan<byte>)[0xFF, 0xE0]);
        byte[] start = new byte[jfif ? 4 + BinaryPrimitives.ReadUInt16BigEndian(head[4..]) : 2];
        jpeg.Position = 0;
        jpeg.ReadExactly(start);
        output.Write(start);
        if (exif is not null && exif.Length + 6 <= LargestPayload) Segment(output, 0xE1, "Exif\0\0"u8, exif);
        if (profile is not null) WriteProfile(output, profile);
        jpeg.CopyTo(output);
    }

    static void WriteProfile(Stream output, byte[] profile)
    {
        const int part = LargestPayload - 14;
        int parts = (profile.Length + part - 1) / part;
        if (parts > 255) return;
        for (int i = 0; i < parts; i++)
            Segment(output, 0xE2, [.. "ICC_PROFILE\0"u8, (byte)(i + 1), (byte)parts], profile.AsSpan(i * part, Math.Min(part, profile.Length - (i * part))));
    }

    static void Segment(Stream output, byte marker, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(2 + name.Length + data.Length));
        output.Write(head);
        output.Write(name);
        output.Write(data);
    }
}
