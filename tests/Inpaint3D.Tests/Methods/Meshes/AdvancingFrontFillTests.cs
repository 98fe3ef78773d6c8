using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class AdvancingFrontFillTests
{
    [Fact]
    public void A_hole_of_a_sphere_and_one_with_an_island_come_back_round_without_a_fallback()
    {
        foreach (var mesh in (Mesh[])[Shapes.Sphere(24, 36).Without((_, c) => c.Z > 0.75), Shapes.Sphere(24, 36).Without((_, c) => c.Z is > 0.75 and < 0.97)])
        {
            var notes = new List<string>();
            var filled = new AdvancingFrontFill().Fill(new MeshHole(mesh, Topology.Of(mesh).Loops), new Run { Note = notes.Add });
            Assert.Empty(filled.Loops);
            Assert.DoesNotContain(notes, note => note.Contains("because", StringComparison.Ordinal) || note.Contains("as by", StringComparison.Ordinal));
            Assert.All(filled.Mesh.Positions, p => Assert.InRange(p.Length, 0.96, 1.04));
            var topology = Topology.Of(filled.Mesh);
            Assert.Equal((true, 1, 2), (topology.IsWatertight, topology.Components, topology.EulerNumber));
        }
    }

    [Fact]
    public void A_rim_without_a_front_is_said_to_be_filled_by_another_method()
    {
        // The ends of a missing tube section, which no plane shows.
        var notes = new List<string>();
        var tube = Shapes.Sphere(24, 36).Without((_, c) => Math.Abs(c.Z) < 0.2);
        new AdvancingFrontFill().Fill(new MeshHole(tube, Topology.Of(tube).Loops), new Run { Note = notes.Add });
        Assert.Contains(notes, note => note.StartsWith("Holes 1, 2: ", StringComparison.Ordinal) && note.Contains("as by minimum-weight", StringComparison.Ordinal));
    }
}
