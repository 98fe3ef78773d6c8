using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Methods.Transform;
using Inpaint3D.Tests.Methods.Pde;

namespace Inpaint3D.Tests.Methods.Transform;

public class NonLocalBayesTests
{
    static Field Fill(ImageHole problem) => new NonLocalBayes().Fill(problem, new Run()).Image;

    /// <summary>Root mean square error in the hole.</summary>
    static double Error(Field filled, Mask hole, Func<int, int, int, double> truth)
    {
        double sum = 0;
        int count = 0;
        for (int c = 0; c < filled.Channels; c++)
        {
            foreach (var (x, y) in HarmonicTests.Missing(hole)) (sum, count) = (sum + Math.Pow(filled[x, y, 0, c] - truth(x, y, c), 2), count + 1);
        }
        return Math.Sqrt(sum / count);
    }

    [Theory, InlineData("pixels"), InlineData("scratch"), InlineData("blocks")]
    public void A_sum_of_two_waves_is_recovered_where_a_membrane_loses_it(string kind)
    {
        static double Waves(int x, int y, int c) => 0.5 + (0.2 * Math.Cos((1.1 * x) + (0.4 * y) + c)) + (0.2 * Math.Sin((0.5 * x) - (0.9 * y)));
        var hole = kind switch
        {
            "pixels" => Holes.Random(96, 80, 0.6, 5),
            "scratch" => Holes.Where(96, 80, (x, y) => Math.Abs(x - 20 - (y / 2)) <= 1 || Math.Abs(y - 40) <= 1),
            _ => Holes.Where(96, 80, (x, y) => x % 32 is > 10 and < 18 && y % 27 is > 10 and < 18),
        };
        var problem = Holes.Problem(hole, 2, Waves);
        // Without noise the patches span four dimensions, so that a few known pixels determine each.
        var filled = new NonLocalBayes { Noise = 0.003, Iterations = 20 }.Fill(problem, new Run()).Image;
        Assert.InRange(Error(filled, hole, Waves), 0, 0.005);
        Assert.InRange(Error(new Harmonic().Fill(problem, new Run()).Image, hole, Waves), 0.05, 1);
    }

    [Fact]
    public void Only_patches_of_the_source_are_taken_as_examples()
    {
        // Waves on the left may be copied from; those on the right, more like what is at the hole, may not, and nothing of them shows.
        var hole = Holes.Where(64, 40, (x, y) => x is >= 30 and < 33 && y is >= 8 and < 32);
        var source = Holes.Where(64, 40, (x, _) => x < 44);
        static double Left(int x, int y, int _) => 0.5 + (0.3 * Math.Sin(0.8 * x) * Math.Cos(0.3 * y));
        var one = Holes.Problem(hole, 1, (x, y, c) => x < 44 ? Left(x, y, c) : 0.9) with { Source = source };
        var other = Holes.Problem(hole, 1, (x, y, c) => x < 44 ? Left(x, y, c) : x == 63 ? 0.9 : Left(x + 1, y, c)) with { Source = source };
        var (fill, same) = (Fill(one), Fill(other));
        Assert.All(HarmonicTests.Missing(hole), p => Assert.Equal(fill[p.X, p.Y], same[p.X, p.Y], 2e-2));
        Assert.InRange(Error(fill, hole, Left), 0, 0.06);
    }

    [Fact]
    public void Where_the_source_has_no_patch_in_reach_the_first_guess_stays()
    {
        var hole = Holes.Where(90, 60, (x, y) => x is >= 70 and < 73 && y is >= 8 and < 52);
        var problem = Holes.Problem(hole, 2, Holes.Scene) with { Source = Holes.Where(90, 60, (x, _) => x < 20) };
        var (filled, guess) = (Fill(problem), new Harmonic { Tolerance = 1e-2 }.Fill(problem, new Run()).Image);
        Assert.All(HarmonicTests.Missing(hole), p => Assert.Equal(guess[p.X, p.Y], filled[p.X, p.Y], 0.03));
    }

    [Fact]
    public void A_ramp_is_continued()
    {
        static double Ramp(int x, int y, int c) => 0.1 + (0.004 * x) + (0.003 * y) + (0.1 * c);
        var hole = Holes.Random(64, 60, 0.75, 3);
        var filled = Fill(Holes.Problem(hole, 3, Ramp));
        Assert.All(HarmonicTests.Missing(hole).Where(p => p.X is > 4 and < 59 && p.Y is > 4 and < 55), p => Assert.Equal(Ramp(p.X, p.Y, 1), filled[p.X, p.Y, 0, 1], 2e-3));
    }

    [Fact]
    public void A_straight_edge_crosses_a_scratch()
    {
        static double Edge(int x, int y, int c) => Math.Clamp(0.5 + ((x - 30 - (0.6 * y)) * 0.5), 0.2, 0.8);
        var hole = Holes.Where(80, 64, (_, y) => y is > 29 and < 34);
        var problem = Holes.Problem(hole, 1, Edge);
        Assert.InRange(Error(Fill(problem), hole, Edge), 0, 0.03);
    }

    [Fact]
    public void The_fill_stays_within_the_known_values_even_in_a_large_hole()
    {
        var hole = Holes.Where(120, 90, (x, y) => x is > 20 and < 100 && y is > 15 and < 75);
        var problem = Holes.Problem(hole, 2, (x, y, c) => Holes.Noise(x, y, c) * Holes.Noise(y, x, c) * 1e4);
        var filled = Fill(problem);
        for (int c = 0; c < 2; c++)
        {
            float[] known = [.. problem.Image.Plane(c).ToArray().Where(float.IsFinite)];
            Assert.All(filled.Plane(c).ToArray(), value => Assert.InRange(value, known.Min(), known.Max()));
        }
    }

    [Fact]
    public void Equal_channels_get_equal_fills_and_the_same_as_one_alone()
    {
        var hole = Holes.Random(50, 40, 0.7, 8);
        var grey = Fill(Holes.Problem(hole, 1, (x, y, _) => Holes.Scene(x, y, 0)));
        var tripled = Fill(Holes.Problem(hole, 3, (x, y, _) => Holes.Scene(x, y, 0)));
        for (int c = 0; c < 3; c++) Assert.Equal(grey.Samples, tripled.Plane(c).ToArray());
    }
}
