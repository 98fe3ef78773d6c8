using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Charts;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Gives patches of a textured mesh texture of their own: a patch and the old triangles round it are laid flat on a grid of the old
/// texels' size, the old textures become a picture, the patch its hole, and the filled picture goes to a free place of the textures or
/// to a new page, with a border round the patch. All textures of a material are one picture of many channels, so that one choice of
/// what is copied serves colour, normals and the rest. Old corners keep their coordinates, and texels that they show stay.
/// </summary>
internal static class PatchTextures
{
    /// <summary>Paints what was appended to a mesh, every patch for itself.</summary>
    /// <param name="old">The mesh before.</param>
    /// <param name="extended">The filled mesh with all attributes at full length; it keeps its coordinates where a patch cannot be laid flat or has no texture at its rim.</param>
    /// <param name="method">How to fill the pictures.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <param name="painted">Told, in order, of every patch and how most of it was painted.</param>
    internal static Mesh Paint(Mesh old, Mesh extended, Method<ImageHole> method, Run run, Action<int[], Painting>? painted = null)
    {
        if (!CanPaint(old) || extended.Triangles.Length == old.Triangles.Length) return extended;
        var patches = new AppendedPatches(old, extended).Patches();
        var mesh = PaintedMesh.Of(old, extended);
        var painters = Array.ConvertAll(patches, _ => new PatchPainter(mesh, method));
        var isWhole = new bool[patches.Length];
        run.Part(0, 0.9).Each(Array.ConvertAll(patches, patch => patch.Length), (i, part) => isWhole[i] = painters[i].Paint(patches[i], part));
        run.Step(0.9);
        int failed = isWhole.Count(whole => !whole);
        if (failed > 0) run.Note?.Invoke($"{failed:N0} of {patches.Length:N0} patches could not be laid flat everywhere: there they show the texture at their rims.");
        for (int i = 0; i < patches.Length; i++)
            if (painters[i].Pieces.MaxBy(piece => piece.Triangles.Length) is { } largest) painted?.Invoke(patches[i], largest.Painting);
        PaintedPiece[] pieces = [.. painters.SelectMany(painter => painter.Pieces)];
        return pieces.Length == 0 ? extended : Placed(extended, mesh, pieces, run.Part(0.9, 1));
    }

    /// <summary>True when a mesh has textures to continue.</summary>
    internal static bool CanPaint(Mesh mesh) => mesh.CornerUVs is not null && mesh.Materials.Any(material => material.AllMaps.Any());

    /// <summary>Large pictures first: small ones find room between them.</summary>
    static Mesh Placed(Mesh mesh, PaintedMesh ground, PaintedPiece[] painted, Run run)
    {
        var welded = ground.Mesh.Triangles;
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
                one.Coordinates(welded[t], place).CopyTo(uvs, 3 * t);
            }
        }
        foreach (var (material, edges) in RimEdges(mesh, welded, isPainted)) pages.Pad(material, edges, ground.Covers);
        run.Step(1);
        return mesh with { CornerUVs = uvs, TriangleMaterials = mesh.TriangleMaterials is null && pages.Materials.Count == 1 ? null : materials, Materials = pages.Materials };
    }

    /// <summary>Coordinates of the edges at which unpainted triangles meet painted ones, by material.</summary>
    static Dictionary<int, List<(Vector2 From, Vector2 To)>> RimEdges(Mesh mesh, Triangle[] welded, bool[] isPainted)
    {
        var sides = new HashSet<(int, int)>();
        for (int t = 0; t < welded.Length; t++)
            if (isPainted[t]) sides.UnionWith([(welded[t].B, welded[t].A), (welded[t].C, welded[t].B), (welded[t].A, welded[t].C)]);
        var edges = new Dictionary<int, List<(Vector2, Vector2)>>();
        for (int t = 0; t < welded.Length; t++)
        {
            if (isPainted[t] || mesh.MaterialOf(t) is not (>= 0 and var material)) continue;
            int[] corners = ChartRegion.Corners(welded[t]);
            for (int i = 0; i < 3; i++)
            {
                int next = (i + 1) % 3;
                if (!sides.Contains((corners[i], corners[next]))) continue;
                if (!edges.TryGetValue(material, out var those)) edges.Add(material, those = []);
                those.Add((mesh.CornerUVs![(3 * t) + i], mesh.CornerUVs[(3 * t) + next]));
            }
        }
        return edges;
    }
}
