using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Disocclusion;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Render;
using Inpaint3D.Tests.Geometry;
using Inpaint3D.Views;

namespace Inpaint3D.Tests.Views;

public class MeshViewTests
{
    [Fact]
    public void A_pixel_is_a_hole_where_its_ray_meets_a_cap_before_anything_else()
    {
        // A box without its front, and a small one before it; of the camera's rays the front is met where they cross z = 1 in the unit square.
        var box = Shapes.Cube().Without((_, center) => center.Z > 0.99);
        var small = Shapes.Cube() with { Positions = [.. Shapes.Cube().Positions.Select(p => (0.2 * p) + new Vec3(0.1, 0.4, 1.5))] };
        var camera = Camera.LookAt(90, 70, 0.5, new Vec3(1.2, 1.5, 5), new Vec3(0.5, 0.5, 0.5), new Vec3(0, 1, 0));
        var view = See(JoinedMesh.Of([box, small]), camera);
        var (smallSeen, boxSeen) = (Draw(small, camera), Draw(box, camera));
        int holes = 0;
        for (int y = 0; y < camera.Height; y++)
        {
            for (int x = 0; x < camera.Width; x++)
            {
                var ray = camera.Unproject(x, y, 1) - camera.Position;
                var front = camera.Position + ((1 - camera.Position.Z) / ray.Z * ray);
                double inside = 0.5 - Math.Max(Math.Abs(front.X - 0.5), Math.Abs(front.Y - 0.5));
                if (Math.Abs(inside) < 1e-4) continue;
                bool isHole = inside > 0 && smallSeen.View.Hole[x, y];
                Assert.True(isHole == view.Hole[x, y], $"{x}, {y}");
                holes += isHole ? 1 : 0;
                if (isHole) Assert.Equal(camera.Project(front).Depth, view.Depth[x, y], 1e-5);
                else Assert.Equal(smallSeen.View.Hole[x, y] ? boxSeen.View.Depth[x, y] : smallSeen.View.Depth[x, y], view.Depth[x, y]);
            }
        }
        Assert.True(holes > 300);
    }

    [Fact]
    public void From_where_the_opening_cannot_be_seen_nothing_is_a_hole()
    {
        var box = Shapes.Cube().Without((_, center) => center.Z > 0.99);
        Assert.Equal(0, See(box, Camera.LookAt(60, 40, 0.5, new Vec3(0.3, 0.8, -5), new Vec3(0.5, 0.5, 0.5), new Vec3(0, 1, 0))).Hole.Count);
    }

    [Fact]
    public void All_around_every_pixel_that_shows_nothing_is_a_hole()
    {
        var mesh = Painted();
        var seen = See(mesh, Front, all: true);
        var surface = Draw(mesh, Front).View;
        for (int i = 0; i < seen.Hole.Samples.Length; i++)
            if (surface.Hole.Samples[i] != 0) Assert.Equal(1, seen.Hole.Samples[i]);
        Assert.True(seen.Hole.Count > surface.Hole.Count);
        var filled = Pipeline.FillView(seen, new BackgroundCriminisi(), new Run());
        Assert.All(filled.Depth.Samples, z => Assert.True(z > 0));
    }

    [Fact]
    public void Nothing_is_taken_from_the_background_and_what_was_seen_stays()
    {
        // The sphere is grey; what is behind it is painted red.
        var seen = See(Painted(), Front);
        for (int i = 0; i < seen.Depth.Samples.Length; i++)
            if (seen.Depth.Samples[i] == 0) seen.Color.Plane(0)[i] = 1;
        Assert.True(seen.Hole.Count > 200);
        foreach (var method in new Method<ImageHole>[] { new BackgroundCriminisi(), new Harmonic() })
        {
            var filled = Pipeline.FillView(seen, method, new Run());
            Assert.Equal(seen.Depth.Samples, filled.Depth.Samples);
            for (int i = 0; i < seen.Depth.Samples.Length; i++)
            {
                if (seen.Hole.Samples[i] != 0) Assert.Equal(filled.Color.Plane(1)[i], filled.Color.Plane(0)[i], 1e-3f);
                else for (int c = 0; c < 3; c++) Assert.Equal(seen.Color.Plane(c)[i], filled.Color.Plane(c)[i]);
            }
        }
    }

    [Fact]
    public void A_view_that_shows_nothing_is_told_so()
    {
        var away = Camera.LookAt(30, 20, 0.5, new Vec3(0, 0, 5), new Vec3(0, 0, 9), new Vec3(0, 1, 0));
        Assert.Throws<ArgumentException>(() => Pipeline.FillView(See(Painted(), away, all: true), new BackgroundCriminisi(), new Run()));
    }

    internal static Camera Front => Camera.LookAt(96, 72, 0.5, new Vec3(0.4, 0.3, 5), Vec3.Zero, new Vec3(0, 1, 0));

    /// <summary>A grey sphere with shades and a hole at its front.</summary>
    internal static Mesh Painted()
    {
        var sphere = Shapes.Sphere(24, 40).Without((_, center) => center.Z > 0.9);
        return sphere with { Colors = [.. sphere.Positions.Select(p => (float)(0.5 + (0.2 * Math.Sin(4 * p.X) * Math.Cos(3 * p.Y)))).Select(grey => new Vector4(grey, grey, grey, 1))] };
    }

    internal static View See(Mesh mesh, Camera camera, bool all = false)
    {
        var closed = Pipeline.FillMesh(mesh, Topology.Of(mesh).Loops, new MinimumWeight(), null, new Run());
        using var scene = new SoftwareRenderer(mesh);
        using var caps = new SoftwareRenderer(MeshView.Caps(mesh, closed.Mesh)!);
        return MeshView.See(scene, caps, camera, all, new Run());
    }

    internal static Rendering Draw(Mesh mesh, Camera camera)
    {
        using var renderer = new SoftwareRenderer(mesh);
        return renderer.Render(camera, RenderOptions.Unlit, [], new Run());
    }
}
