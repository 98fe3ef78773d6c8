using Inpaint3D.Numerics;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>
/// The front of <see cref="AdvancingFront"/> in a plane: closed lines of nodes with what is to be filled on their left. Exact turns keep it from crossing itself.
/// </summary>
/// <param name="side">Side of the squares by which nodes are found, about two edges.</param>
internal sealed class FrontLine(double side)
{
    /// <summary>Per node: its point and place, and the nodes beside it. A point where the front parts has several nodes.</summary>
    readonly List<int> _point = [], _next = [], _previous = [];
    readonly List<(double X, double Y)> _place = [];
    readonly List<bool> _isOnFront = [];
    readonly NodeGrid _grid = new(side);

    /// <summary>Nodes on the front.</summary>
    public int Count { get; private set; }

    /// <summary>The nodes on the front, by number.</summary>
    public IEnumerable<int> Nodes() => Enumerable.Range(0, _point.Count).Where(v => _isOnFront[v]);

    public bool Has(int node) => _isOnFront[node];
    public int Next(int node) => _next[node];
    public int Previous(int node) => _previous[node];
    public int Point(int node) => _point[node];
    public (double X, double Y) At(int node) => _place[node];

    /// <summary>A node for a point, not yet linked.</summary>
    public int Add(int point, (double X, double Y) place)
    {
        _point.Add(point);
        _place.Add(place);
        _next.Add(-1);
        _previous.Add(-1);
        _isOnFront.Add(true);
        Count++;
        _grid.Add(_point.Count - 1, place);
        return _point.Count - 1;
    }

    public void Drop(int node)
    {
        _isOnFront[node] = false;
        Count--;
        _grid.Remove(node, At(node));
    }

    public void Link(int a, int b)
    {
        (_next[a], _previous[b]) = (b, a);
        _grid.Reach = Math.Max(_grid.Reach, Math.Sqrt(Distance(a, b)));
    }

    /// <summary>The angle of the front's inner side at v, 0 to 2π.</summary>
    public double Angle(int a, int v, int b)
    {
        var (p, q, r) = (At(a), At(v), At(b));
        double angle = Math.Atan2(p.Y - q.Y, p.X - q.X) - Math.Atan2(r.Y - q.Y, r.X - q.X);
        return angle < 0 ? angle + (2 * Math.PI) : angle;
    }

    /// <summary>True when v lies in the angle of the front at q, which tells the nodes of one point apart.</summary>
    bool IsInside(int q, int v) => Angle(v, q, _next[q]) < Angle(_previous[q], q, _next[q]);

    /// <summary>Squared distance of two nodes.</summary>
    public double Distance(int a, int b) => Squared(At(a), At(b));

    static double Squared((double X, double Y) p, (double X, double Y) q) => ((p.X - q.X) * (p.X - q.X)) + ((p.Y - q.Y) * (p.Y - q.Y));

    /// <summary>The nearest node to a place, within reach and at none of three nodes, from which v is seen in the angle of the front; −1 without any.</summary>
    public int NearestTo((double X, double Y) place, double reach, int a, int v, int b)
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

    /// <summary>1 where r is on the left of p → q, −1 on the right, 0 on the line; exact.</summary>
    public static int Turn((double X, double Y) p, (double X, double Y) q, (double X, double Y) r) => Predicates.Orient2D(p.X, p.Y, q.X, q.Y, r.X, r.Y);

    /// <summary>True for a triangle of three nodes that turns left and has no other point of the front in it.</summary>
    public bool IsFree(int a, int b, int c)
    {
        var (p, q, r) = (At(a), At(b), At(c));
        if (Turn(p, q, r) <= 0) return false;
        foreach (int w in _grid.Around(p, q, r))
        {
            if (_point[w] == _point[a] || _point[w] == _point[b] || _point[w] == _point[c]) continue;
            var s = At(w);
            if (Turn(p, q, s) >= 0 && Turn(q, r, s) >= 0 && Turn(r, p, s) >= 0) return false;
        }
        return IsClear(p, r, a, c) && IsClear(q, r, b, c);
    }

    /// <summary>True when a segment crosses no edge of the front but those at two nodes' points.</summary>
    public bool IsClear((double X, double Y) p, (double X, double Y) q, int a, int b)
    {
        foreach (int w in _grid.Around(p, q, q))
        {
            var (r, s) = (At(w), At(_next[w]));
            if (r == p || r == q || s == p || s == q) continue;
            if (Turn(p, q, r) != Turn(p, q, s) && Turn(r, s, p) != Turn(r, s, q)) return false;
        }
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
