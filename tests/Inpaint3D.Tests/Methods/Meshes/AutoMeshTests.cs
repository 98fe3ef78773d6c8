using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class AutoMeshTests
{
    /// <summary>What users' files have: each makes a sphere with a hole worse, by random numbers.</summary>
    static readonly (string Name, Func<Mesh, Random, Mesh> Make)[] Faults =
    [
        ("loops through one vertex", (mesh, random) => WithoutFan(WithoutFan(mesh, random.Next(200, 240)), random.Next(240, 300))),
        ("edges with three faces", (mesh, random) => WithFins(mesh, random)),
        ("flipped neighbours", (mesh, random) => mesh with { Triangles = Array.ConvertAll(mesh.Triangles, t => random.Next(60) == 0 ? new Triangle(t.A, t.C, t.B) : t) }),
        ("duplicate vertices", (mesh, random) => Split(mesh, random)),
        ("zero-area rims", (mesh, random) => mesh.Without((_, _) => random.Next(50) == 0) is var torn ? Slit(torn, random) : mesh),
        ("repeated and degenerate faces", (mesh, random) => mesh.Plus([.. Enumerable.Range(0, 20).Select(_ => mesh.Triangles[random.Next(mesh.Triangles.Length)]).Select((t, i) => i % 2 == 0 ? (t.A, t.B, t.C) : (t.A, t.B, t.B))])),
        ("far from the origin", (mesh, random) => mesh with { Positions = Array.ConvertAll(mesh.Positions, p => Single((300 * p) + new Vec3(1e6, -1e6, random.Next(1_000_000)))) }),
        ("noise", (mesh, random) => mesh with { Positions = Array.ConvertAll(mesh.Positions, p => (1 + (0.06 * random.NextDouble())) * p) }),
    ];

    static Vec3 Single(Vec3 p) => new((float)p.X, (float)p.Y, (float)p.Z);

    static Mesh WithoutFan(Mesh mesh, int vertex) => mesh.Without((t, _) => t.A == vertex || t.B == vertex || t.C == vertex);

    static Mesh WithFins(Mesh mesh, Random random)
    {
        int n = mesh.Positions.Length;
        var bases = Enumerable.Range(0, 6).Select(_ => mesh.Triangles[random.Next(mesh.Triangles.Length)]).ToArray();
        return (mesh with { Positions = [.. mesh.Positions, .. bases.Select(t => 1.2 * mesh.Positions[t.A])] }).Plus([.. bases.Select((t, i) => (t.A, t.B, n + i))]);
    }

    static Mesh Split(Mesh mesh, Random random)
    {
        int n = mesh.Positions.Length;
        return mesh with
        {
            Positions = [.. mesh.Positions, .. mesh.Positions],
            Triangles = Array.ConvertAll(mesh.Triangles, t => new Triangle(Other(t.A), Other(t.B), Other(t.C))),
        };
        int Other(int v) => random.Next(4) == 0 ? v + n : v;
    }

    /// <summary>Moves corners onto others, so that triangles and rims lose their area.</summary>
    static Mesh Slit(Mesh mesh, Random random)
    {
        var points = (Vec3[])mesh.Positions.Clone();
        for (int i = 0; i < 6; i++)
        {
            var t = mesh.Triangles[random.Next(mesh.Triangles.Length)];
            points[t.C] = 0.5 * (points[t.A] + points[t.B]);
        }
        return mesh with { Positions = points };
    }

    static Mesh OpenSphere() => Shapes.Sphere(16, 24).Without((_, c) => c.Z > 0.75);

    /// <summary>Each fault alone (-1), and with each one on top; then numbers that once found something.</summary>
    public static TheoryData<int, int, int> FaultPairs =>
    [
        .. from first in Enumerable.Range(0, Faults.Length) from second in Enumerable.Range(-1, Faults.Length + 1) select (first, second, 1),
        (3, 7, 17), (3, 4, 62), (7, 4, 80), (4, 4, 134),
    ];

    [Theory]
    [MemberData(nameof(FaultPairs))]
    public void Whatever_a_mesh_has_each_loop_is_closed_validly_or_stays_open_with_a_reason(int first, int second, int seed)
    {
        var random = new Random(seed);
        var mesh = Faults[first].Make(OpenSphere(), random);
        AssertClosedOrRefused(second < 0 ? mesh : Faults[second].Make(mesh, random));
    }

    static void AssertClosedOrRefused(Mesh mesh)
    {
        var before = Topology.Of(mesh);
        if (before.Loops.Count == 0) return;
        var notes = new List<string>();
        var filled = new AutoMesh().Fill(new MeshHole(mesh, before.Loops), new Run { Note = notes.Add });
        Assert.Equal(mesh.Positions, filled.Mesh.Positions.Take(mesh.Positions.Length));
        Assert.Equal(mesh.Triangles, filled.Mesh.Triangles.Take(mesh.Triangles.Length));
        Assert.All(filled.Mesh.Positions.Skip(mesh.Positions.Length), p => Assert.True(p.IsFinite));
        Assert.All(filled.Loops, loop => Assert.False(string.IsNullOrWhiteSpace(loop.Refusal)));
        var after = Topology.Of(filled.Mesh);
        var closed = before.Loops.Where(loop => filled.Loops.All(open => open.Id != loop.Id)).ToArray();
        Assert.Equal(before.BorderEdges - closed.Sum(loop => loop.Edges), after.BorderEdges);
        // A patch agrees with the component, not with a triangle at the rim that is turned against it.
        int turned = closed.Select(loop => new Rim(before, loop)).Sum(rim => rim.HalfEdges.Where((h, i) => before.Edges.From(h) == rim.Vertices[i]).Count());
        Assert.Equal((before.NonManifoldEdges, before.InconsistentEdges + turned), (after.NonManifoldEdges, after.InconsistentEdges));
        if (!notes.Any(note => note.Contains("crossings at the rim", StringComparison.Ordinal))) AssertNoCrossing(filled.Mesh, mesh.Triangles.Length);
    }

    static void AssertNoCrossing(Mesh mesh, int oldTriangles)
    {
        var edges = new HalfEdges(mesh, Device.Cpu.Host);
        var kept = Enumerable.Range(0, mesh.Triangles.Length).Where(t => edges.Corners[3 * t] >= 0);
        var all = new FaceSet(mesh.Positions, mesh.Triangles, edges.Corners, [.. kept]);
        var near = new List<int>();
        for (int t = oldTriangles; t < mesh.Triangles.Length; t++) Assert.False(all.IsCrossed(t, near), $"new triangle {t - oldTriangles} crosses another one");
    }

    [Fact]
    public void Each_hole_of_one_mesh_gets_the_method_that_suits_it()
    {
        var ball = Shapes.Sphere(24, 36).Without((_, c) => c.Z > 0.3 || (c.Z < -0.2 && c.X > 0.85));
        var roof = Shapes.Grid(20, (x, _) => -0.4 * Math.Abs(x - 10)).Without((_, c) => Math.Abs(c.X - 10) < 4 && Math.Abs(c.Y - 10) < 4);
        int n = ball.Positions.Length;
        var mesh = ball with
        {
            Positions = [.. ball.Positions, .. roof.Positions.Select(p => p + new Vec3(10, 0, 0))],
            Triangles = [.. ball.Triangles, .. roof.Triangles.Select(t => new Triangle(t.A + n, t.B + n, t.C + n))],
        };
        var loops = Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder).ToArray();
        var notes = new List<string>();
        var filled = new AutoMesh().Fill(new MeshHole(mesh, loops), new Run { Note = notes.Add });
        Assert.Empty(filled.Loops);
        Assert.Equal("willmore", filled.Chosen[loops.Single(loop => mesh.Positions[loop.Vertices[0]] is { X: < 2, Z: > 0.1 }).Id]);
        Assert.Equal("minimum-weight", filled.Chosen[loops.Single(loop => mesh.Positions[loop.Vertices[0]] is { X: < 2, Z: < 0 }).Id]);
        Assert.Equal("sharp", filled.Chosen[loops.Single(loop => mesh.Positions[loop.Vertices[0]].X > 2).Id]);
        Assert.Contains(notes, note => note.StartsWith("auto takes ", StringComparison.Ordinal) && note.Contains("for hole", StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_ten_holes_of_a_method_are_counted()
    {
        // Eleven on the ridge of a roof, off its border, and more beside it.
        var mesh = Shapes.Grid(130, (x, _) => -0.4 * Math.Abs(x - 10)).Without((_, c) =>
            ((Math.Abs(c.X - 10) < 3 && c.Y is > 10 and < 120) || Math.Abs(c.X - 40) < 3) && Math.Abs((c.Y % 10) - 5) < 3);
        var notes = new List<string>();
        var filled = new AutoMesh().Fill(new MeshHole(mesh, [.. Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder)]), new Run { Note = notes.Add });
        Assert.Empty(filled.Loops);
        Assert.Contains("auto takes sharp for 11 holes, minimum-weight for the other 13.", notes);
    }

    [Fact]
    public void A_rim_that_crosses_the_mesh_costs_no_more_crossings_than_its_own()
    {
        // A blade through one edge of the rim.
        var mesh = Shapes.Grid(9).Without((_, c) => c.X is > 3 and < 6 && c.Y is > 3 and < 6);
        int n = mesh.Positions.Length;
        mesh = mesh with { Positions = [.. mesh.Positions, new(4.5, 2.95, -1), new(4.5, 3.05, -1), new(4.5, 3, 1)], Triangles = [.. mesh.Triangles, new(n, n + 1, n + 2)] };
        var loop = Topology.Of(mesh).Loops.Single(loop => !loop.IsOuterBorder);
        var filled = new AutoMesh().Fill(new MeshHole(mesh, [loop]), new Run());
        Assert.Empty(filled.Loops);
        var edges = new HalfEdges(filled.Mesh, Device.Cpu.Host);
        var all = new FaceSet(filled.Mesh.Positions, filled.Mesh.Triangles, edges.Corners, [.. Enumerable.Range(0, filled.Mesh.Triangles.Length)]);
        Assert.Equal(1, Enumerable.Range(mesh.Triangles.Length, filled.Mesh.Triangles.Length - mesh.Triangles.Length).Count(t => all.IsCrossed(t, [])));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1.3)]
    public void An_outline_that_its_own_back_closes_says_so(double island)
    {
        // A bowl with a hole, and an island in it or none: no patch spans its outline without a fold, once the hole is filled.
        var bowl = Shapes.Grid(12).Without((_, center) => double.Hypot(center.X - 6, center.Y - 6) is < 2.6 and var distance && distance > island);
        bowl = bowl with { Positions = [.. bowl.Positions.Select(p => p with { Z = 0.2 * Math.Sin(p.X) * Math.Sin(p.Y) })] };
        var filled = new AutoMesh().Fill(new MeshHole(bowl, Topology.Of(bowl).Loops), new Run());
        Assert.Empty(filled.Loops);
        Assert.Equal(0, Topology.Of(filled.Mesh).BorderEdges);
        Assert.Equal("back-sheet", filled.Chosen[Topology.Of(bowl).Loops.Single(loop => loop.IsOuterBorder && loop.Edges == 48).Id]);
    }
}
