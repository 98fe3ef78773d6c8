using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Silk.NET.Core;
using Silk.NET.Core.Native;

namespace Silk.NET.Vulkan;

/// <summary>The functions of Vulkan, of the instance and device that were made with it last.</summary>
public sealed unsafe partial class Vk : IDisposable
{
    static readonly string[] s_libraries = OperatingSystem.IsWindows() ? ["vulkan-1.dll"]
        : OperatingSystem.IsMacOS() ? ["libvulkan.1.dylib", "libvulkan.dylib", "libMoltenVK.dylib"]
        : ["libvulkan.so.1", "libvulkan.so"];

    public static readonly Version32 Version10 = new(1, 0, 0);
    public static readonly Version32 Version11 = new(1, 1, 0);
    public static readonly Version32 Version12 = new(1, 2, 0);
    public static readonly Version32 Version13 = new(1, 3, 0);

    readonly nint _library;
    Functions _functions;
    Instance? _instance;

    Vk(nint library)
    {
        _library = library;
        _functions = new Functions(library, default, FunctionCount);
    }

    /// <summary>The instance whose functions are called; creating one sets it.</summary>
    public Instance? CurrentInstance
    {
        get => _instance;
        set
        {
            _instance = value;
            _functions = new Functions(_library, value ?? default, FunctionCount);
        }
    }

    /// <summary>The device that was created last.</summary>
    public Device? CurrentDevice { get; set; }

    /// <summary>Loads the Vulkan loader of the system.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static Vk GetApi()
    {
        foreach (string name in s_libraries)
            if (NativeLibrary.TryLoad(name, out nint library)) return new Vk(library);
        throw new FileNotFoundException($"No Vulkan loader: {string.Join(", ", s_libraries)} could not be loaded.");
    }

    /// <summary>Packs a version, as VK_MAKE_VERSION does.</summary>
    public static Version32 MakeVersion(uint major, uint minor, uint patch = 0) => new(major, minor, patch);

    /// <summary>The functions of an extension that the instance was made with.</summary>
    public bool TryGetInstanceExtension<T>(Instance instance, [NotNullWhen(true)] out T? ext) where T : NativeExtension<Vk>
    {
        ext = (T?)NewExtension(typeof(T), new Functions(_library, instance, 0), default);
        return ext is not null;
    }

    /// <summary>The functions of an extension that the device was made with.</summary>
    public bool TryGetDeviceExtension<T>(Instance instance, Device device, [NotNullWhen(true)] out T? ext) where T : NativeExtension<Vk>
    {
        ext = (T?)NewExtension(typeof(T), new Functions(_library, instance, 0), device);
        return ext is not null;
    }

    /// <summary>Unloads the loader; no function may be called any more.</summary>
    public void Dispose() => NativeLibrary.Free(_library);
}
