namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// Tells whether what is round a rim consists of facets: flat pieces of several triangles each, as where a coarse mesh was subdivided and not smoothed. Its triangles then say nothing of the surface's
/// curvature in most places, and too much at the edges of the coarse mesh.
/// </summary>
internal static class Facets
{
    /// <summary>Rings that are looked at, and edges of the shortest rim that has facets in all.</summary>
    const int Rings = 6, ShortestRim = 24;
    /// <summary>Angle of an edge within a facet, over the root mean square of the triangles' largest.</summary>
    const double Flat = 0.05;
    /// <summary>Share of the triangles that lie within facets, by all of their edges: a quarter after one subdivision, more after others; quads of a cylinder, cut in two, have none.</summary>
    const double LeastShare = 0.1;
    /// <summary>Share of the triangles that a facet has at the most: flat sides of a thing have more.</summary>
    const double LargestFacet = 1.0 / 6;

    /// <summary>True where all that is near consists of facets.</summary>
    public static bool Surround(Rim rim)
    {
        if (rim.Count < ShortestRim) return false;
        var edges = new BentEdges(rim.Around(Rings));
        double[] largest = [.. Enumerable.Range(0, edges.Areas.Length).Select(face => Largest(edges, face))];
        double flat = Flat * Math.Sqrt(largest.Average(angle => angle * angle));
        return largest.Count(angle => angle <= flat) > LeastShare * largest.Length && LargestPiece(edges, flat) < LargestFacet * largest.Length;
    }

    /// <summary>The largest angle at a triangle's edges.</summary>
    static double Largest(BentEdges edges, int face)
    {
        double angle = 0;
        foreach (int other in edges.Neighbours(face)) angle = Math.Max(angle, edges.Angle(face, other));
        return angle;
    }

    /// <summary>Triangles of the largest piece without an edge of a larger angle.</summary>
    static int LargestPiece(BentEdges edges, double flat)
    {
        var (seen, open, most) = (new bool[edges.Areas.Length], new Stack<int>(), 0);
        for (int first = 0; first < seen.Length; first++)
        {
            int count = 0;
            Reach(first);
            for (; open.TryPop(out int face); count++)
                foreach (int other in edges.Neighbours(face))
                    if (edges.Angle(face, other) <= flat) Reach(other);
            most = Math.Max(most, count);
        }
        return most;

        void Reach(int face)
        {
            if (seen[face]) return;
            seen[face] = true;
            open.Push(face);
        }
    }
}
