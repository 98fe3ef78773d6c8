using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Charts;

namespace Inpaint3D.Tests.Geometry.Charts;

public class MirrorPlaneTests
{
    static readonly Vec3 s_across = new Vec3(2, -1, 3).Normalized(), s_along = Vec3.Cross(s_across, new Vec3(0, 0, 1)).Normalized(), s_up = Vec3.Cross(s_across, s_along);

    [Fact]
    public void The_plane_of_a_symmetric_body_is_found_wherever_it_lies()
    {
        var at = new Vec3(3, 1, -2);
        var body = Body(twist: 0, at);
        var plane = MirrorPlane.Of(body, BoundingTree.Of(body))!.Value;
        Assert.InRange(Math.Abs(Vec3.Dot(plane.Normal, s_across)), 1 - 1e-6, 1 + 1e-12);
        Assert.InRange(plane.Distance(at), -1e-3, 1e-3);
    }

    [Fact]
    public void What_is_missing_on_one_side_does_not_move_it()
    {
        var body = Body(twist: 0, default);
        var rest = body.Without((_, centre) => (centre - (s_across + (1.5 * s_along))).Length < 0.8);
        Assert.InRange(Math.Abs(Vec3.Dot(MirrorPlane.Of(rest, BoundingTree.Of(rest))!.Value.Normal, s_across)), 1 - 1e-4, 1 + 1e-12);
    }

    [Fact]
    public void A_twisted_body_has_none()
    {
        var body = Body(twist: 0.7, default);
        Assert.Null(MirrorPlane.Of(body, BoundingTree.Of(body)));
    }

    /// <summary>An ellipsoid, bent in its plane of symmetry so that it has no other, and twisted.</summary>
    internal static Mesh Body(double twist, Vec3 at)
    {
        var sphere = Shapes.Geodesic(5);
        return sphere with { Positions = Array.ConvertAll(sphere.Positions, Placed) };

        Vec3 Placed(Vec3 p)
        {
            double y = 2.5 * p.Y, z = (0.6 * p.Z) + (0.2 * y * y) - (0.1 * y);
            var (sin, cos) = Math.SinCos(twist * y);
            return at + (((1.3 * p.X * cos) - (z * sin)) * s_across) + (y * s_along) + (((1.3 * p.X * sin) + (z * cos)) * s_up);
        }
    }
}
