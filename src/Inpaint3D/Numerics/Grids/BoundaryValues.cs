using System.Runtime.Intrinsics;
using Inpaint3D.Data;

namespace Inpaint3D.Numerics.Grids;

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
        Gather(image, z);
    }

    /// <summary>−Σ weight · known value for every unknown, four channels interleaved, and zeros behind the last.</summary>
    public float[] RightHandSide { get; }

    /// <summary>Largest minus least value that the equation of a channel meets.</summary>
    public double[] Range { get; } = new double[ConjugateGradients.Lanes];

    /// <summary>Writes the solution into the hole.</summary>
    public void Write(ConjugateGradients solver, Field filled)
    {
        const int lanes = ConjugateGradients.Lanes;
        var solution = GC.AllocateUninitializedArray<float>(lanes * _grid.Count);
        solver.Read(solution);
        for (int k = 0; k < _channels; k++)
        {
            var plane = filled.Plane(_channel + k, _z);
            for (int i = 0; i < _grid.Count; i++) plane[(_grid.Y[i] * filled.Width) + _grid.X[i]] = (float)(_middle[k] + solution[(lanes * i) + k]);
        }
    }

    void Gather(Field image, int z)
    {
        const int lanes = ConjugateGradients.Lanes;
        var rim = new List<RimPixel>();
        Span<float> least = stackalloc float[lanes], largest = stackalloc float[lanes];
        least.Fill(float.PositiveInfinity);
        largest.Fill(float.NegativeInfinity);
        int length = image.PlaneLength, planes = image.Depth * length, start = (_channel * planes) + (z * length);
        for (int i = 0; i < _grid.Count; i++)
        {
            _grid.Check(i);
            if (_grid.IsUniform[i]) continue;
            var (weights, sum) = (0f, Vector256<double>.Zero);
            for (int k = 0; k < _grid.Reach; k++)
            {
                if (!IsKnown(i, k, image.Width, image.Height, out int pixel)) continue;
                float weight = _grid.Weight(i, k);
                weights += weight;
                for (int c = 0; c < _channels; c++)
                {
                    float value = image.Samples[start + (c * planes) + pixel];
                    (least[c], largest[c]) = (Math.Min(least[c], value), Math.Max(largest[c], value));
                    sum = sum.WithElement(c, sum[c] + (weight * (double)value));
                }
            }
            rim.Add(new RimPixel(i, weights, sum));
        }
        for (int c = 0; c < _channels; c++)
        {
            _middle[c] = 0.5 * ((double)least[c] + largest[c]);
            Range[c] = (double)largest[c] - least[c];
            foreach (var (i, weights, sum) in rim) RightHandSide[(lanes * i) + c] = (float)((weights * _middle[c]) - sum[c]);
        }
    }

    /// <summary>An unknown that may be beside known pixels: the sum of their weights, and of their weighted values.</summary>
    readonly record struct RimPixel(int Unknown, float Weights, Vector256<double> Sum);

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
