using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Tests.Geometry.Shape;

public class RefinementTests
{
    static readonly Func<double, double, double> Flat = (_, _) => 0, Saddle = (x, y) => 0.3 * ((x * x) - (y * y));

    public static TheoryData<string> Shapes => ["disc", "saddle", "cap", "cylinder", "star"];

    static TestRim Make(string shape) => shape switch
    {
        "disc" => Rims.Disc(60, Flat),
        "saddle" => Rims.Disc(80, Saddle),
        "cap" => Rims.Cap(50, 60),
        "cylinder" => Rims.Cylinder(50, 0.8),
        _ => Rims.Of(64, (turn, ring) => (1 + (0.1 * ring) + (0.15 * Math.Cos(4 * turn))) * new Vec3(Math.Cos(turn), Math.Sin(turn), 0)),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Edges_are_as_long_as_the_rim_s_and_triangles_nearly_equilateral(string shape)
    {
        var rim = Make(shape);
        Refine(rim);
        var lengths = InnerEdges(rim.Patch).Select(e => (rim.Patch.Points[e.From] - rim.Patch.Points[e.To]).Length / rim.Scale.Average()).Order().ToArray();
        Assert.InRange(lengths[lengths.Length / 2], 0.9, 1.2);
        Assert.InRange(lengths[^1], 1, 2);
        Assert.InRange(rim.Patch.Triangles.Average(t => Quality(rim.Patch, t)), 0.9, 1);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_patch_stays_a_disc_with_the_rim_as_its_border(string shape)
    {
        var rim = Make(shape);
        int edges = rim.Patch.RimPoints;
        var before = rim.Patch.Points.ToArray();
        Refine(rim);
        Assert.Equal(before, rim.Patch.Points.Take(edges));
        var half = rim.Patch.Triangles.SelectMany(Edges).ToHashSet();
        Assert.Equal(3 * rim.Patch.Triangles.Count, half.Count);
        var border = half.Where(e => !half.Contains((e.To, e.From))).ToHashSet();
        Assert.Equal(Enumerable.Range(0, edges).Select(i => (i, (i + 1) % edges)).ToHashSet(), border);
        int euler = rim.Patch.Points.Count - ((half.Count + border.Count) / 2) + rim.Patch.Triangles.Count;
        Assert.Equal(1, euler);
        Assert.Equal(rim.Patch.Points.Count, rim.Patch.Triangles.SelectMany(t => (int[])[t.A, t.B, t.C]).Distinct().Count());
    }

    [Theory]
    [InlineData("disc")]
    [InlineData("star")]
    public void In_a_plane_every_edge_is_locally_Delaunay(string shape)
    {
        var rim = Make(shape);
        Refine(rim);
        var apex = rim.Patch.Triangles.SelectMany(t => (IEnumerable<((int, int), int)>)[((t.A, t.B), t.C), ((t.B, t.C), t.A), ((t.C, t.A), t.B)]).ToDictionary();
        var p = rim.Patch.Points;
        Assert.All(InnerEdges(rim.Patch), e =>
        {
            // The angles opposite an edge sum to at most π.
            double sum = Cotangent(p[apex[e]], p[e.From], p[e.To]) + Cotangent(p[apex[(e.To, e.From)]], p[e.From], p[e.To]);
            Assert.InRange(sum, -1e-6, double.PositiveInfinity);
        });
    }

    [Theory]
    [InlineData(true, 1.9, 2.01)]
    [InlineData(false, 1.6, 1.8)]
    public void A_fold_is_kept_where_this_is_asked_for_and_cut_across_otherwise(bool keepsFolds, double least, double most)
    {
        // Two halves of a square at a right angle, each of area 1; across the fold the area is √3.
        var patch = new Patch([new(-1, 0, 0), new(0, -1, 0), new(1, 0, 0), new(0, 0, 1)]);
        patch.Triangles.AddRange([new(0, 1, 2), new(0, 2, 3)]);
        Refinement.Refine(patch, [0.2, 0.2, 0.2, 0.2], new Run(), keepsFolds: keepsFolds);
        Assert.True(patch.Points.Count > 20);
        Assert.InRange(patch.Triangles.Sum(t => Vec3.Cross(patch.Points[t.B] - patch.Points[t.A], patch.Points[t.C] - patch.Points[t.A]).Length / 2), least, most);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void The_triangulation_of_a_thin_end_keeps_its_area(double height)
    {
        // The end of a flat ellipsoid above a jagged line: flips of the triangulation's long edges would cut across it, and take off a quarter of its area.
        var sphere = Geometry.Shapes.Sphere(24, 36).Without((_, c) => c.Z > height + (0.2 * (1 - height) * Math.Sin(5 * Math.Atan2(c.Y, c.X))));
        var topology = Topology.Of(sphere with { Positions = Array.ConvertAll(sphere.Positions, p => new Vec3(0.3 * p.X, p.Y, 2 * p.Z)) });
        var rim = new Rim(topology, Assert.Single(topology.Loops));
        var patch = new Patch(rim.Points);
        patch.Triangles.AddRange(HoleTriangulation.LeastWeight(rim, new Run())!);
        double area = Area();
        Refinement.Refine(patch, rim.Scale, new Run(), isTaken: rim.AreJoined);
        Assert.InRange(Area() / area, 0.91, 1);

        double Area() => patch.Triangles.Sum(t => Vec3.Cross(patch.Points[t.B] - patch.Points[t.A], patch.Points[t.C] - patch.Points[t.A]).Length / 2);
    }

    [Fact]
    public void A_triangulation_that_wants_no_vertices_once_it_is_flipped_gets_none()
    {
        // A strip of squares, cut into a fan whose long triangles would want their middles.
        var patch = new Patch([.. Enumerable.Range(0, 5).Select(x => new Vec3(x, 0, 0)), .. Enumerable.Range(0, 5).Select(x => new Vec3(4 - x, 1, 0))]);
        for (int v = 1; v < 9; v++) patch.Triangles.Add(new Triangle(0, v, v + 1));
        Refinement.Refine(patch, [.. Enumerable.Repeat(1.0, 10)], new Run(), isTaken: (_, _) => false);
        Assert.Equal(10, patch.Points.Count);
        Assert.All(patch.Triangles, t => Assert.Equal(1, Vec3.Cross(patch.Points[t.B] - patch.Points[t.A], patch.Points[t.C] - patch.Points[t.A]).Length, 12));
    }

    [Fact]
    public void Twice_the_density_makes_four_times_the_vertices()
    {
        TestRim coarse = Make("disc"), fine = Make("disc");
        Refine(coarse);
        Refine(fine, density: 2);
        double ratio = (double)(fine.Patch.Points.Count - 60) / (coarse.Patch.Points.Count - 60);
        Assert.InRange(ratio, 3.5, 5.5);
    }

    [Fact]
    public void Growing_edges_save_vertices_inside()
    {
        TestRim even = Rims.Disc(200, Flat), graded = Rims.Disc(200, Flat);
        Refine(even);
        Refine(graded, growth: 0.1);
        Assert.InRange(graded.Patch.Points.Count, 300, even.Patch.Points.Count / 2);
        Assert.InRange(graded.Patch.Triangles.Average(t => Quality(graded.Patch, t)), 0.85, 1);
    }

    [Fact]
    public void A_step_of_the_rim_s_density_is_spanned_without_a_jump()
    {
        // Half of the rim has edges four times as long as the other half.
        double Turn(double turn) => turn < Math.PI * 1.6 ? turn / 1.6 : Math.PI + ((turn - (Math.PI * 1.6)) * 2.5);
        var rim = Rims.Of(80, (turn, ring) => (1 + (0.1 * ring)) * new Vec3(Math.Cos(Turn(turn)), Math.Sin(Turn(turn)), 0));
        Refine(rim);
        var patch = rim.Patch;
        var shortest = new Dictionary<int, double>();
        double Mean(Triangle t) => Edges(t).Average(e => (patch.Points[e.From] - patch.Points[e.To]).Length);
        var size = patch.Triangles.SelectMany(t => Edges(t).Select(e => (e, Mean(t)))).ToDictionary();
        var ratios = InnerEdges(patch).Select(e => Math.Max(size[e] / size[(e.To, e.From)], size[(e.To, e.From)] / size[e])).ToArray();
        Assert.InRange(ratios.Max(), 1, 2.5);
        Assert.InRange(ratios.Count(r => r > 2) / (double)ratios.Length, 0, 0.01);
    }

    [Fact]
    public void An_edge_of_the_mesh_is_not_made_twice()
    {
        // A long strip: flips would join opposite rim points; those that the mesh joins already must not be.
        var rim = Rims.Of(40, (turn, ring) => new Vec3((3 + ring) * Math.Cos(turn), (0.2 + ring) * Math.Sin(turn), 0));
        var taken = Enumerable.Range(1, 19).Select(i => (i, 40 - i)).ToHashSet();
        Refinement.Refine(rim.Patch, rim.Scale, new Run(), isTaken: (a, b) => taken.Contains((Math.Min(a, b), Math.Max(a, b))));
        var before = Rims.Of(40, (turn, ring) => new Vec3((3 + ring) * Math.Cos(turn), (0.2 + ring) * Math.Sin(turn), 0)).Patch.Triangles.SelectMany(Edges).ToHashSet();
        Assert.DoesNotContain(rim.Patch.Triangles.SelectMany(Edges), e => taken.Contains(e) && !before.Contains(e));
    }

    [Fact]
    public void A_fair_patch_that_gets_denser_follows_its_curve()
    {
        var rim = Rims.Cap(60, 60);
        for (int pass = 0; pass < 3; pass++)
        {
            Refine(rim);
            for (int v = 60; v < rim.Patch.Points.Count; v++) rim.Patch.Points[v] = rim.Patch.Points[v].Normalized();
        }
        int before = rim.Patch.Points.Count;
        double edge = rim.Scale.Average(), expected = Refinement.Wanted(rim.Patch, rim.Scale, 3);
        Refinement.RefineCurved(rim.Patch, rim.Around, rim.Scale, new Run(), density: 3, growth: 0, isTaken: null);
        Assert.InRange(rim.Patch.Points.Count, 7 * before, 12 * before);
        Assert.InRange(rim.Patch.Points.Count, 0.5 * expected, expected);
        // Beside the rim, whose edges are chords, flat triangles lie below the sphere by edge² / 8.
        Assert.InRange(rim.Patch.Points.Max(p => Math.Abs(p.Length - 1)), 0, edge * edge / 16);
        Assert.InRange(rim.Patch.Triangles.Average(t => Quality(rim.Patch, t)), 0.93, 1);
    }

    [Fact]
    public void Relaxing_a_fair_patch_keeps_it_on_its_sphere_and_makes_its_triangles_better()
    {
        var rim = Rims.Cap(60, 60);
        Refine(rim);
        // Points that were drawn together towards one side, as a projection does.
        for (int v = 60; v < rim.Patch.Points.Count; v++) rim.Patch.Points[v] = (rim.Patch.Points[v] + new Vec3(0.25, 0, 0)).Normalized();
        double before = rim.Patch.Triangles.Average(t => Quality(rim.Patch, t)), edge = rim.Scale.Average();
        Refinement.RefineCurved(rim.Patch, rim.Around, rim.Scale, new Run(), density: 1, growth: 0, isTaken: null);
        Assert.InRange(rim.Patch.Triangles.Average(t => Quality(rim.Patch, t)), Math.Max(before, 0.93), 1);
        Assert.InRange(rim.Patch.Points.Max(p => Math.Abs(p.Length - 1)), 0, edge * edge / 16);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void One_vertex_within_a_regular_polygon_goes_to_its_centre(int edges)
    {
        var patch = new Patch([.. Enumerable.Range(0, edges).Select(i => new Vec3(Math.Cos(Math.Tau * i / edges), Math.Sin(Math.Tau * i / edges), 0))]);
        patch.Points.Add(new Vec3(0.3, 0.2, 0));
        for (int i = 0; i < edges; i++) patch.Triangles.Add(new Triangle(i, (i + 1) % edges, edges));
        Refinement.Refine(patch, [.. Enumerable.Repeat(1.0, edges)], new Run());
        Assert.Equal(edges + 1, patch.Points.Count);
        Assert.InRange(patch.Points[edges].Length, 0, 1e-6);
    }

    [Theory]
    [InlineData(1.75)]
    [InlineData(2.5)]
    public void A_strip_that_is_wider_than_an_edge_gets_vertices_along_its_middle(double width)
    {
        const int Edges = 20;
        double[] steps = [.. Enumerable.Range(0, Edges + 1).Select(i => (double)i)];
        var patch = new Patch([.. steps.Select(x => new Vec3(x, 0, 0)), .. steps.Reverse().Select(x => new Vec3(x, width, 0))]);
        for (int i = 0; i < Edges; i++)
        {
            int across = (2 * Edges) + 1 - i;
            patch.Triangles.AddRange([new Triangle(i, i + 1, across), new Triangle(i + 1, across - 1, across)]);
        }
        Refinement.Refine(patch, [.. Enumerable.Repeat(1.0, patch.RimPoints)], new Run());
        Assert.InRange(patch.Points.Count - patch.RimPoints, Edges / 2, 2 * Edges);
        Assert.InRange(InnerEdges(patch).Max(e => (patch.Points[e.From] - patch.Points[e.To]).Length), 1, 1.8);
        Assert.InRange(patch.Triangles.Average(t => Quality(patch, t)), 0.9, 1);
    }

    [Fact]
    public void A_rim_that_folds_onto_itself_ends_with_few_vertices()
    {
        // There and back along one line.
        const int Edges = 24;
        var patch = new Patch([.. Enumerable.Range(0, Edges).Select(i => new Vec3(Math.Min(i, Edges - i), 0, 0))]);
        for (int i = 1; i + 1 < Edges; i++) patch.Triangles.Add(new Triangle(0, i, i + 1));
        Refinement.Refine(patch, [.. Enumerable.Repeat(1.0, Edges)], new Run());
        Assert.InRange(patch.Points.Count, Edges, 1000);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    public void Rim_edges_much_longer_than_the_wanted_ones_end_with_vertices_in_proportion(double far)
    {
        const int Edges = 24;
        double radius = 0.5 / Math.Sin(Math.PI / Edges);
        var patch = new Patch([.. Enumerable.Range(0, Edges).Select(i => (i == 0 ? far : radius) * new Vec3(Math.Cos(Math.Tau * i / Edges), Math.Sin(Math.Tau * i / Edges), 0))]);
        for (int i = 1; i + 1 < Edges; i++) patch.Triangles.Add(new Triangle(0, i, i + 1));
        Refinement.Refine(patch, [.. Enumerable.Repeat(1.0, Edges)], new Run());
        // The fan has an area of half its edges times that length at the most.
        Assert.InRange(patch.Points.Count, Edges, 4 * ((Edges + 2) * (far + 1)));
    }

    [Fact]
    public void Refinement_stops_when_asked()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Refinement.Refine(Make("disc").Patch, Make("disc").Scale, new Run { Cancel = source.Token }));
    }

    static void Refine(TestRim rim, double density = 1, double growth = 0) =>
        Refinement.Refine(rim.Patch, rim.Scale, new Run(), density, growth, Refinement.TakenEdges(rim.Around, rim.Patch.RimPoints));

    static IEnumerable<(int From, int To)> Edges(Triangle t) => [(t.A, t.B), (t.B, t.C), (t.C, t.A)];

    static IEnumerable<(int From, int To)> InnerEdges(Patch patch)
    {
        var half = patch.Triangles.SelectMany(Edges).ToHashSet();
        return half.Where(e => half.Contains((e.To, e.From)));
    }

    static double Cotangent(Vec3 apex, Vec3 a, Vec3 b) => Vec3.Dot(a - apex, b - apex) / Vec3.Cross(a - apex, b - apex).Length;

    static double Quality(Patch patch, Triangle t)
    {
        var (a, b, c) = (patch.Points[t.A], patch.Points[t.B], patch.Points[t.C]);
        return 2 * Math.Sqrt(3) * Vec3.Cross(b - a, c - a).Length / ((b - a).LengthSquared + (c - b).LengthSquared + (a - c).LengthSquared);
    }
}
