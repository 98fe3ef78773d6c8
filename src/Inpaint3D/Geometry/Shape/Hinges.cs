using System.Runtime.InteropServices;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

/// <summary>The edges at which two triangles of a patch meet, or one of it and an old one.</summary>
internal static class Hinges
{
    /// <summary>Is told of an edge: areas, as vectors along the normals, of a triangle and of the one across it, or of as large a one with the old triangle's normal; the squared length.</summary>
    public delegate void Visitor(Vec3 own, Vec3 other, double square);

    /// <summary>Visits the edges of a patch, those on its rim with the old triangles across them.</summary>
    /// <returns>The patch's area.</returns>
    public static double Visit(Patch patch, Rim rim, Visitor visit) =>
        Visit(CollectionsMarshal.AsSpan(patch.Points), patch.Triangles, (p, q) => p < rim.Count && q < rim.Count && rim.Loop.Next(p) == q ? rim.Normals[p] : null, visit);

    /// <summary>Visits the edges with two of some triangles.</summary>
    /// <returns>Their area.</returns>
    public static double Visit(ReadOnlySpan<Vec3> points, IReadOnlyList<Triangle> triangles, Visitor visit) => Visit(points, triangles, (_, _) => null, visit);

    /// <param name="points">Points of the triangles.</param>
    /// <param name="triangles">A piece of surface.</param>
    /// <param name="beyond">The unit normal of a triangle beyond an edge that has none of these, or null.</param>
    /// <param name="visit">Is told of the edges.</param>
    static double Visit(ReadOnlySpan<Vec3> points, IReadOnlyList<Triangle> triangles, Func<int, int, Vec3?> beyond, Visitor visit)
    {
        var (beside, areas, area) = (new EdgeMap((3 * triangles.Count / 2) + 1), new Vec3[triangles.Count], 0.0);
        for (int t = 0; t < areas.Length; t++)
        {
            var (a, b, c) = triangles[t];
            var own = areas[t] = 0.5 * Vec3.Cross(points[b] - points[a], points[c] - points[a]);
            area += own.Length;
            foreach (var (p, q) in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a)])
            {
                double square = (points[q] - points[p]).LengthSquared;
                // Of the two half-edges of an edge the one that comes first is remembered.
                if (beside[q, p] is >= 0 and var other)
                {
                    visit(own, areas[other], square);
                    continue;
                }
                if (beyond(p, q) is { } normal) visit(own, own.Length * normal, square);
                beside[p, q] = t;
            }
        }
        return area;
    }
}
