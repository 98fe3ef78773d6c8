using Silk.NET.Core;
using Silk.NET.Core.Native;
using Silk.NET.Vulkan;

namespace Inpaint3D.Tests.Bindings;

/// <summary>Sizes and offsets that a C compiler gives to the structures of vulkan.h, on systems with 64-bit pointers.</summary>
public unsafe class LayoutTests
{
    [Fact]
    public void ApplicationInfo_is_laid_out_as_in_C()
    {
        ApplicationInfo value;
        Assert.Equal(48, sizeof(ApplicationInfo));
        Assert.Equal(44, Offset(&value, &value.ApiVersion));
    }

    [Fact]
    public void PhysicalDeviceProperties_is_laid_out_as_in_C()
    {
        PhysicalDeviceProperties value;
        Assert.Equal(824, sizeof(PhysicalDeviceProperties));
        Assert.Equal(20, Offset(&value, value.DeviceName));
        Assert.Equal(296, Offset(&value, &value.Limits));
        Assert.Equal(800, Offset(&value, &value.SparseProperties));
    }

    [Fact]
    public void PhysicalDeviceLimits_is_laid_out_as_in_C()
    {
        PhysicalDeviceLimits value;
        Assert.Equal(504, sizeof(PhysicalDeviceLimits));
        Assert.Equal(48, Offset(&value, &value.BufferImageGranularity));
        Assert.Equal(220, Offset(&value, value.MaxComputeWorkGroupCount));
        Assert.Equal(424, Offset(&value, &value.TimestampPeriod));
        Assert.Equal(496, Offset(&value, &value.NonCoherentAtomSize));
    }

    [Fact]
    public void PhysicalDeviceMemoryProperties_is_laid_out_as_in_C()
    {
        PhysicalDeviceMemoryProperties value;
        Assert.Equal(520, sizeof(PhysicalDeviceMemoryProperties));
        Assert.Equal(4, Offset(&value, &value.MemoryTypes));
        Assert.Equal(260, Offset(&value, &value.MemoryHeapCount));
        Assert.Equal(264, Offset(&value, &value.MemoryHeaps));
    }

    [Fact]
    public void PhysicalDeviceVulkan11Properties_is_laid_out_as_in_C()
    {
        PhysicalDeviceVulkan11Properties value;
        Assert.Equal(112, sizeof(PhysicalDeviceVulkan11Properties));
        Assert.Equal(48, Offset(&value, value.DeviceLuid));
        Assert.Equal(56, Offset(&value, &value.DeviceNodeMask));
        Assert.Equal(104, Offset(&value, &value.MaxMemoryAllocationSize));
    }

    [Fact]
    public void PhysicalDeviceVulkan12Properties_is_laid_out_as_in_C()
    {
        PhysicalDeviceVulkan12Properties value;
        Assert.Equal(736, sizeof(PhysicalDeviceVulkan12Properties));
        Assert.Equal(20, Offset(&value, value.DriverName));
        Assert.Equal(532, Offset(&value, &value.ConformanceVersion));
        Assert.Equal(720, Offset(&value, &value.MaxTimelineSemaphoreValueDifference));
    }

    [Fact]
    public void PhysicalDeviceVulkan13Features_is_laid_out_as_in_C()
    {
        PhysicalDeviceVulkan13Features value;
        Assert.Equal(80, sizeof(PhysicalDeviceVulkan13Features));
        Assert.Equal(16, Offset(&value, &value.RobustImageAccess));
        Assert.Equal(72, Offset(&value, &value.Maintenance4));
    }

    [Fact]
    public void BufferCreateInfo_is_laid_out_as_in_C()
    {
        BufferCreateInfo value;
        Assert.Equal(56, sizeof(BufferCreateInfo));
        Assert.Equal(24, Offset(&value, &value.Size));
        Assert.Equal(48, Offset(&value, &value.PQueueFamilyIndices));
    }

    [Fact]
    public void ImageCreateInfo_is_laid_out_as_in_C()
    {
        ImageCreateInfo value;
        Assert.Equal(88, sizeof(ImageCreateInfo));
        Assert.Equal(28, Offset(&value, &value.Extent));
        Assert.Equal(40, Offset(&value, &value.MipLevels));
        Assert.Equal(80, Offset(&value, &value.InitialLayout));
    }

    [Fact]
    public void ImageMemoryBarrier2_is_laid_out_as_in_C()
    {
        ImageMemoryBarrier2 value;
        Assert.Equal(96, sizeof(ImageMemoryBarrier2));
        Assert.Equal(32, Offset(&value, &value.DstStageMask));
        Assert.Equal(48, Offset(&value, &value.OldLayout));
        Assert.Equal(72, Offset(&value, &value.SubresourceRange));
    }

    [Fact]
    public void ImageBlit_is_laid_out_as_in_C()
    {
        ImageBlit value;
        Assert.Equal(80, sizeof(ImageBlit));
        Assert.Equal(16, Offset(&value, &value.SrcOffsets));
        Assert.Equal(40, Offset(&value, &value.DstSubresource));
        Assert.Equal(56, Offset(&value, &value.DstOffsets));
    }

    [Fact]
    public void ClearValue_is_laid_out_as_in_C()
    {
        Assert.Equal(16, sizeof(ClearValue));
    }

    [Fact]
    public void ClearColorValue_is_laid_out_as_in_C()
    {
        Assert.Equal(16, sizeof(ClearColorValue));
    }

    [Fact]
    public void RenderingAttachmentInfo_is_laid_out_as_in_C()
    {
        RenderingAttachmentInfo value;
        Assert.Equal(72, sizeof(RenderingAttachmentInfo));
        Assert.Equal(24, Offset(&value, &value.ImageLayout));
        Assert.Equal(52, Offset(&value, &value.ClearValue));
    }

    [Fact]
    public void WriteDescriptorSet_is_laid_out_as_in_C()
    {
        WriteDescriptorSet value;
        Assert.Equal(64, sizeof(WriteDescriptorSet));
        Assert.Equal(16, Offset(&value, &value.DstSet));
        Assert.Equal(40, Offset(&value, &value.PImageInfo));
        Assert.Equal(56, Offset(&value, &value.PTexelBufferView));
    }

    [Fact]
    public void GraphicsPipelineCreateInfo_is_laid_out_as_in_C()
    {
        GraphicsPipelineCreateInfo value;
        Assert.Equal(144, sizeof(GraphicsPipelineCreateInfo));
        Assert.Equal(96, Offset(&value, &value.PDynamicState));
        Assert.Equal(136, Offset(&value, &value.BasePipelineIndex));
    }

    [Fact]
    public void PipelineColorBlendStateCreateInfo_is_laid_out_as_in_C()
    {
        PipelineColorBlendStateCreateInfo value;
        Assert.Equal(56, sizeof(PipelineColorBlendStateCreateInfo));
        Assert.Equal(32, Offset(&value, &value.PAttachments));
        Assert.Equal(40, Offset(&value, value.BlendConstants));
    }

    [Fact]
    public void DebugUtilsMessengerCreateInfoEXT_is_laid_out_as_in_C()
    {
        DebugUtilsMessengerCreateInfoEXT value;
        Assert.Equal(48, sizeof(DebugUtilsMessengerCreateInfoEXT));
        Assert.Equal(32, Offset(&value, &value.PfnUserCallback));
        Assert.Equal(40, Offset(&value, &value.PUserData));
    }

    [Fact]
    public void SpecializationMapEntry_is_laid_out_as_in_C()
    {
        SpecializationMapEntry value;
        Assert.Equal(16, sizeof(SpecializationMapEntry));
        Assert.Equal(8, Offset(&value, &value.Size));
    }

    [Fact]
    public void Versions_are_packed_as_C_packs_them()
    {
        var version = Vk.MakeVersion(1, 3, 230);
        Assert.Equal(0x004030E6u, (uint)version);
        Assert.Equal((1u, 3u, 230u), (version.Major, version.Minor, version.Patch));
        Assert.Equal(version.Value, ((Version32)0x004030E6u).Value);
    }

    [Fact]
    public void A_truth_value_is_four_bytes_one_for_true()
    {
        Bool32 yes = true, no = false;
        Assert.Equal((1u, 0u), (yes.Value, no.Value));
        Assert.True(yes && !no);
        Assert.Equal(4, sizeof(Bool32));
    }

    [Fact]
    public void Strings_come_back()
    {
        nint text = SilkMarshal.StringToPtr("Löcher");
        Assert.Equal("Löcher", SilkMarshal.PtrToString(text));
        SilkMarshal.Free(text);
    }

    static long Offset(void* whole, void* field) => (byte*)field - (byte*)whole;
}
