using System.Numerics;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Geometry;

/// <summary>
/// The half-edge table of a triangle soup in flat arrays. Half-edge 3t + k runs from corner k of triangle t to the next
/// corner. Vertices are welded where positions are equal bit for bit (−0 = 0), so that seams and soups have no false rims;
/// triangles with two equal corners and repeated triangles are left out.
/// </summary>
internal sealed class HalfEdges
{
    /// <summary>Partner of a half-edge on the border.</summary>
    public const int Border = -1;
    /// <summary>Partner of a half-edge that is one too many on its edge: no border, and nothing beyond.</summary>
    public const int Surplus = -2;

    /// <summary>Vertices whose edges are paired at once.</summary>
    const int Block = 4096;

    readonly int[] _start, _outgoing;
    int _edges, _nonManifold, _inconsistent;

    /// <summary>Derives the table.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="host">Where edges are paired.</param>
    public HalfEdges(Mesh mesh, CpuDevice host)
    {
        Mesh = mesh;
        Corners = Weld(mesh);
        (_start, _outgoing) = SortByOrigin(Corners, mesh.Positions.Length);
        Twins = new int[Corners.Length];
        Pair(host);
        // A triangle and its repetition run along their edges in the same direction.
        if (_nonManifold + _inconsistent == 0 || !DropDuplicates()) return;
        (_start, _outgoing) = SortByOrigin(Corners, mesh.Positions.Length);
        Pair(host);
    }

    public Mesh Mesh { get; }
    /// <summary>Welded vertex (the lowest index at its position) where each half-edge starts; −1 in a triangle that is left out.</summary>
    public int[] Corners { get; }
    /// <summary>The half-edge of the neighbouring triangle on the same edge, whatever its direction; or <see cref="Border"/> or <see cref="Surplus"/>.</summary>
    public int[] Twins { get; }
    public int DegenerateFaces { get; private set; }
    public int DuplicateFaces { get; private set; }
    public int NonManifoldEdges => _nonManifold;
    public int InconsistentEdges => _inconsistent;
    public int Edges => _edges;

    /// <summary>The following half-edge of the triangle.</summary>
    public static int Next(int h) => h % 3 == 2 ? h - 2 : h + 1;
    /// <summary>The preceding half-edge of the triangle.</summary>
    public static int Previous(int h) => h % 3 == 0 ? h + 2 : h - 1;

    public int From(int h) => Corners[h];
    public int To(int h) => Corners[Next(h)];

    /// <summary>Half-edges that start at a welded vertex, one a triangle round it.</summary>
    public ReadOnlySpan<int> Outgoing(int vertex) => _outgoing.AsSpan(_start[vertex], _start[vertex + 1] - _start[vertex]);

    /// <summary>The mesh's own index of a welded vertex as the triangle of a half-edge uses it.</summary>
    public int MeshVertex(int h)
    {
        var t = Mesh.Triangles[h / 3];
        return (h % 3) switch { 0 => t.A, 1 => t.B, _ => t.C };
    }

    /// <summary>Welded vertices joined to one by an edge, each once for every triangle side that shows it first.</summary>
    public IEnumerable<int> Neighbours(int vertex)
    {
        for (int i = _start[vertex]; i < _start[vertex + 1]; i++)
        {
            int h = _outgoing[i];
            yield return To(h);
            // The edge that ends here is some other triangle's edge that starts here, but on the border.
            if (Twins[Previous(h)] < 0 || From(Twins[Previous(h)]) != vertex) yield return From(Previous(h));
        }
    }

    /// <summary>Some half-edge between two welded vertices in either direction, or −1.</summary>
    public int Find(int a, int b)
    {
        foreach (int h in Outgoing(a)) if (To(h) == b) return h;
        foreach (int h in Outgoing(b)) if (To(h) == a) return h;
        return -1;
    }

    /// <summary>Turns round a vertex from one border edge, through the fan of triangles, to the next one; −1 where the fan ends otherwise.</summary>
    public int Turn(int h, int vertex, List<int>? fan = null)
    {
        while (true)
        {
            fan?.Add(h / 3);
            int other = From(h) == vertex ? Previous(h) : Next(h);
            if (Twins[other] < 0) return Twins[other] == Border ? other : -1;
            h = Twins[other];
        }
    }

    int[] Weld(Mesh mesh)
    {
        var positions = mesh.Positions;
        int size = 16;
        while (size < 2L * positions.Length) size *= 2;
        var table = new int[size];
        var welded = new int[positions.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            var p = positions[i];
            welded[i] = i;
            if (!p.IsFinite) continue;
            int slot = Hash(p) & (size - 1);
            while (table[slot] != 0 && !(positions[table[slot] - 1] is var q && q.X == p.X && q.Y == p.Y && q.Z == p.Z)) slot = (slot + 1) & (size - 1);
            if (table[slot] == 0) table[slot] = i + 1;
            else welded[i] = table[slot] - 1;
        }
        var corners = new int[3 * mesh.Triangles.Length];
        for (int t = 0; t < mesh.Triangles.Length; t++)
        {
            var (a, b, c) = (welded[mesh.Triangles[t].A], welded[mesh.Triangles[t].B], welded[mesh.Triangles[t].C]);
            if (a == b || b == c || c == a)
            {
                (a, b, c) = (-1, -1, -1);
                DegenerateFaces++;
            }
            (corners[3 * t], corners[(3 * t) + 1], corners[(3 * t) + 2]) = (a, b, c);
        }
        return corners;
    }

    /// <summary>A hash of a position in plain arithmetic: −0, to which adding 0 makes a 0, is equal to 0.</summary>
    static int Hash(Vec3 p)
    {
        const ulong odd = 0x9e3779b97f4a7c15;
        ulong hash = BitConverter.DoubleToUInt64Bits(p.X + 0.0) * odd;
        hash = (BitOperations.RotateLeft(hash, 29) ^ BitConverter.DoubleToUInt64Bits(p.Y + 0.0)) * odd;
        hash = (BitOperations.RotateLeft(hash, 29) ^ BitConverter.DoubleToUInt64Bits(p.Z + 0.0)) * odd;
        return (int)(hash >> 32);
    }

    static (int[] Start, int[] Outgoing) SortByOrigin(int[] corners, int vertices)
    {
        var start = new int[vertices + 1];
        foreach (int v in corners) if (v >= 0) start[v + 1]++;
        for (int v = 0; v < vertices; v++) start[v + 1] += start[v];
        var (outgoing, next) = (new int[start[vertices]], start.AsSpan(0, vertices).ToArray());
        for (int h = 0; h < corners.Length; h++) if (corners[h] >= 0) outgoing[next[corners[h]]++] = h;
        return (start, outgoing);
    }

    /// <summary>Leaves out every triangle that has the same corners in the same turn as one before it.</summary>
    bool DropDuplicates()
    {
        for (int t = 0; t < Corners.Length / 3; t++)
        {
            int h = 3 * t;
            if (Corners[h] < 0) continue;
            if (Corners[h + 1] < Corners[h] && Corners[h + 1] < Corners[h + 2]) h += 1;
            else if (Corners[h + 2] < Corners[h] && Corners[h + 2] < Corners[h + 1]) h += 2;
            foreach (int g in Outgoing(Corners[h]))
            {
                if (g >= 3 * t) break;
                if (Corners[g] < 0 || To(g) != To(h) || Corners[Previous(g)] != Corners[Previous(h)]) continue;
                Corners.AsSpan(3 * t, 3).Fill(-1);
                DuplicateFaces++;
                break;
            }
        }
        return DuplicateFaces > 0;
    }

    /// <summary>Makes the half-edges of every edge partners. An edge belongs to its lower vertex, so that vertices can be taken in any order.</summary>
    void Pair(CpuDevice host)
    {
        Array.Fill(Twins, Border);
        (_edges, _nonManifold, _inconsistent) = (0, 0, 0);
        CpuDevice.ForBlocks(host, _start.Length - 1, Block, (start, end) =>
        {
            var (edges, nonManifold, inconsistent, room) = (0, 0, 0, new ulong[64]);
            for (int v = start; v < end; v++)
            {
                var ends = EndsAbove(v, ref room);
                for (int first = 0, next; first < ends.Length; first = next)
                {
                    for (next = first + 1; next < ends.Length && ends[next] >> 32 == ends[first] >> 32;) next++;
                    edges++;
                    if (next - first > 2) nonManifold++;
                    else if (next - first == 2 && From((int)ends[first]) == From((int)ends[first + 1])) inconsistent++;
                    PairEdge(ends[first..next]);
                }
            }
            Interlocked.Add(ref _edges, edges);
            Interlocked.Add(ref _nonManifold, nonManifold);
            Interlocked.Add(ref _inconsistent, inconsistent);
        });
    }

    /// <summary>The half-edges between a vertex and higher ones, sorted by these and then by their own numbers: the higher vertex in the upper half of each value.</summary>
    Span<ulong> EndsAbove(int vertex, ref ulong[] room)
    {
        var outgoing = Outgoing(vertex);
        if (room.Length < 2 * outgoing.Length) room = new ulong[4 * outgoing.Length];
        int count = 0;
        foreach (int h in outgoing)
        {
            int before = Previous(h), to = To(h), from = From(before);
            if (to > vertex) room[count++] = ((ulong)to << 32) | (uint)h;
            if (from > vertex) room[count++] = ((ulong)from << 32) | (uint)before;
        }
        var ends = room.AsSpan(0, count);
        ShortSort.Sort(ends);
        return ends;
    }

    void PairEdge(ReadOnlySpan<ulong> ends)
    {
        if (ends.Length == 2) (Twins[(int)ends[0]], Twins[(int)ends[1]]) = ((int)ends[1], (int)ends[0]);
        else if (ends.Length > 2) PairFlattest(Array.ConvertAll(ends.ToArray(), end => (int)end));
    }

    /// <summary>Where three or more triangles meet, those that continue each other best are neighbours; the rest has none.</summary>
    void PairFlattest(int[] shared)
    {
        foreach (int h in shared) Twins[h] = Surplus;
        while (true)
        {
            var (best, first, second) = (double.NegativeInfinity, -1, -1);
            for (int i = 0; i < shared.Length; i++)
            {
                for (int j = i + 1; j < shared.Length; j++)
                {
                    if (Twins[shared[i]] != Surplus || Twins[shared[j]] != Surplus || From(shared[i]) == From(shared[j])) continue;
                    double flat = Vec3.Dot(Normal(shared[i] / 3).Normalized(), Normal(shared[j] / 3).Normalized());
                    if (flat > best) (best, first, second) = (flat, shared[i], shared[j]);
                }
            }
            if (first < 0) return;
            (Twins[first], Twins[second]) = (second, first);
        }
    }

    /// <summary>Twice the vector area of a triangle.</summary>
    public Vec3 Normal(int triangle)
    {
        var p = Mesh.Positions;
        var (a, b, c) = Mesh.Triangles[triangle];
        return Vec3.Cross(p[b] - p[a], p[c] - p[a]);
    }
}
