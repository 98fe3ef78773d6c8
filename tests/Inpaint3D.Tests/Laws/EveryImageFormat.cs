using FsCheck.Fluent;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Media;
using Inpaint3D.Metrics;
using Inpaint3D.Tests.IO;

namespace Inpaint3D.Tests.Laws;

/// <summary>What every format of pictures obeys, whoever registered it.</summary>
public sealed class EveryImageFormat : IDisposable
{
    /// <summary>What a format can hold.</summary>
    /// <param name="Channels">Numbers of channels.</param>
    /// <param name="Codings">Codings that come back bit for bit; other pictures come back in the last of them.</param>
    sealed record Holds(int[] Channels, params SampleCoding[] Codings)
    {
        /// <summary>Least decibels of a smooth picture; null when nothing is lost.</summary>
        public double? Decibels { get; init; }
        /// <summary>False when colours are lost where alpha is 0, and an alpha that is 1 everywhere is left out.</summary>
        public bool KeepsAlphaAsIs { get; init; } = true;
    }

    static readonly Dictionary<string, Holds> s_holds = new()
    {
        ["PNG"] = new([1, 2, 3, 4], SampleCoding.UInt8, SampleCoding.UInt16),
        ["PNM"] = new([1, 2, 3, 4], SampleCoding.UInt8, SampleCoding.UInt16),
        ["PFM"] = new([1, 3], SampleCoding.Float32),
        ["TIFF"] = new([1, 2, 3, 4], SampleCoding.UInt8, SampleCoding.UInt16, SampleCoding.Float32),
        ["WebP"] = new([3, 4], SampleCoding.UInt8) { KeepsAlphaAsIs = false },
        ["JPEG"] = new([1, 3], SampleCoding.UInt8) { Decibels = 35 },
    };

    readonly TemporaryFolder _folder = new();

    static EveryImageFormat() => MediaFormats.Register();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Written => [.. Formats.Images.Where(format => format.CanWrite).Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_round_trip_keeps_size_channels_coding_and_values(string name)
    {
        var format = Format(name);
        var holds = s_holds[name];
        var pictures = from width in Gen.Choose(1, 24)
                       from height in Gen.Choose(1, 24)
                       from channels in Gen.Elements(holds.Channels)
                       from coding in Gen.Elements(SampleCoding.UInt8, SampleCoding.UInt16, SampleCoding.Float32)
                       from seed in Gen.Choose(0, int.MaxValue)
                       select Picture(width, height, channels, coding, seed, smooth: holds.Decibels is not null);
        Prop.ForAll(pictures.ToArbitrary(), picture => AssertKept(picture, format, holds)).Check();
    }

    void AssertKept(Field picture, FileFormat<Field> format, Holds holds)
    {
        var read = RoundTrip(picture, format);
        if (!holds.KeepsAlphaAsIs && (picture.Channels, read.Channels) == (4, 3))
        {
            Assert.All(picture.Plane(3).ToArray(), alpha => Assert.InRange(alpha, 254.5f / 255, float.PositiveInfinity));
            picture = new Field(picture.Width, picture.Height, 1, 3, picture.Samples[..(3 * picture.PlaneLength)]) { Coding = picture.Coding };
        }
        var coding = holds.Codings.Contains(picture.Coding) ? picture.Coding : holds.Codings[^1];
        Assert.Equal((picture.Width, picture.Height, 1, picture.Channels, coding), (read.Width, read.Height, read.Depth, read.Channels, read.Coding));
        if (holds.Decibels is { } decibels)
        {
            Assert.InRange(ImageMetrics.Psnr(picture, read), decibels, double.PositiveInfinity);
            return;
        }
        int codes = coding switch { SampleCoding.UInt8 => 255, SampleCoding.UInt16 => 65535, _ => 0 };
        bool exact = coding == picture.Coding || coding == SampleCoding.Float32;
        for (int i = 0; i < read.Samples.Length; i++)
        {
            if (!holds.KeepsAlphaAsIs && picture.Channels == 4 && read.Plane(3)[i % read.PlaneLength] == 0) continue;
            float was = picture.Samples[i], now = read.Samples[i];
            if (exact) Assert.Equal(BitConverter.SingleToInt32Bits(was), BitConverter.SingleToInt32Bits(now));
            else Assert.Equal(float.IsNaN(was) ? 0 : Math.Clamp(was, 0, 1), now, (0.5 / codes) + 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_truncated_file_is_an_error_at_every_length(string name)
    {
        var format = Format(name);
        foreach (byte[] file in Files(format))
            for (int length = 0; length < file.Length; length++)
                Assert.True(Damage.Read(format, file[..length], "") is null, $"{name}: {length} of {file.Length} bytes were taken for a picture");
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void Random_damage_gives_a_picture_or_the_error_of_a_bad_file(string name)
    {
        var format = Format(name);
        foreach (byte[] file in Files(format))
        {
            for (int seed = 0; seed < 1500; seed++)
            {
                byte[] damaged = Damage.Of(file, seed);
                if (name == "PNG" && seed % 2 == 0) Damage.Signed(damaged);
                Damage.Read(format, damaged, "");
            }
        }
    }

    static FileFormat<Field> Format(string name)
    {
        Assert.SkipUnless(name is "PNG" or "PNM" or "PFM" || MediaFormats.Libraries.Single(library => library.Name == "libvips").Version is not null, "libvips is not installed");
        return Formats.Images.Single(format => format.Name == name);
    }

    // One small file of each coding that the format holds, the first with alpha where it can.
    IEnumerable<byte[]> Files(FileFormat<Field> format)
    {
        var holds = s_holds[format.Name];
        foreach (var coding in holds.Codings)
        {
            RoundTrip(Picture(5, 4, coding == holds.Codings[0] ? holds.Channels[^1] : holds.Channels[0], coding, 7, smooth: false), format);
            yield return File.ReadAllBytes(Directory.GetFiles(_folder.Path).Single());
        }
    }

    Field RoundTrip(Field picture, FileFormat<Field> format)
    {
        string path = _folder["picture" + format.Extensions[0]];
        Formats.SaveImage(picture, path, overwrite: true);
        return Formats.LoadImage(path);
    }

    static Field Picture(int width, int height, int channels, SampleCoding coding, int seed, bool smooth)
    {
        var random = new Random(seed);
        var picture = new Field(width, height, 1, channels) { Coding = coding };
        for (int i = 0; i < picture.Samples.Length; i++)
        {
            int x = i % width, y = i / width % height;
            picture.Samples[i] = coding switch
            {
                _ when smooth => 0.5f + (0.4f * MathF.Sin((0.1f * x) + (0.07f * y) + (seed % 7))),
                SampleCoding.UInt8 => random.Next(256) / 255f,
                SampleCoding.UInt16 => random.Next(65536) / 65535f,
                _ => random.Next(20) == 0 ? float.NaN : (random.NextSingle() * 3) - 1,
            };
        }
        return picture;
    }
}
