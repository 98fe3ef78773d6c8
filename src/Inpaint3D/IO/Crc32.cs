using System.Buffers.Binary;

namespace Inpaint3D.IO;

/// <summary>
/// The CRC-32 of PNG: polynomial 0xEDB88320, low bit first. Eight bytes a step with eight tables, table k holding the CRC of a
/// byte followed by k zeros (M. Kounavis, F. Berry. A systematic approach to building high performance software-based CRC
/// generators. ISCC 2005).
/// </summary>
static class Crc32
{
    /// <summary>The register before the first byte; the checksum is the complement of the register after the last.</summary>
    public const uint Start = 0xFFFFFFFF;

    static readonly uint[][] s_tables = Tables();

    /// <summary>The register after more bytes.</summary>
    public static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        var (t0, t1, t2, t3) = (s_tables[0], s_tables[1], s_tables[2], s_tables[3]);
        var (t4, t5, t6, t7) = (s_tables[4], s_tables[5], s_tables[6], s_tables[7]);
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            ulong x = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = t7[(byte)x] ^ t6[(byte)(x >> 8)] ^ t5[(byte)(x >> 16)] ^ t4[(byte)(x >> 24)]
                ^ t3[(byte)(x >> 32)] ^ t2[(byte)(x >> 40)] ^ t1[(byte)(x >> 48)] ^ t0[(byte)(x >> 56)];
        }
        foreach (byte b in bytes) crc = (crc >> 8) ^ t0[(byte)(crc ^ b)];
        return crc;
    }

    static uint[][] Tables()
    {
        uint[][] tables = [.. Enumerable.Range(0, 8).Select(_ => new uint[256])];
        for (uint n = 0; n < 256; n++)
        {
            uint crc = n;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            tables[0][n] = crc;
        }
        for (int k = 1; k < 8; k++)
            for (int n = 0; n < 256; n++) tables[k][n] = (tables[k - 1][n] >> 8) ^ tables[0][(byte)tables[k - 1][n]];
        return tables;
    }
}
