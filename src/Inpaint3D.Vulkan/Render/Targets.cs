using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan.Render;

/// <summary>What a tile is drawn into: numbers of the mesh (layer 0) and of each of the marks, depth, and what the host reads.</summary>
internal sealed unsafe class Targets : IDisposable
{
    readonly BufferUsageFlags _read = BufferUsageFlags.TransferDstBit | BufferUsageFlags.StorageBufferBit;

    /// <param name="context">The device.</param>
    /// <param name="width">Columns of samples.</param>
    /// <param name="height">Rows of samples.</param>
    /// <param name="layers">1 and the marks.</param>
    /// <param name="pixels">Pixels of a tile.</param>
    public Targets(VulkanContext context, int width, int height, int layers, int pixels)
    {
        try
        {
            Numbers = new LayeredImage(context, Pipelines.Numbers, (uint)width, (uint)height, (uint)layers, ImageUsageFlags.ColorAttachmentBit | ImageUsageFlags.StorageBit | ImageUsageFlags.TransferSrcBit);
            Depth = new LayeredImage(context, Pipelines.Depth, (uint)width, (uint)height, 1, ImageUsageFlags.DepthStencilAttachmentBit);
            Seen = context.NewBuffer((ulong)pixels * sizeof(int), _read, MemoryUse.Readback);
            Picture = context.NewBuffer(3 * (ulong)pixels * sizeof(float), _read, MemoryUse.Readback);
            Frame = context.NewBuffer((ulong)sizeof(FrameData), BufferUsageFlags.UniformBufferBit, MemoryUse.Upload);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public LayeredImage Numbers { get; }
    public LayeredImage Depth { get; }
    /// <summary>Numbers at pixel centres.</summary>
    public Allocation Seen { get; }
    /// <summary>Red, then green, then blue of the pixels.</summary>
    public Allocation Picture { get; }
    /// <summary>A <see cref="FrameData"/>.</summary>
    public Allocation Frame { get; }

    /// <summary>True when a tile of that size has room.</summary>
    public bool Hold(int width, int height, int layers, int pixels) =>
        Numbers.Width >= width && Numbers.Height >= height && Numbers.Layers >= layers && Seen.Size >= (ulong)pixels * sizeof(int);

    public void Dispose()
    {
        foreach (var part in (IDisposable?[])[Numbers, Depth, Seen, Picture, Frame]) part?.Dispose();
    }
}
