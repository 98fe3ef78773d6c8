using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>The old triangles round a patch, as far along the surface as the patch is large.</summary>
internal sealed class ChartRegion
{
    readonly Mesh _mesh;
    readonly int[] _starts, _fans;

    /// <summary>Prepares a mesh whose triangles from some number on are patches.</summary>
    internal ChartRegion(Mesh mesh, int oldTriangles)
    {
        _mesh = mesh;
        _starts = new int[mesh.Positions.Length + 2];
        foreach (var (a, b, c) in mesh.Triangles.AsSpan(0, oldTriangles)) (_starts[a + 2], _starts[b + 2], _starts[c + 2]) = (_starts[a + 2] + 1, _starts[b + 2] + 1, _starts[c + 2] + 1);
        for (int v = 1; v < _starts.Length; v++) _starts[v] += _starts[v - 1];
        _fans = new int[3 * oldTriangles];
        for (int t = 0; t < oldTriangles; t++)
        {
            var (a, b, c) = mesh.Triangles[t];
            (_fans[_starts[a + 1]++], _fans[_starts[b + 1]++], _fans[_starts[c + 1]++]) = (t, t, t);
        }
    }

    /// <summary>The largest distance of a patch's vertices from their mean.</summary>
    internal double RadiusOf(IEnumerable<int> patch)
    {
        var points = patch.SelectMany(t => Corners(_mesh.Triangles[t])).Distinct().Select(v => _mesh.Positions[v]).ToArray();
        var mean = points.Aggregate((a, b) => a + b) / points.Length;
        return points.Max(p => (p - mean).Length);
    }

    /// <summary>Old triangles all of whose vertices lie within some distance, along edges, from the patch; in rising order.</summary>
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
                foreach (int w in Corners(_mesh.Triangles[_fans[i]]))
                {
                    double far = key.Item1 + (_mesh.Positions[w] - _mesh.Positions[v]).Length;
                    if (!(far <= reach) || (distance.TryGetValue(w, out double known) && known <= far)) continue;
                    distance[w] = far;
                    queue.Enqueue(w, (far, w));
                }
            }
        }
        var found = distance.Keys.SelectMany(v => _fans[_starts[v].._starts[v + 1]]).Where(t => Corners(_mesh.Triangles[t]).All(distance.ContainsKey)).Distinct();
        return [.. found.Order()];
    }

    internal static int[] Corners(Triangle t) => [t.A, t.B, t.C];
}
