using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Geometry.Shape;

public class FairingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_plane_comes_back_to_rounding(int order)
    {
        var rim = Rims.Disc(40, (x, y) => (0.3 * x) - (0.7 * y) + 2);
        Refinement.Refine(rim.Patch, rim.Scale, new Run());
        for (int v = rim.Patch.RimPoints; v < rim.Patch.Points.Count; v++) rim.Patch.Points[v] += new Vec3(0, 0, 0.1);
        Assert.True(Fairing.Fair(rim.Patch, rim.Around, order, new Run()));
        Assert.All(rim.Patch.Points, p => Assert.Equal((0.3 * p.X) - (0.7 * p.Y) + 2, p.Z, 1e-12));
    }

    [Fact]
    public void What_lies_in_a_plane_is_left_as_it_is()
    {
        var rim = Rims.Disc(40, (x, y) => (0.3 * x) - (0.7 * y) + 2);
        Refinement.Refine(rim.Patch, rim.Scale, new Run());
        var before = rim.Patch.Points.ToArray();
        Assert.True(Fairing.Fair(rim.Patch, rim.Around, 3, new Run()));
        Assert.Equal(before, rim.Patch.Points);
    }

    [Fact]
    public void A_membrane_stays_in_the_box_of_its_rim()
    {
        var patch = Fair(Rims.Disc(60, (x, y) => (x * x) - (y * y)), 1);
        Assert.All(patch.Points, p => Assert.InRange(p.Z, -1, 1));
        Assert.All(patch.Points, p => Assert.InRange((p.X * p.X) + (p.Y * p.Y), 0, 1 + 1e-12));
    }

    [Fact]
    public void A_thin_plate_follows_a_cap_much_better_than_a_membrane_and_third_order_better_still()
    {
        double Error(int order) => Rms(Fair(Rims.Cap(40, 30), order), p => p.Length - 1);
        Assert.InRange(Error(2), 0, Error(1) / 5);
        Assert.InRange(Error(2), 0, 0.004);
        Assert.InRange(Error(3), 0, Error(2) / 5);
    }

    [Fact]
    public void Third_order_follows_a_cylinder_better_than_second()
    {
        double Error(int order) => Rms(Fair(Rims.Cylinder(40, 0.7), order), p => Math.Sqrt((p.X * p.X) + (p.Z * p.Z)) - 1);
        Assert.InRange(Error(2), 0, 0.01);
        Assert.InRange(Error(3), 0, Error(2) / 2);
    }

    [Fact]
    public void A_cubic_height_converges_with_the_mesh()
    {
        // Small slopes, so that the Laplacian of the surface is nearly that of the plane.
        double Error(int edges) => Rms(Fair(Rims.Disc(edges, Cubic), 2), p => p.Z - Cubic(p.X, p.Y)) / 0.01;
        Assert.InRange(Error(120), 0, 0.6 * Error(40));
        Assert.InRange(Error(120), 0, 0.02);

        static double Cubic(double x, double y) => 0.01 * ((x * x * x) - (2 * x * y * y) + (x * y));
    }

    [Fact]
    public void Density_makes_triangles_smaller_on_the_same_surface_and_folds_none()
    {
        var rim = Rims.Cap(30, 45);
        Assert.True(Fairing.RefineAndFair(rim.Patch, rim.Around, rim.Scale, 3, density: 10, growth: 0, new Run()));
        double edge = rim.Scale.Average();
        Assert.InRange(rim.Patch.Points.Count, 5000, 30_000);
        Assert.InRange(rim.Patch.Points.Max(p => Math.Abs(p.Length - 1)), 0, edge * edge / 8);
        Assert.All(rim.Patch.Triangles, t => Assert.True(Vec3.Dot(Normal(rim.Patch.Points, t), rim.Patch.Points[t.A] + rim.Patch.Points[t.B] + rim.Patch.Points[t.C]) > 0));
    }

    [Fact]
    public void Towards_the_membrane_a_patch_gets_smaller_step_by_step()
    {
        var patch = Fair(Rims.Cap(40, 60), 3);
        double[] areas = [Area(patch), .. Fairing.TowardsMembrane(patch, new Run()).Select(Area)];
        Assert.Equal(4, areas.Length);
        Assert.All(areas.Zip(areas.Skip(1)), pair => Assert.True(pair.Second < pair.First));

        static double Area(Patch patch) => patch.Triangles.Sum(t => Vec3.Cross(patch.Points[t.B] - patch.Points[t.A], patch.Points[t.C] - patch.Points[t.A]).Length);
    }

    [Fact]
    public void The_seam_grows_smoother_with_the_order()
    {
        double Bend(int order)
        {
            var rim = Rims.Cap(40, 45);
            var patch = Fair(rim, order);
            int n = patch.RimPoints;
            var old = rim.Around.Triangles.ToDictionary(t => (t.A, t.B));
            var own = patch.Triangles.SelectMany(t => (Triangle[])[t, new(t.B, t.C, t.A), new(t.C, t.A, t.B)]).Where(t => t.A < n && t.B == (t.A + 1) % n);
            return own.Average(t => Angle(Normal(patch.Points, t), Normal(rim.Around.Points, old[(t.B, t.A)])));
        }
        Assert.InRange(Bend(2), 0, Bend(1) / 4);
        Assert.InRange(Bend(2), 0, 0.2);
    }

    [Fact]
    public void The_surface_turns_and_scales_with_its_rim()
    {
        Vec3 Move(Vec3 p) => new(100 + (7 * p.Y), 50 + (7 * p.Z), -20 + (7 * p.X));
        TestRim plain = Rims.Cap(30, 50), moved = Rims.Cap(30, 50);
        moved = moved with { Around = moved.Around with { Points = [.. moved.Around.Points.Select(Move)] } };
        for (int v = 0; v < moved.Patch.Points.Count; v++) moved.Patch.Points[v] = Move(moved.Patch.Points[v]);
        Fair(plain, 2);
        Fair(moved with { Scale = [.. moved.Scale.Select(s => 7 * s)] }, 2);
        Assert.Equal(plain.Patch.Points.Count, moved.Patch.Points.Count);
        Assert.All(plain.Patch.Points.Zip(moved.Patch.Points), pair => Assert.InRange((Move(pair.First) - pair.Second).Length, 0, 1e-6));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_old_triangles_the_surface_hinges_on_its_rim(int order)
    {
        var rim = Rims.Cap(30, 40);
        var bare = rim with { Around = new Surroundings(rim.Around.Points[..30], [], [.. Enumerable.Range(0, 30)]) };
        var patch = Fair(bare, order);
        Assert.All(patch.Points, p => Assert.InRange(p.Z, Math.Cos(40 * Math.PI / 180) - 1e-6, 1));
    }

    [Fact]
    public void A_result_that_is_not_finite_is_refused_and_undone()
    {
        var rim = Rims.Cap(20, 40);
        Refinement.Refine(rim.Patch, rim.Scale, new Run());
        var before = rim.Patch.Points.ToArray();
        var broken = rim.Around with { Points = [.. rim.Around.Points.Select((p, i) => i == 25 ? new Vec3(double.NaN, 0, 0) : p)] };
        Assert.False(Fairing.Fair(rim.Patch, broken, 2, new Run()));
        Assert.Equal(before, rim.Patch.Points);
    }

    [Fact]
    public void Noise_at_the_rim_is_survived_by_second_order_and_makes_third_order_give_up()
    {
        var clean = Rims.Cap(60, 30);
        Vec3 Shaken(Vec3 p, int i) => (1 + (0.25 * clean.Scale[0] * CounterRandom.Normal(7, (uint)i, 0))) * p;
        var around = clean.Around with { Points = [.. clean.Around.Points.Select(Shaken)] };
        TestRim Noisy()
        {
            var rim = Rims.Cap(60, 30);
            for (int i = 0; i < rim.Patch.RimPoints; i++) rim.Patch.Points[i] = around.Points[i];
            Refinement.Refine(rim.Patch, rim.Scale, new Run());
            return rim with { Around = around };
        }
        var second = Noisy();
        Assert.True(Fairing.Fair(second.Patch, around, 2, new Run()));
        Assert.InRange(Rms(second.Patch, p => p.Length - 1), 0, 0.05);
        Assert.False(Fairing.Fair(Noisy().Patch, around, 3, new Run()));
    }

    [Fact]
    public void A_wide_cap_is_refined_again_after_it_has_risen()
    {
        var rim = Rims.Cap(40, 80);
        Assert.True(Fairing.RefineAndFair(rim.Patch, rim.Around, rim.Scale, 3, 1, 0, new Run()));
        var lengths = rim.Patch.Triangles.SelectMany(t => (double[])[Length(t.A, t.B), Length(t.B, t.C), Length(t.C, t.A)]).Order().ToArray();
        Assert.InRange(lengths[lengths.Length / 2] / rim.Scale[0], 0.85, 1.2);
        Assert.InRange(Rms(rim.Patch, p => p.Length - 1), 0, 0.06);

        double Length(int a, int b) => (rim.Patch.Points[a] - rim.Patch.Points[b]).Length;
    }

    [Fact]
    public void From_a_folded_triangulation_a_patch_comes_back_to_a_plane_and_as_near_to_a_cap_as_from_a_flat_one()
    {
        var plane = Rims.Disc(40, (x, y) => (0.3 * x) - (0.7 * y) + 2);
        Assert.True(Fairing.RefineAndFair(plane.Patch, plane.Around, plane.Scale, 2, 1, 0, new Run(), keepsFolds: true));
        Assert.All(plane.Patch.Points, p => Assert.Equal((0.3 * p.X) - (0.7 * p.Y) + 2, p.Z, 1e-9));

        var (folded, flat) = (Rims.Cap(40, 30), Rims.Cap(40, 30));
        Assert.True(Fairing.RefineAndFair(folded.Patch, folded.Around, folded.Scale, 2, 1, 0, new Run(), keepsFolds: true));
        Assert.True(Fairing.RefineAndFair(flat.Patch, flat.Around, flat.Scale, 2, 1, 0, new Run()));
        Assert.InRange(Rms(folded.Patch, p => p.Length - 1), 0, 1.2 * Rms(flat.Patch, p => p.Length - 1));
    }

    static Patch Fair(TestRim rim, int order)
    {
        Refinement.Refine(rim.Patch, rim.Scale, new Run());
        Assert.True(Fairing.Fair(rim.Patch, rim.Around, order, new Run()));
        return rim.Patch;
    }

    static double Rms(Patch patch, Func<Vec3, double> error) => Math.Sqrt(patch.Points.Skip(patch.RimPoints).Average(p => error(p) * error(p)));

    static Vec3 Normal(IReadOnlyList<Vec3> points, Triangle t) => Vec3.Cross(points[t.B] - points[t.A], points[t.C] - points[t.A]).Normalized();

    static double Angle(Vec3 a, Vec3 b) => Math.Acos(Math.Clamp(Vec3.Dot(a, b), -1, 1));
}
