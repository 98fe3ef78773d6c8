using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Laws;

/// <summary>What every method for meshes obeys, over the whole catalogue.</summary>
public class EveryMeshMethod
{
    public static TheoryData<string> Names => [.. Catalog.For<MeshHole>().Select(entry => entry.Name)];

    public static TheoryData<string, string> Cases =>
        [.. from entry in Catalog.For<MeshHole>() from mesh in s_meshes.Keys select new TheoryDataRow<string, string>(entry.Name, mesh)];

    static readonly Dictionary<string, Func<Mesh>> s_meshes = new()
    {
        ["a sphere without a cap"] = () => Without(Sphere(16), p => p.Z > 0.8),
        ["a sphere without two caps"] = () => Without(Sphere(16), p => Math.Abs(p.Z) > 0.85),
        ["a sphere with three small holes and a slit"] = () => Without(Sphere(24), p =>
            (p - new Vec3(1, 0, 0)).Length < 0.3 || (p - new Vec3(0, 1, 0)).Length < 0.25 || (p - new Vec3(0, 0, -1)).Length < 0.4 || (Math.Abs(p.X + 0.7) < 0.08 && p.Y < 0.4)),
        ["a cube of six faces without one"] = () => Cube(),
        ["an unwelded cube without a face"] = () => Unwelded(Cube()),
    };

    [Theory, MemberData(nameof(Names))]
    public void Cites_a_paper_and_says_what_it_does(string name)
    {
        var entry = Catalog.Find(name, typeof(MeshHole));
        Assert.Matches(@"\b(19|20)\d\d\b", entry.Reference);
        Assert.NotEmpty(entry.Summary);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Closes_every_hole_and_keeps_what_was_there(string name, string shape)
    {
        var mesh = s_meshes[shape]();
        var filled = Fill(name, mesh);
        Assert.Empty(filled.Loops);
        Assert.Equal(mesh.Positions, filled.Mesh.Positions[..mesh.Positions.Length]);
        Assert.Equal(mesh.Triangles, filled.Mesh.Triangles[..mesh.Triangles.Length]);
        Assert.All(filled.Mesh.Positions, point => Assert.True(point.IsFinite));
        // Watertight and oriented: every welded edge is used once in each direction.
        var weld = new Dictionary<Vec3, int>();
        int Welded(int v) => weld.TryGetValue(filled.Mesh.Positions[v], out int first) ? first : weld[filled.Mesh.Positions[v]] = v;
        var edges = new HashSet<(int, int)>();
        foreach (var t in filled.Mesh.Triangles)
        {
            var (a, b, c) = (Welded(t.A), Welded(t.B), Welded(t.C));
            Assert.True(edges.Add((a, b)) && edges.Add((b, c)) && edges.Add((c, a)), $"an edge of triangle {t} is used twice in one direction");
        }
        Assert.All(edges, edge => Assert.Contains((edge.Item2, edge.Item1), edges));
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_same_bytes_come_at_any_number_of_threads_and_from_any_start_of_a_loop(string name, string shape)
    {
        var mesh = s_meshes[shape]();
        var expected = Fill(name, mesh).Mesh;
        var many = Fill(name, mesh, new Run { Device = new CpuDevice(5) }).Mesh;
        Assert.Equal(expected.Positions, many.Positions);
        Assert.Equal(expected.Triangles, many.Triangles);
        var turned = Topology.Of(mesh).Loops.Select(loop => loop with { Vertices = [.. loop.Vertices[(loop.Edges / 3)..], .. loop.Vertices[..(loop.Edges / 3)]] }).ToArray();
        var started = Catalog.Create<MeshHole>(name).Fill(new MeshHole(mesh, turned), new Run()).Mesh;
        Assert.Equal(expected.Positions, started.Positions);
        Assert.Equal(expected.Triangles, started.Triangles);
    }

    [Theory, MemberData(nameof(Names))]
    public void Turning_moving_and_scaling_the_mesh_turns_moves_and_scales_the_fill(string name)
    {
        var mesh = Jittered(s_meshes["a sphere without a cap"]());
        var turn = new Mat3(new(0.36, 0.48, -0.8), new(-0.8, 0.6, 0), new(0.48, 0.64, 0.6));
        Vec3 Move(Vec3 p) => (3.7 * (turn * p)) + new Vec3(20, -30, 5);
        var expected = Fill(name, mesh).Mesh;
        var moved = Fill(name, mesh with { Positions = [.. mesh.Positions.Select(Move)] }).Mesh;
        Assert.Equal(expected.Triangles, moved.Triangles);
        for (int v = 0; v < moved.Positions.Length; v++) Assert.InRange((Move(expected.Positions[v]) - moved.Positions[v]).Length, 0, 1e-8);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_input_is_not_written_and_no_loop_is_the_identity(string name)
    {
        var mesh = s_meshes["a sphere without two caps"]();
        var (positions, triangles) = ((Vec3[])mesh.Positions.Clone(), (Triangle[])mesh.Triangles.Clone());
        Fill(name, mesh);
        Assert.Equal(positions, mesh.Positions);
        Assert.Equal(triangles, mesh.Triangles);
        Assert.Same(mesh, Catalog.Create<MeshHole>(name).Fill(new MeshHole(mesh, []), new Run()).Mesh);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_point_cloud_is_a_clear_error(string name)
    {
        var cloud = new Mesh { Positions = [default], Triangles = [] };
        Assert.Contains("point cloud", Assert.Throws<ArgumentException>(() => Catalog.Create<MeshHole>(name).Fill(new MeshHole(cloud, []), new Run())).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Progress_rises_to_1_and_cancelling_stops_soon(string name)
    {
        var reports = new List<double>();
        Fill(name, s_meshes["a sphere without two caps"](), new Run { Progress = new Reports(reports) });
        Assert.Equal(reports.Order(), reports);
        Assert.Equal(1, reports[^1]);

        var mesh = Without(Sphere(300), p => p.Z > 0.1);
        var loops = Topology.Of(mesh).Loops;
        Stopping.StopsSoon(new Run(), run => Catalog.Create<MeshHole>(name).Fill(new MeshHole(mesh, loops), run));
    }

    static MeshHole Fill(string name, Mesh mesh, Run? run = null) =>
        Catalog.Create<MeshHole>(name).Fill(new MeshHole(mesh, Topology.Of(mesh).Loops), run ?? new Run());

    /// <summary>A mesh of the list above with all its holes.</summary>
    internal static MeshHole Problem(string shape)
    {
        var mesh = s_meshes[shape]();
        return new MeshHole(mesh, Topology.Of(mesh).Loops);
    }

    /// <summary>A unit sphere: a cube of n × n cells a face, blown up.</summary>
    static Mesh Sphere(int n)
    {
        var index = new Dictionary<(int, int, int), int>();
        var (points, triangles) = (new List<Vec3>(), new List<Triangle>());
        int Vertex(int x, int y, int z)
        {
            if (index.TryGetValue((x, y, z), out int known)) return known;
            points.Add(new Vec3(Math.Tan(Math.PI / 4 * ((2.0 * x / n) - 1)), Math.Tan(Math.PI / 4 * ((2.0 * y / n) - 1)), Math.Tan(Math.PI / 4 * ((2.0 * z / n) - 1))).Normalized());
            return index[(x, y, z)] = points.Count - 1;
        }
        for (int axis = 0; axis < 3; axis++)
        {
            foreach (int side in new[] { 0, n })
            {
                int At(int u, int v) => axis == 0 ? Vertex(side, u, v) : axis == 1 ? Vertex(v, side, u) : Vertex(u, v, side);
                for (int u = 0; u < n; u++)
                {
                    for (int v = 0; v < n; v++)
                    {
                        var (a, b, c, d) = (At(u, v), At(u + 1, v), At(u + 1, v + 1), At(u, v + 1));
                        if (side == 0) (b, d) = (d, b);
                        triangles.Add(new Triangle(a, b, c));
                        triangles.Add(new Triangle(a, c, d));
                    }
                }
            }
        }
        return new Mesh { Positions = [.. points], Triangles = [.. triangles] };
    }

    static Mesh Cube() => Without(Sphere(2) is var m ? m with { Positions = [.. m.Positions.Select(p => p / Math.Max(Math.Abs(p.X), Math.Max(Math.Abs(p.Y), Math.Abs(p.Z))))] } : null!, _ => false, t => t.Z > 0.99);

    /// <summary>The mesh without its triangles that have a corner, or a centroid, of a kind; unused vertices are dropped.</summary>
    static Mesh Without(Mesh mesh, Func<Vec3, bool> corner, Func<Vec3, bool>? centroid = null)
    {
        var kept = mesh.Triangles.Where(t => !corner(mesh.Positions[t.A]) && !corner(mesh.Positions[t.B]) && !corner(mesh.Positions[t.C])
            && centroid?.Invoke((mesh.Positions[t.A] + mesh.Positions[t.B] + mesh.Positions[t.C]) / 3) != true).ToArray();
        var used = kept.SelectMany(t => new[] { t.A, t.B, t.C }).Distinct().Order().ToArray();
        var number = used.Select((v, i) => (v, i)).ToDictionary(pair => pair.v, pair => pair.i);
        return new Mesh { Positions = [.. used.Select(v => mesh.Positions[v])], Triangles = [.. kept.Select(t => new Triangle(number[t.A], number[t.B], number[t.C]))] };
    }

    static Mesh Unwelded(Mesh mesh) => new()
    {
        Positions = [.. mesh.Triangles.SelectMany(t => new[] { mesh.Positions[t.A], mesh.Positions[t.B], mesh.Positions[t.C] })],
        Triangles = [.. Enumerable.Range(0, mesh.Triangles.Length).Select(i => new Triangle(3 * i, (3 * i) + 1, (3 * i) + 2))],
    };

    static Mesh Jittered(Mesh mesh) => mesh with
    {
        DoublePrecision = true,
        Positions = [.. mesh.Positions.Select((p, i) => p + (0.01 * new Vec3(CounterRandom.Uniform(1, (uint)i, 0), CounterRandom.Uniform(1, (uint)i, 1), CounterRandom.Uniform(1, (uint)i, 2))))],
    };

    sealed class Reports(List<double> list) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (list) list.Add(value);
        }
    }
}
