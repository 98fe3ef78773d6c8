using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Patch;

/// <summary>The patch methods on x, y and t.</summary>
public class PatchVideoTests
{
    public static TheoryData<string> Names => ["patch", "newson", "wexler", "non-local-means", "non-local-medians", "non-local-poisson"];

    [Theory, MemberData(nameof(Names))]
    public void The_background_behind_a_moving_object_is_what_other_frames_show(string name)
    {
        // The object is over each place in two frames, which is free of it before or after for longer than a patch lasts.
        var video = new Field(56, 36, 12);
        var hole = new Mask(56, 36, 12);
        for (int z = 0; z < 12; z++)
        {
            for (int y = 0; y < 36; y++)
                for (int x = 0; x < 56; x++) video[x, y, z] = CounterRandom.Uniform(3, (uint)((y / 2 * 28) + (x / 2)), 0);
            for (int y = 12; y < 22; y++) hole.Row(y, z).Slice(2 + (4 * z), 8).Fill(1);
        }
        Assert.InRange(Right(name, video, hole), 0.7, 1);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_texture_goes_on_moving(string name)
    {
        var (video, hole) = Moving(48, 40, 7, 1);
        Assert.InRange(Right(name, video, hole), 0.9, 1);
    }

    [Theory, MemberData(nameof(Names))]
    public void Any_number_of_channels_and_any_radius_will_do(string name)
    {
        foreach (var (channels, radius, frames) in new[] { (1, 1, 0), (2, 2, 1), (3, 7, 0), (4, 1, 2), (5, 3, 1) })
        {
            var (video, hole) = Moving(40, 30, 5, channels);
            var method = Catalog.Create<ImageHole>(name, [new("radius", $"{radius}"), new("frames", $"{frames}")]);
            // By chance it would be 0.23.
            Assert.InRange(Error(method, video, hole), 0, 0.1);
        }
    }

    /// <summary>Soft stripes that move by 2 pixels a frame, each channel its own, and a block of a hole in the middle of all frames but the first.</summary>
    static (Field Video, Mask Hole) Moving(int width, int height, int depth, int channels)
    {
        var (video, hole) = (new Field(width, height, depth, channels), new Mask(width, height, depth));
        for (int z = 0; z < depth; z++)
        {
            for (int c = 0; c < channels; c++)
                for (int y = 0; y < height; y++)
                    for (int x = 0; x < width; x++) video[x, y, z, c] = 0.5f + (0.2f * MathF.Sin(((x - (2 * z)) * MathF.Tau / 12) + c)) + (0.2f * MathF.Sin((y * MathF.Tau / 10) - c));
            for (int y = height / 3; y < height / 2 && z > 0; y++) hole.Row(y, z).Slice(width / 3, width / 4).Fill(1);
        }
        return (video, hole);
    }

    /// <summary>Share of the missing samples that come out right.</summary>
    static double Right(string name, Field video, Mask hole)
    {
        var filled = Catalog.Create<ImageHole>(name).Fill(new ImageHole(video, hole), new Run()).Image;
        return Enumerable.Range(0, hole.Samples.Length).Count(i => hole.Samples[i] != 0 && Math.Abs(filled.Samples[i] - video.Samples[i]) < 0.05f) / (double)hole.Count;
    }

    static double Error(Method<ImageHole> method, Field video, Mask hole)
    {
        var filled = method.Fill(new ImageHole(video, hole), new Run()).Image;
        double error = 0;
        for (int i = 0; i < video.Samples.Length; i++) error += Math.Abs(filled.Samples[i] - video.Samples[i]) * hole.Samples[i % hole.Samples.Length];
        return error / (video.Channels * hole.Count);
    }
}
