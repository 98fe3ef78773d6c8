using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// What a rim of one loop encloses, seen along the main axis of its plane, by exact turns; of use where the rim seen so is a simple polygon.
/// </summary>
/// <remarks>
/// Lemma. Let a patch be bounded by a rim that is a simple polygon seen along an axis, and let all of its triangles turn, seen so, strictly as the rim does.
/// Then it is a graph over what the rim encloses, and so does not meet itself. Proof: a point off all edges lies in as many triangles as the rim winds round
/// it, one within and none without, as each triangle counts +1 and the inner edges cancel. Were two points of the patch seen at one place, points near them would
/// be, too, that lie in two triangles, since round an inner point the triangles cover a neighbourhood of its image and at the rim one side of it; but for two
/// points of the rim, which is simple. Hence what is seen outside of the rim, but for common corners and edges, does not meet the patch.
/// </remarks>
internal sealed class RimRegion
{
    readonly RimGrid _grid;
    readonly int[] _numbers;
    /// <summary>Of the cells without an edge, row by row, which lie within.</summary>
    readonly bool[] _isInside;

    /// <param name="grid">The rim's edges.</param>
    /// <param name="numbers">The numbers by which its corners are known.</param>
    public RimRegion(RimGrid grid, int[] numbers)
    {
        (_grid, _numbers, _isInside) = (grid, numbers, new bool[grid.Columns * grid.Rows]);
        IsSimple = grid.Sense != 0 && FindSimple();
        for (int row = 0, cell = 0; IsSimple && row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++, cell++)
                if (grid[column, row].IsEmpty) _isInside[cell] = column > 0 && (grid[column - 1, row].IsEmpty ? _isInside[cell - 1] : Contains(grid.Middle(column, row), row, column - 1));
        }
    }

    /// <summary>True when the rim does not touch itself.</summary>
    public bool IsSimple { get; }

    /// <summary>True when a patch of the rim is a graph over what the rim encloses, and so does not meet itself.</summary>
    public bool IsGraph(Patch patch)
    {
        if (!IsSimple) return false;
        foreach (var (a, b, c) in patch.Triangles)
            if (FlatPoint.Turn(Seen(patch.Points[a]), Seen(patch.Points[b]), Seen(patch.Points[c])) != _grid.Sense) return false;
        return true;
    }

    /// <summary>True when a triangle, seen along the axis, meets what the rim encloses in common corners and edges only; not where that is not easily told.</summary>
    public bool IsApart(in Face face)
    {
        var (p, q, r) = (Seen(face.P), Seen(face.Q), Seen(face.R));
        var (low, high) = (FlatPoint.Min(FlatPoint.Min(p, q), r), FlatPoint.Max(FlatPoint.Max(p, q), r));
        if (!_grid.Overlaps(low, high)) return true;
        int sense = FlatPoint.Turn(p, q, r), left = _grid.ColumnOf(low.X), right = _grid.ColumnOf(high.X), bottom = _grid.RowOf(low.Y), top = _grid.RowOf(high.Y);
        if (sense == 0) return false;
        var flat = sense > 0 ? new FlatFace(face.A, face.B, face.C, p, q, r) : new FlatFace(face.B, face.A, face.C, q, p, r);
        int common = 0;
        for (int row = bottom; row <= top; row++)
        {
            for (int column = left; column <= right; column++)
            {
                foreach (int edge in _grid[column, row])
                {
                    var (a, b) = (_grid.Points[edge], _grid.Points[_grid.Next(edge)]);
                    if (!AreApart(a, b, low, high) && Meet(edge, flat)) return false;
                    common |= 1 << (flat.IndexOf(_numbers[edge]) + 1);
                }
            }
        }
        // It does not meet the rim but in what they have in common, and so lies on one side of it, as does any other corner.
        return (common & 2) == 0 ? !Contains(flat.P) : (common & 4) == 0 ? !Contains(flat.Q) : (common & 8) == 0 && !Contains(flat.R);
    }

    /// <summary>True when a point that is not on the rim lies within.</summary>
    public bool Contains(FlatPoint p) => _grid.Overlaps(p, p) && Contains(p, _grid.RowOf(p.Y), _grid.ColumnOf(p.X));

    /// <summary>The same by the edges to the left of it, from a column on to a cell of which it is known: they are odd in number but where that lies within.</summary>
    bool Contains(FlatPoint p, int row, int column)
    {
        bool isOdd = false;
        ReadOnlySpan<int> passed = [];
        for (; column >= 0; column--)
        {
            var edges = _grid[column, row];
            if (edges.IsEmpty) return isOdd != _isInside[(row * _grid.Columns) + column];
            foreach (int edge in edges) isOdd ^= !passed.Contains(edge) && IsLeftOf(edge, p);
            passed = edges;
        }
        return isOdd;
    }

    FlatPoint Seen(Vec3 p) => FlatPoint.Of(p, _grid.Axis);

    bool IsLeftOf(int edge, FlatPoint p)
    {
        var (a, b) = (_grid.Points[edge], _grid.Points[_grid.Next(edge)]);
        return (a.Y > p.Y) != (b.Y > p.Y) && FlatPoint.Turn(a, b, p) == (a.Y < b.Y ? -1 : 1);
    }

    bool FindSimple()
    {
        for (int row = 0; row < _grid.Rows; row++)
        {
            for (int column = 0; column < _grid.Columns; column++)
            {
                var edges = _grid[column, row];
                for (int i = 1; i < edges.Length; i++)
                    for (int k = 0; k < i; k++) if (Meet(edges[k], edges[i])) return false;
            }
        }
        return true;
    }

    /// <summary>True when two edges meet elsewhere than at a common end.</summary>
    bool Meet(int i, int k)
    {
        int afterI = _grid.Next(i), afterK = _grid.Next(k);
        var (a, b, c, d) = (_grid.Points[i], _grid.Points[afterI], _grid.Points[k], _grid.Points[afterK]);
        if (afterI == k) return IsFoldedBack(a, b, d);
        if (afterK == i) return IsFoldedBack(c, d, b);
        if (AreApart(a, b, FlatPoint.Min(c, d), FlatPoint.Max(c, d))) return false;
        // On one line they meet, as their boxes do.
        return FlatPoint.Turn(a, b, c) * FlatPoint.Turn(a, b, d) <= 0 && FlatPoint.Turn(c, d, a) * FlatPoint.Turn(c, d, b) <= 0;
    }

    /// <summary>True when the box round a segment does not meet another one.</summary>
    static bool AreApart(FlatPoint a, FlatPoint b, FlatPoint low, FlatPoint high) =>
        (a.X < low.X && b.X < low.X) || (a.X > high.X && b.X > high.X) || (a.Y < low.Y && b.Y < low.Y) || (a.Y > high.Y && b.Y > high.Y);

    static bool IsFoldedBack(FlatPoint a, FlatPoint apex, FlatPoint b) =>
        FlatPoint.Turn(a, apex, b) == 0 && ((a.X - apex.X) * (b.X - apex.X)) + ((a.Y - apex.Y) * (b.Y - apex.Y)) >= 0;

    /// <summary>True when an edge of the rim meets a triangle elsewhere than in a common corner or edge.</summary>
    bool Meet(int edge, in FlatFace face)
    {
        int after = _grid.Next(edge), i = face.IndexOf(_numbers[edge]), k = face.IndexOf(_numbers[after]);
        var (a, b) = (_grid.Points[edge], _grid.Points[after]);
        if (i >= 0 && k >= 0) return false;
        if (i >= 0) return face.PointsInto(i, b);
        if (k >= 0) return face.PointsInto(k, a);
        return !face.IsApart(a, b);
    }

    /// <summary>A triangle that turns left.</summary>
    readonly record struct FlatFace(int A, int B, int C, FlatPoint P, FlatPoint Q, FlatPoint R)
    {
        public int IndexOf(int number) => A == number ? 0 : B == number ? 1 : C == number ? 2 : -1;

        /// <summary>True when the way from a corner to a point begins in the triangle.</summary>
        public bool PointsInto(int corner, FlatPoint to)
        {
            var (at, next, last) = corner switch { 0 => (P, Q, R), 1 => (Q, R, P), _ => (R, P, Q) };
            return FlatPoint.Turn(at, next, to) >= 0 && FlatPoint.Turn(at, last, to) <= 0;
        }

        /// <summary>True when a line along a side or a segment has the triangle on its one side and the segment on the other, or just the one of them on one side.</summary>
        public bool IsApart(FlatPoint a, FlatPoint b) => IsBeyond(P, Q, a, b) || IsBeyond(Q, R, a, b) || IsBeyond(R, P, a, b)
            || Math.Abs(FlatPoint.Turn(a, b, P) + FlatPoint.Turn(a, b, Q) + FlatPoint.Turn(a, b, R)) == 3;

        static bool IsBeyond(FlatPoint p, FlatPoint q, FlatPoint a, FlatPoint b) => FlatPoint.Turn(p, q, a) < 0 && FlatPoint.Turn(p, q, b) < 0;
    }
}
