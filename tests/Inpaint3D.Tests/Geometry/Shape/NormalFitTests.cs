using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Tests.Geometry.Shape;

public class NormalFitTests
{
    static readonly Run s_run = new();

    [Fact]
    public void With_the_true_normals_a_cylinder_comes_back()
    {
        var rim = Rims.Cylinder(40, 0.6);
        var patch = rim.Patch;
        Refinement.Refine(patch, rim.Scale, s_run);
        Assert.True(NormalFit.Fit(patch, () => [.. patch.Points.Select(p => new Vec3(p.X, 0, p.Z).Normalized())], s_run));
        Assert.Equal(rim.Around.Points.Take(40), patch.Points.Take(40));
        Assert.All(patch.Points.Skip(40), p => Assert.Equal(1, Math.Sqrt((p.X * p.X) + (p.Z * p.Z)), 1e-3));
    }

    [Fact]
    public void A_flat_patch_between_flat_triangles_stays_flat()
    {
        var rim = Rims.Disc(24, (_, _) => 0);
        Refinement.Refine(rim.Patch, rim.Scale, s_run);
        Assert.True(NormalFit.Fit(rim.Patch, NormalFit.AtRim(rim.Around, 24, v => (v + 1) % 24), s_run));
        Assert.All(rim.Patch.Points, p => Assert.Equal(0, p.Z, 1e-12));
    }

    [Fact]
    public void The_normals_at_the_rim_of_a_cap_bring_it_back_about_round()
    {
        var rim = Rims.Cap(40, 45);
        Refinement.Refine(rim.Patch, rim.Scale, s_run);
        Fairing.Fair(rim.Patch, rim.Around, 1, s_run);
        Assert.True(NormalFit.Fit(rim.Patch, NormalFit.AtRim(rim.Around, 40, v => (v + 1) % 40), s_run));
        Assert.All(rim.Patch.Points, p => Assert.Equal(1, p.Length, 0.03));
    }
}
