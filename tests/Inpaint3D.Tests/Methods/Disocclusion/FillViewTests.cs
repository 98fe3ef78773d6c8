using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Disocclusion;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Views;

namespace Inpaint3D.Tests.Methods.Disocclusion;

public class FillViewTests
{
    static readonly Camera s_camera = Camera.Pinhole(90, 50, 60);

    [Fact]
    public void The_same_camera_gives_the_view_back()
    {
        var view = Wall();
        var filled = Pipeline.FillView(view, s_camera, new BackgroundCriminisi(), new Run());
        Assert.Equal(0, filled.Hole.Count);
        Assert.Equal(view.Color.Samples, filled.Color.Samples);
        Assert.Equal(view.Depth.Samples, filled.Depth.Samples);
    }

    [Fact]
    public void What_was_seen_stays_and_what_was_not_has_colour_and_depth()
    {
        var target = s_camera.Moved(new Vec3(0.5, 0, 0));
        foreach (var method in new Method<ImageHole>[] { new BackgroundCriminisi(), new Harmonic() })
        {
            var seen = Warp.Uncover(Wall(), target, new Run()).View;
            var filled = Pipeline.FillView(Wall(), target, method, new Run());
            Assert.Equal(target, filled.Camera);
            Assert.Equal(seen.Hole.Samples, filled.Hole.Samples);
            Assert.True(seen.Hole.Count > 100);
            for (int i = 0; i < seen.Color.PlaneLength; i++)
            {
                if (seen.Hole.Samples[i] == 0) Assert.Equal((seen.Color.Samples[i], seen.Depth.Samples[i]), (filled.Color.Samples[i], filled.Depth.Samples[i]));
                else Assert.True(float.IsFinite(filled.Color.Samples[i]) && filled.Depth.Samples[i] > 0);
            }
        }
    }

    [Fact]
    public void A_method_that_knows_nothing_of_depth_takes_no_colour_of_the_near_surface()
    {
        // White box before a wall that is nowhere brighter than 0.3; harmonic would mix both rims.
        var filled = Pipeline.FillView(Wall(), s_camera.Moved(new Vec3(0.5, 0, 0)), new Harmonic(), new Run());
        Assert.All(Enumerable.Range(0, filled.Color.PlaneLength).Where(i => filled.Hole.Samples[i] != 0), i => Assert.InRange(filled.Color.Samples[i], 0, 0.31f));
    }

    [Fact]
    public void Near_surfaces_are_hidden_within_reach_and_far_ones_stay()
    {
        var (depth, hole) = (new Field(100, 3), new Mask(100, 3));
        for (int y = 0; y < 3; y++)
        {
            for (int x = 0; x < 100; x++) depth[x, y] = x < 50 ? 2 : 5;
            hole.Row(y)[50..60].Fill(1);
        }
        var hidden = NearSurfaces.Hide(depth, hole);
        for (int x = 0; x < 100; x++) Assert.Equal(x is >= 20 and < 60, hidden[x, 1]);
    }

    [Fact]
    public void Where_only_near_surfaces_are_known_they_are_shown_after_all()
    {
        var (depth, hole) = (new Field(10, 3), new Mask(10, 3));
        for (int y = 0; y < 3; y++)
            for (int x = 0; x < 10; x++) (depth[x, y], hole[x, y]) = (x < 5 ? 2 : 5, x >= 5);
        Assert.Same(hole, NearSurfaces.Hide(depth, hole));
    }

    [Fact]
    public void Beside_round_and_torn_outlines_the_wall_goes_on()
    {
        // A ball, whose depth grows towards its outline, and leaves, between which the hole has near surfaces on both sides; the wall slants.
        static double Wall(double x, double y) => 1 / (0.16 + (0.0006 * (x - 45)) + (0.0008 * (y - 25)));
        static float Ball(double x, double y) => (float)(Math.Pow((x - 30) / 18, 2) + Math.Pow((y - 25) / 18, 2) is var r && r < 1 ? 2.2 - (0.7 * Math.Sqrt(1 - r)) : Wall(x, y));
        static float Leaves(double x, double y) => (float)((Math.Sin(0.9 * x) * Math.Sin(0.7 * y)) > 0.3 && x < 60 ? 2 + (0.3 * Math.Sin(x + y)) : Wall(x, y));
        foreach (var depth in new Func<double, double, float>[] { Ball, Leaves })
        {
            var source = WarpScene((x, y) => depth(x, y));
            for (int i = 0; i < source.Color.Samples.Length; i++) source.Color.Samples[i] = (source.Depth.Samples[i] < 3 ? 0.8f : 0) + (0.2f * source.Color.Samples[i]);
            var target = s_camera.Moved(new Vec3(0.3, 0, 0));
            var filled = Pipeline.FillView(source, target, new BackgroundCriminisi(), new Run());
            int near = 0, all = 0;
            for (int y = 0; y < 50; y++)
            {
                for (int x = 0; x < 85; x++)
                {
                    if (!filled.Hole[x, y]) continue;
                    all++;
                    if (filled.Depth[x, y] < 4 || filled.Color[x, y] > 0.5) near++;
                }
            }
            Assert.True(all > 150 && near < 0.02 * all, $"{near} of {all}");
        }
    }

    [Fact]
    public void A_camera_that_looks_away_is_told_so()
    {
        var away = s_camera with { Rotation = new Mat3(new(-1, 0, 0), new(0, 1, 0), new(0, 0, -1)) };
        Assert.Contains("sees nothing", Assert.Throws<ArgumentException>(() => Pipeline.FillView(Wall(), away, new BackgroundCriminisi(), new Run())).Message, StringComparison.Ordinal);
    }

    /// <summary>A white box at depth 2 before a dark wall at 5.</summary>
    static View Wall()
    {
        var view = WarpScene((x, y) => x is >= 25 and < 50 && y is >= 10 and < 42 ? 2 : 5);
        for (int i = 0; i < view.Color.Samples.Length; i++) view.Color.Samples[i] = view.Depth.Samples[i] == 2 ? 1 : 0.3f * view.Color.Samples[i];
        return view;
    }

    static View WarpScene(Func<int, int, float> depth) => Tests.Views.WarpTests.Scene(s_camera, depth);
}
