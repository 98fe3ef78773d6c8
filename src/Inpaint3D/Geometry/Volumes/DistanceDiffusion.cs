using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Geometry.Volumes;

/// <summary>Diffuses the clamped signed distance of the surface beside a rim into the hole, ring by ring of cells.</summary>
internal static class DistanceDiffusion
{
    /// <summary>Distance in cells at which it is clamped, and cells along the surface from the rim to which it is known.</summary>
    const double Clamp = 3;
    const int Reach = 5;
    /// <summary>Cells from the hole at which the distance is fully trusted.</summary>
    const int Trusted = 3;
    /// <summary>The function, in cells.</summary>
    /// <param name="volume">The grid's frame.</param>
    /// <param name="passes">Passes after the rings have met.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static (SparseGrid Grid, double[] Values) Of(HoleVolume volume, int passes, Run run)
    {
        var (grid, given) = (new SparseGrid(), new List<double>());
        var near = NearRim(volume);
        for (int node = 0; node < near.Count; node++)
        {
            if ((node & 0xff) == 0) run.Step(0.1 * node / near.Count);
            var (distance, border) = volume.Surface.At(volume.ToSpace(near[node], volume.Cell));
            if (border >= 0 || Math.Abs(distance) > Clamp * volume.Cell) continue;
            grid.Add(near[node]);
            given.Add(distance / volume.Cell);
        }
        var box = volume.Bounds(volume.Cell);
        bool MayEnter((int X, int Y, int Z) node) => box.Contains(node) && volume.IsInHole(volume.Surface.At(volume.ToSpace(node, volume.Cell)));
        var confidence = Confidence(grid, MayEnter);
        var values = RingDiffusion.Grow(grid, [.. given], confidence, MayEnter, passes, run.Part(0.1, 1));
        return (grid, values);
    }

    /// <summary>All nodes within some cells of the rim's edges.</summary>
    static SparseGrid NearRim(HoleVolume volume)
    {
        var (grid, rim, seen) = (new SparseGrid(), volume.Rim, new HashSet<(int, int, int)>());
        const int side = (2 * Reach) + 1;
        for (int i = 0; i < rim.Count; i++)
        {
            var (p, q) = (rim.Points[i], rim.Points[rim.Loop.Next(i)]);
            int steps = (int)Math.Ceiling((q - p).Length / volume.Cell);
            for (int step = 0; step < steps; step++)
            {
                var at = volume.ToGrid(p + ((double)step / steps * (q - p)), volume.Cell);
                var (x, y, z) = ((int)Math.Round(at.X), (int)Math.Round(at.Y), (int)Math.Round(at.Z));
                if (!seen.Add((x, y, z))) continue;
                for (int k = 0; k < side * side * side; k++) grid.Add((x + (k % side) - Reach, y + (k / side % side) - Reach, z + (k / side / side) - Reach));
            }
        }
        return grid;
    }

    /// <summary>1 from some cells off the hole on, less towards it.</summary>
    static double[] Confidence(SparseGrid grid, Func<(int X, int Y, int Z), bool> isHole)
    {
        var ring = new int[grid.Count];
        var front = new Queue<int>();
        var asked = new Dictionary<(int, int, int), bool>();
        for (int node = 0; node < grid.Count; node++)
        {
            var (x, y, z) = grid[node];
            foreach (var place in ((int, int, int)[])[(x + 1, y, z), (x - 1, y, z), (x, y + 1, z), (x, y - 1, z), (x, y, z + 1), (x, y, z - 1)])
            {
                if (ring[node] > 0 || grid.Find(place) >= 0) continue;
                if (!asked.TryGetValue(place, out bool hole)) asked.Add(place, hole = isHole(place));
                if (!hole) continue;
                ring[node] = 1;
                front.Enqueue(node);
            }
        }
        while (front.TryDequeue(out int node))
        {
            if (ring[node] == Trusted) continue;
            var (x, y, z) = grid[node];
            foreach (var place in ((int, int, int)[])[(x + 1, y, z), (x - 1, y, z), (x, y + 1, z), (x, y - 1, z), (x, y, z + 1), (x, y, z - 1)])
            {
                if (grid.Find(place) is not (>= 0 and var other) || ring[other] > 0) continue;
                ring[other] = ring[node] + 1;
                front.Enqueue(other);
            }
        }
        return Array.ConvertAll(ring, r => r == 0 ? 1 : (double)r / Trusted);
    }
}
