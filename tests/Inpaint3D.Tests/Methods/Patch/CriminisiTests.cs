using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Patch;

public class CriminisiTests
{
    [Fact]
    public void Equals_the_plain_loop_over_every_patch_and_every_front_pixel()
    {
        foreach (var (channels, radius, seed) in new[] { (1, 4, 1u), (3, 4, 2u), (4, 2, 3u), (5, 3, 4u) })
        {
            var image = Texture(64, 64, channels, seed);
            var hole = new Mask(64, 64);
            for (int y = 20; y < 38; y++) hole.Row(y)[25..45].Fill(1);
            for (int y = 50; y < 64; y++) hole.Row(y)[0..6].Fill(1);
            var filled = new Criminisi { Radius = radius, CopyRadius = radius, SearchRadius = 0 }.Fill(new ImageHole(image, hole), new Run()).Image;
            Assert.Equal(new PlainCriminisi(image, hole, radius).Fill(useData: true).Samples, filled.Samples);
        }
    }

    [Fact]
    public void The_search_finds_the_closest_of_the_most_similar_patches_with_and_without_suggestions()
    {
        const int width = 53, height = 31, stride = width + ExemplarSearch.Block;
        // Few values, so that many patches are equally similar.
        var features = Noise((stride * height) + 64, 3);
        var nearness = Noise((stride * height) + 64, 2);
        int[] offsets = [0, -1, 1, -stride, stride, 2 * stride, -3, 4, 2, -2];
        float[] values = [0, 1, 2, 1, 0, 2, 1, 1, 0, 2];
        using var search = new ExemplarSearch(new CpuDevice(1), features, nearness, stride, height);
        (int Left, int Top, int Right, int Bottom)[] windows = [(4, 4, 49, 27), (10, 5, 13, 6), (4, 10, 21, 27)];
        const int targetX = 20, targetY = 14, target = (targetY * stride) + targetX;
        foreach (var window in windows)
        {
            foreach (float limit in new[] { 0f, 2f })
            {
                var candidates = from y in Enumerable.Range(window.Top, window.Bottom - window.Top)
                                 from x in Enumerable.Range(window.Left, window.Right - window.Left)
                                 let i = (y * stride) + x
                                 where nearness[i] <= limit
                                 select (Distance: offsets.Zip(values, (o, v) => (features[i + o] - v) * (features[i + o] - v)).Sum(), Away: ((x - targetX) * (x - targetX)) + ((y - targetY) * (y - targetY)), Index: i);
                int expected = candidates.DefaultIfEmpty((0, 0, -1)).Min().Index;
                Assert.Equal(expected, search.Best(target, offsets, values, window, limit, []).Centre);
                int[] seeds = [(window.Top * stride) + window.Right - 1, ((window.Bottom - 1) * stride) + window.Left];
                Assert.Equal(expected, search.Best(target, offsets, values, window, limit, seeds).Centre);
            }
        }
    }

    [Fact]
    public void On_a_cross_of_two_edges_steep_pixels_are_filled_before_flat_ones()
    {
        var hole = new Mask(80, 80);
        for (int y = 24; y < 56; y++) hole.Row(y)[24..56].Fill(1);
        int[] pixels = [.. Enumerable.Range(0, 6400).Where(i => hole.Samples[i] != 0)];
        foreach (float softness in new[] { 0.2f, 0.5f, 1, 2 })
        {
            var image = new Field(80, 80);
            for (int y = 0; y < 80; y++)
                for (int x = 0; x < 80; x++) image[x, y] = 0.1f + (0.4f / (1 + MathF.Exp((39.5f - x) / softness))) + (0.4f / (1 + MathF.Exp((39.5f - y) / softness)));
            var u = image.Samples;
            double[] slope = [.. pixels.Select(i => Math.Sqrt(Math.Pow(u[i + 1] - u[i - 1], 2) + Math.Pow(u[i + 80] - u[i - 80], 2)))];
            var time = FillTimes(image, hole);
            double byCriminisi = RankCorrelation([.. pixels.Select(i => time[i])], slope);
            double byPeeling = RankCorrelation([.. pixels.Select(i => -Math.Max(Math.Abs((i % 80) - 39.5), Math.Abs((i / 80) - 39.5)))], slope);
            Assert.True(byCriminisi < -0.1 && byPeeling > 0.3, $"softness {softness}: {byCriminisi}, and {byPeeling} layer by layer");
        }
    }

    [Fact]
    public void As_in_the_paper_a_line_of_any_slope_is_continued_through_40_pixels()
    {
        foreach (double slope in Slopes)
        {
            foreach (bool soft in new[] { false, true })
            {
                var (image, hole) = Line(slope, soft, noise: 0);
                var filled = new Criminisi { CopyRadius = 4, SearchRadius = 0 }.Fill(new ImageHole(image, hole), new Run()).Image;
                double off = Enumerable.Range(30, 40).Max(x => Math.Abs(Enumerable.Range(0, 80).Count(y => filled[x, y] < 0.5f) - Truth(x, slope, soft)));
                Assert.True(off <= 1, $"slope {slope}, soft {soft}: off by {off}");
            }
        }
    }

    [Fact]
    public void A_line_in_noise_is_continued_where_peeling_layer_by_layer_breaks_it()
    {
        foreach (float noise in new[] { 0.02f, 0.1f })
        {
            double[] off = [.. Slopes.Select(slope => Off(slope, noise, useData: true))], peeled = [.. Slopes.Select(slope => Off(slope, noise, useData: false))];
            Assert.True(off.Count(value => value <= 1) >= 5, $"noise {noise}: {string.Join(", ", off)}");
            Assert.True(peeled.Count(value => value > 1) >= 3, $"peeling: {string.Join(", ", peeled)}");
        }

        // A template of a flat part fits any flat part and may bring a piece of edge with it; so in each column only the change nearest to the line counts.
        static double Off(double slope, float noise, bool useData)
        {
            var (image, hole) = Line(slope, soft: false, noise);
            var filled = useData ? new Criminisi().Fill(new ImageHole(image, hole), new Run()).Image : new PlainCriminisi(image, hole, 4).Fill(useData: false);
            bool Bright(int x, int y) => filled[x, y] >= 0.5f + (noise / 2);
            return Enumerable.Range(30, 40).Max(x => Enumerable.Range(1, 79).Where(y => Bright(x, y) && !Bright(x, y - 1)).Min(y => Math.Abs(y - Truth(x, slope, soft: false))));
        }
    }

    static readonly double[] Slopes = [0, 1 / 4.0, 1 / 3.0, 0.4, 0.5, 1];

    static double Edge(int x, double slope) => 40 + ((x - 50) * slope);

    static double Truth(int x, double slope, bool soft) => soft ? Edge(x, slope) + 0.5 : Math.Ceiling(Edge(x, slope));

    /// <summary>An edge between two greys and a square hole on it.</summary>
    static (Field Image, Mask Hole) Line(double slope, bool soft, float noise)
    {
        var image = new Field(100, 80);
        for (int y = 0; y < 80; y++)
        {
            for (int x = 0; x < 100; x++)
            {
                double bright = soft ? Math.Clamp(y - Edge(x, slope) + 0.5, 0, 1) : y < Edge(x, slope) ? 0 : 1;
                image[x, y] = 0.2f + (0.6f * (float)bright) + (noise * CounterRandom.Uniform(1, (uint)x, (uint)y));
            }
        }
        var hole = new Mask(100, 80);
        for (int y = 20; y < 60; y++) hole.Row(y)[30..70].Fill(1);
        return (image, hole);
    }

    /// <summary>Spearman's ρ: the correlation of ranks, equal values sharing their mean rank.</summary>
    static double RankCorrelation(double[] a, double[] b)
    {
        double[] ra = Ranks(a), rb = Ranks(b);
        double mean = (a.Length - 1) / 2.0;
        double Product(double[] p, double[] q) => p.Zip(q, (x, y) => (x - mean) * (y - mean)).Sum();
        return Product(ra, rb) / Math.Sqrt(Product(ra, ra) * Product(rb, rb));

        static double[] Ranks(double[] values)
        {
            var place = values.Order().Select((value, rank) => (value, rank)).GroupBy(pair => pair.value).ToDictionary(group => group.Key, group => group.Average(pair => pair.rank));
            return [.. values.Select(value => place[value])];
        }
    }

    [Fact]
    public void Every_filled_colour_occurs_in_the_known_part()
    {
        var image = Texture(41, 33, 3, 9);
        var hole = new Mask(41, 33);
        for (int y = 10; y < 22; y++) hole.Row(y)[12..30].Fill(1);
        var filled = new Criminisi().Fill(new ImageHole(image, hole), new Run()).Image;
        (float, float, float) At(Field f, int i) => (f.Plane(0)[i], f.Plane(1)[i], f.Plane(2)[i]);
        var known = Enumerable.Range(0, image.PlaneLength).Where(i => hole.Samples[i] == 0).Select(i => At(image, i)).ToHashSet();
        Assert.All(Enumerable.Range(0, image.PlaneLength), i => Assert.Contains(At(filled, i), known));
    }

    [Fact]
    public void A_window_keeps_the_sources_near_and_widens_where_it_holds_none()
    {
        // Left half dark, right half bright: within 20 pixels of the hole everything is dark.
        var image = new Field(120, 30);
        for (int y = 0; y < 30; y++)
            for (int x = 0; x < 120; x++) image[x, y] = x < 60 ? 0.1f + (0.001f * x) : 0.9f;
        var hole = new Mask(120, 30);
        for (int y = 10; y < 20; y++) hole.Row(y)[25..35].Fill(1);
        var filled = new Criminisi { Radius = 2, SearchRadius = 12 }.Fill(new ImageHole(image, hole), new Run()).Image;
        Assert.All(Enumerable.Range(25, 10), x => Assert.InRange(filled[x, 15], 0.1f, 0.15f));
        Assert.All(new Criminisi { Radius = 2, SearchRadius = 1 }.Fill(new ImageHole(image, hole), new Run()).Image.Samples, value => Assert.NotEqual(0, value));
    }

    [Fact]
    public void A_frame_without_a_known_pixel_takes_over_the_nearest_filled_one()
    {
        var video = Texture(20, 15, 1, 2, depth: 3);
        var hole = new Mask(20, 15, 3);
        hole.Samples.AsSpan(600, 300).Fill(1);
        hole[4, 4, 1] = true;
        var filled = new Criminisi().Fill(new ImageHole(video, hole), new Run()).Image;
        Assert.Equal(filled.Plane(0, 1).ToArray(), filled.Plane(0, 2).ToArray());
    }

    /// <summary>The fraction of the fill at which each pixel of the hole was written.</summary>
    static double[] FillTimes(Field image, Mask hole)
    {
        var work = image.Clone();
        for (int i = 0; i < work.Samples.Length; i++)
            if (hole.Samples[i] != 0) work.Samples[i] = -1;
        var time = new double[work.Samples.Length];
        var watch = new Watch(fraction =>
        {
            for (int i = 0; i < time.Length; i++)
                if (work.Samples[i] == -1) time[i] = fraction;
        });
        using var fill = new ExemplarFill(new ImageHole(work, hole), 0, null, new ExemplarOptions(4, 0), new Run());
        fill.Fill(new Run { Progress = watch });
        return time;
    }

    sealed class Watch(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }

    static float[] Noise(int count, int levels) => [.. Enumerable.Range(0, count).Select(i => (float)CounterRandom.Below(levels, 5, (uint)i, (uint)levels))];

    static Field Texture(int width, int height, int channels, uint seed, int depth = 1)
    {
        var field = new Field(width, height, depth, channels);
        for (int c = 0; c < channels; c++)
            for (int z = 0; z < depth; z++)
                for (int y = 0; y < height; y++)
                    for (int x = 0; x < width; x++)
                        field[x, y, z, c] = 0.5f + (0.3f * MathF.Sin((0.4f * x) + (0.25f * y) + c + seed)) + (0.1f * CounterRandom.Uniform(seed, (uint)((y * width) + x), (uint)c));
        return field;
    }
}

/// <summary>The method as the paper states it, every priority and every distance computed anew in each round.</summary>
sealed class PlainCriminisi
{
    readonly Field _result;
    readonly int _width, _height, _radius;
    readonly float[][] _planes;
    readonly bool[] _source, _missing;
    readonly float[] _confidence;

    internal PlainCriminisi(Field image, Mask hole, int radius)
    {
        (_result, _width, _height, _radius) = (image.Clone(), image.Width, image.Height, radius);
        _planes = PatchColor.Planes(image, hole, 0, new Run());
        _missing = [.. hole.Samples.Select(value => value != 0)];
        _confidence = [.. _missing.Select(missing => missing ? 0f : 1f)];
        _source = new bool[_missing.Length];
        for (int y = radius; y < _height - radius; y++)
            for (int x = radius; x < _width - radius; x++) _source[(y * _width) + x] = Patch(x, y).All(i => !_missing[i]);
    }

    internal Field Fill(bool useData)
    {
        while (_missing.Contains(true))
        {
            var (p, confidence) = Next(useData);
            var known = Patch(p % _width, p / _width).Where(i => !_missing[i]).ToArray();
            int q = Enumerable.Range(0, _source.Length).Where(i => _source[i]).MinBy(i => (Distance(i - p, known), Away(i, p)));
            foreach (int i in Patch(p % _width, p / _width).Where(i => _missing[i]).ToArray())
            {
                foreach (float[] plane in _planes) plane[i] = plane[i - p + q];
                for (int c = 0; c < _result.Channels; c++) _result.Plane(c)[i] = _result.Plane(c)[i - p + q];
                (_missing[i], _confidence[i]) = (false, (float)confidence);
            }
        }
        return _result;
    }

    int Away(int i, int p)
    {
        var (dx, dy) = ((i % _width) - (p % _width), (i / _width) - (p / _width));
        return (dx * dx) + (dy * dy);
    }

    float Distance(int shift, int[] known)
    {
        float sum = 0;
        foreach (float[] plane in _planes)
        {
            foreach (int i in known)
            {
                float d = plane[i + shift] - plane[i];
                sum += d * d;
            }
        }
        return sum;
    }

    (int Pixel, double Confidence) Next(bool useData)
    {
        var best = (P: -1.0, C: 0.0, Index: -1);
        for (int i = 0; i < _missing.Length; i++)
        {
            int x = i % _width, y = i / _width;
            if (!_missing[i] || !((x > 0 && !_missing[i - 1]) || (x < _width - 1 && !_missing[i + 1]) || (y > 0 && !_missing[i - _width]) || (y < _height - 1 && !_missing[i + _width]))) continue;
            double c = Patch(x, y).Sum(j => (double)_confidence[j]) / Patch(x, y).Count(), p = useData ? c * Data(x, y) : c;
            if (p > best.P || (p == best.P && c > best.C)) best = (p, c, i);
        }
        return (best.Index, best.C);
    }

    double Data(int x, int y)
    {
        double gx = 0, gy = 0, largest = 0;
        foreach (int i in Patch(x, y))
        {
            int u = i % _width, v = i / _width, w = u > 0 ? i - 1 : i, e = u < _width - 1 ? i + 1 : i, n = v > 0 ? i - _width : i, s = v < _height - 1 ? i + _width : i;
            if (_missing[i] || _missing[w] || _missing[e] || _missing[n] || _missing[s]) continue;
            double dx = (_planes[0][e] - _planes[0][w]) / 2, dy = (_planes[0][s] - _planes[0][n]) / 2;
            double near = 1 - (0.01 * (((u - x) * (u - x)) + ((v - y) * (v - y))) / (2 * _radius * _radius)), square = near * near * ((dx * dx) + (dy * dy));
            if (square > largest) (gx, gy, largest) = (near * dx, near * dy, square);
        }
        int Hole(int dx, int dy) => _missing[(Math.Clamp(y + dy, 0, _height - 1) * _width) + Math.Clamp(x + dx, 0, _width - 1)] ? 1 : 0;
        int nx = Hole(1, -1) + (2 * Hole(1, 0)) + Hole(1, 1) - Hole(-1, -1) - (2 * Hole(-1, 0)) - Hole(-1, 1);
        int ny = Hole(-1, 1) + (2 * Hole(0, 1)) + Hole(1, 1) - Hole(-1, -1) - (2 * Hole(0, -1)) - Hole(1, -1);
        double length = Math.Sqrt((nx * nx) + (ny * ny));
        return length > 0 ? Math.Abs((gx * ny) - (gy * nx)) / length : Math.Sqrt(largest);
    }

    IEnumerable<int> Patch(int x, int y)
    {
        for (int v = Math.Max(y - _radius, 0); v <= Math.Min(y + _radius, _height - 1); v++)
            for (int u = Math.Max(x - _radius, 0); u <= Math.Min(x + _radius, _width - 1); u++) yield return (v * _width) + u;
    }
}
