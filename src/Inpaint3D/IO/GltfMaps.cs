using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>Where a glTF material names its textures beside that of the colour.</summary>
static class GltfMaps
{
    /// <summary>The textures that a material names.</summary>
    public static IEnumerable<(string Name, GltfTextureUse Use)> Of(GltfMaterial material)
    {
        if (material.NormalTexture is { } normal) yield return (MaterialMap.Normal, normal);
        if (material.PbrMetallicRoughness?.MetallicRoughnessTexture is { } surface) yield return (MaterialMap.MetallicRoughness, surface);
        if (material.OcclusionTexture is { } occlusion) yield return (MaterialMap.Occlusion, occlusion);
        if (material.EmissiveTexture is { } emissive) yield return (MaterialMap.Emissive, emissive);
    }

    /// <summary>A material without its textures and its colour; how strong normals and occlusion are stays.</summary>
    public static GltfMaterial Emptied(GltfMaterial material) => material with
    {
        PbrMetallicRoughness = (material.PbrMetallicRoughness ?? new()) with { BaseColorFactor = null, BaseColorTexture = null, MetallicRoughnessTexture = null },
        NormalTexture = material.NormalTexture?.Scale is null ? null : material.NormalTexture with { Index = 0, TexCoord = null },
        OcclusionTexture = material.OcclusionTexture?.Strength is null ? null : material.OcclusionTexture with { Index = 0, TexCoord = null },
        EmissiveTexture = null,
    };

    /// <summary>A material with textures.</summary>
    /// <param name="material">What <see cref="Emptied"/> left.</param>
    /// <param name="texture">The texture of a use, or null.</param>
    public static GltfMaterial With(GltfMaterial material, Func<string, int?> texture)
    {
        return material with
        {
            PbrMetallicRoughness = (material.PbrMetallicRoughness ?? new()) with { MetallicRoughnessTexture = Use(MaterialMap.MetallicRoughness, null) },
            NormalTexture = Use(MaterialMap.Normal, material.NormalTexture),
            OcclusionTexture = Use(MaterialMap.Occlusion, material.OcclusionTexture),
            EmissiveTexture = Use(MaterialMap.Emissive, null),
        };

        GltfTextureUse? Use(string name, GltfTextureUse? known) => texture(name) is { } index ? (known ?? new(0)) with { Index = index } : null;
    }
}
