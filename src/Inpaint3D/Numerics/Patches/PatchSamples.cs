namespace Inpaint3D.Numerics.Patches;

/// <summary>One plane of what patches are made of and compared by.</summary>
/// <param name="Low">About the least value.</param>
/// <param name="Weight">Factor of differences before they are squared.</param>
/// <param name="Voted">False for a guide, which is known everywhere and never changes.</param>
internal readonly record struct PatchFeature(float Low, float Weight, bool Voted);

/// <summary>The samples of one level of a pyramid: colours first, then further features, and which points are missing.</summary>
internal sealed class PatchSamples
{
    /// <summary>Makes a level of zeros without a hole.</summary>
    public PatchSamples(PatchShape shape, PatchFeature[] features, PatchMetric metric = default)
        : this(shape, features, metric, new float[4 * shape.Quads * shape.Count], new byte[shape.Count], new byte[shape.Count]) { }

    PatchSamples(PatchShape shape, PatchFeature[] features, PatchMetric metric, float[] values, byte[] missing, byte[] barred) =>
        (Shape, Features, Metric, Values, Missing, Barred) = (shape, features, metric, values, missing, barred);

    /// <summary>The grid.</summary>
    public PatchShape Shape { get; }
    /// <summary>What the samples of a point are.</summary>
    public PatchFeature[] Features { get; }
    /// <summary>How patches are compared.</summary>
    public PatchMetric Metric { get; }
    /// <summary>Samples in the order of <see cref="PatchShape"/>.</summary>
    public float[] Values { get; }
    /// <summary>1 = to be filled.</summary>
    public byte[] Missing { get; }
    /// <summary>1 = known, but not to be copied from.</summary>
    public byte[] Barred { get; }

    /// <summary>The same samples in patches of another size.</summary>
    public PatchSamples WithRadius(int radius, int radiusZ) =>
        new(PatchShape.On(Shape.Width, Shape.Height, Shape.Depth, radius, radiusZ, Features.Length), Features, Metric, Values, Missing, Barred);

    /// <summary>The same samples and further features, whose planes stand one after another.</summary>
    public PatchSamples With(PatchFeature[] more, ReadOnlySpan<float> planes)
    {
        PatchFeature[] features = [.. Features, .. more];
        var shape = Shape with { Quads = (features.Length + 3) / 4 };
        var samples = new PatchSamples(shape, features, Metric, new float[4 * shape.Quads * shape.Count], Missing, Barred);
        Values.CopyTo(samples.Values, 0);
        for (int i = 0; i < planes.Length; i++) samples.Values[samples.Index(i % shape.Count, Features.Length + (i / shape.Count))] = planes[i];
        return samples;
    }

    /// <summary>Where sample f of a point stands.</summary>
    public int Index(int point, int feature) => (4 * ((feature / 4 * Shape.Count) + point)) + (feature % 4);

    /// <summary>For every centre of a patch without a missing or barred point 1.</summary>
    public byte[] Sources()
    {
        var unfit = new byte[Shape.Count];
        for (int i = 0; i < unfit.Length; i++) unfit[i] = (byte)(Missing[i] | Barred[i]);
        var sources = Shape.Touches(unfit);
        for (int i = 0; i < sources.Length; i++)
        {
            var (x, y, z) = Shape.Place(i);
            sources[i] = sources[i] == 0 && Shape.IsCentre(x, y, z) ? (byte)1 : (byte)0;
        }
        return sources;
    }

    /// <summary>Centres of patches with a missing point.</summary>
    public List<int> Targets()
    {
        var touches = Shape.Touches(Missing);
        var targets = new List<int>();
        for (int i = 0; i < touches.Length; i++)
        {
            if (touches[i] == 0) continue;
            var (x, y, z) = Shape.Place(i);
            if (Shape.IsCentre(x, y, z)) targets.Add(i);
        }
        return targets;
    }

    /// <summary>The missing points in reading order.</summary>
    public int[] Hole() => [.. Enumerable.Range(0, Missing.Length).Where(i => Missing[i] != 0)];

    /// <summary>
    /// The level of half the width and height. A sample is the mean of the known ones among its four, a guide's of all; a point is missing when more
    /// than half of its points are, so that the hole keeps its area and thin parts of it vanish.
    /// </summary>
    /// <param name="radius">Radius of a patch in x and y.</param>
    /// <param name="radiusZ">Radius of a patch over frames.</param>
    /// <param name="guide">Factor of the weights of guides.</param>
    public PatchSamples Half(int radius, int radiusZ, float guide = 1)
    {
        var shape = PatchShape.On((Shape.Width + 1) / 2, (Shape.Height + 1) / 2, Shape.Depth, radius, radiusZ, Features.Length);
        var half = new PatchSamples(shape, Array.ConvertAll(Features, feature => feature.Voted ? feature : feature with { Weight = guide * feature.Weight }), Metric);
        Span<int> children = stackalloc int[4], known = stackalloc int[4];
        for (int i = 0; i < shape.Count; i++)
        {
            var (x, y, z) = shape.Place(i);
            int all = 0, some = 0;
            for (int k = 0; k < 4; k++)
            {
                int cx = (2 * x) + (k & 1), cy = (2 * y) + (k >> 1);
                if (cx >= Shape.Width || cy >= Shape.Height) continue;
                int child = (((z * Shape.Height) + cy) * Shape.Width) + cx;
                half.Barred[i] |= Barred[child];
                children[all++] = child;
                if (Missing[child] == 0) known[some++] = child;
            }
            half.Missing[i] = 2 * some < all ? (byte)1 : (byte)0;
            for (int f = 0; f < Features.Length; f++)
            {
                var of = Features[f].Voted ? known[..some] : children[..all];
                float sum = 0;
                foreach (int child in of) sum += Values[Index(child, f)];
                half.Values[half.Index(i, f)] = of.IsEmpty ? 0 : sum / of.Length;
            }
        }
        return half;
    }
}

/// <summary>How samples become whole numbers: <c>code = round((v − low) · weight · scale)</c>, cut to 0 .. the largest code.</summary>
/// <param name="Scale">Codes for a difference of 1 of weight 1; one for all levels, so that their distances compare.</param>
/// <param name="Largest">See <see cref="PatchMetric.LargestCode"/>.</param>
internal readonly record struct PatchCoding(float Scale, int Largest)
{
    /// <summary>The code of a sample.</summary>
    public short Code(float value, float low, float weight) => (short)Math.Clamp(MathF.Round((value - low) * (Scale * weight)), 0, Largest);

    /// <summary>The codes of all samples of a level, and padding.</summary>
    public short[] Codes(PatchSamples samples)
    {
        var codes = new short[samples.Values.Length + PatchDistance.Padding];
        for (int f = 0; f < samples.Features.Length; f++)
        {
            var (low, weight, _) = samples.Features[f];
            for (int i = 0; i < samples.Shape.Count; i++) codes[samples.Index(i, f)] = Code(samples.Values[samples.Index(i, f)], low, weight);
        }
        return codes;
    }
}
