using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class DepthFileTests
{
    [Fact]
    public void Distances_are_taken_as_they_are_and_unknown_ones_become_0() =>
        Assert.Equal([2.5f, 0, 0, 0, 0], DepthFile.Decode(Row(2.5f, 0, -1, float.NaN, float.PositiveInfinity), new DepthCoding()).Samples);

    [Fact]
    public void Millimetres_in_16_bits_become_metres() =>
        Assert.Equal(1.234, DepthFile.Decode(Coded(SampleCoding.UInt16, 1234 / 65535f), new DepthCoding { Scale = 0.001 }).Samples[0], 1e-6);

    [Fact]
    public void Codes_of_inverse_depth_go_from_far_to_near()
    {
        var depth = DepthFile.Decode(Coded(SampleCoding.UInt16, 0, 1, 0.5f), new DepthCoding(DepthKind.Inverse) { Near = 2, Far = 10 }).Samples;
        Assert.Equal(10, depth[0], 1e-5);
        Assert.Equal(2, depth[1], 1e-5);
        Assert.Equal(1 / 0.3, depth[2], 1e-5);
    }

    [Fact]
    public void Inverse_depth_in_floats_is_the_number_itself() =>
        Assert.Equal([4f, 0f], DepthFile.Decode(Row(0.25f, 0), new DepthCoding(DepthKind.Inverse)).Samples);

    [Fact]
    public void Disparities_become_depths_by_focal_length_and_baseline()
    {
        // 8-bit disparities stored four times as large: code 40 is 10 pixels, and 500 px · 0.2 m / 10 px = 10 m.
        var depth = DepthFile.Decode(Coded(SampleCoding.UInt8, 40 / 255f, 0), new DepthCoding(DepthKind.Disparity) { Scale = 0.25, FocalTimesBaseline = 100 }).Samples;
        Assert.Equal(10, depth[0], 1e-5);
        Assert.Equal(0, depth[1]);
    }

    [Fact]
    public void What_a_kind_needs_is_asked_for()
    {
        Assert.Contains("--baseline", Assert.Throws<ArgumentException>(() => DepthFile.Decode(Row(1), new DepthCoding(DepthKind.Disparity))).Message, StringComparison.Ordinal);
        Assert.Contains("znear", Assert.Throws<ArgumentException>(() => DepthFile.Decode(Coded(SampleCoding.UInt8, 1), new DepthCoding(DepthKind.Inverse))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DepthFile.Decode(Row(1), new DepthCoding { Scale = 0 }));
    }

    static Field Row(params float[] samples) => new(samples.Length, 1, 1, 1, samples);

    static Field Coded(SampleCoding coding, params float[] samples) => new(samples.Length, 1, 1, 1, samples) { Coding = coding };
}
