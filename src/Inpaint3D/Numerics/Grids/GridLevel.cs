using Inpaint3D.Data;

namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// One level of a multigrid: the missing pixels of one grid, numbered colour by colour, and the rows of the operator on them.
/// Only missing pixels are stored, so that time and memory grow with the hole and not with the picture.
/// </summary>
/// <remarks>
/// The next coarser grid has the pixels with even coordinates. A fine pixel is interpolated from the 1, 2 or 4 nearest of them
/// (bilinear; those outside the grid are left out, those that are known count as zero error), and the coarse operator is
/// Pᵀ A P. It is therefore symmetric and positive definite on any mask, and the correction never raises the energy.
/// </remarks>
internal sealed class GridLevel
{
    readonly int _x0, _y0, _stride;
    readonly int[] _map;
    readonly CancellationToken _cancel;

    GridLevel(int width, int height, Box box, int radius, CancellationToken cancel)
    {
        (Width, Height, Radius, _cancel) = (width, height, radius, cancel);
        // A margin, so that looking up a neighbour needs no test of the border.
        (_x0, _y0, _stride) = (box.X0 - radius, box.Y0 - radius, box.Width + (2 * radius));
        _map = new int[checked(_stride * (box.Height + (2 * radius)))];
    }

    /// <summary>Columns of the grid.</summary>
    public int Width { get; }
    /// <summary>Rows of the grid.</summary>
    public int Height { get; }
    /// <summary>Reach of the operator in pixels.</summary>
    public int Radius { get; }
    /// <summary>Columns of the unknowns.</summary>
    public int[] X { get; private set; } = [];
    /// <summary>Rows of the unknowns.</summary>
    public int[] Y { get; private set; } = [];
    /// <summary>First unknown of every colour, then the number of unknowns.</summary>
    public int[] Starts { get; private set; } = [];
    /// <summary>Unknowns; also the number that stands for a neighbour without error: known, or outside.</summary>
    public int Count => X.Length;
    /// <summary>Where the neighbours of an unknown lie.</summary>
    public (int X, int Y)[] Offsets { get; private set; } = [];
    /// <summary>Neighbours of an unknown.</summary>
    public int Reach => Offsets.Length;
    /// <summary>The neighbours of every unknown, <see cref="Reach"/> each.</summary>
    public int[] Neighbours { get; private set; } = [];
    /// <summary>The weights of the neighbours; <see cref="Reach"/> in all where all unknowns have the same, else each has its own.</summary>
    public float[] Weights { get; private set; } = [];
    /// <summary>The weight of every unknown itself.</summary>
    public float[] Diagonal { get; private set; } = [];
    /// <summary>Whether an unknown has the same row as all others that are marked: the operator's own, with all neighbours.</summary>
    public bool[] IsUniform { get; private set; } = [];
    /// <summary>The four pixels of the coarser level that an unknown is interpolated from.</summary>
    public int[] Parents { get; private set; } = [];
    /// <summary>The weight of each of these: 1, ½ or ¼.</summary>
    public float[] Share { get; private set; } = [];
    /// <summary>The nine pixels of the finer level that are interpolated from an unknown.</summary>
    public int[] Children { get; private set; } = [];

    /// <summary>The weight of a neighbour.</summary>
    public float Weight(int unknown, int neighbour) => Weights[Weights.Length == Reach ? neighbour : (unknown * Reach) + neighbour];

    /// <summary>The number of the unknown at a pixel of the box or its margin; <see cref="Count"/> where there is none.</summary>
    int Id(int x, int y) => _map[((y - _y0) * _stride) + x - _x0] is int id and > 0 ? id - 1 : Count;

    /// <summary>The finest level: the missing pixels of one slice under a stencil.</summary>
    public static GridLevel Finest(Mask hole, int z, Stencil stencil, CancellationToken cancel)
    {
        var missing = hole.Samples.AsSpan(z * hole.Width * hole.Height, hole.Width * hole.Height);
        int count = missing.Length - missing.Count((byte)0);
        var (x, y) = (new List<int>(count), new List<int>(count));
        var (x0, x1) = (hole.Width, 0);
        for (int row = 0; row < hole.Height; row++)
        {
            var samples = hole.Row(row, z);
            int first = samples.IndexOf((byte)1), last = samples.LastIndexOf((byte)1);
            if (first < 0) continue;
            (x0, x1) = (Math.Min(x0, first), Math.Max(x1, last + 1));
            for (int column = first; column <= last; column++)
            {
                if (samples[column] == 0) continue;
                x.Add(column);
                y.Add(row);
            }
        }
        var level = new GridLevel(hole.Width, hole.Height, new Box(x0, y[0], 0, x1, y[^1] + 1, 1), stencil.Radius, cancel);
        level.Number(x, y, stencil.Colours, stencil.Colour);
        level.Apply(stencil);
        return level;
    }

    /// <summary>The next coarser level, with operator <paramref name="scale"/> · Pᵀ A P, or null where no missing pixel has even coordinates.</summary>
    public GridLevel? Coarsen(float scale)
    {
        var (x, y) = (new List<int>(Count / 3), new List<int>(Count / 3));
        int rows = _map.Length / _stride;
        for (int j = _y0 & 1; j < rows; j += 2)
        {
            for (int i = _x0 & 1; i < _stride; i += 2)
            {
                if (_map[(j * _stride) + i] == 0) continue;
                x.Add((i + _x0) >> 1);
                y.Add((j + _y0) >> 1);
            }
        }
        if (x.Count == 0) return null;
        var box = new Box(_x0 >> 1, _y0 >> 1, 0, ((_x0 + _stride) >> 1) + 1, ((_y0 + rows) >> 1) + 1, 1);
        var coarse = new GridLevel((Width + 1) / 2, (Height + 1) / 2, box, Radius, _cancel);
        int period = Radius + 1;
        coarse.Number(x, y, period * period, (column, row) => (column % period) + (period * (row % period)));
        Relate(coarse);
        coarse.Galerkin(this, scale);
        return coarse;
    }

    /// <summary>Numbers pixels given row by row: colour by colour, each colour row by row.</summary>
    void Number(List<int> x, List<int> y, int colours, Func<int, int, int> colour)
    {
        var colourOf = new byte[x.Count];
        Starts = new int[colours + 1];
        for (int i = 0; i < x.Count; i++) Starts[(colourOf[i] = (byte)colour(x[i], y[i])) + 1]++;
        for (int c = 0; c < colours; c++) Starts[c + 1] += Starts[c];
        var next = Starts.AsSpan(0, colours).ToArray();
        (X, Y) = (new int[x.Count], new int[x.Count]);
        for (int i = 0; i < x.Count; i++)
        {
            int id = next[colourOf[i]]++;
            (X[id], Y[id]) = (x[i], y[i]);
            _map[((y[i] - _y0) * _stride) + x[i] - _x0] = id + 1;
        }
    }

    /// <summary>The rows of a stencil.</summary>
    void Apply(Stencil stencil)
    {
        int side = (2 * Radius) + 1, centre = side * side / 2, far = 2 * Radius;
        Span<float> inner = stackalloc float[side * side], window = stackalloc float[side * side];
        inner.Clear();
        stencil.Weights(far, far, 2 * far, 2 * far, inner);
        var slots = Enumerable.Range(0, side * side).Where(i => i != centre).ToList();
        for (int k = slots.Count - 1; k >= 0; k--)
        {
            if (inner[slots[k]] == 0) slots.RemoveAt(k);
        }
        Link(slots);
        Diagonal = new float[Count];
        // Neighbours outside the picture count as zero whatever their weight, so that −Δ has the same weights everywhere.
        bool same = Radius == 1 || Enumerable.Range(0, Count).All(IsInner);
        Weights = new float[same ? Reach : Count * Reach];
        for (int i = 0; i < Count; i++)
        {
            Check(i);
            bool isInner = IsInner(i);
            if (!isInner)
            {
                window.Clear();
                stencil.Weights(X[i], Y[i], Width, Height, window);
            }
            var weights = isInner ? inner : window;
            Diagonal[i] = weights[centre];
            if (same) continue;
            for (int k = 0; k < Reach; k++) Weights[(i * Reach) + k] = weights[slots[k]];
        }
        for (int k = 0; same && k < Reach; k++) Weights[k] = inner[slots[k]];
        IsUniform = new bool[Count];
        for (int i = 0; i < Count; i++) IsUniform[i] = IsInner(i) && IsSurrounded(i);
    }

    /// <summary>Stops if that was asked for; once in many unknowns.</summary>
    public void Check(int unknown)
    {
        if ((unknown & 0xFFFF) == 0) _cancel.ThrowIfCancellationRequested();
    }

    /// <summary>True where the stencil does not reach over the edge of the grid.</summary>
    bool IsInner(int i) => X[i] >= Radius && Y[i] >= Radius && X[i] < Width - Radius && Y[i] < Height - Radius;

    /// <summary>Finds the neighbours of every unknown at the given places of the window.</summary>
    void Link(List<int> slots)
    {
        int side = (2 * Radius) + 1;
        Offsets = [.. slots.Select(slot => ((slot % side) - Radius, (slot / side) - Radius))];
        var step = Offsets.Select(offset => (offset.Y * _stride) + offset.X).ToArray();
        Neighbours = new int[Count * Reach];
        for (int i = 0, n = 0; i < Count; i++)
        {
            Check(i);
            int here = ((Y[i] - _y0) * _stride) + X[i] - _x0;
            foreach (int offset in step) Neighbours[n++] = _map[here + offset] is int id and > 0 ? id - 1 : Count;
        }
    }

    /// <summary>The interpolation P between this level and a coarser one.</summary>
    void Relate(GridLevel coarse)
    {
        (Parents, Share) = (new int[Count * 4], new float[Count]);
        coarse.Children = new int[coarse.Count * 9];
        for (int i = 0; i < Count; i++)
        {
            Check(i);
            var (x, y) = (X[i], Y[i]);
            bool twoX = (x & 1) != 0 && x + 1 < Width, twoY = (y & 1) != 0 && y + 1 < Height;
            var (left, top) = (x >> 1, y >> 1);
            Parents[4 * i] = coarse.Id(left, top);
            Parents[(4 * i) + 1] = twoX ? coarse.Id(left + 1, top) : coarse.Count;
            Parents[(4 * i) + 2] = twoY ? coarse.Id(left, top + 1) : coarse.Count;
            Parents[(4 * i) + 3] = twoX && twoY ? coarse.Id(left + 1, top + 1) : coarse.Count;
            Share[i] = (twoX ? 0.5f : 1) * (twoY ? 0.5f : 1);
        }
        for (int i = 0; i < coarse.Count; i++)
        {
            Check(i);
            for (int k = 0; k < 9; k++) coarse.Children[(9 * i) + k] = Id((2 * coarse.X[i]) + (k % 3) - 1, (2 * coarse.Y[i]) + (k / 3) - 1);
        }
    }

    /// <summary>The operator <paramref name="scale"/> · Pᵀ A P.</summary>
    void Galerkin(GridLevel fine, float scale)
    {
        int side = (2 * Radius) + 1, centre = side * side / 2;
        Link([.. Enumerable.Range(0, side * side).Where(slot => slot != centre)]);
        var product = new GalerkinProduct(fine, this, scale);
        (Diagonal, Weights) = (new float[Count], new float[Count * Reach]);
        for (int i = 0; i < Count; i++)
        {
            Check(i);
            var window = product.Window(i);
            Diagonal[i] = window[centre];
            window[..centre].CopyTo(Weights.AsSpan(i * Reach));
            window[(centre + 1)..].CopyTo(Weights.AsSpan((i * Reach) + centre));
        }
        IsUniform = new bool[Count];
        for (int i = 0; i < Count; i++) IsUniform[i] = product.IsLikeModel(i) && IsSurrounded(i);
    }

    /// <summary>True where all neighbours are unknowns and the next coarser grid does not end.</summary>
    bool IsSurrounded(int i) => X[i] + Radius + 1 < Width && Y[i] + Radius + 1 < Height && !Neighbours.AsSpan(i * Reach, Reach).Contains(Count);
}
