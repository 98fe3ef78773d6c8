using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry;

/// <summary>
/// Parts of a mesh that hang together by edges, with the turn of every triangle against the part's first one: a forest of
/// disjoint sets whose links carry a sign.
/// </summary>
internal sealed class Components
{
    readonly HalfEdges _edges;
    readonly int[] _link;
    readonly HashSet<int> _oneSided = [];
    /// <summary>Number of a part by its root, from 0; and whether most of its triangles are turned, by number.</summary>
    readonly VertexMap _numbers = new();
    bool[] _mostlyTurned = [];
    (double Area, Vec3 Vector)[]? _areas;

    public Components(HalfEdges edges)
    {
        _edges = edges;
        _link = new int[edges.Corners.Length / 3];
        for (int f = 0; f < _link.Length; f++) _link[f] = 2 * f;
        var contradictions = new List<int>();
        for (int h = 0; h < edges.Corners.Length; h++)
        {
            int g = edges.Corners[h] < 0 ? -1 : edges.Twins[h];
            if (g > h) Join(h, g, contradictions);
            else if (g == HalfEdges.Surplus && edges.Find(edges.From(h), edges.To(h)) is var other && other / 3 != h / 3) Join(h, other, contradictions);
        }
        foreach (int f in contradictions) _oneSided.Add(Find(f).Root);
        NumberParts();
    }

    public int Count => _mostlyTurned.Length;

    /// <summary>Number of a triangle's part, 1 for the one with most triangles.</summary>
    public int Number(int face) => _numbers[Find(face).Root] + 1;

    /// <summary>True when a triangle is turned against most of its part.</summary>
    public bool IsTurned(int face)
    {
        var (root, turned) = Find(face);
        return turned != _mostlyTurned[_numbers[root]];
    }

    /// <summary>True when no turn of the triangles makes a triangle's part consistent.</summary>
    public bool IsOneSided(int face) => _oneSided.Contains(Find(face).Root);

    /// <summary>Area of a part and the vector sum of its triangles' areas.</summary>
    public (double Area, Vec3 Vector) Area(int number)
    {
        _areas ??= Areas();
        return _areas[number - 1];
    }

    /// <summary>True when a part has more than some area; of a single part only as many triangles are looked at as this takes.</summary>
    public bool IsLargerThan(int number, double area)
    {
        if (Count > 1) return Area(number).Area > area;
        double sum = 0;
        for (int f = 0; f < _link.Length && sum <= area; f++) sum += _edges.Corners[3 * f] < 0 ? 0 : 0.5 * _edges.Normal(f).Length;
        return sum > area;
    }

    (double Area, Vec3 Vector)[] Areas()
    {
        var areas = new (double Area, Vec3 Vector)[Count];
        for (int f = 0; f < _link.Length; f++)
        {
            if (_edges.Corners[3 * f] < 0) continue;
            var (root, turned) = Find(f);
            int number = _numbers[root];
            var (sum, area) = (areas[number], 0.5 * _edges.Normal(f));
            areas[number] = (sum.Area + area.Length, turned != _mostlyTurned[number] ? sum.Vector - area : sum.Vector + area);
        }
        return areas;
    }

    void Join(int h, int g, List<int> contradictions)
    {
        var (a, turnedA) = Find(h / 3);
        var (b, turnedB) = Find(g / 3);
        bool turned = turnedA ^ turnedB ^ (_edges.From(h) == _edges.From(g));
        if (a == b && turned && _edges.Twins[h] >= 0) contradictions.Add(a);
        else if (a < b) _link[b] = (2 * a) + (turned ? 1 : 0);
        else if (b < a) _link[a] = (2 * b) + (turned ? 1 : 0);
    }

    (int Root, bool Turned) Find(int face)
    {
        int root = face, sign = 0;
        while (_link[root] >> 1 is var up && up != root) (root, sign) = (up, sign ^ (_link[root] & 1));
        for (int f = face, s = sign; f != root;)
        {
            (int up, int rest) = (_link[f] >> 1, s ^ (_link[f] & 1));
            _link[f] = (2 * root) + s;
            (f, s) = (up, rest);
        }
        return (root, sign == 1);
    }

    void NumberParts()
    {
        var (roots, all, some) = (new List<int>(), new List<int>(), new List<int>());
        for (int f = 0, last = -1, part = -1; f < _link.Length; f++)
        {
            if (_edges.Corners[3 * f] < 0) continue;
            var (root, turned) = Find(f);
            if (root != last) (last, part) = (root, _numbers[root]);
            if (part < 0)
            {
                _numbers[root] = part = roots.Count;
                roots.Add(root);
                all.Add(0);
                some.Add(0);
            }
            all[part]++;
            some[part] += turned ? 1 : 0;
        }
        var order = new List<int>(SparseMatrix.Identity(roots.Count));
        order.Sort((p, q) => all[p] != all[q] ? all[q].CompareTo(all[p]) : roots[p].CompareTo(roots[q]));
        _mostlyTurned = new bool[order.Count];
        for (int number = 0; number < order.Count; number++)
            (_numbers[roots[order[number]]], _mostlyTurned[number]) = (number, 2 * some[order[number]] > all[order[number]]);
    }
}
