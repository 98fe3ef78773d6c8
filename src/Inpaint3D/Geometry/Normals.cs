using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Directions that surfaces face.</summary>
internal static class Normals
{
    /// <summary>Length of the sum of all faces' vector areas in parts of their area up to which a surface is a solid with holes: closed ones have 0, flat sheets 1.</summary>
    const double OpenSheet = 0.3;

    /// <summary>True for a solid turned inside out: its volume ⅙ Σ a · (b × c), about the middle of its box, is negative.</summary>
    public static bool PointInwards(Mesh mesh)
    {
        var (min, max) = mesh.Bounds();
        var (middle, sum) = (0.5 * (min + max), Vec3.Zero);
        double volume = 0, area = 0;
        foreach (var t in mesh.Triangles)
        {
            var (a, b, c) = (mesh.Positions[t.A] - middle, mesh.Positions[t.B] - middle, mesh.Positions[t.C] - middle);
            var twice = Vec3.Cross(b - a, c - a);
            if (!twice.IsFinite) continue;
            (sum, area, volume) = (sum + twice, area + twice.Length, volume + (Vec3.Dot(a, Vec3.Cross(b, c)) / 6));
        }
        return volume < 0 && sum.Length <= OpenSheet * area;
    }

    /// <summary>Unit normals of the vertices: sums of the faces' cross products, so that large faces count more; zero where there is no face.</summary>
    /// <param name="mesh">Triangles.</param>
    /// <param name="cancel">Looked at now and then.</param>
    public static Vector3[] OfVertices(Mesh mesh, CancellationToken cancel = default) => Array.ConvertAll(Precise(mesh, cancel), n => n.ToSingle());

    /// <summary>
    /// Unit normals to shade a mesh by: some formats split a vertex where its texture coordinates part, and vertices at one position are one here where they look the same way within 45°.
    /// </summary>
    public static Vector3[] OverSeams(Mesh mesh, CancellationToken cancel = default)
    {
        const double alike = 0.7;
        var sums = Sums(mesh, cancel);
        if (mesh.CornerUVs is null) return Array.ConvertAll(sums, n => n.Normalized().ToSingle());
        var (units, first, other) = (Array.ConvertAll(sums, n => n.Normalized()), new Dictionary<Vec3, int>(sums.Length), new int[sums.Length]);
        // The vertices at a position, each with the one before it.
        for (int v = 0; v < sums.Length; v++)
        {
            other[v] = first.GetValueOrDefault(mesh.Positions[v], -1);
            first[mesh.Positions[v]] = v;
        }
        var normals = new Vector3[sums.Length];
        for (int v = 0; v < normals.Length; v++)
        {
            var sum = Vec3.Zero;
            for (int w = first[mesh.Positions[v]]; w >= 0; w = other[w])
                if (w == v || Vec3.Dot(units[v], units[w]) > alike) sum += sums[w];
            normals[v] = sum.Normalized().ToSingle();
        }
        return normals;
    }

    /// <summary>The same as <see cref="OfVertices"/> in double precision.</summary>
    public static Vec3[] Precise(Mesh mesh, CancellationToken cancel = default) => Array.ConvertAll(Sums(mesh, cancel), n => n.Normalized());

    static Vec3[] Sums(Mesh mesh, CancellationToken cancel)
    {
        const int often = 1 << 16;
        var normals = new Vec3[mesh.Positions.Length];
        for (int i = 0; i < mesh.Triangles.Length; i++)
        {
            if (i % often == 0) cancel.ThrowIfCancellationRequested();
            var (a, b, c) = mesh.Triangles[i];
            var n = Vec3.Cross(mesh.Positions[b] - mesh.Positions[a], mesh.Positions[c] - mesh.Positions[a]);
            if (!n.IsFinite) continue;
            (normals[a], normals[b], normals[c]) = (normals[a] + n, normals[b] + n, normals[c] + n);
        }
        return normals;
    }
}
