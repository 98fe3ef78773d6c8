using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Tests.Geometry.Shape;

public class SphereFitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_vertex_that_was_pushed_across_the_rim_comes_back_between_its_neighbours(int winding)
    {
        // A fan of six triangles round a point that lies beyond the rim, at 45° from the pole while the rim is at 30°.
        var patch = new Patch(Enumerable.Range(0, 6).Select(i => OnSphere(30, 60 * i)));
        patch.Points.Add(OnSphere(45, 10));
        for (int i = 0; i < 6; i++) patch.Triangles.Add(winding > 0 ? new Triangle(i, (i + 1) % 6, 6) : new Triangle((i + 1) % 6, i, 6));
        Assert.Contains(patch.Triangles, t => winding * Facing(patch, t) < 0);

        new SphereFit(Vec3.Zero, 1, new Vec3(0, 0, 1), 0).Unfold(patch);
        Assert.All(patch.Triangles, t => Assert.True(winding * Facing(patch, t) > 0));
        Assert.Equal(1, patch.Points[6].Length, 12);
        Assert.Equal(1, patch.Points[6].Z, 9);
    }

    static double Facing(Patch patch, Triangle t) =>
        Vec3.Dot(Vec3.Cross(patch.Points[t.B] - patch.Points[t.A], patch.Points[t.C] - patch.Points[t.A]), patch.Points[t.A]);

    static Vec3 OnSphere(double fromPole, double round)
    {
        var (a, b) = (fromPole * Math.PI / 180, round * Math.PI / 180);
        return new Vec3(Math.Sin(a) * Math.Cos(b), Math.Sin(a) * Math.Sin(b), Math.Cos(a));
    }
}
