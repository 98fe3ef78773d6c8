using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Numerics.Patches;

/// <summary>
/// Removes the seams of a copy: minimises <c>Σ_{p~q} w_pq |u_q − u_p − g_pq|² + λ Σ_p |u_p − f_p|²</c> over the missing points p, where f is
/// the copy and g the difference of the two points in the source of p, in that of q, or the mean of both. Inside one source nothing
/// changes; where two sources or a source and the rim meet, their disagreement fades over about 1/√λ points. Across the rim the
/// weight is <see cref="Rim"/> times as large: what changes from one point of the rim to the next cannot fade, and an eye finds it there first.
/// </summary>
/// <remarks>
/// P. Pérez, M. Gangnet, A. Blake. Poisson image editing. ACM Trans. Graphics 22(3), 2003, with the data term of P. Bhat, B. Curless,
/// M. Cohen, C. L. Zitnick. Fourier analysis of the 2D screened Poisson equation for gradient domain problems. ECCV 2008. Solved by
/// successive over-relaxation on a chessboard.
/// </remarks>
internal static class SeamBlend
{
    /// <summary>Weight of a difference across the rim; 1 between missing points.</summary>
    internal const float Rim = 8;

    /// <summary>The points <c>Start ≤ i &lt; End</c>, six neighbours each; Omega: the over-relaxation.</summary>
    internal readonly record struct Args(int Start, int End, float Omega);

    /// <summary>u ← u + ω (D⁻¹ (b + Σ u_q) − u) on one colour; the last point is a zero for neighbours that are not missing.</summary>
    internal static readonly Kernel<Args> Relax = new("patch/blend-relax", RelaxCpu);

    /// <summary>Blends the first samples of every missing point in place.</summary>
    /// <param name="samples">The level; <see cref="PatchSamples.Values"/> hold the copy f and are changed.</param>
    /// <param name="colours">How many of the features are colours.</param>
    /// <param name="origin">For each missing point the known point that it copies.</param>
    /// <param name="lambda">Weight λ of the copy, above 0.</param>
    /// <param name="edge">Disagreement above which a seam is an edge of the picture, and stays.</param>
    /// <param name="run">Where to compute.</param>
    /// <param name="quarters">By how many quarters, x towards y, the surroundings of a missing point are turned to get those of its origin; null for none.</param>
    public static void Blend(PatchSamples samples, int colours, int[] origin, float lambda, float edge, Run run, byte[]? quarters = null)
    {
        var s = samples.Shape;
        var hole = samples.Hole();
        int[] points = [.. hole.Where(p => !IsBlack(s, p)), .. hole.Where(p => IsBlack(s, p))];
        int black = hole.Count(p => !IsBlack(s, p));
        var number = new int[s.Count];
        for (int i = 0; i < points.Length; i++) number[points[i]] = i + 1;
        for (int quad = 0; 4 * quad < colours; quad++) Blend(samples, quad, colours - (4 * quad), new Copies(origin, quarters), points, black, number, lambda, edge, run);
    }

    /// <summary>Where missing points come from.</summary>
    readonly record struct Copies(int[] Origin, byte[]? Quarters)
    {
        /// <summary>The origin of a point, and what direction of its k-th neighbour is there.</summary>
        public (int Origin, int Direction) Of(int point, int k)
        {
            for (int turn = k < 4 ? Quarters?[point] ?? 0 : 0; turn > 0; turn--) k = k switch { 0 => 2, 1 => 3, 2 => 1, _ => 0 };
            return (Origin[point], k);
        }
    }

    static bool IsBlack(in PatchShape shape, int point) => shape.Place(point) is var (x, y, z) && ((x + y + z) & 1) != 0;

    static void Blend(PatchSamples samples, int quad, int colours, Copies copies, int[] points, int black, int[] number, float lambda, float edge, Run run)
    {
        int n = points.Length, first = quad * samples.Shape.Count;
        // What stands beside the last colours is no colour.
        var colour = Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(colours)).AsSingle();
        var values = MemoryMarshal.Cast<float, Vector128<float>>(samples.Values.AsSpan());
        var (u, b, share, neighbours, weights) = (new Vector128<float>[n + 1], new Vector128<float>[n], new float[n], new int[6 * n], new float[6 * n]);
        for (int i = 0; i < n; i++)
        {
            if (i % 16384 == 0) run.Step(0);
            int p = points[i];
            (u[i], b[i]) = (values[first + p], lambda * values[first + p]);
            float diagonal = lambda;
            for (int k = 0; k < 6; k++)
            {
                neighbours[(6 * i) + k] = n;
                if (!Neighbour(samples.Shape, p, k, out int step)) continue;
                int q = p + step;
                if (!Difference(samples, values, first, copies, p, q, k, out var g)) continue;
                var disagreement = (values[first + q] - values[first + p] - g) & colour;
                float weight = (samples.Missing[q] != 0 ? 1 : Rim) / (1 + (Vector128.Dot(disagreement, disagreement) / (edge * edge)));
                diagonal += weight;
                b[i] -= weight * g;
                if (samples.Missing[q] != 0) (neighbours[(6 * i) + k], weights[(6 * i) + k]) = (number[q] - 1, weight);
                else b[i] += weight * values[first + q];
            }
            share[i] = 1 / diagonal;
        }
        Solve(u, b, share, neighbours, weights, black, lambda, run);
        for (int i = 0; i < n; i++) values[first + points[i]] = u[i];
    }

    static void Solve(Vector128<float>[] u, Vector128<float>[] b, float[] share, int[] neighbours, float[] weights, int black, float lambda, Run run)
    {
        var device = run.Device;
        using DeviceBuffer x = device.Upload<float>(MemoryMarshal.Cast<Vector128<float>, float>(u)), right = device.Upload<float>(MemoryMarshal.Cast<Vector128<float>, float>(b)),
            diagonal = device.Adopt(share), near = device.Adopt(neighbours), weight = device.Adopt(weights);
        Solve(run, lambda, black, b.Length, x, right, diagonal, near, weight);
        device.Read(x, MemoryMarshal.Cast<Vector128<float>, float>(u.AsSpan()));
    }

    /// <summary>Relaxes equations whose weights are about 1, and the data term's about λ, from a start u.</summary>
    internal static void Solve(Run run, float lambda, int black, int count, params ReadOnlySpan<DeviceBuffer> system)
    {
        // The largest eigenvalue of Jacobi's iteration on a large hole, and Young's factor for it.
        double radius = 4 / (4 + (double)lambda);
        float omega = (float)(2 / (1 + Math.Sqrt(1 - (radius * radius))));
        int sweeps = (int)Math.Ceiling(8 / (2 - omega));
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            run.Cancel.ThrowIfCancellationRequested();
            Dispatch(run.Device, new Args(0, black, omega), system);
            Dispatch(run.Device, new Args(black, count, omega), system);
        }

        static void Dispatch(Device device, Args args, ReadOnlySpan<DeviceBuffer> system) =>
            device.Dispatch(Relax, PatchMatch.RowLength, (args.End - args.Start + PatchMatch.RowLength - 1) / PatchMatch.RowLength, args, system);
    }

    static bool Neighbour(in PatchShape s, int p, int k, out int step)
    {
        var (x, y, z) = s.Place(p);
        (step, bool inside) = k switch
        {
            0 => (1, x + 1 < s.Width),
            1 => (-1, x > 0),
            2 => (s.Width, y + 1 < s.Height),
            3 => (-s.Width, y > 0),
            4 => (s.Width * s.Height, z + 1 < s.Depth),
            _ => (-s.Width * s.Height, z > 0),
        };
        return inside;
    }

    /// <summary>What u_q − u_p is in the sources of p and of its k-th neighbour q; false where neither can tell.</summary>
    static bool Difference(PatchSamples samples, ReadOnlySpan<Vector128<float>> values, int first, Copies copies, int p, int q, int k, out Vector128<float> g)
    {
        (g, int told) = (Vector128<float>.Zero, 0);
        var (origin, direction) = copies.Of(p, k);
        if (IsKnownBeside(samples, origin, direction, out int step))
        {
            g += values[first + origin + step] - values[first + origin];
            told++;
        }
        // Neighbours 2j and 2j + 1 are opposite.
        (origin, direction) = copies.Of(q, k ^ 1);
        if (samples.Missing[q] != 0 && IsKnownBeside(samples, origin, direction, out step))
        {
            g += values[first + origin] - values[first + origin + step];
            told++;
        }
        if (told > 1) g *= 0.5f;
        return told > 0;
    }

    static bool IsKnownBeside(PatchSamples samples, int point, int k, out int step) =>
        Neighbour(samples.Shape, point, k, out step) && samples.Missing[point + step] == 0 && samples.Barred[point + step] == 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void RelaxCpu(int start, int end, in Args a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        ref var u = ref Multigrid.First<Vector128<float>>(buffers[0]);
        ref var b = ref Multigrid.First<Vector128<float>>(buffers[1]);
        ref float share = ref Multigrid.First<float>(buffers[2]), weight = ref Multigrid.First<float>(buffers[4]);
        ref int neighbours = ref Multigrid.First<int>(buffers[3]);
        for (int i = a.Start + (start * PatchMatch.RowLength), last = Math.Min(a.Start + (end * PatchMatch.RowLength), a.End); i < last; i++)
        {
            var sum = Unsafe.Add(ref b, i);
            for (int k = 6 * i; k < (6 * i) + 6; k++) sum += Unsafe.Add(ref weight, k) * Unsafe.Add(ref u, Unsafe.Add(ref neighbours, k));
            Unsafe.Add(ref u, i) += a.Omega * ((sum * Unsafe.Add(ref share, i)) - Unsafe.Add(ref u, i));
        }
    }
}
