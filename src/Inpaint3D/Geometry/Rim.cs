using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>What a triangulation of a hole needs to know about its rim.</summary>
internal sealed class Rim
{
    readonly HashSet<(int, int)> _joined = [];

    public Rim(Topology topology, Loop loop)
    {
        var edges = topology.Edges;
        var halfEdges = topology.RimHalfEdges(loop);
        // From a start of its own, so that the fill does not depend on where the caller's loop starts.
        int start = LoopMeasure.Start(Array.ConvertAll(loop.Vertices, v => topology.Mesh.Positions[v]));
        Loop = loop = loop with { Vertices = [.. loop.Vertices[start..], .. loop.Vertices[..start]] };
        HalfEdges = [.. halfEdges[start..], .. halfEdges[..start]];
        Points = Array.ConvertAll(loop.Vertices, v => topology.Mesh.Positions[v]);
        Normals = Array.ConvertAll(HalfEdges, h => topology.OuterNormal(h / 3));
        Vertices = new int[loop.Edges];
        Scale = new double[loop.Edges];
        var place = new Dictionary<int, int>();
        for (int i = 0; i < loop.Edges; i++)
        {
            int h = HalfEdges[i];
            Vertices[i] = edges.Mesh.Positions[edges.From(h)] == Points[i] ? edges.From(h) : edges.To(h);
            place.Add(Vertices[i], i);
        }
        for (int i = 0; i < loop.Edges; i++)
        {
            double sum = 0;
            int count = 0;
            foreach (int v in edges.Neighbours(Vertices[i]))
            {
                sum += (topology.Mesh.Positions[v] - Points[i]).Length;
                count++;
                if (place.TryGetValue(v, out int j) && Math.Abs(i - j) != 1 && Math.Abs(i - j) != loop.Edges - 1) _joined.Add((Math.Min(i, j), Math.Max(i, j)));
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

    public int Count => Points.Length;

    /// <summary>True when the triangles along the rim look away from the side on which its flat fill looks: within 8° in the mean.</summary>
    public bool FacesBack
    {
        get
        {
            var (front, mean) = (LoopMeasure.VectorArea(Points).Normalized(), 0.0);
            foreach (var normal in Normals) mean += Vec3.Dot(normal, front) / Count;
            return mean < -0.99;
        }
    }

    /// <summary>Enters edges, between vertices of the mesh, that other patches have made.</summary>
    public void Join(IEnumerable<(int A, int B)> edges)
    {
        foreach (var (a, b) in edges)
            if (Array.IndexOf(Vertices, a) is >= 0 and var i && Array.IndexOf(Vertices, b) is >= 0 and var j) _joined.Add((Math.Min(i, j), Math.Max(i, j)));
    }

    /// <summary>True when the mesh has an edge between two rim points that are not neighbours on the rim.</summary>
    public bool AreJoined(int i, int j) => _joined.Count > 0 && _joined.Contains((Math.Min(i, j), Math.Max(i, j)));
}
