using Inpaint3D.Data;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Methods.Meshes;

public class ChartReliefTests
{
    const int Size = 120, Side = 40;

    [Fact]
    public void Waves_all_round_a_hole_can_be_copied_and_those_on_one_side_of_it_cannot()
    {
        Assert.True(CanBeCopied(_ => true));
        Assert.True(CanBeCopied(angle => angle < 5 * Math.PI / 6));
        Assert.False(CanBeCopied(angle => Math.Abs(angle) < Math.PI / 2));
    }

    /// <summary>Waves of ten texels where they are wanted, by the angle round the middle.</summary>
    static bool CanBeCopied(Func<double, bool> hasWaves)
    {
        var (heights, source) = (new Field(Size, Size, 1, 1), new Mask(Size, Size));
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                source[x, y] = Math.Max(Math.Abs(x - (Size / 2)), Math.Abs(y - (Size / 2))) >= Side / 2;
                if (hasWaves(Math.Atan2(y - (Size / 2), x - (Size / 2)))) heights[x, y] = (float)(Math.Sin(Math.Tau * x / 10) * Math.Sin(Math.Tau * y / 10));
            }
        }
        return ChartRelief.CanBeCopied(heights, source, Side, new Run());
    }
}
