using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// How far a smooth continuation is off, tried out where the truth is known: the hole is made larger by rings of old triangles, the surface of
/// least variation of curvature is drawn over all of it, and the old vertices in the rings are compared with it. With δ their distances from it
/// along their normals, and s their distances from the larger rim, the error grows by √(Σ δ² / Σ s²) per length.
/// </summary>
/// <remarks>M. Stone. Cross-validatory choice and assessment of statistical predictions. J. Royal Statistical Society B 36(2):111-147, 1974.</remarks>
internal sealed class CrossValidation
{
    /// <summary>Rings that the hole is made larger by, and those beyond that the surface continues.</summary>
    const int LeastRings = 2, MostRings = 12, Beyond = 3;
    /// <summary>Vertices to predict, about and at the most.</summary>
    const int MostVertices = 20_000;

    readonly Surroundings _around;
    /// <summary>The patch's triangles: points of the surroundings, and behind them the patch's own.</summary>
    readonly Triangle[] _patch;
    readonly Vec3[] _inner;
    readonly int _rings;
    readonly int[] _ring;

    CrossValidation(Surroundings around, int rim, int rings, Vec3[] inner, Triangle[] patch)
    {
        (_around, _rings, _inner, _patch, _ring) = (around, rings, inner, patch, new int[around.Points.Length]);
        Array.Fill(_ring, int.MaxValue, rim, _ring.Length - rim);
        for (int k = 0; k <= rings; k++)
            foreach (var t in around.Triangles.Where(t => RingOf(t) == k))
                foreach (int v in (ReadOnlySpan<int>)[t.A, t.B, t.C]) _ring[v] = Math.Min(_ring[v], k + 1);
    }

    /// <summary>The growth of the error at one hole, without a unit; NaN where there is nothing to compare.</summary>
    /// <param name="topology">The old mesh.</param>
    /// <param name="loop">The rim, or several as one.</param>
    /// <param name="depth">How far the patch's vertices are from the rim, at the most.</param>
    /// <param name="inner">The patch's own vertices.</param>
    /// <param name="patch">Its triangles: vertices of the old mesh, and −1 − i for its own vertex i.</param>
    /// <param name="run">Cancels.</param>
    public static double Growth(Topology topology, Loop loop, double depth, Vec3[] inner, Triangle[] patch, Run run)
    {
        double edge = loop.Length / loop.Edges;
        if (!(edge > 0)) return double.NaN;
        int rings = (int)Math.Clamp(Math.Min(Math.Ceiling(depth / edge), (double)MostVertices / loop.Edges), LeastRings, MostRings);
        var around = topology.Around(loop, rings + Beyond);
        var place = new Dictionary<int, int>();
        for (int v = 0; v < around.Points.Length; v++) place[topology.Welded(around.MeshVertices[v])] = v;
        var placed = Array.ConvertAll(patch, t => new Triangle(Place(t.A), Place(t.B), Place(t.C)));
        return new CrossValidation(around, loop.Edges, rings, inner, placed).Growth(run with { Progress = null });

        int Place(int v) => v < 0 ? around.Points.Length - 1 - v : place[topology.Welded(v)];
    }

    double Growth(Run run)
    {
        var held = Held();
        int[] rim = [.. Enumerable.Range(0, _ring.Length).Where(held.Contains)];
        int[] tested = [.. Enumerable.Range(0, _ring.Length).Where(v => !held.Contains(v) && _ring[v] < _rings)];
        if (rim.Length == 0 || tested.Length == 0 || Predict(rim, tested, run) is not { } predicted) return double.NaN;
        var normals = Normals.OfVertices(new Mesh { Positions = _around.Points, Triangles = _around.Triangles });
        var outer = rim.Where(v => _ring[v] == _rings).DefaultIfEmpty(rim[0]).Select(v => _around.Points[v]).ToArray();
        var (errors, distances) = (0.0, 0.0);
        for (int i = 0; i < tested.Length; i++)
        {
            run.Cancel.ThrowIfCancellationRequested();
            var p = _around.Points[tested[i]];
            double off = Vec3.Dot(predicted[i] - p, new Vec3(normals[tested[i]].X, normals[tested[i]].Y, normals[tested[i]].Z));
            (errors, distances) = (errors + (off * off), distances + outer.Min(q => (q - p).LengthSquared));
        }
        return distances > 0 ? Math.Sqrt(errors / distances) : double.NaN;
    }

    /// <summary>Where the surface over the larger hole has some of the old vertices; null when it explodes.</summary>
    Vec3[]? Predict(int[] rim, int[] tested, Run run)
    {
        int all = _ring.Length;
        var number = new int[all + _inner.Length];
        Array.Fill(number, -1);
        for (int i = 0; i < rim.Length; i++) number[rim[i]] = i;
        for (int i = 0; i < tested.Length; i++) number[tested[i]] = rim.Length + i;
        for (int i = 0; i < _inner.Length; i++) number[all + i] = rim.Length + tested.Length + i;
        var start = new Patch(rim.Select(v => _around.Points[v]));
        start.Points.AddRange(tested.Select(v => _around.Points[v]).Concat(_inner));
        start.Triangles.AddRange(_patch.Concat(_around.Triangles.Where(t => RingOf(t) < _rings)).Select(Renumbered));

        // Beyond the larger rim: its points, then the others.
        var beyond = rim.Concat(Enumerable.Range(0, all).Where(v => _ring[v] > _rings)).ToArray();
        for (int i = 0; i < beyond.Length; i++) number[beyond[i]] = i;
        var outside = _around.Triangles.Where(t => RingOf(t) >= _rings && number[t.A] < beyond.Length && number[t.B] < beyond.Length && number[t.C] < beyond.Length);
        var surroundings = new Surroundings(Array.ConvertAll(beyond, v => _around.Points[v]), [.. outside.Select(Renumbered)], beyond);
        foreach (int order in (int[])[3, 2, 1])
        {
            var faired = start.Copy();
            if (Fairing.Fair(faired, surroundings, order, run)) return [.. faired.Points.Skip(rim.Length).Take(tested.Length)];
        }
        return null;

        Triangle Renumbered(Triangle t) => new(number[t.A], number[t.B], number[t.C]);
    }

    /// <summary>The larger rim, and the ends of open edges within.</summary>
    HashSet<int> Held()
    {
        var held = Enumerable.Range(0, _ring.Length).Where(v => _ring[v] == _rings).ToHashSet();
        var count = new Dictionary<(int, int), int>();
        foreach (var t in _patch.Concat(_around.Triangles))
            foreach (var (a, b) in (ReadOnlySpan<(int, int)>)[(t.A, t.B), (t.B, t.C), (t.C, t.A)])
                count[(Math.Min(a, b), Math.Max(a, b))] = count.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b))) + 1;
        foreach (var ((a, b), faces) in count)
        {
            if (faces != 1 || b >= _ring.Length || Math.Min(_ring[a], _ring[b]) >= _rings) continue;
            held.Add(a);
            held.Add(b);
        }
        return held;
    }

    int RingOf(Triangle t) => Math.Min(_ring[t.A], Math.Min(_ring[t.B], _ring[t.C]));
}
