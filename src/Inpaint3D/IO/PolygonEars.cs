using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// Triangulates a polygon of which some of the fan's triangles (0, k + 1, k + 2), seen along the polygon's area ½ Σ pᵢ × pᵢ₊₁, are turned over: ears are cut
/// off, the shortest diagonal first, but never corner 0. In the reverse order each triangle (p, q, r) then puts r between
/// q and p, which are neighbours in what is there already, as those of a fan do.
/// </summary>
/// <remarks>G. H. Meisters. Polygons have ears. American Mathematical Monthly 82, 1975: at least two, of which one has its tip elsewhere than in corner 0.</remarks>
sealed class PolygonEars
{
    /// <summary>Twice a turned triangle's area, over that of the polygon, that is no more than rounding.</summary>
    const double Rounding = 1e-6;

    readonly (double X, double Y)[] _points;
    readonly int[] _next, _previous, _blunt;
    readonly double[] _places;
    readonly bool[] _cut, _isBlunt;
    readonly PriorityQueue<(int Tip, int Before, int After), (double, int)> _ears = new();

    PolygonEars((double X, double Y)[] points)
    {
        int n = points.Length;
        (_points, _cut, _isBlunt) = (points, new bool[n], new bool[n]);
        (_next, _previous) = ([.. Enumerable.Range(1, n - 1), 0], [n - 1, .. Enumerable.Range(0, n - 1)]);
        for (int v = 0; v < n; v++)
        {
            _isBlunt[v] = Turn(_previous[v], v, _next[v]) <= 0;
            Offer(v);
        }
        _blunt = [.. Enumerable.Range(0, n).Where(v => _isBlunt[v]).OrderBy(v => points[v].X)];
        _places = Array.ConvertAll(_blunt, v => points[v].X);
    }

    /// <summary>Triangulates a polygon unless its fan is as good.</summary>
    /// <param name="polygon">Its n vertices; none may come twice.</param>
    /// <param name="positions">Positions of all vertices.</param>
    /// <param name="corners">Receives n − 2 triangles of numbers 0..n − 1.</param>
    /// <returns>False when the fan folds nothing over, or no ear is found, as in most polygons that cross themselves.</returns>
    public static bool TryCut(ReadOnlySpan<int> polygon, Vec3[] positions, Span<int> corners)
    {
        foreach (int vertex in polygon)
            if ((uint)vertex >= (uint)positions.Length) return false;
        var (origin, area) = (positions[polygon[0]], Vec3.Zero);
        for (int k = 1; k + 1 < polygon.Length; k++) area += Vec3.Cross(positions[polygon[k]] - origin, positions[polygon[k + 1]] - origin);
        if (!area.IsFinite || !Folds(polygon, positions, area) || new HashSet<int>([.. polygon]).Count < polygon.Length) return false;
        var (x, y, z) = (Math.Abs(area.X), Math.Abs(area.Y), Math.Abs(area.Z));
        var flat = new (double X, double Y)[polygon.Length];
        for (int i = 0; i < flat.Length; i++)
        {
            var p = positions[polygon[i]];
            var (u, v, sense) = z >= x && z >= y ? (p.X, p.Y, area.Z) : y >= x ? (p.Z, p.X, area.Y) : (p.Y, p.Z, area.X);
            flat[i] = sense > 0 ? (u, v) : (v, u);
        }
        return new PolygonEars(flat).Cut(corners);
    }

    static bool Folds(ReadOnlySpan<int> polygon, Vec3[] positions, Vec3 area)
    {
        var (origin, least) = (positions[polygon[0]], -Rounding * area.LengthSquared);
        for (int k = 1; k + 1 < polygon.Length; k++)
            if (Vec3.Dot(Vec3.Cross(positions[polygon[k]] - origin, positions[polygon[k + 1]] - origin), area) < least) return true;
        return false;
    }

    bool Cut(Span<int> corners)
    {
        int offered = 0;
        for (int end = corners.Length; end > 3;)
        {
            if (!_ears.TryDequeue(out var ear, out _))
            {
                // Ears that were not free may be so by now.
                if (offered == end) return false;
                offered = end;
                for (int corner = 1; corner < _cut.Length; corner++) if (!_cut[corner]) Offer(corner);
                continue;
            }
            var (v, a, b) = ear;
            if (_cut[v] || _previous[v] != a || _next[v] != b || !IsFree(a, v, b)) continue;
            (corners[--end], corners[--end], corners[--end]) = (v, a, b);
            (_cut[v], _next[a], _previous[b]) = (true, b, a);
            foreach (int w in (ReadOnlySpan<int>)[a, b])
            {
                _isBlunt[w] &= Turn(_previous[w], w, _next[w]) <= 0;
                Offer(w);
            }
        }
        (corners[0], corners[1], corners[2]) = (0, _next[0], _previous[0]);
        return true;
    }

    /// <summary>Enters a corner that turns the right way; whether it is free is asked when its turn comes.</summary>
    void Offer(int v)
    {
        var (a, b) = (_previous[v], _next[v]);
        if (v == 0 || Turn(a, v, b) <= 0) return;
        var (x, y) = (_points[a].X - _points[b].X, _points[a].Y - _points[b].Y);
        _ears.Enqueue((v, a, b), ((x * x) + (y * y), v));
    }

    /// <summary>No other corner lies in the closed triangle.</summary>
    bool IsFree(int a, int v, int b)
    {
        var (p, q, r) = (_points[a].X, _points[v].X, _points[b].X);
        double low = Math.Min(p, Math.Min(q, r)), high = Math.Max(p, Math.Max(q, r));
        int i = Array.BinarySearch(_places, low);
        for (i = i < 0 ? ~i : i; i > 0 && _places[i - 1] == low;) i--;
        for (; i < _blunt.Length && _places[i] <= high; i++)
        {
            int w = _blunt[i];
            if (_isBlunt[w] && !_cut[w] && w != a && w != v && w != b && Turn(a, v, w) >= 0 && Turn(v, b, w) >= 0 && Turn(b, a, w) >= 0) return false;
        }
        return true;
    }

    /// <summary>Twice the signed area of a triangle.</summary>
    double Turn(int a, int b, int c)
    {
        var (p, q, r) = (_points[a], _points[b], _points[c]);
        return ((q.X - p.X) * (r.Y - p.Y)) - ((q.Y - p.Y) * (r.X - p.X));
    }
}
