using System.Collections.ObjectModel;
using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>The triangles that close one loop, in numbers of their own: the first points are the rim's, in the loop's order.</summary>
internal sealed class Patch
{
    /// <summary>Starts with the rim's points.</summary>
    public Patch(IEnumerable<Vec3> rim)
    {
        Points = [.. rim];
        RimPoints = Points.Count;
    }

    /// <summary>The number of rim points.</summary>
    public int RimPoints { get; }
    /// <summary>Rim points, then inner ones. Rim points never move.</summary>
    public List<Vec3> Points { get; }
    /// <summary>Triangles on <see cref="Points"/>; rim edge i → i + 1 is an edge of exactly one of them, in that direction.</summary>
    public List<Triangle> Triangles { get; } = [];

    /// <summary>Name of the method that proposed it, where one chooses among several.</summary>
    public string? Method { get; set; }

    /// <summary>Colours of the inner points, as <see cref="Mesh.Colors"/>, or null to continue those of the rim smoothly.</summary>
    public Vector4[]? Colors { get; set; }

    /// <summary>Numbers of the inner points in some of the numeric columns of <see cref="Mesh.VertexAttributes"/>, by the column's place; the others continue those of the rim smoothly.</summary>
    public IReadOnlyDictionary<int, double[]> Columns { get; set; } = ReadOnlyDictionary<int, double[]>.Empty;

    /// <summary>The middles of the neighbours of the inner points that some triangles have, by their numbers.</summary>
    public Dictionary<int, Vec3> Middles(IEnumerable<Triangle> triangles)
    {
        var sums = new Dictionary<int, (Vec3 Sum, int Count)>();
        foreach (var (a, b, c) in triangles)
            foreach (int v in (ReadOnlySpan<int>)[a, b, c]) if (v >= RimPoints) sums[v] = default;
        foreach (var (a, b, c) in Triangles)
            foreach (var (v, p, q) in (ReadOnlySpan<(int, int, int)>)[(a, b, c), (b, c, a), (c, a, b)])
                if (sums.TryGetValue(v, out var sum)) sums[v] = (sum.Sum + Points[p] + Points[q], sum.Count + 2);
        return sums.ToDictionary(sum => sum.Key, sum => sum.Value.Sum / sum.Value.Count);
    }

    /// <summary>A patch of its own with the same triangles and inner points, and the same rim where no other one is given.</summary>
    public Patch Copy(Vec3[]? rim = null)
    {
        var copy = new Patch(rim ?? (IEnumerable<Vec3>)Points.GetRange(0, RimPoints)) { Method = Method };
        copy.Points.AddRange(Points.GetRange(RimPoints, Points.Count - RimPoints));
        copy.Triangles.AddRange(Triangles);
        return copy;
    }
}

/// <summary>Old faces within some rings of a rim, in numbers of their own: the first points are the rim's, in the loop's order.</summary>
/// <param name="Points">Positions of the rim, then of the other vertices.</param>
/// <param name="Triangles">The old faces, with their own orientation.</param>
/// <param name="MeshVertices">The mesh's index of every point.</param>
internal sealed record Surroundings(Vec3[] Points, Triangle[] Triangles, int[] MeshVertices);
