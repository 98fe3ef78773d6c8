using System.CommandLine;
using Inpaint3D.Data;
using Inpaint3D.Render;
using Inpaint3D.Vulkan;

namespace Inpaint3D.Cli;

/// <summary>One call of a verb: what was typed, where to report, when to stop.</summary>
internal sealed record Call(ParseResult Parse, Report Report, CancellationToken Cancel) : IDisposable
{
    DeviceChoice? _device;

    public bool Force => Get(Globals.Force);
    public ulong Seed => Get(Globals.Seed) ?? 1;
    public bool DryRun => Get(Globals.DryRun);

    /// <summary>The value of an argument that must be there.</summary>
    public string Get(Argument<string> argument) => Parse.GetRequiredValue(argument);

    /// <summary>The value of an argument that may be left out.</summary>
    public string? GetOptional(Argument<string?> argument) => Parse.GetValue(argument);

    /// <summary>The value of an option, or its default.</summary>
    public T? Get<T>(Option<T> option) => Parse.GetValue(option);

    /// <summary>The run that the global options describe.</summary>
    public Run NewRun() => new() { Device = Device.Chosen, Seed = Seed, Cancel = Cancel, Note = Report.Note };

    /// <summary>Works with that run, under a bar where somebody watches.</summary>
    public T Work<T>(string title, Func<Run, T> work)
    {
        var run = NewRun();
        return Report.Watch(title, progress => work(run with { Progress = progress }));
    }

    /// <summary>What draws a mesh on the chosen device.</summary>
    public Renderer NewRenderer(Mesh mesh) => Device.Chosen switch
    {
        VulkanDevice vulkan => new VulkanRenderer(vulkan, mesh),
        _ => new SoftwareRenderer(mesh),
    };

    /// <summary>Refuses a device that is not there; part of the checks before any file is read.</summary>
    public void ChooseDevice() => Device.Check();

    /// <summary>Gives the device back.</summary>
    public void Dispose() => _device?.Dispose();

    DeviceChoice Device => _device ??= new DeviceChoice(Get(Globals.Device)!, Get(Globals.Threads), Report.Note);
}
