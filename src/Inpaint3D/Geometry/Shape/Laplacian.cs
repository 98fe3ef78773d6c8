using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// The cotangent Laplacian of a triangle mesh: C x at vertex i is Σⱼ wᵢⱼ (xᵢ − xⱼ) with wᵢⱼ = ½ (cot αᵢⱼ + cot βᵢⱼ), and the mass Mᵢ the
/// vertex's mixed Voronoi area, so that −M⁻¹C is the Laplace-Beltrami operator.
/// </summary>
/// <remarks>
/// M. Meyer, M. Desbrun, P. Schröder, A. Barr. Discrete differential-geometry operators for triangulated 2-manifolds.
/// Visualization and Mathematics III, 2003. Cotangents are clamped to those of 3° and 177°, and sums of two to ≥ 0 (which a
/// Delaunay mesh has), so that C is positive semidefinite and solutions keep within their boundary values.
/// </remarks>
/// <param name="Stiffness">C, symmetric; every row has its diagonal.</param>
/// <param name="Mass">M; zero at vertices without triangles.</param>
/// <param name="IsClosed">True where triangles surround the vertex completely.</param>
internal sealed record Laplacian(SparseMatrix Stiffness, double[] Mass, bool[] IsClosed)
{
    /// <summary>Cotangent of 3°.</summary>
    const double LargestCotangent = 19;
    /// <summary>Least weight of an edge; positive so that every vertex hangs on its neighbours.</summary>
    const double LeastWeight = 1e-6;

    /// <summary>The Laplacian of some triangles.</summary>
    internal static Laplacian Of(ReadOnlySpan<Vec3> points, Triangle[] triangles) => new LaplacianPattern(points.Length, triangles).Of(points);

    /// <summary>Adds a triangle's cotangents to the values at its entries (b, c), (c, b), (c, a), (a, c), (a, b), (b, a), and its area to the masses.</summary>
    internal static void Add(ReadOnlySpan<Vec3> points, Triangle t, ReadOnlySpan<int> entries, double[] values, double[] mass)
    {
        var (a, b, c) = (points[t.A], points[t.B], points[t.C]);
        double area = Vec3.Cross(b - a, c - a).Length / 2;
        var (cotA, cotB, cotC) = (Cotangent(a, b, c, area), Cotangent(b, c, a, area), Cotangent(c, a, b, area));
        double wA = Weight(cotA), wB = Weight(cotB), wC = Weight(cotC);
        values[entries[0]] -= wA;
        values[entries[1]] -= wA;
        values[entries[2]] -= wB;
        values[entries[3]] -= wB;
        values[entries[4]] -= wC;
        values[entries[5]] -= wC;
        mass[t.A] += MixedArea(a, b, c, cotA, cotB, cotC, area);
        mass[t.B] += MixedArea(b, c, a, cotB, cotC, cotA, area);
        mass[t.C] += MixedArea(c, a, b, cotC, cotA, cotB, area);
    }

    static double Weight(double cotangent) => Math.Clamp(cotangent, -LargestCotangent, LargestCotangent) / 2;

    /// <summary>Cotangent of the angle at <paramref name="a"/>.</summary>
    static double Cotangent(Vec3 a, Vec3 b, Vec3 c, double area) =>
        area > 0 ? Vec3.Dot(b - a, c - a) / (2 * area) : Vec3.Dot(b - a, c - a) > 0 ? LargestCotangent : -LargestCotangent;

    /// <summary>Corner a's share of a triangle: its Voronoi cell's part, or a half or quarter in an obtuse triangle.</summary>
    static double MixedArea(Vec3 a, Vec3 b, Vec3 c, double cotA, double cotB, double cotC, double area)
    {
        if (cotA < 0) return area / 2;
        if (cotB < 0 || cotC < 0) return area / 4;
        return (((b - a).LengthSquared * cotC) + ((c - a).LengthSquared * cotB)) / 8;
    }

    /// <summary>Clamps the weights of a row and sets its diagonal so that constants are in the kernel.</summary>
    internal static void Balance(Span<double> row, int diagonal)
    {
        double sum = 0;
        for (int e = 0; e < row.Length; e++)
        {
            if (e == diagonal) continue;
            row[e] = Math.Min(row[e], -LeastWeight);
            sum -= row[e];
        }
        row[diagonal] = sum;
    }
}
