using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Geometry.Shape;

public class RimFrameTests
{
    const double Edge = 1;

    [Fact]
    public void Only_noise_is_noise()
    {
        Assert.Equal(0, NoiseOf(Waves));
        Assert.Equal(0, NoiseOf((x, y) => (0.3 * x) + (float)(0.1 * y)));
        // A crease through the hole.
        Assert.Equal(0, NoiseOf((x, _) => 0.6 * Math.Abs(x)));
        Assert.InRange(NoiseOf((x, y) => Waves(x, y) + Normal(x, y, 0.1)), 0.5 * Edge, 3 * Edge);
        Assert.InRange(NoiseOf((x, y) => Normal(x, y, 0.1)), Edge, 4.5 * Edge);

        static double NoiseOf(Func<double, double, double> height)
        {
            var (mesh, hole) = Holed(height);
            return RimNoise.Length(Topology.Of(mesh).Around(hole, 3), hole.Edges, new Run());
        }
    }

    [Fact]
    public void The_length_goes_with_the_unit_of_the_points()
    {
        var (mesh, hole) = Holed((x, y) => Waves(x, y) + Normal(x, y, 0.1));
        var large = mesh with { Positions = Array.ConvertAll(mesh.Positions, p => new Vec3(500, 300, -20) + (7 * p)) };
        Assert.Equal(7 * RimNoise.Length(Topology.Of(mesh).Around(hole, 3), hole.Edges, new Run()), RimNoise.Length(Topology.Of(large).Around(hole, 3), hole.Edges, new Run()), 1e-9);
    }

    [Fact]
    public void A_smooth_rim_is_its_own_calm_one()
    {
        var (mesh, hole) = Holed(Waves);
        var topology = Topology.Of(mesh);
        var rim = new Rim(topology, hole);
        Assert.Same(rim, RimFrame.Calm(rim, 0, new Run()));
    }

    [Fact]
    public void A_calm_rim_is_nearer_to_the_surface_and_so_are_its_normals()
    {
        var (mesh, hole) = Holed((x, y) => Waves(x, y) + Normal(x, y, 0.2));
        var topology = Topology.Of(mesh);
        Rim rim = new(topology, hole), calm = RimFrame.Calm(rim, 0, new Run());
        Assert.InRange(Rms(calm.Points, p => p.Z - Waves(p.X, p.Y)), 0, 0.6 * Rms(rim.Points, p => p.Z - Waves(p.X, p.Y)));
        double Tilt(Rim of) => of.Normals.Zip(rim.Points, (n, p) => Vec3.Cross(n, NormalOfWaves(p.X, p.Y)).Length).Average();
        Assert.InRange(Tilt(calm), 0, 0.4 * Tilt(rim));
    }

    [Fact]
    public void Noise_of_a_quarter_of_an_edge_makes_a_patch_less_than_twice_as_wrong_as_hills_do()
    {
        static double Hills(double x, double y) => 3 * Math.Sin((0.4 * x) + 0.2) * Math.Cos((0.35 * y) + 0.3);
        double clean = Error(Hills, 0, 1);
        for (int seed = 1; seed <= 3; seed++) Assert.InRange(Error(Hills, 0.25, seed), 0, 2 * clean);
    }

    [Fact]
    public void On_a_smooth_surface_noise_does_not_grow() =>
        Assert.InRange(Math.Sqrt(Enumerable.Range(1, 6).Average(seed => Math.Pow(Error(Waves, 0.25, seed), 2))), 0, 0.25);

    static double Error(Func<double, double, double> height, double sigma, int seed)
    {
        var (mesh, hole) = Holed((x, y) => height(x, y) + Normal(x, y, sigma, seed));
        var filled = new MinimumWeight().Fill(new MeshHole(mesh, [hole]), new Run());
        Assert.Empty(filled.Loops);
        return Rms(filled.Mesh.Positions.Skip(mesh.Positions.Length), p => p.Z - height(p.X, p.Y));
    }

    [Fact]
    public void A_patch_put_back_has_the_rims_points_and_goes_with_them()
    {
        var (mesh, hole) = Holed((x, y) => Normal(x, y, 0.2));
        var rim = new Rim(Topology.Of(mesh), hole);
        var patch = Star.Of(rim).Patch;
        var away = new Patch([.. rim.Points.Select(p => p + new Vec3(0, 0, 3))]);
        away.Points.Add(patch.Points[^1] + new Vec3(0, 0, 3));
        away.Triangles.AddRange(patch.Triangles);
        var back = RimFrame.PutBack(new Proposal(away, ""), rim, new Run()).Patch;
        Assert.Equal(rim.Points, back.Points.Take(rim.Count));
        Assert.InRange((back.Points[^1] - patch.Points[^1]).Length, 0, 1e-12);
    }

    static double Waves(double x, double y) => 3 * Math.Sin((0.16 * x) + 0.2) * Math.Cos((0.13 * y) + 0.3);

    static Vec3 NormalOfWaves(double x, double y) => new Vec3(Waves(x - 1e-3, y) - Waves(x + 1e-3, y), Waves(x, y - 1e-3) - Waves(x, y + 1e-3), 2e-3).Normalized();

    /// <summary>A round hole in equilateral triangles of side 1, in the middle of a rhombus.</summary>
    static (Mesh Mesh, Loop Hole) Holed(Func<double, double, double> height)
    {
        var grid = Shapes.Grid(40);
        grid = grid with { Positions = Array.ConvertAll(grid.Positions, p => new Vec3(p.X - (p.Y / 2) - 10, Math.Sqrt(0.75) * (p.Y - 20), height(p.X - (p.Y / 2) - 10, Math.Sqrt(0.75) * (p.Y - 20)))) };
        var mesh = grid.Without((_, c) => (c.X * c.X) + (c.Y * c.Y) < 64);
        return (mesh, Topology.Of(mesh).Loops.Single(loop => !loop.IsOuterBorder));
    }

    /// <summary>About normal: twelve hashed numbers.</summary>
    static double Normal(double x, double y, double sigma, int seed = 1)
    {
        double sum = -6;
        for (ulong k = 0; k < 12; k++)
        {
            ulong hash = ((BitConverter.DoubleToUInt64Bits(x) + (7 * BitConverter.DoubleToUInt64Bits(y))) * 12) + k + ((ulong)seed << 32);
            hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
            hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
            sum += (hash ^ (hash >> 31)) * Math.Pow(2, -64);
        }
        return sigma * sum;
    }

    static double Rms(IEnumerable<Vec3> points, Func<Vec3, double> off) => Math.Sqrt(points.Average(p => off(p) * off(p)));
}
