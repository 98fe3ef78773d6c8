using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Charts;

/// <summary>A point of a chart's grid in a triangle: (1 − U − V) A + U B + V C.</summary>
internal readonly record struct Texel(int X, int Y, int Triangle, double U, double V)
{
    /// <summary>What lies there between values of the triangle's vertices.</summary>
    public double Between(Triangle t, Func<int, double> value) => ((1 - U - V) * value(t.A)) + (U * value(t.B)) + (V * value(t.C));
}

/// <summary>
/// A patch and the old triangles round it, laid on a grid of texels with little stretch. The grid is the box of the patch with
/// a margin; a texel is half the median edge of the old triangles or as wished, larger where the grid would be too big.
/// It shows the surface from outside, with rows downwards.
/// </summary>
internal sealed class PatchChart
{
    /// <summary>Most texels along one side.</summary>
    const int LargestSide = 2048;
    /// <summary>A chart with more stretch (see <see cref="Flattening.Stretch"/>) is tried again with fewer triangles round the patch.</summary>
    const double MostStretch = 1.3;
    /// <summary>Least part of what the picture shows that has a direction, for the grid to be aligned with it.</summary>
    const double LeastAligned = 0.2;
    /// <summary>Tries with ever fewer triangles round the patch.</summary>
    const int Tries = 3;

    readonly Dictionary<int, int> _numbers = [];
    readonly Triangle[] _local;
    readonly double[] _u;

    PatchChart(Mesh mesh, int[] triangles, int newTriangles)
    {
        (Triangles, NewTriangles) = (triangles, newTriangles);
        var (points, vertices) = (new List<Vec3>(), new List<int>());
        _local = Array.ConvertAll(triangles, t => mesh.Triangles[t] is var (a, b, c) ? new Triangle(Number(a), Number(b), Number(c)) : default);
        (Points, Vertices, _u) = ([.. points], [.. vertices], []);

        int Number(int vertex)
        {
            if (_numbers.TryGetValue(vertex, out int number)) return number;
            points.Add(mesh.Positions[vertex]);
            vertices.Add(vertex);
            return _numbers[vertex] = points.Count - 1;
        }
    }

    PatchChart(PatchChart unplaced, double[] u, double texel, double x0, double y0, int width, int height)
    {
        (Triangles, NewTriangles, Points, Vertices, _numbers, _local, Width, Height) = (unplaced.Triangles, unplaced.NewTriangles, unplaced.Points, unplaced.Vertices, unplaced._numbers, unplaced._local, width, height);
        _u = new double[u.Length];
        for (int v = 0; v < Points.Length; v++) (_u[v], _u[Points.Length + v]) = ((u[v] - x0) / texel, (u[Points.Length + v] - y0) / texel);
    }

    Vec3[] Points { get; }
    /// <summary>The mesh's numbers of the points.</summary>
    int[] Vertices { get; }
    /// <summary>The mesh's numbers of the chart's triangles: those of the patch, then old ones.</summary>
    internal int[] Triangles { get; }
    /// <summary>How many of them are the patch's.</summary>
    internal int NewTriangles { get; }
    /// <summary>Texels of a row.</summary>
    internal int Width { get; }
    /// <summary>Rows.</summary>
    internal int Height { get; }
    /// <summary>How much the surface is stretched, see <see cref="Flattening.Stretch"/>.</summary>
    internal double Stretch { get; private init; }
    /// <summary>How much the patch itself is.</summary>
    internal double PatchStretch { get; private init; }

    /// <summary>The chart of a patch, or null when it cannot be laid flat.</summary>
    /// <param name="mesh">The filled mesh.</param>
    /// <param name="region">Finds old triangles of this mesh.</param>
    /// <param name="patch">The patch's triangles.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <param name="texel">Wanted width of a texel in the unit of the mesh.</param>
    /// <param name="texels">Least texels that the grid shows round the patch.</param>
    /// <param name="margin">What the grid shows round the patch, over the patch's size.</param>
    /// <param name="coarse">A coarse mesh of the mesh's points, to be laid flat in its place.</param>
    /// <param name="values">What the picture will show at the mesh's vertices: the grid is turned so that most of its edges go along rows and columns.</param>
    internal static PatchChart? Of(Mesh mesh, ChartRegion region, int[] patch, Run run, double? texel = null, int texels = 0, double margin = 0.5, CoarseSurface? coarse = null, Func<int, Vector4>? values = null)
    {
        double reach = Math.Max(3 * margin * region.RadiusOf(patch), 1.5 * texels * (texel ?? 0));
        (PatchChart Chart, double[] U, double Stretch, int[] Old)? best = null;
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            int[] old = region.Around(patch, reach / (1 << attempt));
            if (old.Length == 0) break;
            var chart = new PatchChart(mesh, [.. patch, .. old], patch.Length);
            if ((coarse is null ? Flattening.Of(chart.Points, chart._local, run) : coarse.Flat(chart.Vertices, run)) is not { } u) continue;
            double stretch = Flattening.Stretch(chart.Points, chart._local, u);
            if (best is null || stretch < best.Value.Stretch) best = (chart, u, stretch, old);
            if (stretch <= MostStretch) break;
        }
        return best is { } b ? b.Chart.Placed(b.U, b.Stretch, mesh, b.Old, texel, texels, margin, values) : null;
    }

    /// <summary>Position of a mesh vertex of the chart, in texels.</summary>
    internal (double X, double Y) this[int vertex] => _numbers[vertex] is var v ? (_u[v], _u[Points.Length + v]) : default;

    /// <summary>Positions of the patch's vertices, in texels.</summary>
    internal IEnumerable<(double X, double Y)> PatchPoints => _local.Take(NewTriangles).SelectMany(ChartRegion.Corners).Distinct().Select(v => (_u[v], _u[Points.Length + v]));

    /// <summary>The box of these.</summary>
    internal (double X0, double Y0, double X1, double Y1) PatchBox => PatchPoints.ToArray() is var points ? (points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y)) : default;

    PatchChart? Placed(double[] u, double stretch, Mesh mesh, int[] old, double? wanted, int texels, double relative, Func<int, Vector4>? values)
    {
        int n = Points.Length;
        double ofPatch = Flattening.Stretch(Points, _local[..NewTriangles], u);
        for (int v = n; v < 2 * n; v++) u[v] = -u[v];
        if (values is not null) Align(u, values);
        double[] edges = Array.ConvertAll(old, t => (mesh.Positions[mesh.Triangles[t].A] - mesh.Positions[mesh.Triangles[t].B]).Length);
        Array.Sort(edges);
        int[] vertices = [.. _local.Take(NewTriangles).SelectMany(ChartRegion.Corners).Distinct()];
        double x0 = vertices.Min(v => u[v]), x1 = vertices.Max(v => u[v]), y0 = vertices.Min(v => u[n + v]), y1 = vertices.Max(v => u[n + v]);
        double fine = wanted ?? (edges[edges.Length / 2] / 2), side = Math.Max(x1 - x0, y1 - y0), margin = Math.Max(relative * side, texels * fine);
        double texel = Math.Max(fine, (side + (2 * margin) + (2 * fine)) / LargestSide);
        if (!(texel > 0)) return null;
        int width = 2 + (int)((x1 - x0 + (2 * margin)) / texel), height = 2 + (int)((y1 - y0 + (2 * margin)) / texel);
        return new PatchChart(this, u, texel, x0 - margin, y0 - margin, width, height) { Stretch = stretch, PatchStretch = ofPatch };
    }

    /// <summary>
    /// Turns the plane by the angle that makes Σ |∇f|² cos 4φ the largest, φ the direction of the gradient of what old triangles show: patches are
    /// square, and find their like more surely where lines go along their sides.
    /// </summary>
    void Align(double[] u, Func<int, Vector4> values)
    {
        var (n, sum, all, vertices) = (Points.Length, Complex.Zero, 0.0, Vertices);
        foreach (var (a, b, c) in _local.AsSpan(NewTriangles))
        {
            double bx = u[b] - u[a], by = u[n + b] - u[n + a], cx = u[c] - u[a], cy = u[n + c] - u[n + a], area = (bx * cy) - (by * cx);
            if (area == 0) continue;
            Vector4 first = values(vertices[a]), toB = values(vertices[b]) - first, toC = values(vertices[c]) - first;
            for (int k = 0; k < 4; k++)
            {
                var gradient = new Complex(((toB[k] * cy) - (toC[k] * by)) / area, ((toC[k] * bx) - (toB[k] * cx)) / area);
                double square = (gradient.Real * gradient.Real) + (gradient.Imaginary * gradient.Imaginary), weight = Math.Abs(area);
                if (square == 0) continue;
                var squared = gradient * gradient;
                (sum, all) = (sum + (weight / square * squared * squared), all + (weight * square));
            }
        }
        if (!(Complex.Abs(sum) > LeastAligned * all)) return;
        var turn = Complex.FromPolarCoordinates(1, -sum.Phase / 4);
        for (int v = 0; v < n; v++)
        {
            var turned = turn * new Complex(u[v], u[n + v]);
            (u[v], u[n + v]) = (turned.Real, turned.Imaginary);
        }
    }

    /// <summary>All texels whose centres lie in some of the chart's triangles; one on an edge belongs to both sides.</summary>
    /// <param name="from">First of the chart's triangles.</param>
    /// <param name="to">End of them.</param>
    internal IEnumerable<Texel> Texels(int from, int to)
    {
        int n = Points.Length;
        for (int i = from; i < to; i++)
        {
            var (a, b, c) = _local[i];
            double ax = _u[a], ay = _u[n + a], bx = _u[b] - ax, by = _u[n + b] - ay, cx = _u[c] - ax, cy = _u[n + c] - ay, area = (bx * cy) - (by * cx);
            if (area == 0) continue;
            double left = ax + Math.Min(0, Math.Min(bx, cx)), right = ax + Math.Max(0, Math.Max(bx, cx));
            double top = ay + Math.Min(0, Math.Min(by, cy)), bottom = ay + Math.Max(0, Math.Max(by, cy));
            for (int y = (int)Math.Ceiling(Math.Max(top, 0)); y <= Math.Min(bottom, Height - 1); y++)
            {
                for (int x = (int)Math.Ceiling(Math.Max(left, 0)); x <= Math.Min(right, Width - 1); x++)
                {
                    double u = (((x - ax) * cy) - ((y - ay) * cx)) / area, v = ((bx * (y - ay)) - (by * (x - ax))) / area;
                    if (u >= 0 && v >= 0 && u + v <= 1) yield return new Texel(x, y, Triangles[i], u, v);
                }
            }
        }
    }

    /// <summary>A channel of a picture of the chart at a vertex, between four texels.</summary>
    internal float Sample(Field picture, int vertex, int channel)
    {
        var at = this[vertex];
        double x = Math.Clamp(at.X, 0, picture.Width - 1), y = Math.Clamp(at.Y, 0, picture.Height - 1);
        int left = Math.Min((int)x, picture.Width - 2), top = Math.Min((int)y, picture.Height - 2);
        float u = (float)(x - left), v = (float)(y - top);
        float upper = ((1 - u) * picture[left, top, 0, channel]) + (u * picture[left + 1, top, 0, channel]);
        float lower = ((1 - u) * picture[left, top + 1, 0, channel]) + (u * picture[left + 1, top + 1, 0, channel]);
        return ((1 - v) * upper) + (v * lower);
    }
}
