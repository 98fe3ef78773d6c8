namespace Inpaint3D.Numerics.Curves;

/// <summary>
/// Joins points on a circle in pairs at least total cost, so that no two chords cross; points may stay alone at no cost. Over
/// intervals i..j of the circle: <c>M(i, j) = min { M(i + 1, j), min over k of cost(i, k) + M(i + 1, k − 1) + M(k + 1, j) }</c>.
/// </summary>
/// <remarks>S. Masnou, J.-M. Morel. Level lines based disocclusion. Proc. IEEE Int. Conf. Image Processing 3, 1998. Time is the number of admissible pairs times that of points.</remarks>
internal static class NonCrossingPairs
{
    /// <summary>The pairs of least total cost.</summary>
    /// <param name="count">Points, numbered around the circle.</param>
    /// <param name="pairs">What may be joined, the smaller number first, and at what cost; only negative costs are of use.</param>
    /// <param name="run">Whether to stop.</param>
    public static List<(int First, int Second)> Best(int count, IEnumerable<(int First, int Second, double Cost)> pairs, Run run)
    {
        var partners = new List<(int Second, double Cost)>[count];
        for (int i = 0; i < count; i++) partners[i] = [];
        foreach (var (first, second, cost) in pairs)
            if (cost < 0) partners[first].Add((second, cost));
        // M(i, j) stands at [i, j + 1], so that empty intervals have their 0; Choice is the partner of i or −1.
        var (least, choice) = (new double[count + 2, count + 2], new int[count + 1, count + 1]);
        for (int i = count - 1; i >= 0; i--)
        {
            run.Cancel.ThrowIfCancellationRequested();
            for (int j = i; j < count; j++)
            {
                var (best, partner) = (least[i + 1, j + 1], -1);
                foreach (var (k, cost) in partners[i])
                {
                    if (k > j) continue;
                    double sum = cost + least[i + 1, k] + least[k + 1, j + 1];
                    if (sum < best) (best, partner) = (sum, k);
                }
                (least[i, j + 1], choice[i, j]) = (best, partner);
            }
        }
        var result = new List<(int, int)>();
        var open = new Stack<(int First, int Last)>([(0, count - 1)]);
        while (open.TryPop(out var interval))
        {
            var (i, j) = interval;
            if (i >= j) continue;
            int k = choice[i, j];
            if (k >= 0) result.Add((i, k));
            open.Push((k < 0 ? i + 1 : k + 1, j));
            if (k >= 0) open.Push((i + 1, k - 1));
        }
        result.Sort();
        return result;
    }
}
