namespace Inpaint3D.Data;

/// <summary>A texture of a material, and what it means. All textures of a material are laid by the same coordinates.</summary>
/// <param name="Use">One of the names below, or the statement of a material library (MTL) that names the texture, with its options.</param>
/// <param name="Picture">The texture. Row 0 is the top row; v = 1 is the top.</param>
public sealed record MaterialMap(string Use, Field Picture)
{
    /// <summary>Diffuse colour: <see cref="Material.Texture"/>.</summary>
    public const string Color = "color";
    /// <summary>Normals in the frame of the texture, right, up and outwards, each −1..1 coded as 0..1.</summary>
    public const string Normal = "normal";
    /// <summary>Roughness in the second channel, metalness in the third.</summary>
    public const string MetallicRoughness = "metallic-roughness";
    /// <summary>How much of the sky reaches the surface, in the first channel.</summary>
    public const string Occlusion = "occlusion";
    /// <summary>Light that the surface gives.</summary>
    public const string Emissive = "emissive";
}
