using System.Numerics;
using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan;

/// <summary>Storage buffers by size, kept for the next that asks: an iterative method makes and drops the same few all the time.</summary>
internal sealed class BufferPool(VulkanContext context) : IDisposable
{
    const ulong Smallest = 256;
    /// <summary>Bytes kept at the most while nobody uses them.</summary>
    const ulong MostIdle = 512UL << 20;
    const BufferUsageFlags Usage = BufferUsageFlags.StorageBufferBit | BufferUsageFlags.TransferSrcBit | BufferUsageFlags.TransferDstBit;

    readonly Dictionary<ulong, Stack<Allocation>> _idle = [];
    readonly HashSet<Allocation> _all = [];
    ulong _idleBytes;

    /// <summary>A buffer of at least that many bytes, with anything in it.</summary>
    public Allocation Take(ulong bytes)
    {
        ulong size = SizeClass(bytes);
        if (_idle.TryGetValue(size, out var stack) && stack.TryPop(out var buffer))
        {
            _idleBytes -= size;
            return buffer;
        }
        buffer = context.NewBuffer(size, Usage, MemoryUse.Device);
        _all.Add(buffer);
        return buffer;
    }

    /// <summary>Takes back a buffer that no command waits to use.</summary>
    public void Return(Allocation buffer)
    {
        if (_idleBytes + buffer.Size > MostIdle)
        {
            Free(buffer);
            return;
        }
        if (!_idle.TryGetValue(buffer.Size, out var stack)) _idle[buffer.Size] = stack = [];
        stack.Push(buffer);
        _idleBytes += buffer.Size;
    }

    /// <summary>Frees what is idle; false if nothing was.</summary>
    public bool Trim()
    {
        bool any = _idleBytes > 0;
        foreach (var buffer in _idle.Values.SelectMany(stack => stack)) Free(buffer);
        _idle.Clear();
        _idleBytes = 0;
        return any;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in _all) buffer.Dispose();
        _all.Clear();
    }

    /// <summary>Sizes with three significant bits, so that at most a fifth is wasted.</summary>
    static ulong SizeClass(ulong bytes)
    {
        if (bytes <= Smallest) return Smallest;
        ulong step = 1UL << (BitOperations.Log2(bytes - 1) - 2);
        return (bytes + step - 1) / step * step;
    }

    void Free(Allocation buffer)
    {
        _all.Remove(buffer);
        buffer.Dispose();
    }
}
