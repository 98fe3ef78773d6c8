using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Tests.Laws;

static partial class KernelCases
{
    const int Row = Multigrid.RowLength;

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
        int run = ConjugateKernels.RunLength(size), rows = ConjugateKernels.RowCount(size);
        float[] Partial(int each) => new float[4 * Row * rows * each];
        yield return new KernelCase<ConjugateKernels.RunArgs>(ConjugateKernels.Dot, "", Row, rows, new(size, run), u, v, Partial(1))
            { Written = [2], Tolerance = 1e-6, Traffic = 32L * size };
        var step = new ConjugateKernels.StepArgs(size, run, 0.3f, -0.7f, 0, 1.1f);
        yield return new KernelCase<ConjugateKernels.StepArgs>(ConjugateKernels.Direction, "", Row, rows, step, u, v)
            { Written = [0], Tolerance = 2e-7, Traffic = 48L * size };
        yield return new KernelCase<ConjugateKernels.StepArgs>(ConjugateKernels.Advance, "", Row, rows, step, u, Vector(size, 12, 1e-8f), v, Vector(size, 13), Vector(size, 14), Partial(2))
            { Written = [0, 1, 3, 5], Tolerance = 0, Traffic = 128L * size };
    }

    static IEnumerable<KernelCase> ConjugateGradient(int size, string variant, GridLevel level)
    {
        if (level.Count != size) yield break;
        var u = Vector(size, 10);
        int run = ConjugateKernels.RunLength(size), rows = ConjugateKernels.RowCount(size);
        float[] Partial() => new float[4 * Row * rows];
        int stride = level.Weights.Length == level.Reach ? 0 : level.Reach;
        var args = new ConjugateKernels.ProductArgs(size, run, level.Reach, stride);
        long matrix = size * (4L * (level.Reach + 1 + stride));
        yield return new KernelCase<ConjugateKernels.ProductArgs>(ConjugateKernels.Curvature, variant, Row, rows, args, u, Vector(size, 15), level.Neighbours, level.Weights, level.Diagonal, Partial())
            { Written = [1, 5], Tolerance = 3e-6, Traffic = matrix + (32L * size) };
        // A residual a millionth of its terms, and of that six digits: forty bits of them.
        var low = Vector(size, 16, 3e-8f);
        yield return new KernelCase<ConjugateKernels.ProductArgs>(ConjugateKernels.Residual, variant, Row, rows, args, Vector(size, 17), Product(level, u), u, low, level.Neighbours, level.Weights, level.Diagonal, Partial())
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

    /// <summary>A hole of so many pixels: a small one in the corner of a picture, a larger one inside, with islands.</summary>
    static Mask Hole(int size)
    {
        int side = (int)Math.Ceiling(Math.Sqrt(1.2 * size)), margin = size > 4096 ? 3 : 0;
        var mask = new Mask(side + (2 * margin) + 3, side + (2 * margin) + 3);
        for (int y = margin, left = size; left > 0; y++)
        {
            for (int x = margin; x < margin + side && left > 0; x++)
            {
                if (size > 32 && CounterRandom.Below(10, 50, (uint)x, (uint)y) == 0) continue;
                mask[x, y] = true;
                left--;
            }
        }
        return mask;
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
