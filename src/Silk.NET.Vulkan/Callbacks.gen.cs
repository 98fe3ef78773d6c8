// Written by Silk.NET.Vulkan.Generator from vk.xml, VK_HEADER_VERSION 239. Change allow-list.txt, not this file.
#nullable disable
using System.Runtime.InteropServices;
using Silk.NET.Core;

namespace Silk.NET.Vulkan;

[UnmanagedFunctionPointer(CallingConvention.Cdecl)]
public unsafe delegate void* AllocationFunction(void* pUserData, nuint size, nuint alignment, SystemAllocationScope allocationScope);

public readonly unsafe struct PfnAllocationFunction
{
    public PfnAllocationFunction(delegate* unmanaged[Cdecl]<void*, nuint, nuint, SystemAllocationScope, void*> ptr) => Handle = ptr;
    public PfnAllocationFunction(AllocationFunction proc) => Handle = (delegate* unmanaged[Cdecl]<void*, nuint, nuint, SystemAllocationScope, void*>)Marshal.GetFunctionPointerForDelegate(proc);
    public delegate* unmanaged[Cdecl]<void*, nuint, nuint, SystemAllocationScope, void*> Handle { get; }
    public static implicit operator PfnAllocationFunction(delegate* unmanaged[Cdecl]<void*, nuint, nuint, SystemAllocationScope, void*> ptr) => new(ptr);
    public static implicit operator PfnAllocationFunction(AllocationFunction proc) => new(proc);
}

[UnmanagedFunctionPointer(CallingConvention.Cdecl)]
public unsafe delegate uint DebugUtilsMessengerCallbackFunctionEXT(DebugUtilsMessageSeverityFlagsEXT messageSeverity, DebugUtilsMessageTypeFlagsEXT messageTypes, DebugUtilsMessengerCallbackDataEXT* pCallbackData, void* pUserData);

public readonly unsafe struct PfnDebugUtilsMessengerCallbackEXT
{
    public PfnDebugUtilsMessengerCallbackEXT(delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32> ptr) => Handle = ptr;
    public PfnDebugUtilsMessengerCallbackEXT(DebugUtilsMessengerCallbackFunctionEXT proc) => Handle = (delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32>)Marshal.GetFunctionPointerForDelegate(proc);
    public delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32> Handle { get; }
    public static implicit operator PfnDebugUtilsMessengerCallbackEXT(delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32> ptr) => new(ptr);
    public static implicit operator PfnDebugUtilsMessengerCallbackEXT(DebugUtilsMessengerCallbackFunctionEXT proc) => new(proc);
}

[UnmanagedFunctionPointer(CallingConvention.Cdecl)]
public unsafe delegate void FreeFunction(void* pUserData, void* pMemory);

public readonly unsafe struct PfnFreeFunction
{
    public PfnFreeFunction(delegate* unmanaged[Cdecl]<void*, void*, void> ptr) => Handle = ptr;
    public PfnFreeFunction(FreeFunction proc) => Handle = (delegate* unmanaged[Cdecl]<void*, void*, void>)Marshal.GetFunctionPointerForDelegate(proc);
    public delegate* unmanaged[Cdecl]<void*, void*, void> Handle { get; }
    public static implicit operator PfnFreeFunction(delegate* unmanaged[Cdecl]<void*, void*, void> ptr) => new(ptr);
    public static implicit operator PfnFreeFunction(FreeFunction proc) => new(proc);
}

[UnmanagedFunctionPointer(CallingConvention.Cdecl)]
public unsafe delegate void InternalAllocationNotification(void* pUserData, nuint size, InternalAllocationType allocationType, SystemAllocationScope allocationScope);

public readonly unsafe struct PfnInternalAllocationNotification
{
    public PfnInternalAllocationNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> ptr) => Handle = ptr;
    public PfnInternalAllocationNotification(InternalAllocationNotification proc) => Handle = (delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void>)Marshal.GetFunctionPointerForDelegate(proc);
    public delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> Handle { get; }
    public static implicit operator PfnInternalAllocationNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> ptr) => new(ptr);
    public static implicit operator PfnInternalAllocationNotification(InternalAllocationNotification proc) => new(proc);
}

[UnmanagedFunctionPointer(CallingConvention.Cdecl)]
public unsafe delegate void InternalFreeNotification(void* pUserData, nuint size, InternalAllocationType allocationType, SystemAllocationScope allocationScope);

public readonly unsafe struct PfnInternalFreeNotification
{
    public PfnInternalFreeNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> ptr) => Handle = ptr;
    public PfnInternalFreeNotification(InternalFreeNotification proc) => Handle = (delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void>)Marshal.GetFunctionPointerForDelegate(proc);
    public delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> Handle { get; }
    public static implicit operator PfnInternalFreeNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> ptr) => new(ptr);
    public static implicit operator PfnInternalFreeNotification(InternalFreeNotification proc) => new(proc);
}

[UnmanagedFunctionPointer(CallingConvention.Cdecl)]
public unsafe delegate void* ReallocationFunction(void* pUserData, void* pOriginal, nuint size, nuint alignment, SystemAllocationScope allocationScope);

public readonly unsafe struct PfnReallocationFunction
{
    public PfnReallocationFunction(delegate* unmanaged[Cdecl]<void*, void*, nuint, nuint, SystemAllocationScope, void*> ptr) => Handle = ptr;
    public PfnReallocationFunction(ReallocationFunction proc) => Handle = (delegate* unmanaged[Cdecl]<void*, void*, nuint, nuint, SystemAllocationScope, void*>)Marshal.GetFunctionPointerForDelegate(proc);
    public delegate* unmanaged[Cdecl]<void*, void*, nuint, nuint, SystemAllocationScope, void*> Handle { get; }
    public static implicit operator PfnReallocationFunction(delegate* unmanaged[Cdecl]<void*, void*, nuint, nuint, SystemAllocationScope, void*> ptr) => new(ptr);
    public static implicit operator PfnReallocationFunction(ReallocationFunction proc) => new(proc);
}
