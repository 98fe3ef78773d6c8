using System.Buffers.Binary;
using Inpaint3D.IO;
using Inpaint3D.Tests.IO;

namespace Inpaint3D.Tests.Laws;

/// <summary>Damaged files, and the one law that they obey: the answer is a result or the error of a bad file, for little memory.</summary>
static class Damage
{
    const long MostMemory = 256L << 20;
    static readonly uint[] s_extremes = [0, 1, 255, 256, 65535, 65536, 20_000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x01000000];

    /// <summary>Reads a file; null when it was refused as <see cref="Formats"/> understands it.</summary>
    public static T? Read<T>(FileFormat<T> format, byte[] file, string path) where T : class
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        T? result = null;
        try
        {
            result = format.Read(new MemoryStream(file), path);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            Assert.False(string.IsNullOrWhiteSpace(e.Message));
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
        return result;
    }

    /// <summary>A copy with some random damage; the same seed does the same.</summary>
    public static byte[] Of(byte[] file, int seed)
    {
        var random = new Random(seed);
        byte[] copy = (byte[])file.Clone();
        for (int n = random.Next(1, 5); n > 0; n--)
        {
            int at = random.Next(copy.Length);
            switch (random.Next(6))
            {
                case 0 or 1: copy[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: copy[at] = (byte)random.Next(256); break;
                case 3: copy[at] = (byte)"0129-. \n#e"[random.Next(10)]; break;
                case 4: Overwrite(copy, at, s_extremes[random.Next(s_extremes.Length)], random); break;
                default: copy = Spliced(copy, at, random); break;
            }
        }
        return copy;
    }

    /// <summary>The file with the checksums of its chunks put right, so that damage reaches the code behind them.</summary>
    public static byte[] Signed(byte[] png)
    {
        for (int at = 8; at + 12 <= png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (length < 0 || length > png.Length - at - 12) break;
            PngSample.Sign(png, at);
            at += 12 + length;
        }
        return png;
    }

    static void Overwrite(byte[] file, int at, uint number, Random random)
    {
        if (at > file.Length - 4) return;
        if (random.Next(2) == 0) BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), number);
        else BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), number);
    }

    // Some bytes left out, or said twice.
    static byte[] Spliced(byte[] file, int at, Random random)
    {
        int length = Math.Min(random.Next(1, 20), file.Length - at);
        if (file.Length - length < 1) return file;
        return random.Next(2) == 0 ? [.. file[..at], .. file[(at + length)..]] : [.. file[..(at + length)], .. file[at..]];
    }
}
