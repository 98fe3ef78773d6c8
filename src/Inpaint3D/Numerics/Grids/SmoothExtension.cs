using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// Extends a function from known nodes of a grid to unknown ones with the least ∑ |∇ᵏf|², the sum of its squared k-th differences, plus
/// α ∑ f(p)² at some points p, by one sparse factorisation: k = 2 is the least bending and gives linear functions back exactly, k = 3 the least change
/// of curvature and gives quadratic ones back.
/// </summary>
/// <remarks>k = 2 is the smoothness term of F. Calakli, G. Taubin. SSD: smooth signed distance surface reconstruction. Computer Graphics Forum 30(7), 2011.</remarks>
internal static class SmoothExtension
{
    /// <summary>Holds nodes that hang on nothing known.</summary>
    const double Anchor = 1e-9;

    /// <summary>Fills in the unknown values.</summary>
    /// <param name="grid">The nodes.</param>
    /// <param name="values">One a node; NaN where unknown, and finite afterwards.</param>
    /// <param name="order">k.</param>
    /// <param name="zeros">Places, in units of the grid, where the function should be zero; those in cells without all corners do not count.</param>
    /// <param name="alpha">α.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static void Solve(SparseGrid grid, double[] values, int order, IEnumerable<Vec3> zeros, double alpha, Run run)
    {
        var system = new System(values);
        var differences = Differences(order).ToArray();
        for (int node = 0; node < grid.Count; node++)
        {
            if ((node & 0xfff) == 0) run.Step(0.2 * node / grid.Count);
            foreach (var difference in differences) system.Add(Array.ConvertAll(difference.Offsets, d => grid.Beside(node, d.X, d.Y, d.Z)), difference.Factors, difference.Weight);
        }
        Span<int> corners = stackalloc int[8];
        Span<double> weights = stackalloc double[8];
        foreach (var zero in zeros)
        {
            if (!grid.TryCell(zero, corners, out var inCell)) continue;
            for (int c = 0; c < 8; c++) weights[c] = SparseGrid.Weight(c, inCell);
            system.Add(corners, weights, alpha);
        }
        system.Solve(values, run.Part(0.2, 1));
    }

    /// <summary>The differences (Δx)ⁱ (Δy)ʲ (Δz)ˡ with i + j + l = k, each as often as there are orders to take it in: k! / i! j! l!.</summary>
    static IEnumerable<((int X, int Y, int Z)[] Offsets, double[] Factors, double Weight)> Differences(int order)
    {
        for (int i = 0; i <= order; i++)
        {
            for (int j = 0; i + j <= order; j++)
            {
                int l = order - i - j;
                var terms = from a in Enumerable.Range(0, i + 1) from b in Enumerable.Range(0, j + 1) from c in Enumerable.Range(0, l + 1)
                            select (Offset: (a, b, c), Factor: ((a + b + c) % 2 == 0 ? 1.0 : -1) * Choose(i, a) * Choose(j, b) * Choose(l, c));
                yield return ([.. terms.Select(term => term.Offset)], [.. terms.Select(term => term.Factor)], Choose(order, i) * Choose(order - i, j));
            }
        }
    }

    static double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;

    /// <summary>Normal equations of weighted squares of sums.</summary>
    sealed class System
    {
        readonly double[] _known;
        readonly int[] _unknown;
        readonly int _size;
        readonly List<int> _rows = [], _columns = [];
        readonly List<double> _entries = [];
        readonly double[] _sides;

        public System(double[] values)
        {
            (_known, _unknown) = (values, new int[values.Length]);
            for (int i = 0; i < values.Length; i++) _unknown[i] = double.IsNaN(values[i]) ? _size++ : -1;
            _sides = new double[_size];
            for (int i = 0; i < _size; i++) Enter(i, i, Anchor);
        }

        /// <summary>Adds weight · (Σ factorₖ valueₖ)²; nothing when one of the nodes is not there.</summary>
        public void Add(ReadOnlySpan<int> nodes, ReadOnlySpan<double> factors, double weight)
        {
            double known = 0;
            foreach (int node in nodes) if (node < 0) return;
            for (int k = 0; k < nodes.Length; k++) known += _unknown[nodes[k]] < 0 ? factors[k] * _known[nodes[k]] : 0;
            for (int k = 0; k < nodes.Length; k++)
            {
                int i = _unknown[nodes[k]];
                if (i < 0) continue;
                _sides[i] -= weight * factors[k] * known;
                for (int l = 0; l < nodes.Length; l++)
                    if (_unknown[nodes[l]] is >= 0 and var j) Enter(i, j, weight * factors[k] * factors[l]);
            }
        }

        public void Solve(double[] values, Run run)
        {
            if (_size == 0) return;
            var matrix = SparseMatrix.FromEntries(_size, _rows.ToArray(), _columns.ToArray(), _entries.ToArray());
            run.Step(0.1);
            var factor = new SparseCholesky(matrix, run with { Progress = null });
            run.Step(0.3);
            bool isSolved = factor.TryFactor(matrix, run.Part(0.3, 1));
            if (isSolved) factor.Solve(_sides);
            for (int i = 0; i < values.Length; i++) if (_unknown[i] >= 0) values[i] = isSolved ? _sides[_unknown[i]] : 0;
        }

        void Enter(int i, int j, double value)
        {
            _rows.Add(i);
            _columns.Add(j);
            _entries.Add(value);
        }
    }
}
