using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Render;
using Inpaint3D.Vulkan;

namespace Inpaint3D.Benchmarks;

/// <summary>A frame of 1280 x 720 pixels of a bumpy sphere by either renderer, once the mesh is loaded.</summary>
static class RenderReport
{
    const int Frames = 9;

    /// <summary>Prints a table in Markdown: medians of the frames after the first, from cameras around the sphere.</summary>
    /// <param name="args">Millions of triangles; 1 by default.</param>
    public static void Run(string[] args)
    {
        using var device = VulkanDevice.Open();
        Console.WriteLine($"| million triangles | shading | samples a pixel | renderer | ms | CPU ms | first frame, ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (double million in args.Length == 0 ? [1] : args.Select(arg => double.Parse(arg, CultureInfo.InvariantCulture)))
        {
            var mesh = Sphere((int)Math.Sqrt(million * 1e6 / 4));
            foreach (var (name, options) in Looks())
            {
                Time(new SoftwareRenderer(mesh), "software", name, options);
                Time(new VulkanRenderer(device, mesh), device.Name, name, options);
            }
        }
    }

    static IEnumerable<(string Name, RenderOptions Options)> Looks()
    {
        var studio = RenderOptions.Studio(At(0));
        var bright = studio with { Lights = [.. studio.Lights.Select(light => light with { CastsShadow = false })] };
        yield return ("none", RenderOptions.Unlit);
        yield return ("flat", bright with { Shading = Shading.Flat, Supersampling = 1 });
        yield return ("smooth, 3 lights", bright with { Supersampling = 1 });
        yield return ("smooth, 3 lights", bright);
        yield return ("smooth, 3 lights, shadows", studio);
    }

    static Camera At(int frame)
    {
        double angle = 0.1 * frame;
        return Camera.LookAt(1280, 720, 0.8, new Vec3(3 * Math.Sin(angle), 0.6, 3 * Math.Cos(angle)), Vec3.Zero, new Vec3(0, 1, 0));
    }

    static void Time(Renderer renderer, string by, string look, RenderOptions options)
    {
        using (renderer)
        {
            var (wall, cpu) = (new List<double>(), new List<double>());
            for (int frame = 0; frame < Frames; frame++)
            {
                var (before, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
                renderer.Render(At(frame), options, [], new Run());
                wall.Add(clock.Elapsed.TotalMilliseconds);
                cpu.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
            int samples = options.Supersampling * options.Supersampling;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {renderer.Mesh.Triangles.Length / 1e6:0.00} | {look} | {samples} | {by} | {Median(wall):0} | {Median(cpu):0} | {wall[0]:0} |"));
        }

        static double Median(List<double> all) => all.Skip(1).Order().ElementAt((Frames - 1) / 2);
    }

    /// <summary>2n meridians by n parallels, two triangles each, with colours and shallow bumps.</summary>
    static Mesh Sphere(int n)
    {
        var (positions, colors, triangles) = (new Vec3[(n + 1) * 2 * n], new Vector4[(n + 1) * 2 * n], new Triangle[4 * n * n]);
        for (int j = 0; j <= n; j++)
        {
            for (int i = 0; i < 2 * n; i++)
            {
                double theta = Math.PI * j / n, phi = Math.PI * i / n, r = 1 + (0.02 * Math.Sin(12 * theta) * Math.Sin(15 * phi));
                positions[(j * 2 * n) + i] = r * new Vec3(Math.Sin(theta) * Math.Cos(phi), Math.Cos(theta), Math.Sin(theta) * Math.Sin(phi));
                colors[(j * 2 * n) + i] = new Vector4((float)(r - 0.5), (float)(theta / Math.PI), 0.5f, 1);
                if (j == n) continue;
                int a = (j * 2 * n) + i, b = (j * 2 * n) + ((i + 1) % (2 * n));
                (triangles[2 * a], triangles[(2 * a) + 1]) = (new Triangle(a, b, b + (2 * n)), new Triangle(a, b + (2 * n), a + (2 * n)));
            }
        }
        return new Mesh { Positions = positions, Colors = colors, Triangles = triangles };
    }
}
