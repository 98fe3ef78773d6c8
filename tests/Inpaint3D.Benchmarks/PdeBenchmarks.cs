using BenchmarkDotNet.Attributes;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Numerics;

namespace Inpaint3D.Benchmarks;

/// <summary>The PDE fills on one thread: a 16-megapixel picture with a round hole of 2 %, and a megapixel of which 75 % are missing.</summary>
[MemoryDiagnoser]
public class PdeBenchmarks
{
    readonly Run _run = new() { Device = new CpuDevice(1) };
    ImageHole _large = null!, _scattered = null!;

    [Params("harmonic", "biharmonic", "coherence-transport")]
    public string Method { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        double radius = Math.Sqrt(0.02 * 5312 * 2988 / Math.PI);
        _large = Problem(5312, 2988, (x, y) => Math.Pow(x - 1500, 2) + Math.Pow(y - 1200, 2) < radius * radius);
        _scattered = Problem(1000, 1000, (x, y) => CounterRandom.Uniform(1, (uint)((1000 * y) + x), 0) < 0.75);
    }

    [Benchmark]
    public ImageHole Round_hole_of_2_percent_in_16_megapixels() => Catalog.Create<ImageHole>(Method).Fill(_large, _run);

    [Benchmark]
    public ImageHole Three_quarters_of_a_megapixel() => Catalog.Create<ImageHole>(Method).Fill(_scattered, _run);

    static ImageHole Problem(int width, int height, Func<int, int, bool> missing)
    {
        var (image, hole) = (new Field(width, height, 1, 3), new Mask(width, height));
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                hole[x, y] = missing(x, y);
                for (int c = 0; c < 3; c++) image[x, y, 0, c] = (float)(0.5 + (0.3 * Math.Sin((0.02 * x) + c)) + (0.2 * Math.Cos(0.03 * y)));
            }
        }
        return new ImageHole(image, hole);
    }
}
