using Inpaint3D.Data;

namespace Inpaint3D.Methods.Transform;

/// <summary>Some channels of a slice, each less the mean of its known samples, and all divided by the deviation of all their known samples.</summary>
internal sealed class Normalisation
{
    readonly Field _field;
    readonly byte[] _missing;
    readonly int _slice;
    readonly int[] _channels;
    readonly double[] _mean;
    readonly (float Least, float Largest)[] _known;
    readonly double _scale;

    /// <summary>Measures the known samples.</summary>
    internal Normalisation(Field field, byte[] missing, int[] channels, int slice)
    {
        (_field, _missing, _slice, _channels, _mean, _known) = (field, missing, slice, channels, new double[channels.Length], new (float, float)[channels.Length]);
        double squares = 0;
        int count = missing.AsSpan().Count((byte)0);
        for (int k = 0; k < channels.Length; k++)
        {
            var plane = field.Plane(channels[k], slice);
            var (least, largest, sum) = (float.PositiveInfinity, float.NegativeInfinity, 0.0);
            for (int i = 0; i < plane.Length; i++)
            {
                if (missing[i] == 0) (least, largest, sum) = (Math.Min(least, plane[i]), Math.Max(largest, plane[i]), sum + plane[i]);
            }
            (_known[k], _mean[k]) = ((least, largest), sum / count);
            for (int i = 0; i < plane.Length; i++)
            {
                if (missing[i] == 0) squares += (plane[i] - _mean[k]) * (plane[i] - _mean[k]);
            }
        }
        double deviation = Math.Sqrt(squares / count / channels.Length);
        _scale = deviation > 0 ? deviation : 1;
    }

    /// <summary>The range of the known samples of each channel, normalised.</summary>
    internal (float Least, float Largest)[] Bounds => [.. _known.Select((range, k) => ((float)((range.Least - _mean[k]) / _scale), (float)((range.Largest - _mean[k]) / _scale)))];

    /// <summary>A normalised channel, with the padding that matching needs.</summary>
    internal float[] Plane(int channel)
    {
        int k = Array.IndexOf(_channels, channel);
        var source = _field.Plane(channel, _slice);
        var plane = new float[source.Length + PatchMatcher.Padding];
        for (int i = 0; i < source.Length; i++) plane[i] = (float)((source[i] - _mean[k]) / _scale);
        return plane;
    }

    /// <summary>Writes the missing samples of the k-th normalised channel into a channel, within the range of the known ones.</summary>
    internal void Write(float[] plane, int k, int channel)
    {
        var target = _field.Plane(channel, _slice);
        for (int i = 0; i < target.Length; i++)
        {
            if (_missing[i] != 0) target[i] = Math.Clamp((float)((plane[i] * _scale) + _mean[k]), _known[k].Least, _known[k].Largest);
        }
    }
}
