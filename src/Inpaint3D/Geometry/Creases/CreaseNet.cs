using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Geometry.Creases;

/// <summary>
/// Creases continued through a hole: its ends are joined in pairs, or several at a corner, so that nothing crosses and the sum of squared
/// bends is least; an end may also be left alone. A pair is joined by the cubic of its two tangents; a corner is the point of least
/// distances from its ends' sheets and tangents, and meets each end by the parabola of its tangent.
/// </summary>
/// <remarks>
/// Corner: T. Ju, F. Losasso, S. Schaefer, J. Warren. Dual contouring of Hermite data. ACM Trans. Graphics 21(3), 2002, whose
/// quadratic error function is here reweighted and minimised by proximal steps, which leave what it does not determine at the ends' mean.
/// </remarks>
internal sealed class CreaseNet
{
    /// <summary>Cost of an end left alone, half the cost of a pair whose tangents bend by 60° each.</summary>
    const double Alone = 1.1;
    /// <summary>Weight of squared angles between the sheets that a pair joins; curved sheets turn.</summary>
    const double SheetWeight = 0.25;
    /// <summary>Weight of a corner's distances from sheets over the mean length of its curves.</summary>
    const double OffSheetWeight = 1;
    /// <summary>Ends above which no net is looked for.</summary>
    const int MostEnds = 10;

    /// <summary>Distance of a corner from the rim, in edges, within which it snaps to an end.</summary>
    const double NearEnd = 1.2;

    readonly Rim _rim;
    readonly bool _snaps;
    readonly CreaseEnd[] _all;
    readonly List<int[]> _blocks = [];
    readonly Dictionary<(int, int), (double Cost, int Mask)> _best = [];

    CreaseNet(Rim rim, IReadOnlyList<CreaseEnd> ends, bool snaps)
    {
        (_rim, _all, _snaps) = (rim, [.. ends], snaps);
        Collect(0, ends.Count);
        int[] joined = [.. _blocks.SelectMany(block => block).Order()];
        Ends = [.. joined.Select(i => _all[i])];
        Ways = new (int[], int)[joined.Length];
        foreach (int[] block in _blocks) Draw(Array.ConvertAll(block, i => Array.IndexOf(joined, i)));
    }

    /// <summary>The ends that are joined, by place.</summary>
    public CreaseEnd[] Ends { get; }
    /// <summary>New points on creases, numbered on from the rim's.</summary>
    public List<Vec3> Points { get; } = [];
    /// <summary>Wanted edges at the new points.</summary>
    public List<double> Scale { get; } = [];
    /// <summary>The creases' points; those on the rim by their places.</summary>
    public List<int[]> Curves { get; } = [];
    /// <summary>Of every end: the new points along which the boundary of the sheet before it goes on, and the end where it comes to the rim again.</summary>
    public (int[] Points, int Exit)[] Ways { get; }

    /// <summary>The net of a rim, or null when fewer than two ends can be joined.</summary>
    public static CreaseNet? Of(Rim rim, IReadOnlyList<CreaseEnd> ends) =>
        ends.Count is >= 2 and <= MostEnds && new CreaseNet(rim, ends, snaps: false) is { Ends.Length: >= 2 } net ? net : null;

    /// <summary>
    /// The net with what comes too near to the rim, where sheets would cross, put onto it: ends at the places that their tangents pass, and
    /// corners within about an edge of an end at its place. Null when nothing is near.
    /// </summary>
    public CreaseNet? Snapped()
    {
        CreaseEnd[] ends = [.. Ends.Select(end => end.Snapped(_rim)).OrderBy(end => end.Place)];
        if (ends.DistinctBy(end => end.Place).Count() < ends.Length) return null;
        var net = new CreaseNet(_rim, ends, snaps: true);
        return net.Ends.Length >= 2 && (net.Points.Count < Points.Count || !net.Ends.SequenceEqual(Ends)) ? net : null;
    }

    /// <summary>The least cost of joining the ends from <paramref name="from"/> until before <paramref name="to"/>: that of the first one's block and, between its ends, of the others.</summary>
    (double Cost, int Mask) Best(int from, int to)
    {
        if (from >= to) return (0, 0);
        if (_best.TryGetValue((from, to), out var known)) return known;
        var best = (Cost: double.PositiveInfinity, Mask: 0);
        for (int mask = 0; mask < 1 << (to - from - 1); mask++)
        {
            int[] block = Members(from, to, mask);
            double cost = CostOf(block);
            for (int i = 0; i < block.Length && cost < best.Cost; i++) cost += Best(block[i] + 1, i + 1 < block.Length ? block[i + 1] : to).Cost;
            if (cost < best.Cost) best = (cost, mask);
        }
        return _best[(from, to)] = best;
    }

    static int[] Members(int from, int to, int mask) => [from, .. Enumerable.Range(from + 1, to - from - 1).Where(i => (mask >> (i - from - 1) & 1) != 0)];

    void Collect(int from, int to)
    {
        if (from >= to) return;
        int[] block = Members(from, to, Best(from, to).Mask);
        if (block.Length > 1) _blocks.Add(block);
        for (int i = 0; i < block.Length; i++) Collect(block[i] + 1, i + 1 < block.Length ? block[i + 1] : to);
    }

    double CostOf(int[] block)
    {
        if (block.Length == 1) return Alone;
        var ends = Array.ConvertAll(block, i => _all[i]);
        return ends.Length switch
        {
            2 => PairCost(ends[0], ends[1]),
            4 => Math.Min(CornerCost(ends), Math.Min(RidgeCost(ends, 0), RidgeCost(ends, 1))),
            _ => CornerCost(ends),
        };
    }

    static double PairCost(CreaseEnd a, CreaseEnd b)
    {
        var chord = b.Point - a.Point;
        return Squared(BentEdges.Angle(a.Direction, chord)) + Squared(BentEdges.Angle(b.Direction, -1 * chord))
            + (SheetWeight * (Squared(BentEdges.Angle(a.After, b.Before)) + Squared(BentEdges.Angle(a.Before, b.After))));
    }

    /// <summary>The cost of four ends that meet two and two, beginning with one of them, at corners with a crease between.</summary>
    double RidgeCost(CreaseEnd[] ends, int first) =>
        CornerCost([ends[first], ends[first + 1]]) + CornerCost([ends[first + 2], ends[(first + 3) % 4]]);

    double CornerCost(CreaseEnd[] ends)
    {
        var corner = Corner(ends);
        double cost = 0, mean = ends.Average(end => (corner - end.Point).Length);
        foreach (var end in ends)
        {
            var chord = corner - end.Point;
            double scale = _rim.Scale[end.Place];
            // Nearly parallel creases would meet far away.
            if (chord.Length < 0.1 * scale || chord.Length > _rim.Loop.Diameter) return double.PositiveInfinity;
            // The direction to a corner within an edge or two is chance.
            cost += Squared(BentEdges.Angle(end.Direction, chord) * Math.Min(1, chord.Length / (2 * scale)));
            cost += OffSheetWeight * (Squared(Vec3.Dot(end.Before, chord)) + Squared(Vec3.Dot(end.After, chord))) / Squared(mean);
        }
        return cost;
    }

    /// <summary>
    /// The point of least distances |r| from the ends' sheets and tangents, by least squares with weights 1 / |r| of the point before: where a
    /// crease is curved its straight continuation yields to the sheets that agree.
    /// </summary>
    static Vec3 Corner(CreaseEnd[] ends)
    {
        const double Step = 1e-5, Smallest = 1e-3;
        const int Steps = 20;
        var mean = Vec3.Zero;
        foreach (var end in ends) mean += end.Point / ends.Length;
        double size = ends.Max(end => (end.Point - mean).Length);
        var planes = new List<(Vec3 Normal, double Offset)>();
        foreach (var end in ends)
        {
            var across = Plane.Through(end.Point, end.Direction);
            foreach (var n in (ReadOnlySpan<Vec3>)[end.Before, end.After, across.U, across.V]) planes.Add((n, Vec3.Dot(n, end.Point - mean)));
        }
        var x = Vec3.Zero;
        for (int i = 0; i < Steps; i++)
        {
            var (m, side) = (new Mat3(new(Step, 0, 0), new(0, Step, 0), new(0, 0, Step)), Step * x);
            foreach (var (n, offset) in planes)
            {
                double weight = i == 0 ? 1 : size / (Math.Abs(Vec3.Dot(n, x) - offset) + (Smallest * size));
                m = new Mat3(m.Row0 + (weight * n.X * n), m.Row1 + (weight * n.Y * n), m.Row2 + (weight * n.Z * n));
                side += weight * offset * n;
            }
            x = Solve(m, side);
        }
        return mean + x;
    }

    /// <summary>Solves a symmetric 3 × 3 system.</summary>
    static Vec3 Solve(Mat3 m, Vec3 b)
    {
        var (u, v, w) = (Vec3.Cross(m.Row1, m.Row2), Vec3.Cross(m.Row2, m.Row0), Vec3.Cross(m.Row0, m.Row1));
        return ((b.X * u) + (b.Y * v) + (b.Z * w)) / Vec3.Dot(m.Row0, u);
    }

    /// <summary>Samples a block's creases and enters how the sheets go along them.</summary>
    void Draw(int[] block)
    {
        var ends = Array.ConvertAll(block, i => Ends[i]);
        int ridge = block.Length == 4 ? RidgeCost(ends, 0) <= RidgeCost(ends, 1) ? 0 : 1 : -1;
        if (block.Length == 2) DrawPair(block[0], block[1]);
        else if (ridge >= 0 && RidgeCost(ends, ridge) < CornerCost(ends)) DrawRidge([.. block[ridge..], .. block[..ridge]]);
        else DrawCorner(block);
    }

    void DrawPair(int a, int b)
    {
        int[] inner = Sample(Cubic(Ends[a], Ends[b]), (_rim.Scale[Ends[a].Place] + _rim.Scale[Ends[b].Place]) / 2);
        Curves.Add([Ends[a].Place, .. inner, Ends[b].Place]);
        (Ways[a], Ways[b]) = ((inner, b), ([.. inner.Reverse()], a));
    }

    void DrawCorner(int[] block)
    {
        var (hub, arms) = Hub(block);
        for (int i = 0; i < block.Length; i++)
        {
            int previous = (i + block.Length - 1) % block.Length;
            Enter(block[i], [.. arms[i], hub, .. arms[previous].Reverse()], block[previous]);
        }
    }

    void DrawRidge(int[] block)
    {
        var (hubA, a) = Hub(block[..2]);
        var (hubB, b) = Hub(block[2..]);
        var ((p, edgeA), (q, edgeB)) = (At(hubA), At(hubB));
        int[] inner = Sample(s => p + (s * (q - p)), (edgeA + edgeB) / 2);
        Curves.Add([hubA, .. inner, hubB]);
        Enter(block[1], [.. a[1], hubA, .. a[0].Reverse()], block[0]);
        Enter(block[2], [.. b[0], hubB, .. inner.Reverse(), hubA, .. a[1].Reverse()], block[1]);
        Enter(block[3], [.. b[1], hubB, .. b[0].Reverse()], block[2]);
        Enter(block[0], [.. a[0], hubA, .. inner, hubB, .. b[1].Reverse()], block[3]);

        (Vec3 Point, double Scale) At(int p) => p < _rim.Count ? (_rim.Points[p], _rim.Scale[p]) : (Points[p - _rim.Count], Scale[p - _rim.Count]);
    }

    /// <summary>Enters how a sheet goes from one end to another, without these themselves when a corner lies on one.</summary>
    void Enter(int end, int[] way, int exit) => Ways[end] = ([.. way.Where(p => p != Ends[end].Place && p != Ends[exit].Place)], exit);

    /// <summary>Adds a corner and the curves from some ends to it.</summary>
    (int Point, int[][] Arms) Hub(int[] block)
    {
        var ends = Array.ConvertAll(block, i => Ends[i]);
        var corner = Corner(ends);
        int near = NearestPlace(ends, corner), hub = near;
        if (near < 0) hub = Add(corner, ends.Average(end => _rim.Scale[end.Place]));
        else corner = _rim.Points[near];
        int[][] arms = Array.ConvertAll(ends, end => end.Place == hub ? [] : Sample(Parabola(end, corner), _rim.Scale[end.Place]));
        foreach (var (end, arm) in ends.Zip(arms))
            if (end.Place != hub) Curves.Add([end.Place, .. arm, hub]);
        return (hub, arms);
    }

    /// <summary>The place of the end to which a corner snaps, or −1.</summary>
    int NearestPlace(CreaseEnd[] ends, Vec3 corner)
    {
        int place = ends.MinBy(end => (corner - _rim.Points[end.Place]).Length)!.Place;
        return _snaps && (corner - _rim.Points[place]).Length < NearEnd * _rim.Scale[place] ? place : -1;
    }

    int Add(Vec3 point, double scale)
    {
        Points.Add(point);
        Scale.Add(scale);
        return _rim.Count + Points.Count - 1;
    }

    /// <summary>Adds the points that cut a curve over [0, 1] into edges of about a length.</summary>
    int[] Sample(Func<double, Vec3> curve, double edge)
    {
        const int Fine = 64;
        var lengths = new double[Fine + 1];
        for (int i = 1; i <= Fine; i++) lengths[i] = lengths[i - 1] + (curve((double)i / Fine) - curve((i - 1.0) / Fine)).Length;
        int count = Math.Clamp((int)Math.Round(lengths[Fine] / edge), 1, 4 * _rim.Count);
        var points = new int[count - 1];
        for (int k = 1, i = 0; k < count; k++)
        {
            double wanted = lengths[Fine] * k / count;
            while (lengths[i + 1] < wanted) i++;
            points[k - 1] = Add(curve((i + ((wanted - lengths[i]) / (lengths[i + 1] - lengths[i]))) / Fine), edge);
        }
        return points;
    }

    /// <summary>The Hermite cubic; with tangents of chord/cos²(θ/4) it is nearly circular when they turn by θ.</summary>
    static Func<double, Vec3> Cubic(CreaseEnd a, CreaseEnd b)
    {
        double length = (b.Point - a.Point).Length / Squared(Math.Cos(BentEdges.Angle(a.Direction, -1 * b.Direction) / 4));
        var (p, q, u, v) = (a.Point, b.Point, length * a.Direction, -length * b.Direction);
        return s => p + (s * s * (3 - (2 * s)) * (q - p)) + (s * (1 - s) * (((1 - s) * u) - (s * v)));
    }

    static Func<double, Vec3> Parabola(CreaseEnd end, Vec3 corner)
    {
        var chord = corner - end.Point;
        var tangent = chord.Length * end.Direction;
        return s => end.Point + (s * tangent) + (s * s * (chord - tangent));
    }

    static double Squared(double x) => x * x;
}
