using System.Runtime.InteropServices;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Tests.Laws;

static partial class KernelCases
{
    /// <summary>The front next to the rim of scratches three pixels wide, eleven pixels apart.</summary>
    static IEnumerable<KernelCase> Coherence(int size)
    {
        foreach (int channels in size > 4096 ? [3] : new[] { 1, 3, 5 })
        {
            int width = (int)Math.Ceiling(Math.Sqrt(5.5 * size)), strips = (size + (2 * width) - 1) / (2 * width), height = (11 * strips) + 8;
            var (image, hole) = (new Field(width, height, 1, channels, Floats(width * height * channels, 30)), new Mask(width, height));
            for (int y = 8; y < height; y++)
                if (y % 11 is >= 8) hole.Row(y).Fill(1);
            const int radius = 5, smooth = 3, gather = 8;
            using var host = new CpuDevice();
            using var grid = new CoherenceGrid(image, hole, 0, gather, gather, new Run { Device = host });
            float[] ball = CoherenceTransport.Ball(radius), narrow = CoherenceTransport.Gaussian(1.4, smooth), wide = CoherenceTransport.Gaussian(4, gather);
            Array[] Buffers(float[] window) => [grid.Pixels.As<int>().ToArray(), grid.Values.As<float>().ToArray(), grid.Distance.As<float>().ToArray(), grid.Tensor.As<float>().ToArray(), grid.Bounds.As<float>().ToArray(), window, wide];
            var args = new CoherenceKernels.Args(0, Math.Min(size, grid.Known), grid.Stride, grid.Plane, channels, radius, smooth, gather, 1.4f, grid.Quantum);
            int rows = (size + CoherenceKernels.RowLength - 1) / CoherenceKernels.RowLength;
            long traffic = 4L * size * (2 + channels);
            yield return new KernelCase<CoherenceKernels.Args>(CoherenceKernels.Differentiate, $"{channels} channels", CoherenceKernels.RowLength, rows, args, Buffers(narrow))
                { Written = [3], Tolerance = 1e-5, Traffic = traffic + (12L * size) };
            using (DeviceBuffer window = host.Upload<float>(narrow), unused = host.Upload<float>(wide))
            {
                host.Dispatch(CoherenceKernels.Differentiate, CoherenceKernels.RowLength, (grid.Known + CoherenceKernels.RowLength - 1) / CoherenceKernels.RowLength, args with { End = grid.Known },
                    grid.Pixels, grid.Values, grid.Distance, grid.Tensor, grid.Bounds, window, unused);
            }
            args = args with { Start = grid.Known, End = Math.Min(grid.Known + size, grid.Fronts[1]) };
            yield return new KernelCase<CoherenceKernels.Args>(CoherenceKernels.Transport, $"{channels} channels", CoherenceKernels.RowLength, rows, args, Buffers(ball))
                { Written = [1], Tolerance = 1e-4, Traffic = traffic + (4L * size * (3 + channels)) };
        }
    }

    static IEnumerable<KernelCase> Exemplars(int size, int lanes)
    {
        var (columns, rows, planes, radius) = size > 4096 ? ((int)Math.Sqrt(size), (int)Math.Sqrt(size), 3, 4) : (size, 5, 2, 1);
        int stride = columns + (2 * radius) + ExemplarSearch.Block, plane = stride * (rows + (2 * radius)), centre = ((radius + (rows / 2)) * stride) + radius + (columns / 2);
        // Few values, so that many candidates are equally good.
        float[] Few(int count, uint seed, int values) => Array.ConvertAll(Floats(count, seed), x => MathF.Floor((x + 0.5f) * values));
        var features = Few((plane * planes) + (2 * ExemplarSearch.Block) + radius, 40, 3);
        var nearness = Array.ConvertAll(Few(plane + ExemplarSearch.Block, 41, 4), x => x == 3 ? float.PositiveInfinity : x);
        int[] offsets = [.. from c in Enumerable.Range(0, planes) from y in Enumerable.Range(-radius, (2 * radius) + 1) from x in Enumerable.Range(-radius, (2 * radius) + 1) select (c * plane) + (y * stride) + x];
        float[] values = [.. offsets.Select(offset => features[centre + offset])];
        foreach (var (limit, bound) in size > 4096 ? [(2, float.PositiveInfinity)] : new[] { (float.MaxValue, float.PositiveInfinity), (0, 4), (2, 9), (-1, 9f) })
        {
            var args = new ExemplarSearch.Args(lanes, stride, radius, radius + columns, radius, values.Length, limit, bound, radius + (columns / 3));
            yield return new KernelCase<ExemplarSearch.Args>(ExemplarSearch.Search, $"bound {bound}, runs {lanes}", lanes, rows, args, features, nearness, offsets, values, new int[2 * lanes * rows])
            {
                Written = [4],
                Tolerance = 0,
                Traffic = 4L * (features.Length + nearness.Length),
                Meaning = results => Best((int[])results),
            };
        }

        // The runs of a dispatch say more than the search needs to know, which is the best of all and the best of equals.
        double[] Best(int[] results) =>
            MemoryMarshal.Cast<int, ExemplarSearch.Candidate>(results).ToArray().Select((candidate, i) => (candidate.Distance, Away: Math.Abs(candidate.Column - radius - (columns / 3)), Row: i / lanes, candidate.Column))
                .Where(candidate => candidate.Column >= 0).DefaultIfEmpty((-1, -1, -1, -1)).Min() is var best ? [best.Distance, best.Row, best.Column] : [];
    }
}
