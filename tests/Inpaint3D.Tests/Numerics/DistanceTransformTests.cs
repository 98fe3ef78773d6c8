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
}
