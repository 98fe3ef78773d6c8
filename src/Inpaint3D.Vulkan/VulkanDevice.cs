using System.Diagnostics;
using System.Runtime.InteropServices;
using Inpaint3D.Compute;

namespace Inpaint3D.Vulkan;

/// <summary>
/// Runs kernels through Vulkan. Dispatches are recorded into a batch, which is submitted when something is read or when it has
/// grown; while one batch runs the next is recorded. May be used from several threads.
/// </summary>
public sealed unsafe class VulkanDevice : Device
{
    /// <summary>Bytes that pass at a time between the host and memory that it does not see.</summary>
    const ulong StagingBytes = 16UL << 20;

    readonly Lock _gate = new();
    readonly BufferPool _pool;
    readonly KernelPipelines _pipelines;
    Allocation? _upload, _readback;
    CommandBatch _recorded, _running;
    ulong _uploaded;
    long _finishedAt;
    bool _disposed;

    VulkanDevice(VulkanSettings settings, CpuDevice? host)
    {
        Context = VulkanContext.Create(settings);
        Host = host ?? base.Host;
        (_pool, _pipelines) = (new BufferPool(Context), new KernelPipelines(Context, settings.FindShader));
        (_recorded, _running) = (new CommandBatch(Context), new CommandBatch(Context));
        Context.Memory.Reclaim = Reclaim;
    }

    /// <inheritdoc/>
    public override string Name => Context.Name;

    /// <inheritdoc/>
    public override string? Failure => Context.Failure;

    /// <inheritdoc/>
    public override CpuDevice Host { get; }

    /// <inheritdoc/>
    public override int Lanes => 64;

    /// <summary>True for a program on the processor, which is much slower than <see cref="CpuDevice"/>.</summary>
    public bool IsSoftware => Context.IsSoftware;

    internal VulkanContext Context { get; }

    /// <summary>Opens the best device there is, or the best of a name; a software device if there is no other.</summary>
    /// <param name="name">A part of its name, in any case; null for any.</param>
    /// <param name="validate">Whether Vulkan's validation layer checks every call.</param>
    /// <param name="onMessage">Told what the layer has to say.</param>
    /// <param name="host">The processor beside it; by default with all its cores.</param>
    /// <exception cref="NotSupportedException">There is no Vulkan, no such device, or no layer; says what to install, or what there is.</exception>
    public static VulkanDevice Open(string? name = null, bool validate = false, Action<string>? onMessage = null, CpuDevice? host = null) =>
        Open(new VulkanSettings { Name = name, Validate = validate, OnMessage = onMessage }, host);

    /// <summary>Opens the best GPU; null if this machine has none, or none that serves. A software device is none.</summary>
    /// <param name="host">The processor beside it; by default with all its cores.</param>
    public static VulkanDevice? OpenGpu(CpuDevice? host = null)
    {
        if (!MayHaveGpu()) return null;
        try
        {
            return Open(new VulkanSettings { Software = false }, host);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The devices of this machine, best first; empty without a Vulkan loader or driver.</summary>
    public static IReadOnlyList<VulkanDeviceInfo> List()
    {
        try
        {
            using var instance = new VulkanInstance(validate: false, onMessage: null);
            return [.. instance.Devices().Select(instance.Describe).OrderBy(info => info.Kind)];
        }
        catch (NotSupportedException)
        {
            return [];
        }
    }

    internal static VulkanDevice Open(VulkanSettings settings, CpuDevice? host = null) => new(settings, host);

    /// <inheritdoc/>
    public override DeviceBuffer Allocate<T>(int length)
    {
        lock (_gate)
        {
            var buffer = NewBuffer(length, sizeof(T));
            if (buffer.Memory.Mapped is not null) NativeMemory.Clear(buffer.Memory.Mapped, (nuint)buffer.Range);
            else Recorded().Clear(buffer.Memory.Handle);
            return buffer;
        }
    }

    /// <inheritdoc/>
    public override DeviceBuffer Upload<T>(ReadOnlySpan<T> data)
    {
        lock (_gate)
        {
            var buffer = NewBuffer(data.Length, sizeof(T));
            fixed (T* first = data)
            {
                if (buffer.Memory.Mapped is not null) NativeMemory.Copy(first, buffer.Memory.Mapped, (nuint)buffer.Bytes);
                else UploadStaged((byte*)first, buffer);
            }
            return buffer;
        }
    }

    /// <inheritdoc/>
    public override void Read<T>(DeviceBuffer buffer, Span<T> data)
    {
        lock (_gate)
        {
            Context.CheckAlive();
            var source = Own(buffer);
            ulong bytes = (ulong)data.Length * (ulong)sizeof(T);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, source.Bytes, nameof(data));
            fixed (T* first = data)
            {
                if (source.Memory.Mapped is null)
                {
                    ReadStaged(source, (byte*)first, bytes);
                    return;
                }
                Synchronize();
                NativeMemory.Copy(source.Memory.Mapped, first, (nuint)bytes);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispatch<TArgs>(Kernel<TArgs> kernel, int width, int rows, in TArgs args, params ReadOnlySpan<DeviceBuffer> buffers)
    {
        if (width <= 0 || rows <= 0) return;
        // The shader is told where the dispatch ends, behind the arguments.
        Span<byte> push = stackalloc byte[sizeof(TArgs) + 8];
        MemoryMarshal.Write(push, in args);
        MemoryMarshal.Write(push[sizeof(TArgs)..], width);
        MemoryMarshal.Write(push[(sizeof(TArgs) + 4)..], rows);
        lock (_gate)
        {
            Context.CheckAlive();
            var own = new VulkanBuffer[buffers.Length];
            for (int i = 0; i < own.Length; i++) own[i] = Own(buffers[i]);
            var pipeline = _pipelines.Find(new(kernel.Name, width >= 256, own.Length, push.Length));
            var groups = Groups(kernel.Name, pipeline, (uint)width, (uint)rows);
            var batch = Recorded(own.Length);
            batch.Dispatch(pipeline, push, own, groups);
            batch.Estimate.Add(pipeline.Cost, (double)width * rows);
            if (batch.Estimate.IsEnough) Submit();
        }
    }

    /// <summary>Takes memory back from a buffer, for others as soon as no command needs it.</summary>
    internal void Drop(Allocation memory)
    {
        lock (_gate)
        {
            if (_disposed) return;
            var last = _recorded.IsRecording ? _recorded : _running.Submission != 0 ? _running : null;
            if (last is null) _pool.Return(memory);
            else last.Dropped.Add(memory);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            Context.WaitIdle();
            foreach (IDisposable? part in (ReadOnlySpan<IDisposable?>)[_recorded, _running, _upload, _readback, _pipelines, _pool, Context]) part?.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Whether to look for a GPU at all: opening the loader and its drivers to find none takes longer than filling a small picture.</summary>
    static bool MayHaveGpu() => !OperatingSystem.IsLinux()
        || (Directory.Exists("/dev/dri") && Directory.EnumerateFiles("/dev/dri", "renderD*").Any()) || File.Exists("/dev/nvidiactl") || File.Exists("/dev/dxg");

    VulkanBuffer NewBuffer(int length, int elementSize)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Context.CheckAlive();
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ulong bytes = (ulong)length * (ulong)elementSize;
        if (bytes > Context.Limits.MaxStorageBufferRange)
            throw Context.Fail($"The Vulkan device {Name} takes buffers of at most {Context.Limits.MaxStorageBufferRange:N0} bytes (maxStorageBufferRange), and this needs {bytes:N0}.");
        return new VulkanBuffer(this, _pool.Take(bytes), length, bytes);
    }

    VulkanBuffer Own(DeviceBuffer buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return buffer is VulkanBuffer own && own.Device == this ? own : throw new ArgumentException($"The buffer belongs to another device than {Name}.");
    }

    /// <summary>Workgroups in x, y and z; what does not fit in y goes on in z.</summary>
    (uint X, uint Y, uint Z) Groups(string kernel, KernelPipeline pipeline, uint width, uint rows)
    {
        uint x = (width + pipeline.GroupWidth - 1) / pipeline.GroupWidth, y = (rows + pipeline.GroupRows - 1) / pipeline.GroupRows;
        var limits = Context.Limits;
        uint z = (y + limits.MaxComputeWorkGroupCount[1] - 1) / limits.MaxComputeWorkGroupCount[1];
        if (x > limits.MaxComputeWorkGroupCount[0] || z > limits.MaxComputeWorkGroupCount[2])
            throw Context.Fail($"The Vulkan device {Name} does not run the kernel {kernel} on {width:N0} x {rows:N0} places: they are more than maxComputeWorkGroupCount allows.");
        return (x, (y + z - 1) / z, z);
    }

    /// <summary>The batch to record into, with room for a dispatch.</summary>
    CommandBatch Recorded(int buffers = 0)
    {
        if (_recorded.IsRecording && !_recorded.HasRoom(buffers)) Submit();
        if (!_recorded.IsRecording) _recorded.Begin();
        return _recorded;
    }

    void Submit()
    {
        if (!_recorded.IsRecording) return;
        _recorded.Submit();
        (_recorded, _running) = (_running, _recorded);
        Finish(_recorded);
    }

    /// <summary>Waits for all that was recorded so far.</summary>
    void Synchronize()
    {
        Submit();
        Finish(_running);
        _uploaded = 0;
    }

    /// <summary>Waits for a batch, learns from the time that it took, and frees what was dropped.</summary>
    void Finish(CommandBatch batch)
    {
        if (batch.Submission == 0) return;
        bool waits = !Context.IsDone(batch.Submission);
        batch.Wait();
        // It began when the one before it had ended.
        batch.Estimate.Learn(Stopwatch.GetElapsedTime(Math.Max(batch.SubmittedAt, _finishedAt)).TotalMilliseconds, exact: waits);
        _finishedAt = Stopwatch.GetTimestamp();
        foreach (var memory in batch.Dropped) _pool.Return(memory);
        batch.Dropped.Clear();
    }

    bool Reclaim()
    {
        lock (_gate)
        {
            if (_disposed || Failure is not null) return false;
            Synchronize();
            return _pool.Trim();
        }
    }

    void UploadStaged(byte* data, VulkanBuffer target)
    {
        _upload ??= Context.NewBuffer(StagingBytes, Silk.NET.Vulkan.BufferUsageFlags.TransferSrcBit, MemoryUse.Upload);
        for (ulong done = 0; done < target.Bytes;)
        {
            if (_uploaded >= StagingBytes) Synchronize();
            ulong part = Math.Min(target.Bytes - done, StagingBytes - _uploaded);
            NativeMemory.Copy(data + done, (byte*)_upload.Mapped + _uploaded, (nuint)part);
            Recorded().Copy(_upload.Handle, _uploaded, target.Memory.Handle, done, part);
            (done, _uploaded) = (done + part, (_uploaded + part + 15) & ~15UL);
        }
    }

    void ReadStaged(VulkanBuffer source, byte* data, ulong bytes)
    {
        _readback ??= Context.NewBuffer(StagingBytes, Silk.NET.Vulkan.BufferUsageFlags.TransferDstBit, MemoryUse.Readback);
        for (ulong done = 0; done < bytes; done += StagingBytes)
        {
            ulong part = Math.Min(bytes - done, StagingBytes);
            Recorded().Copy(source.Memory.Handle, done, _readback.Handle, 0, part);
            Synchronize();
            NativeMemory.Copy(_readback.Mapped, data + done, (nuint)part);
        }
    }
}
