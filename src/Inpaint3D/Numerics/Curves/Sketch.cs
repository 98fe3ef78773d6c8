using Inpaint3D.Data;

namespace Inpaint3D.Numerics.Curves;

/// <summary>
/// Continues the edges that end at a hole: junctions of meaningful level lines with its rim are joined in pairs by Euler spirals, so that no
/// two cross. A pair counts by how unlikely it is to fit so well by chance: with N pairs of junctions as near to each other, and
/// the shares p of all angles and q of all contrasts that fit as well, <c>N p q</c> such pairs are expected; its logarithm is the cost, and
/// pairs of which more than one in ten is expected are left alone.
/// </summary>
/// <remarks>
/// F. Cao, Y. Gousseau, S. Masnou, P. Pérez. Geometrically guided exemplar-based inpainting. SIAM J. Imaging Sciences 4(4), 2011, with
/// a cost by the Helmholtz principle of A. Desolneux, L. Moisan, J.-M. Morel. From Gestalt Theory to Image Analysis. Springer, 2008.
/// </remarks>
internal static class Sketch
{
    /// <summary>How far around the hole level lines are followed, in pixels.</summary>
    const int Surroundings = 40;
    /// <summary>Largest change of colours along a curve, relative to the contrast across it.</summary>
    const double Fading = 1.0 / 3;
    /// <summary>Least measurable change of that kind.</summary>
    const double Tint = 0.05;
    /// <summary>Least measurable bending, in squared radians.</summary>
    const double Bend = 0.02;
    /// <summary>Largest number of pairs by chance.</summary>
    const double Chance = 0.1;
    /// <summary>Largest turning of a curve in radians.</summary>
    const double MostTurning = 3;
    /// <summary>Most junctions of a hole.</summary>
    const int MostJunctions = 1000;

    /// <summary>The curves through the holes of a slice, most convincing first within each hole.</summary>
    /// <param name="image">The picture; nothing is read under the hole.</param>
    /// <param name="hole">1 = missing.</param>
    /// <param name="z">The slice.</param>
    /// <param name="run">Whether to stop.</param>
    public static List<SketchCurve> Complete(Field image, Mask hole, int z, Run run)
    {
        var curves = new List<SketchCurve>();
        var box = hole.Slice(z).Bounds().Grow(Surroundings, hole.Width, hole.Height);
        if (box.IsEmpty) return curves;
        run.Step(0);
        var band = new RimBand(image, hole, z, box, run);
        byte[] left = Array.ConvertAll(band.Missing, missing => missing ? (byte)1 : (byte)0);
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] == 0) continue;
            run.Step((double)i / left.Length);
            var loops = RimLoops.Around(band.Missing, box.Width, GridComponent.Take(left, box.Width, i).Cells);
            curves.AddRange(Join(band, RimJunction.On(band, loops, run), run).Select(curve => curve with { Path = curve.Path with { X = curve.Path.X + box.X0, Y = curve.Path.Y + box.Y0 } }));
        }
        return curves;
    }

    /// <summary>A pair of junctions, the curve between them, and the logarithm of how many are expected by chance.</summary>
    readonly record struct Link(int First, int Second, EulerSpiral Path, double Cost);

    /// <summary>Joins the junctions of one hole, given loop by loop.</summary>
    static List<SketchCurve> Join(RimBand band, List<RimJunction>[] loops, Run run)
    {
        var junctions = OneLoop(loops);
        var links = Links(band, junctions, run);
        var best = NonCrossingPairs.Best(junctions.Count, links.Select(link => (link.First, link.Second, link.Cost)), run).ToHashSet();
        // Curves can cross although their ends do not alternate on the rim, and holes with islands have more than one rim.
        var order = links.OrderBy(link => best.Contains((link.First, link.Second)) ? 0 : 1).ThenBy(link => link.Cost).ThenBy(link => link.First).ThenBy(link => link.Second);
        var (curves, traces, used) = (new List<SketchCurve>(), new List<CurveTrace>(), new HashSet<int>());
        foreach (var link in order)
        {
            run.Cancel.ThrowIfCancellationRequested();
            if (used.Contains(link.First) || used.Contains(link.Second)) continue;
            var trace = new CurveTrace(link.Path.Points(2));
            if (traces.Exists(trace.Crosses)) continue;
            traces.Add(trace);
            used.UnionWith([link.First, link.Second]);
            curves.Add(new SketchCurve(link.Path, junctions[link.First], junctions[link.Second]));
        }
        return curves;
    }

    /// <summary>
    /// The junctions of all loops as if they were one: from the junctions of an island to the nearest ones outside a cut is made, along both
    /// sides of which the walk goes.
    /// </summary>
    static List<RimJunction> OneLoop(List<RimJunction>[] loops)
    {
        var merged = loops.Length > 0 ? new List<RimJunction>(loops[0]) : [];
        foreach (var island in loops.Skip(1).Where(loop => loop.Count > 0))
        {
            var (at, start) = (0, 0);
            double nearest = double.MaxValue;
            for (int i = 0; i < merged.Count; i++)
            {
                for (int k = 0; k < island.Count; k++)
                    if (Distance(merged[i], island[k]) < nearest) (nearest, at, start) = (Distance(merged[i], island[k]), i + 1, k);
            }
            merged.InsertRange(at, [.. island[start..], .. island[..start]]);
        }
        if (merged.Count <= MostJunctions) return merged;
        double limit = merged.Select(junction => junction.LogAlarms).Order().ElementAt(MostJunctions);
        return [.. merged.Where(junction => junction.LogAlarms < limit)];
    }

    static double Distance(RimJunction a, RimJunction b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    /// <summary>The pairs that are not expected by chance and whose curves keep to the hole.</summary>
    static List<Link> Links(RimBand band, List<RimJunction> junctions, Run run)
    {
        var links = new List<Link>();
        int n = junctions.Count;
        var sorted = new double[n][];
        for (int i = 0; i < n; i++) sorted[i] = [.. junctions.Select(other => Distance(junctions[i], other)).Order()];
        for (int i = 0; i < n; i++)
        {
            run.Cancel.ThrowIfCancellationRequested();
            for (int k = i + 1; k < n; k++)
            {
                var (a, b) = (junctions[i], junctions[k]);
                double distance = Distance(a, b), tint = Change(a, b);
                if (tint > Fading || distance < 2) continue;
                double along = Math.Atan2(b.Y - a.Y, b.X - a.X), first = EulerSpiral.Wrap(a.Angle - along), last = EulerSpiral.Wrap(b.Angle + Math.PI - along);
                // The energy of bending of nearly straight curves, ∫ κ² = 4 (φ₀² + φ₀ φ₁ + φ₁²) / length, and the share of all angles of up to 90° with less of it.
                double share = 2 / (Math.PI * Math.Sqrt(3)) * ((first * first) + (first * last) + (last * last) + Bend);
                double cost = Math.Log((Rank(sorted[i], distance) + Rank(sorted[k], distance)) * share * (tint + Tint) / Chance);
                if (cost >= 0 || EulerSpiral.Between(a.X, a.Y, a.Angle, b.X, b.Y, b.Angle + Math.PI) is not { } path) continue;
                if (path.Turning <= MostTurning && IsInside(band, path)) links.Add(new Link(i, k, path, cost));
            }
        }
        return links;
    }

    /// <summary>How many of the others are not farther away.</summary>
    static int Rank(double[] sorted, double distance)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] <= distance) low = middle + 1;
            else high = middle;
        }
        return Math.Max(1, low - 1);
    }

    /// <summary>How much the colours on both sides change from one junction to the other, relative to the contrast; infinite where the signs of contrast differ.</summary>
    static double Change(RimJunction a, RimJunction b)
    {
        int grey = a.Left.Length - 1;
        if ((a.Left[grey] - a.Right[grey]) * (b.Right[grey] - b.Left[grey]) <= 0) return double.PositiveInfinity;
        double change = 0, contrast = 0;
        for (int c = 0; c < grey; c++)
        {
            change += Math.Abs(a.Left[c] - b.Right[c]) + Math.Abs(a.Right[c] - b.Left[c]);
            contrast += Math.Abs(a.Left[c] - a.Right[c]) + Math.Abs(b.Left[c] - b.Right[c]);
        }
        return contrast > 0 ? change / contrast : double.PositiveInfinity;
    }

    /// <summary>Whether a curve stays over missing pixels and those beside them.</summary>
    static bool IsInside(RimBand band, EulerSpiral path)
    {
        var points = path.Points(1);
        for (int i = 1; i < points.Length - 1; i++)
            if (!IsBesideHole(band, (int)Math.Round(points[i].X), (int)Math.Round(points[i].Y))) return false;
        return true;
    }

    static bool IsBesideHole(RimBand band, int x, int y)
    {
        int width = band.Box.Width, height = band.Box.Height;
        if ((uint)x >= (uint)width || (uint)y >= (uint)height) return false;
        for (int v = Math.Max(0, y - 1); v <= Math.Min(height - 1, y + 1); v++)
            for (int u = Math.Max(0, x - 1); u <= Math.Min(width - 1, x + 1); u++)
                if (band.Missing[(v * width) + u]) return true;
        return false;
    }
}
