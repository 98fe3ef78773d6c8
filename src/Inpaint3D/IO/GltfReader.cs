using System.Numerics;
using Inpaint3D.Data;
using static Inpaint3D.IO.GltfDocument;

namespace Inpaint3D.IO;

/// <summary>Makes one mesh of the default scene of a glTF file.</summary>
sealed class GltfReader(GltfDocument document, GltfData data, string path)
{
    readonly List<Vec3> _positions = [];
    readonly List<Triangle> _triangles = [];
    readonly List<Vector3> _normals = [];
    readonly List<Vector4> _colors = [];
    readonly List<Vector2> _coordinates = []; // as in the file
    readonly List<int> _materials = [];
    readonly List<string> _notes = [];
    string? _node, _mesh; // names
    bool _allNormals = true, _hasColors, _hasAlpha, _bytes = true, _real, _hasCoordinates, _isTransformed;

    /// <summary>Reads the scene.</summary>
    public Mesh Read()
    {
        int meshes = 0;
        foreach (var (node, turn, shift) in Nodes())
        {
            if (node.Mesh is not { } mesh) continue;
            var item = Item(document.Meshes, mesh, "mesh");
            AddMesh(item, turn, shift);
            (_node, _mesh) = (node.Name, item.Name);
            meshes++;
        }
        if (meshes > 1) _notes.Add($"The meshes of {meshes} nodes are made one, in the coordinates of the scene.");
        if (_isTransformed) _notes.Add("The transforms of texture coordinates (KHR_texture_transform) are applied to the coordinates.");
        TellLeftOut();
        if (_positions.Count == 0) throw new InvalidDataException("the scene has no triangles and no points");
        var materials = new GltfMaterials(document, data, path, _notes).Read();
        Vector4[] colors = [.. _colors];
        Vector2[] coordinates = [.. _coordinates];
        var positions = IsFar() ? [.. _positions] : _positions.ConvertAll(p => new Vec3((float)p.X, (float)p.Y, (float)p.Z)).ToArray();
        bool bytes = !_real && (_bytes || ColorCodes.AreBytes(colors));
        return new()
        {
            Positions = positions,
            Triangles = [.. _triangles],
            DoublePrecision = Array.Exists(positions, p => p.X != (float)p.X || p.Y != (float)p.Y || p.Z != (float)p.Z),
            Normals = _allNormals ? [.. _normals] : null,
            Colors = !_hasColors ? null : bytes && !_bytes ? Array.ConvertAll(colors, ColorCodes.Snap) : colors,
            ColorCoding = bytes || !_hasColors ? SampleCoding.UInt8 : _real ? SampleCoding.Float32 : SampleCoding.UInt16,
            ColorAlpha = _hasAlpha,
            CornerUVs = _hasCoordinates ? Array.ConvertAll(coordinates, GltfLayout.Turned) : null,
            Layout = new GltfLayout(Array.TrueForAll(coordinates, uv => GltfLayout.Turned(GltfLayout.Turned(uv)) == uv) ? null : coordinates, meshes == 1 ? _node : null, meshes == 1 ? _mesh : null),
            Materials = materials,
            TriangleMaterials = materials.Length == 0 ? null : [.. _materials],
            Notes = _notes,
        };
    }

    // Positions are of single precision, and so is what a node makes of them, unless it moves them far away.
    bool IsFar()
    {
        const double far = 8;
        var (min, max) = (_positions[0], _positions[0]);
        foreach (var p in _positions) (min, max) = (Vec3.Min(min, p), Vec3.Max(max, p));
        return Math.Max(min.Length, max.Length) > far * (max - min).Length;
    }

    // What a file that is written from the mesh will lack.
    void TellLeftOut()
    {
        (string What, bool IsThere)[] parts = [("animations", document.Animations is { Length: > 0 }), ("skins", document.Skins is { Length: > 0 }), ("cameras", document.Cameras is { Length: > 0 })];
        string[] gone = [.. parts.Where(part => part.IsThere).Select(part => part.What), .. (document.ExtensionsUsed ?? []).Where(name => name is not ("KHR_texture_transform" or "KHR_mesh_quantization")).Select(name => $"extension {name}")];
        if (gone.Length > 0) _notes.Add($"Of the scene, its mesh and materials are kept; left out: {string.Join(", ", gone)}.");
    }

    // All nodes under the default scene, each with p -> turn p + shift; walked without recursion, for chains may be long.
    IEnumerable<(GltfNode Node, Mat3 Turn, Vec3 Shift)> Nodes()
    {
        int[] roots = document.Scenes is { Length: > 0 } scenes ? Item(scenes, document.Scene ?? 0, "scene").Nodes ?? [] : [.. Orphans()];
        var seen = new HashSet<int>();
        var ahead = new Stack<(int Node, Mat3 Turn, Vec3 Shift)>(roots.Reverse().Select(node => (node, Mat3.Identity, Vec3.Zero)));
        while (ahead.TryPop(out var next))
        {
            if (!seen.Add(next.Node)) throw new InvalidDataException($"node {next.Node} stands in the scene twice, or under itself");
            var node = Item(document.Nodes, next.Node, "node");
            var (turn, shift) = Transform(node, next.Node);
            (turn, shift) = (next.Turn * turn, (next.Turn * shift) + next.Shift);
            yield return (node, turn, shift);
            foreach (int child in (node.Children ?? []).Reverse()) ahead.Push((child, turn, shift));
        }
    }

    IEnumerable<int> Orphans()
    {
        var children = (document.Nodes ?? []).SelectMany(node => node?.Children ?? []).ToHashSet();
        return Enumerable.Range(0, document.Nodes?.Length ?? 0).Where(node => !children.Contains(node));
    }

    static (Mat3 Turn, Vec3 Shift) Transform(GltfNode node, int index)
    {
        double[] m = Numbers(node.Matrix, 16), t = Numbers(node.Translation, 3), q = Numbers(node.Rotation, 4), s = Numbers(node.Scale, 3);
        if (m.Length > 0) return (new(new(m[0], m[4], m[8]), new(m[1], m[5], m[9]), new(m[2], m[6], m[10])), new(m[12], m[13], m[14]));
        var turn = Mat3.Identity;
        if (q.Length > 0)
        {
            var (x, y, z, w) = (q[0], q[1], q[2], q[3]);
            turn = new(
                new(1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) - (z * w)), 2 * ((x * z) + (y * w))),
                new(2 * ((x * y) + (z * w)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) - (x * w))),
                new(2 * ((x * z) - (y * w)), 2 * ((y * z) + (x * w)), 1 - (2 * ((x * x) + (y * y)))));
        }
        if (s.Length > 0) turn *= new Mat3(new(s[0], 0, 0), new(0, s[1], 0), new(0, 0, s[2]));
        return (turn, t.Length > 0 ? new(t[0], t[1], t[2]) : Vec3.Zero);

        double[] Numbers(double[]? numbers, int length) => numbers == null || numbers.Length == length ? numbers ?? []
            : throw new InvalidDataException($"node {index} has a transform of {numbers.Length} numbers where {length} are needed");
    }

    void AddMesh(GltfMesh mesh, Mat3 turn, Vec3 shift)
    {
        // Primitives that differ only in their material share their vertices.
        var shared = new Dictionary<(int, int?, int?), int>();
        foreach (var item in mesh.Primitives ?? [])
        {
            var primitive = item ?? throw new InvalidDataException("a primitive is empty");
            if (primitive.Mode is 1 or 2 or 3 || primitive.Attributes == null) continue;
            if (Attribute(primitive, "POSITION") is not { } positions) throw new InvalidDataException("a primitive has no POSITION");
            var (normals, colors) = (Attribute(primitive, "NORMAL"), Attribute(primitive, "COLOR_0"));
            var key = (positions, normals, colors);
            if (!shared.TryGetValue(key, out int first)) AddVertices(positions, normals, colors, turn, shift, first = shared[key] = _positions.Count);
            if (primitive.Mode != 0) AddTriangles(primitive, first, Item(document.Accessors, positions, "accessor").Count, mirrored: Vec3.Dot(turn.Row0, Vec3.Cross(turn.Row1, turn.Row2)) < 0);
        }
    }

    static int? Attribute(GltfPrimitive primitive, string name) => primitive.Attributes!.TryGetValue(name, out int accessor) ? accessor : null;

    void AddVertices(int positionAccessor, int? normalAccessor, int? colorAccessor, Mat3 turn, Vec3 shift, int first)
    {
        var positions = data.Floats(positionAccessor, "VEC3");
        int count = positions.Length / 3;
        if (first + (long)count > Limits.Faces) throw Limits.Exceeded($"the scene has more than {Limits.Faces:N0} vertices");
        for (int i = 0; i < count; i++) _positions.Add((turn * new Vec3(positions[3 * i], positions[(3 * i) + 1], positions[(3 * i) + 2])) + shift);
        AddNormals(normalAccessor is { } n ? data.Floats(n, "VEC3") : null, count, turn);
        AddColors(colorAccessor, count);
    }

    void AddNormals(float[]? normals, int count, Mat3 turn)
    {
        if (normals == null || normals.Length != 3 * count) _allNormals = false;
        if (!_allNormals) return;
        // Normals turn with the inverse transpose: the cofactors, up to the determinant, whose sign counts.
        var cofactors = new Mat3(Vec3.Cross(turn.Row1, turn.Row2), Vec3.Cross(turn.Row2, turn.Row0), Vec3.Cross(turn.Row0, turn.Row1));
        double sign = Math.Sign(Vec3.Dot(turn.Row0, cofactors.Row0));
        bool unturned = turn == Mat3.Identity;
        for (int i = 0; i < count; i++)
        {
            var normal = new Vector3(normals![3 * i], normals[(3 * i) + 1], normals[(3 * i) + 2]);
            if (!unturned && (sign * (cofactors * new Vec3(normal.X, normal.Y, normal.Z))).Normalized() is var n) normal = new((float)n.X, (float)n.Y, (float)n.Z);
            _normals.Add(normal);
        }
    }

    void AddColors(int? accessor, int count)
    {
        if (accessor is not { } index)
        {
            _colors.AddRange(Enumerable.Repeat(Vector4.One, count));
            return;
        }
        var values = data.Floats(index, "VEC3", "VEC4");
        var (type, component) = (document.Accessors![index].Type, document.Accessors[index].ComponentType);
        int width = type == "VEC4" ? 4 : 3;
        if (values.Length != width * count) throw new InvalidDataException($"accessor {index} has {values.Length / width} colours for {count} vertices");
        for (int i = 0; i < count; i++) _colors.Add(ColorCodes.FromLinear(new(values[width * i], values[(width * i) + 1], values[(width * i) + 2], width == 4 ? values[(width * i) + 3] : 1)));
        (_hasColors, _hasAlpha, _bytes, _real) = (true, _hasAlpha || width == 4, _bytes && component == 5121, _real || component == 5126);
    }

    void AddTriangles(GltfPrimitive primitive, int first, long vertices, bool mirrored)
    {
        int[] indices = primitive.Indices is { } accessor ? data.Indices(accessor) : [.. Enumerable.Range(0, (int)vertices)];
        for (int i = 0; i < indices.Length; i++)
            if ((uint)indices[i] >= vertices) throw new InvalidDataException($"index {i:N0} of a primitive is {(uint)indices[i]}; it has {vertices:N0} vertices");
        var coordinates = Coordinates(primitive, vertices);
        bool list = primitive.Mode is null or 4;
        int count = list ? indices.Length / 3 : Math.Max(0, indices.Length - 2);
        if (_triangles.Count + (long)count > Limits.Faces) throw Limits.Exceeded($"the scene has more than {Limits.Faces:N0} triangles");
        for (int i = 0; i < count; i++)
        {
            var (a, b, c) = primitive.Mode switch
            {
                5 => (i, i + 1 + (i % 2), i + 2 - (i % 2)),
                6 => (0, i + 1, i + 2),
                _ => (3 * i, (3 * i) + 1, (3 * i) + 2),
            };
            if (mirrored) (b, c) = (c, b);
            _triangles.Add(new(first + indices[a], first + indices[b], first + indices[c]));
            _materials.Add(primitive.Material ?? -1);
            if (coordinates == null) _coordinates.AddRange([Vector2.UnitY, Vector2.UnitY, Vector2.UnitY]);
            else _coordinates.AddRange([coordinates[indices[a]], coordinates[indices[b]], coordinates[indices[c]]]);
        }
    }

    Vector2[]? Coordinates(GltfPrimitive primitive, long vertices)
    {
        var (set, transform) = primitive.Material is { } material ? GltfMaterials.CoordinatesOf(Item(document.Materials, material, "material")) : default;
        if (Attribute(primitive, $"TEXCOORD_{set}") is not { } accessor) return null;
        var values = data.Floats(accessor, "VEC2");
        if (values.Length != 2 * vertices) throw new InvalidDataException($"accessor {accessor} has {values.Length / 2} texture coordinates for {vertices} vertices");
        _hasCoordinates = true;
        var coordinates = new Vector2[vertices];
        for (int i = 0; i < coordinates.Length; i++) coordinates[i] = new(values[2 * i], values[(2 * i) + 1]);
        if (transform is not { } matrix) return coordinates;
        _isTransformed = true;
        return Array.ConvertAll(coordinates, uv => Vector2.Transform(uv, matrix));
    }
}

/// <summary>What a glTF file says of its mesh that the mesh itself does not.</summary>
/// <param name="Coordinates">Texture coordinates as in the file, where v = 0 is the top row, per corner; null where those of the mesh, which are rounded, give all of them back.</param>
/// <param name="Node">Name of the only node, or null.</param>
/// <param name="Mesh">Name of its mesh, or null.</param>
sealed record GltfLayout(Vector2[]? Coordinates, string? Node = null, string? Mesh = null) : MeshLayout
{
    /// <summary>The coordinate with v from the other end.</summary>
    public static Vector2 Turned(Vector2 uv) => new(uv.X, 1 - uv.Y);

    internal override MeshLayout Of(MeshPart part) => this with { Coordinates = null };
}
