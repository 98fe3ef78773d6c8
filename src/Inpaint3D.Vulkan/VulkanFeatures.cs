using Silk.NET.Vulkan;
using VkDevice = Silk.NET.Vulkan.Device;

namespace Inpaint3D.Vulkan;

/// <summary>The optional features of a device that we use where it has them; Vulkan 1.2 promises the others.</summary>
internal sealed unsafe class VulkanFeatures
{
    readonly Vk _api;
    readonly PhysicalDevice _device;
    readonly PhysicalDeviceFeatures _basic;
    readonly bool _is13;

    /// <param name="api">Vulkan.</param>
    /// <param name="device">A device of at least version 1.2.</param>
    /// <param name="version">Its version.</param>
    public VulkanFeatures(Vk api, PhysicalDevice device, Version version)
    {
        (_api, _device, _is13) = (api, device, version >= new Version(1, 3));
        var v13 = new PhysicalDeviceVulkan13Features { SType = StructureType.PhysicalDeviceVulkan13Features };
        var v12 = new PhysicalDeviceVulkan12Features { SType = StructureType.PhysicalDeviceVulkan12Features, PNext = _is13 ? &v13 : null };
        var all = new PhysicalDeviceFeatures2 { SType = StructureType.PhysicalDeviceFeatures2, PNext = &v12 };
        api.GetPhysicalDeviceFeatures2(device, &all);
        Int64Atomics = v12.ShaderBufferInt64Atomics;
        DynamicRendering = v13.DynamicRendering && v13.Synchronization2;
        _basic = new PhysicalDeviceFeatures
        {
            ShaderInt64 = all.Features.ShaderInt64,
            ShaderFloat64 = all.Features.ShaderFloat64,
            GeometryShader = all.Features.GeometryShader,
            FragmentStoresAndAtomics = all.Features.FragmentStoresAndAtomics,
        };
    }

    /// <summary>64-bit integers in shaders.</summary>
    public bool Int64 => _basic.ShaderInt64;
    /// <summary>Double precision in shaders.</summary>
    public bool Float64 => _basic.ShaderFloat64;
    /// <summary>Atomic operations on 64-bit integers of storage buffers.</summary>
    public bool Int64Atomics { get; }
    /// <summary>Drawing without render passes, and the second form of barriers.</summary>
    public bool DynamicRendering { get; }
    /// <summary>Fragment shaders may ask for the number of their triangle.</summary>
    public bool PrimitiveId => _basic.GeometryShader;

    /// <summary>Makes the device with all of them and one queue.</summary>
    public VkDevice CreateDevice(uint queueFamily)
    {
        float priority = 1;
        var queue = new DeviceQueueCreateInfo { SType = StructureType.DeviceQueueCreateInfo, QueueFamilyIndex = queueFamily, QueueCount = 1, PQueuePriorities = &priority };
        var v13 = new PhysicalDeviceVulkan13Features { SType = StructureType.PhysicalDeviceVulkan13Features, DynamicRendering = DynamicRendering, Synchronization2 = DynamicRendering };
        var v12 = new PhysicalDeviceVulkan12Features
        {
            SType = StructureType.PhysicalDeviceVulkan12Features, PNext = _is13 ? &v13 : null, TimelineSemaphore = true, ShaderBufferInt64Atomics = Int64Atomics,
        };
        var all = new PhysicalDeviceFeatures2 { SType = StructureType.PhysicalDeviceFeatures2, PNext = &v12, Features = _basic };
        var info = new DeviceCreateInfo { SType = StructureType.DeviceCreateInfo, PNext = &all, QueueCreateInfoCount = 1, PQueueCreateInfos = &queue };
        var result = _api.CreateDevice(_device, in info, null, out var device);
        return result == Result.Success ? device : throw new NotSupportedException($"The Vulkan device could not be opened ({result}): use --device cpu.");
    }
}
