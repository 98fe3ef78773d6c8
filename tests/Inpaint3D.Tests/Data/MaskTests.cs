using Inpaint3D.Data;

namespace Inpaint3D.Tests.Data;

public class MaskTests
{
    [Fact]
    public void Bounds_hold_the_hole_and_nothing_else()
    {
        var mask = new Mask(9, 7, 2) { [3, 2, 1] = true, [5, 4, 1] = true };
        Assert.Equal(new Box(3, 2, 1, 6, 5, 2), mask.Bounds());
        Assert.Equal(2, mask.Count);
        Assert.True(new Mask(4, 4).Bounds().IsEmpty);
    }

    [Fact]
    public void A_box_grows_up_to_the_border() => Assert.Equal(new Box(0, 1, 0, 9, 7, 1), new Box(2, 4, 0, 8, 6, 1).Grow(3, 9, 7));

    [Fact]
    public void White_is_missing()
    {
        var mask = Mask.Above(new Field(3, 1, 1, 1, [0, 1, 0.49f]));
        Assert.Equal([0, 1, 0], mask.Samples);
    }

    [Fact]
    public void A_field_too_large_for_one_array_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Field(1 << 16, 1 << 15, 1, 4));

    [Fact]
    public void The_inverse_of_the_inverse_is_the_mask_and_they_have_nothing_in_common_and_are_all_together()
    {
        var mask = new Mask(3, 2) { [1, 0] = true, [2, 1] = true };
        Assert.Equal(mask.Samples, mask.Inverse().Inverse().Samples);
        Assert.Equal(0, mask.And(mask.Inverse()).Count);
        Assert.Equal(6, mask.Or(mask.Inverse()).Count);
        Assert.Equal(mask.Samples, mask.Or(new Mask(3, 2)).Samples);
        Assert.Throws<ArgumentException>(() => mask.And(new Mask(2, 3)));
    }

    [Theory]
    [InlineData(Sides.Left, "11000 11000 11000 11000")]
    [InlineData(Sides.Right, "00001 00001 00001 00001")]
    [InlineData(Sides.Above, "11111 00000 00000 00000")]
    [InlineData(Sides.Below, "00000 00000 00000 11111")]
    [InlineData(Sides.Left | Sides.Below, "11000 11000 11000 11111")]
    [InlineData(Sides.None, "00000 00000 00000 00000")]
    public void Beside_a_hole_is_what_lies_on_that_side_of_its_box(Sides sides, string expected)
    {
        var hole = new Mask(5, 4) { [2, 1] = true, [3, 2] = true };
        Assert.Equal(expected.Replace(" ", "", StringComparison.Ordinal), string.Concat(hole.Beside(sides).Samples));
    }
}
