using Inpaint3D.Data;

namespace Inpaint3D.Geometry.CleanUp;

/// <summary>Drops small pieces of a mesh, such as the crumbs that float round a scan. The largest piece always stays.</summary>
public static class SmallPieces
{
    /// <summary>Drops the pieces of fewer triangles than asked for.</summary>
    /// <param name="topology">The mesh.</param>
    /// <param name="triangles">Least number of triangles of a piece that stays.</param>
    /// <returns>What is left, its loops under their old numbers, and how many pieces have gone.</returns>
    public static (MeshPart Part, IReadOnlyList<Loop> Loops, int Dropped) Drop(Topology topology, double triangles)
    {
        var mesh = topology.Mesh;
        var sizes = Sizes(topology);
        var drop = new bool[mesh.Triangles.Length];
        for (int t = 0; t < drop.Length; t++) drop[t] = topology.ComponentOf(t) is var piece && piece > 1 && sizes[piece - 1] < triangles;
        topology.MarkLeftOut(drop);
        var part = MeshPart.Without(mesh, drop);
        int dropped = sizes.Skip(1).Count(size => size < triangles);
        if (dropped == 0) return (part, topology.Loops, 0);
        var edges = RimNumbers.EdgesOf(topology.Loops, part);
        return (part, RimNumbers.Restore(Topology.Of(part.Mesh), topology.Loops, edges).Loops, dropped);
    }

    /// <summary>Triangles of every piece, the largest first.</summary>
    public static int[] Sizes(Topology topology)
    {
        var sizes = new int[topology.Components];
        for (int t = 0; t < topology.Mesh.Triangles.Length; t++)
            if (topology.ComponentOf(t) is var piece && piece > 0) sizes[piece - 1]++;
        return sizes;
    }
}
