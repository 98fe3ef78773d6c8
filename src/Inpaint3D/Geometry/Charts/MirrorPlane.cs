using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// The plane in which a mesh is nearly its own mirror image: from the three planes of its principal axes, each is moved so that the mirror images
/// of points come to lie on the surface; the half of them that are nearest to it count.
/// </summary>
/// <remarks>
/// B. Combès, R. Hennessy, J. Waddington, N. Roberts, S. Prima. Automatic symmetry plane estimation of bilateral objects in point clouds. IEEE Conference on
/// Computer Vision and Pattern Recognition, 2008; the nearer half by D. Chetverikov and others, ICPR 2002.
/// Distances are those along the normals (Y. Chen, G. Medioni, Image and Vision Computing 10(3), 1992), which let points slide on the surface.
/// </remarks>
internal static class MirrorPlane
{
    const int Samples = 1000, Steps = 12;
    /// <summary>How far a mirror image may be off the surface, over the diagonal of the mesh, and the least part of them that is not.</summary>
    const double Near = 0.01, LeastNear = 0.6;

    /// <summary>The plane, or null where the mesh is not symmetric.</summary>
    /// <param name="mesh">The mesh, its holes filled: they would shift its axes.</param>
    /// <param name="tree">Its first triangles, one at least.</param>
    public static Plane? Of(Mesh mesh, BoundingTree tree)
    {
        var points = Spread(mesh);
        var (lo, hi) = mesh.Bounds();
        if (points.Length == 0 || tree.Closest(points[0]).Triangle < 0) return null;
        var (centre, axes) = Plane.Axes(points);
        double near = Near * (hi - lo).Length;
        var (plane, count) = axes.Select(axis => Refined(Plane.Through(centre, axis), points, mesh, tree)).Select(plane => (plane, Pairs(plane, points, tree).Count(pair => pair.Off <= near))).MaxBy(found => found.Item2);
        return count >= LeastNear * points.Length ? plane : null;
    }

    /// <summary>
    /// Steps of Gauss and Newton: with the plane's normal n, directions u, v and D = n·(p − o), and the surface's normal m at the foot q of the image p′, the distance
    /// m·(p′ − q) changes by −2 [(u·(p − o) m·n + D m·u) a + (v·(p − o) m·n + D m·v) b − m·n c] when n turns by a u + b v and o moves by c n.
    /// </summary>
    static Plane Refined(Plane plane, Vec3[] points, Mesh mesh, BoundingTree tree)
    {
        for (int step = 0; step < Steps; step++)
        {
            Vec3 first = default, second = default, third = default, right = default;
            foreach (var (p, foot, _) in Pairs(plane, points, tree).OrderBy(pair => pair.Off).Take((points.Length + 1) / 2))
            {
                var t = mesh.Triangles[foot.Triangle];
                var m = Vec3.Cross(mesh.Positions[t.B] - mesh.Positions[t.A], mesh.Positions[t.C] - mesh.Positions[t.A]).Normalized();
                double along = Vec3.Dot(m, plane.Normal), far = plane.Distance(p);
                var (x, y) = plane.Project(p);
                var row = -2 * new Vec3((x * along) + (far * Vec3.Dot(m, plane.U)), (y * along) + (far * Vec3.Dot(m, plane.V)), -along);
                (first, second, third) = (first + (row.X * row), second + (row.Y * row), third + (row.Z * row));
                right -= Vec3.Dot(m, plane.Mirror(p) - foot.Point) * row;
            }
            // Cramer's rule.
            double determinant = Vec3.Dot(first, Vec3.Cross(second, third));
            if (!(determinant > 0)) break;
            var change = 1 / determinant * ((right.X * Vec3.Cross(second, third)) + (right.Y * Vec3.Cross(third, first)) + (right.Z * Vec3.Cross(first, second)));
            plane = Plane.Through(plane.Origin + (change.Z * plane.Normal), plane.Normal + (change.X * plane.U) + (change.Y * plane.V));
        }
        return plane;
    }

    /// <summary>Points, the feet of their mirror images, and how far these are off.</summary>
    static IEnumerable<(Vec3 Point, Foot Foot, double Off)> Pairs(Plane plane, Vec3[] points, BoundingTree tree) =>
        points.Select(p => (p, plane.Mirror(p))).Select(pair => (pair.p, tree.Closest(pair.Item2) is var foot ? foot : default, (foot.Point - pair.Item2).Length));

    /// <summary>Centres of triangles, one for every so much of area.</summary>
    static Vec3[] Spread(Mesh mesh)
    {
        double[] areas = Array.ConvertAll(mesh.Triangles, t => Vec3.Cross(mesh.Positions[t.B] - mesh.Positions[t.A], mesh.Positions[t.C] - mesh.Positions[t.A]).Length);
        double all = areas.Sum(), sum = 0;
        var points = new List<Vec3>();
        for (int t = 0; t < areas.Length; t++)
        {
            double before = sum;
            sum += areas[t];
            var (a, b, c) = mesh.Triangles[t];
            if (Math.Floor(sum / all * Samples) > Math.Floor(before / all * Samples)) points.Add((mesh.Positions[a] + mesh.Positions[b] + mesh.Positions[c]) / 3);
        }
        return [.. points];
    }
}
