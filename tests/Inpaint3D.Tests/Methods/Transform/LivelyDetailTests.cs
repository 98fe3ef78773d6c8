using Inpaint3D.Data;
using Inpaint3D.Methods.Transform;
using Inpaint3D.Tests.Methods.Pde;

namespace Inpaint3D.Tests.Methods.Transform;

public class LivelyDetailTests
{
    const int Width = 96, Height = 80;

    static readonly Mask s_block = Holes.Where(Width, Height, (x, y) => x is >= 30 and < 62 && y is >= 24 and < 56);

    static float[] Plane(Func<int, int, double> value) => [.. Enumerable.Range(0, Width * Height).Select(i => (float)value(i % Width, i / Width))];

    static float[] Restored(float[] plane, Mask hole, float share, byte[]? excluded = null)
    {
        float[] restored = (float[])plane.Clone();
        new LivelyDetail(hole.Samples, excluded, Width).Restore([restored], share, new Run());
        return restored;
    }

    /// <summary>A wave that is weaker in the hole.</summary>
    static float[] Faded(double strength) => Plane((x, y) => (s_block[x, y] ? strength : 1) * Math.Cos(1.6 * x) * Math.Cos(1.6 * y));

    /// <summary>Mean magnitude in the middle of the hole, relative to that of the whole wave.</summary>
    static double Strength(float[] plane)
    {
        var middle = Enumerable.Range(0, Width * Height).Where(i => i % Width is >= 33 and < 59 && i / Width is >= 27 and < 53).ToArray();
        float[] whole = Faded(1);
        return middle.Sum(i => Math.Abs((double)plane[i])) / middle.Sum(i => Math.Abs((double)whole[i]));
    }

    [Fact]
    public void A_plane_stays_what_it_is()
    {
        float[] plane = Plane((x, y) => (3 * x) - (2 * y));
        Assert.Equal(plane, Restored(plane, s_block, 1));
    }

    [Fact]
    public void A_fill_as_lively_as_what_is_around_stays_what_it_is()
    {
        float[] board = Plane((x, y) => (x + y) % 2);
        Assert.Equal(board, Restored(board, s_block, 1));
    }

    [Fact]
    public void A_fill_livelier_than_what_is_around_stays_what_it_is()
    {
        float[] wave = Faded(2);
        Assert.Equal(wave, Restored(wave, s_block, 1));
    }

    [Fact]
    public void A_faded_fill_becomes_as_lively_as_what_is_around_or_a_share_of_it()
    {
        float[] faded = Faded(0.5);
        Assert.InRange(Strength(Restored(faded, s_block, 1)), 0.95, 1.05);
        Assert.InRange(Strength(Restored(faded, s_block, 0.5f)), 0.72, 0.78);
        // No more than three times the detail.
        Assert.InRange(Strength(Restored(Faded(0.1), s_block, 1)), 0.2, 0.3);
    }

    [Fact]
    public void Known_pixels_stay_and_those_that_nothing_may_be_taken_from_are_not_compared_with()
    {
        float[] faded = Faded(0.5), restored = Restored(faded, s_block, 1);
        for (int i = 0; i < faded.Length; i++)
            if (s_block.Samples[i] == 0) Assert.Equal(faded[i], restored[i]);
        Assert.Equal(faded, Restored(faded, s_block, 1, s_block.Inverse().Samples));
    }

    [Fact]
    public void Pixels_that_are_missing_one_by_one_say_nothing_and_stay()
    {
        var hole = Holes.Where(Width, Height, (x, y) => x % 5 == 2 && y % 5 == 2);
        float[] plane = Plane((x, y) => hole[x, y] ? 0.5 : Holes.Noise(x, y, 0));
        Assert.Equal(plane, Restored(plane, hole, 1));
    }
}
