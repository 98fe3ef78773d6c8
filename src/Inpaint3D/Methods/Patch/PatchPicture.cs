using Inpaint3D.Data;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>What patches are made of: the colours of a picture and, where wanted, its texture features, its depth and its guide.</summary>
/// <remarks>
/// The texture features are those of section 3.3 of A. Newson, A. Almansa, M. Fradet, Y. Gousseau, P. Pérez. Video inpainting of complex
/// scenes. SIAM J. Imaging Sciences 7(4), 2014: |∂u/∂x| and |∂u/∂y| of the grey values at full size, averaged over a square. A coarse
/// level then still tells a texture from the flat colour that remains of it.
/// </remarks>
internal static class PatchPicture
{
    /// <summary>Known samples so far from the hole, in pixels, count as its surroundings.</summary>
    const int Nearby = 32;

    /// <summary>The finest level.</summary>
    /// <param name="problem">Picture, hole, and depth, source and guide if there are any.</param>
    /// <param name="options">Sizes of patches, which features, and their weights.</param>
    /// <param name="spread">Radius of the square over which texture features are averaged.</param>
    /// <param name="run">Whether to stop.</param>
    /// <returns>Samples, and the range of the known colours.</returns>
    public static (PatchSamples Samples, float Range) Of(ImageHole problem, SynthesisOptions options, int spread, Run run)
    {
        var (image, hole) = (problem.Image, problem.Hole);
        int count = hole.Samples.Length, colours = image.Channels, textures = options.TextureWeight > 0 ? options.Textures : 0;
        var counts = Counting(problem);
        var (low, high) = Extremes(image, counts);
        var features = new List<PatchFeature>();
        for (int c = 0; c < colours; c++) features.Add(new PatchFeature(low, 1, true));
        for (int t = 0; t < textures; t++) features.Add(new PatchFeature(0, MathF.Sqrt(options.TextureWeight), true));
        bool deep = problem.Depth is not null && options.DepthWeight > 0;
        if (deep) features.Add(new PatchFeature(0, MathF.Sqrt(options.DepthWeight) * (high - low), false));
        int guides = options.GuideWeight > 0 ? problem.Guide?.Channels ?? 0 : 0;
        for (int g = 0; g < guides; g++) features.Add(new PatchFeature(0, MathF.Sqrt(options.GuideWeight) * (high - low), false));
        var samples = new PatchSamples(PatchShape.On(image.Width, image.Height, image.Depth, options.Radius, options.RadiusZ, features.Count), [.. features], options.Metric);
        hole.Samples.CopyTo(samples.Missing, 0);
        for (int c = 0; c < colours; c++)
        {
            run.Step(0);
            for (int i = 0; i < count; i++)
            {
                float value = image.Samples[(c * count) + i];
                if (counts[i]) samples.Values[samples.Index(i, c)] = value;
                else if (hole.Samples[i] == 0) samples.Barred[i] = 1;
            }
        }
        for (int t = 0; t < textures; t++) AddTexture(samples, counts, colours, t, textures, spread, run);
        float[] depth = deep ? Unit(problem.Depth!) : [];
        for (int i = 0; i < depth.Length; i++) samples.Values[samples.Index(i, features.Count - guides - 1)] = depth[i];
        for (int g = 0; g < guides; g++)
            for (int i = 0; i < count; i++) samples.Values[samples.Index(i, features.Count - guides + g)] = problem.Guide!.Samples[(g * count) + i];
        if (problem.Source is { } source)
            for (int i = 0; i < count; i++) samples.Barred[i] |= (byte)(1 - source.Samples[i]);
        return (samples, high - low);
    }

    /// <summary>Depth from 0 to 1; 0 where it is unknown.</summary>
    public static float[] Unit(Field depth)
    {
        float near = float.MaxValue, far = 0;
        foreach (float value in depth.Samples)
            if (value > 0 && float.IsFinite(value)) (near, far) = (Math.Min(near, value), Math.Max(far, value));
        return Array.ConvertAll(depth.Samples, value => far > near && value > 0 && float.IsFinite(value) ? (value - near) / (far - near) : 0);
    }

    /// <summary>The picture with what is known of it from 0 to 1.</summary>
    public static Field Unit(ImageHole problem)
    {
        var (low, scale) = Scaling(problem);
        return problem.Image.With(Array.ConvertAll(problem.Image.Samples, value => (value - low) * scale));
    }

    /// <summary>The least known colour, and the factor of what is above it that makes the largest 1.</summary>
    public static (float Low, float Scale) Scaling(ImageHole problem)
    {
        var (low, high) = Extremes(problem.Image, Counting(problem));
        return (low, high > low ? 1 / (high - low) : 1);
    }

    /// <summary>True for finite samples that are known, and may be copied from or lie near the hole.</summary>
    static bool[] Counting(ImageHole problem)
    {
        var (image, hole) = (problem.Image, problem.Hole);
        int count = hole.Samples.Length;
        var near = problem.Source is null ? null : hole.Grow(Nearby).Samples;
        var counts = new bool[count];
        for (int i = 0; i < count; i++)
        {
            counts[i] = hole.Samples[i] == 0 && (near is null || near[i] != 0 || problem.Source!.Samples[i] != 0);
            for (int c = 0; c < image.Channels; c++) counts[i] &= float.IsFinite(image.Samples[(c * count) + i]);
        }
        return counts;
    }

    /// <summary>Least and largest of the colours that count.</summary>
    static (float Low, float High) Extremes(Field image, bool[] counts)
    {
        float low = float.MaxValue, high = float.MinValue;
        for (int i = 0; i < image.Samples.Length; i++)
            if (counts[i % counts.Length]) (low, high) = (Math.Min(low, image.Samples[i]), Math.Max(high, image.Samples[i]));
        return low <= high ? (low, high) : (0, 0);
    }

    /// <summary>The mean step between grey values side by side in what was missing, over that of the known samples around it.</summary>
    public static double Sharpness(PatchSamples filled, int colours, Run run)
    {
        run.Step(0);
        var s = filled.Shape;
        bool[] missing = Array.ConvertAll(filled.Missing, sample => sample != 0);
        bool[] around = [.. new Mask(s.Width, s.Height, s.Depth, filled.Missing).Grow(Nearby).Samples.Select((near, i) => near != 0 && !missing[i])];
        run.Step(0);
        return MeanStep(filled, missing, colours) / MeanStep(filled, around, colours);
    }

    static double MeanStep(PatchSamples samples, bool[] counts, int colours)
    {
        var (sum, steps, width, plane) = (0.0, 0, samples.Shape.Width, samples.Shape.Width * samples.Shape.Height);
        for (int i = 0; i < counts.Length; i++)
        {
            if (Slope(samples, counts, colours, i, 1, (i % width) + 1 < width, out float across)) (sum, steps) = (sum + Math.Abs(across), steps + 1);
            if (Slope(samples, counts, colours, i, width, (i % plane) + width < plane, out float down)) (sum, steps) = (sum + Math.Abs(down), steps + 1);
        }
        return sum / steps;
    }

    /// <summary>|∂u/∂x| (feature 0 of 2), |∂u/∂y| (1 of 2) or |∇u| (the only one), averaged over the points of a square that count.</summary>
    static void AddTexture(PatchSamples samples, bool[] counts, int colours, int feature, int textures, int spread, Run run)
    {
        var s = samples.Shape;
        int plane = s.Width * s.Height;
        bool across = textures == 1 || feature == 0, down = textures == 1 || feature == 1;
        var (sums, known) = (new float[plane], new float[plane]);
        for (int z = 0; z < s.Depth; z++)
        {
            run.Step(0);
            for (int i = 0; i < plane; i++)
            {
                float dx = 0, dy = 0;
                bool all = (!across || Slope(samples, counts, colours, (z * plane) + i, 1, (i % s.Width) + 1 < s.Width, out dx))
                    & (!down || Slope(samples, counts, colours, (z * plane) + i, s.Width, i + s.Width < plane, out dy));
                (sums[i], known[i]) = all ? (MathF.Sqrt((dx * dx) + (dy * dy)), 1) : (0, 0);
            }
            foreach (var field in (ReadOnlySpan<float[]>)[sums, known])
            {
                for (int y = 0; y < s.Height; y++) BoxSum(field, y * s.Width, 1, s.Width, spread);
                run.Step(0);
                for (int x = 0; x < s.Width; x++) BoxSum(field, x, s.Width, s.Height, spread);
            }
            for (int i = 0; i < plane; i++) samples.Values[samples.Index((z * plane) + i, colours + feature)] = known[i] > 0.5f ? Math.Max(0, sums[i] / known[i]) : 0;
        }
    }

    /// <summary>Difference of the grey values of two neighbours; false where they do not both count.</summary>
    static bool Slope(PatchSamples samples, bool[] counts, int colours, int point, int step, bool inside, out float slope)
    {
        slope = 0;
        if (!inside || !counts[point] || !counts[point + step]) return false;
        int grey = Math.Min(colours, 3);
        for (int c = 0; c < grey; c++) slope += samples.Values[samples.Index(point + step, c)] - samples.Values[samples.Index(point, c)];
        slope /= grey;
        return true;
    }

    /// <summary>Sums over 2 · reach + 1 elements of one line.</summary>
    static void BoxSum(float[] field, int start, int stride, int count, int reach)
    {
        Span<double> upTo = new double[count + 1];
        for (int i = 0; i < count; i++) upTo[i + 1] = upTo[i] + field[start + (i * stride)];
        for (int i = 0; i < count; i++) field[start + (i * stride)] = (float)(upTo[Math.Min(i + reach + 1, count)] - upTo[Math.Max(i - reach, 0)]);
    }
}
