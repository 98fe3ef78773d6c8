using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Patch;

public class TensorCriminisiTests
{
    [Fact]
    public void Blending_lowers_the_seams_between_copies()
    {
        // Dark left of the hole and bright right of it, and each half of the hole is a copy of its side.
        var (image, hole) = (new Field(62, 33), new Mask(62, 33));
        for (int y = 0; y < 33; y++)
        {
            for (int x = 0; x < 62; x++) image[x, y] = x < 31 ? 0.4f : 0.6f;
            hole.Row(y)[20..42].Fill(1);
        }
        var copies = new ExemplarPicture(new ImageHole(image, hole), 0, null, new ExemplarOptions(5, 0), new Run());
        for (int y = 5; y < 33; y += 11)
        {
            copies.Copy((y * copies.Stride) + 25, (y * copies.Stride) + 8, 1);
            copies.Copy((y * copies.Stride) + 36, (y * copies.Stride) + 52, 1);
        }
        Assert.Equal(0, copies.Left);
        Assert.Equal(0.2f, image[31, 16] - image[30, 16], 1e-6f);
        new CopyBlend(6, 0.05, 10).Apply(image, 0, copies, new Run());
        for (int y = 0; y < 33; y++)
            for (int x = 1; x < 62; x++) Assert.InRange(image[x, y] - image[x - 1, y], -1e-6f, 0.06f);
    }

    [Fact]
    public void Blending_touches_no_pixel_farther_from_a_seam_than_its_size_and_no_known_one()
    {
        foreach (int size in new[] { 1, 3, 6 })
        {
            var problem = ExemplarPictures.Clouds(96, 80, 2);
            var (plain, copies) = Copied(problem);
            var blended = plain.Clone();
            new CopyBlend(size, 0, 10).Apply(blended, 0, copies, new Run());
            (int X, int Y)[] seam = [.. Seams(copies).SelectMany(pair => new[] { pair.A, pair.B }).Distinct()];
            int changed = 0;
            for (int y = 0; y < 80; y++)
            {
                for (int x = 0; x < 96; x++)
                {
                    if (plain[x, y] == blended[x, y]) continue;
                    changed++;
                    Assert.True(problem.Hole[x, y]);
                    Assert.True(seam.Min(s => ((s.X - x) * (s.X - x)) + ((s.Y - y) * (s.Y - y))) <= size * size);
                }
            }
            Assert.True(changed > 0);
        }
    }

    [Fact]
    public void Copies_of_one_shift_are_not_blended()
    {
        // The picture repeats every 8 pixels, so that what is copied has no seams to see, and stays.
        var problem = ExemplarPictures.Periodic(80, 60, 8, 8);
        var filled = new TensorCriminisi().Fill(problem, new Run()).Image;
        for (int i = 0; i < filled.Samples.Length; i++) Assert.Equal(problem.Image.Samples[i], filled.Samples[i], 1e-6f);
    }

    [Fact]
    public void A_long_tilted_edge_is_continued_at_least_as_well_as_by_criminisi()
    {
        foreach (double slope in new[] { 0.25, 0.4, 1 })
        {
            var (image, hole, truth) = ExemplarPictures.Edge(slope);
            double Off(Method<ImageHole> method)
            {
                var filled = method.Fill(new ImageHole(image, hole), new Run()).Image;
                return Enumerable.Range(30, 40).Max(x => Math.Abs(Enumerable.Range(0, 80).Sum(y => (double)filled[x, y]) - Enumerable.Range(0, 80).Sum(y => (double)truth[x, y])));
            }
            double tensor = Off(new TensorCriminisi()), plain = Off(new Criminisi());
            Assert.True(tensor <= Math.Max(plain, 0.6) + 1e-3, $"slope {slope}: {tensor}, criminisi {plain}");
        }
    }

    static (Field Image, ExemplarPicture Copies) Copied(ImageHole problem)
    {
        var work = problem with { Image = problem.Image.Clone() };
        return (work.Image, ExemplarFill.Fill(work, 0, new ExemplarOptions(4, 0), new Run()));
    }

    static IEnumerable<((int X, int Y) A, (int X, int Y) B)> Seams(ExemplarPicture copies)
    {
        for (int y = 0; y < copies.Height; y++)
        {
            for (int x = 0; x < copies.Width; x++)
            {
                int i = (y * copies.Stride) + x;
                if (x + 1 < copies.Width && CopyBlend.IsSeam(copies, i, i + 1)) yield return ((x, y), (x + 1, y));
                if (y + 1 < copies.Height && CopyBlend.IsSeam(copies, i, i + copies.Stride)) yield return ((x, y), (x, y + 1));
            }
        }
    }
}

/// <summary>Pictures with holes for the greedy methods.</summary>
static class ExemplarPictures
{
    /// <summary>Waves, noise on them, and a square hole.</summary>
    internal static ImageHole Clouds(int width, int height, uint seed)
    {
        var image = new Field(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                image[x, y] = 0.5f + (0.2f * MathF.Sin((0.17f * x) + (0.1f * y) + seed)) + (0.2f * MathF.Sin((0.07f * x) - (0.13f * y))) + (0.05f * CounterRandom.Uniform(seed, (uint)x, (uint)y));
        return new ImageHole(image, Square(width, height));
    }

    /// <summary>A random tile repeated over the picture, whose truth is the picture itself.</summary>
    internal static ImageHole Periodic(int width, int height, int across, int down)
    {
        var image = new Field(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) image[x, y] = CounterRandom.Uniform(3, (uint)(x % across), (uint)(y % down));
        return new ImageHole(image, Square(width, height));
    }

    /// <summary>A soft edge between two greys through a square hole.</summary>
    internal static (Field Image, Mask Hole, Field Truth) Edge(double slope)
    {
        var image = new Field(100, 80);
        for (int y = 0; y < 80; y++)
            for (int x = 0; x < 100; x++) image[x, y] = (float)Math.Clamp(y - 40 - ((x - 50) * slope) + 0.5, 0, 1);
        var hole = new Mask(100, 80);
        for (int y = 20; y < 60; y++) hole.Row(y)[30..70].Fill(1);
        return (image, hole, image);
    }

    static Mask Square(int width, int height)
    {
        var hole = new Mask(width, height);
        for (int y = height / 3; y < 2 * height / 3; y++) hole.Row(y)[(width / 3)..(2 * width / 3)].Fill(1);
        return hole;
    }
}
