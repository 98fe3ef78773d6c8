using System.Collections.Concurrent;
using Inpaint3D.Tests.Vulkan;
using Inpaint3D.Vulkan;

[assembly: AssemblyFixture(typeof(ValidatedVulkan))]

namespace Inpaint3D.Tests.Vulkan;

/// <summary>The Vulkan devices of all tests. Every call is validated, and the run fails if the validation layer said anything.</summary>
public sealed class ValidatedVulkan : IDisposable
{
    readonly ConcurrentQueue<string> _messages = [];
    readonly Lazy<VulkanDevice> _device;

    public ValidatedVulkan() => _device = new(() => Open(new VulkanSettings()));

    /// <summary>A device that all tests share.</summary>
    public VulkanDevice Device => _device.Value;

    /// <summary>A device of one's own.</summary>
    internal VulkanDevice Open(VulkanSettings settings)
    {
        try
        {
            return VulkanDevice.Open(settings with { Validate = true, OnMessage = _messages.Enqueue });
        }
        catch (NotSupportedException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }

    public void Dispose()
    {
        if (_device.IsValueCreated) _device.Value.Dispose();
        Assert.True(_messages.IsEmpty, string.Join("\n", _messages));
    }
}
