using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;

namespace Inpaint3D.Tests.Geometry.Filling;

public class HoleFillerTests
{
    [Fact]
    public void Of_the_holes_near_one_that_needs_room_only_those_in_its_way_are_filled_again()
    {
        // Tents over two holes lean into each other; the higher number has no other patch.
        var mesh = Shapes.Grid(8).Without((_, c) => ((int)c.X, (int)c.Y) is (2, 2) or (4, 2) or (3, 4));
        Loop[] holes = [.. Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder)];
        int[] leaning = [.. holes.Where(loop => loop.Center.Y < 3).Select(loop => loop.Id).Order()];
        var asked = new Dictionary<int, int>();
        var (filled, open) = HoleFiller.Fill(mesh, holes, Propose, (_, _, _, _) => [], new Run());
        Assert.Empty(open);
        Assert.Equal(mesh.Positions.Length + 1, filled.Positions.Length);
        Assert.Equal(1, asked[holes.Single(loop => !leaning.Contains(loop.Id)).Id]);

        IEnumerable<Proposal> Propose(Rim rim, Topology topology, Func<Patch, bool> admits, Run run)
        {
            int id = rim.Loop.Id;
            lock (asked) asked[id] = asked.GetValueOrDefault(id) + 1;
            Patch tent = new(rim.Points), flat = new(rim.Points);
            tent.Points.Add(new Vec3(rim.Loop.Center.X < 3.5 ? 4.2 : 2.8, 2.5, 1));
            for (int i = 0; i < 4; i++) tent.Triangles.Add(new Triangle(i, (i + 1) % 4, 4));
            flat.Triangles.AddRange([new Triangle(0, 1, 2), new Triangle(0, 2, 3)]);
            return !leaning.Contains(id) ? [new Proposal(flat, "flat")] : id == leaning[1] ? [new Proposal(tent, "a tent")] : [new Proposal(tent, "a tent"), new Proposal(flat, "flat")];
        }
    }

    [Fact]
    public void Only_where_no_proposal_fits_a_patch_goes_through_space()
    {
        var mesh = Shapes.Grid(8).Without((_, c) => ((int)c.X, (int)c.Y) is (2, 2) or (5, 5));
        Loop[] holes = [.. Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder)];
        int blocked = holes[0].Id;
        var (filled, open) = HoleFiller.Fill(mesh, holes, (rim, _, _, _) => rim.Loop.Id == blocked ? [] : [Square(rim)], Through, new Run());
        Assert.Empty(open);
        Assert.Equal(mesh.Triangles.Length + 4, filled.Triangles.Length);

        IEnumerable<Proposal> Through(Rim rim, Topology topology, Func<Patch, bool> admits, Run run)
        {
            Assert.Equal(blocked, rim.Loop.Id);
            Assert.Null(rim.IsClear);
            return [Square(rim)];
        }

        static Proposal Square(Rim rim)
        {
            var flat = new Patch(rim.Points);
            flat.Triangles.AddRange([new Triangle(0, 1, 2), new Triangle(0, 2, 3)]);
            return new Proposal(flat, "flat");
        }
    }
}
