using Inpaint3D.Compute;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Transform;

/// <summary>The picture of <see cref="NonLocalBayes"/> at one scale.</summary>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
/// <param name="missing">1 where the pixel is to be filled.</param>
/// <param name="planes">The channels, row by row and padded, with a first guess where they are missing; written by <see cref="Fill"/>.</param>
/// <param name="bounds">Least and largest value of each channel.</param>
/// <param name="excluded">1 where the pixel is known but patches with it may not be taken for similar ones; null for nowhere.</param>
internal sealed class BayesLayer(int width, int height, byte[] missing, float[][] planes, (float Least, float Largest)[] bounds, byte[]? excluded = null)
{
    const int Patch = PatchMatcher.Patch, Area = Patch * Patch;
    /// <summary>Iterations between two searches for similar patches.</summary>
    const int SearchEvery = 3;
    /// <summary>How far a step goes, relative to what it says.</summary>
    const float Relaxation = 1.8f;
    /// <summary>Trust in a missing pixel when patches are compared: at first, and by which it grows with each iteration.</summary>
    const float FirstTrust = 0.03f, TrustGrowth = 2;
    /// <summary>By which λ falls with each iteration.</summary>
    const double NoiseDecay = 0.5;

    /// <summary>Tiles between two looks whether to stop.</summary>
    const int TilesPerThread = 4;

    /// <summary>Which of the missing pixels, in reading order, a pixel is; the sums are kept for those alone.</summary>
    int[] _rank = [];
    float[][] _sums = [];
    float[] _mass = [];

    /// <summary>The channels.</summary>
    internal float[][] Planes => planes;

    /// <summary>
    /// The picture at half the size, where a pixel is missing when all four of it are, and the others are means of known pixels and
    /// first guesses. Null when none is missing or the picture is too small.
    /// </summary>
    internal BayesLayer? Halve()
    {
        var (columns, rows) = (width / 2, height / 2);
        if (Math.Min(columns, rows) < 2 * Patch) return null;
        byte[] absent = new byte[columns * rows];
        byte[]? outside = excluded is null ? null : new byte[absent.Length];
        float[][] halves = [.. planes.Select(_ => new float[absent.Length + PatchMatcher.Padding])];
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                int i = (2 * y * width) + (2 * x), j = (y * columns) + x;
                absent[j] = (byte)(missing[i] & missing[i + 1] & missing[i + width] & missing[i + width + 1]);
                if (outside is not null) outside[j] = (byte)(excluded![i] | excluded[i + 1] | excluded[i + width] | excluded[i + width + 1]);
                for (int c = 0; c < planes.Length; c++) halves[c][j] = 0.25f * (planes[c][i] + planes[c][i + 1] + planes[c][i + width] + planes[c][i + width + 1]);
            }
        }
        return absent.AsSpan().Contains((byte)1) ? new BayesLayer(columns, rows, absent, halves, bounds, outside) : null;
    }

    /// <summary>Adds what changed at half the size, interpolated linearly, to the missing pixels.</summary>
    internal void Correct(BayesLayer half, float[][] before)
    {
        var (columns, rows) = (width / 2, height / 2);
        for (int y = 0; y < height; y++)
        {
            var (top, bottom, v) = Between(y, rows);
            for (int x = 0; x < width; x++)
            {
                int i = (y * width) + x;
                if (missing[i] == 0) continue;
                var (left, right, u) = Between(x, columns);
                for (int c = 0; c < planes.Length; c++)
                {
                    float Change(int row, int column) => half.Planes[c][(row * columns) + column] - before[c][(row * columns) + column];
                    float above = ((1 - u) * Change(top, left)) + (u * Change(top, right)), below = ((1 - u) * Change(bottom, left)) + (u * Change(bottom, right));
                    planes[c][i] = Math.Clamp(planes[c][i] + ((1 - v) * above) + (v * below), bounds[c].Least, bounds[c].Largest);
                }
            }
        }
    }

    /// <summary>The two coarse pixels about a fine one, and the share of the second.</summary>
    static (int First, int Second, float Share) Between(int fine, int count)
    {
        int first = (fine - 1) >> 1;
        return (Math.Clamp(first, 0, count - 1), Math.Min(first + 1, count - 1), fine % 2 == 0 ? 0.75f : 0.25f);
    }

    /// <summary>Repeats search, prediction and averaging. A picture smaller than a patch keeps its first guess.</summary>
    internal void Fill(NonLocalBayes options, Run run)
    {
        if (Math.Min(width, height) < Patch) return;
        var threads = run.Device.Host;
        _rank = new int[missing.Length];
        int count = 0;
        for (int i = 0; i < missing.Length; i++) _rank[i] = missing[i] != 0 ? count++ : -1;
        (_sums, _mass) = ([.. planes.Select(_ => new float[count])], new float[count]);
        var tiles = PatchTile.Lay(missing, width, height, options.Spacing);
        for (int iteration = 0; iteration < options.Iterations; iteration++)
        {
            var matcher = iteration % SearchEvery == 0 ? Matcher(iteration, options.Reach, threads) : null;
            double noise = options.Noise * options.Noise / Math.Pow(NoiseDecay, options.Iterations - 1 - iteration);
            Predict(tiles, matcher, options.Similar, (float)noise, threads, run.Part((double)iteration / options.Iterations, (iteration + 1.0) / options.Iterations));
            threads.For(height, Average);
        }
    }

    /// <summary>What patches are compared by: the mean of the channels, known pixels trusted more than filled ones.</summary>
    PatchMatcher Matcher(int iteration, int reach, CpuDevice threads)
    {
        float[] mean = new float[planes[0].Length], trust = new float[planes[0].Length];
        float filled = Math.Min(1, FirstTrust * MathF.Pow(TrustGrowth, iteration));
        threads.For(height, y =>
        {
            for (int i = y * width; i < (y + 1) * width; i++)
            {
                foreach (float[] plane in planes) mean[i] += plane[i] / planes.Length;
                trust[i] = missing[i] != 0 ? filled : 1;
            }
        });
        return new PatchMatcher(mean, trust, width, height, reach, Barred());
    }

    /// <summary>The patches with an excluded pixel, by their top left pixels.</summary>
    bool[]? Barred()
    {
        if (excluded is null) return null;
        bool[] barred = new bool[excluded.Length];
        for (int i = 0; i < excluded.Length; i++)
        {
            if (excluded[i] == 0) continue;
            var (y, x) = Math.DivRem(i, width);
            int left = Math.Max(0, x - Patch + 1);
            for (int row = Math.Max(0, y - Patch + 1); row <= y; row++) barred.AsSpan((row * width) + left, x - left + 1).Fill(true);
        }
        return barred;
    }

    /// <summary>Adds up the predictions of all patches; tiles of one colour share no pixel, so their order does not matter.</summary>
    void Predict(PatchTile[] tiles, PatchMatcher? matcher, int similar, float noise, CpuDevice threads, Run run)
    {
        foreach (float[] sums in _sums) sums.AsSpan().Clear();
        _mass.AsSpan().Clear();
        for (int start = 0, end; start < tiles.Length; start = end)
        {
            run.Step((double)start / tiles.Length);
            for (end = start; end < tiles.Length && end < start + (TilesPerThread * threads.Threads) && tiles[end].Colour == tiles[start].Colour; end++) { }
            int first = start;
            threads.For(end - start, k => Predict(tiles[first + k], matcher, similar, noise, run.Cancel));
        }
        run.Step(1);
    }

    void Predict(PatchTile tile, PatchMatcher? matcher, int similar, float noise, CancellationToken cancel)
    {
        if (matcher is not null) Search(tile, matcher, Math.Min(similar, matcher.Candidates), cancel);
        int count = tile.Similar.Length / tile.Patches.Length;
        var gaussian = new SampleGaussian(count, planes.Length * Area);
        int[] known = new int[planes.Length * Area];
        float[] values = new float[known.Length];
        for (int i = 0; i < tile.Patches.Length && !cancel.IsCancellationRequested; i++)
        {
            gaussian.Load(planes, tile.Similar.AsSpan(i * count, count), width);
            int n = Known(tile.Patches[i], known, values);
            gaussian.Condition(known.AsSpan(0, n), values, noise);
            // The more is known of a patch, the better its prediction.
            Add(gaussian, tile.Patches[i], ((float)n / known.Length) + 0.01f);
        }
    }

    /// <summary>The known entries of a patch, plane by plane, row by row.</summary>
    int Known(int patch, int[] entries, float[] values)
    {
        int n = 0;
        for (int c = 0; c < planes.Length; c++)
        {
            var plane = planes[c].AsSpan(patch);
            for (int y = 0; y < Patch; y++)
            {
                for (int x = 0; x < Patch; x++)
                {
                    if (missing[patch + (y * width) + x] == 0) (entries[n], values[n++]) = ((c * Area) + (y * Patch) + x, plane[(y * width) + x]);
                }
            }
        }
        return n;
    }

    void Add(SampleGaussian gaussian, int patch, float weight)
    {
        for (int e = 0; e < Area; e++)
        {
            int pixel = patch + (e / Patch * width) + (e % Patch);
            int rank = _rank[pixel];
            if (rank < 0) continue;
            _mass[rank] += weight;
            for (int c = 0; c < planes.Length; c++) _sums[c][rank] += weight * gaussian.Expect((c * Area) + e);
        }
    }

    static void Search(PatchTile tile, PatchMatcher matcher, int count, CancellationToken cancel)
    {
        tile.Similar = new int[tile.Patches.Length * count];
        float[] distances = new float[matcher.Room];
        for (int i = 0; i < tile.Patches.Length && !cancel.IsCancellationRequested; i++) matcher.Find(tile.Patches[i], tile.Similar.AsSpan(i * count, count), distances);
    }

    /// <summary>Moves the missing pixels of a row towards, and past, the mean of their predictions.</summary>
    void Average(int y)
    {
        for (int c = 0; c < planes.Length; c++)
        {
            var (plane, sums, (least, largest)) = (planes[c], _sums[c], bounds[c]);
            for (int i = y * width; i < (y + 1) * width; i++)
            {
                if (_rank[i] is var rank && rank >= 0) plane[i] = Math.Clamp(plane[i] + (Relaxation * ((sums[rank] / _mass[rank]) - plane[i])), least, largest);
            }
        }
    }
}
