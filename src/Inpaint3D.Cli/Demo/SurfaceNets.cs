using Inpaint3D.Data;

namespace Inpaint3D.Cli.Demo;

/// <summary>
/// Triangles of an implicit surface f = 0, f &lt; 0 inside: one vertex in each grid cell that f changes sign in, one square across
/// each grid edge that it changes sign along (S. F. F. Gibson. Constrained elastic surface nets. MICCAI 1998), then
/// Newton steps onto the surface.
/// </summary>
internal static class SurfaceNets
{
    const int Block = 4;

    /// <param name="f">About the signed distance, at the least within a factor of 2.</param>
    /// <param name="min">Corner of the grid; the surface must lie inside.</param>
    /// <param name="max">The other corner.</param>
    /// <param name="h">Side of a grid cell.</param>
    /// <param name="run">Cancellation.</param>
    public static (Vec3[] Positions, Triangle[] Triangles) Mesh(Func<Vec3, double> f, Vec3 min, Vec3 max, double h, Run run)
    {
        int nx = Samples(max.X - min.X, h), ny = Samples(max.Y - min.Y, h), nz = Samples(max.Z - min.Z, h);
        var values = Sample(f, min, h, nx, ny, nz, run);
        while (Untangle(values, nx, ny)) run.Cancel.ThrowIfCancellationRequested();
        int Index(int x, int y, int z) => (((z * ny) + y) * nx) + x;

        var vertexOf = new int[values.Length];
        var positions = new List<Vec3>();
        for (int z = 0; z < nz - 1; z++)
            for (int y = 0; y < ny - 1; y++)
                for (int x = 0; x < nx - 1; x++)
                    if (Crossing(values, Index(x, y, z), nx, nx * ny) is { } inCell)
                    {
                        vertexOf[Index(x, y, z)] = positions.Count;
                        positions.Add(min + (h * (new Vec3(x, y, z) + inCell)));
                    }
        run.Cancel.ThrowIfCancellationRequested();

        var triangles = new List<Triangle>();
        void Square(int a, int b, int c, int d, bool flip)
        {
            if (flip) (b, d) = (d, b);
            var (pa, pb, pc, pd) = (positions[a], positions[b], positions[c], positions[d]);
            if ((pa - pc).LengthSquared <= (pb - pd).LengthSquared) triangles.AddRange([new(a, b, c), new(a, c, d)]);
            else triangles.AddRange([new(a, b, d), new(b, c, d)]);
        }
        for (int z = 1; z < nz - 1; z++)
        {
            for (int y = 1; y < ny - 1; y++)
            {
                for (int x = 1; x < nx - 1; x++)
                {
                    int i = Index(x, y, z);
                    bool inside = values[i] < 0;
                    if (inside != values[i + 1] < 0) Square(vertexOf[i - nx - (nx * ny)], vertexOf[i - (nx * ny)], vertexOf[i], vertexOf[i - nx], !inside);
                    if (inside != values[i + nx] < 0) Square(vertexOf[i - 1 - (nx * ny)], vertexOf[i - 1], vertexOf[i], vertexOf[i - (nx * ny)], !inside);
                    if (inside != values[i + (nx * ny)] < 0) Square(vertexOf[i - 1 - nx], vertexOf[i - nx], vertexOf[i], vertexOf[i - 1], !inside);
                }
            }
        }
        var moved = positions.ToArray();
        Parallel.For(0, (moved.Length + 1023) / 1024, block =>
        {
            for (int i = block * 1024; i < Math.Min((block + 1) * 1024, moved.Length); i++) moved[i] = Onto(f, moved[i], h);
        });
        return (moved, [.. triangles]);
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

    /// <summary>
    /// Opens the places that would give an edge to four triangles: where a grid face has its inside corners on one diagonal,
    /// the shallower one becomes outside. True when there was any.
    /// </summary>
    static bool Untangle(float[] values, int nx, int ny)
    {
        int[] steps = [1, nx, nx * ny];
        bool any = false;
        for (int i = 0; i < values.Length - steps.Sum(); i++)
        {
            for (int axis = 0; axis < 3; axis++)
            {
                int u = steps[axis], v = steps[(axis + 1) % 3];
                bool inside = values[i] < 0;
                if (inside != values[i + u + v] < 0 || inside == values[i + u] < 0 || inside == values[i + v] < 0) continue;
                var (p, q) = inside ? (i, i + u + v) : (i + u, i + v);
                values[values[p] > values[q] ? p : q] = 1e-6f;
                any = true;
            }
        }
        return any;
    }

    /// <summary>Mean of the sign changes on the edges of a cell, in cell units; null without any.</summary>
    static Vec3? Crossing(float[] values, int at, int dy, int dz)
    {
        Span<float> v = [values[at], values[at + 1], values[at + dy], values[at + dy + 1], values[at + dz], values[at + dz + 1], values[at + dz + dy], values[at + dz + dy + 1]];
        int inside = 0;
        foreach (float value in v) inside += value < 0 ? 1 : 0;
        if (inside is 0 or 8) return null;
        var (sum, count) = (Vec3.Zero, 0);
        for (int corner = 0; corner < 8; corner++)
        {
            for (int axis = 1; axis <= 4; axis <<= 1)
            {
                if ((corner & axis) != 0 || v[corner] < 0 == v[corner | axis] < 0) continue;
                double t = v[corner] / (double)(v[corner] - v[corner | axis]);
                sum += new Vec3((corner & 1) + (axis == 1 ? t : 0), ((corner >> 1) & 1) + (axis == 2 ? t : 0), (corner >> 2) + (axis == 4 ? t : 0));
                count++;
            }
        }
        return sum / count;
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
