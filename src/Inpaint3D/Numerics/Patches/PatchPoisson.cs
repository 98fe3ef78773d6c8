using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Numerics.Patches;

/// <summary>
/// New samples for the missing points of a level from what the patches over them say of values and of differences: the least of
/// <c>Σ_q κ_q [λ Σ_p |u_p − v_qp|² + (1 − λ) Σ_{p~r} |u_r − u_p − (v_qr − v_qp)|²]</c>, where p, and with r every pair of neighbours, runs
/// over the patch around q, and v_q is q's source. That is the screened Poisson equation
/// <c>λ W_p (u_p − f_p) = (1 − λ) Σ_r (W_pr (u_r − u_p) − g_pr)</c> with the sums W of the κ over a point and over a pair, the mean f of the
/// values and the sums g of the weighted differences.
/// </summary>
/// <remarks>
/// P. Arias, G. Facciolo, V. Caselles, G. Sapiro. A variational framework for exemplar-based image inpainting. Int. J. Computer Vision
/// 93(3), 2011: patch non-local Poisson. Differences count where both neighbours are in the patch, so that a source needs nothing around it.
/// Solved by the relaxation of <see cref="SeamBlend"/>, from the samples that were there.
/// </remarks>
internal sealed class PatchPoisson : IDisposable
{
    /// <summary>The points <c>Start ≤ i &lt; End</c> of a list, a grid and patches as in <see cref="PatchShape"/>, one quad of samples, the number of Unknowns, and λ.</summary>
    internal readonly record struct Args(int Start, int End, int Width, int Height, int Depth, int RadiusX, int RadiusY, int RadiusZ, int Quad, int Unknowns, float Lambda)
    {
        public int Count => Width * Height * Depth;
    }

    /// <summary>The points <c>Start ≤ i &lt; End</c> of a list on a grid of Count points; Scale and Largest as in <see cref="PatchCoding"/>.</summary>
    internal readonly record struct StoreArgs(int Start, int End, int Count, int Quad, float Scale, int Largest);

    /// <summary>The equations of some points: right-hand side, 1 / diagonal and weights of the neighbours; and their samples as a start.</summary>
    internal static readonly Kernel<Args> Assemble = new("patch/poisson-assemble", AssembleCpu);

    /// <summary>Writes the solution into the level.</summary>
    internal static readonly Kernel<StoreArgs> Store = new("patch/poisson-store", StoreCpu);

    readonly Run _run;
    readonly PatchSamples _samples;
    readonly int _black, _count;
    readonly float _lambda;
    readonly DeviceBuffer _points, _neighbours, _u, _b, _share, _weights;

    /// <summary>Numbers the unknowns of a level.</summary>
    /// <param name="samples">The level.</param>
    /// <param name="hole">Its missing points.</param>
    /// <param name="lambda">Weight λ of the values, above 0 and at most 1.</param>
    /// <param name="run">Where to compute.</param>
    public PatchPoisson(PatchSamples samples, int[] hole, float lambda, Run run)
    {
        (_samples, _lambda, _run, _count) = (samples, lambda, run, hole.Length);
        var shape = samples.Shape;
        int[] points = [.. hole.Where(p => !IsBlack(p)), .. hole.Where(IsBlack)], number = new int[shape.Count], neighbours = new int[6 * _count];
        _black = hole.Count(p => !IsBlack(p));
        for (int i = 0; i < _count; i++) number[points[i]] = i + 1;
        for (int i = 0; i < neighbours.Length; i++)
        {
            int p = points[i / 6], step = Step(shape, shape.Place(p), i % 6);
            neighbours[i] = step == 0 || number[p + step] == 0 ? _count : number[p + step] - 1;
        }
        var device = run.Device;
        (_points, _neighbours) = (device.Adopt(points), device.Adopt(neighbours));
        (_u, _b, _share, _weights) = (device.Allocate<float>(4 * (_count + 1)), device.Allocate<float>(4 * _count), device.Allocate<float>(_count), device.Allocate<float>(6 * _count));

        bool IsBlack(int point) => shape.Place(point) is var (x, y, z) && ((x + y + z) & 1) != 0;
    }

    /// <summary>Solves for all missing points.</summary>
    public void Vote(PatchCoding coding, DeviceBuffer values, DeviceBuffer codes, DeviceBuffer source, DeviceBuffer confidence, DeviceBuffer features, DeviceBuffer change)
    {
        var s = _samples.Shape;
        for (int quad = 0; quad < s.Quads; quad++)
        {
            var of = _samples.Features.AsSpan(4 * quad, Math.Min(4, _samples.Features.Length - (4 * quad)));
            if (!of.ToArray().Any(feature => feature.Voted)) continue;
            for (int start = 0; start < _count; start += PatchLevel.MostPoints)
            {
                _run.Cancel.ThrowIfCancellationRequested();
                var args = new Args(start, Math.Min(start + PatchLevel.MostPoints, _count), s.Width, s.Height, s.Depth, s.RadiusX, s.RadiusY, s.RadiusZ, quad, _count, _lambda);
                Dispatch(Assemble, args, start, args.End, values, source, confidence, _points, _neighbours, _u, _b, _share, _weights);
            }
            SeamBlend.Solve(_run, _lambda < 1 ? _lambda / (1 - _lambda) : float.PositiveInfinity, _black, _count, _u, _b, _share, _neighbours, _weights);
            Dispatch(Store, new StoreArgs(0, _count, s.Count, quad, coding.Scale, coding.Largest), 0, _count, values, codes, _points, _u, features, change);
        }
    }

    void Dispatch<TArgs>(Kernel<TArgs> kernel, TArgs args, int start, int end, params ReadOnlySpan<DeviceBuffer> buffers) where TArgs : unmanaged =>
        _run.Device.Dispatch(kernel, PatchMatch.RowLength, (end - start + PatchMatch.RowLength - 1) / PatchMatch.RowLength, args, buffers);

    /// <summary>The step to the k-th neighbour: to the right, left, below, above, to the next and the previous slice; 0 beyond the grid.</summary>
    static int Step(in PatchShape s, (int X, int Y, int Z) place, int k)
    {
        var (at, size, stride) = (k / 2) switch { 0 => (place.X, s.Width, 1), 1 => (place.Y, s.Height, s.Width), _ => (place.Z, s.Depth, s.Width * s.Height) };
        int length = k % 2 == 0 ? 1 : -1;
        return (uint)(at + length) < (uint)size ? length * stride : 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in (ReadOnlySpan<DeviceBuffer>)[_points, _neighbours, _u, _b, _share, _weights]) buffer.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AssembleCpu(int start, int end, in Args a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var values = ref Unsafe.Add(ref Multigrid.First<Vector128<float>>(buffers[0]), a.Quad * a.Count);
        ReadOnlySpan<int> source = buffers[1].As<int>(), points = buffers[3].As<int>(), neighbours = buffers[4].As<int>();
        ReadOnlySpan<float> confidence = buffers[2].As<float>();
        Span<Vector128<float>> u = buffers[5].As<Vector128<float>>(), b = buffers[6].As<Vector128<float>>(), g = stackalloc Vector128<float>[6];
        Span<float> share = buffers[7].As<float>(), weights = buffers[8].As<float>(), w = stackalloc float[6];
        ReadOnlySpan<int> step = [1, -1, a.Width, -a.Width, a.Width * a.Height, -a.Width * a.Height];
        for (int i = a.Start + (start * PatchMatch.RowLength), last = Math.Min(a.Start + (end * PatchMatch.RowLength), a.End); i < last; i++)
        {
            var (p, f, all) = (points[i], Vector128<float>.Zero, 0f);
            g.Clear();
            w.Clear();
            for (int z = -a.RadiusZ; z <= a.RadiusZ; z++)
            {
                for (int y = -a.RadiusY; y <= a.RadiusY; y++)
                {
                    for (int x = -a.RadiusX; x <= a.RadiusX; x++)
                    {
                        int away = (((z * a.Height) + y) * a.Width) + x, q = p - away;
                        if ((uint)q >= (uint)a.Count || source[q] < 0) continue;
                        ref var from = ref Unsafe.Add(ref values, source[q] + away);
                        float kappa = confidence[q];
                        f += from * kappa;
                        all += kappa;
                        if (x < a.RadiusX) Count(ref from, 0, kappa, step, g, w);
                        if (x > -a.RadiusX) Count(ref from, 1, kappa, step, g, w);
                        if (y < a.RadiusY) Count(ref from, 2, kappa, step, g, w);
                        if (y > -a.RadiusY) Count(ref from, 3, kappa, step, g, w);
                        if (z < a.RadiusZ) Count(ref from, 4, kappa, step, g, w);
                        if (z > -a.RadiusZ) Count(ref from, 5, kappa, step, g, w);
                    }
                }
            }
            (var right, float diagonal) = (f * a.Lambda, all * a.Lambda);
            for (int k = 0; k < 6; k++)
            {
                bool isMissing = neighbours[(6 * i) + k] < a.Unknowns;
                float weight = (1 - a.Lambda) * w[k];
                diagonal += weight;
                right -= g[k] * (1 - a.Lambda);
                if (!isMissing && weight > 0) right += Unsafe.Add(ref values, p + step[k]) * weight;
                weights[(6 * i) + k] = isMissing ? weight : 0;
            }
            u[i] = Unsafe.Add(ref values, p);
            // A point that no patch is over keeps its samples.
            (b[i], share[i]) = all > 0 ? (right, 1 / diagonal) : (u[i], 1);
        }
    }

    /// <summary>Adds what a patch says of a neighbour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Count(ref Vector128<float> from, int k, float kappa, ReadOnlySpan<int> step, Span<Vector128<float>> g, Span<float> w)
    {
        g[k] += (Unsafe.Add(ref from, step[k]) - from) * kappa;
        w[k] += kappa;
    }

    static void StoreCpu(int start, int end, in StoreArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ReadOnlySpan<int> points = buffers[2].As<int>();
        ReadOnlySpan<Vector128<float>> u = buffers[3].As<Vector128<float>>();
        Span<float> values = buffers[0].As<float>(), change = buffers[5].As<float>();
        Span<short> codes = buffers[1].As<short>();
        ReadOnlySpan<float> features = buffers[4].As<float>();
        for (int i = a.Start + (start * PatchMatch.RowLength), last = Math.Min(a.Start + (end * PatchMatch.RowLength), a.End); i < last; i++)
        {
            float moved = PatchVote.Write(values, codes, features, a.Quad, (a.Quad * a.Count) + points[i], u[i], new PatchCoding(a.Scale, a.Largest));
            change[i] = a.Quad == 0 ? moved : change[i] + moved;
        }
    }
}
