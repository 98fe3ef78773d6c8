using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Volumes;

/// <summary>
/// Signed distances to an open surface: negative behind it. Where the nearest point lies on its border the sign is not known, for there the
/// surface goes on as nobody knows. The sign is that of the mean normal of the triangles at the nearest point, weighted by their angles.
/// </summary>
/// <remarks>J. A. Bærentzen, H. Aanæs. Signed distance computation using the angle weighted pseudonormal. IEEE TVCG 11(3), 2005.</remarks>
internal sealed class NearSurface
{
    /// <summary>A weight of a corner up to this is none.</summary>
    const double OnEdge = 1e-9;

    readonly Topology _topology;
    readonly BoundingTree _tree;

    public NearSurface(Topology topology)
    {
        var mesh = topology.Mesh;
        _topology = topology;
        _tree = BoundingTree.Of(mesh.Positions, mesh.Triangles, [.. Enumerable.Range(0, mesh.Triangles.Length).Where(t => topology.Edges.Corners[3 * t] >= 0)]);
    }

    /// <summary>What lies next to a place.</summary>
    /// <param name="Distance">Signed; without its sign's meaning at the border.</param>
    /// <param name="Border">A welded vertex of the nearest border edge; −1 where the nearest point is within the surface.</param>
    public readonly record struct Side(double Distance, int Border);

    /// <summary>The distance of a place from the surface, and whether its border is nearest.</summary>
    public Side At(Vec3 place)
    {
        var foot = _tree.Closest(place);
        if (foot.Triangle < 0) return new Side(double.PositiveInfinity, -1);
        var edges = _topology.Edges;
        var (a, b, c) = (1 - foot.U - foot.V <= OnEdge, foot.U <= OnEdge, foot.V <= OnEdge);
        int h = 3 * foot.Triangle, border = -1;
        Vec3 normal;
        if ((a && b) || (b && c) || (c && a))
        {
            int vertex = edges.Corners[h + (b && c ? 0 : c && a ? 1 : 2)];
            foreach (int out1 in edges.Outgoing(vertex))
                if (edges.Twins[out1] == HalfEdges.Border || edges.Twins[HalfEdges.Previous(out1)] == HalfEdges.Border) border = vertex;
            normal = AtVertex(vertex);
        }
        else if (a || b || c)
        {
            h += a ? 1 : b ? 2 : 0;
            if (edges.Twins[h] == HalfEdges.Border) border = edges.From(h);
            normal = _topology.OuterNormal(h / 3) + (edges.Twins[h] >= 0 ? _topology.OuterNormal(edges.Twins[h] / 3) : Vec3.Zero);
        }
        else
        {
            normal = _topology.OuterNormal(foot.Triangle);
        }
        var offset = place - foot.Point;
        return new Side(Vec3.Dot(offset, normal) < 0 ? -offset.Length : offset.Length, border);
    }

    Vec3 AtVertex(int vertex)
    {
        var (edges, normal) = (_topology.Edges, Vec3.Zero);
        var at = edges.Mesh.Positions[vertex];
        foreach (int h in edges.Outgoing(vertex))
        {
            var (p, q) = ((edges.Mesh.Positions[edges.To(h)] - at).Normalized(), (edges.Mesh.Positions[edges.From(HalfEdges.Previous(h))] - at).Normalized());
            normal += Math.Acos(Math.Clamp(Vec3.Dot(p, q), -1, 1)) * _topology.OuterNormal(h / 3);
        }
        return normal;
    }
}
