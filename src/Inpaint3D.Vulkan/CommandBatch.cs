using System.Diagnostics;
using Silk.NET.Vulkan;
using VkBuffer = Silk.NET.Vulkan.Buffer;

namespace Inpaint3D.Vulkan;

/// <summary>Commands that are submitted together, with what they hold on to until they have run. Every command waits for those before it.</summary>
internal sealed unsafe class CommandBatch : IDisposable
{
    /// <summary>Dispatches in a batch at the most.</summary>
    const int MostDispatches = 512;
    const int MostDescriptors = 8 * MostDispatches;

    readonly VulkanContext _context;
    readonly CommandPool _pool;
    readonly CommandBuffer _commands;
    readonly DescriptorPool _descriptors;
    int _freeSets, _freeDescriptors;

    public CommandBatch(VulkanContext context)
    {
        _context = context;
        _pool = context.NewCommandPool();
        _commands = context.NewCommandBuffer(_pool);
        var size = new DescriptorPoolSize { Type = DescriptorType.StorageBuffer, DescriptorCount = MostDescriptors };
        var info = new DescriptorPoolCreateInfo { SType = StructureType.DescriptorPoolCreateInfo, MaxSets = MostDispatches, PoolSizeCount = 1, PPoolSizes = &size };
        DescriptorPool descriptors;
        context.Check(context.Api.CreateDescriptorPool(context.Device, &info, null, &descriptors), "making descriptors");
        _descriptors = descriptors;
    }

    /// <summary>True between <see cref="Begin"/> and <see cref="Submit"/>.</summary>
    public bool IsRecording { get; private set; }

    /// <summary>The number of the submission that has not been waited for; 0 if there is none.</summary>
    public ulong Submission { get; private set; }

    /// <summary>When it was submitted, by <see cref="Stopwatch"/>.</summary>
    public long SubmittedAt { get; private set; }

    /// <summary>How long it should run.</summary>
    public WorkEstimate Estimate { get; } = new();

    /// <summary>Buffers that were dropped while commands may still use them.</summary>
    public List<Allocation> Dropped { get; } = [];

    /// <summary>Whether one more dispatch with that many buffers fits.</summary>
    /// <param name="buffers">At most <see cref="MostDescriptors"/>.</param>
    public bool HasRoom(int buffers) => _freeSets > 0 && _freeDescriptors >= buffers;

    public void Begin()
    {
        _context.Begin(_commands);
        (IsRecording, _freeSets, _freeDescriptors) = (true, MostDispatches, MostDescriptors);
        Estimate.Clear();
    }

    public void Submit()
    {
        IsRecording = false;
        SubmittedAt = Stopwatch.GetTimestamp();
        Submission = _context.EndAndSubmit(_commands);
    }

    /// <summary>Waits until the commands have run.</summary>
    public void Wait()
    {
        if (Submission == 0) return;
        _context.Wait(Submission);
        Submission = 0;
        _context.Check(_context.Api.ResetDescriptorPool(_context.Device, _descriptors, 0), "clearing descriptors");
    }

    public void Dispatch(KernelPipeline pipeline, ReadOnlySpan<byte> push, ReadOnlySpan<VulkanBuffer> buffers, (uint X, uint Y, uint Z) groups)
    {
        Barrier();
        var set = NewSet(pipeline, buffers);
        _context.Api.CmdBindPipeline(_commands, PipelineBindPoint.Compute, pipeline.Handle);
        _context.Api.CmdBindDescriptorSets(_commands, PipelineBindPoint.Compute, pipeline.Layout, 0, 1, &set, 0, null);
        fixed (byte* first = push) _context.Api.CmdPushConstants(_commands, pipeline.Layout, ShaderStageFlags.ComputeBit, 0, (uint)push.Length, first);
        _context.Api.CmdDispatch(_commands, groups.X, groups.Y, groups.Z);
    }

    public void Copy(VkBuffer source, ulong sourceOffset, VkBuffer target, ulong targetOffset, ulong bytes)
    {
        Barrier();
        var region = new BufferCopy { SrcOffset = sourceOffset, DstOffset = targetOffset, Size = bytes };
        _context.Api.CmdCopyBuffer(_commands, source, target, 1, &region);
    }

    public void Clear(VkBuffer target)
    {
        Barrier();
        _context.Api.CmdFillBuffer(_commands, target, 0, Vk.WholeSize, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _context.Api.DestroyDescriptorPool(_context.Device, _descriptors, null);
        _context.Api.DestroyCommandPool(_context.Device, _pool, null);
    }

    // Also orders what earlier submissions did before what follows.
    void Barrier()
    {
        const PipelineStageFlags stages = PipelineStageFlags.ComputeShaderBit | PipelineStageFlags.TransferBit;
        var barrier = new MemoryBarrier
        {
            SType = StructureType.MemoryBarrier,
            SrcAccessMask = AccessFlags.ShaderWriteBit | AccessFlags.TransferWriteBit,
            DstAccessMask = AccessFlags.ShaderReadBit | AccessFlags.ShaderWriteBit | AccessFlags.TransferReadBit | AccessFlags.TransferWriteBit,
        };
        _context.Api.CmdPipelineBarrier(_commands, stages, stages, 0, 1, &barrier, 0, null, 0, null);
    }

    DescriptorSet NewSet(KernelPipeline pipeline, ReadOnlySpan<VulkanBuffer> buffers)
    {
        var layout = pipeline.SetLayout;
        var info = new DescriptorSetAllocateInfo { SType = StructureType.DescriptorSetAllocateInfo, DescriptorPool = _descriptors, DescriptorSetCount = 1, PSetLayouts = &layout };
        DescriptorSet set;
        _context.Check(_context.Api.AllocateDescriptorSets(_context.Device, &info, &set), "taking descriptors");
        (_freeSets, _freeDescriptors) = (_freeSets - 1, _freeDescriptors - buffers.Length);
        var ranges = stackalloc DescriptorBufferInfo[buffers.Length];
        var writes = stackalloc WriteDescriptorSet[buffers.Length];
        for (int i = 0; i < buffers.Length; i++)
        {
            ranges[i] = new DescriptorBufferInfo { Buffer = buffers[i].Memory.Handle, Range = buffers[i].Range };
            writes[i] = new WriteDescriptorSet
            {
                SType = StructureType.WriteDescriptorSet, DstSet = set, DstBinding = (uint)i, DescriptorCount = 1, DescriptorType = DescriptorType.StorageBuffer, PBufferInfo = &ranges[i],
            };
        }
        _context.Api.UpdateDescriptorSets(_context.Device, (uint)buffers.Length, writes, 0, null);
        return set;
    }
}
