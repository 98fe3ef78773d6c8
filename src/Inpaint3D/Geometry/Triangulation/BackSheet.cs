using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>
/// Closes the outline of an open surface by the surface itself, turned round and moved back a little: where the surface does not cross
/// itself, its back crosses nothing either when it is near enough. Rim points stay; an inner edge that joins two of them is halved, for
/// it exists already.
/// </summary>
internal sealed class BackSheet
{
    readonly Rim _rim;
    readonly List<(int A, int B, int C)> _faces = [];
    readonly Dictionary<int, Vec3> _points = [];
    readonly Dictionary<int, List<(Vec3 Normal, double Angle)>> _normals = [];
    readonly Dictionary<int, int> _places = [];

    BackSheet(Rim rim)
    {
        _rim = rim;
        for (int i = 0; i < rim.Count; i++) _places.Add(rim.Vertices[i], i);
    }

    /// <summary>The back at some distances, the largest first.</summary>
    /// <param name="topology">The mesh.</param>
    /// <param name="rim">The outline.</param>
    /// <param name="pieces">The components that it goes round, and those that patches join with them.</param>
    /// <param name="holes">The patches of the other loops of these; where they leave a part of the border beside the outline, no sheet is proposed.</param>
    public static IEnumerable<Proposal> All(Topology topology, Rim rim, IReadOnlySet<int> pieces, IReadOnlyList<(Rim Rim, Patch Patch)> holes)
    {
        var sheet = new BackSheet(rim);
        foreach (var (a, b, c) in topology.FacesOf(pieces)) sheet.Add((a, topology.Mesh.Positions[a]), (b, topology.Mesh.Positions[b]), (c, topology.Mesh.Positions[c]));
        int inner = topology.Mesh.Positions.Length;
        foreach (var (other, patch) in holes)
        {
            foreach (var t in patch.Triangles) sheet.Add(Corner(t.A), Corner(t.B), Corner(t.C));
            inner += patch.Points.Count;
            (int, Vec3) Corner(int p) => (p < other.Count ? other.Vertices[p] : inner + p, patch.Points[p]);
        }
        if (!sheet.EndsAtRim()) yield break;
        foreach (double part in (double[])[0.25, 0.1, 0.03, 0.01]) yield return new Proposal(sheet.At(part * rim.Scale.Average()), "its own back");
    }

    void Add((int Vertex, Vec3 Point) a, (int Vertex, Vec3 Point) b, (int Vertex, Vec3 Point) c)
    {
        _faces.Add((a.Vertex, b.Vertex, c.Vertex));
        var normal = Vec3.Cross(b.Point - a.Point, c.Point - a.Point).Normalized();
        (int Vertex, Vec3 Point)[] corners = [a, b, c];
        for (int k = 0; k < 3; k++)
        {
            var (p, q, r) = (corners[k], corners[(k + 1) % 3], corners[(k + 2) % 3]);
            double angle = Math.Acos(Math.Clamp(Vec3.Dot((q.Point - p.Point).Normalized(), (r.Point - p.Point).Normalized()), -1, 1));
            _points[p.Vertex] = p.Point;
            if (!_normals.TryGetValue(p.Vertex, out var normals)) _normals.Add(p.Vertex, normals = []);
            normals.Add((normal, angle));
        }
    }

    /// <summary>True when the edges that one triangle has are those of the rim.</summary>
    bool EndsAtRim()
    {
        var edges = _faces.SelectMany(t => ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]).ToHashSet();
        var ends = edges.Where(edge => !edges.Contains((edge.Item2, edge.Item1))).ToArray();
        return ends.Length == _rim.Count && ends.All(edge => _places.ContainsKey(edge.Item1) && _places.ContainsKey(edge.Item2) && !IsChord(edge.Item1, edge.Item2));
    }

    /// <summary>A direction out of all triangles round a vertex: the mean of their normals, turned to those that it does not leave while there are any.</summary>
    Vec3 Out(int vertex)
    {
        var direction = Vec3.Zero;
        foreach (var (normal, angle) in _normals[vertex]) direction += angle * normal;
        for (int turn = 0; turn < 100; turn++)
        {
            direction = direction.Normalized();
            var worst = _normals[vertex].MinBy(entry => Vec3.Dot(entry.Normal, direction)).Normal;
            if (Vec3.Dot(worst, direction) > 0.1) break;
            direction += 0.5 * worst;
        }
        return direction.Normalized();
    }

    Patch At(double distance)
    {
        var patch = new Patch(_rim.Points);
        var (numbers, middles) = (new Dictionary<int, int>(_places), new Dictionary<(int, int), int>());
        foreach (var (a, b, c) in _faces)
        {
            var ring = new List<int>();
            int first = -1;
            // Turned round: c, b, a.
            foreach (var (p, q) in ((int, int)[])[(c, b), (b, a), (a, c)])
            {
                ring.Add(Number(p));
                if (!IsChord(p, q)) continue;
                first = ring.Count;
                ring.Add(Middle(p, q));
            }
            first = Math.Max(first, 0);
            for (int k = 1; k + 1 < ring.Count; k++) patch.Triangles.Add(new Triangle(ring[first], ring[(first + k) % ring.Count], ring[(first + k + 1) % ring.Count]));
        }
        return patch;

        int Number(int vertex)
        {
            if (numbers.TryGetValue(vertex, out int number)) return number;
            patch.Points.Add(_points[vertex] - (distance * Out(vertex)));
            return numbers[vertex] = patch.Points.Count - 1;
        }

        int Middle(int p, int q)
        {
            var edge = (Math.Min(p, q), Math.Max(p, q));
            if (middles.TryGetValue(edge, out int number)) return number;
            patch.Points.Add((0.5 * (_points[p] + _points[q])) - (distance * (Out(p) + Out(q)).Normalized()));
            return middles[edge] = patch.Points.Count - 1;
        }
    }

    /// <summary>True for an edge that joins two rim points and is no rim edge.</summary>
    bool IsChord(int p, int q) => _places.TryGetValue(p, out int i) && _places.TryGetValue(q, out int j) && !_rim.Loop.AreNeighbours(i, j);
}
