using Inpaint3D.Data;

namespace Inpaint3D.Methods.Patch;

/// <summary>A picture filled by its sketch as a guide: smoothed, so that the known part has about as little texture as the hole, and scaled to 0..1.</summary>
internal sealed class SketchGuide
{
    /// <summary>Standard deviation of the smoothing, in pixels.</summary>
    const double Smoothing = 1.5;

    /// <summary>Median difference between a picture and the smoothed one from which on it counts as textured, as a share of the range.</summary>
    const double Textured = 0.004;

    /// <summary>Samples that tell the texture.</summary>
    const int MostSamples = 1 << 16;

    /// <summary>Smooths every plane, and measures the texture of the known part.</summary>
    public SketchGuide(Field picture, Mask hole, Run run)
    {
        Field = Scaled(picture, hole);
        run.Step(0);
        float[] before = (float[])Field.Samples.Clone();
        var weights = new float[1 + (int)Math.Ceiling(3 * Smoothing)];
        for (int k = 0; k < weights.Length; k++) weights[k] = (float)Math.Exp(-k * k / (2 * Smoothing * Smoothing));
        for (int c = 0; c < Field.Channels; c++)
        {
            for (int z = 0; z < Field.Depth; z++)
            {
                run.Step(0);
                for (int y = 0; y < Field.Height; y++) Smooth(Field.Plane(c, z), y * Field.Width, 1, Field.Width, weights);
                run.Step(0);
                for (int x = 0; x < Field.Width; x++) Smooth(Field.Plane(c, z), x, Field.Width, Field.Height, weights);
            }
        }
        var texture = new List<float>();
        for (int i = 0; i < before.Length; i += 1 + (before.Length / MostSamples))
            if (hole.Samples[i % hole.Samples.Length] == 0) texture.Add(Math.Abs(before[i] - Field.Samples[i]));
        texture.Sort();
        Relaxation = 1 / (1 + (3 * Math.Min(1, texture.Count > 0 ? texture[texture.Count / 2] / Textured : 0)));
    }

    /// <summary>The guide.</summary>
    public Field Field { get; }

    /// <summary>How the weight of the guide should fall from level to level: 1 without texture, ¼ with.</summary>
    public double Relaxation { get; }

    static Field Scaled(Field picture, Mask hole)
    {
        var (low, high) = (float.MaxValue, float.MinValue);
        for (int i = 0; i < picture.Samples.Length; i++)
        {
            float value = picture.Samples[i];
            if (hole.Samples[i % hole.Samples.Length] == 0 && float.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        return picture.With(Array.ConvertAll(picture.Samples, value => float.IsFinite(value) && high > low ? Math.Clamp((value - low) / (high - low), 0, 1) : 0));
    }

    /// <summary>A weighted mean along one line.</summary>
    static void Smooth(Span<float> plane, int start, int stride, int count, float[] weights)
    {
        var line = new float[count];
        for (int i = 0; i < count; i++) line[i] = plane[start + (i * stride)];
        for (int i = 0; i < count; i++)
        {
            float sum = 0, share = 0;
            for (int k = Math.Max(1 - weights.Length, -i); k < Math.Min(weights.Length, count - i); k++)
            {
                float weight = weights[Math.Abs(k)];
                (sum, share) = (sum + (weight * line[i + k]), share + weight);
            }
            plane[start + (i * stride)] = sum / share;
        }
    }
}
