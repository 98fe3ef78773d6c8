using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// Vertices in which several fans of triangles meet: holes touch there, or a piece hangs on the mesh by vertices alone. A walk that turns through the fans goes from one hole on to the
/// next in each of them, so that a piece in a ring of holes would have a rim of its own and the ring another. Led over the gap instead, from the edge that arrives to the first that leaves,
/// turning over the hole, it goes round each hole; patches of such rims join the fans to one.
/// </summary>
internal static class Pinches
{
    /// <summary>The walks round the same holes, led over the gaps.</summary>
    /// <param name="topology">The mesh.</param>
    /// <param name="walks">Walks along its borders, the hole on their left, as half-edges that start at their vertices.</param>
    /// <returns>The walks themselves where no vertex is passed twice.</returns>
    internal static List<int[]> Untie(Topology topology, List<int[]> walks)
    {
        var edges = topology.Edges;
        int[] stops = [.. walks.SelectMany(walk => walk)], next = new int[stops.Length], previous = new int[stops.Length];
        var (first, meetings) = (new VertexMap(stops.Length), new SortedDictionary<int, List<int>>());
        for (int start = 0, w = 0; w < walks.Count; start += walks[w++].Length)
        {
            for (int i = 0, n = walks[w].Length; i < n; i++)
            {
                int stop = start + i, before = start + ((i + n - 1) % n);
                (next[before], previous[stop]) = (stop, before);
                int earlier = first.FindOrAdd(edges.From(stops[stop]), stop);
                if (earlier == stop) continue;
                if (!meetings.TryGetValue(earlier, out var met)) meetings.Add(earlier, met = [earlier]);
                met.Add(stop);
            }
        }
        if (meetings.Count == 0) return walks;
        int[] leaving = [.. Enumerable.Range(0, stops.Length)];
        foreach (var met in meetings.Values) LeadOverGaps(topology, stops, next, previous, met, leaving);
        return Walks(stops, next, leaving);
    }

    /// <summary>Sets, for what arrives at each stop of one vertex, the stop from which it leaves; leaves it as it is where fans do not lie round the vertex one after the other.</summary>
    static void LeadOverGaps(Topology topology, int[] stops, int[] next, int[] previous, List<int> met, int[] leaving)
    {
        Vec3 At(int stop) => topology.Mesh.Positions[topology.Edges.From(stops[stop])];
        var (here, normal) = (At(met[0]), Vec3.Zero);
        foreach (int stop in met) normal += topology.OuterNormal(stops[stop] / 3) + topology.OuterNormal(stops[previous[stop]] / 3);
        var side = Vec3.Cross(normal, Math.Abs(normal.X) < 0.7 * normal.Length ? new Vec3(1, 0, 0) : new Vec3(0, 1, 0)).Normalized();
        var up = Vec3.Cross(normal.Normalized(), side);
        double Angle(int stop) => At(stop) - here is var along ? Math.Atan2(Vec3.Dot(along, up), Vec3.Dot(along, side)) : 0;
        int[] chosen = [.. met.Select(arriving => met.MinBy(stop => Clockwise(Angle(previous[arriving]), Angle(next[stop]))))];
        if (chosen.Distinct().Count() < chosen.Length) return;
        for (int i = 0; i < chosen.Length; i++) leaving[met[i]] = chosen[i];
    }

    /// <summary>From 0 to below 2π.</summary>
    static double Clockwise(double from, double to) => from >= to ? from - to : from - to + (2 * Math.PI);

    static List<int[]> Walks(int[] stops, int[] next, int[] leaving)
    {
        var (walks, seen) = (new List<int[]>(), new bool[stops.Length]);
        for (int first = 0; first < stops.Length; first++)
        {
            if (seen[first]) continue;
            var walk = new List<int>();
            for (int stop = first; !seen[stop]; stop = leaving[next[stop]])
            {
                seen[stop] = true;
                walk.Add(stops[stop]);
            }
            walks.Add([.. walk]);
        }
        return walks;
    }
}
