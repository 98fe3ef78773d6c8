using System.Diagnostics;
using System.Text.Json.Nodes;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Pictures;

/// <summary>Reads, fills and writes one problem after the other, all in the same way.</summary>
internal sealed class PictureFill(Method<ImageHole> method, HoleChoice hole, SourceChoice source, Companions masks)
{
    /// <summary>Pixels around the hole over which the fill passes into the picture.</summary>
    public double Feather { get; init; }
    /// <summary>How many fills to make.</summary>
    public int Variants { get; init; } = 1;
    /// <summary>Replace files that exist.</summary>
    public bool Force { get; init; }

    /// <summary>A problem as it was read, and what is written about it.</summary>
    /// <param name="Job">Its files.</param>
    /// <param name="Problem">What to fill.</param>
    /// <param name="Alpha">The picture's own alpha, which said where the hole is, or null.</param>
    internal sealed record Prepared(PictureJob Job, ImageHole Problem, float[]? Alpha)
    {
        /// <summary>The picture, its result and one field of work, in 10⁶ bytes.</summary>
        public double LeastMemory => Math.Ceiling(3.0 * sizeof(float) * Problem.Image.Samples.Length / 1e6);
    }

    /// <summary>The paths to write for a picture.</summary>
    public string[] Outputs(PictureJob job) => Variants > 1 ? VariantSet.AllPaths(job.Outputs[0], Variants) : job.Outputs;

    /// <summary>The record of a problem, before it is filled.</summary>
    public JsonObject Describe(Prepared prepared, bool written)
    {
        var (job, problem, image) = (prepared.Job, prepared.Problem, prepared.Problem.Image);
        var outputs = Variants > 1 ? VariantSet.Pictures(job.Outputs[0], Variants) : job.Outputs;
        var record = new JsonObject { ["input"] = Paths(job.Images), ["output"] = Paths(outputs), ["written"] = written };
        (record["width_px"], record["height_px"], record["channels"]) = (image.Width, image.Height, image.Channels);
        if (image.Depth > 1) record["frames"] = image.Depth;
        record["hole_px"] = problem.Hole.Count;
        if (problem.Source is { } allowed) record["source_px"] = allowed.And(problem.Hole.Inverse()).Count;
        record["least_memory_mb"] = prepared.LeastMemory;
        return record;
    }

    /// <summary>Reads a problem and finds its hole.</summary>
    /// <exception cref="InvalidDataException">A file is missing or damaged, or they do not fit.</exception>
    /// <exception cref="ArgumentException">Nothing says where the hole is.</exception>
    public Prepared Prepare(PictureJob job)
    {
        var frames = Array.ConvertAll(job.Images, Input.Image);
        for (int k = 1; k < frames.Length; k++) Input.SameSize(frames[k], job.Images[k], frames[0], job.Images[0], "frame");
        var image = Input.Blame(() => Field.Stack(frames));
        var (missing, isTransparent) = hole.Find(image, job.Images[0], masks.AreGiven ? masks.Load(job.Images, image) : null);
        Input.Release(image);
        var margins = hole.Margins(image);
        var canvas = Input.Blame(() => margins.Extend(image));
        float[]? alpha = null;
        if (isTransparent)
        {
            canvas = canvas.Clone();
            alpha = canvas.Samples[^missing.Samples.Length..];
            canvas.Samples.AsSpan()[^missing.Samples.Length..].Fill(1);
        }
        // One hard fill may be written into the picture that was read: a large one is copied for nothing.
        bool inPlace = Feather == 0 && Variants == 1;
        return new Prepared(job, source.Apply(Input.Check(new ImageHole(canvas, missing, InPlace: inPlace)), image, margins, job.Images), alpha);
    }

    /// <summary>Fills and writes; returns the record.</summary>
    public JsonObject Fill(Prepared prepared, Run run)
    {
        var (problem, record) = (prepared.Problem, Describe(prepared, written: true));
        var clock = Stopwatch.StartNew();
        long outside = 0;
        if (Variants > 1)
        {
            var variants = new VariantSet(prepared.Job.Outputs[0], problem.Hole.Bounds(), Force);
            for (int k = 0; k < Variants; k++)
            {
                ulong seed = run.Seed + (ulong)k;
                var varied = k == 0 ? prepared : prepared with { Problem = Pipeline.Vary(problem, seed) };
                var filled = FillOnce(varied, run.Part((double)k / Variants, (k + 1.0) / Variants) with { Seed = seed, Note = k == 0 ? run.Note : null });
                if (Feather > 0) outside = Math.Max(outside, ChangedOutside(problem, filled, prepared.Alpha));
                if (variants.Add(filled, seed)) continue;
                run.Note?.Invoke($"{Catalog.All.First(entry => entry.Type == method.GetType()).Name} makes the same picture of every seed here, so there is one: choose another --method, such as patch, for variants.");
                break;
            }
            variants.Finish();
            (record["output"], record["variants"], record["sheet"]) = (Paths(variants.Paths), variants.Describe(), variants.Sheet);
        }
        else
        {
            var filled = FillOnce(prepared, run);
            if (Feather > 0) outside = ChangedOutside(problem, filled, prepared.Alpha);
            for (int z = 0; z < filled.Depth; z++) Save(filled.Depth == 1 ? filled : filled.Slice(z), prepared.Job.Outputs[z]);
        }
        for (int z = 0; z < problem.Hole.Depth && prepared.Job.Masks is { } paths; z++) Save(problem.Hole.ToField().Slice(z), paths[z]);
        if (Feather > 0) record["changed_outside_px"] = outside;
        record["elapsed_ms"] = Math.Round(clock.Elapsed.TotalMilliseconds, 3);
        return record;
    }

    Field FillOnce(Prepared prepared, Run run)
    {
        var filled = Input.Blame(() => Pipeline.FillImage(prepared.Problem, method, run, Feather));
        if (prepared.Alpha is not { } alpha) return filled;
        // The hole becomes opaque; all other pixels are as transparent as they were.
        filled = filled.Clone();
        var missing = prepared.Problem.Hole.Samples;
        for (int i = 0; i < missing.Length; i++) if (missing[i] == 0) filled.Samples[^(missing.Length - i)] = alpha[i];
        return filled;
    }

    static JsonNode Paths(IReadOnlyList<string> paths) => paths is [var single] ? single : new JsonArray([.. paths.Select(path => JsonValue.Create(path))]);

    /// <summary>Pixels that are known and not as they were: those that a feather mixes, and no others.</summary>
    static long ChangedOutside(ImageHole problem, Field filled, float[]? alpha)
    {
        var (before, missing) = (problem.Image, problem.Hole.Samples);
        int colors = alpha is null ? before.Channels : before.Channels - 1;
        long changed = 0;
        for (int i = 0; i < missing.Length; i++)
        {
            bool differs = false;
            for (int c = 0; c < colors && missing[i] == 0; c++)
                differs |= BitConverter.SingleToUInt32Bits(before.Samples[(c * missing.Length) + i]) != BitConverter.SingleToUInt32Bits(filled.Samples[(c * missing.Length) + i]);
            if (differs) changed++;
        }
        return changed;
    }

    void Save(Field picture, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Formats.SaveImage(picture, path, Force);
    }
}
