using Inpaint3D.Compute;
using static Inpaint3D.Numerics.Grids.ConjugateKernels;

namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// Conjugate gradients for the equations A x = b of a <see cref="Multigrid"/>, preconditioned by its V-cycle; four right-hand
/// sides (lanes) at once, each with its own step lengths and its own end.
/// </summary>
/// <remarks>
/// M. R. Hestenes, E. Stiefel. Methods of conjugate gradients for solving linear systems. J. Res. NBS 49(6), 1952. The solution
/// is kept as the sum of two floats, and its residual is computed anew in double precision every few steps and before the end, so
/// that the error can fall below that of float although all vectors are float.
/// </remarks>
internal sealed class ConjugateGradients : IDisposable
{
    /// <summary>Lanes of a vector.</summary>
    public const int Lanes = 4;

    /// <summary>Steps after which the solution is taken as it is; the hardest masks need less than a tenth of it.</summary>
    const int MostSteps = 1000;

    /// <summary>Steps between two computations of the residual where it may be updated.</summary>
    const int Refresh = 8;

    readonly Run _run;
    readonly Multigrid _multigrid;
    readonly DeviceBuffer _b, _high, _low, _r, _z, _p, _partial;
    readonly float[] _runs, _first = new float[Lanes];
    readonly int _count, _length;
    readonly bool _wellConditioned;

    /// <summary>Starts from x = 0.</summary>
    /// <param name="multigrid">The equations and their preconditioner.</param>
    /// <param name="b">Four right-hand sides, interleaved; not copied.</param>
    /// <param name="wellConditioned">
    /// Whether the steps converge so evenly that the residual may be updated, r ← r − α A p, between some steps, and the error told
    /// from the ratio of two changes. True for −Δ; for Δ², whose inverse magnifies rounding by the fourth power of the hole's size, false.
    /// </param>
    /// <param name="run">Where to compute, whom to tell.</param>
    public ConjugateGradients(Multigrid multigrid, float[] b, bool wellConditioned, Run run)
    {
        (_multigrid, _run, _wellConditioned, _count) = (multigrid, run, wellConditioned, multigrid.Equations.Count);
        DeviceBuffer Vector() => run.Device.Allocate<float>(Lanes * (_count + 1));
        (_high, _low, _z, _p) = (Vector(), Vector(), Vector(), Vector());
        (_b, _r) = (run.Device.Adopt(b), run.Device.Upload<float>(b));
        for (int i = 0; i < b.Length; i++) _first[i % Lanes] = Math.Max(_first[i % Lanes], Math.Abs(b[i]));
        _length = RunLength(_count);
        _runs = new float[2 * Lanes * RowLength * Rows];
        _partial = run.Device.Allocate<float>(_runs.Length);
    }

    /// <summary>Steps taken so far.</summary>
    public int Steps { get; private set; }

    int Rows => RowCount(_count);

    /// <summary>Iterates until, in every lane, neither the residual nor the error, as far as it can be told, is above the tolerance anywhere.</summary>
    /// <param name="tolerance">The bound of each lane.</param>
    public void Solve(ReadOnlySpan<double> tolerance)
    {
        Span<double> rz = stackalloc double[Lanes], before = stackalloc double[Lanes], factor = stackalloc double[Lanes], residual = stackalloc double[Lanes];
        Span<ErrorEstimate> error = stackalloc ErrorEstimate[Lanes];
        Span<bool> done = stackalloc bool[Lanes];
        // At x = 0 the residual is b.
        for (int k = 0; k < Lanes; k++) done[k] = !((residual[k] = _first[k]) > 0);
        double first = Excess(residual, tolerance, done), progress = 0;
        for (Steps = 0; Steps < MostSteps && done.Contains(false); Steps++)
        {
            _run.Step(progress);
            _multigrid.Cycle(_r, _z);
            rz.CopyTo(before);
            DispatchRows(Dot, new RunArgs(_count, _length), _r, _z, _partial);
            Reduce(rz, 0, 1);
            for (int k = 0; k < Lanes; k++) factor[k] = done[k] || Steps == 0 ? 0 : rz[k] / before[k];
            DispatchRows(Direction, Args(factor), _p, _z);
            // The correction has gone into the direction; its place is free for A p.
            DispatchRows(Curvature, Equations, _p, _z, Level.Neighbours, Level.Weights, Level.Diagonal, _partial);
            Reduce(factor, 0, 1);
            for (int k = 0; k < Lanes; k++) factor[k] = done[k] || !(factor[k] > 0) ? 0 : rz[k] / factor[k];
            DispatchRows(Advance, Args(factor), _high, _low, _p, _r, _z, _partial);
            Largest(factor, 0, 2);
            Largest(residual, 1, 2);
            for (int k = 0; k < Lanes; k++) error[k] = error[k].After(factor[k], _wellConditioned);
            bool ended = Ended(residual, error, tolerance, done);
            if (ended || !_wellConditioned || Steps % Refresh == Refresh - 1)
            {
                ComputeResidual(residual);
                Ended(residual, error, tolerance, done);
            }
            progress = Math.Max(progress, 1 - (Math.Log(Math.Max(Excess(residual, tolerance, done), 1)) / Math.Log(Math.Max(first, Math.E))));
        }
    }

    /// <summary>Copies the solution, rounded to float.</summary>
    public void Read(Span<float> x) => _run.Device.Read(_high, x);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in (ReadOnlySpan<DeviceBuffer>)[_b, _high, _low, _r, _z, _p, _partial]) buffer.Dispose();
    }

    Multigrid.Level Level => _multigrid.Equations;

    ProductArgs Equations => new(_count, _length, Level.Grid.Reach, Level.WeightStride);

    StepArgs Args(ReadOnlySpan<double> factor) => new(_count, _length, (float)factor[0], (float)factor[1], (float)factor[2], (float)factor[3]);

    void ComputeResidual(Span<double> largest)
    {
        DispatchRows(Residual, Equations, _r, _b, _high, _low, Level.Neighbours, Level.Weights, Level.Diagonal, _partial);
        Largest(largest, 0, 1);
    }

    void DispatchRows<TArgs>(Kernel<TArgs> kernel, in TArgs args, params ReadOnlySpan<DeviceBuffer> buffers) where TArgs : unmanaged =>
        _run.Device.Dispatch(kernel, RowLength, Rows, args, buffers);

    /// <summary>Adds up one of the several numbers of every run, in their order.</summary>
    void Reduce(Span<double> sum, int number, int of)
    {
        var runs = Partial(of);
        sum.Clear();
        for (int i = number * Lanes; i < runs.Length; i += Lanes * of)
        {
            for (int k = 0; k < Lanes; k++) sum[k] += runs[i + k];
        }
    }

    /// <summary>The largest of one of the several numbers of every run.</summary>
    void Largest(Span<double> largest, int number, int of)
    {
        var runs = Partial(of);
        largest.Clear();
        for (int i = number * Lanes; i < runs.Length; i += Lanes * of)
        {
            for (int k = 0; k < Lanes; k++) largest[k] = Math.Max(largest[k], runs[i + k]);
        }
    }

    ReadOnlySpan<float> Partial(int of)
    {
        var runs = _runs.AsSpan(0, Lanes * RowLength * Rows * of);
        _run.Device.Read(_partial, runs);
        return runs;
    }

    static bool Ended(ReadOnlySpan<double> residual, ReadOnlySpan<ErrorEstimate> error, ReadOnlySpan<double> tolerance, Span<bool> done)
    {
        for (int k = 0; k < Lanes; k++) done[k] = !(residual[k] > tolerance[k] || error[k].Value > tolerance[k]);
        return !done.Contains(false);
    }

    /// <summary>How many times the residual of the worst lane is above its tolerance.</summary>
    static double Excess(ReadOnlySpan<double> residual, ReadOnlySpan<double> tolerance, ReadOnlySpan<bool> done)
    {
        double excess = 0;
        for (int k = 0; k < Lanes; k++) excess = done[k] ? excess : Math.Max(excess, residual[k] / tolerance[k]);
        return excess;
    }

    /// <summary>The error of x from its last changes: the last, or the sum of those to come if they fall by the worse of the last two ratios.</summary>
    readonly record struct ErrorEstimate(double Change, double Ratio, double Value)
    {
        public ErrorEstimate After(double change, bool even)
        {
            double ratio = Change > 0 ? change / Change : 1, worse = Math.Max(ratio, Ratio);
            return new(change, ratio, even && worse < 0.5 ? change * worse / (1 - worse) : change);
        }
    }
}
