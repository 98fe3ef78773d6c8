using Inpaint3D.Data;

namespace Inpaint3D.Tests.Geometry;

/// <summary>Small meshes with known topology.</summary>
internal static class Shapes
{
    public static Mesh Of(Vec3[] positions, params (int A, int B, int C)[] faces) =>
        new() { Positions = positions, Triangles = Array.ConvertAll(faces, f => new Triangle(f.A, f.B, f.C)) };

    public static Mesh Cube() => Of(
        [new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(0, 1, 0), new(0, 0, 1), new(1, 0, 1), new(1, 1, 1), new(0, 1, 1)],
        (0, 2, 1), (0, 3, 2), (4, 5, 6), (4, 6, 7), (0, 1, 5), (0, 5, 4), (1, 2, 6), (1, 6, 5), (2, 3, 7), (2, 7, 6), (3, 0, 4), (3, 4, 7));

    /// <summary>A flat grid of n × n squares with side 1, two triangles each, seen from +z.</summary>
    public static Mesh Grid(int n, Func<double, double, double>? height = null)
    {
        var points = new List<Vec3>();
        var faces = new List<(int, int, int)>();
        for (int y = 0; y <= n; y++)
            for (int x = 0; x <= n; x++) points.Add(new Vec3(x, y, height?.Invoke(x, y) ?? 0));
        for (int y = 0; y < n; y++)
        {
            for (int x = 0; x < n; x++)
            {
                int a = (y * (n + 1)) + x, c = a + n + 2;
                faces.Add((a, a + 1, c));
                faces.Add((a, c, c - 1));
            }
        }
        return Of([.. points], [.. faces]);
    }

    /// <summary>The unit sphere as an octahedron whose triangles are cut in four so many times.</summary>
    public static Mesh Geodesic(int cuts)
    {
        List<Vec3> points = [new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, -1, 0), new(0, 0, 1), new(0, 0, -1)];
        (int A, int B, int C)[] faces = [(0, 2, 4), (2, 1, 4), (1, 3, 4), (3, 0, 4), (2, 0, 5), (1, 2, 5), (3, 1, 5), (0, 3, 5)];
        for (int cut = 0; cut < cuts; cut++)
        {
            var middles = new Dictionary<(int, int), int>();
            faces = [.. faces.SelectMany(f => (Middle(f.A, f.B), Middle(f.B, f.C), Middle(f.C, f.A)) is var (p, q, r)
                ? ((int, int, int)[])[(f.A, p, r), (p, f.B, q), (r, q, f.C), (p, q, r)] : [])];

            int Middle(int a, int b)
            {
                if (middles.TryGetValue((Math.Min(a, b), Math.Max(a, b)), out int middle)) return middle;
                points.Add((points[a] + points[b]).Normalized());
                return middles[(Math.Min(a, b), Math.Max(a, b))] = points.Count - 1;
            }
        }
        return Of([.. points], faces);
    }

    /// <summary>A unit sphere of rows and columns with its poles, closed.</summary>
    public static Mesh Sphere(int rows, int columns)
    {
        var points = new List<Vec3>();
        var faces = new List<(int, int, int)>();
        for (int r = 1; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                double t = Math.PI * r / rows, p = 2 * Math.PI * (c + (0.5 * (r % 2))) / columns;
                points.Add(new Vec3(Math.Sin(t) * Math.Cos(p), Math.Sin(t) * Math.Sin(p), Math.Cos(t)));
            }
        }
        points.Add(new Vec3(0, 0, 1));
        points.Add(new Vec3(0, 0, -1));
        int north = points.Count - 2, south = points.Count - 1;
        for (int c = 0; c < columns; c++)
        {
            int d = (c + 1) % columns, last = (rows - 2) * columns;
            faces.Add((north, c, d));
            faces.Add((south, last + d, last + c));
            for (int r = 0; r < rows - 2; r++)
            {
                int a = (r * columns) + c, b = (r * columns) + d, e = a + columns, f = b + columns;
                if (r % 2 == 0)
                {
                    faces.Add((a, f, b));
                    faces.Add((a, e, f));
                }
                else
                {
                    faces.Add((a, e, b));
                    faces.Add((b, e, f));
                }
            }
        }
        return Of([.. points], [.. faces]);
    }

    /// <summary>A Möbius strip of n squares.</summary>
    public static Mesh Moebius(int n)
    {
        var points = new List<Vec3>();
        for (int side = -1; side <= 1; side += 2)
        {
            for (int i = 0; i < n; i++)
            {
                double a = 2 * Math.PI * i / n, r = 2 + (0.5 * side * Math.Cos(a / 2));
                points.Add(new Vec3(r * Math.Cos(a), r * Math.Sin(a), 0.5 * side * Math.Sin(a / 2)));
            }
        }
        var faces = new List<(int, int, int)>();
        for (int i = 0; i < n; i++)
        {
            var (p, q) = i + 1 < n ? (i + 1, i + 1 + n) : (n, 0);
            faces.Add((i, p, i + n));
            faces.Add((i + n, p, q));
        }
        return Of([.. points], [.. faces]);
    }

    /// <summary>The mesh without the faces that a test picks.</summary>
    public static Mesh Without(this Mesh mesh, Func<Triangle, Vec3, bool> remove) => mesh with
    {
        Triangles = [.. mesh.Triangles.Where(t => !remove(t, (mesh.Positions[t.A] + mesh.Positions[t.B] + mesh.Positions[t.C]) / 3))],
    };

    /// <summary>The mesh with some of its triangles appended again or new ones added.</summary>
    public static Mesh Plus(this Mesh mesh, params (int A, int B, int C)[] faces) =>
        mesh with { Triangles = [.. mesh.Triangles, .. faces.Select(f => new Triangle(f.A, f.B, f.C))] };

    /// <summary>The mesh as an STL file has it: every triangle with corners of its own.</summary>
    public static Mesh Unwelded(this Mesh mesh) => mesh with
    {
        Positions = [.. mesh.Triangles.SelectMany(t => new[] { mesh.Positions[t.A], mesh.Positions[t.B], mesh.Positions[t.C] })],
        Triangles = [.. Enumerable.Range(0, mesh.Triangles.Length).Select(i => new Triangle(3 * i, (3 * i) + 1, (3 * i) + 2))],
    };
}
