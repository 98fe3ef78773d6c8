using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class OneSheetTests
{
    [Theory]
    [InlineData(0, 0, 25, 25)]
    [InlineData(0, 0.02, 5, 24)]
    [InlineData(0.8, 0, 20, 20)]
    [InlineData(0.8, 0.02, 5, 19)]
    public void A_rim_that_is_seen_to_have_one_sheet_all_round_has_no_other(double slope, double bumps, int fewest, int most)
    {
        const int n = 60;
        var bump = new Random(7);
        var mesh = Shapes.Grid(n, (x, _) => (-slope * Math.Abs(x - (n / 2))) + (bump.NextDouble() < bumps ? 0.5 : 0)).Without((_, c) => IsHole(c.X) && IsHole(c.Y));
        var topology = Topology.Of(mesh);
        var rims = topology.Loops.Where(loop => !loop.IsOuterBorder).Select(loop => new Rim(topology, loop)).ToArray();
        Assert.Equal(25, rims.Length);
        var one = rims.Where(rim => OneSheet.IsRound(rim, topology.Edges)).ToArray();
        Assert.InRange(one.Length, fewest, most);
        Assert.All(one, rim => Assert.Single(new SmoothSheets(rim.Around(SmoothSheets.Rings), rim).OfRim.Distinct()));

        // The middle one of five is on the crease.
        static bool IsHole(double x) => Math.Abs((x % 12) - 6) < 1;
    }
}
