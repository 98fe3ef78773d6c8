using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <content>What makes the triangles good between insertions: edge flips, and vertices in the middle of their cells.</content>
internal sealed partial class Refinement
{
    /// <summary>Cosine of the angle, 26°, at which an edge is a fold.</summary>
    const double FoldCosine = 0.9;

    /// <summary>Flips until every edge on the stack, and every edge round a flipped one, is locally Delaunay.</summary>
    void Flip(Stack<int> edges, List<int> touched, Run run)
    {
        for (int steps = 0; edges.TryPop(out int h); steps++)
        {
            if ((steps & 0xffff) == 0xffff) run.Cancel.ThrowIfCancellationRequested();
            if (!ShouldFlip(h)) continue;
            int g = _mesh.Twin(h);
            _mesh.Flip(h);
            edges.Push(PatchEdges.Next(h));
            edges.Push(PatchEdges.Previous(h));
            edges.Push(PatchEdges.Next(g));
            edges.Push(PatchEdges.Previous(g));
            touched.Add(h / 3);
            touched.Add(g / 3);
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
        // The side shared by all four sums, and the four outer sides, cancel except for their different areas.
        double old = Cotangents(pa, pb, pc, abc) + Cotangents(pb, pa, pd, bad);
        double flipped = Cotangents(pa, pd, pc, adc) + Cotangents(pb, pc, pd, bcd);
        if (!(flipped < old * (1 - 1e-9))) return false;
        var mean = abc + bad;
        if (Vec3.Dot(adc, mean) <= 0 || Vec3.Dot(bcd, mean) <= 0) return false;
        return !(c < _rim && d < _rim && _isTaken(c, d)) && !_mesh.Joins(c, d);
    }

    static Vec3 Normal(Vec3 a, Vec3 b, Vec3 c) => Vec3.Cross(b - a, c - a);

    static double Cotangents(Vec3 a, Vec3 b, Vec3 c, Vec3 normal) =>
        ((b - a).LengthSquared + (c - b).LengthSquared + (a - c).LengthSquared) / (2 * normal.Length);

    /// <summary>Moves every inner vertex to the centroid of the triangles round it, then flips.</summary>
    void Even(Run run)
    {
        for (int v = _rim; v < _count; v++)
        {
            if ((v & 0x3fff) == 0) run.Step(0.7 * v / _count);
            Center(v);
        }
        var edges = new Stack<int>();
        for (int h = 0; h < 3 * _mesh.Triangles; h++)
            if (h < _mesh.Twin(h)) edges.Push(h);
        Flip(edges, [], run);
    }

    void Center(int v)
    {
        var (sum, normal, weight) = (Vec3.Zero, Vec3.Zero, 0.0);
        int start = _mesh.Leaving(v), h = start;
        do
        {
            int b = _mesh.To(h), c = _mesh.Apex(h);
            var area = Normal(_points[v], _points[b], _points[c]);
            double size = _scale[v] + _scale[b] + _scale[c], w = area.Length / (size * size * size * size);
            (sum, normal, weight) = (sum + (w * ((_points[b] + _points[c] + _points[v]) / 3)), normal + area, weight + w);
            h = _mesh.Turn(h);
            if (h < 0) return;
        }
        while (h != start);
        if (!(weight > 0)) return;
        normal = normal.Normalized();
        var step = (sum / weight) - _points[v];
        var moved = _points[v] + step - (Vec3.Dot(step, normal) * normal);
        do
        {
            if (Vec3.Dot(Normal(moved, _points[_mesh.To(h)], _points[_mesh.Apex(h)]), normal) <= 0) return;
            h = _mesh.Turn(h);
        }
        while (h != start);
        _points[v] = moved;
    }
}
