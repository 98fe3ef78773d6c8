using System.Runtime.Intrinsics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

/// <content>What makes the triangles good between insertions: edge flips and moves of vertices, both of which lower the sum of the triangles' cotangents.</content>
internal sealed partial class Refinement
{
    /// <summary>Cosine of the angle, 26°, at which an edge is a fold.</summary>
    const double FoldCosine = 0.9;
    /// <summary>Times that a step is halved if it does not lower the sum.</summary>
    const int MostStepHalvings = 4;

    /// <summary>Flips until every edge on the stack, and every edge round a flipped one, is locally Delaunay; collects the triangles that it changes.</summary>
    void Flip(List<int>? touched, Run run)
    {
        for (int steps = 0; _edges.TryPop(out int h); steps++)
        {
            if ((steps & 0xffff) == 0xffff) run.Cancel.ThrowIfCancellationRequested();
            if (!ShouldFlip(h)) continue;
            int g = _mesh.Twin(h);
            _mesh.Flip(h);
            _edges.Push(HalfEdges.Next(h));
            _edges.Push(HalfEdges.Previous(h));
            _edges.Push(HalfEdges.Next(g));
            _edges.Push(HalfEdges.Previous(g));
            touched?.AddRange([h / 3, g / 3]);
        }
    }

    bool ShouldFlip(int h)
    {
        int g = _mesh.Twin(h);
        if (g < 0) return false;
        int a = _mesh.From(h), b = _mesh.To(h), c = _mesh.Apex(h), d = _mesh.Apex(g);
        if (c == d) return false;
        var (pa, pb, pc, pd) = (_points[a], _points[b], _points[c], _points[d]);
        var (abc, bad, adc, bcd) = (Normal(pa, pb, pc), Normal(pb, pa, pd), Normal(pa, pd, pc), Normal(pb, pc, pd));
        if (_keepsFolds && Vec3.Dot(abc, bad) < FoldCosine * abc.Length * bad.Length) return false;
        var (ab, bc, ca, ad, db, cd) = ((pb - pa).LengthSquared, (pc - pb).LengthSquared, (pa - pc).LengthSquared, (pd - pa).LengthSquared, (pb - pd).LengthSquared, (pd - pc).LengthSquared);
        var areas = 2 * Vector256.Sqrt(Vector256.Create(abc.LengthSquared, bad.LengthSquared, adc.LengthSquared, bcd.LengthSquared));
        var cotangents = Vector256.Create(ab + bc + ca, ab + ad + db, ad + cd + ca, bc + cd + db) / areas;
        if (!(cotangents[2] + cotangents[3] < (cotangents[0] + cotangents[1]) * (1 - 1e-9))) return false;
        var mean = abc + bad;
        if (Vec3.Dot(adc, mean) <= 0 || Vec3.Dot(bcd, mean) <= 0) return false;
        return !(c < _rim && d < _rim && _isTaken(c, d)) && !_mesh.Joins(c, d);
    }

    static Vec3 Normal(Vec3 a, Vec3 b, Vec3 c) => Vec3.Cross(b - a, c - a);

    /// <summary>Moves every inner vertex to where the sum of the cotangents round it is least, then flips.</summary>
    void Relax(Run run)
    {
        for (int v = _rim; v < _count; v++)
        {
            if ((v & 0xfff) == 0) run.Step(0.7 * v / _count);
            Relax(v);
        }
        for (int h = 0; h < 3 * _mesh.Triangles; h++)
            if (h < _mesh.Twin(h)) _edges.Push(h);
        Flip(null, run);
    }

    /// <summary>
    /// One of Newton's steps in the vertex's tangent plane. There every term of the sum is the square of a distance, and a constant, over a positive
    /// linear function: convex, and so is the sum.
    /// </summary>
    void Relax(int v)
    {
        int start = _mesh.Leaving(v), h = start;
        var normal = Vec3.Zero;
        do
        {
            normal += Normal(_points[v], _points[_mesh.To(h)], _points[_mesh.Apex(h)]);
            h = _mesh.Turn(h);
            if (h < 0) return;
        }
        while (h != start);
        normal = normal.Normalized();
        var x = Vec3.Cross(normal, _points[_mesh.To(start)] - _points[v]).Normalized();
        var y = Vec3.Cross(normal, x);
        var now = RingAt(v, normal, x, y);
        double determinant = (now.Xx * now.Yy) - (now.Xy * now.Xy);
        if (!(determinant > 0)) return;
        var step = (((((now.Xy * now.Y) - (now.Yy * now.X)) * x) + (((now.Xy * now.X) - (now.Xx * now.Y)) * y)) / determinant);
        for (int halving = 0; halving < MostStepHalvings; halving++, step /= 2)
        {
            if (!(SumAt(v, _points[v] + step, normal) < now.Sum)) continue;
            MoveWithin(v, _points[v] + step, normal);
            return;
        }
    }

    /// <summary>
    /// The sum of s / a over the triangles round a vertex, if it were at p: s is the sum of a triangle's squared sides and of its squared wanted edge, which
    /// keeps it from getting small, a twice its area as seen along the normal. Infinite where a triangle is turned over.
    /// </summary>
    double SumAt(int v, Vec3 p, Vec3 normal)
    {
        double sum = 0;
        int start = _mesh.Leaving(v), h = start;
        do
        {
            var (s, a) = Quotient(v, h, p, normal);
            if (!(a > 0)) return double.PositiveInfinity;
            sum += s / a;
            h = _mesh.Turn(h);
        }
        while (h != start);
        return sum;
    }

    /// <summary>The numbers s and a of a vertex's triangle.</summary>
    (double S, double A) Quotient(int v, int h, Vec3 p, Vec3 normal)
    {
        int to = _mesh.To(h), apex = _mesh.Apex(h);
        var (b, c) = (_points[to], _points[apex]);
        double size = (_scale[v] + _scale[to] + _scale[apex]) / (3 * _density);
        return ((b - p).LengthSquared + (c - b).LengthSquared + (p - c).LengthSquared + (size * size), Vec3.Dot(Normal(p, b, c), normal));
    }

    /// <summary>The sum where the vertex is, with its first and second derivatives along two axes; no derivatives where it is infinite.</summary>
    (double Sum, double X, double Y, double Xx, double Xy, double Yy) RingAt(int v, Vec3 normal, Vec3 x, Vec3 y)
    {
        var p = _points[v];
        double sum = 0, dx = 0, dy = 0, dxx = 0, dxy = 0, dyy = 0;
        int start = _mesh.Leaving(v), h = start;
        do
        {
            var (b, c) = (_points[_mesh.To(h)], _points[_mesh.Apex(h)]);
            var (s, a) = Quotient(v, h, p, normal);
            if (!(a > 0)) return (double.PositiveInfinity, 0, 0, 0, 0, 0);
            double f = s / a;
            var (da, ds) = (Vec3.Cross(normal, c - b), 2 * (p - b + p - c));
            double ax = Vec3.Dot(da, x), ay = Vec3.Dot(da, y), fx = (Vec3.Dot(ds, x) - (f * ax)) / a, fy = (Vec3.Dot(ds, y) - (f * ay)) / a;
            (sum, dx, dy) = (sum + f, dx + fx, dy + fy);
            // ∂ᵢ∂ⱼf = (∂ᵢ∂ⱼs − ∂ᵢf ∂ⱼa − ∂ⱼf ∂ᵢa) / a
            dxx += (4 - (2 * fx * ax)) / a;
            dyy += (4 - (2 * fy * ay)) / a;
            dxy -= ((fx * ay) + (fy * ax)) / a;
            h = _mesh.Turn(h);
        }
        while (h != start);
        return (sum, dx, dy, dxx, dxy, dyy);
    }
}
