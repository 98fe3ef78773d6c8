namespace Inpaint3D.Compute;

/// <summary>
/// A place where kernels run. Dispatches are recorded in order and may run later; reading a buffer waits for all of them.
/// </summary>
public abstract class Device : IDisposable
{
    /// <summary>The processor, with all its cores.</summary>
    public static Device Cpu { get; } = new CpuDevice();

    /// <summary>Short name, such as <c>cpu</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Into how many invocations an algorithm that may cut its rows as it likes best cuts one: 1 on the CPU, whose bodies are given
    /// whole rows.
    /// </summary>
    public virtual int Lanes => 1;

    /// <summary>What ended the device, in one sentence; null while it works. A failed device refuses every call, and no result of it counts.</summary>
    public virtual string? Failure => null;

    /// <summary>The processor beside this device: runs what has no twin there, and everything once the device has failed.</summary>
    public virtual CpuDevice Host => (CpuDevice)Cpu;

    /// <summary>Makes a buffer of zeros.</summary>
    /// <typeparam name="T">Element type, 4 bytes wide: float, int or uint, as in the shaders.</typeparam>
    public abstract DeviceBuffer Allocate<T>(int length) where T : unmanaged;

    /// <summary>Makes a buffer that holds a copy of the data.</summary>
    public abstract DeviceBuffer Upload<T>(ReadOnlySpan<T> data) where T : unmanaged;

    /// <summary>Makes a buffer of an array that nobody writes any more; a device that computes in the same memory does not copy it.</summary>
    public virtual DeviceBuffer Adopt<T>(T[] data) where T : unmanaged => Upload<T>(data);

    /// <summary>Runs everything recorded so far, then copies a buffer from its start.</summary>
    public abstract void Read<T>(DeviceBuffer buffer, Span<T> data) where T : unmanaged;

    /// <summary>
    /// Records <c>width × rows</c> invocations of a kernel. The invocations of one dispatch must not depend on each other;
    /// later dispatches see what earlier ones wrote.
    /// </summary>
    /// <param name="kernel">What to run.</param>
    /// <param name="width">Invocations in a row (x).</param>
    /// <param name="rows">Rows (y); a CPU body is given whole rows.</param>
    /// <param name="args">Push constants, at most 120 bytes.</param>
    /// <param name="buffers">Storage buffers, in the order of the shader's bindings.</param>
    public abstract void Dispatch<TArgs>(Kernel<TArgs> kernel, int width, int rows, in TArgs args, params ReadOnlySpan<DeviceBuffer> buffers)
        where TArgs : unmanaged;

    /// <summary>True once: whoever hears of the failure first tells the user.</summary>
    internal bool TellFailure() => !Interlocked.Exchange(ref _failureTold, true);

    bool _failureTold;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the device holds.</summary>
    protected virtual void Dispose(bool disposing) { }
}

/// <summary>Memory of a device.</summary>
public abstract class DeviceBuffer(int length) : IDisposable
{
    /// <summary>Elements.</summary>
    public int Length { get; } = length;

    /// <summary>The memory itself. Only a buffer of the CPU has it, and only a kernel's CPU body may ask.</summary>
    public abstract Span<T> As<T>() where T : unmanaged;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the memory.</summary>
    protected virtual void Dispose(bool disposing) { }
}
