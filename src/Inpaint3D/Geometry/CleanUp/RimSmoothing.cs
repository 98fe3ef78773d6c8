using Inpaint3D.Data;

namespace Inpaint3D.Geometry.CleanUp;

/// <summary>
/// Evens out jagged rims, such as a scan's, before they are filled: every pass moves each rim vertex to
/// ½ pᵢ + ¼ (pᵢ₋₁ + pᵢ₊₁), which damps a zigzag at once and long waves slowly. This is the only step that moves old vertices.
/// </summary>
public static class RimSmoothing
{
    /// <summary>Smooths some rims. Vertices on two of them stay, and so do the corners of a triangle that would turn over.</summary>
    /// <param name="mesh">The mesh; it is not written.</param>
    /// <param name="loops">Loops of the mesh to smooth.</param>
    /// <param name="passes">Passes, 0 or more.</param>
    /// <returns>The mesh with other positions, the loops in it with their numbers as before, and how many of their vertices have moved.</returns>
    /// <exception cref="ArgumentException">The number of passes is negative, or a loop is not one of the mesh.</exception>
    public static (Mesh Mesh, IReadOnlyList<Loop> Loops, int Moved) Smooth(Mesh mesh, IReadOnlyList<Loop> loops, int passes)
    {
        if (passes < 0) throw new ArgumentException($"The number of smoothing passes is {passes}: give 0 or more.");
        if (passes == 0 || loops.Count == 0) return (mesh, loops, 0);
        var topology = Topology.Reuse(mesh, loops);
        var edges = topology.Edges;
        int[][] rims = [.. loops.Select(loop => new Rim(topology, loop).Vertices)];
        var held = rims.SelectMany(rim => rim).GroupBy(v => v).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var positions = (Vec3[])mesh.Positions.Clone();
        for (int pass = 0; pass < passes; pass++)
        {
            var next = (Vec3[])positions.Clone();
            foreach (int[] rim in rims) Pass(rim, held, positions, next, mesh.DoublePrecision);
            while (HoldTurned(rims, edges, held, positions, next)) { }
            positions = next;
        }
        int[] moved = [.. rims.SelectMany(rim => rim).Distinct().Where(v => positions[v] != mesh.Positions[v])];
        // Copies of a vertex, which are welded by position, go with it.
        var targets = moved.ToDictionary(v => mesh.Positions[v], v => positions[v]);
        for (int v = 0; v < positions.Length; v++) positions[v] = targets.GetValueOrDefault(mesh.Positions[v], positions[v]);
        return (mesh with { Positions = positions }, [.. loops.Select(loop => Describe(loop, positions))], moved.Length);
    }

    static void Pass(int[] rim, HashSet<int> held, Vec3[] positions, Vec3[] next, bool isDouble)
    {
        for (int i = 0; i < rim.Length; i++)
        {
            if (held.Contains(rim[i])) continue;
            var p = (0.5 * positions[rim[i]]) + (0.25 * (positions[rim[(i + rim.Length - 1) % rim.Length]] + positions[rim[(i + 1) % rim.Length]]));
            next[rim[i]] = isDouble ? p : new Vec3((float)p.X, (float)p.Y, (float)p.Z);
        }
    }

    /// <summary>Puts the rim's corners of triangles that a pass turns over back, for good; true when there were any.</summary>
    static bool HoldTurned(int[][] rims, HalfEdges edges, HashSet<int> held, Vec3[] positions, Vec3[] next)
    {
        bool any = false;
        foreach (int v in rims.SelectMany(rim => rim))
        {
            foreach (int h in edges.Outgoing(v))
            {
                int[] corners = [edges.Corners[h - (h % 3)], edges.Corners[h - (h % 3) + 1], edges.Corners[h - (h % 3) + 2]];
                if (corners.All(c => positions[c] == next[c]) || !(Vec3.Dot(Normal(positions, corners), Normal(next, corners)) <= 0)) continue;
                any = true;
                foreach (int c in corners)
                {
                    next[c] = positions[c];
                    held.Add(c);
                }
            }
        }
        return any;
    }

    static Vec3 Normal(Vec3[] points, int[] corners) => Vec3.Cross(points[corners[1]] - points[corners[0]], points[corners[2]] - points[corners[0]]);

    static Loop Describe(Loop loop, Vec3[] positions) => LoopMeasure.Describe(loop.Vertices, Array.ConvertAll(loop.Vertices, v => positions[v])) with
    {
        Id = loop.Id, IsOuterBorder = loop.IsOuterBorder, Component = loop.Component, Kind = loop.Kind, Partners = loop.Partners,
    };
}
