using Inpaint3D.Cli.Demo;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Demo;

public class DemonstrationTests
{
    static readonly Mesh s_object = SampleObject.Make(0.3, new Run());

    [Fact]
    public void The_object_is_closed_and_of_one_piece_like_a_ball()
    {
        var topology = Topology.Of(s_object);
        Assert.True(topology.IsWatertight);
        var edges = new HashSet<(int, int)>();
        foreach (var (a, b, c) in s_object.Triangles) edges.UnionWith([(Math.Min(a, b), Math.Max(a, b)), (Math.Min(b, c), Math.Max(b, c)), (Math.Min(c, a), Math.Max(c, a))]);
        Assert.Equal(2, s_object.Positions.Length - edges.Count + s_object.Triangles.Length);
    }

    [Fact]
    public void A_scan_is_the_same_at_any_thread_count_and_another_with_another_seed()
    {
        using var one = new CpuDevice(1);
        using var many = new CpuDevice(5);
        var (a, b) = (new Scanner().Scan(s_object, new Run { Device = one }), new Scanner().Scan(s_object, new Run { Device = many }));
        Assert.Equal(a.Positions, b.Positions);
        Assert.Equal(a.Triangles, b.Triangles);
        Assert.Equal(a.Colors, b.Colors);
        Assert.NotEqual(a.Triangles.Length, new Scanner().Scan(s_object, new Run { Seed = 2 }).Triangles.Length);
    }

    [Fact]
    public void A_scan_has_holes_where_the_object_had_none_and_little_noise_elsewhere()
    {
        var scan = new Scanner().Scan(s_object, new Run());
        var loops = Topology.Of(scan).Loops;
        Assert.True(loops.Count >= 15, $"only {loops.Count} holes");
        Assert.InRange(scan.Triangles.Length, 0.7 * s_object.Triangles.Length, 0.99 * s_object.Triangles.Length);
        var tree = BoundingTree.Of(s_object);
        Assert.All(scan.Positions, p => Assert.InRange((tree.Closest(p).Point - p).Length, 0, 0.04));
    }

    [Fact]
    public void The_demonstration_fills_nearly_all_holes_and_comes_near_the_truth()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var said = new List<string>();
            var demo = Demonstration.Run(folder, new Run(), said.Add, DemoSize.Small);
            Assert.InRange(demo.Filled.Count, 0.85 * demo.Holes, demo.Holes);
            Assert.InRange(demo.MedianRms, 0, 6);
            Assert.InRange(demo.MedianColorRmse, 0, 40);
            Assert.InRange(demo.ViewPsnr, 12, 60);
            Assert.InRange(demo.PicturePsnr, 14, 60);
            Assert.True(said.Count >= demo.Steps.Count);
            string page = File.ReadAllText(demo.Page);
            foreach (string name in Directory.EnumerateFiles(folder, "*.png").Select(file => Path.GetFileName(file)!).Where(name => name.StartsWith("mesh-", StringComparison.Ordinal)))
                Assert.Contains(name, page, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
