using System.Numerics;
using System.Runtime.InteropServices;
using Inpaint3D.Data;
using Inpaint3D.Render;
using Silk.NET.Core;

namespace Inpaint3D.Vulkan.Render;

/// <summary>Push constants of the drawing passes: <c>View</c> in <c>render/view.glsl</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ViewData
{
    /// <summary>Bytes, for the pipeline's layout.</summary>
    public const uint Size = 112;

    Vector4 _right, _up, _back, _eye, _scale;
    /// <summary>Number of the first primitive of the draw.</summary>
    public uint First;
    float _diameter;
    Vector2 _size;

    /// <param name="camera">The camera of a whole picture or of a tile of it.</param>
    /// <param name="placement">Where the mesh was uploaded.</param>
    /// <param name="near">Depth of the near plane in units of the mesh.</param>
    /// <param name="samples">Samples along each axis of a pixel.</param>
    /// <param name="pointSize">Diameter of the points of a cloud in pixels.</param>
    public ViewData(Camera camera, Placement placement, double near, int samples, double pointSize = 1)
    {
        var eye = new Eye(camera, placement);
        (_right, _up, _back, _eye) = (eye.Right, eye.Up, eye.Back, new Vector4(eye.Position, (float)(placement.Scale * near)));
        // Pixel centres lie at integers; the device's corner of the picture is the corner of its first pixel.
        _scale = new Vector4(
            (float)(2 * camera.FocalX / camera.Width), (float)(2 * camera.FocalY / camera.Height),
            (float)((((2 * camera.CenterX) + 1) / camera.Width) - 1), (float)((((2 * camera.CenterY) + 1) / camera.Height) - 1));
        (_diameter, _size) = ((float)(pointSize * samples), new Vector2(camera.Width * samples, camera.Height * samples));
    }
}

/// <summary>What the shading pass knows of a picture: <c>Frame</c> in <c>render/scene.glsl</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FrameData
{
    Vector4 _right, _up, _back, _eye, _lens, _sky, _ground, _backgroundTop, _backgroundBottom, _backFaces, _addedTint, _wire;
    float _gloss, _shininess, _wireWidth;
    /// <summary>Lights in use.</summary>
    public int LightCount;
    int _width, _height;
    /// <summary>The part of the picture that is shaded.</summary>
    public Tile Tile;
    int _samples;
    /// <summary>Marks over the mesh.</summary>
    public int MarkCount;
    int _addedFrom;
    /// <summary>Material of every triangle where the mesh has none per triangle; −1 is none.</summary>
    public int Material;

    public FrameData(Camera camera, RenderOptions options, Placement placement)
    {
        var eye = new Eye(camera, placement);
        (_right, _up, _back, _eye) = (eye.Right, eye.Up, eye.Back, new Vector4(eye.Position, 0));
        _lens = new Vector4((float)camera.FocalX, (float)camera.FocalY, (float)camera.CenterX, (float)camera.CenterY);
        (_sky, _ground) = (new Vector4(options.SkyLight, 0), new Vector4(options.GroundLight, 0));
        (_backgroundTop, _backgroundBottom) = (new Vector4(options.BackgroundTop, 0), new Vector4(options.BackgroundBottom, 0));
        (_backFaces, _addedTint, _wire) = (options.BackFaces, options.AddedTint, options.Wire);
        (_gloss, _shininess, _wireWidth) = (options.Gloss, options.Shininess, (float)options.WireWidth);
        (_width, _height, _samples, _addedFrom) = (camera.Width, camera.Height, options.Supersampling, options.AddedFrom);
    }
}

/// <summary>What a shading pipeline is made for: the specialization constants of <c>render/scene.glsl</c>, in their order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ShadeKind(
    Bool32 HasColors, Bool32 HasTextures, Bool32 HasTriangleMaterials, Bool32 IsCloud, Bool32 IsLit, Bool32 IsSmooth, Bool32 HasShadows, Bool32 HasWire, Bool32 HasMarks)
{
    /// <summary>Number of constants.</summary>
    public const int Count = 9;

    public static ShadeKind Of(Mesh mesh, RenderOptions options, bool hasShadows, bool hasMarks) => new(
        mesh.Colors is not null, mesh.CornerUVs is not null && mesh.Materials.Any(material => material.Texture is not null), mesh.TriangleMaterials is not null, mesh.IsPointCloud,
        options.Shading != Shading.None, options.Shading == Shading.Smooth, hasShadows, options.Wire.W > 0, hasMarks);
}

/// <summary>A part of a picture, in pixels.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Tile(int X, int Y, int Width, int Height)
{
    /// <summary>The tiles of a picture, each with at most that many samples on a side and in all.</summary>
    public static List<Tile> Of(Camera camera, int samples, int maxSide, int maxSamples)
    {
        int width = Math.Min(camera.Width, maxSide / samples);
        int height = Math.Min(camera.Height, Math.Clamp(maxSamples / (width * samples * samples), 1, maxSide / samples));
        var tiles = new List<Tile>();
        for (int y = 0; y < camera.Height; y += height)
            for (int x = 0; x < camera.Width; x += width)
                tiles.Add(new Tile(x, y, Math.Min(width, camera.Width - x), Math.Min(height, camera.Height - y)));
        return tiles;
    }

    /// <summary>The camera that sees only the tile.</summary>
    public Camera Of(Camera camera) => camera with { Width = Width, Height = Height, CenterX = camera.CenterX - X, CenterY = camera.CenterY - Y };
}

/// <summary>A light at infinity: <c>Light</c> in <c>render/scene.glsl</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct LightData(Vector4 Direction, Vector4 Color, Vector4 Right, Vector4 Up, Vector4 Back, Vector4 Lens);

/// <summary>A material: <c>Material</c> in <c>render/scene.glsl</c>; the texture lies row by row from a texel on, and has no columns where there is none.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct MaterialData(Vector4 Color, uint Offset, int Width, int Height, int Unused = 0);

/// <summary>A vertex of a mark without its position: <c>MarkVertex</c> in <c>render/scene.glsl</c>; the normal is zero where the shape has none.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct MarkVertexData(Vector4 Color, Vector4 Normal);
