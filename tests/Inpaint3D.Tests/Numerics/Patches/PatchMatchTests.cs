using Inpaint3D.Compute;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Tests.Numerics.Patches;

public class PatchMatchTests
{
    [Fact]
    public void The_fast_distance_equals_the_plain_sum_for_every_shape_of_patch()
    {
        foreach (var (width, height, depth, radius, radiusZ, features) in new[] { (20, 15, 1, 3, 0, 3), (31, 30, 1, 9, 0, 5), (9, 9, 7, 4, 3, 4), (1, 9, 1, 2, 0, 1), (40, 5, 3, 12, 1, 9), (3, 3, 1, 1, 0, 2) })
        {
            var shape = PatchShape.On(width, height, depth, radius, radiusZ, features);
            var codes = new short[(4 * shape.Quads * shape.Count) + PatchDistance.Padding];
            for (int i = 0; i < codes.Length; i++) codes[i] = (short)CounterRandom.Below(PatchMetric.Gradients(0.05).LargestCode(shape) + 1, 5, (uint)i, 0);
            var centres = Enumerable.Range(0, shape.Count).Where(i => shape.Place(i) is var (x, y, z) && shape.IsCentre(x, y, z)).ToArray();
            for (uint k = 0; k < 90; k++)
            {
                int p = centres[CounterRandom.Below(centres.Length, 6, k, 0)], q = centres[CounterRandom.Below(centres.Length, 6, k, 1)];
                var metric = new PatchMetric((PatchNorm)(k % 3), 13);
                int plain = PatchDistance.Plain(codes, shape, metric, p, q);
                Assert.Equal(plain, PatchDistance.Between(ref codes[0], shape, metric, p, q, int.MaxValue));
                Assert.Equal(plain, PatchDistance.Between(ref codes[0], shape, metric, p, q, plain));
                if (plain > 0) Assert.True(PatchDistance.Between(ref codes[0], shape, metric, p, q, plain - 1) >= plain);
            }
        }
    }

    [Theory, InlineData(PatchNorm.Squares), InlineData(PatchNorm.Magnitudes), InlineData(PatchNorm.Gradients)]
    internal void The_largest_distance_of_all_fits_into_32_bits(PatchNorm norm)
    {
        var shape = PatchShape.On(9, 9, 5, 4, 2, 4);
        var metric = new PatchMetric(norm, 13);
        var codes = new short[(4 * shape.Count) + PatchDistance.Padding];
        // Chessboards that are each other's opposite, in all three directions.
        for (int i = 0; i < 4 * shape.Count; i++) codes[i] = (short)(shape.Place(i / 4) is var (x, y, z) && ((x + y + z) & 1) != 0 ? metric.LargestCode(shape) : 0);
        var opposite = new short[codes.Length];
        for (int i = 0; i < 4 * shape.Count; i++) opposite[i] = (short)(metric.LargestCode(shape) - codes[i]);
        var both = PatchShape.On(9, 9, 10, 4, 2, 4);
        short[] stack = [.. codes.Take(4 * shape.Count), .. opposite];
        int p = both.NearestCentre(4, 4, 2), q = both.NearestCentre(4, 4, 7), d = PatchDistance.Between(ref stack[0], both, metric, p, q, int.MaxValue);
        Assert.InRange(d, 1, int.MaxValue);
        Assert.Equal(PatchDistance.Plain(stack, both, metric, p, q), d);
    }

    [Theory, InlineData(PatchNorm.Squares), InlineData(PatchNorm.Magnitudes), InlineData(PatchNorm.Gradients)]
    internal void A_partial_distance_counts_the_known_points_alone(PatchNorm norm)
    {
        foreach (var (radius, radiusZ, features) in new[] { (3, 0, 3), (6, 1, 5) })
        {
            var shape = PatchShape.On(24, 20, 5, radius, radiusZ, features);
            var metric = new PatchMetric(norm, 60);
            var codes = new short[(4 * shape.Quads * shape.Count) + PatchDistance.Padding];
            for (int i = 0; i < codes.Length; i++) codes[i] = (short)CounterRandom.Below(500, 7, (uint)i, 0);
            var known = new short[(4 * shape.Count) + PatchDistance.Padding];
            for (int i = 0; i < shape.Count; i++)
                if (CounterRandom.Below(3, 8, (uint)i, 0) > 0) known.AsSpan(4 * i, 4).Fill(-1);
            int p = shape.NearestCentre(9, 7, 1), q = shape.NearestCentre(15, 12, 3);
            Assert.Equal(PatchDistance.Plain(codes, shape, metric, p, q, point => known[4 * point] != 0), PatchDistance.Known(ref codes[0], ref known[0], shape, metric, p, q, int.MaxValue));
        }
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

    [Theory, InlineData(PatchNorm.Squares), InlineData(PatchNorm.Magnitudes), InlineData(PatchNorm.Gradients)]
    internal void After_10_sweeps_the_distances_are_within_5_percent_of_the_nearest(PatchNorm norm)
    {
        var samples = Texture(96, 80, new PatchMetric(norm, 13));
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

    [Fact]
    public void A_vote_by_medians_leaves_half_of_the_weight_on_either_side()
    {
        var samples = Texture(40, 30, new PatchMetric(PatchNorm.Magnitudes));
        var (before, confidence) = ((float[])samples.Values.Clone(), Confidence(samples));
        using var level = Level(samples, new CpuDevice(1), confidence);
        level.Search(2, 40);
        var source = level.Sources();
        level.Vote(0, PatchVote.Equal);
        level.Read();
        foreach (int p in level.Hole)
        {
            for (int c = 0; c < 3; c++)
            {
                var votes = samples.Shape.Steps().Where(step => source[p - step] >= 0).Select(step => (Value: before[samples.Index(source[p - step] + step, c)], Weight: confidence[p - step])).ToArray();
                float median = samples.Values[samples.Index(p, c)], half = votes.Sum(v => v.Weight) / 2;
                Assert.InRange(votes.Where(v => v.Value < median).Sum(v => v.Weight), 0, half + 1e-3f);
                Assert.InRange(votes.Where(v => v.Value > median).Sum(v => v.Weight), 0, half + 1e-3f);
            }
        }
    }

    [Theory, InlineData(1, 0.05), InlineData(1, 1.0), InlineData(5, 0.3)]
    public void A_vote_by_gradients_is_where_the_energy_is_least(int depth, double lambda)
    {
        var samples = Texture(24, 20, PatchMetric.Gradients(lambda), depth);
        var confidence = Confidence(samples);
        using var level = Level(samples, new CpuDevice(1), confidence);
        level.Search(2, 40);
        // Each solution starts from the one before.
        for (int i = 0; i < 4; i++) level.Vote(0, PatchVote.Equal);
        level.Read();
        var source = level.Sources();
        double share = samples.Metric.Share / 256.0;
        foreach (int p in level.Hole)
        {
            // Each is a parabola in the sample: it is least where both sides rise alike.
            double rise = Energy(p, 0.05f), fall = Energy(p, -0.05f);
            Assert.True(rise > 0 && fall > 0 && Math.Abs(rise - fall) < 0.02 * (rise + fall), $"{rise} and {fall} at {p}");
        }

        // How much the energy of the first colour grows when a sample does.
        double Energy(int p, float growth)
        {
            double sum = 0;
            ref float sample = ref samples.Values[samples.Index(p, 0)];
            float old = sample;
            foreach (int sign in new[] { -1, 1 })
            {
                sample = sign < 0 ? old : old + growth;
                foreach (int q in samples.Shape.Steps().Select(step => p - step).Where(q => (uint)q < (uint)source.Length && source[q] >= 0)) sum += sign * confidence[q] * Distance(q);
            }
            sample = old;
            return sum;
        }

        double Distance(int q)
        {
            double sum = 0;
            var shape = samples.Shape;
            for (int z = -shape.RadiusZ; z <= shape.RadiusZ; z++)
            {
                for (int y = -3; y <= 3; y++)
                {
                    for (int x = -3; x <= 3; x++)
                    {
                        sum += share * Math.Pow(Away(x, y, z), 2);
                        if (x < 3) sum += (1 - share) * Math.Pow(Away(x + 1, y, z) - Away(x, y, z), 2);
                        if (y < 3) sum += (1 - share) * Math.Pow(Away(x, y + 1, z) - Away(x, y, z), 2);
                        if (z < shape.RadiusZ) sum += (1 - share) * Math.Pow(Away(x, y, z + 1) - Away(x, y, z), 2);
                    }
                }
            }
            return sum;

            double Away(int x, int y, int z) => (((z * shape.Height) + y) * shape.Width) + x is var step ? samples.Values[4 * (q + step)] - samples.Values[4 * (source[q] + step)] : 0;
        }
    }

    [Theory, InlineData(PatchNorm.Squares), InlineData(PatchNorm.Magnitudes), InlineData(PatchNorm.Gradients)]
    internal void The_change_is_the_mean_over_the_samples_that_a_vote_may_change(PatchNorm norm)
    {
        var samples = Texture(90, 70, new PatchMetric(norm, 13));
        var before = (float[])samples.Values.Clone();
        using var level = Level(samples, new CpuDevice(2));
        level.Search(1, 40);
        level.Vote(0.75f, 0.5f);
        level.Read();
        double mean = level.Hole.SelectMany(p => Enumerable.Range(0, 3).Select(c => Math.Abs(samples.Values[samples.Index(p, c)] - before[samples.Index(p, c)]))).Average();
        Assert.Equal(mean, level.Change(), 1e-5 * mean);
    }

    /// <summary>Numbers from 0.1 to 1.</summary>
    internal static float[] Confidence(PatchSamples samples) => [.. Enumerable.Range(0, samples.Shape.Count).Select(i => 0.1f + (0.9f * CounterRandom.Uniform(12, (uint)i, 0)))];

    /// <summary>Waves and noise, a hole in the middle that holds what an onion peel would leave: noise.</summary>
    internal static PatchSamples Texture(int width, int height, PatchMetric metric = default, int depth = 1)
    {
        var samples = new PatchSamples(PatchShape.On(width, height, depth, 3, 1, 3), [new(0, 1, true), new(0, 1, true), new(0, 1, true)], metric);
        for (int i = 0; i < samples.Shape.Count; i++)
        {
            var (x, y, _) = samples.Shape.Place(i);
            samples.Missing[i] = Math.Abs(x - (width / 2)) < width / 6 && Math.Abs(y - (height / 2)) < height / 6 ? (byte)1 : (byte)0;
            for (int c = 0; c < 3; c++)
                samples.Values[samples.Index(i, c)] = 0.5f + (0.2f * MathF.Sin((0.4f * x) + (0.1f * c))) + (0.15f * MathF.Cos(0.3f * (y + x))) + (0.1f * CounterRandom.Uniform(2, (uint)i, (uint)c));
        }
        return samples;
    }

    internal static PatchCoding Coding(PatchSamples samples) => samples.Metric.LargestCode(samples.Shape) is var largest ? new(largest, largest) : default;

    internal static PatchLevel Level(PatchSamples samples, Device device, float[]? confidence = null)
    {
        int[] start = new int[samples.Shape.Count];
        start.AsSpan().Fill(-1);
        return new PatchLevel(samples, Coding(samples), samples.Targets(), start, new int[start.Length], confidence, new Run { Device = device });
    }

    internal static void SearchAll(PatchLevel level, PatchSamples samples)
    {
        var known = new short[(4 * samples.Shape.Count) + PatchDistance.Padding];
        known.AsSpan().Fill(-1);
        level.SearchAll(known, [.. samples.Targets()], 1);
    }
}
