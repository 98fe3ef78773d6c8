using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Creases;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class SharpTests
{
    /// <summary>The surface of the box [0, n]³ in unit squares, two triangles each, without some squares.</summary>
    static Mesh Box(int n, Func<Vec3, bool> isHole)
    {
        var (points, numbers, faces) = (new List<Vec3>(), new Dictionary<Vec3, int>(), new List<(int, int, int)>());
        for (int side = 0; side < 6; side++)
        {
            for (int u = 0; u < n; u++)
            {
                for (int v = 0; v < n; v++)
                {
                    var (a, b, c, d) = (At(side, u, v), At(side, u + 1, v), At(side, u + 1, v + 1), At(side, u, v + 1));
                    if (isHole(0.25 * (a + b + c + d))) continue;
                    faces.Add((Number(a), Number(b), Number(c)));
                    faces.Add((Number(a), Number(c), Number(d)));
                }
            }
        }
        return Shapes.Of([.. points], [.. faces]) with { DoublePrecision = true };

        int Number(Vec3 p)
        {
            if (numbers.TryAdd(p, points.Count)) points.Add(p);
            return numbers[p];
        }

        Vec3 At(int side, int u, int v)
        {
            var (s, t) = side % 2 == 0 ? (u, v) : (v, u);
            int w = side % 2 == 0 ? n : 0;
            return side / 2 == 0 ? new Vec3(s, t, w) : side / 2 == 1 ? new Vec3(w, s, t) : new Vec3(t, w, s);
        }
    }

    static Mesh Fill(Mesh mesh, Method<MeshHole>? method = null, List<string>? notes = null)
    {
        var filled = (method ?? new Sharp()).Fill(new MeshHole(mesh, Topology.Of(mesh).Loops), new Run { Note = note => notes?.Add(note) });
        Assert.Empty(filled.Loops);
        Assert.True(Topology.Of(filled.Mesh).IsWatertight);
        return filled.Mesh;
    }

    /// <summary>Distance from the surface of the box [0, n]³.</summary>
    static double OffBox(Vec3 p, int n)
    {
        double inside = new[] { p.X, p.Y, p.Z, n - p.X, n - p.Y, n - p.Z }.Min();
        return Math.Abs(inside);
    }

    static double Volume(Mesh mesh) => mesh.Triangles.Sum(t => Vec3.Dot(mesh.Positions[t.A], Vec3.Cross(mesh.Positions[t.B], mesh.Positions[t.C])) / 6);

    [Theory]
    [InlineData("an edge", 12, 6, 12)]
    [InlineData("a corner", 12, 12, 12)]
    [InlineData("two corners and the edge between", 12, 6, 12)]
    public void A_box_with_a_hole_over_it_is_restored_exactly(string what, double x, double y, double z)
    {
        const int n = 12;
        bool isLong = what.StartsWith("two", StringComparison.Ordinal);
        var mesh = Box(n, isLong ? p => p.X > 8 && p.Z > 8 : p =>  (p - new Vec3(x, y, z)).Length < 3.6);
        var filled = Fill(mesh);
        Assert.True(filled.Positions.Length > mesh.Positions.Length);
        Assert.All(filled.Positions, p => Assert.InRange(OffBox(p, n), 0, 1e-9));
        Assert.InRange(Volume(filled), (n * n * n) - 1e-6, (n * n * n) + 1e-6);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void Two_ends_that_face_each_other_are_joined_and_others_are_left_alone(int count, int joined)
    {
        var points = Enumerable.Range(0, 12).Select(i => new Vec3(Math.Cos(i * Math.PI / 6), Math.Sin(i * Math.PI / 6), 0)).ToArray();
        var rim = new Rim(points, new Vec3[12], [.. Enumerable.Repeat(0.5, 12)], (_, _) => false);
        var (left, right) = (new Vec3(0, -0.8, 0.6), new Vec3(0, 0.8, 0.6));
        CreaseEnd[] ends =
        [
            new(0, 0, points[0], new(-1, 0, 0), left, right), new(6, 6, points[6], new(1, 0, 0), right, left),
            new(9, 9, points[9], new(0, -1, 0), new(-0.8, 0, 0.6), new(0.8, 0, 0.6)),
        ];
        var net = CreaseNet.Of(rim, ends[..count]);
        Assert.Equal(joined, net?.Ends.Length ?? 0);
        Assert.All(net?.Points ?? [], p => Assert.InRange(Math.Abs(p.Y) + Math.Abs(p.Z), 0, 1e-12));
        if (net is not null) Assert.Equal(3, net.Points.Count);
    }

    /// <summary>A rim of 12 edges round the corner (0, 0, 0) of the octant of negative coordinates, with the axes as creases at the places 0, 4, and 8.</summary>
    static (Rim Rim, CreaseEnd[] Ends) RimOfOctant(double nearest)
    {
        Vec3[] ends = [new(-nearest, 0, 0), new(0, -2, 0), new(0, 0, -2)], normals = [new(0, 1, 0), new(0, 0, 1), new(1, 0, 0)];
        // A rectangle's two sides between two ends.
        (double Own, double Next)[] weights = [(1, 0), (1, 0.5), (1, 1), (0.5, 1)];
        var points = Enumerable.Range(0, 12).Select(i => (weights[i % 4].Own * ends[i / 4]) + (weights[i % 4].Next * ends[((i / 4) + 1) % 3])).ToArray();
        var rim = new Rim(points, new Vec3[12], [.. Enumerable.Repeat(0.2, 12)], (_, _) => false);
        return (rim, [.. Enumerable.Range(0, 3).Select(i => new CreaseEnd(4 * i, 4 * i, ends[i], -1 * ends[i].Normalized(), normals[i], normals[(i + 1) % 3]))]);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(2)]
    public void A_corner_close_to_the_rim_snaps_to_the_end_there(double nearest)
    {
        var (rim, ends) = RimOfOctant(nearest);
        var net = CreaseNet.Of(rim, ends)!;
        Assert.Equal(3, net.Curves.Count);
        var snapped = net.Snapped();
        if (nearest > 1)
        {
            Assert.Null(snapped);
            return;
        }
        Assert.Equal([4, 8], snapped!.Curves.Select(curve => curve[0]));
        Assert.All(snapped.Curves, curve => Assert.Equal(0, curve[^1]));
        Assert.DoesNotContain(snapped.Points, p => p.Length < 0.15);
        // Two sheets meet along each curve, and go along it in opposite directions; only that of the other two ends passes the corner.
        for (int p = rim.Count; p < rim.Count + snapped.Points.Count; p++) Assert.Equal(2, snapped.Ways.Count(way => way.Points.Contains(p)));
        Assert.Equal(1, snapped.Ways.Count(way => way.Points.Contains(0)));
    }

    [Fact]
    public void An_end_snaps_to_the_rim_where_its_tangent_passes_it()
    {
        // The rim steps aside, and comes back to the crease after two edges.
        Vec3[] points = [new(0, 0, 0), new(0.5, 0.6, 0), new(1, 0.1, 0), new(1, 3, 0), new(-4, 3, 0), new(-4, 0, 0)];
        var rim = new Rim(points, new Vec3[6], [.. Enumerable.Repeat(0.5, 6)], (_, _) => false);
        var end = new CreaseEnd(0, 0, points[0], new(1, 0, 0), new(0, 0.6, 0.8), new(0, -0.6, 0.8));
        Assert.Equal(end with { Place = 2, Point = new(1, 0, 0) }, end.Snapped(rim));
        var away = end with { Direction = new(0, -1, 0) };
        Assert.Same(away, away.Snapped(rim));
    }

    [Fact]
    public void A_crease_of_35_degrees_stays()
    {
        double slope = Math.Tan(17.5 * Math.PI / 180);
        var mesh = Shapes.Grid(20, (x, _) => -slope * Math.Abs(x - 10)).Without((_, c) => Math.Abs(c.X - 10) < 4 && Math.Abs(c.Y - 10) < 4);
        var loop = Topology.Of(mesh).Loops.Single(loop => !loop.IsOuterBorder);
        var filled = new Sharp().Fill(new MeshHole(mesh, [loop]), new Run()).Mesh;
        Assert.All(filled.Positions, p => Assert.InRange(p.Z + (slope * Math.Abs(p.X - 10)), -1e-6, 1e-6));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_creases_it_is_minimum_weight(bool isNoisy)
    {
        // Noise that bends edges by 20° in the mean.
        var random = new Random(3);
        var mesh = isNoisy
            ? Shapes.Grid(20, (_, _) => 0.3 * random.NextDouble()).Without((_, c) => Math.Abs(c.X - 10) < 4 && Math.Abs(c.Y - 10) < 4)
            : Shapes.Sphere(24, 36).Without((_, c) => c.Z > 0.7);
        var loop = Topology.Of(mesh).Loops[isNoisy ? 1 : 0];
        var (sharp, least) = (new Sharp().Fill(new MeshHole(mesh, [loop]), new Run()).Mesh, new MinimumWeight().Fill(new MeshHole(mesh, [loop]), new Run()).Mesh);
        Assert.Equal(least.Positions, sharp.Positions);
        Assert.Equal(least.Triangles, sharp.Triangles);
    }

    [Fact]
    public void Auto_takes_it_where_creases_end_at_a_rim()
    {
        var notes = new List<string>();
        Fill(Box(12, p => (p - new Vec3(12, 6, 12)).Length < 3.6), new AutoMesh(), notes);
        Assert.Contains(notes, note => note.Contains("auto takes sharp", StringComparison.Ordinal));
        notes.Clear();
        Fill(Shapes.Sphere(24, 36).Without((_, c) => c.Z > 0.9), new AutoMesh(), notes);
        Assert.Contains(notes, note => note.Contains("auto takes minimum-weight", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.25, false)]
    [InlineData(0.6, true)]
    public void Rims_with_a_dent_beside_them_are_looked_at_only_where_their_own_triangles_bend(double height, bool expected)
    {
        var mesh = Shapes.Grid(12, (x, y) => x == 9 && y == 6 ? height : 0).Without((_, c) => Math.Abs(c.X - 6) < 2 && Math.Abs(c.Y - 6) < 2);
        var topology = Topology.Of(mesh);
        Assert.Equal(expected, SmoothSheets.MayChangeAt(topology, new Rim(topology, topology.Loops.Single(loop => !loop.IsOuterBorder))));
    }

    [Fact]
    public void Rims_that_bend_nowhere_are_passed_over_and_others_looked_at()
    {
        var ball = Shapes.Sphere(40, 60).Without((_, c) => c.Z > 0.9);
        var box = Box(12, p => (p - new Vec3(12, 6, 12)).Length < 3.6);
        Assert.All([ball, box], mesh => Assert.All(Topology.Of(mesh).Loops, loop => Assert.Equal(mesh == box, SmoothSheets.MayChangeAt(Topology.Of(mesh), new Rim(Topology.Of(mesh), loop)))));
        Assert.Empty(Creases(ball));
        Assert.Equal(2, Creases(box).Count);

        static IReadOnlyList<CreaseEnd> Creases(Mesh mesh)
        {
            var topology = Topology.Of(mesh);
            var rim = new Rim(topology, topology.Loops.Single());
            return CreaseEnd.At(rim, new SmoothSheets(topology.Around(rim.Loop, SmoothSheets.Rings), rim));
        }
    }
}
