namespace Inpaint3D.Data;

/// <summary>
/// What is left of a mesh without some faces: faces, vertices and all of their attributes in the old order. Vertices that only dropped faces
/// used are dropped with them; those that no face used stay. A polygon is dropped as a whole.
/// </summary>
public sealed class MeshPart
{
    MeshPart(Mesh whole, bool[] drop)
    {
        (Whole, Faces, Triangles) = (whole, Kept(whole, drop, out int[] triangles), triangles);
        Vertices = KeptVertices(whole, triangles);
        NewVertices = new int[whole.Positions.Length];
        Array.Fill(NewVertices, -1);
        for (int v = 0; v < Vertices.Length; v++) NewVertices[Vertices[v]] = v;
        Mesh = Pick();
        Mesh = Mesh with { Layout = whole.Layout?.Of(this) };
    }

    /// <summary>The mesh before.</summary>
    public Mesh Whole { get; }
    /// <summary>What is left of it.</summary>
    public Mesh Mesh { get; }
    /// <summary>Number in <see cref="Whole"/> of every vertex, rising.</summary>
    public int[] Vertices { get; }
    /// <summary>Number in <see cref="Whole"/> of every triangle, rising.</summary>
    public int[] Triangles { get; }
    /// <summary>Number in <see cref="Whole"/> of every face of the file, rising.</summary>
    public int[] Faces { get; }
    /// <summary>Number in <see cref="Mesh"/> of every vertex of <see cref="Whole"/>, −1 where it is dropped.</summary>
    public int[] NewVertices { get; }

    /// <summary>A mesh without some triangles.</summary>
    /// <param name="mesh">The mesh; it is not written.</param>
    /// <param name="drop">True for every triangle to leave out, with its polygon.</param>
    public static MeshPart Without(Mesh mesh, bool[] drop) => new(mesh, drop);

    /// <summary>Values of the corners that are left, three a triangle.</summary>
    internal T[]? Corners<T>(T[]? values) => values is null ? null : Items(values, [.. Triangles.SelectMany(t => (int[])[3 * t, (3 * t) + 1, (3 * t) + 2])]);

    Mesh Pick() => Whole with
    {
        Positions = Items(Whole.Positions, Vertices),
        Triangles = Array.ConvertAll(Triangles, t => Whole.Triangles[t] is var (a, b, c) ? new Triangle(NewVertices[a], NewVertices[b], NewVertices[c]) : default),
        FaceSizes = Whole.FaceSizes is { } sizes ? Items(sizes, Faces) : null,
        Normals = Whole.Normals is { } normals ? Items(normals, Vertices) : null,
        Colors = Whole.Colors is { } colors ? Items(colors, Vertices) : null,
        CornerUVs = Corners(Whole.CornerUVs),
        TriangleMaterials = Whole.TriangleMaterials is { } materials ? Items(materials, Triangles) : null,
        VertexAttributes = [.. Whole.VertexAttributes.Select(column => column with { Values = Items(column.Values, Vertices) })],
        FaceAttributes = [.. Whole.FaceAttributes.Select(column => column with { Values = Items(column.Values, Faces) })],
    };

    static int[] Kept(Mesh mesh, bool[] drop, out int[] triangles)
    {
        var (keptFaces, keptTriangles) = (new List<int>(), new List<int>());
        for (int face = 0, first = 0; face < mesh.FaceCount; face++)
        {
            int count = (mesh.FaceSizes?[face] ?? 3) - 2;
            if (!drop.AsSpan(first, count).Contains(true))
            {
                keptFaces.Add(face);
                for (int t = first; t < first + count; t++) keptTriangles.Add(t);
            }
            first += count;
        }
        triangles = [.. keptTriangles];
        return [.. keptFaces];
    }

    static int[] KeptVertices(Mesh mesh, int[] triangles)
    {
        var isDropped = new bool[mesh.Positions.Length];
        foreach (var (a, b, c) in mesh.Triangles) isDropped[a] = isDropped[b] = isDropped[c] = true;
        foreach (int t in triangles) if (mesh.Triangles[t] is var (a, b, c)) isDropped[a] = isDropped[b] = isDropped[c] = false;
        return [.. Enumerable.Range(0, isDropped.Length).Where(v => !isDropped[v])];
    }

    static T[] Items<T>(T[] values, int[] items) => Array.ConvertAll(items, i => values[i]);

    /// <summary>Some items of a column of any type, copied in runs.</summary>
    static Array Items(Array values, int[] items)
    {
        var picked = Array.CreateInstanceFromArrayType(values.GetType(), items.Length);
        for (int i = 0, count; i < items.Length; i += count)
        {
            for (count = 1; i + count < items.Length && items[i + count] == items[i] + count;) count++;
            Array.Copy(values, items[i], picked, i, count);
        }
        return picked;
    }
}
