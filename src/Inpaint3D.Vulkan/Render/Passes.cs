using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan.Render;

/// <summary>What triangles or points are drawn into: the nearest depth and, unless it is a shadow, their numbers.</summary>
internal readonly record struct Canvas(LayeredImage Depth, int DepthLayer, uint Width, uint Height, LayeredImage? Numbers = null, int Layer = 0);

/// <summary>Some triangles of a buffer or, without one, points of a cloud.</summary>
internal readonly record struct Primitives(Allocation Positions, Allocation? Triangles, int First, int Count);

/// <summary>Records and runs the passes of a picture, each in pieces between which a run may be cancelled.</summary>
internal sealed unsafe class Passes(VulkanContext context, Pipelines pipelines, Resources resources)
{
    /// <summary>Triangles, and samples to shade, of one submission: some ten milliseconds on a processor.</summary>
    const int TrianglesAtOnce = 1 << 20, SamplesAtOnce = 1 << 19;

    /// <summary>Workgroup of <c>render/shade.comp</c> along each axis.</summary>
    const uint Group = 8;

    /// <summary>Clears a canvas and draws on it.</summary>
    public void Draw(Canvas canvas, ViewData view, Primitives what, Run run)
    {
        for (int start = 0; start == 0 || start < what.Count; start += TrianglesAtOnce)
        {
            run.Cancel.ThrowIfCancellationRequested();
            var part = what with { First = what.First + start, Count = Math.Min(what.Count - start, TrianglesAtOnce) };
            var load = start == 0 ? AttachmentLoadOp.Clear : AttachmentLoadOp.Load;
            context.Run(commands => Draw(commands, canvas, view, part, load));
        }
    }

    /// <summary>Copies the numbers of the mesh in a corner of the targets to the host.</summary>
    public ReadOnlySpan<int> Read(Targets targets, int width, int height)
    {
        var region = new BufferImageCopy
        {
            ImageSubresource = new ImageSubresourceLayers { AspectMask = ImageAspectFlags.ColorBit, LayerCount = 1 },
            ImageExtent = new Extent3D { Width = (uint)width, Height = (uint)height, Depth = 1 },
        };
        context.Run(commands =>
        {
            Barrier(commands);
            context.Api.CmdCopyImageToBuffer(commands, targets.Numbers.Handle, ImageLayout.General, targets.Seen.Handle, 1, in region);
        });
        return new ReadOnlySpan<int>(targets.Seen.Mapped, width * height);
    }

    /// <summary>Shades a tile from its numbers: red, then green, then blue of its pixels.</summary>
    public ReadOnlySpan<float> Shade(Targets targets, ShadeKind kind, FrameData frame, int samples, Run run)
    {
        var tile = frame.Tile;
        var pipeline = pipelines.Shade(kind);
        *(FrameData*)targets.Frame.Mapped = frame;
        int rowsAtOnce = (int)Math.Max(Group, SamplesAtOnce / (tile.Width * samples * samples) / Group * Group);
        for (int start = 0; start < tile.Height; start += rowsAtOnce)
        {
            run.Cancel.ThrowIfCancellationRequested();
            var rows = (Start: start, End: Math.Min(start + rowsAtOnce, tile.Height));
            context.Run(commands =>
            {
                Barrier(commands);
                context.Api.CmdBindPipeline(commands, PipelineBindPoint.Compute, pipeline);
                resources.Bind(commands, PipelineBindPoint.Compute, pipelines.Layout);
                var constants = rows;
                context.Api.CmdPushConstants(commands, pipelines.Layout, Pipelines.Stages, 0, 2 * sizeof(int), &constants);
                context.Api.CmdDispatch(commands, ((uint)tile.Width + Group - 1) / Group, ((uint)(rows.End - rows.Start) + Group - 1) / Group, 1);
            });
        }
        return new ReadOnlySpan<float>(targets.Picture.Mapped, 3 * tile.Width * tile.Height);
    }

    void Draw(CommandBuffer commands, Canvas canvas, ViewData view, Primitives what, AttachmentLoadOp load)
    {
        var api = context.Api;
        Barrier(commands);
        Begin(commands, canvas, load);
        if (what.Count > 0)
        {
            bool isCloud = what.Triangles is null;
            api.CmdBindPipeline(commands, PipelineBindPoint.Graphics, isCloud ? pipelines.Points : canvas.Numbers is null ? pipelines.Shadow : pipelines.Triangles);
            var viewport = new Viewport { Width = canvas.Width, Height = canvas.Height, MaxDepth = 1 };
            var scissor = new Rect2D { Extent = new Extent2D { Width = canvas.Width, Height = canvas.Height } };
            api.CmdSetViewport(commands, 0, 1, in viewport);
            api.CmdSetScissor(commands, 0, 1, in scissor);
            view.First = (uint)what.First;
            api.CmdPushConstants(commands, pipelines.Layout, Pipelines.Stages, 0, ViewData.Size, &view);
            if (isCloud)
            {
                resources.Bind(commands, PipelineBindPoint.Graphics, pipelines.Layout);
                api.CmdDraw(commands, 3 * (uint)what.Count, 1, 0, 0);
            }
            else
            {
                var (positions, none) = (what.Positions.Handle, 0ul);
                api.CmdBindVertexBuffers(commands, 0, 1, in positions, in none);
                api.CmdBindIndexBuffer(commands, what.Triangles!.Handle, 0, IndexType.Uint32);
                api.CmdDrawIndexed(commands, 3 * (uint)what.Count, 1, 3 * (uint)what.First, 0, 0);
            }
        }
        api.CmdEndRendering(commands);
    }

    void Begin(CommandBuffer commands, Canvas canvas, AttachmentLoadOp load)
    {
        var numbers = new RenderingAttachmentInfo { SType = StructureType.RenderingAttachmentInfo, ImageLayout = ImageLayout.General, LoadOp = load, StoreOp = AttachmentStoreOp.Store };
        var depth = numbers;
        depth.ImageView = canvas.Depth[canvas.DepthLayer];
        if (canvas.Numbers is { } image) numbers.ImageView = image[canvas.Layer];
        numbers.ClearValue.Color.Uint32_0 = uint.MaxValue;
        var info = new RenderingInfo
        {
            SType = StructureType.RenderingInfo, RenderArea = new Rect2D { Extent = new Extent2D { Width = canvas.Width, Height = canvas.Height } }, LayerCount = 1,
            ColorAttachmentCount = canvas.Numbers is null ? 0u : 1, PColorAttachments = &numbers, PDepthAttachment = &depth,
        };
        context.Api.CmdBeginRendering(commands, in info);
    }

    /// <summary>Whatever was written before is seen by whatever follows.</summary>
    void Barrier(CommandBuffer commands)
    {
        var barrier = new MemoryBarrier { SType = StructureType.MemoryBarrier, SrcAccessMask = AccessFlags.MemoryWriteBit, DstAccessMask = AccessFlags.MemoryReadBit | AccessFlags.MemoryWriteBit };
        context.Api.CmdPipelineBarrier(commands, PipelineStageFlags.AllCommandsBit, PipelineStageFlags.AllCommandsBit, 0, 1, in barrier, 0, null, 0, null);
    }
}
