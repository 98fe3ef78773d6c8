using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>What the old triangles say about the texture coordinates of rim vertices.</summary>
internal sealed class RimChart
{
    readonly int _inner;
    readonly bool[] _isSeen, _isSeam;
    readonly int[] _material;
    readonly HashSet<(int, int)> _oldEdges = [], _newEdges = [];

    RimChart(int inner, int rim)
    {
        (_inner, UVs) = (inner, new Vector2[rim]);
        (_isSeen, _isSeam, _material) = (new bool[rim], new bool[rim], new int[rim]);
    }

    /// <summary>Coordinate of every rim vertex; of the first of its corners where it has several.</summary>
    internal Vector2[] UVs { get; }

    /// <summary>Reads the old corners at the rim.</summary>
    /// <param name="patches">The patches.</param>
    /// <param name="points">The point's number of every old vertex, −1 off the rim.</param>
    internal static RimChart Of(AppendedPatches patches, int[] points)
    {
        var (old, inner) = (patches.Old, patches.Inner);
        var chart = new RimChart(inner, patches.Rim.Count);
        Span<int> corners = stackalloc int[3];
        for (int t = 0; t < old.Triangles.Length; t++)
        {
            (corners[0], corners[1], corners[2]) = (points[old.Triangles[t].A], points[old.Triangles[t].B], points[old.Triangles[t].C]);
            for (int i = 0; i < 3; i++)
            {
                if (corners[i] < 0) continue;
                chart.Read(corners[i] - inner, old.CornerUVs![(3 * t) + i], old.TriangleMaterials?[t] ?? 0);
                if (corners[(i + 1) % 3] is var next && next >= 0) chart._oldEdges.Add((corners[i], next));
            }
        }
        foreach (var (a, b, c) in patches.Triangles)
        {
            foreach (var (from, to) in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a)])
                if (from >= inner && to >= inner) chart._newEdges.Add((from, to));
        }
        return chart;
    }

    void Read(int rim, Vector2 uv, int material)
    {
        if (!_isSeen[rim]) (_isSeen[rim], UVs[rim], _material[rim]) = (true, uv, material);
        else if (UVs[rim] != uv || _material[rim] != material) _isSeam[rim] = true;
    }

    /// <summary>True when a new triangle's rim vertices lie off all seams, share a material, and its rim edges belong to old triangles.</summary>
    internal bool Continues(Triangle t) => Continues(t.A, t.B) && Continues(t.B, t.C) && Continues(t.C, t.A);

    bool Continues(int a, int b)
    {
        if (a >= _inner && (_isSeam[a - _inner] || !_isSeen[a - _inner])) return false;
        if (a < _inner || b < _inner) return true;
        // Both ends on the rim: an edge inside the patch, or one that an old triangle must have in the other direction.
        return _material[a - _inner] == _material[b - _inner] && (_newEdges.Contains((b, a)) || _oldEdges.Contains((b, a)));
    }
}
