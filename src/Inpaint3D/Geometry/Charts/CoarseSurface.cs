using System.Diagnostics.CodeAnalysis;
using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// A coarse mesh of <see cref="Clusters"/> with the places of all points on it. What lies between its vertices is curved: a point of a triangle goes half the
/// way to its projections onto the tangent planes at the corners, <c>x(b) = p − ½ Σ bₖ ⟨p − yₖ, nₖ⟩ nₖ</c> with <c>p = Σ bₖ yₖ</c>, which puts a quadratic surface back.
/// </summary>
/// <remarks>T. Boubekeur, M. Alexa. Phong tessellation. ACM Trans. Graphics 27(5), 2008, with α = ½.</remarks>
internal sealed class CoarseSurface
{
    /// <summary>Triangles that a point is passed on through at the most, from where it was.</summary>
    const int MostSteps = 24;
    /// <summary>Part of the way to the middle of its neighbours that a point goes in one smoothing.</summary>
    const double Part = 0.8;
    /// <summary>Corners count as many times at the most, and less than 0 by as much, beyond the border.</summary>
    const double Beyond = 1.5;

    /// <summary>The triangle beyond the edge before each corner's, which is (corner, next corner); −1 at the border.</summary>
    readonly int[] _across;
    readonly (int Triangle, double A, double B, double C)[] _places;
    Vec3[] _normals;

    /// <summary>A coarse mesh of a mesh's points.</summary>
    /// <param name="points">All points.</param>
    /// <param name="triangles">All triangles.</param>
    /// <param name="edges">See <see cref="Clusters.Make"/>.</param>
    /// <param name="run">Cancels.</param>
    public CoarseSurface(Vec3[] points, Triangle[] triangles, int edges, Run run)
    {
        var laplacian = Laplacian.Of(points, triangles);
        var clusters = Clusters.Make(laplacian.Stiffness.Starts, laplacian.Stiffness.Columns, triangles, edges, run);
        points = Smoothed(points, laplacian, 2 * clusters.Edges * clusters.Edges, run);
        Triangles = clusters.Triangles;
        var sides = new EdgeMap(3 * Triangles.Length);
        for (int h = 0; h < 3 * Triangles.Length; h++) sides[Corner(h), Corner(HalfEdges.Next(h))] = h / 3;
        _across = [.. Enumerable.Range(0, 3 * Triangles.Length).Select(h => sides[Corner(HalfEdges.Next(h)), Corner(h)])];
        int[] first = new int[clusters.Count], members = new int[clusters.Count];
        for (int t = Triangles.Length - 1; t >= 0; t--)
            foreach (int c in ChartRegion.Corners(Triangles[t])) first[c] = t;
        var means = new Vec3[clusters.Count];
        for (int v = 0; v < points.Length; v++) (means[clusters.Of[v]], members[clusters.Of[v]]) = (means[clusters.Of[v]] + points[v], members[clusters.Of[v]] + 1);
        for (int c = 0; c < means.Length; c++) means[c] /= members[c];
        _places = [.. clusters.Of.Select(c => (first[c], 0.0, 0.0, 0.0))];
        Move(means);
        for (int v = 0; v < _places.Length; v++) _places[v] = Walk(points[v], _places[v].Triangle);
    }

    /// <summary>The coarse triangles.</summary>
    public Triangle[] Triangles { get; }

    /// <summary>The coarse mesh's vertices.</summary>
    public Vec3[] Points { get; private set; }

    /// <summary>Where every point lies: a triangle, and how much its corners count, 1 in all.</summary>
    public ReadOnlySpan<(int Triangle, double A, double B, double C)> Places => _places;

    /// <summary>Moves the coarse mesh, and all points with it.</summary>
    [MemberNotNull(nameof(Points), nameof(_normals))]
    public void Move(Vec3[] coarse)
    {
        Points = coarse;
        _normals = Normals.Precise(new Mesh { Positions = coarse, Triangles = Triangles });
    }

    /// <summary>Place and direction of the surface at a point.</summary>
    public (Vec3 Point, Vec3 Normal) this[int v]
    {
        get
        {
            var (t, a, b, c) = _places[v];
            var (i, j, k) = Triangles[t];
            var p = (a * Points[i]) + (b * Points[j]) + (c * Points[k]);
            return (p - (0.5 * ((a * Off(p, i)) + (b * Off(p, j)) + (c * Off(p, k)))), ((a * _normals[i]) + (b * _normals[j]) + (c * _normals[k])).Normalized());
        }
    }

    /// <summary>Planar positions of some points by <see cref="Flattening"/> of the part of the coarse mesh that they lie on: all x, then all y; null where there is no outline to start from.</summary>
    public double[]? Flat(int[] vertices, Run run)
    {
        var number = new int[Points.Length];
        foreach (int v in vertices)
            foreach (int c in ChartRegion.Corners(Triangles[_places[v].Triangle])) number[c] = 1;
        int[] used = [.. Enumerable.Range(0, number.Length).Where(c => number[c] > 0)];
        Triangle[] part = [.. Triangles.Where(t => number[t.A] > 0 && number[t.B] > 0 && number[t.C] > 0)];
        for (int i = 0; i < used.Length; i++) number[used[i]] = i;
        if (Flattening.Of([.. used.Select(c => Points[c])], [.. part.Select(t => new Triangle(number[t.A], number[t.B], number[t.C]))], run) is not { } flat) return null;
        var u = new double[2 * vertices.Length];
        for (int i = 0; i < u.Length; i++)
        {
            var (axis, v) = Math.DivRem(i, vertices.Length);
            var (t, a, b, c) = _places[vertices[v]];
            var values = flat.AsSpan(axis * used.Length, used.Length);
            u[i] = (a * values[number[Triangles[t].A]]) + (b * values[number[Triangles[t].B]]) + (c * values[number[Triangles[t].C]]);
        }
        return u;
    }

    /// <summary>Points moved along the mean curvature, again and again, so that relief is gone before they are placed: n times average over some √n edges. Those at a border stay.</summary>
    static Vec3[] Smoothed(Vec3[] points, Laplacian laplacian, int times, Run run)
    {
        var ((starts, neighbours, weights), from, to) = (laplacian.Stiffness, (Vec3[])points.Clone(), (Vec3[])points.Clone());
        for (int i = 0; i < times; i++)
        {
            run.Step(0);
            for (int v = 0; v < points.Length; v++)
            {
                if (!laplacian.IsClosed[v]) continue;
                var (sum, all) = (Vec3.Zero, 0.0);
                for (int e = starts[v]; e < starts[v + 1]; e++)
                    if (neighbours[e] != v) (sum, all) = (sum - (weights[e] * from[neighbours[e]]), all - weights[e]);
                to[v] = (Part * (sum / all)) + ((1 - Part) * from[v]);
            }
            (from, to) = (to, from);
        }
        return from;
    }

    Vec3 Off(Vec3 p, int corner) => Vec3.Dot(p - Points[corner], _normals[corner]) * _normals[corner];

    int Corner(int h) => Triangles[h / 3] is var (a, b, c) ? (h % 3) switch { 0 => a, 1 => b, _ => c } : 0;

    /// <summary>From triangle to triangle over the edge behind which the point lies the farthest.</summary>
    (int, double, double, double) Walk(Vec3 p, int t)
    {
        var place = Barycentric(p, t);
        for (int step = 0; step < MostSteps; step++)
        {
            // The weight of a corner is negative beyond the edge opposite to it.
            var (_, a, b, c) = place;
            int edge = a <= b && a <= c ? 1 : b <= c ? 2 : 0;
            if (Math.Min(a, Math.Min(b, c)) >= 0 || _across[(3 * place.Item1) + edge] is not (>= 0 and var next)) break;
            place = Barycentric(p, next);
        }
        return place;
    }

    /// <summary>Weights of the corners at the projection onto the triangle's plane; those of a place far beyond the border are cut off.</summary>
    (int, double, double, double) Barycentric(Vec3 p, int t)
    {
        var (a, b, c) = Triangles[t];
        Vec3 u = Points[b] - Points[a], v = Points[c] - Points[a], w = p - Points[a];
        double uu = Vec3.Dot(u, u), uv = Vec3.Dot(u, v), vv = Vec3.Dot(v, v), wu = Vec3.Dot(w, u), wv = Vec3.Dot(w, v), area = (uu * vv) - (uv * uv);
        if (!(area > 0)) return (t, 1, 0, 0);
        double second = Math.Clamp(((vv * wu) - (uv * wv)) / area, -Beyond, Beyond), third = Math.Clamp(((uu * wv) - (uv * wu)) / area, -Beyond, Beyond);
        return (t, 1 - second - third, second, third);
    }
}
