using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Volumes;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Tests.Geometry.Volumes;

public class SurfaceNetsTests
{
    static Mesh Contour(int n, Func<Vec3, double> f)
    {
        var (grid, values) = (new SparseGrid(), new List<double>());
        for (int i = 0; i < n * n * n; i++)
        {
            var node = ((i % n) - (n / 2), (i / n % n) - (n / 2), (i / n / n) - (n / 2));
            grid.Add(node);
            values.Add(f(new Vec3(node.Item1, node.Item2, node.Item3)));
        }
        var (points, triangles) = SurfaceNets.Contour(grid, values.ToArray(), new Run());
        return new Mesh { Positions = points, Triangles = [.. triangles] };
    }

    [Fact]
    public void A_ball_is_closed_looks_outwards_and_is_as_large_as_it_should_be()
    {
        var mesh = Contour(21, p => p.Length - 7.3);
        Assert.Equal((true, 2, 0), (Topology.Of(mesh).IsWatertight, Topology.Of(mesh).EulerNumber, Topology.Of(mesh).InconsistentEdges));
        Assert.All(mesh.Positions, p => Assert.Equal(7.3, p.Length, 0.1));
        double volume = mesh.Triangles.Sum(t => Vec3.Dot(mesh.Positions[t.A], Vec3.Cross(mesh.Positions[t.B], mesh.Positions[t.C])) / 6);
        Assert.InRange(volume, 0.95 * 4 / 3 * Math.PI * Math.Pow(7.3, 3), 4.0 / 3 * Math.PI * Math.Pow(7.3, 3));
    }

    [Fact]
    public void Random_values_give_no_edge_of_three_triangles()
    {
        for (uint seed = 0; seed < 10; seed++)
        {
            var mesh = Contour(9, p => Math.Max(p.Length - 3, -1) + (2 * CounterRandom.Uniform(seed, (uint)((p.X * 100) + (p.Y * 10) + p.Z + 5000), 0)) - 1);
            var edges = mesh.Triangles.SelectMany(t => ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]).ToArray();
            Assert.All(edges.GroupBy(edge => edge), group => Assert.InRange(group.Count(), 1, 2));
        }
    }
}
