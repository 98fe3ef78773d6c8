using System.Buffers.Binary;

namespace Inpaint3D.Media;

/// <summary>
/// The segments of a JPEG file (ITU-T T.81, annex B): finds out whether all are there, and puts in EXIF (one APP1 segment, JEITA
/// CP-3451) and the ICC profile (numbered APP2 segments, ICC.1:2022 annex B.4) behind the JFIF segment.
/// </summary>
static class JpegSegments
{
    const int LargestPayload = 65533;

    /// <summary>Walks to the marker EOI; the decoder would take a file that ends before it for a picture with a grey rest.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static void CheckEnd(ReadOnlySpan<byte> file)
    {
        for (int at = 2; at + 1 < file.Length;)
        {
            byte marker = file[at + 1];
            // Entropy-coded data, stuffed zeros, fill bytes, restart markers and SOI have no length; all else does.
            if (file[at] != 0xFF)
            {
                int next = file[at..].IndexOf((byte)0xFF);
                if (next < 0) break;
                at += next;
            }
            else if (marker == 0xFF) at++;
            else if (marker == 0xD9) return;
            else if (marker is 0 or 1 or (>= 0xD0 and <= 0xD8)) at += 2;
            else if (at + 3 < file.Length) at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            else break;
        }
        throw new InvalidDataException("it ends before its end-of-image marker: it is truncated");
    }

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
