using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>The known triangles round a patch: old ones, and new ones that have been added to them.</summary>
internal sealed class ChartRegion
{
    readonly Mesh _mesh;
    readonly int[] _starts, _fans;
    readonly int _old;
    readonly HashSet<int> _added = [];

    /// <summary>Prepares a mesh whose triangles from some number on are patches.</summary>
    internal ChartRegion(Mesh mesh, int oldTriangles)
    {
        _mesh = mesh;
        _old = oldTriangles;
        _starts = new int[mesh.Positions.Length + 2];
        foreach (var (a, b, c) in mesh.Triangles) (_starts[a + 2], _starts[b + 2], _starts[c + 2]) = (_starts[a + 2] + 1, _starts[b + 2] + 1, _starts[c + 2] + 1);
        for (int v = 1; v < _starts.Length; v++) _starts[v] += _starts[v - 1];
        _fans = new int[3 * mesh.Triangles.Length];
        for (int t = 0; t < mesh.Triangles.Length; t++)
        {
            var (a, b, c) = mesh.Triangles[t];
            (_fans[_starts[a + 1]++], _fans[_starts[b + 1]++], _fans[_starts[c + 1]++]) = (t, t, t);
        }
    }

    ChartRegion(ChartRegion other) => (_mesh, _starts, _fans, _old) = (other._mesh, other._starts, other._fans, other._old);

    /// <summary>The same with additions of its own: none as yet.</summary>
    internal ChartRegion Apart() => new(this);

    /// <summary>Makes triangles known.</summary>
    internal void Add(IEnumerable<int> triangles) => _added.UnionWith(triangles);

    bool IsKnown(int triangle) => triangle < _old || _added.Contains(triangle);

    /// <summary>The largest distance of a patch's vertices from their mean.</summary>
    internal double RadiusOf(IEnumerable<int> patch)
    {
        var points = patch.SelectMany(t => Corners(_mesh.Triangles[t])).Distinct().Select(v => _mesh.Positions[v]).ToArray();
        var mean = points.Aggregate((a, b) => a + b) / points.Length;
        return points.Max(p => (p - mean).Length);
    }

    /// <summary>Known triangles with a vertex within some distance, along edges, from the patch; in rising order.</summary>
    internal int[] Around(IEnumerable<int> patch, double reach)
    {
        var distance = new Dictionary<int, double>();
        var queue = new PriorityQueue<int, (double, int)>();
        foreach (int v in patch.SelectMany(t => Corners(_mesh.Triangles[t])).Distinct())
        {
            distance[v] = 0;
            queue.Enqueue(v, (0, v));
        }
        while (queue.TryDequeue(out int v, out var key))
        {
            if (key.Item1 > distance[v]) continue;
            for (int i = _starts[v]; i < _starts[v + 1]; i++)
            {
                if (!IsKnown(_fans[i])) continue;
                foreach (int w in Corners(_mesh.Triangles[_fans[i]]))
                {
                    double far = key.Item1 + (_mesh.Positions[w] - _mesh.Positions[v]).Length;
                    if (!(far <= reach) || (distance.TryGetValue(w, out double known) && known <= far)) continue;
                    distance[w] = far;
                    queue.Enqueue(w, (far, w));
                }
            }
        }
        return [.. distance.Keys.SelectMany(v => _fans[_starts[v].._starts[v + 1]]).Where(IsKnown).Distinct().Order()];
    }

    internal static int[] Corners(Triangle t) => [t.A, t.B, t.C];
}
