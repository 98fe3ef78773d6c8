using Inpaint3D.Data;

namespace Inpaint3D.Numerics;

/// <summary>
/// The known pixels around a hole as the right-hand side of a difference equation, for up to four channels of a slice. Values are
/// taken relative to the middle of their range, so that an offset costs no digits and a constant stays exactly constant.
/// </summary>
internal sealed class BoundaryValues
{
    readonly GridLevel _grid;
    readonly int _z, _channel, _channels;
    readonly double[] _middle = new double[ConjugateGradients.Lanes];

    /// <summary>Gathers them.</summary>
    /// <param name="image">The picture; only its known pixels are read.</param>
    /// <param name="grid">The missing pixels.</param>
    /// <param name="z">The slice.</param>
    /// <param name="channel">The first of the channels.</param>
    public BoundaryValues(Field image, GridLevel grid, int z, int channel)
    {
        (_grid, _z, _channel, _channels) = (grid, z, channel, Math.Min(ConjugateGradients.Lanes, image.Channels - channel));
        RightHandSide = new float[ConjugateGradients.Lanes * (grid.Count + 1)];
        for (int k = 0; k < _channels; k++) Gather(image.Plane(channel + k, z), image.Width, image.Height, k);
    }

    /// <summary>−Σ weight · known value for every unknown, four channels interleaved, and zeros behind the last.</summary>
    public float[] RightHandSide { get; }

    /// <summary>Largest minus least value that the equation of a channel meets.</summary>
    public double[] Range { get; } = new double[ConjugateGradients.Lanes];

    /// <summary>Writes the solution into the hole.</summary>
    public void Write(ConjugateGradients solver, Field filled)
    {
        var (high, low) = (new float[RightHandSide.Length], new float[RightHandSide.Length]);
        solver.Read(high, low);
        for (int k = 0; k < _channels; k++)
        {
            var plane = filled.Plane(_channel + k, _z);
            for (int i = 0, j = k; i < _grid.Count; i++, j += ConjugateGradients.Lanes)
                plane[(_grid.Y[i] * filled.Width) + _grid.X[i]] = (float)(_middle[k] + high[j] + low[j]);
        }
    }

    void Gather(ReadOnlySpan<float> plane, int width, int height, int lane)
    {
        var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
        for (int i = 0; i < _grid.Count; i++)
        {
            for (int k = 0; k < _grid.Reach; k++)
            {
                if (!IsKnown(i, k, width, height, out int pixel)) continue;
                least = Math.Min(least, plane[pixel]);
                largest = Math.Max(largest, plane[pixel]);
            }
        }
        _middle[lane] = 0.5 * ((double)least + largest);
        Range[lane] = (double)largest - least;
        for (int i = 0; i < _grid.Count; i++)
        {
            double sum = 0;
            for (int k = 0; k < _grid.Reach; k++)
            {
                if (IsKnown(i, k, width, height, out int pixel)) sum -= _grid.Weight(i, k) * (plane[pixel] - _middle[lane]);
            }
            RightHandSide[(ConjugateGradients.Lanes * i) + lane] = (float)sum;
        }
    }

    bool IsKnown(int unknown, int neighbour, int width, int height, out int pixel)
    {
        pixel = 0;
        if (_grid.Neighbours[(unknown * _grid.Reach) + neighbour] < _grid.Count) return false;
        var (dx, dy) = _grid.Offsets[neighbour];
        int x = _grid.X[unknown] + dx, y = _grid.Y[unknown] + dy;
        pixel = (y * width) + x;
        return (uint)x < (uint)width && (uint)y < (uint)height;
    }
}
