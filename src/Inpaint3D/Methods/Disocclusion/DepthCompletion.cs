using Inpaint3D.Data;
using Inpaint3D.Views;

namespace Inpaint3D.Methods.Disocclusion;

/// <summary>
/// Depth behind what hid it. With ζ = 1/depth, which is linear on planes: <c>min ∫ |D²ζ|²</c> over the hole, with value and
/// slope of the far rim and free of the near rim, then <c>ζ ≤ (1 − δ) ζ_near</c>: a floor goes on as a floor under the thing
/// that stood on it, and never in front of it. Which rim is far, the camera's motion tells: a rim is near when it is closer to
/// what hid the hole's pixels than to what went on behind it in the source; where that is not known, the two ends of the
/// thinnest line through a pixel are compared.
/// </summary>
/// <remarks>
/// The thin plate of J. Duchon. Splines minimizing rotation-invariant semi-norms in Sobolev spaces. Springer, 1977, on the
/// pixels' second differences; those that would reach into the near rim are left out, which is its free boundary.
/// </remarks>
internal static class DepthCompletion
{
    /// <summary>Relative step of ζ across the hole from which one rim is near and the other far.</summary>
    const double Contrast = 0.02;
    /// <summary>How far behind the near rim the filled depth stays, as a share of ζ.</summary>
    const double Behind = 0.005;

    /// <summary>A depth that is known everywhere: the given one where it is known, the completed one elsewhere.</summary>
    /// <param name="depth">Depth along the viewing axis, one channel, one slice.</param>
    /// <param name="hole">1 = missing. Depths that are not positive and finite are missing too.</param>
    /// <param name="gaps">Between which surfaces the hole opened, or null if unknown.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <exception cref="ArgumentException">No depth is known.</exception>
    internal static Field Complete(Field depth, Mask hole, Gaps? gaps, Run run)
    {
        var zeta = new double[depth.PlaneLength];
        for (int i = 0; i < zeta.Length; i++)
            if (hole.Samples[i] == 0 && depth.Samples[i] is var z && z > 0 && float.IsFinite(z)) zeta[i] = 1.0 / z;
        if (Array.TrueForAll(zeta, value => value == 0)) throw new ArgumentException("No depth is known, so none can be continued.");
        var (isFar, bound) = Rims(zeta, gaps, depth.Width, depth.Height, run.Part(0, 0.1));
        Solve(zeta, isFar, bound, gaps, depth.Width, run.Part(0.1, 1));
        var result = depth.Clone();
        for (int i = 0; i < zeta.Length; i++)
            if (!IsKnown(depth, hole, i)) result.Samples[i] = (float)(1 / zeta[i]);
        return result;
    }

    static bool IsKnown(Field depth, Mask hole, int i) => hole.Samples[i] == 0 && depth.Samples[i] > 0 && float.IsFinite(depth.Samples[i]);

    /// <summary>
    /// Which known pixels are the far side of a hole, and for each missing pixel the largest ζ it may have. A missing pixel
    /// of a gap judges its neighbours by the gap's two sides. Any other looks along the line of four directions on which the
    /// hole is thinnest; the nearer of the line's two ends is near.
    /// </summary>
    static (bool[] IsFar, double[] Bound) Rims(double[] zeta, Gaps? gaps, int width, int height, Run run)
    {
        var ends = new int[Directions.Length][];
        for (int d = 0; d < ends.Length; d++)
        {
            run.Step((double)d / ends.Length);
            ends[d] = Ends(zeta, width, height, Directions[d].Dx, Directions[d].Dy);
        }
        var (asFar, asNear, bound) = (new int[zeta.Length], new int[zeta.Length], new double[zeta.Length]);
        var isFar = new bool[zeta.Length];
        for (int i = 0; i < zeta.Length; i++)
        {
            if (zeta[i] > 0) continue;
            if (gaps?.Has(i) == true)
            {
                bound[i] = gaps.Middle(i);
                foreach (int j in Around(i, width, height))
                    if (zeta[j] > 0) (zeta[j] > bound[i] ? asNear : asFar)[j]++;
                continue;
            }
            bound[i] = double.PositiveInfinity;
            var (a, b) = Thinnest(ends, i, width);
            if (a < 0) continue;
            if (b >= 0 && zeta[a] < zeta[b]) (a, b) = (b, a);
            bool step = b >= 0 && zeta[a] > zeta[b] * (1 + Contrast);
            (step ? asNear : asFar)[a]++;
            if (b >= 0) asFar[b]++;
            if (step) bound[i] = zeta[a] * (1 - Behind);
        }
        for (int i = 0; i < zeta.Length; i++)
            if (asFar[i] > 0 && asFar[i] >= asNear[i]) Spread(i);
        return (isFar, bound);

        // The slope needs a second pixel of the same surface behind the rim.
        void Spread(int i)
        {
            foreach (int j in Around(i, width, height))
                if (zeta[j] > 0 && asFar[j] >= asNear[j] && Math.Abs(zeta[j] - zeta[i]) <= Contrast * zeta[i]) isFar[j] = true;
        }
    }

    /// <summary>A pixel and those that touch it.</summary>
    static IEnumerable<int> Around(int i, int width, int height)
    {
        var (y, x) = Math.DivRem(i, width);
        for (int v = Math.Max(y - 1, 0); v <= Math.Min(y + 1, height - 1); v++)
            for (int u = Math.Max(x - 1, 0); u <= Math.Min(x + 1, width - 1); u++) yield return (v * width) + u;
    }

    /// <summary>Four directions and then their opposites.</summary>
    static readonly (int Dx, int Dy)[] Directions = [(-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1)];

    /// <summary>For each missing pixel the first known one in a direction, or −1.</summary>
    static int[] Ends(double[] zeta, int width, int height, int dx, int dy)
    {
        var end = new int[zeta.Length];
        bool forward = dy < 0 || (dy == 0 && dx < 0);
        for (int k = 0; k < zeta.Length; k++)
        {
            int i = forward ? k : zeta.Length - 1 - k;
            var (y, x) = Math.DivRem(i, width);
            bool inside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
            int next = i + (dy * width) + dx;
            end[i] = !inside ? -1 : zeta[next] > 0 ? next : end[next];
        }
        return end;
    }

    /// <summary>The ends of the shortest line through a pixel that ends twice in known ones; else the nearest single end.</summary>
    static (int A, int B) Thinnest(int[][] ends, int i, int width)
    {
        var best = (A: -1, B: -1);
        int shortest = int.MaxValue, nearest = int.MaxValue;
        for (int d = 0; d < 4; d++)
        {
            int a = ends[d][i], b = ends[d + 4][i];
            if (a >= 0 && b >= 0 && Squared(a, b) < shortest) (best, shortest) = ((a, b), Squared(a, b));
        }
        if (best.A >= 0) return best;
        for (int d = 0; d < 8; d++)
            if (ends[d][i] is var a && a >= 0 && Squared(a, i) < nearest) (best, nearest) = ((a, -1), Squared(a, i));
        return best;

        int Squared(int p, int q)
        {
            var ((py, px), (qy, qx)) = (Math.DivRem(p, width), Math.DivRem(q, width));
            return ((px - qx) * (px - qx)) + ((py - qy) * (py - qy));
        }
    }

    /// <summary>Writes the minimiser into the missing pixels.</summary>
    static void Solve(double[] zeta, bool[] isFar, double[] bound, Gaps? gaps, int width, Run run)
    {
        double farthest = zeta.Where(value => value > 0).Min();
        var equations = new PlateEquations(zeta, isFar, gaps, width, run.Part(0, 0.3));
        equations.Solve(run.Part(0.3, 1));
        for (int i = 0; i < zeta.Length; i++)
            if (bound[i] > 0) zeta[i] = Math.Min(Math.Max(equations.Value(i) ?? farthest, 0.5 * farthest), bound[i]);
    }
}
