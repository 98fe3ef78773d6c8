using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Geometry.Filling;

/// <summary>
/// Estimates how far patches may be from the surface that nobody saw. Cross-validation at the hole (<see cref="CrossValidation"/>) tells by how
/// much g a smooth continuation is off per length; so the error at a distance s from the rim is taken for e(s) = g s, and that of the patch for
/// the root mean square E = g s̄. Confidence is 1 / (1 + e / (D / 20)) with D the hole's diameter: 1 for what was measured, ½ where e is 5 % of
/// the hole, and 0 where there is nothing to try it out on, as at a lone triangle.
/// </summary>
/// <param name="Loops">Numbers of the loops that the patch closes.</param>
/// <param name="Diameter">D, the diameter of the largest, in mesh units.</param>
/// <param name="Error">E, in mesh units; NaN where it is not known.</param>
/// <param name="Triangles">The patch's triangles, in numbers of the filled mesh.</param>
/// <param name="Confidence">0..1 for each of these.</param>
public sealed record FillEstimate(IReadOnlyList<int> Loops, double Diameter, double Error, int[] Triangles, float[] Confidence)
{
    /// <summary>Error over diameter of confidence ½.</summary>
    const double HalfConfidence = 0.05;

    /// <summary>E in percent of D.</summary>
    public double Percent => Diameter > 0 ? 100 * Error / Diameter : double.NaN;

    /// <summary>True when there is an estimate.</summary>
    public bool IsKnown => double.IsFinite(Percent);

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
        var members = Enumerable.Range(0, patch.Length).ToLookup(t => patch[t]);
        var estimates = new FillEstimate[count];
        for (int p = 0; p < count; p++)
        {
            run.Step((double)p / count);
            estimates[p] = Estimate(appended, [.. members[p]], [.. rims[p]], topology, distance, run);
        }
        return estimates;
    }

    static FillEstimate Estimate(AppendedPatches appended, int[] members, Loop[] rims, Topology topology, double[] distance, Run run)
    {
        double[] s = Array.ConvertAll(members, t => FromRim(appended, t, distance)), areas = Array.ConvertAll(members, t => Area(appended, t));
        double spread = Math.Sqrt(areas.Zip(s, (a, d) => a * d * d).Sum() / Math.Max(areas.Sum(), double.Epsilon)), diameter = rims.Select(rim => rim.Diameter).DefaultIfEmpty(0).Max();
        double growth = Growth(appended, members, rims, topology, s.Max(), run), scale = growth / (HalfConfidence * diameter);
        return new FillEstimate([.. rims.Select(rim => rim.Id).Order()], diameter, growth * spread, Array.ConvertAll(members, t => t + appended.Old.Triangles.Length), Array.ConvertAll(s, d => double.IsFinite(scale) ? (float)(1 / (1 + (scale * d))) : 0));
    }

    /// <summary>g; NaN for a patch that is not one of whole loops alone, as the back of a piece.</summary>
    static double Growth(AppendedPatches appended, int[] members, Loop[] rims, Topology topology, double depth, Run run)
    {
        if (rims.Length == 0) return double.NaN;
        var loop = RimGroups.Join(rims, topology);
        var rim = loop.Vertices.Select(topology.Welded).ToHashSet();
        var numbers = new Dictionary<int, int>();
        Triangle[] patch = Array.ConvertAll(members, t => appended.MeshTriangles[t] is var (a, b, c) ? new Triangle(Number(a), Number(b), Number(c)) : default);
        if (patch.Any(t => (t.A >= 0 && !rim.Contains(t.A)) || (t.B >= 0 && !rim.Contains(t.B)) || (t.C >= 0 && !rim.Contains(t.C)))) return double.NaN;
        return CrossValidation.Growth(topology, loop, depth, [.. numbers.OrderBy(pair => pair.Value).Select(pair => appended.Points[pair.Key - appended.OldVertices])], patch, run);

        int Number(int v)
        {
            if (v < appended.OldVertices) return topology.Welded(v);
            if (!numbers.TryGetValue(v, out int i)) numbers.Add(v, i = numbers.Count);
            return -1 - i;
        }
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

    static double FromRim(AppendedPatches appended, int triangle, double[] distance)
    {
        var (a, b, c) = appended.Triangles[triangle];
        var middle = (appended.Points[a] + appended.Points[b] + appended.Points[c]) / 3;
        return Math.Min(Math.Min(At(a), At(b)), At(c));
        double At(int v) => distance[v] + (appended.Points[v] - middle).Length;
    }

    static double Area(AppendedPatches appended, int triangle) => appended.Triangles[triangle] is var (a, b, c)
        ? 0.5 * Vec3.Cross(appended.Points[b] - appended.Points[a], appended.Points[c] - appended.Points[a]).Length : 0;
}
