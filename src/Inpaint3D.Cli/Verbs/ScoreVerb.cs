using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inpaint3D.IO;
using Inpaint3D.Metrics;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d score RESULT TRUTH [BEFORE]</c>: how near a result comes to the truth, and whether it touched anything else.</summary>
internal sealed class ScoreVerb : Verb
{
    /// <summary>Points spread over each of two meshes.</summary>
    const int Samples = 100_000;

    readonly Argument<string> _result = new("RESULT") { Description = "A filled picture or mesh." };
    readonly Argument<string> _truth = new("TRUTH") { Description = "What it should be." };
    readonly Argument<string?> _before = new("MASK|BEFORE")
    {
        Description = "Of a picture the mask: PSNR and SSIM then count the white pixels alone, and the difference all others. Of a mesh the one before it was filled.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    readonly Option<bool> _verify = new("--verify") { Description = "End with exit code 8 unless everything outside the hole is equal bit for bit." };

    public ScoreVerb() : base("score", "Compare a filled picture or mesh with the truth, and check that nothing else was touched.",
        "inpaint3d score filled.png truth.png mask.png",
        "inpaint3d score filled.png damaged.png mask.png --verify -q && echo nothing else was touched",
        "inpaint3d score closed.ply truth.ply scan.ply --verify")
    {
        Add(_result);
        Add(_truth);
        Add(_before);
        Add(_verify);
    }

    public override Exit Execute(Call call)
    {
        bool untouched = Formats.IsMesh(call.Get(_result)) ? ScoreMeshes(call) : ScorePictures(call);
        return call.Get(_verify) && !untouched ? Exit.NotVerified : Exit.Ok;
    }

    bool ScorePictures(Call call)
    {
        var (result, truth) = (Input.Image(call.Get(_result)), Input.Image(call.Get(_truth)));
        var hole = call.GetOptional(_before) is { } mask ? Input.Mask(mask, truth, call.Get(_truth)) : null;
        var (psnr, ssim, outside) = Input.Blame(() =>
            (ImageMetrics.Psnr(result, truth, hole), ImageMetrics.Ssim(result, truth, hole), ImageMetrics.MaxDifference(result, truth, hole)));

        string where = hole is null ? "everywhere" : "outside the hole";
        call.Report.Line(string.Create(CultureInfo.InvariantCulture, $"PSNR {psnr:0.00} dB, SSIM {ssim:0.0000}{(hole is null ? "" : $" over {hole.Count:N0} pixels of the hole")}"));
        call.Report.Line(outside == 0 ? $"equal {where}" : string.Create(CultureInfo.InvariantCulture, $"largest difference {where}: {outside:G4} of the range 0..1"));
        var json = Describe(call);
        json["hole_px"] = hole?.Count;
        json["psnr_db"] = Json.Value(psnr);
        json["ssim"] = Json.Value(ssim);
        json[hole is null ? "max_difference" : "max_difference_outside"] = Json.Value(outside);
        call.Report.Result(json);
        return outside == 0;
    }

    bool ScoreMeshes(Call call)
    {
        var (result, truth) = (Input.Mesh(call.Get(_result), call.Report), Input.Mesh(call.Get(_truth), call.Report));
        var before = call.GetOptional(_before) is { } path ? Input.Mesh(path, call.Report) : null;
        var distance = Input.Blame(() => MeshMetrics.Symmetric(result, truth, Samples, new Run { Cancel = call.Cancel }));
        var (min, max) = truth.Bounds();
        var different = before is null ? [] : MeshDigest.Compare(before, result).Different;
        bool untouched = different.Count == 0;

        call.Report.Line(string.Create(CultureInfo.InvariantCulture,
            $"distance rms {distance.Rms:G4}, mean {distance.Mean:G4}, largest {distance.Max:G4} in the file's unit ({distance.Rms / (max - min).Length:P3}, {distance.Mean / (max - min).Length:P3}, {distance.Max / (max - min).Length:P3} of the diagonal)"));
        if (before is not null) call.Report.Line(untouched ? "every old vertex and face is there, in order" : $"old vertices or faces were changed: {string.Join(", ", different)}");
        var json = Describe(call);
        json["units"] = "mesh unit";
        json["distance_rms"] = Json.Value(distance.Rms);
        json["distance_mean"] = Json.Value(distance.Mean);
        json["distance_max"] = Json.Value(distance.Max);
        json["diagonal"] = Json.Value((max - min).Length);
        json["untouched"] = before is null ? null : untouched;
        call.Report.Result(json);
        return untouched;
    }

    JsonObject Describe(Call call) => new() { ["command"] = Name, ["result"] = call.Get(_result), ["truth"] = call.Get(_truth) };
}
