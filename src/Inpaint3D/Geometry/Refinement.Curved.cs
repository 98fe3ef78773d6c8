using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

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
    /// <summary>Passes that even the vertices out where the patch is fair before and only gets denser: a second one adds 0.002 to the mean quality.</summary>
    const int CurvedEvenings = 1;

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
    internal static void RefineCurved(Patch patch, Surroundings around, double[] rimScale, Run run, double density, double growth, Func<int, int, bool>? isTaken) =>
        new Refinement(patch, rimScale, density, growth, isTaken) { _normals = NormalsOf(patch, around) }.Apply(patch, CurvedEvenings, run);

    /// <summary>About the vertices that refinement will give a patch.</summary>
    internal static double Wanted(Patch patch, double[] rimScale, double density, double growth)
    {
        var refinement = new Refinement(patch, rimScale, density, growth, null);
        refinement.SpreadScale();
        return refinement.Wanted(patch);
    }

    /// <summary>Unit normals of a patch's vertices, with the old triangles at the rim; weighted so that they are exact on a sphere.</summary>
    /// <remarks>N. Max. Weights for computing vertex normals from facet normals. Journal of Graphics Tools 4(2), 1999.</remarks>
    static Vec3[] NormalsOf(Patch patch, Surroundings around)
    {
        int rim = patch.RimPoints;
        var normals = new Vec3[patch.Points.Count];
        foreach (var (a, b, c) in patch.Triangles) Add(a, b, c, patch.Points[a], patch.Points[b], patch.Points[c]);
        foreach (var (a, b, c) in around.Triangles) Add(a < rim ? a : -1, b < rim ? b : -1, c < rim ? c : -1, around.Points[a], around.Points[b], around.Points[c]);
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
        var (middle, lift, normal) = (Vec3.Zero, Vec3.Zero, Vec3.Zero);
        foreach (int i in corners) middle += _points[i];
        middle /= corners.Length;
        if (_normals is null) return Add(middle, scale);
        foreach (int i in corners)
        {
            lift += Vec3.Dot(_points[i] - middle, _normals[i]) * _normals[i];
            normal += _normals[i];
        }
        int vertex = Add(middle + (lift / (2 * corners.Length)), scale);
        _normals[vertex] = normal.Normalized();
        return vertex;
    }
}
