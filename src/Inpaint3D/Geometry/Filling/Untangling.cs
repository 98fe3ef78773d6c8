using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Filling;

/// <summary>
/// Saves a patch that crosses the mesh or itself at a few places, as beside a jagged rim: edges are flipped where that saves crossings, and the inner vertices of what still crosses,
/// with those beside them, move half way to the middle of their neighbours, until nothing crosses. Where it goes through something that stands in the hole, a dent takes it past that on the
/// side where it is less deep.
/// </summary>
internal static class Untangling
{
    /// <summary>Largest part of a patch's triangles that cross, and passes.</summary>
    const double MostCrossing = 0.03;
    const int Passes = 20;
    /// <summary>What a dent grows by, in mean edges of the patch, how often, and how much it deepens by a unit of distance: 45°, but for what hangs on the rim.</summary>
    const double Step = 0.5, Slope = 1;
    const int Steps = 12;

    /// <summary>A patch in which nothing crosses; null where that is not reached.</summary>
    /// <param name="patch">The patch, which stays as it is.</param>
    /// <param name="rim">Its rim.</param>
    /// <param name="old">What it must not cross.</param>
    /// <param name="run">Cancels.</param>
    public static Patch? Of(Patch patch, Rim rim, FaceSet old, Run run) => Smoothed(patch, rim, old, run) ?? Past(patch, rim, old, run);

    static Patch? Smoothed(Patch patch, Rim rim, FaceSet old, Run run)
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

    /// <summary>The patch with a dent, in front of it or behind, that takes it past the old triangles in its way; null where they are too many or none is deep enough.</summary>
    static Patch? Past(Patch patch, Rim rim, FaceSet old, Run run)
    {
        double most = MostCrossing * patch.Triangles.Count;
        var faces = FaceSet.Of(patch, rim);
        if (faces.Crossing(old, most, run).Count > most || faces.CrossesItself(run)) return null;
        var normals = Normals.Precise(new Mesh { Positions = [.. patch.Points], Triangles = [.. patch.Triangles] }, run.Cancel);
        var edges = patch.Triangles.SelectMany(t => ((int, int)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]).ToArray();
        double step = Step * edges.Average(Length);
        return ((int[])[-1, 1]).Select(Dented).Where(dent => dent.Patch is not null).OrderBy(dent => dent.Depth).FirstOrDefault().Patch;

        bool IsFixed(Triangle t) => Math.Max(t.A, Math.Max(t.B, t.C)) < patch.RimPoints;
        double Length((int From, int To) edge) => (patch.Points[edge.From] - patch.Points[edge.To]).Length;

        (Patch? Patch, double Depth) Dented(int side)
        {
            var (dented, depth) = (patch.Copy(), new double[patch.Points.Count]);
            (dented.Colors, dented.Columns) = (patch.Colors, patch.Columns);
            for (int pass = 0; pass < Steps; pass++)
            {
                var crossing = FaceSet.Of(dented, rim).Crossing(old, most, run);
                if (crossing.Count == 0) return (dented, depth.Sum());
                if (crossing.Count > most || crossing.Exists(t => IsFixed(patch.Triangles[t]))) break;
                foreach (int v in crossing.SelectMany(t => (int[])[patch.Triangles[t].A, patch.Triangles[t].B, patch.Triangles[t].C]).Distinct()) depth[v] += v < patch.RimPoints ? 0 : step;
                Spread(depth);
                for (int v = patch.RimPoints; v < depth.Length; v++) dented.Points[v] = patch.Points[v] + (side * depth[v] * normals[v]);
            }
            return (null, 0);
        }

        void Spread(double[] depth)
        {
            for (bool isDone = false; !isDone;)
            {
                isDone = true;
                foreach (var edge in edges) isDone &= !(Deepens(edge.Item1, edge.Item2, Length(edge)) | Deepens(edge.Item2, edge.Item1, Length(edge)));
            }
            bool Deepens(int v, int from, double length)
            {
                double least = depth[from] - (Slope * length);
                if (v < patch.RimPoints || depth[v] >= least) return false;
                depth[v] = least;
                return true;
            }
        }
    }
}
