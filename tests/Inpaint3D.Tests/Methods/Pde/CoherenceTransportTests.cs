using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Tests.Methods.Pde;

public class CoherenceTransportTests
{
    static Field Fill(ImageHole problem, double sharpness = 10) => new CoherenceTransport { Sharpness = sharpness }.Fill(problem, new Run()).Image;

    [Theory]
    [InlineData(0, 10), InlineData(15, 10), InlineData(30, 10), InlineData(45, 10), InlineData(-30, 10), InlineData(30, 25), InlineData(45, 25)]
    public void An_edge_crosses_a_band_of_20_pixels_with_less_than_a_pixel_of_error(double degrees, double sharpness)
    {
        double angle = degrees * Math.PI / 180;
        // The share of a pixel on one side of the line, to first order.
        double Edge(int x, int y, int _) => Math.Clamp(((y - 40) * Math.Cos(angle)) - ((x - 40) * Math.Sin(angle)) + 0.5, 0, 1);
        var hole = Holes.Where(81, 81, (x, _) => x is >= 30 and < 50);
        var filled = Fill(Holes.Problem(hole, 1, Edge), sharpness);
        for (int x = 30; x < 50; x++)
        {
            // The sum of a column counts the pixels below the edge.
            double error = Enumerable.Range(0, 81).Sum(y => filled[x, y] - Edge(x, y, 0));
            Assert.InRange(error, -1, 1);
        }
        // It stays an edge: few pixels are neither dark nor bright.
        Assert.InRange(Enumerable.Range(0, 81).Count(y => filled[40, y] is > 0.2f and < 0.8f), 0, 4);
    }

    [Theory, MemberData(nameof(Holes.Kinds), MemberType = typeof(Holes))]
    public void The_fill_lies_within_the_known_values(string kind)
    {
        var problem = Holes.Problem(Holes.Make(kind), 3, Holes.Noise);
        var filled = Fill(problem);
        for (int c = 0; c < 3; c++)
        {
            var known = problem.Image.Plane(c).ToArray().Where(float.IsFinite).ToArray();
            Assert.All(filled.Plane(c).ToArray(), value => Assert.InRange(value, known.Min(), known.Max()));
        }
    }

    [Fact]
    public void A_constant_stays_that_constant_to_the_last_bit()
    {
        foreach (string kind in Holes.Kinds.Select(row => row.Data))
        {
            var filled = Fill(Holes.Problem(Holes.Make(kind), 4, (_, _, c) => 0.1 + (1234.7 * c)));
            for (int c = 0; c < 4; c++) Assert.All(filled.Plane(c).ToArray(), value => Assert.Equal((float)(0.1 + (1234.7 * c)), value));
        }
    }

    [Fact]
    public void Without_sharpness_the_first_front_is_the_mean_of_the_disc_weighted_by_distance()
    {
        var hole = Holes.Where(30, 30, (x, y) => x is > 9 and < 20 && y is > 9 and < 20);
        var filled = Fill(Holes.Problem(hole, 1, Holes.Noise), sharpness: 0);
        double sum = 0, weights = 0;
        for (int dy = -5; dy <= 5; dy++)
        {
            for (int dx = -5; dx <= 5; dx++)
            {
                if ((dx * dx) + (dy * dy) is 0 or > 25 || hole[10 + dx, 14 + dy]) continue;
                double weight = 1 / Math.Sqrt((dx * dx) + (dy * dy));
                sum += weight * Holes.Noise(10 + dx, 14 + dy, 0);
                weights += weight;
            }
        }
        Assert.Equal(sum / weights, filled[10, 14], 1e-5);
    }

    [Fact]
    public void Turning_and_mirroring_the_picture_turns_and_mirrors_the_fill()
    {
        var hole = Holes.Where(33, 33, (x, y) => ((x - 16) * (x - 16)) + ((y - 16) * (y - 16)) < 90);
        var filled = Fill(Holes.Problem(hole, 1, Holes.Scene));
        var turned = Fill(Holes.Problem(hole, 1, (x, y, c) => Holes.Scene(y, 32 - x, c)));
        var mirrored = Fill(Holes.Problem(hole, 1, (x, y, c) => Holes.Scene(32 - x, y, c)));
        Assert.All(HarmonicTests.Missing(hole), pixel =>
        {
            Assert.Equal(filled[pixel.Y, 32 - pixel.X], turned[pixel.X, pixel.Y], 2e-3);
            Assert.Equal(filled[32 - pixel.X, pixel.Y], mirrored[pixel.X, pixel.Y], 2e-3);
        });
    }

    [Fact]
    public void Values_of_any_unit_give_the_same_fill_in_that_unit()
    {
        var hole = Holes.Make("diagonal scratches");
        var plain = Fill(Holes.Problem(hole, 3, Holes.Scene));
        var scaled = Fill(Holes.Problem(hole, 3, (x, y, c) => 60_000 * Holes.Scene(x, y, c)));
        Assert.All(plain.Samples, (value, i) => Assert.Equal(value, scaled.Samples[i] / 60_000, 1e-3));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var problem = Holes.Problem(Holes.Random(200, 180, 0.75, 8), 3, Holes.Scene);
        foreach (var method in new Method<ImageHole>[] { new CoherenceTransport(), new Harmonic(), new Biharmonic() })
        {
            var (one, three) = (new Run { Device = new Inpaint3D.Compute.CpuDevice(1) }, new Run { Device = new Inpaint3D.Compute.CpuDevice(3) });
            Assert.Equal(method.Fill(problem, one).Image.Samples, method.Fill(problem, three).Image.Samples);
        }
    }

    [Theory, InlineData("harmonic"), InlineData("biharmonic"), InlineData("coherence-transport")]
    public void Progress_never_falls_and_a_cancelled_run_stops(string method)
    {
        var problem = Holes.Problem(Holes.Random(300, 200, 0.75, 8), 6, Holes.Scene);
        var recorder = new Recorder();
        Catalog.Create<ImageHole>(method).Fill(problem, new Run { Progress = recorder });
        Assert.Equal(recorder.Fractions.Order(), recorder.Fractions);
        Assert.Equal(1, recorder.Fractions[^1]);
        using var source = new CancellationTokenSource();
        var stopping = new Run { Cancel = source.Token, Progress = new Recorder(() => source.Cancel()) };
        Assert.Throws<OperationCanceledException>(() => Catalog.Create<ImageHole>(method).Fill(problem, stopping));
    }

    sealed class Recorder(Action? told = null) : IProgress<double>
    {
        public List<double> Fractions { get; } = [];

        public void Report(double value)
        {
            Fractions.Add(value);
            told?.Invoke();
        }
    }
}
