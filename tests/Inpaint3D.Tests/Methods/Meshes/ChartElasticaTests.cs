using Inpaint3D.Data;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Methods.Meshes;

public class ChartElasticaTests
{
    const double Contrast = 0.7;

    [Fact]
    public void A_straight_edge_has_its_length_times_its_contrast()
    {
        var patch = ChartShapesTests.Disk(32, 32, 15);
        Assert.InRange(Of(ChartShapesTests.Picture((x, _) => x - 32), patch) / (Contrast * 30), 0.95, 1.05);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    public void A_circle_has_its_length_and_its_bending(double radius)
    {
        // ℓ is a tenth of the 41 texels that the patch is long.
        double bending = 4.1 / radius, energy = Contrast * Math.Tau * radius * (1 + (bending * bending));
        var patch = ChartShapesTests.Disk(32, 32, 21);
        Assert.InRange(Of(ChartShapesTests.Picture((x, y) => double.Hypot(x - 32, y - 32) - radius), patch) / energy, 0.85, 1.25);
    }

    [Fact]
    public void What_nothing_covers_does_not_count()
    {
        var (picture, patch) = (ChartShapesTests.Picture((x, _) => x - 32), ChartShapesTests.Disk(20, 32, 8));
        Assert.InRange(Of(picture, patch), 0, 1e-6);
        var blank = ChartShapesTests.Disk(38, 32, 9);
        var spoiled = picture.With([.. picture.Samples.Select((value, i) => blank.Samples[i] != 0 ? float.NaN : value)]);
        Assert.Equal(0, ChartElastica.Of(spoiled, blank, patch));
    }

    static double Of(Field picture, Mask patch) => ChartElastica.Of(picture, new Mask(patch.Width, patch.Height), patch);
}
