using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class LoopKindsTests
{
    static LoopKind Kind(Mesh mesh) => Assert.Single(Topology.Of(mesh).Loops).Kind;

    /// <summary>A sheet of 4 × 4 squares with a vertex in its middle that the squares above have at another height.</summary>
    static Mesh Cracked(double gap, double along = 0)
    {
        var grid = Shapes.Grid(4);
        int middle = 12, n = grid.Positions.Length;
        return grid with
        {
            Positions = [.. grid.Positions, new(2 + along, 2 + gap, 0)],
            Triangles = [.. grid.Triangles.Select((t, i) => grid.Positions[t.A].Y + grid.Positions[t.B].Y + grid.Positions[t.C].Y > 6
                ? new Triangle(Moved(t.A), Moved(t.B), Moved(t.C)) : t)],
        };
        int Moved(int v) => v == middle ? n : v;
    }

    [Fact]
    public void An_outline_an_ordinary_hole_and_a_marker_are_told_apart()
    {
        Assert.Equal(LoopKind.OuterBorder, Kind(Shapes.Grid(3)));
        Assert.Equal(LoopKind.Ordinary, Kind(Shapes.Cube().Without((t, _) => t is (4, 5, 6) or (4, 6, 7))));
        Assert.Equal(LoopKind.Ordinary, Kind(Shapes.Sphere(64, 96).Without((_, c) => c.Z > 0.7)));
        var sphere = Shapes.Sphere(64, 96);
        int vertex = (31 * 96) + 5;
        Assert.Equal(LoopKind.Marker, Kind(sphere.Without((t, _) => t.A == vertex || t.B == vertex || t.C == vertex)));
    }

    [Fact]
    public void A_crack_is_a_slit_while_its_gap_is_below_half_an_edge()
    {
        static LoopKind Inner(Mesh mesh) => Topology.Of(mesh).Loops.Single(loop => !loop.IsOuterBorder).Kind;
        Assert.Equal(LoopKind.Slit, Inner(Cracked(0.1)));
        Assert.Equal(LoopKind.Slit, Inner(Cracked(0, 0.3)));
        Assert.NotEqual(LoopKind.Slit, Inner(Cracked(0.8)));
    }

    [Fact]
    public void A_slit_is_zipped_without_new_vertices_even_when_it_has_no_area()
    {
        foreach (var mesh in (Mesh[])[Cracked(0.1), Cracked(0, 0.3)])
        {
            var topology = Topology.Of(mesh);
            var filled = new Inpaint3D.Methods.Meshes.MinimumWeight().Fill(new Inpaint3D.Methods.MeshHole(mesh, [.. topology.Loops.Where(loop => !loop.IsOuterBorder)]), new Run());
            Assert.Empty(filled.Loops);
            Assert.Equal((mesh.Positions.Length, mesh.Triangles.Length + 2), (filled.Mesh.Positions.Length, filled.Mesh.Triangles.Length));
            Assert.Single(Topology.Of(filled.Mesh).Loops);
        }
    }

    [Fact]
    public void A_piece_inside_a_hole_is_its_island_and_one_beside_it_is_not()
    {
        var loops = Topology.Of(Shapes.Sphere(16, 24).Without((_, c) => c.Z is > 0.7 and < 0.93)).Loops;
        Assert.Equal([LoopKind.Ordinary, LoopKind.Island], loops.Select(loop => loop.Kind));
        Assert.Equal([2], loops[0].Partners);
        Assert.Equal([1], loops[1].Partners);
        Assert.False(loops[1].IsOuterBorder);
        // The same piece, shifted out of the hole's sight, and turned round.
        var mesh = Shapes.Sphere(16, 24).Without((_, c) => c.Z is > 0.7 and < 0.93);
        Assert.All(Topology.Of(Move(mesh, p => p + new Vec3(3, 0, 0))).Loops, loop => Assert.Empty(loop.Partners));
        Assert.All(Topology.Of(Move(mesh, p => new Vec3(p.X, -p.Y, 1.6 - p.Z))).Loops, loop => Assert.Empty(loop.Partners));
    }

    [Fact]
    public void A_loose_triangle_in_a_hole_is_no_island()
    {
        var mesh = Both(Shapes.Grid(8).Without((_, c) => c.X is > 2 and < 6 && c.Y is > 2 and < 6), Shapes.Of([new(3, 3, 0), new(5, 3, 0), new(4, 5, 0)], (0, 1, 2)));
        Assert.All(Topology.Of(mesh).Loops, loop => Assert.Empty(loop.Partners));
    }

    static Mesh Move(Mesh mesh, Func<Vec3, Vec3> move) => mesh with { Positions = Array.ConvertAll(mesh.Positions, p => p.Z > 0.9 ? move(p) : p) };

    [Fact]
    public void Ends_that_face_each_other_closely_belong_together_and_others_do_not()
    {
        // The ends of one open tube look away from each other.
        Assert.All(Topology.Of(Tube(0, 3)).Loops, loop => Assert.Empty(loop.Partners));
        // Two tubes in line: the near ends, unless they are far apart or beside each other.
        Assert.Equal(2, Topology.Of(Both(Tube(0, 3), Tube(4, 7))).Loops.Count(loop => loop.Kind == LoopKind.TubeEnd));
        Assert.All(Topology.Of(Both(Tube(0, 3), Tube(7, 10))).Loops, loop => Assert.Empty(loop.Partners));
        Assert.All(Topology.Of(Both(Tube(0, 3), Tube(4, 7, 2))).Loops, loop => Assert.Empty(loop.Partners));
        // Parallel sheets, alike or face to face, are no tube.
        Assert.All(Topology.Of(Both(Shapes.Grid(4), Shapes.Grid(4, (_, _) => 1))).Loops, loop => Assert.Empty(loop.Partners));
        var turned = Shapes.Grid(4, (_, _) => 1);
        turned = turned with { Triangles = Array.ConvertAll(turned.Triangles, t => new Triangle(t.A, t.C, t.B)) };
        Assert.All(Topology.Of(Both(Shapes.Grid(4), turned)).Loops, loop => Assert.Empty(loop.Partners));
        Assert.All(Topology.Of(Both(turned, Shapes.Grid(4, (_, _) => 2))).Loops, loop => Assert.Empty(loop.Partners));
    }

    [Fact]
    public void Tubes_with_torn_ends_belong_together_too()
    {
        // Every second of the triangles between two rings of the long tube is missing on either side of the gap.
        var torn = Tube(0, 8).Without((t, c) => c.X is > 3.5 and < 4.5 || (c.X is > 3 and < 5 && t.A % 2 == 0));
        var ends = Topology.Of(torn).Loops.Where(loop => loop.Kind == LoopKind.TubeEnd).ToArray();
        Assert.Equal(2, ends.Length);
        Assert.All(ends, loop => Assert.True(loop.Edges > 12));
    }

    [Fact]
    public void A_tube_that_is_cut_obliquely_points_along_itself()
    {
        var cut = Both(Tube(0, 3), Tube(4, 7));
        cut = cut with { Positions = Array.ConvertAll(cut.Positions, p => p with { X = p.X + (1.2 * p.Y) }) };
        Assert.Equal(2, Topology.Of(cut).Loops.Count(loop => loop.Kind == LoopKind.TubeEnd));
    }

    [Fact]
    public void Two_bowls_that_face_each_other_closely_belong_together()
    {
        var bowls = Shapes.Sphere(24, 36).Without((_, c) => Math.Abs(c.Z) < 0.4);
        Assert.Equal([LoopKind.TubeEnd, LoopKind.TubeEnd], Topology.Of(bowls).Loops.Select(loop => loop.Kind));
        Assert.All(Topology.Of(bowls).Loops, loop => Assert.False(loop.IsOuterBorder));
        var apart = bowls with { Positions = Array.ConvertAll(bowls.Positions, p => p with { Z = p.Z + Math.Sign(p.Z) }) };
        Assert.All(Topology.Of(apart).Loops, loop => Assert.Empty(loop.Partners));
    }

    [Fact]
    public void Holes_of_two_walls_that_face_each_other_are_closed_for_themselves()
    {
        var wall = Shapes.Grid(8).Without((_, c) => c.X is > 2 and < 6 && c.Y is > 2 and < 6);
        var opposite = wall with { Positions = Array.ConvertAll(wall.Positions, p => new Vec3(p.X, 8 - p.Y, 1)) };
        Assert.All(Topology.Of(Both(wall, opposite)).Loops, loop => Assert.Empty(loop.Partners));
    }

    /// <summary>A tube of radius 1 round a parallel of the x axis, between two places.</summary>
    internal static Mesh Tube(double from, double to, double shift = 0, int columns = 12)
    {
        int rows = (int)Math.Round((to - from) / 0.5);
        var points = new List<Vec3>();
        var faces = new List<(int, int, int)>();
        for (int r = 0; r <= rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                double a = 2 * Math.PI * c / columns;
                points.Add(new Vec3(from + ((to - from) * r / rows), Math.Cos(a) + shift, Math.Sin(a)));
                int i = (r * columns) + c, j = (r * columns) + ((c + 1) % columns);
                if (r == rows) continue;
                faces.Add((i, j, j + columns));
                faces.Add((i, j + columns, i + columns));
            }
        }
        var mesh = Shapes.Of([.. points], [.. faces]);
        return mesh with { Triangles = Array.ConvertAll(mesh.Triangles, t => new Triangle(t.A, t.C, t.B)) } is var other && IsOutward(mesh) ? mesh : other;
        bool IsOutward(Mesh tube)
        {
            var (a, b, c) = tube.Triangles[0];
            var (p, q, s) = (tube.Positions[a], tube.Positions[b], tube.Positions[c]);
            return Vec3.Dot(Vec3.Cross(q - p, s - p), new Vec3(0, p.Y - shift + q.Y - shift + s.Y - shift, p.Z + q.Z + s.Z)) > 0;
        }
    }

    internal static Mesh Both(Mesh a, Mesh b) => a with
    {
        Positions = [.. a.Positions, .. b.Positions],
        Triangles = [.. a.Triangles, .. b.Triangles.Select(t => new Triangle(t.A + a.Positions.Length, t.B + a.Positions.Length, t.C + a.Positions.Length))],
    };
}
