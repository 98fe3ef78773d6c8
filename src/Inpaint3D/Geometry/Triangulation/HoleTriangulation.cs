using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>
/// Triangulations of a hole on its rim's points alone. Short rims get the one of least (largest dihedral angle, area)
/// among all (Liepa 2003); rims in a plane a constrained Delaunay triangulation; long ones are cut into arcs, each filled up to
/// its chord, and the chords' polygon is filled in the same way, with edge flips at the end. No diagonal is an edge that the
/// mesh has already.
/// </summary>
internal static class HoleTriangulation
{
    /// <summary>Points of the longest polygon that is searched in full.</summary>
    const int LongestPolygon = 128;
    /// <summary>Points of the longest strip that is searched in full: arcs cut from one side of it would be filled with slivers.</summary>
    const int LongestStrip = 400;
    /// <summary>Part of the points left after the arcs were cut from which they are stuck, and points of the longest polygon that is then searched in full, as where arcs find no clear way.</summary>
    const double LeastProgress = 0.9;
    const int MostBlocked = 512;
    /// <summary>A strip is a hole with less than this part of the area of a disk of its rim's length.</summary>
    const double StripRoundness = 0.2;
    /// <summary>Largest planarity of a rim that counts as one in a plane.</summary>
    const double Flat = 1e-4;
    /// <summary>Largest planarity of a long rim that is first tried as if it were in a plane.</summary>
    const double NearlyFlat = 0.15;

    /// <summary>Triangulations of a rim, the best first, each found when it is asked for.</summary>
    public static IEnumerable<Proposal> All(Rim rim, Run run)
    {
        foreach (var proposal in rim.IsJoined ? Bridges.All(rim, run) : Plain(rim, run)) yield return proposal;
        if (!rim.IsJoined) yield return Star.Of(rim);
    }

    /// <summary>Those without an inner vertex.</summary>
    public static IEnumerable<Proposal> Plain(Rim rim, Run run)
    {
        // The bends of a crack's slivers mean nothing.
        if (rim.Loop.Kind == LoopKind.Slit && LeastWeight(rim, run, areaOnly: true) is { } zipped) yield return new Proposal(PatchOf(rim, zipped), "a zip");
        bool isLong = rim.Count > LongestOf(rim), planarFirst = rim.Loop.Planarity < (isLong ? NearlyFlat : Flat);
        if (planarFirst && Planar(rim, run) is { } planar) yield return new Proposal(planar, "a planar triangulation");
        if (LeastWeight(rim, run) is { } least) yield return new Proposal(PatchOf(rim, least), "the triangulation of least bend");
        if (!planarFirst && Planar(rim, run) is { } other) yield return new Proposal(other, "a planar triangulation");
        if (LeastWeight(rim, run, areaOnly: true) is { } smallest) yield return new Proposal(PatchOf(rim, smallest), "the triangulation of least area");
        // Between arcs that are in each other's way the others are too few.
        if (rim.IsClear is not null && isLong && rim.Count <= MostBlocked && LeastWeight(rim, run, areaOnly: true, longest: MostBlocked) is { } clear) yield return new Proposal(PatchOf(rim, clear), "the triangulation of least area");
    }

    /// <summary>The triangulation of least (largest dihedral angle, area), or null when none avoids the mesh's own edges.</summary>
    /// <param name="rim">The rim.</param>
    /// <param name="run">Cancels.</param>
    /// <param name="areaOnly">True for least area alone (Barequet and Sharir 1995).</param>
    /// <param name="longest">Points of the longest polygon that is searched in full; by default 128, for strips 400.</param>
    public static List<Triangle>? LeastWeight(Rim rim, Run run, bool areaOnly = false, int? longest = null)
    {
        int most = longest ?? LongestOf(rim);
        return Fill(rim, areaOnly ? FillWeight.Area : FillWeight.LargestBend, most, run) is { } table ? Best(table, rim, areaOnly, most) : null;
    }

    /// <summary>The triangulation of least weight that a rim's table has, or null when it has none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rim">The rim.</param>
    /// <param name="areaOnly">True where the weight is the area.</param>
    /// <param name="longest">Points of the longest rim that is searched in full.</param>
    internal static List<Triangle>? Best(WeightTable table, Rim rim, bool areaOnly, int longest)
    {
        if (table.Last.Length == 0) return null;
        int best = 0;
        for (int c = 1; c < table.Last.Length; c++)
            if (IsBetter(table.Last[c], table.Last[best], areaOnly ? Vec3.Zero : rim.Normals[^1])) best = c;
        var triangles = new List<Triangle>();
        table.Collect(best, triangles);
        if (rim.Count > longest) new Flips(rim, triangles).LowerWeight(areaOnly);
        return triangles;
    }

    /// <summary>The triangulation of least total bend; null for a long or joined rim, or when none avoids the mesh's own edges.</summary>
    public static Patch? LeastTotalBend(Rim rim, Run run)
    {
        if (rim.IsJoined || rim.Count > LongestPolygon) return null;
        var table = Fill(rim, FillWeight.TotalBend, LongestPolygon, run);
        if (table is null || table.Last.Length == 0) return null;
        double side = (rim.Points[0] - rim.Points[^1]).Length;
        var triangles = new List<Triangle>();
        table.Collect(Enumerable.Range(0, table.Last.Length).MinBy(c => table.Last[c].Bend + (side * BendAcross(table.Last[c].Normal, rim.Normals[^1]))), triangles);
        return PatchOf(rim, triangles);
    }

    /// <summary>Triangulations of least area, of a joined rim over several bridges; none when none avoids the mesh's own edges.</summary>
    public static IEnumerable<Proposal> LeastArea(Rim rim, Run run)
    {
        if (rim.IsJoined) return Bridges.LeastArea(rim, run);
        return LeastWeight(rim, run, areaOnly: true) is { } triangles ? [new Proposal(PatchOf(rim, triangles), "the triangulation of least area")] : [];
    }

    /// <summary>The constrained Delaunay triangulation of a rim, or joined rim, in a plane; null when its loops are no simple polygons there.</summary>
    public static Proposal? Delaunay(Rim rim, Run run)
    {
        if (!rim.IsJoined) return EarCutting.Delaunay(rim, run) is { } triangles ? new Proposal(PatchOf(rim, triangles), "a planar triangulation") : null;
        foreach (var bridged in Bridges.All(rim, areaOnly: false, run)) return new Proposal(EarCutting.MakeDelaunay(rim, bridged.Patch), "a planar triangulation");
        return null;
    }

    static int LongestOf(Rim rim) =>
        rim.Count <= LongestStrip && 4 * Math.PI * rim.Loop.FlatArea < StripRoundness * rim.Loop.Length * rim.Loop.Length ? LongestStrip : LongestPolygon;

    static Patch? Planar(Rim rim, Run run)
    {
        if (EarCutting.Delaunay(rim, run) is not { } triangles) return null;
        if (rim.Loop.Planarity >= Flat) new Flips(rim, triangles).LowerWeight();
        return PatchOf(rim, triangles);
    }

    static Patch PatchOf(Rim rim, List<Triangle> triangles)
    {
        var patch = new Patch(rim.Points);
        patch.Triangles.AddRange(triangles);
        return patch;
    }

    /// <summary>The fill of the rim up to its last edge, by way of arcs when it is long; null when these get stuck.</summary>
    internal static WeightTable? Fill(Rim rim, FillWeight weight, int longest, Run run)
    {
        int[] points = [.. Enumerable.Range(0, rim.Count)];
        var behind = new WeightTable?[rim.Count - 1];
        while (points.Length > longest)
        {
            int before = points.Length, arcs = Math.Max(3, Math.Min(longest - 1, (int)Math.Ceiling(Math.Sqrt(before * 2.0))));
            (points, behind) = CutArcs(rim, points, behind, arcs, weight, run);
            // Where hardly an arc has a fill the rest has none either, and the search for it would take the cube of its points.
            if (points.Length > LeastProgress * before) return points.Length > MostBlocked ? null : new WeightTable(rim, points, behind, weight, run);
        }
        return new WeightTable(rim, points, behind, weight, run);
    }

    /// <summary>Replaces arcs of a polygon by their chords, each with the fill behind it.</summary>
    static (int[] Points, WeightTable?[] Behind) CutArcs(Rim rim, int[] points, WeightTable?[] behind, int arcs, FillWeight weight, Run run)
    {
        var corners = new List<int>();
        var fills = new List<WeightTable?>();
        int last = points.Length - 1, longest = (last + arcs - 1) / arcs;
        for (int arc = 0, start = 0; start < last; arc++)
        {
            int end = Math.Min(last, Math.Clamp((int)((long)last * (arc + 1) / arcs), start + 1, start + longest));
            WeightTable? fill = null;
            for (; end > start + 1; end -= Math.Max(1, (end - start) / 8))
            {
                if (rim.AreJoined(points[start], points[end])) continue;
                fill = new WeightTable(rim, points[start..(end + 1)], behind[start..end], weight, run);
                if (fill.Last.Length > 0) break;
            }
            corners.Add(points[start]);
            fills.Add(end > start + 1 ? fill : behind[start]);
            start = end;
        }
        corners.Add(points[last]);
        return ([.. corners], [.. fills]);
    }

    static bool IsBetter(in WeightTable.Choice a, in WeightTable.Choice b, Vec3 oldNormal)
    {
        double bendA = Closing(a, oldNormal), bendB = Closing(b, oldNormal);
        return bendA < bendB || (bendA == bendB && a.Area < b.Area);
    }

    /// <summary>A fill's largest bend, with the one across the rim's last edge.</summary>
    static double Closing(in WeightTable.Choice choice, Vec3 oldNormal) => Math.Max(choice.Bend, BendAcross(choice.Normal, oldNormal));

    static double BendAcross(Vec3 normal, Vec3 oldNormal) => oldNormal == Vec3.Zero || normal == Vec3.Zero ? 0 : WeightTable.BendOf(normal, oldNormal);
}
