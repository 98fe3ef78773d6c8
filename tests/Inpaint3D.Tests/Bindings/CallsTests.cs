using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;
using Silk.NET.Core.Native;
using Silk.NET.Vulkan;
using Silk.NET.Vulkan.Extensions.EXT;
using Buffer = Silk.NET.Vulkan.Buffer;

namespace Inpaint3D.Tests.Bindings;

/// <summary>Calls that go through the loader to a driver, with pointers and by reference.</summary>
public sealed unsafe class CallsTests : IDisposable
{
    const string Layer = "VK_LAYER_KHRONOS_validation";
    static readonly List<string> s_messages = [];

    readonly Vk _vk;
    Instance _instance;

    public CallsTests()
    {
        try
        {
            _vk = Vk.GetApi();
        }
        catch (FileNotFoundException e)
        {
            Assert.Skip(e.Message);
        }
    }

    public void Dispose()
    {
        if (_instance.Handle != 0) _vk.DestroyInstance(_instance, null);
        _vk.Dispose();
    }

    [Fact]
    public void An_instance_is_current_until_it_is_destroyed()
    {
        CreateInstance([], []);
        Assert.Equal(_instance.Handle, _vk.CurrentInstance!.Value.Handle);
        _vk.DestroyInstance(_instance, null);
        _instance = default;
        Assert.Null(_vk.CurrentInstance);
    }

    [Fact]
    public void A_device_fills_a_buffer()
    {
        CreateInstance([], []);
        var physical = FirstDevice();
        float priority = 1;
        var queueInfo = new DeviceQueueCreateInfo { SType = StructureType.DeviceQueueCreateInfo, QueueCount = 1, PQueuePriorities = &priority };
        var deviceInfo = new DeviceCreateInfo { SType = StructureType.DeviceCreateInfo, QueueCreateInfoCount = 1, PQueueCreateInfos = &queueInfo };
        Check(_vk.CreateDevice(physical, in deviceInfo, null, out var device));
        Assert.Equal(device.Handle, _vk.CurrentDevice!.Value.Handle);

        var (buffer, memory) = CreateBuffer(physical, device, 1024);
        Submit(device, _vk.GetDeviceQueue(device, 0, 0), commands =>
        {
            _vk.CmdFillBuffer(commands, buffer, 0, Vk.WholeSize, 0xC0FFEE);
            var barrier = new MemoryBarrier { SType = StructureType.MemoryBarrier, SrcAccessMask = AccessFlags.TransferWriteBit, DstAccessMask = AccessFlags.HostReadBit };
            _vk.CmdPipelineBarrier(commands, PipelineStageFlags.TransferBit, PipelineStageFlags.HostBit, 0, 1, in barrier, 0, null, 0, null);
        });
        void* data = null;
        Check(_vk.MapMemory(device, memory, 0, Vk.WholeSize, 0, ref data));
        Assert.Equal(Enumerable.Repeat(0xC0FFEEu, 256), new ReadOnlySpan<uint>(data, 256).ToArray());

        _vk.DestroyBuffer(device, buffer, null);
        _vk.FreeMemory(device, memory, null);
        _vk.DestroyDevice(device, null);
        Assert.Null(_vk.CurrentDevice);
    }

    [Fact]
    public void An_extension_that_was_not_enabled_is_not_there()
    {
        CreateInstance([], []);
        Assert.False(_vk.TryGetInstanceExtension(_instance, out ExtDebugUtils? absent));
        Assert.Null(absent);
    }

    [Fact]
    public void A_message_reaches_the_callback()
    {
        CreateInstance([], [ExtDebugUtils.ExtensionName]);
        Assert.True(_vk.TryGetInstanceExtension(_instance, out ExtDebugUtils? debug));
        var info = new DebugUtilsMessengerCreateInfoEXT
        {
            SType = StructureType.DebugUtilsMessengerCreateInfoExt,
            MessageSeverity = DebugUtilsMessageSeverityFlagsEXT.WarningBitExt,
            MessageType = DebugUtilsMessageTypeFlagsEXT.GeneralBitExt,
            PfnUserCallback = new PfnDebugUtilsMessengerCallbackEXT(&Receive),
        };
        Check(debug.CreateDebugUtilsMessenger(_instance, in info, null, out var messenger));

        nint text = SilkMarshal.StringToPtr("a hole in the mesh");
        var data = new DebugUtilsMessengerCallbackDataEXT { SType = StructureType.DebugUtilsMessengerCallbackDataExt, PMessage = (byte*)text };
        debug.SubmitDebugUtilsMessage(_instance, DebugUtilsMessageSeverityFlagsEXT.WarningBitExt, DebugUtilsMessageTypeFlagsEXT.GeneralBitExt, in data);
        SilkMarshal.Free(text);
        debug.DestroyDebugUtilsMessenger(_instance, messenger, null);
        Assert.Contains("a hole in the mesh", s_messages);
    }

    [Fact]
    public void The_validation_layer_can_be_asked_for()
    {
        uint count = 0;
        Check(_vk.EnumerateInstanceLayerProperties(ref count, null));
        var layers = new LayerProperties[count];
        fixed (LayerProperties* first = layers) Check(_vk.EnumerateInstanceLayerProperties(ref count, first));
        var names = new List<string?>();
        foreach (var layer in layers) names.Add(SilkMarshal.PtrToString((nint)layer.LayerName));
        Assert.SkipUnless(names.Contains(Layer), "vulkan-validationlayers is not installed");
        CreateInstance([Layer], []);
    }

    void CreateInstance(string[] layers, string[] extensions)
    {
        nint[] layerNames = [.. layers.Select(name => SilkMarshal.StringToPtr(name))], extensionNames = [.. extensions.Select(name => SilkMarshal.StringToPtr(name))];
        var application = new ApplicationInfo { SType = StructureType.ApplicationInfo, ApiVersion = Vk.Version11 };
        fixed (nint* layer = layerNames, extension = extensionNames)
        {
            var info = new InstanceCreateInfo
            {
                SType = StructureType.InstanceCreateInfo,
                PApplicationInfo = &application,
                EnabledLayerCount = (uint)layers.Length,
                PpEnabledLayerNames = (byte**)layer,
                EnabledExtensionCount = (uint)extensions.Length,
                PpEnabledExtensionNames = (byte**)extension,
            };
            Check(_vk.CreateInstance(in info, null, out _instance));
        }
        foreach (nint name in layerNames.Concat(extensionNames)) SilkMarshal.Free(name);
    }

    PhysicalDevice FirstDevice()
    {
        uint count = 0;
        Check(_vk.EnumeratePhysicalDevices(_instance, ref count, null));
        Assert.SkipUnless(count > 0, "no Vulkan driver is installed (mesa-vulkan-drivers)");
        var devices = new PhysicalDevice[count];
        fixed (PhysicalDevice* first = devices) Check(_vk.EnumeratePhysicalDevices(_instance, ref count, first));
        _vk.GetPhysicalDeviceProperties(devices[0], out var properties);
        Assert.NotEmpty(SilkMarshal.PtrToString((nint)properties.DeviceName)!);
        return devices[0];
    }

    (Buffer Buffer, DeviceMemory Memory) CreateBuffer(PhysicalDevice physical, Device device, ulong size)
    {
        var bufferInfo = new BufferCreateInfo { SType = StructureType.BufferCreateInfo, Size = size, Usage = BufferUsageFlags.TransferDstBit };
        Check(_vk.CreateBuffer(device, in bufferInfo, null, out var buffer));
        _vk.GetBufferMemoryRequirements(device, buffer, out var needs);
        _vk.GetPhysicalDeviceMemoryProperties(physical, out var kinds);
        const MemoryPropertyFlags Readable = MemoryPropertyFlags.HostVisibleBit | MemoryPropertyFlags.HostCoherentBit;
        int kind = Enumerable.Range(0, (int)kinds.MemoryTypeCount).First(i => (needs.MemoryTypeBits & (1u << i)) != 0 && kinds.MemoryTypes[i].PropertyFlags.HasFlag(Readable));
        var memoryInfo = new MemoryAllocateInfo { SType = StructureType.MemoryAllocateInfo, AllocationSize = needs.Size, MemoryTypeIndex = (uint)kind };
        Check(_vk.AllocateMemory(device, in memoryInfo, null, out var memory));
        Check(_vk.BindBufferMemory(device, buffer, memory, 0));
        return (buffer, memory);
    }

    void Submit(Device device, Queue queue, Action<CommandBuffer> record)
    {
        var poolInfo = new CommandPoolCreateInfo { SType = StructureType.CommandPoolCreateInfo };
        Check(_vk.CreateCommandPool(device, in poolInfo, null, out var pool));
        var commandsInfo = new CommandBufferAllocateInfo { SType = StructureType.CommandBufferAllocateInfo, CommandPool = pool, CommandBufferCount = 1 };
        Check(_vk.AllocateCommandBuffers(device, in commandsInfo, out var commands));
        var begin = new CommandBufferBeginInfo { SType = StructureType.CommandBufferBeginInfo };
        Check(_vk.BeginCommandBuffer(commands, in begin));
        record(commands);
        Check(_vk.EndCommandBuffer(commands));

        var fenceInfo = new FenceCreateInfo { SType = StructureType.FenceCreateInfo };
        Check(_vk.CreateFence(device, in fenceInfo, null, out var fence));
        var submit = new SubmitInfo { SType = StructureType.SubmitInfo, CommandBufferCount = 1, PCommandBuffers = &commands };
        Check(_vk.QueueSubmit(queue, 1, in submit, fence));
        Check(_vk.WaitForFences(device, 1, in fence, true, ulong.MaxValue));
        _vk.DestroyFence(device, fence, null);
        _vk.DestroyCommandPool(device, pool, null);
    }

    static void Check(Result result) => Assert.Equal(Result.Success, result);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static Bool32 Receive(DebugUtilsMessageSeverityFlagsEXT severity, DebugUtilsMessageTypeFlagsEXT types, DebugUtilsMessengerCallbackDataEXT* data, void* user)
    {
        s_messages.Add(SilkMarshal.PtrToString((nint)data->PMessage)!);
        return false;
    }
}
