using System.Runtime.InteropServices;

namespace Inpaint3D.Compute;

/// <summary>Runs kernels on the processor's cores: each dispatch at once, its rows in batches over threads.</summary>
/// <remarks>Which thread runs which batch changes no byte, because the invocations of one dispatch do not depend on each other.</remarks>
public sealed class CpuDevice : Device
{
    /// <summary>Work below which threads cost more than they save.</summary>
    const int SmallDispatch = 16_384;

    readonly ParallelOptions _options;

    /// <summary>Takes that many threads.</summary>
    /// <param name="threads">At least 1; by default one a core.</param>
    public CpuDevice(int? threads = null)
    {
        Threads = threads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(threads));
        _options = new ParallelOptions { MaxDegreeOfParallelism = Threads };
    }

    /// <summary>Threads used at the most.</summary>
    public int Threads { get; }

    /// <inheritdoc/>
    public override string Name => "cpu";

    /// <inheritdoc/>
    public override CpuDevice Host => this;

    /// <inheritdoc/>
    public override DeviceBuffer Allocate<T>(int length) => new CpuBuffer<T>(new T[length]);

    /// <inheritdoc/>
    public override DeviceBuffer Upload<T>(ReadOnlySpan<T> data) => new CpuBuffer<T>(data.ToArray());

    /// <inheritdoc/>
    public override DeviceBuffer Adopt<T>(T[] data) => new CpuBuffer<T>(data);

    /// <inheritdoc/>
    public override void Read<T>(DeviceBuffer buffer, Span<T> data) => buffer.As<T>()[..data.Length].CopyTo(data);

    /// <inheritdoc/>
    public override void Dispatch<TArgs>(Kernel<TArgs> kernel, int width, int rows, in TArgs args, params ReadOnlySpan<DeviceBuffer> buffers)
    {
        if (width <= 0 || rows <= 0) return;
        if (Threads == 1 || rows == 1 || (long)width * rows * kernel.Work < SmallDispatch)
        {
            kernel.CpuBody(0, rows, in args, buffers);
            return;
        }
        int batches = Math.Min(rows, Threads * 4);
        var (shared, arguments) = (buffers.ToArray(), args);
        Parallel.For(0, batches, _options, batch =>
        {
            int start = (int)((long)rows * batch / batches), end = (int)((long)rows * (batch + 1) / batches);
            kernel.CpuBody(start, end, in arguments, shared);
        });
    }

    /// <summary>Runs independent items on the device's threads; for the parts of an algorithm that have no GPU twin.</summary>
    internal void For(int count, Action<int> body) => Parallel.For(0, count, _options, body);

    /// <summary>Runs items in blocks, of which each is given its first item and where it ends; on the calling thread alone where there is but one block or no device.</summary>
    internal static void ForBlocks(CpuDevice? host, int count, int block, Action<int, int> body)
    {
        if (count == 0) return;
        if (host is null || count <= block) body(0, count);
        else host.For((count + block - 1) / block, i => body(i * block, Math.Min(count, (i + 1) * block)));
    }

    sealed class CpuBuffer<TElement>(TElement[] data) : DeviceBuffer(data.Length) where TElement : unmanaged
    {
        public override Span<T> As<T>() => MemoryMarshal.Cast<TElement, T>(data.AsSpan());
    }
}
