using System.Numerics;
using System.Runtime.InteropServices;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>The mesh that the columns of a PLY file mean.</summary>
static class PlyMesh
{
    /// <summary>First word of the comment that names a texture (a convention of MeshLab).</summary>
    public const string TextureComment = "TextureFile";

    /// <summary>Names of colour properties, red, green, blue, alpha.</summary>
    public static readonly string[][] ColorNames = [["red", "green", "blue", "alpha"], ["r", "g", "b", "a"], ["diffuse_red", "diffuse_green", "diffuse_blue", "diffuse_alpha"]];
    /// <summary>Names of texture coordinates per vertex.</summary>
    public static readonly string[][] CoordinateNames = [["s", "t"], ["u", "v"], ["texture_u", "texture_v"], ["texture_s", "texture_t"]];
    static readonly (Type Type, SampleCoding Coding, float Divisor)[] s_codings =
        [(typeof(byte), SampleCoding.UInt8, 255), (typeof(ushort), SampleCoding.UInt16, 65535), (typeof(float), SampleCoding.Float32, 1)];
    static readonly string[] s_indexNames = ["vertex_indices", "vertex_index"];

    /// <summary>The mesh of a file.</summary>
    public static Mesh Read(PlyLayout layout, List<string> comments, Dictionary<string, PlyColumn[]> bodies, string path)
    {
        var vertex = bodies.GetValueOrDefault("vertex", []).ToList();
        var face = bodies.GetValueOrDefault("face", []).ToList();
        if (Take(vertex, ["x", "y", "z"], _ => true) is not { } xyz) throw new InvalidDataException("the file has no vertices with x, y and z");
        if (face.Count == 0 && bodies.ContainsKey("tristrips")) throw new InvalidDataException("its faces are strips of triangles (the element 'tristrips'), which are not read: save it again with an element 'face'");
        var finer = new Dictionary<string, PlyColumn>();
        var positions = new Vec3[xyz[0].Values.Length];
        Interleave(xyz, MemoryMarshal.Cast<Vec3, double>(positions.AsSpan()));
        var mesh = new Mesh
        {
            Positions = positions,
            Triangles = [],
            DoublePrecision = xyz.Any(column => column.ValueType == typeof(double) || column.ValueType == typeof(int) || column.ValueType == typeof(uint)),
            Comments = [.. comments.Where(comment => !IsTexture(comment))],
        };
        mesh = Faces(mesh, face, out int[]? corners);
        mesh = Materials(mesh, face, comments, path);
        mesh = Normals(mesh, vertex, finer);
        mesh = Colors(mesh, vertex);
        mesh = WedgeCoordinates(mesh, face, corners);
        mesh = VertexCoordinates(mesh, vertex, finer);
        return mesh with
        {
            VertexAttributes = [.. vertex.Select(column => new MeshColumn(column.Property.Name, column.ToArrays()))],
            FaceAttributes = [.. face.Select(column => new MeshColumn(column.Property.Name, column.ToArrays()))],
            Layout = layout with { Finer = finer, Others = bodies.Where(body => body.Key is not ("vertex" or "face")).ToDictionary() },
        };
    }

    static Mesh Faces(Mesh mesh, List<PlyColumn> face, out int[]? corners)
    {
        corners = null;
        if (face.Count == 0) return mesh;
        var list = face.Find(column => column.Sizes != null && s_indexNames.Contains(column.Property.Name))
            ?? throw new InvalidDataException("the faces have no list of vertex_indices");
        face.Remove(list);
        int[] vertices = list.ToIntegers();
        corners = Fans.Corners(list.Sizes, vertices, mesh.Positions);
        return mesh with
        {
            Triangles = MemoryMarshal.Cast<int, Triangle>(Fans.Spread(vertices, corners)).ToArray(),
            FaceSizes = corners == null ? null : list.Sizes,
        };
    }

    static Mesh Materials(Mesh mesh, List<PlyColumn> face, List<string> comments, string path)
    {
        var notes = new List<string>();
        Material[] materials = [.. comments.Where(IsTexture).Select(comment => comment[TextureComment.Length..].Trim())
            .Select(name => new Material(Path.GetFileNameWithoutExtension(name)) { TexturePath = name, Texture = Textures.Load(path, name, notes) })];
        if (materials.Length == 0) return mesh;
        int[] triangleMaterials = new int[mesh.Triangles.Length];
        if (Take(face, ["texnumber"], column => !IsReal(column)) is [var numbers])
        {
            var perFace = numbers.ToIntegers();
            for (int f = 0, triangle = 0; f < perFace.Length; f++)
            {
                if (perFace[f] >= materials.Length) throw new InvalidDataException($"face {f} has the texture number {perFace[f]}, but the file names {materials.Length} textures");
                for (int k = 2; k < (mesh.FaceSizes?[f] ?? 3); k++) triangleMaterials[triangle++] = Math.Max(-1, perFace[f]);
            }
        }
        return mesh with { Materials = materials, TriangleMaterials = triangleMaterials, Notes = notes };
    }

    static Mesh Normals(Mesh mesh, List<PlyColumn> vertex, Dictionary<string, PlyColumn> finer)
    {
        if (Take(vertex, ["nx", "ny", "nz"], IsReal) is not { } columns) return mesh;
        var normals = new Vector3[mesh.Positions.Length];
        Interleave(columns, MemoryMarshal.Cast<Vector3, float>(normals.AsSpan()));
        foreach (var column in columns.Where(column => column.ValueType == typeof(double))) finer[column.Property.Name] = column;
        return mesh with { Normals = normals };
    }

    static Mesh Colors(Mesh mesh, List<PlyColumn> vertex)
    {
        foreach (var (names, (type, coding, divisor)) in ColorNames.SelectMany(names => s_codings.Select(code => (names, code))))
        {
            if (Take(vertex, names[..3], column => column.ValueType == type) is not { } columns) continue;
            var alpha = Take(vertex, names[3..], column => column.ValueType == type);
            var colors = new Vector4[mesh.Positions.Length];
            Array.Fill(colors, Vector4.One);
            var values = MemoryMarshal.Cast<Vector4, float>(colors.AsSpan());
            Interleave([.. columns, .. alpha ?? []], values, stride: 4, divisor);
            return mesh with { Colors = colors, ColorCoding = coding, ColorAlpha = alpha != null };
        }
        return mesh;
    }

    static Mesh WedgeCoordinates(Mesh mesh, List<PlyColumn> face, int[]? corners)
    {
        if (face.Find(column => column.Property.Name == "texcoord" && column.Sizes != null && IsReal(column)) is not { } list || mesh.IsPointCloud) return mesh;
        // Two numbers a corner; anything else is carried as it is.
        for (int f = 0; f < list.Sizes!.Length; f++)
            if (list.Sizes[f] != 2 * (mesh.FaceSizes?[f] ?? 3)) return mesh;
        face.Remove(list);
        var coordinates = new Vector2[list.Values.Length / 2];
        list.CopyTo(MemoryMarshal.Cast<Vector2, float>(coordinates.AsSpan()));
        return mesh with { CornerUVs = Fans.Spread(coordinates, corners) };
    }

    static Mesh VertexCoordinates(Mesh mesh, List<PlyColumn> vertex, Dictionary<string, PlyColumn> finer)
    {
        if (mesh.IsPointCloud || mesh.CornerUVs != null) return mesh;
        foreach (var names in CoordinateNames)
        {
            if (Take(vertex, names, IsReal) is not { } columns) continue;
            var coordinates = new Vector2[mesh.Positions.Length];
            Interleave(columns, MemoryMarshal.Cast<Vector2, float>(coordinates.AsSpan()));
            foreach (var column in columns) finer[column.Property.Name] = column;
            var indices = MemoryMarshal.Cast<Triangle, int>(mesh.Triangles);
            var cornerUVs = new Vector2[indices.Length];
            for (int i = 0; i < indices.Length; i++)
                if ((uint)indices[i] < (uint)coordinates.Length) cornerUVs[i] = coordinates[indices[i]];
            return mesh with { CornerUVs = cornerUVs };
        }
        return mesh;
    }

    // Columns of these names, all or none, out of the list.
    static PlyColumn[]? Take(List<PlyColumn> columns, string[] names, Func<PlyColumn, bool> fits)
    {
        var found = names.Select(name => columns.Find(column => column.Property.Name == name && column.Sizes == null && fits(column))).OfType<PlyColumn>().ToArray();
        if (found.Length < names.Length) return null;
        columns.RemoveAll(found.Contains);
        return found;
    }

    static void Interleave<T>(PlyColumn[] columns, Span<T> target, int? stride = null, T? divisor = null) where T : unmanaged, INumber<T>
    {
        for (int k = 0; k < columns.Length && !target.IsEmpty; k++) columns[k].CopyTo(target[k..], stride ?? columns.Length, divisor);
    }

    static bool IsReal(PlyColumn column) => column.ValueType == typeof(float) || column.ValueType == typeof(double);

    static bool IsTexture(string comment) => comment.StartsWith(TextureComment + " ", StringComparison.Ordinal);
}
