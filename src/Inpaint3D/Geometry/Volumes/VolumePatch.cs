using Inpaint3D.Data;
using Inpaint3D.Geometry.Triangulation;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Geometry.Volumes;

/// <summary>
/// Makes a patch of the surface f = 0 of a function round a hole: cut off where the old surface, and a strip along its rim, is nearest, and joined
/// to the rim by a <see cref="LoopBand"/> for each loop. It has whatever topology the function gives it.
/// </summary>
internal sealed class VolumePatch
{
    /// <summary>Width of the strip along the rim that is left to the ring of triangles, in cells.</summary>
    const double Strip = 0.75;

    readonly HoleVolume _volume;
    readonly Vec3[] _points;
    readonly int[] _place;
    List<Triangle> _triangles;

    VolumePatch(HoleVolume volume, Vec3[] points, List<Triangle> triangles, Run run)
    {
        (_volume, _points, _triangles, _place) = (volume, points, triangles, new int[points.Length]);
        for (int v = 0; v < points.Length; v++)
        {
            if ((v & 0xff) == 0) run.Cancel.ThrowIfCancellationRequested();
            var (distance, border) = volume.Surface.At(points[v]);
            _place[v] = border < 0 || Math.Abs(distance) < Strip * volume.Cell ? -1 : volume.PlaceOf(border);
        }
        _triangles = [.. triangles.Where(t => _place[t.A] >= 0 && _place[t.B] >= 0 && _place[t.C] >= 0)];
    }

    /// <summary>The patch; null where the surface does not close the hole, or closes it in pieces that do not fit its loops.</summary>
    /// <param name="volume">The grid's frame.</param>
    /// <param name="grid">Nodes.</param>
    /// <param name="values">The function, negative behind the surface.</param>
    /// <param name="run">Cancels.</param>
    public static Patch? Of(HoleVolume volume, SparseGrid grid, double[] values, Run run)
    {
        var (points, triangles) = SurfaceNets.Contour(grid, values, run);
        return new VolumePatch(volume, Array.ConvertAll(points, p => volume.ToSpace(p, volume.Cell)), triangles, run).Join();
    }

    /// <summary>Moves a patch's inner points onto f = 0 by Newton steps along the gradient; false when one leaves the grid.</summary>
    public static bool Settle(Patch patch, HoleVolume volume, SparseGrid grid, double[] values)
    {
        const int steps = 3;
        const double longest = 0.5;
        for (int p = patch.RimPoints; p < patch.Points.Count; p++)
        {
            var place = volume.ToGrid(patch.Points[p], volume.Cell);
            for (int step = 0; step < steps; step++)
            {
                if (grid.Interpolate(values, place) is not { } f) return false;
                var move = f.Value / Math.Max(f.Gradient.LengthSquared, 1e-12) * f.Gradient;
                place -= Math.Min(1, longest / Math.Max(move.Length, 1e-12)) * move;
            }
            patch.Points[p] = volume.ToSpace(place, volume.Cell);
        }
        return true;
    }

    Patch? Join()
    {
        var rim = _volume.Rim;
        var patch = new Patch(rim.Points);
        var next = DropTouching();
        // Loops that are closed each by a piece of its own need no common patch.
        if (DropClosedPieces(next) != 1) return null;
        var loops = Loops(next);
        int first = 0;
        var numbers = new Dictionary<int, int>();
        foreach (int count in rim.Loop.Parts ?? [rim.Count])
        {
            int start = first;
            var own = loops.Where(loop => PartOf(loop, start, count)).ToArray();
            if (own.Length != 1) return null;
            if (!LoopBand.Add(patch, [.. Enumerable.Range(start, count)], [.. own[0].Select(Number)])) return null;
            first += count;
        }
        if (loops.Count != (rim.Loop.Parts?.Length ?? 1)) return null;
        patch.Triangles.AddRange(_triangles.Select(t => new Triangle(Number(t.A), Number(t.B), Number(t.C))));
        return patch;

        int Number(int v)
        {
            if (numbers.TryGetValue(v, out int number)) return number;
            patch.Points.Add(_points[v]);
            return numbers[v] = patch.Points.Count - 1;
        }
    }

    /// <summary>True when most vertices of a loop have their nearest rim vertex in a part of the rim.</summary>
    bool PartOf(int[] loop, int start, int count) => 2 * loop.Count(v => _place[v] >= start && _place[v] < start + count) > loop.Length;

    /// <summary>The border of the surface as loops with the surface on their left.</summary>
    static List<int[]> Loops(Dictionary<int, int> next)
    {
        var (loops, seen) = (new List<int[]>(), new HashSet<int>());
        foreach (int start in next.Keys.Order())
        {
            if (!seen.Add(start)) continue;
            var loop = new List<int> { start };
            for (int v = next[start]; v != start; v = next[v])
            {
                loop.Add(v);
                seen.Add(v);
            }
            loops.Add([.. loop]);
        }
        return loops;
    }

    /// <summary>Drops triangles at vertices where the border passes twice, and the border's successors that are left.</summary>
    Dictionary<int, int> DropTouching()
    {
        while (true)
        {
            var edges = _triangles.SelectMany(t => ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]).ToHashSet();
            var border = edges.Where(edge => !edges.Contains((edge.Item2, edge.Item1))).ToArray();
            var twice = border.GroupBy(edge => edge.Item1).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
            // A triangle with two border edges hangs on the others by its third.
            var corners = border.ToLookup(edge => edge.Item1, edge => edge.Item2);
            int before = _triangles.Count;
            _triangles = [.. _triangles.Where(t => !twice.Contains(t.A) && !twice.Contains(t.B) && !twice.Contains(t.C) && !Hangs(t))];
            if (_triangles.Count == before) return border.ToDictionary(edge => edge.Item1, edge => edge.Item2);

            bool Hangs(Triangle t) => (corners[t.A].Contains(t.B) ? 1 : 0) + (corners[t.B].Contains(t.C) ? 1 : 0) + (corners[t.C].Contains(t.A) ? 1 : 0) > 1;
        }
    }

    /// <summary>Keeps the triangles that hang together with the border, and counts their pieces.</summary>
    int DropClosedPieces(Dictionary<int, int> next)
    {
        var piece = Enumerable.Range(0, _points.Length).ToArray();
        foreach (var t in _triangles)
        {
            piece[Root(t.A)] = Root(t.B);
            piece[Root(t.B)] = Root(t.C);
        }
        var open = next.Keys.Select(Root).ToHashSet();
        _triangles = [.. _triangles.Where(t => open.Contains(Root(t.A)))];
        return open.Count;

        int Root(int v)
        {
            while (piece[v] != v) v = piece[v] = piece[piece[v]];
            return v;
        }
    }
}
