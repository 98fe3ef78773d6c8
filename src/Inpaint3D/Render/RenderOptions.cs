using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Render;

/// <summary>How light meets a surface.</summary>
public enum Shading
{
    /// <summary>No light: the colours of the mesh as they are coded. For views whose samples must equal the surface's.</summary>
    None,
    /// <summary>One normal a triangle.</summary>
    Flat,
    /// <summary>Normals interpolated between the vertices.</summary>
    Smooth,
}

/// <summary>A light at infinity.</summary>
/// <param name="Direction">Towards the light, in world axes; any length.</param>
/// <param name="Color">Linear RGB; 1 lights a white surface that faces it to white.</param>
/// <param name="CastsShadow">True when surfaces shade those behind them.</param>
public sealed record Light(Vec3 Direction, Vector3 Color, bool CastsShadow = false);

/// <summary>What a picture of a mesh looks like.</summary>
public sealed record RenderOptions
{
    /// <summary>The colours of the surface, unlit, on black.</summary>
    public static RenderOptions Unlit { get; } = new();

    /// <summary>How light meets the surface.</summary>
    public Shading Shading { get; init; } = Shading.None;
    /// <summary>Lights at infinity.</summary>
    public IReadOnlyList<Light> Lights { get; init; } = [];
    /// <summary>Linear RGB of the light from above (y up); between it and <see cref="GroundLight"/> by the normal's y.</summary>
    public Vector3 SkyLight { get; init; } = new(0.35f);
    /// <summary>Linear RGB of the light from below.</summary>
    public Vector3 GroundLight { get; init; } = new(0.2f);
    /// <summary>Strength of the highlights, 0 for a dull surface (specular term of Blinn 1977).</summary>
    public float Gloss { get; init; }
    /// <summary>Exponent of the highlights; larger is sharper.</summary>
    public float Shininess { get; init; } = 40;
    /// <summary>Colour behind everything at the top row, coded RGB.</summary>
    public Vector3 BackgroundTop { get; init; }
    /// <summary>Colour behind everything at the bottom row, coded RGB.</summary>
    public Vector3 BackgroundBottom { get; init; }
    /// <summary>Colour of faces seen from behind, coded RGB; the fourth number is how far it replaces their own, 0..1.</summary>
    public Vector4 BackFaces { get; init; }
    /// <summary>Number of the first triangle that a fill has added; those from there on are tinted by <see cref="AddedTint"/>.</summary>
    public int AddedFrom { get; init; } = int.MaxValue;
    /// <summary>Colour of added faces, coded RGB; the fourth number is how far it replaces their own, 0..1.</summary>
    public Vector4 AddedTint { get; init; } = new(0.2f, 0.75f, 0.35f, 0.5f);
    /// <summary>Colour of the triangles' edges, coded RGB; the fourth number is how far it replaces the lit surface, 0 for no edges.</summary>
    public Vector4 Wire { get; init; }
    /// <summary>
    /// Width of the edges in pixels. With d the distance on the screen to the nearest of the lines through the edges of a sample's triangle,
    /// the edge covers min(1, max(0, WireWidth/2 + ½ − d)) of the sample.
    /// </summary>
    public double WireWidth { get; init; } = 1;
    /// <summary>Samples a pixel along each axis for the colour, 1..8. Depth, triangles and holes are always those at pixel centres.</summary>
    public int Supersampling { get; init; } = 1;
    /// <summary>Diameter of the points of a cloud in pixels.</summary>
    public double PointSize { get; init; } = 3;

    /// <summary>Refuses what no renderer can draw.</summary>
    /// <exception cref="ArgumentException">The supersampling is not 1..8.</exception>
    public void Check()
    {
        if (Supersampling is < 1 or > 8) throw new ArgumentException($"Supersampling {Supersampling}: must be a number from 1 to 8.");
    }

    /// <summary>A studio: key light from the upper left with shadows, a weak one from the right, light from behind, and a grey backdrop.</summary>
    public static RenderOptions Studio(Camera camera)
    {
        var toWorld = camera.Rotation.Transpose();
        return new RenderOptions
        {
            Shading = Shading.Smooth,
            Lights =
            [
                new Light(toWorld * new Vec3(-0.6, 0.75, 0.55), new Vector3(0.92f, 0.88f, 0.80f), CastsShadow: true),
                new Light(toWorld * new Vec3(0.9, 0.15, 0.45), new Vector3(0.16f, 0.19f, 0.24f)),
                new Light(toWorld * new Vec3(0.3, 0.5, -0.9), new Vector3(0.22f, 0.22f, 0.24f)),
            ],
            SkyLight = new Vector3(0.34f, 0.36f, 0.40f),
            GroundLight = new Vector3(0.17f, 0.155f, 0.14f),
            Gloss = 0.12f,
            BackgroundTop = new Vector3(0.80f, 0.83f, 0.86f),
            BackgroundBottom = new Vector3(0.93f, 0.93f, 0.92f),
            BackFaces = new Vector4(0.36f, 0.38f, 0.47f, 0.85f),
            Supersampling = 2,
        };
    }
}
