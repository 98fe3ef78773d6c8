using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class FaceSetTests
{
    [Fact]
    public void A_segment_meets_a_triangle_that_it_passes_through_but_for_those_at_its_own_ends()
    {
        var set = new FaceSet([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], [new Triangle(0, 1, 2)], [10, 11, 12], [0]);
        Vec3 above = new(0.2, 0.2, 1), below = new(0.2, 0.2, -1), beside = new(2, 2, -1);
        Assert.True(set.Meets(above, below, 1, 2, []));
        Assert.True(set.Meets(above, new Vec3(0.2, 0.2, 0), 1, 2, []));
        Assert.False(set.Meets(above, beside, 1, 2, []));
        Assert.False(set.Meets(above, new Vec3(0, 0, 0), 1, 10, []));
    }

    [Fact]
    public void A_triangle_without_area_is_met_by_nothing()
    {
        var set = new FaceSet([new(0, 0, 0), new(1, 0, 0), new(2, 0, 0)], [new Triangle(0, 1, 2)], [10, 11, 12], [0]);
        Assert.False(set.Meets(new Vec3(1, 0, 1), new Vec3(1, 0, -1), 1, 2, []));
    }
}
