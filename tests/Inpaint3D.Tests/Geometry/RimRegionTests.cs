using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Tests.Geometry;

public class RimRegionTests
{
    static readonly Run s_run = new();

    [Fact]
    public void A_patch_that_turns_as_its_simple_rim_does_not_meet_itself()
    {
        var outcomes = new HashSet<(bool, bool)>();
        for (int seed = 0; seed < 3000; seed++)
        {
            var (rim, patch) = AnyPatch(new Random(seed));
            var outcome = (rim.Region.IsGraph(patch), FaceSet.Of(patch, rim).CrossesItself(s_run));
            Assert.NotEqual((true, true), outcome);
            outcomes.Add(outcome);
        }
        Assert.Equal(3, outcomes.Count);
    }

    /// <summary>The rim of 4 to 7 points on a small grid, which may touch itself, fanned out from an inner vertex or triangulated at random; it is not flat.</summary>
    static (Rim, Patch) AnyPatch(Random random)
    {
        int count = random.Next(4, 8);
        var rim = new Rim([.. RandomPolygon(random, count, 5).Select(p => p with { Z = 0.1 * random.NextDouble() })]);
        var patch = new Patch(rim.Points);
        if (random.Next(2) == 0)
        {
            patch.Points.Add(new Vec3(random.Next(5), random.Next(5), random.NextDouble()));
            for (int i = 0; i < count; i++) patch.Triangles.Add(new Triangle(i, (i + 1) % count, count));
        }
        else Triangulate(0, count - 1);
        return (rim, patch);

        void Triangulate(int first, int last)
        {
            if (last < first + 2) return;
            int tip = random.Next(first + 1, last);
            patch.Triangles.Add(new Triangle(first, tip, last));
            Triangulate(first, tip);
            Triangulate(tip, last);
        }
    }

    /// <summary>Points of a grid: in any order, or by their angle round its middle, and then often a simple polygon with points on a line.</summary>
    static IEnumerable<Vec3> RandomPolygon(Random random, int count, int size)
    {
        var places = Enumerable.Range(0, size * size).OrderBy(_ => random.Next()).Take(count).Select(i => new Vec3(i % size, i / size, 0)).ToArray();
        return random.Next(3) == 0 ? places : places.OrderBy(p => Math.Atan2(p.Y - (size / 2.0) + 0.3, p.X - (size / 2.0) + 0.4));
    }

    [Fact]
    public void A_rim_is_simple_where_no_two_edges_meet_but_at_common_ends()
    {
        var outcomes = new HashSet<bool>();
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var rim = new Rim([.. RandomPolygon(random, random.Next(3, 12), 6)]);
            bool expected = rim.Grid.Sense != 0;
            for (int i = 0; i < rim.Count; i++)
                for (int k = 0; k < i; k++) expected &= !EdgesMeet(rim, i, k);
            Assert.Equal(expected, rim.Region.IsSimple);
            outcomes.Add(expected);
        }
        Assert.Equal(2, outcomes.Count);
    }

    /// <summary>By whole numbers: on a grid of integer points all turns are exact.</summary>
    static bool EdgesMeet(Rim rim, int i, int k)
    {
        var (a, b, c, d) = (rim.Points[i], rim.Points[(i + 1) % rim.Count], rim.Points[k], rim.Points[(k + 1) % rim.Count]);
        return a == d ? Covers(a, b, c) || Covers(a, c, b) : b == c ? Covers(b, a, d) || Covers(b, d, a)
            : Covers(a, b, c) || Covers(a, b, d) || Covers(c, d, a) || Covers(c, d, b) || (Turn(a, b, c) * Turn(a, b, d) < 0 && Turn(c, d, a) * Turn(c, d, b) < 0);
        static bool Covers(Vec3 a, Vec3 b, Vec3 p) => Turn(a, b, p) == 0 && Vec3.Dot(p - a, p - b) <= 0;
    }

    static double Turn(Vec3 a, Vec3 b, Vec3 c) => Vec3.Cross(b - a, c - a).Z;

    [Fact]
    public void A_point_lies_within_by_the_angles_under_which_it_sees_the_edges()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var rim = new Rim([.. RandomPolygon(random, random.Next(3, 12), 6)]);
            if (!rim.Region.IsSimple) continue;
            for (int k = 0; k < 20; k++)
            {
                // At heights of corners, too, but on no edge: on others than level ones such heights are at rational places.
                var p = new Vec3(random.Next(-1, 7) + (1 / Math.PI), random.Next(-1, 7), 0);
                if (Enumerable.Range(0, rim.Count).Any(i => rim.Points[i].Y == p.Y && rim.Points[(i + 1) % rim.Count].Y == p.Y)) continue;
                Assert.Equal(Math.Abs(Winding(rim, p)) > 0.5, rim.Region.Contains(FlatPoint.Of(p, rim.Grid.Axis)));
            }
        }
    }

    static double Winding(Rim rim, Vec3 p) =>
        Enumerable.Range(0, rim.Count).Sum(i => (rim.Points[i] - p, rim.Points[(i + 1) % rim.Count] - p) is var (u, v) ? Math.Atan2(Vec3.Cross(u, v).Z, Vec3.Dot(u, v)) : 0) / Math.Tau;

    [Fact]
    public void What_is_apart_from_a_rim_does_not_cross_its_flat_patch_and_in_its_plane_the_rest_does()
    {
        var outcomes = new HashSet<bool>();
        for (int seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var rim = new Rim([.. RandomPolygon(random, random.Next(4, 9), 6)]);
            if (!rim.Region.IsSimple || EarCutting.Delaunay(rim, s_run) is not { } triangles) continue;
            var patch = new Patch(rim.Points);
            patch.Triangles.AddRange(triangles);
            var face = AnyFace(random, rim);
            bool isApart = rim.Region.IsApart(face), crosses = FaceSet.Of(patch, rim).Crosses(face, []);
            Assert.False(isApart && crosses);
            int common = new[] { face.A, face.B, face.C }.Count(v => v < rim.Count);
            if (common < 3 && !Intersections.HasNoArea(face)) Assert.NotEqual(isApart, crosses);
            outcomes.Add(isApart);
        }
        Assert.Equal(2, outcomes.Count);
    }

    /// <summary>A triangle of the plane with some of the rim's corners, which it knows by their numbers, and others on a finer grid.</summary>
    static Face AnyFace(Random random, Rim rim)
    {
        int[] common = [.. Enumerable.Range(0, rim.Count).OrderBy(_ => random.Next()).Take(random.Next(4))];
        var corners = Enumerable.Range(0, 3).Select(k => k < common.Length ? (Number: common[k], Point: rim.Points[common[k]]) : Free(k)).ToArray();
        return new Face(corners[0].Number, corners[1].Number, corners[2].Number, corners[0].Point, corners[1].Point, corners[2].Point);

        (int Number, Vec3 Point) Free(int k)
        {
            // A rim's corner has one number: other points are none of them.
            while (true)
                if (new Vec3(random.Next(-4, 28) / 4.0, random.Next(-4, 28) / 4.0, 0) is var p && Array.IndexOf(rim.Points, p) < 0) return (1000 + k, p);
        }
    }
}
