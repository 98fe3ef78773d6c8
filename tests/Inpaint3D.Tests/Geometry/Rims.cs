using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

/// <summary>A hole with a triangulated rim, old triangles round it, and the wanted edges.</summary>
internal sealed record TestRim(Patch Patch, Surroundings Around, double[] Scale)
{
    /// <summary>The old triangles and the patch as one mesh: the surroundings' vertices, then the patch's inner ones.</summary>
    internal (Mesh Old, Mesh Filled) ToMeshes()
    {
        int rim = Patch.RimPoints, old = Around.Points.Length;
        int Number(int v) => v < rim ? v : old + v - rim;
        var before = new Mesh { Positions = Around.Points, Triangles = Around.Triangles };
        return (before, before with
        {
            Positions = [.. before.Positions, .. Patch.Points.Skip(rim)],
            Triangles = [.. before.Triangles, .. Patch.Triangles.Select(t => new Triangle(Number(t.A), Number(t.B), Number(t.C)))],
        });
    }
}

/// <summary>Holes in surfaces f(s, ring): ring 0 is the rim, further rings lie behind each other.</summary>
internal static class Rims
{
    internal const int Rings = 4;

    /// <summary>The hole round the pole of the unit sphere up to a polar angle.</summary>
    internal static TestRim Cap(int edges, double degrees)
    {
        double angle = degrees * Math.PI / 180, edge = 2 * Math.PI * Math.Sin(angle) / edges;
        return Of(edges, (turn, ring) => OnSphere(angle + (0.87 * ring * edge), turn));
    }

    internal static Vec3 OnSphere(double polar, double azimuth) =>
        new(Math.Sin(polar) * Math.Cos(azimuth), Math.Sin(polar) * Math.Sin(azimuth), Math.Cos(polar));

    /// <summary>A round hole of radius 1 in the height field z = f(x, y).</summary>
    internal static TestRim Disc(int edges, Func<double, double, double> height)
    {
        double edge = 2 * Math.PI / edges;
        return Of(edges, (turn, ring) =>
        {
            double r = 1 + (0.87 * ring * edge), x = r * Math.Cos(turn), y = r * Math.Sin(turn);
            return new Vec3(x, y, height(x, y));
        });
    }

    /// <summary>A hole of that radius in the side of the unit cylinder about the y axis, seen from +z.</summary>
    internal static TestRim Cylinder(int edges, double radius)
    {
        double edge = 2 * Math.PI * radius / edges;
        return Of(edges, (turn, ring) =>
        {
            double r = radius + (0.87 * ring * edge), around = r * Math.Cos(turn);
            return new Vec3(Math.Sin(around), r * Math.Sin(turn), Math.Cos(around));
        });
    }

    /// <summary>A hole in the surface point(turn, ring): counter-clockwise seen from outside with growing turn.</summary>
    internal static TestRim Of(int edges, Func<double, int, Vec3> point)
    {
        var points = new List<Vec3>();
        var triangles = new List<Triangle>();
        for (int ring = 0; ring <= Rings; ring++)
        {
            for (int i = 0; i < edges; i++)
            {
                points.Add(point(2 * Math.PI * (i + (0.5 * ring)) / edges, ring));
                if (ring == Rings) continue;
                int a = (ring * edges) + i, b = (ring * edges) + ((i + 1) % edges);
                int c = ((ring + 1) * edges) + i, d = ((ring + 1) * edges) + ((i + edges - 1) % edges);
                triangles.AddRange([new(b, a, c), new(a, d, c)]);
            }
        }
        var patch = new Patch(points.Take(edges));
        Triangulate(patch, 0, edges - 1);
        var scale = Enumerable.Range(0, edges).Select(i => ((points[i] - points[(i + 1) % edges]).Length + (points[i] - points[(i + edges - 1) % edges]).Length) / 2);
        return new TestRim(patch, new Surroundings([.. points], [.. triangles], [.. Enumerable.Range(0, points.Count)]), [.. scale]);
    }

    /// <summary>Halves the polygon of the rim points from a to b again and again.</summary>
    static void Triangulate(Patch patch, int a, int b)
    {
        if (b - a < 2) return;
        int middle = (a + b) / 2;
        patch.Triangles.Add(new(a, middle, b));
        Triangulate(patch, a, middle);
        Triangulate(patch, middle, b);
    }
}
