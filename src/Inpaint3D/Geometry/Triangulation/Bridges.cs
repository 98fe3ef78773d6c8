using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>
/// Triangulations of a rim of several loops. A bridge between two vertices makes one polygon of two loops: along the first to the
/// bridge, over it, round the second, back over it, and on. That polygon is filled as any other one, and its doubled points are then
/// one again, so that bridges are inner edges of the patch.
/// </summary>
/// <remarks>
/// After M. Zou, T. Ju, N. Carr. An algorithm for triangulating multiple 3D polygons. Computer Graphics Forum 32(5), 2013, who
/// search over all bridges; here the shortest ones of several arcs of the first loop are tried, and all of them where there are few. A polygon
/// whose best fill joins two vertices twice, at different copies of them, is filled again without the one and without the other
/// diagonal, as every proper fill lacks one of the two.
/// </remarks>
internal static class Bridges
{
    /// <summary>Points of the longest polygon that is searched in full: arcs of a rim that goes round a tube would cut into it.</summary>
    const int LongestPolygon = 450;
    /// <summary>Pairs of vertices up to which every bridge is tried.</summary>
    const int FewPairs = 36;
    /// <summary>Arcs of the first loop, the shortest bridge of each of which is tried else.</summary>
    const int Arcs = 4;

    /// <summary>Edges that may be forbidden one after the other because they came twice, and where there are few pairs.</summary>
    const int MostForbidden = 3, MostForbiddenOfFew = 8;

    /// <summary>Triangulations of a joined rim, the best first.</summary>
    public static IEnumerable<Proposal> All(Rim rim, Run run) => WithBand(rim, All(rim, areaOnly: false, run).Concat(All(rim, areaOnly: true, run)));

    /// <summary>Those of least area, and the band between two loops.</summary>
    public static IEnumerable<Proposal> LeastArea(Rim rim, Run run) => WithBand(rim, All(rim, areaOnly: true, run));

    /// <summary>
    /// Two loops have a band, too. It is first where a person joined them: from a certain distance on two lids with a thin tube between them have less
    /// area and less bend.
    /// </summary>
    static IEnumerable<Proposal> WithBand(Rim rim, IEnumerable<Proposal> proposals)
    {
        bool hasBand = rim.Loop.Parts!.Length == 2, isFirst = rim.Loop.Kind == LoopKind.Ordinary;
        if (hasBand && isFirst && Band(rim) is { } first) yield return first;
        foreach (var proposal in proposals) yield return proposal;
        // Its table is large where the rims are long, so that it is not made before it is asked for.
        if (hasBand && !isFirst && Band(rim) is { } last) yield return last;
    }

    static Proposal? Band(Rim rim)
    {
        var (patch, first) = (new Patch(rim.Points), rim.Loop.Parts![0]);
        bool isBand = LoopBand.Add(patch, [.. Enumerable.Range(0, first)], [.. Enumerable.Range(first, rim.Count - first).Reverse()]);
        return isBand ? new Proposal(patch, "the band between the rims") : null;
    }

    /// <summary>Those of least area, or of least bend, by the length of their first bridge.</summary>
    public static IEnumerable<Proposal> All(Rim rim, bool areaOnly, Run run)
    {
        string kind = areaOnly ? "the joined triangulation of least area" : "the joined triangulation of least bend";
        var patches = Starts(rim).Select(start => Fill(rim, start, areaOnly, run)).OfType<Patch>();
        if (AreFew(rim)) patches = patches.OrderBy(patch => areaOnly ? 0 : Bend(patch)).ThenBy(Area).Take(1);
        return patches.Select(patch => new Proposal(patch, kind));
    }

    /// <summary>The first bridges to try, from the first loop to any other one.</summary>
    static (int From, int To)[] Starts(Rim rim)
    {
        int first = rim.Loop.Parts![0], others = rim.Count - first;
        var pairs = Enumerable.Range(0, first).SelectMany(a => Enumerable.Range(first, others).Select(b => (From: a, To: b)));
        if (!AreFew(rim)) pairs = pairs.GroupBy(pair => Arcs * pair.From / first).Select(arc => arc.MinBy(pair => Length(rim, pair)));
        return [.. pairs.OrderBy(pair => Length(rim, pair)).ThenBy(pair => pair)];
    }

    static bool AreFew(Rim rim) => rim.Loop.Parts![0] * (rim.Count - rim.Loop.Parts[0]) <= FewPairs;

    static double Length(Rim rim, (int From, int To) pair) => (rim.Points[pair.From] - rim.Points[pair.To]).LengthSquared;

    /// <summary>The patch of the polygon that a first bridge and the shortest ones to the other loops make; null when it has none without an edge of three triangles.</summary>
    static Patch? Fill(Rim rim, (int From, int To) bridge, bool areaOnly, Run run) => Fill(rim, Walk(rim, bridge), [], null, areaOnly, run);

    /// <summary>The same without some diagonals.</summary>
    /// <param name="rim">The rim.</param>
    /// <param name="walk">The places of the polygon.</param>
    /// <param name="forbidden">The diagonals, in places on the walk.</param>
    /// <param name="known">The table with all of them but the last.</param>
    /// <param name="areaOnly">True for least area.</param>
    /// <param name="run">Cancels.</param>
    static Patch? Fill(Rim rim, int[] walk, (int, int)[] forbidden, WeightTable? known, bool areaOnly, Run run)
    {
        var polygon = rim.Along(walk, forbidden);
        var table = known is { IsWhole: true } ? new WeightTable(known, polygon, forbidden[^1], run)
            : HoleTriangulation.Fill(polygon, areaOnly ? FillWeight.Area : FillWeight.LargestBend, LongestPolygon, run);
        if (table is null || HoleTriangulation.Best(table, polygon, areaOnly, LongestPolygon) is not { } triangles) return null;
        var patch = new Patch(rim.Points);
        var diagonals = new Dictionary<(int, int), (int, int)>();
        foreach (var t in triangles)
        {
            patch.Triangles.Add(new Triangle(walk[t.A], walk[t.B], walk[t.C]));
            foreach (var (p, q) in ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)])
            {
                if (diagonals.TryAdd((walk[p], walk[q]), (p, q))) continue;
                if (forbidden.Length == (AreFew(rim) ? MostForbiddenOfFew : MostForbidden)) return null;
                (int, int)[] twice = [diagonals[(walk[p], walk[q])], (p, q)];
                return twice.Select(diagonal => Fill(rim, walk, [.. forbidden, diagonal], table, areaOnly, run)).OfType<Patch>().OrderBy(other => areaOnly ? 0 : Bend(other)).ThenBy(Area).FirstOrDefault();
            }
        }
        return patch;
    }

    /// <summary>The places of the polygon, in order.</summary>
    static int[] Walk(Rim rim, (int From, int To) bridge)
    {
        var starts = rim.Loop.Parts!.Select((_, i) => rim.Loop.Parts![..i].Sum()).ToArray();
        var walk = Enumerable.Range(0, rim.Loop.Parts![0]).ToList();
        var left = Enumerable.Range(1, starts.Length - 1).ToList();
        while (true)
        {
            int part = left.Last(i => starts[i] <= bridge.To), count = rim.Loop.Parts[part], at = walk.IndexOf(bridge.From);
            int[] round = [.. Enumerable.Range(0, count + 1).Select(k => starts[part] + ((bridge.To - starts[part] + k) % count)), bridge.From];
            walk.InsertRange(at + 1, round);
            left.Remove(part);
            if (left.Count == 0) return [.. walk];
            bridge = (from a in walk.Distinct() from i in left from b in Enumerable.Range(starts[i], rim.Loop.Parts[i]) select (a, b)).MinBy(pair => (Length(rim, pair), pair));
        }
    }

    static double Area(Patch patch) => patch.Triangles.Sum(t => Normal(patch, t).Length);

    /// <summary>Largest bend between two triangles of a patch.</summary>
    static double Bend(Patch patch)
    {
        var beside = new Dictionary<(int, int), Vec3>();
        foreach (var t in patch.Triangles)
            beside[(t.A, t.B)] = beside[(t.B, t.C)] = beside[(t.C, t.A)] = Normal(patch, t).Normalized();
        return beside.Max(edge => beside.TryGetValue((edge.Key.Item2, edge.Key.Item1), out var other) ? WeightTable.BendOf(edge.Value, other) : 0);
    }

    static Vec3 Normal(Patch patch, Triangle t) => Vec3.Cross(patch.Points[t.B] - patch.Points[t.A], patch.Points[t.C] - patch.Points[t.A]);
}
