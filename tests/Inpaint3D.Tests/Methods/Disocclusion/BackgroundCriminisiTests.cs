using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Disocclusion;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Disocclusion;

public class BackgroundCriminisiTests
{
    [Fact]
    public void Where_depth_is_constant_or_absent_it_is_the_plain_method_byte_for_byte()
    {
        var (image, hole, depth) = Uncovered();
        depth.Samples.AsSpan().Fill(3.7f);
        byte[] plain = Bytes(new Criminisi { SearchRadius = 40 }.Fill(new ImageHole(image, hole), new Run()));
        Assert.Equal(plain, Bytes(new BackgroundCriminisi { SearchRadius = 40 }.Fill(new ImageHole(image, hole, depth), new Run())));
        Assert.Equal(plain, Bytes(new BackgroundCriminisi { SearchRadius = 40 }.Fill(new ImageHole(image, hole), new Run())));
    }

    [Fact]
    public void With_exact_depth_nothing_of_the_near_surface_is_copied()
    {
        var (image, hole, depth) = Uncovered();
        var filled = new BackgroundCriminisi().Fill(new ImageHole(image, hole, depth), new Run()).Image;
        for (int i = 0; i < image.PlaneLength; i++)
            if (hole.Samples[i] != 0) Assert.True(filled.Samples[i] < 0.7f, $"near colour {filled.Samples[i]} at {i}");
        Assert.Contains(new Criminisi().Fill(new ImageHole(image, hole), new Run()).Image.Samples.Where((_, i) => hole.Samples[i] != 0), value => value > 0.7f);
    }

    [Fact]
    public void The_first_patch_touches_the_far_rim()
    {
        // The near surface ends at column 40, the hole at column 60, and behind it is the far rim.
        var (image, hole, depth) = Uncovered();
        for (int i = 0; i < image.Samples.Length; i++)
            if (hole.Samples[i] != 0) image.Samples[i] = -1;
        using var cancel = new CancellationTokenSource();
        var nearness = depth.Samples.Select(z => 200 / z).ToArray();
        using var fill = new ExemplarFill(new ImageHole(image, hole), 0, nearness, new ExemplarOptions(4, 0) { DepthWeight = 1, Tolerance = 2 }, new Run());
        Assert.Throws<OperationCanceledException>(() => fill.Fill(new Run { Cancel = cancel.Token, Progress = new FirstStep(cancel) }));
        var written = Enumerable.Range(0, image.PlaneLength).Where(i => hole.Samples[i] != 0 && image.Samples[i] != -1).Select(i => i % image.Width).ToArray();
        Assert.NotEmpty(written);
        Assert.Contains(59, written);
    }

    [Fact]
    public void What_lies_under_the_mask_and_the_near_colours_do_not_matter()
    {
        var (image, hole, depth) = Uncovered();
        var expected = new BackgroundCriminisi().Fill(new ImageHole(image, hole, depth), new Run()).Image.Samples.Where((_, i) => hole.Samples[i] != 0).ToArray();
        foreach (float junk in new[] { 0, float.NaN, 1e20f })
        {
            var other = image.Clone();
            for (int i = 0; i < other.Samples.Length; i++)
                if (hole.Samples[i] != 0) other.Samples[i] = junk;
            Assert.Equal(expected, new BackgroundCriminisi().Fill(new ImageHole(other, hole, depth), new Run()).Image.Samples.Where((_, i) => hole.Samples[i] != 0));
        }
        for (int i = 0; i < image.Samples.Length; i++)
            if (depth.Samples[i] == 2) image.Samples[i] = 1 - (0.1f * CounterRandom.Uniform(2, (uint)i, 0));
        Assert.Equal(expected, new BackgroundCriminisi().Fill(new ImageHole(image, hole, depth), new Run()).Image.Samples.Where((_, i) => hole.Samples[i] != 0));
    }

    [Fact]
    public void Stripes_behind_a_disc_are_continued()
    {
        // Sloping stripes of 12 pixels at depth 6, a disc at depth 3; f = 60 and a baseline of 1.2 uncover 12 columns.
        var camera = Camera.Pinhole(120, 90, 60);
        var target = camera.Moved(new Vec3(1.2, 0, 0));
        var filled = Pipeline.FillView(Render(camera), target, new BackgroundCriminisi(), new Run());
        var truth = Render(target);
        int count = 0;
        double error = 0;
        for (int y = 20; y < 70; y++)
        {
            for (int x = 40; x < 90; x++)
            {
                if (!filled.Hole[x, y]) continue;
                Assert.Equal(6, filled.Depth[x, y], 0.05);
                (count, error) = (count + 1, error + Math.Pow(filled.Color[x, y] - truth.Color[x, y], 2));
            }
        }
        // A shift of one pixel of a sine of amplitude 0.4 and period 12 has an error of 0.4 / √2 · 2 sin(π / 12) = 0.146.
        Assert.True(count > 200);
        Assert.True(Math.Sqrt(error / count) < 0.146, $"{Math.Sqrt(error / count)}");

        static View Render(Camera camera)
        {
            var view = new View(camera, new Field(120, 90), new Field(120, 90), new Mask(120, 90));
            for (int y = 0; y < 90; y++)
            {
                for (int x = 0; x < 120; x++)
                {
                    var (near, far) = (camera.Unproject(x, y, 3), camera.Unproject(x, y, 6));
                    bool disc = (near.X * near.X) + (near.Y * near.Y) < 1;
                    view.Depth[x, y] = disc ? 3 : 6;
                    view.Color[x, y] = disc ? 0.95f : 0.5f + (0.4f * (float)Math.Sin(2 * Math.PI * 10 * (far.X + (0.5 * far.Y)) / 12));
                }
            }
            return view;
        }
    }

    static byte[] Bytes(ImageHole filled) => System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(filled.Image.Samples).ToArray();

    /// <summary>A bright near surface left of column 40, a hole of 20 columns, and a dark textured wall.</summary>
    static (Field Image, Mask Hole, Field Depth) Uncovered()
    {
        var (image, hole, depth) = (new Field(110, 50), new Mask(110, 50), new Field(110, 50));
        for (int y = 0; y < 50; y++)
        {
            for (int x = 0; x < 110; x++)
            {
                bool near = x < 40 && y is > 8 and < 42;
                hole[x, y] = x is >= 40 and < 60 && y is > 8 and < 42;
                depth[x, y] = near ? 2 : 5;
                image[x, y] = (near ? 0.8f : 0.1f) + (0.1f * CounterRandom.Uniform(1, (uint)x, (uint)y)) + (near ? 0 : 0.3f * (((x / 6) + (y / 9)) % 2));
            }
        }
        return (image, hole, depth);
    }

    sealed class FirstStep(CancellationTokenSource cancel) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0) cancel.Cancel();
        }
    }
}
