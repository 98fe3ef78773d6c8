using System.Runtime.InteropServices;
using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Disocclusion;

/// <summary>
/// Depth behind what hid it. With ζ = 1/depth, which is linear on planes: <c>min ∫ |D²ζ|²</c> over the hole, with value and
/// slope of the far rim and free of the near rim, then <c>ζ ≤ (1 − δ) ζ_near</c>: a floor goes on as a floor under the thing
/// that stood on it, and never in front of it.
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
    /// <summary>Weight of |∇ζ|², which only decides what the second differences leave open.</summary>
    const double Membrane = 1e-9;

    /// <summary>A depth that is known everywhere: the given one where it is known, the completed one elsewhere.</summary>
    /// <param name="depth">Depth along the viewing axis, one channel, one slice.</param>
    /// <param name="hole">1 = missing. Depths that are not positive and finite are missing too.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <exception cref="ArgumentException">No depth is known.</exception>
    internal static Field Complete(Field depth, Mask hole, Run run)
    {
        var zeta = new double[depth.PlaneLength];
        for (int i = 0; i < zeta.Length; i++)
            if (hole.Samples[i] == 0 && depth.Samples[i] is var z && z > 0 && float.IsFinite(z)) zeta[i] = 1.0 / z;
        if (Array.TrueForAll(zeta, value => value == 0)) throw new ArgumentException("No depth is known, so none can be continued.");
        var (isFar, bound) = Rims(zeta, depth.Width, depth.Height, run.Part(0, 0.1));
        Solve(zeta, isFar, bound, depth.Width, run.Part(0.1, 1));
        var result = depth.Clone();
        for (int i = 0; i < zeta.Length; i++)
            if (!IsKnown(depth, hole, i)) result.Samples[i] = (float)(1 / zeta[i]);
        return result;
    }

    static bool IsKnown(Field depth, Mask hole, int i) => hole.Samples[i] == 0 && depth.Samples[i] > 0 && float.IsFinite(depth.Samples[i]);

    /// <summary>
    /// Which known pixels are the far side of a hole, and for each missing pixel the largest ζ it may have. Every missing
    /// pixel looks along the line of four directions on which the hole is thinnest; the nearer of the line's two ends is near.
    /// </summary>
    static (bool[] IsFar, double[] Bound) Rims(double[] zeta, int width, int height, Run run)
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
            var (y, x) = Math.DivRem(i, width);
            for (int v = Math.Max(y - 1, 0); v <= Math.Min(y + 1, height - 1); v++)
                for (int u = Math.Max(x - 1, 0); u <= Math.Min(x + 1, width - 1); u++)
                    if ((v * width) + u is var j && zeta[j] > 0 && asFar[j] >= asNear[j] && Math.Abs(zeta[j] - zeta[i]) <= Contrast * zeta[i]) isFar[j] = true;
        }
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
    static void Solve(double[] zeta, bool[] isFar, double[] bound, int width, Run run)
    {
        double farthest = zeta.Where(value => value > 0).Min();
        var equations = new PlateEquations(zeta, isFar, width, run.Part(0, 0.3));
        equations.Solve(run.Part(0.3, 1));
        for (int i = 0; i < zeta.Length; i++)
            if (bound[i] > 0) zeta[i] = Math.Min(Math.Max(equations.Value(i) ?? farthest, 0.5 * farthest), bound[i]);
    }

    /// <summary>Normal equations of the second differences that lie in the hole and on its far rim.</summary>
    sealed class PlateEquations
    {
        readonly double[] _zeta;
        readonly bool[] _isFar;
        readonly int _width;
        /// <summary>Number of the unknown at a pixel, or −1.</summary>
        readonly int[] _unknown;
        readonly List<int> _rows = [], _columns = [];
        readonly List<double> _values = [];
        readonly double[] _solution;

        internal PlateEquations(double[] zeta, bool[] isFar, int width, Run run)
        {
            (_zeta, _isFar, _width) = (zeta, isFar, width);
            _unknown = new int[zeta.Length];
            _unknown.AsSpan().Fill(-1);
            _solution = new double[NumberReached()];
            int height = zeta.Length / width;
            for (int y = 0; y < height; y++)
            {
                run.Step((double)y / height);
                for (int x = 0; x < width; x++)
                {
                    int i = (y * width) + x;
                    bool right = x + 1 < width, below = y + 1 < height;
                    if (x > 0 && right) Add(1, [i - 1, i, i + 1], [1, -2, 1]);
                    if (y > 0 && below) Add(1, [i - width, i, i + width], [1, -2, 1]);
                    if (right && below) Add(2, [i, i + 1, i + width, i + width + 1], [1, -1, -1, 1]);
                    if (right) Add(Membrane, [i, i + 1], [1, -1]);
                    if (below) Add(Membrane, [i, i + width], [1, -1]);
                }
            }
        }

        /// <summary>Numbers the missing pixels that are connected to the far rim by sides, as the membrane is, which makes the equations definite.</summary>
        int NumberReached()
        {
            var queue = new Queue<int>(Enumerable.Range(0, _zeta.Length).Where(i => _isFar[i]));
            int count = 0;
            while (queue.TryDequeue(out int i))
            {
                int x = i % _width;
                foreach (var (dx, dy) in ((int, int)[])[(-1, 0), (0, -1), (1, 0), (0, 1)])
                {
                    int j = i + (dy * _width) + dx;
                    if (x + dx < 0 || x + dx >= _width || j < 0 || j >= _zeta.Length || _zeta[j] > 0 || _unknown[j] >= 0) continue;
                    _unknown[j] = count++;
                    queue.Enqueue(j);
                }
            }
            return count;
        }

        /// <summary>Adds weight · (Σ coefficient ζ)² if all its pixels are unknown or far rim.</summary>
        void Add(double weight, ReadOnlySpan<int> pixels, ReadOnlySpan<double> coefficients)
        {
            bool any = false;
            double constant = 0;
            for (int k = 0; k < pixels.Length; k++)
            {
                int pixel = pixels[k];
                if (_unknown[pixel] >= 0) any = true;
                else if (_isFar[pixel]) constant += coefficients[k] * _zeta[pixel];
                else return;
            }
            if (!any) return;
            for (int k = 0; k < pixels.Length; k++)
            {
                int row = _unknown[pixels[k]];
                if (row < 0) continue;
                _solution[row] -= weight * coefficients[k] * constant;
                for (int l = 0; l < pixels.Length; l++)
                {
                    if (_unknown[pixels[l]] < 0) continue;
                    _rows.Add(row);
                    _columns.Add(_unknown[pixels[l]]);
                    _values.Add(weight * coefficients[k] * coefficients[l]);
                }
            }
        }

        internal void Solve(Run run)
        {
            if (_solution.Length == 0) return;
            var matrix = SparseMatrix.FromEntries(_solution.Length, CollectionsMarshal.AsSpan(_rows), CollectionsMarshal.AsSpan(_columns), CollectionsMarshal.AsSpan(_values));
            SparseCholesky.Of(matrix, run).Solve(_solution);
        }

        /// <summary>ζ of a missing pixel, or null where no far rim reaches it.</summary>
        internal double? Value(int pixel) => _unknown[pixel] >= 0 ? _solution[_unknown[pixel]] : null;
    }
}
