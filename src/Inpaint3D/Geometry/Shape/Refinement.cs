using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// Fills a patch with vertices as dense as those of its rim: a triangle with centroid c is cut in three at c while
/// α |c − v| &gt; σ(c) and &gt; σ(v) for its three corners, where σ is the wanted edge (at the rim the old edges' mean, inside
/// the mean of the corners') and α = √2; edges are flipped to locally Delaunay ones; both until nothing changes. Then
/// vertices move within the surface and edges are flipped again, both so that the triangles get nearer to equilateral ones.
/// </summary>
/// <remarks>
/// P. Liepa. Filling holes in meshes. Symposium on Geometry Processing, 2003, section 4. A flip and a move must lower the sum of the triangles'
/// cotangents, (l₁² + l₂² + l₃²) / 4A, which is √3 for an equilateral one. For flips in a plane this is the Delaunay criterion (O. Musin. Properties
/// of the Delaunay triangulation. Symposium on Computational Geometry, 1997), and in space they cannot go round in circles; the moves are those of
/// R. Bank, R. Smith. Mesh smoothing using a posteriori error estimates. SIAM Journal on Numerical Analysis 34(3), 1997.
/// </remarks>
internal sealed partial class Refinement
{
    /// <summary>Passes that move the vertices.</summary>
    const int Relaxings = 5;
    /// <summary>
    /// Edges that are longer than so many wanted ones are halved when flips have done what they can. What is left of a narrow hole would be triangles across
    /// it, off a bent surface; of √2, from which on the halves are nearer to the wanted edge, the median edge is too short.
    /// </summary>
    const double LongEdge = 1.6;
    /// <summary>Rounds of halving, after which an edge of 65,000 wanted ones is short: on a boundary that folds onto itself flips could make long ones for ever.</summary>
    const int MostHalvings = 16;
    /// <summary>Vertices at which refinement stops even if edges are still long.</summary>
    const int MostVertices = 8_000_000;
    /// <summary>The same, over what the area and the rim of the patch would take: beside a rim edge that is much longer than the wanted ones it would go on for ever.</summary>
    const int MostExcess = 4;

    readonly PatchEdges _mesh;
    /// <summary>Half-edges that are to be looked at, whether they want to be flipped.</summary>
    readonly Stack<int> _edges;
    readonly int _rim;
    readonly Func<int, int, bool> _isTaken;
    readonly double _density, _growth;
    readonly bool _keepsFolds;
    Vec3[] _points;
    double[] _scale;
    int _count, _most;

    Refinement(Patch patch, double[] rimScale, double density, double growth, Func<int, int, bool>? isTaken, bool keepsFolds = false)
    {
        (_count, _rim, _density, _growth, _keepsFolds) = (patch.Points.Count, rimScale.Length, density, growth, keepsFolds);
        (_points, _scale) = ([.. patch.Points], new double[_count]);
        rimScale.CopyTo(_scale, 0);
        (_mesh, _edges) = (new PatchEdges(_count, patch.Triangles), new Stack<int>(6 * patch.Triangles.Count));
        _isTaken = isTaken ?? ((_, _) => true);
    }

    /// <summary>Refines in place; rim points and rim edges stay as they are.</summary>
    /// <param name="patch">A triangulation of the rim's points, or a patch that was refined before and has changed its shape.</param>
    /// <param name="rimScale">Mean length of the old edges at every rim point, in mesh units.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <param name="density">Rim edges over inner edges, about: 2 makes four times as many vertices.</param>
    /// <param name="growth">How much the wanted edge grows by a unit of distance from the rim, 0 to 0.5.</param>
    /// <param name="isTaken">True when the mesh has an edge between two rim points outside of the patch; by default inner edges between two rim points are never made.</param>
    /// <param name="keepsFolds">True to flip no edge at which the patch bends, since this cuts across its shape.</param>
    internal static void Refine(Patch patch, double[] rimScale, Run run, double density = 1, double growth = 0, Func<int, int, bool>? isTaken = null, bool keepsFolds = false)
    {
        // Flips of edges as long as the hole is wide cut across its shape, so that the triangles between the rim's points get their middles before them, unless they want none when flipped.
        if (patch.Points.Count > rimScale.Length || !Start().IsFlipped(patch, run)) Start().Apply(patch, Relaxings, run);

        Refinement Start() => new(patch, rimScale, density, growth, isTaken, keepsFolds);
    }

    /// <summary>Flips a triangulation of the rim's points; true when its triangles then want no vertices.</summary>
    bool IsFlipped(Patch patch, Run run)
    {
        PushAll();
        Flip(null, run);
        for (int t = 0; t < _mesh.Triangles; t++) if (IsLarge(t, out _)) return false;
        for (int h = 0; h < 3 * _mesh.Triangles; h++) if (IsLong(h)) return false;
        Write(patch);
        run.Step(1);
        return true;
    }

    void PushAll()
    {
        for (int h = 0; h < 3 * _mesh.Triangles; h++) _edges.Push(h);
    }

    void Apply(Patch patch, int relaxings, Run run)
    {
        SpreadScale();
        _most = (int)Math.Min(MostVertices, MostExcess * Wanted(patch, _scale, _rim, _density));
        // Vertices that have moved are evened out before long edges are halved: those that were drawn together may do.
        int early = _count > _rim ? relaxings / 2 : 0;
        for (int pass = 0; pass < early; pass++) Relax(run.Part(0.1 * pass, 0.1 * (pass + 1)));
        Insert(run.Part(0.1 * early, 0.5 + (0.1 * early)));
        for (int pass = early; pass < relaxings; pass++) Relax(run.Part(0.5 + (0.5 * pass / relaxings), 0.5 + (0.5 * (pass + 1) / relaxings)));
        Write(patch);
        run.Step(1);
    }

    /// <summary>About the vertices that a patch's area and rim take, in wanted edges.</summary>
    static double Wanted(Patch patch, ReadOnlySpan<double> scales, int rim, double density)
    {
        double wanted = patch.Points.Count;
        foreach (var (a, b, c) in patch.Triangles)
        {
            double scale = Math.Min(scales[a], Math.Min(scales[b], scales[c])) / density;
            wanted += Vec3.Cross(patch.Points[b] - patch.Points[a], patch.Points[c] - patch.Points[a]).Length / (scale * scale);
        }
        for (int i = 0; i < rim; i++) wanted += density * (patch.Points[(i + 1) % rim] - patch.Points[i]).Length / scales[i];
        return wanted;
    }

    /// <summary>Says whether two rim points are joined by an edge of the old triangles.</summary>
    internal static Func<int, int, bool> TakenEdges(Surroundings around, int rim)
    {
        var edges = new HashSet<(int, int)>();
        foreach (var t in around.Triangles)
        {
            foreach (var (a, b) in (ReadOnlySpan<(int, int)>)[(t.A, t.B), (t.B, t.C), (t.C, t.A)])
                if (a < rim && b < rim) edges.Add((Math.Min(a, b), Math.Max(a, b)));
        }
        return (a, b) => edges.Contains((Math.Min(a, b), Math.Max(a, b)));
    }

    /// <summary>Gives inner vertices that are there already the mean scale of their neighbours nearer to the rim.</summary>
    void SpreadScale()
    {
        if (_count == _rim) return;
        var front = new Queue<int>(Enumerable.Range(0, _rim));
        var reached = new bool[_count];
        reached.AsSpan(0, _rim).Fill(true);
        var (neighbors, sums) = (new List<int>(), new (double Scale, int Count)[_count]);
        while (front.TryDequeue(out int v))
        {
            if (v >= _rim) _scale[v] = sums[v].Scale / sums[v].Count;
            _mesh.Neighbors(v, neighbors);
            foreach (int w in neighbors)
            {
                if (w < _rim || _scale[w] > 0) continue;
                sums[w] = (sums[w].Scale + _scale[v] + (_growth * (_points[w] - _points[v]).Length), sums[w].Count + 1);
                if (reached[w]) continue;
                reached[w] = true;
                front.Enqueue(w);
            }
        }
    }

    void Insert(Run run)
    {
        if (_count > _rim) PushAll();
        var (candidates, touched) = (new List<int>(), new List<int>());
        for (int t = 0; t < _mesh.Triangles; t++) candidates.Add(t);
        Flip(null, run);
        int halvings = 0;
        for (int pass = 1; candidates.Count > 0 && _count < _most; pass++)
        {
            touched.Clear();
            for (int i = 0; i < candidates.Count; i++)
            {
                if ((i & 0xfff) == 0) run.Step(1 - (1.0 / pass));
                if (!TryInsert(candidates[i])) continue;
                foreach (int t in (ReadOnlySpan<int>)[candidates[i], _mesh.Triangles - 2, _mesh.Triangles - 1])
                {
                    _edges.Push(3 * t);
                    touched.Add(t);
                }
            }
            Flip(touched, run);
            touched.Sort();
            candidates.Clear();
            foreach (int t in touched)
                if (candidates.Count == 0 || candidates[^1] != t) candidates.Add(t);
            if (candidates.Count == 0 && halvings++ < MostHalvings) HalveLongEdges(candidates, run);
        }
    }

    /// <summary>
    /// An edge that cannot be flipped, because its other diagonal exists already or would fold the surface, would stay long:
    /// it is halved where it is the longest side of both its triangles. Beside a rim's edge, which stays, halving others would go on for ever.
    /// </summary>
    /// <remarks>M.-C. Rivara. Algorithms for refining triangular grids suitable for adaptive and multigrid techniques. Int. J. Numerical Methods in Engineering 20(4), 1984.</remarks>
    void HalveLongEdges(List<int> candidates, Run run)
    {
        int count = 3 * _mesh.Triangles;
        for (int h = 0; h < count; h++)
        {
            if (_count >= _most || !IsLong(h)) continue;
            var (a, b) = (_mesh.From(h), _mesh.To(h));
            double length = (_points[b] - _points[a]).Length, scale = (_scale[a] + _scale[b]) / 2;
            int first = _mesh.Triangles, vertex = AddMiddle([a, b], scale + (_growth * length / 2));
            _mesh.Split(h / 3, vertex);
            // The part at edge i of the cut triangle keeps that edge as its first: the new vertex, on the edge, gets its fourth neighbour.
            int part = h % 3 == 0 ? h : 3 * (first + (h % 3) - 1);
            int twin = _mesh.Twin(part);
            _mesh.Flip(part);
            foreach (int t in (ReadOnlySpan<int>)[h / 3, first, first + 1, twin / 3])
            {
                candidates.Add(t);
                for (int i = 3 * t; i < (3 * t) + 3; i++) _edges.Push(i);
            }
        }
        if (candidates.Count == 0) return;
        Flip(candidates, run);
        var distinct = candidates.Distinct().Order().ToArray();
        candidates.Clear();
        candidates.AddRange(distinct);
    }

    /// <summary>True for the first half of an edge that is to be halved.</summary>
    bool IsLong(int h)
    {
        if (h > _mesh.Twin(h)) return false;
        var (a, b) = (_mesh.From(h), _mesh.To(h));
        return _density * (_points[b] - _points[a]).Length >= LongEdge * (_scale[a] + _scale[b]) / 2 && IsLongest(h) && IsLongest(_mesh.Twin(h));
    }

    /// <summary>True when no side of its triangle is longer than a half-edge.</summary>
    bool IsLongest(int h)
    {
        var (a, b, c) = (_points[_mesh.From(h)], _points[_mesh.To(h)], _points[_mesh.Apex(h)]);
        return (b - a).LengthSquared >= Math.Max((c - b).LengthSquared, (a - c).LengthSquared);
    }

    int Add(Vec3 point, double scale)
    {
        if (_count == _points.Length)
        {
            Array.Resize(ref _points, 2 * _count);
            Array.Resize(ref _scale, 2 * _count);
            if (_normals is not null) Array.Resize(ref _normals, 2 * _count);
        }
        (_points[_count], _scale[_count]) = (point, scale);
        return _count++;
    }

    bool TryInsert(int triangle)
    {
        if (!IsLarge(triangle, out double scale)) return false;
        var (a, b, c) = _mesh[triangle];
        _mesh.Split(triangle, AddMiddle([a, b, c], scale));
        return true;
    }

    /// <summary>True when a triangle wants a vertex in its middle; and the wanted edge there.</summary>
    bool IsLarge(int triangle, out double scale)
    {
        var (a, b, c) = _mesh[triangle];
        var center = (_points[a] + _points[b] + _points[c]) / 3;
        var (toA, toB, toC) = ((center - _points[a]).Length, (center - _points[b]).Length, (center - _points[c]).Length);
        double nearest = Math.Min(toA, Math.Min(toB, toC));
        scale = ((_scale[a] + _scale[b] + _scale[c]) / 3) + (_growth * nearest);
        double alpha = Math.Sqrt(2) * _density;
        return alpha * nearest > scale && alpha * toA > _scale[a] && alpha * toB > _scale[b] && alpha * toC > _scale[c];
    }

    void Write(Patch patch)
    {
        for (int v = patch.Points.Count; v < _count; v++) patch.Points.Add(_points[v]);
        for (int v = _rim; v < _count; v++) patch.Points[v] = _points[v];
        patch.Triangles.Clear();
        for (int t = 0; t < _mesh.Triangles; t++) patch.Triangles.Add(_mesh[t]);
    }
}
