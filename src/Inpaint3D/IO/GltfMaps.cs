using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>Where a glTF material names its textures.</summary>
static class GltfMaps
{
    /// <summary>The textures that a material names, that of the colour first.</summary>
    public static IEnumerable<(string Name, GltfTextureUse Use)> Of(GltfMaterial material)
    {
        if (material.PbrMetallicRoughness?.BaseColorTexture is { } color) yield return (MaterialMap.Color, color);
        if (material.NormalTexture is { } normal) yield return (MaterialMap.Normal, normal);
        if (material.PbrMetallicRoughness?.MetallicRoughnessTexture is { } surface) yield return (MaterialMap.MetallicRoughness, surface);
        if (material.OcclusionTexture is { } occlusion) yield return (MaterialMap.Occlusion, occlusion);
        if (material.EmissiveTexture is { } emissive) yield return (MaterialMap.Emissive, emissive);
    }

    /// <summary>A material with other textures.</summary>
    /// <param name="material">The material; how strong normals and occlusion are stays.</param>
    /// <param name="use">Given the name of a texture and its use so far; null for none.</param>
    public static GltfMaterial With(GltfMaterial material, Func<string, GltfTextureUse?, GltfTextureUse?> use)
    {
        var surface = material.PbrMetallicRoughness ?? new();
        return material with
        {
            PbrMetallicRoughness = surface with
            {
                BaseColorTexture = use(MaterialMap.Color, surface.BaseColorTexture),
                MetallicRoughnessTexture = use(MaterialMap.MetallicRoughness, surface.MetallicRoughnessTexture),
            },
            NormalTexture = use(MaterialMap.Normal, material.NormalTexture),
            OcclusionTexture = use(MaterialMap.Occlusion, material.OcclusionTexture),
            EmissiveTexture = use(MaterialMap.Emissive, material.EmissiveTexture),
        };
    }
}
