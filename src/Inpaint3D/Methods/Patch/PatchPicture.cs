using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Patch;

/// <summary>What patches are made of: the colours of a picture and, where wanted, its texture features and its depth.</summary>
/// <remarks>
/// The texture features are those of section 3.3 of A. Newson, A. Almansa, M. Fradet, Y. Gousseau, P. Pérez. Video inpainting of complex
/// scenes. SIAM J. Imaging Sciences 7(4), 2014: |∂u/∂x| and |∂u/∂y| of the grey values at full size, averaged over a square. A coarse
/// level then still tells a texture from the flat colour that remains of it.
/// </remarks>
internal static class PatchPicture
{
    /// <summary>The finest level.</summary>
    /// <param name="problem">Picture, hole, and depth if there is one.</param>
    /// <param name="radius">Radius of a patch.</param>
    /// <param name="radiusZ">Its radius over frames.</param>
    /// <param name="textureWeight">Weight λ of the squared texture features; 0 = none.</param>
    /// <param name="spread">Radius of the square over which texture features are averaged.</param>
    /// <param name="run">Whether to stop.</param>
    /// <returns>Samples, and the range of the known colours.</returns>
    public static (PatchSamples Samples, float Range) Of(ImageHole problem, int radius, int radiusZ, float textureWeight, int spread, Run run)
    {
        var (image, hole) = (problem.Image, problem.Hole);
        int textures = textureWeight > 0 ? 2 : 0, count = hole.Samples.Length, colours = image.Channels;
        var (low, high) = Extremes(image, hole);
        var features = new List<PatchFeature>();
        for (int c = 0; c < colours; c++) features.Add(new PatchFeature(low, 1, true));
        for (int t = 0; t < textures; t++) features.Add(new PatchFeature(0, MathF.Sqrt(textureWeight), true));
        var samples = new PatchSamples(PatchShape.On(image.Width, image.Height, image.Depth, radius, radiusZ, features.Count), [.. features]);
        hole.Samples.CopyTo(samples.Missing, 0);
        for (int c = 0; c < colours; c++)
        {
            run.Step(0);
            for (int i = 0; i < count; i++)
            {
                float value = image.Samples[(c * count) + i];
                if (hole.Samples[i] != 0) continue;
                if (float.IsFinite(value)) samples.Values[samples.Index(i, c)] = value;
                else samples.Barred[i] = 1;
            }
        }
        for (int t = 0; t < textures; t++) AddTexture(samples, colours, t, spread, run);
        return (samples, high - low);
    }

    static (float Low, float High) Extremes(Field image, Mask hole)
    {
        float low = float.MaxValue, high = float.MinValue;
        for (int i = 0; i < image.Samples.Length; i++)
        {
            float value = image.Samples[i];
            if (hole.Samples[i % hole.Samples.Length] == 0 && float.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        return low <= high ? (low, high) : (0, 0);
    }

    /// <summary>|∂u/∂x| (axis 0) or |∂u/∂y| (axis 1) averaged over the known points of a square.</summary>
    static void AddTexture(PatchSamples samples, int colours, int axis, int spread, Run run)
    {
        var s = samples.Shape;
        int grey = Math.Min(colours, 3), plane = s.Width * s.Height;
        var (sums, known) = (new float[plane], new float[plane]);
        for (int z = 0; z < s.Depth; z++)
        {
            run.Step(0);
            for (int i = 0; i < plane; i++)
            {
                int at = (z * plane) + i, next = at + (axis == 0 ? 1 : s.Width);
                bool inside = axis == 0 ? (i % s.Width) + 1 < s.Width : i + s.Width < plane;
                bool both = inside && samples.Missing[at] == 0 && samples.Missing[next] == 0;
                float difference = 0;
                for (int c = 0; c < grey && both; c++) difference += samples.Values[samples.Index(next, c)] - samples.Values[samples.Index(at, c)];
                (sums[i], known[i]) = (MathF.Abs(difference) / grey, both ? 1 : 0);
            }
            foreach (var field in (ReadOnlySpan<float[]>)[sums, known])
            {
                for (int y = 0; y < s.Height; y++) BoxSum(field, y * s.Width, 1, s.Width, spread);
                run.Step(0);
                for (int x = 0; x < s.Width; x++) BoxSum(field, x, s.Width, s.Height, spread);
            }
            for (int i = 0; i < plane; i++) samples.Values[samples.Index((z * plane) + i, colours + axis)] = known[i] > 0.5f ? Math.Max(0, sums[i] / known[i]) : 0;
        }
    }

    /// <summary>Sums over 2 · reach + 1 elements of one line.</summary>
    static void BoxSum(float[] field, int start, int stride, int count, int reach)
    {
        Span<double> upTo = new double[count + 1];
        for (int i = 0; i < count; i++) upTo[i + 1] = upTo[i] + field[start + (i * stride)];
        for (int i = 0; i < count; i++) field[start + (i * stride)] = (float)(upTo[Math.Min(i + reach + 1, count)] - upTo[Math.Max(i - reach, 0)]);
    }
}
