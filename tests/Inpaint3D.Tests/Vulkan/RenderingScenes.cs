using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Render;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Vulkan;

/// <summary>A picture that two renderers draw: what, from where for a size, and how.</summary>
internal sealed record RenderingScene(Mesh Mesh, Func<int, int, Camera> Camera, Func<Camera, RenderOptions> Options)
{
    public IReadOnlyList<Marks> Marks { get; init; } = [];
}

/// <summary>Small scenes of everything that a renderer can do.</summary>
internal static class RenderingScenes
{
    public static readonly Dictionary<string, RenderingScene> All = new()
    {
        ["triangle"] = Plain(Shapes.Of([new(0, 0, 0), new(1, 0, 0), new(0.3, 1, 0)], (0, 1, 2))),
        ["cube with colours"] = Plain(Colored(Shapes.Cube())) with { Options = _ => RenderOptions.Unlit with { Supersampling = 3 } },
        ["flat shading"] = Plain(Shapes.Sphere(9, 13)) with { Options = camera => Studio(camera) with { Shading = Shading.Flat } },
        ["smooth sphere with shadows"] = Plain(Colored(Shapes.Sphere(30, 40))) with { Options = RenderOptions.Studio },
        ["its own normals"] = Plain(Shapes.Sphere(9, 13) is var ball ? ball with { Normals = Array.ConvertAll(ball.Positions, p => p.ToSingle()) } : ball) with { Options = Studio },
        ["open sphere seen from inside"] = Plain(Open(Shapes.Sphere(30, 40))) with { Options = RenderOptions.Studio },
        ["one texture"] = Plain(Textured(1)),
        ["materials"] = Plain(Textured(3)) with { Options = Studio },
        ["cloud"] = Plain(Colored(Shapes.Sphere(20, 30)) with { Triangles = [] }) with { Options = _ => RenderOptions.Unlit with { PointSize = 4.5, Supersampling = 2 } },
        ["cloud of single pixels"] = Plain(Shapes.Sphere(20, 30) with { Triangles = [] }) with { Options = _ => RenderOptions.Unlit with { PointSize = 1 } },
        ["wire"] = Plain(Shapes.Sphere(9, 13)) with { Options = camera => Studio(camera) with { Wire = new Vector4(0.1f, 0.2f, 0.6f, 0.8f), WireWidth = 1.5 } },
        ["added tint"] = Plain(Shapes.Sphere(9, 13)) with { Options = camera => Studio(camera) with { AddedFrom = 100 } },
        ["marks in front and hidden"] = Plain(Shapes.Sphere(9, 13)) with { Options = Studio, Marks = Marks() },
        ["marks on nothing"] = Plain(Shapes.Of([])) with { Options = Studio, Marks = Marks() },
        ["nothing"] = Plain(Shapes.Of([])),
        ["behind and beside the camera"] = Plain(Colored(Shapes.Grid(8))) with { Camera = (w, h) => Looking(w, h, new Vec3(4.2, 4.1, 0.3), new Vec3(9, 5, -0.5)) },
        ["far from zero"] = Plain(Moved(Colored(Shapes.Cube()), 1, new Vec3(4e6, 5e6, 300))) with { Options = Studio },
        ["tiny"] = Plain(Moved(Shapes.Sphere(9, 13), 1e-25, default)) with { Options = RenderOptions.Studio },
        ["huge"] = Plain(Moved(Shapes.Sphere(9, 13), 1e25, default)) with { Options = RenderOptions.Studio },
        ["vertices that are not finite"] = Plain(Holed(Colored(Shapes.Sphere(9, 13)))) with { Options = Studio },
        ["a cloud that is not finite"] = Plain(Holed(Colored(Shapes.Sphere(9, 13))) with { Triangles = [] }),
    };

    /// <summary>The whole mesh, unlit, from the front and above.</summary>
    static RenderingScene Plain(Mesh mesh)
    {
        var (min, max) = mesh.Bounds();
        var (center, radius) = (0.5 * (min + max), mesh.Positions.Length == 0 ? 1 : 0.5 * (max - min).Length);
        return new RenderingScene(mesh, (w, h) => Looking(w, h, center + (2.7 * radius * new Vec3(0.35, 0.3, 0.9)), center), _ => RenderOptions.Unlit);
    }

    static Camera Looking(int width, int height, Vec3 from, Vec3 at) => Camera.LookAt(width, height, 0.8, from, at, new Vec3(0, 1, 0));

    static RenderOptions Studio(Camera camera) => RenderOptions.Studio(camera) is var studio
        ? studio with { Supersampling = 1, Gloss = 0.5f, Lights = [.. studio.Lights.Select(light => light with { CastsShadow = false })] } : studio;

    static Mesh Colored(Mesh mesh) => mesh with
    {
        Colors = [.. mesh.Positions.Select((_, i) => new Vector4(i * 37 % 256 / 255f, i * 91 % 256 / 255f, i * 13 % 256 / 255f, 1))],
    };

    static Mesh Moved(Mesh mesh, double scale, Vec3 by) => mesh with { Positions = Array.ConvertAll(mesh.Positions, p => (scale * p) + by) };

    static Mesh Open(Mesh mesh) => mesh with { Triangles = [.. mesh.Triangles.Where(t => new[] { t.A, t.B, t.C }.All(i => mesh.Positions[i].X + mesh.Positions[i].Z < 0.5))] };

    static Mesh Holed(Mesh mesh) => mesh with { Positions = [.. mesh.Positions.Select((p, i) => i % 17 == 3 ? p with { Y = double.NaN } : i == 4 ? p with { X = double.NegativeInfinity } : p)] };

    /// <summary>A cube whose faces have textures of different sizes, beyond their borders too, and one face without.</summary>
    static Mesh Textured(int materials)
    {
        var cube = Colored(Shapes.Cube());
        var uvs = Enumerable.Range(0, 36).Select(i => new Vector2((i * 7 % 11 * 0.3f) - 1, i * 5 % 7 * 0.4f)).ToArray();
        return cube with
        {
            CornerUVs = uvs,
            Materials = [.. Enumerable.Range(0, materials).Select(i => new Material($"m{i}") { Texture = i == 1 ? null : Checks(5 + (3 * i), 4 + i, i == 2 ? 1 : 3), Color = new Vector4(1, 0.9f, 1 - (0.2f * i), 1) })],
            TriangleMaterials = materials == 1 ? null : [.. cube.Triangles.Select((_, i) => (i % (materials + 1)) - 1)],
        };
    }

    static Field Checks(int width, int height, int channels)
    {
        var field = new Field(width, height, 1, channels);
        for (int i = 0; i < field.Samples.Length; i++) field.Samples[i] = i * 53 % 256 / 255f;
        return field;
    }

    static IReadOnlyList<Marks> Marks()
    {
        var (inner, outer) = (Colored(Moved(Shapes.Cube(), 1, new Vec3(-0.2, -0.3, 0.3))), Moved(Shapes.Sphere(8, 9), 0.4, new Vec3(0.6, 0.5, 0.4)));
        return [new Marks(inner, 0.9f, 0.3f), new Marks(Shapes.Of([]), 1, 1), new Marks(outer with { Normals = Array.ConvertAll(outer.Positions, p => p.Normalized().ToSingle()) }, 0.5f, 0)];
    }
}
