using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Tests.Numerics.Curves;

public class LevelLinesTests
{
    const int Side = 40;

    [Fact]
    public void A_line_of_a_plane_is_straight()
    {
        var lines = Of((x, y) => (0.02 * x) + (0.01 * y), (_, _) => true);
        var points = new LinePoint[20];
        Assert.Equal(20, lines.Follow(10, 0, 0, 0.205f, points));
        foreach (var point in points) Assert.Equal(0.205, (0.02 * point.X) + (0.01 * point.Y), 1e-6);
        Assert.All(points, point => Assert.Equal(Math.Sqrt(0.0005), point.Contrast, 1e-6));
    }

    [Fact]
    public void A_line_of_a_cone_keeps_its_distance()
    {
        var lines = Of((x, y) => Math.Sqrt(((x - 20) * (x - 20)) + ((y - 20) * (y - 20))), (_, _) => true);
        var points = new LinePoint[200];
        Assert.Equal(200, lines.Follow(29, 20, 0, 9.7f, points));
        Assert.All(points, point => Assert.Equal(9.7, Math.Sqrt(((point.X - 20) * (point.X - 20)) + ((point.Y - 20) * (point.Y - 20))), 0.05));
    }

    [Fact]
    public void A_line_ends_where_nothing_is_known()
    {
        var lines = Of((x, y) => x, (_, y) => y < 12);
        Assert.Equal(12, lines.Follow(10, 0, 0, 10.5f, new LinePoint[60]));
        Assert.False(lines.IsCell(10, 11));
        Assert.False(lines.IsCell(Side - 1, 0));
    }

    [Fact]
    public void Lines_do_not_cross_at_a_saddle()
    {
        var lines = Of((x, y) => (x == 20) == (y == 20) ? 1 : 0, (_, _) => true);
        var (first, second) = (new LinePoint[2], new LinePoint[2]);
        Assert.Equal((2, 2), (lines.Follow(20, 20, 0, 0.4f, first), lines.Follow(20, 20, 2, 0.4f, second)));
        Assert.NotEqual(first[1], second[1]);
    }

    [Fact]
    public void The_share_of_contrasts_falls_from_1_to_almost_0()
    {
        var lines = Of((x, y) => x * x, (_, _) => true);
        Assert.Equal(0, lines.LogShare(0), 1e-12);
        Assert.Equal(Math.Log(19 / 39.0), lines.LogShare(41), 1e-9);
        Assert.Equal(Math.Log(1 / (39.0 * 39)), lines.LogShare(1e9f), 1e-9);
    }

    static LevelLines Of(Func<double, double, double> value, Func<int, int, bool> known) =>
        new([.. Enumerable.Range(0, Side * Side).Select(i => (float)value(i % Side, i / Side))], [.. Enumerable.Range(0, Side * Side).Select(i => known(i % Side, i / Side))], Side);
}
