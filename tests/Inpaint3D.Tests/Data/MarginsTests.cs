using FsCheck.Fluent;
using Inpaint3D.Data;

namespace Inpaint3D.Tests.Data;

public class MarginsTests
{
    [Fact]
    public void The_old_part_is_kept_bit_for_bit_and_cutting_undoes_it()
    {
        var margins = ArbMap.Default.GeneratorFor<byte>().Select(b => b % 6).Four().Select(m => new Margins(m.Item1, m.Item2, m.Item3, m.Item4)).ToArbitrary();
        Prop.ForAll(margins, m =>
        {
            var picture = new Field(5, 3, 2, 2) { Coding = SampleCoding.UInt16 };
            for (int i = 0; i < picture.Samples.Length; i++) picture.Samples[i] = i == 7 ? float.NaN : 0.1f * i;
            var canvas = m.Extend(picture);
            if ((canvas.Width, canvas.Height, canvas.Depth, canvas.Channels, canvas.Coding) != (5 + m.Left + m.Right, 3 + m.Top + m.Bottom, 2, 2, SampleCoding.UInt16)) return false;
            for (int c = 0; c < 2; c++)
                for (int z = 0; z < 2; z++)
                    for (int y = 0; y < 3; y++)
                        if (!canvas.Row(y + m.Top, c, z).Slice(m.Left, 5).SequenceEqual(picture.Row(y, c, z))) return false;
            return true;
        }).Check();
    }

    [Fact]
    public void What_is_new_is_missing_and_nothing_else()
    {
        var margins = new Margins(1, 2, 3, 0);
        var hole = margins.Extend(new Mask(4, 5) { [2, 3] = true }, around: true);
        Assert.Equal((7 * 8) - (4 * 5) + 1, hole.Count);
        Assert.True(hole[3, 6]);
        Assert.Equal(1, margins.Extend(new Mask(4, 5) { [2, 3] = true }, around: false).Count);
    }

    [Fact]
    public void No_margin_changes_nothing_and_a_negative_one_is_refused()
    {
        var (picture, mask) = (new Field(2, 2), new Mask(2, 2));
        Assert.Same(picture, default(Margins).Extend(picture));
        Assert.Same(mask, default(Margins).Extend(mask, around: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Margins(0, -1, 0, 0).Extend(picture));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Margins(2_000_000, 0, 2_000_000, 0).Extend(picture));
    }
}
