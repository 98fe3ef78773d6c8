using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>What a loop is the rim of, by its shape and by what lies beside it.</summary>
public enum LoopKind
{
    /// <summary>A hole that one surface spans.</summary>
    Ordinary,
    /// <summary>A crack: its two lips are less than half an edge apart everywhere, and are joined without new vertices.</summary>
    Slit,
    /// <summary>Small and round, as a marker of a scanner leaves it.</summary>
    Marker,
    /// <summary>A hole that winds: no flat patch comes near its rim.</summary>
    Complex,
    /// <summary>The end of a tube, of which a section is missing between this end and its partner.</summary>
    TubeEnd,
    /// <summary>The border of a separate piece that lies in a hole.</summary>
    Island,
    /// <summary>The outline of an open surface.</summary>
    OuterBorder,
}

/// <summary>A closed walk along the border of a mesh with the hole on its left: a rim.</summary>
/// <param name="Id">Number of the loop in its mesh, 1 for the longest.</param>
/// <param name="Vertices">
/// Indices into the mesh's positions, one an edge; edge i goes from vertex i to vertex i + 1, against the direction of the
/// face beside it, so that a patch's triangle uses it as it stands. No vertex occurs twice; one where fans meet may be in several loops.
/// </param>
public sealed record Loop(int Id, int[] Vertices)
{
    /// <summary>Edges of the rim.</summary>
    public int Edges => Vertices.Length;
    /// <summary>Length of the rim in mesh units.</summary>
    public double Length { get; init; }
    /// <summary>Mean of the rim's vertices in mesh units.</summary>
    public Vec3 Center { get; init; }
    /// <summary>Largest distance of two rim vertices in mesh units.</summary>
    public double Diameter { get; init; }
    /// <summary>Area of the flat fill in square mesh units: ½ |Σ pᵢ × pᵢ₊₁|, the area of the rim's projection along its mean normal.</summary>
    public double FlatArea { get; init; }
    /// <summary>Largest distance of a rim vertex from the fitted plane over the diameter: 0 for a flat rim.</summary>
    public double Planarity { get; init; }
    /// <summary>True when the loop is the outline of an open surface rather than a hole in it.</summary>
    public bool IsOuterBorder { get; init; }
    /// <summary>What it is the rim of.</summary>
    public LoopKind Kind { get; init; }
    /// <summary>Numbers of the loops that are filled together with this one by one patch: islands in a hole, the ends of a missing tube section.</summary>
    public IReadOnlyList<int> Partners { get; init; } = [];
    /// <summary>Number of the connected component it belongs to, 1 for the one with most triangles.</summary>
    public int Component { get; init; }
    /// <summary>In a result: why the loop was left open. Null before.</summary>
    public string? Refusal { get; init; }
    /// <summary>The connectivity the loop was found in, so that a fill of the same mesh need not derive it again.</summary>
    internal Topology? Source { get; init; }
    /// <summary>Edges of each rim where several are one behind the other in the vertices, to be filled as one; null for a single rim.</summary>
    internal int[]? Parts { get; init; }

    /// <summary>The place that follows a place on its rim.</summary>
    internal int Next(int place)
    {
        if (Parts is null) return place + 1 == Edges ? 0 : place + 1;
        int start = 0;
        foreach (int part in Parts)
        {
            if (place < start + part) return place + 1 == start + part ? start : place + 1;
            start += part;
        }
        throw new ArgumentOutOfRangeException(nameof(place));
    }

    /// <summary>True when an edge of the rim joins two places.</summary>
    internal bool AreNeighbours(int a, int b) => Next(a) == b || Next(b) == a;
}
