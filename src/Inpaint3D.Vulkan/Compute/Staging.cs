using System.Runtime.InteropServices;
using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan.Compute;

/// <summary>Carries data between the host and memory that it does not see, piece by piece.</summary>
internal sealed unsafe class Staging(VulkanContext context, BatchQueue queue) : IDisposable
{
    /// <summary>Bytes of a piece at the most.</summary>
    const ulong Piece = 16UL << 20;

    Allocation? _upload, _readback;
    ulong _used;

    /// <summary>Records the copy of data, which may change afterwards.</summary>
    public void Upload(byte* data, ulong bytes, Allocation target)
    {
        if (bytes == 0) return;
        _upload ??= context.NewBuffer(Piece, BufferUsageFlags.TransferSrcBit, MemoryUse.Upload);
        for (ulong done = 0; done < bytes;)
        {
            if (_used >= Piece) queue.Synchronize();
            if (queue.IsIdle) _used = 0;
            ulong part = Math.Min(bytes - done, Piece - _used);
            NativeMemory.Copy(data + done, (byte*)_upload.Mapped + _used, (nuint)part);
            queue.Recorded().Copy(_upload.Handle, _used, target.Handle, done, part);
            (done, _used) = (done + part, (_used + part + 15) & ~15UL);
        }
    }

    /// <summary>Waits for all that was recorded, and copies what it made.</summary>
    public void Read(Allocation source, byte* data, ulong bytes)
    {
        if (bytes == 0) return;
        _readback ??= context.NewBuffer(Piece, BufferUsageFlags.TransferDstBit, MemoryUse.Readback);
        for (ulong done = 0; done < bytes; done += Piece)
        {
            ulong part = Math.Min(bytes - done, Piece);
            queue.Recorded().Copy(source.Handle, done, _readback.Handle, 0, part);
            queue.Synchronize();
            NativeMemory.Copy(_readback.Mapped, data + done, (nuint)part);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _upload?.Dispose();
        _readback?.Dispose();
    }
}
