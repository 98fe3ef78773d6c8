using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>How a picture is synthesised from its own patches.</summary>
internal sealed record SynthesisOptions
{
    /// <summary>Radius of a patch in x and y.</summary>
    public int Radius { get; init; } = 3;
    /// <summary>How much larger the radius is on levels of at most an eighth of the width, which decide what structures go on.</summary>
    public int Wider { get; init; }
    /// <summary>Radius of a patch over the frames of a video.</summary>
    public int RadiusZ { get; init; } = 2;
    /// <summary>Texture features: 0; 1, the length of the gradient; or 2, its components' magnitudes.</summary>
    public int Textures { get; init; } = 2;
    /// <summary>Weight of the squared texture features.</summary>
    public float TextureWeight { get; init; } = 50;
    /// <summary>See <see cref="Within"/>, in pixels.</summary>
    public double TextureDepth { get; init; } = double.PositiveInfinity;
    /// <summary>How many times more texture counts in a second fill, where the first came out with hardly any (<see cref="PatchPicture.Sharpness"/>); 1 = there is none.</summary>
    public float SecondTexture { get; init; } = 1;
    /// <summary>Weight of the squared depth, of a range of 1, where the problem has one; 0 = depth is not compared.</summary>
    public float DepthWeight { get; init; }
    /// <summary>Weight of the squared channels of the guide, of a range of 1, where the problem has one; 0 = the guide is not compared.</summary>
    public float GuideWeight { get; init; }
    /// <summary>Weight of the guide on a level as a share of that on the next coarser one, above 0; <see cref="GuideWeight"/> is that of the coarsest.</summary>
    public float GuideRelaxation { get; init; } = 1;
    /// <summary>Weight of the <see cref="HarmonicSketch"/> on the coarsest level, where the hole is large enough for one; 0 = none.</summary>
    public float SketchWeight { get; init; }
    /// <summary>Halvings end when no missing point is farther from the known ones than that.</summary>
    public double Thickness { get; init; } = 4;
    /// <summary>Most alternations of search and vote on a level, and on the finest.</summary>
    public (int Coarse, int Fine) Iterations { get; init; } = (10, 10);
    /// <summary>A level ends when a vote changes less than that on average, as a share of the picture's range.</summary>
    public double Residual { get; init; } = 0.1 / 255;
    /// <summary>Sweeps of the search in each alternation.</summary>
    public int Sweeps { get; init; } = 2;
    /// <summary>Half the side of the first random window of the search on all levels but the coarsest, where it is the picture.</summary>
    public int Window { get; init; } = int.MaxValue;
    /// <summary>How patches are compared, and with it how they vote; see <see cref="PatchLevel.Vote(float, float)"/>.</summary>
    public PatchMetric Metric { get; init; }
    /// <summary>See <see cref="PatchVote"/>.</summary>
    public float Rank { get; init; } = 0.75f;
    /// <summary>The softness of the votes of a level's first and last alternation.</summary>
    public (float First, float Last) Softness { get; init; } = (1, 1);
    /// <summary>
    /// The softness of the vote from the coarser level that another one starts with. Patches do not agree to the pixel there: means of them are
    /// blurred, and then find flat patches, where copies, 0, stay sharp.
    /// </summary>
    public float Start { get; init; }
    /// <summary>Votes of a patch one point farther from what is known count so many times less.</summary>
    public double Trust { get; init; } = 1;
    /// <summary>The share of a vote that this leaves in the middle of a large hole.</summary>
    public double TrustFloor { get; init; }
    /// <summary>Missing points below which the many short dispatches cost a GPU more than the work: they are filled on its host.</summary>
    public int FewPoints { get; init; } = 50_000;
    /// <summary>At the end each point is copied from the best patch over it; else the last vote stays.</summary>
    public bool Copy { get; init; } = true;
    /// <summary>Weight λ of the copy in <see cref="SeamBlend"/>; 0 = seams stay.</summary>
    public float Blend { get; init; }
    /// <summary>Disagreement, as a share of the picture's range, above which a seam counts as an edge.</summary>
    public float Edge { get; init; } = 1;

    /// <summary>
    /// The options for a hole whose deepest point is r away from what is known: texture counts min(1, <see cref="TextureDepth"/> / r) times. In a deep
    /// hole most patches have only texture beside them that was voted before: where it counts too much, it exaggerates itself.
    /// </summary>
    public SynthesisOptions Within(double r) => this with { TextureWeight = TextureWeight * (float)Math.Min(1, TextureDepth / r) };
}

/// <summary>
/// Coarse to fine, alternates between finding for every patch over the hole the most similar one of the known part and letting the
/// patches vote on the missing samples; see <see cref="PatchMatch"/> and <see cref="PatchVote"/>.
/// </summary>
internal sealed class PatchSynthesis
{
    /// <summary>Least side of a level that is halved, in radii of a patch on the coarsest.</summary>
    const int LeastSide = 15;

    /// <summary>The first level of wider patches, counted from the finest, 0.</summary>
    const int FirstWide = 3;

    /// <summary>
    /// Sharpness of a large hole below which its fill is blurred, since patches agree best where there is nothing to disagree about; and between which bounds
    /// that of the second fill has to lie.
    /// </summary>
    const double Blurred = 0.3, Sharp = 0.5, Exaggerated = 1.5;

    /// <summary>Enough surroundings to copy from, in pieces that are still searched quickly.</summary>
    internal static readonly Cutting Cutting = new(Margin: 96, MostPoints: 900_000, Context: 2, InTurn: true) { Bytes = (130, 0) };

    readonly SynthesisOptions _options;
    readonly Run _run;
    readonly int _colours;
    readonly double _range;
    readonly PatchCoding _coding;
    /// <summary>The finest first.</summary>
    readonly List<PatchSamples> _levels = [];
    int[] _origin = [];

    PatchSynthesis(ImageHole problem, SynthesisOptions options, Run run)
    {
        _run = run;
        double deepest = Deepest(problem.Hole);
        (_options, _colours) = (options = options.Within(deepest), problem.Image.Channels);
        int halvings = Halvings(problem.Hole, deepest);
        var (finest, range) = PatchPicture.Of(problem, options with { GuideWeight = options.GuideWeight * MathF.Pow(options.GuideRelaxation, halvings) }, spread: 1 << Math.Max(halvings - 1, 0), run);
        while (!finest.Sources().Contains((byte)1))
        {
            if (_options.Radius == 0) throw new ArgumentException("Nothing can be copied: leave some samples with finite numbers outside the mask and inside the source region.");
            int radius = _options.Radius - 1;
            _options = _options with { Radius = radius, RadiusZ = Math.Min(_options.RadiusZ, radius) };
            finest = finest.WithRadius(radius, _options.RadiusZ);
        }
        _levels.Add(finest);
        while (_levels.Count <= halvings)
        {
            run.Step(0);
            int wider = _levels.Count < FirstWide ? 0 : _options.Wider;
            var half = _levels[^1].Half(_options.Radius + wider, _options.RadiusZ, 1 / MathF.Sqrt(_options.GuideRelaxation));
            if (!half.Missing.Contains((byte)1) || !half.Sources().Contains((byte)1)) break;
            _levels.Add(half);
        }
        if (_options.SketchWeight > 0 && _levels.Count > FirstWide) _levels[^1] = HarmonicSketch.Beside(_levels[^1], _colours, _options.SketchWeight, run.Part(0, 0));
        int largest = _levels.Min(level => _options.Metric.LargestCode(level.Shape));
        // Guides have a range of 1 before they are weighted: the heaviest must not be cut off.
        double widest = range * Math.Sqrt(Math.Max(1, Math.Max(problem.Depth is null ? 0 : _options.DepthWeight, problem.Guide is null ? 0 : _options.GuideWeight)));
        (_range, _coding) = (range, new PatchCoding((float)(range > 0 ? largest / widest : 0), largest));
    }

    /// <summary>Fills the hole: wide parts of it at a reduced size first, then the others piece by piece.</summary>
    public static ImageHole Fill(ImageHole problem, SynthesisOptions options, Run run)
    {
        double all = problem.Hole.Count, done = 0;
        foreach (var (region, box, scale) in HoleRegions.Wide(problem.Hole, Cutting, run))
        {
            if (done == 0) problem = problem with { Image = problem.Canvas(), Hole = problem.Hole.Clone(), InPlace = true };
            double share = HoleRegions.Count(problem.Hole, region) / all;
            if (!ReducedFill.Fill(problem, region, box, scale, (piece, part) => FillPiece(piece, options, part), run.Part(done, done + share))) continue;
            HoleRegions.Close(problem.Hole, region);
            done += share;
        }
        return problem.IsFilled ? problem : HoleRegions.Fill(problem, Cutting, (piece, part) => piece with { Image = FillPiece(piece, options, part).Filled }, run.Part(done, 1));
    }

    /// <summary>The filled piece, and for each missing point the one that it copies.</summary>
    static (Field Filled, int[] Origin) FillPiece(ImageHole problem, SynthesisOptions options, Run run)
    {
        if (problem.Hole.Count < options.FewPoints) run = run with { Device = run.Device.Host };
        const double most = 0.7;
        var synthesis = new PatchSynthesis(problem, options, run.Part(0, most));
        var filled = synthesis.Solve();
        if (options.SecondTexture > 1 && synthesis._levels.Count > FirstWide && synthesis.Sharpness < Blurred)
        {
            var second = new PatchSynthesis(problem, options with { TextureWeight = options.SecondTexture * options.TextureWeight }, run.Part(most, 1));
            var sharper = second.Solve();
            if (second.Sharpness is >= Sharp and <= Exaggerated) (synthesis, filled) = (second, sharper);
        }
        var image = problem.Canvas();
        int count = problem.Hole.Samples.Length;
        for (int c = 0; c < image.Channels; c++)
            for (int i = 0; i < count; i++)
                if (problem.Hole.Samples[i] != 0) image.Samples[(c * count) + i] = filled.Values[filled.Index(i, c)];
        return (image, synthesis._origin);
    }

    /// <summary>The largest distance of a missing point to the known ones of its slice.</summary>
    double Deepest(Mask hole)
    {
        float deepest = 0;
        for (int z = 0; z < hole.Depth; z++)
        {
            _run.Step(0);
            foreach (float squared in new DistanceTransform(hole, z, new Box(0, 0, z, hole.Width, hole.Height, z + 1)).Squared)
                if (float.IsFinite(squared)) deepest = Math.Max(deepest, squared);
        }
        return Math.Sqrt(deepest);
    }

    int Halvings(Mask hole, double depth)
    {
        int halvings = 0, side = Math.Min(hole.Width, hole.Height);
        for (; depth > _options.Thickness && side >= LeastSide * (_options.Radius + _options.Wider); side /= 2, depth /= 2) halvings++;
        return halvings;
    }

    /// <inheritdoc cref="PatchPicture.Sharpness"/>
    double Sharpness => PatchPicture.Sharpness(_levels[0], _colours, _run.Part(1, 1));

    PatchSamples Solve()
    {
        var coarsest = _levels[^1];
        var field = OnionPeel.Fill(coarsest, _coding, Confidence(coarsest), _options.Rank, _options.Softness.First, _run);
        double work = _levels.Sum(level => (double)level.Shape.Count), done = 0;
        for (int k = _levels.Count - 1; k >= 0; k--)
        {
            double share = _levels[k].Shape.Count / work;
            field = Improve(k, field, _run.Part(done, done + share));
            done += share;
            if (k > 0) field = Upsample(field, _levels[k], _levels[k - 1]);
        }
        return _levels[0];
    }

    /// <summary>Alternates search and votes on a level; its samples become the result.</summary>
    (int[] Source, int[] Distance) Improve(int k, (int[] Source, int[] Distance) field, Run run)
    {
        run.Step(0);
        var samples = _levels[k];
        using var level = new PatchLevel(samples, _coding, samples.Targets(), field.Source, field.Distance, Confidence(samples), run);
        int widest = Math.Max(samples.Shape.Width, samples.Shape.Height);
        int window = k == _levels.Count - 1 ? widest : Math.Min(widest, _options.Window), iterations = k == 0 ? _options.Iterations.Fine : _options.Iterations.Coarse;
        if (k < _levels.Count - 1) level.Vote(_options.Rank, _options.Start);
        for (int i = 0; i < iterations; i++)
        {
            run.Step((double)i / iterations);
            level.Search(_options.Sweeps, window);
            float t = iterations > 1 ? (float)i / (iterations - 1) : 1;
            level.Vote(_options.Rank, _options.Softness.First + (t * (_options.Softness.Last - _options.Softness.First)));
            if (level.Change() <= _options.Residual * _range) break;
        }
        if (k == 0 && _options.Copy)
        {
            level.Search(_options.Sweeps, window);
            level.Vote(_options.Rank, 0);
        }
        level.Read();
        if (k == 0) _origin = level.Origins();
        if (k == 0 && _options.Blend > 0 && _range > 0) SeamBlend.Blend(samples, _colours, _origin, _options.Blend, (float)(_options.Edge * _range), run.Part(1, 1));
        return (level.Sources(), level.Distances());
    }

    /// <summary>Weight of the votes of the patches around each point: falls with the distance from what is known.</summary>
    float[]? Confidence(PatchSamples samples)
    {
        if (_options.Trust == 1) return null;
        var s = samples.Shape;
        var (mask, confidence) = (new Mask(s.Width, s.Height, s.Depth, samples.Missing), new float[s.Count]);
        for (int z = 0; z < s.Depth; z++)
        {
            var squared = new DistanceTransform(mask, z, new Box(0, 0, z, s.Width, s.Height, z + 1)).Squared;
            for (int i = 0; i < squared.Length; i++) confidence[(z * squared.Length) + i] = (float)Math.Max(1e-12, _options.TrustFloor + ((1 - _options.TrustFloor) * Math.Pow(_options.Trust, -Math.Sqrt(squared[i]))));
        }
        return confidence;
    }

    /// <summary>The field of a coarse level as the start of the next finer one: offsets double. −1 where the coarse level has no admissible source.</summary>
    static (int[] Source, int[] Distance) Upsample((int[] Source, int[] Distance) coarse, PatchSamples from, PatchSamples to)
    {
        var (a, b) = (from.Shape, to.Shape);
        var (fine, distance) = (new int[b.Count], new int[b.Count]);
        fine.AsSpan().Fill(-1);
        var isSource = to.Sources();
        foreach (int p in to.Targets())
        {
            var (x, y, z) = b.Place(p);
            int q = a.NearestCentre(x / 2, y / 2, z);
            if (coarse.Source[q] < 0) continue;
            var (sx, sy, sz) = a.Place(coarse.Source[q]);
            var (qx, qy, qz) = a.Place(q);
            int candidate = b.NearestCentre(x + (2 * (sx - qx)), y + (2 * (sy - qy)), z + sz - qz);
            if (isSource[candidate] != 0) (fine[p], distance[p]) = (candidate, coarse.Distance[q]);
        }
        return (fine, distance);
    }
}
