using System.Runtime.Intrinsics;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Methods.Patch;

/// <summary>The nearest points with a value around one, and what a candidate's surroundings should be.</summary>
internal sealed class PixelNeighbours
{
    readonly PixelCorpus _corpus;
    readonly (short X, short Y, short Z)[] _offsets;
    readonly CauchyTemplate _template;
    readonly Vector128<float>[] _scales;
    readonly int[] _points, _steps, _continuations;
    int _count;

    /// <summary>Room for the neighbours of one point.</summary>
    public PixelNeighbours(PixelCorpus corpus, (short X, short Y, short Z)[] offsets, Resynthesis options)
    {
        (_corpus, _offsets) = (corpus, offsets);
        (_points, _steps, _continuations) = (new int[options.Neighbours], new int[options.Neighbours], new int[options.Neighbours]);
        _template = new CauchyTemplate(corpus.Guides + (options.Neighbours * (corpus.Colours + corpus.Guides)));
        _scales = corpus.Scales(1 / (options.Sensitivity * CauchyTemplate.Largest));
    }

    /// <summary>All steps of a grid but that of 0, shortest first.</summary>
    public static (short X, short Y, short Z)[] Offsets(ApronGrid grid)
    {
        var offsets = new List<(short X, short Y, short Z)>();
        int reachX = Math.Min(grid.Reach, grid.Width - 1), reachY = Math.Min(grid.Reach, grid.Height - 1);
        for (int z = -grid.ReachZ; z <= grid.ReachZ; z++)
            for (int y = -reachY; y <= reachY; y++)
                for (int x = -reachX; x <= reachX; x++)
                    if ((x, y, z) != (0, 0, 0) && (x * x) + (y * y) <= grid.Reach * grid.Reach) offsets.Add(((short)x, (short)y, (short)z));
        var keys = new ulong[offsets.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            var (x, y, z) = offsets[i];
            // Equally long ones in no order: the last ones to be compared must not all lie on one side.
            keys[i] = ((ulong)((x * x) + (y * y) + (z * z)) << 32) | CounterRandom.Bits(0, (uint)((x << 16) ^ y), (uint)z);
        }
        var sorted = offsets.ToArray();
        Array.Sort(keys, sorted);
        return sorted;
    }

    /// <summary>Collects the neighbours of a point.</summary>
    public void Gather(int point)
    {
        var grid = _corpus.Grid;
        var (px, py, pz) = grid.Place(point);
        _count = 0;
        _template.Clear();
        for (int quad = 0; quad < _corpus.Guides; quad++) Add(point, 0, _corpus.Colours + quad);
        foreach (var (dx, dy, dz) in _offsets)
        {
            if ((uint)(px + dx) >= (uint)grid.Width || (uint)(py + dy) >= (uint)grid.Height || (uint)(pz + dz) >= (uint)grid.Depth) continue;
            int step = grid.Step(dx, dy, dz);
            if (_corpus.Origin[point + step] < 0) continue;
            (_points[_count], _steps[_count]) = (point + step, step);
            for (int quad = 0; quad < _corpus.Colours + _corpus.Guides; quad++) Add(point, step, quad);
            if (++_count == _points.Length) return;
        }
    }

    void Add(int point, int step, int quad)
    {
        var codes = _corpus.Quad(_corpus.SoFar, quad, point + step);
        _template.Add((quad * _corpus.Grid.Count) + step, Vector128.Create(codes[0], codes[1], codes[2], (float)codes[3]), _scales[quad]);
    }

    /// <summary>What continues the sources of the neighbours, nearest neighbours first, each once and none that is excluded.</summary>
    public ReadOnlySpan<int> Continuations(int excluded)
    {
        int found = 0;
        for (int k = 0; k < _count; k++)
        {
            int candidate = _corpus.Origin[_points[k]] - _steps[k];
            if (candidate != excluded && _corpus.IsSource(candidate) && !_continuations.AsSpan(0, found).Contains(candidate)) _continuations[found++] = candidate;
        }
        return _continuations.AsSpan(0, found);
    }

    /// <summary>How badly the surroundings of a candidate agree; the largest number if that is not below a bound.</summary>
    public long Cost(int candidate, long bound) => _template.Cost(_corpus.Source, candidate, bound);
}
