using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// All textures of a material as one picture of many channels, so that what is copied for one is copied for all. Those that are the same
/// everywhere are left out: they serve new triangles as they are.
/// </summary>
internal sealed class TextureStack
{
    readonly Material _material;
    readonly TextureCover?[] _covers;

    /// <summary>The textures of a material.</summary>
    /// <param name="material">The material.</param>
    /// <param name="covers">What is covered of each texture: between texels, the others are left out. Null: all counts.</param>
    internal TextureStack(Material material, IReadOnlyDictionary<Field, TextureCover>? covers = null)
    {
        _material = material;
        Pictures = [.. material.AllMaps.Select(map => map.Picture).Distinct().Where(picture => !IsConstant(picture))];
        _covers = [.. Pictures.Select(picture => covers?.GetValueOrDefault(picture))];
        var normals = material.AllMaps.FirstOrDefault(map => map.Use == MaterialMap.Normal && map.Picture.Channels >= 3)?.Picture;
        foreach (var picture in Pictures)
        {
            if (picture == normals) Normals = Channels;
            if ((long)picture.Width * picture.Height > (long)Width * Height) (Width, Height) = (picture.Width, picture.Height);
            Channels += picture.Channels;
        }
        foreach (var picture in Pictures) Coarsest = Math.Max(Coarsest, Math.Max((double)Width / picture.Width, (double)Height / picture.Height));
    }

    /// <summary>A picture with the channels of another stack.</summary>
    internal TextureStack(TextureStack like, Field picture) =>
        (_material, _covers, Pictures, Channels, Normals, Width, Height) = (like._material, [null], [picture], like.Channels, like.Normals, picture.Width, picture.Height);

    /// <summary>The textures, each once, in the order of their channels.</summary>
    internal Field[] Pictures { get; }
    /// <summary>Channels of all textures.</summary>
    internal int Channels { get; }
    /// <summary>First channel of the normals, or −1.</summary>
    internal int Normals { get; } = -1;
    /// <summary>Columns of the finest texture.</summary>
    internal int Width { get; }
    /// <summary>Rows of the finest texture.</summary>
    internal int Height { get; }

    /// <summary>Side of a texel of the coarsest texture in those of the finest.</summary>
    internal double Coarsest { get; } = 1;

    /// <summary>True when the other's channels mean the same.</summary>
    internal bool IsLike(TextureStack other) => _material == other._material || (Channels == other.Channels && _material.Color == other._material.Color
        && _material.AllMaps.Select(map => (map.Use, map.Picture.Channels)).SequenceEqual(other._material.AllMaps.Select(map => (map.Use, map.Picture.Channels))));

    /// <summary>All textures between four texels each; they repeat.</summary>
    internal void Sample(Vector2 uv, Span<float> values)
    {
        int channel = 0;
        for (int k = 0; k < Pictures.Length; k++)
        {
            var picture = Pictures[k];
            float x = ((uv.X - MathF.Floor(uv.X)) * picture.Width) - 0.5f, y = ((1 - (uv.Y - MathF.Floor(uv.Y))) * picture.Height) - 0.5f;
            int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
            float fx = x - left, fy = y - top;
            int x0 = Wrap(left, picture.Width), x1 = Wrap(left + 1, picture.Width), y0 = Wrap(top, picture.Height), y1 = Wrap(top + 1, picture.Height);
            var weights = new Vector4((1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy);
            if (_covers[k] is { } cover && weights * new Vector4(cover[x0, y0], cover[x1, y0], cover[x0, y1], cover[x1, y1]) is var covered && Vector4.Dot(covered, Vector4.One) is > 0 and var sum)
                weights = covered / sum;
            for (int c = 0; c < picture.Channels; c++)
                values[channel++] = Vector4.Dot(weights, new Vector4(picture[x0, y0, 0, c], picture[x1, y0, 0, c], picture[x0, y1, 0, c], picture[x1, y1, 0, c]));
        }
    }

    /// <summary>Turns a sampled normal within the surface, into another frame.</summary>
    internal void Turn(Span<float> values, Matrix3x2 turn)
    {
        if (Normals < 0) return;
        var across = Vector2.TransformNormal(new Vector2((2 * values[Normals]) - 1, (2 * values[Normals + 1]) - 1), turn);
        (values[Normals], values[Normals + 1]) = ((across.X + 1) / 2, (across.Y + 1) / 2);
    }

    static bool IsConstant(Field picture)
    {
        for (int c = 0; c < picture.Channels; c++)
            if (picture.Plane(c).ContainsAnyExcept(picture[0, 0, 0, c])) return false;
        return true;
    }

    /// <summary>Index on a grid that repeats.</summary>
    internal static int Wrap(int i, int n) => ((i % n) + n) % n;
}
