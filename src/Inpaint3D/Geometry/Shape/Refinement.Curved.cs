using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

/// <content>
/// New vertices on the smooth surface whose samples the old ones are, instead of on flat triangles: a point Σ λᵢ pᵢ of a triangle or an
/// edge moves half way to its projections onto the tangent planes of the corners, p + ½ Σ λᵢ ((pᵢ − p) · nᵢ) nᵢ. On a sphere the middles
/// of edges and triangles so come to within the fourth power of the edge.
/// </content>
/// <remarks>
/// T. Boubekeur, M. Alexa. Phong tessellation. ACM Trans. Graphics 27(5), 2008; the middle of an edge is that of A. Vlachos, J. Peters, C. Boyd,
/// J. Mitchell. Curved PN triangles. Symposium on Interactive 3D Graphics, 2001.
/// </remarks>
internal sealed partial class Refinement
{
    /// <summary>Passes that move the vertices where a patch gets very many.</summary>
    const int HugeRelaxings = 1;

    /// <summary>Unit normals of the vertices; null where new ones come to lie on flat triangles.</summary>
    Vec3[]? _normals;

    /// <summary>Refines a fair patch in place, without a system of equations: the new vertices are put on its curved triangles.</summary>
    /// <param name="patch">The fair patch.</param>
    /// <param name="around">Old triangles round it, for the normals at the rim.</param>
    /// <param name="rimScale">See <see cref="Refine"/>.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <param name="density">See <see cref="Refine"/>.</param>
    /// <param name="growth">See <see cref="Refine"/>.</param>
    /// <param name="isTaken">See <see cref="Refine"/>.</param>
    /// <param name="isHuge">True when it gets very many vertices, which are moved less often.</param>
    internal static void RefineCurved(Patch patch, Surroundings around, double[] rimScale, Run run, double density, double growth, Func<int, int, bool>? isTaken, bool isHuge = false)
    {
        if (patch.Points.Count > patch.RimPoints)
            new Refinement(patch, rimScale, density, growth, isTaken) { _normals = NormalsOf(patch, around) }.Apply(patch, isHuge ? HugeRelaxings : Relaxings, run);
    }

    /// <summary>About the vertices that refinement will give a patch, at the most: at an inner one edges are no shorter than somewhere at the rim.</summary>
    internal static double Wanted(Patch patch, double[] rimScale, double density)
    {
        double[] scales = [.. rimScale, .. Enumerable.Repeat(rimScale.Min(), patch.Points.Count - rimScale.Length)];
        return Wanted(patch, scales, rimScale.Length, density);
    }

    /// <summary>Unit normals of a patch's vertices, with the old triangles at the rim; weighted so that they are exact on a sphere.</summary>
    /// <remarks>N. Max. Weights for computing vertex normals from facet normals. Journal of Graphics Tools 4(2), 1999.</remarks>
    static Vec3[] NormalsOf(Patch patch, Surroundings around)
    {
        int rim = patch.RimPoints;
        var normals = new Vec3[patch.Points.Count];
        foreach (var (a, b, c) in patch.Triangles) Add(a, b, c, patch.Points[a], patch.Points[b], patch.Points[c]);
        foreach (var (a, b, c) in around.Triangles)
            if (Math.Min(a, Math.Min(b, c)) < rim) Add(a < rim ? a : -1, b < rim ? b : -1, c < rim ? c : -1, around.Points[a], around.Points[b], around.Points[c]);
        return Array.ConvertAll(normals, n => n.Normalized());

        void Add(int a, int b, int c, Vec3 p, Vec3 q, Vec3 r)
        {
            var (normal, pq, qr, rp) = (Vec3.Cross(q - p, r - p), (q - p).LengthSquared, (r - q).LengthSquared, (p - r).LengthSquared);
            if (!(pq * qr * rp > 0)) return;
            if (a >= 0) normals[a] += normal / (pq * rp);
            if (b >= 0) normals[b] += normal / (qr * pq);
            if (c >= 0) normals[c] += normal / (rp * qr);
        }
    }

    /// <summary>Adds the middle of some vertices.</summary>
    int AddMiddle(ReadOnlySpan<int> corners, double scale)
    {
        var (point, normal) = Curved(corners, corners.Length == 2 ? [1 / 2.0, 1 / 2.0] : [1 / 3.0, 1 / 3.0, 1 / 3.0]);
        int vertex = Add(point, scale);
        if (_normals is not null) _normals[vertex] = normal;
        return vertex;
    }

    /// <summary>Moves a vertex to a place in its tangent plane; with normals, to the curved triangle there.</summary>
    void MoveWithin(int v, Vec3 place, Vec3 normal)
    {
        if (_normals is null)
        {
            _points[v] = place;
            return;
        }
        int start = _mesh.Leaving(v), h = start;
        do
        {
            int b = _mesh.To(h), c = _mesh.Apex(h);
            var (p, q, r) = (_points[v], _points[b], _points[c]);
            double area = Vec3.Dot(Normal(p, q, r), normal), toB = Vec3.Dot(Normal(p, place, r), normal) / area, toC = Vec3.Dot(Normal(p, q, place), normal) / area;
            if (toB >= 0 && toC >= 0 && toB + toC <= 1)
            {
                (_points[v], _normals[v]) = Curved([v, b, c], [1 - toB - toC, toB, toC]);
                return;
            }
            h = _mesh.Turn(h);
        }
        while (h != start);
    }

    /// <summary>A point of an edge or triangle, moved to the curved surface where there are normals, and the unit normal there.</summary>
    (Vec3 Point, Vec3 Normal) Curved(ReadOnlySpan<int> corners, ReadOnlySpan<double> weights)
    {
        var (point, lift, normal) = (Vec3.Zero, Vec3.Zero, Vec3.Zero);
        for (int i = 0; i < corners.Length; i++) point += weights[i] * _points[corners[i]];
        if (_normals is null) return (point, normal);
        for (int i = 0; i < corners.Length; i++)
        {
            var n = _normals[corners[i]];
            lift += weights[i] * Vec3.Dot(_points[corners[i]] - point, n) * n;
            normal += weights[i] * n;
        }
        return (point + (lift / 2), normal.Normalized());
    }
}
