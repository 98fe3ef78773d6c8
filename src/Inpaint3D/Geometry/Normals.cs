using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Directions that surfaces face.</summary>
internal static class Normals
{
    /// <summary>Unit normals of the vertices: sums of the faces' cross products, so that large faces count more; zero where there is no face.</summary>
    /// <param name="mesh">Triangles.</param>
    /// <param name="cancel">Looked at now and then.</param>
    public static Vector3[] OfVertices(Mesh mesh, CancellationToken cancel = default)
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
        return Array.ConvertAll(normals, n => n.Normalized().ToSingle());
    }
}
