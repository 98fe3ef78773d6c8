using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods;

/// <summary>
/// A soft passage from a fill F to the picture I around the hole: <c>I + w (F − I)</c>, that is w F + (1 − w) I, with
/// <c>w = ½ (1 + cos(π d / (N + 1)))</c> at the distance d ≤ N + 1 from the hole, so 1 in the hole and 0 farther away. F must go on over
/// the pixels that change, so these are filled, too.
/// </summary>
internal static class Feather
{
    /// <summary>The weights w of the fill, one channel on the hole's grid.</summary>
    /// <param name="hole">1 = missing; not empty.</param>
    /// <param name="width">Pixels N around the hole that change, in x and y; slices are not mixed.</param>
    /// <param name="run">Whether to stop.</param>
    public static Field Weights(Mask hole, double width, Run run)
    {
        var (known, weights) = (hole.Inverse(), new Field(hole.Width, hole.Height, hole.Depth));
        for (int z = 0; z < hole.Depth; z++)
        {
            run.Step(0);
            // A slice without a hole is at an infinite distance from it.
            float[] squared = new DistanceTransform(known, z, new Box(0, 0, z, hole.Width, hole.Height, z + 1)).Squared;
            var plane = weights.Plane(0, z);
            for (int i = 0; i < squared.Length; i++)
            {
                double d = Math.Sqrt(squared[i]) / (width + 1);
                plane[i] = d < 1 ? (float)(0.5 * (1 + Math.Cos(Math.PI * d))) : 0;
            }
        }
        return weights;
    }

    /// <summary>Mixes; colours count by their alpha. Where the weight is 0 the picture stays bit for bit, where it is 1 the fill.</summary>
    public static Field Blend(Field filled, Field image, Field weights)
    {
        var blended = image.Clone();
        int count = weights.Samples.Length, colors = image.Channels is 2 or 4 ? image.Channels - 1 : image.Channels;
        bool hasAlpha = colors < image.Channels;
        for (int i = 0; i < count; i++)
        {
            float w = weights.Samples[i];
            if (w == 0) continue;
            float shareOfFill = w;
            if (hasAlpha)
            {
                int alpha = (colors * count) + i;
                blended.Samples[alpha] = Mix(filled.Samples[alpha], image.Samples[alpha], w);
                if (blended.Samples[alpha] > 0) shareOfFill = Math.Clamp(w * filled.Samples[alpha] / blended.Samples[alpha], 0, 1);
            }
            for (int c = 0; c < colors; c++) blended.Samples[(c * count) + i] = Mix(filled.Samples[(c * count) + i], image.Samples[(c * count) + i], shareOfFill);
        }
        return blended;
    }

    static float Mix(float fill, float known, float w) => w == 1 || !float.IsFinite(known) ? fill : known + (w * (fill - known));
}
