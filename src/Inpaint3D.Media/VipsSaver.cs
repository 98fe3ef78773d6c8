using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Inpaint3D.Data;
using Inpaint3D.IO;
using static Inpaint3D.Media.Vips;

namespace Inpaint3D.Media;

/// <summary>Writes pictures through one of the savers of libvips.</summary>
abstract unsafe class VipsSaver(string operation, params (string Option, string Value)[] options)
{
    /// <summary>How the samples are coded in the file.</summary>
    protected abstract SampleCoding Coding(Field picture);

    /// <summary>What the file cannot hold is removed where nothing is lost, and refused where something is.</summary>
    protected virtual Field Prepare(Field picture) => picture;

    /// <summary>Copies the file from libvips to its place.</summary>
    protected virtual void Copy(Stream blob, Field picture, Stream output) => blob.CopyTo(output);

    /// <summary>Writes a picture.</summary>
    public void Write(Field picture, Stream output)
    {
        picture = Prepare(picture);
        var coding = Coding(picture);
        int bytes = coding switch { SampleCoding.UInt8 => 1, SampleCoding.UInt16 => 2, _ => 4 };
        nuint size = (nuint)bytes * (nuint)picture.Samples.Length;
        byte* samples = (byte*)NativeMemory.Alloc(size);
        nint image = 0;
        try
        {
            for (int y = 0; y < picture.Height; y++) Encode(picture, coding, y, samples + ((long)y * picture.Width * picture.Channels * bytes));
            image = NewImage(picture, coding, samples, size);
            using var save = new VipsOperation(operation);
            save.Set("in", image);
            foreach (var (option, value) in options) save.Set(option, value);
            using var blob = save.Run().Blob("buffer");
            Copy(blob, picture, output);
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"libvips could not write the picture: {e.Message}.", e);
        }
        finally
        {
            if (image != 0) g_object_unref(image);
            NativeMemory.Free(samples);
        }
    }

    static nint NewImage(Field picture, SampleCoding coding, void* samples, nuint size)
    {
        var format = coding switch { SampleCoding.UInt8 => BandFormat.UInt8, SampleCoding.UInt16 => BandFormat.UInt16, _ => BandFormat.Float };
        // Without the right meaning libvips scales 16-bit codes down to 8.
        var meaning = (coding, picture.Channels <= 2) switch
        {
            (SampleCoding.UInt16, true) => Interpretation.Grey16,
            (SampleCoding.UInt16, false) => Interpretation.Rgb16,
            (_, true) => Interpretation.Grey,
            (SampleCoding.UInt8, false) => Interpretation.Srgb,
            (_, false) => Interpretation.LinearRgb,
        };
        nint image = vips_image_new_from_memory(samples, size, picture.Width, picture.Height, picture.Channels, format);
        if (image == 0) throw new InvalidDataException(LastError());
        vips_image_init_fields(image, picture.Width, picture.Height, picture.Channels, format, 0, meaning, 1, 1);
        VipsMetadata.Write(picture, image);
        return image;
    }

    static void Encode(Field picture, SampleCoding coding, int y, byte* row)
    {
        int n = picture.Width * picture.Channels;
        switch (coding)
        {
            case SampleCoding.UInt8:
                InterleavedRows.Encode8(picture, y, new Span<byte>(row, n));
                break;
            case SampleCoding.UInt16:
                var codes = new Span<ushort>(row, n);
                InterleavedRows.Encode16(picture, y, MemoryMarshal.AsBytes(codes));
                if (BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(codes, codes);
                break;
            default:
                for (int c = 0; c < picture.Channels; c++)
                {
                    var source = picture.Row(y, c);
                    for (int x = 0; x < source.Length; x++) ((float*)row)[(x * picture.Channels) + c] = source[x];
                }
                break;
        }
    }
}

/// <summary>TIFF of 8 or 16 bits or floats, without loss; BigTIFF where the samples take over 2 GB.</summary>
sealed class TiffSaver() : VipsSaver("tiffsave_buffer", ("compression", "deflate"), ("predictor", "horizontal"))
{
    protected override SampleCoding Coding(Field picture) => picture.Coding;
}

/// <summary>WebP of 8 bits, without loss but for colours that are wholly transparent; grey becomes RGB.</summary>
sealed class WebpSaver() : VipsSaver("webpsave_buffer", ("lossless", "true"))
{
    protected override SampleCoding Coding(Field picture) => SampleCoding.UInt8;
}

/// <summary>JPEG of quality 95, 8 bits; profile and EXIF are put in as they were, which libvips would rewrite.</summary>
sealed class JpegSaver() : VipsSaver("jpegsave_buffer", ("Q", "95"), ("strip", "true"))
{
    protected override SampleCoding Coding(Field picture) => SampleCoding.UInt8;

    protected override Field Prepare(Field picture)
    {
        if (picture.Channels is 1 or 3) return picture;
        int colors = picture.Channels - 1;
        if (picture.Plane(colors).ContainsAnyExceptInRange(1, float.PositiveInfinity)) throw new ArgumentException("JPEG has no transparency, and this picture is not opaque everywhere: choose PNG, TIFF or WebP.");
        return new Field(picture.Width, picture.Height, 1, colors, picture.Samples[..(colors * picture.PlaneLength)]) { Coding = picture.Coding, Metadata = picture.Metadata };
    }

    protected override void Copy(Stream blob, Field picture, Stream output) =>
        JpegSegments.Copy(blob, picture.Metadata?.Exif, picture.Metadata?.ProfileFor(picture.Channels), output);
}
