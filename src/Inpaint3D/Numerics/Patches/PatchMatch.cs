using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Inpaint3D.Compute;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Numerics.Patches;

/// <summary>
/// The nearest-neighbour field of one level: for every patch that touches the hole the most similar patch of the known part, found by
/// handing good offsets on to neighbours and by looking around the best place at random in ever smaller windows.
/// </summary>
/// <remarks>
/// C. Barnes, E. Shechtman, A. Finkelstein, D. B. Goldman. PatchMatch: a randomized correspondence algorithm for structural image
/// editing. ACM Trans. Graphics 28(3), 2009. The points are coloured like a chessboard, and one colour is improved from the other:
/// no order of points and no number of threads changes the result. Offsets come from neighbours at an odd distance, which are of
/// the other colour.
/// </remarks>
internal sealed class PatchMatch : IDisposable
{
    /// <summary>Points in a row of a dispatch.</summary>
    public const int RowLength = 256;

    /// <summary>Rows of a dispatch: about 20 ms on one core, so that a run can stop.</summary>
    const int MostRows = 128;

    /// <summary>
    /// The points <c>Start ≤ i &lt; End</c> of a list, on a grid as in <see cref="PatchShape"/>. Jump: an odd distance besides 1 at which
    /// neighbours are asked, or the stride over the sources. Window: half the side of the first random window, or the number of sources. Iteration: of the random
    /// numbers. Stale: 1 = the distances belong to earlier samples. Norm and Share: the metric.
    /// </summary>
    internal readonly record struct SearchArgs(int Start, int End, int Width, int Height, int Depth, int RadiusX, int RadiusY, int RadiusZ, int Quads,
        int Jump, int Window, uint SeedLow, uint SeedHigh, uint Iteration, int Stale, int Norm, int Share)
    {
        public PatchMetric Metric => new((PatchNorm)Norm, Share);

        public PatchShape Shape => new(Width, Height, Depth, RadiusX, RadiusY, RadiusZ, Quads);
    }

    /// <summary>Improves the offsets of one colour.</summary>
    internal static readonly Kernel<SearchArgs> Improve = new("patch/match-improve", ImproveCpu);

    /// <summary>The nearest of all sources by the known points of each patch.</summary>
    internal static readonly Kernel<SearchArgs> Exhaust = new("patch/match-exhaust", ExhaustCpu);

    readonly Run _run;
    readonly PatchShape _shape;
    readonly PatchMetric _metric;
    readonly DeviceBuffer _targets, _isSource, _sources;
    readonly int _black, _count;
    uint _iteration;
    bool _stale = true;

    /// <summary>Starts a field from given sources.</summary>
    /// <param name="samples">The level.</param>
    /// <param name="targets">Centres of patches with a missing point.</param>
    /// <param name="isSource">1 for each centre that may be copied from; there is one at least.</param>
    /// <param name="start">A source for every target, −1 where there is none to start from and at all other points; the gaps are filled at random.</param>
    /// <param name="distance">About how far these are: weights of a vote before the first search.</param>
    /// <param name="run">Where to compute, whether to stop, the seed.</param>
    public PatchMatch(PatchSamples samples, IReadOnlyList<int> targets, byte[] isSource, int[] start, int[] distance, Run run)
    {
        (_run, _shape, _metric) = (run, samples.Shape, samples.Metric);
        var sources = Enumerable.Range(0, isSource.Length).Where(i => isSource[i] != 0).ToArray();
        foreach (int p in targets)
            if (start[p] < 0) (start[p], distance[p]) = (sources[CounterRandom.Below(sources.Length, run.Seed, (uint)p, uint.MaxValue)], int.MaxValue);
        var sorted = targets.Where(p => !IsBlack(p)).Concat(targets.Where(IsBlack)).ToArray();
        (_black, _count) = (targets.Count(p => !IsBlack(p)), sorted.Length);
        var flags = new int[(isSource.Length + 3) / 4];
        isSource.CopyTo(MemoryMarshal.AsBytes(flags.AsSpan()));
        (_targets, _isSource, _sources) = (run.Device.Adopt(sorted), run.Device.Adopt(flags), run.Device.Adopt(sources));
        (Source, Distance) = (run.Device.Upload<int>(start), run.Device.Upload<int>(distance));
        SourceCount = sources.Length;
    }

    /// <summary>For every point the centre of its best source patch, or −1 where no patch touches the hole.</summary>
    public DeviceBuffer Source { get; }
    /// <summary>The distances of the patches to their sources.</summary>
    public DeviceBuffer Distance { get; }
    /// <summary>Patches that may be copied from.</summary>
    public int SourceCount { get; }

    /// <summary>Says that the samples have changed, and with them all distances.</summary>
    public void Refresh() => _stale = true;

    /// <summary>Improves the field by some sweeps.</summary>
    /// <param name="codes">Coded samples.</param>
    /// <param name="sweeps">Times that every target is visited.</param>
    /// <param name="window">Half the side of the first random window, in points.</param>
    public void Search(DeviceBuffer codes, int sweeps, int window)
    {
        var (s, seed) = (_shape, _run.Seed);
        for (int sweep = 0; sweep < sweeps; sweep++, _iteration++)
        {
            int jump = 1 + (2 << (int)(_iteration % 4));
            for (int colour = 0; colour < 2; colour++)
            {
                int start = colour == 0 ? 0 : _black, end = colour == 0 ? _black : _count;
                var args = new SearchArgs(start, end, s.Width, s.Height, s.Depth, s.RadiusX, s.RadiusY, s.RadiusZ, s.Quads,
                    jump, window, (uint)seed, (uint)(seed >> 32), _iteration, _stale ? 1 : 0, (int)_metric.Norm, _metric.Share);
                Dispatch(Improve, args, codes, _targets, _isSource, Source, Distance);
            }
            _stale = false;
        }
    }

    /// <summary>Looks through the sources for some patches of which only a part is known.</summary>
    /// <param name="codes">Coded samples.</param>
    /// <param name="known">For every point four times −1 if it is known, else 0; and padding.</param>
    /// <param name="centres">The patches.</param>
    /// <param name="stride">Every so-manieth source is tried.</param>
    public void SearchAll(DeviceBuffer codes, DeviceBuffer known, int[] centres, int stride)
    {
        var s = _shape;
        using var list = _run.Device.Adopt(centres);
        var args = new SearchArgs(0, centres.Length, s.Width, s.Height, s.Depth, s.RadiusX, s.RadiusY, s.RadiusZ, s.Quads, stride, SourceCount, 0, 0, 0, 0, (int)_metric.Norm, _metric.Share);
        Dispatch(Exhaust, args, codes, list, known, _sources, Source, Distance);
    }

    void Dispatch(Kernel<SearchArgs> kernel, SearchArgs args, params ReadOnlySpan<DeviceBuffer> buffers)
    {
        int end = args.End, most = RowLength * (kernel == Exhaust ? 1 : MostRows);
        for (int start = args.Start; start < end; start += most)
        {
            _run.Cancel.ThrowIfCancellationRequested();
            args = args with { Start = start, End = Math.Min(start + most, end) };
            _run.Device.Dispatch(kernel, RowLength, (args.End - start + RowLength - 1) / RowLength, args, buffers);
        }
    }

    bool IsBlack(int point)
    {
        var (x, y, z) = _shape.Place(point);
        return ((x + y + z) & 1) != 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in (ReadOnlySpan<DeviceBuffer>)[_targets, _isSource, _sources, Source, Distance]) buffer.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void ImproveCpu(int start, int end, in SearchArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref short codes = ref Multigrid.First<short>(buffers[0]);
        var targets = buffers[1].As<int>();
        var isSource = buffers[2].As<byte>();
        Span<int> source = buffers[3].As<int>(), distance = buffers[4].As<int>();
        var (shape, metric) = (a.Shape, a.Metric);
        int count = shape.Count;
        ulong seed = a.SeedLow | ((ulong)a.SeedHigh << 32);
        int directions = a.Depth > 1 ? 10 : 8;
        for (int i = a.Start + (start * RowLength), last = Math.Min(a.Start + (end * RowLength), a.End); i < last; i++)
        {
            int p = targets[i], best = source[p], tried = best;
            int least = a.Stale != 0 ? PatchDistance.Between(ref codes, shape, metric, p, best, int.MaxValue) : distance[p];
            for (int k = 0; k < directions; k++)
            {
                int step = Step(a, shape.Place(p), k);
                if (step == 0 || source[p + step] < 0) continue;
                int candidate = source[p + step] - step;
                if (candidate == best || candidate == tried || (uint)candidate >= (uint)count || isSource[candidate] == 0) continue;
                tried = candidate;
                int d = PatchDistance.Between(ref codes, shape, metric, p, candidate, least);
                if (d < least) (least, best) = (d, candidate);
            }
            uint draw = a.Iteration << 6;
            var (x, y, z) = shape.Place(best);
            for (int window = a.Window; window > 0 && least > 0; window /= 2)
            {
                uint bits = CounterRandom.Bits(seed, (uint)p, draw++);
                int cx = Math.Clamp(x - window + (int)(((bits & 0xffff) * (uint)((2 * window) + 1)) >> 16), a.RadiusX, a.Width - 1 - a.RadiusX);
                int cy = Math.Clamp(y - window + (int)(((bits >> 16) * (uint)((2 * window) + 1)) >> 16), a.RadiusY, a.Height - 1 - a.RadiusY);
                int cz = a.Depth == 1 ? 0 : Math.Clamp(z - window + CounterRandom.Below((2 * window) + 1, seed, (uint)p, draw | 32), a.RadiusZ, a.Depth - 1 - a.RadiusZ);
                int candidate = (((cz * a.Height) + cy) * a.Width) + cx;
                if (isSource[candidate] == 0) continue;
                int d = PatchDistance.Between(ref codes, shape, metric, p, candidate, least);
                if (d < least) (least, best) = (d, candidate);
            }
            (source[p], distance[p]) = (best, least);
        }
    }

    /// <summary>
    /// The step to the k-th neighbour: 0 to 7 the nearest and then those at the jump, to the right, left, below and above; then the next
    /// and the previous slice. 0 where there is none: what lies beyond an edge of the grid may have the same colour.
    /// </summary>
    static int Step(in SearchArgs a, (int X, int Y, int Z) place, int k)
    {
        int length = (k & 1) == 0 ? 1 : -1;
        if (k is >= 4 and < 8) length *= a.Jump;
        var (at, size, stride) = k >= 8 ? (place.Z, a.Depth, a.Width * a.Height) : (k & 2) == 0 ? (place.X, a.Width, 1) : (place.Y, a.Height, a.Width);
        return (uint)(at + length) < (uint)size ? length * stride : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void ExhaustCpu(int start, int end, in SearchArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref short codes = ref Multigrid.First<short>(buffers[0]), known = ref Multigrid.First<short>(buffers[2]);
        var targets = buffers[1].As<int>();
        var sources = buffers[3].As<int>()[..a.Window];
        Span<int> source = buffers[4].As<int>(), distance = buffers[5].As<int>();
        var (shape, metric) = (a.Shape, a.Metric);
        for (int i = a.Start + (start * RowLength), last = Math.Min(a.Start + (end * RowLength), a.End); i < last; i++)
        {
            var (p, best, least) = (targets[i], -1, int.MaxValue);
            for (int k = 0; k < sources.Length; k += a.Jump)
            {
                int candidate = sources[k];
                int d = PatchDistance.Known(ref codes, ref known, shape, metric, p, candidate, least);
                if (d < least || best < 0) (least, best) = (d, candidate);
            }
            (source[p], distance[p]) = (best, least);
        }
    }
}
