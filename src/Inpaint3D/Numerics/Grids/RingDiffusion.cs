namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// Diffuses values on nodes of a grid into the nodes beside them: in each pass the nodes next to those that have a value get one, and every value
/// becomes d ← w d_s + (1 − w) h∗d, the mean of itself and its up to six neighbours, mixed with the given value d_s by its confidence w.
/// </summary>
/// <remarks>J. Davis, S. R. Marschner, M. Garr, M. Levoy. Filling holes in complex surfaces using volumetric diffusion. 3DPVT 2002, section 3.</remarks>
internal sealed class RingDiffusion
{
    static readonly (int X, int Y, int Z)[] s_beside = [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)];

    readonly SparseGrid _grid;
    readonly List<int[]> _neighbours = [];
    readonly double[] _given, _confidence;
    readonly HashSet<(int, int, int)> _refused = [];
    readonly Func<(int X, int Y, int Z), bool> _mayEnter;
    double[] _values;

    RingDiffusion(SparseGrid grid, double[] given, double[] confidence, Func<(int X, int Y, int Z), bool> mayEnter)
    {
        (_grid, _given, _confidence, _mayEnter, _values) = (grid, given, confidence, mayEnter, (double[])given.Clone());
        for (int node = 0; node < grid.Count; node++) Link(node);
    }

    /// <summary>Diffuses ring by ring until the places where values change their sign have no end, and some passes more.</summary>
    /// <param name="grid">Nodes with given values; new ones are entered behind them.</param>
    /// <param name="given">d_s, one a node.</param>
    /// <param name="confidence">w, 0 to 1, one a node.</param>
    /// <param name="mayEnter">True for a node that may get a value; asked once.</param>
    /// <param name="more">Passes after the last ring.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>A value for every node of the grid.</returns>
    public static double[] Grow(SparseGrid grid, double[] given, double[] confidence, Func<(int X, int Y, int Z), bool> mayEnter, int more, Run run)
    {
        var diffusion = new RingDiffusion(grid, given, confidence, mayEnter);
        for (int ring = 0, before = -1, rings = 1; before < grid.Count && (rings == 1 || diffusion.ChangesSignFrom(ring)); rings++)
        {
            run.Step(0.5 * rings / (rings + 20));
            before = grid.Count;
            diffusion.AddRing(ring, run);
            diffusion.Smooth();
            ring = before;
        }
        for (int pass = 0; pass < more; pass++)
        {
            run.Step(0.5 + (0.5 * pass / more));
            diffusion.Smooth();
        }
        return diffusion._values;
    }

    /// <summary>True when a node from a number on has a neighbour of the other sign.</summary>
    bool ChangesSignFrom(int from)
    {
        for (int node = from; node < _grid.Count; node++)
            foreach (int other in _neighbours[node]) if (other >= 0 && _values[other] < 0 != _values[node] < 0) return true;
        return false;
    }

    /// <summary>Enters the nodes beside those from a number on; a node's first value is the mean of its neighbours'.</summary>
    void AddRing(int from, Run run)
    {
        int end = _grid.Count;
        for (int node = from; node < end; node++)
        {
            if ((node & 0xff) == 0) run.Cancel.ThrowIfCancellationRequested();
            var (x, y, z) = _grid[node];
            foreach (var (dx, dy, dz) in s_beside)
            {
                var place = (x + dx, y + dy, z + dz);
                if (_grid.Find(place) >= 0 || _refused.Contains(place)) continue;
                if (_mayEnter(place)) _grid.Add(place);
                else _refused.Add(place);
            }
        }
        Array.Resize(ref _values, _grid.Count);
        for (int node = end; node < _grid.Count; node++) Link(node);
        for (int node = end; node < _grid.Count; node++)
        {
            var (sum, count) = (0.0, 0);
            foreach (int other in _neighbours[node])
            {
                if (other < 0 || other >= end) continue;
                (sum, count) = (sum + _values[other], count + 1);
            }
            _values[node] = sum / count;
        }
    }

    void Link(int node)
    {
        var beside = Array.ConvertAll(s_beside, d => _grid.Beside(node, d.X, d.Y, d.Z));
        _neighbours.Add(beside);
        for (int k = 0; k < 6; k++) if (beside[k] >= 0 && beside[k] < _neighbours.Count) _neighbours[beside[k]][k ^ 1] = node;
    }

    /// <summary>One pass.</summary>
    void Smooth()
    {
        var next = new double[_values.Length];
        for (int node = 0; node < next.Length; node++)
        {
            var (sum, count) = (_values[node], 1);
            foreach (int other in _neighbours[node])
            {
                if (other < 0) continue;
                (sum, count) = (sum + _values[other], count + 1);
            }
            double w = node < _given.Length ? _confidence[node] : 0;
            next[node] = ((1 - w) * sum / count) + (w > 0 ? w * _given[node] : 0);
        }
        _values = next;
    }
}
