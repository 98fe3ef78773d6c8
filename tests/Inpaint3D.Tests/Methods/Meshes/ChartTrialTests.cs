using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Methods.Meshes;

public class ChartTrialTests
{
    const int Side = 60;

    [Fact]
    public void What_puts_known_parts_back_best_is_taken_by_the_weight_of_its_errors()
    {
        var (chart, patch) = Chart(12);
        Field Off(float by) => chart.Image.With([.. chart.Image.Samples.Select(value => value + by)]);
        (Func<ImageHole, Run, Field>, double) Way(float by, double weight) => ((_, _) => Off(by), weight);
        Assert.Equal(1, ChartTrial.Best(chart, patch, [Way(0.3f, 1), Way(0.1f, 1), Way(0.2f, 1)], new Run()));
        Assert.Equal(2, ChartTrial.Best(chart, patch, [Way(0.3f, 1), Way(0.1f, 1), Way(0.12f, 0.5)], new Run()));
    }

    [Fact]
    public void Copies_of_the_patch_are_cut_out_beside_it_and_apart()
    {
        var (chart, patch) = Chart(12);
        Mask? hole = null;
        ChartTrial.Best(chart, patch, [((trial, _) => (hole = trial.Hole).ToField(), 1)], new Run());
        var copies = hole!.And(chart.Hole.Inverse());
        // Eight disks of 0.35 times the radius, none of which touches the patch.
        Assert.InRange(copies.Count, 0.8 * 8 * 0.35 * 0.35 * patch.Count, 1.2 * 8 * 0.35 * 0.35 * patch.Count);
        Assert.Equal(0, copies.Grow(3).And(patch).Count);
    }

    [Fact]
    public void Without_room_the_first_is_taken()
    {
        var (chart, patch) = Chart(28);
        Assert.Equal(0, ChartTrial.Best(chart, patch, [((_, _) => throw new InvalidOperationException(), 1), ((_, _) => chart.Image, 1)], new Run()));
    }

    [Fact]
    public void What_lies_under_the_hole_does_not_count()
    {
        var (chart, patch) = Chart(12);
        var spoiled = chart.Image.With([.. chart.Image.Samples.Select((value, i) => chart.Hole.Samples[i] != 0 ? float.NaN : value)]);
        Assert.Equal(1, ChartTrial.Best(chart with { Image = spoiled }, patch, [((_, _) => new Field(Side, Side), 1), ((_, _) => chart.Image, 1)], new Run()));
    }

    /// <summary>Waves with a disk cut out of the middle.</summary>
    static (ImageHole Chart, Mask Patch) Chart(double radius)
    {
        var (image, patch) = (new Field(Side, Side), new Mask(Side, Side));
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                image[x, y] = 0.5f + (0.4f * MathF.Sin(0.7f * x) * MathF.Cos(0.5f * y));
                patch[x, y] = double.Hypot(x - 29.5, y - 29.5) < radius;
            }
        }
        return (new ImageHole(image, patch), patch);
    }
}
