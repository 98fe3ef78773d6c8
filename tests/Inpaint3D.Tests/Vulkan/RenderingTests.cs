using Inpaint3D.Data;
using Inpaint3D.Render;
using Inpaint3D.Tests.Geometry;
using Inpaint3D.Vulkan;
using Inpaint3D.Vulkan.Render;

namespace Inpaint3D.Tests.Vulkan;

/// <summary>
/// Pictures by Vulkan are those by software. Where they may differ: a device rounds the places of vertices to some bits behind the
/// point (8 on all we know, and software 12), so of a sample that lies within that of an edge the two may see different triangles.
/// Everything else is single precision against double, which no colour shows.
/// </summary>
public class RenderingTests(ValidatedVulkan vulkan)
{
    const float Visible = 2 / 255f;

    static readonly Run s_run = new();

    public static TheoryData<string> Scenes => [.. RenderingScenes.All.Keys];

    [Theory, MemberData(nameof(Scenes))]
    public void Two_renderers_draw_the_same_picture(string name)
    {
        var scene = RenderingScenes.All[name];
        using Renderer software = new SoftwareRenderer(scene.Mesh), device = new VulkanRenderer(vulkan.Device, scene.Mesh);
        foreach (var (width, height) in new[] { (17, 5), (255, 130), (1, 1), (90, 140) })
        {
            var camera = scene.Camera(width, height);
            var (expected, actual) = (software.Render(camera, scene.Options(camera), scene.Marks, s_run), device.Render(camera, scene.Options(camera), scene.Marks, s_run));
            AssertSameTriangles(scene.Mesh, camera, expected, actual);
            AssertSameColors(expected, actual);
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Triangles_all_around_and_through_each_other_are_seen_alike(int seed)
    {
        var random = new Random(seed);
        var mesh = Shapes.Of([.. Enumerable.Range(0, 180).Select(_ => 3 * new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5))],
            [.. Enumerable.Range(0, 60).Select(i => (3 * i, (3 * i) + 1, (3 * i) + 2))]);
        // The camera stands among them, so that many are cut by its near plane.
        var camera = Camera.LookAt(131, 77, 1.2, new Vec3(0.1, 0.2, 0.3), new Vec3(random.NextDouble(), random.NextDouble(), -1), new Vec3(0, 1, 0));
        using Renderer software = new SoftwareRenderer(mesh), device = new VulkanRenderer(vulkan.Device, mesh);
        AssertSameTriangles(mesh, camera, software.Render(camera, RenderOptions.Unlit, [], s_run), device.Render(camera, RenderOptions.Unlit, [], s_run));
    }

    [Fact]
    public void Of_equal_triangles_the_first_is_seen()
    {
        var cube = Shapes.Cube();
        var mesh = cube with { Triangles = [.. cube.Triangles, .. cube.Triangles] };
        var camera = Camera.LookAt(64, 64, 0.8, new Vec3(3, 2, 4), new Vec3(0.5, 0.5, 0.5), new Vec3(0, 1, 0));
        using var renderer = new VulkanRenderer(vulkan.Device, mesh);
        Assert.All(renderer.Render(camera, RenderOptions.Unlit, [], s_run).Triangles, t => Assert.InRange(t, -1, cube.Triangles.Length - 1));
    }

    [Fact]
    public void A_picture_in_tiles_is_the_same()
    {
        var scene = RenderingScenes.All["marks in front and hidden"];
        var camera = scene.Camera(330, 410);
        var options = scene.Options(camera) with { Supersampling = 8 };
        Assert.True(Tile.Of(camera, 8, 1 << 14, 1 << 23).Count > 1);
        using Renderer software = new SoftwareRenderer(scene.Mesh), device = new VulkanRenderer(vulkan.Device, scene.Mesh);
        AssertSameColors(software.Render(camera, options, scene.Marks, s_run), device.Render(camera, options, scene.Marks, s_run));
    }

    [Theory, InlineData(1, 1, 1, 100, 100), InlineData(100, 30, 3, 64, 500), InlineData(7, 900, 2, 100, 10_000), InlineData(1000, 7, 8, 128, 1)]
    public void Tiles_cover_every_pixel_once(int width, int height, int samples, int maxSide, int maxSamples)
    {
        var count = new int[width, height];
        foreach (var tile in Tile.Of(Camera.Pinhole(width, height, 1), samples, maxSide, maxSamples))
        {
            Assert.InRange(tile.Width * samples, 1, maxSide);
            Assert.InRange(tile.Height * samples, 1, maxSide);
            for (int x = 0; x < tile.Width; x++)
                for (int y = 0; y < tile.Height; y++) count[tile.X + x, tile.Y + y]++;
        }
        Assert.All(count.Cast<int>(), n => Assert.Equal(1, n));
    }

    [Fact]
    public void A_picture_comes_back_the_same_after_others_between()
    {
        var scene = RenderingScenes.All["smooth sphere with shadows"];
        using var renderer = new VulkanRenderer(vulkan.Device, scene.Mesh);
        var (small, large) = (scene.Camera(40, 30), scene.Camera(200, 100));
        var marks = RenderingScenes.All["marks in front and hidden"].Marks;
        var before = renderer.Render(small, scene.Options(small), [], s_run);
        renderer.Render(large, RenderOptions.Unlit with { Supersampling = 4 }, [], s_run);
        renderer.Render(large, scene.Options(small), marks, s_run);
        var after = renderer.Render(small, scene.Options(small), [], s_run);
        Assert.Equal(before.Triangles, after.Triangles);
        Assert.Equal(before.View.Color.Samples, after.View.Color.Samples);
        Assert.Equal(before.View.Depth.Samples, after.View.Depth.Samples);
    }

    [Fact]
    public void Numbers_count_through_the_parts_of_a_large_draw()
    {
        // More triangles than one submission draws, all of them facing the camera.
        var mesh = Shapes.Grid(800);
        var camera = Camera.LookAt(97, 61, 0.8, new Vec3(400, 400, 900), new Vec3(400, 400, 0), new Vec3(0, 1, 0));
        using Renderer software = new SoftwareRenderer(mesh), device = new VulkanRenderer(vulkan.Device, mesh);
        var (expected, actual) = (software.Render(camera, RenderOptions.Unlit, [], s_run), device.Render(camera, RenderOptions.Unlit, [], s_run));
        // Of the many edges in a pixel one is often near.
        AssertSameTriangles(mesh, camera, expected, actual, most: 0.05);
        Assert.Contains(actual.Triangles, t => t > 1 << 20);
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        var scene = RenderingScenes.All["wire"];
        using var renderer = new VulkanRenderer(vulkan.Device, scene.Mesh);
        using var cancel = new CancellationTokenSource();
        var run = new Run { Cancel = cancel.Token, Progress = new Cancelling(cancel) };
        var camera = scene.Camera(50, 40);
        Assert.ThrowsAny<OperationCanceledException>(() => renderer.Render(camera, scene.Options(camera), [], run));
        Assert.NotEmpty(renderer.Render(camera, scene.Options(camera), [], s_run).Triangles);
    }

    [Fact]
    public void Memory_that_the_host_does_not_see_gives_the_same_picture()
    {
        using var staged = vulkan.Open(new VulkanSettings { Staged = true });
        foreach (string name in new[] { "materials", "marks in front and hidden", "cloud" })
        {
            var scene = RenderingScenes.All[name];
            var camera = scene.Camera(60, 50);
            using Renderer one = new VulkanRenderer(vulkan.Device, scene.Mesh), other = new VulkanRenderer(staged, scene.Mesh);
            var (expected, actual) = (one.Render(camera, scene.Options(camera), scene.Marks, s_run), other.Render(camera, scene.Options(camera), scene.Marks, s_run));
            Assert.Equal(expected.View.Color.Samples, actual.View.Color.Samples);
            Assert.Equal(expected.Triangles, actual.Triangles);
        }
    }

    /// <summary>Triangles agree but next to edges or where surfaces meet, and depth is the same bit for bit where they do.</summary>
    void AssertSameTriangles(Mesh mesh, Camera camera, Rendering expected, Rendering actual, double most = 0.01)
    {
        double rounding = 1.0 / (1 << (int)vulkan.Device.Context.Limits.SubPixelPrecisionBits);
        var projection = new Projection(mesh, camera, s_run);
        int different = 0;
        for (int i = 0; i < expected.Triangles.Length; i++)
        {
            var (a, b, x, y) = (expected.Triangles[i], actual.Triangles[i], i % camera.Width, i / camera.Width);
            Assert.Equal(b < 0 ? 1 : 0, actual.View.Hole.Samples[i]);
            if (a == b)
            {
                Assert.Equal(expected.View.Depth.Samples[i], actual.View.Depth.Samples[i]);
                continue;
            }
            different++;
            if (mesh.IsPointCloud) continue;
            bool isBeside = Beside(a) || Beside(b);
            bool isLevel = a >= 0 && b >= 0 && Math.Abs(expected.View.Depth.Samples[i] - actual.View.Depth.Samples[i]) <= 1e-6 * expected.View.Depth.Samples[i];
            Assert.True(isBeside || isLevel, $"triangle {b} instead of {a} at ({x}, {y})");

            bool Beside(int t) => t >= 0 && projection.DistanceToEdge(mesh.Triangles[t], x, y) < rounding;
        }
        Assert.InRange(different, 0, most * expected.Triangles.Length);
    }

    /// <summary>Nobody sees a difference but in 1 of 200 pixels.</summary>
    static void AssertSameColors(Rendering expected, Rendering actual)
    {
        var (a, b) = (expected.View.Color, actual.View.Color);
        int different = Enumerable.Range(0, a.PlaneLength).Count(i => Enumerable.Range(0, 3).Any(channel => !(Math.Abs(a.Plane(channel)[i] - b.Plane(channel)[i]) <= Visible)));
        Assert.InRange(different, 0, 0.005 * a.PlaneLength);
    }

    sealed class Cancelling(CancellationTokenSource cancel) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0) cancel.Cancel();
        }
    }
}
