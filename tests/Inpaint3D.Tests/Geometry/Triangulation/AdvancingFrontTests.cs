using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Triangulation;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Geometry.Triangulation;

public class AdvancingFrontTests
{
    static readonly Run s_run = new();

    /// <summary>The rim of a hole in a plane, in a mesh of its own so that it has a scale.</summary>
    static Rim FlatRim(params Vec3[][] loops)
    {
        var (points, faces, parts) = (new List<Vec3>(), new List<(int, int, int)>(), new List<int>());
        foreach (var loop in loops)
        {
            int first = points.Count;
            points.AddRange(loop);
            // Walls below the rim, one edge high.
            points.AddRange(loop.Select(p => p - new Vec3(0, 0, (loop[0] - loop[1]).Length)));
            for (int i = 0; i < loop.Length; i++)
            {
                int a = first + i, b = first + ((i + 1) % loop.Length);
                faces.AddRange([(b, a, a + loop.Length), (b, a + loop.Length, b + loop.Length)]);
            }
            parts.Add(loop.Length);
        }
        var mesh = Shapes.Of([.. points], [.. faces]);
        var topology = Topology.Of(mesh);
        int[] starts = [.. parts.Select((_, k) => 2 * parts.Take(k).Sum())];
        int[] vertices = [.. parts.SelectMany((count, k) => Enumerable.Range(starts[k], count))];
        return new Rim(topology, new Loop(1, vertices) { Parts = loops.Length > 1 ? [.. parts] : null });
    }

    static Vec3[] Circle(int n, double radius, double x = 0, int sense = 1) =>
        [.. Enumerable.Range(0, n).Select(i => sense * 2 * Math.PI * i / n).Select(a => new Vec3(x + (radius * Math.Cos(a)), radius * Math.Sin(a), 0))];

    /// <summary>The front has closed: the border of the patch is the rim, it turns everywhere alike, and it has the rim's area.</summary>
    static Patch AssertFills(Rim rim, double area, double density = 1)
    {
        var patch = AdvancingFront.Fill(rim, density, 0, s_run)!;
        Assert.NotNull(patch);
        var edges = patch.Triangles.SelectMany(t => ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]).ToHashSet();
        Assert.Equal(3 * patch.Triangles.Count, edges.Count);
        Assert.Equal(Enumerable.Range(0, rim.Count).Select(i => (i, rim.Loop.Next(i))).Order(), edges.Where(edge => !edges.Contains((edge.Item2, edge.Item1))).Order());
        double[] areas = [.. patch.Triangles.Select(t => Vec3.Cross(patch.Points[t.B] - patch.Points[t.A], patch.Points[t.C] - patch.Points[t.A]).Z / 2)];
        Assert.All(areas, a => Assert.InRange(a, 0, area));
        Assert.Equal(area, areas.Sum(), 1e-9);
        Assert.Equal(rim.Points, patch.Points.Take(rim.Count));
        return patch;
    }

    static double Area(Vec3[] polygon) => LoopMeasure.VectorArea(polygon).Z;

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(150)]
    public void The_front_of_a_circle_closes_with_even_triangles(int n)
    {
        var circle = Circle(n, 1);
        var patch = AssertFills(FlatRim(circle), Area(circle));
        double edge = (circle[1] - circle[0]).Length;
        var lengths = patch.Triangles.Select(t => (patch.Points[t.B] - patch.Points[t.A]).Length).Order().ToArray();
        if (n >= 40) Assert.InRange(lengths[lengths.Length / 2], 0.7 * edge, 1.5 * edge);
    }

    [Fact]
    public void Concave_rims_are_filled_without_a_crossing()
    {
        for (uint seed = 0; seed < 60; seed++)
        {
            int n = 8 + (int)(seed % 50);
            var star = Enumerable.Range(0, n).Select(i => (Turn: 2 * Math.PI * i / n, R: 0.25 + CounterRandom.Uniform(seed, (uint)i, 0)))
                .Select(p => new Vec3(p.R * Math.Cos(p.Turn), p.R * Math.Sin(p.Turn), 0)).ToArray();
            AssertFills(FlatRim(star), Area(star), seed % 3 == 0 ? 2 : 1);
        }
    }

    [Fact]
    public void Islands_are_taken_in()
    {
        var (hole, left, right) = (Circle(60, 3), Circle(14, 0.8, -1.2, -1), Circle(20, 0.9, 1.3, -1));
        AssertFills(FlatRim(hole, left, right), Area(hole) + Area(left) + Area(right));
    }

    [Fact]
    public void A_front_between_two_lines_that_hardly_part_ends()
    {
        // A belt round three quarters of a ball, seen from its pole: both sides are on one circle but for a two-hundredth of the radius.
        (int, double)[] places = [.. Enumerable.Range(0, 90).Select(i => (i, 1.0)), .. Enumerable.Range(0, 90).Reverse().Select(i => (i, 0.995))];
        Vec3[] belt = [.. places.Select(p => new Vec3(p.Item2 * Math.Cos(p.Item1 * Math.PI / 60), p.Item2 * Math.Sin(p.Item1 * Math.PI / 60), p.Item2 < 1 ? 0.1 : -0.1))];
        Assert.InRange(AdvancingFront.Fill(FlatRim(belt), 1, 0, s_run)?.Triangles.Count ?? 0, 0, 4000);
    }

    [Fact]
    public void A_rim_that_crosses_itself_seen_along_its_plane_is_refused()
    {
        var eight = Enumerable.Range(0, 40).Select(i => 2 * Math.PI * i / 40).Select(a => new Vec3((2 + Math.Cos(a)) * Math.Cos(2 * a), (2 + Math.Cos(a)) * Math.Sin(2 * a), Math.Sin(a))).ToArray();
        Assert.Null(AdvancingFront.Fill(FlatRim(eight), 1, 0, s_run));
    }
}
