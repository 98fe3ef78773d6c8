using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Metrics;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Metrics;

public class MeshMetricsTests
{
    [Fact]
    public void The_closest_point_is_that_of_all_triangles_one_by_one()
    {
        var soup = new Mesh
        {
            Positions = [.. Enumerable.Range(0, 90).Select(i => Random((uint)i, 1))],
            Triangles = [.. Enumerable.Range(0, 30).Select(i => new Triangle(3 * i, (3 * i) + 1, (3 * i) + 2)), new(0, 0, 5), new(7, 7, 7)],
        };
        var tree = BoundingTree.Of(soup);
        for (uint i = 0; i < 200; i++)
        {
            var place = 2 * Random(i, 2);
            var foot = tree.Closest(place);
            var (a, b, c) = soup.Triangles[foot.Triangle];
            var point = ((1 - foot.U - foot.V) * soup.Positions[a]) + (foot.U * soup.Positions[b]) + (foot.V * soup.Positions[c]);
            Assert.InRange((point - foot.Point).Length, 0, 1e-12);
            Assert.InRange((foot.Point - place).Length, 0, soup.Triangles.Min(t => Coarse(soup, t, place)) + 1e-12);
            Assert.InRange(Math.Min(Math.Min(foot.U, foot.V), 1 - foot.U - foot.V), -1e-12, 1);
        }
    }

    [Fact]
    public void Parallel_squares_are_as_far_apart_as_their_planes()
    {
        var distance = MeshMetrics.Symmetric(Square(0, 1), Square(0.25, 1), 500, new Run());
        Assert.Equal(new SurfaceDistance(0.25, 0.25, 0.25), distance);
    }

    [Fact]
    public void A_part_lies_on_the_whole_but_the_whole_is_far_from_the_part()
    {
        var (part, whole) = (Square(0, 1), Square(0, 3));
        Assert.Equal(0, MeshMetrics.Distance(part.Positions, whole).Max, 1e-12);
        Assert.Equal(Math.Sqrt(8), MeshMetrics.Symmetric(part, whole, 100, new Run()).Max, 1e-12);
    }

    [Fact]
    public void Samples_are_spread_evenly()
    {
        // Mean distance of the unit square's points from its lower edge is 1/2, the mean square 1/3.
        var edge = new Mesh { Positions = [new(0, 0, 0), new(1, 0, 0), new(1, -1, 0)], Triangles = [new(0, 2, 1)] };
        var distance = MeshMetrics.Symmetric(Square(0, 1), edge, 20_000, new Run());
        Assert.Equal(1.0 / 2, distance.Mean, 0.01);
        Assert.Equal(Math.Sqrt(1.0 / 3), distance.Rms, 0.01);
    }

    [Fact]
    public void Normals_are_compared_by_their_angle()
    {
        var tilted = Square(0, 1) with { Positions = [.. Square(0, 1).Positions.Select(p => new Vec3(p.X, p.Y, p.X))] };
        Assert.Equal(45, MeshMetrics.NormalError(tilted, 0, Square(0, 1)), 1e-9);
        Assert.Equal(0, MeshMetrics.NormalError(Square(1, 1), 1, Square(0, 3)), 1e-5);
    }

    [Fact]
    public void Colors_are_compared_with_the_interpolated_ones_of_the_reference()
    {
        var reference = Square(0, 2) with { Colors = [new(0, 0, 0, 1), new(2, 0, 0, 1), new(2, 2, 0, 1), new(0, 2, 0, 1)] };
        var mesh = Square(0.1, 1) with { Colors = [new(9), new(1, 0, 0, 1), new(1, 1, 0, 1), new(0, 1, 0.3f, 1)] };
        Assert.Equal(0.3 / 3, MeshMetrics.ColorRmse(mesh, 1, reference), 1e-6);
        Assert.Throws<ArgumentException>(() => MeshMetrics.ColorRmse(Square(0, 1), 0, reference));
    }

    [Fact]
    public void A_cloud_is_no_surface()
    {
        Assert.Throws<ArgumentException>(() => MeshMetrics.Distance([Vec3.Zero], new Mesh { Positions = [Vec3.Zero], Triangles = [] }));
        Assert.Throws<ArgumentException>(() => MeshMetrics.Distance([new(double.NaN, 0, 0)], Square(0, 1)));
    }

    static Mesh Square(double height, double side) => new()
    {
        Positions = [new(0, 0, height), new(side, 0, height), new(side, side, height), new(0, side, height)],
        Triangles = [new(0, 1, 2), new(0, 2, 3)],
    };

    static Vec3 Random(uint i, ulong seed) => new(CounterRandom.Normal(seed, i, 0), CounterRandom.Normal(seed, i, 1), CounterRandom.Normal(seed, i, 2));

    /// <summary>The distance of a triangle by a coarse net of its points: never less than the true one.</summary>
    static double Coarse(Mesh mesh, Triangle t, Vec3 place)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i <= 20; i++)
        {
            for (int j = 0; i + j <= 20; j++)
            {
                var point = ((1 - ((i + j) / 20.0)) * mesh.Positions[t.A]) + (i / 20.0 * mesh.Positions[t.B]) + (j / 20.0 * mesh.Positions[t.C]);
                least = Math.Min(least, (point - place).Length);
            }
        }
        return least;
    }
}
