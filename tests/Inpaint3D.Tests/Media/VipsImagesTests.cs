using System.Text;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Media;
using Inpaint3D.Tests.IO;

namespace Inpaint3D.Tests.Media;

public sealed class VipsImagesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public VipsImagesTests()
    {
        MediaFormats.Register();
        Assert.SkipUnless(MediaFormats.Libraries.Single(library => library.Name == "libvips").Version is not null, "libvips is not installed");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Registering_twice_adds_the_formats_once()
    {
        MediaFormats.Register();
        Assert.Single(Formats.Images, format => format.Name == "JPEG");
    }

    [Fact]
    public void A_float_TIFF_keeps_values_above_1_and_NaN()
    {
        var picture = new Field(2, 2, 1, 3, [0, -1, 2.5f, 1000, float.NaN, 1e-20f, 1, 2, 3, 4, 5, float.PositiveInfinity]);
        Formats.SaveImage(picture, _folder["a.tif"]);
        Assert.Equal(picture.Samples, Formats.LoadImage(_folder["a.tif"]).Samples);
    }

    [Fact]
    public void The_profile_and_EXIF_of_a_JPEG_are_kept_through_JPEG_and_PNG_and_pixels_are_not_turned()
    {
        byte[] profile = new byte[70_000], exif = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
        new Random(1).NextBytes(profile);
        "RGB "u8.CopyTo(profile.AsSpan(16));
        var picture = new Field(7, 3, 1, 3) { Coding = SampleCoding.UInt8, Metadata = new ImageMetadata(profile, exif) };
        foreach (string name in new[] { "a.jpg", "b.png", "c.jpg" })
        {
            Formats.SaveImage(picture, _folder[name]);
            picture = Formats.LoadImage(_folder[name]);
            Assert.Equal((7, 3), (picture.Width, picture.Height));
            Assert.Equal(profile, picture.Metadata!.IccProfile);
            Assert.Equal(exif, picture.Metadata.Exif);
        }
    }

    [Theory]
    [InlineData("a.tif")]
    [InlineData("a.webp")]
    public void The_orientation_survives_where_EXIF_itself_cannot(string name)
    {
        byte[] exif = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0, 0, 0, 0, 0];
        Formats.SaveImage(new Field(7, 3, 1, 3) { Coding = SampleCoding.UInt8, Metadata = new ImageMetadata(null, exif) }, _folder[name]);
        var read = Formats.LoadImage(_folder[name]);
        Assert.Equal((7, 3), (read.Width, read.Height));
        Assert.Equal(8, ExifOrientation.Find(read.Metadata!.Exif));
    }

    [Fact]
    public void JPEG_drops_an_alpha_that_is_1_everywhere_and_refuses_any_other()
    {
        var picture = new Field(2, 2, 1, 4) { Coding = SampleCoding.UInt8 };
        Assert.Throws<ArgumentException>(() => Formats.SaveImage(picture, _folder["a.jpg"]));
        Assert.Empty(Directory.GetFiles(_folder.Path));
        picture.Plane(3).Fill(1);
        Formats.SaveImage(picture, _folder["a.jpg"]);
        Assert.Equal(3, Formats.LoadImage(_folder["a.jpg"]).Channels);
    }

    [Fact]
    public void A_GIF_is_read_its_truncation_is_an_error_and_it_is_not_written()
    {
        // One red pixel: header, a palette of two colours, the picture, the end.
        byte[] gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];
        File.WriteAllBytes(_folder["a.gif"], gif);
        Assert.Equal([1, 0, 0], Formats.LoadImage(_folder["a.gif"]).Samples[..3]);
        // The end of the data and of the file, the last two bytes, carry no pixel.
        for (int length = 1; length < gif.Length - 2; length++)
        {
            File.WriteAllBytes(_folder["a.gif"], gif[..length]);
            Assert.Throws<InvalidDataException>(() => Formats.LoadImage(_folder["a.gif"]));
        }
        Assert.Throws<ArgumentException>(() => Formats.SaveImage(new Field(1, 1), _folder["b.gif"]));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")]
    [InlineData("%PDF-1.4\n")]
    [InlineData("P6 1 1 255 abc")]
    public void Loaders_that_libvips_does_not_trust_stay_blocked(string content) =>
        Assert.Throws<InvalidDataException>(() => Formats.Images.Single(format => format.Name == "JPEG").Read(new MemoryStream(Encoding.Latin1.GetBytes(content)), ""));

    [Fact]
    public void The_header_of_a_JPEG_is_held_to_the_limit_before_its_pixels_are_made()
    {
        Formats.SaveImage(new Field(16, 16) { Coding = SampleCoding.UInt8 }, _folder["a.jpg"]);
        byte[] file = File.ReadAllBytes(_folder["a.jpg"]);
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        file.AsSpan(frame + 5, 4).Fill(0xF0);
        File.WriteAllBytes(_folder["a.jpg"], file);
        Assert.Contains("over the limit", Assert.Throws<InvalidDataException>(() => Formats.LoadImage(_folder["a.jpg"])).Message);
    }
}
