using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>
/// The band of triangles between two loops whose new edges have the least sum of lengths, by dynamic programming from the shortest one on.
/// </summary>
/// <remarks>H. Fuchs, Z. M. Kedem, S. P. Uselton. Optimal surface reconstruction from planar contours. Communications of the ACM 20(10), 1977.</remarks>
internal static class LoopBand
{
    /// <summary>Adds the band to a patch.</summary>
    /// <param name="patch">Takes the triangles; has the points.</param>
    /// <param name="rim">A loop of points, in the direction in which the band's triangles use its edges.</param>
    /// <param name="loop">The other one, in the same turn about the band: its edges are used against their direction.</param>
    /// <returns>False, and adds nothing, where the least band goes round one of the loops at a single vertex of the other: it would come back to an edge that it has.</returns>
    public static bool Add(Patch patch, int[] rim, int[] loop)
    {
        var (from, to, least) = (0, 0, double.PositiveInfinity);
        for (int i = 0; i < rim.Length; i++)
            for (int j = 0; j < loop.Length; j++) if (Length(i, j) is var length && length < least) (from, to, least) = (i, j, length);
        int width = loop.Length + 1;
        // cost(i, j) = min(cost(i − 1, j), cost(i, j − 1)) + |edge from rim i to loop j|.
        var (cost, alongRim) = (new double[(rim.Length + 1) * width], new bool[(rim.Length + 1) * width]);
        for (int i = 0; i <= rim.Length; i++)
        {
            for (int j = 0; j <= loop.Length; j++)
            {
                if (i + j == 0) continue;
                double before = i > 0 ? cost[((i - 1) * width) + j] : double.PositiveInfinity, beside = j > 0 ? cost[(i * width) + j - 1] : double.PositiveInfinity;
                alongRim[(i * width) + j] = before <= beside;
                cost[(i * width) + j] = Math.Min(before, beside) + Length(from + i, to + j);
            }
        }
        var band = new List<Triangle>();
        for (int i = rim.Length, j = loop.Length, steps = 0; i + j > 0;)
        {
            bool isAlongRim = alongRim[(i * width) + j];
            band.Add(isAlongRim ? new Triangle(OnRim(from + i - 1), OnRim(from + i), OnLoop(to + j)) : new Triangle(OnLoop(to + j), OnLoop(to + j - 1), OnRim(from + i)));
            (i, j) = isAlongRim ? (i - 1, j) : (i, j - 1);
            steps = i + j > 0 && alongRim[(i * width) + j] == isAlongRim ? steps + 1 : 0;
            if (steps + 1 == (isAlongRim ? rim.Length : loop.Length)) return false;
        }
        patch.Triangles.AddRange(band);
        return true;

        int OnRim(int i) => rim[i % rim.Length];
        int OnLoop(int j) => loop[j % loop.Length];
        double Length(int i, int j) => (patch.Points[OnRim(i)] - patch.Points[OnLoop(j)]).Length;
    }
}
