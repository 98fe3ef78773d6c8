using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Charts;
using Inpaint3D.Methods.Pde;

namespace Inpaint3D.Methods.Meshes;

/// <summary>A piece of a patch and its texture.</summary>
/// <param name="Triangles">The mesh's numbers of its triangles.</param>
/// <param name="Chart">Where it lies on a grid.</param>
/// <param name="Origin">Texel of the grid at the picture's top left.</param>
/// <param name="Material">The material whose textures go on.</param>
/// <param name="Picture">All channels of these textures, with a border round the piece.</param>
/// <param name="Painting">How it was painted.</param>
internal sealed record PaintedPiece(int[] Triangles, PatchChart Chart, (int X, int Y) Origin, int Material, Field Picture, Painting Painting)
{
    /// <summary>Texture coordinates of the corners of one of the triangles when the picture lies at a place.</summary>
    internal Vector2[] Coordinates(Triangle triangle, AtlasPlace place) =>
        [.. ChartRegion.Corners(triangle).Select(v => Chart[v] is var (x, y) ? place.At(x - Origin.X, y - Origin.Y) : default)];
}

/// <summary>A mesh whose patches are to be painted, welded; every patch writes what belongs to its own triangles, and sees old ones alone.</summary>
/// <param name="Mesh">The filled mesh, with arrays of its own for what is painted.</param>
/// <param name="Stacks">Textures of the materials.</param>
/// <param name="Covers">What old triangles cover of each texture.</param>
/// <param name="Region">Finds old triangles.</param>
internal sealed record PaintedMesh(Mesh Mesh, TextureStack[] Stacks, IReadOnlyDictionary<Field, TextureCover> Covers, ChartRegion Region)
{
    internal static PaintedMesh Of(Mesh old, Mesh extended)
    {
        var mesh = extended with
        {
            Triangles = WeldedTriangles.Of(extended),
            CornerUVs = (Vector2[])extended.CornerUVs!.Clone(),
            TriangleMaterials = [.. Enumerable.Range(0, extended.Triangles.Length).Select(extended.MaterialOf)],
        };
        var covers = TextureCover.Of(old);
        return new(mesh, [.. old.Materials.Select(material => new TextureStack(material, covers))], covers, new ChartRegion(mesh, old.Triangles.Length));
    }
}

/// <summary>
/// Paints a patch by an image method, on a chart; one that would be stretched too much is cut in halves, and each piece sees
/// those painted before it as known surroundings.
/// </summary>
internal sealed class PatchPainter
{
    /// <summary>Texels that are kept round a piece, so that the first three coarser levels of a texture show no seam.</summary>
    const int Border = 8;
    /// <summary>Least texels of the surroundings that a method sees on each side.</summary>
    const int Surroundings = 48;
    /// <summary>A piece with more stretch is cut, unless it is a smaller part of its patch than this.</summary>
    const double MostStretch = 1.5, LeastPart = 1.0 / 16;

    readonly Mesh _mesh;
    // Painted pieces have materials of their own.
    readonly List<TextureStack> _stacks;
    // The old material of each.
    readonly List<int> _origins;
    readonly ChartRegion _region;
    readonly Method<ImageHole> _method;
    readonly List<PaintedPiece> _pieces = [];

    internal PatchPainter(PaintedMesh painted, Method<ImageHole> method)
    {
        (_mesh, _stacks, _region, _method) = (painted.Mesh, [.. painted.Stacks], painted.Region.Apart(), method);
        _origins = [.. Enumerable.Range(0, _stacks.Count)];
    }

    /// <summary>What was painted.</summary>
    internal IReadOnlyList<PaintedPiece> Pieces => _pieces;

    /// <summary>Paints the triangles of a patch.</summary>
    /// <returns>False where some could not be laid flat. Those at whose rim there is no texture stay as they are.</returns>
    internal bool Paint(int[] patch, Run run)
    {
        var ahead = new Queue<int[]>([patch]);
        int done = 0, waiting = 0;
        bool isWhole = true;
        while (ahead.TryDequeue(out var piece))
        {
            int[] around = _region.Around(piece, 0);
            if (around.Length == 0 && waiting++ < ahead.Count)
            {
                ahead.Enqueue(piece);
                continue;
            }
            waiting = 0;
            var part = run.Part((double)done / patch.Length, (done + (double)piece.Length) / patch.Length);
            int material = MaterialOf(around);
            var chart = material >= 0 && ChartTextures.TexelOf(_mesh, _stacks, around) is { } texel
                ? PatchChart.Of(_mesh, _region, piece, part.Part(0, 0.3), texel, Math.Max(Surroundings, 2 * BorderOf(material))) : null;
            if (material >= 0 && !(chart?.PatchStretch <= MostStretch) && piece.Length > Math.Max(1, LeastPart * patch.Length))
            {
                foreach (var half in Halves(piece)) ahead.Enqueue(half);
                continue;
            }
            done += piece.Length;
            isWhole &= material < 0 || (chart is not null && Paint(piece, chart, material, part.Part(0.3, 1)));
        }
        return isWhole;
    }

    /// <summary>The old material with textures that most of the triangles have, or −1.</summary>
    int MaterialOf(int[] around) => around.Select(t => _mesh.MaterialOf(t)).Where(m => m >= 0 && _stacks[m].Channels > 0).Select(m => _origins[m])
        .GroupBy(m => m).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key).FirstOrDefault(-1);

    int BorderOf(int material) => Math.Max(Border, (int)Math.Ceiling(2 * _stacks[material].Coarsest));

    /// <summary>Two pieces, parted across the longest side of the box round their centres.</summary>
    int[][] Halves(int[] piece)
    {
        Vec3 Center(int t) => _mesh.Triangles[t] is var (a, b, c) ? _mesh.Positions[a] + _mesh.Positions[b] + _mesh.Positions[c] : default;
        var size = piece.Select(Center).Aggregate(Vec3.Max) - piece.Select(Center).Aggregate(Vec3.Min);
        double Along(Vec3 p) => size.X >= size.Y && size.X >= size.Z ? p.X : size.Y >= size.Z ? p.Y : p.Z;
        int[] sorted = [.. piece.OrderBy(t => Along(Center(t))).ThenBy(t => t)];
        return [sorted[..(sorted.Length / 2)], sorted[(sorted.Length / 2)..]];
    }

    bool Paint(int[] piece, PatchChart chart, int material, Run run)
    {
        var (picture, hole, patch) = ChartTextures.Bake(chart, _mesh, _stacks, material, run);
        if (hole.Count == hole.Samples.Length) return false;
        var (origin, end) = BoxOf(chart, BorderOf(material));
        var (filled, painting) = Fill(picture, hole, patch, run);
        var cut = new Field(end.X - origin.X, end.Y - origin.Y, 1, filled.Channels) { Coding = filled.Coding };
        for (int c = 0; c < cut.Channels; c++)
            for (int y = 0; y < cut.Height; y++) filled.Row(origin.Y + y, c).Slice(origin.X, cut.Width).CopyTo(cut.Row(y, c));
        if (_stacks[material].Normals is >= 0 and var normals) Normalize(cut, normals);
        Add(new(piece, chart, origin, material, cut, painting));
        return true;
    }

    /// <summary>Makes a piece part of what is known.</summary>
    void Add(PaintedPiece piece)
    {
        _pieces.Add(piece);
        _stacks.Add(new(_stacks[piece.Material], piece.Picture));
        _origins.Add(piece.Material);
        _region.Add(piece.Triangles);
        var place = new AtlasPlace(_stacks.Count - 1, 0, 1, (1.0 / piece.Picture.Width, 1.0 / piece.Picture.Height));
        foreach (int t in piece.Triangles)
        {
            _mesh.TriangleMaterials![t] = place.Material;
            piece.Coordinates(_mesh.Triangles[t], place).CopyTo(_mesh.CornerUVs!, 3 * t);
        }
    }

    /// <summary>Texels of the patch and its border.</summary>
    static ((int X, int Y) Origin, (int X, int Y) End) BoxOf(PatchChart chart, int border)
    {
        var (x0, y0, x1, y1) = chart.PatchBox;
        return ((Math.Max(0, (int)x0 - border), Math.Max(0, (int)y0 - border)), (Math.Min(chart.Width, (int)x1 + 2 + border), Math.Min(chart.Height, (int)y1 + 2 + border)));
    }

    /// <summary>Fills the channels that vary; what is the same everywhere stays so.</summary>
    (Field, Painting) Fill(Field picture, Mask hole, Mask patch, Run run)
    {
        int known = hole.Samples.AsSpan().IndexOf((byte)0), count = picture.PlaneLength;
        int[] varying = [.. Enumerable.Range(0, picture.Channels).Where(c => Enumerable.Range(0, count).Any(i => hole.Samples[i] == 0 && picture.Plane(c)[i] != picture.Plane(c)[known]))];
        for (int c = 0; c < picture.Channels; c++)
            for (int i = 0; i < count; i++) if (hole.Samples[i] != 0) picture.Plane(c)[i] = picture.Plane(c)[known];
        if (varying.Length == 0 || hole.Count == 0) return (picture, new Painting("harmonic", "one colour around it"));
        var part = new Field(picture.Width, picture.Height, 1, varying.Length, [.. varying.SelectMany(c => picture.Plane(c).ToArray())]) { Coding = picture.Coding };
        var problem = new ImageHole(part, hole);
        var (filled, painting) = patch.Count == 0 ? (null, new Painting("harmonic", "it is smaller than a texel")) : ChartPaint.Fill(problem, patch, 1, _method, run);
        filled ??= new Harmonic().Fill(problem, run).Image;
        for (int k = 0; k < varying.Length; k++) filled.Plane(k).CopyTo(picture.Plane(varying[k]));
        return (picture, painting);
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
}
