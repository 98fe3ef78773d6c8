using System.Numerics;

namespace Inpaint3D.Data;

/// <summary>Three indices into <see cref="Mesh.Positions"/>, counter-clockwise seen from outside.</summary>
public readonly record struct Triangle(int A, int B, int C);

/// <summary>A named column of per-vertex or per-face data that the library carries through without knowing what it means.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Values">
/// A one-dimensional array of a primitive type (sbyte to ulong, float, double) with one element an item;
/// or an array of such arrays for a list property.
/// </param>
public sealed record MeshColumn(string Name, Array Values)
{
    /// <summary>The column for <paramref name="count"/> items: this one's values, then zeros or empty lists.</summary>
    /// <exception cref="ArgumentException">The column is longer than that.</exception>
    public MeshColumn Extended(int count)
    {
        if (count < Values.Length) throw new ArgumentException($"The column '{Name}' has {Values.Length} values and cannot be extended to {count}.");
        if (count == Values.Length) return this;
        var type = Values.GetType().GetElementType()!;
        var longer = Array.CreateInstanceFromArrayType(Values.GetType(), count);
        Array.Copy(Values, longer, Values.Length);
        if (type.IsArray)
        {
            var none = Array.CreateInstanceFromArrayType(type, 0);
            for (int i = Values.Length; i < count; i++) longer.SetValue(none, i);
        }
        return this with { Values = longer };
    }
}

/// <summary>
/// How the file that a mesh came from was laid out (encoding, order and types of its columns, parts that are no mesh).
/// Each format derives its own; it means something only to the writer of that format, which then keeps the layout.
/// </summary>
public abstract record MeshLayout
{
    /// <summary>The layout of what is left of the mesh; null where it means nothing any more.</summary>
    internal virtual MeshLayout? Of(MeshPart part) => null;
}

/// <summary>What a face looks like.</summary>
/// <param name="Name">Name in the file.</param>
public sealed record Material(string Name)
{
    /// <summary>Colour of surfaces that have none, in pictures and beside coloured ones.</summary>
    internal static readonly Vector4 Clay = new(0.78f, 0.76f, 0.73f, 1);

    /// <summary>Diffuse colour, RGBA 0..1, coded like a picture (sRGB).</summary>
    public Vector4 Color { get; init; } = Vector4.One;
    /// <summary>Diffuse texture, or null. Row 0 is the top row; v = 1 is the top.</summary>
    public Field? Texture { get; init; }
    /// <summary>Path of the texture as the file wrote it, or null.</summary>
    public string? TexturePath { get; init; }
    /// <summary>Further textures: normals, roughness, occlusion, light.</summary>
    public IReadOnlyList<MaterialMap> Maps { get; init; } = [];
    /// <summary>All textures, that of the colour first.</summary>
    public IEnumerable<MaterialMap> AllMaps => Texture is null ? Maps : [new MaterialMap(MaterialMap.Color, Texture), .. Maps];
    /// <summary>Lines or blocks of the material's definition that the library does not interpret.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];
}

/// <summary>
/// A triangle mesh or, without triangles, a point cloud: flat arrays, no connectivity. Neighbours, rims and components are
/// derived by <c>Geometry.Topology</c>. Lengths are in the file's unit. A method never writes into the arrays of its input:
/// it makes new ones whose first elements are the old ones, in order, followed by what it adds.
/// </summary>
public sealed record Mesh
{
    /// <summary>Vertex positions.</summary>
    public required Vec3[] Positions { get; init; }
    /// <summary>Triangles; empty for a point cloud.</summary>
    public required Triangle[] Triangles { get; init; }
    /// <summary>True when the file gave positions in double precision; a writer then keeps it.</summary>
    public bool DoublePrecision { get; init; }
    /// <summary>
    /// Corners of each face of the file when not all are triangles: face i of n corners is n − 2 consecutive
    /// triangles, the first of which begins with its first corner; the third corner of each other one comes next to its second in the face. Null: every face is a triangle.
    /// </summary>
    public int[]? FaceSizes { get; init; }
    /// <summary>Unit normals per vertex, or null.</summary>
    public Vector3[]? Normals { get; init; }
    /// <summary>Colours per vertex, RGBA 0..1 coded like a picture (sRGB), or null.</summary>
    public Vector4[]? Colors { get; init; }
    /// <summary>How the file coded the colours.</summary>
    public SampleCoding ColorCoding { get; init; } = SampleCoding.UInt8;
    /// <summary>True when the file's colours have an alpha.</summary>
    public bool ColorAlpha { get; init; }
    /// <summary>Texture coordinates per corner, three a triangle, (0, 0) bottom left; or null.</summary>
    public Vector2[]? CornerUVs { get; init; }
    /// <summary>Index into <see cref="Materials"/> per triangle (−1 none), or null.</summary>
    public int[]? TriangleMaterials { get; init; }
    /// <summary>Materials of the mesh.</summary>
    public IReadOnlyList<Material> Materials { get; init; } = [];
    /// <summary>Further columns per vertex.</summary>
    public IReadOnlyList<MeshColumn> VertexAttributes { get; init; } = [];
    /// <summary>Further columns per face of the file (see <see cref="FaceSizes"/>).</summary>
    public IReadOnlyList<MeshColumn> FaceAttributes { get; init; } = [];
    /// <summary>Comment lines of the file.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];
    /// <summary>Layout of the file, or null.</summary>
    public MeshLayout? Layout { get; init; }
    /// <summary>What the reader had to leave out, in sentences for people: a texture that is missing or lies outside the folder.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True when there are points and no triangles.</summary>
    public bool IsPointCloud => Triangles.Length == 0;

    /// <summary>Faces of the file: polygons where <see cref="FaceSizes"/> says so, else triangles.</summary>
    public int FaceCount => FaceSizes?.Length ?? Triangles.Length;

    /// <summary>Index of a triangle's material, or −1: of several materials none is everybody's, a single one is.</summary>
    public int MaterialOf(int triangle) => TriangleMaterials?[triangle] ?? (Materials.Count == 1 ? 0 : -1);

    /// <summary>Least and largest corner of the bounding box over finite positions; zero for an empty mesh.</summary>
    public (Vec3 Min, Vec3 Max) Bounds()
    {
        var (min, max) = (new Vec3(double.MaxValue, double.MaxValue, double.MaxValue), new Vec3(double.MinValue, double.MinValue, double.MinValue));
        bool any = false;
        foreach (var p in Positions)
        {
            if (!p.IsFinite) continue;
            (min, max, any) = (Vec3.Min(min, p), Vec3.Max(max, p), true);
        }
        return any ? (min, max) : (Vec3.Zero, Vec3.Zero);
    }
}
