using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Tests.Geometry.Shape;

public class BendingEnergyTests
{
    /// <summary>A cap of the unit sphere up to a polar angle, in rings, with the normals outside of its rim.</summary>
    static (Patch Patch, Rim Rim) Cap(int edges, double scale = 1)
    {
        const double angle = 0.8;
        int rings = edges / 8;
        var points = new List<Vec3>();
        for (int r = rings; r > 0; r--)
            for (int i = 0; i < edges; i++) points.Add(scale * Rims.OnSphere(angle * r / rings, 2 * Math.PI * i / edges));
        points.Add(new Vec3(0, 0, scale));
        var rim = new Rim([.. points.Take(edges)]);
        var patch = new Patch(rim.Points);
        patch.Points.AddRange(points.Skip(edges));
        for (int r = 0; r < rings; r++)
        {
            for (int i = 0; i < edges; i++)
            {
                int j = (i + 1) % edges, a = (r * edges) + i, b = (r * edges) + j;
                if (r == rings - 1) patch.Triangles.Add(new Triangle(a, b, points.Count - 1));
                else patch.Triangles.AddRange([new Triangle(a, b, b + edges), new Triangle(a, b + edges, a + edges)]);
            }
        }
        return (patch, rim);
    }

    static double Of((Patch Patch, Rim Rim) cap) => BendingEnergy.Of(cap.Patch, cap.Rim);

    [Fact]
    public void It_is_0_in_a_plane_and_does_not_depend_on_scale()
    {
        var rim = new Rim([new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(0, 1, 0)], [new(0, 0, 1), new(0, 0, 1), new(0, 0, 1), new(0, 0, 1)]);
        Assert.Equal(0, BendingEnergy.Of(Star.Of(rim).Patch, rim), 1e-12);
        Assert.Equal(Of(Cap(24)), Of(Cap(24, 7)), 1e-9);
    }

    [Fact]
    public void Finer_triangles_on_one_surface_hardly_change_it() => Assert.InRange(Of(Cap(64)) / Of(Cap(32)), 0.85, 1.15);

    [Fact]
    public void Neighbours_without_area_cost_more_than_anything()
    {
        var rim = new Rim([new(0, 0, 0), new(1, 0, 0), new(2, 0, 0), new(3, 0, 0)]);
        var patch = new Patch(rim.Points);
        patch.Triangles.AddRange([new(0, 1, 2), new(0, 2, 3)]);
        Assert.Equal(double.PositiveInfinity, BendingEnergy.Of(patch, rim));
    }

    [Fact]
    public void A_fold_costs_more_than_a_round_patch()
    {
        var (patch, rim) = Cap(32);
        double round = BendingEnergy.Of(patch, rim);
        Assert.False(PatchFolds.Spoil(patch, rim));
        patch.Points[^1] = Rims.OnSphere(0.4, 1);
        Assert.True(BendingEnergy.Of(patch, rim) > 1.5 * round);
        Assert.True(PatchFolds.Spoil(patch, rim));
    }

    [Fact]
    public void On_equilateral_triangles_a_cylinder_bends_by_the_square_root_of_3_over_its_radius()
    {
        const int n = 60;
        const double radius = 30;
        var (points, triangles) = (new List<Vec3>(), new List<Triangle>());
        for (int i = 0; i <= n; i++)
            for (int j = 0; j <= n; j++) points.Add(new(radius * Math.Sin((j + (0.5 * i)) / radius), Math.Sqrt(0.75) * i, radius * Math.Cos((j + (0.5 * i)) / radius)));
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) triangles.AddRange([new((i * (n + 1)) + j, (i * (n + 1)) + j + 1, ((i + 1) * (n + 1)) + j), new((i * (n + 1)) + j + 1, ((i + 1) * (n + 1)) + j + 1, ((i + 1) * (n + 1)) + j)]);
        var (curvature, area) = BendingEnergy.Mean([.. points], triangles);
        // Nothing bends over the border, where 2 in 3n edges are.
        Assert.InRange(curvature * radius / Math.Sqrt(3), 0.98, 1);
        Assert.InRange(area / (n * n * Math.Sqrt(0.75)), 0.999, 1);
    }
}
