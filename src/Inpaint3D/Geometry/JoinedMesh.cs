using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Several meshes of one coordinate system, or several point clouds, as one.</summary>
public static class JoinedMesh
{
    /// <summary>Stands for the missing colour of one part beside coloured ones: that of unpainted surfaces in pictures.</summary>
    static readonly Material s_unpainted = new("unpainted") { Color = Material.Clay };

    /// <summary>
    /// Puts the parts behind each other: vertices, triangles, colours, normals, materials and texture coordinates. Nothing is welded.
    /// What one part has and another lacks is made: colours white under its material or clay without one, normals from its faces. Further
    /// columns, comments and the layout of the files are left out.
    /// </summary>
    /// <param name="parts">At least one. Meshes without vertices count as neither meshes nor clouds.</param>
    /// <exception cref="ArgumentException">There is no part, or there are meshes as well as point clouds.</exception>
    public static Mesh Of(IReadOnlyList<Mesh> parts)
    {
        if (parts.Count == 0) throw new ArgumentException("There is no mesh to join: give at least one.");
        if (parts.Count == 1) return parts[0];
        var filled = parts.Where(part => part.Positions.Length > 0).ToArray();
        if (filled.Any(part => part.IsPointCloud) && !filled.All(part => part.IsPointCloud))
            throw new ArgumentException("Meshes and point clouds cannot be joined: take either only meshes or only point clouds.");
        bool colored = parts.Any(part => part.Colors is not null || part.Materials.Count > 0);
        bool cloud = filled.Length > 0 && filled[0].IsPointCloud;
        return new Mesh
        {
            Positions = [.. parts.SelectMany(part => part.Positions)],
            Triangles = [.. Shifted(parts)],
            DoublePrecision = parts.Any(part => part.DoublePrecision),
            FaceSizes = parts.All(part => part.FaceSizes is null) ? null : [.. parts.SelectMany(part => part.FaceSizes ?? [.. Enumerable.Repeat(3, part.Triangles.Length)])],
            Normals = parts.All(part => part.Normals is null) ? null : [.. parts.SelectMany(part => part.Normals ?? Normals.OfVertices(part))],
            Colors = colored ? [.. parts.SelectMany(part => part.Colors ?? [.. Enumerable.Repeat(cloud ? Material.Clay : Vector4.One, part.Positions.Length)])] : null,
            ColorCoding = parts.Max(part => part.Colors is null ? SampleCoding.UInt8 : part.ColorCoding),
            ColorAlpha = parts.Any(part => part.ColorAlpha),
            CornerUVs = parts.All(part => part.CornerUVs is null) ? null : [.. parts.SelectMany(part => part.CornerUVs ?? new Vector2[3 * part.Triangles.Length])],
            TriangleMaterials = colored && !cloud ? [.. Materials(parts)] : null,
            Materials = colored && !cloud ? [s_unpainted, .. parts.SelectMany(part => part.Materials)] : [],
            Notes = [.. parts.SelectMany(part => part.Notes)],
        };
    }

    static IEnumerable<Triangle> Shifted(IReadOnlyList<Mesh> parts)
    {
        int first = 0;
        foreach (var part in parts)
        {
            foreach (var (a, b, c) in part.Triangles) yield return new Triangle(a + first, b + first, c + first);
            first += part.Positions.Length;
        }
    }

    static IEnumerable<int> Materials(IReadOnlyList<Mesh> parts)
    {
        int first = 1;
        foreach (var part in parts)
        {
            int none = part.Colors is null ? 0 : -1;
            for (int t = 0; t < part.Triangles.Length; t++) yield return part.MaterialOf(t) is var own && own < 0 ? none : first + own;
            first += part.Materials.Count;
        }
    }
}
