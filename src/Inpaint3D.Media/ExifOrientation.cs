using System.Buffers.Binary;

namespace Inpaint3D.Media;

/// <summary>The orientation in an EXIF block (tag 0x0112, 1 to 8; 1 = upright), the one entry that must survive every change of format.</summary>
static class ExifOrientation
{
    const ushort Tag = 0x0112, Short = 3;

    /// <summary>The orientation, 1 where the block does not tell or is damaged.</summary>
    public static int Find(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8) return 1;
        bool little = exif[0] == 'I';
        uint first = little ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (first > exif.Length - 2) return 1;
        int entries = Number(exif[(int)first..], little);
        for (int i = 0; i < entries; i++)
        {
            // Tag, type, count and value of an entry: 2, 2, 4 and 4 bytes.
            int at = (int)first + 2 + (12 * i);
            if (at + 12 > exif.Length) return 1;
            if (Number(exif[at..], little) == Tag) return Math.Clamp((int)Number(exif[(at + 8)..], little), 1, 8);
        }
        return 1;
    }

    /// <summary>A block that holds nothing else.</summary>
    public static byte[] Make(int orientation) =>
        [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 255, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    static ushort Number(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
