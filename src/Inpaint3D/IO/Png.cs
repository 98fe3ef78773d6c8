using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// PNG (Portable Network Graphics, third edition, W3C 2025). Reads every colour type and depth, interlaced or not; palettes
/// become RGB and a transparent colour becomes an alpha channel. Writes 8 bits for <see cref="SampleCoding.UInt8"/>, else 16.
/// The ICC profile and EXIF are kept.
/// </summary>
public sealed class Png() : FileFormat<Field>("PNG", ".png")
{
    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith(Signature);

    /// <inheritdoc/>
    public override Field Read(Stream stream, string path)
    {
        Span<byte> signature = stackalloc byte[8];
        stream.ReadExactly(signature);
        if (!Recognizes(signature)) throw new InvalidDataException("the file does not begin like a PNG file");
        using var chunks = new PngChunkReader(stream);
        return new PngReader(chunks).Read();
    }

    /// <inheritdoc/>
    public override void Write(Field value, OutputSet output)
    {
        InterleavedRows.CheckPicture(value);
        PngWriter.Write(value, output.Create());
    }
}
