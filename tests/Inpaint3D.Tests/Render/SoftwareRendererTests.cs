using System.Numerics;
using FsCheck.Fluent;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Render;

namespace Inpaint3D.Tests.Render;

public class SoftwareRendererTests
{
    static readonly Run s_run = new();

    static Rendering See(Mesh mesh, Camera camera, RenderOptions? options = null, Run? run = null)
    {
        using var renderer = new SoftwareRenderer(mesh);
        return renderer.Render(camera, options ?? RenderOptions.Unlit, [], run ?? s_run);
    }

    /// <summary>Pixel (u, v) at depth d is the point (u·d, −v·d, −d).</summary>
    static Camera Simple(int width, int height) => new(width, height, 1, 1, 0, 0);

    static Mesh OnScreen(params (double U, double V, double Depth)[] corners) => new()
    {
        Positions = Array.ConvertAll(corners, c => new Vec3(c.U * c.Depth, -c.V * c.Depth, -c.Depth)),
        Triangles = [.. Enumerable.Range(0, corners.Length / 3).Select(i => new Triangle(3 * i, (3 * i) + 1, (3 * i) + 2))],
    };

    [Fact]
    public void A_triangle_covers_the_pixels_whose_centres_are_inside() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        (double U, double V)[] p = [.. Enumerable.Range(0, 3).Select(_ => ((random.NextDouble() * 24) - 4, (random.NextDouble() * 24) - 4))];
        var seen = See(OnScreen((p[0].U, p[0].V, 2), (p[1].U, p[1].V, 2), (p[2].U, p[2].V, 2)), Simple(16, 16));
        for (int y = 0; y < 16; y++)
        {
            for (int x = 0; x < 16; x++)
            {
                double[] e = [.. Enumerable.Range(0, 3).Select(i => Distance(p[i], p[(i + 1) % 3], x, y))];
                // Corners lie on a grid of 1/4096 pixel, so a centre that near to an edge may go either way.
                if (e.Any(d => Math.Abs(d) < 1e-3)) continue;
                bool inside = e.All(d => d > 0) || e.All(d => d < 0);
                Assert.Equal(inside, seen.Triangles[(y * 16) + x] == 0);
            }
        }
    }).Check();

    [Fact]
    public void Neighbours_cover_each_centre_exactly_once()
    {
        // A fan with a centre and edges through pixel centres, drawn one triangle at a time.
        (double U, double V) middle = (8, 8);
        (double U, double V)[] rim = [(2, 2), (8, 1), (14, 2), (15, 8), (14, 14), (8, 15), (2, 14), (1, 8)];
        var count = new int[17 * 17];
        for (int i = 0; i < rim.Length; i++)
        {
            var (a, b) = (rim[i], rim[(i + 1) % rim.Length]);
            var seen = See(OnScreen((middle.U, middle.V, 1), (a.U, a.V, 1), (b.U, b.V, 1)), Simple(17, 17));
            for (int k = 0; k < count.Length; k++) count[k] += seen.Triangles[k] < 0 ? 0 : 1;
        }
        Assert.All(count, c => Assert.InRange(c, 0, 1));
        for (int y = 3; y < 14; y++)
            for (int x = 3; x < 14; x++) Assert.Equal(1, count[(y * 17) + x]);
    }

    [Fact]
    public void Depth_is_that_of_the_plane_also_when_the_camera_stands_on_it()
    {
        // The ground y = −1 reaches behind the camera: depth of row v is 1/(v − cy) · f.
        var ground = new Mesh
        {
            Positions = [new(-500, -1, 40), new(500, -1, 40), new(500, -1, -400), new(-500, -1, -400)],
            Triangles = [new(0, 1, 2), new(0, 2, 3)],
        };
        var view = See(ground, new Camera(40, 30, 20, 20, 19.5, 14.5)).View;
        for (int y = 0; y < 30; y++)
        {
            for (int x = 0; x < 40; x++)
            {
                double depth = 20 / (y - 14.5);
                Assert.Equal(depth is < 0 or > 400, view.Hole[x, y]);
                if (depth is > 0 and < 400) Assert.Equal(depth, view.Depth[x, y], 1e-6 * depth);
            }
        }
    }

    [Fact]
    public void Colours_and_textures_are_interpolated_with_perspective()
    {
        // On a slanted square the colour is the position, and so is the texture coordinate.
        var camera = Camera.LookAt(32, 32, 0.8, new Vec3(1.5, 0.4, 2), new Vec3(0.5, 0.5, 0), new Vec3(0, 1, 0));
        var ramp = new Field(256, 256, 1, 3);
        for (int y = 0; y < 256; y++)
            for (int x = 0; x < 256; x++) (ramp[x, y], ramp[x, y, 0, 1]) = ((x + 0.5f) / 256, 1 - ((y + 0.5f) / 256));
        var square = new Mesh
        {
            Positions = [new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(0, 1, 0)],
            Triangles = [new(0, 1, 2), new(0, 2, 3)],
            Colors = [new(0, 0, 0, 1), new(1, 0, 0, 1), new(1, 1, 0, 1), new(0, 1, 0, 1)],
        };
        var textured = square with { Colors = null, CornerUVs = [new(0, 0), new(1, 0), new(1, 1), new(0, 0), new(1, 1), new(0, 1)], Materials = [new Material("ramp") { Texture = ramp }] };
        var (byVertex, byTexture) = (See(square, camera).View, See(textured, camera).View);
        int seen = 0;
        for (int y = 0; y < 32; y++)
        {
            for (int x = 0; x < 32; x++)
            {
                if (byVertex.Hole[x, y]) continue;
                seen++;
                var p = camera.Unproject(x, y, byVertex.Depth[x, y]);
                Assert.Equal(p.X, byVertex.Color[x, y], 1e-5);
                Assert.Equal(p.Y, byVertex.Color[x, y, 0, 1], 1e-5);
                if (p is { X: > 0.01 and < 0.99, Y: > 0.01 and < 0.99 }) Assert.Equal(p.X, byTexture.Color[x, y], 1e-4);
                if (p is { X: > 0.01 and < 0.99, Y: > 0.01 and < 0.99 }) Assert.Equal(p.Y, byTexture.Color[x, y, 0, 1], 1e-4);
            }
        }
        Assert.InRange(seen, 200, 900);
    }

    [Fact]
    public void The_nearest_surface_is_seen_and_among_equals_the_first()
    {
        (double, double, double)[] far = [(-1, -1, 3), (20, -1, 3), (-1, 20, 3)], near = [(-1, -1, 2), (20, -1, 2), (-1, 20, 2)];
        Assert.Equal(1, See(OnScreen([.. far, .. near, .. near]), Simple(4, 4)).Triangles[5]);
    }

    [Fact]
    public void A_cloud_is_seen_as_discs_with_the_points_own_depth_and_colour()
    {
        var cloud = new Mesh { Positions = [new(0, 0, -4), new(0, 0, -9)], Triangles = [], Colors = [new(1, 0.5f, 0, 1), Vector4.One] };
        var view = See(cloud, new Camera(11, 11, 10, 10, 5, 5), new RenderOptions { PointSize = 5 }).View;
        Assert.Equal(21, (11 * 11) - view.Hole.Count);
        Assert.Equal(4, view.Depth[5, 5]);
        Assert.Equal(0.5f, view.Color[6, 5, 0, 1]);
    }

    [Fact]
    public void Vertices_that_are_not_finite_or_behind_the_camera_hide_nothing_else()
    {
        var mesh = OnScreen((-1, -1, 2), (20, -1, 2), (-1, 20, 2), (-1, -1, double.NaN), (20, -1, 1), (-1, 20, 1), (0, 0, -1), (5, 0, -1), (0, 5, -1));
        Assert.All(See(mesh, Simple(4, 4)).Triangles, t => Assert.Equal(0, t));
    }

    [Fact]
    public void The_bytes_are_the_same_at_any_thread_count()
    {
        var random = new Random(4);
        var soup = OnScreen([.. Enumerable.Range(0, 3_000).Select(_ => (random.NextDouble() * 64, random.NextDouble() * 64, 1 + (random.NextDouble() * 3)))]);
        var camera = Simple(64, 64);
        var options = RenderOptions.Studio(camera);
        using var one = new CpuDevice(1);
        using var many = new CpuDevice(7);
        var (a, b) = (See(soup, camera, options, new Run { Device = one }).View, See(soup, camera, options, new Run { Device = many }).View);
        Assert.Equal(a.Color.Samples, b.Color.Samples);
        Assert.Equal(a.Depth.Samples, b.Depth.Samples);
    }

    [Fact]
    public void A_lit_face_shows_the_cosine_and_its_shadow_the_rest()
    {
        // A small square hovers over the ground with the sun straight above it.
        var mesh = new Mesh
        {
            Positions = [new(-9, 0, 9), new(9, 0, 9), new(9, 0, -9), new(-9, 0, -9), new(-1, 2, 1), new(1, 2, 1), new(1, 2, -1), new(-1, 2, -1)],
            Triangles = [new(0, 1, 2), new(0, 2, 3), new(4, 5, 6), new(4, 6, 7)],
            Colors = [.. Enumerable.Repeat(Vector4.One, 8)],
        };
        var camera = Camera.LookAt(61, 61, 0.9, new Vec3(0, 1, 12), Vec3.Zero, new Vec3(0, 1, 0));
        var options = new RenderOptions { Shading = Shading.Flat, SkyLight = new Vector3(0.25f), Lights = [new Light(new Vec3(0, 1, 0), new Vector3(0.5f), CastsShadow: true)] };
        var view = See(mesh, camera, options).View;
        var (u, v, _) = camera.Project(Vec3.Zero);
        Assert.Equal(MathF.Sqrt(0.25f), view.Color[(int)u, (int)v], 1e-4);
        (u, v, _) = camera.Project(new Vec3(4, 0, 0));
        Assert.Equal(MathF.Sqrt(0.75f), view.Color[(int)u, (int)v], 1e-4);
    }

    static double Distance((double U, double V) a, (double U, double V) b, double x, double y)
    {
        double dx = b.U - a.U, dy = b.V - a.V;
        return ((dx * (y - a.V)) - (dy * (x - a.U))) / Math.Sqrt((dx * dx) + (dy * dy));
    }
}
