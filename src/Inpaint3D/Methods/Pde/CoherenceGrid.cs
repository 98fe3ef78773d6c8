using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Pde;

/// <summary>
/// What <see cref="CoherenceTransport"/> works on: the surroundings of the hole of one slice with a margin on all sides, so that no
/// kernel tests for the picture's edge. Beyond it the distance is infinite, which no average takes up.
/// </summary>
internal sealed class CoherenceGrid : IDisposable
{
    readonly Box _box;
    readonly int _margin, _channels;
    readonly int[] _pixels;
    readonly float[] _middle, _bounds;
    readonly Run _run;

    /// <summary>Copies the surroundings.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="hole">Its hole, one slice.</param>
    /// <param name="z">The slice of the picture.</param>
    /// <param name="reach">How far a kernel looks.</param>
    /// <param name="near">How far from the hole tensors are needed.</param>
    /// <param name="run">Where to compute.</param>
    public CoherenceGrid(Field image, Mask hole, int z, int reach, int near, Run run)
    {
        (_margin, _channels, _run) = (reach, image.Channels, run);
        _box = hole.Bounds().Grow(reach + near, image.Width, image.Height);
        Stride = _box.Width + (2 * reach) + CoherenceKernels.Lanes;
        Plane = Stride * (_box.Height + (2 * reach) + 1);
        var distances = new DistanceTransform(hole, 0, _box);
        run.Step(0);
        var order = distances.Order();
        run.Step(0);
        var known = KnownNear(distances.Squared, order, near);
        run.Step(0);
        Known = known.Length;
        _pixels = [.. known, .. order];
        Fronts = [.. FrontsOf(distances.Squared, order).Select(start => start + Known)];
        (_middle, _bounds) = (new float[_channels], new float[2 * _channels]);
        run.Step(0);
        Values = run.Device.Adopt(Copy(image, z, distances.Squared, known));
        run.Step(0);
        Distance = run.Device.Adopt(Pad(distances.Squared));
        Tensor = run.Device.Allocate<float>(3 * Plane);
        Bounds = run.Device.Upload<float>(_bounds);
        Pixels = run.Device.Upload<int>(_pixels.Select(Padded).ToArray());
    }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; }
    /// <summary>Floats of a plane.</summary>
    public int Plane { get; }
    /// <summary>Number of the known pixels near the hole; they come first in <see cref="Pixels"/>.</summary>
    public int Known { get; }
    /// <summary>Number of pixels in the list.</summary>
    public int Count => _pixels.Length;
    /// <summary>First pixel of every front, then the number of pixels.</summary>
    public int[] Fronts { get; }
    /// <summary>The smallest step of a gradient that counts (δ): 1/255 of the range of values.</summary>
    public float Quantum { get; private set; }
    /// <summary>Indices of pixels in a plane.</summary>
    public DeviceBuffer Pixels { get; }
    /// <summary>Values relative to the middle of their range, plane by plane; 0 where missing.</summary>
    public DeviceBuffer Values { get; }
    /// <summary>T²; infinite outside the picture.</summary>
    public DeviceBuffer Distance { get; }
    /// <summary>Products of derivatives, summed over the channels: xx, xy, yy.</summary>
    public DeviceBuffer Tensor { get; }
    /// <summary>Least and largest value of every channel.</summary>
    public DeviceBuffer Bounds { get; }

    /// <summary>Writes the filled pixels back.</summary>
    public void Write(Field filled, int z)
    {
        var values = new float[Plane * _channels];
        _run.Device.Read<float>(Values, values);
        for (int c = 0; c < _channels; c++)
        {
            var (least, largest) = (_middle[c] + _bounds[2 * c], _middle[c] + _bounds[(2 * c) + 1]);
            for (int i = Known; i < _pixels.Length; i++)
            {
                var (x, y) = (_box.X0 + (_pixels[i] % _box.Width), _box.Y0 + (_pixels[i] / _box.Width));
                filled[x, y, z, c] = Math.Clamp(_middle[c] + values[(c * Plane) + Padded(_pixels[i])], least, largest);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in (ReadOnlySpan<DeviceBuffer>)[Pixels, Values, Distance, Tensor, Bounds]) buffer.Dispose();
    }

    int Padded(int pixel) => (((pixel / _box.Width) + _margin) * Stride) + (pixel % _box.Width) + _margin;

    /// <summary>The known pixels within some columns and rows of a missing one.</summary>
    int[] KnownNear(float[] squared, int[] order, int near)
    {
        var marked = new byte[squared.Length];
        foreach (int pixel in order)
        {
            // Of the missing pixels those of the rim are the nearest to any known one.
            if (squared[pixel] > 2) break;
            var (x, y) = (pixel % _box.Width, pixel / _box.Width);
            var (x0, x1) = (Math.Max(x - near, 0), Math.Min(x + near + 1, _box.Width));
            for (int row = Math.Max(y - near, 0); row < Math.Min(y + near + 1, _box.Height); row++)
                marked.AsSpan((row * _box.Width) + x0, x1 - x0).Fill(1);
        }
        var known = new List<int>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (marked[i] != 0 && squared[i] == 0) known.Add(i);
        }
        return [.. known];
    }

    static List<int> FrontsOf(float[] squared, int[] order)
    {
        var fronts = new List<int>();
        for (int i = 0; i < order.Length; i++)
        {
            if (i == 0 || squared[order[i]] > squared[order[i - 1]]) fronts.Add(i);
        }
        fronts.Add(order.Length);
        return fronts;
    }

    float[] Pad(float[] squared)
    {
        var padded = new float[Plane];
        padded.AsSpan().Fill(float.PositiveInfinity);
        for (int y = 0; y < _box.Height; y++) squared.AsSpan(y * _box.Width, _box.Width).CopyTo(padded.AsSpan(Padded(y * _box.Width)));
        return padded;
    }

    float[] Copy(Field image, int z, float[] squared, int[] known)
    {
        var values = new float[Plane * _channels];
        float range = 0;
        for (int c = 0; c < _channels; c++)
        {
            var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
            foreach (int i in known)
            {
                float value = image[_box.X0 + (i % _box.Width), _box.Y0 + (i / _box.Width), z, c];
                (least, largest) = (Math.Min(least, value), Math.Max(largest, value));
            }
            _middle[c] = (float)(0.5 * ((double)least + largest));
            (_bounds[2 * c], _bounds[(2 * c) + 1]) = (least - _middle[c], largest - _middle[c]);
            range = Math.Max(range, largest - least);
            for (int y = 0, i = 0; y < _box.Height; y++)
            {
                var row = image.Row(_box.Y0 + y, c, z).Slice(_box.X0, _box.Width);
                var target = values.AsSpan((c * Plane) + Padded(i));
                for (int x = 0; x < row.Length; x++, i++) target[x] = squared[i] == 0 ? row[x] - _middle[c] : 0;
            }
        }
        Quantum = range / 255;
        return values;
    }
}
