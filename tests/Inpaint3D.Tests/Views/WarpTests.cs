using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Views;

namespace Inpaint3D.Tests.Views;

public class WarpTests
{
    const double Focal = 50;

    [Fact]
    public void The_same_camera_sees_the_same_bytes_and_no_hole()
    {
        var camera = Camera.Pinhole(37, 23, Focal) with { Rotation = Turned(0.3, 0.2), Translation = new Vec3(0.3, -2, 1.7) };
        var view = Scene(camera, (x, y) => 1 + (5 * CounterRandom.Uniform(3, (uint)x, (uint)y)));
        var seen = Warp.Forward(view, camera, new Run());
        Assert.Equal(0, seen.Hole.Count);
        Assert.Equal(view.Color.Samples, seen.Color.Samples);
        Assert.Equal(view.Depth.Samples, seen.Depth.Samples);
    }

    [Fact]
    public void A_rotation_shows_the_picture_through_its_homography_without_a_hole()
    {
        var camera = Camera.Pinhole(61, 47, Focal);
        var turned = camera with { Rotation = Turned(0.15, -0.1) };
        var source = Scene(camera, (x, y) => x < 30 ? 2 : 5);
        for (int y = 0; y < 47; y++)
            for (int x = 0; x < 61; x++) source.Color[x, y] = (float)Brightness(x, y);
        var seen = Warp.Forward(source, turned, new Run());
        for (int y = 0; y < 47; y++)
        {
            for (int x = 0; x < 61; x++)
            {
                var (u, v, _) = camera.Project(turned.Unproject(x, y, 1));
                bool inside = u >= 0 && v >= 0 && u <= 60 && v <= 46;
                if (inside) Assert.False(seen.Hole[x, y], $"hole at {x}, {y}");
                if (inside && !seen.Hole[x, y]) Assert.Equal(Brightness(u, v), seen.Color[x, y], 0.02);
                if (u < -0.6 || v < -0.6 || u > 60.6 || v > 46.6) Assert.True(seen.Hole[x, y]);
            }
        }

        static double Brightness(double u, double v) => 0.5 + (0.3 * Math.Sin(0.2 * u) * Math.Cos(0.15 * v));
    }

    [Fact]
    public void A_plane_that_faces_the_camera_shifts_exactly_by_a_whole_disparity()
    {
        // z = 2, f = 50: a baseline of 0.2 is a disparity of 5 pixels to the left.
        var camera = Camera.Pinhole(32, 9, Focal);
        var source = Scene(camera, (_, _) => 2);
        var seen = Warp.Forward(source, camera.Moved(new Vec3(0.2, 0, 0)), new Run());
        for (int y = 0; y < 9; y++)
        {
            for (int x = 0; x < 32; x++)
            {
                Assert.Equal(x >= 27, seen.Hole[x, y]);
                if (x < 27) Assert.Equal((source.Color[x + 5, y], 2f), (seen.Color[x, y], seen.Depth[x, y]));
            }
        }
    }

    [Fact]
    public void A_slanted_plane_seen_at_twice_the_size_has_no_crack()
    {
        // A plane at 60 degrees to the picture; the target stands at half the distance of its middle.
        var camera = Camera.Pinhole(80, 60, Focal);
        double slope = Math.Tan(Math.PI / 3);
        var source = Scene(camera, (x, _) => (float)(10 / (1 - (slope * (x - camera.CenterX) / Focal * 0.5))));
        var target = camera.Moved(new Vec3(0.4, 0, -5));
        var seen = Warp.Forward(source, target, new Run());
        for (int y = 5; y < 55; y++)
            for (int x = 20; x < 60; x++) Assert.False(seen.Hole[x, y], $"crack at {x}, {y}");
    }

    [Fact]
    public void The_nearer_of_two_surfaces_wins_and_no_colour_is_mixed()
    {
        var camera = Camera.Pinhole(60, 40, Focal);
        var source = Scene(camera, (x, y) => x is >= 20 and < 40 && y is >= 10 and < 30 ? 2 : 4);
        for (int y = 0; y < 40; y++)
            for (int x = 0; x < 60; x++) source.Color[x, y] = source.Depth[x, y] == 2 ? 1 : 0;
        // Disparities 7.75 and 3.875 pixels.
        var seen = Warp.Forward(source, camera.Moved(new Vec3(0.31, 0, 0)), new Run());
        for (int y = 0; y < 40; y++)
        {
            for (int x = 0; x < 60; x++)
            {
                if (seen.Hole[x, y]) continue;
                bool near = x >= 12 && x <= 31 && y is >= 10 and < 30;
                Assert.Equal(near ? 1f : 0f, seen.Color[x, y]);
                Assert.Equal(near ? 2.0 : 4.0, seen.Depth[x, y], 1e-5);
            }
        }
    }

    [Fact]
    public void The_hole_beside_a_near_thing_is_as_wide_as_the_disparities_differ()
    {
        var camera = Camera.Pinhole(90, 20, Focal);
        foreach (double baseline in new[] { 0.21, 0.4, 0.77 })
        {
            var source = Scene(camera, (x, _) => x is >= 40 and < 60 ? 2 : 5);
            var seen = Warp.Forward(source, camera.Moved(new Vec3(baseline, 0, 0)), new Run());
            int inside = Enumerable.Range(0, 60).Count(x => seen.Hole[x, 10]);
            Assert.Equal(Focal * baseline * ((1 / 2.0) - (1 / 5.0)), inside, 1.0);
        }
    }

    [Fact]
    public void A_thing_one_pixel_wide_is_still_one_pixel_wide()
    {
        var camera = Camera.Pinhole(40, 11, Focal);
        var source = Scene(camera, (x, _) => x == 20 ? 2 : 4);
        var seen = Warp.Forward(source, camera.Moved(new Vec3(0.2, 0, 0)), new Run());
        Assert.Equal(1, Enumerable.Range(0, 40).Count(x => seen.Depth[x, 5] == 2));
    }

    [Fact]
    public void No_byte_depends_on_the_number_of_threads()
    {
        var camera = Camera.Pinhole(120, 90, Focal);
        var source = Scene(camera, (x, y) => 1 + (3 * CounterRandom.Uniform(8, (uint)(x / 7), (uint)(y / 9))));
        var target = camera.Moved(new Vec3(0.3, 0.1, -0.2));
        var (one, five) = (Warp.Forward(source, target, new Run { Device = new CpuDevice(1) }), Warp.Forward(source, target, new Run { Device = new CpuDevice(5) }));
        Assert.Equal(one.Color.Samples, five.Color.Samples);
        Assert.Equal(one.Depth.Samples, five.Depth.Samples);
        Assert.Equal(one.Hole.Samples, five.Hole.Samples);
    }

    [Fact]
    public void Pixels_of_unknown_depth_and_in_the_hole_are_not_seen_whatever_they_hold()
    {
        var camera = Camera.Pinhole(16, 12, Focal);
        var source = Scene(camera, (_, _) => 2);
        source.Hole[3, 3] = true;
        foreach (var (x, unknown) in new[] { (5, 0f), (7, -1f), (9, float.NaN), (11, float.PositiveInfinity) }) source.Depth[x, 6] = unknown;
        foreach (var (x, y) in new[] { (3, 3), (5, 6), (7, 6), (9, 6), (11, 6) }) source.Color[x, y] = float.NaN;
        var seen = Warp.Forward(source, camera, new Run());
        Assert.All(Enumerable.Range(0, seen.Color.PlaneLength).Where(i => seen.Hole.Samples[i] == 0), i => Assert.True(float.IsFinite(seen.Color.Samples[i])));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        var camera = Camera.Pinhole(8, 6, Focal);
        var view = Scene(camera, (_, _) => 1);
        Assert.Throws<ArgumentException>(() => Warp.Forward(view with { Depth = new Field(8, 5) }, camera, new Run()));
        Assert.Throws<ArgumentException>(() => Warp.Forward(view with { Color = new Field(7, 6) }, camera, new Run()));
        Assert.Throws<ArgumentException>(() => Warp.Forward(view with { Hole = new Mask(9, 6) }, camera, new Run()));
    }

    /// <summary>Random colours on a given depth.</summary>
    internal static View Scene(Camera camera, Func<int, int, float> depth)
    {
        var view = new View(camera, new Field(camera.Width, camera.Height), new Field(camera.Width, camera.Height), new Mask(camera.Width, camera.Height));
        for (int y = 0; y < camera.Height; y++)
            for (int x = 0; x < camera.Width; x++) (view.Color[x, y], view.Depth[x, y]) = (CounterRandom.Uniform(1, (uint)x, (uint)y), depth(x, y));
        return view;
    }

    static Mat3 Turned(double yaw, double pitch)
    {
        var (cy, sy, cp, sp) = (Math.Cos(yaw), Math.Sin(yaw), Math.Cos(pitch), Math.Sin(pitch));
        return new Mat3(new(cy, 0, sy), new(0, 1, 0), new(-sy, 0, cy)) * new Mat3(new(1, 0, 0), new(0, cp, -sp), new(0, sp, cp));
    }
}
