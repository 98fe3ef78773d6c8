using System.CommandLine;
using System.Text.Json.Nodes;
using Inpaint3D.Cli.Demo;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d demo</c>: makes samples, fills them, and writes a page that shows how near the truth they came.</summary>
internal sealed class DemoVerb : Verb
{
    readonly Option<string> _output = new("--output", "-o") { Description = "Folder for the page and its files.", HelpName = "FOLDER", DefaultValueFactory = _ => "demo" };
    readonly Option<bool> _small = new("--small") { Description = "Make everything small: done in a few seconds." };

    public DemoVerb() : base("demo", "Make sample data, fill it, and write a page that shows before, after and truth.",
        "inpaint3d demo", "inpaint3d demo -o somewhere --small")
    {
        Add(_output);
        Add(_small);
        foreach (var option in new Option[] { Globals.Device, Globals.Seed, Globals.Threads, Globals.Force }) Add(option);
    }

    public override Exit Execute(Call call)
    {
        var run = call.NewRun();
        string folder = call.Get(_output)!;
        Output.CheckFolder(folder, call.Force);
        var demo = Demonstration.Run(folder, run, call.Report.Line, call.Get(_small) ? DemoSize.Small : DemoSize.Full);
        double seconds = demo.Steps.Sum(step => step.Seconds);
        call.Report.Line($"filled {demo.Filled.Count} of {HolesVerb.Count(demo.Holes, "hole")}; all of it took {seconds:0.0} s");
        call.Report.Result(new JsonObject
        {
            ["command"] = Name,
            ["page"] = demo.Page,
            ["scan_faces"] = demo.ScanTriangles,
            ["holes"] = demo.Holes,
            ["filled_holes"] = demo.Filled.Count,
            ["median_rms_percent_of_diameter"] = Json.Value(demo.MedianRms),
            ["median_color_rmse_codes"] = Json.Value(demo.MedianColorRmse),
            ["view_psnr_db"] = Json.Value(demo.ViewPsnr),
            ["view_hole_percent"] = Json.Value(demo.ViewHole),
            ["picture_psnr_db"] = Json.Value(demo.PicturePsnr),
            ["picture_hole_percent"] = Json.Value(demo.PictureHole),
            ["elapsed_ms"] = Math.Round(1000 * seconds, 3),
        });
        return Exit.Ok;
    }
}
