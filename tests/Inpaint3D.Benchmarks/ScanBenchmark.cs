using System.Diagnostics;
using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Benchmarks;

/// <summary>A scan of a million triangles with 200 holes, from file to file, with the time of each phase and the peak of memory.</summary>
static class ScanBenchmark
{
    /// <summary>Cells along an edge of the cube that is blown up to a sphere: 12 · 306² = 1,123,632 triangles, of which a million remain beside the holes.</summary>
    const int Cells = 306;
    const int Holes = 200;

    /// <summary>Writes the scan in a process of its own, so that making it does not count, then fills it.</summary>
    public static void Run(string[] args)
    {
        if (args is ["make", var made])
        {
            Formats.SaveMesh(Make(), made, overwrite: true);
            return;
        }
        string folder = Directory.CreateTempSubdirectory("inpaint3d-").FullName;
        try
        {
            string scan = Path.Combine(folder, "scan.ply");
            using (var maker = Process.Start(Environment.ProcessPath!, [typeof(ScanBenchmark).Assembly.Location, "scan", "make", scan])) maker.WaitForExit();
            for (int repeat = 1; repeat <= 3; repeat++) Fill(scan, Path.Combine(folder, "filled.ply"), repeat);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Fill(string scan, string output, int repeat)
    {
        var phases = new List<(string Name, double Wall, double Cpu)>();
        T Time<T>(string name, Func<T> phase)
        {
            var (wall, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var result = phase();
            phases.Add((name, Stopwatch.GetElapsedTime(wall).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds));
            return result;
        }
        var mesh = Time("load", () => Formats.LoadMesh(scan));
        var loops = Time("topology", () => Topology.Of(mesh).Loops);
        var method = Catalog.Create<MeshHole>("minimum-weight");
        var filled = Time("fill", () => Pipeline.FillMesh(mesh, loops, method, null, new Run()));
        Time("save", () =>
        {
            Formats.SaveMesh(filled.Mesh, output, overwrite: true);
            return 0;
        });
        Console.WriteLine($"run {repeat}: {mesh.Triangles.Length:N0} triangles, {loops.Count} holes, {filled.Loops.Count} left open, {filled.Mesh.Triangles.Length - mesh.Triangles.Length:N0} triangles added");
        foreach (var (name, wall, cpu) in phases.Append(("total", phases.Sum(p => p.Wall), phases.Sum(p => p.Cpu))))
            Console.WriteLine($"  {name,-10} wall {wall,6:F2} s   cpu {cpu,6:F2} s");
        Console.WriteLine($"  peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
    }

    /// <summary>A bumpy, coloured sphere without its discs round 200 points of a Fibonacci spiral, 3 to 12 edges wide.</summary>
    static Mesh Make()
    {
        var index = new Dictionary<(int, int, int), int>();
        var (points, triangles) = (new List<Vec3>(), new List<Triangle>());
        int Vertex(int x, int y, int z)
        {
            if (index.TryGetValue((x, y, z), out int known)) return known;
            var n = new Vec3(Math.Tan(Math.PI / 4 * ((2.0 * x / Cells) - 1)), Math.Tan(Math.PI / 4 * ((2.0 * y / Cells) - 1)), Math.Tan(Math.PI / 4 * ((2.0 * z / Cells) - 1))).Normalized();
            points.Add((1 + (0.03 * Math.Sin(7 * n.X) * Math.Sin(9 * n.Y) * Math.Sin(8 * n.Z))) * n);
            return index[(x, y, z)] = points.Count - 1;
        }
        for (int axis = 0; axis < 3; axis++)
        {
            foreach (int side in new[] { 0, Cells })
            {
                int At(int u, int v) => axis == 0 ? Vertex(side, u, v) : axis == 1 ? Vertex(v, side, u) : Vertex(u, v, side);
                for (int u = 0; u < Cells; u++)
                {
                    for (int v = 0; v < Cells; v++)
                    {
                        var (a, b, c, d) = (At(u, v), At(u + 1, v), At(u + 1, v + 1), At(u, v + 1));
                        if (side == 0) (b, d) = (d, b);
                        triangles.Add(new Triangle(a, b, c));
                        triangles.Add(new Triangle(a, c, d));
                    }
                }
            }
        }
        double edge = Math.PI / 2 / Cells;
        var centres = Enumerable.Range(0, Holes).Select(i =>
        {
            double z = 1 - (((2 * i) + 1) / (double)Holes), phi = i * Math.PI * (3 - Math.Sqrt(5));
            return (Point: new Vec3(Math.Sqrt(1 - (z * z)) * Math.Cos(phi), Math.Sqrt(1 - (z * z)) * Math.Sin(phi), z), Cosine: Math.Cos(edge * (3 + (i % 10))));
        }).ToArray();
        var open = points.Select(p => p.Normalized()).Select(n => centres.Any(c => Vec3.Dot(c.Point, n) > c.Cosine)).ToArray();
        var kept = triangles.Where(t => !open[t.A] && !open[t.B] && !open[t.C]).ToArray();
        var number = new int[points.Count];
        Array.Fill(number, -1);
        var used = new List<int>();
        foreach (var t in kept)
        {
            foreach (int v in new[] { t.A, t.B, t.C })
            {
                if (number[v] >= 0) continue;
                number[v] = used.Count;
                used.Add(v);
            }
        }
        return new Mesh
        {
            Positions = [.. used.Select(v => new Vec3((float)points[v].X, (float)points[v].Y, (float)points[v].Z))],
            Triangles = [.. kept.Select(t => new Triangle(number[t.A], number[t.B], number[t.C]))],
            Colors = [.. used.Select(v => new Vector4(Code(points[v].X), Code(points[v].Y), Code(points[v].Z), 1))],
        };
    }

    static float Code(double x) => (float)(Math.Round((0.5 + (0.4 * Math.Sin(20 * x))) * 255) / 255);
}
