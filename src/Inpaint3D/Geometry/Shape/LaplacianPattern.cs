using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// Where the entries of a triangle mesh's Laplacian are: derived once, filled for any positions of the points. Where only some points move,
/// what the triangles between the others add is summed once.
/// </summary>
internal sealed class LaplacianPattern
{
    readonly Triangle[] _triangles;
    /// <summary>The triangles that move, and those that do not.</summary>
    readonly List<int> _moving, _staying;
    readonly int[] _starts, _columns, _diagonals;
    /// <summary>The entries (b, c), (c, b), (c, a), (a, c), (a, b), (b, a) of every triangle.</summary>
    readonly int[] _entries;
    /// <summary>True for points that are corners of a triangle that moves.</summary>
    readonly bool[] _changes;
    /// <summary>What the triangles that stay add and the rows that they alone make, once known; and the Laplacian that was last asked for.</summary>
    (double[] Values, double[] Mass)? _still, _last;

    /// <summary>The pattern of some triangles over so many points, all of which move.</summary>
    internal LaplacianPattern(int points, Triangle[] triangles) : this(points, triangles, 0, points)
    {
    }

    /// <summary>The same where the points from the first to before the end move, and no others.</summary>
    internal LaplacianPattern(int points, Triangle[] triangles, int first, int end)
    {
        (_triangles, _changes, _moving, _staying) = (triangles, new bool[points], new List<int>(triangles.Length), new List<int>(triangles.Length));
        (_starts, _columns) = Neighbours(points, triangles);
        (_diagonals, _entries, IsClosed) = (new int[points], new int[6 * triangles.Length], new bool[points]);
        for (int i = 0; i < points; i++) _diagonals[i] = Entry(i, i);
        var around = new int[points];
        for (int t = 0; t < triangles.Length; t++)
        {
            var (a, b, c) = triangles[t];
            bool moves = (a >= first && a < end) || (b >= first && b < end) || (c >= first && c < end);
            (moves ? _moving : _staying).Add(t);
            if (moves) _changes[a] = _changes[b] = _changes[c] = true;
            var entries = _entries.AsSpan(6 * t, 6);
            (entries[0], entries[1], entries[2], entries[3], entries[4], entries[5]) = (Entry(b, c), Entry(c, b), Entry(c, a), Entry(a, c), Entry(a, b), Entry(b, a));
            around[a]++;
            around[b]++;
            around[c]++;
        }
        // An open fan of k triangles has k + 1 neighbours, a closed one k.
        for (int i = 0; i < points; i++) IsClosed[i] = around[i] > 0 && _starts[i + 1] - _starts[i] - 1 == around[i];
    }

    /// <summary>True where triangles surround the point completely.</summary>
    internal bool[] IsClosed { get; }

    /// <summary>The Laplacian of the points where they are, until it is asked for again; those that do not move are where they were at first.</summary>
    internal Laplacian Of(ReadOnlySpan<Vec3> points)
    {
        var still = _still ??= Sum(points, new double[_columns.Length], new double[points.Length], moving: false);
        var (values, mass) = _last ??= (new double[_columns.Length], new double[points.Length]);
        still.Values.CopyTo(values, 0);
        still.Mass.CopyTo(mass, 0);
        Sum(points, values, mass, moving: true);
        return new Laplacian(new SparseMatrix(_starts, _columns, values), mass, IsClosed);
    }

    /// <summary>Adds the triangles that move, or those that do not, and completes the rows that depend on them, or do not.</summary>
    (double[] Values, double[] Mass) Sum(ReadOnlySpan<Vec3> points, double[] values, double[] mass, bool moving)
    {
        foreach (int t in moving ? _moving : _staying) Laplacian.Add(points, _triangles[t], _entries.AsSpan(6 * t, 6), values, mass);
        for (int i = 0; i < _changes.Length; i++)
            if (_changes[i] == moving) Laplacian.Balance(values.AsSpan(_starts[i], _starts[i + 1] - _starts[i]), _diagonals[i] - _starts[i]);
        return (values, mass);
    }

    /// <summary>Where a row has a column: rows are so short that a plain search takes least.</summary>
    int Entry(int row, int column)
    {
        int entry = _starts[row];
        while (_columns[entry] != column) entry++;
        return entry;
    }

    /// <summary>For every point itself and those joined to it by an edge, rising.</summary>
    static (int[] Starts, int[] Columns) Neighbours(int points, Triangle[] triangles)
    {
        var ends = new int[points + 1];
        for (int i = 0; i < points; i++) ends[i + 1] = 1;
        foreach (var (a, b, c) in triangles)
        {
            ends[a + 1] += 2;
            ends[b + 1] += 2;
            ends[c + 1] += 2;
        }
        for (int i = 0; i < points; i++) ends[i + 1] += ends[i];
        var (all, next) = (new int[ends[points]], ends.AsSpan(0, points).ToArray());
        for (int i = 0; i < points; i++) all[next[i]++] = i;
        foreach (var (a, b, c) in triangles)
        {
            (all[next[a]++], all[next[a]++]) = (b, c);
            (all[next[b]++], all[next[b]++]) = (c, a);
            (all[next[c]++], all[next[c]++]) = (a, b);
        }
        var (starts, count) = (new int[points + 1], 0);
        for (int i = 0; i < points; i++)
        {
            var row = all.AsSpan(ends[i], ends[i + 1] - ends[i]);
            ShortSort.Sort(row);
            for (int k = 0; k < row.Length; k++)
                if (k == 0 || row[k] != row[k - 1]) all[count++] = row[k];
            starts[i + 1] = count;
        }
        return (starts, all[..count]);
    }
}
