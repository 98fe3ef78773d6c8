using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class SignedDistanceTests
{
    /// <summary>The filled mesh, whose holes the method has closed itself.</summary>
    internal static Mesh Fill(Mesh mesh, Method<MeshHole> method)
    {
        var notes = new List<string>();
        var filled = method.Fill(new MeshHole(mesh, [.. Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder)]), new Run { Note = notes.Add });
        Assert.Empty(filled.Loops);
        Assert.DoesNotContain(notes, note => note.Contains("because", StringComparison.Ordinal) || note.Contains("as by", StringComparison.Ordinal));
        Assert.Equal(mesh.Positions, filled.Mesh.Positions[..mesh.Positions.Length]);
        Assert.Equal(mesh.Triangles, filled.Mesh.Triangles[..mesh.Triangles.Length]);
        return filled.Mesh;
    }

    [Fact]
    public void A_hole_of_a_sphere_comes_back_round()
    {
        var mesh = Shapes.Sphere(36, 60).Without((_, c) => c.Z > 0.8);
        var filled = Fill(mesh, new SignedDistance());
        Assert.InRange(Math.Sqrt(filled.Positions.Skip(mesh.Positions.Length).Average(p => (p.Length - 1) * (p.Length - 1))), 0, 0.01 * 1.2);
        Assert.Equal((true, 2), (Topology.Of(filled).IsWatertight, Topology.Of(filled).EulerNumber));
    }

    [Fact]
    public void A_hole_with_three_islands_closes_watertight()
    {
        var filled = FillRoundIslands(new SignedDistance());
        Assert.All(filled.Positions, p => Assert.InRange(p.Length, 0.97, 1.03));
    }

    /// <summary>A sphere whose hole had three islands, filled and watertight.</summary>
    internal static Mesh FillRoundIslands(Method<MeshHole> method)
    {
        var mesh = Shapes.Sphere(60, 96).Without((_, c) => c.Z > 0.7 && !new[] { 0, 2.1, 4.2 }.Any(a => (new Vec3(0.35 * Math.Cos(a), 0.35 * Math.Sin(a), 0.93) - c).Length < 0.16));
        Assert.Equal(4, Topology.Of(mesh).Loops.Count);
        var filled = Fill(mesh, method);
        Assert.Equal((true, 1, 2), (Topology.Of(filled).IsWatertight, Topology.Of(filled).Components, Topology.Of(filled).EulerNumber));
        return filled;
    }
}
