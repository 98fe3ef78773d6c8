using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;

namespace Inpaint3D.Tests.Geometry;

public class RimGroupsTests
{
    /// <summary>A ball with a hole at either pole.</summary>
    static Mesh Pierced() => Shapes.Sphere(24, 32).Without((_, c) => Math.Abs(c.Z) > 0.9);

    /// <summary>Three tubes that point at the origin from afar, each open there and round at its other end.</summary>
    static Mesh ThreeTubes() => JoinedMesh.Of([.. new[] { 0, 2.1, 4.2 }.Select(angle =>
    {
        var along = new Vec3(Math.Cos(angle), Math.Sin(angle), 0);
        var half = Shapes.Sphere(20, 28).Without((_, c) => Vec3.Dot(c, along) < 0);
        return half with { Positions = [.. half.Positions.Select(p => (0.4 * p) + ((0.7 + (1.6 * Vec3.Dot(p, along))) * along))] };
    })]);

    static Topology Filled(Mesh mesh, Method<MeshHole> method, out List<string> notes)
    {
        var loops = Topology.Of(mesh).Loops;
        var told = notes = [];
        var filled = method.Fill(new MeshHole(mesh, RimGroups.Regroup(loops, [[.. loops.Select(loop => loop.Id)]])), new Run { Note = told.Add });
        Assert.Empty(filled.Loops);
        Assert.Equal(mesh.Positions, filled.Mesh.Positions[..mesh.Positions.Length]);
        return Topology.Of(filled.Mesh);
    }

    public static TheoryData<string> Methods() => [.. Catalog.For<MeshHole>().Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Two_rims_of_one_piece_become_a_tunnel(string name)
    {
        var topology = Filled(Pierced(), Catalog.Create<MeshHole>(name), out _);
        Assert.Equal((true, 1, 0, 0), (topology.IsWatertight, topology.Components, topology.EulerNumber, topology.InconsistentEdges));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Three_rims_of_three_pieces_become_one_junction(string name)
    {
        var topology = Filled(ThreeTubes(), Catalog.Create<MeshHole>(name), out _);
        Assert.Equal((true, 1, 2, 0), (topology.IsWatertight, topology.Components, topology.EulerNumber, topology.InconsistentEdges));
    }

    /// <summary>By symmetry the three arms of the junction hold the same area.</summary>
    [Theory]
    [InlineData("signed-distance")]
    [InlineData("auto")]
    public void A_junction_through_space_treats_its_rims_alike(string name)
    {
        var mesh = ThreeTubes();
        var filled = Filled(mesh, Catalog.Create<MeshHole>(name), out var notes).Mesh;
        Assert.DoesNotContain(notes, note => note.Contains("as by", StringComparison.Ordinal));
        var areas = new double[3];
        foreach (var t in filled.Triangles[mesh.Triangles.Length..])
        {
            var (a, b, c) = (filled.Positions[t.A], filled.Positions[t.B], filled.Positions[t.C]);
            areas[(int)Math.Round((Math.Atan2(a.Y + b.Y + c.Y, a.X + b.X + c.X) + (2 * Math.PI)) / 2.1) % 3] += Vec3.Cross(b - a, c - a).Length;
        }
        Assert.InRange(areas.Max() / areas.Min(), 1, 1.05);
    }

    [Fact]
    public void Loops_by_themselves_have_no_partners_and_an_island_is_an_outline_again()
    {
        var mesh = Shapes.Sphere(60, 96).Without((_, c) => c.Z > 0.7 && c.Z < 0.96);
        var loops = Topology.Of(mesh).Loops;
        Assert.Contains(loops, loop => loop.Kind == LoopKind.Island && loop.Partners.Count == 1);
        var apart = RimGroups.Separate(loops);
        Assert.All(apart, loop => Assert.Empty(loop.Partners));
        Assert.Single(apart, loop => loop.IsOuterBorder && loop.Kind == LoopKind.OuterBorder);
    }
}
