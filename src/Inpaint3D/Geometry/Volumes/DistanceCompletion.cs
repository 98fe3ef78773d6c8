using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Geometry.Volumes;

/// <summary>
/// Continues the signed distance of the surface round a hole smoothly into the hole: from the whole box on a coarse grid to a band
/// of a few cells along f = 0 on ever finer ones, so that the cost goes with the hole's area.
/// </summary>
internal static class DistanceCompletion
{
    /// <summary>Cells across the hole on the first grid.</summary>
    const double FirstCells = 6;
    /// <summary>Cells from the old surface to which its distance is taken for known, and from f = 0 to which a finer grid goes.</summary>
    const double Known = 2, Band = 3;

    /// <summary>The function on the finest grid, in its cells.</summary>
    /// <param name="volume">The grid's frame.</param>
    /// <param name="order">Order of the differences that are least.</param>
    /// <param name="alpha">Weight of the rim's points.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static (SparseGrid Grid, double[] Values) Of(HoleVolume volume, int order, double alpha, Run run)
    {
        int levels = Math.Max(0, (int)Math.Round(Math.Log2(volume.Rim.Loop.Diameter / FirstCells / volume.Cell)));
        double cell = volume.Cell * Math.Pow(2, levels);
        var grid = volume.Box(cell);
        var values = Values(volume, grid, cell, Known, run.Part(0, 0.1));
        for (int level = 0; ; level++, cell /= 2)
        {
            double size = cell;
            var part = run.Part((double)level / (levels + 1), (level + 1.0) / (levels + 1));
            SmoothExtension.Solve(grid, values, order, volume.Rim.Points.Select(p => volume.ToGrid(p, size)), alpha, part);
            if (level == levels) return (grid, values);
            var hole = InHole(volume, HoleVolume.Finer(grid, values, Band), cell / 2, run);
            grid = WithSurroundings(hole);
            values = Values(volume, grid, cell / 2, double.PositiveInfinity, run, hole.Count);
        }
    }

    /// <summary>The nodes next to which is the hole and not the surface.</summary>
    static SparseGrid InHole(HoleVolume volume, SparseGrid grid, double cell, Run run)
    {
        var hole = new SparseGrid();
        for (int node = 0; node < grid.Count; node++)
        {
            if ((node & 0xff) == 0) run.Cancel.ThrowIfCancellationRequested();
            if (volume.IsInHole(volume.Surface.At(volume.ToSpace(grid[node], cell)))) hole.Add(grid[node]);
        }
        return hole;
    }

    /// <summary>Those nodes first, then all within two cells of them.</summary>
    static SparseGrid WithSurroundings(SparseGrid hole)
    {
        var grid = new SparseGrid();
        for (int node = 0; node < hole.Count; node++) grid.Add(hole[node]);
        for (int node = 0; node < hole.Count; node++)
        {
            var (x, y, z) = hole[node];
            for (int k = 0; k < 125; k++) grid.Add((x + (k % 5) - 2, y + (k / 5 % 5) - 2, z + (k / 25) - 2));
        }
        return grid;
    }

    /// <summary>Signed distances in cells; NaN where unknown: in the hole and farther from the surface than so many cells.</summary>
    static double[] Values(HoleVolume volume, SparseGrid grid, double cell, double known, Run run, int inHole = 0)
    {
        var values = new double[grid.Count];
        values.AsSpan(0, inHole).Fill(double.NaN);
        for (int node = inHole; node < values.Length; node++)
        {
            if ((node & 0xff) == 0) run.Step((double)node / values.Length);
            var (distance, border) = volume.Surface.At(volume.ToSpace(grid[node], cell));
            values[node] = border >= 0 || !(Math.Abs(distance) <= known * cell) ? double.NaN : distance / cell;
        }
        return values;
    }
}
