using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Tests.Methods.Pde;

namespace Inpaint3D.Tests.Numerics;

public class DistanceTransformTests
{
    [Theory, MemberData(nameof(Holes.Kinds), MemberType = typeof(Holes))]
    public void The_distance_is_that_to_the_nearest_known_pixel(string kind)
    {
        var hole = Holes.Make(kind);
        var box = hole.Bounds().Grow(1, hole.Width, hole.Height);
        var squared = new DistanceTransform(hole, 0, box).Squared;
        var known = (from y in Enumerable.Range(0, hole.Height) from x in Enumerable.Range(0, hole.Width) where !hole[x, y] select (x, y)).ToArray();
        for (int i = 0; i < squared.Length; i++)
        {
            int x = box.X0 + (i % box.Width), y = box.Y0 + (i / box.Width);
            Assert.Equal(known.Min(pixel => ((pixel.x - x) * (pixel.x - x)) + ((pixel.y - y) * (pixel.y - y))), squared[i]);
        }
    }

    [Fact]
    public void The_order_is_by_distance_and_then_row_by_row()
    {
        var hole = Holes.Random(30, 20, 0.8, 6);
        var transform = new DistanceTransform(hole, 0, new Inpaint3D.Data.Box(0, 0, 0, 30, 20, 1));
        var expected = Enumerable.Range(0, 600).Where(i => hole.Samples[i] != 0).OrderBy(i => transform.Squared[i]).ThenBy(i => i);
        Assert.Equal(expected, transform.Order());
    }

    [Fact]
    public void Row_by_row_distances_are_those_of_the_whole_up_to_a_largest()
    {
        const int most = 6;
        var hole = new Mask(50, 70);
        for (int i = 0; i < hole.Samples.Length; i++) hole.Samples[i] = CounterRandom.Below(60, 3, (uint)i, 0) == 0 ? (byte)0 : (byte)1;
        var box = new Box(0, 0, 0, 50, 70, 1);
        var whole = new DistanceTransform(hole, 0, box).Squared;
        int rows = 0;
        DistanceTransform.ByRows(hole, 0, box, most, (y, squared) =>
        {
            Assert.Equal(rows++, y);
            for (int x = 0; x < 50; x++)
            {
                if (whole[(y * 50) + x] <= most * most) Assert.Equal(whole[(y * 50) + x], squared[x]);
                else Assert.True(squared[x] > most * most);
            }
        });
        Assert.Equal(70, rows);
    }
}
