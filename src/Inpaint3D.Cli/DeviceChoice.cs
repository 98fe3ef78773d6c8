using Inpaint3D.Compute;
using Inpaint3D.Methods;
using Inpaint3D.Vulkan;

namespace Inpaint3D.Cli;

/// <summary>
/// The device of <c>--device</c>: <c>auto</c> is a GPU if there is one and the processor else, never a software Vulkan device;
/// <c>vulkan</c> the best Vulkan device, also a software one; <c>vulkan:NAME</c> the best whose name contains NAME.
/// </summary>
/// <param name="name">What was typed.</param>
/// <param name="threads">Threads of the processor, at the most.</param>
/// <param name="note">Told what whoever waits for a software device should know.</param>
internal sealed class DeviceChoice(string name, int? threads, Action<string> note) : IDisposable
{
    public static readonly string[] Names = ["auto", "cpu", "vulkan"];

    VulkanDevice? _vulkan;
    Device? _chosen;

    /// <summary>The device, opened when it is first asked for.</summary>
    public Device Chosen => _chosen ??= Open();

    /// <summary>Refuses a device that is not there; what <c>auto</c> means need not be known for that.</summary>
    public void Check()
    {
        if (name != "auto") _ = Chosen;
    }

    public void Dispose() => _vulkan?.Dispose();

    Device Open()
    {
        var processor = threads is null ? (CpuDevice)Device.Cpu : new CpuDevice(threads);
        if (name == "cpu") return processor;
        _vulkan = name.Split(':', 2) switch
        {
            ["auto"] => VulkanDevice.OpenGpu(processor),
            ["vulkan"] => VulkanDevice.Open(host: processor),
            ["vulkan", var part] => VulkanDevice.Open(part, host: processor),
            _ => throw new ArgumentException(Catalog.Unknown("device", name, [.. Names, "vulkan:NAME"])),
        };
        if (_vulkan?.IsSoftware == true) note($"{_vulkan.Name} is no GPU but a program on the processor: --device cpu is many times faster.");
        return (Device?)_vulkan ?? processor;
    }
}
