using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>A crease of the old surface that ends at a rim.</summary>
/// <param name="Place">The place on the rim where it enters the hole.</param>
/// <param name="Foot">The place where it reaches the rim; another one when the rim follows the crease for some edges.</param>
/// <param name="Point">The position of <paramref name="Place"/>.</param>
/// <param name="Direction">The unit tangent into the hole.</param>
/// <param name="Before">Unit normal of the sheet along the rim before it.</param>
/// <param name="After">Unit normal of the sheet along the rim after it.</param>
/// <param name="Chain">Points of the surroundings from the foot along the crease away from the hole.</param>
internal sealed record CreaseEnd(int Place, int Foot, Vec3 Point, Vec3 Direction, Vec3 Before, Vec3 After, int[] Chain)
{
    /// <summary>Least angle between the sheets of a crease: 30°.</summary>
    public const double LeastAngle = Math.PI / 6;
    /// <summary>Edges of a crease may bend by less than its sheets in the mean: 15°.</summary>
    public const double LeastEdgeAngle = Math.PI / 12;
    /// <summary>Cosine of the largest turn of a crease at a vertex: 45°.</summary>
    const double LeastTurnCosine = 0.7;
    /// <summary>Edges of a crease that are looked at, and how many there must be unless it ends at a corner before.</summary>
    const int MostEdges = 8, FewestEdges = 3;
    /// <summary>Rings round a rim in which creases are followed.</summary>
    public const int Rings = 6;

    /// <summary>
    /// The creases that end at a rim, by place: chains of bent edges whose two strips of triangles have mean normals more than 30° apart.
    /// Means over several edges, so that noise makes no crease.
    /// </summary>
    public static IReadOnlyList<CreaseEnd> At(Rim rim, Surroundings around, BentEdges edges)
    {
        var ends = new List<(CreaseEnd End, double Angle)>();
        for (int v = 0; v < rim.Count; v++)
        {
            foreach (int w in edges.Bent(v))
            {
                if (w < rim.Count) continue;
                int[] chain = Follow(v, w, rim.Count, around, edges);
                if (IsLongEnough(chain, edges) && Fit(rim, chain, around, edges) is { } end) ends.Add((end, BentEdges.Angle(end.Before, end.After)));
            }
        }
        var taken = new HashSet<int>();
        var places = new HashSet<int>();
        var distinct = new List<CreaseEnd>();
        // Of chains that run together, and of those that end at one vertex, the sharpest.
        foreach (var (end, _) in ends.OrderByDescending(entry => entry.Angle).ThenBy(entry => entry.End.Foot))
        {
            if (end.Chain.Take(FewestEdges).Any(taken.Contains) || !places.Add(end.Place)) continue;
            taken.UnionWith(end.Chain);
            distinct.Add(end);
        }
        return [.. distinct.OrderBy(end => end.Place)];
    }

    /// <summary>Goes on over the most bent edge that goes about straight on.</summary>
    static int[] Follow(int start, int second, int rim, Surroundings around, BentEdges edges)
    {
        var chain = new List<int> { start, second };
        while (chain.Count <= MostEdges)
        {
            var (last, at) = ((around.Points[chain[^1]] - around.Points[chain[^2]]).Normalized(), around.Points[chain[^1]]);
            var ahead = edges.Bent(chain[^1]).Where(w => w >= rim && !chain.Contains(w) && Vec3.Dot(last, (around.Points[w] - at).Normalized()) > LeastTurnCosine);
            int next = ahead.OrderByDescending(w => edges.Bend(chain[^1], w)).ThenBy(w => w).FirstOrDefault(-1);
            if (next < 0) break;
            chain.Add(next);
        }
        return [.. chain];
    }

    static bool IsLongEnough(int[] chain, BentEdges edges) =>
        chain.Length > FewestEdges || edges.Bent(chain[^1]).Count(w => edges.Bend(chain[^1], w) > LeastAngle) >= 3;

    static CreaseEnd? Fit(Rim rim, int[] chain, Surroundings around, BentEdges edges)
    {
        var strips = Strips(chain, around, edges);
        int v = chain[0], n = rim.Count;
        int before = edges.FaceBeside((v + n - 1) % n, v), after = edges.FaceBeside(v, (v + 1) % n);
        if (before < 0 || after < 0 || strips[before] < 0 || strips[after] < 0 || strips[before] == strips[after]) return null;
        Vec3[] sums = [Vec3.Zero, Vec3.Zero];
        for (int f = 0; f < strips.Length; f++)
            if (strips[f] >= 0) sums[strips[f]] += edges.Areas[f];
        var (sheetBefore, sheetAfter) = (sums[strips[before]].Normalized(), sums[strips[after]].Normalized());
        if (BentEdges.Angle(sheetBefore, sheetAfter) < LeastAngle) return null;
        var direction = -1 * Tangent(Array.ConvertAll(chain, p => around.Points[p]));
        int place = Slide(rim, v, direction, sheetBefore, sheetAfter);
        return new CreaseEnd(place, v, rim.Points[place], direction, sheetBefore, sheetAfter, chain);
    }

    /// <summary>The triangles at a chain: 0 on its left, 1 on its right, −1 elsewhere.</summary>
    static int[] Strips(int[] chain, Surroundings around, BentEdges edges)
    {
        var seeds = new List<(int, int)>();
        var barred = new HashSet<(int, int)>();
        for (int i = 0; i + 1 < chain.Length; i++)
        {
            var (a, b) = (chain[i], chain[i + 1]);
            seeds.Add((edges.Face(a, b), 0));
            seeds.Add((edges.Face(b, a), 1));
            barred.Add((Math.Min(a, b), Math.Max(a, b)));
        }
        var fans = chain[..^1].ToHashSet();
        return edges.Flood(seeds, barred, f => around.Triangles[f] is var t && (fans.Contains(t.A) || fans.Contains(t.B) || fans.Contains(t.C)));
    }

    /// <summary>The unit tangent at the start of a chain: of p₀ + s a + s² b by least squares, s the length along the chain; without b for short chains.</summary>
    static Vec3 Tangent(Vec3[] points)
    {
        var (s2, s3, s4, s) = (0.0, 0.0, 0.0, 0.0);
        var (first, second) = (Vec3.Zero, Vec3.Zero);
        for (int i = 1; i < points.Length; i++)
        {
            s += (points[i] - points[i - 1]).Length;
            var p = points[i] - points[0];
            (s2, s3, s4) = (s2 + (s * s), s3 + (s * s * s), s4 + (s * s * s * s));
            (first, second) = (first + (s * p), second + (s * s * p));
        }
        return (points.Length > 4 ? (s4 * first) - (s3 * second) : first).Normalized();
    }

    /// <summary>Follows the rim as long as it lies on the crease.</summary>
    static int Slide(Rim rim, int place, Vec3 direction, Vec3 before, Vec3 after)
    {
        const double Along = 0.94, OffSheet = 0.15;
        int n = rim.Count;
        foreach (int step in (ReadOnlySpan<int>)[1, n - 1])
        {
            int at = place;
            for (int count = 0; count < n / 4; count++)
            {
                int next = (at + step) % n;
                var edge = (rim.Points[next] - rim.Points[at]).Normalized();
                if (Vec3.Dot(edge, direction) < Along || Math.Abs(Vec3.Dot(edge, before)) > OffSheet || Math.Abs(Vec3.Dot(edge, after)) > OffSheet) break;
                at = next;
            }
            if (at != place) return at;
        }
        return place;
    }
}
