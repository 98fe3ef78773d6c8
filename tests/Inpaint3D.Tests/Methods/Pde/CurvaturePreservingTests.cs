using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Tests.Methods.Pde;

public class CurvaturePreservingTests
{
    static Field Fill(ImageHole problem) => new CurvaturePreserving().Fill(problem, new Run()).Image;

    /// <summary>A disc around (48, 48), with an edge as wide as a pixel.</summary>
    static Func<int, int, int, double> Disc(double radius) => (x, y, _) => Math.Clamp(radius - Math.Sqrt(((x - 48.0) * (x - 48)) + ((y - 48.0) * (y - 48))) + 0.5, 0, 1);

    [Theory, InlineData(25), InlineData(35)]
    public void A_circle_keeps_its_curvature_where_smoothing_by_the_tensor_alone_would_cut_it_short(double radius)
    {
        // The arc above the band's 24 columns rises by r − √(r² − 12²) over its chord.
        var hole = Holes.Where(97, 97, (x, _) => x is >= 36 and < 60);
        var filled = Fill(Holes.Problem(hole, 1, Disc(radius)));
        double sagitta = radius - Math.Sqrt((radius * radius) - (12 * 12));
        double Height(Func<int, int, int, double> u) => Enumerable.Range(0, 48).Sum(y => u(48, y, 0));
        Assert.Equal(Height(Disc(radius)), Height((x, y, _) => filled[x, y]), 0.35 * sagitta);
        Assert.InRange(Enumerable.Range(0, 48).Count(y => filled[48, y] is > 0.2f and < 0.8f), 0, 3);
    }

    [Theory, InlineData(0), InlineData(20), InlineData(45), InlineData(-30)]
    public void A_straight_edge_crosses_a_band_with_less_than_half_a_pixel_of_error(double degrees)
    {
        double angle = degrees * Math.PI / 180;
        double Edge(int x, int y, int _) => Math.Clamp(((y - 40) * Math.Cos(angle)) - ((x - 40) * Math.Sin(angle)) + 0.5, 0, 1);
        var filled = Fill(Holes.Problem(Holes.Where(81, 81, (x, _) => x is >= 30 and < 50), 1, Edge));
        for (int x = 30; x < 50; x++)
            Assert.InRange(Enumerable.Range(0, 81).Sum(y => filled[x, y] - Edge(x, y, 0)), -0.5, 0.5);
    }

    [Fact]
    public void A_stroke_of_three_pixels_is_continued_at_its_width()
    {
        double Stroke(int x, int y, int _) => Math.Clamp(2 - Math.Abs(y - 40 - (0.4 * (x - 40))), 0, 1);
        var filled = Fill(Holes.Problem(Holes.Where(81, 81, (x, _) => x is >= 32 and < 48), 1, Stroke));
        for (int x = 32; x < 48; x++)
            Assert.Equal(Enumerable.Range(0, 81).Sum(y => Stroke(x, y, 0)), Enumerable.Range(0, 81).Sum(y => (double)filled[x, y]), 0.5);
    }

    [Fact]
    public void Turning_the_picture_by_90_degrees_turns_the_fill()
    {
        // 65 × 65 with its margin, which every level of the pyramid halves about the same centre.
        var hole = Holes.Where(129, 129, (x, y) => Math.Abs(x - 64) <= 8 && Math.Abs(y - 64) <= 8);
        static double Picture(int x, int y) => Math.Clamp((0.8 * (y - 60)) - (0.3 * (x - 64)) + (0.01 * (x - 64) * (x - 64)), 0, 1);
        var filled = Fill(Holes.Problem(hole, 1, (x, y, _) => Picture(x, y)));
        var turned = Fill(Holes.Problem(hole, 1, (x, y, _) => Picture(y, 128 - x)));
        Assert.All(HarmonicTests.Missing(hole), p => Assert.Equal(filled[p.Y, 128 - p.X], turned[p.X, p.Y], 0.02));
    }

    [Theory, MemberData(nameof(Holes.Kinds), MemberType = typeof(Holes))]
    public void The_fill_lies_within_the_known_values(string kind)
    {
        var problem = Holes.Problem(Holes.Make(kind), 2, Holes.Noise);
        var filled = Fill(problem);
        for (int c = 0; c < 2; c++)
        {
            float[] known = [.. problem.Image.Plane(c).ToArray().Where(float.IsFinite)];
            Assert.All(filled.Plane(c).ToArray(), value => Assert.InRange(value, known.Min() - 1e-6f, known.Max() + 1e-6f));
        }
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var problem = Holes.Problem(Holes.Where(120, 90, (x, y) => x is > 30 and < 70 && y is > 10 and < 80), 3, Holes.Scene);
        float[] Samples(int threads) => new CurvaturePreserving().Fill(problem, new Run { Device = new CpuDevice(threads) }).Image.Samples;
        Assert.Equal(Samples(1), Samples(3));
    }
}
