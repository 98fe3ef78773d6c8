namespace Inpaint3D.Geometry.Filling;

/// <summary>
/// Saves a patch that crosses the mesh or itself at a few places, as beside a jagged rim: edges are flipped where that saves crossings, and the inner vertices of what still crosses,
/// with those beside them, move half way to the middle of their neighbours, until nothing crosses.
/// </summary>
internal static class Untangling
{
    /// <summary>Largest part of a patch's triangles that cross, and passes.</summary>
    const double MostCrossing = 0.03;
    const int Passes = 20;

    /// <summary>A patch in which nothing crosses; null where that is not reached.</summary>
    /// <param name="patch">The patch, which stays as it is.</param>
    /// <param name="rim">Its rim.</param>
    /// <param name="old">What it must not cross.</param>
    /// <param name="run">Cancels.</param>
    public static Patch? Of(Patch patch, Rim rim, FaceSet old, Run run)
    {
        var better = patch.Copy();
        (better.Colors, better.Columns) = (patch.Colors, patch.Columns);
        for (int pass = 0; pass < Passes; pass++)
        {
            double most = MostCrossing * better.Triangles.Count;
            var crossing = FaceSet.Of(better, rim).Crossing(old, most, run);
            if (crossing.Count == 0) return better;
            if (crossing.Count > most) return null;
            if (pass == 0) FewerCrossings.Make(better, rim, old, run);
            else Smooth(better, crossing);
        }
        return null;
    }

    /// <summary>Moves the inner vertices of some triangles, and those beside them.</summary>
    static void Smooth(Patch patch, List<int> triangles)
    {
        var corners = triangles.SelectMany(t => (int[])[patch.Triangles[t].A, patch.Triangles[t].B, patch.Triangles[t].C]).ToHashSet();
        foreach (var (v, middle) in patch.Middles(patch.Triangles.Where(t => corners.Contains(t.A) || corners.Contains(t.B) || corners.Contains(t.C))))
            patch.Points[v] = 0.5 * (patch.Points[v] + middle);
    }
}
