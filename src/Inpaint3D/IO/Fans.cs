using System.Runtime.InteropServices;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// Polygons as triangles one behind the other (<see cref="Mesh.FaceSizes"/>). The first has corner 0 of the polygon first, and each other one, (p, q, r), puts
/// its corner r behind q: in a fan, triangle k has the corners 0, k + 1 and k + 2; polygons that a fan would fold over are cut by <see cref="PolygonEars"/>.
/// </summary>
static class Fans
{
    /// <summary>
    /// For every corner of every triangle its place among the corners of all polygons laid end to end; null when all
    /// polygons are triangles, and the places are 0, 1, 2, ...
    /// </summary>
    /// <param name="sizes">Corners of each polygon.</param>
    /// <param name="vertices">Vertices of all polygons laid end to end.</param>
    /// <param name="positions">Positions of the vertices.</param>
    /// <exception cref="InvalidDataException">A polygon has fewer than three corners.</exception>
    public static int[]? Corners(ReadOnlySpan<int> sizes, ReadOnlySpan<int> vertices, Vec3[] positions)
    {
        long triangles = 0;
        bool plain = true;
        for (int face = 0; face < sizes.Length; face++)
        {
            if (sizes[face] < 3) throw new InvalidDataException($"face {face} has {sizes[face]} corners; a face needs at least 3");
            plain &= sizes[face] == 3;
            triangles += sizes[face] - 2;
        }
        if (triangles > Limits.Faces) throw Limits.Exceeded($"the mesh has {triangles:N0} triangles, over the limit of {Limits.Faces:N0}");
        if (plain) return null;
        var corners = new int[3 * triangles];
        int first = 0, at = 0;
        foreach (int size in sizes)
        {
            var own = corners.AsSpan(at, 3 * (size - 2));
            if (size == 3 || !PolygonEars.TryCut(vertices.Slice(first, size), positions, own))
                for (int k = 0; k < size - 2; k++) (own[3 * k], own[(3 * k) + 1], own[(3 * k) + 2]) = (0, k + 1, k + 2);
            foreach (ref int corner in own) corner += first;
            first += size;
            at += own.Length;
        }
        return corners;
    }

    /// <summary>Values given per polygon corner as values per triangle corner.</summary>
    public static T[] Spread<T>(T[] values, int[]? corners) => corners == null ? values : Array.ConvertAll(corners, corner => values[corner]);

    /// <summary>The reverse of <see cref="Corners"/>: for every polygon corner a triangle corner; null when all are triangles.</summary>
    public static int[]? PolygonCorners(Mesh mesh)
    {
        if (mesh.FaceSizes is not { } sizes) return null;
        var corners = new int[sizes.Sum()];
        var vertices = MemoryMarshal.Cast<Triangle, int>(mesh.Triangles);
        int at = 0, first = 0;
        foreach (int size in sizes)
        {
            var own = corners.AsSpan(at, size);
            var triangles = vertices.Slice(first, 3 * (size - 2));
            for (int k = 0; k < size; k++) own[k] = first + (k < 3 ? k : (3 * (k - 2)) + 2);
            if (!IsFan(triangles)) Restore(triangles, own, first);
            at += size;
            first += triangles.Length;
        }
        return corners;
    }

    static bool IsFan(ReadOnlySpan<int> triangles)
    {
        for (int i = 3; i < triangles.Length; i += 3)
            if (triangles[i] != triangles[0] || triangles[i + 1] != triangles[i - 1]) return false;
        return true;
    }

    /// <summary>The corners in the order of the polygon, from the order of their triangles.</summary>
    static void Restore(ReadOnlySpan<int> triangles, Span<int> corners, int first)
    {
        var next = new Dictionary<int, (int Vertex, int Corner)>
        {
            [triangles[0]] = (triangles[1], first + 1), [triangles[1]] = (triangles[2], first + 2), [triangles[2]] = (triangles[0], first),
        };
        for (int i = 3; i < triangles.Length; i += 3)
            (next[triangles[i + 2]], next[triangles[i + 1]]) = (next[triangles[i + 1]], (triangles[i + 2], first + i + 2));
        int vertex = triangles[0];
        for (int k = 1; k < corners.Length; k++) (vertex, corners[k]) = next[vertex];
    }
}
