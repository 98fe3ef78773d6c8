using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// The discrete Willmore energy of a patch between fixed old triangles, W = Σₑ βₑ − π |V|, of which the first sum is taken here, over the
/// patch's edges and those of its rim; β is the outer angle at which the circumcircles of an edge's two triangles meet. The part of a
/// vertex, ½ Σ β − π, is never negative, 0 where its neighbours and it are a Delaunay triangulation on a sphere or plane, and
/// invariant under Möbius maps.
/// </summary>
/// <remarks>
/// A. I. Bobenko, P. Schröder. Discrete Willmore flow. Symposium on Geometry Processing, 2005. For the quad x₁x₂x₃x₄ with the
/// diagonal x₁x₃ and A, B, C, D = x₂ − x₁, x₃ − x₂, x₄ − x₃, x₁ − x₄ the product of the quaternions A B C D has the real part
/// −N cos β and a vector part s of length N sin β, N = |A||B||C||D|. With u = A × B, v = C × D, p = A·B, q = C·D these are
/// K = N cos β = u·v − p q and s = u × v − p v − q u, which stays exact for small β, where an arc cosine does not. β has no
/// gradient at 0, where the four points are on a circle, so that √(β² + ε²) − ε stands for it.
/// </remarks>
internal sealed class WillmoreEnergy
{
    /// <summary>The edge x₁x₃ and the corners x₂, x₄ across it.</summary>
    readonly (int X1, int X2, int X3, int X4)[] _quads;

    /// <summary>Collects the patch's edges, those on the rim with the old triangles across them.</summary>
    /// <param name="patch">The patch's triangles.</param>
    /// <param name="old">Old triangles beside them, in the same numbers.</param>
    internal WillmoreEnergy(IReadOnlyList<Triangle> patch, Triangle[] old)
    {
        var (inside, outside, edges) = (new EdgeMap(3 * patch.Count), new EdgeMap(), new List<(int I, int J)>(3 * patch.Count));
        foreach (var (a, b, c) in patch)
        {
            (inside[a, b], inside[b, c], inside[c, a]) = (c, a, b);
            edges.AddRange([(a, b), (b, c), (c, a)]);
        }
        foreach (var (a, b, c) in old)
            foreach (var (i, j, apex) in (ReadOnlySpan<(int, int, int)>)[(a, b, c), (b, c, a), (c, a, b)]) if (inside.Contains(j, i)) outside[i, j] = apex;
        edges.Sort();
        var quads = new List<(int, int, int, int)>(edges.Count);
        foreach (var (i, j) in edges)
            if (inside.Contains(j, i) ? i < j : outside.Contains(j, i)) quads.Add((i, inside.Contains(j, i) ? inside[j, i] : outside[j, i], j, inside[i, j]));
        _quads = [.. quads];
    }

    /// <summary>Σ √(β² + ε²) − ε.</summary>
    /// <param name="points">Positions.</param>
    /// <param name="epsilon">ε in radians; 0 for the energy itself.</param>
    /// <param name="gradient">Receives the derivatives by all positions; empty when they are not wanted.</param>
    internal double Value(ReadOnlySpan<Vec3> points, double epsilon, Span<Vec3> gradient)
    {
        gradient.Clear();
        double sum = 0;
        foreach (var quad in _quads)
        {
            var (a, b, c, d) = (points[quad.X2] - points[quad.X1], points[quad.X3] - points[quad.X2], points[quad.X4] - points[quad.X3], points[quad.X1] - points[quad.X4]);
            var (u, v, p, q) = (Vec3.Cross(a, b), Vec3.Cross(c, d), Vec3.Dot(a, b), Vec3.Dot(c, d));
            var s = Vec3.Cross(u, v) - (p * v) - (q * u);
            double k = Vec3.Dot(u, v) - (p * q), size = s.Length, beta = Math.Atan2(size, k), smooth = Math.Sqrt((beta * beta) + (epsilon * epsilon));
            // √(β² + ε²) − ε without cancellation.
            sum += smooth > 0 ? beta * beta / (smooth + epsilon) : 0;
            double norm = Math.Sqrt((size * size) + (k * k));
            if (gradient.IsEmpty || !(norm > 0) || !(smooth > 0)) continue;
            // N² dβ = K d|s| − |s| dK; at β = π, where no direction is better than another, nothing.
            double perSine = size > 0 ? beta / size : k > 0 ? 1 / norm : 0, factor = perSine / (smooth * norm * norm);
            var (byS, byK) = (factor * k * s, -factor * size * size);
            var (byU, byV) = (Vec3.Cross(v, byS) - (q * byS) + (byK * v), Vec3.Cross(byS, u) - (p * byS) + (byK * u));
            var (byP, byQ) = (-Vec3.Dot(byS, v) - (byK * q), -Vec3.Dot(byS, u) - (byK * p));
            var (byA, byB) = ((byP * b) + Vec3.Cross(b, byU), (byP * a) + Vec3.Cross(byU, a));
            var (byC, byD) = ((byQ * d) + Vec3.Cross(d, byV), (byQ * c) + Vec3.Cross(byV, c));
            gradient[quad.X1] += byD - byA;
            gradient[quad.X2] += byA - byB;
            gradient[quad.X3] += byB - byC;
            gradient[quad.X4] += byC - byD;
        }
        return sum;
    }
}
