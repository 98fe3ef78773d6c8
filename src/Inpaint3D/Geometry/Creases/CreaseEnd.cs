using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Geometry.Creases;

/// <summary>A crease of the old surface that ends at a rim: where two of its sheets meet there at more than 30°.</summary>
/// <param name="Place">The place on the rim where it enters the hole.</param>
/// <param name="Foot">The place where the sheets change; another one when the rim follows the crease for some edges.</param>
/// <param name="Point">The point nearest to the place on the planes of both sheets.</param>
/// <param name="Direction">The unit tangent into the hole.</param>
/// <param name="Before">Unit normal of the sheet along the rim before it.</param>
/// <param name="After">Unit normal of the sheet along the rim after it.</param>
internal sealed record CreaseEnd(int Place, int Foot, Vec3 Point, Vec3 Direction, Vec3 Before, Vec3 After)
{
    /// <summary>Least angle between the sheets of a crease: 30°.</summary>
    internal const double LeastAngle = Math.PI / 6;
    /// <summary>Deviation of the triangles' distances by which they count for a sheet's plane, in edges.</summary>
    const double Radius = 3;
    /// <summary>Least angle between the sheets over the spread of either one's normals near the end.</summary>
    const double LeastSpreads = 3;
    /// <summary>Largest distance of its point from the rim, in edges: sheets that meet farther away end at the rim without a crease.</summary>
    const double FarthestPoint = 1;

    /// <summary>The creases that end at a rim, by place.</summary>
    public static IReadOnlyList<CreaseEnd> At(Rim rim, SmoothSheets sheets)
    {
        var ends = new List<CreaseEnd>();
        for (int v = 0; v < rim.Count; v++)
        {
            var (before, after) = (sheets.OfRim[(v + rim.Count - 1) % rim.Count], sheets.OfRim[v]);
            if (before < 0 || after < 0 || before == after) continue;
            if (Fit(rim, v, before, after, sheets) is { } end && ends.TrueForAll(other => other.Place != end.Place)) ends.Add(end);
        }
        return [.. ends.OrderBy(end => end.Place)];
    }

    static CreaseEnd? Fit(Rim rim, int v, int sheetBefore, int sheetAfter, SmoothSheets sheets)
    {
        var (point, radius) = (rim.Points[v], Radius * rim.Scale[v]);
        var (before, spreadBefore) = sheets.Near(sheetBefore, point, radius);
        var (after, spreadAfter) = sheets.Near(sheetAfter, point, radius);
        double angle = BentEdges.Angle(before.Normal, after.Normal);
        if (angle < LeastAngle || angle < LeastSpreads * Math.Max(spreadBefore, spreadAfter)) return null;
        var back = sheets.TowardsCrease(sheetBefore, sheetAfter, point, 2 * radius);
        if (back == Vec3.Zero) return null;
        var direction = Vec3.Cross(before.Normal, after.Normal).Normalized();
        if (Vec3.Dot(direction, back) > 0) direction = -1 * direction;
        int place = Slide(rim, v, direction, before, after);
        var start = OnBoth(before, after, rim.Points[place]);
        return (start - rim.Points[place]).Length > FarthestPoint * rim.Scale[place] ? null : new CreaseEnd(place, v, start, direction, before.Normal, after.Normal);
    }

    /// <summary>The end at the farthest place, of some next to its own, that its tangent passes: there a jagged rim goes along the crease.</summary>
    public CreaseEnd Snapped(Rim rim)
    {
        const int Places = 3;
        const double Tolerance = 0.5;
        var (best, along) = (Place, 0.0);
        for (int step = -Places; step <= Places; step++)
        {
            int place = (Place + step + rim.Count) % rim.Count;
            var way = rim.Points[place] - Point;
            double s = Vec3.Dot(way, Direction);
            if (s > along && (way - (s * Direction)).Length < Tolerance * rim.Scale[place]) (best, along) = (place, s);
        }
        return best == Place ? this : this with { Place = best, Point = Point + (along * Direction) };
    }

    /// <summary>The point nearest to another one on two planes, p − α n − β m.</summary>
    static Vec3 OnBoth(Plane a, Plane b, Vec3 p)
    {
        double cosine = Vec3.Dot(a.Normal, b.Normal), s = a.Distance(p), t = b.Distance(p), d = 1 - (cosine * cosine);
        return p - (((s - (cosine * t)) / d) * a.Normal) - (((t - (cosine * s)) / d) * b.Normal);
    }

    /// <summary>Follows the rim as long as it lies on the crease.</summary>
    static int Slide(Rim rim, int foot, Vec3 direction, Plane before, Plane after)
    {
        const double LeastCosine = 0.8, Tolerance = 0.1;
        int n = rim.Count;
        double farthest = Off(foot) + (Tolerance * rim.Scale[foot]);
        foreach (int step in (ReadOnlySpan<int>)[1, n - 1])
        {
            int at = foot;
            for (int next = (at + step) % n, count = 0; count < n / 4 && Off(next) < farthest; count++, next = (at + step) % n)
            {
                if (Vec3.Dot((rim.Points[next] - rim.Points[at]).Normalized(), direction) < LeastCosine) break;
                at = next;
            }
            if (at != foot) return at;
        }
        return foot;
        double Off(int place) => (rim.Points[place] - OnBoth(before, after, rim.Points[place])).Length;
    }
}
