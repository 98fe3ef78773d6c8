using FsCheck.Fluent;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Render;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Render;

public class ViewpointTests
{
    static Mesh Scattered(int seed)
    {
        var random = new Random(seed);
        return new Mesh { Positions = [.. Enumerable.Range(0, 12).Select(_ => new Vec3(5 + random.NextDouble(), 9 * random.NextDouble(), -3 * random.NextDouble()))], Triangles = [] };
    }

    [Fact]
    public void The_camera_sees_the_whole_mesh_and_touches_the_margin() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var mesh = Scattered(seed);
        var (width, height) = (random.Next(40, 400), random.Next(40, 400));
        Vec3[] ups = [new(0, 1, 0), new(0, 0, 1), new(-1, 0, 0)];
        var camera = new Viewpoint(mesh, ups[random.Next(3)]).Camera(width, height, 7 * random.NextDouble(), (2.8 * random.NextDouble()) - 1.4);
        var seen = Array.ConvertAll(mesh.Positions, camera.Project);
        double left = 0.06 * width, top = 0.06 * height;
        Assert.All(seen, p => Assert.True(p.Depth > 0));
        var (x0, x1) = (seen.Min(p => p.U) + 0.5 - left, width - left - 0.5 - seen.Max(p => p.U));
        var (y0, y1) = (seen.Min(p => p.V) + 0.5 - top, height - top - 0.5 - seen.Max(p => p.V));
        Assert.All([x0, x1, y0, y1], gap => Assert.InRange(gap, -1e-6, Math.Max(width, height)));
        // In the direction that decides the distance, both sides touch.
        Assert.True(Math.Min(Math.Abs(x0) + Math.Abs(x1), Math.Abs(y0) + Math.Abs(y1)) < 1e-6);
    }).Check();

    [Fact]
    public void Up_is_up_and_the_azimuth_turns_to_the_right()
    {
        var mesh = Shapes.Cube() is var cube ? cube with { Positions = Array.ConvertAll(cube.Positions, p => p - new Vec3(0.5, 0.5, 0.5)) } : default!;
        foreach (var up in new Vec3[] { new(0, 1, 0), new(0, 0, 1), new(1, 0, 0), new(0, -1, 0), new(0, 0, -1) })
        {
            var camera = new Viewpoint(mesh, up).Camera(100, 100, 0, 0.3);
            Assert.True(camera.Project(up).V < camera.Project(Vec3.Zero).V);
            Assert.Equal(camera.Project(Vec3.Zero).U, camera.Project(up).U, 1e-9);
        }
        var (front, right) = (new Viewpoint(mesh, new(0, 1, 0)).Camera(100, 100, 0, 0), new Viewpoint(mesh, new(0, 1, 0)).Camera(100, 100, Math.PI / 2, 0));
        Assert.True(front.Position.Z > 1 && right.Position.X > 1);
    }

    [Fact]
    public void Views_of_a_turntable_are_rotations_of_the_first_and_see_everything()
    {
        var mesh = Scattered(3);
        var (min, max) = mesh.Bounds();
        var center = 0.5 * (min + max);
        var cameras = new Viewpoint(mesh, new Vec3(0, 0, 1)).Turntable(120, 80, 5, 0.4, 0.5);
        for (int k = 0; k < 5; k++)
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * k / 5);
            foreach (var p in mesh.Positions)
            {
                var q = p - center;
                var turned = center + new Vec3((cos * q.X) - (sin * q.Y), (sin * q.X) + (cos * q.Y), q.Z);
                var (u, v, depth) = cameras[k].Project(p);
                var first = cameras[0].Project(turned);
                Assert.Equal((first.U, first.V, first.Depth), (u, v, depth), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) + Math.Abs(a.Item3 - b.Item3) < 1e-9);
                Assert.True(depth > 0 && u > 0 && u < 119 && v > 0 && v < 79);
            }
        }
    }

    [Fact]
    public void A_hole_is_looked_at_from_its_own_side()
    {
        // Cubes without one face: the camera stands on the side of the missing face.
        foreach (var normal in new Vec3[] { new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, 0, -1), new(0, -1, 0) })
        {
            var middle = new Vec3(0.5, 0.5, 0.5);
            var open = Shapes.Cube().Without((_, p) => Vec3.Dot(p - middle, normal) > 0.49);
            var viewpoint = new Viewpoint(open, new Vec3(0, 1, 0));
            var (azimuth, elevation) = viewpoint.Best(Topology.Of(open).Loops);
            Assert.True(Vec3.Dot(viewpoint.Camera(64, 64, azimuth, elevation).Position - middle, normal) > 0.5);
        }
    }

    [Fact]
    public void A_solid_turned_inside_out_is_noticed_and_looked_at_from_the_same_side()
    {
        var open = Shapes.Cube().Without((_, p) => p.X > 0.99);
        var turned = open with { Triangles = [.. open.Triangles.Select(t => new Triangle(t.A, t.C, t.B))] };
        Assert.Equal((false, true, false), (Normals.PointInwards(open), Normals.PointInwards(turned), Normals.PointInwards(Shapes.Grid(4, (x, y) => 0.1 * x * y))));
        var up = new Vec3(0, 1, 0);
        Assert.Equal(new Viewpoint(open, up).Best(Topology.Of(open).Loops), new Viewpoint(turned, up).Best(Topology.Of(turned).Loops));
    }

    [Fact]
    public void Vertices_that_are_in_no_triangle_do_not_matter_and_further_points_do()
    {
        var (cube, up) = (Shapes.Cube(), new Vec3(0, 1, 0));
        var stray = cube with { Positions = [.. cube.Positions, new Vec3(99, 0, 0), new Vec3(double.NaN, 0, 0)] };
        Assert.Equal(new Viewpoint(cube, up).Camera(64, 48, 0.3, 0.2).Position, new Viewpoint(stray, up).Camera(64, 48, 0.3, 0.2).Position);
        var (u, _, depth) = new Viewpoint(cube, up, [new Vec3(99, 0, 0)]).Camera(64, 48, 0.3, 0.2).Project(new Vec3(99, 0, 0));
        Assert.True(depth > 0 && u < 63);
    }

    [Fact]
    public void A_single_point_can_be_looked_at_and_nothing_cannot()
    {
        var camera = new Viewpoint(new Mesh { Positions = [new(3, 4, 5)], Triangles = [] }, new Vec3(0, 1, 0)).Camera(10, 10, 0, 0);
        Assert.Equal(4.5, camera.Project(new Vec3(3, 4, 5)).U, 1e-9);
        var none = new Viewpoint(new Mesh { Positions = [new(double.NaN, 0, 0)], Triangles = [] }, new Vec3(0, 1, 0));
        Assert.Throws<ArgumentException>(() => none.Camera(10, 10, 0, 0));
    }
}
