using Inpaint3D.Compute;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// Connectivity of a mesh, derived from its triangles and positions: components, rims, and what is wrong with it. Any triangle
/// soup is taken; nothing is repaired. Positions are welded where they are equal bit for bit. Triangles with two equal
/// corners and repeated ones are counted and otherwise ignored.
/// </summary>
/// <remarks>
/// A rim is walked through the fan of triangles round each of its vertices, led over the gap where several fans meet in one, and cut where it passes a vertex twice: every loop is simple.
/// Where three or more triangles share an edge, those that continue each other best are neighbours; a border that ends at
/// such an edge is no loop. Triangles turned against most of their component count as turned back. A loop is the outline of
/// an open surface, not a hole, when its vector area A has at least 0.6 of the component's area and points against the
/// component's own vector area: a range map's border, but not the base of a bust.
/// </remarks>
public sealed class Topology
{
    /// <summary>Part of its component's area from which a rim's flat area makes it an outline; a cube without a face has 1/5, a half sphere 1/2.</summary>
    const double OutlineArea = 0.6;

    readonly HalfEdges _edges;
    readonly Components _components;
    Dictionary<int, int>? _welds;

    Topology(Mesh mesh, CpuDevice host)
    {
        Mesh = mesh;
        _edges = new HalfEdges(mesh, host);
        _components = new Components(_edges);
        int faces = mesh.Triangles.Length - _edges.DegenerateFaces - _edges.DuplicateFaces, vertices = 0;
        for (int v = 0; v < mesh.Positions.Length; v++) vertices += _edges.Outgoing(v).IsEmpty ? 0 : 1;
        EulerNumber = vertices - _edges.Edges + faces;
        IsolatedVertices = CountIsolated(mesh);
        Loops = FindLoops(host);
    }

    /// <summary>Derives the connectivity of a mesh.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="host">The threads that it takes; by default one a core.</param>
    public static Topology Of(Mesh mesh, CpuDevice? host = null) => new(mesh, host ?? Device.Cpu.Host);

    /// <summary>The connectivity that some loops were found in, if it is that of the mesh; else derives it again.</summary>
    internal static Topology Reuse(Mesh mesh, IReadOnlyList<Loop> loops, CpuDevice? host = null) => loops[0].Source is { } source && ReferenceEquals(source.Mesh, mesh) ? source : Of(mesh, host);

    /// <summary>The mesh.</summary>
    public Mesh Mesh { get; }
    /// <summary>Every rim, the longest first, with numbers from 1.</summary>
    public IReadOnlyList<Loop> Loops { get; }
    /// <summary>Parts that hang together by edges.</summary>
    public int Components => _components.Count;
    /// <summary>Edges with three or more triangles.</summary>
    public int NonManifoldEdges => _edges.NonManifoldEdges;
    /// <summary>Edges whose two triangles disagree about the outside.</summary>
    public int InconsistentEdges => _edges.InconsistentEdges;
    /// <summary>Triangles with two corners at one position.</summary>
    public int DegenerateFaces => _edges.DegenerateFaces;
    /// <summary>Triangles that repeat another one, in the same turn.</summary>
    public int DuplicateFaces => _edges.DuplicateFaces;
    /// <summary>Vertices of the mesh in no triangle.</summary>
    public int IsolatedVertices { get; }
    /// <summary>Edges with one triangle.</summary>
    public int BorderEdges { get; private set; }
    /// <summary>Vertices − edges + triangles, welded.</summary>
    public int EulerNumber { get; }
    /// <summary>True when every edge has exactly two triangles.</summary>
    public bool IsWatertight => Components > 0 && BorderEdges == 0 && NonManifoldEdges == 0;

    internal HalfEdges Edges => _edges;

    /// <summary>The triangle's half-edge beside each edge of a loop.</summary>
    /// <exception cref="ArgumentException">The loop is not one of this mesh.</exception>
    internal int[] RimHalfEdges(Loop loop)
    {
        var rim = new int[loop.Edges];
        for (int i = 0; i < rim.Length; i++)
        {
            int a = Welded(loop.Vertices[i]), b = Welded(loop.Vertices[loop.Next(i)]);
            rim[i] = a < 0 || b < 0 ? -1 : _edges.Find(a, b);
            if (rim[i] < 0 || _edges.Twins[rim[i]] != HalfEdges.Border)
                throw new ArgumentException($"Loop {loop.Id} is not a rim of this mesh: take loops from Topology.Of of the same mesh.");
        }
        return rim;
    }

    /// <summary>True when a triangle belongs to a one-sided surface, such as a Möbius strip.</summary>
    internal bool IsOneSided(int face) => _components.IsOneSided(face);

    /// <summary>The old triangles within some rings round a rim; ring 1 is those that touch it from its own side.</summary>
    internal Surroundings Around(Loop loop, int rings) => WalkAround(loop, RimHalfEdges(loop)).Walk(rings);

    /// <summary>The walk round a rim, of which the half-edges are known.</summary>
    internal RingWalk WalkAround(Loop loop, int[] halfEdges) => new(_edges, halfEdges, Array.ConvertAll(loop.Vertices, Welded), loop);

    /// <summary>The triangles of some components in welded vertices, all turned as most of their component is.</summary>
    internal IEnumerable<(int A, int B, int C)> FacesOf(IReadOnlySet<int> components)
    {
        for (int f = 0; f < Mesh.Triangles.Length; f++)
        {
            if (_edges.Corners[3 * f] < 0 || !components.Contains(_components.Number(f))) continue;
            var (a, b, c) = (_edges.Corners[3 * f], _edges.Corners[(3 * f) + 1], _edges.Corners[(3 * f) + 2]);
            yield return _components.IsTurned(f) ? (a, c, b) : (a, b, c);
        }
    }

    /// <summary>Number of the component of a triangle; 0 for one that is left out.</summary>
    internal int ComponentOf(int face) => _edges.Corners[3 * face] < 0 ? 0 : _components.Number(face);

    /// <summary>Marks the triangles that were left out and whose corners are those of a marked one, too.</summary>
    internal void MarkLeftOut(bool[] marked)
    {
        for (int t = 0; t < marked.Length; t++)
        {
            if (_edges.Corners[3 * t] >= 0) continue;
            var (a, b, c) = (Welded(Mesh.Triangles[t].A), Welded(Mesh.Triangles[t].B), Welded(Mesh.Triangles[t].C));
            foreach (int h in a < 0 ? [] : _edges.Outgoing(a))
                marked[t] |= marked[h / 3] && (int[])[_edges.From(h), _edges.To(h), _edges.From(HalfEdges.Previous(h))] is var corners && corners.Contains(b) && corners.Contains(c);
        }
    }

    /// <summary>Unit normal of a triangle, turned as most of its component is.</summary>
    internal Vec3 OuterNormal(int face) => (_components.IsTurned(face) ? -1 : 1) * _edges.Normal(face).Normalized();

    /// <summary>The same of the surface beside a border's triangle: of one without height the next one's over its longest edge, as it has no direction of its own.</summary>
    internal Vec3 NormalBeside(int face)
    {
        const double height = 1e-4;
        const int steps = 8;
        for (int step = 0; step < steps; step++)
        {
            var (length, longest) = (0.0, -1);
            for (int h = 3 * face; h < 3 * (face + 1); h++)
                if ((Mesh.Positions[_edges.To(h)] - Mesh.Positions[_edges.From(h)]).LengthSquared is var squared && squared > length) (length, longest) = (squared, h);
            if (longest < 0 || _edges.Normal(face).Length > height * length || _edges.Twins[longest] < 0) break;
            face = _edges.Twins[longest] / 3;
        }
        return OuterNormal(face);
    }

    /// <summary>The vertex that stands for all at its position; −1 for one of no triangle.</summary>
    internal int Welded(int vertex)
    {
        if ((uint)vertex >= (uint)Mesh.Positions.Length) return -1;
        if (!_edges.Outgoing(vertex).IsEmpty) return vertex;
        _welds ??= FindWelds();
        return _welds.GetValueOrDefault(vertex, -1);
    }

    /// <summary>Welded number of every mesh vertex that another one stands for.</summary>
    Dictionary<int, int> FindWelds()
    {
        var welds = new Dictionary<int, int>();
        for (int h = 0; h < _edges.Corners.Length; h++)
            if (_edges.Corners[h] >= 0 && _edges.MeshVertex(h) is var own && own != _edges.Corners[h]) welds[own] = _edges.Corners[h];
        return welds;
    }

    static int CountIsolated(Mesh mesh)
    {
        var used = new bool[mesh.Positions.Length];
        foreach (var (a, b, c) in mesh.Triangles) used[a] = used[b] = used[c] = true;
        return used.AsSpan().Count(false);
    }

    Loop[] FindLoops(CpuDevice host)
    {
        var rims = Pinches.Untie(this, Rims());
        var found = new Loop[rims.Count][];
        host.For(rims.Count, i => found[i] = [.. Split(rims[i]).Select(Describe)]);
        var sorted = found.SelectMany(loops => loops).OrderByDescending(loop => loop.Length).ThenBy(loop => loop.Vertices[0]).ToArray();
        var outlines = sorted.GroupBy(loop => loop.Component).Select(Outline).ToHashSet();
        return LoopKinds.Assign(this, [.. sorted.Select((loop, i) => loop with { Id = i + 1, IsOuterBorder = outlines.Contains(loop), Source = this })], host);
    }

    /// <summary>The walks along the border that close, each once.</summary>
    List<int[]> Rims()
    {
        var seen = new System.Collections.BitArray(_edges.Corners.Length);
        var (rims, walked) = (new List<int[]>(), new List<int>());
        for (int h = 0; h < _edges.Corners.Length; h++)
        {
            if (_edges.Twins[h] != HalfEdges.Border || _edges.Corners[h] < 0) continue;
            BorderEdges++;
            if (!seen[h] && Walks(h, seen, walked)) rims.Add([.. walked]);
        }
        return rims;
    }

    /// <summary>Walks the rim through a border half-edge, as corners, given by half-edges that start there; false when the border does not close.</summary>
    bool Walks(int first, System.Collections.BitArray seen, List<int> rim)
    {
        rim.Clear();
        int start = _components.IsTurned(first / 3) ? _edges.From(first) : _edges.To(first), vertex = start, h = first;
        do
        {
            if (seen[h]) return false;
            seen[h] = true;
            rim.Add(_edges.From(h) == vertex ? h : HalfEdges.Next(h));
            vertex = _edges.From(h) == vertex ? _edges.To(h) : _edges.From(h);
            h = _edges.Turn(h, vertex);
            if (h < 0) return false;
        }
        while (h != first || vertex != start);
        return true;
    }

    /// <summary>Cuts a walk that passes a vertex several times into loops that pass it once each: holes that touch there.</summary>
    IEnumerable<int[]> Split(int[] rim)
    {
        var (open, place) = (new List<int>(rim.Length), new VertexMap(rim.Length));
        foreach (int h in FromStart(rim))
        {
            int first = place.FindOrAdd(_edges.From(h), open.Count);
            if (first < open.Count)
            {
                yield return FromStart([.. open[first..]]);
                foreach (int passed in open[(first + 1)..]) place[_edges.From(passed)] = -1;
                open.RemoveRange(first, open.Count - first);
            }
            open.Add(h);
        }
        yield return FromStart([.. open]);
    }

    int[] FromStart(int[] rim)
    {
        int start = LoopMeasure.Start(Array.ConvertAll(rim, h => Mesh.Positions[_edges.From(h)]));
        return [.. rim.AsSpan(start), .. rim.AsSpan(0, start)];
    }

    /// <summary>Where pieces meet in vertices of one rim, it is one of the largest.</summary>
    Loop Describe(int[] rim)
    {
        var vertices = Array.ConvertAll(rim, _edges.MeshVertex);
        return LoopMeasure.Describe(vertices, Array.ConvertAll(vertices, v => Mesh.Positions[v])) with { Component = rim.Min(h => _components.Number(h / 3)) };
    }

    /// <summary>The loop of a component that is its outline, or null.</summary>
    Loop? Outline(IGrouping<int, Loop> loops)
    {
        var largest = loops.MaxBy(loop => loop.FlatArea)!;
        var flat = LoopMeasure.VectorArea(Array.ConvertAll(largest.Vertices, v => Mesh.Positions[v]));
        if (_components.IsLargerThan(loops.Key, flat.Length / OutlineArea)) return null;
        return Vec3.Dot(flat, _components.Area(loops.Key).Vector) < -0.01 * flat.LengthSquared ? largest : null;
    }
}
