using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>The texels of a texture whose centres lie in triangles. The others may hold anything: black, or what lies beside a chart.</summary>
internal sealed class TextureCover
{
    readonly int _width, _height;
    readonly byte[] _covered;

    internal TextureCover(int width, int height) => (_width, _height, _covered) = (width, height, new byte[width * height]);

    /// <summary>1 where a triangle covers a texel, else 0.</summary>
    internal float this[int x, int y] => _covered[(y * _width) + x];

    /// <summary>What the triangles of a mesh cover of its textures.</summary>
    internal static Dictionary<Field, TextureCover> Of(Mesh mesh)
    {
        Field[][] pictures = [.. mesh.Materials.Select(material => material.AllMaps.Select(map => map.Picture).Distinct().ToArray())];
        var covers = pictures.SelectMany(of => of).Distinct().ToDictionary(picture => picture, picture => new TextureCover(picture.Width, picture.Height));
        for (int t = 0; t < mesh.Triangles.Length; t++)
        {
            if (mesh.MaterialOf(t) is not (>= 0 and var m)) continue;
            foreach (var picture in pictures[m]) covers[picture].Use(mesh.CornerUVs![3 * t], mesh.CornerUVs[(3 * t) + 1], mesh.CornerUVs[(3 * t) + 2]);
        }
        return covers;
    }

    /// <summary>Covers the texels of a triangle, given by its coordinates on the texture, which repeats.</summary>
    internal void Use(Vector2 a, Vector2 b, Vector2 c)
    {
        Vector2 low = Vector2.Min(a, Vector2.Min(b, c)), size = Vector2.Max(a, Vector2.Max(b, c)) - low, shift = new(MathF.Floor(low.X), MathF.Floor(low.Y));
        if (!(size.X <= 1 && size.Y <= 1))
        {
            if (float.IsFinite(size.X + size.Y)) Array.Fill(_covered, (byte)1);
            return;
        }
        var (p, q, r) = (OnGrid(a - shift), OnGrid(b - shift), OnGrid(c - shift));
        float area = Cross(q - p, r - p);
        if (area == 0) return;
        Vector2 first = Vector2.Min(p, Vector2.Min(q, r)), last = Vector2.Max(p, Vector2.Max(q, r));
        for (int y = (int)MathF.Ceiling(first.Y); y <= last.Y; y++)
        {
            for (int x = (int)MathF.Ceiling(first.X); x <= last.X; x++)
            {
                var at = new Vector2(x, y);
                if (Cross(q - p, at - p) / area >= 0 && Cross(r - q, at - q) / area >= 0 && Cross(p - r, at - r) / area >= 0)
                    _covered[(TextureStack.Wrap(y, _height) * _width) + TextureStack.Wrap(x, _width)] = 1;
            }
        }
    }

    Vector2 OnGrid(Vector2 uv) => new((uv.X * _width) - 0.5f, ((1 - uv.Y) * _height) - 0.5f);

    static float Cross(Vector2 a, Vector2 b) => (a.X * b.Y) - (a.Y * b.X);
}
