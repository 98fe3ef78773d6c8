using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Render;

namespace Inpaint3D.Cli.Demo;

/// <summary>The object on a pavement before a brick wall, and two cameras: one that was there, and one that was not.</summary>
internal static class SampleScene
{
    const double WallDistance = -13, HalfWidth = 60, Front = 46, WallHeight = 62, Shift = 6;
    /// <summary>Units of the sample picture across the wall: a brick is 47 of them.</summary>
    const double Units = 605;

    /// <summary>The object with wall and floor, each a textured square.</summary>
    /// <param name="mesh">The object.</param>
    /// <param name="texels">Columns of the textures.</param>
    /// <param name="run">Cancellation.</param>
    public static Mesh Around(Mesh mesh, int texels, Run run)
    {
        int first = mesh.Positions.Length;
        Vec3[] corners =
        [
            new(-HalfWidth, 0, WallDistance), new(HalfWidth, 0, WallDistance), new(HalfWidth, WallHeight, WallDistance), new(-HalfWidth, WallHeight, WallDistance),
            new(-HalfWidth, 0, Front), new(HalfWidth, 0, Front),
        ];
        Triangle[] squares = [new(first, first + 1, first + 2), new(first, first + 2, first + 3), new(first + 4, first + 5, first + 1), new(first + 4, first + 1, first)];
        Vector2[] uv = [new(0, 0), new(1, 0), new(1, 1), new(0, 0), new(1, 1), new(0, 1), new(0, 0), new(1, 0), new(1, 1), new(0, 0), new(1, 1), new(0, 1)];
        var wall = SamplePicture.Texture(texels, (int)(texels * WallHeight / (2 * HalfWidth)), Units / texels, SamplePicture.Wall, run);
        var floor = SamplePicture.Texture(texels, (int)(texels * (Front - WallDistance) / (2 * HalfWidth)), Units / texels, SamplePicture.Ground, run);
        return new Mesh
        {
            Positions = [.. mesh.Positions, .. corners],
            Triangles = [.. mesh.Triangles, .. squares],
            Colors = [.. mesh.Colors!, .. Enumerable.Repeat(Vector4.One, corners.Length)],
            CornerUVs = [.. new Vector2[3 * mesh.Triangles.Length], .. uv],
            Materials = [new Material("wall") { Texture = wall }, new Material("floor") { Texture = floor }],
            TriangleMaterials = [.. Enumerable.Repeat(-1, mesh.Triangles.Length), 0, 0, 1, 1],
        };
    }

    /// <summary>The camera that took the picture: wider than the view, so that what is missing there was hidden, not outside.</summary>
    public static Camera Source(int width, int height) => Widened(Facing(width, height), width / 4, height / 12);

    /// <summary>A camera some centimetres to its right that looks at the same.</summary>
    public static Camera Target(int width, int height) => Facing(width, height).Moved(new Vec3(Shift, 0, 0)) is var moved
        ? moved with { CenterX = moved.CenterX + (Shift * moved.FocalX / 55) } : moved;

    static Camera Facing(int width, int height) => Camera.LookAt(width, height, 0.50, new Vec3(-2, 17, 50), new Vec3(1.2, 7.2, 0), new Vec3(0, 1, 0));

    static Camera Widened(Camera camera, int columns, int rows) => camera with
    {
        Width = camera.Width + (2 * columns), Height = camera.Height + (2 * rows), CenterX = camera.CenterX + columns, CenterY = camera.CenterY + rows,
    };

    /// <summary>A picture with fixed sun, without highlights, so that a surface has one colour from everywhere.</summary>
    public static View Photograph(Mesh scene, Camera camera, Run run)
    {
        using var renderer = new SoftwareRenderer(scene);
        return renderer.Render(camera, new RenderOptions
        {
            Shading = Shading.Smooth,
            Lights = [new Light(new Vec3(-0.55, 0.9, 0.75), new Vector3(0.95f, 0.91f, 0.82f), CastsShadow: true)],
            SkyLight = new Vector3(0.40f, 0.43f, 0.50f),
            GroundLight = new Vector3(0.26f, 0.24f, 0.22f),
            Supersampling = 3,
        }, [], run).View;
    }
}
