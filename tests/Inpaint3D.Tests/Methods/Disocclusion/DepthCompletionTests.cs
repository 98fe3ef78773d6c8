using Inpaint3D.Data;
using Inpaint3D.Methods.Disocclusion;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Disocclusion;

public class DepthCompletionTests
{
    [Fact]
    public void A_plane_of_any_slant_goes_on_behind_what_stood_on_it()
    {
        foreach (var (a, b) in new[] { (0.0, 0.0), (0.004, 0.0), (0.0, 0.005), (-0.003, 0.002), (0.002, -0.006) })
        {
            double Plane(int x, int y) => 0.5 + (a * (x - 20)) + (b * (y - 15));
            var (depth, hole) = Scene(40, 30, Plane, near: x => x is >= 10 and < 16, missing: (x, y) => x is >= 16 and < 28 && y is >= 5 and < 26);
            var filled = DepthCompletion.Complete(depth, hole, null, new Run());
            for (int y = 0; y < 30; y++)
                for (int x = 16; x < 28; x++) Assert.Equal(Plane(x, y), 1 / filled[x, y], 1e-4);
        }
    }

    [Fact]
    public void The_depth_of_the_near_rim_changes_nothing_while_it_stays_in_front()
    {
        double Far(int x, int y) => 0.2 + (0.03 * Math.Sin(0.2 * x) * Math.Cos(0.15 * y));
        Field Fill(double near)
        {
            var (depth, hole) = Scene(40, 30, Far, near: x => x is >= 8 and < 15, missing: (x, y) => x is >= 15 and < 24, nearZeta: near);
            return DepthCompletion.Complete(depth, hole, null, new Run());
        }
        var (once, twice) = (Fill(1), Fill(2));
        for (int y = 0; y < 30; y++)
            for (int x = 15; x < 24; x++) Assert.Equal(once[x, y], twice[x, y]);
    }

    [Fact]
    public void The_fill_never_comes_in_front_of_what_hid_it()
    {
        // A far wall that comes nearer so fast that its continuation would pierce the near rim.
        var (depth, hole) = Scene(50, 12, (x, _) => 0.1 + (0.02 * (50 - x)), near: x => x < 12, missing: (x, _) => x is >= 12 and < 40, nearZeta: 0.5);
        var filled = DepthCompletion.Complete(depth, hole, null, new Run());
        for (int y = 0; y < 12; y++)
            for (int x = 12; x < 40; x++) Assert.True(filled[x, y] > 2, $"{filled[x, y]} at {x}, {y}");
        Assert.Equal(1 / 0.3, filled[39, 6], 0.2);
    }

    [Fact]
    public void The_second_differences_are_least()
    {
        var (depth, hole) = Scene(15, 13, (x, y) => 1 + (0.002 * CounterRandom.Uniform(5, (uint)x, (uint)y)) + (0.001 * x), near: _ => false, missing: (x, y) => x is >= 4 and < 11 && y is >= 3 and < 9);
        var zeta = DepthCompletion.Complete(depth, hole, null, new Run()).Samples.Select(z => 1.0 / z).ToArray();
        double least = Energy(zeta);
        for (uint trial = 0; trial < 50; trial++)
        {
            var other = (double[])zeta.Clone();
            for (int i = 0; i < other.Length; i++)
                if (hole.Samples[i] != 0) other[i] += 1e-4 * CounterRandom.Normal(7, (uint)i, trial);
            Assert.True(Energy(other) > least);
        }

        static double Energy(double[] u)
        {
            double sum = 0;
            for (int y = 0; y < 13; y++)
            {
                for (int x = 0; x < 15; x++)
                {
                    int i = (y * 15) + x;
                    if (x is > 0 and < 14) sum += Math.Pow(u[i - 1] - (2 * u[i]) + u[i + 1], 2);
                    if (y is > 0 and < 12) sum += Math.Pow(u[i - 15] - (2 * u[i]) + u[i + 15], 2);
                    if (x < 14 && y < 12) sum += 2 * Math.Pow(u[i] - u[i + 1] - u[i + 15] + u[i + 16], 2);
                }
            }
            return sum;
        }
    }

    [Fact]
    public void Known_depths_stay_and_unknown_ones_outside_the_hole_are_filled_too()
    {
        var (depth, hole) = Scene(12, 9, (_, _) => 0.25, near: _ => false, missing: (x, y) => x == 5 && y == 4);
        (depth[1, 1], depth[2, 7], depth[9, 3], depth[5, 4]) = (0, float.NaN, float.PositiveInfinity, float.NaN);
        var filled = DepthCompletion.Complete(depth, hole, null, new Run());
        Assert.All(filled.Samples, z => Assert.Equal(4, z, 1e-4));
    }

    [Fact]
    public void Any_hole_between_any_depths_is_filled()
    {
        // Torn depths and torn holes: missing pixels that touch the far side by a corner alone, specks, near and far mixed.
        for (uint seed = 0; seed < 300; seed++)
        {
            var (depth, hole) = (new Field(14, 11), new Mask(14, 11));
            for (uint i = 0; i < depth.Samples.Length; i++)
            {
                depth.Samples[i] = 1 + (3 * CounterRandom.Below(3, seed, i, 0)) + (0.2f * CounterRandom.Uniform(seed, i, 1));
                hole.Samples[i] = CounterRandom.Uniform(seed, i, 2) < 0.6f ? (byte)1 : (byte)0;
            }
            hole.Samples[0] = 0;
            Assert.All(DepthCompletion.Complete(depth, hole, null, new Run()).Samples, z => Assert.True(z > 0 && float.IsFinite(z)));
        }
    }

    [Fact]
    public void A_hole_with_no_far_rim_has_the_farthest_known_depth_and_no_depth_at_all_is_an_error()
    {
        // The far end of the left hole's rows is the near end of the right one's, which has more of them.
        var depth = new Field(11, 1, 1, 1, [1, 0, 2, 0, 0, 0, 4, 4, 4, 4, 4]);
        var filled = DepthCompletion.Complete(depth, new Mask(11, 1), null, new Run());
        Assert.Equal(4, filled[1, 0], 1e-5);
        Assert.Equal(4, filled[4, 0], 1e-4);
        Assert.Throws<ArgumentException>(() => DepthCompletion.Complete(new Field(4, 4), new Mask(4, 4), null, new Run()));
    }

    /// <summary>A wall with inverse depth ζ, and near columns in front of it.</summary>
    static (Field Depth, Mask Hole) Scene(int width, int height, Func<int, int, double> far, Func<int, bool> near, Func<int, int, bool> missing, double nearZeta = 1)
    {
        var (depth, hole) = (new Field(width, height), new Mask(width, height));
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                hole[x, y] = missing(x, y);
                depth[x, y] = hole[x, y] ? 0 : (float)(1 / (near(x) ? nearZeta : far(x, y)));
            }
        }
        return (depth, hole);
    }
}
