using Inpaint3D.Compute;

namespace Inpaint3D.Vulkan;

/// <summary>Memory of a <see cref="VulkanDevice"/>. One that nobody disposes goes back to the device when it is collected.</summary>
internal sealed class VulkanBuffer(VulkanDevice device, Allocation memory, int length, ulong bytes) : DeviceBuffer(length)
{
    Allocation? _memory = memory;

    ~VulkanBuffer() => Dispose(false);

    /// <summary>The device it belongs to.</summary>
    public VulkanDevice Device => device;

    /// <summary>Bytes that were asked for.</summary>
    public ulong Bytes => bytes;

    /// <summary>Bytes that a shader sees; never none.</summary>
    public ulong Range => Math.Max((bytes + 3) & ~3UL, 4);

    /// <summary>The buffer of Vulkan.</summary>
    public Allocation Memory => _memory ?? throw new ObjectDisposedException(nameof(VulkanBuffer));

    /// <inheritdoc/>
    public override Span<T> As<T>() => throw new InvalidOperationException("A buffer of a Vulkan device has no memory on the processor: use Device.Read.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _memory, null) is { } memory) device.Drop(memory);
        base.Dispose(disposing);
    }
}
