using System.Buffers.Binary;

namespace Inpaint3D.Media;

/// <summary>
/// The directory of the first picture of a TIFF or BigTIFF file (TIFF 6.0, section 2). The decoder takes what lies beyond the end of
/// the file for missing extras; here it shows that the file is truncated.
/// </summary>
sealed unsafe class TiffDirectory(byte* data, ulong length)
{
    // Bytes of a value by its type, 0 for types that there are not.
    static ReadOnlySpan<byte> Sizes => [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

    readonly bool _little = data[0] == 'I';

    /// <summary>Checks that the directory and every value it points at lie inside the file.</summary>
    /// <exception cref="InvalidDataException">They do not.</exception>
    public void Check()
    {
        bool big = Number(2, 2) == 43;
        var (word, entry) = big ? (8, 20u) : (4, 12u);
        ulong at = Number(big ? 8u : 4u, word);
        ulong entries = Number(at, big ? 8 : 2);
        at += big ? 8u : 2u;
        if (entries > length / entry) throw Truncated("its directory");
        for (ulong i = 0; i < entries; i++, at += entry)
        {
            ulong type = Number(at + 2, 2), count = Number(at + 4, word);
            ulong size = type < (ulong)Sizes.Length ? Sizes[(int)type] : 0u;
            if (size == 0 || count <= (ulong)word / size) continue;
            ulong offset = Number(at + 4 + (ulong)word, word);
            if (count > length / size || offset > length - (count * size)) throw Truncated($"its tag {Number(at, 2)}");
        }
        Number(at, word);
    }

    ulong Number(ulong at, int size)
    {
        if (length < (ulong)size || at > length - (ulong)size) throw Truncated("its directory");
        var bytes = new ReadOnlySpan<byte>(data + at, size);
        return (size, _little) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (4, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (4, false) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            (_, true) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            (_, false) => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        };
    }

    static InvalidDataException Truncated(string what) => new($"{what} lies beyond the end of the file: it is truncated");
}
