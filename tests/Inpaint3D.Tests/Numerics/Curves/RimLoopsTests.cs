using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Tests.Numerics.Curves;

public class RimLoopsTests
{
    [Fact]
    public void A_pixel_has_four_corners_clockwise() => Assert.Equal([(1, 1), (2, 1), (2, 2), (1, 2)], Loops("...", ".#.", "...")[0]);

    [Fact]
    public void A_ring_has_an_outer_and_an_inner_rim_with_the_hole_on_the_right_of_both()
    {
        var loops = Loops("####", "#..#", "####");
        Assert.Equal(2, loops.Count);
        Assert.Equal((14, 6), (loops[0].Count, loops[1].Count));
        Assert.Equal((12, -2), (Area(loops[0]), Area(loops[1])));
    }

    [Fact]
    public void Pixels_that_touch_at_a_corner_have_one_rim()
    {
        Assert.Equal(8, Assert.Single(Loops("#.", ".#")).Count);
        Assert.Equal(8, Assert.Single(Loops(".#", "#.")).Count);
    }

    static List<List<(int X, int Y)>> Loops(params string[] rows)
    {
        bool[] missing = [.. string.Concat(rows).Select(c => c == '#')];
        return RimLoops.Around(missing, rows[0].Length, GridComponent.Take(Array.ConvertAll(missing, isMissing => isMissing ? (byte)1 : (byte)0), rows[0].Length, Array.IndexOf(missing, true)).Cells);
    }

    static int Area(List<(int X, int Y)> loop) => loop.Zip([.. loop.Skip(1), loop[0]], (a, b) => (a.X * b.Y) - (b.X * a.Y)).Sum() / 2;
}
