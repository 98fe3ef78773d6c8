using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>
/// Triangulates a polygon seen along an axis by cutting off ears, the shortest diagonal first. Turns are exact, so that a
/// polygon without self-contact always has an ear.
/// </summary>
/// <remarks>G. H. Meisters. Polygons have ears. American Mathematical Monthly 82, 1975.</remarks>
internal sealed class EarCutting
{
    readonly Rim _rim;
    readonly RimGrid _grid;
    readonly int[] _next, _previous;
    readonly bool[] _cut, _isBlunt;
    readonly PriorityQueue<(int Tip, int Before, int After), (double, int)> _ears;

    EarCutting(Rim rim)
    {
        (_rim, _grid, _ears) = (rim, rim.Grid, new(2 * rim.Count));
        _next = [.. Enumerable.Range(1, rim.Count - 1), 0];
        _previous = [rim.Count - 1, .. Enumerable.Range(0, rim.Count - 1)];
        (_cut, _isBlunt) = (new bool[rim.Count], new bool[rim.Count]);
        for (int v = 0; v < rim.Count; v++)
        {
            _isBlunt[v] = Turn(_previous[v], v, _next[v]) <= 0;
            Offer(v);
        }
    }

    /// <summary>A constrained Delaunay triangulation of a rim in, or near, a plane; null when the rim seen along the plane's main axis is no simple polygon.</summary>
    public static List<Triangle>? Delaunay(Rim rim, Run run)
    {
        if (rim.Grid.Sense == 0 || new EarCutting(rim).Cut(run) is not { } triangles) return null;
        DelaunayFlips.Make(rim, triangles, rim.Grid.Axis, rim.Grid.Sense);
        return triangles;
    }

    /// <summary>Flips a triangulation of a rim, or joined rim, in a plane to its constrained Delaunay triangulation.</summary>
    public static Patch MakeDelaunay(Rim rim, Patch patch)
    {
        var (axis, sense) = RimGrid.View(rim.Points.AsSpan(0, rim.Loop.Parts?[0] ?? rim.Count));
        DelaunayFlips.Make(rim, patch.Triangles, axis, sense);
        return patch;
    }

    List<Triangle>? Cut(Run run)
    {
        var triangles = new List<Triangle>(_rim.Count - 2);
        int offered = -1;
        while (triangles.Count < _rim.Count - 2)
        {
            run.Cancel.ThrowIfCancellationRequested();
            if (!_ears.TryDequeue(out var ear, out _))
            {
                // Ears that were not free may be so by now.
                if (offered == triangles.Count) return null;
                offered = triangles.Count;
                for (int corner = 0; corner < _rim.Count; corner++) if (!_cut[corner]) Offer(corner);
                continue;
            }
            var (v, a, b) = ear;
            if (_cut[v] || _previous[v] != a || _next[v] != b || !IsFree(a, v, b)) continue;
            triangles.Add(new Triangle(a, v, b));
            _cut[v] = true;
            (_next[a], _previous[b]) = (b, a);
            foreach (int w in (ReadOnlySpan<int>)[a, b])
            {
                _isBlunt[w] &= Turn(_previous[w], w, _next[w]) <= 0;
                Offer(w);
            }
        }
        return triangles;
    }

    /// <summary>Enters a corner that turns the right way; whether it is free is asked when its turn comes.</summary>
    void Offer(int v)
    {
        int a = _previous[v], b = _next[v];
        if (Turn(a, v, b) > 0) _ears.Enqueue((v, a, b), ((_rim.Points[a] - _rim.Points[b]).LengthSquared, v));
    }

    /// <summary>No other corner lies in the closed triangle, and the mesh does not have its diagonal.</summary>
    bool IsFree(int a, int v, int b)
    {
        if (_next[b] != a && _rim.AreJoined(a, b)) return false;
        var (p, q, r) = (_grid.Points[a], _grid.Points[v], _grid.Points[b]);
        var (low, high) = (FlatPoint.Min(FlatPoint.Min(p, q), r), FlatPoint.Max(FlatPoint.Max(p, q), r));
        int right = _grid.ColumnOf(high.X), top = _grid.RowOf(high.Y);
        for (int row = _grid.RowOf(low.Y); row <= top; row++)
        {
            for (int column = _grid.ColumnOf(low.X); column <= right; column++)
            {
                // A corner is where its edge begins.
                foreach (int w in _grid[column, row])
                    if (_isBlunt[w] && w != a && w != b && Turn(a, v, w) >= 0 && Turn(v, b, w) >= 0 && Turn(b, a, w) >= 0) return false;
            }
        }
        return true;
    }

    int Turn(int a, int b, int c) => _grid.Sense * FlatPoint.Turn(_grid.Points[a], _grid.Points[b], _grid.Points[c]);
}
