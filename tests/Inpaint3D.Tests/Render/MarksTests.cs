using System.Numerics;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Render;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Render;

public class MarksTests
{
    static readonly Camera s_camera = Camera.Pinhole(9, 9, 9);

    /// <summary>A triangle that fills the picture at a depth, facing the camera.</summary>
    static Mesh Wall(double depth, Vector3 color) => new()
    {
        Positions = [new(-9, -9, -depth), new(9, -9, -depth), new(0, 20, -depth)],
        Triangles = [new(0, 1, 2)],
        Colors = [.. Enumerable.Repeat(new Vector4(color, 1), 3)],
    };

    static Vector3 Center(Mesh mesh, RenderOptions options, params Marks[] marks)
    {
        using var renderer = new SoftwareRenderer(mesh);
        var color = renderer.Render(s_camera, options, marks, new Run()).View.Color;
        return new(color[4, 4], color[4, 4, 0, 1], color[4, 4, 0, 2]);
    }

    [Theory]
    [InlineData(1.9, 0.7f)]
    [InlineData(2.0001, 0.7f)]
    [InlineData(2.1, 0.2f)]
    public void A_mark_is_mixed_by_its_opacity_in_front_of_the_surface_and_by_its_hidden_opacity_behind(double depth, float part)
    {
        var (wall, mark) = (new Vector3(0.1f, 0.5f, 0.9f), new Vector3(0.8f, 0.3f, 0.2f));
        var color = Center(Wall(2, wall), RenderOptions.Unlit, new Marks(Wall(depth, mark), 0.7f, 0.2f));
        Assert.Equal(0, (Vector3.Lerp(wall, mark, part) - color).Length(), 1e-6);
    }

    [Fact]
    public void Marks_are_mixed_one_over_the_other_in_the_order_of_their_list()
    {
        var (red, green) = (new Marks(Wall(1, Vector3.UnitX), 0.5f, 0), new Marks(Wall(3, Vector3.UnitY), 0.5f, 0));
        Assert.Equal(new Vector3(0.25f, 0.5f, 0), Center(Wall(9, Vector3.Zero), RenderOptions.Unlit, red, green));
        Assert.Equal(new Vector3(0.5f, 0.25f, 0), Center(Wall(9, Vector3.Zero), RenderOptions.Unlit, green, red));
    }

    [Fact]
    public void A_mark_is_lit_by_a_head_lamp()
    {
        // A wall that is turned by 60 degrees about the y axis shows 0.4 + 0.6 · ½ at the middle of the picture.
        double c = 0.5, s = Math.Sqrt(0.75);
        var turned = Wall(2, Vector3.One) with { Positions = [new(-9 * c, -9, -2 + (9 * s)), new(9 * c, -9, -2 - (9 * s)), new(0, 20, -2)] };
        Assert.Equal(0.7f, Center(Wall(9, Vector3.Zero), RenderOptions.Unlit, new Marks(turned, 1, 1)).X, 1e-6);
    }

    [Fact]
    public void A_mark_changes_neither_depth_nor_triangles_nor_the_hole()
    {
        var half = Wall(2, Vector3.One) with { Positions = [new(-9, -9, -2), new(0, -9, -2), new(0, 20, -2)] };
        using var renderer = new SoftwareRenderer(half);
        var plain = renderer.Render(s_camera, RenderOptions.Unlit, [], new Run());
        var marked = renderer.Render(s_camera, RenderOptions.Unlit, [new Marks(Wall(1, Vector3.UnitX), 1, 1)], new Run());
        Assert.Equal(plain.View.Depth.Samples, marked.View.Depth.Samples);
        Assert.Equal(plain.View.Hole.Samples, marked.View.Hole.Samples);
        Assert.Equal(plain.Triangles, marked.Triangles);
        Assert.Equal(0.4 + (0.6 * 9 / Math.Sqrt((9 * 9) + (4 * 4))), marked.View.Color[8, 4], 1e-6);
    }

    [Fact]
    public void The_bytes_are_the_same_at_any_thread_count()
    {
        var camera = Camera.LookAt(64, 48, 0.7, new Vec3(1, 2, 4), Vec3.Zero, new Vec3(0, 1, 0));
        var ball = Shapes.Sphere(20, 30);
        var rims = new HoleMarks(ball, Topology.Of(ball.Without((_, p) => p.Y > 0.8)).Loops).Rims(camera);
        var options = RenderOptions.Studio(camera) with { Wire = new(0, 0, 0, 1), Supersampling = 3 };
        using var renderer = new SoftwareRenderer(ball);
        using var one = new CpuDevice(1);
        using var many = new CpuDevice(7);
        Assert.Equal(renderer.Render(camera, options, rims, new Run { Device = one }).View.Color.Samples, renderer.Render(camera, options, rims, new Run { Device = many }).View.Color.Samples);
    }

    [Fact]
    public void A_picture_that_is_cancelled_stops()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop);
        using var renderer = new SoftwareRenderer(Shapes.Cube());
        Assert.Throws<OperationCanceledException>(() => renderer.Render(Camera.Pinhole(2000, 2000, 999), RenderOptions.Unlit, [], new Run { Cancel = stop.Token, Progress = progress }));
        Assert.InRange(progress.Last, 0.3, 0.6);
    }

    /// <summary>Cancels when the colours begin.</summary>
    sealed class Stopper(CancellationTokenSource stop) : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value)
        {
            Last = value;
            if (value >= 0.3) stop.Cancel();
        }
    }

    [Fact]
    public void Wires_cover_the_pixels_near_an_edge_by_the_distance_on_the_screen()
    {
        // The edge x = −z / 4 of a slanted triangle is the line u = 8·¼ + 4 = 6 on the screen.
        var camera = Camera.Pinhole(9, 9, 8);
        var mesh = new Mesh { Positions = [new(1, -40, -4), new(2, 60, -8), new(-90, 0, -6)], Triangles = [new(0, 1, 2)], Colors = [.. Enumerable.Repeat(Vector4.One, 3)] };
        using var renderer = new SoftwareRenderer(mesh);
        var options = new RenderOptions { Wire = new(0, 0, 0, 0.5f), WireWidth = 1.5 };
        var color = renderer.Render(camera, options, [], new Run()).View.Color;
        Assert.Equal(1, color[4, 4], 1e-5);
        Assert.Equal(1 - (0.5f * 0.25f), color[5, 4], 1e-5);
        var moved = renderer.Render(camera with { CenterX = 3.75 }, options, [], new Run()).View.Color;
        Assert.Equal(1 - (0.5f * 0.5f), moved[5, 4], 1e-5);
        Assert.Equal(1, moved[4, 4], 1e-5);
    }

    [Fact]
    public void Positions_are_the_points_that_project_to_the_pixel_centres()
    {
        var camera = Camera.LookAt(16, 12, 0.8, new Vec3(1.5, 0.4, 2), new Vec3(0.5, 0.5, 0), new Vec3(0, 1, 0));
        using var renderer = new SoftwareRenderer(Shapes.Cube());
        var rendering = renderer.Render(camera, RenderOptions.Unlit, [], new Run());
        var positions = rendering.Positions();
        for (int y = 0; y < 12; y++)
        {
            for (int x = 0; x < 16; x++)
            {
                Assert.Equal(rendering.Triangles[(y * 16) + x] < 0, float.IsNaN(positions[x, y, 0, 2]));
                if (rendering.View.Hole[x, y]) continue;
                var (u, v, depth) = camera.Project(new Vec3(positions[x, y], positions[x, y, 0, 1], positions[x, y, 0, 2]));
                Assert.Equal(x, u, 1e-4);
                Assert.Equal(y, v, 1e-4);
                Assert.Equal(rendering.View.Depth[x, y], depth, 1e-5);
            }
        }
    }
}
