using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Geometry.Creases;

/// <summary>
/// The old surface round a rim in smooth sheets. Triangles that bend by less than 15° at every edge are smooth, and hang together
/// over such edges; the others, in bands along creases, are added over the least bent edges first. So a crease between sheets may
/// have jagged or blunt edges; noise, which leaves no smooth triangles, has no sheets.
/// </summary>
internal sealed class SmoothSheets
{
    /// <summary>Largest angle at an edge within a sheet.</summary>
    const double SmoothAngle = Math.PI / 12;
    /// <summary>Fewest smooth triangles of a sheet.</summary>
    const int FewestTriangles = 6;
    /// <summary>Fewest rim edges of a sheet between two edges of another one.</summary>
    const int FewestEdges = 3;
    /// <summary>Rings round a rim that are looked at.</summary>
    public const int Rings = 8;

    /// <summary>Of a little less than the smooth angle, against rounding.</summary>
    static readonly double s_smoothCosine = Math.Cos(0.99 * SmoothAngle);
    static readonly double s_halfCosine = Math.Cos(CreaseEnd.LeastAngle / 2);

    readonly Vec3[] _centres;
    readonly bool[] _isSmooth;

    /// <summary>Finds the sheets.</summary>
    /// <param name="around">The old triangles.</param>
    /// <param name="rim">Their rim, of one loop.</param>
    public SmoothSheets(Surroundings around, Rim rim)
    {
        (Around, Edges) = (around, new BentEdges(around));
        _centres = Array.ConvertAll(around.Triangles, t => (around.Points[t.A] + around.Points[t.B] + around.Points[t.C]) / 3);
        _isSmooth = new bool[around.Triangles.Length];
        for (int f = 0; f < _isSmooth.Length; f++) _isSmooth[f] = IsSmooth(f);
        Sheet = new int[around.Triangles.Length];
        IsWithin = new bool[around.Triangles.Length];
        // Between less than two sheets there is no crease.
        if (FindSmooth() > 1) AddOthers();
        OfRim = [.. Enumerable.Range(0, rim.Count).Select(i => FaceBeside(i, (i + 1) % rim.Count) is >= 0 and var f ? Sheet[f] : -1)];
        DropSlivers();
    }

    /// <summary>The old triangles.</summary>
    public Surroundings Around { get; }
    /// <summary>Their edges.</summary>
    public BentEdges Edges { get; }
    /// <summary>The sheet of every triangle, −1 where there is none.</summary>
    public int[] Sheet { get; }
    /// <summary>True for triangles that continue their sheet smoothly.</summary>
    public bool[] IsWithin { get; }
    /// <summary>The sheet beside every edge of the rim.</summary>
    public int[] OfRim { get; }

    /// <summary>
    /// False when no crease can end at a rim: no two triangles beside it look as far apart as the sheets of a crease, which none does that is within half of
    /// this from their mean; or none that touches it bends at an edge by as much as sheets do between them.
    /// </summary>
    public static bool MayChangeAt(Topology topology, Rim rim)
    {
        var mean = Vec3.Zero;
        foreach (var normal in rim.Normals) mean += normal;
        mean = mean.Normalized();
        if (Array.TrueForAll(rim.Normals, normal => Vec3.Dot(normal, mean) > s_halfCosine)) return false;
        var edges = topology.Edges;
        foreach (int v in rim.Vertices)
            foreach (int h in edges.Outgoing(v)) if (IsBent(edges, h / 3)) return true;
        return false;
    }

    /// <summary>True when a triangle bends at an edge, or shares one with not just one triangle that agrees about the outside.</summary>
    static bool IsBent(HalfEdges edges, int face)
    {
        var normal = edges.Normal(face);
        for (int h = 3 * face; h < (3 * face) + 3; h++)
        {
            int twin = edges.Twins[h];
            if (twin == HalfEdges.Border) continue;
            if (twin < 0 || edges.From(twin) == edges.From(h)) return true;
            if (!AreSurelySmooth(normal, edges.Normal(twin / 3))) return true;
        }
        return false;
    }

    /// <summary>True for the normals, of any length, of triangles that bend by less than sheets do, without looking closer.</summary>
    static bool AreSurelySmooth(Vec3 a, Vec3 b) => Vec3.Dot(a, b) > s_smoothCosine * Math.Sqrt(a.LengthSquared * b.LengthSquared);

    /// <summary>From a point to the middle of the crease between two sheets near it; zero where they do not meet there.</summary>
    public Vec3 TowardsCrease(int a, int b, Vec3 point, double radius)
    {
        var sum = Vec3.Zero;
        for (int f = 0; f < Sheet.Length; f++)
        {
            if (Sheet[f] != a || (_centres[f] - point).Length > radius) continue;
            foreach (int next in Edges.Neighbours(f))
                if (Sheet[next] == b) sum += (0.5 * (_centres[f] + _centres[next])) - point;
        }
        return sum;
    }

    /// <summary>The plane of a sheet near a point, turned as its triangles are: means over its smooth triangles by the Gaussian of their distance; and how far their normals spread, in radians.</summary>
    public (Plane Plane, double Spread) Near(int sheet, Vec3 point, double radius)
    {
        double nearest = double.PositiveInfinity;
        for (int f = 0; f < Sheet.Length; f++)
            if (Sheet[f] == sheet && _isSmooth[f]) nearest = Math.Min(nearest, (_centres[f] - point).LengthSquared);
        var (normal, centre, sum) = (Vec3.Zero, Vec3.Zero, 0.0);
        for (int f = 0; f < Sheet.Length; f++)
        {
            if (Sheet[f] != sheet || !_isSmooth[f]) continue;
            double weight = Edges.Areas[f].Length * Math.Exp((nearest - (_centres[f] - point).LengthSquared) / (2 * radius * radius));
            (normal, centre, sum) = (normal + (weight * Edges.Areas[f].Normalized()), centre + (weight * _centres[f]), sum + weight);
        }
        return (Plane.Through(centre / sum, normal), Math.Acos(Math.Min(1, normal.Length / sum)));
    }

    bool IsSmooth(int face)
    {
        foreach (int next in Edges.Neighbours(face))
            if (!AreSurelySmooth(Edges.Areas[face], Edges.Areas[next]) && Edges.Angle(face, next) >= SmoothAngle) return false;
        return true;
    }

    int FaceBeside(int a, int b) => Edges.Face(b, a) is >= 0 and var f ? f : Edges.Face(a, b);

    /// <summary>Finds the smooth triangles that hang together, and says how many sheets they are.</summary>
    int FindSmooth()
    {
        Sheet.AsSpan().Fill(-1);
        int count = 0;
        for (int start = 0; start < Sheet.Length; start++)
        {
            if (Sheet[start] >= 0 || !_isSmooth[start]) continue;
            Sheet[start] = count;
            var found = new List<int> { start };
            for (int i = 0; i < found.Count; i++)
            {
                foreach (int next in Edges.Neighbours(found[i]))
                {
                    if (Sheet[next] >= 0 || !_isSmooth[next]) continue;
                    Sheet[next] = count;
                    found.Add(next);
                }
            }
            if (found.Count >= FewestTriangles) count++;
            // A number that is not used again: such triangles are left to the sheets round them.
            else foreach (int f in found) (Sheet[f], _isSmooth[f]) = (-1, false);
        }
        return count;
    }

    void AddOthers()
    {
        var front = new PriorityQueue<(int Face, int Sheet), (double Angle, int Face)>();
        for (int f = 0; f < Sheet.Length; f++)
        {
            if (Sheet[f] < 0) continue;
            IsWithin[f] = true;
            Offer(f);
        }
        while (front.TryDequeue(out var entry, out var order))
        {
            if (Sheet[entry.Face] >= 0) continue;
            (Sheet[entry.Face], IsWithin[entry.Face]) = (entry.Sheet, order.Angle < SmoothAngle);
            Offer(entry.Face);
        }
        void Offer(int f)
        {
            foreach (int next in Edges.Neighbours(f))
                if (Sheet[next] < 0) front.Enqueue((next, Sheet[f]), (Edges.Angle(f, next), next));
        }
    }

    /// <summary>Gives short runs of the rim within another sheet to that one, the shortest first.</summary>
    void DropSlivers()
    {
        int n = OfRim.Length;
        for (int length = 1; length < FewestEdges; length++)
        {
            for (int i = 0; i < n; i++)
            {
                int outer = OfRim[(i + n - 1) % n];
                if (OfRim[i] == outer || OfRim[(i + length) % n] != outer) continue;
                for (int k = 0; k < length; k++) OfRim[(i + k) % n] = outer;
            }
        }
    }
}
