using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// Appends patches to a mesh: old vertices and faces first and unchanged. What a mesh carries beside positions and triangles is
/// copied from the rim: each new vertex takes all its columns from the rim vertex that is fewest edges away, each new
/// triangle from the old triangle beside that vertex. Normals are those of the new surface.
/// </summary>
internal static class Appending
{
    /// <summary>Where new items take what they carry from.</summary>
    /// <param name="Vertices">Per new vertex, a vertex of the mesh.</param>
    /// <param name="Faces">Per new triangle, a triangle of the mesh.</param>
    /// <param name="Corners">Per corner of each new triangle, a corner of a triangle of the mesh.</param>
    sealed record Sources(List<int> Vertices, List<int> Faces, List<int> Corners);

    public static Mesh Append(Mesh mesh, IReadOnlyList<(Rim Rim, Patch Patch)> patches)
    {
        if (patches.Count == 0) return mesh;
        var (points, triangles, sources) = (new List<Vec3>(), new List<Triangle>(), new Sources([], [], []));
        foreach (var (rim, patch) in patches)
        {
            int first = mesh.Positions.Length + points.Count - rim.Count;
            points.AddRange(patch.Points.Skip(rim.Count));
            triangles.AddRange(patch.Triangles.Select(t => new Triangle(Number(t.A), Number(t.B), Number(t.C))));
            AddSources(mesh, rim, patch, sources);
            int Number(int p) => p < rim.Count ? rim.Loop.Vertices[p] : first + p;
        }
        var faceOf = mesh.FaceSizes is { } sizes && mesh.FaceAttributes.Count > 0 ? FaceNumbers(sizes) : null;
        int[] faces = faceOf is null ? [.. sources.Faces] : [.. sources.Faces.Select(t => faceOf[t])];
        var filled = mesh with
        {
            Positions = [.. mesh.Positions, .. points],
            Triangles = [.. mesh.Triangles, .. triangles],
            FaceSizes = mesh.FaceSizes is null ? null : [.. mesh.FaceSizes, .. triangles.Select(_ => 3)],
            Colors = Extend(mesh.Colors, sources.Vertices),
            CornerUVs = Extend(mesh.CornerUVs, sources.Corners),
            TriangleMaterials = Extend(mesh.TriangleMaterials, sources.Faces),
            VertexAttributes = [.. mesh.VertexAttributes.Select(column => column with { Values = Extend(column.Values, sources.Vertices) })],
            FaceAttributes = [.. mesh.FaceAttributes.Select(column => column with { Values = Extend(column.Values, faces) })],
        };
        return mesh.Normals is null ? filled : filled with { Normals = [.. mesh.Normals, .. NewNormals(filled, mesh)] };
    }

    /// <summary>Spreads the rim's vertices over the patch, breadth first.</summary>
    static void AddSources(Mesh mesh, Rim rim, Patch patch, Sources sources)
    {
        var origin = new int[patch.Points.Count];
        origin.AsSpan(rim.Count).Fill(-1);
        for (int i = 0; i < rim.Count; i++) origin[i] = i;
        var waiting = patch.Triangles;
        while (waiting.Count > 0)
        {
            var later = new List<Triangle>();
            var reached = new List<(int Point, int From)>();
            foreach (var t in waiting)
            {
                int from = Math.Max(origin[t.A], Math.Max(origin[t.B], origin[t.C]));
                if (from < 0) later.Add(t);
                else foreach (int p in (ReadOnlySpan<int>)[t.A, t.B, t.C]) if (origin[p] < 0) reached.Add((p, from));
            }
            foreach (var (p, from) in reached) if (origin[p] < 0) origin[p] = from;
            waiting = later;
        }
        for (int p = rim.Count; p < origin.Length; p++) sources.Vertices.Add(rim.Loop.Vertices[origin[p]]);
        foreach (var t in patch.Triangles)
        {
            sources.Faces.Add(rim.HalfEdges[origin[t.A]] / 3);
            foreach (int p in (ReadOnlySpan<int>)[t.A, t.B, t.C]) sources.Corners.Add(CornerOf(mesh, rim, origin[p]));
        }
    }

    /// <summary>The corner at a rim point of the old triangle beside it.</summary>
    static int CornerOf(Mesh mesh, Rim rim, int i)
    {
        int face = rim.HalfEdges[i] / 3, vertex = rim.Loop.Vertices[i];
        var t = mesh.Triangles[face];
        return (3 * face) + (t.A == vertex ? 0 : t.B == vertex ? 1 : 2);
    }

    /// <summary>The file's face of every triangle.</summary>
    static int[] FaceNumbers(int[] sizes) => [.. sizes.SelectMany((size, face) => Enumerable.Repeat(face, size - 2))];

    static T[]? Extend<T>(T[]? values, IReadOnlyList<int> sources) => values is null ? null : (T[])Extend((Array)values, sources);

    static Array Extend(Array values, IReadOnlyList<int> sources)
    {
        var extended = Array.CreateInstance(values.GetType().GetElementType()!, values.Length + sources.Count);
        Array.Copy(values, extended, values.Length);
        for (int i = 0; i < sources.Count; i++) Array.Copy(values, sources[i], extended, values.Length + i, 1);
        return extended;
    }

    static IEnumerable<Vector3> NewNormals(Mesh filled, Mesh old)
    {
        var sums = new Vec3[filled.Positions.Length - old.Positions.Length];
        foreach (var t in filled.Triangles.AsSpan(old.Triangles.Length))
        {
            var normal = Vec3.Cross(filled.Positions[t.B] - filled.Positions[t.A], filled.Positions[t.C] - filled.Positions[t.A]);
            foreach (int v in (ReadOnlySpan<int>)[t.A, t.B, t.C]) if (v >= old.Positions.Length) sums[v - old.Positions.Length] += normal;
        }
        return sums.Select(sum => sum.Normalized() is var n ? new Vector3((float)n.X, (float)n.Y, (float)n.Z) : default);
    }
}
