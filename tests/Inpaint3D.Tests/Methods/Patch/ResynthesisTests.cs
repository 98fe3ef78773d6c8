using System.Runtime.Intrinsics;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Tests.Methods.Patch;

public class ResynthesisTests
{
    [Fact]
    public void The_metric_is_the_sum_of_the_logarithms_of_1_plus_the_squared_differences_in_units_of_the_sensitivity()
    {
        const float sensitivity = 0.117f;
        var codes = new short[4 * 240];
        for (int i = 0; i < codes.Length; i++) codes[i] = i % 37 == 0 ? CauchyTemplate.Absent : (short)CounterRandom.Below(CauchyTemplate.Largest + 1, 1, (uint)i, 0);
        foreach (int entries in new[] { 1, 3, 4, 9, 16 })
        {
            var template = new CauchyTemplate(16);
            double expected = 0;
            for (int k = 0; k < entries; k++)
            {
                int step = (11 * k) - 60;
                var value = Vector128.Create(10f * k, 500, 1000 - k, 7);
                // The fourth sample does not count.
                var scale = Vector128.Create(1f, 1, 1, 0) * (1 / (sensitivity * CauchyTemplate.Largest) / (sensitivity * CauchyTemplate.Largest));
                template.Add(step, value, scale);
                for (int c = 0; c < 3; c++)
                {
                    double d = Math.Min(Math.Abs(codes[(4 * (100 + step)) + c] - value[c]), CauchyTemplate.Largest) / CauchyTemplate.Largest;
                    expected += Math.Log2(1 + (d * d / (sensitivity * sensitivity)));
                }
            }
            double cost = (double)template.Cost(codes, 100, long.MaxValue) / CauchyTemplate.Bit;
            int groups = (entries + CauchyTemplate.Group - 1) / CauchyTemplate.Group;
            Assert.InRange(cost, expected - (0.0861 * groups) - 1e-4, expected + 1e-4);
        }
    }

    [Fact]
    public void A_candidate_that_reaches_the_bound_is_given_up()
    {
        var template = new CauchyTemplate(8);
        for (int k = 0; k < 8; k++) template.Add(k, Vector128.Create(300f), Vector128.Create(0.001f));
        var codes = new short[4 * 8];
        long cost = template.Cost(codes, 0, long.MaxValue);
        Assert.Equal(cost, template.Cost(codes, 0, cost + 1));
        Assert.Equal(long.MaxValue, template.Cost(codes, 0, cost));
    }

    [Theory, InlineData(FillingOrder.Random), InlineData(FillingOrder.Inwards), InlineData(FillingOrder.Outwards)]
    public void Every_filled_pixel_is_a_copy_of_a_known_one_in_any_order(FillingOrder order)
    {
        // Every sample tells where it stands.
        var image = new Field(70, 50, 1, 2);
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = (i % 3500) / 3500f;
        var hole = Disc(70, 50, 30, 25, 14);
        var filled = new Resynthesis { Order = order, Passes = 2, Probes = 40, Blend = 0 }.Fill(new ImageHole(image, hole), new Run()).Image;
        for (int i = 0; i < hole.Samples.Length; i++)
        {
            if (hole.Samples[i] == 0) continue;
            Assert.Equal(0, hole.Samples[(int)MathF.Round(filled.Plane(0)[i] * 3500)]);
            Assert.Equal(filled.Plane(0)[i], filled.Plane(1)[i]);
        }
    }

    [Theory, InlineData(FillingOrder.Random), InlineData(FillingOrder.Inwards)]
    public void A_periodic_texture_is_continued(FillingOrder order)
    {
        var image = new Field(110, 90, 1, 3);
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < 90; y++)
                for (int x = 0; x < 110; x++) image[x, y, 0, c] = 0.5f + (0.25f * MathF.Sin((MathF.Tau / 8 * x) + c)) + (0.2f * MathF.Cos(MathF.Tau / 10 * (y + x)));
        var hole = Disc(110, 90, 55, 45, 20);
        var filled = new Resynthesis { Order = order }.Fill(new ImageHole(image, hole), new Run()).Image;
        double error = 0;
        for (int i = 0; i < image.Samples.Length; i++) error += Math.Abs(filled.Samples[i] - image.Samples[i]) * hole.Samples[i % hole.Samples.Length];
        Assert.InRange(error / (3 * hole.Count), 0, 0.02);
    }

    [Fact]
    public void Orders_are_permutations_and_go_inwards_or_outwards()
    {
        var hole = Disc(60, 50, 25, 25, 15);
        foreach (var order in Enum.GetValues<FillingOrder>())
        {
            var missing = new MissingPoints(hole, order, new Run());
            Assert.Equal(Enumerable.Range(0, hole.Samples.Length).Where(i => hole.Samples[i] != 0), missing.Points.Order());
            Assert.Equal(Enumerable.Range(0, missing.Count), missing.Numbers.Order());
            double[] radii = [.. missing.Points.Select(i => Math.Sqrt(Math.Pow((i % 60) - 25, 2) + Math.Pow((i / 60) - 25, 2)))];
            var (first, last) = (radii[..(radii.Length / 4)].Average(), radii[^(radii.Length / 4)..].Average());
            Assert.Equal(order, first > last + 5 ? FillingOrder.Inwards : last > first + 5 ? FillingOrder.Outwards : FillingOrder.Random);
        }
    }

    [Fact]
    public void Neighbours_are_the_nearest_points_with_a_value()
    {
        var grid = new ApronGrid(9, 7, 3, reach: 5, reachZ: 1);
        var offsets = PixelNeighbours.Offsets(grid);
        Assert.Equal(offsets.Length, offsets.Distinct().Count());
        double[] lengths = [.. offsets.Select(o => Math.Sqrt((o.X * o.X) + (o.Y * o.Y) + (o.Z * o.Z)))];
        Assert.Equal(lengths.Order(), lengths);
        for (int k = 0; k < grid.Count; k++)
        {
            var (x, y, z) = grid.Place(k);
            Assert.Equal(k, grid.Index(x, y, z));
        }
        Assert.Equal(grid.Index(7, 2, 1), grid.Index(3, 5, 0) + grid.Step(4, -3, 1));
        // No step from a point of the grid leads to another one than is meant.
        foreach (var (x, y, z) in offsets)
        {
            var (px, py, pz) = grid.Place(grid.Index(8, 3, 1) + grid.Step(x, y, z));
            if (8 + x < 9) Assert.Equal((8 + x, 3 + y, 1 + z), (px, py, pz));
            else Assert.False((uint)px < 9 && (uint)py < 7 && (uint)pz < 3, $"{(x, y, z)} leads to {(px, py, pz)}");
        }
    }

    [Fact]
    public void Passes_that_change_nothing_end_the_work()
    {
        // A constant picture: whoever finds surroundings without the hole keeps them.
        var problem = new ImageHole(new Field(40, 40), Disc(40, 40, 20, 20, 8));
        Assert.Equal(Steps(20), Steps(100));

        int Steps(int passes)
        {
            var counter = new Counter();
            new Resynthesis { Passes = passes, Probes = 1 }.Fill(problem, new Run { Progress = counter });
            return counter.Reports;
        }
    }

    [Fact]
    public void Later_passes_lower_the_disagreement()
    {
        var image = new Field(90, 80);
        for (int y = 0; y < 80; y++)
            for (int x = 0; x < 90; x++) image[x, y] = (0.3f * CounterRandom.Uniform(2, (uint)(y / 2), (uint)(x / 3))) + (0.5f * ((x / 6) % 2));
        var hole = Disc(90, 80, 45, 40, 16);
        double one = Roughness(1), six = Roughness(6);
        Assert.True(six < one, $"{six} after six passes, {one} after one");

        double Roughness(int passes)
        {
            var filled = new Resynthesis { Passes = passes }.Fill(new ImageHole(image, hole), new Run()).Image;
            double sum = 0;
            for (int y = 0; y < 80; y++)
                for (int x = 1; x < 90; x++)
                    if (hole[x, y]) sum += Math.Abs(filled[x, y] - filled[x - 1, y]);
            return sum;
        }
    }

    [Fact]
    public void A_source_region_far_away_is_found_and_nothing_else_is_copied()
    {
        var image = new Field(300, 60);
        for (int i = 0; i < image.Samples.Length; i++) image.Samples[i] = i / 18000f;
        var hole = Disc(300, 60, 30, 30, 12);
        var source = new Mask(300, 60);
        for (int y = 0; y < 60; y++) source.Row(y)[250..].Fill(1);
        var filled = new Resynthesis { Blend = 0 }.Fill(new ImageHole(image, hole, Source: source), new Run()).Image;
        for (int i = 0; i < hole.Samples.Length; i++)
            if (hole.Samples[i] != 0) Assert.InRange((int)MathF.Round(filled.Samples[i] * 18000) % 300, 250, 299);
    }

    [Fact]
    public void A_guide_says_which_texture_goes_where()
    {
        // Left dark, right bright; the guide continues the border between them aslant, where the picture alone would not.
        var (image, guide) = (new Field(80, 80), new Field(80, 80));
        for (int y = 0; y < 80; y++)
        {
            for (int x = 0; x < 80; x++)
            {
                guide[x, y] = x > 40 + (y < 40 ? 12 : -12) ? 1 : 0;
                image[x, y] = (0.6f * guide[x, y]) + (0.2f * CounterRandom.Uniform(5, (uint)x, (uint)y));
            }
        }
        var hole = Disc(80, 80, 40, 40, 18);
        var filled = new Resynthesis { GuideWeight = 10 }.Fill(new ImageHole(image, hole, Guide: guide), new Run()).Image;
        int right = Enumerable.Range(0, hole.Samples.Length).Count(i => hole.Samples[i] != 0 && (filled.Samples[i] > 0.4f) == (guide.Samples[i] > 0.5f));
        Assert.InRange((double)right / hole.Count, 0.97, 1);
    }

    [Fact]
    public void Where_depth_counts_pixels_come_from_the_depth_of_the_hole()
    {
        // The same texture near, on the left, and far, on the right, up to the fourth digit, which tells the side.
        var (image, depth) = (new Field(80, 60), new Field(80, 60));
        for (int y = 0; y < 60; y++)
        {
            for (int x = 0; x < 80; x++)
            {
                depth[x, y] = x < 30 ? 1 : 5;
                image[x, y] = MathF.Round(100 * CounterRandom.Uniform(4, (uint)x, (uint)y)) / 100 + (x < 30 ? 0.001f : 0);
            }
        }
        var hole = Disc(80, 60, 45, 30, 14);
        double far = Far(10), any = Far(0);
        Assert.InRange(far, 0.99, 1);
        Assert.True(any < 0.9, $"{any} without depth");

        double Far(double weight)
        {
            var filled = new Resynthesis { Blend = 0, DepthWeight = weight }.Fill(new ImageHole(image, hole, depth), new Run()).Image;
            return (double)Enumerable.Range(0, hole.Samples.Length).Count(i => hole.Samples[i] != 0 && Math.Abs((100 * filled.Samples[i]) - MathF.Round(100 * filled.Samples[i])) < 0.05f) / hole.Count;
        }
    }

    [Fact]
    public void Faint_seams_fade_and_edges_stay()
    {
        // Smooth on the left, black and white on the right.
        var image = new Field(120, 60);
        for (int y = 0; y < 60; y++)
            for (int x = 0; x < 120; x++) image[x, y] = x < 60 ? 0.5f + (0.05f * MathF.Sin(x / 14f) * MathF.Cos(y / 18f)) : CounterRandom.Bits(1, (uint)(x / 3), (uint)(y / 3)) & 1;
        var (smooth, edges) = (Disc(120, 60, 28, 30, 12), Disc(120, 60, 92, 30, 12));
        var (blends, stays) = (Roughness(0.3), Roughness(0));
        Assert.True(blends < 0.8 * stays, $"{blends} against {stays}");
        var (blended, copied) = (Fill(edges, 0.3), Fill(edges, 0));
        for (int i = 0; i < image.Samples.Length; i++) Assert.Equal(copied.Samples[i], blended.Samples[i], 2e-3f);

        Field Fill(Mask hole, double blend) => new Resynthesis { Blend = blend }.Fill(new ImageHole(image, hole), new Run()).Image;

        double Roughness(double blend)
        {
            var (u, sum) = (Fill(smooth, blend), 0.0);
            for (int y = 1; y < 59; y++)
                for (int x = 1; x < 59; x++) sum += Math.Pow((4 * u[x, y]) - u[x - 1, y] - u[x + 1, y] - u[x, y - 1] - u[x, y + 1], 2);
            return sum;
        }
    }

    [Fact]
    public void A_hole_that_moves_through_a_video_takes_over_what_other_frames_show()
    {
        var video = new Field(48, 40, 6);
        var hole = new Mask(48, 40, 6);
        for (int z = 0; z < 6; z++)
        {
            for (int y = 0; y < 40; y++)
                for (int x = 0; x < 48; x++) video[x, y, z] = CounterRandom.Uniform(3, (uint)((y / 2 * 24) + (x / 2)), 0);
            for (int y = 12; y < 24; y++) hole.Row(y, z).Slice(4 + (6 * z), 8).Fill(1);
        }
        var filled = new Resynthesis().Fill(new ImageHole(video, hole), new Run()).Image;
        int right = Enumerable.Range(0, hole.Samples.Length).Count(i => hole.Samples[i] != 0 && Math.Abs(filled.Samples[i] - video.Samples[i]) < 0.02f);
        Assert.InRange((double)right / hole.Count, 0.7, 1);
    }

    static Mask Disc(int width, int height, int x0, int y0, int radius)
    {
        var mask = new Mask(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) mask[x, y] = ((x - x0) * (x - x0)) + ((y - y0) * (y - y0)) < radius * radius;
        return mask;
    }

    sealed class Counter : IProgress<double>
    {
        public int Reports { get; private set; }

        public void Report(double value) => Reports++;
    }
}
