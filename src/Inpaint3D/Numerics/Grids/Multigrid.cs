using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;
using Inpaint3D.Data;

namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// A symmetric V-cycle z ≈ A⁻¹ r for a <see cref="Stencil"/> A on the missing pixels of a slice, four right-hand sides (channels)
/// at once; the preconditioner of <see cref="ConjugateGradients"/>.
/// </summary>
/// <remarks>
/// W. L. Briggs, V. E. Henson, S. F. McCormick. A Multigrid Tutorial, 2nd ed., SIAM 2000, chapters 3 and 8. The smoother is
/// Gauss-Seidel colour by colour, forwards before and backwards after the coarse correction, so that the cycle is symmetric and
/// the pixels of one dispatch do not depend on each other.
/// </remarks>
internal sealed class Multigrid : IDisposable
{
    /// <summary>Unknowns in a row of a dispatch.</summary>
    public const int RowLength = 256;

    /// <summary>Sweeps each way on the coarsest level, whose unknowns all have known pixels beside them.</summary>
    const int CoarsestSweeps = 8;

    /// <summary>The unknowns <c>Start ≤ i &lt; End</c>, with that many neighbours each and so far from one row of weights to the next.</summary>
    internal readonly record struct RowArgs(int Start, int End, int Reach, int WeightStride);

    internal readonly record struct CountArgs(int Count);

    /// <summary>Where the unknowns of the first colour end, and those to set.</summary>
    internal readonly record struct StartArgs(int First, int Count);

    /// <summary>x ← D⁻¹ (b − (A − D) x) on one colour.</summary>
    internal static readonly Kernel<RowArgs> Smooth = new("numerics/multigrid-smooth", SmoothCpu);

    /// <summary>r ← s (b − A x), s the share that a parent has.</summary>
    internal static readonly Kernel<RowArgs> Residual = new("numerics/multigrid-residual", ResidualCpu);

    /// <summary>b ← Pᵀ r.</summary>
    internal static readonly Kernel<CountArgs> Restrict = new("numerics/multigrid-restrict", RestrictCpu);

    /// <summary>x ← x + P e.</summary>
    internal static readonly Kernel<CountArgs> Prolong = new("numerics/multigrid-prolong", ProlongCpu);

    /// <summary>x ← D⁻¹ b on the first colour, 0 on the others: the first half sweep from x = 0.</summary>
    internal static readonly Kernel<StartArgs> Start = new("numerics/multigrid-start", StartCpu);

    readonly Run _run;
    readonly int _sweeps;
    readonly List<Level> _levels = [];

    /// <summary>Builds the levels.</summary>
    /// <param name="hole">The missing pixels.</param>
    /// <param name="z">The slice.</param>
    /// <param name="stencil">The operator.</param>
    /// <param name="scale">Factor of every coarse operator: 1 for −Δ; about ½ for Δ², whose energy the kinks of bilinear interpolation nearly double.</param>
    /// <param name="sweeps">Sweeps before and after the coarse correction.</param>
    /// <param name="run">Where to compute, and whether to stop.</param>
    public Multigrid(Mask hole, int z, Stencil stencil, float scale, int sweeps, Run run)
    {
        (_run, _sweeps) = (run, sweeps);
        for (var level = GridLevel.Finest(hole, z, stencil, run.Cancel); level is not null;)
        {
            run.Step(0);
            var coarse = level.Count > 1 ? level.Coarsen(scale) : null;
            _levels.Add(new Level(run.Device, level));
            level = coarse;
        }
    }

    /// <summary>The missing pixels and their equations.</summary>
    public GridLevel Finest => _levels[0].Grid;

    /// <summary>The finest level's neighbours, weights and diagonal, as <see cref="ConjugateGradients"/> needs them.</summary>
    public Level Equations => _levels[0];

    /// <summary>z ← one V-cycle on A z = r from zero. Both buffers have four numbers an unknown and four zeros behind the last.</summary>
    public void Cycle(DeviceBuffer r, DeviceBuffer z) => Cycle(0, r, z);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var level in _levels) level.Dispose();
    }

    void Cycle(int depth, DeviceBuffer b, DeviceBuffer x)
    {
        var level = _levels[depth];
        // Of two colours the second is computed from the first alone.
        int first = level.Grid.Starts[1], end = level.Colours == 2 ? first : level.Count;
        Dispatch(Start, new StartArgs(first, end), end, x, b, level.Diagonal);
        bool coarsest = depth == _levels.Count - 1;
        for (int i = 0; i < (coarsest ? CoarsestSweeps : _sweeps); i++)
        {
            for (int colour = i == 0 ? 1 : 0; colour < level.Colours; colour++) Relax(level, colour, b, x);
        }
        if (!coarsest) Correct(level, depth, b, x);
        for (int i = 0; i < (coarsest ? CoarsestSweeps : _sweeps); i++)
        {
            for (int colour = level.Colours - 1; colour >= 0; colour--) Relax(level, colour, b, x);
        }
    }

    void Correct(Level level, int depth, DeviceBuffer b, DeviceBuffer x)
    {
        var coarse = _levels[depth + 1];
        // The colour relaxed last has no residual, and its buffer holds zeros there. It is relaxed first again, so it needs no correction.
        int end = level.Grid.Starts[level.Colours - 1];
        Dispatch(Residual, level.Rows(0, end), end, level.R, b, x, level.Neighbours, level.Weights, level.Diagonal, level.Share);
        Dispatch(Restrict, new CountArgs(coarse.Count), coarse.Count, coarse.B, level.R, coarse.Children);
        Cycle(depth + 1, coarse.B, coarse.X);
        Dispatch(Prolong, new CountArgs(end), end, x, coarse.X, level.Parents, level.Share);
    }

    void Relax(Level level, int colour, DeviceBuffer b, DeviceBuffer x)
    {
        int start = level.Grid.Starts[colour], end = level.Grid.Starts[colour + 1];
        Dispatch(Smooth, level.Rows(start, end), end - start, x, b, level.Neighbours, level.Weights, level.Diagonal);
    }

    void Dispatch<TArgs>(Kernel<TArgs> kernel, in TArgs args, int count, params ReadOnlySpan<DeviceBuffer> buffers) where TArgs : unmanaged
    {
        _run.Cancel.ThrowIfCancellationRequested();
        _run.Device.Dispatch(kernel, RowLength, (count + RowLength - 1) / RowLength, args, buffers);
    }

    /// <summary>A level on the device, with the vectors of the cycle.</summary>
    internal sealed class Level(Device device, GridLevel grid) : IDisposable
    {
        public GridLevel Grid { get; } = grid;
        public int Count { get; } = grid.Count;
        public int Colours { get; } = grid.Starts.Length - 1;
        public DeviceBuffer Neighbours { get; } = device.Adopt(grid.Neighbours);
        public DeviceBuffer Weights { get; } = device.Adopt(grid.Weights);
        public DeviceBuffer Diagonal { get; } = device.Adopt(grid.Diagonal);
        public DeviceBuffer Parents { get; } = device.Adopt(grid.Parents);
        public DeviceBuffer Share { get; } = device.Adopt(grid.Share);
        public DeviceBuffer Children { get; } = device.Adopt(grid.Children);
        public DeviceBuffer R { get; } = device.Allocate<float>(4 * (grid.Count + 1));
        public DeviceBuffer B { get; } = device.Allocate<float>(grid.Children.Length > 0 ? 4 * (grid.Count + 1) : 0);
        public DeviceBuffer X { get; } = device.Allocate<float>(grid.Children.Length > 0 ? 4 * (grid.Count + 1) : 0);

        /// <summary>From one row of weights to the next; 0 where all unknowns have the same.</summary>
        public int WeightStride => Grid.Weights.Length == Grid.Reach ? 0 : Grid.Reach;

        public RowArgs Rows(int start, int end) => new(start, end, Grid.Reach, WeightStride);

        public void Dispose()
        {
            foreach (var buffer in (ReadOnlySpan<DeviceBuffer>)[Neighbours, Weights, Diagonal, Parents, Share, Children, R, B, X]) buffer.Dispose();
        }
    }

    /// <summary>The first element of a buffer, for loops whose indices were made by <see cref="GridLevel"/>.</summary>
    internal static ref T First<T>(DeviceBuffer buffer) where T : unmanaged => ref MemoryMarshal.GetReference(buffer.As<T>());

    /// <summary>Σ of weight · x over the neighbours of unknown i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Gather(int i, int reach, int weightStride, ref int neighbours, ref float weights, ref Vector128<float> x)
    {
        ref int n = ref Unsafe.Add(ref neighbours, i * reach);
        ref float w = ref Unsafe.Add(ref weights, i * weightStride);
        // All stencils have a multiple of four neighbours; two chains of sums keep the multipliers busy.
        Vector128<float> even = default, odd = default;
        for (int k = 0; k < reach; k += 4)
        {
            even = Vector128.FusedMultiplyAdd(Vector128.Create(Unsafe.Add(ref w, k)), Unsafe.Add(ref x, Unsafe.Add(ref n, k)), even);
            odd = Vector128.FusedMultiplyAdd(Vector128.Create(Unsafe.Add(ref w, k + 1)), Unsafe.Add(ref x, Unsafe.Add(ref n, k + 1)), odd);
            even = Vector128.FusedMultiplyAdd(Vector128.Create(Unsafe.Add(ref w, k + 2)), Unsafe.Add(ref x, Unsafe.Add(ref n, k + 2)), even);
            odd = Vector128.FusedMultiplyAdd(Vector128.Create(Unsafe.Add(ref w, k + 3)), Unsafe.Add(ref x, Unsafe.Add(ref n, k + 3)), odd);
        }
        return even + odd;
    }

    static void SmoothCpu(int start, int end, in RowArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var x = ref First<Vector128<float>>(buffers[0]);
        ref var b = ref First<Vector128<float>>(buffers[1]);
        ref int neighbours = ref First<int>(buffers[2]);
        ref float weights = ref First<float>(buffers[3]), diagonal = ref First<float>(buffers[4]);
        for (int i = a.Start + (start * RowLength), last = Math.Min(a.Start + (end * RowLength), a.End); i < last; i++)
            Unsafe.Add(ref x, i) = (Unsafe.Add(ref b, i) - Gather(i, a.Reach, a.WeightStride, ref neighbours, ref weights, ref x)) / Unsafe.Add(ref diagonal, i);
    }

    static void ResidualCpu(int start, int end, in RowArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var r = ref First<Vector128<float>>(buffers[0]);
        ref var b = ref First<Vector128<float>>(buffers[1]);
        ref var x = ref First<Vector128<float>>(buffers[2]);
        ref int neighbours = ref First<int>(buffers[3]);
        ref float weights = ref First<float>(buffers[4]), diagonal = ref First<float>(buffers[5]), share = ref First<float>(buffers[6]);
        for (int i = a.Start + (start * RowLength), last = Math.Min(a.Start + (end * RowLength), a.End); i < last; i++)
        {
            var product = (Unsafe.Add(ref x, i) * Unsafe.Add(ref diagonal, i)) + Gather(i, a.Reach, a.WeightStride, ref neighbours, ref weights, ref x);
            Unsafe.Add(ref r, i) = (Unsafe.Add(ref b, i) - product) * Unsafe.Add(ref share, i);
        }
    }

    static void RestrictCpu(int start, int end, in CountArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var b = ref First<Vector128<float>>(buffers[0]);
        ref var r = ref First<Vector128<float>>(buffers[1]);
        ref int children = ref First<int>(buffers[2]);
        for (int i = start * RowLength, last = Math.Min(end * RowLength, a.Count); i < last; i++)
        {
            var sum = Vector128<float>.Zero;
            for (int k = 9 * i; k < (9 * i) + 9; k++) sum += Unsafe.Add(ref r, Unsafe.Add(ref children, k));
            Unsafe.Add(ref b, i) = sum;
        }
    }

    static void ProlongCpu(int start, int end, in CountArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var x = ref First<Vector128<float>>(buffers[0]);
        ref var e = ref First<Vector128<float>>(buffers[1]);
        ref int parents = ref First<int>(buffers[2]);
        ref float share = ref First<float>(buffers[3]);
        for (int i = start * RowLength, last = Math.Min(end * RowLength, a.Count); i < last; i++)
        {
            ref int parent = ref Unsafe.Add(ref parents, 4 * i);
            var sum = Unsafe.Add(ref e, parent) + Unsafe.Add(ref e, Unsafe.Add(ref parent, 1))
                + Unsafe.Add(ref e, Unsafe.Add(ref parent, 2)) + Unsafe.Add(ref e, Unsafe.Add(ref parent, 3));
            Unsafe.Add(ref x, i) += sum * Unsafe.Add(ref share, i);
        }
    }

    static void StartCpu(int start, int end, in StartArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var x = ref First<Vector128<float>>(buffers[0]);
        ref var b = ref First<Vector128<float>>(buffers[1]);
        ref float diagonal = ref First<float>(buffers[2]);
        for (int i = start * RowLength, last = Math.Min(end * RowLength, a.Count); i < last; i++)
            Unsafe.Add(ref x, i) = i < a.First ? Unsafe.Add(ref b, i) / Unsafe.Add(ref diagonal, i) : Vector128<float>.Zero;
    }
}
