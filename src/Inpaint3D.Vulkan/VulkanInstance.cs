using Silk.NET.Core.Native;
using Silk.NET.Vulkan;
using Silk.NET.Vulkan.Extensions.EXT;

namespace Inpaint3D.Vulkan;

/// <summary>The Vulkan loader and an instance of it, with the devices that it shows; on request everything is validated.</summary>
internal sealed unsafe class VulkanInstance : IDisposable
{
    const string NoLoader = "No Vulkan was found on this machine: install libvulkan1 and mesa-vulkan-drivers (Debian/Ubuntu: apt install libvulkan1 mesa-vulkan-drivers), or the driver of the GPU's maker.";

    // Native code calls it as long as the instance lives.
    readonly DebugUtilsMessengerCallbackFunctionEXT? _onMessage;
    readonly ExtDebugUtils? _debug;
    readonly DebugUtilsMessengerEXT _messenger;

    /// <summary>Opens the loader.</summary>
    /// <param name="validate">Whether the validation layer checks every call.</param>
    /// <param name="onMessage">Told what the layer has to say; may be called from any thread that calls Vulkan.</param>
    /// <exception cref="NotSupportedException">There is no loader or no driver on this machine, or no validation layer.</exception>
    public VulkanInstance(bool validate, Action<string>? onMessage)
    {
        try
        {
            Api = Vk.GetApi();
        }
        catch (Exception e) when (e is FileNotFoundException or DllNotFoundException or EntryPointNotFoundException)
        {
            throw new NotSupportedException(NoLoader, e);
        }
        var messenger = new DebugUtilsMessengerCreateInfoEXT
        {
            SType = StructureType.DebugUtilsMessengerCreateInfoExt,
            MessageSeverity = DebugUtilsMessageSeverityFlagsEXT.WarningBitExt | DebugUtilsMessageSeverityFlagsEXT.ErrorBitExt,
            MessageType = DebugUtilsMessageTypeFlagsEXT.GeneralBitExt | DebugUtilsMessageTypeFlagsEXT.ValidationBitExt,
        };
        if (validate)
        {
            _onMessage = (_, _, message, _) =>
            {
                onMessage?.Invoke(SilkMarshal.PtrToString((nint)message->PMessage)!);
                return default;
            };
            messenger.PfnUserCallback = _onMessage;
        }
        Handle = Create(validate ? &messenger : null);
        if (!validate || !Api.TryGetInstanceExtension(Handle, out _debug)) return;
        _debug!.CreateDebugUtilsMessenger(Handle, in messenger, null, out _messenger);
    }

    public Vk Api { get; }

    public Instance Handle { get; }

    /// <summary>All devices, in the driver's order.</summary>
    public PhysicalDevice[] Devices()
    {
        uint count = 0;
        Api.EnumeratePhysicalDevices(Handle, &count, null);
        var devices = new PhysicalDevice[count];
        fixed (PhysicalDevice* first = devices) Api.EnumeratePhysicalDevices(Handle, &count, first);
        return devices[..(int)count];
    }

    /// <summary>The best device that the settings allow.</summary>
    /// <exception cref="NotSupportedException">There is none; lists those there are.</exception>
    public PhysicalDevice Choose(VulkanSettings settings)
    {
        var all = Devices().Select(device => (Device: device, Info: Describe(device))).ToArray();
        var fitting = all.Where(entry => (settings.Software || entry.Info.Kind != VulkanDeviceKind.Software)
            && (settings.Name is null || entry.Info.Name.Contains(settings.Name, StringComparison.OrdinalIgnoreCase))).OrderBy(entry => entry.Info.Kind).ToArray();
        foreach (var (device, info) in fitting)
            if (info.Refusal is null) return device;
        if (all.Length == 0) throw new NotSupportedException(NoLoader);
        string there = string.Join("; ", all.Select(entry => entry.Info.Refusal is null ? entry.Info.Name : $"{entry.Info.Name}: {entry.Info.Refusal}"));
        throw new NotSupportedException($"No Vulkan device {(settings.Name is null ? "serves" : $"is called '{settings.Name}'")}. There are: {there}");
    }

    /// <summary>What a device is, and whether it serves.</summary>
    public VulkanDeviceInfo Describe(PhysicalDevice device)
    {
        Api.GetPhysicalDeviceProperties(device, out var properties);
        var version = new Version((int)(properties.ApiVersion >> 22 & 0x7F), (int)(properties.ApiVersion >> 12 & 0x3FF), (int)(properties.ApiVersion & 0xFFF));
        bool old = version < new Version(1, 2);
        string? refusal = old ? $"It offers Vulkan {version.ToString(2)}, and 1.2 is needed: update its driver."
            : QueueFamily(device) is null ? "It has no queue for computing." : null;
        Api.GetPhysicalDeviceMemoryProperties(device, out var memory);
        long bytes = 0;
        for (int heap = 0; heap < memory.MemoryHeapCount; heap++)
            if (memory.MemoryHeaps[heap].Flags.HasFlag(MemoryHeapFlags.DeviceLocalBit)) bytes += (long)memory.MemoryHeaps[heap].Size;
        var kind = properties.DeviceType switch
        {
            PhysicalDeviceType.DiscreteGpu => VulkanDeviceKind.Discrete,
            PhysicalDeviceType.IntegratedGpu => VulkanDeviceKind.Integrated,
            PhysicalDeviceType.VirtualGpu => VulkanDeviceKind.Virtual,
            PhysicalDeviceType.Cpu => VulkanDeviceKind.Software,
            _ => VulkanDeviceKind.Other,
        };
        return new VulkanDeviceInfo(SilkMarshal.PtrToString((nint)properties.DeviceName)!, kind, old ? "" : Driver(device), version, bytes, refusal);
    }

    /// <summary>The first family of queues that computes, if possible one that draws as well.</summary>
    public uint? QueueFamily(PhysicalDevice device)
    {
        uint count = 0;
        Api.GetPhysicalDeviceQueueFamilyProperties(device, &count, null);
        var families = new QueueFamilyProperties[count];
        fixed (QueueFamilyProperties* first = families) Api.GetPhysicalDeviceQueueFamilyProperties(device, &count, first);
        const QueueFlags both = QueueFlags.ComputeBit | QueueFlags.GraphicsBit;
        int best = Array.FindIndex(families, family => (family.QueueFlags & both) == both);
        if (best < 0) best = Array.FindIndex(families, family => family.QueueFlags.HasFlag(QueueFlags.ComputeBit));
        return best < 0 ? null : (uint)best;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _debug?.DestroyDebugUtilsMessenger(Handle, _messenger, null);
        Api.DestroyInstance(Handle, null);
        Api.Dispose();
        // The instance's own messages came through it until now.
        GC.KeepAlive(_onMessage);
    }

    Instance Create(DebugUtilsMessengerCreateInfoEXT* messenger)
    {
        fixed (byte* name = "Inpaint3D\0"u8, layer = "VK_LAYER_KHRONOS_validation\0"u8, debug = "VK_EXT_debug_utils\0"u8, features = "VK_EXT_validation_features\0"u8)
        {
            var extensions = stackalloc byte*[] { debug, features };
            var application = new ApplicationInfo { SType = StructureType.ApplicationInfo, PApplicationName = name, ApiVersion = Vk.Version13 };
            // Besides the rules, whether barriers stand wherever memory is written and used.
            var synchronization = ValidationFeatureEnableEXT.SynchronizationValidationExt;
            var validation = new ValidationFeaturesEXT
            {
                SType = StructureType.ValidationFeaturesExt, PNext = messenger, EnabledValidationFeatureCount = 1, PEnabledValidationFeatures = &synchronization,
            };
            var plain = new InstanceCreateInfo { SType = StructureType.InstanceCreateInfo, PApplicationInfo = &application };
            var info = messenger is null ? plain : plain with
            {
                PNext = &validation, EnabledLayerCount = 1, PpEnabledLayerNames = &layer, EnabledExtensionCount = 2, PpEnabledExtensionNames = extensions,
            };
            var result = Api.CreateInstance(in info, null, out var instance);
            if (result is Result.ErrorLayerNotPresent or Result.ErrorExtensionNotPresent)
                throw new NotSupportedException("Vulkan's validation layer was not found: install vulkan-validationlayers (Debian/Ubuntu: apt install vulkan-validationlayers).");
            return result == Result.Success ? instance : throw new NotSupportedException(NoLoader);
        }
    }

    string Driver(PhysicalDevice device)
    {
        var driver = new PhysicalDeviceDriverProperties { SType = StructureType.PhysicalDeviceDriverProperties };
        var properties = new PhysicalDeviceProperties2 { SType = StructureType.PhysicalDeviceProperties2, PNext = &driver };
        Api.GetPhysicalDeviceProperties2(device, &properties);
        return $"{SilkMarshal.PtrToString((nint)driver.DriverName)} {SilkMarshal.PtrToString((nint)driver.DriverInfo)}".Trim();
    }
}
