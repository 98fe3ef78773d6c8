using System.Numerics;
using System.Runtime.InteropServices;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>The columns of a PLY file that say what a mesh holds, in the order and types of the layout it came with.</summary>
sealed class PlyMeshColumns(Mesh mesh, PlyLayout layout)
{
    /// <summary>All elements to write: those of the layout in its order, then those it lacks.</summary>
    public IEnumerable<(string Name, int Rows, PlyColumn[] Columns)> Elements()
    {
        var names = layout.Elements.Select(element => element.Name).Append("vertex");
        if (mesh.Triangles.Length > 0) names = names.Append("face");
        foreach (string name in names.Distinct())
            yield return name switch
            {
                "vertex" => (name, mesh.Positions.Length, InOrder(name, Vertex())),
                "face" => (name, mesh.FaceCount, InOrder(name, Face())),
                _ => (name, (int)layout.Elements.First(element => element.Name == name).Count, layout.Others[name]),
            };
    }

    IEnumerable<PlyColumn> Vertex()
    {
        string real = mesh.DoublePrecision ? "double" : "float";
        var fits = mesh.DoublePrecision ? (string[])["double", "float64"] : ["float", "float32", "double", "float64"];
        foreach (var column in Parts<Vec3, double>(mesh.Positions, "vertex", ["x", "y", "z"], real, fits)) yield return column;
        if (mesh.Normals != null)
            foreach (var column in Parts<Vector3, float>(mesh.Normals, "vertex", ["nx", "ny", "nz"], "float", s_reals)) yield return column;
        foreach (var column in Colors()) yield return column;
        if (VertexCoordinates() is { } coordinates)
            foreach (var column in Parts<Vector2, float>(coordinates, "vertex", CoordinateNames()!, "float", s_reals)) yield return column;
        foreach (var column in mesh.VertexAttributes) yield return Carried("vertex", column);
    }

    IEnumerable<PlyColumn> Face()
    {
        var places = Fans.PolygonCorners(mesh);
        var indices = MemoryMarshal.Cast<Triangle, int>(mesh.Triangles);
        if (places != null) indices = Pick(indices, places);
        var sizes = mesh.FaceSizes ?? Filled(mesh.Triangles.Length, 3);
        var list = layout.Properties("face").FirstOrDefault(p => p.CountType != null && p.Name is "vertex_indices" or "vertex_index") ?? new("vertex_indices", "int", "uchar");
        if (mesh.Positions.Length - 1 > Largest(list.Type)) list = list with { Type = "int" };
        yield return List(list, indices, sizes);
        if (mesh.CornerUVs != null && VertexCoordinates() == null)
        {
            var coordinates = (ReadOnlySpan<Vector2>)mesh.CornerUVs;
            if (places != null) coordinates = Pick(coordinates, places);
            var property = layout.Properties("face").FirstOrDefault(p => p.Name == "texcoord" && p.CountType != null && PlyColumn.IsReal(p.Type)) ?? new("texcoord", "float", "uchar");
            yield return List(property, MemoryMarshal.Cast<Vector2, float>(coordinates), Array.ConvertAll(sizes, size => 2 * size));
        }
        if (mesh.TriangleMaterials is { } materials && (mesh.Materials.Count > 1 || layout.Properties("face").Any(p => p.Name == "texnumber")))
            yield return PlyColumn.Of<int>(Property("face", "texnumber", "int", ["int", "int32"]), FirstOfFaces(TextureNumbers(materials), sizes));
        foreach (var column in mesh.FaceAttributes) yield return Carried("face", column);
    }

    /// <summary>Numbers among the textures that the file names; −1 for a material without one.</summary>
    int[] TextureNumbers(int[] materials)
    {
        int count = 0;
        int[] numbers = [.. mesh.Materials.Select(material => material.Texture is null && material.TexturePath is null ? -1 : count++)];
        return Array.ConvertAll(materials, material => material < 0 ? material : numbers[material]);
    }

    static readonly string[] s_reals = ["float", "float32", "double", "float64"];

    // The components of an array of vectors, one column each.
    IEnumerable<PlyColumn> Parts<TVector, T>(TVector[] vectors, string element, string[] names, string type, string[] fits, double scale = 1)
        where TVector : unmanaged where T : unmanaged, INumber<T>
    {
        int stride = MemoryMarshal.Cast<TVector, T>(new TVector[1]).Length;
        for (int k = 0; k < names.Length; k++)
        {
            var values = MemoryMarshal.Cast<TVector, T>(vectors);
            var column = PlyColumn.Of<T>(Property(element, names[k], type, fits), values.IsEmpty ? values : values[k..], stride, scale);
            if (layout.Finer.TryGetValue(names[k], out var finer)) column.Refine(finer);
            yield return column;
        }
    }

    IEnumerable<PlyColumn> Colors()
    {
        if (mesh.Colors == null) return [];
        var names = PlyMesh.ColorNames.FirstOrDefault(names => Has("vertex", names[0])) ?? PlyMesh.ColorNames[0];
        var (type, fits, scale) = mesh.ColorCoding switch
        {
            SampleCoding.UInt8 => ("uchar", (string[])["uchar", "uint8"], 255.0),
            SampleCoding.UInt16 => ("ushort", ["ushort", "uint16"], 65535.0),
            _ => ("float", ["float", "float32"], 1.0),
        };
        return Parts<Vector4, float>(mesh.Colors, "vertex", mesh.ColorAlpha ? names : names[..3], type, fits, scale);
    }

    string[]? CoordinateNames() => PlyMesh.CoordinateNames.FirstOrDefault(names => Has("vertex", names[0]) && Has("vertex", names[1]));

    // Texture coordinates per vertex, where the layout has them so and the corners of each vertex agree.
    Vector2[]? VertexCoordinates()
    {
        if (mesh.CornerUVs is not { } corners || CoordinateNames() is not { } names || !layout.Finer.ContainsKey(names[0])) return null;
        if (_vertexCoordinates != null) return _vertexCoordinates;
        var coordinates = new Vector2[mesh.Positions.Length];
        for (int k = 0; k < 2; k++)
            layout.Finer[names[k]].CopyTo(MemoryMarshal.Cast<Vector2, float>(coordinates.AsSpan())[k..], 2);
        var set = new bool[coordinates.Length];
        var indices = MemoryMarshal.Cast<Triangle, int>(mesh.Triangles);
        for (int i = 0; i < indices.Length; i++)
        {
            ref var coordinate = ref coordinates[indices[i]];
            if (set[indices[i]] && coordinate != corners[i]) return null;
            (coordinate, set[indices[i]]) = (corners[i], true);
        }
        return _vertexCoordinates = coordinates;
    }
    Vector2[]? _vertexCoordinates;

    PlyColumn Carried(string element, MeshColumn column)
    {
        string name = column.Name.Replace(' ', '_');
        // Not by pattern: to the runtime, an array of bytes is also one of signed bytes.
        var type = column.Values.GetType().GetElementType()!;
        return Type.GetTypeCode(type.IsArray ? type.GetElementType() : type) switch
        {
            TypeCode.SByte => Of<sbyte>("char", "int8"),
            TypeCode.Byte => Of<byte>("uchar", "uint8"),
            TypeCode.Int16 => Of<short>("short", "int16"),
            TypeCode.UInt16 => Of<ushort>("ushort", "uint16"),
            TypeCode.Int32 => Of<int>("int", "int32"),
            TypeCode.UInt32 => Of<uint>("uint", "uint32"),
            TypeCode.Int64 => Of<long>("double", "float64"),
            TypeCode.UInt64 => Of<ulong>("double", "float64"),
            TypeCode.Single => Of<float>("float", "float32"),
            TypeCode.Double => Of<double>("double", "float64"),
            _ => throw new ArgumentException($"The column '{column.Name}' holds {type.Name}, which PLY cannot store."),
        };
        PlyColumn Of<T>(params string[] types) where T : unmanaged, INumber<T>
        {
            if (!type.IsArray) return PlyColumn.Of<T>(Property(element, name, types[0], types), (T[])column.Values);
            var lists = (T[][])column.Values;
            var property = layout.Properties(element).FirstOrDefault(p => p.Name == name && p.CountType != null && types.Contains(p.Type)) ?? new(name, types[0], "uchar");
            return List<T>(property, lists.SelectMany(list => list).ToArray(), Array.ConvertAll(lists, list => list.Length));
        }
    }

    // The length type is kept unless a list is too long for it.
    static PlyColumn List<T>(PlyProperty property, ReadOnlySpan<T> values, int[] sizes) where T : unmanaged, INumber<T> =>
        PlyColumn.Of(sizes.Length > 0 && sizes.Max() > Largest(property.CountType!) ? property with { CountType = "int" } : property, values, sizes: sizes);

    // The layout's property of that name if its type fits, else a new one.
    PlyProperty Property(string element, string name, string type, string[] fits) =>
        layout.Properties(element).FirstOrDefault(p => p.Name == name && p.CountType == null && fits.Contains(p.Type)) ?? new(name, type);

    bool Has(string element, string name) => layout.Properties(element).Any(p => p.Name == name && p.CountType == null);

    PlyColumn[] InOrder(string element, IEnumerable<PlyColumn> columns)
    {
        var places = layout.Properties(element).Select((p, place) => (p.Name, place)).ToDictionary(p => p.Name, p => p.place);
        PlyColumn[] ordered = [.. columns.OrderBy(column => places.GetValueOrDefault(column.Property.Name, int.MaxValue))];
        if (ordered.Select(column => column.Property.Name).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The mesh would give the element '{element}' the property '{twice.Key}' twice: rename the column.");
        return ordered;
    }

    static double Largest(string type) => type switch
    {
        "char" or "int8" => sbyte.MaxValue,
        "uchar" or "uint8" => byte.MaxValue,
        "short" or "int16" => short.MaxValue,
        "ushort" or "uint16" => ushort.MaxValue,
        "float" or "float32" => 1 << 24,
        _ => int.MaxValue,
    };

    static int[] FirstOfFaces(int[] perTriangle, int[] sizes)
    {
        var perFace = new int[sizes.Length];
        for (int f = 0, triangle = 0; f < sizes.Length; triangle += sizes[f++] - 2) perFace[f] = perTriangle[triangle];
        return perFace;
    }

    static T[] Pick<T>(ReadOnlySpan<T> values, int[] places)
    {
        var picked = new T[places.Length];
        for (int i = 0; i < places.Length; i++) picked[i] = values[places[i]];
        return picked;
    }

    static int[] Filled(int count, int value)
    {
        var values = new int[count];
        Array.Fill(values, value);
        return values;
    }
}
