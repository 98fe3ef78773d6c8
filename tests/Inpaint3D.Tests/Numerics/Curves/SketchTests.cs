using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Tests.Numerics.Curves;

public class SketchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.35)]
    [InlineData(-0.8)]
    public void A_straight_edge_goes_on_over_80_pixels(double slope)
    {
        var image = Picture(160, 100, (x, y) => Step((y - 50) - (slope * (x - 80))));
        var curve = Assert.Single(Sketch.Complete(image, Box(160, 100, 40, 2, 120, 98), 0, new Run()));
        Assert.True(curve.Path.Length > 80);
        foreach (var (x, y) in curve.Path.Points(1)) Assert.Equal(0, ((y - 50) - (slope * (x - 80))) / Math.Sqrt(1 + (slope * slope)), 0.5);
        Assert.Equal(0.2, Math.Min(curve.Left(0, 0.5), curve.Right(0, 0.5)), 0.01);
        Assert.Equal(0.8, Math.Max(curve.Left(0, 0.5), curve.Right(0, 0.5)), 0.01);
    }

    [Fact]
    public void A_circle_stays_a_circle()
    {
        var image = Picture(140, 140, (x, y) => Step(Radius(x, y) - 50));
        var curve = Assert.Single(Sketch.Complete(image, Box(140, 140, 75, 75, 140, 140), 0, new Run()));
        foreach (var (x, y) in curve.Path.Points(1)) Assert.Equal(50, Radius(x, y), 1.5);

        static double Radius(double x, double y) => Math.Sqrt(((x - 65) * (x - 65)) + ((y - 65) * (y - 65)));
    }

    [Fact]
    public void Curves_never_cross_and_use_each_junction_once()
    {
        var image = Picture(120, 120, (x, y) => 0.5 * (Step((x - y) / 1.41) + Step((x + y - 118) / 1.41)));
        var curves = Sketch.Complete(image, Box(120, 120, 40, 40, 80, 80), 0, new Run());
        Assert.NotEmpty(curves);
        var ends = curves.SelectMany(curve => new[] { curve.Start, curve.End! }).ToArray();
        Assert.Equal(ends.Length, ends.Distinct().Count());
        for (int i = 0; i < curves.Count; i++)
            for (int k = 0; k < i; k++) Assert.False(new CurveTrace(curves[i].Path.Points(2)).Crosses(new CurveTrace(curves[k].Path.Points(2))));
    }

    [Fact]
    public void Many_stripes_are_all_continued()
    {
        var image = Picture(160, 130, (x, y) => Math.Floor(y / 13.0) % 2 == 0 ? 0.2 : 0.8);
        Assert.Equal(9, Sketch.Complete(image, Box(160, 130, 50, 10, 110, 120), 0, new Run()).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Noise_has_no_edges_to_continue(int smoothing)
    {
        var noise = Picture(150, 150, (x, y) => Average(x, y));
        Assert.Empty(Sketch.Complete(noise, Box(150, 150, 50, 50, 100, 100), 0, new Run()));

        double Average(double x, double y)
        {
            double sum = 0;
            for (int dy = -smoothing; dy <= smoothing; dy++)
                for (int dx = -smoothing; dx <= smoothing; dx++) sum += CounterRandom.Uniform(7, (uint)((((int)y + dy + 9) * 200) + (int)x + dx + 9), 0);
            return sum / (((2 * smoothing) + 1) * ((2 * smoothing) + 1));
        }
    }

    [Fact]
    public void An_edge_goes_on_through_noise()
    {
        var image = Picture(140, 100, (x, y) => Step((y - 45) - (0.2 * (x - 70))) + (0.1 * CounterRandom.Uniform(3, (uint)((y * 140) + x), 0)));
        var curves = Sketch.Complete(image, Box(140, 100, 40, 20, 100, 80), 0, new Run());
        Assert.Contains(curves, curve => curve.Path.Points(1).All(point => Math.Abs(point.Y - 45 - (0.2 * (point.X - 70))) < 2));
    }

    [Fact]
    public void Every_hole_has_its_curves_and_islands_take_part()
    {
        var image = Picture(200, 60, (x, y) => Step(y - 29.5));
        var hole = Box(200, 60, 30, 10, 60, 50);
        for (int y = 10; y < 50; y++)
            for (int x = 90; x < 170; x++) hole[x, y] = x is < 115 or >= 145 || y is < 18 or >= 42;
        Assert.Equal(3, Sketch.Complete(image, hole, 0, new Run()).Count);
    }

    [Fact]
    public void A_hole_at_the_border_of_the_picture_has_curves_between_its_known_sides()
    {
        var image = Picture(140, 90, (x, y) => Step(30 - y + (0.2 * x)));
        var curve = Assert.Single(Sketch.Complete(image, Box(140, 90, 40, 0, 100, 70), 0, new Run()));
        foreach (var (x, y) in curve.Path.Points(1)) Assert.Equal(30 + (0.2 * x), y, 0.5);
        Assert.Empty(Sketch.Complete(image, Box(140, 90, 90, 0, 140, 90), 0, new Run()));
    }

    static Field Picture(int width, int height, Func<double, double, double> value)
    {
        var image = new Field(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) image[x, y] = (float)value(x, y);
        return image;
    }

    /// <summary>From 0.2 to 0.8 over one pixel.</summary>
    static double Step(double distance) => 0.2 + (0.6 * Math.Clamp(0.5 + distance, 0, 1));

    static Mask Box(int width, int height, int left, int top, int right, int bottom)
    {
        var hole = new Mask(width, height);
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) hole[x, y] = true;
        return hole;
    }
}
