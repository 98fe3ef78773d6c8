using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Geometry;

public class BoundingTreeTests
{
    [Fact]
    public void A_ray_from_the_centre_of_a_sphere_meets_it_once_whatever_its_direction()
    {
        var mesh = Shapes.Sphere(20, 24);
        var tree = BoundingTree.Of(mesh);
        for (uint i = 0; i < 2000; i++)
        {
            // Every fourth ray goes exactly through a vertex.
            var direction = i % 4 == 0 ? mesh.Positions[i / 4 % mesh.Positions.Length]
                : new Vec3(CounterRandom.Normal(1, i, 0), CounterRandom.Normal(1, i, 1), CounterRandom.Normal(1, i, 2)).Normalized();
            var hit = Assert.NotNull(tree.Cast(Vec3.Zero, 2 * direction));
            Assert.InRange(hit.Distance, 0.48, 0.5 + 1e-12);
            var t = mesh.Triangles[hit.Triangle];
            var point = ((1 - hit.U - hit.V) * mesh.Positions[t.A]) + (hit.U * mesh.Positions[t.B]) + (hit.V * mesh.Positions[t.C]);
            Assert.Equal(0, (point - (hit.Distance * 2 * direction)).Length, 1e-12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Every_pair_of_triangles_whose_boxes_meet_is_looked_at_once(int size)
    {
        var mesh = Shapes.Grid(size);
        var tree = BoundingTree.Of(mesh);
        var pairs = new List<(int, int)>();
        Assert.False(tree.AnyPair((t, u) => { pairs.Add((Math.Min(t, u), Math.Max(t, u))); return false; }, new Run()));
        var (expected, near) = (new List<(int, int)>(), new List<int>());
        for (int t = 0; t < mesh.Triangles.Length; t++)
        {
            var corners = ((int[])[mesh.Triangles[t].A, mesh.Triangles[t].B, mesh.Triangles[t].C]).Select(v => mesh.Positions[v]).ToArray();
            tree.Overlapping(corners.Aggregate(Vec3.Min), corners.Aggregate(Vec3.Max), near);
            expected.AddRange(near.Where(u => u > t).Select(u => (t, u)));
        }
        Assert.Equal(expected.Order(), pairs.Order());
        Assert.True(tree.AnyPair((t, u) => t + u == 1, new Run()));
    }

    [Fact]
    public void The_nearest_of_several_sheets_is_hit_and_nothing_behind_the_origin()
    {
        var grid = Shapes.Grid(3);
        var mesh = new Mesh
        {
            Positions = [.. grid.Positions, .. grid.Positions.Select(p => p + new Vec3(0, 0, 2)), .. grid.Positions.Select(p => p - new Vec3(0, 0, 2))],
            Triangles = [.. Enumerable.Range(0, 3).SelectMany(k => grid.Triangles.Select(t => new Triangle(t.A + (16 * k), t.B + (16 * k), t.C + (16 * k))))],
        };
        var tree = BoundingTree.Of(mesh);
        Assert.Equal(1, tree.Cast(new(1.3, 1.7, 1), new(0, 0, -1))!.Value.Distance, 1e-15);
        Assert.Equal(3, tree.Cast(new(1.3, 1.7, -1), new(0, 0, 1))!.Value.Distance - tree.Cast(new(1.3, 1.7, 3), new(0, 0, 1)).GetValueOrDefault().Distance + 2, 1e-15);
        Assert.Null(tree.Cast(new(1.3, 1.7, 3), new(0, 0, 1)));
        Assert.Null(tree.Cast(new(4, 4, 1), new(0, 0, -1)));
    }

    [Fact]
    public void Overlapping_finds_what_all_pairs_find()
    {
        var mesh = Shapes.Sphere(9, 11);
        var tree = BoundingTree.Of(mesh);
        var found = new List<int>();
        for (uint i = 0; i < 50; i++)
        {
            var min = new Vec3(CounterRandom.Normal(2, i, 0), CounterRandom.Normal(2, i, 1), CounterRandom.Normal(2, i, 2));
            var max = min + new Vec3(0.6, 0.3, 0.9);
            tree.Overlapping(min, max, found);
            var expected = Enumerable.Range(0, mesh.Triangles.Length).Where(t =>
            {
                var (a, b, c) = (mesh.Positions[mesh.Triangles[t].A], mesh.Positions[mesh.Triangles[t].B], mesh.Positions[mesh.Triangles[t].C]);
                var (low, high) = (Vec3.Min(a, Vec3.Min(b, c)), Vec3.Max(a, Vec3.Max(b, c)));
                return low.X <= max.X && min.X <= high.X && low.Y <= max.Y && min.Y <= high.Y && low.Z <= max.Z && min.Z <= high.Z;
            });
            Assert.Equal(expected, found.Order());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e4)]
    public void What_meets_a_segment_or_triangle_is_found_and_little_else(double far)
    {
        var sphere = Shapes.Sphere(24, 36);
        var mesh = sphere with { Positions = [.. sphere.Positions.Select(p => p + new Vec3(far, far, -far))] };
        var tree = BoundingTree.Of(mesh);
        var (along, box, all) = (new List<int>(), new List<int>(), (Boxes: 0, Found: 0));
        for (uint i = 0; i < 100; i++)
        {
            // Every fourth has a corner in a vertex.
            Vec3[] p = [.. Enumerable.Range(0, 3).Select(k => i % 4 == 0 && k == 0 ? mesh.Positions[i] : new Vec3(far, far, -far) + new Vec3(CounterRandom.Normal(3 + (ulong)k, i, 0), CounterRandom.Normal(3 + (ulong)k, i, 1), CounterRandom.Normal(3 + (ulong)k, i, 2)))];
            var face = new Face(-1, -2, -3, p[0], p[1], p[2]);
            tree.Meeting(face, along);
            Assert.Superset(Enumerable.Range(0, mesh.Triangles.Length).Where(t => Intersections.Cross(face, Of(t))).ToHashSet(), along.ToHashSet());
            tree.Overlapping(face.Min, face.Max, box);
            all = (all.Boxes + box.Count, all.Found + along.Count);
            tree.Meeting(p[0], p[1], along);
            Assert.Superset(Enumerable.Range(0, mesh.Triangles.Length).Where(t => Intersections.Meets(p[0], p[1], Of(t))).ToHashSet(), along.ToHashSet());
        }
        Assert.InRange(all.Found, 1, all.Boxes / 4);

        Face Of(int t) => mesh.Triangles[t] is var (a, b, c) ? new Face(a, b, c, mesh.Positions[a], mesh.Positions[b], mesh.Positions[c]) : default;
    }

    [Fact]
    public void An_empty_mesh_is_never_hit() =>
        Assert.Null(BoundingTree.Of(new Mesh { Positions = [], Triangles = [] }).Cast(Vec3.Zero, new(1, 0, 0)));
}
