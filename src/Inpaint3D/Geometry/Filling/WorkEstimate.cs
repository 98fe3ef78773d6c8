using Inpaint3D.Compute;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Filling;

/// <summary>What filling holes of a mesh will take, before it is done: a model of few numbers, measured on patches of 2,000 to 240,000 vertices and meshes of up to 10 million triangles.</summary>
/// <param name="Vertices">New vertices.</param>
/// <param name="Bytes">Memory of the whole process at its peak.</param>
/// <param name="Seconds">
/// Processor time of the whole process, reading and writing included, on one core of 3 GHz, as native code. Nothing is looked at that would foresee what noise at a rim, joined rims and
/// the painting of colours take: up to 25 times as much for a single hole of 100 to 200 edges.
/// </param>
public sealed record WorkEstimate(double Vertices, double Bytes, double Seconds)
{
    /// <summary>The program, a triangle and a vertex of the mesh with their connectivity, a hole, and a new vertex while its patch is made.</summary>
    const double ProgramBytes = 35e6, TriangleBytes = 70, VertexBytes = 80, HoleBytes = 7e3, NewVertexBytes = 600;
    /// <summary>The same in seconds, and an edge of a rim.</summary>
    const double ProgramSeconds = 0.08, TriangleSeconds = 2.4e-7, HoleSeconds = 8e-5, NewVertexSeconds = 2e-5, RimEdgeSeconds = 5e-6;

    /// <summary>Estimates.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="loops">The loops to close.</param>
    /// <param name="density">Old edges over new ones; 0 for patches without new vertices.</param>
    /// <param name="growth">How much the new edges lengthen by a unit of distance from a rim of so many edges.</param>
    /// <param name="bulges">True for patches that go on with the slope of what is round them.</param>
    /// <param name="host">The threads; so many holes are filled at a time.</param>
    internal static WorkEstimate Of(Mesh mesh, IReadOnlyList<Loop> loops, double density, Func<int, double> growth, bool bulges, CpuDevice host)
    {
        var topology = bulges && density > 0 && loops.Count > 0 ? Topology.Reuse(mesh, loops, host) : null;
        var vertices = loops.Select(loop => density * density * NewVertices(loop, (topology is null ? 1 : Bulge(loop, topology)) * loop.FlatArea, growth(loop.Edges))).ToArray();
        double all = vertices.Sum(), triangles = mesh.Triangles.Length, edges = loops.Sum(loop => (double)loop.Edges);
        double atOnce = vertices.OrderDescending().Take(host.Threads).Sum();
        return new WorkEstimate(all, ProgramBytes + (TriangleBytes * triangles) + (VertexBytes * mesh.Positions.Length) + (HoleBytes * loops.Count) + (NewVertexBytes * atOnce),
            ProgramSeconds + (TriangleSeconds * triangles) + (HoleSeconds * loops.Count) + (RimEdgeSeconds * edges) + (NewVertexSeconds * all));
    }

    /// <summary>
    /// Area of a cap over that of its rim's plane, were it of a sphere with the rim's slope: 2 / (1 + s), where s is the mean of normal · axis along
    /// the rim. Beyond a cap of 150° the rim is that of a sheet, which is closed by its back, and tubes are joined by a band.
    /// </summary>
    static double Bulge(Loop loop, Topology topology)
    {
        const double sheet = -0.866;
        var axis = LoopMeasure.VectorArea(Array.ConvertAll(loop.Vertices, v => topology.Mesh.Positions[v])).Normalized();
        double slope = topology.RimHalfEdges(loop).Average(h => Vec3.Dot(topology.OuterNormal(h / 3), axis));
        return slope < sheet || loop.Partners.Count > 0 ? 1 : 2 / (1 + slope);
    }

    /// <summary>
    /// Inner vertices of a patch of some area at density 1. By Euler's formula n rim edges and v vertices make n + 2v − 2 triangles, of area √3/4 h² each. Where
    /// the edges e = h + g d grow with the distance d from the rim, each vertex has √3/2 e², at which the patch, as wide as a disk's radius of
    /// the same area and length, still has the part 1 − d/w of its rim's length; such patches have about 0.6 of what this gives.
    /// </summary>
    static double NewVertices(Loop loop, double area, double growth)
    {
        const double hexagon = 0.866, graded = 0.6;
        double h = loop.Length / loop.Edges, width = 2 * area / loop.Length;
        if (!(h > 0) || !(width > 0)) return 0;
        if (growth == 0) return Math.Max(0, (area / (hexagon * h * h)) - (loop.Edges / 2.0) + 1);
        double far = h + (growth * width), near = ((1 / h) - (1 / far)) / growth, shrinking = (Math.Log(far / h) + (h / far) - 1) / (growth * growth * width);
        return graded * loop.Length * (near - shrinking) / hexagon;
    }
}
