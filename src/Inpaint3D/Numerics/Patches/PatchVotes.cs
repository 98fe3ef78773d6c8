using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;

namespace Inpaint3D.Numerics.Patches;

/// <summary>What the patches over a point say, and room for it.</summary>
internal readonly ref struct PatchVotes
{
    readonly ReadOnlySpan<int> _source, _distance, _steps;
    readonly ReadOnlySpan<float> _confidence;

    /// <summary>Makes room.</summary>
    /// <param name="steps">Points of a patch.</param>
    /// <param name="buffers">Those of <see cref="PatchVote.Mean"/>.</param>
    public PatchVotes(int steps, ReadOnlySpan<DeviceBuffer> buffers)
    {
        _source = buffers[2].As<int>();
        _distance = buffers[3].As<int>();
        _steps = buffers[5].As<int>();
        _confidence = buffers[6].As<float>();
        int room = (steps + Vector512<float>.Count - 1) / Vector512<float>.Count * Vector512<float>.Count;
        From = new int[room];
        Near = new int[room];
        Weight = new float[room];
    }

    /// <summary>Points that they say it is.</summary>
    public Span<int> From { get; }
    /// <summary>Their distances.</summary>
    public Span<int> Near { get; }
    /// <summary>Their weights, at first κ.</summary>
    public Span<float> Weight { get; }

    /// <summary>Gathers the votes on p; their number and the first of those with the least distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Count, int Best) Over(int p, int points)
    {
        int n = 0, best = -1;
        foreach (int step in _steps)
        {
            int q = p - step;
            if ((uint)q >= (uint)points || _source[q] < 0) continue;
            (From[n], Near[n], Weight[n]) = (_source[q] + step, _distance[q], _confidence[q]);
            if (best < 0 || Near[n] < Near[best]) best = n;
            n++;
        }
        return (n, best);
    }

    /// <summary>Lets one of n votes count alone.</summary>
    public void Keep(int one, int n)
    {
        Weight[..n].Clear();
        Weight[one] = 1;
    }
}
