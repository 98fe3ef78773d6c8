using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inpaint3D.Metrics;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d score RESULT TRUTH [MASK]</c>: how near a result comes to the truth, and whether it touched anything else.</summary>
internal sealed class ScoreVerb : Verb
{
    readonly Argument<string> _result = new("RESULT") { Description = "A filled picture." };
    readonly Argument<string> _truth = new("TRUTH") { Description = "What it should be." };
    readonly Argument<string?> _mask = new("MASK")
    {
        Description = "The hole, white: PSNR and SSIM then count its pixels alone, and the difference those outside.", Arity = ArgumentArity.ZeroOrOne,
    };
    readonly Option<bool> _verify = new("--verify") { Description = "End with exit code 8 unless everything outside the hole is equal." };

    public ScoreVerb() : base("score", "Compare a filled picture with the truth: PSNR, SSIM, and the largest difference outside the hole.",
        "inpaint3d score filled.png truth.png mask.png",
        "inpaint3d score filled.png damaged.png mask.png --verify -q && echo nothing else was touched")
    {
        Add(_result);
        Add(_truth);
        Add(_mask);
        Add(_verify);
    }

    public override Exit Execute(Call call)
    {
        var (result, truth) = (Input.Image(call.Get(_result)), Input.Image(call.Get(_truth)));
        var hole = call.GetOptional(_mask) is { } mask ? Input.Mask(mask, truth, call.Get(_truth)) : null;
        var (psnr, ssim, outside) = Input.Blame(() =>
            (ImageMetrics.Psnr(result, truth, hole), ImageMetrics.Ssim(result, truth, hole), ImageMetrics.MaxDifference(result, truth, hole)));

        string where = hole is null ? "everywhere" : "outside the hole";
        call.Report.Line(string.Create(CultureInfo.InvariantCulture, $"PSNR {psnr:0.00} dB, SSIM {ssim:0.0000}{(hole is null ? "" : $" over {hole.Count:N0} pixels of the hole")}"));
        call.Report.Line(outside == 0 ? $"equal {where}" : string.Create(CultureInfo.InvariantCulture, $"largest difference {where}: {outside:G4} of the range 0..1"));
        call.Report.Result(new JsonObject
        {
            ["command"] = Name,
            ["result"] = call.Get(_result),
            ["truth"] = call.Get(_truth),
            ["hole_px"] = hole?.Count,
            ["psnr_db"] = Json.Value(psnr),
            ["ssim"] = Json.Value(ssim),
            [hole is null ? "max_difference" : "max_difference_outside"] = Json.Value(outside),
        });
        return call.Get(_verify) && outside != 0 ? Exit.NotVerified : Exit.Ok;
    }
}
