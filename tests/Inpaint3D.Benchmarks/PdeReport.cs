using System.Globalization;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;

namespace Inpaint3D.Benchmarks;

/// <summary>
/// CPU seconds of the PDE fills on one thread, for a 16-megapixel picture of which a blob of 2 % is missing, next to those of copying
/// the picture; and the largest |Δu| in the hole.
/// </summary>
static class PdeReport
{
    const int Width = 5312, Height = 2988, Repeats = 5;

    /// <summary>Prints a table: the median of five calls after a first one.</summary>
    public static void Run()
    {
        var problem = Problem();
        var box = problem.Hole.Bounds();
        double area = box.Width * (double)box.Height / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Width} x {Height} x 3, {problem.Hole.Count} pixels missing, bounding area {area:f3} megapixels, one thread"));
        Print("copy", Median(() => problem.Image.Clone()), area);
        var run = new Run { Device = new CpuDevice(1) };
        foreach (string name in (string[])["harmonic", "biharmonic", "coherence-transport"])
        {
            var (method, filled) = (Catalog.Create<ImageHole>(name), problem);
            Print(name, Median(() => filled = method.Fill(problem, run)), area);
            if (name == "harmonic") Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  largest residual |Δu| of the samples as written: {Residual(filled):e2}"));
        }
    }

    static void Print(string name, TimeSpan cpu, double area) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-20} {cpu.TotalSeconds,7:f3} CPU s {cpu.TotalSeconds / area,7:f3} CPU s per megapixel of bounding area"));

    static TimeSpan Median(Action action)
    {
        var times = new List<TimeSpan>();
        for (int i = 0; i <= Repeats; i++)
        {
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            action();
            if (i > 0) times.Add(Environment.CpuUsage.TotalTime - before);
        }
        times.Sort();
        return times[Repeats / 2];
    }

    /// <summary>The largest |Δu| at a missing pixel, by the 5-point formula in double precision.</summary>
    static double Residual(ImageHole filled)
    {
        double largest = 0;
        var hole = filled.Hole;
        for (int c = 0; c < filled.Image.Channels; c++)
        {
            for (int y = 0; y < Height; y++)
            {
                for (int x = 0; x < Width; x++)
                {
                    if (!hole[x, y]) continue;
                    double u = filled.Image[x, y, 0, c];
                    double Difference(int i, int j) => filled.Image[Math.Clamp(i, 0, Width - 1), Math.Clamp(j, 0, Height - 1), 0, c] - u;
                    largest = Math.Max(largest, Math.Abs(Difference(x - 1, y) + Difference(x + 1, y) + Difference(x, y - 1) + Difference(x, y + 1)));
                }
            }
        }
        return largest;
    }

    /// <summary>A picture with detail of all sizes and a blob with five lobes.</summary>
    static ImageHole Problem()
    {
        var (image, hole) = (new Field(Width, Height, 1, 3), new Mask(Width, Height));
        double radius = Math.Sqrt(0.02 * Width * Height / Math.PI);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                double dx = x - 1500, dy = y - 1200;
                hole[x, y] = Math.Sqrt((dx * dx) + (dy * dy)) < radius * (1 + (0.1 * Math.Sin(5 * Math.Atan2(dy, dx))));
                for (int c = 0; c < 3; c++)
                {
                    double wave = (0.2 * Math.Sin((0.02 * x) + c)) + (0.1 * Math.Cos(0.03 * y)) + (0.1 * Math.Sin((0.5 * x) + (0.7 * y)));
                    image[x, y, 0, c] = (float)(0.5 + wave + (0.05 * Math.Sin((2.1 * x) - (1.3 * y) + c)));
                }
            }
        }
        return new ImageHole(image, hole);
    }
}
