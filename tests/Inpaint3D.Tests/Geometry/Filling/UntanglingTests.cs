using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Tests.Geometry.Filling;

public class UntanglingTests
{
    /// <summary>A sheet over the disc, half a radius above.</summary>
    static readonly FaceSet s_sheet = new([new(-9, -9, 0.5), new(9, -9, 0.5), new(0, 9, 0.5)], [new Triangle(0, 1, 2)], [1000, 1001, 1002], [0]);

    static (Patch Patch, Rim Rim) Disc(Func<Vec3, double> height)
    {
        var disc = Rims.Disc(40, (_, _) => 0);
        Refinement.Refine(disc.Patch, disc.Scale, new Run());
        for (int v = disc.Patch.RimPoints; v < disc.Patch.Points.Count; v++) disc.Patch.Points[v] += new Vec3(0, 0, height(disc.Patch.Points[v]));
        return (disc.Patch, new Rim([.. disc.Patch.Points.Take(disc.Patch.RimPoints)]));
    }

    [Fact]
    public void A_spike_is_drawn_in_until_it_crosses_nothing()
    {
        double nearest = Disc(_ => 0).Patch.Points.Skip(40).Min(p => p.Length);
        var (patch, rim) = Disc(p => p.Length == nearest ? 0.8 : 0);
        Assert.True(FaceSet.Of(patch, rim).Crosses(s_sheet, new Run()));
        var better = Assert.IsType<Patch>(Untangling.Of(patch, rim, s_sheet, new Run()));
        Assert.False(FaceSet.Of(better, rim).Crosses(s_sheet, new Run()) || FaceSet.Of(better, rim).CrossesItself(new Run()));
        Assert.Equal(patch.Points[..40], better.Points[..40]);
        Assert.Equal(0.8, patch.Points.Max(p => p.Z), 1e-12);
        Assert.True(better.Points.Zip(patch.Points, (p, q) => p == q).Count(same => same) > patch.Points.Count / 2);
    }

    [Fact]
    public void What_crosses_at_many_places_is_left()
    {
        var (patch, rim) = Disc(p => p.Length < 0.6 ? 0.8 : 0);
        Assert.Null(Untangling.Of(patch, rim, s_sheet, new Run()));
    }

    [Theory]
    [InlineData(0.08, 0.4, 1)]
    [InlineData(0.4, 0.08, -1)]
    public void What_stands_in_a_hole_is_passed_where_it_reaches_less_far(double above, double below, int side)
    {
        var (patch, rim) = Disc(_ => 0);
        double edge = patch.Triangles.Average(t => (patch.Points[t.A] - patch.Points[t.B]).Length);
        // A blade across the middle, of a width of three edges.
        FaceSet blade = new([new(-1.5 * edge, 0.01, -below), new(1.5 * edge, 0.01, -below), new(0, 0.01, above)], [new Triangle(0, 1, 2)], [1000, 1001, 1002], [0]);
        Assert.True(FaceSet.Of(patch, rim).Crosses(blade, new Run()));
        var better = Assert.IsType<Patch>(Untangling.Of(patch, rim, blade, new Run()));
        Assert.False(FaceSet.Of(better, rim).Crosses(blade, new Run()) || FaceSet.Of(better, rim).CrossesItself(new Run()));
        Assert.Equal(patch.Points[..40], better.Points[..40]);
        Assert.All(better.Points, p => Assert.InRange(side * p.Z, 0, 0.08 + edge));
        // Sides of 45° go out within a depth of the blade.
        Assert.All(better.Points.Where(p => p.Length > (3 * edge) + 0.08), p => Assert.Equal(0, p.Z));
    }
}
