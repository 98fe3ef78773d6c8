using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>The fill of <see cref="Resynthesis"/> on one piece of a picture.</summary>
/// <remarks>
/// Points are taken in batches whose size depends on the hole alone; those of a batch do not see each other, so that threads change
/// nothing.
/// </remarks>
internal sealed class PixelSynthesis
{
    /// <summary>A batch is at most one in so many of the points that have been filled, and has at most so many points.</summary>
    const int Few = 64, LargestBatch = 256;
    /// <summary>Neighbours are not looked for farther away, in pixels and in frames.</summary>
    const int LongestReach = 256, LongestReachZ = 2;
    /// <summary>Each pass after the second does that share of the one before.</summary>
    const double Share = 0.75;
    /// <summary>A pass that improves a smaller share of its points is the last.</summary>
    const double Settled = 0.01;
    /// <summary>Probes after which surroundings that have no source are given up.</summary>
    const int Futile = 32;
    /// <summary>
    /// Disagreement, as a share of the picture's range, above which a seam stays. Copies of single pixels meet nearly everywhere: only where they hardly
    /// disagree is that no part of the texture.
    /// </summary>
    const float Edge = 0.01f;
    /// <summary>2³² times the inverses of the root g of g⁴ = g + 1 and of its powers: the steps of the additive recurrence.</summary>
    const uint StepX = 3518319155, StepY = 2882110345, StepZ = 2360945575;

    readonly ImageHole _problem;
    readonly Resynthesis _options;
    readonly Run _run;
    readonly MissingPoints _missing;
    readonly PixelCorpus _corpus;
    readonly PixelNeighbours[] _slots;
    readonly int[] _best;

    /// <summary>Prepares the fill of a picture that has a hole.</summary>
    public PixelSynthesis(ImageHole problem, Resynthesis options, Run run)
    {
        (_problem, _options, _run) = (problem, options, run);
        _missing = new MissingPoints(problem.Hole, options.Order, run);
        int reach = Math.Min(Math.Min((int)_missing.Deepest + 4 + options.Neighbours, LongestReach), Math.Max(problem.Hole.Width, problem.Hole.Height) - 1);
        _corpus = new PixelCorpus(problem, options, reach, Math.Min(problem.Hole.Depth - 1, LongestReachZ), run);
        int batch = Math.Clamp(_missing.Count / Few, 1, LargestBatch);
        var offsets = PixelNeighbours.Offsets(_corpus.Grid);
        (_slots, _best) = (new PixelNeighbours[batch], new int[batch]);
        for (int i = 0; i < batch; i++) _slots[i] = new PixelNeighbours(_corpus, offsets, options);
    }

    /// <summary>Fills the hole.</summary>
    public ImageHole Fill()
    {
        int[] points = Array.ConvertAll(_missing.Points, _corpus.Index);
        double[] shares = [.. Enumerable.Range(0, _options.Passes).Select(pass => Math.Pow(Share, Math.Max(pass - 1, 0)))];
        double done = 0;
        for (int pass = 0; pass < shares.Length; pass++)
        {
            int count = (int)Math.Ceiling(points.Length * shares[pass]);
            int changed = Pass(points.AsSpan(0, count), pass, _run.Part(done / shares.Sum(), (done + shares[pass]) / shares.Sum()));
            done += shares[pass];
            if (changed <= Settled * count) break;
        }
        return _problem with { Image = Copied(points), Hole = new Mask(_problem.Hole.Width, _problem.Hole.Height, _problem.Hole.Depth) };
    }

    /// <summary>The picture with every point copied from its source, and without the seams.</summary>
    Field Copied(int[] points)
    {
        var (samples, range) = PatchPicture.Of(_problem, new SynthesisOptions { Radius = 0, RadiusZ = 0, TextureWeight = 0 }, 0, _run.Part(1, 1));
        var (image, origin, colours) = (_problem.Canvas(), new int[samples.Shape.Count], samples.Features.Length);
        for (int k = 0; k < points.Length; k++)
        {
            var (x, y, z) = _corpus.Grid.Place(_corpus.Origin[points[k]]);
            int point = _missing.Points[k], from = origin[point] = (((z * image.Height) + y) * image.Width) + x;
            for (int c = 0; c < colours; c++) samples.Values[samples.Index(point, c)] = samples.Values[samples.Index(from, c)];
        }
        if (_options.Blend > 0 && range > 0) SeamBlend.Blend(samples, colours, origin, (float)_options.Blend, Edge * range, _run.Part(1, 1));
        foreach (int point in _missing.Points)
            for (int c = 0; c < colours; c++) image.Samples[(c * origin.Length) + point] = samples.Values[samples.Index(point, c)];
        return image;
    }

    /// <summary>Chooses the sources of the first points of the order anew; returns how many changed.</summary>
    int Pass(ReadOnlySpan<int> points, int pass, Run run)
    {
        int changed = 0;
        for (int start = 0, count; start < points.Length; start += count)
        {
            run.Step((double)start / points.Length);
            int first = start;
            count = Math.Min(points.Length - start, pass > 0 ? _best.Length : Math.Clamp(start / Few, 1, _best.Length));
            int[] batch = points.Slice(start, count).ToArray();
            run.Device.Host.For(count, i => _best[i] = Best(_slots[i], batch[i], first + i, pass));
            for (int i = 0; i < count; i++)
            {
                if (_corpus.Origin[batch[i]] == _best[i]) continue;
                _corpus.Copy(batch[i], _best[i]);
                changed++;
            }
        }
        return changed;
    }

    /// <summary>The best source of a point: of equal ones the present one, then the continuations, nearest neighbours first.</summary>
    int Best(PixelNeighbours near, int point, int order, int pass)
    {
        near.Gather(point);
        int best = _corpus.Origin[point];
        long cost = best >= 0 ? near.Cost(best, long.MaxValue) : long.MaxValue;
        foreach (int candidate in near.Continuations(best)) Try(candidate);
        uint number = (uint)_missing.Numbers[order], x = Random(0), y = Random(1), z = _corpus.Grid.Depth > 1 ? Random(2) : 0;
        var window = _missing.Window(order, _options.Context);
        for (int probe = 0, met = 0; probe < _options.Probes && cost > 0; probe++, x += StepX, y += StepY, z += StepZ)
        {
            int candidate = _corpus.Grid.Index(window.X0 + Scaled(x, window.Width), window.Y0 + Scaled(y, window.Height), window.Z0 + Scaled(z, window.Depth));
            if (!_corpus.IsSource(candidate))
            {
                if (met > 0 || probe < Futile) continue;
                candidate = _corpus.Index(_corpus.Sources[Scaled(x, _corpus.Sources.Length)]);
            }
            else met++;
            Try(candidate);
        }
        return best >= 0 ? best : _corpus.Index(_corpus.Sources[Scaled(Random(3), _corpus.Sources.Length)]);

        uint Random(int coordinate) => CounterRandom.Bits(_run.Seed, number, (uint)((4 * pass) + coordinate));

        void Try(int candidate)
        {
            long other = near.Cost(candidate, cost);
            if (other < cost) (best, cost) = (candidate, other);
        }
    }

    static int Scaled(uint random, int count) => (int)(((ulong)random * (uint)count) >> 32);
}
