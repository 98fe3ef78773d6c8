using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d image IMAGE [MASK] -o OUT</c>: fills the hole of a picture.</summary>
internal sealed class ImageVerb : Verb
{
    readonly Argument<string> _image = new("IMAGE") { Description = "The picture." };
    readonly Argument<string?> _mask = new("MASK")
    {
        Description = "A picture of the same size, white where something is missing. Without one, the hole is where alpha is 0 or a value is NaN.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    readonly Option<string> _output = new("--output", "-o") { Description = "The filled picture; bit depth, alpha and colour profile are those of IMAGE.", HelpName = "OUT", Required = true };
    readonly Option<int?> _grow = Globals.Number("--grow", "Grow the hole by N pixels on every side first.", 0);

    public ImageVerb() : base("image", "Fill the hole of a picture: remove an object, a scratch, a text, or restore missing pixels.",
        "inpaint3d image photo.png mask.png -o filled.png",
        "inpaint3d image cutout-with-alpha.png -o filled.png",
        "inpaint3d image photo.png mask.png -o filled.png --method criminisi --grow 2",
        "inpaint3d image photo.png mask.png -o filled.png --dry-run --json")
    {
        Add(_image);
        Add(_mask);
        Add(_output);
        Add(_grow);
        Method.AddTo(this);
        AddWorkOptions();
    }

    public override MethodChoice Method { get; } = new(typeof(ImageHole), "auto");

    public override Exit Execute(Call call)
    {
        var method = Method.Create<ImageHole>(call.Parse);
        call.ChooseDevice();
        string output = call.Get(_output)!;
        Output.Check(Formats.Images, output, call.Force);

        // The mask first: what its picture took is free again when the image comes.
        var mask = call.GetOptional(_mask) is { } maskPath ? Input.Mask(maskPath) : null;
        var image = Input.Image(call.Get(_image));
        var (hole, fromAlpha) = mask is null ? FindHole(call.Get(_image), image) : (Input.CheckSize(mask, call.GetOptional(_mask)!, image, call.Get(_image)), false);
        if (call.Get(_grow) is { } pixels) hole = hole.Grow(pixels);
        Input.Check(new ImageHole(image, hole));

        string name = Catalog.All.First(entry => entry.Type == method.GetType()).Name;
        double memory = Pipeline.Memory(new ImageHole(image, hole), method, new Run { Cancel = call.Cancel });
        var result = Summary(call, image, hole, method, memory);
        if (call.DryRun)
        {
            call.Report.Line($"would fill {hole.Count:N0} of {image.PlaneLength:N0} pixels with {name} in about {memory / 1e6:N0} MB of memory and write {output}");
            call.Report.Result(result);
            return Exit.Ok;
        }
        Limits.CheckMemory(memory, $"Filling {call.Get(_image)} with {name}");

        var clock = Stopwatch.StartNew();
        var filled = call.Work($"filling with {name}", run => Pipeline.FillImage(image, hole, method, run, inPlace: true));
        double seconds = clock.Elapsed.TotalSeconds;
        if (fromAlpha) MakeOpaque(filled, hole);
        Formats.SaveImage(filled, output, call.Force);

        call.Report.Line($"filled {hole.Count:N0} pixels with {name} in {seconds:0.00} s (elapsed_ms={1000 * seconds:0.0}), written to {output}");
        result["elapsed_ms"] = Math.Round(1000 * seconds, 3);
        call.Report.Result(result);
        return Exit.Ok;
    }

    static (Mask Hole, bool FromAlpha) FindHole(string path, Field image)
    {
        bool alpha = image.Channels is 2 or 4;
        var hole = new Mask(image.Width, image.Height);
        for (int i = 0; i < hole.Samples.Length; i++)
        {
            bool missing = alpha && image.Samples[((image.Channels - 1) * image.PlaneLength) + i] == 0;
            for (int c = 0; c < image.Channels; c++) missing |= float.IsNaN(image.Samples[(c * image.PlaneLength) + i]);
            hole.Samples[i] = missing ? (byte)1 : (byte)0;
        }
        if (!alpha && hole.Count == 0)
            throw new ArgumentException($"{path} has no transparent and no NaN pixels, so nothing says where its hole is: give a MASK, white where something is missing.");
        return (hole, alpha);
    }

    static void MakeOpaque(Field image, Mask hole)
    {
        var alpha = image.Plane(image.Channels - 1);
        for (int i = 0; i < alpha.Length; i++) if (hole.Samples[i] != 0) alpha[i] = 1;
    }

    JsonObject Summary(Call call, Field image, Mask hole, Method method, double memory) => new()
    {
        ["command"] = Name,
        ["input"] = call.Get(_image),
        ["output"] = call.Get(_output),
        ["written"] = !call.DryRun,
        ["width_px"] = image.Width,
        ["height_px"] = image.Height,
        ["channels"] = image.Channels,
        ["hole_px"] = hole.Count,
        ["method"] = MethodChoice.Describe(method),
        ["seed"] = call.Seed,
        ["least_memory_mb"] = Math.Ceiling(memory / 1e6),
    };
}
