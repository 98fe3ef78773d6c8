using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// Continues a texture past the rims of holes, over texels that no triangle covers: sampling between texels takes a part of them on the rim's old side, and an
/// atlas without padding is black there, a dark line once a patch goes on beyond it. Each takes the mean of its neighbours, ring by ring, unless it
/// goes on from them already.
/// </summary>
/// <param name="cover">The texels that triangles cover; these stay.</param>
internal sealed class TexturePadding(TextureCover cover)
{
    /// <summary>Rings of texels: one for sampling, another for the first coarser level.</summary>
    const int Rings = 2;
    /// <summary>Steps up to this beyond the neighbours' own are none.</summary>
    const float Step = 0.03f;

    readonly HashSet<(int X, int Y)> _beside = [];

    /// <summary>Notes the free texels beside an edge, given by its coordinates on the texture, which repeats.</summary>
    public void Along(Vector2 from, Vector2 to, Field texture)
    {
        Vector2 p = OnGrid(from, texture), q = OnGrid(to, texture), low = Vector2.Min(p, q), high = Vector2.Max(p, q), along = q - p;
        if (!(along.Length() <= texture.Width + texture.Height)) return;
        for (int y = (int)MathF.Floor(low.Y) - Rings + 1; y < high.Y + Rings; y++)
        {
            for (int x = (int)MathF.Floor(low.X) - Rings + 1; x < high.X + Rings; x++)
            {
                var at = new Vector2(x, y) - p;
                float t = along == Vector2.Zero ? 0 : Math.Clamp(Vector2.Dot(at, along) / along.LengthSquared(), 0, 1);
                int column = TextureStack.Wrap(x, texture.Width), row = TextureStack.Wrap(y, texture.Height);
                if ((at - (t * along)).LengthSquared() < Rings * Rings && cover[column, row] == 0) _beside.Add((column, row));
            }
        }
    }

    /// <summary>What the noted texels are to hold, where they do not go on from their neighbours already.</summary>
    public IReadOnlyDictionary<(int X, int Y), float[]> Texels(Field texture)
    {
        var (ahead, done, written) = (_beside.Order().ToList(), new HashSet<(int, int)>(), new Dictionary<(int X, int Y), float[]>());
        for (int ring = 0; ring < Rings; ring++)
        {
            var reached = ahead.Select(texel => (Texel: texel, Around: Around(texel, texture, done))).Where(one => one.Around.Count > 0).ToArray();
            var next = reached.Select(one => (one.Texel, Values: Continued(one.Texel, one.Around, texture, written))).ToArray();
            foreach (var (texel, values) in next)
                if (values is not null) written.Add(texel, values);
            done.UnionWith(reached.Select(one => one.Texel));
            ahead.RemoveAll(done.Contains);
        }
        return written;
    }

    List<(int X, int Y)> Around((int X, int Y) texel, Field texture, HashSet<(int, int)> done)
    {
        var around = new List<(int, int)>();
        for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++)
                if ((TextureStack.Wrap(texel.X + dx, texture.Width), TextureStack.Wrap(texel.Y + dy, texture.Height)) is var (x, y) && (cover[x, y] > 0 || done.Contains((x, y)))) around.Add((x, y));
        return around;
    }

    /// <summary>The means of the neighbours; null where the texel lies within their spread, or a little beside it.</summary>
    static float[]? Continued((int X, int Y) texel, List<(int X, int Y)> around, Field texture, Dictionary<(int X, int Y), float[]> written)
    {
        var means = new float[texture.Channels];
        bool goesOn = true;
        for (int c = 0; c < means.Length; c++)
        {
            float[] values = [.. around.Select(one => written.TryGetValue(one, out var known) ? known[c] : texture[one.X, one.Y, 0, c])];
            means[c] = values.Average();
            goesOn &= MathF.Abs(texture[texel.X, texel.Y, 0, c] - means[c]) <= values.Max() - values.Min() + Step;
        }
        return goesOn ? null : means;
    }

    static Vector2 OnGrid(Vector2 uv, Field texture) => new((uv.X * texture.Width) - 0.5f, ((1 - uv.Y) * texture.Height) - 0.5f);
}
