using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Triangulation;

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
    /// <summary>Some times the triangles of the wanted size that have room: in a rim that is nearly a line, seen along its plane, they would get ever smaller.</summary>
    readonly double _most;
    /// <summary>Per point of the patch: the wanted edge.</summary>
    readonly List<double> _scale;
    readonly FrontLine _front;
    readonly PriorityQueue<(int Node, int Before, int After), (double, int)> _turns = new();

    AdvancingFront(Rim rim, double density, double growth)
    {
        (_rim, _patch, _density, _growth, _scale) = (rim, new Patch(rim.Points), density, growth, [.. rim.Scale]);
        var centre = Vec3.Zero;
        foreach (var p in rim.Points) centre += p / rim.Count;
        var area = LoopMeasure.VectorArea(rim.Points.AsSpan(0, rim.Loop.Parts?[0] ?? rim.Count));
        _plane = Plane.Through(centre, area);
        double edge = rim.Scale.Average() / density;
        _most = 10 * (rim.Count + (area.Length / (edge * edge)));
        _front = new FrontLine(2 * rim.Scale.Average());
        for (int i = 0; i < rim.Count; i++) _front.Add(i, _plane.Project(rim.Points[i]));
        for (int i = 0; i < rim.Count; i++) _front.Link(i, rim.Loop.Next(i));
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
        while (_front.Count > 0)
        {
            if (_patch.Triangles.Count > _most) return false;
            if ((_patch.Triangles.Count & 0xff) == 0) run.Cancel.ThrowIfCancellationRequested();
            if (!_turns.TryDequeue(out var turn, out _))
            {
                if (!CutEar()) return false;
                continue;
            }
            var (v, a, b) = turn;
            if (_front.Has(v) && _front.Previous(v) == a && _front.Next(v) == b) Step(a, v, b);
        }
        return true;
    }

    /// <summary>Advances at one node, or leaves it until its neighbours have.</summary>
    void Step(int a, int v, int b)
    {
        double angle = _front.Angle(a, v, b);
        if (angle <= OneTriangle || _front.Next(b) == a)
        {
            if (IsFree(a, v, b)) Close(a, v, b);
            return;
        }
        int parts = angle <= TwoTriangles ? 2 : Math.Max(3, (int)Math.Round(angle / (Math.PI / 3)));
        double scale = (_scale[_front.Point(a)] + _scale[_front.Point(v)] + _scale[_front.Point(b)]) / 3, wanted = scale + (_growth * scale / _density);
        var places = Enumerable.Range(1, parts - 1).Select(k => Ray(v, b, angle * k / parts, scale / _density)).ToArray();
        if (places.Select(place => _front.NearestTo(place, Near * scale / _density, a, v, b)).FirstOrDefault(q => q >= 0, -1) is >= 0 and var near)
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
        _front.Drop(v);
        if (_front.Next(b) == a)
        {
            _front.Drop(a);
            _front.Drop(b);
            return;
        }
        _front.Link(a, b);
        Offer(a);
        Offer(b);
    }

    /// <summary>Two triangles to a node q of the front, which parts there: q → b … and a → q …; of two loops one is made.</summary>
    void Merge(int a, int v, int b, int q)
    {
        AddTriangle(a, v, q);
        AddTriangle(v, b, q);
        _front.Drop(v);
        int twin = _front.Add(_front.Point(q), _front.At(q)), before = _front.Previous(q);
        _front.Link(before, twin);
        _front.Link(twin, b);
        _front.Link(a, q);
        foreach (int node in (ReadOnlySpan<int>)[twin, q])
        {
            if (!_front.Has(node)) continue;
            if (_front.Next(node) == _front.Previous(node))
            {
                _front.Drop(_front.Next(node));
                _front.Drop(node);
                continue;
            }
            Offer(node);
            Offer(_front.Next(node));
            Offer(_front.Previous(node));
        }
    }

    /// <summary>A fan round a node to new points, the first next to b.</summary>
    void Add(int a, int v, int b, (double X, double Y)[] places, double scale)
    {
        int last = b;
        foreach (var place in places)
        {
            _scale.Add(scale);
            int node = _front.Add(_patch.Points.Count, place);
            // Heights are found later, by fairing.
            _patch.Points.Add(_plane.Origin + (place.X * _plane.U) + (place.Y * _plane.V));
            AddTriangle(v, last, node);
            _front.Link(node, last);
            last = node;
        }
        AddTriangle(a, v, last);
        _front.Drop(v);
        _front.Link(a, last);
        for (int node = a; ; node = _front.Next(node))
        {
            Offer(node);
            if (node == b) break;
        }
    }

    /// <summary>Where no angle can be advanced at: the ear with the shortest diagonal of all.</summary>
    bool CutEar()
    {
        foreach (int v in _front.Nodes().OrderBy(v => _front.Distance(_front.Previous(v), _front.Next(v))).ThenBy(v => v))
        {
            if (!IsFree(_front.Previous(v), v, _front.Next(v))) continue;
            Close(_front.Previous(v), v, _front.Next(v));
            return true;
        }
        return false;
    }

    void Offer(int v) => _turns.Enqueue((v, _front.Previous(v), _front.Next(v)), (_front.Angle(_front.Previous(v), v, _front.Next(v)), v));

    void AddTriangle(int a, int b, int c) => _patch.Triangles.Add(new Triangle(_front.Point(a), _front.Point(b), _front.Point(c)));

    (double X, double Y) Ray(int v, int b, double angle, double length)
    {
        var (p, q) = (_front.At(v), _front.At(b));
        double direction = Math.Atan2(q.Y - p.Y, q.X - p.X) + angle;
        return (p.X + (length * Math.Cos(direction)), p.Y + (length * Math.Sin(direction)));
    }

    /// <summary>True for a triangle that the front has room for, and no side of which the mesh has already.</summary>
    bool IsFree(int a, int b, int c) => !IsTaken(a, b) && !IsTaken(b, c) && !IsTaken(c, a) && _front.IsFree(a, b, c);

    /// <summary>True for a diagonal between rim points that cannot be one.</summary>
    bool IsTaken(int a, int b)
    {
        int p = _front.Point(a), q = _front.Point(b);
        return p < _rim.Count && q < _rim.Count && !_rim.Loop.AreNeighbours(p, q) && _rim.AreJoined(p, q);
    }

    /// <summary>True when a fan to new places crosses the front nowhere.</summary>
    bool AreClear(int a, int b, int v, (double X, double Y)[] places)
    {
        var line = ((double X, double Y)[])[_front.At(b), .. places, _front.At(a)];
        for (int i = 0; i + 1 < line.Length; i++)
            if (FrontLine.Turn(_front.At(v), line[i], line[i + 1]) <= 0 || !_front.IsClear(line[i], line[i + 1], a, b) || (i > 0 && !_front.IsClear(_front.At(v), line[i], v, v))) return false;
        return true;
    }

    /// <summary>True when the rim, seen along its plane's normal, turns round the hole and crosses itself nowhere.</summary>
    bool IsSimple()
    {
        for (int v = 0; v < _rim.Count; v++) if (!_front.IsClear(_front.At(v), _front.At(_front.Next(v)), v, _front.Next(v))) return false;
        return true;
    }
}
