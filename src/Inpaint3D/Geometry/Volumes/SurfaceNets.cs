using Inpaint3D.Data;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Geometry.Volumes;

/// <summary>
/// Triangles of the surface f = 0 of a function on nodes of a grid, f &lt; 0 behind it: one vertex in each cell in which f changes its sign, one square
/// across each edge along which it does. Cells without all corners have none, so that the surface ends where the nodes do.
/// </summary>
/// <remarks>S. F. F. Gibson. Constrained elastic surface nets. MICCAI 1998.</remarks>
internal static class SurfaceNets
{
    /// <summary>A value that is just not behind the surface.</summary>
    const double Before = 1e-9;

    /// <summary>The surface, in units of the grid; manifold but where cells meet at a vertex alone.</summary>
    public static (Vec3[] Points, List<Triangle> Triangles) Contour(SparseGrid grid, ReadOnlySpan<double> values, Run run)
    {
        double[] f = [.. values];
        while (Untangle(grid, f)) run.Cancel.ThrowIfCancellationRequested();
        var (points, vertexOf) = (new List<Vec3>(), new int[grid.Count]);
        for (int node = 0; node < grid.Count; node++)
        {
            if ((node & 0xfff) == 0) run.Cancel.ThrowIfCancellationRequested();
            vertexOf[node] = -1;
            if (Crossing(grid, f, node) is not { } inCell) continue;
            vertexOf[node] = points.Count;
            points.Add(inCell);
        }
        var triangles = new List<Triangle>();
        for (int node = 0; node < grid.Count; node++)
        {
            AddSquare((1, 0, 0), (0, 1, 0), (0, 0, 1));
            AddSquare((0, 1, 0), (0, 0, 1), (1, 0, 0));
            AddSquare((0, 0, 1), (1, 0, 0), (0, 1, 0));

            void AddSquare((int X, int Y, int Z) along, (int X, int Y, int Z) u, (int X, int Y, int Z) v)
            {
                int end = grid.Beside(node, along.X, along.Y, along.Z);
                if (end < 0 || f[node] < 0 == f[end] < 0) return;
                int a = Vertex(-u.X - v.X, -u.Y - v.Y, -u.Z - v.Z), b = Vertex(-v.X, -v.Y, -v.Z), c = vertexOf[node], d = Vertex(-u.X, -u.Y, -u.Z);
                if (a < 0 || b < 0 || c < 0 || d < 0) return;
                if (f[node] >= 0) (b, d) = (d, b);
                if ((points[a] - points[c]).LengthSquared <= (points[b] - points[d]).LengthSquared) triangles.AddRange([new(a, b, c), new(a, c, d)]);
                else triangles.AddRange([new(a, b, d), new(b, c, d)]);
            }

            int Vertex(int dx, int dy, int dz) => grid.Beside(node, dx, dy, dz) is >= 0 and var cell ? vertexOf[cell] : -1;
        }
        return ([.. points], triangles);
    }

    /// <summary>
    /// Opens the places that would give an edge to four triangles: where a grid face has its inside corners on one diagonal,
    /// the shallower one becomes outside. True when there was any.
    /// </summary>
    static bool Untangle(SparseGrid grid, double[] f)
    {
        bool any = false;
        for (int node = 0; node < grid.Count; node++)
        {
            foreach (var (u, v) in (ReadOnlySpan<((int X, int Y, int Z), (int X, int Y, int Z))>)[((1, 0, 0), (0, 1, 0)), ((0, 1, 0), (0, 0, 1)), ((0, 0, 1), (1, 0, 0))])
            {
                int a = grid.Beside(node, u.X, u.Y, u.Z), b = grid.Beside(node, v.X, v.Y, v.Z), c = grid.Beside(node, u.X + v.X, u.Y + v.Y, u.Z + v.Z);
                if (a < 0 || b < 0 || c < 0) continue;
                bool inside = f[node] < 0;
                if (inside != f[c] < 0 || inside == f[a] < 0 || inside == f[b] < 0) continue;
                var (p, q) = inside ? (node, c) : (a, b);
                f[f[p] > f[q] ? p : q] = Before;
                any = true;
            }
        }
        return any;
    }

    /// <summary>Mean of the sign changes on the edges of the cell above a node; null without any, and without all corners.</summary>
    static Vec3? Crossing(SparseGrid grid, double[] f, int node)
    {
        Span<int> corners = stackalloc int[8];
        var low = grid[node] is var (x, y, z) ? new Vec3(x, y, z) : default;
        if (!grid.TryCell(low, corners, out _)) return null;
        var (sum, count) = (Vec3.Zero, 0);
        for (int corner = 0; corner < 8; corner++)
        {
            for (int axis = 1; axis <= 4; axis <<= 1)
            {
                if ((corner & axis) != 0) continue;
                double from = f[corners[corner]], to = f[corners[corner | axis]];
                if (from < 0 == to < 0) continue;
                double t = from / (from - to);
                sum += new Vec3((corner & 1) + (axis == 1 ? t : 0), ((corner >> 1) & 1) + (axis == 2 ? t : 0), (corner >> 2) + (axis == 4 ? t : 0));
                count++;
            }
        }
        return count == 0 ? null : low + (sum / count);
    }
}
