using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Gives patches of a textured mesh texture of their own: a patch and the old triangles round it are laid flat on a grid of the old
/// texels' size, the old textures become a picture, the patch its hole, and the filled picture goes to a free place of the textures or
/// to a new page, with a border round the patch. All textures of a material are one picture of many channels, so that one choice of
/// what is copied serves colour, normals and the rest. Old corners keep their coordinates, and texels that they show stay.
/// </summary>
internal static class PatchTextures
{
    /// <summary>Texels of the picture that are kept round a patch, so that the first three coarser levels of a texture show no seam.</summary>
    const int Border = 8;
    /// <summary>Least texels of the surroundings that a method sees on each side.</summary>
    const int Surroundings = 48;

    sealed record Painted(int[] Triangles, PatchChart Chart, (int X, int Y) Origin, int Material, Field Picture);

    /// <summary>Paints what was appended to a mesh.</summary>
    /// <param name="old">The mesh before.</param>
    /// <param name="extended">The filled mesh with all attributes at full length; it keeps its coordinates where a patch cannot be laid flat or has no texture at its rim.</param>
    /// <param name="method">How to fill the pictures.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    internal static Mesh Paint(Mesh old, Mesh extended, Method<ImageHole> method, Run run)
    {
        if (!CanPaint(old) || extended.Triangles.Length == old.Triangles.Length) return extended;
        TextureStack[] stacks = [.. old.Materials.Select(material => new TextureStack(material))];
        var region = new ChartRegion(extended, old.Triangles.Length);
        var patches = PatchesOf(old, extended);
        var painted = new List<Painted>();
        // What a method says of each of many pictures is too much.
        var quiet = patches.Length == 1 ? run : run with { Note = null };
        for (int i = 0; i < patches.Length; i++)
            if (PaintOne(extended, region, stacks, patches[i], method, quiet.Part(0.9 * i / patches.Length, 0.9 * (i + 1) / patches.Length)) is { } one) painted.Add(one);
        run.Step(0.9);
        if (painted.Count < patches.Length) run.Note?.Invoke($"{patches.Length - painted.Count:N0} of {patches.Length:N0} patches have no texture of their own: they show that at their rims.");
        return painted.Count == 0 ? extended : Placed(extended, painted, run.Part(0.9, 1));
    }

    /// <summary>True when a mesh has textures to continue.</summary>
    internal static bool CanPaint(Mesh mesh) => mesh.CornerUVs is not null && mesh.Materials.Any(material => material.AllMaps.Any());

    static int[][] PatchesOf(Mesh old, Mesh extended)
    {
        var (patch, count) = new AppendedPatches(old, extended).Components();
        var members = new List<int>[count];
        for (int t = 0; t < patch.Length; t++) (members[patch[t]] ??= []).Add(old.Triangles.Length + t);
        return [.. members.Select(list => list.ToArray())];
    }

    static Painted? PaintOne(Mesh mesh, ChartRegion region, TextureStack[] stacks, int[] patch, Method<ImageHole> method, Run run)
    {
        int[] around = region.Around(patch, region.RadiusOf(patch) / 2);
        int[] materials = [.. around.Select(mesh.MaterialOf).Where(m => m >= 0 && stacks[m].Channels > 0).GroupBy(m => m).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key)];
        if (materials.Length == 0 || ChartTextures.TexelOf(mesh, stacks, around) is not { } texel) return null;
        int border = Math.Max(Border, (int)Math.Ceiling(2 * stacks[materials[0]].Coarsest));
        if (PatchChart.Of(mesh, region, patch, run.Part(0, 0.3), texel, Math.Max(Surroundings, 2 * border)) is not { } chart) return null;
        var (picture, hole) = ChartTextures.Bake(chart, mesh, stacks, materials[0]);
        if (hole.Count == hole.Samples.Length) return null;
        var (origin, end) = BoxOf(chart, border);
        var filled = Fill(picture, hole, method, run.Part(0.3, 1));
        var cut = new Field(end.X - origin.X, end.Y - origin.Y, 1, filled.Channels) { Coding = filled.Coding };
        for (int c = 0; c < cut.Channels; c++)
            for (int y = 0; y < cut.Height; y++) filled.Row(origin.Y + y, c).Slice(origin.X, cut.Width).CopyTo(cut.Row(y, c));
        if (stacks[materials[0]].Normals is >= 0 and var normals) Normalize(cut, normals);
        return new(patch, chart, origin, materials[0], cut);
    }

    /// <summary>Texels of the patch and its border.</summary>
    static ((int X, int Y) Origin, (int X, int Y) End) BoxOf(PatchChart chart, int border)
    {
        var (x0, y0, x1, y1) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (x, y) in chart.PatchPoints) (x0, y0, x1, y1) = (Math.Min(x0, x), Math.Min(y0, y), Math.Max(x1, x), Math.Max(y1, y));
        return ((Math.Max(0, (int)x0 - border), Math.Max(0, (int)y0 - border)), (Math.Min(chart.Width, (int)x1 + 2 + border), Math.Min(chart.Height, (int)y1 + 2 + border)));
    }

    /// <summary>Fills the channels that vary; what is the same everywhere stays so.</summary>
    static Field Fill(Field picture, Mask hole, Method<ImageHole> method, Run run)
    {
        int known = hole.Samples.AsSpan().IndexOf((byte)0), count = picture.PlaneLength;
        int[] varying = [.. Enumerable.Range(0, picture.Channels).Where(c => Enumerable.Range(0, count).Any(i => hole.Samples[i] == 0 && picture.Plane(c)[i] != picture.Plane(c)[known]))];
        for (int c = 0; c < picture.Channels; c++)
            for (int i = 0; i < count; i++) if (hole.Samples[i] != 0) picture.Plane(c)[i] = picture.Plane(c)[known];
        if (varying.Length == 0 || hole.Count == 0) return picture;
        var part = new Field(picture.Width, picture.Height, 1, varying.Length, [.. varying.SelectMany(c => picture.Plane(c).ToArray())]) { Coding = picture.Coding };
        var filled = method.Fill(new ImageHole(part, hole), run).Image;
        for (int k = 0; k < varying.Length; k++) filled.Plane(k).CopyTo(picture.Plane(varying[k]));
        return picture;
    }

    static void Normalize(Field picture, int first)
    {
        for (int i = 0; i < picture.PlaneLength; i++)
        {
            var code = new Vector3(picture.Plane(first)[i], picture.Plane(first + 1)[i], picture.Plane(first + 2)[i]);
            var normal = (2 * code) - Vector3.One;
            if (normal.LengthSquared() > 0) code = (Vector3.Normalize(normal) + Vector3.One) / 2;
            for (int c = 0; c < 3; c++) picture.Plane(first + c)[i] = code[c];
        }
    }

    /// <summary>Large pictures first: small ones find room between them.</summary>
    static Mesh Placed(Mesh mesh, List<Painted> painted, Run run)
    {
        var isPainted = new bool[mesh.Triangles.Length];
        foreach (int t in painted.SelectMany(one => one.Triangles)) isPainted[t] = true;
        var pages = new AtlasPages(mesh, t => !isPainted[t]);
        var uvs = (Vector2[])mesh.CornerUVs!.Clone();
        int[] materials = mesh.TriangleMaterials is { } known ? (int[])known.Clone() : new int[mesh.Triangles.Length];
        double all = painted.Sum(one => (double)one.Picture.PlaneLength), ahead = all;
        foreach (var one in painted.OrderByDescending(one => one.Picture.Height).ThenByDescending(one => one.Picture.Width))
        {
            run.Step(1 - (ahead / all));
            var place = pages.Place(one.Picture, one.Material, ahead);
            ahead -= one.Picture.PlaneLength;
            foreach (int t in one.Triangles)
            {
                materials[t] = place.Material;
                int[] corners = ChartRegion.Corners(mesh.Triangles[t]);
                for (int k = 0; k < 3; k++) uvs[(3 * t) + k] = one.Chart[corners[k]] is var (x, y) ? place.At(x - one.Origin.X, y - one.Origin.Y) : default;
            }
        }
        run.Step(1);
        return mesh with { CornerUVs = uvs, TriangleMaterials = mesh.TriangleMaterials is null && pages.Materials.Count == 1 ? null : materials, Materials = pages.Materials };
    }
}
