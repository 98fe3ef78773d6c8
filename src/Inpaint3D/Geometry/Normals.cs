using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Directions that surfaces face.</summary>
internal static class Normals
{
    /// <summary>Unit normals of the vertices: sums of the faces' cross products, so that large faces count more; zero where there is no face.</summary>
    public static Vector3[] OfVertices(Mesh mesh)
    {
        var normals = new Vec3[mesh.Positions.Length];
        foreach (var (a, b, c) in mesh.Triangles)
        {
            var n = Vec3.Cross(mesh.Positions[b] - mesh.Positions[a], mesh.Positions[c] - mesh.Positions[a]);
            if (!n.IsFinite) continue;
            (normals[a], normals[b], normals[c]) = (normals[a] + n, normals[b] + n, normals[c] + n);
        }
        return Array.ConvertAll(normals, n => n.Normalized().ToSingle());
    }
}
