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

    private const int FunctionCount = 72;

    public Result EnumerateInstanceLayerProperties(uint* pPropertyCount, LayerProperties* pProperties) =>
        ((delegate* unmanaged<uint*, LayerProperties*, Result>)_functions[0, "vkEnumerateInstanceLayerProperties"u8])(pPropertyCount, pProperties);

    public Result EnumerateInstanceLayerProperties(ref uint pPropertyCount, LayerProperties* pProperties)
    {
        fixed (uint* pPropertyCountPinned = &pPropertyCount)
            return EnumerateInstanceLayerProperties(pPropertyCountPinned, pProperties);
    }

    public Result CreateInstance(InstanceCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Instance* pInstance)
    {
        var result = ((delegate* unmanaged<InstanceCreateInfo*, AllocationCallbacks*, Instance*, Result>)_functions[1, "vkCreateInstance"u8])(pCreateInfo, pAllocator, pInstance);
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
        ((delegate* unmanaged<Instance, AllocationCallbacks*, void>)_functions[2, "vkDestroyInstance"u8])(instance, pAllocator);
        if (CurrentInstance?.Handle == instance.Handle) CurrentInstance = null;
    }

    public Result EnumeratePhysicalDevices(Instance instance, uint* pPhysicalDeviceCount, PhysicalDevice* pPhysicalDevices) =>
        ((delegate* unmanaged<Instance, uint*, PhysicalDevice*, Result>)_functions[3, "vkEnumeratePhysicalDevices"u8])(instance, pPhysicalDeviceCount, pPhysicalDevices);

    public Result EnumeratePhysicalDevices(Instance instance, ref uint pPhysicalDeviceCount, PhysicalDevice* pPhysicalDevices)
    {
        fixed (uint* pPhysicalDeviceCountPinned = &pPhysicalDeviceCount)
            return EnumeratePhysicalDevices(instance, pPhysicalDeviceCountPinned, pPhysicalDevices);
    }

    public void GetPhysicalDeviceProperties(PhysicalDevice physicalDevice, PhysicalDeviceProperties* pProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceProperties*, void>)_functions[4, "vkGetPhysicalDeviceProperties"u8])(physicalDevice, pProperties);

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
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceProperties2*, void>)_functions[5, "vkGetPhysicalDeviceProperties2"u8])(physicalDevice, pProperties);

    public void GetPhysicalDeviceFeatures2(PhysicalDevice physicalDevice, PhysicalDeviceFeatures2* pFeatures) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceFeatures2*, void>)_functions[6, "vkGetPhysicalDeviceFeatures2"u8])(physicalDevice, pFeatures);

    public void GetPhysicalDeviceMemoryProperties(PhysicalDevice physicalDevice, PhysicalDeviceMemoryProperties* pMemoryProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceMemoryProperties*, void>)_functions[7, "vkGetPhysicalDeviceMemoryProperties"u8])(physicalDevice, pMemoryProperties);

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

    public void GetPhysicalDeviceQueueFamilyProperties(PhysicalDevice physicalDevice, uint* pQueueFamilyPropertyCount, QueueFamilyProperties* pQueueFamilyProperties) =>
        ((delegate* unmanaged<PhysicalDevice, uint*, QueueFamilyProperties*, void>)_functions[8, "vkGetPhysicalDeviceQueueFamilyProperties"u8])(physicalDevice, pQueueFamilyPropertyCount, pQueueFamilyProperties);

    public void GetPhysicalDeviceQueueFamilyProperties(PhysicalDevice physicalDevice, ref uint pQueueFamilyPropertyCount, QueueFamilyProperties* pQueueFamilyProperties)
    {
        fixed (uint* pQueueFamilyPropertyCountPinned = &pQueueFamilyPropertyCount)
            GetPhysicalDeviceQueueFamilyProperties(physicalDevice, pQueueFamilyPropertyCountPinned, pQueueFamilyProperties);
    }

    public Result CreateDevice(PhysicalDevice physicalDevice, DeviceCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Device* pDevice)
    {
        var result = ((delegate* unmanaged<PhysicalDevice, DeviceCreateInfo*, AllocationCallbacks*, Device*, Result>)_functions[9, "vkCreateDevice"u8])(physicalDevice, pCreateInfo, pAllocator, pDevice);
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
        ((delegate* unmanaged<Device, AllocationCallbacks*, void>)_functions[10, "vkDestroyDevice"u8])(device, pAllocator);
        if (CurrentDevice?.Handle == device.Handle) CurrentDevice = null;
    }

    public void GetDeviceQueue(Device device, uint queueFamilyIndex, uint queueIndex, Queue* pQueue) =>
        ((delegate* unmanaged<Device, uint, uint, Queue*, void>)_functions[11, "vkGetDeviceQueue"u8])(device, queueFamilyIndex, queueIndex, pQueue);

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
        ((delegate* unmanaged<Device, Result>)_functions[12, "vkDeviceWaitIdle"u8])(device);

    public Result AllocateMemory(Device device, MemoryAllocateInfo* pAllocateInfo, AllocationCallbacks* pAllocator, DeviceMemory* pMemory) =>
        ((delegate* unmanaged<Device, MemoryAllocateInfo*, AllocationCallbacks*, DeviceMemory*, Result>)_functions[13, "vkAllocateMemory"u8])(device, pAllocateInfo, pAllocator, pMemory);

    public Result AllocateMemory(Device device, in MemoryAllocateInfo pAllocateInfo, AllocationCallbacks* pAllocator, out DeviceMemory pMemory)
    {
        fixed (MemoryAllocateInfo* pAllocateInfoPinned = &pAllocateInfo)
        fixed (DeviceMemory* pMemoryPinned = &pMemory)
            return AllocateMemory(device, pAllocateInfoPinned, pAllocator, pMemoryPinned);
    }

    public void FreeMemory(Device device, DeviceMemory memory, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, DeviceMemory, AllocationCallbacks*, void>)_functions[14, "vkFreeMemory"u8])(device, memory, pAllocator);

    public Result MapMemory(Device device, DeviceMemory memory, ulong offset, ulong size, uint flags, void** ppData) =>
        ((delegate* unmanaged<Device, DeviceMemory, ulong, ulong, uint, void**, Result>)_functions[15, "vkMapMemory"u8])(device, memory, offset, size, flags, ppData);

    public Result MapMemory(Device device, DeviceMemory memory, ulong offset, ulong size, uint flags, ref void* ppData)
    {
        fixed (void** ppDataPinned = &ppData)
            return MapMemory(device, memory, offset, size, flags, ppDataPinned);
    }

    public Result CreateBuffer(Device device, BufferCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Buffer* pBuffer) =>
        ((delegate* unmanaged<Device, BufferCreateInfo*, AllocationCallbacks*, Buffer*, Result>)_functions[16, "vkCreateBuffer"u8])(device, pCreateInfo, pAllocator, pBuffer);

    public Result CreateBuffer(Device device, in BufferCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Buffer pBuffer)
    {
        fixed (BufferCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Buffer* pBufferPinned = &pBuffer)
            return CreateBuffer(device, pCreateInfoPinned, pAllocator, pBufferPinned);
    }

    public void DestroyBuffer(Device device, Buffer buffer, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Buffer, AllocationCallbacks*, void>)_functions[17, "vkDestroyBuffer"u8])(device, buffer, pAllocator);

    public void GetBufferMemoryRequirements(Device device, Buffer buffer, MemoryRequirements* pMemoryRequirements) =>
        ((delegate* unmanaged<Device, Buffer, MemoryRequirements*, void>)_functions[18, "vkGetBufferMemoryRequirements"u8])(device, buffer, pMemoryRequirements);

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
        ((delegate* unmanaged<Device, Buffer, DeviceMemory, ulong, Result>)_functions[19, "vkBindBufferMemory"u8])(device, buffer, memory, memoryOffset);

    public Result CreateImage(Device device, ImageCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Image* pImage) =>
        ((delegate* unmanaged<Device, ImageCreateInfo*, AllocationCallbacks*, Image*, Result>)_functions[20, "vkCreateImage"u8])(device, pCreateInfo, pAllocator, pImage);

    public Result CreateImage(Device device, in ImageCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Image pImage)
    {
        fixed (ImageCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Image* pImagePinned = &pImage)
            return CreateImage(device, pCreateInfoPinned, pAllocator, pImagePinned);
    }

    public void DestroyImage(Device device, Image image, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Image, AllocationCallbacks*, void>)_functions[21, "vkDestroyImage"u8])(device, image, pAllocator);

    public void GetImageMemoryRequirements(Device device, Image image, MemoryRequirements* pMemoryRequirements) =>
        ((delegate* unmanaged<Device, Image, MemoryRequirements*, void>)_functions[22, "vkGetImageMemoryRequirements"u8])(device, image, pMemoryRequirements);

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
        ((delegate* unmanaged<Device, Image, DeviceMemory, ulong, Result>)_functions[23, "vkBindImageMemory"u8])(device, image, memory, memoryOffset);

    public Result CreateImageView(Device device, ImageViewCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, ImageView* pView) =>
        ((delegate* unmanaged<Device, ImageViewCreateInfo*, AllocationCallbacks*, ImageView*, Result>)_functions[24, "vkCreateImageView"u8])(device, pCreateInfo, pAllocator, pView);

    public Result CreateImageView(Device device, in ImageViewCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out ImageView pView)
    {
        fixed (ImageViewCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (ImageView* pViewPinned = &pView)
            return CreateImageView(device, pCreateInfoPinned, pAllocator, pViewPinned);
    }

    public void DestroyImageView(Device device, ImageView imageView, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, ImageView, AllocationCallbacks*, void>)_functions[25, "vkDestroyImageView"u8])(device, imageView, pAllocator);

    public Result CreateSampler(Device device, SamplerCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Sampler* pSampler) =>
        ((delegate* unmanaged<Device, SamplerCreateInfo*, AllocationCallbacks*, Sampler*, Result>)_functions[26, "vkCreateSampler"u8])(device, pCreateInfo, pAllocator, pSampler);

    public Result CreateSampler(Device device, in SamplerCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Sampler pSampler)
    {
        fixed (SamplerCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Sampler* pSamplerPinned = &pSampler)
            return CreateSampler(device, pCreateInfoPinned, pAllocator, pSamplerPinned);
    }

    public void DestroySampler(Device device, Sampler sampler, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Sampler, AllocationCallbacks*, void>)_functions[27, "vkDestroySampler"u8])(device, sampler, pAllocator);

    public Result CreateShaderModule(Device device, ShaderModuleCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, ShaderModule* pShaderModule) =>
        ((delegate* unmanaged<Device, ShaderModuleCreateInfo*, AllocationCallbacks*, ShaderModule*, Result>)_functions[28, "vkCreateShaderModule"u8])(device, pCreateInfo, pAllocator, pShaderModule);

    public Result CreateShaderModule(Device device, in ShaderModuleCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out ShaderModule pShaderModule)
    {
        fixed (ShaderModuleCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (ShaderModule* pShaderModulePinned = &pShaderModule)
            return CreateShaderModule(device, pCreateInfoPinned, pAllocator, pShaderModulePinned);
    }

    public void DestroyShaderModule(Device device, ShaderModule shaderModule, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, ShaderModule, AllocationCallbacks*, void>)_functions[29, "vkDestroyShaderModule"u8])(device, shaderModule, pAllocator);

    public Result CreateDescriptorSetLayout(Device device, DescriptorSetLayoutCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, DescriptorSetLayout* pSetLayout) =>
        ((delegate* unmanaged<Device, DescriptorSetLayoutCreateInfo*, AllocationCallbacks*, DescriptorSetLayout*, Result>)_functions[30, "vkCreateDescriptorSetLayout"u8])(device, pCreateInfo, pAllocator, pSetLayout);

    public Result CreateDescriptorSetLayout(Device device, in DescriptorSetLayoutCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out DescriptorSetLayout pSetLayout)
    {
        fixed (DescriptorSetLayoutCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (DescriptorSetLayout* pSetLayoutPinned = &pSetLayout)
            return CreateDescriptorSetLayout(device, pCreateInfoPinned, pAllocator, pSetLayoutPinned);
    }

    public void DestroyDescriptorSetLayout(Device device, DescriptorSetLayout descriptorSetLayout, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, DescriptorSetLayout, AllocationCallbacks*, void>)_functions[31, "vkDestroyDescriptorSetLayout"u8])(device, descriptorSetLayout, pAllocator);

    public Result CreateDescriptorPool(Device device, DescriptorPoolCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, DescriptorPool* pDescriptorPool) =>
        ((delegate* unmanaged<Device, DescriptorPoolCreateInfo*, AllocationCallbacks*, DescriptorPool*, Result>)_functions[32, "vkCreateDescriptorPool"u8])(device, pCreateInfo, pAllocator, pDescriptorPool);

    public Result CreateDescriptorPool(Device device, in DescriptorPoolCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out DescriptorPool pDescriptorPool)
    {
        fixed (DescriptorPoolCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (DescriptorPool* pDescriptorPoolPinned = &pDescriptorPool)
            return CreateDescriptorPool(device, pCreateInfoPinned, pAllocator, pDescriptorPoolPinned);
    }

    public void DestroyDescriptorPool(Device device, DescriptorPool descriptorPool, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, DescriptorPool, AllocationCallbacks*, void>)_functions[33, "vkDestroyDescriptorPool"u8])(device, descriptorPool, pAllocator);

    public Result ResetDescriptorPool(Device device, DescriptorPool descriptorPool, uint flags) =>
        ((delegate* unmanaged<Device, DescriptorPool, uint, Result>)_functions[34, "vkResetDescriptorPool"u8])(device, descriptorPool, flags);

    public Result AllocateDescriptorSets(Device device, DescriptorSetAllocateInfo* pAllocateInfo, DescriptorSet* pDescriptorSets) =>
        ((delegate* unmanaged<Device, DescriptorSetAllocateInfo*, DescriptorSet*, Result>)_functions[35, "vkAllocateDescriptorSets"u8])(device, pAllocateInfo, pDescriptorSets);

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

    public void UpdateDescriptorSets(Device device, uint descriptorWriteCount, WriteDescriptorSet* pDescriptorWrites, uint descriptorCopyCount, CopyDescriptorSet* pDescriptorCopies) =>
        ((delegate* unmanaged<Device, uint, WriteDescriptorSet*, uint, CopyDescriptorSet*, void>)_functions[36, "vkUpdateDescriptorSets"u8])(device, descriptorWriteCount, pDescriptorWrites, descriptorCopyCount, pDescriptorCopies);

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
        ((delegate* unmanaged<Device, PipelineLayoutCreateInfo*, AllocationCallbacks*, PipelineLayout*, Result>)_functions[37, "vkCreatePipelineLayout"u8])(device, pCreateInfo, pAllocator, pPipelineLayout);

    public Result CreatePipelineLayout(Device device, in PipelineLayoutCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out PipelineLayout pPipelineLayout)
    {
        fixed (PipelineLayoutCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (PipelineLayout* pPipelineLayoutPinned = &pPipelineLayout)
            return CreatePipelineLayout(device, pCreateInfoPinned, pAllocator, pPipelineLayoutPinned);
    }

    public void DestroyPipelineLayout(Device device, PipelineLayout pipelineLayout, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, PipelineLayout, AllocationCallbacks*, void>)_functions[38, "vkDestroyPipelineLayout"u8])(device, pipelineLayout, pAllocator);

    public Result CreateComputePipelines(Device device, PipelineCache pipelineCache, uint createInfoCount, ComputePipelineCreateInfo* pCreateInfos, AllocationCallbacks* pAllocator, Pipeline* pPipelines) =>
        ((delegate* unmanaged<Device, PipelineCache, uint, ComputePipelineCreateInfo*, AllocationCallbacks*, Pipeline*, Result>)_functions[39, "vkCreateComputePipelines"u8])(device, pipelineCache, createInfoCount, pCreateInfos, pAllocator, pPipelines);

    public Result CreateComputePipelines(Device device, PipelineCache pipelineCache, uint createInfoCount, in ComputePipelineCreateInfo pCreateInfos, AllocationCallbacks* pAllocator, out Pipeline pPipelines)
    {
        fixed (ComputePipelineCreateInfo* pCreateInfosPinned = &pCreateInfos)
        fixed (Pipeline* pPipelinesPinned = &pPipelines)
            return CreateComputePipelines(device, pipelineCache, createInfoCount, pCreateInfosPinned, pAllocator, pPipelinesPinned);
    }

    public Result CreateGraphicsPipelines(Device device, PipelineCache pipelineCache, uint createInfoCount, GraphicsPipelineCreateInfo* pCreateInfos, AllocationCallbacks* pAllocator, Pipeline* pPipelines) =>
        ((delegate* unmanaged<Device, PipelineCache, uint, GraphicsPipelineCreateInfo*, AllocationCallbacks*, Pipeline*, Result>)_functions[40, "vkCreateGraphicsPipelines"u8])(device, pipelineCache, createInfoCount, pCreateInfos, pAllocator, pPipelines);

    public Result CreateGraphicsPipelines(Device device, PipelineCache pipelineCache, uint createInfoCount, in GraphicsPipelineCreateInfo pCreateInfos, AllocationCallbacks* pAllocator, out Pipeline pPipelines)
    {
        fixed (GraphicsPipelineCreateInfo* pCreateInfosPinned = &pCreateInfos)
        fixed (Pipeline* pPipelinesPinned = &pPipelines)
            return CreateGraphicsPipelines(device, pipelineCache, createInfoCount, pCreateInfosPinned, pAllocator, pPipelinesPinned);
    }

    public void DestroyPipeline(Device device, Pipeline pipeline, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Pipeline, AllocationCallbacks*, void>)_functions[41, "vkDestroyPipeline"u8])(device, pipeline, pAllocator);

    public Result CreateCommandPool(Device device, CommandPoolCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, CommandPool* pCommandPool) =>
        ((delegate* unmanaged<Device, CommandPoolCreateInfo*, AllocationCallbacks*, CommandPool*, Result>)_functions[42, "vkCreateCommandPool"u8])(device, pCreateInfo, pAllocator, pCommandPool);

    public Result CreateCommandPool(Device device, in CommandPoolCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out CommandPool pCommandPool)
    {
        fixed (CommandPoolCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (CommandPool* pCommandPoolPinned = &pCommandPool)
            return CreateCommandPool(device, pCreateInfoPinned, pAllocator, pCommandPoolPinned);
    }

    public void DestroyCommandPool(Device device, CommandPool commandPool, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, CommandPool, AllocationCallbacks*, void>)_functions[43, "vkDestroyCommandPool"u8])(device, commandPool, pAllocator);

    public Result AllocateCommandBuffers(Device device, CommandBufferAllocateInfo* pAllocateInfo, CommandBuffer* pCommandBuffers) =>
        ((delegate* unmanaged<Device, CommandBufferAllocateInfo*, CommandBuffer*, Result>)_functions[44, "vkAllocateCommandBuffers"u8])(device, pAllocateInfo, pCommandBuffers);

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

    public Result BeginCommandBuffer(CommandBuffer commandBuffer, CommandBufferBeginInfo* pBeginInfo) =>
        ((delegate* unmanaged<CommandBuffer, CommandBufferBeginInfo*, Result>)_functions[45, "vkBeginCommandBuffer"u8])(commandBuffer, pBeginInfo);

    public Result BeginCommandBuffer(CommandBuffer commandBuffer, in CommandBufferBeginInfo pBeginInfo)
    {
        fixed (CommandBufferBeginInfo* pBeginInfoPinned = &pBeginInfo)
            return BeginCommandBuffer(commandBuffer, pBeginInfoPinned);
    }

    public Result EndCommandBuffer(CommandBuffer commandBuffer) =>
        ((delegate* unmanaged<CommandBuffer, Result>)_functions[46, "vkEndCommandBuffer"u8])(commandBuffer);

    public Result ResetCommandBuffer(CommandBuffer commandBuffer, CommandBufferResetFlags flags) =>
        ((delegate* unmanaged<CommandBuffer, CommandBufferResetFlags, Result>)_functions[47, "vkResetCommandBuffer"u8])(commandBuffer, flags);

    public void CmdBindPipeline(CommandBuffer commandBuffer, PipelineBindPoint pipelineBindPoint, Pipeline pipeline) =>
        ((delegate* unmanaged<CommandBuffer, PipelineBindPoint, Pipeline, void>)_functions[48, "vkCmdBindPipeline"u8])(commandBuffer, pipelineBindPoint, pipeline);

    public void CmdBindDescriptorSets(CommandBuffer commandBuffer, PipelineBindPoint pipelineBindPoint, PipelineLayout layout, uint firstSet, uint descriptorSetCount, DescriptorSet* pDescriptorSets, uint dynamicOffsetCount, uint* pDynamicOffsets) =>
        ((delegate* unmanaged<CommandBuffer, PipelineBindPoint, PipelineLayout, uint, uint, DescriptorSet*, uint, uint*, void>)_functions[49, "vkCmdBindDescriptorSets"u8])(commandBuffer, pipelineBindPoint, layout, firstSet, descriptorSetCount, pDescriptorSets, dynamicOffsetCount, pDynamicOffsets);

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
        ((delegate* unmanaged<CommandBuffer, PipelineLayout, ShaderStageFlags, uint, uint, void*, void>)_functions[50, "vkCmdPushConstants"u8])(commandBuffer, layout, stageFlags, offset, size, pValues);

    public void CmdDispatch(CommandBuffer commandBuffer, uint groupCountX, uint groupCountY, uint groupCountZ) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, uint, void>)_functions[51, "vkCmdDispatch"u8])(commandBuffer, groupCountX, groupCountY, groupCountZ);

    public void CmdCopyBuffer(CommandBuffer commandBuffer, Buffer srcBuffer, Buffer dstBuffer, uint regionCount, BufferCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, Buffer, uint, BufferCopy*, void>)_functions[52, "vkCmdCopyBuffer"u8])(commandBuffer, srcBuffer, dstBuffer, regionCount, pRegions);

    public void CmdCopyBuffer(CommandBuffer commandBuffer, Buffer srcBuffer, Buffer dstBuffer, uint regionCount, in BufferCopy pRegions)
    {
        fixed (BufferCopy* pRegionsPinned = &pRegions)
            CmdCopyBuffer(commandBuffer, srcBuffer, dstBuffer, regionCount, pRegionsPinned);
    }

    public void CmdFillBuffer(CommandBuffer commandBuffer, Buffer dstBuffer, ulong dstOffset, ulong size, uint data) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, ulong, uint, void>)_functions[53, "vkCmdFillBuffer"u8])(commandBuffer, dstBuffer, dstOffset, size, data);

    public void CmdCopyImageToBuffer(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Buffer dstBuffer, uint regionCount, BufferImageCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, Buffer, uint, BufferImageCopy*, void>)_functions[54, "vkCmdCopyImageToBuffer"u8])(commandBuffer, srcImage, srcImageLayout, dstBuffer, regionCount, pRegions);

    public void CmdCopyImageToBuffer(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Buffer dstBuffer, uint regionCount, in BufferImageCopy pRegions)
    {
        fixed (BufferImageCopy* pRegionsPinned = &pRegions)
            CmdCopyImageToBuffer(commandBuffer, srcImage, srcImageLayout, dstBuffer, regionCount, pRegionsPinned);
    }

    public void CmdPipelineBarrier(CommandBuffer commandBuffer, PipelineStageFlags srcStageMask, PipelineStageFlags dstStageMask, DependencyFlags dependencyFlags, uint memoryBarrierCount, MemoryBarrier* pMemoryBarriers, uint bufferMemoryBarrierCount, BufferMemoryBarrier* pBufferMemoryBarriers, uint imageMemoryBarrierCount, ImageMemoryBarrier* pImageMemoryBarriers) =>
        ((delegate* unmanaged<CommandBuffer, PipelineStageFlags, PipelineStageFlags, DependencyFlags, uint, MemoryBarrier*, uint, BufferMemoryBarrier*, uint, ImageMemoryBarrier*, void>)_functions[55, "vkCmdPipelineBarrier"u8])(commandBuffer, srcStageMask, dstStageMask, dependencyFlags, memoryBarrierCount, pMemoryBarriers, bufferMemoryBarrierCount, pBufferMemoryBarriers, imageMemoryBarrierCount, pImageMemoryBarriers);

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

    public void CmdBeginRendering(CommandBuffer commandBuffer, RenderingInfo* pRenderingInfo) =>
        ((delegate* unmanaged<CommandBuffer, RenderingInfo*, void>)_functions[56, "vkCmdBeginRendering"u8])(commandBuffer, pRenderingInfo);

    public void CmdBeginRendering(CommandBuffer commandBuffer, in RenderingInfo pRenderingInfo)
    {
        fixed (RenderingInfo* pRenderingInfoPinned = &pRenderingInfo)
            CmdBeginRendering(commandBuffer, pRenderingInfoPinned);
    }

    public void CmdEndRendering(CommandBuffer commandBuffer) =>
        ((delegate* unmanaged<CommandBuffer, void>)_functions[57, "vkCmdEndRendering"u8])(commandBuffer);

    public void CmdBindVertexBuffers(CommandBuffer commandBuffer, uint firstBinding, uint bindingCount, Buffer* pBuffers, ulong* pOffsets) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, Buffer*, ulong*, void>)_functions[58, "vkCmdBindVertexBuffers"u8])(commandBuffer, firstBinding, bindingCount, pBuffers, pOffsets);

    public void CmdBindVertexBuffers(CommandBuffer commandBuffer, uint firstBinding, uint bindingCount, in Buffer pBuffers, in ulong pOffsets)
    {
        fixed (Buffer* pBuffersPinned = &pBuffers)
        fixed (ulong* pOffsetsPinned = &pOffsets)
            CmdBindVertexBuffers(commandBuffer, firstBinding, bindingCount, pBuffersPinned, pOffsetsPinned);
    }

    public void CmdBindIndexBuffer(CommandBuffer commandBuffer, Buffer buffer, ulong offset, IndexType indexType) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, IndexType, void>)_functions[59, "vkCmdBindIndexBuffer"u8])(commandBuffer, buffer, offset, indexType);

    public void CmdSetViewport(CommandBuffer commandBuffer, uint firstViewport, uint viewportCount, Viewport* pViewports) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, Viewport*, void>)_functions[60, "vkCmdSetViewport"u8])(commandBuffer, firstViewport, viewportCount, pViewports);

    public void CmdSetViewport(CommandBuffer commandBuffer, uint firstViewport, uint viewportCount, in Viewport pViewports)
    {
        fixed (Viewport* pViewportsPinned = &pViewports)
            CmdSetViewport(commandBuffer, firstViewport, viewportCount, pViewportsPinned);
    }

    public void CmdSetScissor(CommandBuffer commandBuffer, uint firstScissor, uint scissorCount, Rect2D* pScissors) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, Rect2D*, void>)_functions[61, "vkCmdSetScissor"u8])(commandBuffer, firstScissor, scissorCount, pScissors);

    public void CmdSetScissor(CommandBuffer commandBuffer, uint firstScissor, uint scissorCount, in Rect2D pScissors)
    {
        fixed (Rect2D* pScissorsPinned = &pScissors)
            CmdSetScissor(commandBuffer, firstScissor, scissorCount, pScissorsPinned);
    }

    public void CmdDraw(CommandBuffer commandBuffer, uint vertexCount, uint instanceCount, uint firstVertex, uint firstInstance) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, uint, uint, void>)_functions[62, "vkCmdDraw"u8])(commandBuffer, vertexCount, instanceCount, firstVertex, firstInstance);

    public void CmdDrawIndexed(CommandBuffer commandBuffer, uint indexCount, uint instanceCount, uint firstIndex, int vertexOffset, uint firstInstance) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, uint, int, uint, void>)_functions[63, "vkCmdDrawIndexed"u8])(commandBuffer, indexCount, instanceCount, firstIndex, vertexOffset, firstInstance);

    public Result QueueSubmit(Queue queue, uint submitCount, SubmitInfo* pSubmits, Fence fence) =>
        ((delegate* unmanaged<Queue, uint, SubmitInfo*, Fence, Result>)_functions[64, "vkQueueSubmit"u8])(queue, submitCount, pSubmits, fence);

    public Result QueueSubmit(Queue queue, uint submitCount, in SubmitInfo pSubmits, Fence fence)
    {
        fixed (SubmitInfo* pSubmitsPinned = &pSubmits)
            return QueueSubmit(queue, submitCount, pSubmitsPinned, fence);
    }

    public Result CreateFence(Device device, FenceCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Fence* pFence) =>
        ((delegate* unmanaged<Device, FenceCreateInfo*, AllocationCallbacks*, Fence*, Result>)_functions[65, "vkCreateFence"u8])(device, pCreateInfo, pAllocator, pFence);

    public Result CreateFence(Device device, in FenceCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Fence pFence)
    {
        fixed (FenceCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Fence* pFencePinned = &pFence)
            return CreateFence(device, pCreateInfoPinned, pAllocator, pFencePinned);
    }

    public void DestroyFence(Device device, Fence fence, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Fence, AllocationCallbacks*, void>)_functions[66, "vkDestroyFence"u8])(device, fence, pAllocator);

    public Result WaitForFences(Device device, uint fenceCount, Fence* pFences, Bool32 waitAll, ulong timeout) =>
        ((delegate* unmanaged<Device, uint, Fence*, Bool32, ulong, Result>)_functions[67, "vkWaitForFences"u8])(device, fenceCount, pFences, waitAll, timeout);

    public Result WaitForFences(Device device, uint fenceCount, in Fence pFences, Bool32 waitAll, ulong timeout)
    {
        fixed (Fence* pFencesPinned = &pFences)
            return WaitForFences(device, fenceCount, pFencesPinned, waitAll, timeout);
    }

    public Result CreateSemaphore(Device device, SemaphoreCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Semaphore* pSemaphore) =>
        ((delegate* unmanaged<Device, SemaphoreCreateInfo*, AllocationCallbacks*, Semaphore*, Result>)_functions[68, "vkCreateSemaphore"u8])(device, pCreateInfo, pAllocator, pSemaphore);

    public Result CreateSemaphore(Device device, in SemaphoreCreateInfo pCreateInfo, AllocationCallbacks* pAllocator, out Semaphore pSemaphore)
    {
        fixed (SemaphoreCreateInfo* pCreateInfoPinned = &pCreateInfo)
        fixed (Semaphore* pSemaphorePinned = &pSemaphore)
            return CreateSemaphore(device, pCreateInfoPinned, pAllocator, pSemaphorePinned);
    }

    public void DestroySemaphore(Device device, Semaphore semaphore, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Semaphore, AllocationCallbacks*, void>)_functions[69, "vkDestroySemaphore"u8])(device, semaphore, pAllocator);

    public Result WaitSemaphores(Device device, SemaphoreWaitInfo* pWaitInfo, ulong timeout) =>
        ((delegate* unmanaged<Device, SemaphoreWaitInfo*, ulong, Result>)_functions[70, "vkWaitSemaphores"u8])(device, pWaitInfo, timeout);

    public Result WaitSemaphores(Device device, in SemaphoreWaitInfo pWaitInfo, ulong timeout)
    {
        fixed (SemaphoreWaitInfo* pWaitInfoPinned = &pWaitInfo)
            return WaitSemaphores(device, pWaitInfoPinned, timeout);
    }

    public Result GetSemaphoreCounterValue(Device device, Semaphore semaphore, ulong* pValue) =>
        ((delegate* unmanaged<Device, Semaphore, ulong*, Result>)_functions[71, "vkGetSemaphoreCounterValue"u8])(device, semaphore, pValue);

    public Result GetSemaphoreCounterValue(Device device, Semaphore semaphore, out ulong pValue)
    {
        fixed (ulong* pValuePinned = &pValue)
            return GetSemaphoreCounterValue(device, semaphore, pValuePinned);
    }
}
