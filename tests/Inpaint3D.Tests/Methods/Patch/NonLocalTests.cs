using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Patch;

public class NonLocalTests
{
    [Fact]
    public void Gradients_continue_light_and_shade_where_means_leave_a_seam()
    {
        // Texture in a spot of light that is brightest in the hole, so that nothing known is as bright.
        var (image, hole) = (new Field(140, 110), new Mask(140, 110));
        for (int y = 0; y < 110; y++)
        {
            for (int x = 0; x < 140; x++)
            {
                float r = ((x - 70) * (x - 70)) + ((y - 55) * (y - 55));
                image[x, y] = (0.3f * MathF.Exp(-r / 1800)) + (0.05f * ((((x / 3) + (y / 3)) % 2) == 0 ? 1 : 0));
                hole[x, y] = r < 400;
            }
        }
        double means = Seam(new NonLocalMeans()), poisson = Seam(new NonLocalPoisson());
        Assert.InRange(poisson, 0.9, 1.1);
        Assert.True(Math.Abs(means - 1) > 2 * Math.Abs(poisson - 1), $"means {means}, gradients {poisson}");

        double Seam(Method<ImageHole> method) => PatchSynthesisTests.Seam(method, image, hole);
    }

    [Fact]
    public void Medians_are_sharper_than_means()
    {
        // Dots that no shift repeats.
        var (image, hole) = (new Field(120, 100), new Mask(120, 100));
        for (int y = 0; y < 100; y++)
        {
            for (int x = 0; x < 120; x++)
            {
                image[x, y] = CounterRandom.Uniform(7, (uint)((y / 3 * 40) + (x / 3)), 0) < 0.4f ? 0.2f : 0.8f;
                hole[x, y] = Math.Abs(x - 60) < 18 && Math.Abs(y - 50) < 18;
            }
        }
        double means = Variation(new NonLocalMeans()), medians = Variation(new NonLocalMedians());
        Assert.True(medians > 1.2 * means, $"medians {medians}, means {means}");

        double Variation(Method<ImageHole> method)
        {
            var filled = method.Fill(new ImageHole(image, hole), new Run()).Image;
            double sum = 0;
            for (int y = 34; y < 67; y++)
                for (int x = 44; x < 77; x++) sum += Math.Pow(filled[x, y] - filled[x - 1, y], 2) + Math.Pow(filled[x, y] - filled[x, y - 1], 2);
            return sum;
        }
    }

    [Fact]
    public void With_no_weight_on_gradients_their_method_is_that_of_means()
    {
        var (image, hole) = (new Field(60, 50, 1, 3), new Mask(60, 50));
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = CounterRandom.Uniform(5, (uint)i, 0);
        for (int y = 20; y < 30; y++) hole.Row(y).Slice(25, 12).Fill(1);
        float[] means = new NonLocalMeans().Fill(new ImageHole(image, hole), new Run()).Image.Samples, poisson = new NonLocalPoisson { Lambda = 1 }.Fill(new ImageHole(image, hole), new Run()).Image.Samples;
        // Distances of one lose their last 8 bits and have other codes, so that a few choices differ.
        Assert.InRange(means.Zip(poisson).Count(pair => Math.Abs(pair.First - pair.Second) > 1e-3f), 0, 3 * hole.Count / 5);
    }
}
