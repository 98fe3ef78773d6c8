using Inpaint3D.Vulkan;
using Silk.NET.Vulkan;

namespace Inpaint3D.Tests.Vulkan;

public unsafe class VulkanContextTests
{
    [Fact]
    public void Commands_run_and_nothing_is_left_behind()
    {
        var messages = new List<string>();
        using (var context = VulkanContext.Create(null, validate: true, messages.Add))
        {
            using var buffer = context.NewBuffer(4096, BufferUsageFlags.TransferDstBit, MemoryUse.Readback);
            context.Run(commands => context.Api.CmdFillBuffer(commands, buffer.Handle, 0, Vk.WholeSize, 0x01020304));
            Assert.Equal(0x01020304u, ((uint*)buffer.Mapped)[1023]);
            context.Run(commands => context.Api.CmdFillBuffer(commands, buffer.Handle, 4, 4, 7));
            Assert.Equal(7u, ((uint*)buffer.Mapped)[1]);
        }
        Assert.Empty(messages);
    }

    [Fact]
    public void The_layer_reports_what_is_wrong()
    {
        var messages = new List<string>();
        using (var context = VulkanContext.Create(null, validate: true, messages.Add))
        {
            using var buffer = context.NewBuffer(4096, BufferUsageFlags.TransferSrcBit, MemoryUse.Device);
            context.Run(commands => context.Api.CmdFillBuffer(commands, buffer.Handle, 0, 4096, 0));
        }
        Assert.NotEmpty(messages);
    }
}
