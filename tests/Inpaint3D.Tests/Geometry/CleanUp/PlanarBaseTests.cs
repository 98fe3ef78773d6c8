using Inpaint3D.Geometry;
using Inpaint3D.Geometry.CleanUp;

namespace Inpaint3D.Tests.Geometry.CleanUp;

public class PlanarBaseTests
{
    [Fact]
    public void A_flat_rim_with_all_of_the_piece_on_one_side_is_a_base()
    {
        // A dome that was cut off below its middle.
        var topology = Topology.Of(Shapes.Sphere(16, 24).Without((_, c) => c.Z < -0.3));
        Assert.Equal([1], PlanarBase.Of(topology).Select(loop => loop.Id));
    }

    [Fact]
    public void A_flat_hole_beyond_which_the_surface_goes_on_is_none()
    {
        // A dale between hills.
        var topology = Topology.Of(Shapes.Grid(16, (x, y) => Math.Pow(((x - 8) * (x - 8)) + ((y - 8) * (y - 8)), 2) / 500).Without((_, c) => Math.Max(Math.Abs(c.X - 8), Math.Abs(c.Y - 8)) < 5));
        Assert.Empty(PlanarBase.Of(topology));
    }

    [Fact]
    public void Of_each_piece_the_largest_flat_rim_counts_and_a_small_one_does_not()
    {
        var dome = Shapes.Sphere(16, 24).Without((_, c) => c.Z < -0.3 || c.Z > 0.9);
        Assert.Equal([1], PlanarBase.Of(Topology.Of(dome)).Select(loop => loop.Id));
        // An egg cut off at its tip: flat, at one end, and small.
        var tip = Shapes.Sphere(40, 40).Without((_, c) => c.Z < -0.995);
        Assert.Empty(PlanarBase.Of(Topology.Of(tip)));
    }
}
