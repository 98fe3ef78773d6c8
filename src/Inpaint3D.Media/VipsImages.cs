using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Inpaint3D.Data;
using Inpaint3D.IO;
using static Inpaint3D.Media.Vips;

namespace Inpaint3D.Media;

/// <summary>
/// One kind of picture file through libvips. 8- and 16-bit codes and floats come as they are; CMYK and Lab become sRGB; of an
/// animation the first frame is read. Pixels are not turned to the EXIF orientation, which is kept. ICC profiles are kept.
/// A damaged or truncated file is an error, never a picture with a grey rest.
/// </summary>
public sealed unsafe class VipsImages : FileFormat<Field>
{
    /// <summary>The formats whose loaders libvips trusts, and which no codec of the library itself reads.</summary>
    internal static IReadOnlyList<VipsImages> All { get; } =
    [
        new("JPEG", IsJpeg, new JpegSaver(), ".jpg", ".jpeg"),
        new("TIFF", IsTiff, new TiffSaver(), ".tif", ".tiff"),
        new("WebP", head => head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8), new WebpSaver(), ".webp"),
        new("GIF", head => head.StartsWith("GIF8"u8), null, ".gif"),
        new("HEIF", head => head.Length >= 12 && head[4..].StartsWith("ftyp"u8) && (head[8..].StartsWith("hei"u8) || head[8..].StartsWith("mif1"u8) || head[8..].StartsWith("avif"u8)), null, ".heic", ".heif", ".avif"),
    ];

    readonly Func<ReadOnlySpan<byte>, bool> _recognizes;
    readonly VipsSaver? _saver;

    VipsImages(string name, Func<ReadOnlySpan<byte>, bool> recognizes, VipsSaver? saver, params string[] extensions) : base(name, extensions) =>
        (_recognizes, _saver) = (recognizes, saver);

    /// <inheritdoc/>
    public override bool CanWrite => _saver is not null;

    /// <inheritdoc/>
    public override bool HasAlpha => _saver is not JpegSaver;

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head) => _recognizes(head);

    /// <inheritdoc/>
    public override Field Read(Stream stream, string path)
    {
        Require();
        nuint length = (nuint)(stream.Length - stream.Position);
        byte* data = (byte*)NativeMemory.Alloc(length);
        try
        {
            using (var copy = new UnmanagedMemoryStream(data, (long)length, (long)length, FileAccess.Write)) stream.CopyTo(copy);
            return Decode(data, length);
        }
        finally
        {
            NativeMemory.Free(data);
        }
    }

    /// <inheritdoc/>
    public override void Write(Field value, OutputSet output)
    {
        if (_saver is null) throw new NotSupportedException($"{Name} can be read but not written.");
        Require();
        InterleavedRows.CheckPicture(value);
        _saver.Write(value, output.Create());
    }

    static Field Decode(byte* data, nuint length)
    {
        var head = new ReadOnlySpan<byte>(data, (int)Math.Min(length, int.MaxValue));
        if (IsTiff(head)) new TiffDirectory(data, length).Check();
        if (IsJpeg(head)) JpegSegments.CheckEnd(head);
        nint loader = vips_foreign_find_load_buffer(data, length);
        if (loader == 0) throw new InvalidDataException(LastError());
        using var load = new VipsOperation(Marshal.PtrToStringUTF8(loader)!);
        load.Set("buffer", data, length).Set("fail_on", "error").Set("access", "sequential").Run();
        nint image = load.Image("out");
        try
        {
            Limits.CheckPixels(vips_image_get_width(image), vips_image_get_height(image), vips_image_get_bands(image));
            Convert(ref image);
            return Copy(image);
        }
        finally
        {
            g_object_unref(image);
        }
    }

    // To grey or RGB, and to 8-bit, 16-bit or float samples.
    static void Convert(ref nint image)
    {
        var meaning = vips_image_get_interpretation(image);
        if (meaning is not (Interpretation.Multiband or Interpretation.Grey or Interpretation.Rgb or Interpretation.Srgb or Interpretation.Rgb16 or Interpretation.Grey16 or Interpretation.LinearRgb))
            Apply(ref image, "colourspace", "space", "srgb");
        if (!Enum.IsDefined(vips_image_get_format(image))) Apply(ref image, "cast", "format", "float");
    }

    static void Apply(ref nint image, string name, string option, string value)
    {
        using var operation = new VipsOperation(name);
        nint result = operation.Set("in", image).Set(option, value).Run().Image("out");
        g_object_unref(image);
        image = result;
    }

    static Field Copy(nint image)
    {
        int width = vips_image_get_width(image), height = vips_image_get_height(image), channels = vips_image_get_bands(image);
        if (channels > 4) throw new InvalidDataException($"it has {channels} channels; a picture has 1 to 4");
        var format = vips_image_get_format(image);
        var field = new Field(width, height, 1, channels)
        {
            Coding = format switch { BandFormat.UInt8 => SampleCoding.UInt8, BandFormat.UInt16 => SampleCoding.UInt16, _ => SampleCoding.Float32 },
            Metadata = VipsMetadata.Read(image),
        };
        void* samples = vips_image_write_to_memory(image, out _);
        if (samples == null) throw new InvalidDataException(LastError());
        try
        {
            for (int y = 0; y < height; y++) CopyRow(field, y, samples);
        }
        finally
        {
            g_free(samples);
        }
        return field;
    }

    static void CopyRow(Field field, int y, void* samples)
    {
        int n = field.Width * field.Channels;
        long start = (long)y * n;
        switch (field.Coding)
        {
            case SampleCoding.UInt8:
                InterleavedRows.Decode8(new Span<byte>((byte*)samples + start, n), field, y);
                break;
            case SampleCoding.UInt16:
                var codes = new Span<ushort>((ushort*)samples + start, n);
                if (BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(codes, codes);
                InterleavedRows.Decode16(MemoryMarshal.AsBytes(codes), field, y);
                break;
            default:
                var values = new Span<float>((float*)samples + start, n);
                for (int c = 0; c < field.Channels; c++)
                {
                    var row = field.Row(y, c);
                    for (int x = 0; x < row.Length; x++) row[x] = values[(x * field.Channels) + c];
                }
                break;
        }
    }

    static bool IsJpeg(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
    static bool IsTiff(ReadOnlySpan<byte> head) => head is [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..];
}
