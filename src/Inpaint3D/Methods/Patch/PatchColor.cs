using Inpaint3D.Data;

namespace Inpaint3D.Methods.Patch;

/// <summary>The planes in which patches are compared: distances there are closer to what an eye sees than in RGB.</summary>
internal static class PatchColor
{
    /// <summary>
    /// CIE L*a*b* (white D65) of pictures in the coding of sRGB with 1 to 4 channels, alpha as a further plane from 0 to 100;
    /// the samples on a scale from 0 to 100 for other channel counts. 0 under the hole and where a sample is not finite.
    /// </summary>
    internal static float[][] Planes(Field image, Mask hole, int z, Run run)
    {
        var planes = new float[image.Channels][];
        for (int c = 0; c < planes.Length; c++) planes[c] = image.Plane(c, z).ToArray();
        var (low, scale) = image.Channels <= 4 ? (0, 1) : Percent(planes, hole, z * image.PlaneLength);
        for (int y = 0; y < image.Height; y++)
        {
            if (y % 64 == 0) run.Step(0);
            for (int i = y * image.Width; i < (y + 1) * image.Width; i++)
            {
                bool known = hole.Samples[(z * image.PlaneLength) + i] == 0;
                if (known && image.Channels <= 4) Convert(planes, i);
                foreach (float[] plane in planes)
                    plane[i] = known && float.IsFinite(plane[i]) ? (plane[i] - low) * scale : 0;
            }
        }
        return planes;
    }

    /// <summary>What takes the known samples to 0..100.</summary>
    static (float Low, float Scale) Percent(float[][] planes, Mask hole, int first)
    {
        float low = float.MaxValue, high = float.MinValue;
        foreach (float[] plane in planes)
            for (int i = 0; i < plane.Length; i++)
                if (hole.Samples[first + i] == 0 && float.IsFinite(plane[i])) (low, high) = (Math.Min(low, plane[i]), Math.Max(high, plane[i]));
        return high > low ? (low, 100 / (high - low)) : (0, 1);
    }

    static void Convert(float[][] planes, int i)
    {
        if (planes.Length is 2 or 4) planes[^1][i] *= 100;
        if (planes.Length <= 2)
        {
            planes[0][i] = (116 * Root(Linear(planes[0][i]))) - 16;
            return;
        }
        float r = Linear(planes[0][i]), g = Linear(planes[1][i]), b = Linear(planes[2][i]);
        float x = Root(((0.4124564f * r) + (0.3575761f * g) + (0.1804375f * b)) / 0.95047f);
        float y = Root((0.2126729f * r) + (0.7151522f * g) + (0.0721750f * b));
        float z = Root(((0.0193339f * r) + (0.1191920f * g) + (0.9503041f * b)) / 1.08883f);
        (planes[0][i], planes[1][i], planes[2][i]) = ((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    /// <summary>Light of a value in the coding of sRGB (IEC 61966-2-1), continued as an odd function and beyond 1.</summary>
    static float Linear(float v) =>
        MathF.Abs(v) is var a && a <= 0.04045f ? v / 12.92f : MathF.CopySign(MathF.Pow((a + 0.055f) / 1.055f, 2.4f), v);

    /// <summary>The function f of CIE 15, colorimetry: a cube root with a linear foot.</summary>
    static float Root(float t) => t > 216f / 24389 ? MathF.Cbrt(t) : ((24389f / 27 * t) + 16) / 116;
}
