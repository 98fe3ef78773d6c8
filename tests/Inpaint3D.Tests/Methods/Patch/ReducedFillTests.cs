using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Patch;

public class ReducedFillTests
{
    [Theory, InlineData(1, 1), InlineData(4, 1), InlineData(5, 3)]
    public void What_repeats_is_continued_to_the_last_detail(int scale, int channels)
    {
        // Noise that repeats after so many cells across.
        const int period = 10;
        var image = new Field(36 * scale, 12 * scale, 1, channels);
        for (int c = 0; c < channels; c++)
            for (int y = 0; y < image.Height; y++)
                for (int x = 0; x < image.Width; x++) image[x, y, 0, c] = CounterRandom.Uniform(1, (uint)((y * period * scale) + (x % (period * scale))), (uint)c);
        var hole = new Mask(image.Width, image.Height);
        for (int y = 2 * scale; y < (9 * scale) + 1; y++) hole.Row(y)[((5 * scale) + 1)..(12 * scale)].Fill(1);
        var damaged = image.Clone();
        for (int i = 0; i < image.Samples.Length; i++)
            if (hole.Samples[i % hole.Samples.Length] != 0) damaged.Samples[i] = float.NaN;

        var whole = new Box(0, 0, 0, image.Width, image.Height, 1);
        bool done = ReducedFill.Fill(new ImageHole(damaged, hole, InPlace: true), hole.Bounds(), whole, scale, (small, _) => (small.Image, Shift(small, period)), new Run());
        Assert.True(done);
        for (int i = 0; i < image.Samples.Length; i++) Assert.Equal(image.Samples[i], damaged.Samples[i], 1e-5f);
    }

    [Fact]
    public void Where_no_cell_is_known_nothing_is_done()
    {
        var (image, hole) = (new Field(40, 40), new Mask(40, 40));
        for (int y = 0; y < 40; y++) hole.Row(y)[1..].Fill(1);
        Assert.False(ReducedFill.Fill(new ImageHole(image, hole), hole.Bounds(), new Box(0, 0, 0, 40, 40, 1), 4, (_, _) => throw new InvalidOperationException(), new Run()));
    }

    /// <summary>Copies every open cell from so many columns further on.</summary>
    static int[] Shift(ImageHole small, int columns)
    {
        var origin = new int[small.Hole.Samples.Length];
        for (int i = 0; i < origin.Length; i++)
        {
            if (small.Hole.Samples[i] == 0) continue;
            origin[i] = i + columns;
            for (int c = 0; c < small.Image.Channels; c++) small.Image.Plane(c)[i] = small.Image.Plane(c)[origin[i]];
        }
        return origin;
    }
}
