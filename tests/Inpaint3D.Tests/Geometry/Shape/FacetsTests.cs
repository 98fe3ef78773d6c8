using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Tests.Geometry.Shape;

public class FacetsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_coarse_sphere_that_was_cut_without_being_rounded_consists_of_facets(int halvings)
    {
        var mesh = Shapes.Geodesic(3);
        for (int i = 0; i < halvings; i++) mesh = Halved(mesh);
        Assert.True(Surround(mesh.Without((_, c) => c.Z > 0.8)));
    }

    [Fact]
    public void Round_and_flat_surfaces_and_those_with_few_flat_sides_do_not()
    {
        Assert.False(Surround(Shapes.Geodesic(5).Without((_, c) => c.Z > 0.8)));
        Assert.False(Surround(Shapes.Grid(24).Without((_, c) => (c - new Vec3(12, 12, 0)).Length < 5)));
        // A cylinder of quads that are cut in two, and a roof.
        Assert.False(Surround(Shapes.Grid(24, (x, _) => Math.Sqrt(400 - ((x - 12) * (x - 12)))).Without((_, c) => Math.Abs(c.X - 12) < 5 && Math.Abs(c.Y - 12) < 5)));
        Assert.False(Surround(Shapes.Grid(24, (x, _) => -0.2 * Math.Abs(x - 12)).Without((_, c) => Math.Abs(c.X - 12) < 5 && Math.Abs(c.Y - 12) < 5)));
    }

    static bool Surround(Mesh mesh)
    {
        var topology = Topology.Of(mesh);
        return Facets.Surround(new Rim(topology, topology.Loops.First(loop => !loop.IsOuterBorder)));
    }

    /// <summary>Each triangle cut in four by the middles of its edges.</summary>
    static Mesh Halved(Mesh mesh)
    {
        var (points, middles) = (mesh.Positions.ToList(), new Dictionary<(int, int), int>());
        int Middle(int a, int b)
        {
            var edge = (Math.Min(a, b), Math.Max(a, b));
            if (middles.TryGetValue(edge, out int middle)) return middle;
            points.Add(0.5 * (points[a] + points[b]));
            return middles[edge] = points.Count - 1;
        }
        var triangles = new List<Triangle>();
        foreach (var (a, b, c) in mesh.Triangles)
        {
            int ab = Middle(a, b), bc = Middle(b, c), ca = Middle(c, a);
            triangles.AddRange([new(a, ab, ca), new(ab, b, bc), new(ca, bc, c), new(ab, bc, ca)]);
        }
        return new Mesh { Positions = [.. points], Triangles = [.. triangles] };
    }
}
