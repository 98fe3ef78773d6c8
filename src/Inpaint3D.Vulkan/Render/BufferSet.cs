using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan.Render;

/// <summary>Writes the contents of a buffer.</summary>
internal delegate void Fill<T>(Span<T> target);

/// <summary>Buffers that are filled once by the host and then live and die together.</summary>
internal sealed unsafe class BufferSet(VulkanContext context) : IDisposable
{
    /// <summary>Size of a buffer that stands for one without contents.</summary>
    const ulong Least = 16;

    readonly List<Allocation> _all = [];

    /// <summary>Looked at before each buffer is filled.</summary>
    public CancellationToken Cancel { get; set; }

    /// <summary>Makes a storage buffer.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="what">What it holds, for people.</param>
    /// <param name="fill">Writes the elements.</param>
    /// <param name="usage">What it is besides.</param>
    /// <exception cref="NotSupportedException">It is larger than the device allows.</exception>
    public Allocation Add<T>(long length, string what, Fill<T> fill, BufferUsageFlags usage = BufferUsageFlags.None) where T : unmanaged
    {
        Cancel.ThrowIfCancellationRequested();
        ulong bytes = Math.Max((ulong)length * (ulong)sizeof(T), Least);
        if (bytes > context.Limits.MaxStorageBufferRange)
            throw new NotSupportedException($"The {what} of the mesh take {bytes:N0} bytes, and {context.Name} allows {context.Limits.MaxStorageBufferRange:N0}.");
        var buffer = context.NewBuffer(bytes, usage | BufferUsageFlags.StorageBufferBit | BufferUsageFlags.TransferDstBit, MemoryUse.Device);
        _all.Add(buffer);
        if (length == 0) return buffer;
        if (buffer.Mapped is not null) fill(new Span<T>(buffer.Mapped, (int)length));
        else
        {
            using var staging = context.NewBuffer(bytes, BufferUsageFlags.TransferSrcBit, MemoryUse.Upload);
            fill(new Span<T>(staging.Mapped, (int)length));
            var region = new BufferCopy { Size = bytes };
            context.Run(commands => context.Api.CmdCopyBuffer(commands, staging.Handle, buffer.Handle, 1, in region));
        }
        return buffer;
    }

    /// <summary>Makes a storage buffer of an array, or an empty one.</summary>
    public Allocation Add<T>(T[]? data, string what) where T : unmanaged => Add<T>(data?.Length ?? 0, what, target => data.CopyTo(target));

    public void Dispose()
    {
        foreach (var buffer in _all) buffer.Dispose();
        _all.Clear();
    }
}
