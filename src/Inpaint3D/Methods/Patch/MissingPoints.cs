using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Patch;

/// <summary>The missing points of a picture in an order of filling, and how far each is from what is known.</summary>
internal sealed class MissingPoints
{
    readonly Mask _hole;
    readonly float[] _distance;

    /// <summary>Measures and sorts.</summary>
    public MissingPoints(Mask hole, FillingOrder order, Run run)
    {
        _hole = hole;
        int plane = hole.Width * hole.Height, n = 0;
        (Points, Numbers, _distance) = (new int[hole.Count], new int[hole.Count], new float[hole.Count]);
        var keys = new ulong[hole.Count];
        for (int z = 0; z < hole.Depth; z++)
        {
            run.Step(0);
            float[] squared = new DistanceTransform(hole, z, new Box(0, 0, z, hole.Width, hole.Height, z + 1)).Squared;
            for (int i = 0; i < plane; i++)
            {
                if (squared[i] == 0) continue;
                float distance = MathF.Sqrt(squared[i]);
                if (float.IsFinite(distance)) Deepest = Math.Max(Deepest, distance);
                uint rank = order == FillingOrder.Random ? 0 : (uint)Math.Min(distance, 1e6f);
                if (order == FillingOrder.Outwards) rank = ~rank;
                (Points[n], Numbers[n], _distance[n]) = ((z * plane) + i, n, distance);
                keys[n] = ((ulong)rank << 32) | CounterRandom.Bits(run.Seed, (uint)n++, uint.MaxValue);
            }
        }
        Array.Sort((ulong[])keys.Clone(), Points);
        Array.Sort(keys, Numbers);
    }

    /// <summary>How many are missing.</summary>
    public int Count => Points.Length;
    /// <summary>Indices of samples, first to fill first.</summary>
    public int[] Points { get; }
    /// <summary>Which missing sample each is, counted row by row.</summary>
    public int[] Numbers { get; }
    /// <summary>Largest distance to a known point of the same slice.</summary>
    public float Deepest { get; }

    /// <summary>The surroundings of the k-th point up to a width of what is known.</summary>
    public Box Window(int k, int width)
    {
        var (row, x) = Math.DivRem(Points[k], _hole.Width);
        var (z, y) = Math.DivRem(row, _hole.Height);
        int reach = (int)Math.Min(_distance[Numbers[k]] + width, 1e6f);
        return new Box(x, y, 0, x + 1, y + 1, _hole.Depth).Grow(reach, _hole.Width, _hole.Height);
    }
}
