using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Tests.Geometry.Shape;

public class WillmoreFlowTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(75)]
    [InlineData(110)]
    [InlineData(150)]
    public void A_sphere_is_found_round_a_hole_of_any_width(double degrees)
    {
        var rim = Rims.Cap(40, degrees);
        var sphere = SphereFit.Of([.. rim.Patch.Points], rim.Around)!;
        Assert.InRange(sphere.Center.Length, 0, 1e-10);
        Assert.Equal(1, sphere.Radius, 1e-10);
        Assert.Equal(1, sphere.Axis.Z, 1e-10);
        Assert.Equal(1, sphere.Project(new Vec3(0.2, 0.1, Math.Cos(degrees * Math.PI / 180))).Length, 1e-10);
    }

    [Fact]
    public void A_cylinder_is_no_sphere()
    {
        var rim = Rims.Cylinder(40, 0.7);
        Assert.Null(SphereFit.Of([.. rim.Patch.Points], rim.Around));
    }

    [Theory]
    [InlineData(0.5, 60)]
    [InlineData(0.5, 95)]
    [InlineData(1.6, 60)]
    public void The_band_round_an_ellipsoid_is_no_sphere_s(double axis, double degrees)
    {
        var rim = Rims.Cap(40, degrees);
        Vec3[] points = [.. rim.Around.Points.Select(p => p with { Z = axis * p.Z })];
        Assert.Null(SphereFit.Of(points[..rim.Patch.RimPoints], rim.Around with { Points = points }));
    }

    [Fact]
    public void The_energy_falls_in_every_step_and_a_cap_rises_to_its_sphere()
    {
        var rim = Rims.Cap(40, 75);
        Assert.True(Fairing.RefineAndFair(rim.Patch, rim.Around, rim.Scale, 2, 1, 0, new Run()));
        double before = Rms(rim.Patch);
        for (int round = 0; round < 4; round++)
        {
            var energies = WillmoreFlow.Lower(rim.Patch, rim.Around, new Run())!;
            for (int step = 1; step < energies.Count; step++) Assert.True(energies[step] < energies[step - 1]);
            if (round == 0) Assert.True(energies.Count > 2);
            Refinement.Refine(rim.Patch, rim.Scale, new Run());
        }
        WillmoreFlow.Lower(rim.Patch, rim.Around, new Run());
        Assert.InRange(Rms(rim.Patch), 0, Math.Min(0.004, before / 4));
    }

    [Fact]
    public void A_plane_stays()
    {
        var rim = Rims.Disc(30, (x, y) => (0.3 * x) - (0.7 * y) + 2);
        Refinement.Refine(rim.Patch, rim.Scale, new Run());
        Assert.True(WillmoreFlow.Flow(rim.Patch, rim.Around, (patch, run) => Refinement.Refine(patch, rim.Scale, run), new Run()));
        Assert.All(rim.Patch.Points, p => Assert.Equal((0.3 * p.X) - (0.7 * p.Y) + 2, p.Z, 1e-9));
    }

    static double Rms(Patch patch) => Math.Sqrt(patch.Points.Skip(patch.RimPoints).Average(p => (p.Length - 1) * (p.Length - 1)));
}
