using System.Runtime.InteropServices;
using Inpaint3D.Compute;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Tests.Laws;

static partial class KernelCases
{
    /// <summary>Patches of a picture and of three frames, every other point with its centre in them being a target.</summary>
    static IEnumerable<KernelCase> Patches(int size)
    {
        foreach (int depth in size > 4096 ? [1] : new[] { 1, 3 })
        {
            int side = Math.Max(9, (int)Math.Sqrt(size / (double)depth) + 6);
            var shape = PatchShape.On(side, side + 2, depth, 2, 1, depth == 1 ? 4 : 5);
            int[] centres = [.. Enumerable.Range(0, shape.Count).Where(i => shape.Place(i) is var (x, y, z) && shape.IsCentre(x, y, z))];
            int[] sources = [.. centres.Where(i => CounterRandom.Below(3, 50, (uint)i, 0) == 0).DefaultIfEmpty(centres[0])];
            int[] red = [.. centres.Where(i => shape.Place(i) is var (x, y, z) && ((x + y + z) & 1) == 0).Take(size)], source = new int[shape.Count], codes = new int[(2 * shape.Quads * shape.Count) + (PatchDistance.Padding / 2)];
            source.AsSpan().Fill(-1);
            foreach (int p in centres) source[p] = sources[CounterRandom.Below(sources.Length, 51, (uint)p, 0)];
            // Small codes, so that many patches are equally far.
            for (int i = 0; i < codes.Length; i++) codes[i] = (int)(CounterRandom.Bits(52, (uint)i, 0) & 0x0003_0003u) - 0x0001_0000;
            var flags = new int[(shape.Count + 3) / 4];
            foreach (int p in sources) MemoryMarshal.AsBytes(flags.AsSpan())[p] = 1;
            int[] known = [.. Enumerable.Range(0, shape.Count).SelectMany(i => Enumerable.Repeat(CounterRandom.Below(4, 53, (uint)i, 0) == 0 ? 0 : -1, 2)), .. new int[PatchDistance.Padding / 2]];
            var args = new PatchMatch.SearchArgs(0, red.Length, shape.Width, shape.Height, shape.Depth, shape.RadiusX, shape.RadiusY, shape.RadiusZ, shape.Quads, 3, side, 7, 9, 2, 1, 0, 0);
            long traffic = 4L * (codes.Length + (4 * red.Length));
            int[] few = [.. red.Take(100)];
            foreach (var norm in Enum.GetValues<PatchNorm>())
            {
                args = args with { Norm = (int)norm, Share = 13 };
                yield return new KernelCase<PatchMatch.SearchArgs>(PatchMatch.Improve, $"{norm}, {depth} frames", Row, Rows(red.Length), args, codes, red, flags, source, new int[shape.Count]) { Written = [3, 4], Tolerance = 0, Traffic = traffic };
                yield return new KernelCase<PatchMatch.SearchArgs>(PatchMatch.Exhaust, $"{norm}, {depth} frames", Row, Rows(few.Length), args with { End = few.Length, Window = sources.Length }, codes, few, known, sources, source, new int[shape.Count]) { Written = [4, 5], Tolerance = 0, Traffic = traffic };
            }
            foreach (float softness in new[] { 0, 0.5f, PatchVote.Equal }) yield return Votes(PatchVote.Mean, shape, centres, softness);
            yield return Votes(PatchMedian.Median, shape, centres, PatchVote.Equal);
            foreach (var one in Poisson(shape, centres)) yield return one;
        }
        yield return Blend(size);
        int rows = Rows(size);
        yield return new KernelCase<PatchVote.ChangeArgs>(PatchVote.Change, "", 1, rows, new PatchVote.ChangeArgs(0, size), Array.ConvertAll(Floats(size, 61), MathF.Abs), new float[rows]) { Written = [1], Tolerance = 1e-6, Traffic = 4L * (size + rows) };
    }

    /// <summary>Votes on the points right of those that sources reach: a source patch is known as a whole.</summary>
    static KernelCase<PatchVote.Args> Votes(Kernel<PatchVote.Args> kernel, PatchShape shape, int[] centres, float softness)
    {
        var (hole, source) = Copies(shape, centres);
        var distance = new int[shape.Count];
        foreach (int p in centres) distance[p] = CounterRandom.Below(1_000_000, 54, (uint)p, 0);
        float[] features = [.. Enumerable.Range(0, 4 * shape.Quads).SelectMany(f => new[] { -0.5f, f == 3 ? 0 : 1 + (0.1f * f) })];
        var args = new PatchVote.Args(0, hole.Length, shape.Count, shape.Quads, shape.Points, 0.75f, softness, 1500, shape.LargestCode);
        return new KernelCase<PatchVote.Args>(kernel, $"{shape.Depth} frames, softness {softness}", Row, Rows(hole.Length), args,
            Floats(4 * shape.Quads * shape.Count, 55), new int[(2 * shape.Quads * shape.Count) + (PatchDistance.Padding / 2)], source, distance, hole, shape.Steps(), Array.ConvertAll(Floats(shape.Count, 56), x => x + 0.6f), features, new int[shape.Count], new float[hole.Length])
        {
            Written = [0, 8, 9],
            Tolerance = 1e-5,
            Traffic = 4L * hole.Length * ((8 * shape.Quads) + (3 * shape.Points)),
        };
    }

    /// <summary>The equations of such points, half of them taken for known by their neighbours, and the way of a solution into the samples.</summary>
    static IEnumerable<KernelCase> Poisson(PatchShape shape, int[] centres)
    {
        var (hole, source) = Copies(shape, centres);
        int n = hole.Length;
        int[] neighbours = [.. Enumerable.Range(0, 6 * n).Select(k => k / 6 is var i && i % 2 == 0 ? n : (i + 1) % n)];
        var args = new PatchPoisson.Args(0, n, shape.Width, shape.Height, shape.Depth, shape.RadiusX, shape.RadiusY, shape.RadiusZ, shape.Quads - 1, n, 0.05f);
        var values = Floats(4 * shape.Quads * shape.Count, 62);
        yield return new KernelCase<PatchPoisson.Args>(PatchPoisson.Assemble, $"{shape.Depth} frames", Row, Rows(n), args,
            values, source, Array.ConvertAll(Floats(shape.Count, 63), x => x + 0.6f), hole, neighbours, Vector(n, 64), new float[4 * n], new float[n], new float[6 * n])
            { Written = [5, 6, 7, 8], Tolerance = 1e-5, Traffic = 4L * n * (20 + (2 * shape.Points)) };
        float[] features = [.. Enumerable.Range(0, 4 * shape.Quads).SelectMany(f => new[] { -0.5f, f == 1 ? 0 : 1 })];
        yield return new KernelCase<PatchPoisson.StoreArgs>(PatchPoisson.Store, $"{shape.Depth} frames", Row, Rows(n), new PatchPoisson.StoreArgs(0, n, shape.Count, shape.Quads - 1, 1500, shape.LargestCode),
            values, new int[(2 * shape.Quads * shape.Count) + (PatchDistance.Padding / 2)], hole, Vector(n, 65), features, Floats(n, 66))
            { Written = [0, 1, 5], Tolerance = 1e-6, Traffic = 4L * n * 14 };
    }

    /// <summary>Points right of those that sources reach, which are missing, and a source for every centre.</summary>
    static (int[] Hole, int[] Source) Copies(PatchShape shape, int[] centres)
    {
        int border = Math.Max(shape.Width / 3, (2 * shape.RadiusX) + 1);
        int[] sources = [.. centres.Where(i => shape.Place(i).X < border - shape.RadiusX)], source = new int[shape.Count];
        source.AsSpan().Fill(-1);
        foreach (int p in centres) source[p] = sources[CounterRandom.Below(sources.Length, 51, (uint)p, 0)];
        return ([.. Enumerable.Range(0, shape.Count).Where(i => shape.Place(i).X >= border)], source);
    }

    /// <summary>A strip whose points have two neighbours each, of the other colour.</summary>
    static KernelCase<SeamBlend.Args> Blend(int size)
    {
        int[] neighbours = new int[12 * size];
        for (int i = 0; i < neighbours.Length; i++) neighbours[i] = (i % 6) switch { 0 => (i / 6 + size) % (2 * size), 1 => (i / 6 + size + 1) % (2 * size) is var n && (n < size) == (i / 6 < size) ? 2 * size : n, _ => 2 * size };
        return new KernelCase<SeamBlend.Args>(SeamBlend.Relax, "", Row, Rows(size), new SeamBlend.Args(0, size, 1.7f), Vector(2 * size, 57), Floats(8 * size, 58), Array.ConvertAll(Floats(2 * size, 59), x => x + 0.7f), neighbours, Array.ConvertAll(Floats(12 * size, 60), x => x + 0.5f))
            { Written = [0], Tolerance = 1e-5, Traffic = 4L * size * 30 };
    }
}
