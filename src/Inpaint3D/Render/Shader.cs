using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Render;

/// <summary>The colour of a surface at a pixel: its own colour (texture, vertices or material) under the lights.</summary>
/// <remarks>
/// Light adds linearly: codes are squared before (the gamma 2 stands for that of sRGB) and the root is taken after.
/// Highlights: J. F. Blinn. Models of light reflection for computer synthesized pictures. SIGGRAPH 1977.
/// </remarks>
internal sealed class Shader
{
    readonly Mesh _mesh;
    readonly Projection _projection;
    readonly RenderOptions _options;
    readonly Vector3[]? _normals;
    readonly (Vector3 Direction, Vector3 Color, ShadowMap? Shadow)[] _lights = [];

    public Shader(Mesh mesh, Projection projection, VisibilityBuffer seen, RenderOptions options, Vector3[]? normals, Run run)
    {
        (_mesh, _projection, _options, _normals) = (mesh, projection, options, normals);
        if (options.Shading == Shading.None || mesh.IsPointCloud) return;
        var (min, max) = SeenBox(projection.Camera, seen.Depth);
        _lights = [.. options.Lights.Select(light => (light.Direction.Normalized().ToSingle(), light.Color, light.CastsShadow ? new ShadowMap(mesh, light.Direction, min, max, run) : null))];
    }

    /// <summary>Coded RGB of a triangle (of a point, for a cloud) at a pixel.</summary>
    public Vector3 Color(int number, double u, double v)
    {
        if (_mesh.IsPointCloud) return _mesh.Colors is { } cloud ? ToRgb(cloud[number]) : ToRgb(Material.Clay);
        var triangle = _mesh.Triangles[number];
        var (a, b, c, depth, isFront) = _projection.Hit(triangle, u, v);
        var color = Own(number, triangle, (float)a, (float)b, (float)c);
        if (!isFront) color = Mix(color, _options.BackFaces);
        else if (number >= _options.AddedFrom) color = Mix(color, _options.AddedTint);
        if (_options.Shading != Shading.None)
        {
            var normal = _projection.Normal(triangle, _normals, (float)a, (float)b, (float)c);
            color = Lit(color, isFront ? normal : -normal, _projection.Camera.Unproject(u, v, depth), -_projection.Ray(u, v), isFront);
        }
        return _options.Wire.W > 0 ? Mix(color, _options.Wire, Wire(triangle, u, v)) : color;
    }

    /// <summary>Box of the points seen: shadows are only asked for there.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="depthAt">Depth at a pixel, 0 where nothing is.</param>
    internal static (Vec3 Min, Vec3 Max) SeenBox(Camera camera, Func<int, int, float> depthAt)
    {
        var (min, max) = (new Vec3(double.MaxValue, double.MaxValue, double.MaxValue), new Vec3(double.MinValue, double.MinValue, double.MinValue));
        for (int y = 0; y < camera.Height; y++)
        {
            for (int x = 0; x < camera.Width; x++)
            {
                float depth = depthAt(x, y);
                if (depth == 0) continue;
                var p = camera.Unproject(x, y, depth);
                (min, max) = (Vec3.Min(min, p), Vec3.Max(max, p));
            }
        }
        return min.X <= max.X ? (min, max) : (Vec3.Zero, Vec3.Zero);
    }

    /// <summary>The surface's own colour: texture before vertex colours before material.</summary>
    Vector3 Own(int number, Triangle t, float a, float b, float c)
    {
        int index = _mesh.MaterialOf(number);
        var material = index >= 0 ? _mesh.Materials[index] : null;
        var tint = ToRgb(material?.Color ?? Vector4.One);
        if (material?.Texture is { } texture && _mesh.CornerUVs is { } uv)
            return tint * Sample(texture, (a * uv[3 * number]) + (b * uv[(3 * number) + 1]) + (c * uv[(3 * number) + 2]));
        if (_mesh.Colors is { } colors) return tint * ToRgb((a * colors[t.A]) + (b * colors[t.B]) + (c * colors[t.C]));
        return material is null ? ToRgb(Material.Clay) : tint;
    }

    Vector3 Lit(Vector3 color, Vector3 normal, Vec3 position, Vector3 toEye, bool isFront)
    {
        var light = Vector3.Lerp(_options.GroundLight, _options.SkyLight, 0.5f + (0.5f * normal.Y));
        var highlight = Vector3.Zero;
        foreach (var (direction, strength, shadow) in _lights)
        {
            float cosine = Vector3.Dot(normal, direction);
            if (cosine <= 0) continue;
            float lit = shadow?.Light(position, normal) ?? 1;
            light += lit * cosine * strength;
            float half = Vector3.Dot(normal, Vector3.Normalize(direction + toEye));
            if (isFront && _options.Gloss > 0 && half > 0) highlight += lit * _options.Gloss * MathF.Pow(half, _options.Shininess) * strength;
        }
        var linear = (color * color * light) + highlight;
        return Vector3.Min(Vector3.SquareRoot(linear), Vector3.One);
    }

    /// <summary>The part of a sample that the nearest edge of its triangle covers: 1 on the edge, falling to 0 over one pixel about the border of the line.</summary>
    float Wire(Triangle triangle, double u, double v) =>
        (float)Math.Clamp((0.5 * _options.WireWidth) + 0.5 - _projection.DistanceToEdge(triangle, u, v), 0, 1);

    /// <summary>Bilinear sample; (0, 0) is the bottom left corner of the texture, which repeats.</summary>
    static Vector3 Sample(Field texture, Vector2 uv)
    {
        float x = ((uv.X - MathF.Floor(uv.X)) * texture.Width) - 0.5f, y = ((1 - (uv.Y - MathF.Floor(uv.Y))) * texture.Height) - 0.5f;
        int x0 = (int)MathF.Floor(x), y0 = (int)MathF.Floor(y);
        float fx = x - x0, fy = y - y0;
        int xa = Wrap(x0, texture.Width), xb = Wrap(x0 + 1, texture.Width), ya = Wrap(y0, texture.Height), yb = Wrap(y0 + 1, texture.Height);
        return Vector3.Lerp(Vector3.Lerp(Texel(texture, xa, ya), Texel(texture, xb, ya), fx), Vector3.Lerp(Texel(texture, xa, yb), Texel(texture, xb, yb), fx), fy);
    }

    static Vector3 Texel(Field texture, int x, int y) =>
        texture.Channels >= 3 ? new(texture[x, y], texture[x, y, 0, 1], texture[x, y, 0, 2]) : new(texture[x, y]);

    static int Wrap(int i, int n) => ((i % n) + n) % n;

    static Vector3 Mix(Vector3 color, Vector4 over, float part = 1) => Vector3.Lerp(color, ToRgb(over), over.W * part);

    static Vector3 ToRgb(Vector4 rgba) => new(rgba.X, rgba.Y, rgba.Z);
}
