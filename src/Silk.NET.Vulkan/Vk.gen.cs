// Written by Silk.NET.Vulkan.Generator from vk.xml, VK_HEADER_VERSION 239. Change allow-list.txt, not this file.
#nullable disable
using System;
using Silk.NET.Core;
using Silk.NET.Core.Native;
using Silk.NET.Vulkan.Extensions.EXT;

namespace Silk.NET.Vulkan;

public sealed unsafe partial class Vk
{
    public const uint MaxPhysicalDeviceNameSize = 256;
    public const uint UuidSize = 16;
    public const uint LuidSize = 8;
    public const uint MaxExtensionNameSize = 256;
    public const uint MaxDescriptionSize = 256;
    public const uint MaxMemoryTypes = 32;
    public const uint MaxMemoryHeaps = 16;
    public const uint LodClampNone = (uint)1000.0F;
    public const uint RemainingMipLevels = ~0U;
    public const uint RemainingArrayLayers = ~0U;
    public const ulong WholeSize = ~0UL;
    public const uint AttachmentUnused = ~0U;
    public const uint True = 1;
    public const uint False = 0;
    public const uint QueueFamilyIgnored = ~0U;
    public const uint QueueFamilyExternal = ~1U;
    public const uint SubpassExternal = ~0U;
    public const uint MaxDeviceGroupSize = 32;
    public const uint MaxDriverNameSize = 256;
    public const uint MaxDriverInfoSize = 256;

    private static NativeExtension<Vk> NewExtension(Type type, Functions functions, Device device)
    {
        if (type == typeof(ExtDebugUtils)) return functions.Has("vkCreateDebugUtilsMessengerEXT"u8) ? new ExtDebugUtils(functions) : null;
        return null;
    }

    private const int FunctionCount = 117;

    public PfnVoidFunction GetInstanceProcAddr(Instance instance, byte* pName) =>
        ((delegate* unmanaged<Instance, byte*, PfnVoidFunction>)_functions[0, "vkGetInstanceProcAddr"u8])(instance, pName);

    public PfnVoidFunction GetDeviceProcAddr(Device device, byte* pName) =>
        ((delegate* unmanaged<Device, byte*, PfnVoidFunction>)_functions[1, "vkGetDeviceProcAddr"u8])(device, pName);

    public Result CreateInstance(InstanceCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Instance* pInstance)
    {
        var result = ((delegate* unmanaged<InstanceCreateInfo*, AllocationCallbacks*, Instance*, Result>)_functions[2, "vkCreateInstance"u8])(pCreateInfo, pAllocator, pInstance);
        if (result == Result.Success) CurrentInstance = *pInstance;
        return result;
    }

    public Result CreateInstance(in InstanceCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Instance pInstance)
    {
        fixed (InstanceCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Instance* pInstancePinned = &pInstance)
            return CreateInstance(pCreateInfoPinned, pAllocator, pInstancePinned);
    }

    public void DestroyInstance(Instance instance, AllocationCallbacks* pAllocator)
    {
        ((delegate* unmanaged<Instance, AllocationCallbacks*, void>)_functions[3, "vkDestroyInstance"u8])(instance, pAllocator);
        if (CurrentInstance?.Handle == instance.Handle) CurrentInstance = null;
    }

    public Result EnumerateInstanceVersion(uint* pApiVersion) =>
        ((delegate* unmanaged<uint*, Result>)_functions[4, "vkEnumerateInstanceVersion"u8])(pApiVersion);

    public Result EnumerateInstanceVersion(ref uint pApiVersion)
    {
        fixed (uint* pApiVersionPinned = &pApiVersion)
            return EnumerateInstanceVersion(pApiVersionPinned);
    }

    public Result EnumerateInstanceLayerProperties(uint* pPropertyCount, LayerProperties* pProperties) =>
        ((delegate* unmanaged<uint*, LayerProperties*, Result>)_functions[5, "vkEnumerateInstanceLayerProperties"u8])(pPropertyCount, pProperties);

    public Result EnumerateInstanceLayerProperties(ref uint pPropertyCount, LayerProperties* pProperties)
    {
        fixed (uint* pPropertyCountPinned = &pPropertyCount)
            return EnumerateInstanceLayerProperties(pPropertyCountPinned, pProperties);
    }

    public Result EnumerateInstanceExtensionProperties(byte* pLayerName, uint* pPropertyCount, ExtensionProperties* pProperties) =>
        ((delegate* unmanaged<byte*, uint*, ExtensionProperties*, Result>)_functions[6, "vkEnumerateInstanceExtensionProperties"u8])(pLayerName, pPropertyCount, pProperties);

    public Result EnumerateInstanceExtensionProperties(byte* pLayerName, ref uint pPropertyCount, ExtensionProperties* pProperties)
    {
        fixed (uint* pPropertyCountPinned = &pPropertyCount)
            return EnumerateInstanceExtensionProperties(pLayerName, pPropertyCountPinned, pProperties);
    }

    public Result EnumeratePhysicalDevices(Instance instance, uint* pPhysicalDeviceCount, PhysicalDevice* pPhysicalDevices) =>
        ((delegate* unmanaged<Instance, uint*, PhysicalDevice*, Result>)_functions[7, "vkEnumeratePhysicalDevices"u8])(instance, pPhysicalDeviceCount, pPhysicalDevices);

    public Result EnumeratePhysicalDevices(Instance instance, ref uint pPhysicalDeviceCount, PhysicalDevice* pPhysicalDevices)
    {
        fixed (uint* pPhysicalDeviceCountPinned = &pPhysicalDeviceCount)
            return EnumeratePhysicalDevices(instance, pPhysicalDeviceCountPinned, pPhysicalDevices);
    }

    public Result EnumerateDeviceExtensionProperties(PhysicalDevice physicalDevice, byte* pLayerName, uint* pPropertyCount, ExtensionProperties* pProperties) =>
        ((delegate* unmanaged<PhysicalDevice, byte*, uint*, ExtensionProperties*, Result>)_functions[8, "vkEnumerateDeviceExtensionProperties"u8])(physicalDevice, pLayerName, pPropertyCount, pProperties);

    public Result EnumerateDeviceExtensionProperties(PhysicalDevice physicalDevice, byte* pLayerName, ref uint pPropertyCount, ExtensionProperties* pProperties)
    {
        fixed (uint* pPropertyCountPinned = &pPropertyCount)
            return EnumerateDeviceExtensionProperties(physicalDevice, pLayerName, pPropertyCountPinned, pProperties);
    }

    public void GetPhysicalDeviceProperties(PhysicalDevice physicalDevice, PhysicalDeviceProperties* pProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceProperties*, void>)_functions[9, "vkGetPhysicalDeviceProperties"u8])(physicalDevice, pProperties);

    public void GetPhysicalDeviceProperties(PhysicalDevice physicalDevice, out PhysicalDeviceProperties pProperties)
    {
        fixed (PhysicalDeviceProperties* pPropertiesPinned = &pProperties)
            GetPhysicalDeviceProperties(physicalDevice, pPropertiesPinned);
    }

    public PhysicalDeviceProperties GetPhysicalDeviceProperties(PhysicalDevice physicalDevice)
    {
        GetPhysicalDeviceProperties(physicalDevice, out PhysicalDeviceProperties result);
        return result;
    }

    public void GetPhysicalDeviceProperties2(PhysicalDevice physicalDevice, PhysicalDeviceProperties2* pProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceProperties2*, void>)_functions[10, "vkGetPhysicalDeviceProperties2"u8])(physicalDevice, pProperties);

    public void GetPhysicalDeviceFeatures(PhysicalDevice physicalDevice, PhysicalDeviceFeatures* pFeatures) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceFeatures*, void>)_functions[11, "vkGetPhysicalDeviceFeatures"u8])(physicalDevice, pFeatures);

    public void GetPhysicalDeviceFeatures(PhysicalDevice physicalDevice, out PhysicalDeviceFeatures pFeatures)
    {
        fixed (PhysicalDeviceFeatures* pFeaturesPinned = &pFeatures)
            GetPhysicalDeviceFeatures(physicalDevice, pFeaturesPinned);
    }

    public PhysicalDeviceFeatures GetPhysicalDeviceFeatures(PhysicalDevice physicalDevice)
    {
        GetPhysicalDeviceFeatures(physicalDevice, out PhysicalDeviceFeatures result);
        return result;
    }

    public void GetPhysicalDeviceFeatures2(PhysicalDevice physicalDevice, PhysicalDeviceFeatures2* pFeatures) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceFeatures2*, void>)_functions[12, "vkGetPhysicalDeviceFeatures2"u8])(physicalDevice, pFeatures);

    public void GetPhysicalDeviceMemoryProperties(PhysicalDevice physicalDevice, PhysicalDeviceMemoryProperties* pMemoryProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceMemoryProperties*, void>)_functions[13, "vkGetPhysicalDeviceMemoryProperties"u8])(physicalDevice, pMemoryProperties);

    public void GetPhysicalDeviceMemoryProperties(PhysicalDevice physicalDevice, out PhysicalDeviceMemoryProperties pMemoryProperties)
    {
        fixed (PhysicalDeviceMemoryProperties* pMemoryPropertiesPinned = &pMemoryProperties)
            GetPhysicalDeviceMemoryProperties(physicalDevice, pMemoryPropertiesPinned);
    }

    public PhysicalDeviceMemoryProperties GetPhysicalDeviceMemoryProperties(PhysicalDevice physicalDevice)
    {
        GetPhysicalDeviceMemoryProperties(physicalDevice, out PhysicalDeviceMemoryProperties result);
        return result;
    }

    public void GetPhysicalDeviceMemoryProperties2(PhysicalDevice physicalDevice, PhysicalDeviceMemoryProperties2* pMemoryProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceMemoryProperties2*, void>)_functions[14, "vkGetPhysicalDeviceMemoryProperties2"u8])(physicalDevice, pMemoryProperties);

    public void GetPhysicalDeviceQueueFamilyProperties(PhysicalDevice physicalDevice, uint* pQueueFamilyPropertyCount, QueueFamilyProperties* pQueueFamilyProperties) =>
        ((delegate* unmanaged<PhysicalDevice, uint*, QueueFamilyProperties*, void>)_functions[15, "vkGetPhysicalDeviceQueueFamilyProperties"u8])(physicalDevice, pQueueFamilyPropertyCount, pQueueFamilyProperties);

    public void GetPhysicalDeviceQueueFamilyProperties(PhysicalDevice physicalDevice, ref uint pQueueFamilyPropertyCount, QueueFamilyProperties* pQueueFamilyProperties)
    {
        fixed (uint* pQueueFamilyPropertyCountPinned = &pQueueFamilyPropertyCount)
            GetPhysicalDeviceQueueFamilyProperties(physicalDevice, pQueueFamilyPropertyCountPinned, pQueueFamilyProperties);
    }

    public void GetPhysicalDeviceFormatProperties(PhysicalDevice physicalDevice, Format format, FormatProperties* pFormatProperties) =>
        ((delegate* unmanaged<PhysicalDevice, Format, FormatProperties*, void>)_functions[16, "vkGetPhysicalDeviceFormatProperties"u8])(physicalDevice, format, pFormatProperties);

    public void GetPhysicalDeviceFormatProperties(PhysicalDevice physicalDevice, Format format, out FormatProperties pFormatProperties)
    {
        fixed (FormatProperties* pFormatPropertiesPinned = &pFormatProperties)
            GetPhysicalDeviceFormatProperties(physicalDevice, format, pFormatPropertiesPinned);
    }

    public FormatProperties GetPhysicalDeviceFormatProperties(PhysicalDevice physicalDevice, Format format)
    {
        GetPhysicalDeviceFormatProperties(physicalDevice, format, out FormatProperties result);
        return result;
    }

    public Result GetPhysicalDeviceImageFormatProperties(PhysicalDevice physicalDevice, Format format, ImageType type, ImageTiling tiling, ImageUsageFlags usage, ImageCreateFlags flags, ImageFormatProperties* pImageFormatProperties) =>
        ((delegate* unmanaged<PhysicalDevice, Format, ImageType, ImageTiling, ImageUsageFlags, ImageCreateFlags, ImageFormatProperties*, Result>)_functions[17, "vkGetPhysicalDeviceImageFormatProperties"u8])(physicalDevice, format, type, tiling, usage, flags, pImageFormatProperties);

    public Result GetPhysicalDeviceImageFormatProperties(PhysicalDevice physicalDevice, Format format, ImageType type, ImageTiling tiling, ImageUsageFlags usage, ImageCreateFlags flags, out ImageFormatProperties pImageFormatProperties)
    {
        fixed (ImageFormatProperties* pImageFormatPropertiesPinned = &pImageFormatProperties)
            return GetPhysicalDeviceImageFormatProperties(physicalDevice, format, type, tiling, usage, flags, pImageFormatPropertiesPinned);
    }

    public Result CreateDevice(PhysicalDevice physicalDevice, DeviceCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Device* pDevice)
    {
        var result = ((delegate* unmanaged<PhysicalDevice, DeviceCreateInfo*, AllocationCallbacks*, Device*, Result>)_functions[18, "vkCreateDevice"u8])(physicalDevice, pCreateInfo, pAllocator, pDevice);
        if (result == Result.Success) CurrentDevice = *pDevice;
        return result;
    }

    public Result CreateDevice(PhysicalDevice physicalDevice, in DeviceCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Device pDevice)
    {
        fixed (DeviceCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Device* pDevicePinned = &pDevice)
            return CreateDevice(physicalDevice, pCreateInfoPinned, pAllocator, pDevicePinned);
    }

    public void DestroyDevice(Device device, AllocationCallbacks* pAllocator)
    {
        ((delegate* unmanaged<Device, AllocationCallbacks*, void>)_functions[19, "vkDestroyDevice"u8])(device, pAllocator);
        if (CurrentDevice?.Handle == device.Handle) CurrentDevice = null;
    }

    public void GetDeviceQueue(Device device, uint queueFamilyIndex, uint queueIndex, Queue* pQueue) =>
        ((delegate* unmanaged<Device, uint, uint, Queue*, void>)_functions[20, "vkGetDeviceQueue"u8])(device, queueFamilyIndex, queueIndex, pQueue);

    public void GetDeviceQueue(Device device, uint queueFamilyIndex, uint queueIndex, out Queue pQueue)
    {
        fixed (Queue* pQueuePinned = &pQueue)
            GetDeviceQueue(device, queueFamilyIndex, queueIndex, pQueuePinned);
    }

    public Queue GetDeviceQueue(Device device, uint queueFamilyIndex, uint queueIndex)
    {
        GetDeviceQueue(device, queueFamilyIndex, queueIndex, out Queue result);
        return result;
    }

    public Result DeviceWaitIdle(Device device) =>
        ((delegate* unmanaged<Device, Result>)_functions[21, "vkDeviceWaitIdle"u8])(device);

    public Result AllocateMemory(Device device, MemoryAllocateInfo* pAllocateInfo, AllocationCallbacks* pAllocator, DeviceMemory* pMemory) =>
        ((delegate* unmanaged<Device, MemoryAllocateInfo*, AllocationCallbacks*, DeviceMemory*, Result>)_functions[22, "vkAllocateMemory"u8])(device, pAllocateInfo, pAllocator, pMemory);

    public Result AllocateMemory(Device device, in MemoryAllocateInfo pAllocateInfo, AllocationCallbacks* pAllocator, out DeviceMemory pMemory)
    {
        fixed (MemoryAllocateInfo* pAllocateInfoPinned = &pAllocateInfo)
        fixed (DeviceMemory* pMemoryPinned = &pMemory)
            return AllocateMemory(device, pAllocateInfoPinned, pAllocator, pMemoryPinned);
    }

    public void FreeMemory(Device device, DeviceMemory memory, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, DeviceMemory, AllocationCallbacks*, void>)_functions[23, "vkFreeMemory"u8])(device, memory, pAllocator);

    public Result MapMemory(Device device, DeviceMemory memory, ulong offset, ulong size, uint flags, void** ppData) =>
        ((delegate* unmanaged<Device, DeviceMemory, ulong, ulong, uint, void**, Result>)_functions[24, "vkMapMemory"u8])(device, memory, offset, size, flags, ppData);

    public Result MapMemory(Device device, DeviceMemory memory, ulong offset, ulong size, uint flags, ref void* ppData)
    {
        fixed (void** ppDataPinned = &ppData)
            return MapMemory(device, memory, offset, size, flags, ppDataPinned);
    }

    public void UnmapMemory(Device device, DeviceMemory memory) =>
        ((delegate* unmanaged<Device, DeviceMemory, void>)_functions[25, "vkUnmapMemory"u8])(device, memory);

    public Result FlushMappedMemoryRanges(Device device, uint memoryRangeCount, MappedMemoryRange* pMemoryRanges) =>
        ((delegate* unmanaged<Device, uint, MappedMemoryRange*, Result>)_functions[26, "vkFlushMappedMemoryRanges"u8])(device, memoryRangeCount, pMemoryRanges);

    public Result FlushMappedMemoryRanges(Device device, uint memoryRangeCount, in MappedMemoryRange pMemoryRanges)
    {
        fixed (MappedMemoryRange* pMemoryRangesPinned = &pMemoryRanges)
            return FlushMappedMemoryRanges(device, memoryRangeCount, pMemoryRangesPinned);
    }

    public Result InvalidateMappedMemoryRanges(Device device, uint memoryRangeCount, MappedMemoryRange* pMemoryRanges) =>
        ((delegate* unmanaged<Device, uint, MappedMemoryRange*, Result>)_functions[27, "vkInvalidateMappedMemoryRanges"u8])(device, memoryRangeCount, pMemoryRanges);

    public Result InvalidateMappedMemoryRanges(Device device, uint memoryRangeCount, in MappedMemoryRange pMemoryRanges)
    {
        fixed (MappedMemoryRange* pMemoryRangesPinned = &pMemoryRanges)
            return InvalidateMappedMemoryRanges(device, memoryRangeCount, pMemoryRangesPinned);
    }

    public Result CreateBuffer(Device device, BufferCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Buffer* pBuffer) =>
        ((delegate* unmanaged<Device, BufferCreateInfo*, AllocationCallbacks*, Buffer*, Result>)_functions[28, "vkCreateBuffer"u8])(device, pCreateInfo, pAllocator, pBuffer);

    public Result CreateBuffer(Device device, in BufferCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Buffer pBuffer)
    {
        fixed (BufferCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Buffer* pBufferPinned = &pBuffer)
            return CreateBuffer(device, pCreateInfoPinned, pAllocator, pBufferPinned);
    }

    public void DestroyBuffer(Device device, Buffer buffer, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Buffer, AllocationCallbacks*, void>)_functions[29, "vkDestroyBuffer"u8])(device, buffer, pAllocator);

    public void GetBufferMemoryRequirements(Device device, Buffer buffer, MemoryRequirements* pMemoryRequirements) =>
        ((delegate* unmanaged<Device, Buffer, MemoryRequirements*, void>)_functions[30, "vkGetBufferMemoryRequirements"u8])(device, buffer, pMemoryRequirements);

    public void GetBufferMemoryRequirements(Device device, Buffer buffer, out MemoryRequirements pMemoryRequirements)
    {
        fixed (MemoryRequirements* pMemoryRequirementsPinned = &pMemoryRequirements)
            GetBufferMemoryRequirements(device, buffer, pMemoryRequirementsPinned);
    }

    public MemoryRequirements GetBufferMemoryRequirements(Device device, Buffer buffer)
    {
        GetBufferMemoryRequirements(device, buffer, out MemoryRequirements result);
        return result;
    }

    public Result BindBufferMemory(Device device, Buffer buffer, DeviceMemory memory, ulong memoryOffset) =>
        ((delegate* unmanaged<Device, Buffer, DeviceMemory, ulong, Result>)_functions[31, "vkBindBufferMemory"u8])(device, buffer, memory, memoryOffset);

    public ulong GetBufferDeviceAddress(Device device, BufferDeviceAddressInfo* pInfo) =>
        ((delegate* unmanaged<Device, BufferDeviceAddressInfo*, ulong>)_functions[32, "vkGetBufferDeviceAddress"u8])(device, pInfo);

    public ulong GetBufferDeviceAddress(Device device, in BufferDeviceAddressInfo pInfo)
    {
        fixed (BufferDeviceAddressInfo* pInfoPinned = &pInfo)
            return GetBufferDeviceAddress(device, pInfoPinned);
    }

    public Result CreateImage(Device device, ImageCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Image* pImage) =>
        ((delegate* unmanaged<Device, ImageCreateInfo*, AllocationCallbacks*, Image*, Result>)_functions[33, "vkCreateImage"u8])(device, pCreateInfo, pAllocator, pImage);

    public Result CreateImage(Device device, in ImageCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Image pImage)
    {
        fixed (ImageCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Image* pImagePinned = &pImage)
            return CreateImage(device, pCreateInfoPinned, pAllocator, pImagePinned);
    }

    public void DestroyImage(Device device, Image image, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Image, AllocationCallbacks*, void>)_functions[34, "vkDestroyImage"u8])(device, image, pAllocator);

    public void GetImageMemoryRequirements(Device device, Image image, MemoryRequirements* pMemoryRequirements) =>
        ((delegate* unmanaged<Device, Image, MemoryRequirements*, void>)_functions[35, "vkGetImageMemoryRequirements"u8])(device, image, pMemoryRequirements);

    public void GetImageMemoryRequirements(Device device, Image image, out MemoryRequirements pMemoryRequirements)
    {
        fixed (MemoryRequirements* pMemoryRequirementsPinned = &pMemoryRequirements)
            GetImageMemoryRequirements(device, image, pMemoryRequirementsPinned);
    }

    public MemoryRequirements GetImageMemoryRequirements(Device device, Image image)
    {
        GetImageMemoryRequirements(device, image, out MemoryRequirements result);
        return result;
    }

    public Result BindImageMemory(Device device, Image image, DeviceMemory memory, ulong memoryOffset) =>
        ((delegate* unmanaged<Device, Image, DeviceMemory, ulong, Result>)_functions[36, "vkBindImageMemory"u8])(device, image, memory, memoryOffset);

    public void GetImageSubresourceLayout(Device device, Image image, ImageSubresource* pSubresource, SubresourceLayout* pLayout) =>
        ((delegate* unmanaged<Device, Image, ImageSubresource*, SubresourceLayout*, void>)_functions[37, "vkGetImageSubresourceLayout"u8])(device, image, pSubresource, pLayout);

    public void GetImageSubresourceLayout(Device device, Image image, in ImageSubresource pSubresource, out SubresourceLayout pLayout)
    {
        fixed (ImageSubresource* pSubresourcePinned = &pSubresource)
        fixed (SubresourceLayout* pLayoutPinned = &pLayout)
            GetImageSubresourceLayout(device, image, pSubresourcePinned, pLayoutPinned);
    }

    public Result CreateImageView(Device device, ImageViewCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, ImageView* pView) =>
        ((delegate* unmanaged<Device, ImageViewCreateInfo*, AllocationCallbacks*, ImageView*, Result>)_functions[38, "vkCreateImageView"u8])(device, pCreateInfo, pAllocator, pView);

    public Result CreateImageView(Device device, in ImageViewCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out ImageView pView)
    {
        fixed (ImageViewCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (ImageView* pViewPinned = &pView)
            return CreateImageView(device, pCreateInfoPinned, pAllocator, pViewPinned);
    }

    public void DestroyImageView(Device device, ImageView imageView, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, ImageView, AllocationCallbacks*, void>)_functions[39, "vkDestroyImageView"u8])(device, imageView, pAllocator);

    public Result CreateSampler(Device device, SamplerCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Sampler* pSampler) =>
        ((delegate* unmanaged<Device, SamplerCreateInfo*, AllocationCallbacks*, Sampler*, Result>)_functions[40, "vkCreateSampler"u8])(device, pCreateInfo, pAllocator, pSampler);

    public Result CreateSampler(Device device, in SamplerCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Sampler pSampler)
    {
        fixed (SamplerCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Sampler* pSamplerPinned = &pSampler)
            return CreateSampler(device, pCreateInfoPinned, pAllocator, pSamplerPinned);
    }

    public void DestroySampler(Device device, Sampler sampler, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Sampler, AllocationCallbacks*, void>)_functions[41, "vkDestroySampler"u8])(device, sampler, pAllocator);

    public Result CreateShaderModule(Device device, ShaderModuleCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, ShaderModule* pShaderModule) =>
        ((delegate* unmanaged<Device, ShaderModuleCreateInfo*, AllocationCallbacks*, ShaderModule*, Result>)_functions[42, "vkCreateShaderModule"u8])(device, pCreateInfo, pAllocator, pShaderModule);

    public Result CreateShaderModule(Device device, in ShaderModuleCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out ShaderModule pShaderModule)
    {
        fixed (ShaderModuleCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (ShaderModule* pShaderModulePinned = &pShaderModule)
            return CreateShaderModule(device, pCreateInfoPinned, pAllocator, pShaderModulePinned);
    }

    public void DestroyShaderModule(Device device, ShaderModule shaderModule, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, ShaderModule, AllocationCallbacks*, void>)_functions[43, "vkDestroyShaderModule"u8])(device, shaderModule, pAllocator);

    public Result CreateDescriptorSetLayout(Device device, DescriptorSetLayoutCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, DescriptorSetLayout* pSetLayout) =>
        ((delegate* unmanaged<Device, DescriptorSetLayoutCreateInfo*, AllocationCallbacks*, DescriptorSetLayout*, Result>)_functions[44, "vkCreateDescriptorSetLayout"u8])(device, pCreateInfo, pAllocator, pSetLayout);

    public Result CreateDescriptorSetLayout(Device device, in DescriptorSetLayoutCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out DescriptorSetLayout pSetLayout)
    {
        fixed (DescriptorSetLayoutCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (DescriptorSetLayout* pSetLayoutPinned = &pSetLayout)
            return CreateDescriptorSetLayout(device, pCreateInfoPinned, pAllocator, pSetLayoutPinned);
    }

    public void DestroyDescriptorSetLayout(Device device, DescriptorSetLayout descriptorSetLayout, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, DescriptorSetLayout, AllocationCallbacks*, void>)_functions[45, "vkDestroyDescriptorSetLayout"u8])(device, descriptorSetLayout, pAllocator);

    public Result CreateDescriptorPool(Device device, DescriptorPoolCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, DescriptorPool* pDescriptorPool) =>
        ((delegate* unmanaged<Device, DescriptorPoolCreateInfo*, AllocationCallbacks*, DescriptorPool*, Result>)_functions[46, "vkCreateDescriptorPool"u8])(device, pCreateInfo, pAllocator, pDescriptorPool);

    public Result CreateDescriptorPool(Device device, in DescriptorPoolCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out DescriptorPool pDescriptorPool)
    {
        fixed (DescriptorPoolCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (DescriptorPool* pDescriptorPoolPinned = &pDescriptorPool)
            return CreateDescriptorPool(device, pCreateInfoPinned, pAllocator, pDescriptorPoolPinned);
    }

    public void DestroyDescriptorPool(Device device, DescriptorPool descriptorPool, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, DescriptorPool, AllocationCallbacks*, void>)_functions[47, "vkDestroyDescriptorPool"u8])(device, descriptorPool, pAllocator);

    public Result ResetDescriptorPool(Device device, DescriptorPool descriptorPool, uint flags) =>
        ((delegate* unmanaged<Device, DescriptorPool, uint, Result>)_functions[48, "vkResetDescriptorPool"u8])(device, descriptorPool, flags);

    public Result AllocateDescriptorSets(Device device, DescriptorSetAllocateInfo* pAllocateInfo, DescriptorSet* pDescriptorSets) =>
        ((delegate* unmanaged<Device, DescriptorSetAllocateInfo*, DescriptorSet*, Result>)_functions[49, "vkAllocateDescriptorSets"u8])(device, pAllocateInfo, pDescriptorSets);

    public Result AllocateDescriptorSets(Device device, in DescriptorSetAllocateInfo pAllocateInfo, DescriptorSet* pDescriptorSets)
    {
        fixed (DescriptorSetAllocateInfo* pAllocateInfoPinned = &pAllocateInfo)
            return AllocateDescriptorSets(device, pAllocateInfoPinned, pDescriptorSets);
    }

    public Result AllocateDescriptorSets(Device device, in DescriptorSetAllocateInfo pAllocateInfo, out DescriptorSet pDescriptorSets)
    {
        fixed (DescriptorSetAllocateInfo* pAllocateInfoPinned = &pAllocateInfo)
        fixed (DescriptorSet* pDescriptorSetsPinned = &pDescriptorSets)
            return AllocateDescriptorSets(device, pAllocateInfoPinned, pDescriptorSetsPinned);
    }

    public Result FreeDescriptorSets(Device device, DescriptorPool descriptorPool, uint descriptorSetCount, DescriptorSet* pDescriptorSets) =>
        ((delegate* unmanaged<Device, DescriptorPool, uint, DescriptorSet*, Result>)_functions[50, "vkFreeDescriptorSets"u8])(device, descriptorPool, descriptorSetCount, pDescriptorSets);

    public Result FreeDescriptorSets(Device device, DescriptorPool descriptorPool, uint descriptorSetCount, in DescriptorSet pDescriptorSets)
    {
        fixed (DescriptorSet* pDescriptorSetsPinned = &pDescriptorSets)
            return FreeDescriptorSets(device, descriptorPool, descriptorSetCount, pDescriptorSetsPinned);
    }

    public void UpdateDescriptorSets(Device device, uint descriptorWriteCount, WriteDescriptorSet* pDescriptorWrites, uint descriptorCopyCount, CopyDescriptorSet* pDescriptorCopies) =>
        ((delegate* unmanaged<Device, uint, WriteDescriptorSet*, uint, CopyDescriptorSet*, void>)_functions[51, "vkUpdateDescriptorSets"u8])(device, descriptorWriteCount, pDescriptorWrites, descriptorCopyCount, pDescriptorCopies);

    public void UpdateDescriptorSets(Device device, uint descriptorWriteCount, in WriteDescriptorSet pDescriptorWrites, uint descriptorCopyCount, CopyDescriptorSet* pDescriptorCopies)
    {
        fixed (WriteDescriptorSet* pDescriptorWritesPinned = &pDescriptorWrites)
            UpdateDescriptorSets(device, descriptorWriteCount, pDescriptorWritesPinned, descriptorCopyCount, pDescriptorCopies);
    }

    public void UpdateDescriptorSets(Device device, uint descriptorWriteCount, WriteDescriptorSet* pDescriptorWrites, uint descriptorCopyCount, in CopyDescriptorSet pDescriptorCopies)
    {
        fixed (CopyDescriptorSet* pDescriptorCopiesPinned = &pDescriptorCopies)
            UpdateDescriptorSets(device, descriptorWriteCount, pDescriptorWrites, descriptorCopyCount, pDescriptorCopiesPinned);
    }

    public Result CreatePipelineLayout(Device device, PipelineLayoutCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, PipelineLayout* pPipelineLayout) =>
        ((delegate* unmanaged<Device, PipelineLayoutCreateInfo*, AllocationCallbacks*, PipelineLayout*, Result>)_functions[52, "vkCreatePipelineLayout"u8])(device, pCreateInfo, pAllocator, pPipelineLayout);

    public Result CreatePipelineLayout(Device device, in PipelineLayoutCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out PipelineLayout pPipelineLayout)
    {
        fixed (PipelineLayoutCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (PipelineLayout* pPipelineLayoutPinned = &pPipelineLayout)
            return CreatePipelineLayout(device, pCreateInfoPinned, pAllocator, pPipelineLayoutPinned);
    }

    public void DestroyPipelineLayout(Device device, PipelineLayout pipelineLayout, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, PipelineLayout, AllocationCallbacks*, void>)_functions[53, "vkDestroyPipelineLayout"u8])(device, pipelineLayout, pAllocator);

    public Result CreatePipelineCache(Device device, PipelineCacheCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, PipelineCache* pPipelineCache) =>
        ((delegate* unmanaged<Device, PipelineCacheCreateInfo*, AllocationCallbacks*, PipelineCache*, Result>)_functions[54, "vkCreatePipelineCache"u8])(device, pCreateInfo, pAllocator, pPipelineCache);

    public Result CreatePipelineCache(Device device, in PipelineCacheCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out PipelineCache pPipelineCache)
    {
        fixed (PipelineCacheCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (PipelineCache* pPipelineCachePinned = &pPipelineCache)
            return CreatePipelineCache(device, pCreateInfoPinned, pAllocator, pPipelineCachePinned);
    }

    public void DestroyPipelineCache(Device device, PipelineCache pipelineCache, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, PipelineCache, AllocationCallbacks*, void>)_functions[55, "vkDestroyPipelineCache"u8])(device, pipelineCache, pAllocator);

    public Result GetPipelineCacheData(Device device, PipelineCache pipelineCache, nuint* pDataSize, void* pData) =>
        ((delegate* unmanaged<Device, PipelineCache, nuint*, void*, Result>)_functions[56, "vkGetPipelineCacheData"u8])(device, pipelineCache, pDataSize, pData);

    public Result GetPipelineCacheData(Device device, PipelineCache pipelineCache, ref nuint pDataSize, void* pData)
    {
        fixed (nuint* pDataSizePinned = &pDataSize)
            return GetPipelineCacheData(device, pipelineCache, pDataSizePinned, pData);
    }

    public Result CreateComputePipelines(Device device, PipelineCache pipelineCache, uint createInfoCount, ComputePipelineCreateInfo* pCreateInfos, AllocationCallbacks* pAllocator, Pipeline* pPipelines) =>
        ((delegate* unmanaged<Device, PipelineCache, uint, ComputePipelineCreateInfo*, AllocationCallbacks*, Pipeline*, Result>)_functions[57, "vkCreateComputePipelines"u8])(device, pipelineCache, createInfoCount, pCreateInfos, pAllocator, pPipelines);

    public Result CreateComputePipelines(Device device, PipelineCache pipelineCache, uint createInfoCount, in ComputePipelineCreateInfo pCreateInfos, AllocationCallbacks* pAllocator, out Pipeline pPipelines)
    {
        fixed (ComputePipelineCreateInfo* pCreateInfosPinned = &pCreateInfos)
        fixed (Pipeline* pPipelinesPinned = &pPipelines)
            return CreateComputePipelines(device, pipelineCache, createInfoCount, pCreateInfosPinned, pAllocator, pPipelinesPinned);
    }

    public Result CreateGraphicsPipelines(Device device, PipelineCache pipelineCache, uint createInfoCount, GraphicsPipelineCreateInfo* pCreateInfos, AllocationCallbacks* pAllocator, Pipeline* pPipelines) =>
        ((delegate* unmanaged<Device, PipelineCache, uint, GraphicsPipelineCreateInfo*, AllocationCallbacks*, Pipeline*, Result>)_functions[58, "vkCreateGraphicsPipelines"u8])(device, pipelineCache, createInfoCount, pCreateInfos, pAllocator, pPipelines);

    public Result CreateGraphicsPipelines(Device device, PipelineCache pipelineCache, uint createInfoCount, in GraphicsPipelineCreateInfo pCreateInfos, AllocationCallbacks* pAllocator, out Pipeline pPipelines)
    {
        fixed (GraphicsPipelineCreateInfo* pCreateInfosPinned = &pCreateInfos)
        fixed (Pipeline* pPipelinesPinned = &pPipelines)
            return CreateGraphicsPipelines(device, pipelineCache, createInfoCount, pCreateInfosPinned, pAllocator, pPipelinesPinned);
    }

    public void DestroyPipeline(Device device, Pipeline pipeline, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Pipeline, AllocationCallbacks*, void>)_functions[59, "vkDestroyPipeline"u8])(device, pipeline, pAllocator);

    public Result CreateCommandPool(Device device, CommandPoolCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, CommandPool* pCommandPool) =>
        ((delegate* unmanaged<Device, CommandPoolCreateInfo*, AllocationCallbacks*, CommandPool*, Result>)_functions[60, "vkCreateCommandPool"u8])(device, pCreateInfo, pAllocator, pCommandPool);

    public Result CreateCommandPool(Device device, in CommandPoolCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out CommandPool pCommandPool)
    {
        fixed (CommandPoolCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (CommandPool* pCommandPoolPinned = &pCommandPool)
            return CreateCommandPool(device, pCreateInfoPinned, pAllocator, pCommandPoolPinned);
    }

    public void DestroyCommandPool(Device device, CommandPool commandPool, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, CommandPool, AllocationCallbacks*, void>)_functions[61, "vkDestroyCommandPool"u8])(device, commandPool, pAllocator);

    public Result ResetCommandPool(Device device, CommandPool commandPool, CommandPoolResetFlags flags) =>
        ((delegate* unmanaged<Device, CommandPool, CommandPoolResetFlags, Result>)_functions[62, "vkResetCommandPool"u8])(device, commandPool, flags);

    public Result AllocateCommandBuffers(Device device, CommandBufferAllocateInfo* pAllocateInfo, CommandBuffer* pCommandBuffers) =>
        ((delegate* unmanaged<Device, CommandBufferAllocateInfo*, CommandBuffer*, Result>)_functions[63, "vkAllocateCommandBuffers"u8])(device, pAllocateInfo, pCommandBuffers);

    public Result AllocateCommandBuffers(Device device, in CommandBufferAllocateInfo pAllocateInfo, CommandBuffer* pCommandBuffers)
    {
        fixed (CommandBufferAllocateInfo* pAllocateInfoPinned = &pAllocateInfo)
            return AllocateCommandBuffers(device, pAllocateInfoPinned, pCommandBuffers);
    }

    public Result AllocateCommandBuffers(Device device, in CommandBufferAllocateInfo pAllocateInfo, out CommandBuffer pCommandBuffers)
    {
        fixed (CommandBufferAllocateInfo* pAllocateInfoPinned = &pAllocateInfo)
        fixed (CommandBuffer* pCommandBuffersPinned = &pCommandBuffers)
            return AllocateCommandBuffers(device, pAllocateInfoPinned, pCommandBuffersPinned);
    }

    public void FreeCommandBuffers(Device device, CommandPool commandPool, uint commandBufferCount, CommandBuffer* pCommandBuffers) =>
        ((delegate* unmanaged<Device, CommandPool, uint, CommandBuffer*, void>)_functions[64, "vkFreeCommandBuffers"u8])(device, commandPool, commandBufferCount, pCommandBuffers);

    public void FreeCommandBuffers(Device device, CommandPool commandPool, uint commandBufferCount, in CommandBuffer pCommandBuffers)
    {
        fixed (CommandBuffer* pCommandBuffersPinned = &pCommandBuffers)
            FreeCommandBuffers(device, commandPool, commandBufferCount, pCommandBuffersPinned);
    }

    public Result BeginCommandBuffer(CommandBuffer commandBuffer, CommandBufferBeginInfo* pBeginInfo) =>
        ((delegate* unmanaged<CommandBuffer, CommandBufferBeginInfo*, Result>)_functions[65, "vkBeginCommandBuffer"u8])(commandBuffer, pBeginInfo);

    public Result BeginCommandBuffer(CommandBuffer commandBuffer, in CommandBufferBeginInfo pBeginInfo)
    {
        fixed (CommandBufferBeginInfo* pBeginInfoPinned = &pBeginInfo)
            return BeginCommandBuffer(commandBuffer, pBeginInfoPinned);
    }

    public Result EndCommandBuffer(CommandBuffer commandBuffer) =>
        ((delegate* unmanaged<CommandBuffer, Result>)_functions[66, "vkEndCommandBuffer"u8])(commandBuffer);

    public Result ResetCommandBuffer(CommandBuffer commandBuffer, CommandBufferResetFlags flags) =>
        ((delegate* unmanaged<CommandBuffer, CommandBufferResetFlags, Result>)_functions[67, "vkResetCommandBuffer"u8])(commandBuffer, flags);

    public void CmdBindPipeline(CommandBuffer commandBuffer, PipelineBindPoint pipelineBindPoint, Pipeline pipeline) =>
        ((delegate* unmanaged<CommandBuffer, PipelineBindPoint, Pipeline, void>)_functions[68, "vkCmdBindPipeline"u8])(commandBuffer, pipelineBindPoint, pipeline);

    public void CmdBindDescriptorSets(CommandBuffer commandBuffer, PipelineBindPoint pipelineBindPoint, PipelineLayout layout, uint firstSet, uint descriptorSetCount, DescriptorSet* pDescriptorSets, uint dynamicOffsetCount, uint* pDynamicOffsets) =>
        ((delegate* unmanaged<CommandBuffer, PipelineBindPoint, PipelineLayout, uint, uint, DescriptorSet*, uint, uint*, void>)_functions[69, "vkCmdBindDescriptorSets"u8])(commandBuffer, pipelineBindPoint, layout, firstSet, descriptorSetCount, pDescriptorSets, dynamicOffsetCount, pDynamicOffsets);

    public void CmdBindDescriptorSets(CommandBuffer commandBuffer, PipelineBindPoint pipelineBindPoint, PipelineLayout layout, uint firstSet, uint descriptorSetCount, in DescriptorSet pDescriptorSets, uint dynamicOffsetCount, uint* pDynamicOffsets)
    {
        fixed (DescriptorSet* pDescriptorSetsPinned = &pDescriptorSets)
            CmdBindDescriptorSets(commandBuffer, pipelineBindPoint, layout, firstSet, descriptorSetCount, pDescriptorSetsPinned, dynamicOffsetCount, pDynamicOffsets);
    }

    public void CmdBindDescriptorSets(CommandBuffer commandBuffer, PipelineBindPoint pipelineBindPoint, PipelineLayout layout, uint firstSet, uint descriptorSetCount, in DescriptorSet pDescriptorSets, uint dynamicOffsetCount, in uint pDynamicOffsets)
    {
        fixed (DescriptorSet* pDescriptorSetsPinned = &pDescriptorSets)
        fixed (uint* pDynamicOffsetsPinned = &pDynamicOffsets)
            CmdBindDescriptorSets(commandBuffer, pipelineBindPoint, layout, firstSet, descriptorSetCount, pDescriptorSetsPinned, dynamicOffsetCount, pDynamicOffsetsPinned);
    }

    public void CmdPushConstants(CommandBuffer commandBuffer, PipelineLayout layout, ShaderStageFlags stageFlags, uint offset, uint size, void* pValues) =>
        ((delegate* unmanaged<CommandBuffer, PipelineLayout, ShaderStageFlags, uint, uint, void*, void>)_functions[70, "vkCmdPushConstants"u8])(commandBuffer, layout, stageFlags, offset, size, pValues);

    public void CmdDispatch(CommandBuffer commandBuffer, uint groupCountX, uint groupCountY, uint groupCountZ) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, uint, void>)_functions[71, "vkCmdDispatch"u8])(commandBuffer, groupCountX, groupCountY, groupCountZ);

    public void CmdDispatchIndirect(CommandBuffer commandBuffer, Buffer buffer, ulong offset) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, void>)_functions[72, "vkCmdDispatchIndirect"u8])(commandBuffer, buffer, offset);

    public void CmdCopyBuffer(CommandBuffer commandBuffer, Buffer srcBuffer, Buffer dstBuffer, uint regionCount, BufferCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, Buffer, uint, BufferCopy*, void>)_functions[73, "vkCmdCopyBuffer"u8])(commandBuffer, srcBuffer, dstBuffer, regionCount, pRegions);

    public void CmdCopyBuffer(CommandBuffer commandBuffer, Buffer srcBuffer, Buffer dstBuffer, uint regionCount, in BufferCopy pRegions)
    {
        fixed (BufferCopy* pRegionsPinned = &pRegions)
            CmdCopyBuffer(commandBuffer, srcBuffer, dstBuffer, regionCount, pRegionsPinned);
    }

    public void CmdFillBuffer(CommandBuffer commandBuffer, Buffer dstBuffer, ulong dstOffset, ulong size, uint data) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, ulong, uint, void>)_functions[74, "vkCmdFillBuffer"u8])(commandBuffer, dstBuffer, dstOffset, size, data);

    public void CmdUpdateBuffer(CommandBuffer commandBuffer, Buffer dstBuffer, ulong dstOffset, ulong dataSize, void* pData) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, ulong, void*, void>)_functions[75, "vkCmdUpdateBuffer"u8])(commandBuffer, dstBuffer, dstOffset, dataSize, pData);

    public void CmdCopyImage(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Image dstImage, ImageLayout dstImageLayout, uint regionCount, ImageCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, Image, ImageLayout, uint, ImageCopy*, void>)_functions[76, "vkCmdCopyImage"u8])(commandBuffer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions);

    public void CmdCopyImage(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Image dstImage, ImageLayout dstImageLayout, uint regionCount, in ImageCopy pRegions)
    {
        fixed (ImageCopy* pRegionsPinned = &pRegions)
            CmdCopyImage(commandBuffer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegionsPinned);
    }

    public void CmdBlitImage(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Image dstImage, ImageLayout dstImageLayout, uint regionCount, ImageBlit* pRegions, Filter filter) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, Image, ImageLayout, uint, ImageBlit*, Filter, void>)_functions[77, "vkCmdBlitImage"u8])(commandBuffer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions, filter);

    public void CmdBlitImage(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Image dstImage, ImageLayout dstImageLayout, uint regionCount, in ImageBlit pRegions, Filter filter)
    {
        fixed (ImageBlit* pRegionsPinned = &pRegions)
            CmdBlitImage(commandBuffer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegionsPinned, filter);
    }

    public void CmdResolveImage(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Image dstImage, ImageLayout dstImageLayout, uint regionCount, ImageResolve* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, Image, ImageLayout, uint, ImageResolve*, void>)_functions[78, "vkCmdResolveImage"u8])(commandBuffer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions);

    public void CmdResolveImage(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Image dstImage, ImageLayout dstImageLayout, uint regionCount, in ImageResolve pRegions)
    {
        fixed (ImageResolve* pRegionsPinned = &pRegions)
            CmdResolveImage(commandBuffer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegionsPinned);
    }

    public void CmdCopyBufferToImage(CommandBuffer commandBuffer, Buffer srcBuffer, Image dstImage, ImageLayout dstImageLayout, uint regionCount, BufferImageCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, Image, ImageLayout, uint, BufferImageCopy*, void>)_functions[79, "vkCmdCopyBufferToImage"u8])(commandBuffer, srcBuffer, dstImage, dstImageLayout, regionCount, pRegions);

    public void CmdCopyBufferToImage(CommandBuffer commandBuffer, Buffer srcBuffer, Image dstImage, ImageLayout dstImageLayout, uint regionCount, in BufferImageCopy pRegions)
    {
        fixed (BufferImageCopy* pRegionsPinned = &pRegions)
            CmdCopyBufferToImage(commandBuffer, srcBuffer, dstImage, dstImageLayout, regionCount, pRegionsPinned);
    }

    public void CmdCopyImageToBuffer(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Buffer dstBuffer, uint regionCount, BufferImageCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, Buffer, uint, BufferImageCopy*, void>)_functions[80, "vkCmdCopyImageToBuffer"u8])(commandBuffer, srcImage, srcImageLayout, dstBuffer, regionCount, pRegions);

    public void CmdCopyImageToBuffer(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Buffer dstBuffer, uint regionCount, in BufferImageCopy pRegions)
    {
        fixed (BufferImageCopy* pRegionsPinned = &pRegions)
            CmdCopyImageToBuffer(commandBuffer, srcImage, srcImageLayout, dstBuffer, regionCount, pRegionsPinned);
    }

    public void CmdClearColorImage(CommandBuffer commandBuffer, Image image, ImageLayout imageLayout, ClearColorValue* pColor, uint rangeCount, ImageSubresourceRange* pRanges) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, ClearColorValue*, uint, ImageSubresourceRange*, void>)_functions[81, "vkCmdClearColorImage"u8])(commandBuffer, image, imageLayout, pColor, rangeCount, pRanges);

    public void CmdClearColorImage(CommandBuffer commandBuffer, Image image, ImageLayout imageLayout, in ClearColorValue pColor, uint rangeCount, ImageSubresourceRange* pRanges)
    {
        fixed (ClearColorValue* pColorPinned = &pColor)
            CmdClearColorImage(commandBuffer, image, imageLayout, pColorPinned, rangeCount, pRanges);
    }

    public void CmdClearColorImage(CommandBuffer commandBuffer, Image image, ImageLayout imageLayout, in ClearColorValue pColor, uint rangeCount, in ImageSubresourceRange pRanges)
    {
        fixed (ClearColorValue* pColorPinned = &pColor)
        fixed (ImageSubresourceRange* pRangesPinned = &pRanges)
            CmdClearColorImage(commandBuffer, image, imageLayout, pColorPinned, rangeCount, pRangesPinned);
    }

    public void CmdClearDepthStencilImage(CommandBuffer commandBuffer, Image image, ImageLayout imageLayout, ClearDepthStencilValue* pDepthStencil, uint rangeCount, ImageSubresourceRange* pRanges) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, ClearDepthStencilValue*, uint, ImageSubresourceRange*, void>)_functions[82, "vkCmdClearDepthStencilImage"u8])(commandBuffer, image, imageLayout, pDepthStencil, rangeCount, pRanges);

    public void CmdClearDepthStencilImage(CommandBuffer commandBuffer, Image image, ImageLayout imageLayout, in ClearDepthStencilValue pDepthStencil, uint rangeCount, ImageSubresourceRange* pRanges)
    {
        fixed (ClearDepthStencilValue* pDepthStencilPinned = &pDepthStencil)
            CmdClearDepthStencilImage(commandBuffer, image, imageLayout, pDepthStencilPinned, rangeCount, pRanges);
    }

    public void CmdClearDepthStencilImage(CommandBuffer commandBuffer, Image image, ImageLayout imageLayout, in ClearDepthStencilValue pDepthStencil, uint rangeCount, in ImageSubresourceRange pRanges)
    {
        fixed (ClearDepthStencilValue* pDepthStencilPinned = &pDepthStencil)
        fixed (ImageSubresourceRange* pRangesPinned = &pRanges)
            CmdClearDepthStencilImage(commandBuffer, image, imageLayout, pDepthStencilPinned, rangeCount, pRangesPinned);
    }

    public void CmdPipelineBarrier(CommandBuffer commandBuffer, PipelineStageFlags srcStageMask, PipelineStageFlags dstStageMask, DependencyFlags dependencyFlags, uint memoryBarrierCount, MemoryBarrier* pMemoryBarriers, uint bufferMemoryBarrierCount, BufferMemoryBarrier* pBufferMemoryBarriers, uint imageMemoryBarrierCount, ImageMemoryBarrier* pImageMemoryBarriers) =>
        ((delegate* unmanaged<CommandBuffer, PipelineStageFlags, PipelineStageFlags, DependencyFlags, uint, MemoryBarrier*, uint, BufferMemoryBarrier*, uint, ImageMemoryBarrier*, void>)_functions[83, "vkCmdPipelineBarrier"u8])(commandBuffer, srcStageMask, dstStageMask, dependencyFlags, memoryBarrierCount, pMemoryBarriers, bufferMemoryBarrierCount, pBufferMemoryBarriers, imageMemoryBarrierCount, pImageMemoryBarriers);

    public void CmdPipelineBarrier(CommandBuffer commandBuffer, PipelineStageFlags srcStageMask, PipelineStageFlags dstStageMask, DependencyFlags dependencyFlags, uint memoryBarrierCount, in MemoryBarrier pMemoryBarriers, uint bufferMemoryBarrierCount, BufferMemoryBarrier* pBufferMemoryBarriers, uint imageMemoryBarrierCount, ImageMemoryBarrier* pImageMemoryBarriers)
    {
        fixed (MemoryBarrier* pMemoryBarriersPinned = &pMemoryBarriers)
            CmdPipelineBarrier(commandBuffer, srcStageMask, dstStageMask, dependencyFlags, memoryBarrierCount, pMemoryBarriersPinned, bufferMemoryBarrierCount, pBufferMemoryBarriers, imageMemoryBarrierCount, pImageMemoryBarriers);
    }

    public void CmdPipelineBarrier(CommandBuffer commandBuffer, PipelineStageFlags srcStageMask, PipelineStageFlags dstStageMask, DependencyFlags dependencyFlags, uint memoryBarrierCount, MemoryBarrier* pMemoryBarriers, uint bufferMemoryBarrierCount, in BufferMemoryBarrier pBufferMemoryBarriers, uint imageMemoryBarrierCount, ImageMemoryBarrier* pImageMemoryBarriers)
    {
        fixed (BufferMemoryBarrier* pBufferMemoryBarriersPinned = &pBufferMemoryBarriers)
            CmdPipelineBarrier(commandBuffer, srcStageMask, dstStageMask, dependencyFlags, memoryBarrierCount, pMemoryBarriers, bufferMemoryBarrierCount, pBufferMemoryBarriersPinned, imageMemoryBarrierCount, pImageMemoryBarriers);
    }

    public void CmdPipelineBarrier(CommandBuffer commandBuffer, PipelineStageFlags srcStageMask, PipelineStageFlags dstStageMask, DependencyFlags dependencyFlags, uint memoryBarrierCount, MemoryBarrier* pMemoryBarriers, uint bufferMemoryBarrierCount, BufferMemoryBarrier* pBufferMemoryBarriers, uint imageMemoryBarrierCount, in ImageMemoryBarrier pImageMemoryBarriers)
    {
        fixed (ImageMemoryBarrier* pImageMemoryBarriersPinned = &pImageMemoryBarriers)
            CmdPipelineBarrier(commandBuffer, srcStageMask, dstStageMask, dependencyFlags, memoryBarrierCount, pMemoryBarriers, bufferMemoryBarrierCount, pBufferMemoryBarriers, imageMemoryBarrierCount, pImageMemoryBarriersPinned);
    }

    public void CmdPipelineBarrier2(CommandBuffer commandBuffer, DependencyInfo* pDependencyInfo) =>
        ((delegate* unmanaged<CommandBuffer, DependencyInfo*, void>)_functions[84, "vkCmdPipelineBarrier2"u8])(commandBuffer, pDependencyInfo);

    public void CmdPipelineBarrier2(CommandBuffer commandBuffer, in DependencyInfo pDependencyInfo)
    {
        fixed (DependencyInfo* pDependencyInfoPinned = &pDependencyInfo)
            CmdPipelineBarrier2(commandBuffer, pDependencyInfoPinned);
    }

    public void CmdBeginRendering(CommandBuffer commandBuffer, RenderingInfo* pRenderingInfo) =>
        ((delegate* unmanaged<CommandBuffer, RenderingInfo*, void>)_functions[85, "vkCmdBeginRendering"u8])(commandBuffer, pRenderingInfo);

    public void CmdBeginRendering(CommandBuffer commandBuffer, in RenderingInfo pRenderingInfo)
    {
        fixed (RenderingInfo* pRenderingInfoPinned = &pRenderingInfo)
            CmdBeginRendering(commandBuffer, pRenderingInfoPinned);
    }

    public void CmdEndRendering(CommandBuffer commandBuffer) =>
        ((delegate* unmanaged<CommandBuffer, void>)_functions[86, "vkCmdEndRendering"u8])(commandBuffer);

    public void CmdClearAttachments(CommandBuffer commandBuffer, uint attachmentCount, ClearAttachment* pAttachments, uint rectCount, ClearRect* pRects) =>
        ((delegate* unmanaged<CommandBuffer, uint, ClearAttachment*, uint, ClearRect*, void>)_functions[87, "vkCmdClearAttachments"u8])(commandBuffer, attachmentCount, pAttachments, rectCount, pRects);

    public void CmdClearAttachments(CommandBuffer commandBuffer, uint attachmentCount, in ClearAttachment pAttachments, uint rectCount, in ClearRect pRects)
    {
        fixed (ClearAttachment* pAttachmentsPinned = &pAttachments)
        fixed (ClearRect* pRectsPinned = &pRects)
            CmdClearAttachments(commandBuffer, attachmentCount, pAttachmentsPinned, rectCount, pRectsPinned);
    }

    public void CmdBindVertexBuffers(CommandBuffer commandBuffer, uint firstBinding, uint bindingCount, Buffer* pBuffers, ulong* pOffsets) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, Buffer*, ulong*, void>)_functions[88, "vkCmdBindVertexBuffers"u8])(commandBuffer, firstBinding, bindingCount, pBuffers, pOffsets);

    public void CmdBindVertexBuffers(CommandBuffer commandBuffer, uint firstBinding, uint bindingCount, in Buffer pBuffers, in ulong pOffsets)
    {
        fixed (Buffer* pBuffersPinned = &pBuffers)
        fixed (ulong* pOffsetsPinned = &pOffsets)
            CmdBindVertexBuffers(commandBuffer, firstBinding, bindingCount, pBuffersPinned, pOffsetsPinned);
    }

    public void CmdBindIndexBuffer(CommandBuffer commandBuffer, Buffer buffer, ulong offset, IndexType indexType) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, IndexType, void>)_functions[89, "vkCmdBindIndexBuffer"u8])(commandBuffer, buffer, offset, indexType);

    public void CmdSetViewport(CommandBuffer commandBuffer, uint firstViewport, uint viewportCount, Viewport* pViewports) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, Viewport*, void>)_functions[90, "vkCmdSetViewport"u8])(commandBuffer, firstViewport, viewportCount, pViewports);

    public void CmdSetViewport(CommandBuffer commandBuffer, uint firstViewport, uint viewportCount, in Viewport pViewports)
    {
        fixed (Viewport* pViewportsPinned = &pViewports)
            CmdSetViewport(commandBuffer, firstViewport, viewportCount, pViewportsPinned);
    }

    public void CmdSetScissor(CommandBuffer commandBuffer, uint firstScissor, uint scissorCount, Rect2D* pScissors) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, Rect2D*, void>)_functions[91, "vkCmdSetScissor"u8])(commandBuffer, firstScissor, scissorCount, pScissors);

    public void CmdSetScissor(CommandBuffer commandBuffer, uint firstScissor, uint scissorCount, in Rect2D pScissors)
    {
        fixed (Rect2D* pScissorsPinned = &pScissors)
            CmdSetScissor(commandBuffer, firstScissor, scissorCount, pScissorsPinned);
    }

    public void CmdSetLineWidth(CommandBuffer commandBuffer, float lineWidth) =>
        ((delegate* unmanaged<CommandBuffer, float, void>)_functions[92, "vkCmdSetLineWidth"u8])(commandBuffer, lineWidth);

    public void CmdSetCullMode(CommandBuffer commandBuffer, CullModeFlags cullMode) =>
        ((delegate* unmanaged<CommandBuffer, CullModeFlags, void>)_functions[93, "vkCmdSetCullMode"u8])(commandBuffer, cullMode);

    public void CmdSetDepthBias(CommandBuffer commandBuffer, float depthBiasConstantFactor, float depthBiasClamp, float depthBiasSlopeFactor) =>
        ((delegate* unmanaged<CommandBuffer, float, float, float, void>)_functions[94, "vkCmdSetDepthBias"u8])(commandBuffer, depthBiasConstantFactor, depthBiasClamp, depthBiasSlopeFactor);

    public void CmdDraw(CommandBuffer commandBuffer, uint vertexCount, uint instanceCount, uint firstVertex, uint firstInstance) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, uint, uint, void>)_functions[95, "vkCmdDraw"u8])(commandBuffer, vertexCount, instanceCount, firstVertex, firstInstance);

    public void CmdDrawIndexed(CommandBuffer commandBuffer, uint indexCount, uint instanceCount, uint firstIndex, int vertexOffset, uint firstInstance) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, uint, int, uint, void>)_functions[96, "vkCmdDrawIndexed"u8])(commandBuffer, indexCount, instanceCount, firstIndex, vertexOffset, firstInstance);

    public void CmdDrawIndirect(CommandBuffer commandBuffer, Buffer buffer, ulong offset, uint drawCount, uint stride) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, uint, uint, void>)_functions[97, "vkCmdDrawIndirect"u8])(commandBuffer, buffer, offset, drawCount, stride);

    public void CmdDrawIndexedIndirect(CommandBuffer commandBuffer, Buffer buffer, ulong offset, uint drawCount, uint stride) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, uint, uint, void>)_functions[98, "vkCmdDrawIndexedIndirect"u8])(commandBuffer, buffer, offset, drawCount, stride);

    public Result QueueSubmit(Queue queue, uint submitCount, SubmitInfo* pSubmits, Fence fence) =>
        ((delegate* unmanaged<Queue, uint, SubmitInfo*, Fence, Result>)_functions[99, "vkQueueSubmit"u8])(queue, submitCount, pSubmits, fence);

    public Result QueueSubmit(Queue queue, uint submitCount, in SubmitInfo pSubmits, Fence fence)
    {
        fixed (SubmitInfo* pSubmitsPinned = &pSubmits)
            return QueueSubmit(queue, submitCount, pSubmitsPinned, fence);
    }

    public Result QueueWaitIdle(Queue queue) =>
        ((delegate* unmanaged<Queue, Result>)_functions[100, "vkQueueWaitIdle"u8])(queue);

    public Result CreateFence(Device device, FenceCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Fence* pFence) =>
        ((delegate* unmanaged<Device, FenceCreateInfo*, AllocationCallbacks*, Fence*, Result>)_functions[101, "vkCreateFence"u8])(device, pCreateInfo, pAllocator, pFence);

    public Result CreateFence(Device device, in FenceCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Fence pFence)
    {
        fixed (FenceCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Fence* pFencePinned = &pFence)
            return CreateFence(device, pCreateInfoPinned, pAllocator, pFencePinned);
    }

    public void DestroyFence(Device device, Fence fence, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Fence, AllocationCallbacks*, void>)_functions[102, "vkDestroyFence"u8])(device, fence, pAllocator);

    public Result ResetFences(Device device, uint fenceCount, Fence* pFences) =>
        ((delegate* unmanaged<Device, uint, Fence*, Result>)_functions[103, "vkResetFences"u8])(device, fenceCount, pFences);

    public Result ResetFences(Device device, uint fenceCount, in Fence pFences)
    {
        fixed (Fence* pFencesPinned = &pFences)
            return ResetFences(device, fenceCount, pFencesPinned);
    }

    public Result GetFenceStatus(Device device, Fence fence) =>
        ((delegate* unmanaged<Device, Fence, Result>)_functions[104, "vkGetFenceStatus"u8])(device, fence);

    public Result WaitForFences(Device device, uint fenceCount, Fence* pFences, Bool32 waitAll, ulong timeout) =>
        ((delegate* unmanaged<Device, uint, Fence*, Bool32, ulong, Result>)_functions[105, "vkWaitForFences"u8])(device, fenceCount, pFences, waitAll, timeout);

    public Result WaitForFences(Device device, uint fenceCount, in Fence pFences, Bool32 waitAll, ulong timeout)
    {
        fixed (Fence* pFencesPinned = &pFences)
            return WaitForFences(device, fenceCount, pFencesPinned, waitAll, timeout);
    }

    public Result CreateSemaphore(Device device, SemaphoreCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Semaphore* pSemaphore) =>
        ((delegate* unmanaged<Device, SemaphoreCreateInfo*, AllocationCallbacks*, Semaphore*, Result>)_functions[106, "vkCreateSemaphore"u8])(device, pCreateInfo, pAllocator, pSemaphore);

    public Result CreateSemaphore(Device device, in SemaphoreCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Semaphore pSemaphore)
    {
        fixed (SemaphoreCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Semaphore* pSemaphorePinned = &pSemaphore)
            return CreateSemaphore(device, pCreateInfoPinned, pAllocator, pSemaphorePinned);
    }

    public void DestroySemaphore(Device device, Semaphore semaphore, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Semaphore, AllocationCallbacks*, void>)_functions[107, "vkDestroySemaphore"u8])(device, semaphore, pAllocator);

    public Result WaitSemaphores(Device device, SemaphoreWaitInfo* pWaitInfo, ulong timeout) =>
        ((delegate* unmanaged<Device, SemaphoreWaitInfo*, ulong, Result>)_functions[108, "vkWaitSemaphores"u8])(device, pWaitInfo, timeout);

    public Result WaitSemaphores(Device device, in SemaphoreWaitInfo pWaitInfo, ulong timeout)
    {
        fixed (SemaphoreWaitInfo* pWaitInfoPinned = &pWaitInfo)
            return WaitSemaphores(device, pWaitInfoPinned, timeout);
    }

    public Result SignalSemaphore(Device device, SemaphoreSignalInfo* pSignalInfo) =>
        ((delegate* unmanaged<Device, SemaphoreSignalInfo*, Result>)_functions[109, "vkSignalSemaphore"u8])(device, pSignalInfo);

    public Result SignalSemaphore(Device device, in SemaphoreSignalInfo pSignalInfo)
    {
        fixed (SemaphoreSignalInfo* pSignalInfoPinned = &pSignalInfo)
            return SignalSemaphore(device, pSignalInfoPinned);
    }

    public Result GetSemaphoreCounterValue(Device device, Semaphore semaphore, ulong* pValue) =>
        ((delegate* unmanaged<Device, Semaphore, ulong*, Result>)_functions[110, "vkGetSemaphoreCounterValue"u8])(device, semaphore, pValue);

    public Result GetSemaphoreCounterValue(Device device, Semaphore semaphore, out ulong pValue)
    {
        fixed (ulong* pValuePinned = &pValue)
            return GetSemaphoreCounterValue(device, semaphore, pValuePinned);
    }

    public Result CreateQueryPool(Device device, QueryPoolCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, QueryPool* pQueryPool) =>
        ((delegate* unmanaged<Device, QueryPoolCreateInfo*, AllocationCallbacks*, QueryPool*, Result>)_functions[111, "vkCreateQueryPool"u8])(device, pCreateInfo, pAllocator, pQueryPool);

    public Result CreateQueryPool(Device device, in QueryPoolCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out QueryPool pQueryPool)
    {
        fixed (QueryPoolCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (QueryPool* pQueryPoolPinned = &pQueryPool)
            return CreateQueryPool(device, pCreateInfoPinned, pAllocator, pQueryPoolPinned);
    }

    public void DestroyQueryPool(Device device, QueryPool queryPool, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, QueryPool, AllocationCallbacks*, void>)_functions[112, "vkDestroyQueryPool"u8])(device, queryPool, pAllocator);

    public Result GetQueryPoolResults(Device device, QueryPool queryPool, uint firstQuery, uint queryCount, nuint dataSize, void* pData, ulong stride, QueryResultFlags flags) =>
        ((delegate* unmanaged<Device, QueryPool, uint, uint, nuint, void*, ulong, QueryResultFlags, Result>)_functions[113, "vkGetQueryPoolResults"u8])(device, queryPool, firstQuery, queryCount, dataSize, pData, stride, flags);

    public void ResetQueryPool(Device device, QueryPool queryPool, uint firstQuery, uint queryCount) =>
        ((delegate* unmanaged<Device, QueryPool, uint, uint, void>)_functions[114, "vkResetQueryPool"u8])(device, queryPool, firstQuery, queryCount);

    public void CmdResetQueryPool(CommandBuffer commandBuffer, QueryPool queryPool, uint firstQuery, uint queryCount) =>
        ((delegate* unmanaged<CommandBuffer, QueryPool, uint, uint, void>)_functions[115, "vkCmdResetQueryPool"u8])(commandBuffer, queryPool, firstQuery, queryCount);

    public void CmdWriteTimestamp(CommandBuffer commandBuffer, PipelineStageFlags pipelineStage, QueryPool queryPool, uint query) =>
        ((delegate* unmanaged<CommandBuffer, PipelineStageFlags, QueryPool, uint, void>)_functions[116, "vkCmdWriteTimestamp"u8])(commandBuffer, pipelineStage, queryPool, query);
}
