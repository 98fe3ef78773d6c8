using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Geometry;

/// <summary>
/// Triangulates a hole from its rim inwards. The front, at first the rim, advances where its angle is least: up to 75° by one
/// triangle, up to 135° by two and above by three, with new vertices at the wanted edge's distance on the rays that divide the angle. A new
/// vertex that comes near another one of the front is that one, and the front parts there, or takes an island in. The front moves in the
/// plane of the rim, where exact turns keep it from crossing itself.
/// </summary>
/// <remarks>W. Zhao, S. Gao, H. Lin. A robust hole-filling algorithm for triangular mesh. The Visual Computer 23, 2007, section 3.</remarks>
internal sealed class AdvancingFront
{
    const double OneTriangle = 75 * Math.PI / 180, TwoTriangles = 135 * Math.PI / 180;
    /// <summary>A new vertex nearer than so many wanted edges to one of the front is merged with it.</summary>
    const double Near = 0.7;

    readonly Rim _rim;
    readonly Patch _patch;
    readonly Plane _plane;
    readonly double _density, _growth;
    /// <summary>Per point of the patch: its place in the plane, and the wanted edge.</summary>
    readonly List<(double X, double Y)> _flat = [];
    readonly List<double> _scale;
    /// <summary>Per node of the front: its point, and the nodes beside it. A point where the front parts has several nodes.</summary>
    readonly List<int> _point = [], _next = [], _previous = [];
    readonly List<bool> _isOnFront = [];
    readonly PriorityQueue<(int Node, int Before, int After), (double, int)> _turns = new();
    readonly NodeGrid _grid;
    int _left;

    AdvancingFront(Rim rim, double density, double growth)
    {
        (_rim, _patch, _density, _growth, _scale) = (rim, new Patch(rim.Points), density, growth, [.. rim.Scale]);
        var centre = Vec3.Zero;
        foreach (var p in rim.Points) centre += p / rim.Count;
        _plane = Plane.Through(centre, LoopMeasure.VectorArea(rim.Points.AsSpan(0, rim.Loop.Parts?[0] ?? rim.Count)));
        _grid = new NodeGrid(2 * rim.Scale.Average());
        foreach (var p in rim.Points) _flat.Add(_plane.Project(p));
        for (int i = 0; i < rim.Count; i++) AddNode(i);
        for (int i = 0; i < rim.Count; i++) Link(i, rim.Loop.Next(i));
        for (int i = 0; i < rim.Count; i++) Offer(i);
    }

    /// <summary>The triangulation, with inner vertices in the rim's plane; null when the rim, seen along it, crosses itself or the front cannot close.</summary>
    /// <param name="rim">A rim of one or several loops.</param>
    /// <param name="density">Rim edges over inner edges, about.</param>
    /// <param name="growth">How much the wanted edge grows by a unit of distance from the rim.</param>
    /// <param name="run">Cancels.</param>
    public static Patch? Fill(Rim rim, double density, double growth, Run run)
    {
        var front = new AdvancingFront(rim, density, growth);
        return front.IsSimple() && front.Advance(run) ? front._patch : null;
    }

    bool Advance(Run run)
    {
        while (_left > 0)
        {
            if ((_patch.Triangles.Count & 0xff) == 0) run.Cancel.ThrowIfCancellationRequested();
            if (!_turns.TryDequeue(out var turn, out _))
            {
                if (!CutEar()) return false;
                continue;
            }
            var (v, a, b) = turn;
            if (_isOnFront[v] && _previous[v] == a && _next[v] == b) Step(a, v, b);
        }
        return true;
    }

    /// <summary>Advances at one node, or leaves it until its neighbours have.</summary>
    void Step(int a, int v, int b)
    {
        double angle = Angle(a, v, b);
        if (angle <= OneTriangle || _next[b] == a)
        {
            if (IsFree(a, v, b)) Close(a, v, b);
            return;
        }
        int parts = angle <= TwoTriangles ? 2 : Math.Max(3, (int)Math.Round(angle / (Math.PI / 3)));
        double scale = (_scale[_point[a]] + _scale[_point[v]] + _scale[_point[b]]) / 3, wanted = scale + (_growth * scale / _density);
        var places = Enumerable.Range(1, parts - 1).Select(k => Ray(v, b, angle * k / parts, scale / _density)).ToArray();
        if (places.Select(place => NearestTo(place, Near * scale / _density, a, v, b)).FirstOrDefault(q => q >= 0, -1) is >= 0 and var near)
        {
            if (IsFree(a, v, near) && IsFree(v, b, near)) Merge(a, v, b, near);
        }
        else if (AreClear(a, b, v, places))
        {
            Add(a, v, b, places, wanted);
        }
    }

    /// <summary>One triangle across a node.</summary>
    void Close(int a, int v, int b)
    {
        AddTriangle(a, v, b);
        Drop(v);
        if (_next[b] == a)
        {
            Drop(a);
            Drop(b);
            return;
        }
        Link(a, b);
        Offer(a);
        Offer(b);
    }

    /// <summary>Two triangles to a node q of the front, which parts there: q → b … and a → q …; of two loops one is made.</summary>
    void Merge(int a, int v, int b, int q)
    {
        AddTriangle(a, v, q);
        AddTriangle(v, b, q);
        Drop(v);
        int twin = AddNode(_point[q]), before = _previous[q];
        Link(before, twin);
        Link(twin, b);
        Link(a, q);
        foreach (int node in (ReadOnlySpan<int>)[twin, q])
        {
            if (!_isOnFront[node]) continue;
            if (_next[node] == _previous[node])
            {
                Drop(_next[node]);
                Drop(node);
                continue;
            }
            Offer(node);
            Offer(_next[node]);
            Offer(_previous[node]);
        }
    }

    /// <summary>A fan round a node to new points, the first next to b.</summary>
    void Add(int a, int v, int b, (double X, double Y)[] places, double scale)
    {
        int last = b;
        foreach (var place in places)
        {
            _flat.Add(place);
            _scale.Add(scale);
            int node = AddNode(_patch.Points.Count);
            // Heights are found later, by fairing.
            _patch.Points.Add(_plane.Origin + (place.X * _plane.U) + (place.Y * _plane.V));
            AddTriangle(v, last, node);
            Link(node, last);
            last = node;
        }
        AddTriangle(a, v, last);
        Drop(v);
        Link(a, last);
        for (int node = a; ; node = _next[node])
        {
            Offer(node);
            if (node == b) break;
        }
    }

    /// <summary>Where no angle can be advanced at: the ear with the shortest diagonal of all.</summary>
    bool CutEar()
    {
        int[] ears = [.. Enumerable.Range(0, _point.Count).Where(v => _isOnFront[v])];
        foreach (int v in ears.OrderBy(v => Distance(_previous[v], _next[v])).ThenBy(v => v))
        {
            if (!IsFree(_previous[v], v, _next[v])) continue;
            Close(_previous[v], v, _next[v]);
            return true;
        }
        return false;
    }

    int AddNode(int point)
    {
        _point.Add(point);
        _next.Add(-1);
        _previous.Add(-1);
        _isOnFront.Add(true);
        _left++;
        _grid.Add(_point.Count - 1, _flat[point]);
        return _point.Count - 1;
    }

    void Drop(int node)
    {
        _isOnFront[node] = false;
        _left--;
        _grid.Remove(node, At(node));
    }

    void Link(int a, int b)
    {
        (_next[a], _previous[b]) = (b, a);
        _grid.Reach = Math.Max(_grid.Reach, Math.Sqrt(Distance(a, b)));
    }

    void Offer(int v) => _turns.Enqueue((v, _previous[v], _next[v]), (Angle(_previous[v], v, _next[v]), v));

    void AddTriangle(int a, int b, int c) => _patch.Triangles.Add(new Triangle(_point[a], _point[b], _point[c]));

    (double X, double Y) At(int node) => _flat[_point[node]];

    /// <summary>The angle of the front's inner side at v, 0 to 2π.</summary>
    double Angle(int a, int v, int b)
    {
        var (p, q, r) = (At(a), At(v), At(b));
        double angle = Math.Atan2(p.Y - q.Y, p.X - q.X) - Math.Atan2(r.Y - q.Y, r.X - q.X);
        return angle < 0 ? angle + (2 * Math.PI) : angle;
    }

    /// <summary>True when v lies in the angle of the front at q, which tells the nodes of one point apart.</summary>
    bool IsInside(int q, int v) => Angle(v, q, _next[q]) < Angle(_previous[q], q, _next[q]);

    (double X, double Y) Ray(int v, int b, double angle, double length)
    {
        var (p, q) = (At(v), At(b));
        double direction = Math.Atan2(q.Y - p.Y, q.X - p.X) + angle;
        return (p.X + (length * Math.Cos(direction)), p.Y + (length * Math.Sin(direction)));
    }

    double Distance(int a, int b) => Squared(At(a), At(b));

    static double Squared((double X, double Y) p, (double X, double Y) q) => ((p.X - q.X) * (p.X - q.X)) + ((p.Y - q.Y) * (p.Y - q.Y));

    int NearestTo((double X, double Y) place, double reach, int a, int v, int b)
    {
        var (nearest, least) = (-1, reach * reach);
        foreach (int q in _grid.Around(place))
        {
            if (_point[q] == _point[v] || q == a || q == b || !IsInside(q, v)) continue;
            double squared = Squared(place, At(q));
            if (squared < least || (squared == least && q < nearest)) (nearest, least) = (q, squared);
        }
        return nearest;
    }

    static int Turn((double X, double Y) p, (double X, double Y) q, (double X, double Y) r) => Predicates.Orient2D(p.X, p.Y, q.X, q.Y, r.X, r.Y);

    /// <summary>True for a triangle of three nodes that turns left and has no other point of the front in it, and no side that the mesh has already.</summary>
    bool IsFree(int a, int b, int c)
    {
        var (p, q, r) = (At(a), At(b), At(c));
        if (Turn(p, q, r) <= 0 || IsTaken(a, b) || IsTaken(b, c) || IsTaken(c, a)) return false;
        foreach (int w in _grid.Around(p, q, r))
        {
            if (_point[w] == _point[a] || _point[w] == _point[b] || _point[w] == _point[c]) continue;
            var s = At(w);
            if (Turn(p, q, s) >= 0 && Turn(q, r, s) >= 0 && Turn(r, p, s) >= 0) return false;
        }
        return IsClear(p, r, a, c) && IsClear(q, r, b, c);
    }

    /// <summary>True for a diagonal between rim points that cannot be one.</summary>
    bool IsTaken(int a, int b)
    {
        int p = _point[a], q = _point[b];
        return p < _rim.Count && q < _rim.Count && !_rim.Loop.AreNeighbours(p, q) && _rim.AreJoined(p, q);
    }

    /// <summary>True when a fan to new places crosses the front nowhere.</summary>
    bool AreClear(int a, int b, int v, (double X, double Y)[] places)
    {
        var line = ((double X, double Y)[])[At(b), .. places, At(a)];
        for (int i = 0; i + 1 < line.Length; i++)
            if (Turn(At(v), line[i], line[i + 1]) <= 0 || !IsClear(line[i], line[i + 1], a, b) || (i > 0 && !IsClear(At(v), line[i], v, v))) return false;
        return true;
    }

    /// <summary>True when a segment crosses no edge of the front but those at two nodes' points.</summary>
    bool IsClear((double X, double Y) p, (double X, double Y) q, int a, int b)
    {
        foreach (int w in _grid.Around(p, q, q))
        {
            var (r, s) = (At(w), At(_next[w]));
            if (r == p || r == q || s == p || s == q) continue;
            if (Turn(p, q, r) != Turn(p, q, s) && Turn(r, s, p) != Turn(r, s, q)) return false;
        }
        return true;
    }

    /// <summary>True when the rim, seen along its plane's normal, turns round the hole and crosses itself nowhere.</summary>
    bool IsSimple()
    {
        for (int v = 0; v < _rim.Count; v++) if (!IsClear(At(v), At(_next[v]), v, _next[v])) return false;
        return true;
    }

    /// <summary>The nodes of the front by squares of the plane.</summary>
    sealed class NodeGrid(double side)
    {
        readonly Dictionary<(int, int), List<int>> _cells = [];

        /// <summary>The length of the longest edge that there was.</summary>
        public double Reach { get; set; }

        (int X, int Y) Cell((double X, double Y) p) => ((int)Math.Floor(p.X / side), (int)Math.Floor(p.Y / side));

        public void Add(int node, (double X, double Y) p)
        {
            if (!_cells.TryGetValue(Cell(p), out var nodes)) _cells.Add(Cell(p), nodes = []);
            nodes.Add(node);
        }

        public void Remove(int node, (double X, double Y) p) => _cells[Cell(p)].Remove(node);

        /// <summary>At least the nodes of all edges that come into the box of some places, or within half a square of it.</summary>
        public IEnumerable<int> Around(params ReadOnlySpan<(double X, double Y)> places)
        {
            var (x0, y0) = Cell(places[0]);
            var (x1, y1) = (x0, y0);
            foreach (var place in places) (x0, y0, x1, y1) = Cell(place) is var (x, y) ? (Math.Min(x0, x), Math.Min(y0, y), Math.Max(x1, x), Math.Max(y1, y)) : default;
            int rings = (int)Math.Ceiling(Math.Max(Reach, side / 2) / side);
            return Within(x0 - rings, y0 - rings, x1 + rings, y1 + rings);
        }

        IEnumerable<int> Within(int x0, int y0, int x1, int y1)
        {
            for (int y = y0; y <= y1; y++)
                for (int x = x0; x <= x1; x++)
                    if (_cells.TryGetValue((x, y), out var nodes)) foreach (int node in nodes) yield return node;
        }
    }
}
