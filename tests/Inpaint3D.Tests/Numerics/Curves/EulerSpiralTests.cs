using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Tests.Numerics.Curves;

public class EulerSpiralTests
{
    [Fact]
    public void Directions_along_the_chord_give_the_line()
    {
        var line = EulerSpiral.Between(1, 2, Math.Atan2(4, 3), 4, 6, Math.Atan2(4, 3))!.Value;
        Assert.Equal(5, line.Length, 1e-12);
        Assert.Equal(0, line.Curvature, 1e-12);
        Assert.Equal(0, line.Sharpness, 1e-12);
        Assert.Equal(0, line.Turning, 1e-12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.7)]
    [InlineData(1.2)]
    [InlineData(-1.5)]
    public void Opposite_angles_against_the_chord_give_the_arc(double half)
    {
        // A chord of 10 under the angle ±half is that of a circle of radius 5 / sin(half).
        var arc = EulerSpiral.Between(0, 0, half, 10, 0, -half)!.Value;
        double radius = 5 / Math.Sin(half);
        Assert.Equal(-1 / radius, arc.Curvature, 1e-9);
        Assert.Equal(0, arc.Sharpness, 1e-9);
        Assert.Equal(2 * half * radius, arc.Length, 1e-9);
        Assert.Equal(2 * Math.Abs(half), arc.Turning, 1e-9);
        foreach (var (x, y) in arc.Points(1)) Assert.Equal(Math.Abs(radius), Math.Sqrt(Math.Pow(x - 5, 2) + Math.Pow(y + (radius * Math.Cos(half)), 2)), 1e-9);
    }

    [Fact]
    public void Both_ends_and_directions_are_met()
    {
        for (double first = -2.4; first <= 2.4; first += 0.3)
        {
            for (double last = -2.4; last <= 2.4; last += 0.3)
            {
                var spiral = EulerSpiral.Between(3, -1, first + 0.5, 3 + (7 * Math.Cos(0.5)), -1 + (7 * Math.Sin(0.5)), last + 0.5)!.Value;
                var (x, y) = spiral.Points(0.5)[^1];
                Assert.Equal(3 + (7 * Math.Cos(0.5)), x, 1e-6);
                Assert.Equal(-1 + (7 * Math.Sin(0.5)), y, 1e-6);
                Assert.Equal(0, EulerSpiral.Wrap(spiral.AngleAt(spiral.Length) - last - 0.5), 1e-9);
                Assert.Equal(first + 0.5, spiral.AngleAt(0), 1e-12);
            }
        }
    }

    [Fact]
    public void Curvature_is_linear_in_length()
    {
        var points = EulerSpiral.Between(0, 0, 1.1, 40, 0, 0.3)!.Value.Points(0.05);
        double step = Math.Sqrt(Math.Pow(points[1].X, 2) + Math.Pow(points[1].Y, 2));
        var angles = points.Zip(points.Skip(1), (a, b) => Math.Atan2(b.Y - a.Y, b.X - a.X)).ToArray();
        // The third differences of a direction that is quadratic vanish.
        for (int i = 3; i < angles.Length; i++) Assert.Equal(0, (angles[i] - (3 * angles[i - 1]) + (3 * angles[i - 2]) - angles[i - 3]) / step, 1e-6);
    }

    [Fact]
    public void Turning_counts_both_bends_of_an_s()
    {
        var spiral = EulerSpiral.Between(0, 0, 0.8, 10, 0, 0.8)!.Value;
        double middle = spiral.AngleAt(spiral.Length / 2);
        Assert.Equal(0, spiral.CurvatureAt(spiral.Length / 2), 1e-9);
        Assert.Equal(2 * (0.8 - middle), spiral.Turning, 1e-9);
    }

    [Fact]
    public void Nothing_joins_a_point_with_itself() => Assert.Null(EulerSpiral.Between(1, 1, 0, 1, 1, 2));
}
