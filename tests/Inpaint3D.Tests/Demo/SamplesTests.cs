using Inpaint3D.Cli.Demo;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.Demo;

public class SamplesTests
{
    [Fact]
    public void The_files_in_models_are_what_the_generator_makes()
    {
        string models = Repository.File("models"), made = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Samples.Write(made, new Run());
            if (Environment.GetEnvironmentVariable("INPAINT3D_WRITE_SAMPLES") == "1")
                foreach (string file in Directory.EnumerateFiles(made)) File.Copy(file, Path.Combine(models, Path.GetFileName(file)), overwrite: true);
            foreach (string name in Directory.EnumerateFiles(made).Select(file => Path.GetFileName(file)!))
            {
                var (old, again) = (Path.Combine(models, name), Path.Combine(made, name));
                Assert.True(File.Exists(old), $"{name} is missing in models.");
                switch (Path.GetExtension(name))
                {
                    case ".ply": AssertSame(Formats.LoadMesh(old), Formats.LoadMesh(again)); break;
                    case ".json": Assert.Equal(CameraFile.Load(old).Position.X, CameraFile.Load(again).Position.X, 1e-9); break;
                    default: AssertSame(Formats.LoadImage(old), Formats.LoadImage(again)); break;
                }
            }
        }
        finally
        {
            Directory.Delete(made, recursive: true);
        }
    }

    [Fact]
    public void The_sample_scan_is_one_piece_with_holes_of_every_size()
    {
        var scan = Formats.LoadMesh(Repository.File("models", "tortoise-scan.ply"));
        var topology = Topology.Of(scan);
        Assert.InRange(topology.Loops.Count, 20, 200);
        Assert.All(topology.Loops, loop => Assert.Equal(1, loop.Component));
        Assert.Equal(3, topology.Loops.Select(new HoleSizes(scan).Of).Distinct().Count());
    }

    static void AssertSame(Mesh a, Mesh b)
    {
        Assert.Equal(a.Triangles, b.Triangles);
        for (int i = 0; i < a.Positions.Length; i++)
        {
            Assert.InRange((a.Positions[i] - b.Positions[i]).Length, 0, 1e-4);
            Assert.InRange((a.Colors![i] - b.Colors![i]).Length(), 0, 1.01 * Math.Sqrt(3) / 255);
        }
    }

    /// <summary>A pixel at a silhouette may change sides when the last bit of a sine does; hardly any may.</summary>
    static void AssertSame(Field a, Field b)
    {
        Assert.True(a.SameGrid(b));
        int differing = 0;
        for (int i = 0; i < a.Samples.Length; i++) differing += Math.Abs(a.Samples[i] - b.Samples[i]) > 1.01 / 255 * Math.Max(1, Math.Abs(a.Samples[i])) ? 1 : 0;
        Assert.InRange(differing, 0, a.Samples.Length / 1000);
    }
}
