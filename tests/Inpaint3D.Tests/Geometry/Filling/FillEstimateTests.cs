using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Geometry.Filling;

public class FillEstimateTests
{
    static (Mesh Old, Loop Hole, Mesh Filled, FillEstimate Estimate) Fill(Func<double, double, double>? height)
    {
        var mesh = Shapes.Grid(16, height).Without((_, c) => (new Vec3(c.X, c.Y, 0) - new Vec3(8, 8, 0)).Length < 3);
        var hole = Topology.Of(mesh).Loops.Single(loop => !loop.IsOuterBorder);
        var filled = new MinimumWeight().Fill(new MeshHole(mesh, [hole]), new Run()).Mesh;
        return (mesh, hole, filled, FillEstimate.Of(mesh, [hole], filled, new Run()).Single());
    }

    [Fact]
    public void A_flat_hole_is_certain()
    {
        var (old, hole, filled, estimate) = Fill(null);
        Assert.Equal([hole.Id], estimate.Loops);
        Assert.Equal(hole.Diameter, estimate.Diameter);
        Assert.Equal(0, estimate.Error, 1e-9);
        Assert.Equal(Enumerable.Range(old.Triangles.Length, filled.Triangles.Length - old.Triangles.Length), estimate.Triangles.Order());
        Assert.All(estimate.Confidence, value => Assert.Equal(1, value, 1e-6f));
    }

    [Fact]
    public void The_estimate_grows_with_the_unevenness_around()
    {
        static double Wave(double x, double y) => Math.Sin(1.3 * x) * Math.Cos(1.1 * y);
        var (low, high) = (Fill((x, y) => 0.1 * Wave(x, y)).Estimate, Fill((x, y) => 0.4 * Wave(x, y)).Estimate);
        Assert.InRange(low.Error, 0.01, 0.1);
        Assert.InRange(high.Error / low.Error, 3, 5);
        Assert.True(high.MeanConfidence < low.MeanConfidence);
    }

    [Fact]
    public void It_is_the_root_mean_square_of_an_error_that_grows_from_the_rim()
    {
        var (_, hole, filled, estimate) = Fill((x, y) => 0.3 * Math.Sin(1.3 * x) * Math.Cos(1.1 * y));
        // Confidence is 1 / (1 + e / (D / 20)).
        var errors = estimate.Confidence.Select(c => ((1 / c) - 1) * hole.Diameter / 20).ToArray();
        var areas = estimate.Triangles.Select(t => filled.Triangles[t] is var (a, b, c) ? Vec3.Cross(filled.Positions[b] - filled.Positions[a], filled.Positions[c] - filled.Positions[a]).Length : 0).ToArray();
        Assert.Equal(estimate.Error, Math.Sqrt(errors.Zip(areas, (e, area) => e * e * area).Sum() / areas.Sum()), 1e-5);
        var rim = hole.Vertices.ToHashSet();
        double AtRim(bool at) => estimate.Triangles.Zip(estimate.Confidence).Where(pair => filled.Triangles[pair.First] is var (a, b, c) && (rim.Contains(a) || rim.Contains(b) || rim.Contains(c)) == at).Average(pair => pair.Second);
        Assert.True(AtRim(true) > AtRim(false));
    }

    [Fact]
    public void A_patch_over_several_loops_names_them_all_and_an_open_hole_has_none()
    {
        var mesh = Shapes.Grid(16).Without((_, c) => (c - new Vec3(8, 8, 0)).Length is > 1.6 and < 5);
        var loops = Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder).ToArray();
        var filled = new MinimumWeight().Fill(new MeshHole(mesh, loops), new Run()).Mesh;
        Assert.Equal([2, 3], FillEstimate.Of(mesh, loops, filled, new Run()).Single().Loops);
        Assert.Empty(FillEstimate.Of(mesh, loops, mesh, new Run()));
    }
}
