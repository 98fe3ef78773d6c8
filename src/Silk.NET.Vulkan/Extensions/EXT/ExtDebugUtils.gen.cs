// Written by Silk.NET.Vulkan.Generator from vk.xml, VK_HEADER_VERSION 239. Change allow-list.txt, not this file.
#nullable disable
using Silk.NET.Core;
using Silk.NET.Core.Native;

namespace Silk.NET.Vulkan.Extensions.EXT;

public sealed unsafe class ExtDebugUtils : NativeExtension<Vk>
{
    public const string ExtensionName = "VK_EXT_debug_utils";

    internal ExtDebugUtils(Functions functions) : base(functions, 4) { }

    public Result CreateDebugUtilsMessenger(Instance instance, DebugUtilsMessengerCreateInfoEXT* pCreateInfo, AllocationCallbacks* pAllocator, DebugUtilsMessengerEXT* pMessenger) =>
        ((delegate* unmanaged<Instance, DebugUtilsMessengerCreateInfoEXT*, AllocationCallbacks*, DebugUtilsMessengerEXT*, Result>)_functions[0, "vkCreateDebugUtilsMessengerEXT"u8])(instance, pCreateInfo, pAllocator, pMessenger);

    public Result CreateDebugUtilsMessenger(Instance instance, in DebugUtilsMessengerCreateInfoEXT pCreateInfo, AllocationCallbacks* pAllocator, out DebugUtilsMessengerEXT pMessenger)
    {
        fixed (DebugUtilsMessengerCreateInfoEXT* pCreateInfoPinned = &pCreateInfo)
        fixed (DebugUtilsMessengerEXT* pMessengerPinned = &pMessenger)
            return CreateDebugUtilsMessenger(instance, pCreateInfoPinned, pAllocator, pMessengerPinned);
    }

    public void DestroyDebugUtilsMessenger(Instance instance, DebugUtilsMessengerEXT messenger, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Instance, DebugUtilsMessengerEXT, AllocationCallbacks*, void>)_functions[1, "vkDestroyDebugUtilsMessengerEXT"u8])(instance, messenger, pAllocator);

    public void SubmitDebugUtilsMessage(Instance instance, DebugUtilsMessageSeverityFlagsEXT messageSeverity, DebugUtilsMessageTypeFlagsEXT messageTypes, DebugUtilsMessengerCallbackDataEXT* pCallbackData) =>
        ((delegate* unmanaged<Instance, DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void>)_functions[2, "vkSubmitDebugUtilsMessageEXT"u8])(instance, messageSeverity, messageTypes, pCallbackData);

    public void SubmitDebugUtilsMessage(Instance instance, DebugUtilsMessageSeverityFlagsEXT messageSeverity, DebugUtilsMessageTypeFlagsEXT messageTypes, in DebugUtilsMessengerCallbackDataEXT pCallbackData)
    {
        fixed (DebugUtilsMessengerCallbackDataEXT* pCallbackDataPinned = &pCallbackData)
            SubmitDebugUtilsMessage(instance, messageSeverity, messageTypes, pCallbackDataPinned);
    }

    public Result SetDebugUtilsObjectName(Device device, DebugUtilsObjectNameInfoEXT* pNameInfo) =>
        ((delegate* unmanaged<Device, DebugUtilsObjectNameInfoEXT*, Result>)_functions[3, "vkSetDebugUtilsObjectNameEXT"u8])(device, pNameInfo);

    public Result SetDebugUtilsObjectName(Device device, in DebugUtilsObjectNameInfoEXT pNameInfo)
    {
        fixed (DebugUtilsObjectNameInfoEXT* pNameInfoPinned = &pNameInfo)
            return SetDebugUtilsObjectName(device, pNameInfoPinned);
    }
}
