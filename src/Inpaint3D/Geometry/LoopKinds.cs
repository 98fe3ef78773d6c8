using Inpaint3D.Compute;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// Finds what each loop is the rim of, and which loops one patch must fill together. An island is the outline of a smaller piece, of more than a triangle, that,
/// seen along the axis of a hole, lies inside the hole's rim and looks the same way. Two tube ends belong together when the surface
/// runs along the axis at both, each tube points at the other's centre within 45°, and they are no farther apart than 1.5 times
/// the smaller one's diameter; the outlines of two bowls, no farther than half of it. So the ends of an open cylinder, which look away from each other, are capped, and so are holes of walls that
/// face each other; the outlines of parallel sheets are no tube ends, since the surface is across their axis.
/// </summary>
/// <remarks>
/// The axis of a loop is the direction of its vector area: out of the surface for a hole, against it for an outline. A tube that is cut off obliquely, by a plane of
/// slope k, has an axis that is off its own direction by k, and a mean direction of the surface out of the rim, ∮ν = ∫ Δx, that is off by k / 2: twice that less the axis is along the tube.
/// </remarks>
internal sealed class LoopKinds
{
    /// <summary>Largest mean of normal · axis along a rim that counts as the end of a tube.</summary>
    const double TubeSlant = 0.6;
    /// <summary>Cosine within which an axis points at another rim, their distance over the smaller diameter, and the largest ratio of diameters.</summary>
    const double Facing = 0.7, TubeGap = 1.5, BowlGap = 0.5, TubeRatio = 2;
    /// <summary>Largest distance of an island from its hole's plane over the hole's diameter.</summary>
    const double IslandHeight = 0.5;
    /// <summary>Largest marker, over the diagonal of the mesh.</summary>
    const double MarkerSize = 0.05;
    /// <summary>Edges of the longest loop that is looked at as a slit.</summary>
    const int LongestSlit = 4000;

    readonly record struct Frame(Vec3 Centre, Vec3 Axis, Vec3 Along, double Slant);

    readonly Topology _topology;
    readonly Loop[] _loops;
    readonly Frame[] _frames;
    readonly int[] _group;

    LoopKinds(Topology topology, Loop[] loops, CpuDevice host)
    {
        (_topology, _loops, _frames) = (topology, loops, new Frame[loops.Length]);
        host.For(loops.Length, i => _frames[i] = FrameOf(loops[i]));
        _group = [.. Enumerable.Range(0, loops.Length)];
    }

    /// <summary>The loops with their kinds and partners.</summary>
    public static Loop[] Assign(Topology topology, Loop[] loops, CpuDevice host)
    {
        if (loops.Length == 0) return loops;
        var kinds = new LoopKinds(topology, loops, host);
        var tubes = kinds.JoinTubes();
        var islands = kinds.JoinIslands();
        double diagonal = topology.Mesh.Bounds() is var (min, max) ? (max - min).Length : 0;
        var partners = tubes.Count + islands.Count == 0 ? null : kinds._group.Select((group, i) => (group, i)).ToLookup(pair => kinds.Group(pair.i), pair => loops[pair.i].Id);
        return [.. loops.Select((loop, i) => loop with
        {
            IsOuterBorder = loop.IsOuterBorder && !islands.Contains(i) && !tubes.Contains(i),
            Kind = islands.Contains(i) ? LoopKind.Island : tubes.Contains(i) ? LoopKind.TubeEnd : loop.IsOuterBorder ? LoopKind.OuterBorder : kinds.Shape(loop, diagonal),
            Partners = partners is null ? [] : [.. partners[kinds.Group(i)].Where(id => id != loop.Id)],
        })];
    }

    Vec3[] Points(Loop loop) => Array.ConvertAll(loop.Vertices, v => _topology.Mesh.Positions[v]);

    Frame FrameOf(Loop loop)
    {
        var points = Points(loop);
        var (axis, centre, slant) = (LoopMeasure.VectorArea(points).Normalized(), Vec3.Zero, 0.0);
        foreach (var p in points) centre += p / points.Length;
        var (rim, outward) = (_topology.RimHalfEdges(loop), Vec3.Zero);
        for (int i = 0; i < rim.Length; i++)
        {
            var normal = _topology.OuterNormal(rim[i] / 3);
            slant += Vec3.Dot(normal, axis) / points.Length;
            outward += Vec3.Cross(normal, points[loop.Next(i)] - points[i]);
        }
        return new Frame(centre, axis, ((2 * outward.Normalized()) - axis).Normalized(), slant);
    }

    int Group(int i) => _group[i] == i ? i : _group[i] = Group(_group[i]);

    /// <summary>Joins the groups of two loops unless a vertex would be twice on the joined rim.</summary>
    bool TryJoin(int i, int j)
    {
        int a = Group(i), b = Group(j);
        if (a != b && PointsOf(a).Overlaps(PointsOf(b))) return false;
        (_group[a], _group[b]) = (Math.Min(a, b), Math.Min(a, b));
        return true;
    }

    HashSet<Vec3> PointsOf(int group) => [.. Enumerable.Range(0, _loops.Length).Where(i => Group(i) == group).SelectMany(i => Points(_loops[i]))];

    HashSet<int> JoinTubes()
    {
        var joined = new HashSet<int>();
        int[] ends = [.. Enumerable.Range(0, _loops.Length).Where(i => Math.Abs(_frames[i].Slant) <= TubeSlant && Fullness(_loops[i]) > 0.3)];
        foreach (int i in ends)
        {
            foreach (int j in ends)
            {
                if (j <= i || !AreEnds(i, j) || !TryJoin(i, j)) continue;
                joined.Add(i);
                joined.Add(j);
            }
        }
        return joined;
    }

    bool AreEnds(int i, int j)
    {
        var between = _frames[j].Centre - _frames[i].Centre;
        double gap = between.Length, small = Math.Min(_loops[i].Diameter, _loops[j].Diameter), large = Math.Max(_loops[i].Diameter, _loops[j].Diameter);
        bool isBowl = _loops[i].IsOuterBorder || _loops[j].IsOuterBorder;
        return gap <= (isBowl ? BowlGap : TubeGap) * small && !(isBowl && _loops[i].Component == _loops[j].Component) && large <= TubeRatio * small
            && Vec3.Dot(_frames[i].Along, between) >= Facing * gap && Vec3.Dot(_frames[j].Along, between) <= -Facing * gap;
    }

    HashSet<int> JoinIslands()
    {
        var islands = new HashSet<int>();
        if (_topology.Components == 1) return islands;
        var outer = _loops.Select((loop, i) => (loop, i)).GroupBy(pair => pair.loop.Component).Select(loops => loops.MaxBy(pair => pair.loop.FlatArea).i);
        foreach (int i in outer.Order())
        {
            if (_loops[i].Component == 1 || IsLoneTriangle(_loops[i])) continue;
            int host = Enumerable.Range(0, _loops.Length).Where(j => IsHost(j, i)).DefaultIfEmpty(-1).MinBy(j => j < 0 ? 0 : _loops[j].Diameter);
            if (host >= 0 && TryJoin(host, i)) islands.Add(i);
        }
        return islands;
    }

    /// <summary>True when a loop's piece is a lone triangle: debris, which says nothing about the surface.</summary>
    bool IsLoneTriangle(Loop loop) => loop.Edges == 3 && _topology.RimHalfEdges(loop).Select(h => h / 3).Distinct().Count() == 1;

    /// <summary>True when loop i is the border of a piece in hole j.</summary>
    bool IsHost(int j, int i)
    {
        if (_loops[j].Component >= _loops[i].Component || _loops[j].IsOuterBorder || _loops[j].Diameter <= _loops[i].Diameter) return false;
        var (hole, island) = (_frames[j], _frames[i]);
        var offset = island.Centre - hole.Centre;
        return offset.Length < _loops[j].Diameter && Math.Abs(Vec3.Dot(offset, hole.Axis)) <= IslandHeight * _loops[j].Diameter
            && Vec3.Dot(hole.Axis, island.Axis) <= -0.5 && island.Slant <= -0.3 && Contains(Points(_loops[j]), hole, Points(_loops[i]));
    }

    /// <summary>True when a rim, seen along its axis, surrounds all of some points.</summary>
    static bool Contains(Vec3[] rim, Frame frame, Vec3[] points)
    {
        var side = Vec3.Cross(frame.Axis, Math.Abs(frame.Axis.X) < 0.7 ? new Vec3(1, 0, 0) : new Vec3(0, 1, 0)).Normalized();
        var up = Vec3.Cross(frame.Axis, side);
        var outline = Array.ConvertAll(rim, Flat);
        return Array.TrueForAll(points, p => IsInside(Flat(p), outline));
        (double X, double Y) Flat(Vec3 p) => (Vec3.Dot(p - frame.Centre, side), Vec3.Dot(p - frame.Centre, up));
    }

    /// <summary>Crossings of a ray with the outline are odd in number.</summary>
    static bool IsInside((double X, double Y) p, (double X, double Y)[] outline)
    {
        bool inside = false;
        for (int i = 0; i < outline.Length; i++)
        {
            var (a, b) = (outline[i], outline[(i + 1) % outline.Length]);
            if ((a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X + ((p.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X))) inside = !inside;
        }
        return inside;
    }

    /// <summary>4π area over squared length: 1 for a circle, less for everything else.</summary>
    static double Roundness(Loop loop) => loop.Length > 0 ? 4 * Math.PI * loop.FlatArea / (loop.Length * loop.Length) : 0;

    /// <summary>The area over that of a circle of the same diameter: as round as it is, however jagged.</summary>
    static double Fullness(Loop loop) => loop.Diameter > 0 ? 4 * loop.FlatArea / (Math.PI * loop.Diameter * loop.Diameter) : 0;

    LoopKind Shape(Loop loop, double diagonal)
    {
        if (IsSlit(loop)) return LoopKind.Slit;
        if (Roundness(loop) < 0.1 || loop.Planarity > 0.25) return LoopKind.Complex;
        return Fullness(loop) >= 0.5 && loop.Planarity <= 0.1 && loop.Edges >= 5 && loop.Diameter <= MarkerSize * diagonal ? LoopKind.Marker : LoopKind.Ordinary;
    }

    /// <summary>Cut at the two vertices that are farthest apart, it has two lips; no vertex of one is half an edge or more from the other.</summary>
    bool IsSlit(Loop loop)
    {
        int n = loop.Edges;
        double gap = 0.5 * loop.Length / n;
        // The mean width of a flat slit is twice its area over its length; of another one it is larger than this.
        if (n > LongestSlit || 2 * loop.FlatArea > gap * loop.Length) return false;
        var points = Points(loop);
        var (first, second, largest) = (0, 0, -1.0);
        for (int i = 0; i < n; i++)
            for (int j = i + 1; j < n; j++) if ((points[i] - points[j]).LengthSquared is var d && d > largest) (first, second, largest) = (i, j, d);
        var (one, other) = (points[first..(second + 1)], (Vec3[])[.. points[second..], .. points[..(first + 1)]]);
        return one.All(p => Distance(p, other) < gap) && other.All(p => Distance(p, one) < gap);
    }

    static double Distance(Vec3 p, Vec3[] line)
    {
        double nearest = double.PositiveInfinity;
        for (int i = 0; i + 1 < line.Length; i++)
        {
            var along = line[i + 1] - line[i];
            double t = along.LengthSquared > 0 ? Math.Clamp(Vec3.Dot(p - line[i], along) / along.LengthSquared, 0, 1) : 0;
            nearest = Math.Min(nearest, (p - line[i] - (t * along)).Length);
        }
        return nearest;
    }
}
