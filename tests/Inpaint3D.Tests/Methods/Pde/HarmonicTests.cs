using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Tests.Methods.Pde;

public class HarmonicTests
{
    static Field Fill(ImageHole problem) => new Harmonic().Fill(problem, new Run()).Image;

    [Theory, MemberData(nameof(Holes.Kinds), MemberType = typeof(Holes))]
    public void The_fill_is_the_direct_solution_of_the_Laplace_equation(string kind)
    {
        var problem = Holes.Problem(Holes.Make(kind), 2, Holes.Noise);
        var filled = Fill(problem);
        for (int c = 0; c < 2; c++)
        {
            var truth = DirectSolution.Solve(problem.Image, problem.Hole, c, twice: false);
            Assert.All(Missing(problem.Hole), (pixel, i) => Assert.Equal(truth[i], filled[pixel.X, pixel.Y, 0, c], 1e-5));
        }
    }

    [Theory, MemberData(nameof(Holes.Kinds), MemberType = typeof(Holes))]
    public void The_Laplacian_of_the_fill_is_below_a_millionth_and_the_fill_within_its_rim(string kind)
    {
        var problem = Holes.Problem(Holes.Make(kind), 1, Holes.Noise);
        var filled = Fill(problem);
        var known = problem.Image.Samples.Where(float.IsFinite).ToArray();
        foreach (var (x, y) in Missing(problem.Hole))
        {
            double residual = DirectSolution.Laplacian(filled.Width, filled.Height, x, y).Sum(entry => entry.Value * filled[entry.Key.X, entry.Key.Y]);
            Assert.InRange(residual, -1e-6, 1e-6);
            Assert.InRange(filled[x, y], known.Min(), known.Max());
        }
    }

    [Fact]
    public void A_ramp_is_continued_over_a_hole_that_does_not_touch_the_edge()
    {
        var hole = Holes.Where(90, 70, (x, y) => x is > 4 and < 80 && y is > 7 and < 66);
        var filled = Fill(Holes.Problem(hole, 3, (x, y, c) => ((0.3 * x) + (0.2 * y * c)) / 50));
        Assert.All(Missing(hole), pixel => Assert.Equal(((0.3 * pixel.X) + (0.4 * pixel.Y)) / 50, filled[pixel.X, pixel.Y, 0, 2], 1e-6));
    }

    [Theory, InlineData(1), InlineData(1000)]
    public void Tolerances_are_relative_to_the_range_so_that_neither_a_large_factor_nor_an_offset_matters(double factor)
    {
        var hole = Holes.Make("a blob");
        var plain = Fill(Holes.Problem(hole, 1, Holes.Noise));
        var moved = Fill(Holes.Problem(hole, 1, (x, y, c) => factor * (Holes.Noise(x, y, c) + 16)));
        Assert.All(Missing(hole), pixel => Assert.Equal(plain[pixel.X, pixel.Y] + 16, moved[pixel.X, pixel.Y] / factor, 4e-6));
    }

    [Fact]
    public void A_constant_stays_that_constant_to_the_last_bit()
    {
        var hole = Holes.Random(40, 30, 0.8, 9);
        var filled = Fill(Holes.Problem(hole, 3, (_, _, c) => 0.1 + (1234.7 * c)));
        for (int c = 0; c < 3; c++) Assert.All(filled.Plane(c).ToArray(), value => Assert.Equal((float)(0.1 + (1234.7 * c)), value));
    }

    [Fact]
    public void Each_channel_alone_gives_the_same_bits_as_all_together()
    {
        var hole = Holes.Random(50, 40, 0.8, 5);
        var together = Fill(Holes.Problem(hole, 6, Holes.Noise));
        for (int c = 0; c < 6; c++)
        {
            int channel = c;
            var alone = Fill(Holes.Problem(hole, 1, (x, y, _) => Holes.Noise(x, y, channel)));
            Assert.Equal(alone.Samples, together.Plane(c).ToArray());
        }
    }

    [Fact]
    public void Each_frame_of_a_video_is_filled_as_a_picture_of_its_own()
    {
        var (first, second) = (Holes.Problem(Holes.Random(20, 16, 0.7, 1), 1, Holes.Noise), Holes.Problem(Holes.Make("a chessboard"), 1, Holes.Scene));
        second = Holes.Problem(Holes.Where(20, 16, (x, _) => x > 12), 1, Holes.Scene);
        var video = new ImageHole(new Field(20, 16, 2, 1, [.. first.Image.Samples, .. second.Image.Samples]), new Mask(20, 16, 2, [.. first.Hole.Samples, .. second.Hole.Samples]));
        Assert.Equal([.. Fill(first).Samples, .. Fill(second).Samples], Fill(video).Samples);
    }

    [Fact]
    public void A_frame_without_a_known_sample_is_refused()
    {
        var hole = new Mask(4, 4, 2);
        hole.Samples.AsSpan(16).Fill(1);
        Assert.Contains("frame 1", Assert.Throws<ArgumentException>(() => Fill(new ImageHole(new Field(4, 4, 2), hole))).Message, StringComparison.Ordinal);
    }

    /// <summary>The missing pixels, row by row.</summary>
    internal static IEnumerable<(int X, int Y)> Missing(Mask hole) =>
        Enumerable.Range(0, hole.Samples.Length).Where(i => hole.Samples[i] != 0).Select(i => (i % hole.Width, i / hole.Width));
}
