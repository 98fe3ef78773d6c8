using Inpaint3D.Data;
using Inpaint3D.Methods;

namespace Inpaint3D.Tests.Methods;

public class VariationTests
{
    [Fact]
    public void About_a_third_is_barred_but_nothing_near_the_hole_and_each_seed_bars_another_third()
    {
        var hole = new Mask(400, 300);
        for (int y = 140; y < 160; y++) hole.Row(y)[190..210].Fill(1);
        var problem = new ImageHole(new Field(400, 300), hole);
        var sources = Enumerable.Range(1, 5).Select(seed => Pipeline.Vary(problem, (ulong)seed).Source!).ToArray();
        Assert.All(sources, source =>
        {
            Assert.InRange(source.Count / (double)source.Samples.Length, 0.55, 0.8);
            Assert.Equal(0, hole.Grow(16).And(source.Inverse()).Count);
        });
        Assert.Equal(5, sources.Select(source => Convert.ToHexString(source.Samples)).Distinct().Count());
    }

    [Fact]
    public void What_was_barred_stays_barred()
    {
        var (hole, source) = (new Mask(60, 50) { [30, 25] = true }, new Mask(60, 50));
        source.Row(25).Fill(1);
        Assert.Equal(0, Pipeline.Vary(new ImageHole(new Field(60, 50), hole, Source: source), 3).Source!.And(source.Inverse()).Count);
    }
}
