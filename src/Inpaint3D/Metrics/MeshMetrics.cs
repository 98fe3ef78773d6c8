using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Numerics;

namespace Inpaint3D.Metrics;

/// <summary>Distances of points from a surface, in mesh units.</summary>
/// <param name="Mean">Mean distance.</param>
/// <param name="Rms">Root of the mean squared distance.</param>
/// <param name="Max">Largest distance: the one-sided Hausdorff distance.</param>
public readonly record struct SurfaceDistance(double Mean, double Rms, double Max)
{
    /// <summary>The worse of two directions, number by number.</summary>
    public static SurfaceDistance Worse(SurfaceDistance a, SurfaceDistance b) =>
        new(Math.Max(a.Mean, b.Mean), Math.Max(a.Rms, b.Rms), Math.Max(a.Max, b.Max));
}

/// <summary>How far two meshes are apart, in shape, direction and colour.</summary>
public static class MeshMetrics
{
    /// <summary>Distances of points from the nearest points of a mesh.</summary>
    /// <exception cref="ArgumentException">There is no finite point, or the mesh has no finite triangle.</exception>
    public static SurfaceDistance Distance(IEnumerable<Vec3> points, Mesh surface, Run? run = null) => Distance(points, TreeOf(surface), run);

    /// <summary>
    /// Distance between two surfaces both ways, the worse one: of points spread evenly over each from the other, and of its
    /// vertices. <see cref="SurfaceDistance.Max"/> is the Hausdorff distance up to the spacing of the points.
    /// </summary>
    /// <param name="a">One mesh.</param>
    /// <param name="b">The other.</param>
    /// <param name="samples">Points spread over each mesh, beside its vertices.</param>
    /// <param name="run">Cancellation, progress, and the seed of the points.</param>
    /// <exception cref="ArgumentException">A mesh has no finite triangle.</exception>
    public static SurfaceDistance Symmetric(Mesh a, Mesh b, int samples, Run run)
    {
        var (treeA, treeB) = (TreeOf(a), TreeOf(b));
        var forth = Distance(Samples(a, samples, run.Seed), treeB, run.Part(0, 0.5));
        return SurfaceDistance.Worse(forth, Distance(Samples(b, samples, run.Seed), treeA, run.Part(0.5, 1)));
    }

    /// <summary>Mean angle in degrees, 0..180, between the triangles of a mesh and the nearest ones of a reference, weighted by area.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="firstTriangle">Triangles before this one are left out; the number of old triangles compares a patch alone.</param>
    /// <param name="reference">The truth.</param>
    /// <exception cref="ArgumentException">There is nothing to compare.</exception>
    public static double NormalError(Mesh mesh, int firstTriangle, Mesh reference)
    {
        var tree = TreeOf(reference);
        double sum = 0, weight = 0;
        foreach (var t in mesh.Triangles.AsSpan(firstTriangle))
        {
            var normal = NormalOf(mesh, t);
            var foot = tree.Closest((mesh.Positions[t.A] + mesh.Positions[t.B] + mesh.Positions[t.C]) / 3);
            if (foot.Triangle < 0) continue;
            double cosine = Vec3.Dot(normal.Normalized(), NormalOf(reference, reference.Triangles[foot.Triangle]).Normalized());
            sum += normal.Length * Math.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI;
            weight += normal.Length;
        }
        return weight > 0 ? sum / weight : throw new ArgumentException("The mesh has no triangle of positive area to compare.");
    }

    /// <summary>
    /// Root of the mean squared difference, over R, G and B, between vertex colours and the colour of a reference mesh at the nearest
    /// point, interpolated there; in units of the colours (0..1 for coded ones).
    /// </summary>
    /// <param name="mesh">A mesh with vertex colours.</param>
    /// <param name="firstVertex">Vertices before this one are left out; the number of old vertices compares a patch alone.</param>
    /// <param name="reference">The truth, with vertex colours.</param>
    /// <exception cref="ArgumentException">A mesh has no vertex colours, or there is nothing to compare.</exception>
    public static double ColorRmse(Mesh mesh, int firstVertex, Mesh reference)
    {
        if (mesh.Colors is null || reference.Colors is null) throw new ArgumentException("Colours can only be compared when both meshes have vertex colours.");
        var tree = TreeOf(reference);
        double sum = 0;
        int count = 0;
        for (int v = firstVertex; v < mesh.Positions.Length; v++)
        {
            var foot = tree.Closest(mesh.Positions[v]);
            if (foot.Triangle < 0) continue;
            var (a, b, c) = reference.Triangles[foot.Triangle];
            var truth = ((float)(1 - foot.U - foot.V) * reference.Colors[a]) + ((float)foot.U * reference.Colors[b]) + ((float)foot.V * reference.Colors[c]);
            sum += (mesh.Colors[v] - truth).AsVector3().LengthSquared();
            count++;
        }
        return count > 0 ? Math.Sqrt(sum / (3.0 * count)) : throw new ArgumentException("The mesh has no vertex to compare.");
    }

    static BoundingTree TreeOf(Mesh surface) =>
        surface.Triangles.Any(t => surface.Positions[t.A].IsFinite && surface.Positions[t.B].IsFinite && surface.Positions[t.C].IsFinite)
            ? BoundingTree.Of(surface)
            : throw new ArgumentException("The mesh has no triangle with finite corners to measure from: a point cloud is no surface.");

    static SurfaceDistance Distance(IEnumerable<Vec3> points, BoundingTree tree, Run? run)
    {
        var places = points.Where(p => p.IsFinite).ToArray();
        if (places.Length == 0) throw new ArgumentException("There is no finite point to measure from.");
        double sum = 0, squares = 0, max = 0;
        for (int i = 0; i < places.Length; i++)
        {
            if ((i & 0xfff) == 0) run?.Step((double)i / places.Length);
            double distance = (tree.Closest(places[i]).Point - places[i]).Length;
            (sum, squares, max) = (sum + distance, squares + (distance * distance), Math.Max(max, distance));
        }
        return new SurfaceDistance(sum / places.Length, Math.Sqrt(squares / places.Length), max);
    }

    /// <summary>The vertices in triangles, and points drawn evenly by area.</summary>
    static IEnumerable<Vec3> Samples(Mesh mesh, int count, ulong seed)
    {
        var cumulative = new double[mesh.Triangles.Length];
        double area = 0;
        for (int t = 0; t < cumulative.Length; t++) cumulative[t] = area += NormalOf(mesh, mesh.Triangles[t]).Length is var twice && double.IsFinite(twice) ? twice : 0;
        foreach (int v in mesh.Triangles.SelectMany(t => (int[])[t.A, t.B, t.C]).Distinct()) yield return mesh.Positions[v];
        for (uint i = 0; i < count && area > 0; i++)
        {
            // One point a stratum of equal area.
            double target = area * (i + CounterRandom.Uniform(seed, i, 0)) / count;
            int found = Array.BinarySearch(cumulative, target);
            int t = Math.Min(found < 0 ? ~found : found + 1, cumulative.Length - 1);
            double root = Math.Sqrt(CounterRandom.Uniform(seed, i, 1)), v = CounterRandom.Uniform(seed, i, 2) * root;
            var (a, b, c) = (mesh.Positions[mesh.Triangles[t].A], mesh.Positions[mesh.Triangles[t].B], mesh.Positions[mesh.Triangles[t].C]);
            yield return ((1 - root) * a) + ((root - v) * b) + (v * c);
        }
    }

    static Vec3 NormalOf(Mesh mesh, Triangle t) =>
        Vec3.Cross(mesh.Positions[t.B] - mesh.Positions[t.A], mesh.Positions[t.C] - mesh.Positions[t.A]);
}
