using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inpaint3D.IO;

// The part of the glTF 2.0 schema that a mesh needs (Khronos Group, glTF 2.0 Specification, 2021); names are those of the schema.

sealed record GltfDocument
{
    public GltfAsset? Asset { get; init; }
    public string[]? ExtensionsUsed { get; init; }
    public string[]? ExtensionsRequired { get; init; }
    public int? Scene { get; init; }
    public GltfScene[]? Scenes { get; init; }
    public GltfNode[]? Nodes { get; init; }
    public GltfMesh[]? Meshes { get; init; }
    public GltfMaterial[]? Materials { get; init; }
    public GltfTexture[]? Textures { get; init; }
    public GltfImage[]? Images { get; init; }
    public GltfSampler[]? Samplers { get; init; }
    public GltfAccessor[]? Accessors { get; init; }
    public GltfBufferView[]? BufferViews { get; init; }
    public GltfBuffer[]? Buffers { get; init; }
    // Read to tell that they are not kept.
    public JsonElement[]? Animations { get; init; }
    public JsonElement[]? Skins { get; init; }
    public JsonElement[]? Cameras { get; init; }

    /// <summary>An item of one of the arrays.</summary>
    /// <exception cref="InvalidDataException">There is none of that number.</exception>
    public static T Item<T>(T?[]? items, int index, string what) where T : class =>
        items != null && (uint)index < (uint)items.Length && items[index] is { } item ? item : throw new InvalidDataException($"the file names {what} {index}, which it does not have");
}

sealed record GltfAsset(string Version, string? Generator = null);

sealed record GltfScene(int[]? Nodes);

sealed record GltfNode
{
    public string? Name { get; init; }
    public int? Mesh { get; init; }
    public int[]? Children { get; init; }
    public double[]? Matrix { get; init; }
    public double[]? Translation { get; init; }
    public double[]? Rotation { get; init; }
    public double[]? Scale { get; init; }
}

sealed record GltfMesh(GltfPrimitive[]? Primitives, string? Name = null);

sealed record GltfPrimitive
{
    public Dictionary<string, int>? Attributes { get; init; }
    public int? Indices { get; init; }
    public int? Material { get; init; }
    public int? Mode { get; init; }
}

sealed record GltfMaterial
{
    public string? Name { get; init; }
    public GltfSurface? PbrMetallicRoughness { get; init; }
    public GltfTextureUse? NormalTexture { get; init; }
    public GltfTextureUse? OcclusionTexture { get; init; }
    public GltfTextureUse? EmissiveTexture { get; init; }
    public float[]? EmissiveFactor { get; init; }
    public string? AlphaMode { get; init; }
    public float? AlphaCutoff { get; init; }
    public bool? DoubleSided { get; init; }
}

sealed record GltfSurface
{
    public float[]? BaseColorFactor { get; init; }
    public GltfTextureUse? BaseColorTexture { get; init; }
    public float? MetallicFactor { get; init; }
    public float? RoughnessFactor { get; init; }
    public GltfTextureUse? MetallicRoughnessTexture { get; init; }
}

// A sampler and the name of the picture are carried with the use from reader to writer; in a file they stand with the texture and the image.
sealed record GltfTextureUse(int Index, int? TexCoord = null, float? Scale = null, float? Strength = null, GltfSampler? Sampler = null, string? Picture = null, GltfUseExtensions? Extensions = null)
{
    /// <summary>The set of texture coordinates, and what is done to them; null for nothing.</summary>
    [JsonIgnore]
    public (int Set, Matrix3x2? Transform) Coordinates => (Extensions?.Transform?.TexCoord ?? TexCoord ?? 0, Extensions?.Transform?.Matrix);
}

sealed record GltfUseExtensions
{
    [JsonPropertyName("KHR_texture_transform")]
    public GltfTransform? Transform { get; init; }
}

sealed record GltfTransform
{
    public float[]? Offset { get; init; }
    public float Rotation { get; init; }
    public float[]? Scale { get; init; }
    public int? TexCoord { get; init; }

    /// <summary>Scaled, then turned from u, which goes right, against v, which goes down, then shifted.</summary>
    [JsonIgnore]
    public Matrix3x2 Matrix => Matrix3x2.CreateScale(Pair(Scale, Vector2.One)) * Matrix3x2.CreateRotation(-Rotation) * Matrix3x2.CreateTranslation(Pair(Offset, Vector2.Zero));

    static Vector2 Pair(float[]? numbers, Vector2 none) => numbers is null ? none
        : numbers is [var x, var y] ? new(x, y) : throw new InvalidDataException($"a transform of texture coordinates has {numbers.Length} numbers where 2 are needed");
}

sealed record GltfTexture(int? Source, int? Sampler = null);

sealed record GltfSampler(int? MagFilter, int? MinFilter, int? WrapS, int? WrapT);

sealed record GltfImage
{
    public string? Name { get; init; }
    public string? Uri { get; init; }
    public int? BufferView { get; init; }
    public string? MimeType { get; init; }
}

sealed record GltfAccessor
{
    public int? BufferView { get; init; }
    public long ByteOffset { get; init; }
    public int ComponentType { get; init; }
    public bool Normalized { get; init; }
    public long Count { get; init; }
    public string? Type { get; init; }
    public float[]? Min { get; init; }
    public float[]? Max { get; init; }
    public GltfSparse? Sparse { get; init; }
}

sealed record GltfSparse(long Count, GltfSparsePart? Indices, GltfSparsePart? Values);

sealed record GltfSparsePart(int BufferView, long ByteOffset, int ComponentType);

sealed record GltfBufferView
{
    public int Buffer { get; init; }
    public long ByteOffset { get; init; }
    public long ByteLength { get; init; }
    public int? ByteStride { get; init; }
    public int? Target { get; init; }
}

sealed record GltfBuffer(long ByteLength, string? Uri);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GltfDocument))]
sealed partial class GltfJson : JsonSerializerContext;
