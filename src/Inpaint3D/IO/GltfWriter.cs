using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>Lays a mesh out as glTF: one node, one mesh, one primitive a material, one buffer.</summary>
sealed class GltfWriter
{
    const int Float = 5126, UInt16 = 5123, UInt32 = 5125;
    const int VertexTarget = 34962, IndexTarget = 34963;

    readonly Mesh _mesh;
    readonly Vec3 _center;
    readonly List<byte[]> _parts = [];
    readonly List<GltfBufferView> _views = [];
    readonly List<GltfAccessor> _accessors = [];
    readonly List<GltfImage> _images = [];
    readonly List<GltfTexture> _textures = [];
    readonly List<GltfSampler> _samplers = [];
    readonly Dictionary<Field, int> _pictures = [];
    readonly List<int> _sources;      // vertex of the mesh that each written vertex comes from
    readonly Vector2[]? _coordinates; // of each written vertex
    readonly int[] _indices;          // written vertex of each corner

    /// <summary>Splits the vertices of a mesh where it must.</summary>
    public GltfWriter(Mesh mesh)
    {
        (_mesh, _center) = (mesh, Center(mesh));
        _indices = MemoryMarshal.Cast<Triangle, int>(mesh.Triangles).ToArray();
        _sources = [.. Enumerable.Range(0, mesh.Positions.Length)];
        if (mesh.CornerUVs != null) _coordinates = Split([.. mesh.CornerUVs.Select(Coordinate)]);
    }

    /// <summary>Bytes of the buffer.</summary>
    public long DataLength { get; private set; }

    /// <summary>Writes the buffer.</summary>
    public void WriteData(Stream stream)
    {
        foreach (var part in _parts) stream.Write(part);
    }

    /// <summary>The JSON; <paramref name="uri"/> names the file of the buffer, null for a binary file.</summary>
    public GltfDocument Document(string? uri)
    {
        var primitives = Primitives();
        var materials = Materials();
        var names = _mesh.Layout as GltfLayout;
        return new()
        {
            Asset = new("2.0", "Inpaint3D"),
            Scene = 0,
            Scenes = [new([0])],
            Nodes = [new() { Name = names?.Node, Mesh = 0, Translation = _center == Vec3.Zero ? null : [_center.X, _center.Y, _center.Z] }],
            Meshes = [new(primitives, names?.Mesh)],
            Materials = materials,
            Textures = _textures.Count == 0 ? null : [.. _textures],
            Samplers = _samplers.Count == 0 ? null : [.. _samplers],
            Images = _images.Count == 0 ? null : [.. _images],
            Accessors = [.. _accessors],
            BufferViews = [.. _views],
            Buffers = [new(DataLength, uri)],
        };
    }

    // Positions far from the origin would lose their digits in single precision; the node's translation keeps them.
    static Vec3 Center(Mesh mesh)
    {
        if (!mesh.DoublePrecision) return Vec3.Zero;
        var (min, max) = mesh.Bounds();
        var center = 0.5 * (min + max);
        return center.Length > (max - min).Length ? new(Math.Round(center.X), Math.Round(center.Y), Math.Round(center.Z)) : Vec3.Zero;
    }

    // That of the file where the corner still has it.
    Vector2 Coordinate(Vector2 uv, int corner) =>
        _mesh.Layout is GltfLayout { Coordinates: { } known } && corner < known.Length && GltfLayout.Turned(known[corner]) == uv ? known[corner] : GltfLayout.Turned(uv);

    // The first texture coordinate met at a vertex stays with it; for each other one a copy is added at the end.
    Vector2[] Split(Vector2[] corners)
    {
        var coordinates = new List<Vector2>(new Vector2[_sources.Count]);
        var set = new bool[_sources.Count];
        var copies = new Dictionary<(int, Vector2), int>();
        for (int i = 0; i < corners.Length; i++)
        {
            int vertex = _indices[i];
            if (!set[vertex]) (coordinates[vertex], set[vertex]) = (corners[i], true);
            if (coordinates[vertex] == corners[i]) continue;
            ref int copy = ref CollectionsMarshal.GetValueRefOrAddDefault(copies, (vertex, corners[i]), out bool known);
            if (!known)
            {
                copy = _sources.Count;
                _sources.Add(vertex);
                coordinates.Add(corners[i]);
            }
            _indices[i] = copy;
        }
        return [.. coordinates];
    }

    GltfPrimitive[] Primitives()
    {
        var attributes = new Dictionary<string, int> { ["POSITION"] = Positions() };
        if (_mesh.Normals is { } normals) attributes["NORMAL"] = Vertices<Vector3>([.. _sources.Select(source => normals[source])], "VEC3", Float);
        if (_mesh.Colors != null) attributes["COLOR_0"] = Colors(_mesh.Colors);
        if (_coordinates != null) attributes["TEXCOORD_0"] = Vertices(_coordinates, "VEC2", Float);
        if (_mesh.IsPointCloud) return [new() { Attributes = attributes, Mode = 0 }];
        if (_mesh.TriangleMaterials is not { } materials) return [new() { Attributes = attributes, Indices = Indices(_indices), Material = 0 }];
        return [.. Enumerable.Range(0, materials.Length).GroupBy(triangle => materials[triangle]).OrderBy(group => group.Key).Select(group => new GltfPrimitive
        {
            Attributes = attributes,
            Indices = Indices([.. group.SelectMany(triangle => _indices.AsSpan(3 * triangle, 3).ToArray())]),
            Material = group.Key < 0 ? null : group.Key,
        })];
    }

    int Positions()
    {
        Vector3[] positions = [.. _sources.Select(source => (_mesh.Positions[source] - _center).ToSingle())];
        int accessor = Vertices(positions, "VEC3", Float);
        if (positions.Length == 0) return accessor;
        var (min, max) = (positions[0], positions[0]);
        foreach (var p in positions) (min, max) = (Vector3.Min(min, p), Vector3.Max(max, p));
        _accessors[accessor] = _accessors[accessor] with { Min = [min.X, min.Y, min.Z], Max = [max.X, max.Y, max.Z] };
        return accessor;
    }

    // Codes become 16-bit light, which tells all 8-bit codes apart; other colours stay real.
    int Colors(Vector4[] colors)
    {
        string type = _mesh.ColorAlpha ? "VEC4" : "VEC3";
        Vector4[] light = [.. _sources.Select(source => ColorCodes.ToLinear(colors[source]))];
        if (_mesh.ColorCoding == SampleCoding.UInt8) return Vertices(Array.ConvertAll(light, c => (Code(c.X), Code(c.Y), Code(c.Z), Code(c.W))), type, UInt16);
        return _mesh.ColorAlpha ? Vertices(light, type, Float) : Vertices(Array.ConvertAll(light, c => new Vector3(c.X, c.Y, c.Z)), type, Float);

        static ushort Code(float value) => (ushort)Math.Clamp(MathF.Round(value * 65535), 0, 65535);
    }

    int Vertices<T>(T[] items, string type, int component) where T : unmanaged
    {
        int view = View(MemoryMarshal.AsBytes(items.AsSpan()).ToArray(), VertexTarget, System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        return Accessor(new() { BufferView = view, ComponentType = component, Normalized = component == UInt16, Count = items.Length, Type = type });
    }

    int Indices(int[] indices)
    {
        // The largest index of a type means a restart of a strip.
        bool narrow = _sources.Count <= ushort.MaxValue;
        var bytes = narrow ? MemoryMarshal.AsBytes(Array.ConvertAll(indices, index => (ushort)index).AsSpan()) : MemoryMarshal.AsBytes(indices.AsSpan());
        return Accessor(new() { BufferView = View(bytes.ToArray(), IndexTarget), ComponentType = narrow ? UInt16 : UInt32, Count = indices.Length, Type = "SCALAR" });
    }

    int Accessor(GltfAccessor accessor)
    {
        _accessors.Add(accessor);
        return _accessors.Count - 1;
    }

    int View(byte[] bytes, int? target = null, int? stride = null)
    {
        _views.Add(new() { Buffer = 0, ByteOffset = DataLength, ByteLength = bytes.Length, Target = target, ByteStride = stride });
        _parts.Add(bytes);
        if ((bytes.Length & 3) != 0) _parts.Add(new byte[-bytes.Length & 3]);
        DataLength += (bytes.Length + 3L) & ~3L;
        return _views.Count - 1;
    }

    GltfMaterial[]? Materials()
    {
        if (_mesh.Materials.Count == 0) return _mesh.IsPointCloud ? null : [new() { PbrMetallicRoughness = new() { MetallicFactor = 0 } }];
        return [.. _mesh.Materials.Select(material =>
        {
            var known = GltfMaps.With(Known(material), (name, use) => material.AllMaps.FirstOrDefault(map => map.Use == name) is { } map ? Use(map.Picture, use ?? new(0)) : null);
            var color = ColorCodes.ToLinear(material.Color);
            return known with
            {
                Name = material.Name.Length == 0 ? null : material.Name,
                AlphaMode = known.AlphaMode ?? (color.W < 1 ? "BLEND" : null),
                PbrMetallicRoughness = known.PbrMetallicRoughness! with { BaseColorFactor = color == Vector4.One ? null : [color.X, color.Y, color.Z, color.W] },
            };
        })];
    }

    // What the reader carried along, or the look of a matt surface.
    static GltfMaterial Known(Material material)
    {
        string? line = material.Extra.FirstOrDefault(line => line.StartsWith(GltfMaterials.ExtraMark, StringComparison.Ordinal));
        return line == null
            ? new() { PbrMetallicRoughness = new() { MetallicFactor = 0 }, EmissiveFactor = material.Maps.Any(map => map.Use == MaterialMap.Emissive) ? [1, 1, 1] : null }
            : JsonSerializer.Deserialize(line[GltfMaterials.ExtraMark.Length..], GltfJson.Default.GltfMaterial)!;
    }

    // Each picture, sampler and pair of them is written once.
    GltfTextureUse Use(Field picture, GltfTextureUse use)
    {
        if (!_pictures.TryGetValue(picture, out int image))
        {
            var bytes = new MemoryStream();
            PngWriter.Write(picture, bytes);
            _images.Add(new() { Name = use.Picture, BufferView = View(bytes.ToArray()), MimeType = "image/png" });
            image = _pictures[picture] = _images.Count - 1;
        }
        var texture = new GltfTexture(image, use.Sampler is { } sampler ? Number(_samplers, sampler) : null);
        return use with { Index = Number(_textures, texture), Sampler = null, Picture = null };
    }

    static int Number<T>(List<T> items, T item)
    {
        int known = items.IndexOf(item);
        if (known >= 0) return known;
        items.Add(item);
        return items.Count - 1;
    }
}
