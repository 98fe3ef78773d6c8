using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// The nearest source patch: least sum of squared differences over the entries of a template, of all centres of a window
/// whose patch is wholly known and nowhere nearer than a limit. Of equal ones the nearest on the picture, then the first in
/// reading order: a flat template fits every flat place, and one far away may be flat only where the template looks.
/// </summary>
internal sealed class ExemplarSearch : IDisposable
{
    /// <summary>Candidates side by side in one step of the search; rows are padded by so many.</summary>
    internal const int Block = 16;
    /// <summary>Entries added between two looks whether any candidate of a block can still win.</summary>
    const int Chunk = 8;

    /// <summary>
    /// Runs of candidates, every <c>Runs</c>-th of a row: for each the least distance within the bound, and its column, or infinity
    /// and −1. A run that another one of its dispatch beats may say infinity as well.
    /// </summary>
    internal static readonly Kernel<Args> Search = new("patch/exemplar-search", SearchCpu) { Work = 100 };

    /// <summary>The best of a run.</summary>
    internal readonly record struct Candidate(float Distance, int Column);

    /// <summary>A window of centres and what to compare.</summary>
    /// <param name="Runs">Runs in a row.</param>
    /// <param name="Stride">From one row of a plane to the next.</param>
    /// <param name="Left">First column of centres.</param>
    /// <param name="Right">Behind the last column of centres.</param>
    /// <param name="Top">First row of centres.</param>
    /// <param name="Entries">Length of the template.</param>
    /// <param name="NearLimit">Centres with a larger number in the plane of nearness are left out.</param>
    /// <param name="Bound">Larger distances do not count.</param>
    /// <param name="Column">Of equal candidates of a row the one nearest to this column is taken.</param>
    internal readonly record struct Args(int Runs, int Stride, int Left, int Right, int Top, int Entries, float NearLimit, float Bound, int Column);

    readonly Device _device;
    readonly DeviceBuffer _features, _nearness, _results;
    readonly float[] _hostFeatures, _hostNearness;
    readonly Candidate[] _candidates;
    readonly int _stride;

    /// <summary>Prepares a search.</summary>
    /// <param name="device">Where to search.</param>
    /// <param name="features">Planes one after another, rows padded by <see cref="Block"/>, and as much behind the last.</param>
    /// <param name="nearness">For each centre the nearest 1/z of its patch, or infinity where the patch is not wholly known.</param>
    /// <param name="stride">Length of a padded row.</param>
    /// <param name="rows">Rows of a plane.</param>
    internal ExemplarSearch(Device device, float[] features, float[] nearness, int stride, int rows)
    {
        (_device, _hostFeatures, _hostNearness, _stride) = (device, features, nearness, stride);
        (_features, _nearness) = (device.Upload<float>(features), device.Upload<float>(nearness));
        _candidates = new Candidate[rows * device.Lanes];
        _results = device.Allocate<int>(2 * _candidates.Length);
    }

    /// <summary>The best centre of a window as an index of the padded plane, and its distance, or −1 if none is admitted.</summary>
    /// <param name="target">The centre of what is to be filled.</param>
    /// <param name="offsets">Where an entry lies, relative to the centre.</param>
    /// <param name="values">What the entry of the target is.</param>
    /// <param name="window">Columns and rows of centres, ends excluded.</param>
    /// <param name="nearLimit">Centres with a larger nearness are left out.</param>
    /// <param name="seeds">Centres of the window that are likely to be good; they only make the search shorter.</param>
    internal (float Distance, int Centre) Best(int target, ReadOnlySpan<int> offsets, ReadOnlySpan<float> values, (int Left, int Top, int Right, int Bottom) window, float nearLimit, ReadOnlySpan<int> seeds)
    {
        float bound = float.PositiveInfinity;
        foreach (int seed in seeds)
            if (_hostNearness[seed] <= nearLimit) bound = Math.Min(bound, Distance(seed, offsets, values));
        var (targetY, targetX) = Math.DivRem(target, _stride);
        int rows = window.Bottom - window.Top, runs = _device.Lanes;
        using var offsetBuffer = _device.Upload(offsets);
        using var valueBuffer = _device.Upload(values);
        var args = new Args(runs, _stride, window.Left, window.Right, window.Top, values.Length, nearLimit, bound, targetX);
        _device.Dispatch(Search, runs, rows, args, _features, _nearness, offsetBuffer, valueBuffer, _results);
        var candidates = _candidates.AsSpan(0, rows * runs);
        _device.Read(_results, MemoryMarshal.Cast<Candidate, int>(candidates));
        var best = (Distance: float.MaxValue, Away: long.MaxValue, Centre: -1);
        for (int i = 0; i < candidates.Length; i++)
        {
            var (distance, x) = candidates[i];
            if (distance > best.Distance) continue;
            int y = window.Top + (i / runs);
            var candidate = (distance, Square(y - targetY) + Square(x - targetX), (y * _stride) + x);
            if (candidate.CompareTo(best) < 0) best = candidate;
        }
        return (best.Distance, best.Centre);
    }

    static long Square(long v) => v * v;

    /// <summary>The distance of one centre, summed in the same order as in the kernel.</summary>
    float Distance(int centre, ReadOnlySpan<int> offsets, ReadOnlySpan<float> values)
    {
        float sum = 0;
        for (int k = 0; k < values.Length; k++)
        {
            float d = _hostFeatures[centre + offsets[k]] - values[k];
            sum += d * d;
        }
        return sum;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in (ReadOnlySpan<DeviceBuffer>)[_features, _nearness, _results]) buffer.Dispose();
    }

    static void SearchCpu(int start, int end, in Args args, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ReadOnlySpan<float> features = buffers[0].As<float>(), nearness = buffers[1].As<float>(), values = buffers[3].As<float>();
        ReadOnlySpan<int> offsets = buffers[2].As<int>();
        var results = buffers[4].As<Candidate>();
        Span<float> sums = stackalloc float[Block];
        float bound = args.Bound;
        for (int row = start; row < end; row++)
        {
            var best = new Candidate(float.PositiveInfinity, -1);
            int line = (args.Top + row) * args.Stride;
            for (int x = args.Left; x < args.Right; x += Block)
            {
                if (!BlockSums(features, nearness, offsets[..args.Entries], values[..args.Entries], line + x, args.NearLimit, bound, sums)) continue;
                int lanes = Math.Min(Block, args.Right - x);
                for (int lane = 0; lane < lanes; lane++)
                {
                    float sum = sums[lane];
                    if (sum < best.Distance ? sum <= bound : sum == bound && Math.Abs(x + lane - args.Column) < Math.Abs(best.Column - args.Column))
                        (bound, best) = (sum, new Candidate(sum, x + lane));
                }
            }
            results.Slice(row * args.Runs, args.Runs).Fill(new Candidate(float.PositiveInfinity, -1));
            if (best.Column >= 0) results[(row * args.Runs) + ((best.Column - args.Left) % args.Runs)] = best;
        }
    }

    /// <summary>Distances of a block of centres; false when none can be within the bound.</summary>
    static bool BlockSums(ReadOnlySpan<float> features, ReadOnlySpan<float> nearness, ReadOnlySpan<int> offsets, ReadOnlySpan<float> values, int centre, float nearLimit, float bound, Span<float> sums)
    {
        ref float first = ref MemoryMarshal.GetReference(features);
        ref float near = ref MemoryMarshal.GetReference(nearness);
        var (limit, infinity, best) = (Vector256.Create(nearLimit), Vector256.Create(float.PositiveInfinity), Vector256.Create(bound));
        var (low, high) = (Vector256.LoadUnsafe(ref near, (nuint)centre), Vector256.LoadUnsafe(ref near, (nuint)(centre + 8)));
        low = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(low, limit), Vector256<float>.Zero, infinity);
        high = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(high, limit), Vector256<float>.Zero, infinity);
        for (int k = 0; Vector256.LessThanOrEqualAny(Vector256.Min(low, high), best); )
        {
            if (k == values.Length)
            {
                low.CopyTo(sums);
                high.CopyTo(sums[8..]);
                return true;
            }
            for (int stop = Math.Min(k + Chunk, values.Length); k < stop; k++)
            {
                var value = Vector256.Create(values[k]);
                nuint at = (nuint)(centre + offsets[k]);
                var (a, b) = (Vector256.LoadUnsafe(ref first, at) - value, Vector256.LoadUnsafe(ref first, at + 8) - value);
                low += a * a;
                high += b * b;
            }
        }
        return false;
    }
}
