using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Tests.Methods.Pde;

public class BiharmonicTests
{
    static Field Fill(ImageHole problem, bool clip = false) => new Biharmonic { Clip = clip }.Fill(problem, new Run()).Image;

    [Theory, MemberData(nameof(Holes.Kinds), MemberType = typeof(Holes))]
    public void The_fill_is_the_direct_solution_of_the_biharmonic_equation(string kind)
    {
        var problem = Holes.Problem(Holes.Make(kind), 2, Holes.Scene);
        var filled = Fill(problem);
        for (int c = 0; c < 2; c++)
        {
            var truth = DirectSolution.Solve(problem.Image, problem.Hole, c, twice: true);
            Assert.All(HarmonicTests.Missing(problem.Hole), (pixel, i) => Assert.Equal(truth[i], filled[pixel.X, pixel.Y, 0, c], 1e-4));
        }
    }

    [Fact]
    public void Cubic_polynomials_are_continued_where_harmonic_functions_are_not()
    {
        static double Cubic(int x, int y, int c)
        {
            double s = (x - 20) / 20.0, t = (y - 17) / 20.0;
            return 0.5 + (0.2 * s * s * s) - (0.3 * s * s * t) + (0.1 * t * t * t) + (0.2 * s * t) + (0.1 * t * t * c);
        }
        var problem = Holes.Problem(Holes.Where(40, 36, (x, y) => ((x - 19) * (x - 19)) + ((y - 17) * (y - 17)) < 14 * 14), 2, Cubic);
        var (biharmonic, harmonic) = (Fill(problem), new Harmonic().Fill(problem, new Run()).Image);
        for (int c = 0; c < 2; c++)
            Assert.All(HarmonicTests.Missing(problem.Hole), pixel => Assert.Equal(Cubic(pixel.X, pixel.Y, c), biharmonic[pixel.X, pixel.Y, 0, c], 1e-5));
        Assert.Contains(HarmonicTests.Missing(problem.Hole), pixel => Math.Abs(harmonic[pixel.X, pixel.Y] - Cubic(pixel.X, pixel.Y, 0)) > 0.02);
    }

    [Fact]
    public void Clipping_keeps_the_overshoot_within_the_known_values_and_changes_nothing_else()
    {
        // Known: a low plain with a steep rise towards the hole, over which a thin plate bulges.
        var hole = Holes.Where(40, 40, (x, y) => x is > 11 and < 28 && y is > 11 and < 28);
        var problem = Holes.Problem(hole, 1, (x, y, _) => Math.Max(0, 1 - (0.2 * Math.Max(Math.Max(11 - x, x - 28), Math.Max(11 - y, y - 28)))));
        var (free, clipped) = (Fill(problem), Fill(problem, clip: true));
        Assert.True(free.Samples.Max() > 1.1f);
        Assert.Equal(free.Samples.Select(value => Math.Clamp(value, 0, 1)), clipped.Samples);
    }

    [Fact]
    public void A_constant_stays_that_constant_to_the_last_bit()
    {
        var filled = Fill(Holes.Problem(Holes.Random(40, 30, 0.8, 9), 3, (_, _, c) => 0.1 + (1234.7 * c)));
        for (int c = 0; c < 3; c++) Assert.All(filled.Plane(c).ToArray(), value => Assert.Equal((float)(0.1 + (1234.7 * c)), value));
    }

    [Fact]
    public void Each_channel_alone_gives_the_same_bits_as_all_together()
    {
        var hole = Holes.Random(40, 30, 0.8, 5);
        var together = Fill(Holes.Problem(hole, 3, Holes.Noise));
        for (int c = 0; c < 3; c++)
        {
            int channel = c;
            Assert.Equal(Fill(Holes.Problem(hole, 1, (x, y, _) => Holes.Noise(x, y, channel))).Samples, together.Plane(c).ToArray());
        }
    }
}
