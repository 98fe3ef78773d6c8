using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>Triangles from every edge of a rim to one vertex in its middle.</summary>
internal static class Star
{
    /// <summary>Edges of the longest rim that looks as if one vertex were missing.</summary>
    const int LongestRim = 8;
    /// <summary>Least mean distance of such a rim's points from the centre, in wanted edges.</summary>
    const double LeastReach = 0.75;

    /// <summary>The star round the rim's centroid, which needs no diagonal.</summary>
    public static Proposal Of(Rim rim)
    {
        var patch = new Patch(rim.Points);
        patch.Points.Add(Centre(rim));
        for (int i = 0; i < rim.Count; i++) patch.Triangles.Add(new Triangle(i, (i + 1) % rim.Count, rim.Count));
        return new Proposal(patch, "a star round its centre");
    }

    /// <summary>True when a rim looks as if one vertex were missing: few edges, about as far from the centre as its vertices are from each other, and the star's triangles are nearer to equilateral ones than any without it.</summary>
    /// <param name="rim">The rim.</param>
    /// <param name="density">Old edges over wanted ones.</param>
    public static bool IsMissing(Rim rim, double density)
    {
        int n = rim.Count;
        if (n > LongestRim || rim.IsJoined || rim.Loop.Kind == LoopKind.Slit) return false;
        var (centre, reach, star) = (Centre(rim), 0.0, 0.0);
        for (int i = 0; i < n; i++)
        {
            reach += density * (rim.Points[i] - centre).Length / rim.Scale[i];
            star += Quality(rim.Points[i], rim.Points[(i + 1) % n], centre);
        }
        return reach > LeastReach * n && star / n > BestQuality(rim.Points);
    }

    /// <summary>The greatest mean quality of a triangulation of a polygon's points alone, by dynamic programming over its diagonals.</summary>
    internal static double BestQuality(ReadOnlySpan<Vec3> points)
    {
        int n = points.Length;
        var best = new double[n, n];
        for (int span = 2; span < n; span++)
            for (int i = 0; i + span < n; i++)
                for (int k = i + 1; k < i + span; k++)
                    best[i, i + span] = Math.Max(best[i, i + span], best[i, k] + best[k, i + span] + Quality(points[i], points[k], points[i + span]));
        return best[0, n - 1] / (n - 2);
    }

    /// <summary>4√3 A / (l₁² + l₂² + l₃²): 1 for an equilateral triangle, 0 for one without area.</summary>
    static double Quality(Vec3 a, Vec3 b, Vec3 c) =>
        2 * Math.Sqrt(3) * Vec3.Cross(b - a, c - a).Length / ((b - a).LengthSquared + (c - b).LengthSquared + (a - c).LengthSquared);

    static Vec3 Centre(Rim rim)
    {
        var centre = Vec3.Zero;
        foreach (var p in rim.Points) centre += p / rim.Count;
        return centre;
    }
}
