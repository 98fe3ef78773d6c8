using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Geometry.Triangulation;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Geometry.Triangulation;

public class BridgesTests
{
    static Mesh Fill(Mesh mesh, bool refine = true)
    {
        var filled = new MinimumWeight { Refine = refine }.Fill(new MeshHole(mesh, [.. Topology.Of(mesh).Loops.Where(loop => loop.Partners.Count > 0)]), new Run());
        Assert.Empty(filled.Loops);
        Assert.Equal(mesh.Positions, filled.Mesh.Positions[..mesh.Positions.Length]);
        Assert.Equal(mesh.Triangles, filled.Mesh.Triangles[..mesh.Triangles.Length]);
        var all = new FaceSet(filled.Mesh.Positions, filled.Mesh.Triangles, new HalfEdges(filled.Mesh, Device.Cpu.Host).Corners, [.. Enumerable.Range(0, filled.Mesh.Triangles.Length)]);
        Assert.False(all.CrossesItself(new Run()));
        return filled.Mesh;
    }

    [Fact]
    public void A_band_comes_back_to_no_edge_that_it_has()
    {
        int bands = 0;
        for (int k = 0; k < 40; k++)
        {
            // A ring and a smaller one beside it or over it, farther and farther off.
            var ring = Enumerable.Range(0, 12).Select(i => i * Math.PI / 6).Select(a => new Vec3(Math.Cos(a), Math.Sin(a), 0));
            var other = Enumerable.Range(0, 5).Select(i => i * 2 * Math.PI / 5).Select(a => new Vec3((0.2 * Math.Cos(a)) + (k % 2 == 0 ? 0.2 * k : 0), 0.2 * Math.Sin(a), k % 2 == 0 ? 0.1 : 0.2 * k));
            var patch = new Inpaint3D.Geometry.Patch([.. ring, .. other]);
            bool isBand = LoopBand.Add(patch, [.. Enumerable.Range(0, 12)], [.. Enumerable.Range(12, 5)]);
            (int, int)[] edges = [.. patch.Triangles.SelectMany(t => new[] { (t.A, t.B), (t.B, t.C), (t.C, t.A) })];
            Assert.Equal(edges.Length, edges.Distinct().Count());
            Assert.Equal(isBand ? 17 : 0, patch.Triangles.Count);
            bands += isBand ? 1 : 0;
        }
        Assert.InRange(bands, 1, 39);
    }

    [Fact]
    public void A_hole_with_an_island_gets_an_annulus()
    {
        var mesh = Shapes.Sphere(16, 24).Without((_, c) => c.Z is > 0.7 and < 0.93);
        var filled = Fill(mesh);
        var topology = Topology.Of(filled);
        Assert.Equal((true, 1, 2, 0), (topology.IsWatertight, topology.Components, topology.EulerNumber, topology.InconsistentEdges));
        Assert.All(filled.Positions.Skip(mesh.Positions.Length), p => Assert.Equal(1, p.Length, 0.01));
    }

    [Fact]
    public void Two_islands_in_one_hole_are_joined_to_it()
    {
        var mesh = Shapes.Grid(10).Without((_, c) => c.X is > 1 and < 9 && c.Y is > 1 and < 9 && !(c.Y is > 3 and < 6 && (c.X is > 2 and < 4 || c.X is > 6 and < 8)));
        var topology = Topology.Of(Fill(mesh));
        Assert.Equal((1, 1, 1), (topology.Components, topology.EulerNumber, topology.Loops.Count));
    }

    [Fact]
    public void A_torus_with_a_missing_section_keeps_its_genus_and_its_shape()
    {
        const int sections = 48, columns = 20;
        var points = new List<Vec3>();
        var faces = new List<(int, int, int)>();
        for (int s = 0; s < sections; s++)
        {
            for (int c = 0; c < columns; c++)
            {
                double a = 2 * Math.PI * s / sections, b = 2 * Math.PI * c / columns, r = 1 + (0.4 * Math.Cos(b));
                points.Add(new Vec3(r * Math.Cos(a), r * Math.Sin(a), 0.4 * Math.Sin(b)));
                int i = (s * columns) + c, j = (s * columns) + ((c + 1) % columns), up = (s + 1) % sections * columns;
                if (s is > 2 and < 8) continue;
                faces.Add((i, up + c, up + ((c + 1) % columns)));
                faces.Add((i, up + ((c + 1) % columns), j));
            }
        }
        var mesh = Shapes.Of([.. points], [.. faces]);
        var filled = Fill(mesh);
        var topology = Topology.Of(filled);
        Assert.Equal((true, 1, 0), (topology.IsWatertight, topology.Components, topology.EulerNumber));
        double squared = filled.Positions.Skip(points.Count).Average(p => Math.Pow(Math.Sqrt(Math.Pow(Math.Sqrt((p.X * p.X) + (p.Y * p.Y)) - 1, 2) + (p.Z * p.Z)) - 0.4, 2));
        Assert.InRange(Math.Sqrt(squared), 0, 0.01 * 0.8);
    }

    [Fact]
    public void Two_coaxial_circles_give_the_triangles_of_the_cylinder()
    {
        const int n = 12;
        var mesh = LoopKindsTests.Both(LoopKindsTests.Tube(0, 3), LoopKindsTests.Tube(4, 7));
        var added = Fill(mesh, refine: false);
        var patch = added.Triangles.Skip(mesh.Triangles.Length).ToArray();
        Assert.Equal(2 * n, patch.Length);
        Assert.Equal(n * 2 * Math.Sin(Math.PI / n), patch.Sum(t => Vec3.Cross(added.Positions[t.B] - added.Positions[t.A], added.Positions[t.C] - added.Positions[t.A]).Length / 2), 1e-9);
    }

    [Fact]
    public void Of_two_rims_of_three_edges_the_least_area_is_that_of_brute_force()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 20; trial++)
        {
            // Triangles that are turned, shifted and bent against each other.
            double Off(double size) => size * (random.NextDouble() - 0.5);
            double twist = Off(2);
            Vec3 Corner(double x, double angle) => new(x + Off(0.8), Math.Cos(angle) + Off(0.6), Math.Sin(angle) + Off(0.6));
            Vec3[] Corners(double x, double from) => [Corner(x, from), Corner(x, from + 2.1), Corner(x, from + 4.2)];
            var mesh = Shapes.Of([.. Corners(0, 0), new(-3, 0, 0), .. Corners(2, twist), new(6, 0, 0)], (1, 0, 3), (2, 1, 3), (0, 2, 3), (4, 5, 7), (5, 6, 7), (6, 4, 7));
            var topology = Topology.Of(mesh);
            var rim = new Rim(topology, RimGroups.Join([.. topology.Loops], topology));
            var found = Bridges.All(rim, new Run()).Last(proposal => proposal.Kind.EndsWith("area", StringComparison.Ordinal)).Patch;
            Assert.Equal(BruteForce(rim), Area(rim, found.Triangles), 1e-12);
        }
    }

    static double Area(Rim rim, IEnumerable<Triangle> triangles) =>
        triangles.Sum(t => Vec3.Cross(rim.Points[t.B] - rim.Points[t.A], rim.Points[t.C] - rim.Points[t.A]).Length / 2);

    /// <summary>Every triangle has one rim edge and its apex on the other rim: of all choices, those whose other edges fit in pairs.</summary>
    static double BruteForce(Rim rim)
    {
        double least = double.PositiveInfinity;
        for (int choice = 0; choice < 729; choice++)
        {
            var triangles = new List<Triangle>();
            for (int i = 0, rest = choice; i < 6; i++, rest /= 3) triangles.Add(new Triangle(i, rim.Loop.Next(i), (i < 3 ? 3 : 0) + (rest % 3)));
            var inner = triangles.SelectMany(t => ((int, int)[])[(t.B, t.C), (t.C, t.A)]).ToHashSet();
            if (inner.Count == 12 && inner.All(edge => inner.Contains((edge.Item2, edge.Item1)))) least = Math.Min(least, Area(rim, triangles));
        }
        return least;
    }

    [Fact]
    public void Far_from_the_origin_the_result_is_as_valid()
    {
        var mesh = Shapes.Sphere(16, 24).Without((_, c) => c.Z is > 0.7 and < 0.93 || (c.X > 0.8 && c.Z is > -0.4 and < 0.4));
        mesh = mesh with { DoublePrecision = true, Positions = Array.ConvertAll(mesh.Positions, p => p + new Vec3(4e6, -7e6, 500)) };
        var filled = new MinimumWeight().Fill(new MeshHole(mesh, Topology.Of(mesh).Loops), new Run()).Mesh;
        Assert.Equal((true, 2), (Topology.Of(filled).IsWatertight, Topology.Of(filled).EulerNumber));
    }

    [Fact]
    public void A_joined_patch_does_not_depend_on_threads_or_on_where_loops_start()
    {
        var mesh = Shapes.Sphere(16, 24).Without((_, c) => c.Z is > 0.7 and < 0.93);
        Loop[] turned = [.. Topology.Of(mesh).Loops.Select(loop => loop with { Vertices = [.. loop.Vertices[3..], .. loop.Vertices[..3]] })];
        Assert.Equal(Fill(mesh).Positions, new MinimumWeight().Fill(new MeshHole(mesh, turned), new Run()).Mesh.Positions);
    }
}
