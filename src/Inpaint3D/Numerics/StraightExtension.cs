using Inpaint3D.Data;

namespace Inpaint3D.Numerics;

/// <summary>
/// Extends a function from known nodes of a grid to unknown ones with the least bending ∑ |∇²f|², the sum of its squared second differences, plus
/// α ∑ f(p)² at some points p, by one sparse factorisation. Beyond the nodes nothing bends, so that linear functions come back exactly.
/// </summary>
/// <remarks>The smoothness term of F. Calakli, G. Taubin. SSD: smooth signed distance surface reconstruction. Computer Graphics Forum 30(7), 2011.</remarks>
internal static class StraightExtension
{
    /// <summary>Holds nodes that hang on nothing known.</summary>
    const double Anchor = 1e-9;

    /// <summary>Fills in the unknown values.</summary>
    /// <param name="grid">The nodes.</param>
    /// <param name="values">One a node; NaN where unknown, and finite afterwards.</param>
    /// <param name="zeros">Places, in units of the grid, where the function should be zero; those in cells without all corners do not count.</param>
    /// <param name="alpha">α.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static void Solve(SparseGrid grid, double[] values, IEnumerable<Vec3> zeros, double alpha, Run run)
    {
        var system = new System(values);
        for (int node = 0; node < grid.Count; node++)
        {
            if ((node & 0xfff) == 0) run.Step(0.2 * node / grid.Count);
            AddBending(grid, node, system);
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

    static void AddBending(SparseGrid grid, int node, System system)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            var (x, y, z) = (axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
            system.Add([grid.Beside(node, -x, -y, -z), node, grid.Beside(node, x, y, z)], [1, -2, 1], 1);
            // Mixed differences count twice: f_xy and f_yx.
            var (u, v, w) = (z, x, y);
            system.Add([node, grid.Beside(node, x, y, z), grid.Beside(node, u, v, w), grid.Beside(node, x + u, y + v, z + w)], [1, -1, -1, 1], 2);
        }
    }

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
