using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// Polygons as fans of triangles (<see cref="Mesh.FaceSizes"/>): triangle k of a polygon has its corners 0, k + 1 and k + 2.
/// </summary>
static class Fans
{
    /// <summary>
    /// For every corner of every triangle its place among the corners of all polygons laid end to end; null when all
    /// polygons are triangles, and the places are 0, 1, 2, ...
    /// </summary>
    /// <exception cref="InvalidDataException">A polygon has fewer than three corners.</exception>
    public static int[]? Corners(ReadOnlySpan<int> sizes)
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
            for (int k = 1; k < size - 1; k++)
                (corners[at++], corners[at++], corners[at++]) = (first, first + k, first + k + 1);
            first += size;
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
        int at = 0, triangle = 0;
        foreach (int size in sizes)
        {
            (corners[at++], corners[at++]) = (3 * triangle, (3 * triangle) + 1);
            for (int k = 2; k < size; k++, triangle++) corners[at++] = (3 * triangle) + 2;
        }
        return corners;
    }
}
