using Inpaint3D.Data;

namespace Inpaint3D.Geometry.CleanUp;

/// <summary>
/// Finds planar bases: where a scan stood on its table, or was cut off. Of each piece, its rim of the largest flat area when that is flat, is
/// not small, and has all of the piece on one side of its plane.
/// </summary>
public static class PlanarBase
{
    /// <summary>Distance from the plane, over the rim's diameter, up to which a rim is flat and a piece is on one side; and the same where edges are that long, which leave a zigzag.</summary>
    const double Flat = 0.03, FlatZigzag = 0.08;
    /// <summary>Least diameter of a base over the diagonal of the mesh.</summary>
    const double LeastSize = 0.25;

    /// <summary>The loops that are planar bases.</summary>
    public static IReadOnlyList<Loop> Of(Topology topology)
    {
        var mesh = topology.Mesh;
        double least = mesh.Bounds() is var (min, max) ? LeastSize * (max - min).Length : 0;
        var bases = topology.Loops.GroupBy(loop => loop.Component).Select(loops => loops.MaxBy(loop => loop.FlatArea)!)
            .Where(loop => loop.Planarity * loop.Diameter <= Tolerance(loop) && loop.Diameter >= least).ToDictionary(loop => loop.Component, loop => new Sides(loop, mesh));
        for (int t = 0; bases.Count > 0 && t < mesh.Triangles.Length; t++)
            if (topology.ComponentOf(t) is var part && part > 0 && bases.TryGetValue(part, out var sides)) sides.Add(mesh.Triangles[t]);
        return [.. bases.Values.Where(sides => sides.IsOnOne).Select(sides => sides.Loop).OrderBy(loop => loop.Id)];
    }

    static double Tolerance(Loop loop) => Math.Max(Flat * loop.Diameter, Math.Min(FlatZigzag * loop.Diameter, loop.Length / loop.Edges));

    /// <summary>How far a piece reaches on either side of a rim's plane.</summary>
    sealed class Sides(Loop loop, Mesh mesh)
    {
        readonly Plane _plane = Plane.Fit(Array.ConvertAll(loop.Vertices, v => mesh.Positions[v]));
        double _below, _above;

        public Loop Loop { get; } = loop;

        public bool IsOnOne => Math.Min(-_below, _above) <= Tolerance(Loop);

        public void Add(Triangle t)
        {
            foreach (int v in (ReadOnlySpan<int>)[t.A, t.B, t.C])
                if (_plane.Distance(mesh.Positions[v]) is var d) (_below, _above) = (Math.Min(_below, d), Math.Max(_above, d));
        }
    }
}
