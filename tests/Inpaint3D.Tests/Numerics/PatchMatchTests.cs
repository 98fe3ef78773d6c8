using Inpaint3D.Compute;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Numerics;

public class PatchMatchTests
{
    [Fact]
    public void The_fast_distance_equals_the_plain_sum_for_every_shape_of_patch()
    {
        foreach (var (width, height, depth, radius, radiusZ, features) in new[] { (20, 15, 1, 3, 0, 3), (31, 30, 1, 9, 0, 5), (9, 9, 7, 4, 3, 4), (1, 9, 1, 2, 0, 1), (40, 5, 3, 12, 1, 9), (3, 3, 1, 1, 0, 2) })
        {
            var shape = PatchShape.On(width, height, depth, radius, radiusZ, features);
            var codes = new short[(4 * shape.Quads * shape.Count) + PatchDistance.Padding];
            for (int i = 0; i < codes.Length; i++) codes[i] = (short)CounterRandom.Below(shape.LargestCode + 1, 5, (uint)i, 0);
            var centres = Enumerable.Range(0, shape.Count).Where(i => shape.Place(i) is var (x, y, z) && shape.IsCentre(x, y, z)).ToArray();
            for (uint k = 0; k < 40; k++)
            {
                int p = centres[CounterRandom.Below(centres.Length, 6, k, 0)], q = centres[CounterRandom.Below(centres.Length, 6, k, 1)];
                int plain = PatchDistance.Plain(codes, shape, default, p, q);
                Assert.Equal(plain, PatchDistance.Between(ref codes[0], shape, default, p, q, int.MaxValue));
                Assert.Equal(plain, PatchDistance.Between(ref codes[0], shape, default, p, q, plain));
                if (plain > 0) Assert.True(PatchDistance.Between(ref codes[0], shape, default, p, q, plain - 1) >= plain);
            }
        }
    }

    [Fact]
    public void A_partial_distance_counts_the_known_points_alone()
    {
        var samples = Texture(24, 20);
        var shape = samples.Shape;
        var codes = Coding(samples).Codes(samples);
        var known = new short[(4 * shape.Count) + PatchDistance.Padding];
        for (int i = 0; i < shape.Count; i++)
            if (CounterRandom.Below(3, 8, (uint)i, 0) > 0) known.AsSpan(4 * i, 4).Fill(-1);
        int p = (7 * 24) + 9, q = (12 * 24) + 15;
        int expected = shape.Steps().Where(step => known[4 * (p + step)] != 0)
            .Sum(step => Enumerable.Range(0, 4).Sum(lane => (codes[(4 * (p + step)) + lane] - codes[(4 * (q + step)) + lane]) is var d ? d * d : 0));
        Assert.Equal(expected, PatchDistance.Known(ref codes[0], ref known[0], shape, default, p, q, int.MaxValue));
    }

    [Fact]
    public void Points_within_a_patch_of_a_mark_are_those_a_plain_loop_finds()
    {
        var shape = PatchShape.On(13, 9, 5, 2, 1, 1);
        var marks = new byte[shape.Count];
        for (int i = 0; i < marks.Length; i++) marks[i] = CounterRandom.Below(60, 3, (uint)i, 0) == 0 ? (byte)1 : (byte)0;
        var touches = shape.Touches(marks);
        for (int i = 0; i < marks.Length; i++)
        {
            var (x, y, z) = shape.Place(i);
            bool any = Enumerable.Range(0, marks.Length).Any(k => marks[k] != 0 && shape.Place(k) is var (u, v, w) && Math.Abs(u - x) <= 2 && Math.Abs(v - y) <= 2 && Math.Abs(w - z) <= 1);
            Assert.Equal(any ? 1 : 0, touches[i]);
        }
    }

    [Fact]
    public void After_10_sweeps_the_distances_are_within_5_percent_of_the_nearest()
    {
        var samples = Texture(96, 80);
        using var found = Level(samples, new CpuDevice(2));
        found.Search(10, 96);
        using var exact = Level(samples, new CpuDevice(2));
        SearchAll(exact, samples);
        Assert.InRange(found.Energy(), exact.Energy(), 1.05 * exact.Energy());
    }

    [Fact]
    public void The_search_takes_admitted_sources_only_and_no_thread_changes_it()
    {
        var samples = Texture(300, 200);
        for (int i = 0; i < samples.Barred.Length; i++) samples.Barred[i] = i % 300 > 220 ? (byte)1 : (byte)0;
        using var one = Level(samples, new CpuDevice(1));
        using var many = Level(samples, new CpuDevice(7));
        one.Search(3, 300);
        many.Search(3, 300);
        Assert.Equal(one.Sources(), many.Sources());
        var isSource = samples.Sources();
        Assert.All(one.Sources().Where(s => s >= 0), s => Assert.Equal(1, isSource[s]));
        Assert.All(one.Sources().Where(s => s >= 0), s => Assert.True(s % 300 <= 218));
    }

    [Fact]
    public void A_vote_is_the_weighted_mean_of_what_the_patches_say()
    {
        var samples = Texture(40, 30);
        var before = (float[])samples.Values.Clone();
        using var level = Level(samples, new CpuDevice(1));
        level.Search(2, 40);
        var source = level.Sources();
        var (codes, shape) = (Coding(samples).Codes(samples), samples.Shape);
        level.Vote(0.75f, 0.5f);
        level.Read();
        foreach (int p in level.Hole)
        {
            var votes = shape.Steps().Select(step => (Centre: p - step, Step: step)).Where(v => source[v.Centre] >= 0)
                .Select(v => (Value: (double)before[4 * (source[v.Centre] + v.Step)], Distance: PatchDistance.Plain(codes, shape, default, v.Centre, source[v.Centre]))).ToArray();
            double scale = 2 * 0.5 * votes.Select(v => v.Distance).Order().ElementAt(Math.Min((int)(0.75f * votes.Length), votes.Length - 1)), least = votes.Min(v => v.Distance);
            var weights = votes.Select(v => Math.Exp((least - v.Distance) / scale)).ToArray();
            Assert.Equal(votes.Zip(weights, (v, w) => v.Value * w).Sum() / weights.Sum(), samples.Values[4 * p], 1e-4);
        }
    }

    /// <summary>Waves and noise, a hole in the middle that holds what an onion peel would leave: grey.</summary>
    internal static PatchSamples Texture(int width, int height)
    {
        var samples = new PatchSamples(PatchShape.On(width, height, 1, 3, 0, 3), [new(0, 1, true), new(0, 1, true), new(0, 1, true)]);
        for (int i = 0; i < samples.Shape.Count; i++)
        {
            var (x, y, _) = samples.Shape.Place(i);
            samples.Missing[i] = Math.Abs(x - (width / 2)) < width / 6 && Math.Abs(y - (height / 2)) < height / 6 ? (byte)1 : (byte)0;
            for (int c = 0; c < 3; c++)
                samples.Values[samples.Index(i, c)] = 0.5f + (0.2f * MathF.Sin((0.4f * x) + (0.1f * c))) + (0.15f * MathF.Cos(0.3f * (y + x))) + (0.1f * CounterRandom.Uniform(2, (uint)i, (uint)c));
        }
        return samples;
    }

    internal static PatchCoding Coding(PatchSamples samples) => new(samples.Shape.LargestCode, samples.Shape.LargestCode);

    internal static PatchLevel Level(PatchSamples samples, Device device)
    {
        int[] start = new int[samples.Shape.Count];
        start.AsSpan().Fill(-1);
        return new PatchLevel(samples, Coding(samples), samples.Targets(), start, new int[start.Length], null, new Run { Device = device });
    }

    internal static void SearchAll(PatchLevel level, PatchSamples samples)
    {
        var known = new short[(4 * samples.Shape.Count) + PatchDistance.Padding];
        known.AsSpan().Fill(-1);
        level.SearchAll(known, [.. samples.Targets()], 1);
    }
}
