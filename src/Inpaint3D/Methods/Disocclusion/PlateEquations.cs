using System.Runtime.InteropServices;
using Inpaint3D.Numerics.Sparse;
using Inpaint3D.Views;

namespace Inpaint3D.Methods.Disocclusion;

/// <summary>
/// Normal equations of the second differences of ζ that lie in the hole and on its far rim, and of one surface. In a gap they are
/// held, ever so lightly, to the background's depth in the source, which decides what no far rim does.
/// </summary>
internal sealed class PlateEquations
{
    /// <summary>Weight of |∇ζ|², which only decides what the second differences leave open.</summary>
    const double Membrane = 1e-9;
    /// <summary>Weight of (ζ − ζ_far)² in a gap.</summary>
    const double Pull = 1e-7;

    readonly double[] _zeta;
    readonly bool[] _isFar;
    readonly Gaps? _gaps;
    readonly int _width;
    /// <summary>Number of the unknown at a pixel, or −1.</summary>
    readonly int[] _unknown;
    readonly List<int> _rows = [], _columns = [];
    readonly List<double> _values = [];
    readonly double[] _solution;

    internal PlateEquations(double[] zeta, bool[] isFar, Gaps? gaps, int width, Run run)
    {
        (_zeta, _isFar, _gaps, _width) = (zeta, isFar, gaps, width);
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
                if (IsInGap(i)) Add(Pull, [i], [1], -gaps!.Far(i));
            }
        }
    }

    /// <summary>Numbers the missing pixels that are connected to the far rim or to a gap by sides, as the membrane is, which makes the equations definite.</summary>
    int NumberReached()
    {
        var queue = new Queue<int>();
        int count = 0;
        for (int i = 0; i < _zeta.Length; i++)
        {
            if (_isFar[i] || IsInGap(i)) queue.Enqueue(i);
            if (IsInGap(i)) _unknown[i] = count++;
        }
        while (queue.TryDequeue(out int i))
        {
            int x = i % _width;
            foreach (var (dx, dy) in (ReadOnlySpan<(int, int)>)[(-1, 0), (0, -1), (1, 0), (0, 1)])
            {
                int j = i + (dy * _width) + dx;
                if (x + dx < 0 || x + dx >= _width || j < 0 || j >= _zeta.Length || _zeta[j] > 0 || _unknown[j] >= 0) continue;
                _unknown[j] = count++;
                queue.Enqueue(j);
            }
        }
        return count;
    }

    /// <summary>Adds weight · (constant + Σ coefficient ζ)² if all its pixels are unknown or far rim, and of one surface.</summary>
    void Add(double weight, ReadOnlySpan<int> pixels, ReadOnlySpan<double> coefficients, double constant = 0)
    {
        bool any = false;
        for (int k = 0; k < pixels.Length; k++)
        {
            int pixel = pixels[k];
            if (_unknown[pixel] >= 0) any = true;
            else if (_isFar[pixel]) constant += coefficients[k] * _zeta[pixel];
            else return;
        }
        if (!any || !AreOneSurface(pixels)) return;
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

    /// <summary>False when what one pixel knows of its ζ lies on the near side of another's gap.</summary>
    bool AreOneSurface(ReadOnlySpan<int> pixels)
    {
        double largest = 0, bound = double.PositiveInfinity;
        foreach (int i in pixels)
        {
            largest = Math.Max(largest, IsInGap(i) ? _gaps!.Far(i) : _zeta[i]);
            if (IsInGap(i)) bound = Math.Min(bound, _gaps!.Middle(i));
        }
        return largest <= bound;
    }

    bool IsInGap(int i) => _zeta[i] == 0 && _gaps?.Has(i) == true;

    internal void Solve(Run run)
    {
        if (_solution.Length == 0) return;
        var matrix = SparseMatrix.FromEntries(_solution.Length, CollectionsMarshal.AsSpan(_rows), CollectionsMarshal.AsSpan(_columns), CollectionsMarshal.AsSpan(_values));
        SparseCholesky.Of(matrix, run).Solve(_solution);
    }

    /// <summary>ζ of a missing pixel, or null where no far rim reaches it.</summary>
    internal double? Value(int pixel) => _unknown[pixel] >= 0 ? _solution[_unknown[pixel]] : null;
}
