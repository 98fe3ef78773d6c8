using Inpaint3D.Cli.Meshes;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Fronts;

public class MeshPlanTests
{
    /// <summary>Triangles between some points of a small lattice: shared vertices, edges with many faces, repeated and degenerate ones.</summary>
    static Mesh Soup(int seed)
    {
        var random = new Random(seed);
        var positions = Enumerable.Range(0, 6 + random.Next(20)).Select(_ => new Vec3(random.Next(4), random.Next(4), random.Next(3))).ToArray();
        int Vertex() => random.Next(positions.Length);
        var triangles = Enumerable.Range(0, 1 + random.Next(40)).Select(_ => new Triangle(Vertex(), Vertex(), Vertex())).ToArray();
        return new Mesh
        {
            Positions = positions, Triangles = triangles, VertexAttributes = [new("quality", positions.Select(p => (float)p.X).ToArray())],
            FaceAttributes = [new("label", Enumerable.Range(0, triangles.Length).ToArray())],
        };
    }

    static MeshPlan Plan(int seed) => new(new HoleSelection(seed % 2 == 0 ? "all" : "inner") { Keep = seed % 3 == 0 ? "planar,largest:1" : null }, new MinimumWeight())
    {
        DropBelow = seed % 5 == 0 ? new PieceSize(3, false) : null, Trim = seed % 4 == 0 ? 1 : 0, SmoothRim = seed % 7, Estimates = true,
    };

    [Fact]
    public void Any_soup_of_triangles_is_cleaned_and_filled_or_refused()
    {
        int done = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            var mesh = Soup(seed);
            try
            {
                var plan = Plan(seed);
                var outcome = plan.Fill(plan.Prepare(mesh, "soup"), new Run());
                var marked = FaceMarks.Add(outcome);
                MeshCheck.Write(marked);
                Assert.Equal(outcome.Old.Triangles, marked.Triangles[..outcome.Old.Triangles.Length]);
                Assert.All(outcome.Holes, hole => Assert.Equal(hole.State == "filled", hole.Reason is null));
                Assert.All((float[])marked.FaceAttributes[^1].Values, value => Assert.InRange(value, 0, 1));
                Assert.All(outcome.Estimates, estimate => Assert.True(estimate.Error >= 0 || estimate.Confidence.All(value => value == 0)));
                done++;
            }
            catch (ArgumentException e)
            {
                Assert.Contains("nothing would be left", e.Message, StringComparison.Ordinal);
            }
        }
        Assert.InRange(done, 100, 150);
    }

    [Theory]
    [InlineData("inner", "kept")]
    [InlineData("all", "filled")]
    public void A_flap_at_a_rim_that_trimming_cuts_off_is_a_crumb_whose_outline_is_no_hole(string which, string state)
    {
        var (ball, sheet) = (Shapes.Sphere(12, 18).Without((_, c) => c.Z > 0.8), Shapes.Grid(8));
        int first = ball.Positions.Length;
        var loop = Assert.Single(Topology.Of(ball).Loops);
        var mesh = (ball with { Positions = [.. ball.Positions, .. sheet.Positions.Select(p => (0.1 * p) + new Vec3(3, 0, 2))] })
            .Plus([.. sheet.Triangles.Select(t => (first + t.A, first + t.B, first + t.C)), (loop.Vertices[0], loop.Vertices[1], first), (first, loop.Vertices[1], first + 1)]);
        var plan = new MeshPlan(new HoleSelection(which), new MinimumWeight()) { Trim = 1 };
        var outcome = plan.Fill(plan.Prepare(mesh, "flap"), new Run());
        Assert.Equal(["filled", state], outcome.Holes.OrderBy(hole => hole.Loop.IsOuterBorder).Select(hole => hole.State));
        Assert.Equal(which == "inner" ? 1 : 0, Topology.Of(outcome.Filled.Mesh).Loops.Count);
    }

    [Fact]
    public void Every_hole_of_the_input_is_told_of_under_its_number()
    {
        var mesh = Shapes.Grid(14).Without((_, c) => c.Y is > 5 and < 6 && c.X is (> 4 and < 5) or (> 6 and < 7) or (> 11 and < 12));
        var plan = new MeshPlan(new HoleSelection("inner"), new MinimumWeight()) { Trim = 1 };
        var outcome = plan.Fill(plan.Prepare(mesh, "sheet"), new Run());
        Assert.Equal([1, 2, 3, 4], outcome.Holes.Select(hole => hole.Loop.Id));
        Assert.Equal(["filled", "filled", "joined", "kept"], outcome.Holes.Select(hole => hole.State).Order());
        Assert.Equal(mesh.Triangles.Length - outcome.Trimmed, outcome.Old.Triangles.Length);
    }

    [Fact]
    public void Smoothed_rims_are_the_only_vertices_that_move_and_kinds_have_methods_of_their_own()
    {
        var mesh = Shapes.Grid(16).Without((_, c) => (c - new Vec3(8, 8, 0)).Length is > 1.6 and < 5);
        var island = new MinimumWeight { Refine = false };
        var plan = new MeshPlan(new HoleSelection("inner"), new MinimumWeight())
        {
            SmoothRim = 2, OfKinds = new Dictionary<Inpaint3D.Geometry.LoopKind, Method<MeshHole>> { [Inpaint3D.Geometry.LoopKind.Island] = island },
        };
        var outcome = plan.Fill(plan.Prepare(mesh, "sheet"), new Run());
        Assert.Equal(["kept", "filled", "filled"], outcome.Holes.Select(hole => hole.State));
        Assert.All(outcome.Holes.Skip(1), hole => Assert.Equal("minimum-weight", hole.Method));
        Assert.Equal(mesh.Positions.Length, outcome.Filled.Mesh.Positions.Length);
        Assert.Equal(outcome.MovedVertices, outcome.Moved.Count);
    }
}
