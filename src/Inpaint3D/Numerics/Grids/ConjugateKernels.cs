using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;

namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// The kernels of <see cref="ConjugateGradients"/>. A row of each has <see cref="RowLength"/> runs of unknowns, interleaved: in each run, every
/// RowLength-th of its RowLength · Run unknowns.
/// </summary>
internal static class ConjugateKernels
{
    /// <summary>Runs in a row of a dispatch; a power of two.</summary>
    internal const int RowLength = Multigrid.RowLength;

    /// <summary>The least length of a run.</summary>
    const int LeastRun = 16;

    /// <summary>Runs that keep any device busy; with more unknowns the runs get longer, so that no more partial results need be read.</summary>
    const int MostRuns = 65_536;

    internal readonly record struct RunArgs(int Count, int Run);

    internal readonly record struct StepArgs(int Count, int Run, float A0, float A1, float A2, float A3)
    {
        public Vector128<float> Factor => Vector128.Create(A0, A1, A2, A3);
    }

    internal readonly record struct ProductArgs(int Count, int Run, int Reach, int WeightStride);

    /// <summary>Sums of u · v, one a run.</summary>
    internal static readonly Kernel<RunArgs> Dot = new("numerics/conjugate-dot", DotCpu) { Work = LeastRun };

    /// <summary>p ← z + β p.</summary>
    internal static readonly Kernel<StepArgs> Direction = new("numerics/conjugate-direction", DirectionCpu) { Work = LeastRun };

    /// <summary>q ← A p, and sums of p · q, one a run.</summary>
    internal static readonly Kernel<ProductArgs> Curvature = new("numerics/conjugate-curvature", CurvatureCpu) { Work = LeastRun };

    /// <summary>x ← x + α p, r ← r − α q, and the largest |α p| and |r|, two a run.</summary>
    internal static readonly Kernel<StepArgs> Advance = new("numerics/conjugate-advance", AdvanceCpu) { Work = LeastRun };

    /// <summary>r ← b − A x, and the largest |r|, one a run.</summary>
    internal static readonly Kernel<ProductArgs> Residual = new("numerics/conjugate-residual", ResidualCpu) { Work = LeastRun };

    /// <summary>How many unknowns a run has: a function of their number alone, so that the sums are the same on every machine.</summary>
    internal static int RunLength(int count) => Math.Max(LeastRun, (int)Math.Ceiling(count / (double)MostRuns));

    /// <summary>How many rows of runs there are.</summary>
    internal static int RowCount(int count) => (int)Math.Ceiling(count / ((double)RowLength * RunLength(count)));

    static void DotCpu(int start, int end, in RunArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var u = ref Multigrid.First<Vector128<float>>(buffers[0]);
        ref var v = ref Multigrid.First<Vector128<float>>(buffers[1]);
        for (int row = start; row < end; row++)
        {
            ref var sums = ref Cleared(buffers[2], row, 1);
            for (int i = row * RowLength * a.Run, last = Math.Min(i + (RowLength * a.Run), a.Count); i < last; i++)
            {
                ref var sum = ref Unsafe.Add(ref sums, i & (RowLength - 1));
                sum = Vector128.FusedMultiplyAdd(Unsafe.Add(ref u, i), Unsafe.Add(ref v, i), sum);
            }
        }
    }

    static void DirectionCpu(int start, int end, in StepArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var p = ref Multigrid.First<Vector128<float>>(buffers[0]);
        ref var z = ref Multigrid.First<Vector128<float>>(buffers[1]);
        var beta = a.Factor;
        for (int i = start * RowLength * a.Run, last = Math.Min(end * RowLength * a.Run, a.Count); i < last; i++)
            Unsafe.Add(ref p, i) = Vector128.FusedMultiplyAdd(beta, Unsafe.Add(ref p, i), Unsafe.Add(ref z, i));
    }

    static void CurvatureCpu(int start, int end, in ProductArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var p = ref Multigrid.First<Vector128<float>>(buffers[0]);
        ref var q = ref Multigrid.First<Vector128<float>>(buffers[1]);
        ref int neighbours = ref Multigrid.First<int>(buffers[2]);
        ref float weights = ref Multigrid.First<float>(buffers[3]), diagonal = ref Multigrid.First<float>(buffers[4]);
        for (int row = start; row < end; row++)
        {
            ref var sums = ref Cleared(buffers[5], row, 1);
            for (int i = row * RowLength * a.Run, last = Math.Min(i + (RowLength * a.Run), a.Count); i < last; i++)
            {
                var product = (Unsafe.Add(ref p, i) * Unsafe.Add(ref diagonal, i)) + Multigrid.Gather(i, a.Reach, a.WeightStride, ref neighbours, ref weights, ref p);
                Unsafe.Add(ref q, i) = product;
                ref var sum = ref Unsafe.Add(ref sums, i & (RowLength - 1));
                sum = Vector128.FusedMultiplyAdd(product, Unsafe.Add(ref p, i), sum);
            }
        }
    }

    static void AdvanceCpu(int start, int end, in StepArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var high = ref Multigrid.First<Vector128<float>>(buffers[0]);
        ref var low = ref Multigrid.First<Vector128<float>>(buffers[1]);
        ref var p = ref Multigrid.First<Vector128<float>>(buffers[2]);
        ref var r = ref Multigrid.First<Vector128<float>>(buffers[3]);
        ref var q = ref Multigrid.First<Vector128<float>>(buffers[4]);
        var alpha = a.Factor;
        for (int row = start; row < end; row++)
        {
            ref var largest = ref Cleared(buffers[5], row, 2);
            for (int i = row * RowLength * a.Run, last = Math.Min(i + (RowLength * a.Run), a.Count); i < last; i++)
            {
                var step = alpha * Unsafe.Add(ref p, i);
                // The sum in two floats: its rounding error, which the differences give exactly (Dekker 1971), goes to the low one.
                var (h, l) = (Unsafe.Add(ref high, i), Unsafe.Add(ref low, i) + step);
                var sum = h + l;
                Unsafe.Add(ref high, i) = sum;
                Unsafe.Add(ref low, i) = l - (sum - h);
                var rest = Unsafe.Add(ref r, i) - (alpha * Unsafe.Add(ref q, i));
                Unsafe.Add(ref r, i) = rest;
                ref var change = ref Unsafe.Add(ref largest, 2 * (i & (RowLength - 1)));
                ref var residual = ref Unsafe.Add(ref change, 1);
                (change, residual) = (Vector128.Max(change, Vector128.Abs(step)), Vector128.Max(residual, Vector128.Abs(rest)));
            }
        }
    }

    static void ResidualCpu(int start, int end, in ProductArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var r = ref Multigrid.First<Vector128<float>>(buffers[0]);
        ref var b = ref Multigrid.First<Vector128<float>>(buffers[1]);
        ref var high = ref Multigrid.First<Vector128<float>>(buffers[2]);
        ref var low = ref Multigrid.First<Vector128<float>>(buffers[3]);
        ref int neighbours = ref Multigrid.First<int>(buffers[4]);
        ref float weights = ref Multigrid.First<float>(buffers[5]), diagonal = ref Multigrid.First<float>(buffers[6]);
        for (int row = start; row < end; row++)
        {
            ref var largest = ref Cleared(buffers[7], row, 1);
            for (int i = row * RowLength * a.Run, last = Math.Min(i + (RowLength * a.Run), a.Count); i < last; i++)
            {
                ref int n = ref Unsafe.Add(ref neighbours, i * a.Reach);
                ref float w = ref Unsafe.Add(ref weights, i * a.WeightStride);
                var sum = Vector256.Create((double)Unsafe.Add(ref diagonal, i)) * Wide(Unsafe.Add(ref high, i));
                for (int k = 0; k < a.Reach; k++)
                    sum = Vector256.FusedMultiplyAdd(Vector256.Create((double)Unsafe.Add(ref w, k)), Wide(Unsafe.Add(ref high, Unsafe.Add(ref n, k))), sum);
                // The low parts are small enough for float.
                var rest = (Unsafe.Add(ref low, i) * Unsafe.Add(ref diagonal, i)) + Multigrid.Gather(i, a.Reach, a.WeightStride, ref neighbours, ref weights, ref low);
                var difference = Vector256.Narrow(Wide(Unsafe.Add(ref b, i)) - sum - Wide(rest), Vector256<double>.Zero).GetLower();
                Unsafe.Add(ref r, i) = difference;
                ref var most = ref Unsafe.Add(ref largest, i & (RowLength - 1));
                most = Vector128.Max(most, Vector128.Abs(difference));
            }
        }
    }

    /// <summary>The results of a row, some for each of its runs, set to 0.</summary>
    static ref Vector128<float> Cleared(DeviceBuffer partial, int row, int each)
    {
        var results = partial.As<Vector128<float>>().Slice(row * RowLength * each, RowLength * each);
        results.Clear();
        return ref MemoryMarshal.GetReference(results);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Wide(Vector128<float> x) => Vector256.WidenLower(x.ToVector256Unsafe());
}
