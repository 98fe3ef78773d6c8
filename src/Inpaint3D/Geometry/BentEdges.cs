using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>The edges of some old triangles and how much the surface bends at them.</summary>
internal sealed class BentEdges
{
    readonly Dictionary<(int From, int To), int> _faces = [];
    readonly Dictionary<int, List<int>> _bent = [];
    readonly Triangle[] _triangles;

    /// <summary>Measures the edges.</summary>
    /// <param name="around">The triangles.</param>
    /// <param name="least">Least angle, in radians, of an edge that counts as bent.</param>
    public BentEdges(Surroundings around, double least)
    {
        _triangles = around.Triangles;
        Areas = Array.ConvertAll(_triangles, t => Vec3.Cross(around.Points[t.B] - around.Points[t.A], around.Points[t.C] - around.Points[t.A]));
        for (int f = 0; f < _triangles.Length; f++)
            foreach (var edge in EdgesOf(f)) _faces.TryAdd(edge, f);
        foreach (var (a, b) in _faces.Keys)
        {
            if (Bend(a, b) < least) continue;
            if (!_bent.TryGetValue(a, out var neighbours)) _bent.Add(a, neighbours = []);
            neighbours.Add(b);
        }
        foreach (var neighbours in _bent.Values) neighbours.Sort();
    }

    /// <summary>Normals of length 2 × area.</summary>
    public Vec3[] Areas { get; }

    /// <summary>The angle between the normals at an edge in radians; 0 where it has not two triangles that agree about the outside.</summary>
    public double Bend(int a, int b) => _faces.TryGetValue((a, b), out int f) && _faces.TryGetValue((b, a), out int g) ? Angle(Areas[f], Areas[g]) : 0;

    /// <summary>The other ends of a point's bent edges.</summary>
    public IReadOnlyList<int> Bent(int point) => _bent.GetValueOrDefault(point) ?? [];

    /// <summary>The triangle on the left of a directed edge, or −1.</summary>
    public int Face(int from, int to) => _faces.GetValueOrDefault((from, to), -1);

    /// <summary>The triangle beside an edge that has one only, or −1.</summary>
    public int FaceBeside(int a, int b) => Face(b, a) is >= 0 and var f ? f : Face(a, b);

    /// <summary>A triangle's directed edges.</summary>
    public (int From, int To)[] EdgesOf(int face) => _triangles[face] is var t ? [(t.A, t.B), (t.B, t.C), (t.C, t.A)] : [];

    /// <summary>Gives every triangle the number of the seed from which it is reached first, over other edges than the barred ones; −1 where none gets.</summary>
    /// <param name="seeds">Triangles and their numbers.</param>
    /// <param name="barred">Undirected edges, the lower point first.</param>
    /// <param name="isIncluded">Which triangles take part.</param>
    public int[] Flood(IEnumerable<(int Face, int Number)> seeds, HashSet<(int, int)> barred, Func<int, bool> isIncluded)
    {
        var numbers = new int[_triangles.Length];
        numbers.AsSpan().Fill(-1);
        var front = new Queue<int>();
        foreach (var (face, number) in seeds)
        {
            if (face < 0 || numbers[face] >= 0) continue;
            numbers[face] = number;
            front.Enqueue(face);
        }
        while (front.TryDequeue(out int f))
        {
            foreach (var (a, b) in EdgesOf(f))
            {
                int g = Face(b, a);
                if (g < 0 || numbers[g] >= 0 || barred.Contains((Math.Min(a, b), Math.Max(a, b))) || !isIncluded(g)) continue;
                numbers[g] = numbers[f];
                front.Enqueue(g);
            }
        }
        return numbers;
    }

    /// <summary>The angle between two vectors in radians, exact for small ones too.</summary>
    public static double Angle(Vec3 a, Vec3 b) => Math.Atan2(Vec3.Cross(a, b).Length, Vec3.Dot(a, b));
}
