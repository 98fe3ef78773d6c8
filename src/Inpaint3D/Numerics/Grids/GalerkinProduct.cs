using System.Runtime.Intrinsics;

namespace Inpaint3D.Numerics.Grids;

/// <summary>
/// The operator Pᵀ A P of a coarser <see cref="GridLevel"/>, computed row by row of A P, each spread to the parents of its row.
/// </summary>
/// <remarks>
/// Inside the hole all rows of A are equal and so are those of Pᵀ A P. They are computed for one unknown, the model, and copied.
/// </remarks>
internal sealed class GalerkinProduct
{
    readonly GridLevel _fine, _coarse;
    readonly int _side;
    readonly bool[] _likeModel;
    readonly int _model;
    readonly float[] _windows;

    /// <summary>Computes <paramref name="scale"/> · Pᵀ A P.</summary>
    /// <param name="fine">Where A is; its parents lie in the other.</param>
    /// <param name="coarse">Has unknowns and children, but no weights yet.</param>
    /// <param name="scale">A factor.</param>
    public GalerkinProduct(GridLevel fine, GridLevel coarse, float scale)
    {
        (_fine, _coarse, _side) = (fine, coarse, (2 * coarse.Radius) + 1);
        _likeModel = new bool[coarse.Count + 1];
        for (int i = 0; i < coarse.Count; i++) _likeModel[i] = HasUniformChildren(i);
        _model = Array.IndexOf(_likeModel, true);
        _windows = new float[coarse.Count * _side * _side];
        Multiply(scale);
    }

    /// <summary>The row of an unknown as a window with its centre, row by row.</summary>
    public ReadOnlySpan<float> Window(int i) => _windows.AsSpan((_likeModel[i] ? _model : i) * _side * _side, _side * _side);

    /// <summary>True where the row is that of the model.</summary>
    public bool IsLikeModel(int i) => _likeModel[i];

    bool HasUniformChildren(int i)
    {
        foreach (int child in _coarse.Children.AsSpan(9 * i, 9))
        {
            if (child == _fine.Count || !_fine.IsUniform[child]) return false;
        }
        return true;
    }

    void Multiply(float scale)
    {
        var tables = Enumerable.Range(0, 4).Select(parity => Interpolation(parity & 1, parity >> 1)).ToArray();
        Span<float> row = stackalloc float[16];
        for (int i = 0; i < _fine.Count; i++)
        {
            _fine.Check(i);
            var parents = _fine.Parents.AsSpan(4 * i, 4);
            if (!IsWanted(parents[0]) && !IsWanted(parents[1]) && !IsWanted(parents[2]) && !IsWanted(parents[3])) continue;
            TimesInterpolation(i, tables, row);
            // All pixels that the row meets lie in 4 × 4 coarse ones from (x, y) on.
            int x = (_fine.X[i] >> 1) - 1 + _coarse.Radius, y = (_fine.Y[i] >> 1) - 1 + _coarse.Radius;
            foreach (int parent in parents)
            {
                if (IsWanted(parent)) Spread(row, (parent * _side * _side) + ((y - _coarse.Y[parent]) * _side) + x - _coarse.X[parent], scale * _fine.Share[i]);
            }
        }
    }

    bool IsWanted(int parent) => parent < _coarse.Count && (!_likeModel[parent] || parent == _model);

    /// <summary>
    /// For pixels of one parity: what each neighbour, and last the pixel itself, has from 4 × 4 coarse pixels. Coarse pixels that
    /// are known are not left out: their weights end in places that no neighbour reads.
    /// </summary>
    Vector256<float>[] Interpolation(int x, int y)
    {
        var table = new Vector256<float>[2 * (_fine.Reach + 1)];
        for (int k = 0; k <= _fine.Reach; k++) Fill(table.AsSpan(2 * k, 2), x + (k < _fine.Reach ? _fine.Offsets[k].X : 0), y + (k < _fine.Reach ? _fine.Offsets[k].Y : 0), int.MaxValue, int.MaxValue);
        return table;
    }

    /// <summary>What the pixel at (x, y), relative to an even one, has from the coarse pixels −1 ≤ X, Y &lt; 3, of a grid that ends before (width, height).</summary>
    static void Fill(Span<Vector256<float>> cells, int x, int y, int width, int height)
    {
        Span<float> weights = stackalloc float[16];
        weights.Clear();
        bool twoX = (x & 1) != 0 && x + 1 < width, twoY = (y & 1) != 0 && y + 1 < height;
        float share = (twoX ? 0.5f : 1) * (twoY ? 0.5f : 1);
        for (int j = 0; j <= (twoY ? 1 : 0); j++)
        {
            for (int i = 0; i <= (twoX ? 1 : 0); i++) weights[(4 * ((y >> 1) + j + 1)) + (x >> 1) + i + 1] = share;
        }
        (cells[0], cells[1]) = (Vector256.Create<float>(weights), Vector256.Create<float>(weights[8..]));
    }

    /// <summary>A row of A P, on 4 × 4 coarse pixels.</summary>
    void TimesInterpolation(int i, Vector256<float>[][] tables, Span<float> row)
    {
        var (x, y, reach) = (_fine.X[i], _fine.Y[i], _fine.Reach);
        var table = tables[(x & 1) + (2 * (y & 1))];
        Span<Vector256<float>> cells = stackalloc Vector256<float>[2];
        bool atEnd = x + _fine.Radius + 1 >= _fine.Width || y + _fine.Radius + 1 >= _fine.Height;
        void FillAtEnd(Span<Vector256<float>> cells, int dx, int dy) => Fill(cells, (x & 1) + dx, (y & 1) + dy, _fine.Width - (x & ~1), _fine.Height - (y & ~1));

        (cells[0], cells[1]) = (table[2 * reach], table[(2 * reach) + 1]);
        if (atEnd) FillAtEnd(cells, 0, 0);
        var (first, second) = (_fine.Diagonal[i] * cells[0], _fine.Diagonal[i] * cells[1]);
        for (int k = 0; k < reach; k++)
        {
            if (_fine.Neighbours[(i * reach) + k] == _fine.Count) continue;
            float weight = _fine.Weight(i, k);
            (cells[0], cells[1]) = (table[2 * k], table[(2 * k) + 1]);
            if (atEnd) FillAtEnd(cells, _fine.Offsets[k].X, _fine.Offsets[k].Y);
            (first, second) = (first + (weight * cells[0]), second + (weight * cells[1]));
        }
        first.CopyTo(row);
        second.CopyTo(row[8..]);
    }

    /// <summary>Adds a row of A P to the window that has its first place at <paramref name="start"/>, which may lie before the window.</summary>
    void Spread(ReadOnlySpan<float> row, int start, float share)
    {
        for (int k = 0; k < 16; k++)
        {
            if (row[k] != 0) _windows[start + ((k >> 2) * _side) + (k & 3)] += share * row[k];
        }
    }
}
