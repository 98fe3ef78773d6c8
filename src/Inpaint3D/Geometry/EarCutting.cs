using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// Triangulates a polygon seen along an axis by cutting off ears, the shortest diagonal first. Turns are exact, so that a
/// polygon without self-contact always has an ear.
/// </summary>
/// <remarks>G. H. Meisters. Polygons have ears. American Mathematical Monthly 82, 1975.</remarks>
internal sealed class EarCutting
{
    readonly Rim _rim;
    readonly int _axis, _sense;
    readonly int[] _next, _previous;
    readonly bool[] _cut;
    readonly List<int> _blunt;
    readonly PriorityQueue<(int Tip, int Before, int After), (double, int)> _ears = new();

    EarCutting(Rim rim, int axis, int sense)
    {
        (_rim, _axis, _sense) = (rim, axis, sense);
        _next = [.. Enumerable.Range(1, rim.Count - 1), 0];
        _previous = [rim.Count - 1, .. Enumerable.Range(0, rim.Count - 1)];
        _cut = new bool[rim.Count];
        _blunt = [.. Enumerable.Range(0, rim.Count).Where(v => Turn(_previous[v], v, _next[v]) <= 0)];
        for (int v = 0; v < rim.Count; v++) Offer(v);
    }

    /// <summary>A constrained Delaunay triangulation of a rim in, or near, a plane; null when the rim seen along the plane's main axis is no simple polygon.</summary>
    public static List<Triangle>? Delaunay(Rim rim, Run run)
    {
        var (axis, sense) = View(rim.Points);
        if (sense == 0 || new EarCutting(rim, axis, sense).Cut(run) is not { } triangles) return null;
        new Flips(rim, triangles).MakeDelaunay(axis, sense);
        return triangles;
    }

    /// <summary>Flips a triangulation of a rim, or joined rim, in a plane to its constrained Delaunay triangulation.</summary>
    public static Patch MakeDelaunay(Rim rim, Patch patch)
    {
        var (axis, sense) = View(rim.Points.AsSpan(0, rim.Loop.Parts?[0] ?? rim.Count));
        new Flips(rim, patch.Triangles).MakeDelaunay(axis, sense);
        return patch;
    }

    /// <summary>The main axis of a polygon's plane, and the sense in which it turns seen along it.</summary>
    static (int Axis, int Sense) View(ReadOnlySpan<Vec3> polygon)
    {
        var normal = LoopMeasure.VectorArea(polygon);
        var (x, y, z) = (Math.Abs(normal.X), Math.Abs(normal.Y), Math.Abs(normal.Z));
        int axis = z >= x && z >= y ? 2 : y >= x ? 1 : 0;
        return (axis, Math.Sign(axis == 2 ? normal.Z : axis == 1 ? normal.Y : normal.X));
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
                if (Turn(_previous[w], w, _next[w]) > 0) _blunt.Remove(w);
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
        var face = new Face(a, v, b, _rim.Points[a], _rim.Points[v], _rim.Points[b]);
        var (min, max) = (face.Min, face.Max);
        foreach (int w in _blunt)
        {
            if (w == a || w == b) continue;
            var p = _rim.Points[w];
            if ((_axis != 0 && (p.X < min.X || p.X > max.X)) || (_axis != 1 && (p.Y < min.Y || p.Y > max.Y)) || (_axis != 2 && (p.Z < min.Z || p.Z > max.Z))) continue;
            if (Turn(a, v, w) >= 0 && Turn(v, b, w) >= 0 && Turn(b, a, w) >= 0) return false;
        }
        return true;
    }

    int Turn(int a, int b, int c) => _sense * Intersections.Turn(_rim.Points[a], _rim.Points[b], _rim.Points[c], _axis);
}
