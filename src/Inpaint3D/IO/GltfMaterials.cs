using System.Numerics;
using System.Text.Json;
using Inpaint3D.Data;
using static Inpaint3D.IO.GltfDocument;

namespace Inpaint3D.IO;

/// <summary>Reads the materials of a glTF file and their textures.</summary>
sealed class GltfMaterials(GltfDocument document, GltfData data, string path, List<string> notes)
{
    /// <summary>Start of the line of <see cref="Material.Extra"/> that carries what glTF says of a material beyond its colour.</summary>
    public const string ExtraMark = "# gltf ";

    readonly Dictionary<int, (Field?, string?)> _pictures = [];

    /// <summary>All materials of the file.</summary>
    public Material[] Read()
    {
        Material[] materials = [.. (document.Materials ?? []).Select((item, index) => Read(item ?? new(), index))];
        // The writer gives a mesh without materials this one, lest it look like metal.
        return materials is [{ Name: "", Texture: null, TexturePath: null, Maps.Count: 0 } only] && only.Color == Vector4.One ? [] : materials;
    }

    Material Read(GltfMaterial material, int index)
    {
        var surface = material.PbrMetallicRoughness ?? new();
        var (texture, texturePath) = surface.BaseColorTexture is { } use ? Picture(use) : (null, null);
        var rest = GltfMaps.With(material with { Name = null, PbrMetallicRoughness = surface with { BaseColorFactor = null } }, (_, use) => Rest(use));
        return new(material.Name ?? (document.Materials!.Length == 1 ? "" : $"material{index}"))
        {
            Color = surface.BaseColorFactor is [var r, var g, var b, var a] ? ColorCodes.FromLinear(new(r, g, b, a)) : Vector4.One,
            Texture = texture,
            TexturePath = texturePath,
            Maps = [.. Maps(material)],
            Extra = [ExtraMark + JsonSerializer.Serialize(rest, GltfJson.Default.GltfMaterial)],
        };
    }

    // What is said of a texture beside its picture.
    GltfTextureUse? Rest(GltfTextureUse? use)
    {
        if (use is null) return null;
        var texture = Item(document.Textures, use.Index, "texture");
        var sampler = texture.Sampler is { } index ? Item(document.Samplers, index, "sampler") : null;
        string? picture = texture.Source is { } source ? Item(document.Images, source, "image").Name : null;
        return use.Scale is null && use.Strength is null && sampler is null && picture is null ? null : use with { Index = 0, TexCoord = null, Sampler = sampler, Picture = picture, Extensions = null };
    }

    IEnumerable<MaterialMap> Maps(GltfMaterial material)
    {
        foreach (var (name, use) in GltfMaps.Of(material).Where(map => map.Name != MaterialMap.Color))
        {
            if (use.Coordinates != CoordinatesOf(material)) notes.Add($"The {name} texture of a material is left out: it has texture coordinates of its own.");
            else if (Picture(use).Picture is { } picture) yield return new(name, picture);
        }
    }

    /// <summary>The texture coordinates that a mesh takes, which has one set: those of the colour where there is a choice.</summary>
    public static (int Set, Matrix3x2? Transform) CoordinatesOf(GltfMaterial material) => GltfMaps.Of(material).Select(map => map.Use.Coordinates).FirstOrDefault();

    (Field? Picture, string? Path) Picture(GltfTextureUse use) =>
        Item(document.Textures, use.Index, "texture").Source is { } image ? Picture(image) : (null, null);

    // A picture that cannot be decoded becomes a note; a path that leads outside is an error like that of a buffer.
    (Field? Picture, string? Path) Picture(int index)
    {
        if (_pictures.TryGetValue(index, out var known)) return known;
        var image = Item(document.Images, index, "image");
        bool file = image.Uri != null && !image.Uri.StartsWith("data:", StringComparison.OrdinalIgnoreCase);
        if (file) data.Resolve(image.Uri!);
        else if (image is { Uri: null, BufferView: null }) throw new InvalidDataException($"image {index} has no data");
        if (file) return _pictures[index] = (Textures.Load(path, Uri.UnescapeDataString(image.Uri!), notes), Uri.UnescapeDataString(image.Uri!));
        var bytes = image.Uri != null ? data.Fetch(image.Uri) : data.View(image.BufferView!.Value).ToArray();
        return _pictures[index] = (Textures.Decode(bytes, path, notes), null);
    }
}
