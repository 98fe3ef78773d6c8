using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// Estimates how far patches may be from the surface that nobody saw. Inside of a hole the surface is expected to depart from its smooth
/// continuation as much as it departs, round the hole and at the hole's size, from the quadric z = f(x, y) that fits it best: E₁, the root of
/// the mean squared residual of the vertices within half a diameter of the rim. And a patch that bulges far out of the membrane over its
/// rim, by a root mean square B, rests on curvature that was measured at the rim alone: E₂ = B / 10. The estimate is E = √(E₁² + E₂²). It
/// grows with the distance s from the rim, e(s) = E s / s̄ with s̄ the root of the mean of s² over the patch, so that E is the root mean
/// square of e. Confidence is 1 / (1 + e / (D / 20)) with D the hole's diameter: 1 for what was measured, ½ where e is 5 % of the hole.
/// </summary>
/// <param name="Loops">Numbers of the loops that the patch closes.</param>
/// <param name="Diameter">D, the diameter of the largest, in mesh units.</param>
/// <param name="Error">E, in mesh units.</param>
/// <param name="Triangles">The patch's triangles, in numbers of the filled mesh.</param>
/// <param name="Confidence">0..1 for each of these.</param>
public sealed record FillEstimate(IReadOnlyList<int> Loops, double Diameter, double Error, int[] Triangles, float[] Confidence)
{
    /// <summary>Part of the bulge that counts as error, and error over diameter of confidence ½.</summary>
    const double BulgePart = 0.1, HalfConfidence = 0.05;
    /// <summary>Rings of triangles round a hole that are looked at, at the most.</summary>
    const int MostRings = 16;
    /// <summary>Terms of a quadric.</summary>
    const int Terms = 6;

    /// <summary>E in percent of D.</summary>
    public double Percent => Diameter > 0 ? 100 * Error / Diameter : 0;

    /// <summary>Mean confidence of the triangles.</summary>
    public double MeanConfidence => Confidence.Average();

    /// <summary>An estimate for every patch.</summary>
    /// <param name="old">The mesh before.</param>
    /// <param name="loops">The loops of it that were to be filled.</param>
    /// <param name="filled">The mesh with patches behind what it had.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static IReadOnlyList<FillEstimate> Of(Mesh old, IReadOnlyList<Loop> loops, Mesh filled, Run run)
    {
        if (filled.Triangles.Length == old.Triangles.Length) return [];
        var appended = new AppendedPatches(old, filled);
        var topology = Topology.Reuse(old, loops);
        var (patch, count) = appended.Components();
        var rims = RimsOf(appended, topology, loops, patch, count);
        var (_, distance) = appended.NearestRim();
        double[] bulge = Bulges(appended, run.Part(0, 0.3));
        var members = Enumerable.Range(0, patch.Length).ToLookup(t => patch[t]);
        var estimates = new FillEstimate[count];
        for (int p = 0; p < count; p++)
        {
            run.Step(0.3 + (0.7 * p / count));
            estimates[p] = Estimate(appended, [.. members[p]], [.. rims[p]], topology, distance, bulge);
        }
        return estimates;
    }

    static FillEstimate Estimate(AppendedPatches appended, int[] members, Loop[] rims, Topology topology, double[] distance, double[] bulge)
    {
        double[] s = Array.ConvertAll(members, t => FromRim(appended, t, distance)), areas = Array.ConvertAll(members, t => Area(appended, t));
        double total = areas.Sum(), spread = Math.Sqrt(areas.Zip(s, (a, d) => a * d * d).Sum() / total), diameter = rims.Select(rim => rim.Diameter).DefaultIfEmpty(0).Max();
        double squares = members.Zip(areas, (t, a) => appended.Triangles[t] is var (i, j, k) ? a * (Square(bulge[i]) + Square(bulge[j]) + Square(bulge[k])) / 3 : 0).Sum() / total;
        double error = Math.Sqrt(Square(Unevenness(rims, topology, diameter)) + (Square(BulgePart) * squares));
        double slope = spread > 0 && diameter > 0 ? error / spread / (HalfConfidence * diameter) : 0;
        return new FillEstimate([.. rims.Select(rim => rim.Id).Order()], diameter, error, Array.ConvertAll(members, t => t + appended.Old.Triangles.Length), Array.ConvertAll(s, d => (float)(1 / (1 + (slope * d)))));
    }

    /// <summary>The loops of every patch: each edge of a loop is, in its direction, an edge of one new triangle.</summary>
    static List<Loop>[] RimsOf(AppendedPatches appended, Topology topology, IReadOnlyList<Loop> loops, int[] patch, int count)
    {
        var owner = new Dictionary<(int, int), int>();
        for (int t = 0; t < patch.Length; t++)
        {
            var (a, b, c) = appended.MeshTriangles[t];
            foreach (var (i, j) in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a)])
                if (i < appended.OldVertices && j < appended.OldVertices) owner[(topology.Welded(i), topology.Welded(j))] = patch[t];
        }
        var rims = new List<Loop>[count];
        for (int p = 0; p < count; p++) rims[p] = [];
        foreach (var loop in loops)
            if (owner.TryGetValue((topology.Welded(loop.Vertices[0]), topology.Welded(loop.Vertices[1])), out int p)) rims[p].Add(loop);
        return rims;
    }

    /// <summary>How far every point is from the membrane over the same rim and triangles.</summary>
    static double[] Bulges(AppendedPatches appended, Run run)
    {
        var membrane = new HarmonicExtension(appended.Points, appended.Triangles, appended.Inner, run);
        var rim = appended.Points[appended.Inner..];
        var (x, y, z) = (membrane.Extend(Array.ConvertAll(rim, p => p.X)), membrane.Extend(Array.ConvertAll(rim, p => p.Y)), membrane.Extend(Array.ConvertAll(rim, p => p.Z)));
        var bulges = new double[appended.Points.Length];
        for (int v = 0; v < appended.Inner; v++) bulges[v] = (appended.Points[v] - new Vec3(x[v], y[v], z[v])).Length;
        return bulges;
    }

    /// <summary>E₁, least squares of z = a + bx + cy + dx² + exy + fy² over the plane that fits the surroundings.</summary>
    static double Unevenness(Loop[] rims, Topology topology, double diameter)
    {
        var points = new List<Vec3>();
        foreach (var rim in rims)
        {
            int rings = (int)Math.Clamp(0.5 * diameter * rim.Edges / Math.Max(rim.Length, double.Epsilon), 3, MostRings);
            points.AddRange(topology.Around(rim, rings).Points);
        }
        if (points.Count <= 2 * Terms || diameter == 0) return 0;
        var plane = Plane.Fit(points.ToArray());
        double[] x = [.. points.Select(p => Vec3.Dot(p - plane.Origin, plane.U) / diameter)], y = [.. points.Select(p => Vec3.Dot(p - plane.Origin, plane.V) / diameter)];
        double[] z = [.. points.Select(plane.Distance)], one = [.. points.Select(_ => 1.0)];
        double[][] columns = [one, x, y, [.. x.Zip(x, Product)], [.. x.Zip(y, Product)], [.. y.Zip(y, Product)]];
        return Residual(columns, z);
    }

    /// <summary>Root mean square of what is left of z when the span of some columns, which are overwritten, is taken off (modified Gram-Schmidt).</summary>
    static double Residual(double[][] columns, double[] z)
    {
        for (int k = 0; k < columns.Length; k++)
        {
            double before = Math.Sqrt(columns[k].Sum(value => value * value));
            for (int j = 0; j < k; j++) TakeOff(columns[k], columns[j]);
            double length = Math.Sqrt(columns[k].Sum(value => value * value));
            // A column that the others span has nothing of its own but rounding.
            double scale = length > 1e-9 * before ? 1 / length : 0;
            for (int i = 0; i < z.Length; i++) columns[k][i] *= scale;
            TakeOff(z, columns[k]);
        }
        return Math.Sqrt(z.Sum(value => value * value) / (z.Length - columns.Length));
    }

    static void TakeOff(double[] from, double[] unit)
    {
        double part = from.Zip(unit, Product).Sum();
        for (int i = 0; i < from.Length; i++) from[i] -= part * unit[i];
    }

    static double Product(double a, double b) => a * b;

    static double FromRim(AppendedPatches appended, int triangle, double[] distance)
    {
        var (a, b, c) = appended.Triangles[triangle];
        var middle = (appended.Points[a] + appended.Points[b] + appended.Points[c]) / 3;
        return Math.Min(Math.Min(At(a), At(b)), At(c));
        double At(int v) => distance[v] + (appended.Points[v] - middle).Length;
    }

    static double Area(AppendedPatches appended, int triangle) => appended.Triangles[triangle] is var (a, b, c)
        ? 0.5 * Vec3.Cross(appended.Points[b] - appended.Points[a], appended.Points[c] - appended.Points[a]).Length : 0;

    static double Square(double x) => x * x;
}
