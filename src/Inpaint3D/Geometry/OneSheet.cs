namespace Inpaint3D.Geometry;

/// <summary>
/// Looks whether all triangles beside a rim belong to one of the <see cref="SmoothSheets"/>, by no more triangles than this takes. The bent triangles that
/// hang on the rim are found first, and then smooth ones, from those beside the rim and beside the bent ones, step by step: they are of one sheet once they meet.
/// </summary>
internal sealed class OneSheet
{
    /// <summary>Edges between a rim's triangles and others that are looked at: the neighbours of these are within the rings in which sheets are sought.</summary>
    const int MostSteps = SmoothSheets.Rings - 2;

    readonly HalfEdges _edges;
    /// <summary>The smooth triangles, with their steps from the rim, and what links them to those of the same sheet.</summary>
    readonly List<(int Face, int Steps)> _smooth = [];
    readonly List<int> _link = [];
    readonly Queue<(int Face, int Steps)> _bent = new();
    /// <summary>From 1 on the numbers of smooth triangles, 0 for bent ones.</summary>
    readonly EdgeMap _numbers = new(64);
    int _sheets;

    OneSheet(HalfEdges edges) => _edges = edges;

    /// <summary>True when a rim has one sheet all round; false when it has several, or this is not seen near it.</summary>
    public static bool IsRound(Rim rim, HalfEdges edges)
    {
        var walk = new OneSheet(edges);
        foreach (int h in rim.HalfEdges) walk.Find(h / 3, 0);
        return walk.FindBent() && walk.JoinSmooth();
    }

    /// <summary>Finds the bent triangles that hang on the rim, and the smooth ones beside them; false when they go far.</summary>
    bool FindBent()
    {
        while (_bent.TryDequeue(out var entry))
        {
            if (entry.Steps >= MostSteps) return false;
            for (int h = 3 * entry.Face; h < (3 * entry.Face) + 3; h++)
            {
                if (_edges.Twins[h] == HalfEdges.Surplus) return false;
                if (_edges.Twins[h] >= 0) Find(_edges.Twins[h] / 3, entry.Steps + 1);
            }
        }
        return true;
    }

    /// <summary>True when the smooth triangles that were found hang together, by others that are not far, and suffice for a sheet.</summary>
    bool JoinSmooth()
    {
        for (int i = 0; i < _smooth.Count && (_sheets > 1 || _smooth.Count < SmoothSheets.FewestTriangles); i++)
        {
            var (face, steps) = _smooth[i];
            for (int h = 3 * face; h < (3 * face) + 3 && steps < MostSteps; h++)
                if (_edges.Twins[h] >= 0 && Find(_edges.Twins[h] / 3, steps + 1) is >= 0 and var next) Join(i, next);
        }
        return _sheets == 1 && _smooth.Count >= SmoothSheets.FewestTriangles;
    }

    /// <summary>The number of a triangle among the smooth ones, a sheet of its own when it is new; −1 for a bent one.</summary>
    int Find(int face, int steps)
    {
        if (_numbers[face] is >= 0 and var known) return known - 1;
        if (SmoothSheets.IsBent(_edges, face))
        {
            _numbers[face] = 0;
            _bent.Enqueue((face, steps));
            return -1;
        }
        _link.Add(_smooth.Count);
        _smooth.Add((face, steps));
        _sheets++;
        return (_numbers[face] = _smooth.Count) - 1;
    }

    void Join(int i, int j)
    {
        var (a, b) = (Root(i), Root(j));
        _link[Math.Max(a, b)] = Math.Min(a, b);
        _sheets -= a == b ? 0 : 1;
    }

    int Root(int i)
    {
        while (_link[i] != i) i = _link[i] = _link[_link[i]];
        return i;
    }
}
