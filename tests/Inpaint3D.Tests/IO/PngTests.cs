using System.Buffers.Binary;
using System.IO.Compression;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class PngTests
{
    static readonly Png s_png = new();

    public static TheoryData<int, int, bool, bool> Kinds
    {
        get
        {
            var kinds = new TheoryData<int, int, bool, bool>();
            foreach (var (color, depths) in new (int, int[])[] { (0, [1, 2, 4, 8, 16]), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16]) })
                foreach (int depth in depths)
                    foreach (bool interlaced in new[] { false, true })
                        foreach (bool transparent in color < 4 ? new[] { false, true } : [false]) kinds.Add(color, depth, interlaced, transparent);
            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_colour_type_depth_filter_and_interlace_is_read_as_the_specification_says(int color, int depth, bool interlaced, bool transparent)
    {
        foreach (var (width, height) in new[] { (1, 1), (3, 2), (13, 11), (37, 9) })
        {
            var sample = new PngSample(color, depth, interlaced, transparent, width, height, seed: 100 + width);
            var read = s_png.Read(new MemoryStream(sample.File()), "");
            var expected = sample.Expected();
            Assert.Equal((width, height, expected.Channels, expected.Coding), (read.Width, read.Height, read.Channels, read.Coding));
            Assert.Equal(expected.Samples, read.Samples);
        }
    }

    [Fact]
    public void Profile_and_EXIF_come_back_byte_for_byte()
    {
        byte[] profile = new byte[5000], exif = [.. "II*\0"u8, 8, 0, 0, 0, 0, 0];
        new Random(1).NextBytes(profile);
        "RGB "u8.CopyTo(profile.AsSpan(16));
        var picture = new Field(2, 2, 1, 3) { Coding = SampleCoding.UInt8, Metadata = new ImageMetadata(profile, exif) };
        var read = s_png.Read(new MemoryStream(Written(picture)), "");
        Assert.Equal(profile, read.Metadata!.IccProfile);
        Assert.Equal(exif, read.Metadata.Exif);
        Assert.Null(s_png.Read(new MemoryStream(Written(new Field(2, 2) { Metadata = new ImageMetadata(profile, null) })), "").Metadata);
    }

    [Fact]
    public void Values_are_clamped_and_rounded_and_NaN_becomes_0()
    {
        float[] values = [float.NaN, -1, float.NegativeInfinity, 2, float.PositiveInfinity, 0.5f, 0.4999f / 255, 0.5001f / 255];
        var read = s_png.Read(new MemoryStream(Written(new Field(8, 1, 1, 1, values) { Coding = SampleCoding.UInt8 })), "");
        Assert.Equal([0, 0, 0, 1, 1, 128f / 255, 0, 1f / 255], read.Samples);
        Assert.Equal(SampleCoding.UInt16, s_png.Read(new MemoryStream(Written(new Field(8, 1, 1, 1, values))), "").Coding);
    }

    [Fact]
    public void All_codes_of_8_and_16_bits_survive_the_way_through_floats()
    {
        var bytes = new Field(256, 1, 1, 1, [.. Enumerable.Range(0, 256).Select(k => k / 255f)]) { Coding = SampleCoding.UInt8 };
        var words = new Field(256, 256, 1, 1, [.. Enumerable.Range(0, 65536).Select(k => k / 65535f)]) { Coding = SampleCoding.UInt16 };
        Assert.All([bytes, words], picture => Assert.Equal(picture.Samples, s_png.Read(new MemoryStream(Written(picture)), "").Samples));
    }

    [Fact]
    public void Smooth_pictures_are_made_smaller_by_the_choice_of_filters()
    {
        var ramp = new Field(200, 200, 1, 3) { Coding = SampleCoding.UInt8 };
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < 200; y++)
                for (int x = 0; x < 200; x++) ramp[x, y, 0, c] = (x + y + c) / 402f;
        Assert.InRange(Written(ramp).Length, 100, 200 * 200 * 3 / 20);
    }

    [Fact]
    public void A_picture_that_asks_for_more_than_its_data_can_hold_is_refused_before_memory_is_taken()
    {
        byte[] file = new PngSample(6, 8, false, false, 4, 4, 1).File();
        foreach (var (width, height) in new[] { (20000, 20000), (1, 400_000_000), (0, 4), (int.MaxValue, int.MaxValue), (-1, 1) })
        {
            byte[] hostile = (byte[])file.Clone();
            BinaryPrimitives.WriteInt32BigEndian(hostile.AsSpan(16), width);
            BinaryPrimitives.WriteInt32BigEndian(hostile.AsSpan(20), height);
            PngSample.Sign(hostile, 8);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<InvalidDataException>(() => s_png.Read(new MemoryStream(hostile), ""));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
    }

    [Fact]
    public void A_bomb_cannot_unpack_beyond_the_size_in_the_header()
    {
        var unpacked = new MemoryStream();
        using (var zlib = new ZLibStream(unpacked, CompressionLevel.SmallestSize, leaveOpen: true))
            for (int i = 0; i < 64; i++) zlib.Write(new byte[1 << 20]);
        byte[] file = [.. new PngSample(0, 8, false, false, 4, 4, 1).Head(), .. PngSample.Chunk("IDAT", unpacked.ToArray()), .. PngSample.Chunk("IEND", [])];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(16, s_png.Read(new MemoryStream(file), "").Samples.Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_damaged_or_endless_profile_is_an_error()
    {
        var endless = new MemoryStream();
        using (var zlib = new ZLibStream(endless, CompressionLevel.SmallestSize, leaveOpen: true))
            for (int i = 0; i < 17; i++) zlib.Write(new byte[1 << 20]);
        // A dictionary that must be known beforehand; no zlib data; too much.
        foreach (byte[] data in new byte[][] { [0x78, 0x20, 1, 2, 3, 4], [1, 2, 3], endless.ToArray() })
        {
            byte[] file = [.. new PngSample(2, 8, false, false, 5, 5, 1).Head(), .. PngSample.Chunk("iCCP", [.. "name\0\0"u8, .. data])];
            Assert.Contains("profile", Assert.Throws<InvalidDataException>(() => s_png.Read(new MemoryStream(file), "")).Message);
        }
    }

    [Theory]
    [InlineData("no picture", "IHDR", "IEND")]
    [InlineData("IDAT", "IHDR", "IDAT", "tEXt", "IDAT", "IEND")]
    [InlineData("first chunk", "IDAT", "IHDR", "IEND")]
    [InlineData("before IEND", "IHDR", "IDAT")]
    [InlineData("ABCD", "IHDR", "ABCD", "IDAT", "IEND")]
    public void Chunks_that_are_missing_or_out_of_order_are_errors(string says, params string[] chunks)
    {
        var sample = new PngSample(2, 8, false, false, 5, 5, 1);
        byte[] file = [.. "\u0089PNG\r\n\u001a\n".Select(c => (byte)c)];
        foreach (string type in chunks) file = [.. file, .. PngSample.Chunk(type, type switch { "IHDR" => sample.Header(), "IDAT" => sample.Data(), _ => [] })];
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => s_png.Read(new MemoryStream(file), "")).Message);
    }

    [Fact]
    public void A_colour_beyond_the_palette_is_an_error_that_names_the_row()
    {
        var sample = new PngSample(3, 8, false, false, 5, 5, 1);
        byte[] file = [.. sample.Head(), .. PngSample.Chunk("PLTE", [1, 2, 3]), .. PngSample.Chunk("IDAT", sample.Data()), .. PngSample.Chunk("IEND", [])];
        Assert.Contains("row 0 of 5", Assert.Throws<InvalidDataException>(() => s_png.Read(new MemoryStream(file), "")).Message);
    }

    [Fact]
    public void A_picture_may_be_cut_into_many_chunks_of_data_even_empty_ones()
    {
        var sample = new PngSample(2, 8, false, false, 5, 5, 1);
        byte[] file = sample.Head();
        foreach (byte b in sample.Data()) file = [.. file, .. PngSample.Chunk("IDAT", [b]), .. PngSample.Chunk("IDAT", [])];
        file = [.. file, .. PngSample.Chunk("IEND", [])];
        Assert.Equal(sample.Expected().Samples, s_png.Read(new MemoryStream(file), "").Samples);
    }

    static byte[] Written(Field picture)
    {
        using var folder = new TemporaryFolder();
        Formats.SaveImage(picture, folder["a.png"]);
        return File.ReadAllBytes(folder["a.png"]);
    }
}
