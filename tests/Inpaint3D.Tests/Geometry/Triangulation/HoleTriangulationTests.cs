using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Geometry.Triangulation;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Geometry.Triangulation;

public class HoleTriangulationTests
{
    static readonly Run s_run = new();

    /// <summary>A closed polygon round the z axis with random radii and heights, and random normals of the old triangles.</summary>
    static Rim RandomRim(uint seed, int n, double rough = 0.4)
    {
        double Random(int i, uint k) => rough * ((2 * CounterRandom.Uniform(seed, (uint)i, k)) - 1);
        var points = Enumerable.Range(0, n).Select(i =>
        {
            double a = 2 * Math.PI * i / n, r = 1 + Random(i, 0);
            return new Vec3(r * Math.Cos(a), r * Math.Sin(a), Random(i, 1));
        }).ToArray();
        var normals = Enumerable.Range(0, n).Select(i => new Vec3(Random(i, 2), Random(i, 3), 1).Normalized()).ToArray();
        return new Rim(points, normals);
    }

    static IEnumerable<List<Triangle>> AllTriangulations(int i, int k)
    {
        if (k == i + 1)
        {
            yield return [];
            yield break;
        }
        for (int m = i + 1; m < k; m++)
        {
            foreach (var left in AllTriangulations(i, m))
                foreach (var right in AllTriangulations(m, k)) yield return [.. left, .. right, new Triangle(i, m, k)];
        }
    }

    static Vec3 Normal(Rim rim, Triangle t) => Vec3.Cross(rim.Points[t.B] - rim.Points[t.A], rim.Points[t.C] - rim.Points[t.A]);

    static double Area(Rim rim, IEnumerable<Triangle> triangles) => triangles.Sum(t => Normal(rim, t).Length / 2);

    /// <summary>Largest bend over inner and rim edges, measured on the finished triangles.</summary>
    static double Bend(Rim rim, List<Triangle> triangles)
    {
        var beside = new Dictionary<(int, int), Vec3>();
        foreach (var t in triangles)
            foreach (var edge in ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]) beside.Add(edge, Normal(rim, t).Normalized());
        return beside.Max(edge => WeightTable.BendOf(edge.Value, beside.TryGetValue((edge.Key.Item2, edge.Key.Item1), out var other) ? other : rim.Normals[edge.Key.Item1]));
    }

    static void AssertClosesRim(int n, List<Triangle> triangles)
    {
        Assert.Equal(n - 2, triangles.Count);
        var edges = triangles.SelectMany(t => ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]).ToHashSet();
        Assert.Equal(3 * (n - 2), edges.Count);
        for (int i = 0; i < n; i++) Assert.Contains((i, (i + 1) % n), edges);
        Assert.Equal(n, edges.Count(edge => !edges.Contains((edge.Item2, edge.Item1))));
    }

    /// <summary>All bends, each times its edge.</summary>
    static double TotalBend(Rim rim, IEnumerable<Triangle> triangles)
    {
        var beside = new Dictionary<(int, int), Vec3>();
        foreach (var t in triangles)
            foreach (var edge in ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]) beside.Add(edge, Normal(rim, t).Normalized());
        return beside.Sum(edge => (rim.Points[edge.Key.Item1] - rim.Points[edge.Key.Item2]).Length
            * (beside.TryGetValue((edge.Key.Item2, edge.Key.Item1), out var other) ? 0.5 * WeightTable.BendOf(edge.Value, other) : WeightTable.BendOf(edge.Value, rim.Normals[edge.Key.Item1])));
    }

    [Fact]
    public void The_total_bend_is_the_least_of_all_triangulations()
    {
        for (uint seed = 0; seed < 20; seed++)
        {
            var rim = RandomRim(seed, 4 + (int)(seed % 6));
            double least = AllTriangulations(0, rim.Count - 1).Min(t => TotalBend(rim, t));
            Assert.Equal(1, TotalBend(rim, HoleTriangulation.LeastTotalBend(rim, s_run)!.Triangles) / least, 9);
        }
    }

    [Fact]
    public void A_notch_in_a_thin_sheet_is_spanned_on_both_sides_by_the_least_total_bend_and_by_a_strip_otherwise()
    {
        Vec3[] front = [new(-1, 0, 0.1), new(-0.5, -0.8, 0.1), new(0.5, -0.8, 0.1), new(1, 0, 0.1)];
        var up = new Vec3(0, 0, 1);
        var rim = new Rim([.. front, .. front.Reverse().Select(p => p - (0.2 * up))], [up, up, up, Vec3.Zero, -up, -up, -up, Vec3.Zero]);
        Assert.Equal(2 * 1.2, SideArea(HoleTriangulation.LeastTotalBend(rim, s_run)!.Triangles), 1e-9);
        Assert.Equal(0, SideArea(HoleTriangulation.LeastWeight(rim, s_run)!), 1e-9);

        double SideArea(IEnumerable<Triangle> triangles) => triangles.Sum(t => Math.Abs(Normal(rim, t).Z) / 2);
    }

    [Fact]
    public void Short_rims_get_the_least_area_and_the_least_largest_bend_of_all_triangulations()
    {
        for (uint seed = 0; seed < 40; seed++)
        {
            int n = 4 + (int)(seed % 6);
            var rim = RandomRim(seed, n);
            var all = AllTriangulations(0, n - 1).ToArray();
            double area = all.Min(t => Area(rim, t)), bend = all.Min(t => Bend(rim, t));
            Assert.Equal(area, Area(rim, HoleTriangulation.LeastWeight(rim, s_run, areaOnly: true)!), 1e-12);
            Assert.Equal(bend, Bend(rim, HoleTriangulation.LeastWeight(rim, s_run)!));
        }
    }

    [Fact]
    public void On_random_rims_the_least_bend_is_below_that_of_the_least_area_and_the_other_way_round()
    {
        for (uint seed = 0; seed < 200; seed++)
        {
            var rim = RandomRim(seed, 10 + (int)(seed % 20));
            var (bent, small) = (HoleTriangulation.LeastWeight(rim, s_run)!, HoleTriangulation.LeastWeight(rim, s_run, areaOnly: true)!);
            AssertClosesRim(rim.Count, bent);
            AssertClosesRim(rim.Count, small);
            Assert.True(Bend(rim, bent) <= Bend(rim, small));
            Assert.True(Area(rim, small) <= Area(rim, bent) * (1 + 1e-12));
        }
    }

    [Fact]
    public void Cutting_into_arcs_costs_little_area()
    {
        var ratios = new List<double>();
        for (uint seed = 0; seed < 200; seed++)
        {
            var rim = RandomRim(seed, 40, 0.15);
            var cut = HoleTriangulation.LeastWeight(rim, s_run, longest: 12)!;
            AssertClosesRim(rim.Count, cut);
            ratios.Add(Area(rim, cut) / Area(rim, HoleTriangulation.LeastWeight(rim, s_run)!));
        }
        Assert.InRange(ratios.Order().ElementAt(100), 0, 1.1);
    }

    [Fact]
    public void A_long_wavy_rim_is_closed()
    {
        var points = Enumerable.Range(0, 3000).Select(i => 2 * Math.PI * i / 3000).Select(a => new Vec3(Math.Cos(a), Math.Sin(a), 0.4 * Math.Sin(3 * a))).ToArray();
        var rim = new Rim(points);
        var triangles = HoleTriangulation.LeastWeight(rim, s_run)!;
        AssertClosesRim(rim.Count, triangles);
        var patch = new Patch(points);
        patch.Triangles.AddRange(triangles);
        Assert.False(FaceSet.Of(patch, rim).CrossesItself(s_run));
    }

    [Fact]
    public void All_triangles_are_clear_ones_with_arcs_and_flips_too()
    {
        for (uint seed = 0; seed < 20; seed++)
        {
            var rim = RandomRim(seed, 40, 0.15);
            rim.IsClear = (i, j, k) => (i * j * k) % 7 != 1;
            var triangles = HoleTriangulation.LeastWeight(rim, s_run, longest: 12);
            if (triangles is not null) Assert.All(triangles, t => Assert.True(rim.IsClear(t.A, t.B, t.C)));
        }
    }

    [Fact]
    public void A_long_rim_with_nothing_clear_is_soon_given_up()
    {
        var rim = RandomRim(1, 3000);
        int asked = 0;
        rim.IsClear = (_, _, _) => ++asked < 0;
        Assert.Null(HoleTriangulation.LeastWeight(rim, s_run));
        Assert.InRange(asked, 3000, 10_000_000);
    }

    [Fact]
    public void A_rim_in_a_plane_convex_or_not_stays_in_it_and_is_Delaunay()
    {
        for (uint seed = 0; seed < 30; seed++)
        {
            var frame = Plane.Through(new(3, -2, 1), new(1, 2, 3));
            var points = RandomRim(seed, 25, 0.3).Points.Select(p => frame.Origin + (p.X * frame.U) + (p.Y * frame.V)).ToArray();
            var rim = new Rim(points, [.. Enumerable.Repeat(frame.Normal, 25)]);
            var triangles = EarCutting.Delaunay(rim, s_run)!;
            AssertClosesRim(25, triangles);
            Assert.Equal(LoopMeasure.VectorArea(points).Length, Area(rim, triangles), 1e-12);
            Assert.Equal(0, Bend(rim, triangles));
            Assert.Equal(0, Bend(rim, HoleTriangulation.LeastWeight(rim, s_run)!));
            Assert.All(triangles, t => AssertEmptyCircle(rim, t, triangles));
        }
    }

    /// <summary>Constrained Delaunay, locally: the point across an inner edge is not in the circumcircle.</summary>
    static void AssertEmptyCircle(Rim rim, Triangle t, List<Triangle> triangles)
    {
        foreach (var (a, b, c) in ((int, int, int)[])[(t.A, t.B, t.C), (t.B, t.C, t.A), (t.C, t.A, t.B)])
        {
            var across = triangles.Where(s => s != t).SelectMany(s => ((int, int, int)[])[(s.A, s.B, s.C), (s.B, s.C, s.A), (s.C, s.A, s.B)]).FirstOrDefault(s => s.Item1 == b && s.Item2 == a);
            if (across == default) continue;
            var (p, q, r, d) = (rim.Points[a], rim.Points[b], rim.Points[c], rim.Points[across.Item3]);
            double Angle(Vec3 apex) => Math.Acos(Math.Clamp(Vec3.Dot((p - apex).Normalized(), (q - apex).Normalized()), -1, 1));
            Assert.InRange(Angle(r) + Angle(d), 0, Math.PI + 1e-6);
        }
    }

    [Fact]
    public void Collinear_points_on_a_flat_rim_give_no_triangle_without_area()
    {
        Vec3[] points = [.. Enumerable.Range(0, 5).Select(i => new Vec3(i, 0, 0)), .. Enumerable.Range(0, 5).Select(i => new Vec3(5, i, 0)),
            .. Enumerable.Range(0, 5).Select(i => new Vec3(5 - i, 5, 0)), .. Enumerable.Range(0, 5).Select(i => new Vec3(0, 5 - i, 0))];
        var rim = new Rim(points);
        foreach (var triangles in (List<Triangle>[])[EarCutting.Delaunay(rim, s_run)!, HoleTriangulation.LeastWeight(rim, s_run)!])
        {
            AssertClosesRim(20, triangles);
            Assert.All(triangles, t => Assert.True(Normal(rim, t).Z > 0.1));
            Assert.Equal(25, Area(rim, triangles), 1e-12);
        }
    }

    [Fact]
    public void The_least_angle_of_a_Delaunay_triangulation_is_the_largest_of_all_with_points_on_lines_and_circles_too()
    {
        int compared = 0;
        for (int seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            var points = Enumerable.Range(0, 25).OrderBy(_ => random.Next()).Take(random.Next(4, 9)).Select(i => new Vec3(i % 5, i / 5, 0)).OrderBy(p => Math.Atan2(p.Y - 1.7, p.X - 1.6));
            var rim = new Rim([.. points]);
            if (!rim.Region.IsSimple || rim.Grid.Sense < 0) continue;
            var delaunay = EarCutting.Delaunay(rim, s_run)!;
            AssertClosesRim(rim.Count, delaunay);
            double best = AllTriangulations(0, rim.Count - 1).Where(triangles => triangles.All(t => Normal(rim, t).Z > 0)).Max(triangles => LeastAngle(rim, triangles));
            Assert.Equal(best, LeastAngle(rim, delaunay), 1e-12);
            compared++;
        }
        Assert.InRange(compared, 100, 600);
    }

    static double LeastAngle(Rim rim, IEnumerable<Triangle> triangles) =>
        triangles.SelectMany(t => ((int, int, int)[])[(t.A, t.B, t.C), (t.B, t.C, t.A), (t.C, t.A, t.B)])
            .Min(t => (rim.Points[t.Item2] - rim.Points[t.Item1], rim.Points[t.Item3] - rim.Points[t.Item1]) is var (u, v) ? Math.Atan2(Vec3.Cross(u, v).Z, Vec3.Dot(u, v)) : 0);

    [Fact]
    public void A_diagonal_that_the_mesh_has_is_never_used()
    {
        for (uint seed = 0; seed < 30; seed++)
        {
            var rim = RandomRim(seed, 12);
            (int, int)[] taken = [.. Enumerable.Range(0, 12).Select(i => (i, (i + 2) % 12)).Where((_, i) => i % 3 != 0)];
            rim.Join(taken);
            foreach (var proposal in HoleTriangulation.All(rim, s_run))
            {
                var edges = proposal.Patch.Triangles.SelectMany(t => ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]).ToHashSet();
                Assert.DoesNotContain(taken, edge => edges.Contains(edge) || edges.Contains((edge.Item2, edge.Item1)));
            }
        }
    }
}
