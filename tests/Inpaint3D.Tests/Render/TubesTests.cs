using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Render;

namespace Inpaint3D.Tests.Render;

public class TubesTests
{
    [Fact]
    public void Every_capsule_is_closed_faces_outwards_and_has_its_radius()
    {
        Segment[] segments = [new(new(1, 2, 3), new(4, -2, 8), 0.5, Vector3.UnitX), new(new(9, 0, 0), new(9, 0, 3), 0.25, Vector3.UnitY)];
        var mesh = Tubes.Around(segments);
        var topology = Topology.Of(mesh);
        Assert.Equal((2, true, 4, 0), (topology.Components, topology.IsWatertight, topology.EulerNumber, topology.InconsistentEdges));
        int each = mesh.Positions.Length / 2;
        for (int i = 0; i < mesh.Positions.Length; i++)
        {
            var (from, to, radius, color) = segments[i / each];
            var axis = to - from;
            double t = Math.Clamp(Vec3.Dot(mesh.Positions[i] - from, axis) / axis.LengthSquared, 0, 1);
            var outward = mesh.Positions[i] - (from + (t * axis));
            Assert.Equal(radius, outward.Length, 1e-12);
            Assert.Equal(0, (outward.Normalized().ToSingle() - mesh.Normals![i]).Length(), 1e-6);
            Assert.Equal(new Vector4(color, 1), mesh.Colors![i]);
        }
        Assert.All(mesh.Triangles, t => Assert.True(Vec3.Dot(Vec3.Cross(mesh.Positions[t.B] - mesh.Positions[t.A], mesh.Positions[t.C] - mesh.Positions[t.A]), ToVec3(mesh.Normals![t.A] + mesh.Normals[t.B] + mesh.Normals[t.C])) > 0));
    }

    [Fact]
    public void Corners_of_a_frustum_project_to_the_corners_of_the_picture()
    {
        var camera = Camera.LookAt(64, 48, 0.7, new Vec3(3, 1, 2), Vec3.Zero, new Vec3(0, 1, 0));
        var corners = Frusta.Corners(camera, 1.5);
        Assert.Equal(0, (corners[0] - camera.Position).Length, 1e-12);
        (double, double)[] expected = [(-0.5, -0.5), (63.5, -0.5), (63.5, 47.5), (-0.5, 47.5)];
        for (int i = 0; i < 4; i++)
        {
            var (u, v, depth) = camera.Project(corners[i + 1]);
            Assert.Equal(expected[i].Item1, u, 1e-9);
            Assert.Equal(expected[i].Item2, v, 1e-9);
            Assert.Equal(1.5, depth, 1e-12);
        }
        Assert.True(Topology.Of(Frusta.Of([camera], 1.5).Shape).IsWatertight);
    }

    static Vec3 ToVec3(Vector3 v) => new(v.X, v.Y, v.Z);
}
