using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class ChartMirrorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_patch_is_coloured_as_the_other_side_where_this_has_the_same_around_it(bool isSame)
    {
        var body = Body();
        // Spots of one size on both sides, one of them within the hole; and on the far side only, another pattern.
        Vector4 Colour(Vec3 p) => Gray(Math.Sin(9 * p.Y) + Math.Cos((7 * Math.Abs(p.X)) + (11 * p.Z)) + (isSame || p.X < 0 ? 0 : 4 * Math.Sin((13 * p.Y) + (9 * p.Z))));
        var old = body.Without((_, centre) => (centre - new Vec3(-0.9, 0.6, 0.45)).Length < 0.5);
        old = old with { Colors = Array.ConvertAll(old.Positions, Colour), ColorCoding = SampleCoding.Float32 };
        var result = Pipeline.FillMesh(old, Topology.Of(old).Loops, new MinimumWeight(), new Auto(), new Run());
        string method = Assert.Single(result.Painted).Value.Method;
        if (!isSame)
        {
            Assert.NotEqual("mirror", method);
            return;
        }
        Assert.Equal("mirror", method);
        Vector4[] colours = result.Mesh.Colors!;
        Assert.InRange(Enumerable.Range(old.Positions.Length, colours.Length - old.Positions.Length).Average(v => Math.Abs(colours[v].X - Colour(result.Mesh.Positions[v]).X)), 0, 0.1);
    }

    static Vector4 Gray(double value) => new((float)(value > 0 ? 0.9 : 0.2));

    /// <summary>An ellipsoid that is bent within its plane of symmetry.</summary>
    static Mesh Body()
    {
        var sphere = Shapes.Geodesic(5);
        return sphere with { Positions = Array.ConvertAll(sphere.Positions, p => new Vec3(1.3 * p.X, 2.5 * p.Y, (0.8 * p.Z) + (0.3 * p.Y * p.Y) - (0.2 * p.Y))) };
    }
}
