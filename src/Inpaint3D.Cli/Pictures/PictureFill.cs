using System.Diagnostics;
using System.Text.Json.Nodes;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Pictures;

/// <summary>One problem of a call: a picture, or all frames of a video, and where to write the results.</summary>
/// <param name="Images">The picture, or the frames.</param>
/// <param name="Outputs">A path for each.</param>
/// <param name="Masks">A path for the mask of each, or null.</param>
internal sealed record PictureJob(string[] Images, string[] Outputs, string[]? Masks);

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
    /// <param name="Memory">About how many bytes the fill takes.</param>
    internal sealed record Prepared(PictureJob Job, ImageHole Problem, float[]? Alpha, double Memory);

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
        record["least_memory_mb"] = Math.Ceiling(prepared.Memory / 1e6);
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
        var problem = source.Apply(Input.Check(new ImageHole(canvas, missing, InPlace: inPlace)), image, margins, job.Images);
        return new Prepared(job, problem, alpha, Pipeline.Memory(problem, method, new Run()));
    }

    /// <summary>Fills and writes; returns the record.</summary>
    public JsonObject Fill(Prepared prepared, Run run)
    {
        Limits.CheckMemory(prepared.Memory, $"Filling {prepared.Job.Images[0]} with {MethodChoice.Name(method)}");
        var (record, clock) = (Describe(prepared, written: true), new Stopwatch());
        long changed;
        if (Variants > 1) changed = FillVariants(prepared, record, clock, run);
        else
        {
            var filled = FillOnce(prepared, clock, run);
            changed = ChangedOutside(prepared, filled);
            Save(filled, prepared.Job.Outputs);
        }
        if (Feather > 0) record["changed_outside_px"] = changed;
        if (prepared.Job.Masks is { } masks) Save(prepared.Problem.Hole.ToField(), masks);
        record["elapsed_ms"] = Math.Round(clock.Elapsed.TotalMilliseconds, 3);
        return record;
    }

    /// <summary>Fills by one seed after the other and writes the sheet; returns the most pixels that one of them changed outside of the hole.</summary>
    long FillVariants(Prepared prepared, JsonObject record, Stopwatch clock, Run run)
    {
        var (variants, outside) = (new VariantSet(prepared.Job.Outputs[0], prepared.Problem.Hole.Bounds(), Force), 0L);
        for (int k = 0; k < Variants; k++)
        {
            ulong seed = run.Seed + (ulong)k;
            var part = run.Part((double)k / Variants, (k + 1.0) / Variants) with { Seed = seed, Note = k == 0 ? run.Note : null };
            var filled = FillOnce(k == 0 ? prepared : prepared with { Problem = Pipeline.Vary(prepared.Problem, seed) }, clock, part);
            outside = Math.Max(outside, ChangedOutside(prepared, filled));
            if (variants.Add(filled, seed) || variants.Paths.Count > 1) continue;
            run.Note?.Invoke($"{MethodChoice.Name(method)} makes the same picture of every seed here, so there is one: choose another --method, such as patch, for variants.");
            break;
        }
        variants.Finish();
        (record["output"], record["variants"], record["sheet"]) = (Paths(variants.Paths), variants.Describe(), variants.Sheet);
        return outside;
    }

    Field FillOnce(Prepared prepared, Stopwatch clock, Run run)
    {
        clock.Start();
        var filled = Input.Blame(() => Pipeline.FillImage(prepared.Problem, method, run, Feather));
        clock.Stop();
        if (prepared.Alpha is not { } alpha) return filled;
        // The hole becomes opaque; all other pixels are as transparent as they were.
        filled = filled.Clone();
        var missing = prepared.Problem.Hole.Samples;
        for (int i = 0; i < missing.Length; i++) if (missing[i] == 0) filled.Samples[^(missing.Length - i)] = alpha[i];
        return filled;
    }

    static JsonNode Paths(IReadOnlyList<string> paths) => paths is [var single] ? single : new JsonArray([.. paths.Select(path => JsonValue.Create(path))]);

    /// <summary>Pixels that are known and not as they were: those that a feather mixes, and no others.</summary>
    static long ChangedOutside(Prepared prepared, Field filled)
    {
        var (before, missing) = (prepared.Problem.Image, prepared.Problem.Hole.Samples);
        int colors = prepared.Alpha is null ? before.Channels : before.Channels - 1;
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

    /// <summary>Writes each slice to its path; the folder of several is made with the first.</summary>
    void Save(Field picture, string[] paths)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(paths[0]))!);
        for (int z = 0; z < picture.Depth; z++) Formats.SaveImage(picture.Depth == 1 ? picture : picture.Slice(z), paths[z], Force);
    }
}
