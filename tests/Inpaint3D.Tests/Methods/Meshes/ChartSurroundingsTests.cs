using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Methods.Meshes;

public class ChartSurroundingsTests
{
    /// <summary>A smooth picture with a disc of radius 25 missing in its middle, and beyond a column another colour.</summary>
    static (ImageHole Problem, Mask Patch) With(int column)
    {
        var (image, patch) = (new Field(120, 120, 1, 3), new Mask(120, 120));
        for (int y = 0; y < 120; y++)
        {
            for (int x = 0; x < 120; x++)
            {
                patch[x, y] = double.Hypot(x - 60, y - 60) < 25;
                for (int c = 0; c < 3; c++) image[x, y, 0, c] = patch[x, y] ? float.NaN : x >= column ? 0.1f * c : 0.4f + (0.002f * x) + (0.00001f * y * y * c);
            }
        }
        return (new ImageHole(image, patch), patch);
    }

    [Fact]
    public void What_is_smooth_near_the_patch_is_smooth_whatever_lies_beyond()
    {
        bool IsSmooth(int column) => With(column) is var (problem, patch) && ChartSurroundings.AreSmooth(problem, patch);
        Assert.True(IsSmooth(120));
        Assert.True(IsSmooth(100));
        Assert.False(IsSmooth(86));
    }
}
