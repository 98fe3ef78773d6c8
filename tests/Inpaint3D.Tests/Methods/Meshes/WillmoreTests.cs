using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class WillmoreTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(75)]
    [InlineData(110)]
    public void A_cap_of_a_sphere_comes_back(double degrees)
    {
        double height = Math.Cos(degrees * Math.PI / 180);
        var mesh = Shapes.Sphere(36, 60).Without((_, c) => c.Z > height);
        var notes = new List<string>();
        var filled = new Willmore().Fill(new MeshHole(mesh, Topology.Of(mesh).Loops), new Run { Note = notes.Add });
        Assert.Empty(filled.Loops);
        Assert.Empty(notes);
        Assert.All(filled.Mesh.Positions, p => Assert.InRange(p.Length, 0.997, 1.003));
        Assert.InRange(Math.Sqrt(filled.Mesh.Positions.Skip(mesh.Positions.Length).Average(p => (p.Length - 1) * (p.Length - 1))), 0, 0.002);
    }

    [Theory]
    [InlineData(4, 110, 0)]
    [InlineData(5, 110, 0)]
    [InlineData(6, 110, 0)]
    [InlineData(5, 80, 15)]
    [InlineData(5, 140, 0)]
    public void A_wide_cap_with_a_jagged_rim_comes_back_by_auto(int cuts, double degrees, double more)
    {
        var mesh = Shapes.Geodesic(cuts).Without((_, c) => c.Z > Math.Cos((degrees + (more * Math.Sin(9 * Math.Atan2(c.Y, c.X)))) * Math.PI / 180));
        var filled = new AutoMesh().Fill(new MeshHole(mesh, Topology.Of(mesh).Loops), new Run());
        Assert.Empty(filled.Loops);
        Assert.InRange(filled.Mesh.Positions.Max(p => Math.Abs(p.Length - 1)), 0, 0.002);
    }

    [Fact]
    public void A_jagged_rim_round_more_than_half_of_an_ellipsoid_is_closed_by_auto()
    {
        var axes = new Vec3(1.2, 0.9, 1);
        var sphere = Shapes.Geodesic(4).Without((_, c) => c.Z > Math.Cos((95 + (12 * Math.Sin(11 * Math.Atan2(c.Y, c.X)))) * Math.PI / 180));
        var mesh = sphere with { Positions = Array.ConvertAll(sphere.Positions, p => new Vec3(axes.X * p.X, axes.Y * p.Y, axes.Z * p.Z)) };
        var filled = new AutoMesh().Fill(new MeshHole(mesh, Topology.Of(mesh).Loops), new Run());
        Assert.Empty(filled.Loops);
        Assert.InRange(filled.Mesh.Positions.Max(p => Math.Abs(new Vec3(p.X / axes.X, p.Y / axes.Y, p.Z / axes.Z).Length - 1)), 0, 0.1);
    }

    [Fact]
    public void Auto_takes_it_for_a_wide_cap_and_leaves_small_holes_to_minimum_weight()
    {
        Assert.Contains("willmore", NoteOfAuto(0.3), StringComparison.Ordinal);
        Assert.Contains("minimum-weight", NoteOfAuto(0.9), StringComparison.Ordinal);

        static string NoteOfAuto(double height)
        {
            var mesh = Shapes.Sphere(24, 36).Without((_, c) => c.Z > height);
            var notes = new List<string>();
            new AutoMesh().Fill(new MeshHole(mesh, Topology.Of(mesh).Loops), new Run { Note = notes.Add });
            return Assert.Single(notes);
        }
    }
}
