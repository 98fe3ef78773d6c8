using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>What every mesh must hold when it comes from a file and when it goes to one.</summary>
public static class MeshCheck
{
    /// <summary>Passes a mesh that a file gave.</summary>
    /// <exception cref="InvalidDataException">A coordinate is not finite, or a face names a vertex that is not there.</exception>
    public static Mesh Read(Mesh mesh)
    {
        var positions = mesh.Positions;
        for (int i = 0; i < positions.Length; i++)
            if (!positions[i].IsFinite) throw new InvalidDataException($"vertex {i} has a coordinate that is no finite number");
        uint count = (uint)positions.Length;
        var triangles = mesh.Triangles;
        for (int i = 0; i < triangles.Length; i++)
        {
            var (a, b, c) = triangles[i];
            if ((uint)a < count && (uint)b < count && (uint)c < count) continue;
            int wrong = (uint)a >= count ? a : (uint)b >= count ? b : c;
            throw new InvalidDataException($"face {Face(mesh, i)} names vertex {wrong}, but the file has {count} vertices, numbered from 0");
        }
        return mesh;
    }

    /// <summary>Refuses a count that the rest of the file cannot hold, before memory is taken for it.</summary>
    /// <param name="count">Items that the header promises.</param>
    /// <param name="leastBytes">Fewest bytes of one item.</param>
    /// <param name="bytes">Bytes that the file holds for them.</param>
    /// <param name="what">Items in words, such as <c>vertices</c>.</param>
    public static int Count(long count, long leastBytes, long bytes, string what)
    {
        if (count < 0) throw new InvalidDataException($"the header gives {count} {what}");
        if (count > Limits.Faces) throw Limits.Exceeded($"the header gives {count:N0} {what}, over the limit of {Limits.Faces:N0}: it is damaged, or too large for this program");
        // The last item of a text may lack its line end.
        if (count > 0 && (decimal)count * leastBytes > bytes + 1)
            throw new InvalidDataException($"the header gives {count:N0} {what}, but the file ends before; it is truncated");
        return (int)count;
    }

    /// <summary>Refuses a mesh that no reader would take, or whose arrays do not belong together.</summary>
    /// <exception cref="ArgumentException">A coordinate is not finite, a triangle names a vertex that is not there, or the lengths of two arrays do not agree.</exception>
    public static void Write(Mesh mesh)
    {
        int vertices = mesh.Positions.Length, triangles = mesh.Triangles.Length;
        if (Array.FindIndex(mesh.Positions, p => !p.IsFinite) is >= 0 and var vertex)
            throw new ArgumentException($"Vertex {vertex} of the mesh has a coordinate that is no finite number.");
        if (Array.FindIndex(mesh.Triangles, t => Math.Max((uint)t.A, Math.Max((uint)t.B, (uint)t.C)) >= (uint)vertices) is >= 0 and var triangle)
            throw new ArgumentException($"Triangle {triangle} of the mesh names a vertex that the mesh does not have.");
        Length("normals", mesh.Normals?.Length, vertices, "vertices");
        Length("colours", mesh.Colors?.Length, vertices, "vertices");
        Length("corner texture coordinates", mesh.CornerUVs?.Length, 3 * triangles, "corners");
        Length("triangle materials", mesh.TriangleMaterials?.Length, triangles, "triangles");
        Length("triangles in its polygons", mesh.FaceSizes?.Sum(size => size - 2), triangles, "triangles");
        foreach (var column in mesh.VertexAttributes) Length($"values in the vertex column '{column.Name}'", column.Values.Length, vertices, "vertices");
        foreach (var column in mesh.FaceAttributes) Length($"values in the face column '{column.Name}'", column.Values.Length, mesh.FaceCount, "faces");
    }

    static void Length(string what, int? length, int expected, string of)
    {
        if (length is { } found && found != expected)
            throw new ArgumentException($"The mesh has {expected} {of} but {found} {what}: who adds {of} must extend them too.");
    }

    // Number in the file of the face that a triangle belongs to.
    static int Face(Mesh mesh, int triangle)
    {
        if (mesh.FaceSizes is not { } sizes) return triangle;
        int face = 0;
        for (int first = 0; (first += sizes[face] - 2) <= triangle;) face++;
        return face;
    }
}
