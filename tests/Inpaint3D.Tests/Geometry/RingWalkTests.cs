using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class RingWalkTests
{
    [Fact]
    public void Few_rings_are_the_first_of_many_whichever_are_asked_for_first()
    {
        var mesh = Shapes.Sphere(16, 20).Without((t, _) => t.A == 100 || t.B == 100 || t.C == 100);
        var topology = Topology.Of(mesh);
        var rim = new Rim(topology, Assert.Single(topology.Loops));
        var few = rim.Around(2);
        rim.ForgetRings();
        var (many, again) = (rim.Around(5), rim.Around(2));
        Assert.True(few.Triangles.Length < many.Triangles.Length);
        Assert.Equal(few.Triangles, again.Triangles);
        Assert.Equal(few.Points, again.Points);
        Assert.Equal(few.MeshVertices, again.MeshVertices);
        Assert.Equal(few.Triangles, many.Triangles[..few.Triangles.Length]);
    }
}
