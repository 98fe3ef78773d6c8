using System.Runtime.InteropServices;
using Inpaint3D.Compute;
using Inpaint3D.Numerics;
using Inpaint3D.Views;

namespace Inpaint3D.Tests.Laws;

static partial class KernelCases
{
    /// <summary>
    /// The steps of a warp, each on what the one before makes on the processor. All depths are powers of two and all motions multiples of
    /// 1/8 pixel, so that nothing is rounded: both bodies take the same side of every edge and of every depth test.
    /// </summary>
    static IEnumerable<KernelCase> Warps(int size)
    {
        var (width, height, _, _) = Square(size, 1);
        int pixels = width * height, target = (width + 3) * (height + 1);
        var map = new WarpMap(1, 0, 0, 0, 1, 0, 0, 0, 1, -7.5f, 1.5f, 0, width, height, width + 3, height + 1, 0, 0);
        var depth = new float[pixels];
        for (int i = 0; i < pixels; i++)
            depth[i] = CounterRandom.Below(4, 50, (uint)(i % width / 5), (uint)(i / width / 4)) is var kind && kind < 3 ? 1 << (int)kind : CounterRandom.Uniform(51, (uint)i, 0) < 0.2f ? 0 : 4;
        var (links, points) = (new int[pixels], new int[3 * pixels]);
        yield return Case(PixelMesh.Project, "", width, height, map, [1, 2], Numbers, depth, links, points);
        Do(PixelMesh.Project, width, height, map, depth, links, points);

        var (nearest, numbers) = (new int[target], new int[target]);
        yield return Case(PixelMesh.Draw, "depths", width + 1, height + 1, map, [3], Depths, depth, links, points, nearest, numbers);
        Do(PixelMesh.Draw, width + 1, height + 1, map, depth, links, points, nearest, numbers);
        yield return Case(PixelMesh.Draw, "numbers", width + 1, height + 1, map with { Pass = 1 }, [4], Numbers, depth, links, points, nearest, numbers);
        Do(PixelMesh.Draw, width + 1, height + 1, map with { Pass = 1 }, depth, links, points, nearest, numbers);

        var (far, near) = (new int[target], new int[target]);
        yield return Case(PixelMesh.Tear, "far sides", width - 1, height - 1, map, [3], Numbers, depth, links, points, far, near);
        Do(PixelMesh.Tear, width - 1, height - 1, map, depth, links, points, far, near);
        yield return Case(PixelMesh.Tear, "near sides", width - 1, height - 1, map with { Pass = 1 }, [4], Numbers, depth, links, points, far, near);

        var (looks, closed) = (new float[3 * target], new float[target]);
        yield return Case(Sight.Resolve, "", width + 3, height + 1, map, [4], Numbers, depth, links, points, numbers, looks);
        Do(Sight.Resolve, width + 3, height + 1, map, depth, links, points, numbers, looks);
        // Cracks.
        for (int i = 0; i < target; i++)
            if (CounterRandom.Uniform(52, (uint)i, 0) < 0.05f) looks[(2 * target) + i] = 0;
        yield return Case(Sight.Close, "", width + 3, height + 1, map, [1], Numbers, looks, closed);
        Do(Sight.Close, width + 3, height + 1, map, looks, closed);
        yield return Case(Sight.Sample, "", width + 3, 2 * (height + 1), map, [3], Numbers, looks, closed, Floats(2 * pixels, 53), new float[2 * target]);
    }

    static KernelCase<WarpMap> Case(Kernel<WarpMap> kernel, string variant, int width, int rows, WarpMap map, int[] written, Func<Array, double[]> meaning, params Array[] buffers) =>
        new(kernel, variant, width, rows, map, [.. buffers.Select(buffer => (Array)buffer.Clone())])
        {
            Written = written, Tolerance = written.All(k => buffers[k] is int[]) ? 0 : 1e-6, Meaning = meaning, Traffic = 4L * buffers.Sum(buffer => buffer.Length),
        };

    /// <summary>Runs a kernel on arrays.</summary>
    static void Do(Kernel<WarpMap> kernel, int width, int rows, WarpMap map, params Array[] buffers) =>
        Device.Cpu.Dispatch(kernel, width, rows, map, [.. buffers.Select(buffer => buffer is float[] floats ? Device.Cpu.Adopt(floats) : Device.Cpu.Adopt((int[])buffer))]);

    static double[] Numbers(Array data) => data is float[] floats ? Array.ConvertAll(floats, x => (double)x) : Array.ConvertAll((int[])data, x => (double)x);

    static double[] Depths(Array bits) => [.. MemoryMarshal.Cast<int, float>((int[])bits).ToArray().Select(x => (double)x)];
}
