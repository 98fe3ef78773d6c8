using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// Gives appended faces their attributes. A new face's source is an old triangle at its nearest rim vertex (lowest index): it
/// gives the material and the values of face columns. Texture coordinates: where the rim lies in one chart (no rim vertex has
/// two coordinates, every rim edge belongs to one old triangle, one material), they continue into the patch by harmonic
/// extension, so that the patch covers the rim's polygon in the texture. Elsewhere the three corners of a new face take the
/// one coordinate of its source's corner at the rim, which shows the colour of that texel.
/// </summary>
internal static class PatchFaces
{
    internal static Mesh Extend(Mesh filled, AppendedPatches patches, HarmonicExtension harmonic, Lazy<(int[] Nearest, double[] Distance)> nearest)
    {
        var old = patches.Old;
        if (old.FaceSizes is not null) filled = filled with { FaceSizes = [.. old.FaceSizes, .. Enumerable.Repeat(3, patches.Triangles.Length)] };
        if (old.CornerUVs is null && old.TriangleMaterials is null && old.FaceAttributes.Count == 0) return filled;
        var (sources, rimPoints) = Sources(patches, nearest.Value);
        if (old.TriangleMaterials is not null)
            filled = filled with { TriangleMaterials = [.. old.TriangleMaterials, .. sources.Select(t => t < 0 ? -1 : old.TriangleMaterials[t])] };
        if (old.FaceAttributes.Count > 0)
        {
            var faces = FaceOfTriangle(old);
            filled = filled with
            {
                FaceAttributes = [.. old.FaceAttributes.Select(column => column with { Values = ColumnCopy.Append(column.Values, sources.Select(t => t < 0 ? -1 : faces[t])) })],
            };
        }
        return old.CornerUVs is null ? filled : filled with { CornerUVs = [.. old.CornerUVs, .. CornerUVs(patches, harmonic, sources, rimPoints)] };
    }

    /// <summary>For every new triangle an old triangle at its nearest rim point, and that point; −1 without a rim.</summary>
    static (int[] Triangles, int[] Points) Sources(AppendedPatches patches, (int[] Nearest, double[] Distance) nearest)
    {
        var atRim = new int[patches.Points.Length];
        Array.Fill(atRim, -1);
        var points = RimNumbers(patches);
        for (int t = patches.Old.Triangles.Length - 1; t >= 0; t--)
        {
            var (a, b, c) = patches.Old.Triangles[t];
            foreach (int v in (ReadOnlySpan<int>)[a, b, c])
                if (points[v] >= 0) atRim[points[v]] = t;
        }
        var rimPoints = Array.ConvertAll(patches.Triangles, t =>
        {
            int best = nearest.Distance[t.B] < nearest.Distance[t.A] ? t.B : t.A;
            return nearest.Nearest[nearest.Distance[t.C] < nearest.Distance[best] ? t.C : best];
        });
        return (Array.ConvertAll(rimPoints, point => point < 0 ? -1 : atRim[point]), rimPoints);
    }

    /// <summary>The point's number of every old vertex, −1 off the rim.</summary>
    static int[] RimNumbers(AppendedPatches patches)
    {
        var points = new int[patches.OldVertices];
        Array.Fill(points, -1);
        for (int i = 0; i < patches.Rim.Count; i++) points[patches.Rim[i]] = patches.Inner + i;
        return points;
    }

    static int[] FaceOfTriangle(Mesh mesh)
    {
        var faces = new int[mesh.Triangles.Length];
        int next = 0;
        for (int face = 0; face < mesh.FaceCount; face++)
            for (int i = 2; i < (mesh.FaceSizes?[face] ?? 3); i++) faces[next++] = face;
        return faces;
    }

    static Vector2[] CornerUVs(AppendedPatches patches, HarmonicExtension harmonic, int[] sources, int[] rimPoints)
    {
        var rim = RimChart.Of(patches, RimNumbers(patches));
        var known = patches.Rim.Select((_, i) => rim.UVs[i]).ToArray();
        var (u, v) = (harmonic.Extend([.. known.Select(uv => (double)uv.X)]), harmonic.Extend([.. known.Select(uv => (double)uv.Y)]));
        var (patch, count) = patches.Components();
        var isChart = new bool[count];
        Array.Fill(isChart, true);
        for (int t = 0; t < patch.Length; t++) isChart[patch[t]] &= rim.Continues(patches.Triangles[t]);
        var corners = new Vector2[3 * patches.Triangles.Length];
        for (int t = 0; t < patch.Length; t++)
        {
            var (a, b, c) = patches.Triangles[t];
            for (int i = 0; i < 3; i++)
            {
                int point = i == 0 ? a : i == 1 ? b : c;
                corners[(3 * t) + i] = !isChart[patch[t]] ? SourceUV(patches, sources[t], rimPoints[t])
                    : point >= patches.Inner ? known[point - patches.Inner] : new Vector2((float)u[point], (float)v[point]);
            }
        }
        return corners;
    }

    static Vector2 SourceUV(AppendedPatches patches, int triangle, int point)
    {
        if (triangle < 0) return default;
        int vertex = patches.Rim[point - patches.Inner];
        var (a, b, _) = patches.Old.Triangles[triangle];
        return patches.Old.CornerUVs![(3 * triangle) + (a == vertex ? 0 : b == vertex ? 1 : 2)];
    }
}
