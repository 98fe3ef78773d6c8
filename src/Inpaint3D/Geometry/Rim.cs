using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>What a triangulation of a hole needs to know about its rim, which may consist of several loops one behind the other.</summary>
internal sealed class Rim
{
    /// <summary>The mesh's edges between points of the rim that are no neighbours, from the lower to the higher place.</summary>
    readonly EdgeMap _joined = new(0);
    /// <summary>For a rim of a mesh: begins the walk round it, which several methods want in turn.</summary>
    readonly Func<RingWalk>? _walk;
    RingWalk? _rings;
    /// <summary>For a part of a hole: which of its points another part or the mesh joins.</summary>
    readonly Func<int, int, bool>? _areJoined;
    /// <summary>For a walk: the rim that it goes along, the places on it, and the pairs of places that bridges join.</summary>
    readonly Rim? _whole;
    readonly int[] _places = [];
    readonly EdgeMap? _bridges;
    RimGrid? _grid;
    RimRegion? _region;
    /// <summary>For a calm rim: the old triangles without noise.</summary>
    readonly Surroundings? _around;

    public Rim(Topology topology, Loop loop)
    {
        var edges = topology.Edges;
        // From a start of its own, so that the fill does not depend on where the caller's loop starts.
        (var vertices, HalfEdges) = FromOwnStart(topology.Mesh, loop, topology.RimHalfEdges(loop));
        Loop = loop = loop with { Vertices = vertices };
        _walk = () => topology.WalkAround(Loop, HalfEdges);
        Points = Array.ConvertAll(loop.Vertices, v => topology.Mesh.Positions[v]);
        Normals = Array.ConvertAll(HalfEdges, h => topology.NormalBeside(h / 3));
        Vertices = new int[loop.Edges];
        Scale = new double[loop.Edges];
        var place = new VertexMap(loop.Edges);
        for (int i = 0; i < loop.Edges; i++)
        {
            int h = HalfEdges[i];
            Vertices[i] = edges.Mesh.Positions[edges.From(h)] == Points[i] ? edges.From(h) : edges.To(h);
            place[Vertices[i]] = i;
        }
        for (int i = 0; i < loop.Edges; i++)
        {
            double sum = 0;
            int count = 0;
            foreach (int v in edges.Neighbours(Vertices[i]))
            {
                sum += (topology.Mesh.Positions[v] - Points[i]).Length;
                count++;
                if (place[v] is >= 0 and var j && !loop.AreNeighbours(i, j)) SetJoined(i, j);
            }
            Scale[i] = sum / count;
        }
    }

    /// <summary>A rim without a mesh: nothing beside it.</summary>
    internal Rim(Vec3[] points, Vec3[]? normals = null)
    {
        Loop = new Loop(1, [.. Enumerable.Range(0, points.Length)]);
        (HalfEdges, Points, Vertices) = ([], points, Loop.Vertices);
        Normals = normals ?? new Vec3[points.Length];
        Scale = new double[points.Length];
    }

    /// <summary>A rim where it would be without noise.</summary>
    /// <param name="noisy">The rim.</param>
    /// <param name="around">The old triangles without noise.</param>
    internal Rim(Rim noisy, Surroundings around)
    {
        (Loop, HalfEdges, Vertices, Scale, Calm) = (noisy.Loop, noisy.HalfEdges, noisy.Vertices, noisy.Scale, this);
        (_joined, _areJoined, _around, Points, Normals) = (noisy._joined, noisy._areJoined, around, around.Points[..noisy.Count], (Vec3[])noisy.Normals.Clone());
        foreach (var (a, b, c) in around.Triangles)
        {
            var normal = Vec3.Cross(around.Points[b] - around.Points[a], around.Points[c] - around.Points[a]).Normalized();
            foreach (var (p, q) in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a), (b, a), (c, b), (a, c)])
                if (p < Count && q < Count && Loop.Next(p) == q) Normals[p] = Vec3.Dot(normal, noisy.Normals[p]) < 0 ? -normal : normal;
        }
    }

    /// <summary>The boundary of a part of a hole.</summary>
    internal Rim(Vec3[] points, Vec3[] normals, double[] scale, Func<int, int, bool> areJoined)
    {
        Loop = LoopMeasure.Describe([.. Enumerable.Range(0, points.Length)], points);
        (HalfEdges, Points, Vertices, Normals, Scale, _areJoined) = ([], points, Loop.Vertices, normals, scale, areJoined);
    }

    /// <summary>A closed walk along all loops of a rim and over bridges between them, there and back: a polygon whose points may occur twice.</summary>
    Rim(Rim whole, int[] places, IEnumerable<(int A, int B)> forbidden)
    {
        foreach (var (a, b) in forbidden) SetJoined(a, b);
        (_whole, _places, _bridges, IsClear) = (whole, places, new EdgeMap(), whole.IsClear is { } clear ? (i, j, k) => clear(places[i], places[j], places[k]) : null);
        Loop = whole.Loop with { Vertices = Array.ConvertAll(places, p => whole.Loop.Vertices[p]), Parts = null };
        (HalfEdges, Vertices) = ([], Array.ConvertAll(places, p => whole.Vertices[p]));
        (Points, Scale) = (Array.ConvertAll(places, p => whole.Points[p]), Array.ConvertAll(places, p => whole.Scale[p]));
        Normals = new Vec3[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            var (a, b) = (places[i], places[(i + 1) % places.Length]);
            if (whole.Loop.Next(a) == b) Normals[i] = whole.Normals[a];
            else _bridges[Math.Min(a, b), Math.Max(a, b)] = 0;
        }
    }

    public Loop Loop { get; }
    /// <summary>The old triangles' half-edges, one an edge.</summary>
    public int[] HalfEdges { get; }
    public Vec3[] Points { get; }
    /// <summary>Welded vertices of the mesh.</summary>
    public int[] Vertices { get; }
    /// <summary>Unit normal of the old triangle beside each edge; zero where it has none.</summary>
    public Vec3[] Normals { get; }
    /// <summary>Mean length of the old edges at each point.</summary>
    public double[] Scale { get; }
    /// <summary>True for three points whose triangle crosses no old one; null while triangulations need not look.</summary>
    public Func<int, int, int, bool>? IsClear { get; set; }
    /// <summary>The edges of a rim of one loop, seen along the axis of its plane.</summary>
    public RimGrid Grid => _grid ??= new RimGrid(Points);
    /// <summary>What a rim of one loop encloses, seen so.</summary>
    public RimRegion Region => _region ??= new RimRegion(Grid, Vertices);
    /// <summary>The rim without its noise, once it is known.</summary>
    public Rim? Calm { get; set; }

    public int Count => Points.Length;
    /// <summary>True when it consists of several loops.</summary>
    public bool IsJoined => Loop.Parts is not null;

    /// <summary>True when the triangles along the rim look away from the side on which its flat fill looks: within 8° in the mean.</summary>
    public bool FacesBack
    {
        get
        {
            if (IsJoined) return false;
            var (front, mean) = (LoopMeasure.VectorArea(Points).Normalized(), 0.0);
            foreach (var normal in Normals) mean += Vec3.Dot(normal, front) / Count;
            return mean < -0.99;
        }
    }

    /// <summary>The walk along some places, closed, without some diagonals between its points.</summary>
    public Rim Along(int[] places, IEnumerable<(int A, int B)> forbidden) => new(this, places, forbidden);

    /// <summary>Enters edges, between vertices of the mesh, that other patches have made.</summary>
    public void Join(IEnumerable<(int A, int B)> edges)
    {
        foreach (var (a, b) in edges)
            if (Array.IndexOf(Vertices, a) is >= 0 and var i && Array.IndexOf(Vertices, b) is >= 0 and var j) SetJoined(i, j);
    }

    /// <summary>True when no diagonal may join two rim points that are not neighbours: the mesh has such an edge, or they are one point of a walk, joined by its bridge or the rim, or forbidden.</summary>
    public bool AreJoined(int i, int j)
    {
        if (_areJoined is not null) return _areJoined(i, j);
        if (_joined.Contains(Math.Min(i, j), Math.Max(i, j))) return true;
        if (_whole is null) return false;
        int a = _places[i], b = _places[j];
        return a == b || _bridges!.Contains(Math.Min(a, b), Math.Max(a, b)) || _whole.Loop.AreNeighbours(a, b) || _whole.AreJoined(a, b);
    }

    /// <summary>The old triangles within some rings; ring 1 is those that touch it from its own side. A calm rim has those that it knows.</summary>
    public Surroundings Around(int rings) => _around ?? (_rings ??= _walk!()).Walk(rings);

    /// <summary>Lets go the triangles round it until they are asked for again.</summary>
    public void ForgetRings() => _rings = null;

    void SetJoined(int i, int j) => _joined[Math.Min(i, j), Math.Max(i, j)] = 0;

    static (int[] Vertices, int[] HalfEdges) FromOwnStart(Mesh mesh, Loop loop, int[] halfEdges)
    {
        var (vertices, edges, first) = (new int[loop.Edges], new int[loop.Edges], 0);
        foreach (int count in loop.Parts ?? [loop.Edges])
        {
            var part = loop.Vertices[first..(first + count)];
            int start = LoopMeasure.Start(Array.ConvertAll(part, v => mesh.Positions[v]));
            for (int i = 0; i < count; i++) (vertices[first + i], edges[first + i]) = (part[(start + i) % count], halfEdges[first + ((start + i) % count)]);
            first += count;
        }
        return (vertices, edges);
    }
}
