using Inpaint3D.Compute;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class ComponentsTests
{
    [Fact]
    public void A_part_is_larger_than_less_than_its_area()
    {
        var parts = new Components(new HalfEdges(Shapes.Sphere(12, 16), Device.Cpu.Host));
        double area = parts.Area(1).Area;
        Assert.True(parts.IsLargerThan(1, 0.999 * area));
        Assert.False(parts.IsLargerThan(1, 1.001 * area));
    }
}
