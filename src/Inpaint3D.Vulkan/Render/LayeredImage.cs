using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan.Render;

/// <summary>An image of some layers with memory of its own, with a view of all layers and one of each. It is kept in the general layout.</summary>
internal sealed unsafe class LayeredImage : IDisposable
{
    readonly VulkanContext _context;
    readonly ImageAspectFlags _aspect;
    readonly ImageView[] _layers;
    Image _handle;
    MemoryBlock _memory;
    ImageView _all;

    public LayeredImage(VulkanContext context, Format format, uint width, uint height, uint layers, ImageUsageFlags usage)
    {
        (_context, Width, Height, _layers) = (context, width, height, new ImageView[layers]);
        _aspect = format == Format.D32Sfloat ? ImageAspectFlags.DepthBit : ImageAspectFlags.ColorBit;
        try
        {
            Create(format, usage);
            _all = NewView(format, ImageViewType.Type2DArray, 0, layers);
            for (uint i = 0; i < layers; i++) _layers[i] = NewView(format, ImageViewType.Type2D, i, 1);
            context.Run(ToGeneral);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public uint Width { get; }
    public uint Height { get; }
    public int Layers => _layers.Length;
    public Image Handle => _handle;
    public ImageView All => _all;
    public ImageView this[int layer] => _layers[layer];

    public void Dispose()
    {
        foreach (var view in _layers.Append(_all)) _context.Api.DestroyImageView(_context.Device, view, null);
        _context.Api.DestroyImage(_context.Device, _handle, null);
        if (_memory.Size > 0) _context.Memory.Free(_memory);
        (_memory, _handle, _all) = (default, default, default);
        Array.Clear(_layers);
    }

    void Create(Format format, ImageUsageFlags usage)
    {
        var info = new ImageCreateInfo
        {
            SType = StructureType.ImageCreateInfo, ImageType = ImageType.Type2D, Format = format, Extent = new Extent3D { Width = Width, Height = Height, Depth = 1 },
            MipLevels = 1, ArrayLayers = (uint)Layers, Samples = SampleCountFlags.Count1Bit, Tiling = ImageTiling.Optimal, Usage = usage,
        };
        Image handle;
        _context.Check(_context.Api.CreateImage(_context.Device, &info, null, &handle), "making an image");
        _handle = handle;
        _context.Api.GetImageMemoryRequirements(_context.Device, handle, out var needs);
        _memory = _context.Memory.Take(in needs, MemoryUse.Device);
        _context.Check(_context.Api.BindImageMemory(_context.Device, handle, _memory.Handle, 0), "binding an image");
    }

    ImageView NewView(Format format, ImageViewType type, uint first, uint count)
    {
        var info = new ImageViewCreateInfo
        {
            SType = StructureType.ImageViewCreateInfo, Image = _handle, ViewType = type, Format = format,
            SubresourceRange = new ImageSubresourceRange { AspectMask = _aspect, LevelCount = 1, BaseArrayLayer = first, LayerCount = count },
        };
        ImageView view;
        _context.Check(_context.Api.CreateImageView(_context.Device, &info, null, &view), "making an image view");
        return view;
    }

    void ToGeneral(CommandBuffer commands)
    {
        var barrier = new ImageMemoryBarrier
        {
            SType = StructureType.ImageMemoryBarrier, OldLayout = ImageLayout.Undefined, NewLayout = ImageLayout.General,
            DstAccessMask = AccessFlags.MemoryReadBit | AccessFlags.MemoryWriteBit,
            SrcQueueFamilyIndex = Vk.QueueFamilyIgnored, DstQueueFamilyIndex = Vk.QueueFamilyIgnored, Image = _handle,
            SubresourceRange = new ImageSubresourceRange { AspectMask = _aspect, LevelCount = 1, LayerCount = (uint)Layers },
        };
        _context.Api.CmdPipelineBarrier(commands, PipelineStageFlags.TopOfPipeBit, PipelineStageFlags.AllCommandsBit, 0, 0, null, 0, null, 1, &barrier);
    }
}
