using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Geometry.Creases;

/// <summary>
/// Fills the sheets into which a net of creases cuts a hole, each by a refined triangulation that is faired with its creases as a fixed
/// boundary and continues the old triangles of its own sheet only; and joins them into one patch.
/// </summary>
internal sealed class SheetFill
{
    /// <summary>A sheet of the hole: its boundary, the same as a rim, and its old triangles.</summary>
    sealed record Sheet(int[] Boundary, Rim Rim, Surroundings Around);

    readonly Rim _rim;
    readonly CreaseNet _net;
    readonly SmoothSheets _old;
    readonly Vec3[] _points;
    readonly double[] _scale;
    readonly int[][] _curves;
    readonly List<Sheet> _sheets = [];

    /// <summary>Cuts a hole into sheets.</summary>
    /// <param name="rim">Its rim, of one loop.</param>
    /// <param name="net">The creases through it.</param>
    /// <param name="old">The old sheets.</param>
    public SheetFill(Rim rim, CreaseNet net, SmoothSheets old)
    {
        (_rim, _net, _old) = (rim, net, old);
        (_points, _scale) = ([.. rim.Points, .. net.Points], [.. rim.Scale, .. net.Scale]);
        var curves = new List<int>[_points.Length];
        for (int c = 0; c < net.Curves.Count; c++)
            foreach (int p in net.Curves[c]) (curves[p] ??= []).Add(c);
        _curves = Array.ConvertAll(curves, list => list?.ToArray() ?? []);
        var seen = new HashSet<int>();
        for (int first = 0; first < net.Ends.Length; first++)
            if (seen.Add(first)) _sheets.Add(Walk(first, seen));
    }

    /// <summary>The joined patch; null when a sheet has no triangulation.</summary>
    /// <param name="order">Order of the fairing; lower ones where it explodes.</param>
    /// <param name="density">See <see cref="Refinement.Refine"/>.</param>
    /// <param name="growth">See <see cref="Refinement.Refine"/>.</param>
    /// <param name="run">Cancellation and progress.</param>
    public Patch? Fill(int order, double density, double growth, Run run)
    {
        var whole = new Patch(_rim.Points);
        whole.Points.AddRange(_net.Points);
        for (int s = 0; s < _sheets.Count; s++)
        {
            if (Filled(_sheets[s], order, density, growth, run.Part((double)s / _sheets.Count, (s + 1.0) / _sheets.Count)) is not { } part) return null;
            int[] boundary = _sheets[s].Boundary;
            int first = whole.Points.Count - boundary.Length;
            whole.Points.AddRange(part.Points.Skip(boundary.Length));
            whole.Triangles.AddRange(part.Triangles.Select(t => new Triangle(Number(t.A), Number(t.B), Number(t.C))));
            int Number(int p) => p < boundary.Length ? boundary[p] : first + p;
        }
        return whole;
    }

    static Patch? Filled(Sheet sheet, int order, double density, double growth, Run run)
    {
        if (HoleTriangulation.Plain(sheet.Rim, run).Select(proposal => proposal.Patch).FirstOrDefault() is not { } plain) return null;
        for (int k = order; k > 0; k--)
        {
            var faired = plain.Copy();
            if (Fairing.RefineAndFair(faired, sheet.Around, sheet.Rim.Scale, k, density, growth, run, sheet.Rim.AreJoined)) return faired;
        }
        Refinement.Refine(plain, sheet.Rim.Scale, run, density, growth, sheet.Rim.AreJoined);
        return plain;
    }

    CreaseEnd Next(int end) => _net.Ends[(end + 1) % _net.Ends.Length];

    /// <summary>Places from one until before another.</summary>
    IEnumerable<int> Arc(int from, int to) => Enumerable.Range(0, (to - from + _rim.Count) % _rim.Count).Select(i => (from + i) % _rim.Count);

    /// <summary>The sheet with the arc from an end on: along the rim to the next end, over the crease to where it meets the rim again, and so on.</summary>
    Sheet Walk(int first, HashSet<int> seen)
    {
        var (boundary, normals, sheets) = (new List<int>(), new List<Vec3>(), new HashSet<int>());
        int end = first;
        do
        {
            seen.Add(end);
            var (from, to) = (_net.Ends[end], Next(end));
            var own = Arc(from.Foot, to.Foot).ToHashSet();
            sheets.UnionWith(own.Select(i => _old.OfRim[i]));
            foreach (int i in Arc(from.Place, to.Place))
            {
                boundary.Add(i);
                // An edge on the crease bends there.
                normals.Add(own.Contains(i) ? _rim.Normals[i] : Vec3.Zero);
            }
            var (way, exit) = _net.Ways[(end + 1) % _net.Ends.Length];
            boundary.AddRange([to.Place, .. way]);
            normals.AddRange(Enumerable.Repeat(Vec3.Zero, way.Length + 1));
            end = exit;
        }
        while (end != first);
        int[] places = [.. boundary];
        var rim = new Rim(Array.ConvertAll(places, p => _points[p]), [.. normals], Array.ConvertAll(places, p => _scale[p]), (i, j) => AreJoined(places[i], places[j]));
        return new Sheet(places, rim, Own(places, sheets));
    }

    /// <summary>True when another sheet may have the edge between two boundary points: both are on one crease, or the mesh has it.</summary>
    bool AreJoined(int a, int b) => _curves[a].AsSpan().ContainsAny(_curves[b]) || (a < _rim.Count && b < _rim.Count && (_rim.Loop.AreNeighbours(a, b) || _rim.AreJoined(a, b)));

    /// <summary>The old triangles of some sheets, with a boundary as first points.</summary>
    Surroundings Own(int[] boundary, HashSet<int> sheets)
    {
        var around = _old.Around;
        // Points on creases are none of the surroundings'.
        var (points, vertices, numbers) = (new List<Vec3>(), new List<int>(), new Dictionary<int, int>());
        for (int i = 0; i < boundary.Length; i++)
        {
            points.Add(_points[boundary[i]]);
            vertices.Add(boundary[i] < _rim.Count ? around.MeshVertices[boundary[i]] : -1);
            if (boundary[i] < _rim.Count) numbers.Add(boundary[i], i);
        }
        var triangles = new List<Triangle>();
        for (int f = 0; f < around.Triangles.Length; f++)
            if (sheets.Contains(_old.Sheet[f]) && _old.IsWithin[f] && around.Triangles[f] is var t) triangles.Add(new Triangle(Number(t.A), Number(t.B), Number(t.C)));
        return new Surroundings([.. points], [.. triangles], [.. vertices]);

        int Number(int p)
        {
            if (numbers.TryGetValue(p, out int number)) return number;
            numbers.Add(p, points.Count);
            points.Add(around.Points[p]);
            vertices.Add(around.MeshVertices[p]);
            return points.Count - 1;
        }
    }
}
