using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Tests.Methods.Patch;

public class GeometricGuideTests
{
    const int Width = 180, Height = 130;

    public static TheoryData<double> Bends => [0, 0.002, -0.003];

    [Theory]
    [InlineData(0.003, 0.2)]
    [InlineData(-0.003, 0.2)]
    [InlineData(-0.004, 0.6)]
    public void A_line_goes_on_over_70_pixels_where_copying_alone_loses_it(double bend, double slope)
    {
        var image = new Field(Width, Height);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++) image[x, y] = 0.2f + (0.6f * (float)Math.Clamp(Math.Abs(y - Middle(x)) - 3.5, 0, 1));
        var problem = new ImageHole(image, Box(55, 15, 125, 115));
        Assert.Equal(70, Dark(new GeometricGuide()));
        Assert.InRange(Dark(new GeometricGuide { Guidance = 0 }), 0, 60);
        Assert.InRange(Dark(new Criminisi()), 0, 60);

        double Middle(int x) => 62 + (slope * (x - 90)) + (bend * (x - 90) * (x - 90));
        int Dark(Method<ImageHole> method)
        {
            var filled = method.Fill(problem, new Run()).Image;
            return Enumerable.Range(55, 70).Count(x => filled[x, (int)Math.Round(Middle(x))] < 0.5f);
        }
    }

    [Theory, MemberData(nameof(Bends))]
    public void The_picture_of_the_sketch_alone_continues_an_edge(double bend)
    {
        var truth = Edge(bend, 3);
        var hole = Box(55, 15, 125, 115);
        var (picture, curves) = SketchPicture.Complete(new ImageHole(truth, hole), new Run());
        Assert.Single(curves[0]);
        Assert.InRange(Deviation(picture, truth, hole), 0, 0.05);
    }

    [Theory, MemberData(nameof(Bends))]
    public void Edges_between_flat_sides_meet_the_rim_without_a_kink(double bend)
    {
        var (truth, hole) = (Edge(bend, 3), Box(60, 15, 110, 115));
        var filled = new GeometricGuide().Fill(new ImageHole(truth, hole), new Run()).Image;
        double[] lengths = [.. Enumerable.Range(60, 50).Select(x => Enumerable.Range(15, 100).Sum(y => (double)(filled[x, y] - truth[x, y])))];
        // Copies stay where they meet the rim to about a tenth of a pixel.
        Assert.InRange(Math.Abs(lengths.Take(4).Average()), 0, 0.2);
        Assert.InRange(Math.Abs(lengths.TakeLast(4).Average()), 0, 0.2);
    }

    [Fact]
    public void Junctions_of_edges_between_flat_sides_are_exact()
    {
        var curve = Sketch.Complete(Edge(0.002, 1), Box(55, 15, 125, 115), 0, new Run())[0];
        Assert.True(curve.Start.IsExact && curve.End.IsExact);
        foreach (var (x, y, angle) in new[] { (curve.Path.X, curve.Path.Y, curve.Path.Angle), (curve.Path.Points(1)[^1].X, curve.Path.Points(1)[^1].Y, curve.Path.AngleAt(curve.Path.Length)) })
        {
            Assert.Equal(62 + (0.002 * (x - 90) * (x - 90)) + (0.15 * (x - 90)), y, 0.01);
            Assert.Equal(0.15 + (0.004 * (x - 90)), Math.Tan(angle), 0.01);
        }
    }

    [Fact]
    public void Between_the_curves_edges_go_on_in_line_art_and_colours_fade_elsewhere()
    {
        var (drawn, hole) = (Edge(0.002, 1), Box(55, 15, 125, 115));
        Assert.IsType<CurvaturePreserving>(SketchPicture.Between(new ImageHole(drawn, hole)));
        var shaded = drawn.With([.. drawn.Samples.Select((value, i) => (0.5f * value) + (0.02f * (i % 25)))]);
        Assert.IsType<Harmonic>(SketchPicture.Between(new ImageHole(shaded, hole)));
    }

    [Fact]
    public void Without_weight_it_is_the_patch_method()
    {
        var problem = new ImageHole(Edge(0.002, 3), Box(55, 40, 95, 90));
        Assert.Equal(new PatchFill().Fill(problem, new Run()).Image.Samples, new GeometricGuide { Guidance = 0 }.Fill(problem, new Run()).Image.Samples);
    }

    [Fact]
    public void Threads_and_values_under_the_mask_do_not_matter()
    {
        var problem = new ImageHole(Edge(0.002, 3), Box(55, 15, 125, 115));
        var junk = problem.Image.Clone();
        for (int i = 0; i < junk.Samples.Length; i++)
            if (problem.Hole.Samples[i % problem.Hole.Samples.Length] != 0) junk.Samples[i] = i % 3 == 0 ? float.NaN : i;
        float[] one = new GeometricGuide().Fill(problem, new Run { Device = new CpuDevice(1) }).Image.Samples;
        Assert.Equal(one, new GeometricGuide().Fill(problem with { Image = junk }, new Run { Device = new CpuDevice(3) }).Image.Samples);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Any_number_of_channels_has_the_same_sketch(int channels)
    {
        var hole = Box(55, 15, 125, 115);
        var expected = SketchPicture.Complete(new ImageHole(Edge(0.002, 1), hole), new Run()).Curves[0];
        var curves = SketchPicture.Complete(new ImageHole(Edge(0.002, channels), hole), new Run()).Curves[0];
        Assert.Equal(expected.Select(curve => curve.Path.Length), curves.Select(curve => curve.Path.Length));
    }

    [Fact]
    public void A_video_is_completed_frame_by_frame_also_where_a_frame_is_unknown()
    {
        var (image, hole) = (new Field(Width, Height, 3), new Mask(Width, Height, 3));
        double[] bends = [0, 0.002, 0];
        for (int z = 0; z < 3; z++)
        {
            Edge(bends[z], 1).Plane(0).CopyTo(image.Plane(0, z));
            for (int y = 0; y < Height; y++)
                for (int x = 0; x < Width; x++) hole[x, y, z] = z == 2 || (x is >= 55 and < 125 && y is >= 15 and < 115);
        }
        var (picture, curves) = SketchPicture.Complete(new ImageHole(image, hole), new Run());
        Assert.Equal([1, 1, 0], curves.Select(slice => slice.Count));
        for (int z = 0; z < 2; z++) Assert.Equal(SketchPicture.Complete(new ImageHole(Edge(bends[z], 1), Box(55, 15, 125, 115)), new Run()).Picture.Samples, picture.Plane(0, z).ToArray());
        Assert.All(new GeometricGuide().Fill(new ImageHole(image, hole), new Run()).Image.Samples, sample => Assert.True(float.IsFinite(sample)));
    }

    static Field Edge(double bend, int channels)
    {
        var image = new Field(Width, Height, 1, channels);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                double distance = y - 62 - (bend * (x - 90) * (x - 90)) - (0.15 * (x - 90));
                for (int c = 0; c < channels; c++) image[x, y, 0, c] = (float)Math.Clamp(0.5 + distance, 0, 1);
            }
        }
        return image;
    }

    static Mask Box(int left, int top, int right, int bottom)
    {
        var hole = new Mask(Width, Height);
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) hole[x, y] = true;
        return hole;
    }

    /// <summary>Root mean square over the hole.</summary>
    static double Deviation(Field image, Field truth, Mask hole)
    {
        double sum = 0;
        for (int i = 0; i < hole.Samples.Length; i++)
            if (hole.Samples[i] != 0) sum += Math.Pow(image.Samples[i] - truth.Samples[i], 2) / hole.Count;
        return Math.Sqrt(sum);
    }
}
