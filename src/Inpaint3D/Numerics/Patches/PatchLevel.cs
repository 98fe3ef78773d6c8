using System.Runtime.InteropServices;
using Inpaint3D.Compute;

namespace Inpaint3D.Numerics.Patches;

/// <summary>One level of a pyramid on the device: samples, the field of nearest patches, and the two steps that alternate.</summary>
internal sealed class PatchLevel : IDisposable
{
    /// <summary>Points of a vote: about 20 ms on one core.</summary>
    internal const int MostPoints = 64 * PatchMatch.RowLength;

    readonly Run _run;
    readonly PatchSamples _samples;
    readonly PatchCoding _coding;
    readonly float[] _trust;
    readonly PatchPoisson? _poisson;
    readonly DeviceBuffer _values, _codes, _hole, _steps, _confidence, _features, _origin, _change;

    /// <summary>Puts a level on the device.</summary>
    /// <param name="samples">The level; the device may work on its samples in place, until <see cref="Read"/>.</param>
    /// <param name="coding">How samples are compared.</param>
    /// <param name="targets">Centres of the patches to find sources for.</param>
    /// <param name="start">A source for each target or −1; see <see cref="PatchMatch"/>.</param>
    /// <param name="distance">About how far these are.</param>
    /// <param name="confidence">Weight of the votes of the patch around each point, or null for 1.</param>
    /// <param name="run">Where to compute.</param>
    public PatchLevel(PatchSamples samples, PatchCoding coding, IReadOnlyList<int> targets, int[] start, int[] distance, float[]? confidence, Run run)
    {
        (_run, _samples, _coding) = (run, samples, coding);
        var device = run.Device;
        Hole = samples.Hole();
        Match = new PatchMatch(samples, targets, samples.Sources(), start, distance, run);
        if (confidence is null)
        {
            confidence = new float[samples.Shape.Count];
            confidence.AsSpan().Fill(1);
        }
        var features = new float[8 * samples.Shape.Quads];
        for (int f = 0; f < samples.Features.Length; f++) (features[2 * f], features[(2 * f) + 1]) = (samples.Features[f].Low, samples.Features[f].Voted ? samples.Features[f].Weight : 0);
        (_values, _codes) = (device.Adopt(samples.Values), device.Adopt(Words(coding.Codes(samples))));
        (_hole, _steps, _confidence, _features) = (device.Adopt(Hole), device.Adopt(samples.Shape.Steps()), device.Adopt(confidence), device.Adopt(features));
        (_trust, _origin, _change) = (confidence, device.Allocate<int>(samples.Shape.Count), device.Allocate<float>(Math.Max(1, Hole.Length)));
        if (samples.Metric.Norm == PatchNorm.Gradients) _poisson = new PatchPoisson(samples, Hole, samples.Metric.Share / 256f, run);
    }

    /// <summary>The missing points.</summary>
    public int[] Hole { get; }

    /// <summary>The field of nearest patches.</summary>
    public PatchMatch Match { get; }

    /// <summary>Improves the field of nearest patches.</summary>
    public void Search(int sweeps, int window) => Match.Search(_codes, sweeps, window);

    /// <summary>Looks through every so-manieth source for patches that are known in part; see <see cref="PatchMatch.SearchAll"/>.</summary>
    public void SearchAll(short[] known, int[] centres, int stride)
    {
        using var buffer = _run.Device.Adopt(Words(known));
        Match.SearchAll(_codes, buffer, centres, stride);
    }

    /// <summary>
    /// Makes new samples of all missing points: those that fit the patches best by the level's metric, which for squares is a mean, for
    /// magnitudes a median, and for gradients a solution of Poisson's equation. The last two take no account of distances, unless the
    /// softness is 0.
    /// </summary>
    public void Vote(float rank, float softness)
    {
        if (_poisson is null || softness == 0) Vote(_hole, Hole.Length, rank, softness);
        else _poisson.Vote(_coding, _values, _codes, Match.Source, _confidence, _features, _change);
        Match.Refresh();
    }

    /// <summary>Makes new samples of some missing points, by means or medians.</summary>
    public void Vote(int[] points, float rank, float softness)
    {
        using var list = _run.Device.Adopt(points);
        Vote(list, points.Length, rank, softness);
        Match.Refresh();
    }

    /// <summary>By how much the last vote on all missing points changed a sample on average.</summary>
    public double Change()
    {
        int rows = (Hole.Length + PatchMatch.RowLength - 1) / PatchMatch.RowLength;
        using var sums = _run.Device.Allocate<float>(rows);
        _run.Device.Dispatch(PatchVote.Change, 1, rows, new PatchVote.ChangeArgs(0, Hole.Length), _change, sums);
        return Read<float>(sums).Sum(x => (double)x) / ((double)Hole.Length * _samples.Features.Count(feature => feature.Voted));
    }

    /// <summary>Brings the samples of the level up to date.</summary>
    public void Read() => _run.Device.Read<float>(_values, _samples.Values);

    /// <summary>For every missing point, after a vote, the point that the best patch over it copies.</summary>
    public int[] Origins() => Read<int>(_origin);

    /// <summary>The nearest patches as they are now.</summary>
    public int[] Sources() => Read<int>(Match.Source);

    /// <summary>Their distances.</summary>
    public int[] Distances() => Read<int>(Match.Distance);

    /// <summary>Sum of the distances of all patches that touch the hole, times their confidence: the energy, in codes.</summary>
    public double Energy()
    {
        int[] source = Sources(), distance = Distances();
        double sum = 0;
        for (int i = 0; i < source.Length; i++)
            if (source[i] >= 0) sum += (double)_trust[i] * distance[i];
        return sum;
    }

    void Vote(DeviceBuffer points, int count, float rank, float softness)
    {
        var kernel = _samples.Metric.Norm == PatchNorm.Magnitudes && softness > 0 ? PatchMedian.Median : PatchVote.Mean;
        for (int start = 0; start < count; start += MostPoints)
        {
            _run.Cancel.ThrowIfCancellationRequested();
            var args = new PatchVote.Args(start, Math.Min(start + MostPoints, count), _samples.Shape.Count, _samples.Shape.Quads, _samples.Shape.Points, rank, softness, _coding.Scale, _coding.Largest);
            _run.Device.Dispatch(kernel, PatchMatch.RowLength, (args.End - start + PatchMatch.RowLength - 1) / PatchMatch.RowLength, args,
                _values, _codes, Match.Source, Match.Distance, points, _steps, _confidence, _features, _origin, _change);
        }
    }

    T[] Read<T>(DeviceBuffer buffer) where T : unmanaged
    {
        var data = new T[buffer.Length];
        _run.Device.Read<T>(buffer, data);
        return data;
    }

    /// <summary>Codes as the 32-bit words that buffers are made of.</summary>
    static int[] Words(short[] codes)
    {
        var words = new int[(codes.Length + 1) / 2];
        codes.CopyTo(MemoryMarshal.Cast<int, short>(words.AsSpan()));
        return words;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Match.Dispose();
        _poisson?.Dispose();
        foreach (var buffer in (ReadOnlySpan<DeviceBuffer>)[_values, _codes, _hole, _steps, _confidence, _features, _origin, _change]) buffer.Dispose();
    }
}
