using Inpaint3D.Data;
using Inpaint3D.Views;

namespace Inpaint3D.Tests.Views;

public class GapsTests
{
    static readonly Camera s_camera = Camera.Pinhole(90, 30, 50);

    [Fact]
    public void Each_pixel_that_the_motion_uncovers_knows_the_two_surfaces_it_opened_between()
    {
        var (view, gaps) = Warp.Uncover(WarpTests.Scene(s_camera, (x, _) => x is >= 40 and < 60 ? 2 : 5), s_camera.Moved(new Vec3(0.6, 0, 0)), new Run());
        int inside = 0;
        for (int y = 1; y < 29; y++)
        {
            for (int x = 0; x < 80; x++)
            {
                if (!view.Hole[x, y]) continue;
                int i = (y * 90) + x;
                inside++;
                Assert.True(gaps.Has(i), $"{x}, {y}");
                Assert.Equal(1 / 5.0, gaps.Far(i), 1e-6);
                Assert.Equal(0.5 * ((1 / 5.0) + (1 / 2.0)), gaps.Middle(i), 1e-6);
            }
        }
        // A disparity of 15 pixels against one of 6.
        Assert.Equal(9.0 * 28, inside, 28.0);
    }

    [Fact]
    public void Where_gaps_overlap_the_farthest_background_counts()
    {
        // The near post moves 20 pixels, the other one 10, the wall 2.5: what opens between the posts lies over what the near one comes to cover of the wall.
        var (_, gaps) = Warp.Uncover(WarpTests.Scene(s_camera, (x, _) => x is >= 40 and < 46 ? 1 : x is >= 46 and < 52 ? 2 : 8), s_camera.Moved(new Vec3(0.4, 0, 0)), new Run());
        Assert.Contains(Enumerable.Range(0, 90), x => gaps.Has((15 * 90) + x));
        for (int x = 26; x <= 35; x++) Assert.Equal(1 / 8.0, gaps.Far((15 * 90) + x), 1e-6);
    }

    [Fact]
    public void Without_motion_nothing_is_torn()
    {
        var (_, gaps) = Warp.Uncover(WarpTests.Scene(s_camera, (x, _) => x < 45 ? 2 : 5), s_camera, new Run());
        Assert.DoesNotContain(Enumerable.Range(0, 90 * 30), gaps.Has);
    }
}
