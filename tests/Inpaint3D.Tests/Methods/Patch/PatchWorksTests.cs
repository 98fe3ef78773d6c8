using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Patch;

public class PatchWorksTests
{
    [Fact]
    public void Pruned_candidates_lose_less_than_2_percent_and_compare_less_than_a_tenth()
    {
        foreach (int turns in new[] { 1, 4 })
        {
            var problem = ExemplarPictures.Clouds(160, 120, 4);
            var picture = new ExemplarPicture(problem, 0, null, new ExemplarOptions(8, 0), new Run());
            var (pruned, whole) = (new TileSearch(picture, new CpuDevice(1)), new TileSearch(picture, new CpuDevice(1)));
            double lost = 0, least = 0;
            for (int y = 48; y < 76; y += 7)
            {
                int target = (y * picture.Stride) + 50;
                (int X, int Y)[] points = [.. from dy in Enumerable.Range(-8, 17) from dx in Enumerable.Range(-8, 17)
                                              where Math.Max(Math.Abs(dx), Math.Abs(dy)) > 4 && !problem.Hole[50 + dx, y + dy] select (dx, dy)];
                var window = (8, 8, 152, 112);
                float best = whole.Best(target, points, window, turns, prune: false)[0].Distance;
                least += best;
                lost += pruned.Best(target, points, window, turns, prune: true)[0].Distance - best;
            }
            Assert.InRange(lost / least, 0, 0.02);
            Assert.True(10 * pruned.Comparisons <= whole.Comparisons, $"{pruned.Comparisons} of {whole.Comparisons}");
        }
    }

    [Fact]
    public void A_periodic_texture_is_continued_exactly()
    {
        foreach (var (across, down) in new[] { (7, 5), (12, 9) })
        {
            var problem = ExemplarPictures.Periodic(90, 72, across, down);
            Assert.Equal(problem.Image.Samples, new PatchWorks { Blend = 0 }.Fill(problem, new Run()).Image.Samples);
            var blended = new PatchWorks().Fill(problem, new Run()).Image.Samples;
            for (int i = 0; i < blended.Length; i++) Assert.Equal(problem.Image.Samples[i], blended[i], 1e-5f);
        }
    }

    [Fact]
    public void Blending_leaves_natural_seams_on_a_ramp_of_luminance()
    {
        // Noise on a ramp: without blending, sources from a darker place leave a step at the rim.
        var problem = ExemplarPictures.Periodic(120, 90, 9, 11);
        for (int y = 0; y < 90; y++)
            for (int x = 0; x < 120; x++) problem.Image[x, y] = (0.004f * x) + (0.1f * problem.Image[x, y]);
        var blended = new PatchWorks { Blend = 1e-4 }.Fill(problem, new Run()).Image;
        Assert.InRange(Step(blended) / Step(problem.Image), 0.9, 1.1);

        double Step(Field image) => (from y in Enumerable.Range(0, 90) from x in Enumerable.Range(0, 119) where problem.Hole[x, y] != problem.Hole[x + 1, y] select Math.Abs(image[x + 1, y] - image[x, y])).Average();
    }

    [Fact]
    public void With_rotations_a_half_that_is_turned_is_found()
    {
        foreach (int quarters in new[] { 1, 2, 3 })
        {
            // The right half is the left one turned about its middle, (30, 30) to (90, 30).
            var image = new Field(121, 61);
            for (int y = 0; y < 61; y++)
            {
                for (int x = 0; x < 61; x++)
                {
                    image[x, y] = CounterRandom.Uniform(8, (uint)x, (uint)y);
                    var (dx, dy) = ExemplarPicture.Turn(x - 30, y - 30, quarters);
                    if (x > 0 || quarters == 0) image[90 + dx, 30 + dy] = CounterRandom.Uniform(8, (uint)x, (uint)y);
                }
            }
            var hole = new Mask(121, 61);
            for (int y = 22; y < 40; y++) hole.Row(y)[82..98].Fill(1);
            var problem = new ImageHole(image, hole);
            Assert.Equal(image.Samples, new PatchWorks { SearchRadius = 0, Rotations = true, Blend = 0 }.Fill(problem, new Run()).Image.Samples);
            Assert.NotEqual(image.Samples, new PatchWorks { SearchRadius = 0, Blend = 0 }.Fill(problem, new Run()).Image.Samples);
            // The gradients of the sources are turned with them, so that blending finds nothing to do.
            var blended = new PatchWorks { SearchRadius = 0, Rotations = true }.Fill(problem, new Run()).Image.Samples;
            for (int i = 0; i < blended.Length; i++) Assert.Equal(image.Samples[i], blended[i], 1e-5f);
        }
    }

    [Fact]
    public void Variety_depends_on_the_seed_and_without_it_the_seed_does_not_matter()
    {
        var problem = ExemplarPictures.Clouds(90, 70, 6);
        float[] Fill(double variety, ulong seed) => new PatchWorks { Variety = variety }.Fill(problem, new Run { Seed = seed }).Image.Samples;
        Assert.Equal(Fill(0, 1), Fill(0, 2));
        Assert.Equal(Fill(0.5, 1), Fill(0.5, 1));
        Assert.NotEqual(Fill(0.5, 1), Fill(0.5, 2));
    }

    [Fact]
    public void The_first_block_lies_where_most_is_known()
    {
        // A notch of known pixels reaches into the hole from the left: beside it most is known.
        var problem = ExemplarPictures.Periodic(80, 60, 9, 7);
        var hole = new Mask(80, 60);
        for (int y = 15; y < 45; y++) hole.Row(y)[(y == 29 ? 25 : 30)..60].Fill(1);
        using var cancel = new CancellationTokenSource();
        var image = problem.Image.Clone();
        for (int i = 0; i < image.Samples.Length; i++)
            if (hole.Samples[i] != 0) image.Samples[i] = -1;
        var fill = new TileFill(new ImageHole(image, hole), 0, new TileOptions(2, 6, 0, 0, false), new Run());
        Assert.Throws<OperationCanceledException>(() => fill.Fill(new Run { Cancel = cancel.Token, Progress = new FirstStep(cancel) }));
        Assert.Equal(problem.Image[25, 29], image[25, 29]);
    }

    sealed class FirstStep(CancellationTokenSource cancel) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0) cancel.Cancel();
        }
    }
}
