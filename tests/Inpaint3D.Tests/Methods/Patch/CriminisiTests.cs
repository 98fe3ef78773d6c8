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
            var filled = new Criminisi { Radius = radius }.Fill(new ImageHole(image, hole), new Run()).Image;
            Assert.Equal(new PlainCriminisi(image, hole, radius).Fill(useData: true).Samples, filled.Samples);
        }
    }

    [Fact]
    public void The_search_finds_the_first_of_the_nearest_patches_with_and_without_suggestions()
    {
        const int width = 53, height = 31, stride = width + ExemplarSearch.Block;
        // Few values, so that many patches are equally near.
        var features = Noise((stride * height) + 64, 3);
        var nearness = Noise((stride * height) + 64, 2);
        int[] offsets = [0, -1, 1, -stride, stride, 2 * stride, -3, 4, 2, -2];
        float[] values = [0, 1, 2, 1, 0, 2, 1, 1, 0, 2];
        using var search = new ExemplarSearch(new CpuDevice(1), features, nearness, stride, height);
        (int Left, int Top, int Right, int Bottom)[] windows = [(4, 4, 49, 27), (10, 5, 13, 6), (4, 10, 21, 27)];
        foreach (var window in windows)
        {
            foreach (float limit in new[] { 0f, 2f })
            {
                var candidates = from y in Enumerable.Range(window.Top, window.Bottom - window.Top)
                                 from x in Enumerable.Range(window.Left, window.Right - window.Left)
                                 let i = (y * stride) + x
                                 where nearness[i] <= limit
                                 select (Distance: offsets.Zip(values, (o, v) => (features[i + o] - v) * (features[i + o] - v)).Sum(), Index: i);
                int expected = candidates.DefaultIfEmpty((0, -1)).Min().Index;
                Assert.Equal(expected, search.Best(offsets, values, window, limit, []));
                int[] seeds = [(window.Top * stride) + window.Right - 1, ((window.Bottom - 1) * stride) + window.Left];
                Assert.Equal(expected, search.Best(offsets, values, window, limit, seeds));
            }
        }
    }

    [Fact]
    public void On_a_cross_of_two_edges_the_edges_are_filled_before_the_flat_parts()
    {
        // Four quadrants of different grey; the hole covers the crossing.
        var image = new Field(80, 80);
        for (int y = 0; y < 80; y++)
            for (int x = 0; x < 80; x++) image[x, y] = (x < 40 ? 0.1f : 0.5f) + (y < 40 ? 0 : 0.4f) + (0.01f * CounterRandom.Uniform(1, (uint)x, (uint)y));
        var hole = new Mask(80, 80);
        for (int y = 24; y < 56; y++) hole.Row(y)[24..56].Fill(1);
        var time = FillTimes(image, hole);
        double edge = 0, flat = 0;
        int edges = 0, flats = 0;
        for (int y = 24; y < 56; y++)
        {
            for (int x = 24; x < 56; x++)
            {
                bool onEdge = x is >= 38 and < 42 || y is >= 38 and < 42;
                if (onEdge) (edge, edges) = (edge + time[(y * 80) + x], edges + 1);
                else (flat, flats) = (flat + time[(y * 80) + x], flats + 1);
            }
        }
        Assert.True(edge / edges < 0.8 * flat / flats, $"edges at {edge / edges}, flat parts at {flat / flats}");
    }

    [Fact]
    public void A_line_is_continued_through_40_pixels_where_peeling_layer_by_layer_breaks_it()
    {
        // An edge of slope 1/2 between two noisy greys.
        static double Edge(int x) => 40 + ((x - 50) / 2.0);
        var image = new Field(100, 80);
        for (int y = 0; y < 80; y++)
            for (int x = 0; x < 100; x++) image[x, y] = (y < Edge(x) ? 0.2f : 0.8f) + (0.02f * CounterRandom.Uniform(1, (uint)x, (uint)y));
        var hole = new Mask(100, 80);
        for (int y = 20; y < 60; y++) hole.Row(y)[30..70].Fill(1);
        var filled = new Criminisi().Fill(new ImageHole(image, hole), new Run()).Image;
        var peeled = new PlainCriminisi(image, hole, 4).Fill(useData: false);
        Assert.InRange(Offset(filled), 0, 1);
        Assert.True(Offset(peeled) > 1, $"peeling is off by {Offset(peeled)} only");

        // The largest distance of the columns' edges, by their count of dark pixels, from the line.
        static double Offset(Field picture) => Enumerable.Range(30, 40).Max(x =>
            Math.Abs(Enumerable.Range(0, 80).Count(y => picture[x, y] < 0.55f) - Math.Ceiling(Edge(x))));
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
        using var fill = new ExemplarFill(work, hole, 0, null, new ExemplarOptions(4, 0), new Run());
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
            int q = Enumerable.Range(0, _source.Length).Where(i => _source[i]).MinBy(i => Distance(i - p, known));
            foreach (int i in Patch(p % _width, p / _width).Where(i => _missing[i]).ToArray())
            {
                foreach (float[] plane in _planes) plane[i] = plane[i - p + q];
                for (int c = 0; c < _result.Channels; c++) _result.Plane(c)[i] = _result.Plane(c)[i - p + q];
                (_missing[i], _confidence[i]) = (false, (float)confidence);
            }
        }
        return _result;
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
            if ((dx * dx) + (dy * dy) > largest) (gx, gy, largest) = (dx, dy, (dx * dx) + (dy * dy));
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
