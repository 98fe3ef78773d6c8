using System.Runtime.InteropServices;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Laws;

/// <summary>Dispatches of every kernel, with about a given number of invocations or unknowns each.</summary>
static class KernelCases
{
    const int Row = Multigrid.RowLength;

    /// <summary>Cases of all kernels; one that is missing here fails a law.</summary>
    /// <param name="size">Unknowns, pixels or candidates.</param>
    /// <param name="lanes">Into how many invocations rows are cut where that is free; see <see cref="Device.Lanes"/>.</param>
    public static IEnumerable<KernelCase> All(int size, int lanes)
    {
        foreach (var (variant, level) in Levels(size))
            foreach (var one in Multigrids(variant, level).Concat(ConjugateGradient(size, variant, level))) yield return one;
        // The preparation of coherence transport takes longer than is worth while for more than a million.
        foreach (var one in Transfers(size).Concat(ConjugateGradient(size)).Concat(Pyramids(size)).Concat(Coherence(Math.Min(size, 1_000_000))).Concat(Exemplars(size, lanes))) yield return one;
    }

    static IEnumerable<KernelCase> Multigrids(string variant, GridLevel level)
    {
        int count = level.Count, colour = Array.FindIndex(level.Starts, 1, end => end > 0), start = level.Starts[colour - 1], end = level.Starts[colour];
        var (x, b, share) = (Vector(count, 1), Vector(count, 2), Floats(count, 3));
        int stride = level.Weights.Length == level.Reach ? 0 : level.Reach;
        long matrix(int rows) => rows * (4L * (level.Reach + 1 + stride));
        yield return new KernelCase<Multigrid.RowArgs>(Multigrid.Smooth, variant, Row, Rows(end - start), new(start, end, level.Reach, stride), x, b, level.Neighbours, level.Weights, level.Diagonal)
            { Written = [0], Tolerance = 3e-6, Traffic = matrix(end - start) + (16L * (count + (2 * (end - start)))) };
        yield return new KernelCase<Multigrid.RowArgs>(Multigrid.Residual, variant, Row, Rows(count), new(0, count, level.Reach, stride), Vector(count, 4), b, x, level.Neighbours, level.Weights, level.Diagonal, share)
            { Written = [0], Tolerance = 3e-6, Traffic = matrix(count) + (52L * count) };
        yield return new KernelCase<Multigrid.StartArgs>(Multigrid.Start, variant, Row, Rows(count), new(start, count), x, b, level.Diagonal)
            { Written = [0], Tolerance = 1e-6, Traffic = (20L * start) + (16L * count) };
    }

    static IEnumerable<KernelCase> Transfers(int size)
    {
        var fine = GridLevel.Finest(Hole(Finer(size)), 0, Stencil.Laplacian, default);
        var coarse = fine.Coarsen(1)!;
        yield return new KernelCase<Multigrid.CountArgs>(Multigrid.Restrict, "", Row, Rows(coarse.Count), new(coarse.Count), Vector(coarse.Count, 5), Vector(fine.Count, 6), coarse.Children)
            { Written = [0], Tolerance = 1e-6, Traffic = (52L * coarse.Count) + (16L * fine.Count) };
        yield return new KernelCase<Multigrid.CountArgs>(Multigrid.Prolong, "", Row, Rows(fine.Count), new(fine.Count), Vector(fine.Count, 7), Vector(coarse.Count, 8), fine.Parents, fine.Share)
            { Written = [0], Tolerance = 1e-6, Traffic = (52L * fine.Count) + (16L * coarse.Count) };
    }

    static IEnumerable<KernelCase> ConjugateGradient(int size)
    {
        var (u, v) = (Vector(size, 10), Vector(size, 11));
        int run = ConjugateGradients.RunLength(size), rows = ConjugateGradients.RowCount(size);
        float[] Partial(int each) => new float[4 * Row * rows * each];
        yield return new KernelCase<ConjugateGradients.RunArgs>(ConjugateGradients.Dot, "", Row, rows, new(size, run), u, v, Partial(1))
            { Written = [2], Tolerance = 1e-6, Traffic = 32L * size };
        var step = new ConjugateGradients.StepArgs(size, run, 0.3f, -0.7f, 0, 1.1f);
        yield return new KernelCase<ConjugateGradients.StepArgs>(ConjugateGradients.Direction, "", Row, rows, step, u, v)
            { Written = [0], Tolerance = 2e-7, Traffic = 48L * size };
        yield return new KernelCase<ConjugateGradients.StepArgs>(ConjugateGradients.Advance, "", Row, rows, step, u, Vector(size, 12, 1e-8f), v, Vector(size, 13), Vector(size, 14), Partial(2))
            { Written = [0, 1, 3, 5], Tolerance = 0, Traffic = 128L * size };
    }

    static IEnumerable<KernelCase> ConjugateGradient(int size, string variant, GridLevel level)
    {
        if (level.Count != size) yield break;
        var u = Vector(size, 10);
        int run = ConjugateGradients.RunLength(size), rows = ConjugateGradients.RowCount(size);
        float[] Partial() => new float[4 * Row * rows];
        int stride = level.Weights.Length == level.Reach ? 0 : level.Reach;
        var args = new ConjugateGradients.ProductArgs(size, run, level.Reach, stride);
        long matrix = size * (4L * (level.Reach + 1 + stride));
        yield return new KernelCase<ConjugateGradients.ProductArgs>(ConjugateGradients.Curvature, variant, Row, rows, args, u, Vector(size, 15), level.Neighbours, level.Weights, level.Diagonal, Partial())
            { Written = [1, 5], Tolerance = 3e-6, Traffic = matrix + (32L * size) };
        // A residual a millionth of its terms, and of that six digits: forty bits of them.
        var low = Vector(size, 16, 3e-8f);
        yield return new KernelCase<ConjugateGradients.ProductArgs>(ConjugateGradients.Residual, variant, Row, rows, args, Vector(size, 17), Product(level, u), u, low, level.Neighbours, level.Weights, level.Diagonal, Partial())
            { Written = [0, 7], Tolerance = 1e-6, Traffic = matrix + (64L * size) };
    }

    static IEnumerable<KernelCase> Pyramids(int size)
    {
        foreach (var (width, height, depth, channels) in size > 4096 ? [Square(size, 3)] : new[] { (size, 7, 2, 3), (6, size, 1, 1) })
        {
            var fine = Floats(width * height * depth * channels, 20);
            var known = Array.ConvertAll(Floats(width * height * depth, 21), x => x < 0.1f ? 1f : 0);
            for (int i = 0; i < fine.Length; i++) fine[i] = known[i % known.Length] > 0 ? fine[i] : float.NaN;
            var (w, h) = ((width + 1) / 2, (height + 1) / 2);
            var coarse = Floats(w * h * depth * channels, 22);
            foreach (float least in size > 4096 ? [0.5f] : new[] { 0, 0.5f, 1 })
            {
                yield return new KernelCase<PyramidKernels.ReduceArgs>(PyramidKernels.Reduce, $"{channels} channels, {least}", w, h * depth, new(width, height, w, h, depth, channels, 0, least), fine, known, coarse, new float[w * h * depth])
                    { Written = [2, 3], Tolerance = 1e-6, Traffic = 4L * (fine.Length + known.Length + coarse.Length + (w * h * depth)) };
            }
            yield return new KernelCase<PyramidKernels.ExpandArgs>(PyramidKernels.Expand, $"{channels} channels", width, height * depth * channels, new(width, height, w, h, 0), coarse, new float[fine.Length])
                { Written = [1], Tolerance = 1e-6, Traffic = 4L * (fine.Length + coarse.Length) };
        }
    }

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
            yield return new KernelCase<ExemplarSearch.Args>(ExemplarSearch.Search, $"{lanes} runs, bound {bound}", lanes, rows, args, features, nearness, offsets, values, new int[2 * lanes * rows])
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

    /// <summary>Unknowns of a level whose next coarser one has about as many as are asked for; or, to save time, a quarter.</summary>
    static int Finer(int size) => size > 4096 ? size : (4 * size) + 1;

    /// <summary>The operators of the methods, and those of their coarser levels.</summary>
    static IEnumerable<(string Variant, GridLevel Level)> Levels(int size)
    {
        foreach (var (name, stencil, scale) in new[] { ("-Δ", Stencil.Laplacian, 1), ("Δ²", Stencil.Bilaplacian, 0.6f) })
        {
            yield return (name, GridLevel.Finest(Hole(size), 0, stencil, default));
            yield return ($"{name}, coarse", GridLevel.Finest(Hole(Finer(size)), 0, stencil, default).Coarsen(scale)!);
        }
    }

    /// <summary>A hole of so many pixels in the corner of a picture, a larger one with islands.</summary>
    static Mask Hole(int size)
    {
        int side = (int)Math.Ceiling(Math.Sqrt(1.2 * size));
        var mask = new Mask(side + 3, side + 3);
        for (int y = 0, left = size; left > 0; y++)
        {
            for (int x = 0; x < side && left > 0; x++)
            {
                if (size > 32 && CounterRandom.Below(10, 50, (uint)x, (uint)y) == 0) continue;
                mask[x, y] = true;
                left--;
            }
        }
        return mask;
    }

    static (int Width, int Height, int Depth, int Channels) Square(int size, int channels) => ((int)Math.Sqrt(size), (int)Math.Sqrt(size), 1, channels);

    static int Rows(int count) => (count + Row - 1) / Row;

    /// <summary>Numbers from −½ to ½.</summary>
    static float[] Floats(int count, uint seed, float scale = 1)
    {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = scale * (CounterRandom.Uniform(seed, (uint)i, 0) - 0.5f);
        return numbers;
    }

    /// <summary>Four numbers an unknown, and four zeros.</summary>
    static float[] Vector(int count, uint seed, float scale = 1)
    {
        var vector = Floats(4 * (count + 1), seed, scale);
        vector.AsSpan(4 * count).Clear();
        return vector;
    }

    /// <summary>A u, rounded to float.</summary>
    static float[] Product(GridLevel level, float[] u)
    {
        var product = new float[u.Length];
        for (int i = 0; i < level.Count; i++)
        {
            for (int lane = 0; lane < 4; lane++)
            {
                double sum = (double)level.Diagonal[i] * u[(4 * i) + lane];
                for (int k = 0; k < level.Reach; k++) sum += (double)level.Weight(i, k) * u[(4 * level.Neighbours[(i * level.Reach) + k]) + lane];
                product[(4 * i) + lane] = (float)sum;
            }
        }
        return product;
    }
}
