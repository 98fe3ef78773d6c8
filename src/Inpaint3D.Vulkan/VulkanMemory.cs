using Silk.NET.Vulkan;
using VkBuffer = Silk.NET.Vulkan.Buffer;

namespace Inpaint3D.Vulkan;

/// <summary>Who reads and writes memory.</summary>
internal enum MemoryUse
{
    /// <summary>The device; the host can see it only where they share their memory.</summary>
    Device,
    /// <summary>Written by the host, read by the device.</summary>
    Upload,
    /// <summary>Written by the device, read by the host.</summary>
    Readback,
}

/// <summary>Memory of a device.</summary>
/// <param name="Handle">What to bind.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Mapped">Where the host sees it; 0 if it does not.</param>
internal readonly record struct MemoryBlock(DeviceMemory Handle, ulong Size, nint Mapped);

/// <summary>A buffer with memory of its own.</summary>
internal sealed unsafe class Allocation(VulkanContext context, VkBuffer handle, ulong size, MemoryBlock memory) : IDisposable
{
    bool _disposed;

    public VkBuffer Handle => handle;
    public ulong Size => size;
    /// <summary>Where the host sees the memory; null if it does not.</summary>
    public void* Mapped => (void*)memory.Mapped;

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        context.Api.DestroyBuffer(context.Device, handle, null);
        context.Memory.Free(memory);
    }
}

/// <summary>The memory of a device: chooses its type, maps what the host should see, and counts what is taken.</summary>
internal sealed unsafe class VulkanMemory
{
    const MemoryPropertyFlags Host = MemoryPropertyFlags.HostVisibleBit | MemoryPropertyFlags.HostCoherentBit;
    const MemoryPropertyFlags Shared = MemoryPropertyFlags.DeviceLocalBit | MemoryPropertyFlags.HostCachedBit | Host;

    readonly Lock _gate = new();
    readonly VulkanContext _context;
    readonly MemoryPropertyFlags[] _types;
    readonly bool _shared;
    readonly ulong _limit;

    /// <param name="context">The device.</param>
    /// <param name="mayShare">Whether the host may use the device's own memory, if it sees it.</param>
    /// <param name="limit">Bytes that may be taken.</param>
    public VulkanMemory(VulkanContext context, bool mayShare, ulong limit)
    {
        (_context, _limit) = (context, limit);
        context.Api.GetPhysicalDeviceMemoryProperties(context.PhysicalDevice, out var properties);
        _types = new MemoryPropertyFlags[properties.MemoryTypeCount];
        for (int i = 0; i < _types.Length; i++) _types[i] = properties.MemoryTypes[i].PropertyFlags;
        _shared = mayShare && _types.Any(type => type.HasFlag(Shared));
    }

    /// <summary>Bytes taken.</summary>
    public ulong Taken { get; private set; }

    /// <summary>Pieces of memory taken.</summary>
    public uint Count { get; private set; }

    /// <summary>Asked to give back what is not in use when there is too little; true if it could.</summary>
    public Func<bool>? Reclaim { get; set; }

    /// <summary>Takes memory, and maps it unless only the device is to see it.</summary>
    /// <param name="needs">What a buffer or an image needs.</param>
    /// <param name="use">Who reads and writes it.</param>
    /// <exception cref="NotSupportedException">There is not enough; the device has failed then.</exception>
    public MemoryBlock Take(in MemoryRequirements needs, MemoryUse use)
    {
        var result = TryTake(in needs, use, out var block);
        if (result != Result.Success && Reclaim?.Invoke() == true) result = TryTake(in needs, use, out block);
        if (result == Result.ErrorTooManyObjects) throw _context.Fail($"The Vulkan device {_context.Name} allows {_context.Limits.MaxMemoryAllocationCount:N0} pieces of memory at a time (maxMemoryAllocationCount), and this needs more.");
        _context.Check(result, $"taking {needs.Size:N0} bytes");
        return block;
    }

    /// <summary>Gives memory back.</summary>
    public void Free(MemoryBlock block)
    {
        _context.Api.FreeMemory(_context.Device, block.Handle, null);
        lock (_gate) (Taken, Count) = (Taken - block.Size, Count - 1);
    }

    Result TryTake(in MemoryRequirements needs, MemoryUse use, out MemoryBlock block)
    {
        block = default;
        var info = new MemoryAllocateInfo { SType = StructureType.MemoryAllocateInfo, AllocationSize = needs.Size, MemoryTypeIndex = TypeFor(needs.MemoryTypeBits, use) };
        lock (_gate)
        {
            if (needs.Size > _limit - Taken) return Result.ErrorOutOfDeviceMemory;
            if (Count >= _context.Limits.MaxMemoryAllocationCount) return Result.ErrorTooManyObjects;
            DeviceMemory memory;
            var result = _context.Api.AllocateMemory(_context.Device, &info, null, &memory);
            if (result != Result.Success) return result;
            (Taken, Count) = (Taken + needs.Size, Count + 1);
            block = new MemoryBlock(memory, needs.Size, 0);
        }
        if (use == MemoryUse.Device && !_shared) return Result.Success;
        if (!_types[info.MemoryTypeIndex].HasFlag(MemoryPropertyFlags.HostVisibleBit)) return Result.Success;
        void* address = null;
        var mapping = _context.Api.MapMemory(_context.Device, block.Handle, 0, needs.Size, 0, &address);
        if (mapping == Result.Success) block = block with { Mapped = (nint)address };
        else Free(block);
        return mapping;
    }

    uint TypeFor(uint allowed, MemoryUse use)
    {
        var (required, wished) = use switch
        {
            MemoryUse.Device => (MemoryPropertyFlags.DeviceLocalBit, _shared ? Shared : MemoryPropertyFlags.None),
            MemoryUse.Upload => (Host, MemoryPropertyFlags.None),
            _ => (Host, MemoryPropertyFlags.HostCachedBit),
        };
        foreach (var flags in (ReadOnlySpan<MemoryPropertyFlags>)[required | wished, required, MemoryPropertyFlags.None])
            for (int i = 0; i < _types.Length; i++)
                if ((allowed >> i & 1) != 0 && (_types[i] & flags) == flags) return (uint)i;
        throw new InvalidOperationException("Vulkan promises at least one type of memory for everything.");
    }
}
