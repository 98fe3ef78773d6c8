using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>A box of texels on the textures of a material.</summary>
/// <param name="Material">The material.</param>
/// <param name="Left">u of the box's left side.</param>
/// <param name="Top">v of its upper side.</param>
/// <param name="Texel">Width and height of a texel of the box in the unit of u and v.</param>
internal readonly record struct AtlasPlace(int Material, double Left, double Top, (double U, double V) Texel)
{
    /// <summary>Coordinate of a point of the box; texel centres lie at integers.</summary>
    internal Vector2 At(double x, double y) => new((float)(Left + ((x + 0.5) * Texel.U)), (float)(Top - ((y + 0.5) * Texel.V)));
}

/// <summary>
/// Places pictures on the textures of a mesh where no triangle uses them and, where there is no room, on new pages: materials like the old
/// ones with textures of their own. Coordinates and texels that are in use stay.
/// </summary>
internal sealed class AtlasPages
{
    /// <summary>A new page is larger than what it is to take by this.</summary>
    const double Spare = 1.4;
    /// <summary>Where a texture has texels so many times coarser than another one, all go to pages, whose textures are all as fine.</summary>
    const double MostCoarse = 8;

    sealed record Page(int Old, int Material, Field[] Textures, AtlasSpace Space, int Side);

    readonly List<Material> _materials;
    readonly TextureStack[] _stacks;
    readonly int[] _group;
    readonly Dictionary<int, (AtlasSpace? Space, int Width, int Height)> _atlases = [];
    readonly List<Page> _pages = [];
    readonly Dictionary<Field, Field> _written = [];

    /// <summary>Looks at what a mesh uses of its textures.</summary>
    /// <param name="mesh">A mesh with coordinates and materials.</param>
    /// <param name="isUsed">True for the triangles whose texels must stay.</param>
    internal AtlasPages(Mesh mesh, Func<int, bool> isUsed)
    {
        _materials = [.. mesh.Materials];
        _stacks = [.. mesh.Materials.Select(material => new TextureStack(material))];
        _group = Groups(_stacks);
        foreach (var materials in Enumerable.Range(0, _stacks.Length).Where(m => _stacks[m].Channels > 0).GroupBy(m => _group[m]))
        {
            int width = materials.Max(m => _stacks[m].Width), height = materials.Max(m => _stacks[m].Height);
            double coarsest = materials.Max(m => _stacks[m].Pictures.Max(picture => Math.Max((double)width / picture.Width, (double)height / picture.Height)));
            _atlases[materials.Key] = (coarsest <= MostCoarse ? new AtlasSpace(width, height, (int)Math.Ceiling(coarsest)) : null, width, height);
        }
        for (int t = 0; t < mesh.Triangles.Length; t++)
        {
            int m = mesh.MaterialOf(t);
            if (m >= 0 && _stacks[m].Channels > 0 && isUsed(t)) _atlases[_group[m]].Space?.Use(mesh.CornerUVs![3 * t], mesh.CornerUVs[(3 * t) + 1], mesh.CornerUVs[(3 * t) + 2]);
        }
    }

    /// <summary>All materials, new pages last, with what was written.</summary>
    internal IReadOnlyList<Material> Materials => [.. _materials.Select(material => With(material, picture => _written.GetValueOrDefault(picture, picture)))];

    /// <summary>Writes a picture.</summary>
    /// <param name="picture">All channels of the material's textures, in texels of the finest.</param>
    /// <param name="material">The material of the mesh.</param>
    /// <param name="ahead">Texels of this picture and of those that may follow: a new page has room for them.</param>
    internal AtlasPlace Place(Field picture, int material, double ahead)
    {
        var stack = _stacks[material];
        var (space, width, height) = _atlases[_group[material]];
        double x = (double)width / stack.Width, y = (double)height / stack.Height;
        if (space?.Take((int)Math.Ceiling(picture.Width * x), (int)Math.Ceiling(picture.Height * y)) is { } free)
            return Write(picture, stack.Pictures.Select(Writable), new(material, (double)free.X / width, 1 - ((double)free.Y / height), (1.0 / stack.Width, 1.0 / stack.Height)));
        foreach (var page in _pages.Where(page => page.Old == material))
            if (page.Space.Take(picture.Width, picture.Height) is { } place) return OnPage(page, place);
        var added = AddPage(material, Math.Max(Math.Max(picture.Width, picture.Height), (int)Math.Sqrt(Spare * ahead)));
        return OnPage(added, added.Space.Take(picture.Width, picture.Height)!.Value);

        AtlasPlace OnPage(Page page, (int X, int Y) at) =>
            Write(picture, page.Textures, new(page.Material, (double)at.X / page.Side, 1 - ((double)at.Y / page.Side), (1.0 / page.Side, 1.0 / page.Side)));
    }

    /// <summary>Continues the textures of a material past some edges of old triangles, see <see cref="TexturePadding"/>.</summary>
    /// <param name="material">The material.</param>
    /// <param name="edges">The edges' coordinates.</param>
    /// <param name="covers">What the old triangles cover of each texture.</param>
    internal void Pad(int material, IReadOnlyList<(Vector2 From, Vector2 To)> edges, IReadOnlyDictionary<Field, TextureCover> covers)
    {
        foreach (var picture in _stacks[material].Pictures)
        {
            var padding = new TexturePadding(covers[picture]);
            foreach (var (from, to) in edges) padding.Along(from, to, picture);
            foreach (var ((x, y), values) in padding.Texels(picture))
                for (int c = 0; c < values.Length; c++) Writable(picture)[x, y, 0, c] = values[c];
        }
    }

    Page AddPage(int old, int least)
    {
        int side = (int)BitOperations.RoundUpToPowerOf2((uint)(least + AtlasSpace.Border(2 * least)));
        var fresh = _stacks[old].Pictures.ToDictionary(picture => picture, picture => new Field(side, side, 1, picture.Channels) { Coding = picture.Coding, Metadata = picture.Metadata });
        _materials.Add(With(_materials[old], picture => fresh.GetValueOrDefault(picture, picture)) with { Name = NameOf(old), TexturePath = null });
        _pages.Add(new(old, _materials.Count - 1, [.. _stacks[old].Pictures.Select(picture => fresh[picture])], new AtlasSpace(side, side), side));
        return _pages[^1];
    }

    string NameOf(int old)
    {
        string stem = $"{_materials[old].Name}-filled".TrimStart('-'), name = stem;
        for (int k = 2; _materials.Exists(material => material.Name == name); k++) name = $"{stem}-{k}";
        return name;
    }

    Field Writable(Field picture) => _written.TryGetValue(picture, out var copy) ? copy : _written[picture] = picture.Clone();

    static Material With(Material material, Func<Field, Field> replace) => material with
    {
        Texture = material.Texture is { } texture ? replace(texture) : null,
        Maps = [.. material.Maps.Select(map => map with { Picture = replace(map.Picture) })],
    };

    /// <summary>Writes the texels of all textures whose centres lie in the box, between those of the picture where the texture is coarser.</summary>
    static AtlasPlace Write(Field picture, IEnumerable<Field> targets, AtlasPlace place)
    {
        int channel = 0;
        foreach (var target in targets)
        {
            double x = 1 / (place.Texel.U * target.Width), y = 1 / (place.Texel.V * target.Height), left = place.Left * target.Width, top = (1 - place.Top) * target.Height;
            int right = Math.Min(target.Width, (int)Math.Ceiling(left + (picture.Width / x) - 0.5)), bottom = Math.Min(target.Height, (int)Math.Ceiling(top + (picture.Height / y) - 0.5));
            for (int row = (int)Math.Ceiling(top - 0.5); row < bottom; row++)
                for (int column = (int)Math.Ceiling(left - 0.5); column < right; column++)
                    for (int c = 0; c < target.Channels; c++) target[column, row, 0, c] = Between(picture, channel + c, ((column + 0.5 - left) * x) - 0.5, ((row + 0.5 - top) * y) - 0.5);
            channel += target.Channels;
        }
        return place;
    }

    static float Between(Field picture, int channel, double x, double y)
    {
        (x, y) = (Math.Clamp(x, 0, picture.Width - 1), Math.Clamp(y, 0, picture.Height - 1));
        int left = (int)(x + 1e-6), top = (int)(y + 1e-6), right = Math.Min(left + 1, picture.Width - 1), bottom = Math.Min(top + 1, picture.Height - 1);
        double fx = Math.Max(0, x - left), fy = Math.Max(0, y - top);
        if (fx < 1e-6 && fy < 1e-6) return picture[left, top, 0, channel];
        double upper = ((1 - fx) * picture[left, top, 0, channel]) + (fx * picture[right, top, 0, channel]), lower = ((1 - fx) * picture[left, bottom, 0, channel]) + (fx * picture[right, bottom, 0, channel]);
        return (float)(((1 - fy) * upper) + (fy * lower));
    }

    /// <summary>Materials that share a texture share its room: the number of each one's group.</summary>
    static int[] Groups(TextureStack[] stacks)
    {
        int[] group = [.. Enumerable.Range(0, stacks.Length)];
        var first = new Dictionary<Field, int>();
        for (int m = 0; m < stacks.Length; m++)
        {
            foreach (var picture in stacks[m].Pictures)
            {
                if (!first.TryAdd(picture, m) && (group[first[picture]], group[m]) is var (from, to) && from != to)
                    for (int k = 0; k <= m; k++) group[k] = group[k] == from ? to : group[k];
            }
        }
        return group;
    }
}
