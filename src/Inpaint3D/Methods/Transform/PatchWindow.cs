using Inpaint3D.Data;

namespace Inpaint3D.Methods.Transform;

/// <summary>
/// A box of a slice as <see cref="BayesLayer"/> wants it: each channel less the mean of its known samples, and all divided by the
/// deviation of all their known samples. Equal channels, such as those of a grey picture stored as RGB, are one plane.
/// </summary>
internal sealed class PatchWindow
{
    readonly Field _field;
    readonly int _slice;
    readonly Box _box;
    readonly byte[] _missing;
    /// <summary>1 = known, but not to be copied from; null where there are none.</summary>
    readonly byte[]? _excluded;
    /// <summary>Known pixels that are near the hole or may be copied from.</summary>
    readonly bool[] _counts;
    readonly float[][] _planes;
    readonly int[] _planeOfChannel;
    readonly (double Mean, float Least, float Largest)[] _known;
    readonly double _deviation;

    /// <summary>Pixels so near the hole count even where they may not be copied from.</summary>
    const int Near = 32;

    /// <summary>Copies a box with at least one known pixel.</summary>
    internal PatchWindow(Field field, Mask missing, Mask? source, int slice, Box box)
    {
        (_field, _slice, _box, _missing) = (field, slice, box, new byte[box.Width * box.Height]);
        for (int y = 0; y < box.Height; y++) missing.Row(box.Y0 + y).Slice(box.X0, box.Width).CopyTo(_missing.AsSpan(y * box.Width));
        _excluded = source is null ? null : Excluded(source);
        byte[]? near = source is null ? null : new Mask(box.Width, box.Height, 1, _missing).Grow(Near).Samples;
        _counts = Array.ConvertAll(_missing, sample => sample == 0);
        for (int i = 0; i < _counts.Length && _excluded is not null; i++) _counts[i] &= _excluded[i] == 0 || near![i] != 0;
        int[] first = [.. Enumerable.Range(0, field.Channels).Select(c => Enumerable.Range(0, c + 1).First(earlier => field.Plane(earlier, slice).SequenceEqual(field.Plane(c, slice))))];
        int[] channels = [.. first.Distinct()];
        _planeOfChannel = [.. first.Select(c => Array.IndexOf(channels, c))];
        _planes = [.. channels.Select(Copy)];
        _known = [.. _planes.Select(Measure)];
        double deviation = Math.Sqrt(_planes.Zip(_known, (plane, known) => Variance(plane, known.Mean)).Average());
        _deviation = deviation > 0 ? deviation : 1;
    }

    /// <summary>The scaled planes, to be filled from the patches of the source region.</summary>
    internal BayesLayer Layer()
    {
        float Scale(double value, double mean) => (float)((value - mean) / _deviation);
        foreach (var (plane, (mean, _, _)) in _planes.Zip(_known))
        {
            for (int i = 0; i < _missing.Length; i++) plane[i] = Scale(plane[i], mean);
        }
        return new BayesLayer(_box.Width, _box.Height, _missing, _planes, [.. _known.Select(k => (Scale(k.Least, k.Mean), Scale(k.Largest, k.Mean)))], _excluded);
    }

    /// <summary>Gives the filled planes a share of the detail that they lack beside what is around.</summary>
    internal void Enliven(float share, Run run) => new LivelyDetail(_missing, _excluded, _box.Width).Restore(_planes, share, run);

    byte[] Excluded(Mask source)
    {
        byte[] excluded = new byte[_missing.Length];
        for (int y = 0, i = 0; y < _box.Height; y++)
        {
            var row = source.Row(_box.Y0 + y, _slice).Slice(_box.X0, _box.Width);
            for (int x = 0; x < row.Length; x++, i++) excluded[i] = (byte)(1 - Math.Max(row[x], _missing[i]));
        }
        return excluded;
    }

    /// <summary>Writes the missing samples of the filled planes into the field, within the range of the known ones.</summary>
    internal void Write()
    {
        for (int c = 0; c < _field.Channels; c++)
        {
            var plane = _planes[_planeOfChannel[c]];
            var (mean, least, largest) = _known[_planeOfChannel[c]];
            for (int y = 0; y < _box.Height; y++)
            {
                var row = _field.Row(_box.Y0 + y, c, _slice).Slice(_box.X0, _box.Width);
                for (int x = 0, i = y * _box.Width; x < row.Length; x++, i++)
                {
                    if (_missing[i] != 0) row[x] = Math.Clamp((float)((plane[i] * _deviation) + mean), least, largest);
                }
            }
        }
    }

    float[] Copy(int channel)
    {
        var plane = new float[_missing.Length + PatchMatcher.Padding];
        for (int y = 0; y < _box.Height; y++) _field.Row(_box.Y0 + y, channel, _slice).Slice(_box.X0, _box.Width).CopyTo(plane.AsSpan(y * _box.Width));
        return plane;
    }

    (double Mean, float Least, float Largest) Measure(float[] plane)
    {
        var (least, largest, sum, count) = (float.PositiveInfinity, float.NegativeInfinity, 0.0, 0);
        for (int i = 0; i < _missing.Length; i++)
        {
            if (_counts[i]) (least, largest, sum, count) = (Math.Min(least, plane[i]), Math.Max(largest, plane[i]), sum + plane[i], count + 1);
        }
        return (sum / count, least, largest);
    }

    double Variance(float[] plane, double mean)
    {
        var (sum, count) = (0.0, 0);
        for (int i = 0; i < _missing.Length; i++)
        {
            if (_counts[i]) (sum, count) = (sum + ((plane[i] - mean) * (plane[i] - mean)), count + 1);
        }
        return sum / count;
    }
}
