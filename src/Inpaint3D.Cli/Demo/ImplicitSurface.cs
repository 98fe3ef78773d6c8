using Inpaint3D.Data;
using Inpaint3D.Geometry.Volumes;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Cli.Demo;

/// <summary>Triangles of an implicit surface f = 0, f &lt; 0 inside: surface nets on a grid, then Newton steps onto the surface.</summary>
internal static class ImplicitSurface
{
    const int Block = 4;
    /// <summary>Grid cells from the surface within which nodes can be corners of a cell that it cuts.</summary>
    const double Reach = 4;

    /// <param name="f">About the signed distance, at the least within a factor of 2.</param>
    /// <param name="min">Corner of the grid; the surface must lie inside.</param>
    /// <param name="max">The other corner.</param>
    /// <param name="h">Side of a grid cell.</param>
    /// <param name="run">Cancellation.</param>
    public static (Vec3[] Positions, Triangle[] Triangles) Mesh(Func<Vec3, double> f, Vec3 min, Vec3 max, double h, Run run)
    {
        int nx = Samples(max.X - min.X, h), ny = Samples(max.Y - min.Y, h), nz = Samples(max.Z - min.Z, h);
        var values = Sample(f, min, h, nx, ny, nz, run);
        var (grid, near) = (new SparseGrid(), new List<double>());
        for (int i = 0; i < values.Length; i++)
        {
            if (Math.Abs(values[i]) > Reach * h) continue;
            grid.Add((i % nx, i / nx % ny, i / nx / ny));
            near.Add(values[i]);
        }
        var (points, triangles) = SurfaceNets.Contour(grid, near.ToArray(), run);
        Parallel.For(0, (points.Length + 1023) / 1024, block =>
        {
            for (int i = block * 1024; i < Math.Min((block + 1) * 1024, points.Length); i++) points[i] = Onto(f, min + (h * points[i]), h);
        });
        return (points, [.. triangles]);
    }

    /// <summary>Unit gradient by central differences.</summary>
    public static Vec3 Normal(Func<Vec3, double> f, Vec3 p, double h) => Gradient(f, p, h).Normalized();

    static Vec3 Gradient(Func<Vec3, double> f, Vec3 p, double h) => 0.5 / h * new Vec3(
        f(p + new Vec3(h, 0, 0)) - f(p - new Vec3(h, 0, 0)), f(p + new Vec3(0, h, 0)) - f(p - new Vec3(0, h, 0)), f(p + new Vec3(0, 0, h)) - f(p - new Vec3(0, 0, h)));

    static Vec3 Onto(Func<Vec3, double> f, Vec3 p, double h)
    {
        for (int step = 0; step < 2; step++)
        {
            var g = Gradient(f, p, 0.25 * h);
            var move = f(p) / Math.Max(g.LengthSquared, 1e-12) * g;
            p -= Math.Min(1, 0.5 * h / Math.Max(move.Length, 1e-12)) * move;
        }
        return p;
    }

    /// <summary>Values on the grid; in blocks far from the surface only their sign is right.</summary>
    static float[] Sample(Func<Vec3, double> f, Vec3 min, double h, int nx, int ny, int nz, Run run)
    {
        var values = new float[nx * ny * nz];
        Parallel.For(0, (nz + Block - 1) / Block, new ParallelOptions { CancellationToken = run.Cancel }, bz =>
        {
            for (int by = 0; by < ny; by += Block)
            {
                for (int bx = 0; bx < nx; bx += Block)
                {
                    double half = 0.5 * Block * h;
                    double center = f(min + (h * new Vec3(bx, by, bz * Block)) + new Vec3(half, half, half));
                    bool near = Math.Abs(center) < 3 * half;
                    for (int z = bz * Block; z < Math.Min((bz + 1) * Block, nz); z++)
                        for (int y = by; y < Math.Min(by + Block, ny); y++)
                            for (int x = bx; x < Math.Min(bx + Block, nx); x++)
                                values[(((z * ny) + y) * nx) + x] = (float)(near ? f(min + (h * new Vec3(x, y, z))) : center);
                }
            }
        });
        return values;
    }

    static int Samples(double length, double h) => (int)Math.Ceiling(length / h) + 1;
}
