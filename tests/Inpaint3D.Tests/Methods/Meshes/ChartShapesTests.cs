using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Methods.Meshes;

public class ChartShapesTests
{
    const int Side = 64, Middle = 32;
    const float Dark = 0.2f, Light = 0.9f;

    [Fact]
    public void A_straight_edge_goes_on_straight()
    {
        var truth = Picture((x, y) => (0.8 * (x - Middle)) + (0.6 * (y - Middle)));
        var patch = Disk(Middle, Middle, 14);
        Assert.InRange(Error(Filled(truth, patch), truth, patch), 0, 0.03);
    }

    [Theory]
    [InlineData(12, 0.15)]
    [InlineData(16, 0.15)]
    public void A_disk_that_is_cut_is_closed_again(double radius, double most)
    {
        var truth = Picture((x, y) => double.Hypot(x - 26, y - Middle) - radius);
        var patch = Disk(38, Middle, 12);
        Assert.InRange(Error(Filled(truth, patch), truth, patch), 0, most);
    }

    [Fact]
    public void Two_shapes_that_face_away_stay_apart()
    {
        static double Shape(double x, double y, double at) => double.Hypot(x - at, y - Middle) - 12;
        var truth = Picture((x, y) => Math.Min(Shape(x, y, 14), Shape(x, y, 50)));
        var filled = Filled(truth, Disk(Middle, Middle, 10));
        for (int y = 0; y < Side; y++) Assert.InRange(filled[Middle, y], (Dark + Light) / 2, Light + 1e-3f);
    }

    [Fact]
    public void One_colour_is_no_shape() =>
        Assert.Null(ChartShapes.Fill(new ImageHole(Picture((x, _) => x - 5), Disk(Middle, Middle, 12)), Disk(Middle, Middle, 12), 2, new Run()));

    [Fact]
    public void What_lies_under_the_hole_does_not_count()
    {
        var (truth, patch) = (Picture((x, y) => x - (0.5 * y) - 16), Disk(Middle, Middle, 12));
        var spoiled = truth.With([.. truth.Samples.Select((value, i) => patch.Samples[i] != 0 ? float.NaN : value)]);
        Assert.Equal(Filled(truth, patch).Samples, Filled(spoiled, patch).Samples);
    }

    static Field Filled(Field truth, Mask patch) => ChartShapes.Fill(new ImageHole(truth, patch), patch, 2, new Run())!;

    static double Error(Field filled, Field truth, Mask patch) => Math.Sqrt(HoldOut.Error(filled, truth, patch) / patch.Count);

    /// <summary>Dark where a signed distance is negative, with an edge of two texels.</summary>
    internal static Field Picture(Func<double, double, double> distance)
    {
        var picture = new Field(Side, Side);
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++) picture[x, y] = Dark + ((Light - Dark) * (float)Math.Clamp(0.5 + (distance(x, y) / 2), 0, 1));
        return picture;
    }

    internal static Mask Disk(double x0, double y0, double radius)
    {
        var mask = new Mask(Side, Side);
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++) mask[x, y] = double.Hypot(x - x0, y - y0) < radius;
        return mask;
    }
}
