using System.Diagnostics;
using System.Globalization;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Vulkan;

namespace Inpaint3D.Benchmarks;

/// <summary>What the Vulkan device of this machine costs beside its kernels, and every method for images on it and on the processor.</summary>
static class VulkanReport
{
    readonly record struct Affine(int Count, int Run, float A0, float A1, float A2, float A3);

    static readonly Kernel<Affine> s_affine = new("numerics/conjugate-direction", (_, _, in _, _) => { });

    /// <summary>Prints two tables: medians of seven calls after a first one.</summary>
    public static void Run()
    {
        Print("listing the devices", () => VulkanDevice.List());
        Print("opening and closing a device", () => VulkanDevice.Open().Dispose());
        Print("looking for a GPU, as --device auto does", () => VulkanDevice.OpenGpu()?.Dispose());
        foreach (bool staged in new[] { false, true })
        {
            using var device = VulkanDevice.Open(new VulkanSettings { Staged = staged });
            Console.WriteLine($"{device.Name}{(staged ? ", memory as if the host did not see it" : "")}");
            Costs(device);
        }
        using var best = VulkanDevice.Open();
        foreach (var entry in Catalog.For<ImageHole>()) Compare(entry.Name, best);
    }

    static void Costs(VulkanDevice device)
    {
        var data = new float[16 << 20];
        using var buffer = device.Upload<float>(data);
        using var small = device.Upload<float>(data.AsSpan(0, 256));
        void Dispatch(int count)
        {
            for (int i = 0; i < count; i++) device.Dispatch(s_affine, 16, 1, new Affine(16, 1, 1, 1, 1, 1), small, small);
        }
        Print("reading a float with nothing to do", () => device.Read(small, data.AsSpan(0, 1)));
        Print("one small dispatch and reading it", () => { Dispatch(1); device.Read(small, data.AsSpan(0, 1)); });
        Print("1000 small dispatches and reading them", () => { Dispatch(1000); device.Read(small, data.AsSpan(0, 1)); });
        Print("a buffer of 1 kB, made and dropped", () => device.Upload<float>(data.AsSpan(0, 256)).Dispose());
        Print("uploading 64 MiB", () => device.Upload<float>(data).Dispose(), data.Length * 4e-9);
        Print("reading 64 MiB", () => device.Read(buffer, data.AsSpan()), data.Length * 4e-9);
    }

    static void Compare(string name, Device device)
    {
        var (image, hole) = (new Field(400, 300, 1, 3), new Mask(400, 300));
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = (float)(0.5 + (0.3 * Math.Sin(0.02 * (i % 400))) + (0.2 * Math.Cos(0.05 * (i / 400))));
        for (int y = 100; y < 160; y++) hole.Row(y)[150..230].Fill(1);
        var (problem, method) = (new ImageHole(image, hole), Catalog.Create<ImageHole>(name));
        Print($"{name}, processor", () => method.Fill(problem, new Run()));
        Print($"{name}, {device.Name}", () => method.Fill(problem, new Run { Device = device }));
    }

    static void Print(string what, Action action, double gigabytes = 0)
    {
        var (wall, cpu) = (new List<double>(), new List<double>());
        for (int i = 0; i < 8; i++)
        {
            var (before, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            action();
            if (i == 0) continue;
            wall.Add(clock.Elapsed.TotalMilliseconds);
            cpu.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }
        double time = wall.Order().ElementAt(3);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-60} {time,9:f3} ms {cpu.Order().ElementAt(3),9:f1} CPU ms{(gigabytes > 0 ? $" {1000 * gigabytes / time,6:f1} GB/s" : "")}"));
    }
}
