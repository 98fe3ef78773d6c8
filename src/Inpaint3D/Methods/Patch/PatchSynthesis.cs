using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Patch;

/// <summary>How a picture is synthesised from its own patches.</summary>
internal sealed record SynthesisOptions
{
    /// <summary>Radius of a patch in x and y.</summary>
    public int Radius { get; init; } = 3;
    /// <summary>Radius of a patch over the frames of a video.</summary>
    public int RadiusZ { get; init; } = 2;
    /// <summary>Weight of the squared texture features; 0 = none.</summary>
    public float TextureWeight { get; init; } = 50;
    /// <summary>Most alternations of search and vote on a level.</summary>
    public int Iterations { get; init; } = 10;
    /// <summary>A level ends when a vote changes less than that, as a share of the picture's range.</summary>
    public double Residual { get; init; } = 0.1 / 255;
    /// <summary>Sweeps of the search in each alternation.</summary>
    public int Sweeps { get; init; } = 2;
    /// <summary>See <see cref="PatchVote"/>.</summary>
    public float Rank { get; init; } = 0.75f;
    /// <summary>The softness of the votes of a level's first and last alternation.</summary>
    public (float First, float Last) Softness { get; init; } = (1, 1);
}

/// <summary>
/// Coarse to fine, alternates between finding for every patch over the hole the most similar one of the known part and letting the
/// patches vote on the missing samples; see <see cref="PatchMatch"/> and <see cref="PatchVote"/>.
/// </summary>
internal sealed class PatchSynthesis
{
    readonly SynthesisOptions _options;
    readonly Run _run;
    readonly List<PatchSamples> _levels = [];
    readonly PatchCoding _coding;
    readonly double _range;

    PatchSynthesis(ImageHole problem, SynthesisOptions options, Run run)
    {
        (_options, _run) = (options, run);
        int depth = Depth(problem);
        var (finest, range) = PatchPicture.Of(problem, options.Radius, options.RadiusZ, options.TextureWeight, 1 << Math.Max(depth - 1, 0), run);
        while (!finest.Sources().Contains((byte)1))
        {
            if (options.Radius == 0) throw new ArgumentException("No sample outside the mask is a finite number, so nothing can be copied: leave some samples unmasked.");
            _options = options = options with { Radius = options.Radius - 1, RadiusZ = Math.Min(options.RadiusZ, options.Radius - 1) };
            finest = finest.WithRadius(options.Radius, options.RadiusZ);
        }
        (_range, _coding) = (range, new PatchCoding(range > 0 ? finest.Shape.LargestCode / range : 0, finest.Shape.LargestCode));
        _levels.Add(finest);
        for (int i = 0; i < depth; i++)
        {
            run.Step(0);
            var half = _levels[^1].Half(options.Radius, options.RadiusZ);
            if (!half.Missing.Contains((byte)1) || !half.Sources().Contains((byte)1)) break;
            _levels.Add(half);
        }
    }

    /// <summary>Fills the hole.</summary>
    public static ImageHole Fill(ImageHole problem, SynthesisOptions options, Run run)
    {
        var filled = new PatchSynthesis(problem, options, run).Solve();
        var image = problem.Image.Clone();
        int count = problem.Hole.Samples.Length;
        for (int c = 0; c < image.Channels; c++)
            for (int i = 0; i < count; i++)
                if (problem.Hole.Samples[i] != 0) image.Samples[(c * count) + i] = filled.Values[filled.Index(i, c)];
        return problem with { Image = image, Hole = new Mask(image.Width, image.Height, image.Depth) };
    }

    /// <summary>Halvings until the hole is about as thick as a patch, and the picture not much larger than one.</summary>
    int Depth(ImageHole problem)
    {
        float deepest = 0;
        var hole = problem.Hole;
        for (int z = 0; z < hole.Depth; z++)
            deepest = Math.Max(deepest, new DistanceTransform(hole, z, new Box(0, 0, z, hole.Width, hole.Height, z + 1)).Squared.Where(float.IsFinite).DefaultIfEmpty().Max());
        double thickness = Math.Sqrt(deepest);
        int depth = 0;
        for (int side = Math.Min(hole.Width, hole.Height); thickness > _options.Radius + 1 && side >= 20 * _options.Radius; side /= 2, thickness /= 2) depth++;
        return depth;
    }

    PatchSamples Solve()
    {
        int[] source = new int[_levels[^1].Shape.Count];
        source.AsSpan().Fill(-1);
        Peel(_levels[^1], source);
        double work = _levels.Sum(level => (double)level.Shape.Count), done = 0;
        for (int k = _levels.Count - 1; k >= 0; k--)
        {
            double share = _levels[k].Shape.Count / work;
            source = Improve(_levels[k], source, first: k == _levels.Count - 1, last: k == 0, _run.Part(done, done + share));
            done += share;
            if (k > 0) source = Upsample(source, _levels[k], _levels[k - 1]);
        }
        return _levels[0];
    }

    /// <summary>Alternates search and votes on a level; its samples become the result.</summary>
    int[] Improve(PatchSamples samples, int[] source, bool first, bool last, Run run)
    {
        run.Step(0);
        using var level = new PatchLevel(samples, _coding, samples.Targets(), source, null, run);
        var s = samples.Shape;
        int window = Math.Max(s.Width, s.Height);
        if (!first)
        {
            level.Search(1, 0);
            level.Vote(_options.Rank, _options.Softness.First);
        }
        float[] before = level.Values();
        for (int i = 0; i < _options.Iterations; i++)
        {
            run.Step((double)i / _options.Iterations);
            level.Search(_options.Sweeps, window);
            float t = _options.Iterations > 1 ? (float)i / (_options.Iterations - 1) : 1;
            level.Vote(_options.Rank, _options.Softness.First + (t * (_options.Softness.Last - _options.Softness.First)));
            float[] now = level.Values();
            double change = 0;
            foreach (int p in level.Hole)
                for (int f = 0; f < samples.Features.Length; f++) change += Math.Abs(now[samples.Index(p, f)] - before[samples.Index(p, f)]);
            before = now;
            if (change / (level.Hole.Length * samples.Features.Length) <= _options.Residual * _range) break;
        }
        if (last)
        {
            level.Search(_options.Sweeps, window);
            level.Vote(_options.Rank, 0);
        }
        level.Values().CopyTo(samples.Values, 0);
        return level.Sources();
    }

    /// <summary>Fills the coarsest level from its rim inwards, layer by layer, by what is known of each patch.</summary>
    void Peel(PatchSamples samples, int[] source)
    {
        var s = samples.Shape;
        using var level = new PatchLevel(samples, _coding, [], source, null, _run);
        var missing = (byte[])samples.Missing.Clone();
        var known = new short[(4 * s.Count) + PatchDistance.Padding];
        for (int i = 0; i < s.Count; i++) known.AsSpan(4 * i, 4).Fill((short)(missing[i] - 1));
        for (int[] layer = Rim(level.Hole); layer.Length > 0; layer = Rim(level.Hole))
        {
            level.SearchAll(known, [.. layer.Select(Centre).Distinct()]);
            level.Vote(layer, _options.Rank, _options.Softness.First);
            foreach (int p in layer)
            {
                missing[p] = 0;
                known.AsSpan(4 * p, 4).Fill(-1);
            }
        }
        level.Values().CopyTo(samples.Values, 0);
        level.Sources().CopyTo(source, 0);

        int[] Rim(int[] hole) => [.. hole.Where(p => missing[p] != 0 && Neighbours(p).Any(q => missing[q] == 0))];

        int Centre(int p) => s.Place(p) is var (x, y, z) ? s.NearestCentre(x, y, z) : p;

        IEnumerable<int> Neighbours(int p)
        {
            var (x, y, z) = s.Place(p);
            if (x > 0) yield return p - 1;
            if (x < s.Width - 1) yield return p + 1;
            if (y > 0) yield return p - s.Width;
            if (y < s.Height - 1) yield return p + s.Width;
            if (z > 0) yield return p - (s.Width * s.Height);
            if (z < s.Depth - 1) yield return p + (s.Width * s.Height);
        }
    }

    /// <summary>The field of a coarse level as the start of the next finer one: offsets double. −1 where the coarse level has no admissible source.</summary>
    static int[] Upsample(int[] coarse, PatchSamples from, PatchSamples to)
    {
        var (a, b) = (from.Shape, to.Shape);
        var fine = new int[b.Count];
        fine.AsSpan().Fill(-1);
        var isSource = to.Sources();
        foreach (int p in to.Targets())
        {
            var (x, y, z) = b.Place(p);
            int q = a.NearestCentre(x / 2, y / 2, z);
            if (coarse[q] < 0) continue;
            var (sx, sy, sz) = a.Place(coarse[q]);
            var (qx, qy, qz) = a.Place(q);
            int candidate = b.NearestCentre(x + (2 * (sx - qx)), y + (2 * (sy - qy)), z + sz - qz);
            if (isSource[candidate] != 0) fine[p] = candidate;
        }
        return fine;
    }
}
