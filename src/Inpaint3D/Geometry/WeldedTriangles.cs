using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// Triangles on one vertex of each position: files that have texture coordinates per vertex, such as glTF, repeat vertices along the seams
/// of the texture, over which the surface goes on.
/// </summary>
internal static class WeldedTriangles
{
    /// <summary>The triangles of a mesh, each corner the lowest vertex at its position.</summary>
    internal static Triangle[] Of(Mesh mesh)
    {
        var first = new Dictionary<Vec3, int>(mesh.Positions.Length);
        int[] welded = [.. mesh.Positions.Select((position, v) => first.TryAdd(position, v) ? v : first[position])];
        return Array.ConvertAll(mesh.Triangles, t => new Triangle(welded[t.A], welded[t.B], welded[t.C]));
    }
}
