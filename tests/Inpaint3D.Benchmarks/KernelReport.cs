using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Tests.Laws;
using Inpaint3D.Vulkan;
using Silk.NET.Vulkan;
using Device = Inpaint3D.Compute.Device;

namespace Inpaint3D.Benchmarks;

/// <summary>
/// Times of every kernel, and of every method for images, on the processor and on a Vulkan device; a kernel's also as the share of
/// what copying memory reaches.
/// </summary>
static class KernelReport
{
    const int Repeats = 10;

    /// <summary>No more repeats after so many seconds.</summary>
    const double Patience = 0.3;

    /// <summary>Prints the tables.</summary>
    /// <param name="args"><c>--device NAME</c>: a part of the Vulkan device's name; by default the GPU, if there is one. <c>--megapixels 1,4,16</c>: the sizes.</param>
    public static void Run(string[] args)
    {
        string? name = null;
        double[] sizes = [1, 4, 16];
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 < args.Length && args[i] == "--device") name = args[i + 1];
            else if (i + 1 < args.Length && args[i] == "--megapixels") sizes = [.. args[i + 1].Split(',').Select(size => double.Parse(size, CultureInfo.InvariantCulture))];
            else throw new ArgumentException($"kernels takes --device NAME and --megapixels LIST, not {args[i]}.");
        }
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using CpuDevice all = new(), four = new(4);
        using var gpu = name is null ? VulkanDevice.OpenGpu() : VulkanDevice.Open(name);
        Console.WriteLine($"{RuntimeInformation.ProcessArchitecture}, {all.Threads} cores, .NET {Environment.Version}; copying memory {CopyBandwidth(all):f1} GB/s, with 4 threads {CopyBandwidth(four):f1} GB/s");
        double copy = gpu is null ? 0 : CopyBandwidth(gpu);
        if (gpu is not null)
        {
            var info = VulkanDevice.List().First(device => device.Name == gpu.Name);
            Console.WriteLine($"{info.Name}, {info.Driver}, Vulkan {info.ApiVersion}; copying memory {copy:f1} GB/s");
        }
        Methods(sizes, all, four, gpu);
        foreach (double size in sizes) Kernels((int)(size * 1e6), size == sizes[0], all, four, gpu, copy);
    }

    static void Kernels(int size, bool compare, CpuDevice all, CpuDevice four, VulkanDevice? gpu, double copy)
    {
        Console.WriteLine($"""

            ## Kernels, {size:N0} unknowns, pixels or candidates

            | kernel | case | {all.Threads} threads, ms | 4 threads, ms | {all.Threads} threads, GB/s | Vulkan, ms | with transfers, ms | Vulkan, GB/s | of copying | largest difference |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---:|
            """);
        // The search is cut differently on the two devices; everything else is the same.
        using var onCpu = KernelCases.All(size, all.Lanes).GetEnumerator();
        using var onGpu = KernelCases.All(size, gpu?.Lanes ?? 1).GetEnumerator();
        while (onCpu.MoveNext())
        {
            var one = onCpu.Current;
            double cpu = Dispatched(all, one);
            string row = $"| {one.Kernel} | {one.Variant} | {cpu:g4} | {Dispatched(four, one):g4} | {one.Traffic / cpu / 1e6:f1} |";
            if (gpu is not null && onGpu.MoveNext())
            {
                double alone = Dispatched(gpu, onGpu.Current), rate = onGpu.Current.Traffic / alone / 1e6;
                row += $" {alone:g4} | {Median(() => WithTransfers(gpu, onGpu.Current)):g4} | {rate:f1} | {rate / copy:p0} | {(compare ? Difference(one.Run(all), onGpu.Current.Run(gpu)).ToString("e1", null) : "")} |";
            }
            Console.WriteLine(row);
        }
    }

    static void Methods(double[] sizes, CpuDevice all, CpuDevice four, VulkanDevice? gpu)
    {
        Console.WriteLine($"""

            ## Methods, from memory to memory

            | method | megapixels | missing | {all.Threads} threads, s | 4 threads, s | Vulkan, s | largest difference |
            |---|---:|---:|---:|---:|---:|---:|
            """);
        foreach (double size in sizes)
        {
            foreach (var entry in Catalog.For<ImageHole>())
            {
                var method = Catalog.Create<ImageHole>(entry.Name);
                // What copies patch by patch searches the whole picture each time: a smaller hole.
                var problem = Problem((int)(size * 1e6), method is Inpaint3D.Methods.Pde.Harmonic or Inpaint3D.Methods.Pde.Biharmonic or Inpaint3D.Methods.Pde.CoherenceTransport ? 0.02 : 1e-4 / size);
                ImageHole? cpu = null, other = null;
                string row = $"| {entry.Name} | {size:g3} | {problem.Hole.Count:N0} | {Median(() => cpu = method.Fill(problem, new Run { Device = all })) / 1e3:g4} | {Median(() => method.Fill(problem, new Run { Device = four })) / 1e3:g4} |";
                if (gpu is not null)
                    row += $" {Median(() => other = method.Fill(problem, new Run { Device = gpu })) / 1e3:g4} | {Difference([Doubles(cpu!)], [Doubles(other!)]):e1} |";
                Console.WriteLine(row);
            }
        }

        static double[] Doubles(ImageHole filled) => Array.ConvertAll(filled.Image.Samples, sample => (double)sample);
    }

    /// <summary>A picture with detail of all sizes and depth, of which a disc is missing.</summary>
    static ImageHole Problem(int size, double missing)
    {
        int width = (int)Math.Sqrt(size * 16.0 / 9), height = size / width;
        var (image, depth, hole) = (new Field(width, height, 1, 3), new Field(width, height), new Mask(width, height));
        double radius = Math.Sqrt(missing * width * height / Math.PI);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double dx = x - (0.4 * width), dy = y - (0.45 * height);
                hole[x, y] = (dx * dx) + (dy * dy) < radius * radius;
                depth[x, y] = dx + dy < 0 ? 1 : 2;
                for (int c = 0; c < 3; c++)
                    image[x, y, 0, c] = (float)(0.5 + (0.2 * Math.Sin((0.02 * x) + c)) + (0.1 * Math.Cos(0.03 * y)) + (0.1 * Math.Sin((0.5 * x) + (0.7 * y))) + (0.05 * Math.Sin((2.1 * x) - (1.3 * y) + c)));
            }
        }
        return new ImageHole(image, hole, depth);
    }

    /// <summary>Milliseconds of a dispatch among others: so many at once that reading their end does not count.</summary>
    static double Dispatched(Device device, KernelCase one)
    {
        var buffers = one.Upload(device);
        using var end = device.Allocate<int>(1);
        int count = 1;
        double Times()
        {
            var start = Stopwatch.GetTimestamp();
            for (int i = 0; i < count; i++) one.Dispatch(device, buffers);
            device.Read<int>(end, new int[1]);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Times();
        double first = Times();
        count = (int)Math.Clamp(20 / Math.Max(first, 0.001), 1, 200);
        double time = Median(() => Times()) / count;
        foreach (var buffer in buffers) buffer.Dispose();
        return time;
    }

    static void WithTransfers(Device device, KernelCase one)
    {
        var buffers = one.Upload(device);
        one.Dispatch(device, buffers);
        foreach (int written in one.Written) one.Read(device, buffers, written);
        foreach (var buffer in buffers) buffer.Dispose();
    }

    /// <summary>The median of ten calls in milliseconds, after a first one; of fewer where they take long.</summary>
    static double Median(Action action)
    {
        var all = Stopwatch.GetTimestamp();
        action();
        var times = new List<double>();
        do
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        while (times.Count < Repeats && Stopwatch.GetElapsedTime(all).TotalSeconds < Patience);
        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>The largest difference, relative to the largest number.</summary>
    static double Difference(double[][] expected, double[][] others)
    {
        double largest = 0;
        foreach (var (a, b) in expected.Zip(others))
        {
            double scale = a.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
            for (int i = 0; i < a.Length; i++)
                if (!a[i].Equals(b[i])) largest = Math.Max(largest, Math.Abs(a[i] - b[i]) / scale);
        }
        return largest;
    }

    /// <summary>Bytes read and written in a second when the cores copy far more than their caches hold.</summary>
    static double CopyBandwidth(CpuDevice device)
    {
        const int length = 1 << 26;
        float[] from = new float[length], to = new float[length];
        from.AsSpan().Fill(1);
        int parts = 4 * device.Threads, part = length / parts;
        return 8L * part * parts / 1e6 / Median(() => device.For(parts, i => from.AsSpan(i * part, part).CopyTo(to.AsSpan(i * part, part))));
    }

    static double CopyBandwidth(VulkanDevice device)
    {
        const ulong bytes = 1UL << 28;
        const int copies = 8;
        var context = device.Context;
        using var from = context.NewBuffer(bytes, BufferUsageFlags.TransferSrcBit | BufferUsageFlags.TransferDstBit, MemoryUse.Device);
        using var to = context.NewBuffer(bytes, BufferUsageFlags.TransferSrcBit | BufferUsageFlags.TransferDstBit, MemoryUse.Device);
        var region = new BufferCopy { Size = bytes };
        double time = Median(() => context.Run(commands =>
        {
            for (int i = 0; i < copies; i++) context.Api.CmdCopyBuffer(commands, i % 2 == 0 ? from.Handle : to.Handle, i % 2 == 0 ? to.Handle : from.Handle, 1, in region);
        }));
        return 2 * copies * (double)bytes / 1e6 / time;
    }
}
